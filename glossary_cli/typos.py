"""Typos: how many a query has against a name, if no more than its length allows.

The distance is optimal string alignment (rapidfuzz): an insertion, a deletion, a substitution and two swapped
neighbors cost one each. Short names are allowed fewer, or every four-letter word would mean one of them.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .search import Query
    from .snapshot import Name

_MIN_ROMAJI = 6
"""Letters of a rōmaji skeleton; shorter ones are one typo from half the glossary."""


def _latin_limit(length: int) -> int:
    """Return how many typos a Latin name may have: 0 below 5 letters, 1 below 9, 2 below 14, else 3.

    Of 1,000 everyday English words 7 % then meet a term by accident; with 4 and 8 letters it was 12 %.
    """
    return 0 if length < 5 else 1 if length < 9 else 2 if length < 14 else 3


def _kana_limit(length: int) -> int:
    return 0 if length < 4 else 1 if length < 7 else 2 if length < 12 else 3


def _kanji_limit(length: int) -> int:
    return 0 if length < 3 else 1 if length < 6 else 2


def _within(a: str, b: str, limit: int) -> int | None:
    """Return the distance of two strings, or None where it is over the limit; no limit, no typos."""
    if limit < 1 or abs(len(a) - len(b)) > limit:
        return None
    found = OSA.distance(a, b, score_cutoff=limit)
    return found if found <= limit else None


def typos(query: Query, name: Name) -> int | None:
    """Return how many typos ``query`` has against ``name``, or None where they are no misspelling of each other."""
    if query.is_latin and name.field == "romaji":
        skeleton = query.skeleton
        return _within(skeleton, name.skeleton, _latin_limit(len(skeleton)) if len(skeleton) >= _MIN_ROMAJI else 0)
    if query.is_latin:
        return _latin_typos(query, name) if name.key.isascii() else None
    if query.has_kanji:
        return _within(query.key, name.key, _kanji_limit(len(query.key)))
    kana = query.kana
    return _within(kana, name.kana, _kana_limit(len(kana))) if kana and name.kana else None


def _latin_typos(query: Query, name: Name) -> int | None:
    limit = _latin_limit(len(query.key))
    found = _within(query.key, name.key, limit)
    if found is None and limit == 0:
        found = _swapped(query.key, name.key)
    if found is None and len(query.words) > 1:
        found = _word_typos(query.light_stems(), name.words.split())
    return found


def _swapped(query: str, key: str) -> int | None:
    """Return 1 where a four-letter query is an abbreviation with two letters swapped (RLFH)."""
    if len(query) != 4 or len(key) != 4 or not set("aeiou").isdisjoint(query):
        return None
    swaps = {query[:at] + query[at + 1] + query[at] + query[at + 2 :] for at in range(3)}
    return 1 if key in swaps else None


def _word_typos(query: Sequence[str], words: Sequence[str]) -> int | None:
    """Return the typos of a query word by word, or None where a word is too far off or the number differs."""
    if len(query) != len(words):
        return None
    total = 0
    for mine, theirs in zip(query, words, strict=True):
        found = 0 if mine == theirs else _within(mine, theirs, _latin_limit(len(mine)))
        if found is None:
            return None
        total += found
    return total
