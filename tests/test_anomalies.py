"""Each call to the system fails once, and the outcome is an answer or a sentence with a status, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

INJECT = """
import builtins, io, os, sys, sqlite3, tempfile
sys.path[:0] = {path!r}
operation, count = sys.argv[1], int(sys.argv[2])
from glossary_cli import __main__, paths
paths.checkout_terms = lambda: {terms!r}
calls = 0
def failing(original, wanted=lambda *a: True):
    def call(*args, **kwargs):
        global calls
        if wanted(*args):
            calls += 1
            if calls == count:
                os.write(2, b"INJECTED\\n")
                raise OSError(28, "No space left on device")
        return original(*args, **kwargs)
    return call
class Stream:
    def __init__(self, stream): self._stream = stream
    def __getattr__(self, name):
        found = getattr(self._stream, name)
        return failing(found) if name == operation.partition(".")[2] else found
def ours(path, *rest):
    return isinstance(path, (str, bytes, os.PathLike)) and any(part in os.fsdecode(path) for part in ("shelf", "cache"))
original_open = builtins.open
def open_failing_reads(path, *args, **kwargs):
    file = original_open(path, *args, **kwargs)
    return file if not ours(path) else Reader(file)
class Reader:
    def __init__(self, file): self._file = file
    def __enter__(self): return self
    def __exit__(self, *rest): self._file.close()
    def __getattr__(self, name):
        found = getattr(self._file, name)
        return failing(found) if name in ("read", "write", "flush") and operation == "file." + name else found
if operation == "open": builtins.open = failing(original_open, ours)
elif operation == "file.read": builtins.open = open_failing_reads
elif operation in ("file.write", "file.flush"):
    original_fdopen = os.fdopen
    os.fdopen = lambda *a, **k: Reader(original_fdopen(*a, **k))
elif operation.startswith("os."):
    name = operation[3:]
    setattr(os, name, failing(getattr(os, name), ours if name in ("scandir", "stat", "makedirs") else lambda *a: True))
elif operation == "mkstemp": tempfile.mkstemp = failing(tempfile.mkstemp)
elif operation.startswith("stdout."): sys.stdout = Stream(sys.stdout)
sys.argv = ["gloss", *sys.argv[3:]]
__main__.main()
"""
OPERATIONS = ["open", "file.read", "file.write", "file.flush", "os.fsync", "os.replace", "os.scandir", "os.stat"]
OPERATIONS += ["os.makedirs", "os.fdopen", "mkstemp", "stdout.write", "stdout.flush"]
ENTRY = 'en = "Pretraining"\nja = "事前学習"\nreading = "じぜんがくしゅう"\nupdated = 2026-11-23\n'
ENTRY += 'sections = []\nsources = []\ndefinition = { en = "A stage of training.", ja = "学習の段階。" }\n'


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    (folder / "training").mkdir(parents=True)
    (folder / "categories.toml").write_text('training = { en = "Training", ja = "学習" }\n', encoding="utf-8")
    (folder / "training" / "pretraining.toml").write_text(ENTRY, encoding="utf-8")
    return folder


def call(shelf: Path, environ: dict[str, str], operation: str, count: int, *arguments: str) -> tuple[int, str, str]:
    code = INJECT.format(path=[path for path in sys.path if path], terms=str(shelf))
    done = subprocess.run(
        [sys.executable, "-c", code, operation, str(count), *arguments],
        env={**environ, "XDG_CACHE_HOME": str(shelf.parent / "cache")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("operation", OPERATIONS)
def test_one_failure_of_the_system_is_survived_or_said(shelf: Path, environ: dict[str, str], operation: str) -> None:
    # JSON goes to the stream below standard output, text to the stream itself.
    asked = ["pretraining"] if operation == "stdout.write" else ["pretraining", "--json"]
    _, expected, _ = call(shelf, environ, "none", 0, *asked)
    assert "事前学習" in expected
    injected = 0
    for count in range(1, 9):
        for path in (shelf.parent / "cache").rglob("*"):
            if path.is_file():
                path.unlink()
        status, out, err = call(shelf, environ, operation, count, *asked)
        assert "Traceback" not in err
        assert not list((shelf.parent / "cache").rglob("*.tmp")), "a temporary file was left behind"
        told = [line for line in err.splitlines() if line != "INJECTED"]
        if "INJECTED" not in err:
            break
        injected += 1
        if status == 0:
            assert out == expected
        else:
            # What could not be read is not there; either way the reader is told why.
            assert status in (1, 2)
            assert told, "nothing says why"
        assert all(line.startswith("gloss: ") for line in told if not line.startswith("try:")), err
        assert len(told) <= 3
        # The failure left nothing behind that a later call would trust.
        assert call(shelf, environ, "none", 0, *asked)[1] == expected
    assert injected, f"{operation} was never called"
