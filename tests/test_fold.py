"""Folding: spellings of one name meet, names that differ do not, and no text is too odd."""

from __future__ import annotations

import re
import time
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary_cli import english, fold, romaji

ONE_KEY = [
    # Width
    ("LLM", "ＬＬＭ"),
    ("LLM", "ｌｌｍ"),
    ("トークン", "ﾄｰｸﾝ"),
    ("ガード", "ｶﾞｰﾄﾞ"),
    ("プロンプト", "ﾌﾟﾛﾝﾌﾟﾄ"),
    ("ファイン・チューニング", "ﾌｧｲﾝ･ﾁｭｰﾆﾝｸﾞ"),
    ("GPT-4", "ＧＰＴ－４"),
    ("fine tuning", "fine　tuning"),
    # Case, spaces and punctuation
    ("RLHF", "rlhf"),
    ("Fine-tuning", "fine tuning"),
    ("fine-tuning", "finetuning"),
    ("fine-tuning", "fine‐tuning"),
    ("fine-tuning", "fine–tuning"),
    ("fine-tuning", "fine_tuning"),
    ("RAG", "“RAG”"),
    ("RAG", "「RAG」"),
    ("k-means", "K‑Means"),
    ("chain-of-thought", " chain of thought "),
    ("Straße", "STRASSE"),
    # Scripts and marks
    ("ファインチューニング", "ふぁいんちゅーにんぐ"),
    ("ファインチューニング", "ファイン・チューニング"),
    ("ファインチューニング", "ファイン チューニング"),
    ("ガード", normalize("NFD", "ガード")),
    ("プロンプト", normalize("NFD", "ぷろんぷと")),
    ("ガード", "カ゛ード"),
    ("プロンプト", "フ゜ロンフ゜ト"),
    ("naïve Bayes", "naive bayes"),
    ("naïve Bayes", normalize("NFD", "Naïve Bayes")),
    ("Gödel", "godel"),
    ("jizengakushū", "jizengakushu"),
    # Long-vowel marks
    ("トークン", "ト−クン"),
    ("トークン", "ト—クン"),
    ("トークン", "ト―クン"),
    ("トークン", "ト─クン"),
    ("トークン", "ト-クン"),
    ("トークン", "ト－クン"),
    ("トークン", "ト〜クン"),
    ("トークン", "ト～クン"),
    ("トークン", "ト一クン"),
    ("トークン", "ト=クン"),
    ("データ", "デ‐タ"),
    ("データ", "でｰた"),
    ("パラメータ", "パラメ━タ"),
    ("エンコーダー", "エンコーダ−"),
    # Old forms and iteration marks
    ("学習", "學習"),
    ("機械学習", "機械學習"),
    ("強化学習", "強化學習"),
    ("対照", "對照"),
    ("変換", "變換"),
    ("関数", "關數"),
    ("検証", "檢證"),
    ("佐佐木", "佐々木"),
    ("こころ", "こゝろ"),
    ("みすず", "みすゞ"),
    ("ここ", "コヽ"),
    ("ただ", "タヾ"),
    # Invisible characters
    ("学習", "学\u200b習"),
    ("token", "to\u00adken"),
    ("token", "\ufefftoken"),
    ("辻", "辻\U000e0100"),
    # Compatibility forms
    ("平成", "㍻"),
    ("1", "①"),
    ("file", "ﬁle"),
    ("コト", "ヿ"),
]


@pytest.mark.parametrize(("one", "other"), ONE_KEY)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert one != other
    assert fold.key(one) == fold.key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("transformer", "transfer"),
        ("bias", "base"),
        ("か", "が"),
        ("は", "ぱ"),
        ("びょういん", "びよういん"),
        ("学習", "学集"),
        ("一", "ー"),
        ("第一", "第ー"),
        ("データ一覧", "データー覧"),
        ("統一", "統ー"),
        ("GPT-3", "GPT-4"),
        ("C", "C1"),
        ("シ", "ツ"),
        ("ソ", "ン"),
        ("ロ", "口"),
        ("カ", "力"),
        ("o", "0"),
        ("おばさん", "おばあさん"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert fold.key(one) != fold.key(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fine-Tuning!", "finetuning"),
        ("ファイン・チューニング", "ふぁいんちゅーにんぐ"),
        ("事前 學習", "事前学習"),
        ("7B", "7b"),
        ("", ""),
        ("。、「」", ""),
        ("🙂", ""),
        ("\ud800", ""),
        ("x\ud800y", "xy"),
        ("\u3099", ""),
        ("--", ""),
        ("かー", "かー"),
        ("か-", "か"),
        ("か-な", "かーな"),
        ("か=", "か"),
    ],
)
def test_a_key_is_what_is_left_of_letters_and_digits(text: str, expected: str) -> None:
    assert fold.key(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fine-Tuning, ＬＬＭ", "fine-tuning, llm"),
        ("トークン（字句）", "とーくん(字句)"),
        ("學習 々", "学習 習"),
        ("ａ　ｂ", "a b"),
        ("to\u00adken\u200b size\ufe0f", "token size"),
        ("東京—大阪", "東京—大阪"),
    ],
)
def test_the_base_keeps_spaces_and_punctuation(text: str, expected: str) -> None:
    assert fold.base(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ヴァ", "バ"),
        ("ヴィジョン", "ビジョン"),
        ("ヴェクトル", "ベクトル"),
        ("ヴォイス", "ボイス"),
        ("ヴュー", "ビュー"),
        ("ラヴ", "ラブ"),
        ("サーバー", "サーバ"),
        ("パラメーター", "パラメータ"),
        ("フアインチユーニング", "ファインチューニング"),
        ("キヤツシユ", "キャッシュ"),
        ("クヮ", "クワ"),
        ("ヵ", "カ"),
        ("つづき", "つずき"),
        ("ちぢみ", "ちじみ"),
        ("ヲ", "オ"),
        ("ウ゛ァ", "バ"),
    ],
)
def test_spellings_of_one_kana_name_share_a_kana_key(one: str, other: str) -> None:
    assert fold.key(one) != fold.key(other)
    assert fold.kana_key(fold.key(one)) == fold.kana_key(fold.key(other)) != ""


UNLIKE_KANA = [("バス", "パス"), ("かき", "がき"), ("ヴァ", "ハ"), ("し", "ち"), ("は", "わ")]


@pytest.mark.parametrize(("one", "other"), UNLIKE_KANA)
def test_different_kana_names_have_different_kana_keys(one: str, other: str) -> None:
    assert fold.kana_key(fold.key(one)) != fold.kana_key(fold.key(other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fine-tuned LLMs", ["fine", "tuned", "llm"]),
        ("GPUs and GANs", ["gpu", "and", "gan"]),
        ("AIs", ["ai"]),
        ("RLHFs'", ["rlhf"]),
        ("LSTMs", ["lstm"]),
        ("GPT-4s", ["gpt", "4s"]),
        ("US", ["us"]),
        ("bias", ["bias"]),
        ("CLASS", ["class"]),
        ("ＬＬＭ", ["llm"]),
        ("強化 learning", ["強化", "learning"]),
        ("損失(loss)関数", ["損失", "loss", "関数"]),
        ("naïve Bayes", ["naive", "bayes"]),
        ("½", ["1", "2"]),
        ("to\u00adken", ["token"]),
        ("", []),
        (" - ", []),
    ],
)
def test_tokens_are_words_without_the_plural_of_abbreviations(text: str, expected: list[str]) -> None:
    assert fold.tokens(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # British spelling
        ("tokenisation", "tokenization"),
        ("tokenisations", "tokenization"),
        ("tokeniser", "tokenizer"),
        ("tokenisers", "tokenizer"),
        ("optimise", "optimize"),
        ("optimises", "optimize"),
        ("optimised", "optimized"),
        ("optimising", "optimizing"),
        ("regularisation", "regularization"),
        ("quantised", "quantized"),
        ("summarising", "summarizing"),
        ("analyse", "analyze"),
        ("analysing", "analyzing"),
        ("analysed", "analyzed"),
        ("modelling", "modeling"),
        ("labelled", "labeled"),
        ("modeller", "modeler"),
        ("behaviour", "behavior"),
        ("behaviours", "behavior"),
        ("catalogue", "catalog"),
        ("dialogues", "dialog"),
        ("colour", "color"),
        ("colours", "color"),
        ("favour", "favor"),
        ("centre", "center"),
        ("centres", "center"),
        ("neighbour", "neighbor"),
        ("neighbours", "neighbor"),
        # Plural
        ("tokens", "token"),
        ("policies", "policy"),
        ("losses", "loss"),
        ("boxes", "box"),
        ("batches", "batch"),
        ("indices", "index"),
        ("matrices", "matrix"),
        ("biases", "bias"),
        ("hypotheses", "hypothesis"),
        ("corpora", "corpus"),
        ("databases", "database"),
        ("caches", "cache"),
    ],
)
def test_spelling_and_number_share_a_light_stem(one: str, other: str) -> None:
    assert english.light_stem(one) == english.light_stem(other)
    assert english.stem(one) == english.stem(other)


@pytest.mark.parametrize(
    "words",
    [
        ("tune", "tuned", "tuning", "tunes", "tuner", "tunings"),
        ("tokenize", "tokenized", "tokenizing", "tokenizer", "tokenization", "tokenizers", "tokenise", "tokenisation"),
        ("train", "trained", "training", "trainer", "trains"),
        ("learn", "learning", "learner", "learned", "learners"),
        ("generate", "generated", "generation", "generator", "generating"),
        ("quantize", "quantized", "quantisation", "quantization"),
        ("prune", "pruned", "pruning"),
        ("plan", "planning", "planned", "planner"),
        ("embed", "embedding", "embedded", "embedder", "embeddings"),
        ("cluster", "clusters", "clustered", "clustering"),
        ("supervise", "supervised", "supervising"),
        ("denoise", "denoised", "denoising", "denoiser"),
        ("compress", "compressed", "compressing", "compressor"),
        ("retrieve", "retrieved", "retrieving", "retriever"),
        ("revise", "revised", "revising"),
    ],
    ids=lambda words: str(words[0]),
)
def test_inflections_and_derivations_share_a_stem(words: tuple[str, ...]) -> None:
    assert {word: english.stem(word) for word in words} == dict.fromkeys(words, english.stem(words[0]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("transformer", "transfer"),
        ("bias", "base"),
        ("loss", "lossy"),
        ("parameter", "perimeter"),
        ("precision", "precise"),
        ("policy", "police"),
        ("noise", "nose"),
        ("data", "date"),
        ("agent", "age"),
        ("four", "for"),
        ("hour", "hor"),
        ("token", "toke"),
        ("vector", "victor"),
        ("generative", "general"),
        ("attention", "attend"),
        ("context", "contest"),
        ("mode", "model"),
        ("inference", "infer"),
    ],
)
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert english.light_stem(one) != english.light_stem(other)
    assert english.stem(one) != english.stem(other)


STEADY = ["noise", "precise", "exercise", "source", "bias", "loss", "axis", "corpus", "tour", "hour"]


@pytest.mark.parametrize("word", STEADY)
def test_words_that_only_look_inflected_stay(word: str) -> None:
    assert english.light_stem(word) == word


@pytest.mark.parametrize("word", ["", "a", "is", "gas", "学習", "とーくん", "naïves"])
def test_short_and_other_words_stay(word: str) -> None:
    assert english.light_stem(word) == english.stem(word) == word


@given(st.text(st.sampled_from("abcdeginorsuyzt"), min_size=1, max_size=12))
@example("axes")
@example("sses")
def test_a_stem_keeps_at_least_three_letters_of_a_word(word: str) -> None:
    assert len(english.stem(word)) >= min(len(word), 3)
    assert english.stem(english.light_stem(word)) == english.stem(word)


SKELETONS = {
    "zizengakusyu": [
        "じぜんがくしゅう", "ジゼンガクシュウ", "jizengakushuu", "jizengakushū", "jizengakushû", "zizengakusyuu",
        "zizengakusyû", "jizengakusyuu", "jizen gakushu", "Jizen-Gakushuu", "ＪＩＺＥＮＧＡＫＵＳＨＵＵ",
        "jizenngakushuu",
        "じぜんgakushuu",
    ],
    "kyokagakusyu": ["きょうかがくしゅう", "kyoukagakushuu", "kyōkagakushū", "kyôkagakusyû", "kyohkagakushu"],
    "syeipu": ["シェイプ", "sheipu", "syeipu"],
    "tokun": ["トークン", "tookun", "tōkun", "to-kun", "tokun", "tohkun"],
    "hugohana": ["ふごうはな", "fugouhana", "hugôhana"],
    "tyuningu": ["チューニング", "chuuningu", "tyuuningu", "chūningu", "chu-ningu"],
    "haintyuningu": ["ファインチューニング", "fainchuuningu", "fainchu-ningu"],
    "batigakusyu": ["バッチがくしゅう", "bacchigakushuu", "batchigakushuu", "battigakusyuu"],
    "sinbun": ["しんぶん", "shinbun", "shimbun", "sinbun"],
    "teni": ["てんい", "ten'i", "tenni", "てんに"],
    "bekutoru": ["ベクトル", "vekutoru", "bekutoru", "ヴェクトル"],
    "zizi": ["じぢ", "jiji", "zizi"],
    "tuzuki": ["つづき", "tsuzuki", "tuzuki", "tsudzuki"],
    "gakusyuo": ["がくしゅうを", "gakushuuwo", "gakushuuo"],
    "zizeng": ["じぜんg", "jizeng", "zizeng"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("expected", "written"), [(skeleton, written) for skeleton, group in SKELETONS.items() for written in group]
)
def test_transcriptions_of_one_reading_share_a_skeleton(expected: str, written: str) -> None:
    assert romaji.skeleton(fold.base(written)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("がくしゅう", "かくしゅう"),
        ("すいろん", "すいろう"),
        ("ばいあす", "べいす"),
        ("しょうり", "しゅうり"),
        ("かんすう", "かんそう"),
        ("こうか", "ごうか"),
    ],
)
def test_different_readings_have_different_skeletons(one: str, other: str) -> None:
    assert romaji.skeleton(one) != romaji.skeleton(other)


@pytest.mark.parametrize(
    "text", ["transformer", "LLM", "loss function", "事前学習", "学習ritsu", "", "。", "q", "xyz", "gpt4", "한국"]
)
def test_what_is_no_japanese_syllables_has_no_skeleton(text: str) -> None:
    assert romaji.skeleton(fold.base(text)) == ""


# Properties

KANA = "あいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねの"
KANA += "はばぱひびぴふぶぷへべぺほぼぽ"
KANA += "まみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖぁぃぅぇぉー"
NAMES = st.text(st.sampled_from("abcXYZ019éü事前学習強化" + KANA), max_size=30)
ODD = st.text(
    st.sampled_from("ー-−一～〜々ゝゞヽヾ゛゜\u3099\u309a\u200b\ufe0f\U000e0100ｶﾞヴゔァぁ學Aßİıﬁ ・=oh'nm🙂\ud800"),
    max_size=12,
)


def katakana(text: str) -> str:
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in text)


@given(st.one_of(st.text(), ODD, NAMES))
def test_the_key_of_a_key_is_itself(text: str) -> None:
    key = fold.key(text)
    assert fold.key(key) == key
    assert fold.kana_key(fold.kana_key(key)) == fold.kana_key(key)


def test_the_key_of_every_character_is_its_own_key() -> None:
    for code in (*range(0x20000), *range(0x2F800, 0x2FA20), *range(0xE0000, 0xE0200)):
        key = fold.key(chr(code))
        assert key == "" or fold.key(key) == key, hex(code)


def test_a_key_is_settled_where_dropped_characters_kept_jamo_apart() -> None:
    key = fold.key("ᄀ ᅡ")
    assert fold.key(key) == key


@given(st.one_of(st.text(st.characters()), ODD))
def test_a_key_holds_letters_digits_and_long_vowel_marks_only(text: str) -> None:
    assert all(char.isalnum() or char == "ー" for char in fold.key(text))


@given(NAMES)
def test_hiragana_and_katakana_have_one_key(text: str) -> None:
    assert fold.key(katakana(text)) == fold.key(text)
    assert fold.kana_key(fold.key(katakana(text))) == fold.kana_key(fold.key(text))
    assert romaji.skeleton(fold.base(katakana(text))) == romaji.skeleton(fold.base(text))


@given(st.text(st.sampled_from("abcXYZ019éü-")), st.data())
def test_spaces_hyphens_and_case_never_change_the_key_of_a_latin_name(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    for added in (" ", "-", "‐", "–", "\u00a0", "　", "_"):
        assert fold.key(text[:at] + added + text[at:]) == fold.key(text)
    assert fold.key(text.upper()) == fold.key(text.lower()) == fold.key(text.swapcase()) == fold.key(text)


@given(NAMES, st.data())
def test_spaces_and_middle_dots_never_change_the_key_of_a_name(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    for added in (" ", "　", "・", "･", "\u200b"):
        assert fold.key(text[:at] + added + text[at:]) == fold.key(text)


def test_a_space_before_an_iteration_mark_does_not_change_the_key() -> None:
    assert fold.key("佐 々木") == fold.key("佐々木")


@given(NAMES)
def test_composed_and_decomposed_text_have_one_key(text: str) -> None:
    assert fold.key(normalize("NFD", text)) == fold.key(text)


@given(st.one_of(st.text(), ODD, NAMES, st.text(st.sampled_from("oh" + KANA))))
def test_a_skeleton_is_lower_case_ascii(text: str) -> None:
    skeleton = romaji.skeleton(fold.base(text))
    assert re.fullmatch("[a-z]*", skeleton)


@given(st.text(st.sampled_from(KANA), min_size=1).filter(lambda text: not set(text) <= set("っー")))
def test_every_reading_has_a_skeleton(text: str) -> None:
    assert romaji.skeleton(text)


@given(st.one_of(st.text(st.characters()), st.text(st.sampled_from("aAsS -学'ー1")), ODD))
def test_tokens_are_words_that_make_up_the_key(text: str) -> None:
    words = fold.tokens(text)
    assert all(word and word.isalnum() for word in words)
    for word in words:
        english.stem(word)


UNITS = ["a", "s", " a", "-", "oh", "ohk", "ou", "mb", "tch", "あ", "ー", "っ", "々", "ｶﾞ", "カ一"]
UNITS += ["🙂", "\ud800", "\u3099"]


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_hundred_thousand_characters_are_folded_in_a_second(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    folded = fold.base(text)
    fold.kana_key(fold.key(text))
    romaji.skeleton(folded)
    for word in fold.tokens(text)[:10]:
        english.stem(word)
    assert time.process_time() - start < 2
