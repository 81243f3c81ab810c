"""Write glossary_cli/kanji_readings.txt: the readings of the kanji that input methods offer, as rōmaji skeletons.

Source: kJapaneseOn and kJapaneseKun of the Unihan database (Unicode Standard Annex #38), as Debian's ``unicode-data``
installs it. Taken are the kanji of JIS X 0208 (kJis0) and the jōyō kanji (kJoyoKanji).

    python data/kanji/make.py [/usr/share/unicode]
"""

from __future__ import annotations

import bz2
import re
import sys
from pathlib import Path

from glossary_cli.romaji import skeleton

OUTPUT = Path(__file__).parents[2] / "glossary_cli" / "kanji_readings.txt"
MOST_READINGS = 10
"""For one kanji; what comes after them in Unihan are rare verbs."""


def _fields(path: Path, wanted: set[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            code, _, rest = line.rstrip("\n").partition("\t")
            field, _, value = rest.partition("\t")
            if field in wanted and not line.startswith("#"):
                found.setdefault(chr(int(code.removeprefix("U+"), base=16)), {})[field] = value
    return found


def _version(path: Path) -> str:
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        return next(found.group(1) for line in lines if (found := re.match(r"(?i)# Unicode version: ([0-9.]+)", line)))


def readings(on: str, kun: str) -> list[str]:
    """Return the skeletons of a kanji's readings: those of Chinese origin, then the Japanese ones and their stems.

    Before okurigana only the stem is read with the kanji (埋め込み: u), and Unihan does not mark where it
    ends, so a verb or an adjective is given whole, without its last syllable, and without the last two of those in
    -eru and -iru.
    """
    found = [skeleton(word.lower()) for word in on.split()]
    for word in kun.split():
        whole = skeleton(word.lower())
        found += [whole, re.sub("[^aiueo]*[ui]$", "", whole), re.sub("[^aiueo]*[ei]ru$", "", whole)]
    return list(dict.fromkeys(filter(None, found)))[:MOST_READINGS]


def main() -> None:
    """Write the file."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    source = folder / "Unihan_Readings.txt.bz2"
    sounds = _fields(source, {"kJapaneseOn", "kJapaneseKun"})
    lines = [
        f"# Unihan kJapaneseOn, kJapaneseKun, Unicode {_version(source)}, as romaji skeletons; by data/kanji/make.py.",
        "# Copyright 1991-present Unicode, Inc., under the Unicode License V3: https://www.unicode.org/license.txt",
    ]
    for char, has in sorted(_fields(folder / "Unihan_OtherMappings.txt.bz2", {"kJis0", "kJoyoKanji"}).items()):
        own = sounds.get(char, {})
        found = readings(own.get("kJapaneseOn", ""), own.get("kJapaneseKun", ""))
        if has and found:
            lines.append(f"{char}{','.join(found)}")
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
