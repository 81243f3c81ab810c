"""Typos: the names that a query misspells, with how many typos it has against them.

The distance is optimal string alignment (rapidfuzz): an insertion, a deletion, a substitution and two swapped
neighbors cost one each. Short names are allowed fewer, or every four-letter word would mean one of them.
"""

from __future__ import annotations

from itertools import permutations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from . import romaji
from .fold import is_kanji
from .tiers import CONSONANTS, ROMAJI_TYPO, TYPO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .query import Query
    from .snapshot import Snapshot

_MIN_ROMAJI = 6
"""Letters of a rōmaji skeleton; shorter ones are one typo from half the glossary."""
_MOST_WORDS = 3
"""Words that are tried in every order."""


def _latin_limit(length: int) -> int:
    """Return how many typos a Latin name may have: 0 below 5 letters, 1 below 9, 2 below 14, else 3.

    Of 1,000 everyday English words 7 % then meet a term by accident; with 4 and 8 letters it was 12 %.
    """
    return 0 if length < 5 else 1 if length < 9 else 2 if length < 14 else 3


def _kana_limit(length: int, *, is_katakana: bool) -> int:
    """Return how many kana may differ; everyday words of four hiragana are close to readings by accident."""
    return 0 if length < 5 - is_katakana else 1 if length < 7 else 2 if length < 12 else 3


def _kanji_limit(length: int) -> int:
    return 0 if length < 3 else 1 if length < 6 else 2


def _consonant_limit(length: int) -> int:
    """Return how many consonants may differ: with 1 from 5 on, unrelated katakana words matched half as often again."""
    return 0 if length < 6 else 1 if length < 10 else 2


def typos(query: Query, shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    """Yield (tier, typos, row) of the names that the query may misspell."""
    if query.is_latin:
        yield from _latin(query, shelf)
    elif query.has_kanji:
        yield from _kanji(query, shelf)
    elif query.kana:
        limit = _kana_limit(len(query.key), is_katakana=query.has_katakana)
        if limit:
            yield from _near(TYPO, shelf, "kana", query.kana, limit)
        if query.skeleton:
            from .consonants import of_kana

            heard = of_kana(query.skeleton)
            if heard:
                yield from _near(CONSONANTS, shelf, "consonants", heard, _consonant_limit(len(heard)))


def _kanji(query: Query, shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    limit = _kanji_limit(len(query.key))
    # 食べる is one character from らべる, but what is mistyped keeps a kanji.
    kept = {char for char in query.key if is_kanji(char)}
    for space in ("japanese", "mixed") if limit else ():
        for key, distance, row in _close(shelf, space, query.key, limit):
            if not kept.isdisjoint(key):
                yield TYPO, distance, row


def _latin(query: Query, shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    """Yield the misspelled names: compared as a whole, else word by word, else as rōmaji; a later way costs as much as
    an earlier one and only adds worse guesses to its.
    """  # noqa: D205 - one sentence, of two lines
    found = list(_whole(query.key, shelf))
    words = query.light_stems()
    if not found and len(words) > 1:
        found += _word_typos([tuple(words)], shelf)
        if not found and len(words) <= _MOST_WORDS:
            found += _word_typos(list(permutations(words)), shelf)
    sound = "" if found else romaji.mistyped(query.key)
    if len(sound) >= _MIN_ROMAJI:
        found += _near(ROMAJI_TYPO, shelf, "skeleton", sound, _latin_limit(len(sound)))
    yield from found


def _whole(key: str, shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    limit = _latin_limit(len(key))
    if limit:
        yield from _near(TYPO, shelf, "latin", key, limit)
        return
    yield from _dropped(key, shelf)
    for swapped in _swapped(key):
        for row in shelf.exact("key", swapped):
            yield TYPO, 1, row


def _near(tier: int, shelf: Snapshot, space: str, text: str, limit: int) -> Iterator[tuple[int, int, int]]:
    for _, distance, row in _close(shelf, space, text, limit):
        yield tier, distance, row


def _close(shelf: Snapshot, space: str, text: str, limit: int) -> Iterator[tuple[str, int, int]]:
    """Yield (key, distance, row) of the keys within ``limit`` of ``text``."""
    for pack in shelf.packs(space, len(text) - limit, len(text) + limit):
        keys = pack.keys.split("\n")
        for key, distance, index in process.extract(text, keys, scorer=OSA.distance, score_cutoff=limit, limit=None):
            yield key, int(distance), pack.row(index)


def _dropped(key: str, shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    """Yield the names of five letters of which ``key`` has four, the first and the last among them (tokn)."""
    if len(key) == 4:
        for name, distance, row in _close(shelf, "latin", key, 1):
            if len(name) == 5 and name[0] == key[0] and name[-1] == key[-1]:
                yield TYPO, distance, row


def _swapped(key: str) -> list[str]:
    """Return the abbreviations of four letters of which ``key`` may be a swap (RLFH)."""
    if len(key) != 4 or not set("aeiou").isdisjoint(key):
        return []
    return sorted({key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(3)} - {key})


def _word_typos(orders: Sequence[Sequence[str]], shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    """Yield the names of as many words as one of ``orders`` has, each within the limit of its word."""
    limits = sum(map(_latin_limit, map(len, orders[0])))
    length = len(" ".join(orders[0])) + 1
    for pack in shelf.packs("words", length - limits, length + limits) if limits else ():
        keys = pack.keys.split("\n")
        for words in orders:
            text = " " + " ".join(words)
            for name, _, index in process.extract(text, keys, scorer=OSA.distance, score_cutoff=limits, limit=None):
                distance = _apart(words, name.split())
                if distance is not None:
                    yield TYPO, distance, pack.row(index)


def _apart(words: Sequence[str], name: Sequence[str]) -> int | None:
    """Return how many typos a name has against as many words, or None where one of them has too many."""
    if len(words) != len(name):
        return None
    found = [OSA.distance(mine, other) for mine, other in zip(words, name, strict=True)]
    if any(distance > _latin_limit(len(mine)) for distance, mine in zip(found, words, strict=True)):
        return None
    return sum(found)
