"""How a call ends: the exit statuses, and the failures that carry a sentence for the user."""

from __future__ import annotations

FOUND = 0
"""Something was found, or done."""
NOTHING = 1
"""Nothing was found; for ``gloss check``: problems were found."""
TROUBLE = 2
"""Wrong usage, unreadable data, a full disk."""
INTERRUPTED = 130
"""Ctrl-C: 128 + SIGINT, as shells report it."""


class GlossError(Exception):
    """A failure that a user can understand and mend; ``str()`` is the sentence to print."""

    status = TROUBLE


class UsageError(GlossError):
    """The command line or a query is wrong."""


class ReadError(GlossError):
    """A file or folder cannot be read."""


class SnapshotError(GlossError):
    """A snapshot is truncated, damaged or not one of this version's."""
