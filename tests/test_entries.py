"""The bundled entries: held to the measurable part of the editorial rules, and found by every name they have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from conftest import TERMS

from glossary_cli import Glossary, Term
from glossary_cli.fold import is_kanji, key

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


def words(text: str) -> int:
    return len(text.split())


def test_the_first_entries_are_all_there() -> None:
    assert set(FIRST.split()) <= set(IDS)
    assert GLOSSARY.warnings == ()


@each
def test_lengths_are_those_of_a_core_term(term: Term) -> None:
    assert 12 <= words(term.definition.en) <= 40
    assert 25 <= len(term.definition.ja) <= 110
    assert 2 <= len(term.sections) <= 4
    assert 300 <= sum(words(section.text.en) for section in term.sections) <= 500
    assert 900 <= sum(len(section.text.ja.replace("\n", "")) for section in term.sections) <= 1500
    for paragraph in re.split(r"\n\n", "\n\n".join(section.text.ja for section in term.sections)):
        for sentence in re.split(r"(?<=。)", paragraph):
            assert len(sentence) <= 100, sentence


@each
def test_a_definition_is_at_most_two_sentences_and_not_circular(term: Term) -> None:
    assert term.definition.ja.count("。") in (1, 2)
    assert term.definition.ja.endswith("。")
    assert term.definition.en.endswith(".")
    assert len(re.findall(r"[.!?](?= [A-Z]|$)", term.definition.en)) in (1, 2)
    genus = re.sub(r"^(an?|the) ", "", term.definition.en.casefold())
    assert not genus.startswith(term.en.casefold())
    assert not term.definition.ja.startswith(term.ja)


@each
def test_typography(term: Term) -> None:
    for text in (term.definition.ja, *(section.text.ja for section in term.sections)):
        assert not re.search(r"[，．,;:?!](?![0-9A-Za-z])", re.sub(r"[0-9A-Za-z ,.:;?!'\"()/+@-]{12,}", "", text)), text
        assert not re.search(r"[ぁ-んァ-ヶ一-龠] [A-Za-z0-9]|[A-Za-z0-9] [ぁ-んァ-ヶ一-龠]", text), text
        assert not re.search(r"[０-９Ａ-Ｚａ-ｚ]", text), text
        assert not re.search(r"である。|だった。|だ。", text), text
    for text in (term.definition.en, *(section.text.en for section in term.sections)):
        assert not re.search(r"[“”‘’–—]|  ", text), text
        assert text.isascii() or re.search(r"[ぁ-んァ-ヶ一-龠À-ÿ×±]", text), text


@each
def test_names_with_kanji_have_readings(term: Term) -> None:
    assert re.fullmatch("[ぁ-ゖー]+", term.reading)
    assert not term.reading_guessed
    assert re.fullmatch("[a-z]+", term.romaji)
    for alias in term.aliases:
        assert bool(alias.reading) or not any(map(is_kanji, alias.text)), alias.text


@each
def test_neighbours_and_sources(term: Term) -> None:
    assert term.related
    assert not set(term.related) & set(term.contrast)
    assert term.sources
    assert len({source.url for source in term.sources}) == len(term.sources)
    assert all(source.url.startswith("https://") for source in term.sources)


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
    names += [name for alias in term.aliases for name in (alias.text, alias.reading) if name]
    for name in names:
        matches, _ = GLOSSARY.resolve(name)
        assert term.id in [match.term.id for match in matches], name
        assert matches[0].kind == "exact", name


@each
def test_no_alias_says_what_folding_says_already(term: Term) -> None:
    names = [term.en, term.ja, *term.abbreviations, *(alias.text for alias in term.aliases)]
    if term.en == term.ja:
        names.pop(0)
    folded = Counter(map(key, names))
    assert [name for name in names if folded[key(name)] > 1] == []


def test_files_have_the_keys_in_one_order() -> None:
    order = ["en", "ja", "reading", "abbreviations", "aliases", "related", "contrast", "updated"]
    for path in sorted(Path(TERMS).glob("*/*.toml")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("#:schema ../../../glossary_cli/schemas/term.schema.json\n"), path
        head = text.split("[definition]")[0]
        assert re.findall(r"^(\w+) = ", head, re.MULTILINE) == order, path
