"""The rooms of the search, each over a small shelf: what it finds, how, and what it leaves alone."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_cli import consonants, tiers
from glossary_cli.compile import compile_snapshot, romaji_of
from glossary_cli.query import MAX_QUERY, Query
from glossary_cli.questions import without_frame
from glossary_cli.search import Hit, Stack, stands_out
from glossary_cli.snapshot import Snapshot
from glossary_cli.term import Alias, Bilingual, Term


def term(en: str, ja: str, reading: str, *others: str, abbreviation: str = "") -> Term:
    values: dict[str, Any] = dict.fromkeys(Term.__slots__, ())
    values |= {
        "id": en.lower().replace(" ", "-"), "category": "", "en": en, "ja": ja, "reading": reading, "updated": "",
        "romaji": romaji_of(reading), "reading_guessed": False, "definition": Bilingual(en="x", ja=""),
        "abbreviations": (abbreviation,) if abbreviation else (),
        "aliases": tuple(Alias(text=text, reading="") for text in others),
    }  # fmt: skip
    return Term(**values)


TERMS = [
    term("Reinforcement learning", "強化学習", "きょうかがくしゅう", abbreviation="RL"),
    term("Gradient descent", "勾配降下法", "こうばいこうかほう"),
    term("Loss function", "損失関数", "そんしつかんすう", "cost function"),
    term("Overfitting", "過学習", "かがくしゅう", "過剰適合"),
    term("Label", "ラベル", "らべる"),
    term("Scalable oversight", "スケーラブルな監督", "すけーらぶるなかんとく"),
    term("Fine-tuning", "ファインチューニング", "ふぁいんちゅーにんぐ", "微調整"),
    term("Token", "トークン", "とーくん"),
    term("AI effect", "AI効果", "えーあいこうか"),
    term(
        "Generative adversarial network",
        "敵対的生成ネットワーク",
        "てきたいてきせいせいねっとわーく",
        abbreviation="GAN",
    ),
    term("Large language model", "大規模言語モデル", "だいきぼげんごもでる", abbreviation="LLM"),
    term("Regularization", "正則化", "せいそくか"),
    term("School data", "学校データ", "がっこうでーた"),
]


@pytest.fixture(scope="module")
def stack() -> Stack:
    return Stack([Snapshot.of_bytes(compile_snapshot(TERMS, []))])


def first(stack: Stack, query: str) -> tuple[str, str]:
    hits = stack.find(Query(query))
    return (stack.snapshots[0].id(hits[0].entry), tiers.NAMES[hits[0].tier]) if hits else ("", "")


@pytest.mark.parametrize(
    ("query", "id", "tier"),
    [
        ("RL", "reinforcement-learning", "key"),
        ("きょうか学習", "reinforcement-learning", "homophone"),
        ("教科学習", "reinforcement-learning", "homophone"),
        ("教科がくしゅう", "reinforcement-learning", "homophone"),
        ("教科が", "reinforcement-learning", "homophone"),
        ("教科g", "reinforcement-learning", "homophone"),
        ("学工データ", "school-data", "homophone"),
        ("AI硬貨", "ai-effect", "homophone"),
        ("敵対的精製ネットワーク", "generative-adversarial-network", "homophone"),
        ("kyoukag", "reinforcement-learning", "word-prefix"),
        ("グラディエントディセント", "gradient-descent", "consonants"),
        ("リインフォースメントラーニング", "reinforcement-learning", "consonants"),
        ("ロスファンクション", "loss-function", "consonants"),
        ("descent gradient", "gradient-descent", "words"),
        ("decsent gradeint", "gradient-descent", "typo"),
        ("lable", "label", "typo"),
        ("tokn", "token", "typo"),
        ("scalable", "scalable-oversight", "prefix"),
        ("loss関数", "loss-function", "mixed"),
        ("fine チューニング", "fine-tuning", "mixed"),
        ("強化 learning", "reinforcement-learning", "mixed"),
        ("what is GAN?", "generative-adversarial-network", "question"),
        ("What's a loss function", "loss-function", "question"),
        ("過学習って何", "overfitting", "question"),
        ("過学習する", "overfitting", "question"),
        ("正則化とはどういう意味ですか？", "regularization", "question"),
        ("define overfittnig", "overfitting", "typo"),
        ("GAN model", "generative-adversarial-network", "contained"),
        ("モデルを正則化する", "regularization", "contained"),
        ("エルエルエム", "large-language-model", "reading"),
        ("kyoukagakushuutoha", "", ""),
        ("kyoukagakushuu toha", "reinforcement-learning", "question"),
        ("kyoukagakshuu", "reinforcement-learning", "romaji-typo"),
    ],
)
def test_a_query_finds_what_it_means_and_says_how(stack: Stack, query: str, id: str, tier: str) -> None:
    assert first(stack, query) == (id, tier)


@pytest.mark.parametrize(
    "query",
    ["asdfgh", "coffee", "りんご", "食べる", "天気予報", "あああああ", "っっっっっk", "what is", "とは", "何", "the"],
)
def test_nonsense_finds_nothing(stack: Stack, query: str) -> None:
    assert first(stack, query) == ("", "")


@given(st.text(max_size=40) | st.text("強化学習がくしゅうとは何ですかakd ー", max_size=40))
def test_every_hit_is_ranked_and_no_entry_comes_twice(query: str) -> None:
    stack = Stack([Snapshot.of_bytes(DATA)])
    hits = stack.find(Query(query))
    order = [(hit.rank, hit.entry) for hit in hits]
    assert order == sorted(order)
    assert len({hit.entry for hit in hits}) == len(hits)
    assert all(hit.name.text for hit in hits)


DATA = compile_snapshot(TERMS, [])


def test_an_earlier_shelf_hides_an_entry_of_the_same_id() -> None:
    own = Snapshot.of_bytes(compile_snapshot([term("Token", "形態", "けいたい")], []))
    stack = Stack([own, Snapshot.of_bytes(DATA)])
    assert [(hit.shelf, hit.name.text) for hit in stack.find(Query("token"))] == [(0, "Token")]
    assert not stack.exact(Query("トークン"))
    assert [hit.shelf for hit in stack.exact(Query("label"))] == [1]


def test_a_query_that_is_too_long_is_no_name(stack: Stack) -> None:
    assert stack.find(Query("label" + " " * MAX_QUERY)) == []
    assert first(stack, "label" + " " * (MAX_QUERY - 5)) == ("label", "key")


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [
        ([], False),
        ([(tiers.PREFIX, 0, 9)], True),
        ([(tiers.KEY, 0, 0), (tiers.PREFIX, 0, 0)], True),
        ([(tiers.PREFIX, 0, 1), (tiers.PREFIX, 0, 2)], False),
        ([(tiers.TYPO, 1, 0), (tiers.TYPO, 2, 0)], True),
        ([(tiers.TYPO, 1, 0), (tiers.TYPO, 1, 1)], False),
    ],
)
def test_a_hit_stands_out_by_its_tier_or_by_fewer_typos(
    stack: Stack, ranks: list[tuple[int, int, int]], expected: bool
) -> None:
    assert stands_out([Hit(rank, 0, at, stack.snapshots[0]) for at, rank in enumerate(ranks)]) is expected


@given(st.text(max_size=60))
def test_a_frame_comes_off_once_and_for_all(text: str) -> None:
    bare = without_frame(text)
    assert bare in text
    assert without_frame(bare) == ""


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=30))
def test_consonants_hold_no_vowel_and_no_pair(word: str) -> None:
    found = consonants.of_english([word])
    assert not set("aeiouwymz") & set(found)
    assert all(left != right for left, right in pairwise(found))
