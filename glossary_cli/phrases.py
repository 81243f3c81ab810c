"""Where Japanese phrases begin, which are the better places to end a line (BudouX)."""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cache
def _parser() -> Any:
    import budoux

    return budoux.load_default_japanese_parser()


def phrase_breaks(text: str) -> list[int]:
    """Return the offsets in ``text`` at which a Japanese phrase begins, without 0."""
    if not text or text.isascii():
        return []
    offsets, at = [], 0
    for phrase in _parser().parse(text):
        at += len(phrase)
        offsets.append(at)
    return offsets[:-1]
