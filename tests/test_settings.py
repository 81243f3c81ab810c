"""The configuration file, the styles in GLOSS_STYLE, and what beats what."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import GLOSS, Run, lines
from test_terminal import Terminal

from glossary_cli.render.terminal import STYLES
from glossary_cli.settings import ROLES, Settings

Configure = Callable[[str | bytes], Path]


@pytest.fixture
def configure(environ: dict[str, str]) -> Configure:
    """Write the user's configuration file and return its path."""
    path = Path(environ["HOME"]) / ".config" / "gloss" / "config.toml"

    def write(text: str | bytes) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_lang_of_the_file_holds_where_the_call_does_not_say(run: Run, configure: Configure) -> None:
    japanese, english = run("pretraining", "--lang", "ja").out, run("pretraining", "--lang", "en").out
    configure('lang = "ja"\n')
    assert run("pretraining").out == japanese
    assert run("pretraining", "--lang", "en").out == english
    assert run("show", "--width=60", "pretraining", "-s").err == ""


def test_width_of_the_file_is_that_of_a_terminal_and_not_of_a_pipe(
    run: Run, configure: Configure, environ: dict[str, str]
) -> None:
    plain = run("pretraining").out
    narrow = Terminal([GLOSS, "pretraining", "--no-pager"], environ, columns=50).lines
    configure("width = 50\n")
    assert run("pretraining").out == plain
    assert Terminal([GLOSS, "pretraining", "--no-pager"], environ, columns=100).lines == narrow
    asked = Terminal([GLOSS, "pretraining", "--no-pager", "--width", "40"], environ, columns=100)
    assert max(map(len, asked.lines)) <= 40


def test_pager_of_the_file_comes_between_the_two_variables(configure: Configure, environ: dict[str, str]) -> None:
    configure("pager = \"sh -c 'echo from-file; cat >/dev/null'\"\n")
    assert "from-file" in Terminal([GLOSS, "pretraining"], environ, rows=20).raw
    environ = {**environ, "PAGER": "sh -c 'echo from-pager; cat >/dev/null'"}
    assert "from-file" in Terminal([GLOSS, "pretraining"], environ, rows=20).raw
    environ["GLOSS_PAGER"] = "sh -c 'echo from-variable; cat >/dev/null'"
    assert "from-variable" in Terminal([GLOSS, "pretraining"], environ, rows=20).raw
    del environ["GLOSS_PAGER"]
    configure("pager = false\n")
    assert "from-" not in Terminal([GLOSS, "pretraining"], environ, rows=20).raw


def test_styles_of_the_variable_beat_those_of_the_file_and_these_the_usual_ones(run: Run, configure: Configure) -> None:
    call = ("pretraining", "-s", "--color", "always")
    usual = run(*call).out
    assert "\x1b[1mPretraining\x1b[0m" in usual
    configure('style.headword = "italic"\nstyle.label = "underline"\n')
    text = run(*call).out
    assert "\x1b[3mPretraining\x1b[0m" in text
    assert "\x1b[4mAlso" in text
    text = run(*call, env={"GLOSS_STYLE": "headword=bold #5f87af:dim=reverse"}).out
    assert "\x1b[1;38;2;95;135;175mPretraining\x1b[0m" in text
    assert "\x1b[4mAlso" in text
    assert "\x1b[7mTraining" in text
    assert run("pretraining", "-s").out == run("pretraining", "-s", env={"GLOSS_STYLE": "headword=bold"}).out


def test_every_role_is_one_that_the_pages_use() -> None:
    assert set(ROLES) == set(STYLES) - {""}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('lang = "fr"\n', "1:8: write one of en, ja, both, in quotes"),
        ("width = 5\n", "1:9: width is a whole number from 10 to 1000"),
        ("width = true\n", "1:9: width is a whole number from 10 to 1000"),
        ("pager = true\n", "1:9: pager is a command in quotes, or false for none"),
        ('style = "bold"\n', '1:9: style is a table, as in: style.headword = "bold cyan"'),
        ('\nstyel.headword = "bold"\n', "2:1: unknown key 'styel'; did you mean style?"),
        ('style.headwrod = "bold"\n', "1:7: unknown key 'headwrod'; did you mean headword?"),
        ('style.headword = "blod"\n', "1:18: 'blod' is not a style; write words like bold, italic, cyan, #5f87af"),
        ('style.headword = "link https://example.org"\n', "1:18: 'link https://example.org' is not a style;"),
        ("style.headword = 1\n", "1:18: '1' is not a style;"),
        ('lang = "ja\n', "1:11: not valid TOML:"),
        (b"lang = '\xff'\n", "1:9: byte 0xFF is not UTF-8; save the file as UTF-8"),
    ],
)
def test_what_is_wrong_in_the_file_is_one_warning_with_its_place(
    run: Run, configure: Configure, text: str | bytes, place: str
) -> None:
    plain = run("pretraining", "--color", "always").out
    path = configure(text)
    result = run("pretraining", "--color", "always")
    assert (result.status, result.out) == (0, plain)
    (line,) = lines(result.err)
    assert line.startswith(f"gloss: {path}:{place}")
    assert line.endswith("; the setting is ignored")


def test_the_good_settings_of_a_faulty_file_hold(run: Run, configure: Configure) -> None:
    configure('lang = "ja"\nwidht = 60\ncolour = "red"\n')
    result = run("pretraining")
    assert "Related" not in result.out
    assert len(lines(result.err)) == 1
    assert json_is_untouched(run)


def json_is_untouched(run: Run) -> bool:
    return '"ja": "事前学習"' in run("pretraining", "--json").out


@pytest.mark.parametrize("value", ["headword", "headword=blod", "header=bold", "=bold"])
def test_what_is_wrong_in_the_variable_is_one_warning(run: Run, value: str) -> None:
    plain = run("pretraining", "--color", "always").out
    result = run("pretraining", "--color", "always", env={"GLOSS_STYLE": f"{value}:{value}"})
    assert (result.status, result.out) == (0, plain)
    (line,) = lines(result.err)
    assert line.startswith(
        f"gloss: GLOSS_STYLE: cannot read '{value}'; as in headword=bold cyan, with one of headword,"
    )


def test_a_configuration_that_cannot_be_read_is_a_warning(run: Run, configure: Configure) -> None:
    path = configure("")
    path.unlink()
    path.mkdir()
    result = run("pretraining")
    assert result.status == 0
    assert lines(result.err) == [f"gloss: {path}:1:1: not a regular file; the setting is ignored"]


def test_settings_of_an_empty_file_are_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("", encoding="utf-8")
    settings = Settings(str(path))
    assert (settings.lang, settings.width, settings.pager, settings.warnings) == ("", 0, None, [])
    assert settings.styles() == {}


def test_the_configuration_lies_where_platformdirs_says(environ: dict[str, str]) -> None:
    code = """
from platformdirs import user_config_path
from glossary_cli import paths
print(paths.config_file())
print(user_config_path("gloss", appauthor=False) / "config.toml")
"""
    python = str(Path(GLOSS).parent / "python")
    done = subprocess.run([python, "-c", code], env=environ, capture_output=True, text=True, check=True)
    ours, theirs = done.stdout.splitlines()
    assert ours == theirs
