"""Expected screens as plain files: what is in tests/rendered is what a reader sees.

``python tests/test_rendered.py`` writes them anew; look at the difference before it is committed.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from conftest import GLOSS
from test_terminal import Terminal

RENDERED = Path(__file__).parent / "rendered"
SCREENS = {
    **{f"pretraining.{width}.txt": (["pretraining", "--no-pager"], width) for width in (40, 60, 80, 100)},
    "pretraining.120.txt": (["pretraining", "--no-pager"], 120),
    "pretraining.short.80.txt": (["pretraining", "--short", "--no-pager"], 80),
    "pretraining.ja.60.txt": (["pretraining", "--lang", "ja", "--no-pager"], 60),
    "search.学習.80.txt": (["search", "学習", "--no-pager"], 80),
    "search.学習.120.txt": (["search", "学習", "--no-pager"], 120),
    "search.text.80.txt": (["search", "--text", "GPU", "--no-pager"], 80),
    "search.tuning.40.txt": (["search", "tuning", "--no-pager"], 40),
    "list.80.txt": (["list", "--no-pager"], 80),
    "categories.80.txt": (["categories", "--no-pager"], 80),
}


def screen(arguments: list[str], width: int, environ: dict[str, str]) -> str:
    """Return what a terminal of this width shows, a blank behind a wide character left out."""
    shown = Terminal([GLOSS, *arguments], environ, columns=width)
    wide = re.compile(
        r"([\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]) ?"
    )
    assert len(shown.screen) == len(shown.lines), "the terminal had to break a line"
    for seen, written in zip(shown.screen, shown.lines, strict=True):
        assert wide.sub(r"\1", seen).replace(" ", "") == written.replace(" ", "")
    return "\n".join(shown.lines) + "\n"


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_as_expected(name: str, environ: dict[str, str]) -> None:
    arguments, width = SCREENS[name]
    assert screen(arguments, width, environ) == (RENDERED / name).read_text(encoding="utf-8")


def test_styles_are_as_expected(environ: dict[str, str]) -> None:
    done = subprocess.run(
        [GLOSS, "pretraining", "-s", "--color", "always"], env=environ, capture_output=True, check=True
    )
    assert done.stdout == (RENDERED / "pretraining.short.color.ansi").read_bytes()


def write() -> None:
    """Write the expected screens."""
    import os

    environ = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
    environ["XDG_CACHE_HOME"] = os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
    RENDERED.mkdir(exist_ok=True)
    # The first call after a change compiles the shelf, and shows it in a terminal.
    subprocess.run([GLOSS, "categories"], env=environ, capture_output=True, check=True)
    for name, (arguments, width) in SCREENS.items():
        (RENDERED / name).write_text(screen(arguments, width, environ), encoding="utf-8")
    done = subprocess.run(
        [GLOSS, "pretraining", "-s", "--color", "always"], env=environ, capture_output=True, check=True
    )
    (RENDERED / "pretraining.short.color.ansi").write_bytes(done.stdout)


if __name__ == "__main__":
    write()
