"""Plain text: no styles, no line breaks inside a paragraph, so that grep and diff work on it."""

from __future__ import annotations

from .page import in_sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .page import Block, Columns


def text(page: Iterable[Block | Columns]) -> str:
    """Return a page as plain text, each on one line; the address of a link follows it in angle brackets."""
    lines: list[str] = []
    for block in in_sequence(page):
        if block.gap and lines:
            lines.append("")
        written = "".join(f"{span.text} <{span.address}>" if span.address else span.text for span in block.spans)
        lines.append(" " * block.indent + written)
    return "".join(f"{line}\n" for line in lines)
