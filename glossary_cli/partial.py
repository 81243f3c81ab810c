"""Partial matches: the names of which a query is a beginning or a part."""

from __future__ import annotations

from . import fold
from .snapshot import ROWS_PER_ENTRY
from .tiers import LATIN_PART, MIXED, PART, PREFIX, WORD_PREFIX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .query import Query
    from .snapshot import Snapshot

_MIN_LATIN_PART = 4
_MIN_ROMAJI_PREFIX, _MIN_ROMAJI_PART = 4, 6


def partial(query: Query, shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    """Yield (tier, distance, row) of every name of which the query is a part; an entry may come several times.

    The distance is the number of characters that the query leaves over.
    """
    key, kana, skeleton = query.key, query.kana, query.skeleton
    if not key:
        return
    yield from _beginning(PREFIX, shelf, "key", key)
    if skeleton and (query.has_kana or len(skeleton) >= _MIN_ROMAJI_PREFIX):
        yield from _beginning(PREFIX if query.has_kana else WORD_PREFIX, shelf, "skeleton", skeleton)
    if kana:
        yield from _beginning(WORD_PREFIX, shelf, "kana", kana)
    yield from _words_beginning(query, shelf)
    if not query.is_latin:
        # A single kana stands in nearly every reading.
        if query.has_kanji or len(key) > 1:
            yield from _containing(PART, shelf, ("japanese", "mixed"), key)
    elif len(key) >= _MIN_LATIN_PART:
        yield from _containing(LATIN_PART, shelf, ("latin", "mixed"), key)
        if len(skeleton) >= _MIN_ROMAJI_PART:
            yield from _containing(LATIN_PART, shelf, ("skeleton",), skeleton)
    yield from _mixed(query, shelf)


def _beginning(tier: int, shelf: Snapshot, space: str, prefix: str) -> Iterator[tuple[int, int, int]]:
    for key, row in shelf.beginning(space, prefix):
        yield tier, len(key) - len(prefix), row


def _containing(tier: int, shelf: Snapshot, spaces: tuple[str, ...], part: str) -> Iterator[tuple[int, int, int]]:
    for space in spaces:
        for pack in shelf.packs(space, len(part)):
            for _, row in pack.containing(part):
                yield tier, pack.length - len(part), row


def _words_beginning(query: Query, shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    """Yield the names of several words in which each word of the query begins a different one."""
    if not query.words:
        return
    forms = list(zip(query.words, query.light_stems(), strict=True))
    typed, light = max(forms, key=lambda pair: len(pair[1]))
    # A word that begins with the stem begins with the word as typed too, or the other way round.
    shared = light if typed.startswith(light) else typed if light.startswith(typed) else ""
    for pack in shelf.packs("words", len(query.words)):
        for part in (" " + shared,) if shared else (" " + typed, " " + light):
            for words, row in pack.containing(part):
                if _words_begin(forms, words.split()):
                    yield WORD_PREFIX, max(len(words.replace(" ", "")) - len(query.key), 0), row


def _words_begin(forms: list[tuple[str, str]], words: list[str]) -> bool:
    for form in forms:
        for candidate in words:
            if candidate.startswith(form):
                words.remove(candidate)
                break
        else:
            return False
    return True


def _mixed(query: Query, shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    """Yield the first name of each entry in whose names every run of one script of the query stands (loss関数)."""
    runs = script_runs(query.key)
    if len(runs) < 2:
        return
    entries: set[int] | None = None
    for run in sorted(runs, key=len, reverse=True):
        spaces = ("latin", "mixed") if run.isascii() else ("japanese", "mixed")
        found = {row // ROWS_PER_ENTRY for _, _, row in _containing(MIXED, shelf, spaces, run)}
        entries = found if entries is None else entries & found
        if not entries:
            return
    for entry in sorted(entries or ()):
        names = shelf.names(entry)
        keys = [fold.key(name.text) for _, name in names]
        yield MIXED, sum(min(len(key) - len(run) for key in keys if run in key) for run in runs), names[0][0]


def script_runs(key: str) -> list[str]:
    """Return ``key`` cut where Latin letters and digits meet other scripts.

    >>> script_runs("fineちゅーにんぐ")
    ['fine', 'ちゅーにんぐ']
    """
    runs: list[str] = []
    for char in key:
        if runs and runs[-1][-1].isascii() == char.isascii():
            runs[-1] += char
        else:
            runs.append(char)
    return runs
