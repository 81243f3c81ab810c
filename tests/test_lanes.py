"""Both lanes, the plain reading and Typer, read every call alike and print the same bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial

import pytest
from conftest import GLOSS
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_cli import Glossary, GlossError, app, arguments, commands
from glossary_cli.arguments import Request

WORDS = [
    "pretraining",
    "学習",
    "search",
    "show",
    "list",
    "random",
    "categories",
    "where",
    "-",
    "ai agent",
    "",
    " ",
    "x",
]
OPTIONS = ["--json", "--short", "-s", "--no-pager", "--exact", "--format", "--lang", "--color", "--width", "--limit"]
OPTIONS += ["-n", "--category", "--sort", "--", "-h", "--format=tsv", "--width=40", "-n5", "-sn", "--json=1", "--bogus"]
VALUES = [
    "text",
    "json",
    "tsv",
    "markdown",
    "en",
    "ja",
    "both",
    "auto",
    "never",
    "40",
    "5",
    "0",
    "1e3",
    "٣",
    "training",
]
CALLS = st.lists(st.sampled_from([*WORDS, *OPTIONS, *VALUES]), min_size=1, max_size=6)


def typer_request(normalized: list[str], monkeypatch: pytest.MonkeyPatch) -> Request | None:
    """Return the request that Typer makes of a call, or None where it makes none."""
    seen: list[Request] = []

    def remember(request: Request) -> int:
        seen.append(request)
        return 0

    monkeypatch.setattr(commands, "run", remember)
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            app.main(normalized)
    except GlossError:
        return None
    return seen[0] if seen else None


@settings(max_examples=400, deadline=None)
@given(call=CALLS)
def test_what_the_plain_reading_accepts_typer_reads_the_same(call: list[str]) -> None:
    normalized = arguments.normalized(call)
    plain = arguments.plain_request(normalized)
    if plain is not None:
        with pytest.MonkeyPatch.context() as monkeypatch:
            assert typer_request(normalized, monkeypatch) == plain


@settings(max_examples=200, deadline=None)
@given(call=CALLS)
def test_a_normalised_call_stays_as_it_is(call: list[str]) -> None:
    normalized = arguments.normalized(call)
    if normalized[0] in arguments.COMMANDS and "--" not in normalized:
        assert arguments.normalized(normalized) == normalized


@pytest.mark.parametrize(
    ("call", "normalized"),
    [
        (["pretraining"], ["show", "pretraining"]),
        (["--json", "search", "学習"], ["search", "--json", "学習"]),
        (["-n", "5", "search", "x"], ["search", "-n", "5", "x"]),
        (["-sn", "5", "search", "x"], ["search", "-sn", "5", "x"]),
        (["--width", "search", "list"], ["list", "--width", "search"]),
        (["--", "search"], ["show", "--", "search"]),
        (["--json", "--", "list"], ["show", "--json", "--", "list"]),
        (["deep", "search"], ["show", "deep", "search"]),
        (["--json", "--help"], ["--help"]),
        (["-"], ["show", "-"]),
    ],
)
def test_a_call_is_normalised(call: list[str], normalized: list[str]) -> None:
    assert arguments.normalized(call) == normalized


def printed(lane: Callable[[], int]) -> bytes:
    """Return the bytes that a lane writes."""
    data = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(data, encoding="utf-8", write_through=True)) as out:
        assert lane() == 0
        out.flush()
    return data.getvalue()


@pytest.mark.parametrize("format", arguments.FORMATS)
def test_both_lanes_print_the_same_bytes_for_every_term(format: str) -> None:
    for term in Glossary.open():
        call = ["show", *term.id.split("-"), "--format", format]
        plain = arguments.plain_request(call)
        assert plain is not None
        express = printed(partial(commands.run, plain))
        assert express == printed(partial(app.main, call))
        assert term.ja.encode() in express


FORCE_TYPER = """
from glossary_cli import __main__, arguments
arguments.plain_request = lambda _: None
__main__.main()
"""


@pytest.mark.parametrize(
    "call",
    [
        ["pretraining"],
        ["pretrainig", "--json"],
        ["search", "学習"],
        ["nothinglikethis"],
        ["list", "--format", "tsv"],
        ["--width", "40", "RAG"],
    ],
)
def test_both_lanes_are_the_same_as_whole_processes(call: list[str], environ: dict[str, str]) -> None:
    environ = {**environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    express = subprocess.run([GLOSS, *call], env=environ, capture_output=True, check=False)
    typer = subprocess.run([sys.executable, "-c", FORCE_TYPER, *call], env=environ, capture_output=True, check=False)
    assert (express.returncode, express.stdout, express.stderr) == (typer.returncode, typer.stdout, typer.stderr)


LIST_MODULES = """
import os, sys
from glossary_cli import __main__
def leave(status):
    sys.stdout.flush()
    sys.stderr.write(" ".join(sorted(sys.modules)))
    sys.stderr.flush()
    leave_at_once(status)
leave_at_once, os._exit = os._exit, leave
__main__.main()
"""
HEAVY = {"typer", "rich", "rapidfuzz", "pykakasi", "budoux", "tomli", "json", "re", "typing", "dataclasses", "pathlib"}
HEAVY |= {
    "subprocess",
    "shutil",
    "tempfile",
    "platformdirs",
    "importlib.metadata",
    "importlib.resources",
    "enum",
    "datetime",
}


@pytest.mark.parametrize(
    ("call", "allowed"),
    [
        (["pretraining", "--json"], set()),
        (["pretraining"], set()),
        (["事前学習", "--format", "tsv"], set()),
        (["jizengakushuu"], set()),
        (["search", "学習", "--json"], set()),
        (["list"], set()),
        (["pretrainig", "--json"], {"rapidfuzz", "typing", "enum", "re"}),
        (["pretraining", "--color", "always"], {"rich", "typing", "enum", "re", "dataclasses"}),
    ],
)
def test_a_call_imports_only_what_it_needs(call: list[str], allowed: set[str], environ: dict[str, str]) -> None:
    subprocess.run([GLOSS, "pretraining"], env=environ, capture_output=True, check=True)
    done = subprocess.run(
        [sys.executable, "-S", "-c", LIST_MODULES, *call],
        env={**environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        check=False,
    )
    modules = set(done.stderr.decode().splitlines()[-1].split())
    assert "glossary_cli.commands" in modules, done.stderr
    assert modules & HEAVY <= allowed
