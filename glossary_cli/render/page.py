"""The page: an entry, or a list of entries, as blocks of styled text, before any width or colour is known.

The terminal and the plain renderer set the same blocks, so they can only differ in line breaks, styles and links.
"""

from __future__ import annotations

from ..term import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..term import Category, Match, Term

LABELS = {
    "also": Bilingual(en="Also", ja="別名"),
    "related": Bilingual(en="Related", ja="関連"),
    "contrast": Bilingual(en="Compare", ja="比較"),
    "sources": Bilingual(en="Sources", ja="出典"),
    "guess": Bilingual(en="reading guessed", ja="読みは推定"),
}
BOTH = ("en", "ja")


class Span:
    """A run of text in one style, linked to ``url`` where that is not empty."""

    __slots__ = ("style", "text", "url")

    def __init__(self, text: str, style: str = "", url: str = "") -> None:
        self.text, self.style, self.url = text, style, url


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


def languages(lang: str) -> tuple[str, ...]:
    """Return the languages that ``--lang`` asks for, in their order on the page."""
    return BOTH if lang == "both" else (lang,)


def label(name: str, lang: str) -> str:
    """Return a label in the page's language, or in both."""
    return " ".join(LABELS[name][language] for language in languages(lang))


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
) -> list[Block]:
    """Return the page of one entry.

    Args:
        term: The entry.
        category: Its category.
        neighbours: The headwords of its neighbours, by id; one that is not there is left out.
        lang: ``en``, ``ja`` or ``both``.
        short: Whether to leave out everything after the definitions.
        breaks: The phrase offsets of ``term.japanese_texts()``.
    """
    phrases = dict(zip(term.japanese_texts(), breaks, strict=False))
    blocks = _head(term, category, lang)
    for language in languages(lang):
        if text := term.definition[language]:
            blocks += [
                Block([Span(part)], gap=number == 0, phrases=phrases.get(part, ()))
                for number, part in enumerate(text.split("\n\n"))
            ]
    if short:
        return blocks
    for language in languages(lang):
        blocks += _article(term, language, phrases)
    return blocks + _tail(term, neighbours, lang)


def _head(term: Term, category: Category, lang: str) -> list[Block]:
    reading = [Span(f"（{term.reading}）", "reading")] if term.reading else []
    if term.reading_guessed:
        reading.append(Span(f" {label('guess', lang)}", "dim"))
    blocks = [Block([Span(term.en, "headword")]), Block([Span(term.ja, "headword"), *reading])]
    # A loanword's two headwords can be the same word; it is written once.
    if term.en == term.ja:
        blocks = [Block([Span(term.en, "headword"), *reading])]
    names = [*term.abbreviations, *(alias.text for alias in term.aliases)]
    if names:
        blocks.append(Block([Span(f"{label('also', lang)}: ", "label"), Span(", ".join(names))], hang=2))
    blocks.append(Block([Span(named(category.name, lang), "dim")]))
    return blocks


def _article(term: Term, language: str, phrases: Mapping[str, Sequence[int]]) -> list[Block]:
    blocks = []
    for part in term.sections:
        title, text = part.title[language], part.text[language]
        blocks.append(Block([Span(title, "title")], gap=True, phrases=phrases.get(title, ())))
        for number, paragraph in enumerate(text.split("\n\n")):
            blocks.append(Block([Span(paragraph)], gap=number > 0, phrases=phrases.get(paragraph, ())))
    return blocks


def _tail(term: Term, neighbours: Mapping[str, Bilingual], lang: str) -> list[Block]:
    blocks: list[Block] = []
    for field in ("contrast", "related"):
        names = [named(neighbours[id], lang) for id in getattr(term, field) if id in neighbours]
        if names:
            spans = [Span(f"{label(field, lang)}: ", "label"), Span(", ".join(names), "neighbour")]
            blocks.append(Block(spans, hang=2, gap=not blocks))
    if term.sources:
        blocks.append(Block([Span(label("sources", lang), "label")], gap=True))
        for source in term.sources:
            spans = [Span(source.title, "link", source.url), Span(f". {source.publisher}, {source.year}")]
            blocks.append(Block(spans, indent=2, hang=2))
    return blocks


def result(match: Match, lang: str) -> list[Block]:
    """Return a search result: the entry's names with the matching part marked, then its definition."""
    term, languages_shown = match.term, languages(lang)
    names: list[Span] = []
    shown = {"en": term.en, "ja": term.ja} if lang == "both" else {lang: getattr(term, lang)}
    for field, text in dict(zip(reversed(shown.values()), reversed(shown), strict=True)).items():
        # Read backwards, so that a name that is the same in both languages is kept once, as English.
        names[:0] = [*_marked(field, match, text), Span("  ")]
    if "ja" in languages_shown and term.reading:
        names[-1:] = [Span("（", "reading"), *_marked(term.reading, match, "reading", "reading"), Span("）", "reading")]
        names.append(Span("  "))
    if match.kind == "text":
        sentence = Block(_marked(match.text, match, match.on, ""), indent=4)
        return [Block(names[:-1], hang=4), sentence]
    if match.on in ("alias", "abbreviation", "romaji"):
        names += [Span("= ", "dim"), *_marked(match.text, match, match.on, "")]
    else:
        names.pop()
    language = "ja" if lang == "ja" or (lang == "both" and not match.text.isascii()) else "en"
    definition = term.definition[language] or term.definition["en" if language == "ja" else "ja"]
    return [Block(names, hang=4), Block([Span(definition.replace("\n\n", " "))], indent=4)]


def _marked(text: str, match: Match, field: str, style: str = "headword") -> list[Span]:
    if field != match.on or text != match.text:
        return [Span(text, style)]
    spans, at = [], 0
    for start, end in match.spans:
        spans += [Span(text[at:start], style), Span(text[max(at, start) : end], "match")]
        at = max(at, end)
    return [*spans, Span(text[at:], style)]


def line(term: Term, lang: str) -> Block:
    """Return an entry as one line of a list."""
    spans = [Span(term.en, "headword")] if lang != "ja" else []
    if lang != "en" and (term.ja != term.en or lang == "ja"):
        spans += [Span("  " if spans else ""), Span(term.ja, "headword")]
    if lang != "en" and term.reading:
        spans.append(Span(f"（{term.reading}）", "reading"))
    return Block(spans, hang=4)
