"""Properties that hold for any input: folding, wrapping, and reading TOML."""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_cli import english, fold, romaji
from glossary_cli.positions import Positions
from glossary_cli.render.wrap import LINE_END_FORBIDDEN, LINE_START_FORBIDDEN, may_break, text_width, wrap
from glossary_cli.source import paragraphs, read_entry

KANA = st.text(
    st.sampled_from("あいうかがきぎくすずせぜそぞただちぢっつづてでとどなはばぱほぼまやゃゆゅよょらわをんー"),
    max_size=12,
)
JAPANESE = "事前学習は、大規模な言語モデルを「データ」（テキスト）で作る工程です。ー・ァッ々…"
MIXED = st.text(st.sampled_from(list(JAPANESE) + list("abcXYZ 019.-,()")), max_size=150).map(
    lambda text: re.sub(" +", " ", text).strip()
)


def katakana(text: str) -> str:
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in text)


@given(st.text())
def test_a_key_is_its_own_key_and_holds_letters_and_digits_only(text: str) -> None:
    key = fold.key(text)
    assert fold.key(key) == key
    assert all(char.isalnum() for char in key)
    assert fold.kana_key(fold.kana_key(key)) == fold.kana_key(key)
    for word in fold.tokens(text):
        assert english.stem(word)
        assert english.light_stem(word)
    romaji.skeleton(fold.base(text))


@given(st.text(st.sampled_from("abcdefghijklmnop -"), max_size=20))
def test_case_width_hyphens_and_spaces_never_change_a_key(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    expected = text.replace("-", "").replace(" ", "")
    for variant in (text, text.upper(), wide, text.replace("-", "‐"), text.replace(" ", "　")):
        assert fold.key(variant) == expected


@given(KANA)
def test_katakana_and_hiragana_meet(text: str) -> None:
    assert fold.key(katakana(text)) == fold.key(text)
    assert romaji.skeleton(fold.base(katakana(text))) == romaji.skeleton(fold.base(text))


@given(KANA)
def test_a_skeleton_ignores_long_vowels_and_geminates(text: str) -> None:
    # A small kana belongs to the one before it, and to no mark.
    text = re.sub("[ーっ]+(?=[ゃゅょ])", "", text)
    skeleton = romaji.skeleton(text)
    assert skeleton.isascii()
    assert romaji.skeleton(text.replace("ー", "").replace("っ", "")) == skeleton
    assert not re.search(r"(.)\1", skeleton.replace("ou", "o")) or "oo" in skeleton


@pytest.mark.parametrize("system", ["hepburn", "kunrei"])
@given(
    reading=st.text(
        st.sampled_from(
            "あいうえおかきくけこがぎぐげごさしすせそざじずぜぞたつてとだでどなにぬねのはひふへほばびぶべぼまみむめもやゆよらりるれろわ"
        ),
        min_size=1,
        max_size=10,
    )
)
@settings(max_examples=60, deadline=None)
def test_what_pykakasi_transcribes_meets_the_kana(reading: str, system: str) -> None:
    from glossary_cli.compile import _kakasi

    typed = "".join(item[system] for item in _kakasi().convert(reading))
    if " " not in typed and "(" not in typed:
        assert romaji.skeleton(fold.base(typed)) == romaji.skeleton(reading)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ﾄｰｸﾝ", "トークン"), ("ＬＬＭ", "llm"), ("か\u3099くしゅう", "がくしゅう"), ("機械學習", "機械学習"),
        ("みすゞ", "みすず"), ("チュ―ニング", "チューニング"), ("naïve Bayes", "naive bayes"), ("“RAG”", "rag"),
        ("soft hy\u00adphen", "soft hyphen"), ("トークン\u200b化", "トークン化"), ("デ一タ", "データ"),
        ("Q学習", "ｑ学習"), ("ファイン-チューニング", "ファインーチューニング"), ("その一つ", "その一つ"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert fold.key(one) == fold.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ヴィジョン", "ビジョン"),
        ("フアインチユーニング", "ファインチューニング"),
        ("データ", "デタ"),
        ("づ", "ず"),
        ("ヴァ", "バ"),
    ],
)
def test_kana_spellings_of_one_name_share_a_kana_key(one: str, other: str) -> None:
    assert fold.kana_key(fold.key(one)) == fold.kana_key(fold.key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tokenisation", "tokenization"), ("models", "model"), ("policies", "policy"), ("fine-tuned", "fine-tuning"),
        ("LLMs", "LLM"), ("matrices", "matrix"), ("labelled", "labeled"), ("behaviour", "behavior"),
        ("optimiser", "optimizer"), ("GPUs", "GPU"),
        ("embeddings", "embedding"), ("batches", "batch"), ("hypotheses", "hypothesis"), ("quantised", "quantized"),
    ],
)  # fmt: skip
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert list(map(english.stem, fold.tokens(one))) == list(map(english.stem, fold.tokens(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("transformer", "transfer"),
        ("noise", "noize"),
        ("bias", "base"),
        ("token", "tokenizer"),
        ("prompt", "prom"),
        ("class", "clas"),
    ],
)
def test_words_that_differ_keep_their_stems_apart(one: str, other: str) -> None:
    assert english.stem(one) != english.stem(other)


@given(MIXED, st.integers(10, 100), st.sets(st.integers(1, 150)))
def test_wrapping_keeps_the_text_and_kinsoku(text: str, measure: int, phrases: set[int]) -> None:
    ranges = wrap(text, measure, phrases)
    lines = [text[start:end] for start, end in ranges]
    assert re.sub(" ", "", "".join(lines)) == text.replace(" ", "")
    for line, following in pairwise(lines):
        assert line
        assert line[-1] not in LINE_END_FORBIDDEN
        assert following[0] not in LINE_START_FORBIDDEN
        assert not re.fullmatch("[A-Za-z0-9]{2}", line[-1] + following[0]) or " " in text
    for start, end in ranges:
        line = text[start:end]
        if text_width(line) > measure:
            # Only what cannot be broken before the measure sticks out.
            widths = [index for index in range(1, len(line)) if may_break(line[index - 1], line[index])]
            assert all(text_width(line[:index].rstrip()) > measure for index in widths)


@given(
    st.lists(st.text(st.sampled_from("abcdefgh0123456789"), min_size=1, max_size=30), min_size=1, max_size=30),
    st.integers(30, 100),
)
def test_words_that_fit_a_line_are_not_split(words: list[str], measure: int) -> None:
    text = " ".join(words)
    found = " ".join(text[start:end] for start, end in wrap(text, measure))
    assert found.split(" ") == words


@given(
    st.lists(st.text(st.sampled_from("アイウカキクサシスタチツー"), min_size=2, max_size=7), min_size=1, max_size=20),
    st.integers(40, 100),
)
def test_katakana_words_shorter_than_half_a_line_are_not_split(words: list[str], measure: int) -> None:
    text = "の".join(word.strip("ー") or "ア" for word in words)
    for start, _ in wrap(text, measure):
        assert not start or text[start] == "の" or text[start - 1] == "の"


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_no_file_makes_the_reader_fail(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.toml"
        path.write_bytes(data)
        entry, document = read_entry(str(path), folder, [], strict=True)
        assert entry is None
        for problem in document.problems:
            assert re.match(rf"{re.escape(str(path))}:\d+:\d+: .", str(problem))


PRINTABLE = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20)
PROSE = st.lists(PRINTABLE, min_size=1, max_size=3).map("\n\n".join)
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
TERMS = st.fixed_dictionaries(
    {"en": PRINTABLE, "ja": PRINTABLE, "definition": st.fixed_dictionaries({"en": PROSE}, optional={"ja": PROSE})},
    optional={
        "reading": st.text(st.sampled_from("あいうー"), min_size=1, max_size=9),
        "abbreviations": st.lists(PRINTABLE, unique=True, max_size=3),
        "related": st.lists(SLUGS, unique=True, max_size=3),
        "updated": st.dates(dt.date(2000, 1, 1), dt.date(2026, 1, 1)),
        "sections": st.lists(
            st.fixed_dictionaries(
                {
                    "title": st.fixed_dictionaries({"en": PRINTABLE, "ja": PRINTABLE}),
                    "text": st.fixed_dictionaries({"en": PROSE, "ja": PROSE}),
                }
            ),
            max_size=2,
            unique_by=json.dumps,
        ),
    },
)


def toml(value: Any) -> str:
    """Return a value as TOML, on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)


@given(TERMS)
@settings(max_examples=100, deadline=None)
def test_an_entry_reads_back_as_it_was_written(values: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "some-id.toml"
        path.write_text("".join(f"{key} = {toml(value)}\n" for key, value in values.items()), encoding="utf-8")
        entry, document = read_entry(str(path), folder, [], strict=False)
        assert entry, list(map(str, document.problems))
        term = entry.term
        assert (term.id, term.en, term.ja) == ("some-id", values["en"], values["ja"])
        assert term.definition.en == values["definition"]["en"]
        assert term.abbreviations == tuple(values.get("abbreviations", ()))
        assert term.related == tuple(values.get("related", ()))
        assert [part.text.ja for part in term.sections] == [part["text"]["ja"] for part in values.get("sections", ())]


def places(value: Any, text: str, path: tuple[str | int, ...], positions: Positions) -> None:
    """Check that each value of a document stands where its place says."""
    lines = text.split("\n")
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        line, column = positions.value((*path, key))
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        if isinstance(item, (dict, list)):
            assert rest[0] in "{["
            places(item, text, (*path, key), positions)
        else:
            assert rest.startswith(toml(item))
        if isinstance(key, str):
            line, column = positions.key((*path, key))
            assert lines[line - 1][column - 1 :].startswith(f"{key} =")


@given(TERMS)
@settings(max_examples=100)
def test_every_place_is_where_the_key_or_value_stands(values: dict[str, Any]) -> None:
    text = "# a comment\n\n" + "".join(f"  {key} = {toml(value)} # after\n" for key, value in values.items())
    assert tomli.loads(text) == values
    places(values, text, (), Positions(text))


DOCUMENT = r"""
title.en = "a"   # dotted
"quoted key" = 'literal'
list = [ 1, # one
  @@@multi
line "\\""@@@, {x = 1, "y" = [true]},
]
[table]
key = 2026-11-23
[[items]]
name = "first"
[items.sub]
deep = '''it's'''
[[items]]
name = "second \\" \\u0041"
""".replace("@", '"').replace("\\\\", "\\")


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title", "en"), (2, 7), (2, 12)),
        (("quoted key",), (3, 1), (3, 16)),
        (("list", 0), (4, 10), (4, 10)),
        (("list", 1), (5, 3), (5, 3)),
        (("list", 2, "x"), (6, 16), (6, 20)),
        (("list", 2, "y", 0), (6, 30), (6, 30)),
        (("table", "key"), (9, 1), (9, 7)),
        (("items", 0, "name"), (11, 1), (11, 8)),
        (("items", 0, "sub", "deep"), (13, 1), (13, 8)),
        (("items", 1, "name"), (15, 1), (15, 8)),
        (("items", 1, "missing"), (14, 3), (14, 3)),
        (("nothing",), (1, 1), (1, 1)),
    ],
)
def test_places_in_every_construct_of_toml(
    path: tuple[str | int, ...], key: tuple[int, int], value: tuple[int, int]
) -> None:
    tomli.loads(DOCUMENT)
    positions = Positions(DOCUMENT)
    assert positions.key(path) == key
    assert positions.value(path) == value


@given(st.lists(st.text(st.sampled_from("abc 日本語、。"), min_size=1, max_size=20).filter(str.strip), max_size=5))
def test_paragraphs_join_lines_with_a_space_only_between_latin(parts: list[str]) -> None:
    joined = paragraphs("\n".join(parts))
    assert "\n" not in joined
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", "".join(parts))
    assert paragraphs("one\ntwo\n\n三\n四") == "one two\n\n三四"
