"""One TOML file: read whole or not at all, every problem with its place.

What a file may be is bounded before it is parsed: a regular file, of a size that a term file can have, in UTF-8.
"""

from __future__ import annotations

import os
import stat

import tomli

from . import messages
from .positions import Positions, line_and_column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .positions import Path

MAX_BYTES = 256 * 1024
"""Bytes of a term file; the longest article of the bundled shelf has a tenth of it."""
MAX_DEPTH = 8


class Problem:
    """Something wrong in a file: where, and what would be right. ``str()`` gives ``path:line:column: message``."""

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        self.path, self.line, self.column, self.message = path, line, column, message

    def __str__(self) -> str:
        return f"{messages.clean(self.path)}:{self.line}:{self.column}: {self.message}"


class Document:
    """One TOML file: its values, the places of its keys, and the problems found in it so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.values: dict[str, Any] | None = None
        self.problems: list[Problem] = []
        self.is_readable = True
        self._text = ""
        self._positions: Positions | None = None
        self._read()

    def report(self, path: Path, message: str, at_key: bool = False) -> None:
        """Note a problem of the value (or key) at ``path`` of the document."""
        if self._positions is None:
            self._positions = Positions(self._text)
        line, column = self._positions.key(path) if at_key else self._positions.value(path)
        self.problems.append(Problem(self.path, line, column, message))

    def _fail(self, message: str, line: int = 1, column: int = 1) -> None:
        self.problems.append(Problem(self.path, line, column, message))

    def _read(self) -> None:
        data = self._bytes()
        if data is None:
            return
        try:
            # TOML 1.0.0 allows CR LF line ends; a leading byte order mark is what some editors write.
            self._text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            good = data[: error.start].decode("utf-8").removeprefix("\ufeff")
            self._fail(messages.not_utf8(data[error.start]), *line_and_column(good, len(good)))
            return
        try:
            values = tomli.loads(self._text)
        except tomli.TOMLDecodeError as error:
            self._fail(messages.not_toml(error.msg), error.lineno, error.colno)
        except RecursionError:
            self._fail(messages.NESTED_TOO_DEEP)
        except ValueError as error:
            self._fail(messages.not_toml(str(error)))
        else:
            if _depth(values) > MAX_DEPTH:
                self._fail(messages.NESTED_TOO_DEEP)
            else:
                self.values = values

    def _bytes(self) -> bytes | None:
        try:
            # A FIFO or a device would block or never end.
            if not stat.S_ISREG(os.stat(self.path).st_mode):
                self._fail(messages.NOT_REGULAR)
                return None
            with open(self.path, "rb") as file:
                data = file.read(MAX_BYTES + 1)
                size = os.fstat(file.fileno()).st_size
        except OSError as error:
            self.is_readable = False
            self._fail(error.strerror or str(error))
            return None
        if len(data) > MAX_BYTES:
            self._fail(messages.too_large(max(size, len(data)), MAX_BYTES))
            return None
        return data


def _depth(value: object, limit: int = MAX_DEPTH + 1) -> int:
    if limit == 0 or not isinstance(value, (dict, list)):
        return 0
    children = value.values() if isinstance(value, dict) else value
    return 1 + max((_depth(child, limit - 1) for child in children), default=0)
