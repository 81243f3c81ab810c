"""The commands: a request in, an exit status out. They ask the glossary and hand what it says to a renderer."""

from __future__ import annotations

import os

from . import errors, messages, paths
from .arguments import COMMANDS
from .environment import DEFAULT_LANGUAGE
from .fold import key
from .glossary import Glossary
from .term import UNCATEGORIZED
from .writing import note, output_of, write, write_blocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .arguments import Request
    from .render.page import Block, Columns
    from .term import Category, Match, Term


def run(request: Request) -> int:
    """Carry out a request and return the exit status.

    Raises:
        GlossError: The request cannot be carried out.
        OSError: The answer cannot be written.
    """
    _settle(request)
    return {
        "show": _show,
        "search": _search,
        "list": _list,
        "categories": _categories,
        "random": _random,
    }[request.command](request, _opened())


def _settle(request: Request) -> None:
    """Fill in what the call leaves open from the user's configuration, which most have none of."""
    if os.path.exists(paths.config_file()):
        from .settings import Settings

        request.settings = Settings(paths.config_file())
        for warning in request.settings.warnings:
            note(warning)
    request.lang = request.lang or (request.settings.lang if request.settings else "") or DEFAULT_LANGUAGE


def _opened() -> Glossary:
    glossary = Glossary.open()
    for warning in glossary.warnings:
        note(warning)
    return glossary


def _query(request: Request) -> str:
    return messages.clean(" ".join(request.words).strip())


def _show(request: Request, glossary: Glossary) -> int:
    query = _query(request)
    matches, suggestions = glossary.resolve(query, exact=request.exact)
    if not matches:
        note(messages.not_found(query))
        if suggestions:
            note(messages.did_you_mean([(_both_names(match.term), command_for(match.term)) for match in suggestions]))
        else:
            _note_mentions(glossary, query)
    elif matches[0].kind != "exact":
        note(messages.shown_instead(query, _both_names(matches[0].term)))
    if request.format == "json":
        _write_json(glossary, [match.term for match in matches], query, matches, suggestions)
    elif matches:
        _write_entries(request, glossary, [match.term for match in matches])
    return errors.FOUND if matches else errors.NOTHING


def _both_names(term: Term) -> str:
    return term.en if term.en == term.ja else f"{term.en} {term.ja}"


def command_for(term: Term) -> str:
    """Return the command that shows ``term``."""
    name = _shell_words(term.id if key(term.id) == key(term.en) else term.en)
    return f"gloss show {name}" if name.split()[0] in COMMANDS else f"gloss {name}"


def _shell_words(name: str) -> str:
    """Return ``name`` as it is typed in a shell: in quotes unless it is letters, digits, spaces and hyphens."""
    if name.replace("-", "").replace(" ", "").isalnum():
        return name
    return "'" + name.replace("'", "'\\''") + "'"


def _note_mentions(glossary: Glossary, query: str) -> None:
    """Say how many entries speak of what no entry is named after; never mix them into the results."""
    count = glossary.count_mentions(query)
    if count:
        note(messages.mentioned(count, f"gloss search --text {_shell_words(query)}"))


def _search(request: Request, glossary: Glossary) -> int:
    query = _query(request)
    if request.text:
        matches = glossary.search_text(query, request.limit, request.category, request.lang)
    else:
        matches = glossary.search(query, request.limit, request.category)
        if not matches:
            _note_mentions(glossary, query)
    if request.format == "json":
        _write_json(glossary, [match.term for match in matches], query, matches)
    elif request.format == "text":
        _write_results(request, glossary, matches)
    else:
        _write_entries(request, glossary, [match.term for match in matches])
    return errors.FOUND if matches else errors.NOTHING


def _list(request: Request, glossary: Glossary) -> int:
    terms = [glossary.term(number) for number in glossary.numbers(request.category, request.sort)]
    if request.format == "json":
        _write_json(glossary, terms)
    elif request.format == "text":
        _write_list(request, terms)
    else:
        _write_entries(request, glossary, terms)
    return errors.FOUND if terms else errors.NOTHING


def _random(request: Request, glossary: Glossary) -> int:
    from random import choice

    numbers = glossary.numbers(request.category)
    if not numbers:
        note(messages.NO_ENTRIES)
        return errors.NOTHING
    term = glossary.term(choice(numbers))  # noqa: S311 - nothing depends on its being unguessable
    if request.format == "json":
        _write_json(glossary, [term])
    else:
        _write_entries(request, glossary, [term])
    return errors.FOUND


def _categories(request: Request, glossary: Glossary) -> int:
    counts = glossary.counts()
    shown = [item for item in glossary.categories if item is not UNCATEGORIZED or counts.get(item.id)]
    if request.format == "json":
        from .render.document import document, string

        members = ",\n    ".join(
            f'{{ "id": {string(item.id)}, "en": {string(item.name.en)}, "ja": {string(item.name.ja)}, '
            f'"count": {counts.get(item.id, 0)} }}'
            for item in shown
        )
        write(document([], extra=f'"categories": [\n    {members}\n  ]'), as_utf8=True)
    elif request.format == "tsv":
        from .render import tsv

        write("".join(tsv.row((item.id, item.name.en, item.name.ja, str(counts.get(item.id, 0)))) for item in shown))
    elif request.format == "markdown":
        from .render.markdown import escaped

        rows = [f"- {escaped(item.name.en)} {escaped(item.name.ja)} ({counts.get(item.id, 0)})" for item in shown]
        write("\n".join(rows) + "\n")
    else:
        _write_categories(request, shown, counts)
    return errors.FOUND


def _write_categories(request: Request, shown: Sequence[Category], counts: dict[str, int]) -> None:
    from .render.page import Block, Span, named

    widest = max(len(item.id) for item in shown)
    write_blocks(
        request,
        [
            Block(
                [
                    Span(f"{item.id:<{widest}}", "headword"),
                    Span(f"  {counts.get(item.id, 0):>4}  "),
                    Span(named(item.name, request.lang)),
                ]
            )
            for item in shown
        ],
    )


def _write_json(
    glossary: Glossary,
    terms: Sequence[Term],
    query: str | None = None,
    matches: Sequence[Match] = (),
    suggestions: Sequence[Match] = (),
) -> None:
    from .render.document import document, with_match

    bodies = [glossary.body(term.id) for term in terms]
    if matches:
        bodies = [with_match(body, match) for body, match in zip(bodies, matches, strict=True)]
    write(document(bodies, query=query, suggestions=[match.term.id for match in suggestions]), as_utf8=True)


def _write_entries(request: Request, glossary: Glossary, terms: Sequence[Term]) -> None:
    if request.format == "tsv":
        from .render import tsv

        write(tsv.terms(terms))
    elif request.format == "markdown":
        from .render import markdown

        pages = [
            markdown.entry(term, **_around(glossary, term), lang=request.lang, short=request.short) for term in terms
        ]
        write("\n".join(pages))
    else:
        write_blocks(
            request, [block for term in terms for block in _page(request, glossary, term, gap=term is not terms[0])]
        )


def _around(glossary: Glossary, term: Term) -> dict[str, Any]:
    """Return what an entry's page says that is not in the entry: its category's name and its neighbours' names."""
    filed = next((category for category in glossary.categories if category.id == term.category), UNCATEGORIZED)
    return {"category": filed, "neighbours": glossary.headwords((*term.contrast, *term.related))}


def _page(request: Request, glossary: Glossary, term: Term, *, gap: bool) -> list[Block | Columns]:
    from .render import page

    breaks = glossary.breaks(term.id) if output_of(request).is_wrapped else ()
    return page.entry(term, **_around(glossary, term), lang=request.lang, short=request.short, breaks=breaks, gap=gap)


def _write_list(request: Request, terms: Sequence[Term]) -> None:
    output = output_of(request)
    if output.is_wrapped:
        from .render.results import listing

        write_blocks(request, listing(terms, lang=request.lang, width=output.width), output.width)
    else:
        from .render import page

        write_blocks(request, [page.line(term, request.lang) for term in terms])


def _write_results(request: Request, glossary: Glossary, matches: Sequence[Match]) -> None:
    from .render.results import line, results

    output = output_of(request)
    if not output.is_wrapped and not output.color:
        write("".join(line(match, request.lang, short=request.short) for match in matches))
        return
    names = {category.id: category.name for category in glossary.categories if category is not UNCATEGORIZED}
    width = output.width if output.is_wrapped else 1 << 20
    write_blocks(request, results(matches, names, lang=request.lang, short=request.short, width=width), width)
