"""The progress of long work: in a terminal, on standard error, and nowhere else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import GLOSS, ROOT
from test_terminal import Terminal

sys.path.insert(0, str(ROOT / "benchmarks"))

from glossary_cli import environment, progress


@pytest.fixture
def large(environ: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """An environment with an own shelf that takes a while to read and to compile."""
    folder = tmp_path / "large"
    folder.mkdir()
    for number in range(4000):
        text = f'en = "Plausible term {number}"\nja = "もっともらしい用語{number}"\ndefinition.en = "A term."\n'
        (folder / f"term-{number}.toml").write_text(text, encoding="utf-8")
    return {**environ, "GLOSS_PATH": str(folder), "XDG_CACHE_HOME": str(tmp_path / "cache")}


def test_a_bar_is_shown_in_a_terminal_and_gone_afterwards(large: dict[str, str]) -> None:
    shown = Terminal([GLOSS, "plausible term 7", "--no-pager", "--exact"], large)
    assert shown.status == 0
    assert "compiling the glossary" in shown.raw
    assert "100%" not in "".join(shown.screen)
    assert shown.screen[0] == "Plausible term 7"
    again = Terminal([GLOSS, "plausible term 7", "--no-pager", "--exact"], large)
    assert "compiling" not in again.raw


def test_nothing_is_shown_where_standard_error_is_no_terminal(large: dict[str, str]) -> None:
    done = subprocess.run([GLOSS, "plausible term 7"], env=large, capture_output=True, check=True)
    assert done.stderr == b""
    assert done.stdout.startswith(b"Plausible term 7\n")


def test_the_package_never_shows_one_to_a_program_that_uses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert not environment.is_program
    assert list(progress.tracked([1, 2, 3], "working")) == [1, 2, 3]
