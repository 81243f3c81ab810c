"""Search over what the entries say: passages, the words in them, and the command that shows them."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary_cli import Glossary, GlossError
from glossary_cli import compile as compiling
from glossary_cli.passages import excerpt, found_in, normalized, of_term, place_in, words

if TYPE_CHECKING:
    from conftest import Run

ENTRY = """
en = "Beta"
ja = "ベータ"
reading = "べーた"
[definition]
en = "A thing that GPUs make fast."
ja = "速い機械学習の仕組み。"
[[sections]]
title.en = "Overfitting first"
title.ja = "過学習から始める"
text.en = "Nothing here. It costs 3.5 days on eight GPUs! And more."
text.ja = "何もありません。木は八台のＧＰＵで育つ。続きです。"
"""
OTHER = """
en = "Alpha"
ja = "アルファ"
reading = "あるふぁ"
[definition]
en = "A letter; see overfitting and gpus."
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "beta.toml").write_text(ENTRY, "utf-8")
    (folder / "alpha.toml").write_text(OTHER, "utf-8")
    return folder


@pytest.fixture(scope="module")
def glossary(shelf: Path) -> Glossary:
    return Glossary.open([shelf])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("overfitting", ["alpha:definition", "beta:section"]),
        ("overfit", ["alpha:definition", "beta:section"]),
        ("OVERFITTING", ["alpha:definition", "beta:section"]),
        ("fitting", []),
        ("gpu", ["alpha:definition", "beta:definition"]),
        ("GPU 木", ["beta:section"]),
        ("eight days", ["beta:section"]),
        ("八台のGPUで", ["beta:section"]),
        ("GPUで八台", []),
        ("eight letters", []),
        ("過学習", ["beta:section"]),
        ("学習", ["beta:definition"]),
        ("木", ["beta:section"]),
        ("仕組", ["beta:definition"]),
        ("組み", ["beta:definition"]),
        ("ｷｶｲ", []),
        ("機械", ["beta:definition"]),
        ("a", ["alpha:definition", "beta:definition"]),
        ("on", ["beta:section"]),
        ("le", []),
        ('"', []),
        ("gpu*", ["alpha:definition", "beta:definition"]),
        ("NOT gpu", ["beta:section"]),
        ("", []),
    ],
)
def test_words_are_found_where_they_stand(glossary: Glossary, query: str, expected: list[str]) -> None:
    assert [f"{match.term.id}:{match.on}" for match in glossary.search_text(query)] == expected
    assert glossary.count_mentions(query) == len(expected)


def test_the_sentence_is_shown_and_every_word_in_it_marked(glossary: Glossary) -> None:
    (match,) = glossary.search_text("days eight")
    assert match.text == "It costs 3.5 days on eight GPUs!"
    assert [match.text[slice(*span)] for span in match.spans] == ["days", "eight"]
    (match,) = glossary.search_text("gpu 木")
    assert match.text == "木は八台のＧＰＵで育つ。"
    assert [match.text[slice(*span)] for span in match.spans] == ["木", "ＧＰＵ"]


def test_a_language_and_a_category_narrow_the_search(glossary: Glossary) -> None:
    assert [match.term.id for match in glossary.search_text("gpu", language="ja")] == ["beta"]
    assert glossary.search_text("overfitting", language="ja") == []
    assert len(glossary.search_text("gpu", limit=1)) == 1
    assert glossary.search_text("gpu", category="uncategorized") == glossary.search_text("gpu")


def test_the_first_shelf_wins_in_texts_too(shelf: Path, tmp_path: Path) -> None:
    (tmp_path / "beta.toml").write_text('en = "Beta"\nja = "ベータ"\ndefinition.en = "New."', "utf-8")
    both = Glossary.open([tmp_path, shelf])
    assert [match.term.id for match in both.search_text("gpu")] == ["alpha"]
    assert [match.term.id for match in both.search_text("new")] == ["beta"]


def test_without_fts5_names_are_still_found_and_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "beta.toml").write_text(ENTRY, "utf-8")
    monkeypatch.setattr(compiling, "FULL_TEXT", "CREATE VIRTUAL TABLE texts USING no_such_module(text)")
    plain = Glossary.open([tmp_path])
    assert plain.lookup("beta")
    assert plain.count_mentions("gpu") == 0
    with pytest.raises(GlossError, match="FTS5"):
        plain.search_text("gpu")


def test_every_sentence_of_the_bundled_shelf_is_found_by_its_words() -> None:
    bundled = Glossary.open()
    cuts = (slice(None), slice(-3, None), slice(2), slice(1, 2))
    for number, term in enumerate(list(bundled)[::15]):
        for row, _ in of_term(term):
            text, place = place_in(term, row)
            sentence = re.split(r"(?<=[.。]) *", text)[0]
            # A cut through a Latin word leaves what no word begins with.
            japanese = re.findall("[ぁ-ヺー一-鿿]+", sentence)
            # Short words are in nearly every entry and slow to list, so each entry is cut in one way.
            for query in filter(None, (part[cuts[number % len(cuts)]] for part in japanese)):
                found = [match.term.id for match in bundled.search_text(query, limit=0)]
                assert term.id in found, (query, place)


@given(st.text(max_size=60), st.text(max_size=8))
def test_what_is_stored_and_what_is_marked_agree(text: str, query: str) -> None:
    stored = f" {normalized(text)} "
    parts = words(query)
    for start, end in found_in(text, parts):
        assert 0 <= start < end <= len(text)
    if text.isascii():
        assert all((part in stored) == bool(found_in(text, [part])) for part in parts)


@given(st.text("あ。a. \n", max_size=60), st.sampled_from(["あ", "a"]))
def test_an_excerpt_is_a_part_of_the_text_with_the_word_in_it(text: str, query: str) -> None:
    sentence, spans = excerpt(text, words(query))
    assert sentence in text
    assert bool(spans) == bool(found_in(text, words(query)))
    assert all(sentence[start:end] == query for start, end in spans)


def test_the_command_shows_the_sentence(run: Run) -> None:
    found = run("search", "--text", "H100")
    assert found.status == 0
    assert "16,000 H100 GPUs" in found.out
    document = json.loads(run("search", "-t", "H100", "--json").out)
    (match,) = {(term["match"]["on"], term["match"]["kind"], term["match"]["tier"]) for term in document["terms"]}
    assert match == ("section", "text", "text")
    colored = run("search", "-t", "H100", "--color", "always").out
    assert re.search("\x1b\\[[0-9;]+mH100\x1b", colored)
    assert run("search", "-t", "zzzz").status == 1


@pytest.mark.parametrize("command", [[], ["search"]])
def test_a_name_that_nobody_has_but_somebody_mentions(run: Run, command: list[str]) -> None:
    found = run(*command, "H100")
    assert (found.status, found.out) == (1, "")
    assert re.search("it; see: gloss search --text H100$", found.err, re.MULTILINE)
    count = int(re.search(r"(\d+) entr", found.err)[1])  # type: ignore[index]
    shown: list[Any] = json.loads(run("search", "--text", "H100", "--json").out)["terms"]
    assert count == len(shown)
    assert "--text" not in run(*command, "zzzz").err


def test_this_sqlite_has_fts5() -> None:
    assert sqlite3.connect(":memory:").execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone()
