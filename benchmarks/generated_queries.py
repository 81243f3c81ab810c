"""Queries made from the entries themselves: typos, rōmaji in four spellings, kana scripts and homophones.

Nothing of the search's own folds is used here: rōmaji come from pykakasi, homophones from pykakasi's dictionary (the
search reads kanji by Unihan), typos from the keys of a QWERTY keyboard. The same entries give the same queries.
"""

from __future__ import annotations

import pickle
from functools import cache
from importlib.resources import files
from random import Random
from typing import TYPE_CHECKING, Any

import pykakasi

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary_cli import Term

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_HALF_WIDTH = dict(
    zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー",
        "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ",
        strict=True,
    )
)
_VOICED = dict(zip("ガギグゲゴザジズゼゾダヂヅデドバビブベボ", "カキクケコサシスセソタチツテトハヒフヘホ", strict=True))
_HALF_VOICED = dict(zip("パピプペポ", "ハヒフヘホ", strict=True))
_SHORTEST_WORD = 5


def queries(terms: Iterable[Term]) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, query, id of the entry that is meant)."""
    for term in terms:
        dice = Random(term.id)
        yield from (("typo", query, term.id) for query in _typos(term.en, dice))
        yield from (("variant", query, term.id) for query in _variants(term.en))
        yield from (("romaji", query, term.id) for query in _romaji(term.reading))
        katakana = term.reading.translate(_KATAKANA)
        yield from (("kana", query, term.id) for query in (term.reading, katakana, _half_width(katakana)))
        yield from (("homophone", query, term.id) for query in _homophones(term.ja, term.reading, dice))


def _variants(name: str) -> Iterator[str]:
    yield name.upper()
    if " " in name:
        yield name.replace(" ", "-")
    if "-" in name:
        yield name.replace("-", " ")
        yield name.replace("-", "")


def _typos(name: str, dice: Random) -> Iterator[str]:
    places = [
        at + offset
        for word in name.replace("-", " ").split()
        if len(word) >= _SHORTEST_WORD
        for at in [name.index(word)]
        for offset in range(1, len(word) - 1)
    ]
    if not places:
        return
    at = dice.choice(places)
    yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    at = dice.choice(places)
    yield name[:at] + name[at + 1 :]
    at = dice.choice(places)
    yield name[:at] + name[at] + name[at:]
    at = dice.choice(places)
    yield name[:at] + _neighbor(name[at], dice) + name[at + 1 :]
    if name.count(" ") == 1:
        yield " ".join(reversed(name.split()))


def _neighbor(char: str, dice: Random) -> str:
    row = next((row for row in _ROWS if char.lower() in row), "")
    at = row.find(char.lower())
    near = row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    return dice.choice(near) if near else char


def _romaji(reading: str) -> Iterator[str]:
    kakasi = pykakasi.kakasi()  # type: ignore[no-untyped-call]

    def spelled(text: str, system: str) -> str:
        return "".join(item[system] for item in kakasi.convert(text)).replace("'", "")

    hepburn = spelled(reading, "hepburn")
    yield hepburn
    yield hepburn.replace("ou", "ō").replace("uu", "ū").replace("oo", "ō")
    yield spelled(reading, "kunrei")
    yield "-".join("nn".join(spelled(part, "hepburn") for part in piece.split("ん")) for piece in reading.split("ー"))


def _half_width(katakana: str) -> str:
    return "".join(
        _HALF_WIDTH[_VOICED[char]] + "ﾞ"
        if char in _VOICED
        else _HALF_WIDTH[_HALF_VOICED[char]] + "ﾟ"
        if char in _HALF_VOICED
        else _HALF_WIDTH.get(char, char)
        for char in katakana
    )


@cache
def _dictionary() -> tuple[dict[str, set[str]], dict[str, list[str]]]:
    """Return pykakasi's words of two kanji and more: their readings by word, and the words by reading."""
    table: dict[str, dict[str, Any]] = pickle.loads(files("pykakasi").joinpath("data/kanwadict4.db").read_bytes())
    readings: dict[str, set[str]] = {}
    for words in table.values():
        for word, sounds in words.items():
            if len(word) > 1 and all("一" <= char <= "鿿" for char in word):
                readings.setdefault(word, set()).update(sound for sound, _ in sounds)
    by_reading: dict[str, list[str]] = {}
    for word in sorted(readings):
        for sound in readings[word]:
            by_reading.setdefault(sound, []).append(word)
    return readings, by_reading


def _homophones(name: str, reading: str, dice: Random) -> Iterator[str]:
    """Yield ``name`` with its first or its last word of two kanji or more in other kanji of the same sound."""
    readings, by_reading = _dictionary()
    found: set[str] = set()
    for size in range(2, len(name) + 1):
        head, tail = name[:size], name[-size:]
        for sound in readings.get(head, ()):
            if reading.startswith(sound):
                found.update(word + name[size:] for word in by_reading[sound] if word != head)
        for sound in readings.get(tail, ()):
            if reading.endswith(sound):
                found.update(name[:-size] + word for word in by_reading[sound] if word != tail)
    yield from dice.sample(sorted(found), min(3, len(found)))
