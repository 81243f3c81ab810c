"""What a user has decided for every call: config.toml, and the styles in GLOSS_STYLE.

An option beats a variable, a variable beats the file, the file beats the default. Whatever is wrong in the file is one
warning that names its place; the other settings hold.
"""

from __future__ import annotations

from . import messages
from .document import Document
from .environment import LANGUAGES, MAX_WIDTH, MIN_WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.style import Style

    from .positions import Path

ROLES = ("headword", "reading", "title", "label", "dim", "related", "link", "url", "match")
"""What a style can be given to."""
_WANTED = {
    "lang": lambda: messages.not_a_setting_of(LANGUAGES),
    "pager": lambda: messages.NOT_A_PAGER,
    "width": lambda: messages.not_a_width(MIN_WIDTH, MAX_WIDTH),
    "style": lambda: messages.NOT_STYLES,
}
KEYS = tuple(_WANTED)


class Settings:
    """The settings of one file.

    Args:
        path: The file; it must exist.

    ``lang`` is empty, ``pager`` None and ``width`` 0 where the file does not say; an empty ``pager`` means none.
    ``warnings`` has one line at most.
    """

    def __init__(self, path: str) -> None:
        self.lang, self.width = "", 0
        self.pager: str | None = None
        self._document = Document(path)
        self._styles: dict[str, str] = {}
        for name, value in (self._document.values or {}).items():
            self._take(name, value)

    @property
    def warnings(self) -> list[str]:
        """The first problem of the file, if there is one; more would bury the answer."""
        return [messages.setting_ignored(str(problem)) for problem in self._document.problems[:1]]

    def _take(self, name: str, value: object) -> None:
        if name not in KEYS:
            self._unknown((name,), name, KEYS)
        elif name == "lang" and value in LANGUAGES:
            self.lang = str(value)
        elif name == "width" and type(value) is int and MIN_WIDTH <= value <= MAX_WIDTH:
            self.width = value
        elif name == "pager" and (isinstance(value, str) or value is False):
            self.pager = value.strip() if isinstance(value, str) else ""
        elif name == "style" and isinstance(value, dict):
            self._styles = value
        else:
            self._document.report((name,), _WANTED[name]())

    def _unknown(self, path: Path, name: str, known: tuple[str, ...]) -> None:
        from .shape import nearest

        self._document.report(path, messages.unknown_key(name, nearest(name, known)), at_key=True)

    def styles(self) -> dict[str, Style]:
        """Return the styles of the file; what is wrong with them is in ``warnings`` from then on."""
        found = {}
        for role, text in self._styles.items():
            style = _parsed(text)
            if role not in ROLES:
                self._unknown(("style", role), role, ROLES)
            elif style is None:
                self._document.report(("style", role), messages.not_a_style(str(text)))
            else:
                found[role] = style
        return found


def styles(settings: Settings | None, environ: Mapping[str, str]) -> tuple[dict[str, Style], list[str]]:
    """Return the styles that replace those of the program, and warnings: one about the file, one about the variable.

    Args:
        settings: Those of the configuration file, if there is one.
        environ: The environment variables; GLOSS_STYLE holds ``role=style`` pairs with a colon between them.
    """
    found, warnings = {}, list[str]()
    if settings is not None:
        warned = len(settings.warnings)
        found = settings.styles()
        warnings += settings.warnings[warned:]
    bad = ""
    for pair in _pairs(environ.get("GLOSS_STYLE", "")):
        role, equals, text = (part.strip() for part in pair.partition("="))
        style = _parsed(text) if equals else None
        if role in ROLES and style is not None:
            found[role] = style
        else:
            bad = bad or pair.strip()
    return found, [*warnings, messages.bad_style_pair(bad, ROLES)] if bad else warnings


def _pairs(text: str) -> Iterator[str]:
    return (pair for pair in text.split(":") if pair.strip())


def _parsed(text: object) -> Style | None:
    """Return a style in rich's words (rich.readthedocs.io/en/stable/style.html), or None where it is none."""
    from rich.errors import StyleSyntaxError
    from rich.style import Style

    if not isinstance(text, str):
        return None
    try:
        style = Style.parse(text)
    except StyleSyntaxError:
        return None
    # "link URL" is a style to rich; here what is linked is decided by the entry.
    return None if style.link else style
