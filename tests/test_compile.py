"""Compiling: the names and keys of an entry, its rōmaji, guesses and phrases, and the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_cli.compile import (
    compile_snapshot,
    guessed_reading,
    lookup_keys,
    names,
    romaji_of,
    scanned_keys,
    with_romaji,
)
from glossary_cli.phrases import phrase_breaks
from glossary_cli.snapshot import ROW_BYTES, ROWS_PER_ENTRY, Pack, Snapshot
from glossary_cli.term import Alias, Bilingual, Category, Section, Source, Term


def term(id: str = "pretraining", en: str = "Pretraining", ja: str = "事前学習", **fields: Any) -> Term:
    values: dict[str, Any] = {
        "id": id,
        "category": "training",
        "en": en,
        "ja": ja,
        "reading": "じぜんがくしゅう",
        "romaji": "",
        "reading_guessed": False,
        "abbreviations": ("PT",),
        "aliases": (Alias(text="pre-training", reading=""), Alias(text="事前訓練", reading="じぜんくんれん")),
        "covers": (),
        "definition": Bilingual(en="A first stage.", ja="最初の学習です。大量の文章を使います。"),
        "sections": (
            Section(
                title=Bilingual(en="Why", ja="なぜ先に学ぶか"),
                text=Bilingual(en="One.\n\nTwo.", ja="一つ目の段落です。\n\n二つ目の段落です。"),
            ),
        ),
        "related": ("token",),
        "contrast": (),
        "sources": (Source(title="T", publisher="P", year=2017, url="https://x.org"),),
        "updated": "2026-11-23",
    }
    return Term(**{**values, **fields})


TRAINING = Category(id="training", name=Bilingual(en="Training", ja="学習"))
PLAIN: dict[str, Any] = {"abbreviations": (), "aliases": (), "sections": (), "related": (), "sources": ()}


def opened(*terms: Term, problems: tuple[object, ...] = (), made_from: str = "") -> Snapshot:
    return Snapshot.of_bytes(compile_snapshot(terms, [TRAINING], problems, made_from))


def test_the_names_of_an_entry_are_all_there_in_order() -> None:
    assert list(names(with_romaji(term()))) == [
        ("en", "Pretraining", ""),
        ("ja", "事前学習", ""),
        ("reading", "じぜんがくしゅう", "jizengakushuu"),
        ("abbreviation", "PT", ""),
        ("alias", "pre-training", ""),
        ("alias", "事前訓練", ""),
        ("reading", "じぜんくんれん", "jizenkunren"),
    ]


def test_an_entry_without_a_reading_has_no_romaji_either() -> None:
    bare = term(reading="", **PLAIN)
    assert list(names(bare)) == [("en", "Pretraining", ""), ("ja", "事前学習", "")]


def test_kana_that_no_reading_stands_for_are_a_sound_themselves() -> None:
    bare = term(ja="トークン", reading="", **{**PLAIN, "aliases": (Alias(text="トーカン", reading=""),)})
    assert list(names(bare))[1:] == [("ja", "トークン", "tookun"), ("alias", "トーカン", "tookan")]


@pytest.mark.parametrize(
    ("field", "text", "sound", "expected"),
    [
        (
            "en",
            "Fine-tuned Tokenisers",
            False,
            {
                "key": "finetunedtokenisers",
                "light": "finetunedtokenizer",
                "stem": "fintuntokeniz",
                "words": "fin tokeniz tun",
            },
        ),
        ("abbreviation", "LLMs", False, {"key": "llms", "light": "llm", "skeleton": "erueruemuesu"}),
        ("abbreviation", "GPU", False, {"key": "gpu", "skeleton": "zipiyu"}),
        ("abbreviation", "GPT-4", False, {"key": "gpt4", "words": "4 gpt"}),
        ("reading", "トークン", True, {"key": "とーくん", "skeleton": "tokun", "kana": "とくん"}),
        ("alias", "ヴィジョン", True, {"key": "ゔぃじょん", "skeleton": "bizyon", "kana": "びじよん"}),
        ("ja", "事前学習", False, {"key": "事前学習"}),
        ("ja", "LLMの評価", False, {"key": "llmの評価"}),
        ("en", "Sake", False, {"key": "sake", "stem": "sak"}),
        ("en", "+", False, {}),
        ("ja", "？", False, {}),
    ],
)
def test_a_name_is_stored_under_its_keys(field: str, text: str, sound: bool, expected: dict[str, str]) -> None:
    found = lookup_keys(field, text, is_sound=sound)
    assert dict(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("field", "text", "sound", "expected"),
    [
        ("en", "Reinforcement Learnings", False, {"latin": "reinforcementlearnings", "words": " reinforcement learning",
                                                 "consonants": "rnhsntrng"}),
        ("abbreviation", "MCMC", False, {"latin": "mcmc"}),
        ("ja", "LLMの評価", False, {"mixed": "llmの評価"}),
        ("reading", "トークン", True, {"japanese": "とーくん", "skeleton": "tokun", "kana": "とくん"}),
        ("en", "?", False, {}),
    ],
)  # fmt: skip
def test_a_name_is_scanned_under_its_keys(field: str, text: str, sound: bool, expected: dict[str, str]) -> None:
    assert dict(scanned_keys(field, text, is_sound=sound)) == expected


@given(st.sampled_from(["en", "ja", "alias", "abbreviation", "reading"]), st.text(max_size=30), st.booleans())
def test_no_key_is_empty_and_none_comes_twice(field: str, text: str, is_sound: bool) -> None:
    for keys in (lookup_keys, scanned_keys):
        found = keys(field, text, is_sound=is_sound)
        assert all(key and "\n" not in key for _, key in found)
        assert len(found) == len({space for space, _ in found})


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("じぜんがくしゅう", "jizengakushuu"),
        ("てんい", "teni"),
        ("とーくん", "tookun"),
        ("ふぁいんちゅーにんぐ", "fainchuuningu"),
        ("きょうかがくしゅう", "kyoukagakushuu"),
        ("まっち", "matchi"),
        ("えーじぇんと", "eejento"),
        ("うぇいと", "weito"),
        ("しーけんす", "shiikensu"),
        ("まっしぇ", "masshe"),
        ("", ""),
    ],
)
def test_romaji_are_hepburn_as_typed(reading: str, expected: str) -> None:
    assert romaji_of(reading) == expected


READINGS = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3096) | st.just("ー"), min_size=1, max_size=12)


@given(READINGS)
def test_romaji_of_any_reading_are_small_letters(reading: str) -> None:
    assert re.fullmatch("[a-z-]*", romaji_of(reading))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("事前学習", "じぜんがくしゅう"),
        ("トークン", "とーくん"),
        ("ﾄｰｸﾝ", "とーくん"),
        ("ファイン・チューニング", "ふぁいんちゅーにんぐ"),
        ("（事前）学習", "じぜんがくしゅう"),
        ("辻\U000e0100", "つじ"),
        ("LLM", ""),
        ("生成AI", ""),
        ("7B", ""),
        ("", ""),
        ("。", ""),
        ("🙂", ""),
        ("한국", ""),
    ],
)
def test_a_reading_is_guessed_only_where_all_of_it_can_be_read(text: str, expected: str) -> None:
    assert guessed_reading(text) == expected


CJK = st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF)


@given(st.one_of(st.text(max_size=20), st.text(CJK, max_size=20)))
@settings(deadline=None)
def test_a_guess_is_kana_or_nothing_whatever_the_text(text: str) -> None:
    assert re.fullmatch("[ぁ-ゖー]*", guessed_reading(text))


def test_a_guess_is_marked_and_a_written_reading_is_kept() -> None:
    guessed = with_romaji(term(reading=""))
    assert (guessed.reading, guessed.romaji, guessed.reading_guessed) == ("じぜんがくしゅう", "jizengakushuu", True)
    kept = with_romaji(term(reading="じぜんかくしゅう"))
    assert (kept.reading, kept.romaji, kept.reading_guessed) == ("じぜんかくしゅう", "jizenkakushuu", False)
    unread = with_romaji(term(ja="LLM", reading=""))
    assert (unread.reading, unread.romaji, unread.reading_guessed) == ("", "", False)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("", [""]),
        ("plain English text", ["plain English text"]),
        ("今日は天気です。", ["今日は", "天気です。"]),
        ("私は遅刻魔で、待ち合わせにいつも遅刻してしまいます。",
         ["私は", "遅刻魔で、", "待ち合わせに", "いつも", "遅刻してしまいます。"]),
    ],
)  # fmt: skip
def test_phrases_begin_where_budoux_says(text: str, phrases: list[str]) -> None:
    cuts = [0, *phrase_breaks(text), len(text)]
    assert [text[start:end] for start, end in pairwise(cuts)] == phrases


@given(st.text(st.sampled_from("事前学習は大規模な言語モデルを、データから作る。LLM 7「」🙂"), max_size=60))
def test_phrase_offsets_rise_and_stay_inside_the_text(text: str) -> None:
    found = phrase_breaks(text)
    assert found == sorted(set(found))
    assert all(0 < offset < len(text) for offset in found)


def test_a_snapshot_gives_back_what_was_compiled() -> None:
    first, second = term(), term("token", "Token", "トークン", reading="とーくん", **PLAIN)
    snapshot = opened(second, first, problems=("x.toml:1:1: broken", "y"), made_from="mark")
    assert len(snapshot) == 2
    assert [snapshot.term(position) for position in (0, 1)] == [with_romaji(first), with_romaji(second)]
    assert snapshot.categories() == [TRAINING]
    assert snapshot.problems() == ["x.toml:1:1: broken", "y"]
    assert snapshot.made_from == "mark"
    assert (snapshot.position("token"), snapshot.position("none"), snapshot.id(0)) == (1, None, "pretraining")
    assert snapshot.headwords(["token", "none"]) == {"token": Bilingual(en="Token", ja="トークン")}
    assert [snapshot.name(row).text for row in snapshot.exact("key", "事前訓練")] == ["事前訓練"]
    assert snapshot.exact("key", "nothing") == []
    for position, each in enumerate((first, second)):
        found = [(name.field, name.text, name.romaji) for _, name in snapshot.names(position)]
        assert found == list(names(with_romaji(each)))
    assert snapshot.breaks("none") == []
    assert snapshot.breaks("pretraining") == [phrase_breaks(text) for text in first.japanese_texts()]


def test_every_name_is_found_under_every_one_of_its_keys() -> None:
    snapshot = opened(term(), term("token", "Token", "トークン", reading="とーくん", **PLAIN))
    for position in range(2):
        for _, name in snapshot.names(position):
            for space, key in lookup_keys(name.field, name.text, is_sound=bool(name.romaji)):
                assert position in {row // ROWS_PER_ENTRY for row in snapshot.exact(space, key)}
                assert (key, position) in {
                    (found, row // ROWS_PER_ENTRY) for found, row in snapshot.beginning(space, key[:-1])
                }
                assert snapshot.has_beginning(space, key[:-1])
            for space, key in scanned_keys(name.field, name.text, is_sound=bool(name.romaji)):
                packs = snapshot.packs(space, len(key), len(key))
                assert [pack.length for pack in packs] == [len(key)]
                assert (key, position) in {(found, row // ROWS_PER_ENTRY) for found, row in packs[0].containing(key)}


def test_a_row_says_whether_a_name_is_the_headword_s() -> None:
    snapshot = opened(term())
    ranks = {name.text: row & 1 for row, name in snapshot.names(0)}
    headword = ("Pretraining", "事前学習", "じぜんがくしゅう")
    others = ("PT", "pre-training", "事前訓練", "じぜんくんれん")
    assert ranks == {**dict.fromkeys(headword, 0), **dict.fromkeys(others, 1)}


@given(st.lists(st.text("ab", min_size=3, max_size=3), min_size=1, max_size=20), st.text("ab", min_size=1, max_size=3))
def test_a_pack_finds_each_key_that_holds_a_part(keys: list[str], part: str) -> None:
    rows = b"".join(row.to_bytes(ROW_BYTES, "little") for row in range(100, 100 + len(keys)))
    expected = [(key, 100 + at) for at, key in enumerate(keys) if part in key]
    assert list(Pack(3, "\n".join(keys), rows).containing(part)) == expected


def test_entries_stand_in_the_order_of_their_english_names_and_ids() -> None:
    snapshot = opened(
        term("c", "beta", "び", **PLAIN), term("b", "Alpha", "あ", **PLAIN), term("a", "alpha!", "い", **PLAIN)
    )
    assert [row[1] for row in snapshot.index()] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "readings",
    [
        ["あ", "か", "さ", "は", "ん"],
        ["か", "かあ", "かん", "き"],
        ["きや", "きゆ", "きよ"],
        ["きやく", "きゃっか", "きゆう"],
        ["はつか", "はっき", "はつく"],
        ["あーう", "あえ"],
        # JIS X 4061: voicing counts only where the kana are equal, and ー is the vowel before it.
        ["がいねん", "かく"],
        ["はん", "ぱんだ", "ひ"],
        ["さーば", "さい"],
    ],
    ids=" ".join,
)
def test_the_japanese_order_is_gojuon_by_reading(readings: list[str]) -> None:
    terms = (term(f"t{9 - at}", str(9 - at), "漢", reading=each, **PLAIN) for at, each in enumerate(readings))
    index = sorted(opened(*terms).index(), key=lambda row: row[4])
    assert [readings[9 - int(row[1][1:])] for row in index] == readings


def test_an_empty_shelf_compiles() -> None:
    snapshot = Snapshot.of_bytes(compile_snapshot([], []))
    assert (len(snapshot), snapshot.names(0), snapshot.categories(), snapshot.problems()) == (0, [], [], [])
    assert snapshot.made_from == ""


def test_text_that_sql_or_json_would_misread_is_kept() -> None:
    odd = "a'b\"; DROP TABLE entries; -- \\ % _ \u2028 🙂 𠮷"
    entry = term(en=odd, ja=odd, definition=Bilingual(en=odd, ja=odd), **PLAIN)
    assert opened(entry).term(0) == with_romaji(entry)


def test_the_same_entries_give_the_same_bytes() -> None:
    entries = [term(), term("token", "Token", "トークン", **PLAIN)]
    once = compile_snapshot(entries, [TRAINING], ["p"], "mark")
    assert compile_snapshot(entries, [TRAINING], ["p"], "mark") == once
    assert compile_snapshot(reversed(entries), [TRAINING], ["p"], "mark") == once
    assert compile_snapshot(entries, [TRAINING], ["p"], "other") != once


COMPILE = """
import hashlib, sys
from glossary_cli.compile import compile_snapshot
from glossary_cli.source import read_shelf
shelf = read_shelf(sys.argv[1])
assert len(shelf.terms) == 3
print(hashlib.sha256(compile_snapshot(shelf.terms, shelf.categories, shelf.problems, "mark")).hexdigest())
"""


def test_other_processes_with_other_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "categories.toml").write_text('b = { en = "B", ja = "び" }\na = { en = "A", ja = "え" }\n', "utf-8")
    for name, japanese in (("one", "事前学習"), ("two", "生成AI"), ("three", "ファイン・チューニング")):
        (tmp_path / f"{name}.toml").write_text(
            f'en = "{name}"\nja = "{japanese}"\naliases = ["{name}ing", "x{name}"]\ndefinition.ja = "短い説明です。"\n',
            "utf-8",
        )
    found = {
        subprocess.run(
            [sys.executable, "-c", COMPILE, str(tmp_path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout.decode()
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("4242", "UTC"))
    }
    assert len(found) == 1
    assert len(found.pop().strip()) == hashlib.sha256().digest_size * 2
