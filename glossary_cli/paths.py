"""Where things are kept, by the conventions of each system.

:mod:`platformdirs` is the authority. On Linux its answer is three lines of the XDG Base Directory Specification 0.8,
and importing it costs more than opening a snapshot, so those lines stand here; a test holds the two together.
"""

from __future__ import annotations

import os
import sys

APP = "gloss"


def _folder(kind: str, variable: str, *default: str) -> str:
    if sys.platform.startswith("linux"):
        chosen = os.environ.get(variable, "")
        # The specification: a relative path in these variables is invalid and ignored.
        base = chosen if os.path.isabs(chosen) else os.path.join(os.path.expanduser("~"), *default)
        return os.path.join(base, APP)
    import platformdirs

    return str(getattr(platformdirs, f"user_{kind}_dir")(APP, appauthor=False))


def own_terms() -> str:
    """Return the folder of the user's own term files; it need not exist."""
    return os.path.join(_folder("data", "XDG_DATA_HOME", ".local", "share"), "terms")


def config_file() -> str:
    """Return the path of the user's configuration file; it need not exist."""
    return os.path.join(_folder("config", "XDG_CONFIG_HOME", ".config"), "config.toml")


def cache() -> str:
    """Return the folder for compiled snapshots; it need not exist."""
    return _folder("cache", "XDG_CACHE_HOME", ".cache")


def bundled_snapshot() -> str:
    """Return the path of the snapshot that the wheel ships; a checkout has none."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "bundled.snapshot")


def checkout_terms() -> str:
    """Return the path of a checkout's data/terms, which is beside the package; a wheel has none."""
    return os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "terms")
