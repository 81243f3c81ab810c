"""What the tests share: the installed command, run as a user runs it, away from the user's own files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TERMS = ROOT / "data" / "terms"
GLOSS = str(Path(sys.executable).parent / "gloss")


class Result:
    """How a call ended; ``out`` and ``err`` are decoded as UTF-8."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.status = done.returncode
        self.raw = done.stdout or b""
        self.out = self.raw.decode("utf-8", "surrogateescape")
        self.err = (done.stderr or b"").decode("utf-8", "surrogateescape")

    def __repr__(self) -> str:
        return f"status {self.status}\nout: {self.out!r}\nerr: {self.err!r}"


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache directory for the whole run, in which the bundled shelf is compiled."""
    cache = tmp_path_factory.mktemp("cache")
    subprocess.run(
        [GLOSS, "list"], env={"XDG_CACHE_HOME": str(cache), "HOME": str(cache)}, capture_output=True, check=True
    )
    return cache


@pytest.fixture
def environ(tmp_path: Path, cache: Path) -> dict[str, str]:
    """The environment of a user who has set nothing."""
    home = tmp_path / "home"
    home.mkdir()
    return {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(cache),
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
    }


@pytest.fixture
def run(environ: dict[str, str], tmp_path: Path) -> Run:
    """Run ``gloss`` with arguments; ``env`` adds variables, a value of None removes one."""

    def call(
        *arguments: str | bytes, env: Mapping[str, str | None] | None = None, stdin: bytes = b"", timeout: float = 60
    ) -> Result:
        merged: dict[str, str | None] = {**environ, **(env or {})}
        done = subprocess.run(
            [GLOSS, *arguments],
            env={key: value for key, value in merged.items() if value is not None},
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        result = Result(done)
        assert "Traceback" not in result.err, result.err
        return result

    return call


@pytest.fixture
def own(environ: dict[str, str]) -> Callable[[str, str], Path]:
    """Write a file to the user's own shelf and return its path."""
    folder = Path(environ["HOME"]) / ".local" / "share" / "gloss" / "terms"

    def write(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def lines(text: str) -> Sequence[str]:
    """Return the lines of an output that has to end with a line end."""
    assert text == "" or text.endswith("\n")
    return text.splitlines()
