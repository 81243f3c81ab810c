"""Setting blocks in lines of a given width."""

from __future__ import annotations

from .page import Span
from .wrap import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .page import Block

MAX_MEASURE = 80
"""Cells; a longer line makes the eye lose its way back, however wide the window is."""
MIN_MEASURE = 10
_UNBROKEN = 1 << 30


def set_lines(blocks: Iterable[Block], width: int | None, *, write_links: bool) -> list[list[Span]]:
    """Return blocks as lines of spans.

    Args:
        blocks: The page.
        width: The width of the terminal in cells, or None to leave each paragraph on one line.
        write_links: Whether to write the address of a link out below it, where the terminal has no hyperlinks.
    """
    measure = _UNBROKEN if width is None else max(min(width, MAX_MEASURE), MIN_MEASURE)
    lines: list[list[Span]] = []
    for block in blocks:
        if block.gap and lines:
            lines.append([])
        indent = min(block.indent, measure // 4)
        hang = min(indent + block.hang, measure // 4)
        text = block.text
        ranges = wrap(text, measure - hang, block.phrases, first=measure - indent)
        for number, (start, end) in enumerate(ranges):
            lines.append([Span(" " * (hang if number else indent)), *_cut(block.spans, start, end)])
        if write_links:
            lines += [[Span(" " * hang), Span(span.url, "url")] for span in block.spans if span.url]
    return lines


def _cut(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Return the part of a run of spans between two offsets of its text."""
    found, at = [], 0
    for span in spans:
        piece = span.text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            found.append(Span(piece, span.style, span.url))
        at += len(span.text)
    return found
