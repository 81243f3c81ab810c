"""Writing: notices to standard error, answers to standard output, long ones through the pager."""

from __future__ import annotations

import os
import sys

from . import messages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .arguments import Request
    from .environment import Output
    from .render.page import Block, Columns, Span


def note(message: str) -> None:
    """Write a notice to standard error; a closed one is no reason to fail."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(f"gloss: {message}\n")
        except (OSError, ValueError):
            return


def write(text: str, *, as_utf8: bool = False) -> None:
    """Write to standard output.

    Args:
        text: What to write.
        as_utf8: Whether to write UTF-8 whatever the locale says, as JSON is defined (RFC 8259, section 8.1).

    Raises:
        OSError: It cannot be written.
    """
    if sys.stdout is None:
        raise OSError(messages.STDOUT_CLOSED)
    if as_utf8 and hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    else:
        sys.stdout.write(text)


def write_blocks(request: Request, blocks: Sequence[Block | Columns], measure: int = 0) -> None:
    """Write blocks as the output wants them: plain, or in lines with styles and links, through the pager if long.

    Args:
        request: What was asked for.
        blocks: What to write.
        measure: Cells of a line at most, however wide the terminal is; 0 for that of running text.
    """
    output = output_of(request)
    if not output.is_wrapped and not output.color:
        from .render import plain

        write(plain.text(blocks))
        return
    from .render.lines import set_lines

    lines = set_lines(blocks, output.width if output.is_wrapped else None, write_links=not output.links, most=measure)
    text = _with_styles(request, lines, output) if output.color or output.links else _without_styles(lines)
    if request.pager and output.is_terminal and len(lines) >= output.height:
        from .pager import page

        if page(text, request.settings.pager if request.settings else None):
            return
    write(text)


def output_of(request: Request) -> Output:
    """Return how standard output wants it, as far as the request leaves that open."""
    from .environment import Output

    return Output(request.color, request.width, request.settings.width if request.settings else 0)


def _with_styles(request: Request, lines: Sequence[Sequence[Span]], output: Output) -> str:
    from .render.terminal import STYLES, styled

    chosen = STYLES
    if output.color and (request.settings or os.environ.get("GLOSS_STYLE")):
        from .settings import styles

        own, warnings = styles(request.settings, os.environ)
        for warning in warnings:
            note(warning)
        chosen = {**STYLES, **own}
    return styled(lines, chosen if output.color else None, links=output.links)


def _without_styles(lines: Sequence[Sequence[Span]]) -> str:
    return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)
