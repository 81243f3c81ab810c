"""Where in a TOML text each key and each value stands.

tomli gives values without places; a linter needs ``line:column`` for each of its complaints. This scanner walks a text
that tomli has already accepted, so it can trust the grammar (TOML 1.0.0) and only has to keep count.
"""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Path = tuple[str | int, ...]

_BARE_END = " \t\r\n.=]#,}"


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column (in characters) of ``offset`` in ``text``."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


class Positions:
    """The places of a valid TOML document's keys and values.

    A path is a tuple of keys and list indices, ``("sections", 0, "title", "en")``.

    Args:
        text: A TOML document that :func:`tomli.loads` accepts.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]
        self._keys: dict[Path, int] = {}
        self._values: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}
        self._at = 0
        self._document()

    def key(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Return (line, column) of the last key of ``path``, or of the nearest part of it that is written."""
        return self._place(self._keys, tuple(path))

    def value(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Return (line, column) of the value at ``path``, or of the nearest enclosing one that is written."""
        return self._place(self._values, tuple(path))

    def _place(self, places: dict[Path, int], path: Path) -> tuple[int, int]:
        while path:
            for table in (places, self._keys, self._values):
                if path in table:
                    return self._line_and_column(table[path])
            path = path[:-1]
        return 1, 1

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def _document(self) -> None:
        prefix: Path = ()
        while self._skip_blank():
            if self._text.startswith("[[", self._at):
                prefix = self._array_header()
            elif self._text[self._at] == "[":
                prefix = self._header()
            else:
                self._pair(prefix)

    def _skip_blank(self) -> bool:
        """Move past white space, line ends and comments; return whether anything is left."""
        text, end = self._text, len(self._text)
        while self._at < end:
            if text[self._at] == "#":
                newline = text.find("\n", self._at)
                self._at = end if newline < 0 else newline
            elif text[self._at] in " \t\r\n":
                self._at += 1
            else:
                return True
        return False

    def _resolved(self, parts: list[tuple[str, int]], *, is_array: bool) -> Path:
        path: Path = ()
        for number, (name, offset) in enumerate(parts):
            path += (name,)
            self._keys.setdefault(path, offset)
            is_last = number == len(parts) - 1
            if is_last and is_array:
                self._tables[path] = self._tables.get(path, -1) + 1
            if path in self._tables:
                path += (self._tables[path],)
                self._keys.setdefault(path, offset)
            self._values.setdefault(path, offset)
        return path

    def _header(self) -> Path:
        self._at += 1
        parts = self._key_parts()
        self._at += 1
        return self._resolved(parts, is_array=False)

    def _array_header(self) -> Path:
        self._at += 2
        parts = self._key_parts()
        self._at += 2
        return self._resolved(parts, is_array=True)

    def _key_parts(self) -> list[tuple[str, int]]:
        parts = []
        while True:
            self._skip_blank()
            start = self._at
            quote = self._text[self._at]
            if quote in "\"'":
                name = self._string()
                name = self._unescaped(name) if quote == '"' else name
            else:
                while self._text[self._at] not in _BARE_END:
                    self._at += 1
                name = self._text[start : self._at]
            parts.append((name, start))
            self._skip_blank()
            if self._text[self._at] != ".":
                return parts
            self._at += 1

    def _pair(self, prefix: Path) -> None:
        path = prefix
        for name, offset in self._key_parts():
            path += (name,)
            self._keys.setdefault(path, offset)
        self._at += 1
        self._skip_blank()
        self._value(path)

    def _value(self, path: Path) -> None:
        self._values[path] = self._at
        char = self._text[self._at]
        if char in "\"'":
            self._string()
        elif char == "[":
            self._array(path)
        elif char == "{":
            self._inline_table(path)
        else:
            while self._at < len(self._text) and self._text[self._at] not in ",]}#\r\n":
                self._at += 1

    def _array(self, path: Path) -> None:
        self._at += 1
        index = 0
        while self._skip_blank() and self._text[self._at] != "]":
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._value((*path, index))
            index += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while self._skip_blank() and self._text[self._at] != "}":
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._pair(path)
        self._at += 1

    def _string(self) -> str:
        """Move past a string of any of the four kinds and return what is between its quotes."""
        quote = self._text[self._at]
        marks = quote * 3 if self._text.startswith(quote * 3, self._at) else quote
        start = self._at = self._at + len(marks)
        while not self._text.startswith(marks, self._at):
            self._at += 2 if self._text[self._at] == "\\" and quote == '"' else 1
        end = self._at
        self._at += len(marks)
        if len(marks) == 3:
            # A multi-line string may end in one or two quotes of its own (TOML 1.0.0, "String").
            while self._at < len(self._text) and self._text[self._at] == quote and self._at - end < 5:
                self._at += 1
        return self._text[start:end]

    @staticmethod
    def _unescaped(text: str) -> str:
        if "\\" not in text:
            return text
        import tomli

        return str(tomli.loads(f'key = "{text}"')["key"])
