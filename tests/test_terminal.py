"""What a person sees: the installed command in a pseudo-terminal, read back through a terminal emulator."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte
import pytest
from conftest import GLOSS, Run

from glossary_cli import Glossary
from glossary_cli.render.wrap import LINE_END_FORBIDDEN, LINE_START_FORBIDDEN

ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


class Terminal:
    """A call in a pseudo-terminal: its raw output, its status, and the screen that it leaves."""

    def __init__(
        self, arguments: list[str], environ: Mapping[str, str], columns: int = 80, rows: int = 500, keys: str = ""
    ) -> None:
        main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        process = subprocess.Popen(
            arguments, env=dict(environ), stdin=side, stdout=side, stderr=side, start_new_session=True
        )
        os.close(side)
        data, deadline, typed = b"", time.monotonic() + 30, False
        while time.monotonic() < deadline:
            ready, _, _ = select.select([main], [], [], 0.3)
            if not ready:
                if keys and not typed:
                    os.write(main, keys.encode())
                    typed = True
                elif process.poll() is not None:
                    break
                continue
            try:
                piece = os.read(main, 65536)
            except OSError:
                break
            if not piece:
                break
            data += piece
        self.status = process.wait(timeout=10)
        os.close(main)
        self.raw = data.decode("utf-8")
        self.columns = columns
        screen = pyte.Screen(columns, 2000)
        pyte.Stream(screen).feed(ESCAPES.sub("", self.raw))
        self.screen = [line.rstrip() for line in screen.display]
        while self.screen and not self.screen[-1]:
            self.screen.pop()

    @property
    def lines(self) -> list[str]:
        """The lines as the program wrote them, without escape sequences."""
        return ESCAPES.sub("", self.raw).replace("\r\n", "\n").rstrip("\n").split("\n")


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(environ: dict[str, str]) -> Open:
    def call(*arguments: str, env: Mapping[str, str] | None = None, **size: int | str) -> Terminal:
        shown = Terminal([GLOSS, *arguments], {**environ, **(env or {})}, **size)  # type: ignore[arg-type]
        assert "Traceback" not in shown.raw
        return shown

    return call


@pytest.mark.parametrize("columns", [40, 41, 53, 60, 80, 100, 109])
def test_no_line_breaks_kinsoku_and_nothing_is_lost(terminal: Open, columns: int) -> None:
    term = Glossary.open()["pretraining"]
    shown = terminal("pretraining", "--no-pager", columns=columns)
    assert shown.status == 0
    measure = min(columns, 80)
    japanese = [line for line in shown.lines if line]
    for line in japanese:
        assert line.strip()[0] not in LINE_START_FORBIDDEN or line.startswith("  （"), line
        assert line[-1] not in LINE_END_FORBIDDEN, line
    from glossary_cli.render.wrap import text_width

    assert max(map(text_width, shown.lines)) <= measure
    whole = re.sub(r"\s", "", "".join(shown.lines))
    for section in term.sections:
        for text in (section.title.en, section.title.ja, section.text.en, section.text.ja):
            assert re.sub(r"\s", "", text) in whole
    for source in term.sources:
        assert re.sub(r"\s", "", source.title) in whole


@pytest.mark.parametrize("columns", [40, 80])
def test_the_emulator_shows_the_lines_as_they_were_written(terminal: Open, columns: int) -> None:
    shown = terminal("pretraining", "--no-pager", columns=columns)
    # pyte puts a blank cell behind each wide character.
    assert [re.sub(r"\s", "", line) for line in shown.screen] == [re.sub(r"\s", "", line) for line in shown.lines]


def test_sources_are_hyperlinks_in_a_terminal(terminal: Open) -> None:
    term = Glossary.open()["pretraining"]
    shown = terminal("pretraining", "--no-pager", columns=200)
    for source in term.sources:
        assert re.search(rf"\x1b\]8;id=gloss\d+;{re.escape(source.url)}\x1b\\.*?\x1b\]8;;\x1b\\", shown.raw)
        assert source.url not in "".join(shown.lines)


def test_neighbours_are_hyperlinks_in_a_terminal_and_plain_names_elsewhere(terminal: Open, run: Run) -> None:
    glossary = Glossary.open()
    shown = terminal("pretraining", "--no-pager", columns=200)
    for id in (*glossary["pretraining"].related, *glossary["pretraining"].contrast):
        assert f";gloss:{id}\x1b\\{glossary[id].en.split()[0]}" in shown.raw
    assert "gloss:" not in run("pretraining").out
    assert "gloss:" not in terminal("pretraining", "--no-pager", "--color", "never").raw


def test_a_dumb_terminal_gets_no_escape_sequence_and_the_addresses(terminal: Open) -> None:
    shown = terminal("pretraining", "--no-pager", env={"TERM": "dumb"})
    assert "\x1b" not in shown.raw
    for source in Glossary.open()["pretraining"].sources:
        assert source.url in shown.raw


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "0"}, {"CLICOLOR": "0"}])
def test_variables_turn_styles_off(terminal: Open, env: dict[str, str]) -> None:
    assert "\x1b[" not in terminal("pretraining", "--no-pager", env=env).raw
    assert "\x1b[1m" in terminal("pretraining", "--no-pager", "--color", "always", env=env).raw


def test_color_never_writes_no_escape_sequence(terminal: Open) -> None:
    assert "\x1b" not in terminal("pretraining", "--no-pager", "--color", "never").raw


def test_headwords_are_bold_and_the_match_is_marked(terminal: Open) -> None:
    assert "\x1b[1mPretraining\x1b[0m" in terminal("pretraining", "--no-pager").raw
    raw = terminal("search", "後学習", "--no-pager").raw
    assert "\x1b[1m事\x1b[0m\x1b[1;4;35m後学習\x1b[0m" in raw


@pytest.mark.parametrize("columns", [1, 5, 10, 20])
def test_a_narrow_terminal_gets_the_whole_text(terminal: Open, columns: int) -> None:
    shown = terminal("pretraining", "-s", "--no-pager", columns=columns)
    assert shown.status == 0
    definition = Glossary.open()["pretraining"].definition.ja
    assert definition in "".join(shown.lines).replace(" ", "")


@pytest.mark.parametrize("env", [{}, {"COLUMNS": "0"}, {"COLUMNS": "abc"}, {"COLUMNS": "-5"}, {"COLUMNS": "99999999"}])
def test_an_unknown_width_is_80(terminal: Open, env: dict[str, str]) -> None:
    unknown = terminal("pretraining", "--no-pager", columns=0, rows=0, env=env)
    assert unknown.status == 0
    assert unknown.lines == terminal("pretraining", "--no-pager", columns=80).lines


def test_columns_and_width_beat_the_terminal(terminal: Open) -> None:
    narrow = terminal("pretraining", "--no-pager", columns=40).lines
    assert terminal("pretraining", "--no-pager", columns=100, env={"COLUMNS": "40"}).lines == narrow
    assert terminal("pretraining", "--no-pager", "--width", "40", columns=100).lines == narrow


def pager(folder: Path) -> str:
    """Write a pager that shows that it was used, and return its path."""
    path = folder / "pager"
    path.write_text('#!/bin/sh\necho "PAGED $LESS $LESSCHARSET"\ncat\n', encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_long_text_goes_through_the_pager_and_short_text_does_not(terminal: Open, tmp_path: Path) -> None:
    env = {"GLOSS_PAGER": pager(tmp_path), "PAGER": "false"}
    assert terminal("pretraining", rows=24, env=env).lines[0] == "PAGED FRX utf-8"
    assert terminal("pretraining", rows=500, env=env).lines[0] == "Pretraining"
    assert terminal("pretraining", "-s", rows=24, env=env).lines[0] == "Pretraining"
    assert terminal("pretraining", "--no-pager", rows=24, env=env).lines[0] == "Pretraining"
    assert terminal("pretraining", rows=24, env={"PAGER": pager(tmp_path)}).lines[0] == "PAGED FRX utf-8"


@pytest.mark.parametrize("command", ["", "cat", "/nonexistent/pager", "'unclosed"])
def test_without_a_pager_the_text_is_written(terminal: Open, command: str) -> None:
    shown = terminal("pretraining", rows=24, env={"GLOSS_PAGER": command})
    assert shown.status == 0
    assert shown.lines[0] == "Pretraining"


def test_leaving_the_pager_early_is_no_failure(terminal: Open) -> None:
    shown = terminal("list", "--lang", "en", rows=5, env={"GLOSS_PAGER": "true"})
    assert shown.status == 0


def test_ctrl_c_belongs_to_the_pager(terminal: Open, tmp_path: Path) -> None:
    path = tmp_path / "stubborn"
    path.write_text("#!/bin/sh\ntrap '' INT\ncat >/dev/null\nsleep 1\necho closed by itself\n", encoding="utf-8")
    path.chmod(0o755)
    shown = terminal("pretraining", rows=24, env={"GLOSS_PAGER": str(path)}, keys="\x03")
    assert shown.status == 0
    assert shown.lines[-1].endswith("closed by itself")
