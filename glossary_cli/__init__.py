"""gloss: an AI glossary in English and Japanese, and the library under it.

>>> from glossary_cli import Glossary
>>> Glossary.open()["pretraining"].reading
'じぜんがくしゅう'
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .errors import GlossError, ReadError, SnapshotError, UsageError
    from .glossary import Glossary
    from .term import Alias, Bilingual, Category, Match, Section, Source, Term

__version__ = "0.1.0"

__all__ = [
    "Alias",
    "Bilingual",
    "Category",
    "GlossError",
    "Glossary",
    "Match",
    "ReadError",
    "Section",
    "SnapshotError",
    "Source",
    "Term",
    "UsageError",
    "__version__",
]

_HOMES = {"Glossary": "glossary"} | dict.fromkeys(("GlossError", "ReadError", "SnapshotError", "UsageError"), "errors")


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: the command line pays only for what it needs."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'term')}"), name)
