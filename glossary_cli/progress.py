"""Progress of long work: a bar on standard error, in a terminal and nowhere else, once it is worth looking at."""

from __future__ import annotations

import sys
from time import monotonic

from . import environment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeVar

    Item = TypeVar("Item")

PATIENCE = 0.5
"""Seconds of work before the bar comes; what is over by then is not worth a flicker."""


def tracked(items: Sequence[Item], label: str) -> Iterator[Item]:
    """Yield ``items`` and show how many of them are done.

    Args:
        items: What the work goes through.
        label: What the work is, in a few words.
    """
    if not environment.is_program or sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=True) as bar:
        task = bar.add_task(label, total=len(items))
        begun = monotonic()
        for number, item in enumerate(items):
            if bar.disable and monotonic() - begun > PATIENCE:
                bar.disable = False
                bar.start()
            bar.update(task, completed=number)
            yield item
