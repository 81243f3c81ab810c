"""Reading term files: TOML in, checked entries and every problem with its place out.

The standard has two levels. An own entry needs both headwords and one definition; ``strict`` asks for all that an
entry of the bundled shelf has.
"""

from __future__ import annotations

import os
import re

from . import messages
from .document import Document, Problem
from .errors import ReadError
from .fold import is_kanji, key
from .progress import tracked
from .shape import SLUG, TERM, nearest
from .term import UNCATEGORIZED, Alias, Bilingual, Category, Section, Source, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

CATEGORIES_FILE = "categories.toml"


class Entry:
    """A term together with the document that it was read from."""

    def __init__(self, term: Term, document: Document) -> None:
        self.term, self.document = term, document


class Shelf:
    """What a folder of term files holds: its good entries, its own categories, and all problems in file order.

    ``is_readable`` tells whether the system gave every file; if not, the next attempt may find more.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        categories: Sequence[Category],
        problems: Sequence[Problem],
        *,
        is_readable: bool = True,
    ) -> None:
        self.terms = tuple(entry.term for entry in entries)
        self.categories = tuple(categories)
        self.problems = tuple(problems)
        self.is_readable = is_readable


def paragraphs(text: str) -> str:
    """Return prose with its source lines joined: paragraphs on one line each, a blank line between them.

    A line break between two Latin words becomes a space; next to a Japanese character it vanishes.
    """
    from unicodedata import east_asian_width

    joined = []
    for block in re.split(r"\n\s*\n", text.strip()):
        line = ""
        for part in filter(None, (piece.strip() for piece in block.split("\n"))):
            if line and east_asian_width(line[-1]) not in "WF" and east_asian_width(part[0]) not in "WF":
                line += " "
            line += part
        joined.append(line)
    return "\n\n".join(joined)


def term_files(folder: str) -> list[str]:
    """Return the TOML files under ``folder`` in a fixed order, without categories.toml and hidden ones.

    Raises:
        OSError: The folder cannot be listed.
    """
    found = []
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            found.extend(term_files(entry.path))
        elif entry.name.endswith(".toml") and entry.name != CATEGORIES_FILE:
            found.append(entry.path)
    return found


def read_categories(folder: str) -> tuple[list[Category], Document | None]:
    """Return the categories that ``folder``/categories.toml lists, in its order, and the document if there is one."""
    path = os.path.join(folder, CATEGORIES_FILE)
    if not os.path.lexists(path):
        return [], None
    document = Document(path)
    categories = []
    for id, name in (document.values or {}).items():
        if not re.fullmatch(SLUG, id):
            document.report((id,), messages.NOT_AN_ID.format(value=messages.clean(id)), at_key=True)
        elif not isinstance(name, dict) or set(name) != {"en", "ja"} or not all(map(_is_name, name.values())):
            document.report((id,), messages.wrong_type('a table { en = "…", ja = "…" }', name))
        else:
            categories.append(Category(id=id, name=Bilingual(**name)))
    return categories, document


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def read_entry(path: str, root: str, categories: Sequence[Category], *, strict: bool) -> tuple[Entry | None, Document]:
    """Read one term file.

    Args:
        path: The file.
        root: The folder that it belongs to; a sub-folder named after a category files the entry there.
        categories: The categories that an entry may be filed under.
        strict: Whether to ask for what an entry of the bundled shelf has.

    Returns:
        The entry, or None where the file has problems, and the document, which holds these.
    """
    document = Document(path)
    if document.values is None:
        return None, document
    id = os.path.basename(path).removesuffix(".toml")
    if not re.fullmatch(SLUG, id):
        document.report((), messages.bad_file_name(id + ".toml"))
    TERM.check(document.values, (), document.report, strict=strict)
    category = _category(document, root, [item.id for item in categories], strict=strict)
    if strict:
        _check_aliases(document)
    if document.problems:
        return None, document
    return Entry(_term(id, category, document.values), document), document


def _category(document: Document, root: str, known: list[str], *, strict: bool) -> str:
    assert document.values is not None
    parts = os.path.relpath(document.path, root).split(os.sep)
    folder = parts[0] if len(parts) > 1 else ""
    written = document.values.get("category")
    if isinstance(written, str):
        if written not in known:
            document.report(("category",), messages.unknown_folder_category(written, nearest(written, known)))
        elif strict and folder and folder != written:
            document.report(("category",), messages.category_differs(written, folder))
        return written
    if folder in known:
        return folder
    if strict:
        document.report((), messages.unknown_folder_category(folder, nearest(folder, known)))
    return UNCATEGORIZED.id


def _check_aliases(document: Document) -> None:
    assert document.values is not None
    for field in ("aliases", "covers"):
        aliases = document.values.get(field)
        for index, alias in enumerate(aliases if isinstance(aliases, list) else []):
            if isinstance(alias, str) and any(map(is_kanji, alias)):
                document.report((field, index), messages.alias_needs_reading(alias))


def _term(id: str, category: str, values: dict[str, Any]) -> Term:
    def pair(table: dict[str, str]) -> Bilingual:
        return Bilingual(en=paragraphs(table.get("en", "")), ja=paragraphs(table.get("ja", "")))

    def alias(item: str | dict[str, str]) -> Alias:
        return Alias(text=item, reading="") if isinstance(item, str) else Alias(**item)

    updated = values.get("updated")
    return Term(
        id=id,
        category=category,
        en=values["en"].strip(),
        ja=values["ja"].strip(),
        reading=values.get("reading", ""),
        romaji="",
        reading_guessed=False,
        abbreviations=tuple(values.get("abbreviations", ())),
        aliases=tuple(alias(item) for item in values.get("aliases", ())),
        covers=tuple(alias(item) for item in values.get("covers", ())),
        definition=pair(values["definition"]),
        sections=tuple(
            Section(title=pair(part["title"]), text=pair(part["text"])) for part in values.get("sections", ())
        ),
        related=tuple(values.get("related", ())),
        contrast=tuple(values.get("contrast", ())),
        sources=tuple(Source(**item) for item in values.get("sources", ())),
        updated=updated.isoformat() if updated else "",
    )


def _check_together(entries: Iterable[Entry], known_ids: set[str]) -> list[Entry]:
    """Check what only the shelf as a whole shows, and return the entries that stand."""
    good: list[Entry] = []
    ids: dict[str, str] = {}
    headwords: dict[tuple[str, str], str] = {}
    for entry in entries:
        term, document = entry.term, entry.document
        before = len(document.problems)
        if term.id in ids:
            document.report((), messages.duplicate_id(ids[term.id]))
        ids.setdefault(term.id, document.path)
        for language in ("en", "ja"):
            name: str = getattr(term, language)
            taken = headwords.setdefault((language, key(name) or name), document.path)
            if taken != document.path:
                document.report((language,), messages.duplicate_headword(name, taken))
        for field in ("related", "contrast"):
            for index, id in enumerate(getattr(term, field)):
                if id == term.id:
                    document.report((field, index), messages.RELATED_TO_ITSELF)
                elif id not in known_ids:
                    document.report((field, index), messages.unknown_related(id, nearest(id, known_ids)))
        if len(document.problems) == before:
            good.append(entry)
    return good


def read_shelf(
    folder: str,
    *,
    strict: bool = False,
    files: Sequence[str] | None = None,
    categories: Sequence[Category] = (),
    known_ids: Iterable[str] = (),
) -> Shelf:
    """Read a folder of term files.

    Args:
        folder: The shelf's root.
        strict: Whether to ask for what an entry of the bundled shelf has.
        files: The files to read; all of the folder when left out.
        categories: Categories known from elsewhere, beside those of the folder's own categories.toml.
        known_ids: Ids on other shelves, which neighbours may name.

    Returns:
        The good entries, the folder's own categories and the problems of the rest.

    Raises:
        ReadError: The folder cannot be listed.
    """
    if files is None:
        try:
            files = term_files(folder)
        except OSError as error:
            raise ReadError(messages.unreadable(error.filename or folder, error.strerror or str(error))) from error
    own_categories, listed = read_categories(folder)
    known = [*own_categories, *(item for item in categories if item.id not in {own.id for own in own_categories})]
    entries, documents = [], [listed] if listed else []
    for path in tracked(files, messages.READING):
        entry, document = read_entry(path, folder, known, strict=strict)
        documents.append(document)
        if entry:
            entries.append(entry)
    # A neighbour whose own file is broken still exists; its own problems say enough.
    ids = {os.path.basename(path).removesuffix(".toml") for path in files} | set(known_ids)
    good = _check_together(entries, ids)
    problems: list[Problem] = []
    for document in documents:
        problems.extend(sorted(document.problems, key=lambda problem: (problem.line, problem.column)))
    return Shelf(good, own_categories, problems, is_readable=all(document.is_readable for document in documents))
