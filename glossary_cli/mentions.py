"""Mentions: the entries whose definition or article says a word, whatever their names are."""

from __future__ import annotations

from . import passages, tiers
from .term import Match, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .search import Stack


def mentions(query: str, stack: Stack, language: str = "both") -> list[tuple[int, int, int]]:
    """Return the entries that have a passage with all words of ``query``, best first.

    A definition comes before the title of a section, a title before its text, and then the order of the shelf counts.

    Args:
        query: Words in any language; a Latin one is found at the beginning of a word.
        stack: The shelves.
        language: ``en`` or ``ja`` for passages in that language alone, ``both`` for all.

    Returns:
        (shelf, entry, row of its best passage).
    """
    parts = passages.words(query)
    if not parts:
        return []
    found: list[tuple[int, int, int, int]] = []
    for shelf, snapshot in enumerate(stack.snapshots):
        rows = set.intersection(*map(snapshot.mentions, parts))
        found += [
            (passages.rank(row), shelf, row // passages.PER_ENTRY, row)
            for row in rows
            if language == "both" or (language == "ja") == row % 2
        ]
    best: dict[tuple[int, int], int] = {}
    for _, shelf, entry, row in sorted(found):
        if (shelf, entry) not in best and not stack.is_hidden(shelf, entry):
            best[shelf, entry] = row
    return [(*place, row) for place, row in best.items()]


def match(query: str, term: Term, row: int) -> Match:
    """Return what to show of ``term`` for the passage at ``row``: its first sentence with a word of the query."""
    text, place = passages.place_in(term, row)
    sentence, spans = passages.excerpt(text, passages.words(query))
    rank = (tiers.TEXT, passages.rank(row), 0)
    return Match(
        term=term,
        on=place,
        text=sentence,
        kind=tiers.kind(tiers.TEXT),
        tier=tiers.NAMES[tiers.TEXT],
        score=tiers.score(*rank),
        spans=tuple(spans),
        rank=rank,
    )
