"""The command line as data: which commands and options there are, and the plain reading of a call.

``normalized`` brings every call into the form ``COMMAND [OPTIONS] [--] WORDS``, so that options mean the same before
and after the words, and a bare term means ``show``. ``plain_request`` then reads the calls that need no parser; all
others, and every mistake, go to Typer, which reads the same form.
"""

from __future__ import annotations

from .environment import LANGUAGES, MAX_WIDTH, MIN_WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .settings import Settings

COMMANDS = ("show", "search", "list", "categories", "random", "check", "where", "completion")
"""The closed list of first words that are not terms; ``gloss -- WORD`` looks such a word up."""

FORMATS = ("text", "json", "tsv", "markdown")
COLORS = ("auto", "always", "never")
SORTS = ("en", "ja")
MAX_LIMIT = 1_000_000
DEFAULT_LIMIT = 10


class Request:
    """What a call asks for.

    ``width`` is 0 and ``lang`` empty where the call does not say; ``settings`` are the user's own, once they are known.
    """

    __slots__ = (
        "category",
        "color",
        "command",
        "exact",
        "format",
        "lang",
        "limit",
        "pager",
        "settings",
        "short",
        "sort",
        "text",
        "width",
        "words",
    )

    def __init__(self, command: str, words: Sequence[str] = ()) -> None:
        self.command, self.words = command, list(words)
        self.format, self.lang, self.color, self.sort = "text", "", "auto", "en"
        self.short, self.pager, self.exact, self.text = False, True, False, False
        self.width, self.limit = 0, DEFAULT_LIMIT
        self.category: str | None = None
        self.settings: Settings | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Request) and all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Request({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


_FLAGS = {
    "--json": ("format", "json"),
    "--short": ("short", True),
    "-s": ("short", True),
    "--no-pager": ("pager", False),
}
_FLAGS |= {"--exact": ("exact", True), "--text": ("text", True), "-t": ("text", True)}
CHOICES = {
    "--format": ("format", FORMATS),
    "--lang": ("lang", LANGUAGES),
    "--color": ("color", COLORS),
    "--sort": ("sort", SORTS),
}
"""The options that take one of some words: the field of the request, and the words."""
NUMBERS = {
    "--width": ("width", MIN_WIDTH, MAX_WIDTH),
    "--limit": ("limit", 1, MAX_LIMIT),
    "-n": ("limit", 1, MAX_LIMIT),
}
"""The options that take a whole number: the field of the request, the least and the greatest."""
_TEXTS = {"--category": "category"}
TAKES_VALUE = {*CHOICES, *NUMBERS, *_TEXTS}
"""The options that are followed by a value."""

_COMMON = {"--json", "--format", "--lang", "--short", "-s", "--color", "--no-pager", "--width"}
OPTIONS = {
    "show": _COMMON | {"--exact"},
    "search": _COMMON | {"--text", "-t", "--limit", "-n", "--category"},
    "list": _COMMON | {"--category", "--sort"},
    "categories": {"--json", "--format", "--lang", "--color", "--no-pager", "--width"},
    "random": _COMMON | {"--category"},
}
"""The options of the commands that the plain reading knows."""


def normalized(arguments: Sequence[str]) -> list[str]:
    """Return a call with its command first.

    Args:
        arguments: The words after ``gloss``.

    Returns:
        The same words, the options before the command moved behind it, ``show`` put in front where the first
        word is no command. A call without a word asks for help or the version, or is a ``show`` that lacks its term.
        ``random`` takes no words and begins a headword, so with words behind it it is one: ``gloss random forest``.
    """
    index = _past_options(arguments, 0)
    if index >= len(arguments):
        for wanted in ("--help", "-h", "--version"):
            if wanted in arguments:
                return [wanted]
        return ["show", *arguments]
    command = arguments[index]
    if command == "random" and list(arguments[_past_options(arguments, index + 1) :]) not in ([], ["--"]):
        return ["show", *arguments]
    if command in COMMANDS or command == "__complete":
        return [command, *arguments[:index], *arguments[index + 1 :]]
    return ["show", *arguments]


def wants_help(normalized: Sequence[str]) -> bool:
    """Return whether a normalised call asks for help or for the version."""
    if normalized[0] in ("--help", "-h", "--version"):
        return True
    if normalized[0] not in COMMANDS:
        return False
    words = normalized[: normalized.index("--")] if "--" in normalized else normalized
    return "--help" in words or "-h" in words


def _past_options(arguments: Sequence[str], index: int) -> int:
    """Return where, from ``index`` on, the first argument stands that is neither an option nor its value."""
    while index < len(arguments) and arguments[index].startswith("-") and arguments[index] not in ("-", "--"):
        index += 2 if _value_follows(arguments[index]) else 1
    return index


def _value_follows(word: str) -> bool:
    """Return whether an option's value is the next argument: ``--width 40``, ``-sn 5``, not ``--width=40``, ``-n5``."""
    if word.startswith("--"):
        return word in TAKES_VALUE
    return "-" + word[-1] in TAKES_VALUE and not any("-" + char in TAKES_VALUE for char in word[1:-1])


def plain_request(arguments: Sequence[str]) -> Request | None:
    """Return what a normalised call asks for, or None where a full parser has to read it."""
    if not arguments or arguments[0] not in OPTIONS:
        return None
    request = Request(arguments[0])
    known = OPTIONS[request.command]
    rest = iter(arguments[1:])
    for word in rest:
        if word == "--":
            request.words.extend(rest)
            break
        if not word.startswith("-") or word == "-":
            request.words.append(word)
            continue
        name, equals, value = word.partition("=")
        if name not in known or not _set(request, name, value if equals else None, rest):
            return None
    takes_words = request.command in ("show", "search")
    if takes_words != bool(request.words) or (takes_words and not " ".join(request.words).strip()):
        return None
    return request


def _set(request: Request, name: str, value: str | None, rest: object) -> bool:
    """Set one option on ``request``; return False where anything about it is unusual."""
    if name in _FLAGS:
        if value is not None:
            return False
        field, setting = _FLAGS[name]
        # --json and a --format of another name contradict each other, and the parser says so.
        if name == "--json" and request.format not in ("text", "json"):
            return False
        setattr(request, field, setting)
        return True
    if value is None:
        value = next(rest, None)  # type: ignore[call-overload]
    if value is None:
        return False
    if name in CHOICES:
        field, choices = CHOICES[name]
        if value not in choices or (field == "format" and request.format not in ("text", value)):
            return False
        setattr(request, field, value)
        return True
    if name in NUMBERS:
        count = number(name, value)
        if count is None:
            return False
        setattr(request, NUMBERS[name][0], count)
        return True
    setattr(request, _TEXTS[name], value)
    return True


def number(option: str, value: str) -> int | None:
    """Return the number that ``value`` gives to one of :data:`NUMBERS`, or None where it is not one of its range."""
    _, low, high = NUMBERS[option]
    # int() takes signs, underscores and other scripts' digits; a number of 4,300 digits is an error to it.
    is_plain = value.isascii() and value.isdigit() and len(value) < 10
    return int(value) if is_plain and low <= int(value) <= high else None
