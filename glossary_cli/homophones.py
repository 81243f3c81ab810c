"""Homophones: names that sound like a query whose kanji an input method chose wrongly or only half converted.

教科学習 is read きょうかがくしゅう, as 強化学習 is. A kanji has several readings and a word of four of them hundreds,
so they are spelled out kanji by kanji, and only as far as a name on the shelf begins so.
"""

from __future__ import annotations

import os

from . import fold, romaji
from .tiers import HOMOPHONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .query import Query
    from .snapshot import Snapshot

_MOST_SPELLINGS = 2000
"""At one kanji; a shelf of 200,000 names stays far below."""
_SHORTEST, _SHORTEST_BEGINNING = 4, 6
"""Letters of a skeleton; shorter ones are shared by too many words."""
_VOICED = {"k": "g", "s": "z", "t": "d", "h": "b"}
"""Rendaku: how the second part of a compound may begin."""


def homophones(query: Query, shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    """Yield (tier, distance, row) of the names that ``query`` may be read as; the distance is what is left to type."""
    runs = _runs(fold.base(query.text))
    is_open = bool(runs) and not fold.is_kanji(runs[-1])
    for spelling in _spellings(runs, shelf):
        if len(spelling) >= _SHORTEST:
            for row in shelf.exact("skeleton", spelling):
                yield HOMOPHONE, 0, row
        if is_open and len(spelling) >= _SHORTEST_BEGINNING:
            for key, row in shelf.beginning("skeleton", spelling):
                if len(key) <= 2 * len(spelling):
                    yield HOMOPHONE, len(key) - len(spelling), row


def _runs(folded: str) -> list[str]:
    """Return ``folded`` in pieces: each kanji alone, and what stands between them."""
    runs: list[str] = []
    for char in filter(str.isalnum, folded):
        if runs and not fold.is_kanji(char) and not fold.is_kanji(runs[-1]):
            runs[-1] += char
        else:
            runs.append(char)
    return runs


def _spellings(runs: list[str], shelf: Snapshot) -> list[str]:
    """Return the skeletons of all readings of the whole with which a name begins."""
    readings = _readings(sorted(set(filter(fold.is_kanji, runs))))
    spellings = {""}
    for at, run in enumerate(runs):
        sounds = _sounds(run, readings, is_first=at == 0, is_last=at == len(runs) - 1)
        longer = {romaji.squeezed(before + sound) for before in spellings for sound in sounds}
        if at < len(runs) - 1 and fold.is_kanji(runs[at + 1]):
            longer |= {cut for spelling in longer if (cut := _cut(spelling))}
        spellings = {spelling for spelling in sorted(longer) if shelf.has_beginning("skeleton", spelling)}
        if not spellings or len(spellings) > _MOST_SPELLINGS:
            return []
    return sorted(spellings)


def _sounds(run: str, readings: dict[str, list[str]], *, is_first: bool, is_last: bool) -> list[str]:
    if not fold.is_kanji(run):
        skeleton = romaji.skeleton(run)
        is_closed = bool(skeleton) and (is_last or skeleton[-1] in "aiueon")
        # AI is えーあい in a reading, which spells an abbreviation out.
        return [sound for sound in (skeleton if is_closed else "", romaji.of_letters(run)) if sound]
    sounds = readings.get(run, [])
    if is_first:
        return sounds
    return [*sounds, *(_VOICED[sound[0]] + sound[1:] for sound in sounds if sound[0] in _VOICED), *_hardened(sounds)]


def _hardened(sounds: list[str]) -> list[str]:
    """Return readings in h as they sound after っ and ん (発表 happyō)."""
    return ["p" + sound[1:] for sound in sounds if sound[0] == "h"]


def _cut(spelling: str) -> str:
    """Return a spelling without the く, き, つ or ち that becomes っ before the next kanji (学校 gakkō)."""
    return spelling[:-2] if spelling.endswith(("ku", "ki", "tu", "ti")) else ""


def _readings(kanji: Iterable[str]) -> dict[str, list[str]]:
    """Return the readings of those of ``kanji`` that the table has (data/kanji/make.py)."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "kanji_readings.txt")
    with open(path, encoding="utf-8") as file:
        table = file.read()
    found = {}
    for char in kanji:
        at = table.find("\n" + char)
        if at >= 0:
            found[char] = table[at + 2 : table.index("\n", at + 2)].split(",")
    return found
