"""What reads the code without running it, and what looks after the whole tree."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "glossary_cli"
# Each room and the rooms it may import; anything else would turn the flow around.
ROOMS = {
    "term": set(),
    "errors": set(),
    "messages": {"messages_ja"},
    "messages_ja": {"messages"},
    "manual_en": set(),
    "manual_ja": {"manual_en"},
    "manual": {"__init__", "arguments", "manual_en", "manual_ja", "messages", "phrases", "render"},
    "man_page": {"__init__", "arguments", "manual", "phrases", "render"},
    "progress": {"environment"},
    "phrases": set(),
    "fold": set(),
    "english": set(),
    "romaji": set(),
    "consonants": set(),
    "questions": set(),
    "tiers": set(),
    "paths": set(),
    "arguments": {"environment", "settings"},
    "settings": {"document", "environment", "messages", "positions", "shape"},
    "environment": set(),
    "positions": set(),
    "shape": {"messages", "positions"},
    "document": {"messages", "positions"},
    "source": {"progress", "messages", "errors", "document", "fold", "shape", "term"},
    "snapshot": {"messages", "errors", "term"},
    "compile": {
        "messages",
        "phrases",
        "progress",
        "consonants",
        "passages",
        "english",
        "fold",
        "romaji",
        "snapshot",
        "term",
    },
    "shelves": {"messages", "errors", "paths", "snapshot", "compile", "source", "term", "__init__"},
    "passages": {"fold", "term"},
    "mentions": {"passages", "search", "term", "tiers"},
    "query": {"fold", "romaji", "english"},
    "partial": {"fold", "query", "snapshot", "tiers"},
    "typos": {"consonants", "fold", "query", "romaji", "snapshot", "tiers"},
    "homophones": {"fold", "query", "romaji", "snapshot", "tiers"},
    "contained": {"fold", "partial", "query", "snapshot", "tiers"},
    "search": {"fold", "query", "snapshot", "tiers", "questions", "partial", "typos", "homophones", "contained"},
    "glossary": {
        "fold",
        "snapshot",
        "mentions",
        "messages",
        "errors",
        "query",
        "search",
        "shelves",
        "shape",
        "term",
        "tiers",
    },
    "pager": {"environment"},
    "writing": {"arguments", "environment", "messages", "pager", "render", "settings"},
}


def imported(path: Path) -> set[str]:
    """Return the modules of the package that a module imports, at run time or for its types."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            if node.module:
                found.add(node.module.split(".")[0])
            else:
                found |= {alias.name if (PACKAGE / f"{alias.name}.py").exists() else "__init__" for alias in node.names}
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_comes_before_it(room: str) -> None:
    assert imported(PACKAGE / f"{room}.py") <= ROOMS[room]


def test_a_renderer_imports_only_renderers_and_the_model() -> None:
    for path in (PACKAGE / "render").glob("*.py"):
        assert imported(path) <= {"term", "page", "wrap", "__init__"}, path


def test_ruff_finds_nothing() -> None:
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "."], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout


def test_mypy_finds_nothing() -> None:
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_modules_are_small() -> None:
    for path in PACKAGE.rglob("*.py"):
        # A list of sentences is as long as the program has things to say.
        limit = 400 if path.name.startswith("messages") else 300
        assert len(path.read_text(encoding="utf-8").splitlines()) <= limit, path


def test_every_sentence_stands_in_one_module() -> None:
    """Errors that users see are raised with a text of messages.py, not with one of their own."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                name = getattr(node.exc.func, "id", "")
                if name in ("GlossError", "UsageError", "ReadError", "SnapshotError"):
                    assert not isinstance(node.exc.args[0], (ast.Constant, ast.JoinedStr)), f"{path}:{node.lineno}"
