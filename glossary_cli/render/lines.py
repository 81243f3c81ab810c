"""Setting blocks in lines of a given width."""

from __future__ import annotations

from .page import Columns, Span, in_sequence
from .wrap import text_width, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .page import Block

MAX_MEASURE = 80
"""Cells; a longer line makes the eye lose its way back, however wide the window is."""
MIN_MEASURE = 10
TWO_COLUMNS = 110
"""Cells from which two languages stand side by side: fewer leave each less than half a page."""
_GUTTER = 4
_UNBROKEN = 1 << 30


def set_lines(
    page: Iterable[Block | Columns], width: int | None, *, write_links: bool, most: int = 0
) -> list[list[Span]]:
    """Return a page as lines of spans.

    Args:
        page: The page.
        width: The width of the terminal in cells, or None to leave each paragraph on one line.
        most: Cells of a line at most, however wide the terminal is; 0 for that of running text.
        write_links: Whether to write the address of a link out below it, where the terminal has no hyperlinks.
    """
    measure = _UNBROKEN if width is None else max(min(width, most or MAX_MEASURE), MIN_MEASURE)
    if width is None or width < TWO_COLUMNS:
        return _set(in_sequence(page), measure, write_links=write_links)
    column = min((width - _GUTTER) // 2, MAX_MEASURE)
    lines: list[list[Span]] = []
    for item in page:
        if isinstance(item, Columns):
            for row in item.rows:
                left, right = (_set(side, column, write_links=write_links) for side in row)
                if lines and any(side and side[0].gap for side in row):
                    lines.append([])
                lines += _side_by_side(left, right, column + _GUTTER)
        else:
            if item.gap and lines:
                lines.append([])
            lines += _set([item], measure, write_links=write_links)
    return lines


def _side_by_side(left: Sequence[Sequence[Span]], right: Sequence[Sequence[Span]], start: int) -> list[list[Span]]:
    """Return two columns as lines, the second of which begins in cell ``start``."""
    lines = []
    for number in range(max(len(left), len(right))):
        line = list(left[number]) if number < len(left) else []
        if number < len(right) and right[number]:
            line += [Span(" " * (start - sum(text_width(span.text) for span in line))), *right[number]]
        lines.append(line)
    return lines


def _set(blocks: Iterable[Block], measure: int, *, write_links: bool) -> list[list[Span]]:
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
            lines += [[Span(" " * hang), Span(span.address, "url")] for span in block.spans if span.address]
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
