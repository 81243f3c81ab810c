"""Tab-separated values: id, English, Japanese, reading; a line a term, no header."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..term import Term


def row(values: Iterable[str]) -> str:
    """Return one line; a tab or a line end inside a value becomes a space."""
    return "\t".join(" ".join(value.replace("\t", " ").splitlines()) for value in values) + "\n"


def terms(found: Iterable[Term]) -> str:
    """Return the line of each term."""
    return "".join(row((term.id, term.en, term.ja, term.reading)) for term in found)
