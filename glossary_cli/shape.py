"""The shape of a term file: each field, its type, whether it may be left out, and what a wrong value should be.

This one table checks term files and generates the JSON Schema that editors read. A check never stops at the first
problem; it reports each with the path of the offending value.
"""

from __future__ import annotations

import datetime as dt
import re

from . import messages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .positions import Path

    # (path, message, whether the key and not the value is at fault)
    Report = Callable[[Path, str, bool], None]

KANA = "[ぁ-ゖー]+"
SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
EARLIEST_YEAR = 1900
MAX_NAME = 200
"""Characters in a name or title; longer ones are mistakes (the longest headword in use has 60)."""


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()


MAX_URL = 2000
"""Characters of a web address; longer ones do not work everywhere."""


class Spec:
    """A type of value: it checks one, and describes itself as JSON Schema."""

    kind = ""

    def check(self, value: object, path: Path, report: Report) -> None:
        """Report each problem of ``value``, which stands at ``path``."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema (2020-12) of the type."""
        raise NotImplementedError

    def _is(self, kind: type, value: object, path: Path, report: Report) -> bool:
        # bool is an int in Python and a type of its own in TOML.
        if isinstance(value, kind) and not isinstance(value, bool):
            return True
        report(path, messages.wrong_type(self.kind, value), False)
        return False


class Text(Spec):
    """A string of one line, or with ``prose`` of paragraphs; printable, trimmed, not empty."""

    kind = "a string"

    def __init__(self, pattern: str = "", remedy: str = "", *, prose: bool = False, limit: int = MAX_NAME) -> None:
        self.pattern, self.remedy, self.prose, self.limit = pattern, remedy, prose, limit

    def check(self, value: object, path: Path, report: Report) -> None:
        if not self._is(str, value, path, report):
            return
        assert isinstance(value, str)
        if not value.strip():
            report(path, messages.EMPTY_STRING, False)
        elif bad := unprintable(value, prose=self.prose):
            report(path, messages.control_character(bad), False)
        elif not self.prose and len(value) > self.limit:
            report(path, messages.too_long(len(value), self.limit), False)
        elif self.pattern and not re.fullmatch(self.pattern, value):
            report(path, self.remedy.format(value=value), False)

    def schema(self) -> dict[str, Any]:
        found: dict[str, Any] = {"type": "string", "minLength": 1}
        if not self.prose:
            found["maxLength"] = self.limit
        if self.pattern:
            found["pattern"] = f"^({self.pattern})$"
        return found


class Year(Spec):
    """A calendar year as an integer."""

    kind = "an integer"

    def check(self, value: object, path: Path, report: Report) -> None:
        if self._is(int, value, path, report) and not (
            isinstance(value, int) and EARLIEST_YEAR <= value <= _today().year + 1
        ):
            report(path, messages.bad_year(value), False)

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": EARLIEST_YEAR}


class Date(Spec):
    """A TOML local date, not later than tomorrow (time zones differ)."""

    kind = "a date"

    def check(self, value: object, path: Path, report: Report) -> None:
        if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
            report(path, messages.wrong_type(self.kind, value), False)
        elif value > _today() + dt.timedelta(days=1):
            report(path, messages.future_date(value.isoformat()), False)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


class ListOf(Spec):
    """A list whose items are all of one type, none of them twice."""

    kind = "a list"

    def __init__(self, item: Spec) -> None:
        self.item = item

    def check(self, value: object, path: Path, report: Report) -> None:
        if not self._is(list, value, path, report):
            return
        assert isinstance(value, list)
        seen: set[Any] = set()
        for index, item in enumerate(value):
            self.item.check(item, (*path, index), report)
            identity = _identity(item)
            if identity in seen:
                report((*path, index), messages.REPEATED, False)
            seen.add(identity)

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema(), "uniqueItems": True}


def _identity(value: object) -> Any:
    """Return what makes a TOML value this one; 1, 1.0 and true are equal in Python and different in TOML."""
    if isinstance(value, dict):
        return "table", frozenset((key, _identity(item)) for key, item in value.items())
    if isinstance(value, list):
        return "list", tuple(map(_identity, value))
    return type(value).__name__, value


class Either(Spec):
    """A string, or a table that says more about it."""

    kind = "a string or a table"

    def __init__(self, text: Text, table: Table) -> None:
        self.text, self.table = text, table

    def check(self, value: object, path: Path, report: Report) -> None:
        if isinstance(value, str):
            self.text.check(value, path, report)
        elif isinstance(value, dict):
            self.table.check(value, path, report)
        else:
            report(path, messages.wrong_type(self.kind, value), False)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self.text.schema(), self.table.schema()]}


class Field:
    """A key of a table.

    Args:
        spec: The type of its value.
        about: One sentence for editors and for the manual.
        own: Whether an own entry has to have it.
        bundled: Whether an entry of the bundled shelf has to have it.
    """

    def __init__(self, spec: Spec, about: str, *, own: bool = False, bundled: bool = True) -> None:
        self.spec, self.about, self.own, self.bundled = spec, about, own, bundled


class Table(Spec):
    """A table with known keys; with ``any_of``, at least one of its keys has to be there."""

    kind = "a table"

    def __init__(self, fields: dict[str, Field], *, any_of: bool = False) -> None:
        self.fields, self.any_of = fields, any_of

    def check(self, value: object, path: Path, report: Report, *, strict: bool = False) -> None:
        if not self._is(dict, value, path, report):
            return
        assert isinstance(value, dict)
        for name, item in value.items():
            if name not in self.fields:
                report((*path, name), messages.unknown_key(name, nearest(name, self.fields)), True)
                continue
            spec = self.fields[name].spec
            if isinstance(spec, Table):
                spec.check(item, (*path, name), report, strict=strict)
            else:
                spec.check(item, (*path, name), report)
        missing = [name for name, field in self.fields.items() if name not in value]
        if self.any_of and not strict:
            if len(missing) == len(self.fields):
                report(path, messages.missing_any(list(self.fields)), True)
            return
        for name in missing:
            if self.fields[name].own or (strict and self.fields[name].bundled):
                report(path, messages.missing_key(name, self.fields[name].about), True)

    def schema(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                name: {"description": field.about, **field.spec.schema()} for name, field in self.fields.items()
            },
        }
        if required := [name for name, field in self.fields.items() if field.own]:
            found["required"] = required
        if self.any_of:
            found["minProperties"] = 1
        return found


def unprintable(text: str, *, prose: bool = False) -> str:
    """Return the first character of ``text`` that must not reach a terminal, or an empty string.

    ``str.isprintable`` refuses the Unicode categories Cc, Cf, Cs, Co, Cn, Zl and Zp: control characters, bidirectional
    and zero-width marks among them. In prose, line ends are allowed.
    """
    if text.isprintable():
        return ""
    allowed = "\u00a0\u3000\n" if prose else "\u00a0\u3000"
    return next((char for char in text if not char.isprintable() and char not in allowed), "")


def nearest(name: str, known: object) -> str:
    """Return the one of ``known`` (an iterable of strings) that ``name`` most likely stands for, or an empty string."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(name.casefold(), list(known), scorer=OSA.normalized_similarity, score_cutoff=0.6)  # type: ignore[call-overload]
    return found[0] if found else ""


def _either_language(spec: Spec, what: str, *, own: bool = True) -> Table:
    return Table({
        "en": Field(spec, f"{what} in English.", own=own),
        "ja": Field(spec, f"{what} in Japanese.", own=own),
    }, any_of=not own)  # fmt: skip


_NAME = Text()
_READING = Text(KANA, messages.NOT_KANA)
_ID = Text(SLUG, messages.NOT_AN_ID)

ALIAS = Either(
    _NAME,
    Table({
        "text": Field(_NAME, "The other name.", own=True),
        "reading": Field(_READING, "Its reading in hiragana and ー.", own=True),
    }),
)  # fmt: skip

SECTION = Table({
    "title": Field(_either_language(_NAME, "The section's title"), "The section's title.", own=True),
    "text": Field(_either_language(Text(prose=True), "The section's text"), "The section's paragraphs.", own=True),
})  # fmt: skip

SOURCE = Table({
    "title": Field(_NAME, "The document's title.", own=True),
    "publisher": Field(_NAME, "Who published it.", own=True),
    "year": Field(Year(), "The year of its first publication.", own=True),
    "url": Field(Text("https?://[^\\s]+", messages.NOT_A_URL, limit=MAX_URL), "Where it is found.", own=True),
})  # fmt: skip

TERM = Table({
    "en": Field(_NAME, "The English headword.", own=True),
    "ja": Field(_NAME, "The Japanese headword.", own=True),
    "reading": Field(_READING, "The Japanese headword's reading in hiragana and ー."),
    "category": Field(_ID, "The id of a category; the folder's name where it is left out.", bundled=False),
    "abbreviations": Field(ListOf(_NAME), "Abbreviations: RLHF, LLM.", bundled=False),
    "aliases": Field(ListOf(ALIAS), "Other names of the same concept in either language.", bundled=False),
    "covers": Field(ListOf(ALIAS), "Names of kinds and parts of it that the article explains.", bundled=False),
    "related": Field(ListOf(_ID), "The ids of neighbours.", bundled=False),
    "contrast": Field(ListOf(_ID), "The ids of entries that this one is confused with.", bundled=False),
    "updated": Field(Date(), "The day of the last check against the sources."),
    "definition": Field(
        _either_language(Text(prose=True), "The definition", own=False), "One or two sentences.", own=True
    ),
    "sections": Field(ListOf(SECTION), "The article."),
    "sources": Field(ListOf(SOURCE), "Primary or official sources."),
})  # fmt: skip
