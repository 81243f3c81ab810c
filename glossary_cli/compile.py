"""Compiling: from terms to a snapshot, with all the language work that a lookup must not pay for.

Here the rōmaji are derived (pykakasi), readings that an own entry lacks are guessed and marked, phrase breaks are
found (BudouX), and every key under which a name can be looked up is folded once. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sqlite3
from functools import cache
from unicodedata import normalize

from . import english, fold, romaji
from .snapshot import APPLICATION_ID, FORMAT, TABLES
from .term import Alias, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from .term import Category

_SORT_LAST = "\uffff"
_VOWEL_KANA = dict(zip("aiueo", "あいうえお", strict=True))


@cache
def _kakasi() -> Any:
    import pykakasi

    return pykakasi.kakasi()  # type: ignore[no-untyped-call]


@cache
def _phrase_parser() -> Any:
    import budoux

    return budoux.load_default_japanese_parser()


def romaji_of(reading: str) -> str:
    """Return the Hepburn rōmaji of a kana reading, long vowels spelled as they are typed (jizengakushuu)."""
    return "".join(item["hepburn"] for item in _kakasi().convert(reading)).replace("'", "").replace(" ", "")


def guessed_reading(text: str) -> str:
    """Return pykakasi's hiragana for a headword, or an empty string where it cannot read all of it.

    About one in seventeen of this field's kanji terms comes out wrong, so the result is a guess and marked as one.
    """
    # Variation selectors raise IndexError in pykakasi 2.3, half-width kana come out undone.
    plain = "".join(char for char in normalize("NFKC", text) if char.isalnum())
    try:
        reading = "".join(item["hira"] for item in _kakasi().convert(plain))
    except IndexError:
        return ""
    return reading if re.fullmatch("[ぁ-ゖー]+", reading) else ""


def phrase_breaks(text: str) -> list[int]:
    """Return the offsets in ``text`` at which a Japanese phrase begins (BudouX), without 0."""
    if not text or text.isascii():
        return []
    offsets, at = [], 0
    for phrase in _phrase_parser().parse(text):
        at += len(phrase)
        offsets.append(at)
    return offsets[:-1]


def with_romaji(term: Term) -> Term:
    """Return ``term`` with its rōmaji, and with a guessed reading where it has none."""
    values: dict[str, Any] = {name: getattr(term, name) for name in Term.__slots__}
    if not term.reading:
        values["reading"] = guessed_reading(term.ja)
        values["reading_guessed"] = bool(values["reading"])
    values["romaji"] = romaji_of(values["reading"])
    return Term(**values)


def names(term: Term) -> Iterator[tuple[str, str]]:
    """Yield every name of ``term`` with the field it stands in, the most telling first."""
    yield "en", term.en
    yield "ja", term.ja
    for text in term.abbreviations:
        yield "abbreviation", text
    for alias in term.aliases:
        yield "alias", alias.text
    if term.reading:
        yield "reading", term.reading
        yield "romaji", term.romaji
    for reading in _alias_readings(term.aliases):
        yield "reading", reading


def _alias_readings(aliases: Sequence[Alias]) -> list[str]:
    return [alias.reading for alias in aliases if alias.reading]


def lookup_keys(field: str, text: str) -> list[tuple[str, str]]:
    """Return the (space, key) pairs under which a name is found when it is typed whole.

    The spaces are those that :func:`glossary_cli.search.exact` asks: ``key`` the folded name, ``skeleton`` its rōmaji
    skeleton, ``kana`` its kana fold, ``light`` and ``stem`` its English stems, ``words`` its stems in any order.
    """
    key = fold.key(text)
    if not key:
        return []
    found = [("key", key)]
    # Rōmaji are found by their skeleton; an English name must not be read as rōmaji.
    if field in ("reading", "romaji") or any(map(fold.is_hiragana, key)):
        found.append(("skeleton", romaji.skeleton(fold.base(text))))
        found.append(("kana", fold.kana_key(key)))
    words = fold.tokens(text)
    if field not in ("reading", "romaji"):
        found.append(("light", "".join(map(english.light_stem, words))))
        stems = [english.stem(word) for word in words]
        found.append(("stem", "".join(stems)))
        found.append(("words", " ".join(sorted(stems))))
    return [(space, key) for space, key in found if key]


def _name_row(position: int, field: str, text: str) -> tuple[object, ...]:
    key = fold.key(text)
    is_kana = field in ("reading", "romaji") or any(map(fold.is_hiragana, key))
    return (
        position,
        field,
        text,
        key,
        fold.kana_key(key) if is_kana else "",
        romaji.skeleton(fold.base(text)) if is_kana else "",
        "" if field in ("reading", "romaji") else " ".join(map(english.light_stem, fold.tokens(text))),
    )


def _sort_key(term: Term) -> str:
    """Return the key of gojūon order (JIS X 4061:1996): kana first, voicing, size and ー only where these are equal."""
    reading = fold.key(term.reading or term.ja)
    return f"{_plain_kana(reading)} {reading}" if reading else _SORT_LAST


def _plain_kana(reading: str) -> str:
    """Return kana without voicing, small kana as large ones, and ー as the vowel that it lengthens."""
    plain = ""
    for char in reading:
        if char == "ー" and plain:
            vowel = romaji.skeleton(plain[-1])[-1:]
            plain += _VOWEL_KANA.get(vowel, char)
        else:
            plain += (fold.kana_key(normalize("NFD", char)[0]) or char) if fold.is_hiragana(char) else char
    return plain


def _fill(
    db: sqlite3.Connection,
    terms: Iterable[Term],
    categories: Iterable[Category],
    problems: Iterable[object],
    made_from: str,
) -> None:
    db.executescript(TABLES)
    db.execute("INSERT INTO meta VALUES ('made_from', ?)", (made_from,))
    db.executemany(
        "INSERT INTO categories VALUES (?, ?, ?, ?)",
        ((position, item.id, item.name.en, item.name.ja) for position, item in enumerate(categories)),
    )
    db.executemany("INSERT INTO problems VALUES (?, ?)", enumerate(map(str, problems)))
    for position, plain in enumerate(sorted(terms, key=lambda item: (fold.key(item.en), item.id))):
        term = with_romaji(plain)
        db.execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                position,
                term.id,
                term.category,
                term.en,
                term.ja,
                fold.key(term.en),
                _sort_key(term),
                json.dumps(term.as_dict(), ensure_ascii=False, indent=2),
                json.dumps([phrase_breaks(text) for text in term.japanese_texts()], separators=(",", ":")),
            ),
        )
        for field, text in names(term):
            name = db.execute("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?)", _name_row(position, field, text))
            db.executemany(
                "INSERT OR IGNORE INTO keys VALUES (?, ?, ?)",
                ((space, key, name.lastrowid) for space, key in lookup_keys(field, text)),
            )
    db.commit()
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {FORMAT}")
    db.execute("VACUUM")


def compile_snapshot(
    terms: Iterable[Term],
    categories: Iterable[Category],
    problems: Iterable[object] = (),
    made_from: str = "",
) -> bytes:
    """Return the snapshot of a shelf.

    Args:
        terms: The shelf's good entries.
        categories: Its categories, in order.
        problems: What is wrong with the entries that were left out; each is stored as its ``str()``.
        made_from: The fingerprint of the source files; a snapshot with another one is stale.

    Returns:
        The bytes of a read-only SQLite database.
    """
    db = sqlite3.connect(":memory:")
    try:
        _fill(db, terms, categories, problems, made_from)
        return db.serialize()
    finally:
        db.close()
