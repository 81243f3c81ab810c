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
    from collections.abc import Iterable, Sequence
    from sqlite3 import Connection
    from typing import Any

APPLICATION_ID = 0x676C6F73
"""ASCII ``glos``, at offset 68 of the file's header (sqlite.org/fileformat2.html, section 1.3)."""
FORMAT = 1
"""Raised whenever the tables or what the compiler puts into them change."""

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE categories (position INTEGER PRIMARY KEY, id TEXT, en TEXT, ja TEXT);
CREATE TABLE problems (position INTEGER PRIMARY KEY, line TEXT);
CREATE TABLE entries (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE, category TEXT, en TEXT, ja TEXT, en_order TEXT, ja_order TEXT,
    body TEXT, breaks TEXT
);
CREATE TABLE names (entry INTEGER, field TEXT, text TEXT, key TEXT, kana TEXT, skeleton TEXT, words TEXT);
CREATE TABLE keys (space TEXT, key TEXT, name INTEGER, PRIMARY KEY (space, key, name)) WITHOUT ROWID;
"""

_HEADER = 100
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
    """A name of an entry with its folds: what search works on."""

    __slots__ = ("entry", "field", "kana", "key", "skeleton", "text", "words")

    def __init__(self, entry: int, field: str, text: str, key: str, kana: str, skeleton: str, words: str) -> None:
        self.entry, self.field, self.text = entry, field, text
        self.key, self.kana, self.skeleton, self.words = key, kana, skeleton, words


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

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._db.execute(sql, values).fetchall()
        except (Error, UnicodeDecodeError, OverflowError) as error:
            raise SnapshotError(messages.damaged_snapshot(self.path)) from error

    @property
    def made_from(self) -> str:
        """The fingerprint of the files that the snapshot was compiled from."""
        rows = self._rows("SELECT value FROM meta WHERE name = 'made_from'")
        return str(rows[0][0]) if rows else ""

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM entries")[0][0])

    def problems(self) -> list[str]:
        """Return what was wrong with the entries that were left out, a line each."""
        return [row[0] for row in self._rows("SELECT line FROM problems ORDER BY position")]

    def categories(self) -> list[Category]:
        """Return the shelf's categories in their order."""
        rows = self._rows("SELECT id, en, ja FROM categories ORDER BY position")
        return [Category(id=id, name=Bilingual(en=en, ja=ja)) for id, en, ja in rows]

    def exact(self, space: str, key: str) -> list[Name]:
        """Return the names that are stored under ``key`` of ``space``, in the order of the shelf."""
        return [
            Name(*row)
            for row in self._rows(
                "SELECT names.* FROM keys JOIN names ON names.rowid = keys.name"
                " WHERE keys.space = ? AND keys.key = ? ORDER BY keys.name",
                (space, key),
            )
        ]

    def names(self) -> list[Name]:
        """Return every name, in the order of the shelf."""
        return [Name(*row) for row in self._rows("SELECT * FROM names ORDER BY rowid")]

    def bodies(self, positions: Iterable[int]) -> dict[int, str]:
        """Return the entries at ``positions`` as JSON texts."""
        found = {}
        for position in positions:
            found[position] = self._rows("SELECT body FROM entries WHERE position = ?", (position,))[0][0]
        return found

    def term(self, position: int) -> Term:
        """Return the entry at ``position``."""
        try:
            return Term.from_dict(parse_json(self.bodies([position])[position]))
        except _BAD_BODY as error:
            raise SnapshotError(messages.damaged_snapshot(self.path)) from error

    def position(self, id: str) -> int | None:
        """Return the position of the entry ``id``, or None."""
        rows = self._rows("SELECT position FROM entries WHERE id = ?", (id,))
        return int(rows[0][0]) if rows else None

    def id(self, position: int) -> str:
        """Return the id of the entry at ``position``."""
        return str(self._rows("SELECT id FROM entries WHERE position = ?", (position,))[0][0])

    def index(self) -> list[tuple[int, str, str, str, str]]:
        """Return (position, id, category, English and Japanese sort key) of every entry."""
        return self._rows("SELECT position, id, category, en_order, ja_order FROM entries ORDER BY position")

    def headwords(self, ids: Iterable[str]) -> dict[str, Bilingual]:
        """Return the headwords of those of ``ids`` that are on this shelf."""
        found = {}
        for id in ids:
            for en, ja in self._rows("SELECT en, ja FROM entries WHERE id = ?", (id,)):
                found[id] = Bilingual(en=en, ja=ja)
        return found

    def breaks(self, id: str) -> list[list[int]]:
        """Return the phrase offsets of the entry's Japanese texts, in the order of Term.japanese_texts."""
        rows = self._rows("SELECT breaks FROM entries WHERE id = ?", (id,))
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
