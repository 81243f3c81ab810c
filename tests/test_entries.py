"""The bundled entries: held to the measurable part of the editorial rules, and found by every name they have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from conftest import TERMS
from entry_rules import keys_in_order, problems, words

from glossary_cli import Glossary, Term
from glossary_cli.fold import key
from glossary_cli.term import Alias, Bilingual, Section

GLOSSARY = Glossary.open()
ENTRIES = list(GLOSSARY)
IDS = [term.id for term in ENTRIES]
each = pytest.mark.parametrize("term", ENTRIES, ids=IDS)
FIRST = """
pretraining fine-tuning supervised-fine-tuning instruction-tuning reinforcement-learning-from-human-feedback
direct-preference-optimization low-rank-adaptation transfer-learning self-supervised-learning foundation-model
large-language-model token tokenization embedding transformer attention parameter context-window inference
hallucination retrieval-augmented-generation prompt prompt-injection ai-agent model-context-protocol chain-of-thought
temperature quantization scaling-law benchmark ai-alignment
"""


def test_the_first_entries_are_all_there() -> None:
    assert set(FIRST.split()) <= set(IDS)
    assert GLOSSARY.warnings == ()


def test_there_are_enough_of_every_kind() -> None:
    terms = list(GLOSSARY)
    assert len(terms) >= 400
    assert sum(len(term.sections) == 4 for term in terms) >= 100
    sizes = Counter(term.category for term in terms)
    assert [category for category in sizes if sizes[category] < 10] == []
    assert len(sizes) == 15


@each
def test_an_entry_keeps_the_measurable_rules(term: Term) -> None:
    assert problems(term) == []


TITLE = Bilingual(en="Title", ja="題")
SHORT = Section(title=TITLE, text=Bilingual(en="Too short.", ja="短いです。"))
LONG = Section(title=TITLE, text=Bilingual(en="word " * 200, ja="長" * 101 + "。" + "文です。" * 300))
ODD = Section(title=TITLE, text=Bilingual(en="An “odd” text  with \u2192.", ja="AI が,速い。Ａである。"))
CIRCULAR = Bilingual(en="Pretraining is short", ja="事前学習です")
GENUS = "モデルを作るときに、大量のデータを使って最初に行う事前学習。"
TWO_SOURCES = GLOSSARY["pretraining"].sources[:1] * 2


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"definition": Bilingual(en=GLOSSARY["pretraining"].definition.en, ja=GENUS)}, ["its genus"]),
        ({"definition": CIRCULAR}, ["3 words", "6 characters", "end with 。", "a full stop", "its own headword"]),
        ({"sections": (SHORT,)}, ["1 sections", "2 words", "5 characters"]),
        ({"sections": (LONG, LONG)}, ["400 words", "characters, not", "has 102 characters", "has 102 characters"]),
        (
            {"sections": (SHORT, SHORT, ODD)},
            [
                *("9 words", "23 characters", "half-width punctuation", "a space between", "full-width letters"),
                *("plain style", "typographic mark", "typographic mark", "u201c", "u201d", "u2192"),
            ],
        ),
        ({"reading": "ジゼン"}, ["the reading"]),
        ({"aliases": (Alias(text="訓練", reading=""),)}, ["the alias 訓練"]),
        ({"related": (), "sources": ()}, ["no related", "no source"]),
        ({"contrast": GLOSSARY["pretraining"].related[:1]}, ["both related and contrast"]),
        ({"sources": TWO_SOURCES}, ["twice"]),
    ],
)
def test_the_rules_see_what_is_wrong(changes: dict[str, Any], faults: list[str]) -> None:
    term = GLOSSARY["pretraining"]
    found = problems(Term(**{**{name: getattr(term, name) for name in Term.__slots__}, **changes}))
    assert len(found) == len(faults), found
    assert all(fault in said for fault, said in zip(faults, found, strict=True)), found


def test_no_entry_is_an_island() -> None:
    named = {id for term in ENTRIES for id in (*term.related, *term.contrast) if id != term.id}
    assert [id for id in IDS if id not in named] == []
    reached, edge = {IDS[0]}, [IDS[0]]
    links = defaultdict(set)
    for term in ENTRIES:
        for id in (*term.related, *term.contrast):
            links[term.id].add(id)
            links[id].add(term.id)
    while edge:
        edge = [id for one in edge for id in links[one] if id not in reached]
        reached.update(edge)
    assert sorted(set(IDS) - reached) == []


def test_contrast_is_mutual() -> None:
    for term in ENTRIES:
        for id in term.contrast:
            assert term.id in GLOSSARY[id].contrast, f"{id} does not contrast with {term.id}"


def test_one_address_has_one_title() -> None:
    titles: dict[str, set[str]] = defaultdict(set)
    for term in ENTRIES:
        for source in term.sources:
            titles[source.url].add(f"{source.title} {source.year} {source.publisher}")
    assert {url: found for url, found in titles.items() if len(found) > 1} == {}


def test_no_sentence_stands_in_two_entries() -> None:
    seen: Counter[str] = Counter()
    for term in ENTRIES:
        own = set()
        for section in term.sections:
            own |= {part for part in re.split(r"(?<=。)", section.text.ja) if len(part) >= 30}
            own |= {part for part in re.split(r"(?<=[.!?]) ", section.text.en) if words(part) >= 12}
        seen.update(own)
    assert [sentence for sentence, count in seen.items() if count > 1] == []


def test_no_heading_repeats_from_entry_to_entry() -> None:
    for language in ("en", "ja"):
        seen = Counter(section.title[language].casefold() for term in ENTRIES for section in term.sections)
        assert [title for title, count in seen.items() if count > 1] == []


@each
def test_an_entry_answers_to_each_of_its_names(term: Term) -> None:
    names = [term.id.replace("-", " "), term.en, term.ja, term.reading, term.romaji, *term.abbreviations]
    names += [name for alias in term.lookup_names for name in (alias.text, alias.reading) if name]
    for name in names:
        matches, _ = GLOSSARY.resolve(name)
        assert term.id in [match.term.id for match in matches], name
        assert matches[0].kind == "exact", name


@each
def test_no_alias_says_what_folding_says_already(term: Term) -> None:
    names = [term.en, *term.abbreviations, *(alias.text for alias in term.lookup_names)]
    # GPU is the Japanese headword of the graphics processing unit and its abbreviation.
    if key(term.ja) not in map(key, (term.en, *term.abbreviations)):
        names.append(term.ja)
    folded = Counter(map(key, names))
    assert [name for name in names if folded[key(name)] > 1] == []


def test_files_have_the_keys_in_one_order() -> None:
    for path in sorted(Path(TERMS).glob("*/*.toml")):
        assert keys_in_order(path.read_text(encoding="utf-8")), path
