"""Streams that are closed, full, gone or of another encoding, and input that no one should send."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import GLOSS, Run, lines


def shell(script: str, environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a shell script in which ``gloss`` is the installed command."""
    environ = {**environ, "PATH": f"{Path(GLOSS).parent}{os.pathsep}{environ['PATH']}"}
    return subprocess.run(["bash", "-c", script], env=environ, capture_output=True, text=True, check=False, timeout=60)


CALLS = [
    "gloss pretraining",
    "gloss pretraining --json",
    "gloss search 学習",
    "gloss list",
    "gloss --help",
    "gloss where",
    "gloss",
]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
@pytest.mark.parametrize("call", CALLS)
def test_a_full_disk_is_one_line_and_status_2(call: str, environ: dict[str, str]) -> None:
    done = shell(f"{call} > /dev/full", environ)
    assert done.returncode == 2
    assert done.stderr == "gloss: could not write the answer: No space left on device\n"


@pytest.mark.parametrize("call", CALLS)
def test_a_closed_standard_output_is_one_line_and_status_2(call: str, environ: dict[str, str]) -> None:
    done = shell(f"{call} >&-", environ)
    assert done.returncode == 2
    assert done.stderr == "gloss: standard output is closed; nowhere to write the answer\n"


@pytest.mark.parametrize("call", ["gloss pretraining", "gloss nothinglikethis", "gloss --bogus x"])
def test_a_closed_standard_error_changes_nothing(call: str, environ: dict[str, str]) -> None:
    plain, closed = shell(call, environ), shell(f"{call} 2>&-", environ)
    assert (plain.returncode, plain.stdout) == (closed.returncode, closed.stdout)


def test_a_closed_standard_input_changes_nothing(environ: dict[str, str]) -> None:
    assert shell("gloss pretraining -s <&-", environ).stdout == shell("gloss pretraining -s", environ).stdout != ""


@pytest.mark.parametrize("call", ["gloss list", "gloss list --json", "gloss --help", "gloss search 学 -n 1000"])
def test_a_closed_pipe_ends_quietly_with_0(call: str, environ: dict[str, str]) -> None:
    done = shell(f"{call} | true; echo ${{PIPESTATUS[0]}}", environ)
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize("moment", [0.0, 0.02, 0.05, 0.1, 0.2, 0.4])
def test_ctrl_c_ends_with_130_and_no_traceback(moment: float, environ: dict[str, str], tmp_path: Path) -> None:
    environ = {**environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    # Compiling the shelf takes a second, so the signal arrives in the middle of the work.
    process = subprocess.Popen([GLOSS, "pretraining"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    modules = f"/proc/{process.pid}/maps"
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and "sqlite3" not in Path(modules).read_text(encoding="utf-8"):
        time.sleep(0.005)
    time.sleep(moment)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode in (130, 0)
    assert b"Traceback" not in err
    left = list((tmp_path / "cache").rglob("*.tmp"))
    assert left == []


ENCODINGS: list[dict[str, str | None]] = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    {"LC_ALL": None, "LANG": "C", "PYTHONUTF8": "0"},
    {"LC_ALL": None},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp932"},
    {"PYTHONIOENCODING": "latin-1:strict"},
    {"PYTHONIOENCODING": "euc_jp"},
    {"PYTHONIOENCODING": "utf-16"},
]


@pytest.mark.parametrize("env", ENCODINGS)
def test_json_is_utf_8_in_every_locale(run: Run, env: dict[str, str | None]) -> None:
    result = run("事前学習", "--json", env=env)
    assert result.status == 0, result
    assert json.loads(result.raw.decode("utf-8"))["terms"][0]["ja"] == "事前学習"


@pytest.mark.parametrize("env", ENCODINGS)
@pytest.mark.parametrize("format", ["text", "tsv", "markdown"])
def test_text_is_written_in_the_encoding_that_was_asked_for(run: Run, env: dict[str, str | None], format: str) -> None:
    result = run("事前学習", "--format", format, env=env)
    assert (result.status, result.err) == (0, ""), result
    encoding = (env.get("PYTHONIOENCODING") or "utf-8").partition(":")[0]
    text = result.raw.decode(encoding)
    expected = "事前学習" if encoding not in ("ascii", "latin-1") else r"\u4e8b\u524d\u5b66\u7fd2"
    assert expected in text


def test_a_query_of_invalid_utf_8_is_not_found(run: Run) -> None:
    result = run(b"\xff\xfe\x80abc")
    assert (result.status, result.out) == (1, "")
    assert lines(result.err) == ["gloss: no entry for '\ufffd\ufffd\ufffdabc'"]
    document = run(b"\xff", "--json")
    assert document.status == 1
    assert json.loads(document.raw.decode("utf-8"))["query"] == "\ufffd"


@pytest.mark.parametrize("char", ["a", "学", "が", "💥", "\u0301"])
def test_a_query_of_100000_characters_is_not_found_at_once(run: Run, char: str) -> None:
    started = time.perf_counter()
    result = run(char * 100_000 if len(char.encode()) == 1 else char * 30_000)
    assert time.perf_counter() - started < 3
    assert (result.status, result.out) == (1, "")
    (line,) = lines(result.err)
    assert len(line) < 100


def test_a_long_query_is_not_mistaken_for_its_beginning(run: Run) -> None:
    assert run("pretraining" + " " * 600 + "x").status == 1
    assert run(*["pretraining"] * 60).status == 1


@pytest.mark.parametrize("query", ["\x1b[31mred", "a\x07b", "\u202eabc", "x\u200by", "tab\there", "line\nend"])
@pytest.mark.parametrize("command", ["show", "search"])
def test_an_escape_sequence_in_a_query_never_comes_back(run: Run, command: str, query: str) -> None:
    for result in (run(command, query), run(command, query, "--json")):
        for text in (result.out, result.err):
            assert all(char.isprintable() or char == "\n" for char in text), text


@pytest.mark.parametrize(
    "query", ["!!!", "...", "💥", "　", "*", "\\", "'", '"', "%", "--", "$(whoami)", "`whoami`", "[bold]x[/bold]"]
)
def test_odd_queries_are_answered_in_order(run: Run, query: str) -> None:
    result = run("--", query) if query.startswith("-") else run(query)
    assert result.status in (1, 2)
    assert result.out == ""
    assert lines(result.err)


def test_an_own_entry_with_markup_is_shown_as_it_is(run: Run, own: Callable[[str, str], Path]) -> None:
    text = "[bold]x[/bold] [/INST] :100: **b** <b> \\\\n $(id) `id`"
    own("markup.toml", f'en = "Markup sample"\nja = "見本"\ndefinition.en = "{text}"\n')
    shown = text.replace("\\\\", "\\")
    assert shown in run("markup sample").out
    assert shown in run("markup sample", "--color", "always").out
    assert json.loads(run("markup sample", "--json").out)["terms"][0]["definition"]["en"] == shown


def test_an_unexpected_failure_asks_for_a_report(environ: dict[str, str]) -> None:
    environ = {**environ, "PYTHONPATH": os.pathsep.join(__import__("sys").path)}
    code = (
        "import sys; from glossary_cli import __main__, commands\n"
        "def fail(request): raise ZeroDivisionError('by \\x1b zero')\n"
        "commands.run = fail; sys.argv = ['gloss', 'x']; __main__.main()"
    )
    python = str(Path(GLOSS).parent / "python")
    done = subprocess.run([python, "-c", code], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("gloss: unexpected ZeroDivisionError: by \ufffd zero; please report it")
    shown = subprocess.run([python, "-c", code], env={**environ, "GLOSS_DEBUG": "1"}, capture_output=True, check=False)
    assert b"Traceback" in shown.stderr
