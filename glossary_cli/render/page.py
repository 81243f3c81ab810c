"""The page: an entry, or a list of entries, as blocks of styled text, before any width or colour is known.

The terminal and the plain renderer set the same blocks, so they can only differ in line breaks, styles and links.
"""

from __future__ import annotations

from ..term import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..term import Category, Section, Term

LABELS = {
    "also": Bilingual(en="Also", ja="別名"),
    "covers": Bilingual(en="Covers", ja="この項で扱う語"),
    "related": Bilingual(en="Related", ja="関連"),
    "contrast": Bilingual(en="Compare", ja="比較"),
    "sources": Bilingual(en="Sources", ja="出典"),
    "guess": Bilingual(en="reading guessed", ja="読みは推定"),
}
BOTH = ("en", "ja")
SCHEME = "gloss:"
"""Of the links to entries, which hold an id; as man pages link to each other with ``man:`` (grotty(1))."""


class Span:
    """A run of text in one style, linked to ``url`` where that is not empty."""

    __slots__ = ("style", "text", "url")

    def __init__(self, text: str, style: str = "", url: str = "") -> None:
        self.text, self.style, self.url = text, style, url

    @property
    def address(self) -> str:
        """The address to write out where there are no hyperlinks; a neighbour is found by its name."""
        return "" if self.url.startswith(SCHEME) else self.url


class Block:
    """A paragraph.

    ``indent`` is in cells; ``gap`` asks for a blank line before it; ``phrases`` are the offsets of its Japanese
    phrases; ``hang`` is the further indent of its second and later lines.
    """

    __slots__ = ("gap", "hang", "indent", "phrases", "spans")

    def __init__(
        self, spans: Sequence[Span], *, indent: int = 0, hang: int = 0, gap: bool = False, phrases: Sequence[int] = ()
    ) -> None:
        self.spans = [span for span in spans if span.text]
        self.indent, self.hang, self.gap, self.phrases = indent, hang, gap, phrases

    @property
    def text(self) -> str:
        """The block's text without its styles."""
        return "".join(span.text for span in self.spans)


class Columns:
    """What is said in two languages, which stand side by side where there is room and one after the other elsewhere.

    ``rows`` are pairs of blocks whose tops are aligned: the definitions, or a section with its title.
    """

    __slots__ = ("rows",)

    def __init__(self, rows: Sequence[tuple[Sequence[Block], Sequence[Block]]]) -> None:
        self.rows = rows

    def in_sequence(self) -> list[Block]:
        """Return all of the first language and then all of the second."""
        return [block for side in (0, 1) for row in self.rows for block in row[side]]


def in_sequence(page: Iterable[Block | Columns]) -> list[Block]:
    """Return a page for where there is room for one column."""
    return [block for item in page for block in (item.in_sequence() if isinstance(item, Columns) else (item,))]


def languages(lang: str) -> tuple[str, ...]:
    """Return the languages that ``--lang`` asks for, in their order on the page."""
    return BOTH if lang == "both" else (lang,)


def label(name: str, lang: str) -> str:
    """Return a label in the page's language, or in both."""
    return " ".join(LABELS[name][language] for language in languages(lang))


def further_names(term: Term) -> list[tuple[str, list[str]]]:
    """Return the lines of names below the headwords, as (label, names); a line without names is left out."""
    lines = (
        ("also", [*term.abbreviations, *(alias.text for alias in term.aliases)]),
        ("covers", [alias.text for alias in term.covers]),
    )
    return [line for line in lines if line[1]]


def named(headword: Bilingual, lang: str = "both") -> str:
    """Return a headword as the page names it in passing: both names, or the one name where they are the same."""
    names = dict.fromkeys(headword[language] for language in languages(lang))
    return " ".join(names)


def entry(
    term: Term,
    *,
    category: Category,
    neighbours: Mapping[str, Bilingual],
    lang: str,
    short: bool,
    breaks: Iterable[Sequence[int]] = (),
    gap: bool = False,
) -> list[Block | Columns]:
    """Return the page of one entry.

    Args:
        term: The entry.
        category: Its category.
        neighbours: The headwords of its neighbours, by id; one that is not there is left out.
        lang: ``en``, ``ja`` or ``both``.
        short: Whether to leave out everything after the definitions.
        breaks: The phrase offsets of ``term.japanese_texts()``.
        gap: Whether a blank line comes before it.
    """
    phrases = dict(zip(term.japanese_texts(), breaks, strict=False))
    head = _head(term, category, lang)
    head[0].gap = gap
    page: list[Block | Columns] = [*head]
    definitions = [_paragraphs(term.definition[language], phrases, gap=True) for language in languages(lang)]
    page += _beside([definitions])
    if short:
        return page
    sections = [[_section(part, language, phrases) for language in languages(lang)] for part in term.sections]
    page += _beside(sections)
    return page + _tail(term, neighbours, lang)


def _beside(rows: Sequence[Sequence[Sequence[Block]]]) -> list[Block | Columns]:
    """Return rows of one or two languages; there are columns only where both have something to say."""
    if all(len(row) == len(BOTH) for row in rows) and all(any(row[side] for row in rows) for side in range(len(BOTH))):
        return [Columns([(row[0], row[1]) for row in rows])]
    return [block for side in range(len(BOTH)) for row in rows for block in (row[side] if side < len(row) else ())]


def _head(term: Term, category: Category, lang: str) -> list[Block]:
    reading = [Span(f"（{term.reading}）", "reading")] if term.reading else []
    if term.reading_guessed:
        reading.append(Span(f" {label('guess', lang)}", "dim"))
    blocks = [Block([Span(term.en, "headword")]), Block([Span(term.ja, "headword"), *reading])]
    # A loanword's two headwords can be the same word; it is written once.
    if term.en == term.ja:
        blocks = [Block([Span(term.en, "headword"), *reading])]
    for kind, names in further_names(term):
        blocks.append(Block([Span(f"{label(kind, lang)}: ", "label"), Span(", ".join(names))], hang=2))
    blocks.append(Block([Span(named(category.name, lang), "dim")]))
    return blocks


def _section(part: Section, language: str, phrases: Mapping[str, Sequence[int]]) -> list[Block]:
    title, text = part.title[language], part.text[language]
    heading = [Block([Span(title, "title")], gap=True, phrases=phrases.get(title, ()))] if title else []
    return [*heading, *_paragraphs(text, phrases, gap=not heading)]


def _paragraphs(text: str, phrases: Mapping[str, Sequence[int]], *, gap: bool) -> list[Block]:
    return [
        Block([Span(part)], gap=gap or number > 0, phrases=phrases.get(part, ()))
        for number, part in enumerate(text.split("\n\n") if text else ())
    ]


def _tail(term: Term, neighbours: Mapping[str, Bilingual], lang: str) -> list[Block]:
    blocks: list[Block] = []
    for field in ("contrast", "related"):
        spans: list[Span] = []
        for id in getattr(term, field):
            if id in neighbours:
                spans += [Span(", " if spans else ""), Span(named(neighbours[id], lang), "related", SCHEME + id)]
        if spans:
            blocks.append(Block([Span(f"{label(field, lang)}: ", "label"), *spans], hang=2, gap=not blocks))
    if term.sources:
        blocks.append(Block([Span(label("sources", lang), "label")], gap=True))
        for source in term.sources:
            spans = [Span(source.title, "link", source.url), Span(f". {source.publisher}, {source.year}")]
            blocks.append(Block(spans, indent=2, hang=2))
    return blocks


def line(term: Term, lang: str) -> Block:
    """Return an entry as one line of a list."""
    spans = [Span(term.en, "headword")] if lang != "ja" else []
    if lang != "en" and (term.ja != term.en or lang == "ja"):
        spans += [Span("  " if spans else ""), Span(term.ja, "headword")]
    if lang != "en" and term.reading:
        spans.append(Span(f"（{term.reading}）", "reading"))
    return Block(spans, hang=4)
