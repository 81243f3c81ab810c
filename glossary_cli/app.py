"""The Typer application: it reads every call that the plain reading leaves to it, and says what is wrong with it.

Help is not Typer's: the manual prints it, in two languages and set by the rules of Japanese.
"""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from . import arguments, commands, errors, messages, writing
from .arguments import DEFAULT_LIMIT, Request
from .completion import SHELLS, script
from .errors import GlossError, UsageError

Words = Annotated[Optional[list[str]], typer.Argument()]
Json = Annotated[bool, typer.Option("--json")]
Format = Annotated[str, typer.Option("--format")]
Lang = Annotated[str, typer.Option("--lang")]
Short = Annotated[bool, typer.Option("--short", "-s")]
Color = Annotated[str, typer.Option("--color")]
NoPager = Annotated[bool, typer.Option("--no-pager")]
Width = Annotated[str, typer.Option("--width")]
Exact = Annotated[bool, typer.Option("--exact")]
InText = Annotated[bool, typer.Option("--text", "-t")]
Limit = Annotated[str, typer.Option("--limit", "-n")]
CategoryId = Annotated[Optional[str], typer.Option("--category")]
Sort = Annotated[str, typer.Option("--sort")]

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": []},
    invoke_without_command=True,
    no_args_is_help=False,
)


@app.callback()
def _root(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        raise UsageError(messages.NO_WORDS)


def _chosen(option: str, value: str) -> str:
    _, choices = arguments.CHOICES[option]
    if value not in choices:
        raise UsageError(messages.bad_choice(option, value, choices))
    return value


def _number(option: str, value: str) -> int:
    number = arguments.number(option, value)
    if number is None:
        _, low, high = arguments.NUMBERS[option]
        raise UsageError(messages.not_in_range(option, value, low, high))
    return number


def _request(
    command: str,
    words: list[str] | None = None,
    *,
    json: bool = False,
    format: str = "text",
    lang: str = "",
    color: str = "auto",
    sort: str = "en",
    width: str = "",
    limit: str = str(DEFAULT_LIMIT),
    no_pager: bool = False,
    **settings: object,
) -> int:
    request = Request(command, words or ())
    _chosen("--format", format)
    if json and format not in ("text", "json"):
        raise UsageError(messages.two_formats(format))
    request.format = "json" if json else format
    request.lang = _chosen("--lang", lang) if lang else ""
    request.color = _chosen("--color", color)
    request.sort = _chosen("--sort", sort)
    request.width = _number("--width", width) if width else 0
    request.limit = _number("--limit", limit)
    request.pager = not no_pager
    for name, value in settings.items():
        setattr(request, name, value)
    if command in ("show", "search") and not request.words:
        raise UsageError(messages.NO_WORDS)
    if command in ("show", "search") and not " ".join(request.words).strip():
        raise UsageError(messages.EMPTY_QUERY)
    return commands.run(request)


@app.command("show")
def _show(
    words: Words = None,
    json: Json = False,
    format: Format = "text",
    lang: Lang = "",
    short: Short = False,
    exact: Exact = False,
    color: Color = "auto",
    no_pager: NoPager = False,
    width: Width = "",
) -> int:
    return _request(
        "show", words, json=json, format=format, lang=lang, short=short, exact=exact, color=color, no_pager=no_pager,
        width=width,
    )  # fmt: skip


@app.command("search")
def _search(
    words: Words = None,
    text: InText = False,
    json: Json = False,
    format: Format = "text",
    lang: Lang = "",
    short: Short = False,
    limit: Limit = str(DEFAULT_LIMIT),
    category: CategoryId = None,
    color: Color = "auto",
    no_pager: NoPager = False,
    width: Width = "",
) -> int:
    return _request(
        "search", words, text=text, json=json, format=format, lang=lang, short=short, limit=limit, category=category,
        color=color, no_pager=no_pager, width=width,
    )  # fmt: skip


@app.command("list")
def _list(
    json: Json = False,
    format: Format = "text",
    lang: Lang = "",
    short: Short = False,
    category: CategoryId = None,
    sort: Sort = "en",
    color: Color = "auto",
    no_pager: NoPager = False,
    width: Width = "",
) -> int:
    return _request(
        "list", json=json, format=format, lang=lang, short=short, category=category, sort=sort, color=color,
        no_pager=no_pager, width=width,
    )  # fmt: skip


@app.command("categories")
def _categories(
    json: Json = False,
    format: Format = "text",
    lang: Lang = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    width: Width = "",
) -> int:
    return _request("categories", json=json, format=format, lang=lang, color=color, no_pager=no_pager, width=width)


@app.command("random")
def _random(
    json: Json = False,
    format: Format = "text",
    lang: Lang = "",
    short: Short = False,
    category: CategoryId = None,
    color: Color = "auto",
    no_pager: NoPager = False,
    width: Width = "",
) -> int:
    return _request(
        "random", json=json, format=format, lang=lang, short=short, category=category, color=color, no_pager=no_pager,
        width=width,
    )  # fmt: skip


@app.command("check")
def _check(words: Words = None, strict: Annotated[bool, typer.Option("--strict")] = False) -> int:
    from .upkeep import check

    return check(words or [], strict=strict)


@app.command("where")
def _where() -> int:
    from .upkeep import where

    return where()


@app.command("completion")
def _completion(shell: Annotated[str, typer.Argument()]) -> int:
    if shell not in SHELLS:
        raise UsageError(messages.no_completion_for(shell, SHELLS))
    writing.write(script(shell))
    return errors.FOUND


def main(normalized: list[str]) -> int:
    """Read a normalised call, carry it out and return its exit status.

    Raises:
        GlossError: The call is wrong or cannot be carried out.
    """
    command = typer.main.get_command(app)
    try:
        status = command.main(normalized, prog_name="gloss", standalone_mode=False)
    except typer.TyperException as error:
        raise UsageError(_said(error, normalized)) from error
    except SystemExit as error:
        # Typer's own answer to a closed pipe, which is not ours.
        raise BrokenPipeError from error
    return status if isinstance(status, int) else errors.FOUND


def _said(error: typer.TyperException, normalized: list[str]) -> str:
    """Return what is wrong with a call in our words, and in the user's language; Typer's are for what has none."""
    command = normalized[0] if normalized[0] in arguments.COMMANDS else ""
    option = str(getattr(error, "option_name", ""))
    kind = type(error).__name__
    if kind == "NoSuchOption":
        from .manual import options_of
        from .shape import nearest

        known = options_of(command) if command else {"--help", "--version"}
        return messages.no_such_option(option, nearest(option, sorted(known)), command)
    if kind == "BadOptionUsage":
        takes_value = option in arguments.TAKES_VALUE
        return messages.no_value(option, command) if takes_value else messages.needless_value(option)
    if kind == "MissingParameter" and command == "completion":
        return messages.no_shell(SHELLS)
    if kind == "UsageError" and command:
        surplus = [word for word in normalized[1:] if not word.startswith("-")]
        return messages.surplus(" ".join(surplus), command)
    return messages.bad_usage(error.format_message(), command)


__all__ = ["GlossError", "app", "main"]
