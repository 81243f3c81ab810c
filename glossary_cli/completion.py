"""Completion: candidates for a half-typed call, and the scripts that ask for them.

The scripts are our own because Typer's run code that stands in the data. Here nothing of an entry is ever evaluated: a
shell gets lines ``candidate TAB description`` and inserts candidates as data.
"""

from __future__ import annotations

import os
from itertools import islice

from . import arguments, errors, writing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .glossary import Glossary

SHELLS = ("bash", "zsh", "fish")
_MAX_CANDIDATES = 200


def script(shell: str) -> str:
    """Return the completion script of ``shell``, which is one of :data:`SHELLS`."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "completions", f"gloss.{shell}")
    with open(path, encoding="utf-8") as file:
        return file.read()


def complete(words: Sequence[str]) -> int:
    """Print the candidates for the last of ``words`` (which follow ``gloss``), one a line; return the exit status."""
    from .glossary import Glossary

    *before, typed = words or [""]
    candidates = _candidates(Glossary.open(), before, typed)
    lines = (f"{candidate}\t{description}\n" for candidate, description in candidates if candidate.isprintable())
    writing.write("".join(dict.fromkeys(islice(lines, _MAX_CANDIDATES))), as_utf8=True)
    return errors.FOUND


def _candidates(glossary: Glossary, before: Sequence[str], typed: str) -> Iterator[tuple[str, str]]:
    words = [word for word in before if not word.startswith("-")]
    command = words[0] if words and words[0] in arguments.COMMANDS else "show"
    option = before[-1] if before else ""
    if option in arguments.CHOICES:
        yield from ((choice, "") for choice in arguments.CHOICES[option][1] if choice.startswith(typed))
    elif option == "--category":
        for category in glossary.categories:
            if category.id.startswith(typed):
                yield category.id, f"{category.name.en} {category.name.ja}"
    elif option in arguments.NUMBERS:
        return
    elif typed.startswith("-"):
        options = arguments.OPTIONS.get(command, {"--strict"} if command == "check" else set())
        yield from ((name, "") for name in sorted(options | {"--help"}) if name.startswith(typed))
    elif command == "completion":
        yield from ((shell, "") for shell in SHELLS if shell.startswith(typed))
    elif command in ("show", "search"):
        if not words:
            yield from ((name, "") for name in arguments.COMMANDS if typed and name.startswith(typed))
        yield from _names(glossary, words[1:] if words[:1] == [command] else words, typed)


def _names(glossary: Glossary, words: Sequence[str], typed: str) -> Iterator[tuple[str, str]]:
    """Yield the names that continue what is typed: the typed letters as they are, then the rest of the name."""
    entered = " ".join([*words, typed])
    for name, other in glossary.completions(entered):
        rest = name[len(entered) :]
        yield typed + rest, other
