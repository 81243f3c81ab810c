"""The snapshot: a shelf compiled into one read-only SQLite file, and how it is opened and asked.

A lookup reads a handful of pages of it, however large the shelf is. A file is trusted only after its header said that
it is whole and of this version; SQLite itself would notice a missing page only when a query happens to need it.
"""

from __future__ import annotations

import os

# The C halves of sqlite3 and json: the packages around them also import datetime and re, a quarter of a whole lookup.
try:
    from _json import make_scanner
    from _sqlite3 import Error, connect
except ImportError:  # pragma: no cover - other implementations of Python
    make_scanner = None  # type: ignore[misc, assignment]
    from sqlite3 import Error, connect

from . import messages
from .errors import SnapshotError
from .term import Bilingual, Category, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from sqlite3 import Connection
    from typing import Any

APPLICATION_ID = 0x676C6F73
"""ASCII ``glos``, at offset 68 of the file's header (sqlite.org/fileformat2.html, section 1.3)."""
FORMAT = 3
"""Raised whenever the tables or what the compiler puts into them change."""

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE categories (position INTEGER PRIMARY KEY, id TEXT, en TEXT, ja TEXT);
CREATE TABLE problems (position INTEGER PRIMARY KEY, line TEXT);
CREATE TABLE entries (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE, category TEXT, en TEXT, ja TEXT, en_order TEXT, ja_order TEXT,
    body TEXT, breaks TEXT
);
CREATE TABLE names (row INTEGER PRIMARY KEY, field TEXT, text TEXT, romaji TEXT);
CREATE TABLE keys (space TEXT, key TEXT, row INTEGER, PRIMARY KEY (space, key, row)) WITHOUT ROWID;
CREATE TABLE packs (space TEXT, length INTEGER, keys TEXT, rows BLOB, PRIMARY KEY (space, length)) WITHOUT ROWID;
"""
"""``keys`` finds a name that is typed whole or by its beginning; ``packs`` holds all keys of one length, a line each,
for what has to look at every one of them."""
FULL_TEXT = """
CREATE VIRTUAL TABLE texts USING fts5(text, content = '', tokenize = 'trigram');
CREATE VIRTUAL TABLE trigrams USING fts5vocab(texts, instance);
"""
"""What the entries say (:mod:`glossary_cli.passages`), where SQLite has FTS5; all else works without it."""

ROWS_PER_ENTRY = 4096
"""A name's row number is its entry's position times this, plus twice its place, plus 1 for an alias."""
ROW_BYTES = 4
"""A pack's row numbers are unsigned little-endian integers of this many bytes: room for a million entries."""

TRIGRAM = 3
"""Characters; a shorter part is looked for among the trigrams that begin with it."""
_HEADER = 100
_LAST = "\U0010ffff"
"""Sorts after whatever a key holds."""
_BAD_BODY = (ValueError, KeyError, TypeError, AttributeError, IndexError, StopIteration)
"""What reading an entry's JSON may raise when a bit of it is wrong."""


class _Context:
    """What CPython's JSON scanner reads its options from; these are json.loads's defaults."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float


def parse_json(text: str) -> Any:
    """Return the value of a JSON text that this program wrote."""
    if make_scanner is None:  # pragma: no cover - other implementations of Python
        import json

        return json.loads(text)
    return make_scanner(_Context)(text, 0)[0]  # type: ignore[arg-type]


class Name:
    """A name of an entry. ``romaji`` is how it is typed in Latin letters, where it is kana."""

    __slots__ = ("field", "romaji", "text")

    def __init__(self, field: str, text: str, romaji: str) -> None:
        self.field, self.text, self.romaji = field, text, romaji


class Pack:
    """All keys of one length, in the order of the shelf, with the rows of their names."""

    __slots__ = ("_rows", "keys", "length")

    def __init__(self, length: int, keys: str, rows: bytes) -> None:
        self.length, self.keys, self._rows = length, keys, rows

    def row(self, index: int) -> int:
        """Return the row number of the key at ``index``."""
        return int.from_bytes(self._rows[index * ROW_BYTES : (index + 1) * ROW_BYTES], "little")

    def containing(self, part: str) -> Iterator[tuple[str, int]]:
        """Yield (key, row) of every key that holds ``part``, which has no line end."""
        line = self.length + 1
        at = self.keys.find(part)
        while at >= 0:
            index = at // line
            yield self.keys[index * line : index * line + self.length], self.row(index)
            at = self.keys.find(part, (index + 1) * line)


def is_whole(header: bytes, size: int) -> bool:
    """Return whether a file of ``size`` bytes that begins with ``header`` is a complete snapshot of this version.

    The offsets are those of the database header (sqlite.org/fileformat2.html, section 1.3): page size at 16, number
    of pages at 28, user version at 60, application id at 68.
    """
    if len(header) < _HEADER or header[:16] != b"SQLite format 3\0":
        return False

    def number(offset: int, length: int) -> int:
        return int.from_bytes(header[offset : offset + length], "big")

    page = 65536 if number(16, 2) == 1 else number(16, 2)
    return number(68, 4) == APPLICATION_ID and number(60, 4) == FORMAT and size == page * number(28, 4) > 0


class Snapshot:
    """An open snapshot.

    Args:
        path: The file.

    Raises:
        SnapshotError: The file is truncated, damaged or not a snapshot of this version.
        OSError: The file cannot be read.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        with open(path, "rb", buffering=0) as file:
            header = file.read(_HEADER)
            size = os.fstat(file.fileno()).st_size
        if not is_whole(header, size):
            raise SnapshotError(messages.damaged_snapshot(path))
        # Nobody writes to a snapshot: it is replaced as a whole, so locks and journals are needless.
        self._db: Connection = connect(f"file:{_uri_path(path)}?mode=ro&immutable=1", uri=True)

    @classmethod
    def of_bytes(cls, data: bytes) -> Snapshot:
        """Return a snapshot that lives in memory, for where the cache cannot be written."""
        snapshot = cls.__new__(cls)
        db = connect(":memory:")
        db.deserialize(data)
        snapshot.path, snapshot._db = "", db  # noqa: SLF001 - a second constructor
        return snapshot

    def _rows(self, sql: str, values: Sequence[object] = (), kinds: tuple[type, ...] = ()) -> list[Any]:
        """Return what a query finds; ``kinds``, where given, are the types that its columns have to have."""
        try:
            rows = self._db.execute(sql, values).fetchall()
        except (Error, UnicodeDecodeError, OverflowError) as error:
            raise SnapshotError(messages.damaged_snapshot(self.path)) from error
        if kinds and any(tuple(map(type, row)) != kinds for row in rows):
            raise SnapshotError(messages.damaged_snapshot(self.path))
        return rows

    def _row(self, sql: str, values: Sequence[object], kinds: tuple[type, ...]) -> Any:
        """Return the one row that a query has to find."""
        for row in self._rows(sql, values, kinds):
            return row
        raise SnapshotError(messages.damaged_snapshot(self.path))

    @property
    def made_from(self) -> str:
        """The fingerprint of the files that the snapshot was compiled from."""
        rows = self._rows("SELECT value FROM meta WHERE name = 'made_from'")
        return str(rows[0][0]) if rows else ""

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM entries")[0][0])

    def problems(self) -> list[str]:
        """Return what was wrong with the entries that were left out, a line each."""
        return [row[0] for row in self._rows("SELECT line FROM problems ORDER BY position", (), (str,))]

    def categories(self) -> list[Category]:
        """Return the shelf's categories in their order."""
        rows = self._rows("SELECT id, en, ja FROM categories ORDER BY position", (), (str, str, str))
        return [Category(id=id, name=Bilingual(en=en, ja=ja)) for id, en, ja in rows]

    def exact(self, space: str, key: str) -> list[int]:
        """Return the rows of the names that are stored under ``key`` of ``space``, in the order of the shelf."""
        sql = "SELECT row FROM keys WHERE space = ? AND key = ? ORDER BY row"
        return [row for (row,) in self._rows(sql, (space, key), (int,))]

    def beginning(self, space: str, prefix: str) -> list[tuple[str, int]]:
        """Return (key, row) of every key of ``space`` that begins with ``prefix``."""
        sql = "SELECT key, row FROM keys WHERE space = ? AND key >= ? AND key < ?"
        return self._rows(sql, (space, prefix, prefix + _LAST), (str, int))

    def has_beginning(self, space: str, prefix: str) -> bool:
        """Return whether a key of ``space`` begins with ``prefix``."""
        sql = "SELECT 1 FROM keys WHERE space = ? AND key >= ? AND key < ? LIMIT 1"
        return bool(self._rows(sql, (space, prefix, prefix + _LAST)))

    def packs(self, space: str, shortest: int, longest: int = 1 << 30) -> list[Pack]:
        """Return the keys of ``space`` that have from ``shortest`` to ``longest`` characters."""
        sql = "SELECT length, keys, rows FROM packs WHERE space = ? AND length BETWEEN ? AND ? ORDER BY length"
        return [Pack(*row) for row in self._rows(sql, (space, shortest, longest), (int, str, bytes))]

    def name(self, row: int) -> Name:
        """Return the name at ``row``."""
        return Name(*self._row("SELECT field, text, romaji FROM names WHERE row = ?", (row,), (str, str, str)))

    def names(self, entry: int) -> list[tuple[int, Name]]:
        """Return the names of the entry at position ``entry`` with their rows."""
        first = entry * ROWS_PER_ENTRY
        sql = "SELECT row, field, text, romaji FROM names WHERE row >= ? AND row < ? ORDER BY row"
        rows = self._rows(sql, (first, first + ROWS_PER_ENTRY), (int, str, str, str))
        return [(row, Name(*values)) for row, *values in rows]

    def has_full_text(self) -> bool:
        """Return whether :meth:`mentions` can be asked: whether SQLite has FTS5, here and where this was compiled."""
        sql = "SELECT 1 FROM pragma_module_list AS m, sqlite_master WHERE m.name = 'fts5' AND tbl_name = 'texts'"
        return bool(self._rows(sql))

    def mentions(self, part: str) -> set[int]:
        """Return the rows of the passages that hold ``part``, which has no quotation mark."""
        if len(part) < TRIGRAM:
            sql = "SELECT DISTINCT doc FROM trigrams WHERE term >= ? AND term < ?"
            return {row for (row,) in self._rows(sql, (part, part + _LAST), (int,))}
        return {row for (row,) in self._rows("SELECT rowid FROM texts WHERE texts MATCH ?", (f'"{part}"',))}

    def bodies(self, positions: Iterable[int]) -> dict[int, str]:
        """Return the entries at ``positions`` as JSON texts."""
        found = {}
        for position in positions:
            (found[position],) = self._row("SELECT body FROM entries WHERE position = ?", (position,), (str,))
        return found

    def term(self, position: int) -> Term:
        """Return the entry at ``position``."""
        try:
            return Term.from_dict(parse_json(self.bodies([position])[position]))
        except _BAD_BODY as error:
            raise SnapshotError(messages.damaged_snapshot(self.path)) from error

    def position(self, id: str) -> int | None:
        """Return the position of the entry ``id``, or None."""
        rows = self._rows("SELECT position FROM entries WHERE id = ?", (id,), (int,))
        return int(rows[0][0]) if rows else None

    def id(self, position: int) -> str:
        """Return the id of the entry at ``position``."""
        return str(self._row("SELECT id FROM entries WHERE position = ?", (position,), (str,))[0])

    def index(self) -> list[tuple[int, str, str, str, str]]:
        """Return (position, id, category, English and Japanese sort key) of every entry."""
        sql = "SELECT position, id, category, en_order, ja_order FROM entries ORDER BY position"
        return self._rows(sql, (), (int, str, str, str, str))

    def headword(self, position: int) -> Bilingual:
        """Return both headwords of the entry at ``position``."""
        en, ja = self._row("SELECT en, ja FROM entries WHERE position = ?", (position,), (str, str))
        return Bilingual(en=en, ja=ja)

    def headwords(self, ids: Iterable[str]) -> dict[str, Bilingual]:
        """Return the headwords of those of ``ids`` that are on this shelf."""
        sql = "SELECT en, ja FROM entries WHERE id = ?"
        return {id: Bilingual(en=en, ja=ja) for id in ids for en, ja in self._rows(sql, (id,), (str, str))}

    def breaks(self, id: str) -> list[list[int]]:
        """Return the phrase offsets of the entry's Japanese texts, in the order of Term.japanese_texts."""
        rows = self._rows("SELECT breaks FROM entries WHERE id = ?", (id,), (str,))
        try:
            found: list[list[int]] = parse_json(rows[0][0]) if rows else []
        except _BAD_BODY as error:
            raise SnapshotError(messages.damaged_snapshot(self.path)) from error
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def _uri_path(path: str) -> str:
    """Return ``path`` with what an SQLite URI filename would misread percent-encoded (sqlite.org/uri.html)."""
    path = os.path.abspath(path)
    if os.sep == "\\":  # pragma: no cover - Windows
        path = "/" + path.replace("\\", "/")
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
