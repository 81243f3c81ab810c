"""What share of the queries of each kind finds its entry first, and how seldom nonsense finds anything."""

from __future__ import annotations

import sys
from functools import cache

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

from search_quality import NONSENSE, by_hand, evaluate, everyday_words, from_entries, gloss, guessed_share

from glossary_cli import Glossary

SHARES = {
    "exact": 1.00,
    "variant": 0.99,
    "typo": 0.97,
    "kanji": 0.99,
    "kana": 0.99,
    "longvowel": 0.99,
    "katakana": 0.95,
    "romaji": 0.98,
    "halfconverted": 0.95,
    "homophone": 0.95,
    "mixed": 0.97,
    "question": 0.97,
    NONSENSE: 0.97,
}
"""What is promised of each kind; for nonsense, the share that finds nothing."""


@cache
def glossary() -> Glossary:
    return Glossary.open()


def test_there_are_enough_queries_of_each_kind() -> None:
    questions = by_hand()
    kinds = [question.kind for question in questions]
    assert len({question.query for question in questions}) == len(questions) >= 300
    assert {kind for kind in kinds if kinds.count(kind) >= 30} == set(SHARES)
    known = {term.id for term in glossary()}
    assert all(known.issuperset(question.right) for question in questions)
    assert all(bool(question.right) != (question.kind == NONSENSE) for question in questions)


@pytest.mark.parametrize("kind", SHARES)
def test_queries_written_by_hand_find_their_entry_first(kind: str) -> None:
    questions = [question for question in by_hand() if question.kind == kind]
    quality, failures = evaluate(questions, gloss(glossary()))
    assert quality[kind].top1 >= SHARES[kind], failures


def test_queries_made_from_every_entry_find_it_first() -> None:
    quality, failures = evaluate(from_entries(glossary()), gloss(glossary()))
    missed = {kind: [failure for failure in failures if failure[0].kind == kind] for kind in quality}
    assert not [(kind, missed[kind]) for kind, found in quality.items() if found.top1 < SHARES[kind]]
    assert sum(found.queries for found in quality.values()) >= 10 * len(glossary())


@pytest.mark.parametrize(("language", "most"), [("en", 0.07), ("ja", 0.03)])
def test_everyday_words_are_seldom_taken_for_a_term(language: str, most: float) -> None:
    words = everyday_words(language)
    assert len(words) == 1000
    assert guessed_share(glossary(), words) < most


def test_an_evaluation_counts_what_it_says() -> None:
    questions = by_hand()[:4]
    answers = {questions[0].query: questions[0].right, questions[1].query: ("x", *questions[1].right)}
    quality, failures = evaluate(questions, lambda query: answers.get(query, ()))
    assert len({question.kind for question in questions}) == 1
    found = quality[questions[0].kind]
    assert (found.queries, found.top1, found.top5, found.mrr) == (4, 0.25, 0.5, 0.375)
    assert [failure[0] for failure in failures] == questions[1:]
