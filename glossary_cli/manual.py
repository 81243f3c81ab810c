"""The manual: what help prints, in English or in Japanese. The man page is made of the same texts."""

from __future__ import annotations

from . import arguments, messages
from .phrases import phrase_breaks
from .render.page import Block, Span
from .render.wrap import text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

_OPERANDS = {
    "show": "TERM...",
    "search": "QUERY...",
    "check": "[PATH...]",
    "completion": "bash|zsh|fish",
}
_METAVARS = {
    "--format": "FORMAT",
    "--lang": "LANG",
    "--color": "WHEN",
    "--width": "N",
    "--limit": "N",
    "--category": "ID",
    "--sort": "LANG",
}
_SHORT_FORMS = {"--short": "-s", "--limit": "-n", "--text": "-t", "--help": "-h"}
_INDENT, _COLUMN = 2, 20
"""Cells before a row, and before its second column, at 80 cells."""
EVERYWHERE = ("--help",)
OWN_OPTIONS = {"check": {"--strict"}, "where": set[str](), "completion": set[str]()}
"""The options of the commands that the plain reading of the command line leaves to the parser."""


def texts(language: str = "") -> ModuleType:
    """Return the texts in ``language``, or in that of the messages."""
    if (language or messages.language) == "ja":
        from . import manual_ja

        return manual_ja
    from . import manual_en

    return manual_en


def brief() -> list[Block]:
    """Return what ``gloss`` alone prints: what it is for, and examples."""
    text = texts()
    return [_plain(text.SUMMARY), *_examples(text, text.EXAMPLES), _plain(text.MORE, gap=True)]


def overview() -> list[Block]:
    """Return ``gloss --help``."""
    text = texts()
    return [
        _plain(text.SUMMARY),
        *_examples(text, text.EXAMPLES),
        _title(text, "usage", " gloss [OPTION]... TERM..."),
        *_table(text, "commands", text.COMMANDS.items()),
        *_table(text, "shared", ((form(name), text.OPTIONS[name]) for name in _in_order(_shared()))),
        *_table(text, "options", ((form(name), text.OPTIONS[name]) for name in ("--version", "--help"))),
        _plain(text.SEE_ALSO, gap=True),
    ]


def of_command(command: str) -> list[Block]:
    """Return ``gloss COMMAND --help``."""
    text = texts()
    blocks = [_plain(text.COMMANDS[command])]
    if command in text.DETAILS:
        blocks.append(_plain(text.DETAILS[command], gap=True))
    options = [(form(name), text.OPTIONS[name]) for name in (*_in_order(options_of(command)), *EVERYWHERE)]
    return [
        *blocks,
        *_examples(text, text.COMMAND_EXAMPLES[command]),
        _title(text, "usage", f" {usage(command)}"),
        *_table(text, "options", options),
    ]


def options_of(command: str) -> set[str]:
    """Return the long names of a command's options."""
    known = arguments.OPTIONS.get(command) or OWN_OPTIONS[command]
    return {name for name in known if name.startswith("--")}


def usage(command: str) -> str:
    """Return how a command is called."""
    return " ".join(filter(None, ("gloss", command, "[OPTION]...", _OPERANDS.get(command, ""))))


def _shared() -> set[str]:
    return set.intersection(*map(options_of, ("show", "search", "list", "random")))


def _in_order(names: Iterable[str]) -> list[str]:
    order = list(texts().OPTIONS)
    return sorted(names, key=order.index)


def form(name: str) -> str:
    """Return an option with its short form and what it takes: ``-n, --limit N``."""
    short = f"{_SHORT_FORMS[name]}, " if name in _SHORT_FORMS else ""
    return f"{short}{name} {_METAVARS.get(name, '')}".rstrip()


def _plain(text: str, *, gap: bool = False) -> Block:
    return Block([Span(text)], gap=gap, phrases=phrase_breaks(text))


def _title(text: ModuleType, name: str, rest: str = "") -> Block:
    return Block([Span(f"{text.TITLES[name]}:", "title"), Span(rest)], gap=True)


def _table(text: ModuleType, name: str, rows: Iterable[tuple[str, str]]) -> Iterator[Block]:
    yield _title(text, name)
    for left, right in rows:
        yield _row(left, right, _COLUMN)


def _examples(text: ModuleType, rows: Iterable[tuple[str, str]]) -> Iterator[Block]:
    yield _title(text, "examples")
    pairs = list(rows)
    column = max(text_width(left) for left, _ in pairs) + 2 * _INDENT + 1
    for left, right in pairs:
        yield _row(left, right, column)


def _row(left: str, right: str, column: int) -> Block:
    padding = " " * max(column - _INDENT - text_width(left), _INDENT) if right else ""
    text = left + padding + right
    return Block([Span(text)], indent=_INDENT, hang=_COLUMN - _INDENT, phrases=phrase_breaks(text))
