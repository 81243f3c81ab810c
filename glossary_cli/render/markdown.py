"""Markdown (CommonMark 0.31) of whole entries, for notes, wikis and pull requests."""

from __future__ import annotations

from .page import further_names, label, languages, named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..term import Bilingual, Category, Term

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|~&"})


def escaped(text: str) -> str:
    """Return ``text`` with what Markdown would read as markup escaped (CommonMark 0.31, section 2.4)."""
    return text.translate(_SPECIAL)


def _paragraph(text: str) -> str:
    text = escaped(text)
    # A paragraph that begins like a list item or a thematic break is one to a Markdown reader.
    number = text.split(" ", 1)[0]
    if text[:1] in "-+=" or (number[-1:] in (".", ")") and number[:-1].isdecimal()):
        return f"\\{text}" if text[:1] in "-+=" else text.replace(number[-1], f"\\{number[-1]}", 1)
    return text


def entry(term: Term, *, category: Category, neighbours: Mapping[str, Bilingual], lang: str, short: bool) -> str:
    """Return one entry as a Markdown document; the arguments are those of the page."""
    title = {"en": term.en, "ja": term.ja, "both": term.en if term.en == term.ja else f"{term.en} {term.ja}"}[lang]
    parts = [f"# {escaped(title)}"]
    facts = []
    if term.reading and lang != "en":
        facts.append(escaped(term.reading))
    facts += [f"{label(kind, lang)}: {', '.join(map(escaped, names))}" for kind, names in further_names(term)]
    facts.append(escaped(named(category.name, lang)))
    parts.append(" · ".join(facts))
    for language in languages(lang):
        parts += [_paragraph(part) for part in term.definition[language].split("\n\n") if part]
    if not short:
        for language in languages(lang):
            for section in term.sections:
                parts.append(f"## {escaped(section.title[language])}")
                parts += [_paragraph(part) for part in section.text[language].split("\n\n")]
        for field in ("contrast", "related"):
            ids = [id for id in getattr(term, field) if id in neighbours]
            if ids:
                parts.append(f"{label(field, lang)}: {', '.join(escaped(named(neighbours[id], lang)) for id in ids)}")
        if term.sources:
            parts.append(f"## {label('sources', lang)}")
            parts.append(
                "\n".join(
                    f"- [{escaped(item.title)}]({_destination(item.url)}). {escaped(item.publisher)}, {item.year}"
                    for item in term.sources
                )
            )
    return "\n\n".join(parts) + "\n"


def _destination(url: str) -> str:
    return "".join({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C"}.get(char, char) for char in url)
