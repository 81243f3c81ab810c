"""The JSON document: one shape for every command.

Entries are stored as JSON texts, so a document is put together without a JSON encoder, whose import costs as much as
the rest of a lookup. Everything that is added here is a number or a cleaned string.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..term import Match

SCHEMA = 1
"""The version of the document's shape; fields are only ever added to it."""


def string(text: str) -> str:
    """Return a JSON string (RFC 8259, section 7)."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    # Surrogates and what steers a terminal are escaped too, beyond what the RFC asks for.
    if char.isprintable() or char == "\u3000":
        return char
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def with_match(body: str, match: Match) -> str:
    """Return an entry's JSON text with how it was found."""
    found = (
        f'"match": {{\n    "on": {string(match.on)},\n    "text": {string(match.text)},\n'
        f'    "kind": {string(match.kind)},\n    "tier": {string(match.tier)},\n    "score": {match.score}\n  }}'
    )
    return f"{body[:-2]},\n  {found}\n}}"


def document(
    bodies: Iterable[str], *, query: str | None = None, suggestions: Sequence[str] = (), extra: str = ""
) -> str:
    """Return the whole document.

    Args:
        bodies: The entries' JSON texts.
        query: What was asked for, where something was.
        suggestions: Ids of entries that may have been meant.
        extra: Further members, as JSON text.
    """
    terms = ",\n".join(bodies).replace("\n", "\n    ")
    members = [f'"schema": {SCHEMA}']
    if query is not None:
        members.append(f'"query": {string(query)}')
    members.append(f'"terms": [\n    {terms}\n  ]' if terms else '"terms": []')
    members.append(f'"suggestions": [{", ".join(map(string, suggestions))}]')
    if extra:
        members.append(extra)
    return "{\n  " + ",\n  ".join(members) + "\n}\n"
