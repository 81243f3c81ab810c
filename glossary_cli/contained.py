"""Names that a query contains: GAN model, 転移学習モデル."""

from __future__ import annotations

from unicodedata import normalize

from . import fold
from .partial import script_runs
from .tiers import CONTAINED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .query import Query
    from .snapshot import Snapshot

_MIN_LATIN, _MIN_OTHER = 3, 3
"""Characters of a name that may stand inside a query; shorter ones stand there by accident."""
_MOST_OTHER = 40
_WITHIN = frozenset({"hh", "tt", "ll", "t-", "h-", "-t", "--", "-h"})
"""Scripts of two neighbors that no word ends between; ー may stand for either kana."""


def contained(query: Query, shelf: Snapshot) -> Iterator[tuple[int, int, int]]:
    """Yield (tier, distance, row) of the names inside the query; the distance counts the characters around them."""
    for part in _parts(query):
        for space in ("key", "light", "stem"):
            for row in shelf.exact(space, part):
                yield CONTAINED, len(query.key) - len(part), row


def _parts(query: Query) -> list[str]:
    """Return the keys to look up: half of the words or more, a run of one script, or a stretch of Japanese."""
    found: dict[str, None] = {}
    if query.is_latin:
        for words in (query.words, query.light_stems(), query.stems()):
            for size in range(len(words) - 1, (len(words) - 1) // 2, -1):
                for start in range(len(words) - size + 1):
                    found["".join(words[start : start + size])] = None
        return [part for part in found if len(part) >= _MIN_LATIN]
    runs = script_runs(query.key)
    for run in runs if len(runs) > 1 else ():
        if len(run) >= _MIN_LATIN:
            found[run] = None
    key = query.key[:_MOST_OTHER]
    scripts = _scripts(query)[:_MOST_OTHER]
    for size in range(len(key) - 1, _MIN_OTHER - 1, -1):
        for start in range(len(key) - size + 1):
            part = key[start : start + size]
            if not part.isascii() and _is_whole(scripts, start, start + size):
                found[part] = None
    return list(found)


def _scripts(query: Query) -> str:
    """Return a letter for the script of each character of the key; hiragana and katakana differ if the text tells."""
    text = "".join(filter(str.isalnum, normalize("NFKC", query.text)))
    return "".join(map(_script, text if len(text) == len(query.key) else query.key))


def _script(char: str) -> str:
    if char == "ー":
        return "-"
    if fold.is_kanji(char):
        return "k"
    return "l" if char.isascii() else "h" if fold.is_hiragana(char) else "t"


def _is_whole(scripts: str, start: int, end: int) -> bool:
    """Return whether a part neither begins nor ends inside a word of kana or Latin letters."""
    return not any(0 < at < len(scripts) and scripts[at - 1 : at + 1] in _WITHIN for at in (start, end))
