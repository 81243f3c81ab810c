"""The man page, which the wheel ships for each language: the texts of the manual as troff (man(7), groff(7))."""

from __future__ import annotations

from . import __version__, arguments
from .manual import form, texts, usage
from .phrases import phrase_breaks
from .render.wrap import may_break

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

LANGUAGES = ("en", "ja")


def man_page(language: str) -> str:
    """Return the man page in one of :data:`LANGUAGES`."""
    text = texts(language)
    synopsis = ["gloss [OPTION]... TERM...", *(usage(name) for name in arguments.COMMANDS if name != "show")]
    parts = [
        f'.TH GLOSS 1 "" "gloss {__version__}"',
        # Justified lines tear commands apart, and troff knows no Japanese hyphenation.
        ".ad l\n.nh",
        _title(text, "name"),
        f"gloss \\- {_troff(text.SUMMARY.rstrip('.。'))}",
        _title(text, "synopsis"),
        "\n.br\n".join(map(_troff, synopsis)),
        _title(text, "description"),
        "\n.PP\n".join(map(_troff, text.ABOUT)),
        _title(text, "examples"),
        _tagged(dict(text.EXAMPLES)),
        _title(text, "commands"),
        _tagged({usage(name): _whole(text, name) for name in arguments.COMMANDS}),
        _title(text, "options"),
        _tagged({form(name): about for name, about in text.OPTIONS.items()}),
        _title(text, "environment"),
        _tagged(text.ENVIRONMENT),
        _title(text, "files"),
        _tagged(text.FILES),
        _title(text, "exit"),
        _tagged(text.EXIT),
    ]
    return "\n".join(parts) + "\n"


def _whole(text: ModuleType, command: str) -> str:
    between = "" if text.COMMANDS[command].endswith("。") else " "
    return f"{text.COMMANDS[command]}{between}{text.DETAILS.get(command, '')}".strip()


def _title(text: ModuleType, name: str) -> str:
    return f".SH {_troff(text.TITLES[name].upper())}"


def _tagged(rows: Mapping[str, str]) -> str:
    return "\n".join(f".TP\n.B {_troff(left)}\n{_troff(right)}" for left, right in rows.items())


def _troff(text: str) -> str:
    r"""Return ``text`` with what troff would act on escaped: ``\``, ``-``, and ``.`` or ``'`` at its start.

    Between Japanese phrases stands ``\:``, where a line may end; troff would not break Japanese anywhere by itself.
    """
    starts = {at for at in phrase_breaks(text) if may_break(text[at - 1], text[at])}
    starts |= {at for at in range(1, len(text)) if text[at - 1] in "、。" and may_break(text[at - 1], text[at])}
    escaped = ""
    for at, char in enumerate(text):
        escaped += "\\:" if at in starts and text[at - 1] != " " else ""
        escaped += {"\\": "\\e", "-": "\\-"}.get(char, char)
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped
