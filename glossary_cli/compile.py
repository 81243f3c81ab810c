"""Compiling: from terms to a snapshot, with all the language work that a lookup must not pay for.

Here the rōmaji are derived (pykakasi), readings that an own entry lacks are guessed and marked, phrase breaks are
found (BudouX), and every key under which a name can be looked up is folded once. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sqlite3
from functools import cache
from itertools import islice
from unicodedata import normalize

from . import consonants, english, fold, messages, passages, romaji
from .phrases import phrase_breaks
from .progress import tracked
from .snapshot import APPLICATION_ID, FORMAT, FULL_TEXT, ROW_BYTES, ROWS_PER_ENTRY, TABLES
from .term import Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from .term import Category

_SORT_LAST = "\uffff"
_VOWEL_KANA = dict(zip("aiueo", "あいうえお", strict=True))


@cache
def _kakasi() -> Any:
    import pykakasi

    return pykakasi.kakasi()  # type: ignore[no-untyped-call]


# The syllables of loanwords (cabinet notification No. 2 of 28 June 1991) that pykakasi reads as two.
_LOAN_SYLLABLES = {
    "しぇ": "she", "じぇ": "je", "つぁ": "tsa", "つぃ": "tsi", "つぇ": "tse", "つぉ": "tso", "てぃ": "ti", "とぅ": "tu",
    "どぅ": "du", "でゅ": "dyu", "てゅ": "tyu", "ふゅ": "fyu", "ゔゅ": "vyu", "いぇ": "ye", "うぃ": "wi", "うぇ": "we",
    "うぉ": "wo", "くぁ": "kwa", "くぃ": "kwi", "くぇ": "kwe", "くぉ": "kwo", "ぐぁ": "gwa",
}  # fmt: skip


def romaji_of(reading: str) -> str:
    """Return the Hepburn rōmaji of a kana reading, long vowels spelled as they are typed (jizengakushuu)."""
    for syllable, letters in _LOAN_SYLLABLES.items():
        reading = reading.replace("っ" + syllable, letters[0] + letters).replace(syllable, letters)
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


def with_romaji(term: Term) -> Term:
    """Return ``term`` with its rōmaji, and with a guessed reading where it has none."""
    values: dict[str, Any] = {name: getattr(term, name) for name in Term.__slots__}
    if not term.reading:
        values["reading"] = guessed_reading(term.ja)
        values["reading_guessed"] = bool(values["reading"])
    values["romaji"] = romaji_of(values["reading"])
    return Term(**values)


def names(term: Term) -> Iterator[tuple[str, str, str]]:
    """Yield every name of ``term`` as (field, text, rōmaji), the most telling first.

    Only a name that is a sound has rōmaji: a reading, or kana that no reading stands for.
    """
    yield "en", term.en, ""
    yield "ja", term.ja, "" if term.reading else _romaji_of_kana(term.ja)
    if term.reading:
        yield "reading", term.reading, term.romaji
    for text in term.abbreviations:
        yield "abbreviation", text, ""
    for alias in term.lookup_names:
        yield "alias", alias.text, "" if alias.reading else _romaji_of_kana(alias.text)
        if alias.reading:
            yield "reading", alias.reading, romaji_of(alias.reading)


def _romaji_of_kana(text: str) -> str:
    key = fold.key(text)
    return romaji_of(key) if key and all(map(fold.is_hiragana, key)) else ""


def lookup_keys(field: str, text: str, *, is_sound: bool) -> list[tuple[str, str]]:
    """Return the (space, key) pairs under which a name is found when it is typed whole.

    The spaces are those that :func:`glossary_cli.search.exact` asks: ``key`` the folded name, ``skeleton`` its rōmaji
    skeleton, ``kana`` its kana fold, ``light`` and ``stem`` its English stems where they differ from the key, ``words``
    its stems in any order where there are several.
    """
    key = fold.key(text)
    if not key:
        return []
    found = [("key", key)]
    if is_sound:
        found.append(("skeleton", romaji.skeleton(fold.base(text))))
        found.append(("kana", fold.kana_key(key)))
    elif field == "abbreviation":
        found.append(("skeleton", romaji.of_letters(text)))
    if field != "reading":
        words = fold.tokens(text)
        light = "".join(map(english.light_stem, words))
        stems = [english.stem(word) for word in words]
        found.append(("light", light if light != key else ""))
        found.append(("stem", "".join(stems) if "".join(stems) not in (key, light) else ""))
        found.append(("words", " ".join(sorted(stems)) if len(stems) > 1 else ""))
    return [(space, key) for space, key in found if key]


def scanned_keys(field: str, text: str, *, is_sound: bool) -> list[tuple[str, str]]:
    """Return the (space, key) pairs under which a name is found by a part of it or by a misspelling.

    The spaces are ``latin``, ``mixed`` and ``japanese`` for the key by its scripts, ``skeleton`` and ``kana`` as in
    :func:`lookup_keys`, ``words`` the light stems of several words, ``consonants`` what is heard of an English name.
    """
    key = fold.key(text)
    if not key:
        return []
    latin = any(char.isascii() and char.isalpha() for char in key)
    found = [("latin" if key.isascii() else "mixed" if latin else "japanese", key)]
    if is_sound:
        found.append(("skeleton", romaji.skeleton(fold.base(text))))
        found.append(("kana", fold.kana_key(key)))
    if field != "reading":
        words = list(map(english.light_stem, fold.tokens(text)))
        found.append(("words", " " + " ".join(words) if len(words) > 1 else ""))
        if key.isascii() and field != "abbreviation":
            found.append(("consonants", consonants.of_english(words)))
    return [(space, key) for space, key in found if key]


class _Names:
    """Collects the names of all entries, their keys and packs."""

    def __init__(self) -> None:
        self.names: list[tuple[int, str, str, str]] = []
        self.keys: set[tuple[str, str, int]] = set()
        self.packs: dict[tuple[str, int], list[tuple[int, str]]] = {}

    def add(self, position: int, term: Term) -> None:
        """Add the names of the entry at ``position``, which come in the order of the shelf."""
        seen: set[tuple[str, str, str]] = set()
        for place, (field, text, sound) in enumerate(islice(names(term), ROWS_PER_ENTRY // 2)):
            row = position * ROWS_PER_ENTRY + 2 * place + (place > 2 or field in ("abbreviation", "alias"))
            self.names.append((row, field, text, sound))
            # An entry is found once by a key, under its most telling name.
            for space, key in lookup_keys(field, text, is_sound=bool(sound)):
                if ("keys", space, key) not in seen:
                    seen.add(("keys", space, key))
                    self.keys.add((space, key, row))
            for space, key in scanned_keys(field, text, is_sound=bool(sound)):
                if ("packs", space, key) not in seen:
                    seen.add(("packs", space, key))
                    self.packs.setdefault((space, len(key)), []).append((row, key))

    def write(self, db: sqlite3.Connection) -> None:
        """Write everything in an order that the entries alone decide."""
        db.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", self.names)
        db.executemany("INSERT INTO keys VALUES (?, ?, ?)", sorted(self.keys))
        for (space, length), pack in sorted(self.packs.items()):
            rows = b"".join(row.to_bytes(ROW_BYTES, "little") for row, _ in pack)
            db.execute(
                "INSERT INTO packs VALUES (?, ?, ?, ?)", (space, length, "\n".join(key for _, key in pack), rows)
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
    has_full_text = _make_full_text(db)
    found = _Names()
    ordered = sorted(terms, key=lambda item: (fold.key(item.en), item.id))
    for position, plain in enumerate(tracked(ordered, messages.COMPILING)):
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
        found.add(position, term)
        if has_full_text:
            first = position * passages.PER_ENTRY
            texts = ((first + row, text) for row, text in passages.of_term(term))
            db.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", texts)
    found.write(db)
    if has_full_text:
        db.execute("INSERT INTO texts (texts) VALUES ('optimize')")
    db.commit()
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {FORMAT}")
    db.execute("VACUUM")


def _make_full_text(db: sqlite3.Connection) -> bool:
    try:
        db.executescript(FULL_TEXT)
    except sqlite3.OperationalError:
        # An SQLite without FTS5: the search by name needs none.
        return False
    return True


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
