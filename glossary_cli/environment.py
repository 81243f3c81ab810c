"""What the world outside says about output: terminal or not, its width and height, colour, hyperlinks, pager.

Every view asks here and nowhere else; an option beats a variable, and a variable beats what the terminal looks like.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

is_program = False
"""Whether this is the command and not a program that uses the package."""
LANGUAGES = ("en", "ja", "both")
"""What ``--lang`` and the configuration file choose from."""
DEFAULT_LANGUAGE = "both"
MIN_WIDTH, MAX_WIDTH = 10, 1000
"""Cells of a line that can be asked for."""
DEFAULT_WIDTH, DEFAULT_HEIGHT = 80, 24


class Output:
    """How to write to standard output.

    Args:
        color: ``auto``, ``always`` or ``never``.
        width: A width in cells that holds everywhere, or 0.
        usual: The width of lines in a terminal that does not say another in COLUMNS, or 0 for the terminal's.
        environ: The environment variables.
    """

    def __init__(
        self, color: str = "auto", width: int = 0, usual: int = 0, environ: Mapping[str, str] | None = None
    ) -> None:
        environ = os.environ if environ is None else environ
        self.is_terminal = _is_terminal()
        is_dumb = environ.get("TERM", "") in ("dumb", "unknown")
        self.color = _has_color(color, environ, is_terminal=self.is_terminal, is_dumb=is_dumb)
        self.links = self.is_terminal and not is_dumb and color != "never"
        columns, self.height = _size(environ, usual)
        self.width = width or columns
        self.is_wrapped = self.is_terminal or width > 0
        """Text is broken into lines for a terminal, or where a width was asked for; a pipe gets whole paragraphs."""


def _is_terminal() -> bool:
    try:
        return sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False


def _has_color(choice: str, environ: Mapping[str, str], *, is_terminal: bool, is_dumb: bool) -> bool:
    """Decide about styles by no-color.org, force-color.org and bixense.com/clicolors."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    forced = environ.get("FORCE_COLOR")
    if forced:
        return forced not in ("0", "false")
    if environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return is_terminal and not is_dumb and environ.get("CLICOLOR") != "0"


def _size(environ: Mapping[str, str], usual: int) -> tuple[int, int]:
    """Return columns and lines: COLUMNS and LINES, else the usual width, else what the terminal says, else 80 by 24."""
    columns, lines = _positive(environ.get("COLUMNS")) or usual, _positive(environ.get("LINES"))
    if not columns or not lines:
        try:
            size = os.get_terminal_size(sys.stdout.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size((0, 0))
        columns, lines = columns or size.columns, lines or size.lines
    return columns or DEFAULT_WIDTH, lines or DEFAULT_HEIGHT


def _positive(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else 0


def language(environ: Mapping[str, str]) -> str:
    """Return the language of help and notices, ``ja`` where the locale is Japanese, else ``en``.

    The order is gettext's (gnu.org/software/gettext, "The LANGUAGE variable"): LANGUAGE counts unless the locale is C.
    """
    locale = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "C")
    if locale.partition(".")[0] not in ("C", "POSIX"):
        locale = environ.get("LANGUAGE", "").partition(":")[0] or locale
    return "ja" if locale == "ja" or locale.startswith(("ja_", "ja.")) else "en"


def pager_command(environ: Mapping[str, str], configured: str | None = None) -> str:
    """Return the command of the pager: GLOSS_PAGER, the configured one, PAGER or less; empty where that is none.

    Args:
        environ: The environment variables.
        configured: What the configuration file says, or None.
    """
    for command in (environ.get("GLOSS_PAGER"), configured, environ.get("PAGER"), "less"):
        if command is not None:
            return command.strip()
    return ""
