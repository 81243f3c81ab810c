"""The Typer application: every command with its options and help. It reads the call and hands a request on."""

from __future__ import annotations

from typing import Annotated, Literal, Optional

import typer

from . import __version__, arguments, commands, errors, messages, writing
from .arguments import DEFAULT_LIMIT, MAX_LIMIT, MAX_WIDTH, MIN_WIDTH, Request
from .completion import SHELLS, script
from .errors import GlossError, UsageError

Words = Annotated[
    Optional[list[str]],
    typer.Argument(metavar="TERM...", help="A name of the term, in any script.", show_default=False),
]
QueryWords = Annotated[
    Optional[list[str]], typer.Argument(metavar="QUERY...", help="A name or a part of one.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Format = Annotated[
    Literal["text", "json", "tsv", "markdown"], typer.Option("--format", help="How to write the answer.")
]
Lang = Annotated[Literal["en", "ja", "both"], typer.Option("--lang", help="Which languages the text shows.")]
Short = Annotated[bool, typer.Option("--short", "-s", help="Headword, reading and definitions only.")]
Color = Annotated[Literal["auto", "always", "never"], typer.Option("--color", help="Whether to use styles.")]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Write long text straight to the terminal.")]
Width = Annotated[Optional[int], typer.Option("--width", metavar="N", help="Set lines to N cells.", show_default=False)]
Exact = Annotated[bool, typer.Option("--exact", help="Only an entry with exactly this name.")]
InText = Annotated[bool, typer.Option("--text", "-t", help="Search definitions and articles, not names.")]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", help="How many results at most.")]
CategoryId = Annotated[
    Optional[str],
    typer.Option("--category", metavar="ID", help="Stay within a category; see: gloss categories.", show_default=False),
]
Sort = Annotated[
    Literal["en", "ja"], typer.Option("--sort", help="By English headword, or by reading in gojūon order.")
]

app = typer.Typer(
    add_completion=False,
    # Plain help: rich's panels need borders, whose width differs between terminals, and 60 ms.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    no_args_is_help=False,
    help=messages.EXAMPLES.replace("\n\n", "\n\n\b\n"),
)


def _version(wanted: bool) -> None:
    if wanted:
        writing.write(f"gloss {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback acts
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        raise UsageError(messages.NO_WORDS)


def _request(
    command: str,
    words: list[str] | None = None,
    *,
    json: bool = False,
    format: str = "text",
    width: int | None = None,
    limit: int = DEFAULT_LIMIT,
    no_pager: bool = False,
    **settings: object,
) -> int:
    request = Request(command, words or ())
    if json and format not in ("text", "json"):
        raise UsageError(messages.two_formats(format))
    request.format = "json" if json else format
    if width is not None and not MIN_WIDTH <= width <= MAX_WIDTH:
        raise UsageError(messages.not_in_range("--width", str(width), MIN_WIDTH, MAX_WIDTH))
    if not 1 <= limit <= MAX_LIMIT:
        raise UsageError(messages.not_in_range("--limit", str(limit), 1, MAX_LIMIT))
    request.width, request.limit, request.pager = width or 0, limit, not no_pager
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
    lang: Lang = "both",
    short: Short = False,
    exact: Exact = False,
    color: Color = "auto",
    no_pager: NoPager = False,
    width: Width = None,
) -> int:
    r"""Show an entry. This is what gloss TERM does; it also takes a term that is named like a command.

    \b
    Examples:
      gloss show pretraining
      gloss reinforcement learning from human feedback --short
      gloss RAG --lang ja
    """
    return _request(
        "show", words, json=json, format=format, lang=lang, short=short, exact=exact, color=color, no_pager=no_pager,
        width=width,
    )  # fmt: skip


@app.command("search")
def _search(
    words: QueryWords = None,
    text: InText = False,
    json: Json = False,
    format: Format = "text",
    lang: Lang = "both",
    short: Short = False,
    limit: Limit = DEFAULT_LIMIT,
    category: CategoryId = None,
    color: Color = "auto",
    no_pager: NoPager = False,
    width: Width = None,
) -> int:
    r"""List the entries that a query may mean, best first.

    \b
    Examples:
      gloss search 学習
      gloss search tuning --category training
      gloss search --text overfitting
      gloss search 学習 --format tsv | cut -f 2,3
    """
    return _request(
        "search", words, text=text, json=json, format=format, lang=lang, short=short, limit=limit, category=category,
        color=color, no_pager=no_pager, width=width,
    )  # fmt: skip


@app.command("list")
def _list(
    json: Json = False,
    format: Format = "text",
    lang: Lang = "both",
    short: Short = False,
    category: CategoryId = None,
    sort: Sort = "en",
    color: Color = "auto",
    no_pager: NoPager = False,
    width: Width = None,
) -> int:
    r"""List every term, one a line.

    \b
    Examples:
      gloss list --sort ja
      gloss list --category safety
      gloss list --format tsv > terms.tsv
    """
    return _request(
        "list", json=json, format=format, lang=lang, short=short, category=category, sort=sort, color=color,
        no_pager=no_pager, width=width,
    )  # fmt: skip


@app.command("categories")
def _categories(
    json: Json = False,
    format: Format = "text",
    lang: Lang = "both",
    color: Color = "auto",
    no_pager: NoPager = False,
    width: Width = None,
) -> int:
    r"""List the categories with the number of their entries.

    \b
    Examples:
      gloss categories
      gloss categories --json | jq -r '.categories[].id'
    """
    return _request("categories", json=json, format=format, lang=lang, color=color, no_pager=no_pager, width=width)


@app.command("random")
def _random(
    json: Json = False,
    format: Format = "text",
    lang: Lang = "both",
    short: Short = False,
    category: CategoryId = None,
    color: Color = "auto",
    no_pager: NoPager = False,
    width: Width = None,
) -> int:
    r"""Show one entry, whichever: to learn from.

    \b
    Examples:
      gloss random
      gloss random --category prompting --short
    """
    return _request(
        "random", json=json, format=format, lang=lang, short=short, category=category, color=color, no_pager=no_pager,
        width=width,
    )  # fmt: skip


@app.command("check")
def _check(
    paths: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="PATH...", help="Files or folders; your own shelves by default.", show_default=False),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Ask for all that a bundled entry has.")] = False,
) -> int:
    r"""Check term files and print every problem as path:line:column: message.

    Exit status: 0 if all are good, 1 if there are problems, 2 if a path cannot be read.

    \b
    Examples:
      gloss check
      gloss check my-terms/ team/glossary.toml
    """
    from .upkeep import check

    return check(paths or [], strict=strict)


@app.command("where")
def _where() -> int:
    """Show each shelf: its folder, its snapshot and its size."""
    from .upkeep import where

    return where()


@app.command("completion")
def _completion(
    shell: Annotated[str, typer.Argument(metavar="|".join(SHELLS), help="The shell to complete in.")],
) -> int:
    r"""Print the completion script of a shell.

    \b
    Examples:
      source <(gloss completion bash)
      gloss completion zsh > ~/.zfunc/_gloss
      gloss completion fish | source
    """
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
        context = getattr(error, "ctx", None)
        name = context.info_name if context is not None and context.info_name in arguments.COMMANDS else ""
        raise UsageError(messages.bad_usage(error.format_message(), name)) from error
    except SystemExit as error:
        # Typer's own answer to a closed pipe, which is not ours.
        raise BrokenPipeError from error
    return status if isinstance(status, int) else errors.FOUND


__all__ = ["GlossError", "app", "main"]
