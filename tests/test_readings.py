"""Every reading against two analysers: pykakasi, and SudachiPy with its core dictionary.

An analyser agrees when its reading of a name's Japanese parts fits the reading that the entry gives, whatever the Latin
letters between them are read as. Where one disagrees, reviewed/readings.tsv says so with the decision of a person.
``python tests/test_readings.py`` writes the disagreements anew and keeps the decisions.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from glossary_cli import Glossary
from glossary_cli.fold import key

REVIEWED = Path(__file__).parent / "reviewed" / "readings.tsv"
JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー々〆一-龠]+")
IGNORED = "・= -（）()「」、"
"""What is not read out."""


@cache
def kakasi() -> Any:
    import pykakasi

    return pykakasi.kakasi()  # type: ignore[no-untyped-call]


@cache
def sudachi() -> Any:
    from sudachipy import Dictionary

    return Dictionary(dict="core").tokenizer()


def by_pykakasi(text: str) -> str:
    return "".join(item["hira"] for item in kakasi().convert(text))


def by_sudachi(text: str) -> str:
    return "".join(morpheme.reading_form() or morpheme.surface() for morpheme in sudachi().tokenize(text))


def agrees(name: str, reading: str, analyser: Any) -> bool:
    """Return whether an analyser's reading of the Japanese parts of ``name`` fits ``reading``."""
    pattern, at = "", 0
    for part in JAPANESE.finditer(name):
        pattern += "[ぁ-ゖー]+" if name[at : part.start()].strip(IGNORED) else ""
        pattern += re.escape(key(analyser(part.group())))
        at = part.end()
    pattern += "[ぁ-ゖー]+" if name[at:].strip(IGNORED) else ""
    return bool(re.fullmatch(pattern, reading))


def names() -> list[tuple[str, str]]:
    """Return every name that has kanji, with its reading."""
    found = {}
    for term in Glossary.open():
        found[term.ja] = term.reading
        found.update({alias.text: alias.reading for alias in term.lookup_names if alias.reading})
    return sorted(found.items())


def disagreements() -> dict[tuple[str, str], str]:
    """Return the names with their readings on which an analyser disagrees, and what the analysers read."""
    found = {}
    for name, reading in names():
        doubts = [
            f"{who} {key(analyser(name))}"
            for who, analyser in (("pykakasi", by_pykakasi), ("sudachi", by_sudachi))
            if not agrees(name, reading, analyser)
        ]
        if doubts:
            found[name, reading] = ", ".join(doubts)
    return found


def reviewed() -> dict[tuple[str, str], tuple[str, str]]:
    """Return what was reviewed: (name, reading) to (what the analysers read, the decision)."""
    rows = [line.split("\t") for line in REVIEWED.read_text(encoding="utf-8").splitlines()[1:]]
    return {(name, reading): (doubts, decision) for name, reading, doubts, decision in rows}


def test_every_disagreement_is_decided_by_hand_and_no_decision_is_left_over() -> None:
    decided = reviewed()
    assert {place: doubts for place, (doubts, _) in decided.items()} == disagreements()
    assert [place for place, (_, decision) in decided.items() if not decision.strip()] == []


def test_a_wrong_reading_is_seen() -> None:
    assert agrees("事前学習", "じぜんがくしゅう", by_pykakasi)
    assert agrees("事前学習", "じぜんがくしゅう", by_sudachi)
    assert agrees("AIの安全性", "えーあいのあんぜんせい", by_sudachi)
    assert agrees("top-kサンプリング", "とっぷけーさんぷりんぐ", by_pykakasi)
    assert not agrees("事前学習", "じぜんがくしゅ", by_sudachi)
    assert not agrees("偽陽性", "ぎようせい", by_pykakasi)
    assert not agrees("AIの安全性", "えーあいあんぜんせい", by_sudachi)


def write() -> None:
    """Write the disagreements of today with the decisions that there are."""
    decided = reviewed() if REVIEWED.exists() else {}
    lines = ["name\treading\tanalysers\tdecision\n"]
    for place, doubts in sorted(disagreements().items()):
        lines.append("\t".join([*place, doubts, decided.get(place, ("", ""))[1]]) + "\n")
    REVIEWED.parent.mkdir(exist_ok=True)
    REVIEWED.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write()
