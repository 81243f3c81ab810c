"""Help, the man page, and everything that is said in Japanese where the locale is."""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import GLOSS, Run, lines
from test_terminal import Terminal

from glossary_cli import app, arguments, environment, man_page, manual, manual_en, manual_ja, messages, messages_ja
from glossary_cli.render.wrap import LINE_END_FORBIDDEN, LINE_START_FORBIDDEN, text_width

JAPANESE = {"LC_ALL": None, "LANG": "ja_JP.UTF-8"}
KANA = re.compile("[ぁ-んァ-ヶ]")


def public(module: ModuleType) -> dict[str, Any]:
    names = [name for name in vars(module) if name[0] != "_" and not inspect.ismodule(getattr(module, name))]
    return {name: getattr(module, name) for name in names}


def test_both_languages_have_the_same_sentences() -> None:
    not_said = {"annotations", "TYPE_CHECKING", "language", "speak", "clean"}
    english, japanese = public(messages), public(messages_ja)
    assert set(english) - not_said == set(japanese) - not_said
    for name in set(english) - not_said:
        assert callable(english[name]) == callable(japanese[name])
        if inspect.isfunction(english[name]) and inspect.isfunction(japanese[name]):
            assert inspect.signature(english[name]) == inspect.signature(japanese[name]), name
        elif isinstance(japanese[name], str):
            assert KANA.search(japanese[name]), name


def test_both_manuals_have_the_same_texts_in_the_same_order() -> None:
    english, japanese = public(manual_en), public(manual_ja)
    assert list(english) == list(japanese)
    for name, value in english.items():
        other = japanese[name]
        assert type(value) is type(other)
        if isinstance(value, dict) and isinstance(other, dict):
            assert len(value) == len(other)
            assert list(value) == list(other) or name == "FILES"


def test_the_manual_has_every_command_and_option_once() -> None:
    assert tuple(manual_en.COMMANDS) == arguments.COMMANDS
    assert set(manual_en.COMMAND_EXAMPLES) == set(arguments.COMMANDS)
    options = set().union(*map(manual.options_of, arguments.COMMANDS)) | {"--help", "--version"}
    assert set(manual_en.OPTIONS) == options


def test_the_parser_knows_the_options_that_the_manual_names() -> None:
    import typer

    commands = typer.main.get_command(app.app).commands  # type: ignore[attr-defined]
    assert set(commands) == set(arguments.COMMANDS)
    for name, command in commands.items():
        known = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        assert known == manual.options_of(name), name
        forms = {option for parameter in command.params for option in parameter.opts if re.fullmatch("-[a-z]", option)}
        assert forms == {manual.form(option).split(",")[0] for option in known if "," in manual.form(option)}


def test_examples_of_the_manual_run(run: Run, tmp_path: Path) -> None:
    for text in (manual_en, manual_ja):
        for command, _ in (*text.EXAMPLES, *(pair for pairs in text.COMMAND_EXAMPLES.values() for pair in pairs)):
            if re.search(r"[<>|]|my-terms", command):
                continue
            result = run(*command.split()[1:])
            assert result.status == 0, command
            assert result.out or "check" in command, command


@pytest.mark.parametrize("command", ["", *arguments.COMMANDS])
@pytest.mark.parametrize("env", [{}, JAPANESE], ids=["en", "ja"])
@pytest.mark.parametrize("columns", [40, 60, 80])
def test_help_begins_with_examples_and_is_set_to_the_width(
    command: str, env: dict[str, str | None], columns: int, environ: dict[str, str]
) -> None:
    merged = {name: value for name, value in {**environ, **env}.items() if value is not None}
    shown = Terminal([GLOSS, *filter(None, [command]), "--help"], merged, columns=columns)
    assert shown.status == 0
    text = "\n".join(shown.lines)
    words = ["例:", "使い方: gloss"] if env else ["Examples:", "Usage: gloss"]
    assert text.index(words[0]) < text.index(words[1])
    assert bool(KANA.search(text.replace("チューニング", ""))) == bool(env)
    for line in filter(None, shown.lines):
        assert text_width(line) <= columns or " " not in line.strip(), line
        assert line.strip()[0] not in LINE_START_FORBIDDEN - {"-"}, line
        assert line[-1] not in LINE_END_FORBIDDEN, line


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja_JP"}, "ja"),
        ({"LANG": "ja"}, "ja"),
        ({"LANG": "jam_JM.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ja:en"}, "ja"),
        ({"LANG": "ja_JP.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LC_ALL": "C", "LANGUAGE": "ja"}, "en"),
        ({"LANGUAGE": "ja"}, "en"),
        ({"LC_ALL": "", "LANG": "ja_JP.eucJP"}, "ja"),
    ],
)
def test_the_locale_decides_the_language(variables: dict[str, str], language: str) -> None:
    assert environment.language(variables) == language


@pytest.mark.parametrize(
    ("call", "status", "line"),
    [
        (["pretrainig"], 0, "gloss: 「pretrainig」という名前の項目はないため、Pretraining 事前学習を表示します"),
        (["asdfghjkl"], 1, "gloss: 「asdfghjkl」の項目はありません"),
        ([""], 2, "gloss: 検索語が空です。例のように用語を書いてください: gloss 事前学習"),
        (["--bogus", "x"], 2, "gloss: 「--bogus」というオプションはありません。一覧: gloss show --help"),
        (["list", "--category", "trainig"], 2, "gloss: 「trainig」という分野はありません。もしかして: training"),
        (["x", "--width", "3"], 2, "gloss: --widthの値は10から1000までの整数です（「3」は使えません）。例: --width 40"),
        (["completion", "tcsh"], 2, "gloss: 「tcsh」の補完はありません。あるのはbash、zsh、fishです"),
    ],
)
def test_notices_and_errors_are_in_japanese_too(run: Run, call: list[str], status: int, line: str) -> None:
    result = run(*call, env=JAPANESE)
    assert result.status == status
    assert lines(result.err) == [line]


def test_what_was_asked_for_is_the_same_in_every_locale(run: Run) -> None:
    for call in (["pretraining", "--json"], ["search", "学習"], ["list", "--format", "tsv"]):
        assert run(*call, env=JAPANESE).out == run(*call).out


def test_problems_of_an_own_shelf_are_told_in_the_language_of_each_call(run: Run, environ: dict[str, str]) -> None:
    folder = Path(environ["HOME"]) / ".local" / "share" / "gloss" / "terms"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_text('en = ""\n', encoding="utf-8")
    for _ in range(2):
        assert "entry left out: " in run("pretraining").err
        assert "empty string" in run("pretraining").err
        assert "項目を除きました" in run("pretraining", env=JAPANESE).err
        assert "空の文字列です" in run("pretraining", env=JAPANESE).err


def test_speaking_another_language_and_back_changes_every_sentence() -> None:
    english = messages.not_found("x")
    try:
        messages.speak("ja")
        assert messages.not_found("x") == messages_ja.not_found("x") != english
    finally:
        messages.speak("en")
    assert messages.not_found("x") == english


@pytest.mark.parametrize("language", man_page.LANGUAGES)
def test_the_man_page_says_all_that_the_manual_has(language: str, tmp_path: Path) -> None:
    text = manual.texts(language)
    page = man_page.man_page(language)
    bare = page.replace("\\:", "").replace("\\-", "-").replace("\\&", "")
    for option, about in text.OPTIONS.items():
        assert f".B {manual.form(option)}\n{about}\n" in bare
    for table in (text.ENVIRONMENT, text.FILES, text.EXIT):
        for name, about in table.items():
            assert f".B {name}\n{about}\n" in bare
    assert not re.search(r"(?m)^\.(?!TH |SH |TP|B |br|PP|ad l|nh)", page)


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
@pytest.mark.parametrize("language", man_page.LANGUAGES)
def test_troff_sets_the_man_page_without_a_warning(language: str) -> None:
    done = subprocess.run(
        ["groff", "-k", "-man", "-Tutf8", "-ww", "-rLL=78n"],
        input=man_page.man_page(language).encode(),
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    shown = re.sub("\x1b\\[[0-9;]*m|.\b", "", done.stdout.decode())
    assert "gloss pretraining" in shown
    # groff counts a wide character as one cell, so a line of Japanese can be twice as wide as it thinks.
    assert max(map(len, shown.splitlines())) <= 80
