"""Search results: the names in columns that line up where they fit, the category, and why an entry matched."""

from __future__ import annotations

from .page import Block, Span, languages
from .wrap import text_width, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..term import Bilingual, Match, Term

_SPACE = 2
_WIDEST = 0.45
"""Share of a line that the column of the first names may take; a longer name has a line to itself."""
_INDENT = 4


def results(
    matches: Sequence[Match], categories: Mapping[str, Bilingual], *, lang: str, short: bool, width: int
) -> list[Block]:
    """Return search results for a terminal: the names in two columns, under them category and start of definition.

    Args:
        matches: What was found, best first.
        categories: The names of the categories, by id.
        lang: ``en``, ``ja`` or ``both``.
        short: Whether to leave out what is under the names.
        width: Cells of a line.
    """
    rows = [_headwords(match.term, lang, match) for match in matches]
    first = _first_column(rows, width)
    blocks = []
    for match, row in zip(matches, rows, strict=True):
        blocks += _row(row, first, width)
        if not short:
            blocks.append(_below(match, categories, lang, width))
    return blocks


def listing(terms: Sequence[Term], *, lang: str, width: int) -> list[Block]:
    """Return entries as a list for a terminal: the names in two columns; the arguments are those of the results."""
    rows = [_headwords(term, lang) for term in terms]
    first = _first_column(rows, width)
    return [block for row in rows for block in _row(row, first, width)]


def _first_column(rows: Sequence[Sequence[Sequence[Span]]], width: int) -> int:
    """Return the width of the column of the first names: of the widest that leaves room for the second."""
    pairs = (_width(row[0]) for row in rows if len(row) > 1)
    return max((wide for wide in pairs if wide <= width * _WIDEST), default=0)


def _width(cell: Sequence[Span]) -> int:
    return sum(text_width(span.text) for span in cell)


def _row(cells: Sequence[Sequence[Span]], first: int, width: int) -> list[Block]:
    """Return the names of an entry on one line, the second in its column, or on a line each where they do not fit."""
    if len(cells) == 1:
        return [Block(cells[0], hang=_INDENT)]
    padding = first - _width(cells[0])
    if padding < 0 or first + _SPACE + _width(cells[1]) > width:
        return [Block(cells[0], hang=_INDENT), Block(cells[1], indent=_INDENT, hang=_SPACE)]
    return [Block([*cells[0], Span(" " * (padding + _SPACE)), *cells[1]])]


def _headwords(term: Term, lang: str, match: Match | None = None) -> list[list[Span]]:
    """Return the headwords that are shown, the Japanese one with its reading; a loanword that is the same, once."""

    def name(field: str, style: str) -> list[Span]:
        text = getattr(term, field)
        return marked(text, match, field, style) if match else [Span(text, style)]

    reading = [Span("（", "reading"), *name("reading", "reading"), Span("）", "reading")] if term.reading else []
    if lang == "both" and term.en == term.ja:
        return [[*name("en", "headword"), *reading]]
    cells = {"en": name("en", "headword"), "ja": [*name("ja", "headword"), *reading]}
    return [cells[language] for language in languages(lang)]


def _below(match: Match, categories: Mapping[str, Bilingual], lang: str, width: int) -> Block:
    language = _language(match, lang)
    category = categories.get(match.term.category)
    spans = [Span(f"{category[language]}  ", "dim")] if category else []
    if match.kind == "text":
        return Block([*spans, *marked(match.text, match, match.on, "")], indent=_INDENT)
    if match.text not in (match.term.en, match.term.ja, match.term.reading):
        spans += [Span("= ", "dim"), *marked(match.text, match, match.on, ""), Span("  ")]
    return Block([*spans, Span(_start(definition(match, lang), width - _INDENT - _width(spans)))], indent=_INDENT)


def _start(text: str, room: int) -> str:
    """Return ``text``, or what of it fits into ``room`` cells with … after it."""
    if text_width(text) <= room:
        return text
    start, end = wrap(text, max(room - 2, 1))[0]
    return text[start:end].rstrip("、,;") + "…"


def _language(match: Match, lang: str) -> str:
    """Return the language of what matched, as far as ``lang`` leaves a choice."""
    return lang if lang != "both" else "en" if match.text.isascii() else "ja"


def definition(match: Match, lang: str) -> str:
    """Return the entry's definition in the language of what matched, or the one that it has."""
    language, text = _language(match, lang), match.term.definition
    return (text[language] or text["en" if language == "ja" else "ja"]).replace("\n\n", " ")


def line(match: Match, lang: str, *, short: bool) -> str:
    """Return a result as one line without styles, for a pipe: nothing cut, two spaces between the parts."""
    parts = ["".join(span.text for span in cell) for cell in _headwords(match.term, lang, match)]
    if match.on in ("alias", "abbreviation", "romaji"):
        parts.append(f"= {match.text}")
    if not short:
        parts.append(match.text if match.kind == "text" else definition(match, lang))
    return "  ".join(parts) + "\n"


def marked(text: str, match: Match, field: str, style: str = "headword") -> list[Span]:
    """Return ``text`` with the parts that the query covers marked, if it is the name that matched."""
    if field != match.on or text != match.text:
        return [Span(text, style)]
    spans, at = [], 0
    for start, end in match.spans:
        spans += [Span(text[at:start], style), Span(text[max(at, start) : end], "match")]
        at = max(at, end)
    return [*spans, Span(text[at:], style)]
