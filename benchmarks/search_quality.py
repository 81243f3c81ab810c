"""How often a query finds what it means: top-1, top-5 and mean reciprocal rank, a line for each kind of query.

    python benchmarks/search_quality.py [--failures] [--folder FOLDER]

The queries are those of ``queries.tsv``, which were written by hand without looking at the program, and those that
``generated_queries.py`` makes from the entries. Beside the search stand two baselines over the same entries: WRatio of
rapidfuzz over all fields, and SQLite's FTS5 with the trigram tokenizer. An empty answer to nonsense counts as right.
Last come everyday words (wordfreq): how many of them get a fuzzy answer, which ought to be few.
"""

from __future__ import annotations

import argparse
import csv
import sqlite3
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import wordfreq
from generated_queries import queries as generated
from rapidfuzz import fuzz, process, utils

from glossary_cli import Glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from glossary_cli import Term

    Search = Callable[[str], Sequence[str]]
    """Returns the ids of the entries for a query, best first."""

QUERIES = Path(__file__).parent / "queries.tsv"
NONSENSE = "nonsense"
EVERYDAY = 1000
_SHOWN = 10


class Question(NamedTuple):
    """A query and the entries that are right for it, the best first; none for nonsense."""

    kind: str
    query: str
    right: tuple[str, ...]


class Quality(NamedTuple):
    """What came of the queries of one kind; all but ``queries`` are shares from 0 to 1."""

    queries: int
    top1: float
    top5: float
    mrr: float


def by_hand(path: Path = QUERIES) -> list[Question]:
    """Return the hand-written queries."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Question(row["kind"], row["query"], tuple(filter(None, (row["entry"] or "").split(",")))) for row in rows
        ]


def from_entries(terms: Iterable[Term]) -> list[Question]:
    """Return the generated queries."""
    return [Question(kind, query, (id,)) for kind, query, id in generated(terms)]


def _place(question: Question, found: Sequence[str]) -> int:
    """Return where the first right answer stands, from 1, or 0 where there is none."""
    if not question.right:
        return 0 if found else 1
    return next((place for place, id in enumerate(found, 1) if id in question.right), 0)


def evaluate(
    questions: Iterable[Question], search: Search
) -> tuple[dict[str, Quality], list[tuple[Question, list[str]]]]:
    """Return the quality of each kind in the order of the questions, and what was not found first."""
    places: dict[str, list[int]] = defaultdict(list)
    failures = []
    for question in questions:
        found = list(search(question.query))[:_SHOWN]
        place = _place(question, found)
        places[question.kind].append(place)
        if place != 1:
            failures.append((question, found))
    return {
        kind: Quality(
            len(all_of_kind),
            sum(place == 1 for place in all_of_kind) / len(all_of_kind),
            sum(1 <= place <= 5 for place in all_of_kind) / len(all_of_kind),
            sum(1 / place for place in all_of_kind if place) / len(all_of_kind),
        )
        for kind, all_of_kind in places.items()
    }, failures


def everyday_words(language: str) -> list[str]:
    """Return the 1,000 most frequent words of ``en`` or ``ja`` that are long enough to be taken for a name."""
    shortest = 4 if language == "en" else 2
    words = wordfreq.top_n_list(language, 4 * EVERYDAY)
    return [word for word in words if len(word) >= shortest][:EVERYDAY]


def guessed_share(glossary: Glossary, words: Sequence[str]) -> float:
    """Return the share of ``words`` whose first answer is a fuzzy one."""
    first = [glossary.search(word, limit=1) for word in words]
    return sum(bool(matches) and matches[0].kind == "fuzzy" for matches in first) / len(words)


def gloss(glossary: Glossary) -> Search:
    """Return the search of the program."""
    return lambda query: [match.term.id for match in glossary.search(query)]


def _fields(term: Term) -> list[str]:
    others = [alias.text for alias in term.lookup_names]
    return list(filter(None, [term.en, term.ja, term.reading, *term.abbreviations, *others]))


def wratio(terms: Iterable[Term]) -> Search:
    """Return the baseline that compares the query with every name by rapidfuzz's WRatio, from 60 up."""
    names = [(name, term.id) for term in terms for name in _fields(term)]

    def search(query: str) -> list[str]:
        found = process.extract(
            query,
            [name for name, _ in names],
            scorer=fuzz.WRatio,
            processor=utils.default_process,
            score_cutoff=60,
            limit=50,
        )
        return list(dict.fromkeys(names[index][1] for _, _, index in found))

    return search


def full_text(terms: Iterable[Term]) -> Search:
    """Return the baseline that asks an FTS5 table of all names for the query's words."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE names USING fts5(id UNINDEXED, name, tokenize = 'trigram')")
    db.executemany("INSERT INTO names VALUES (?, ?)", ((term.id, name) for term in terms for name in _fields(term)))

    def search(query: str) -> list[str]:
        words = " OR ".join('"{}"'.format(word.replace('"', '""')) for word in query.split())
        try:
            rows = db.execute("SELECT id FROM names WHERE names MATCH ? ORDER BY rank, rowid LIMIT 50", (words,))
            return list(dict.fromkeys(id for (id,) in rows))
        except sqlite3.OperationalError:
            return []

    return search


def _print(title: str, questions: Sequence[Question], searches: dict[str, Search], *, failures: bool) -> None:
    print(f"\n{title}: {len(questions)} queries; top-1 / top-5 / MRR, and milliseconds a query")
    print(f"{'kind':<14}{'n':>5}" + "".join(f"{name:>26}" for name in searches))
    columns: dict[str, dict[str, Quality]] = {}
    missed: list[tuple[Question, list[str]]] = []
    for name, search in searches.items():
        begun = time.perf_counter()
        columns[name], failed = evaluate(questions, search)
        print(f"  {name}: {(time.perf_counter() - begun) / len(questions) * 1000:.2f} ms", file=sys.stderr)
        missed = missed or failed
    for kind, own in columns["gloss"].items():
        cells = [columns[name][kind] for name in searches]
        print(f"{kind:<14}{own.queries:>5}" + "".join(f"{f'{c.top1:.1%} {c.top5:.1%} {c.mrr:.3f}':>26}" for c in cells))
    for question, found in missed if failures else ():
        print(f"  {question.kind}: {question.query} → {','.join(found[:3]) or '-'}; right: {','.join(question.right)}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--failures", action="store_true", help="also list the queries whose first answer is wrong")
    parser.add_argument("--folder", help="evaluate the entries of this folder, with generated queries only")
    options = parser.parse_args()
    glossary = Glossary.open([options.folder] if options.folder else None)
    terms = list(glossary)
    searches = {"gloss": gloss(glossary), "WRatio": wratio(terms), "FTS5": full_text(terms)}
    if not options.folder:
        _print("Written by hand", by_hand(), searches, failures=options.failures)
    _print(f"Generated from {len(terms)} entries", from_entries(terms), searches, failures=options.failures)
    print("\nEveryday words with a fuzzy answer")
    for language in ("en", "ja"):
        print(f"{language:<14}{EVERYDAY:>5}{guessed_share(glossary, everyday_words(language)):>26.1%}")


if __name__ == "__main__":
    main()
