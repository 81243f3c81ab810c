"""Lines of spans as a terminal takes them: rich turns the styles into escape sequences and the links into OSC 8.

Lines come in set to width; rich must not break, crop or highlight them, nor read markup in them.
"""

from __future__ import annotations

import io

from rich.console import Console
from rich.style import Style
from rich.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .page import Span

STYLES = {
    "": Style(),
    "headword": Style(bold=True),
    "reading": Style(),
    "title": Style(bold=True),
    "label": Style(bold=True),
    "dim": Style(dim=True),
    "neighbour": Style(),
    "link": Style(underline=True),
    "url": Style(dim=True),
    "match": Style(bold=True, underline=True, color="green"),
}
"""Bold and underline carry the meaning, so that it survives where there is no colour."""


def styled(lines: Iterable[Iterable[Span]], *, color: bool, links: bool) -> str:
    """Return lines with their styles.

    Args:
        lines: Lines of spans.
        color: Whether to write styles at all.
        links: Whether to write hyperlinks.
    """
    console = Console(
        file=io.StringIO(),
        force_terminal=color or links,
        color_system="standard" if color else None,
        width=10_000,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    text = Text(end="")
    for line in lines:
        for span in line:
            style = STYLES[span.style] if color else Style()
            text.append(span.text, style + Style(link=span.url) if links and span.url else style)
        text.append("\n")
    with console.capture() as capture:
        console.print(text, soft_wrap=True, end="")
    return capture.get()
