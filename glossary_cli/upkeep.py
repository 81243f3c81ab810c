"""Looking after term files: ``gloss check`` lints them, ``gloss where`` says where everything is."""

from __future__ import annotations

import os

from . import errors, messages, paths, writing
from .document import Problem
from .errors import ReadError
from .glossary import Glossary
from .source import CATEGORIES_FILE, read_shelf
from .term import UNCATEGORIZED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def check(named: Sequence[str], *, strict: bool) -> int:
    """Lint term files, print what is wrong or how many are good, and return the exit status.

    Args:
        named: Files and folders; the user's own shelves where there are none.
        strict: Whether to ask for all that an entry of the bundled shelf has.

    Raises:
        ReadError: A path does not exist or cannot be listed.
    """
    from .shelves import own_folders

    places = list(named) or own_folders()[0]
    if not places:
        writing.note(messages.nothing_to_check(paths.own_terms()))
        return errors.FOUND
    bundled = Glossary.open()
    categories = [category for category in bundled.categories if category is not UNCATEGORIZED]
    known_ids = [term.id for term in bundled]
    count, problems = 0, list[Problem]()
    for place in places:
        if not os.path.exists(place):
            raise ReadError(messages.no_such_path(place))
        is_folder = os.path.isdir(place)
        # A file's category can be told by the folder it lies in.
        root = place if is_folder else os.path.dirname(os.path.dirname(os.path.abspath(place)))
        if not is_folder and os.path.basename(place) == CATEGORIES_FILE:
            root, files = os.path.dirname(os.path.abspath(place)), list[str]()
        else:
            files = [] if is_folder else [place]
        shelf = read_shelf(
            root, strict=strict, files=None if is_folder else files, categories=categories, known_ids=known_ids
        )
        count += len(shelf.terms)
        problems += [item for item in shelf.problems if is_folder or os.path.samefile(item.path, place)]
    for problem in problems:
        writing.write(f"{problem}\n")
    if problems:
        writing.note(messages.found_problems(len(problems), len({problem.path for problem in problems})))
        return errors.NOTHING
    writing.write(messages.checked(count) + "\n")
    return errors.FOUND


def where() -> int:
    """Print each shelf with its folder, its snapshot and its number of entries, and return the exit status."""
    glossary = Glossary.open()
    for warning in glossary.warnings:
        writing.note(warning)
    for shelf in glossary.shelves:
        path = shelf.snapshot.path
        size = os.path.getsize(path) if path else 0
        writing.write(
            messages.shelf_line(
                shelf.kind, shelf.folder, path, len(shelf.snapshot), size, len(shelf.snapshot.problems())
            )
        )
    if not any(shelf.kind == "own" for shelf in glossary.shelves):
        writing.write(messages.no_own_shelf(paths.own_terms()))
    return errors.FOUND
