"""Lines of spans as a terminal takes them: styles as SGR sequences by rich, links as OSC 8.

Only rich's Style is used. Lines come in set to width, so its Console would have nothing to do but take 40 ms to
import, highlight numbers and read markup in the data. The links carry an id of our own: rich's are random, and the
same entry would never print the same bytes twice.
"""

from __future__ import annotations

from rich.color import ColorSystem
from rich.style import Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .page import Span

STYLES = {
    "": Style(),
    "headword": Style(bold=True),
    "reading": Style(),
    "title": Style(bold=True),
    "label": Style(bold=True),
    "dim": Style(dim=True),
    "related": Style(),
    "link": Style(underline=True),
    "url": Style(dim=True),
    "match": Style(bold=True, underline=True, color="magenta"),
}
"""Bold and underline carry the meaning, so that it survives where there is no color.

Of the eight colors that every terminal has, magenta alone is readable on light and on dark: with xterm's values its
contrast is 4.7 on white and 4.5 on black (WCAG 2.2, 1.4.3); green has 2.2 on white, blue 2.2 on black.
"""


def styled(lines: Iterable[Iterable[Span]], styles: Mapping[str, Style] | None = None, *, links: bool) -> str:
    """Return lines with their styles.

    Args:
        lines: Lines of spans.
        styles: The style of each role, or None to write no styles at all.
        links: Whether to write hyperlinks (gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda).
    """
    numbers: dict[str, int] = {}
    out = []
    for line in lines:
        for span in line:
            text = span.text
            if styles is not None:
                text = styles[span.style].render(text, color_system=ColorSystem.TRUECOLOR)
            if links and span.url:
                number = numbers.setdefault(span.url, len(numbers) + 1)
                text = f"\x1b]8;id=gloss{number};{_address(span.url)}\x1b\\{text}\x1b]8;;\x1b\\"
            out.append(text)
        out.append("\n")
    return "".join(out)


def _address(url: str) -> str:
    """Return ``url`` with all but printable ASCII percent-encoded, as the sequence asks for."""
    return "".join(
        char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        for char in url
    )
