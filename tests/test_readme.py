"""README.md: every example is run and prints what stands there.

``python tests/test_readme.py`` writes the outputs anew.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from conftest import GLOSS, ROOT

from glossary_cli.settings import Settings

README = ROOT / "README.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^\$ ((?:LC_ALL=\S+ )?gloss.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def blocks(language: str) -> list[str]:
    return [body for found, body in BLOCK.findall(README.read_text(encoding="utf-8")) if found == language]


def examples() -> list[tuple[str, str]]:
    """Return the commands that README.md shows with their outputs."""
    return [example for block in blocks("console") for example in EXAMPLE.findall(block)]


def printed(command: str, environ: dict[str, str]) -> str:
    """Return what a shell shows for a command, both streams."""
    environ = {**environ, "PATH": f"{Path(GLOSS).parent}{os.pathsep}{environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", command], env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done.stdout


def test_there_are_examples() -> None:
    assert len(examples()) >= 8


@pytest.mark.parametrize(("command", "output"), examples(), ids=[command for command, _ in examples()])
def test_an_example_prints_what_the_readme_says(command: str, output: str, environ: dict[str, str]) -> None:
    assert output.strip(), "the example shows no output"
    assert printed(command, environ) == output


def test_the_python_example_runs() -> None:
    (block,) = blocks("pycon")
    example = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
    assert example.examples
    results = doctest.DocTestRunner().run(example)
    assert results.failed == 0


def test_the_settings_are_accepted(tmp_path: Path) -> None:
    block, _ = blocks("toml")
    path = tmp_path / "config.toml"
    path.write_text(block, encoding="utf-8")
    settings = Settings(str(path))
    assert len(settings.styles()) == 2
    assert settings.warnings == []


def test_the_own_entry_is_accepted(tmp_path: Path) -> None:
    _, block = blocks("toml")
    tomllib.loads(block)
    path = tmp_path / "weekly.toml"
    path.write_text(block, encoding="utf-8")
    done = subprocess.run([GLOSS, "check", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "1 entry, no problems\n")


def test_every_command_and_option_is_documented() -> None:
    from glossary_cli.arguments import COMMANDS, OPTIONS

    text = README.read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`gloss {command}" in text, command
    for option in {option for options in OPTIONS.values() for option in options if option.startswith("--")} - {
        "--limit"
    }:
        assert f"{option}" in text, option


def test_the_figures_of_the_benchmark_are_within_their_limits() -> None:
    rows = re.findall(r"^\| .* \| ([\d.]+) × \| ([\d.]+) × \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == 7
    assert all(float(takes) <= float(limit) for takes, limit in rows)


def test_links_lead_to_files() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{name} links to {target}"


def test_the_contributing_example_is_a_valid_entry(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (block,) = [body for found, body in BLOCK.findall(text) if found == "toml"]
    folder = tmp_path / "learning"
    folder.mkdir()
    path = folder / "transfer-learning-example.toml"
    path.write_text(block, encoding="utf-8")
    done = subprocess.run([GLOSS, "check", "--strict", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "1 entry, no problems\n")


def write() -> None:
    """Write the outputs of the examples into README.md."""
    environ = {key: os.environ[key] for key in ("PATH", "HOME")} | {"LC_ALL": "C.UTF-8"}

    def fill(block: re.Match[str]) -> str:
        body = EXAMPLE.sub(lambda found: f"$ {found[1]}\n{printed(found[1], environ)}", block[2])
        return f"```{block[1]}\n{body}```"

    README.write_text(BLOCK.sub(fill, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write()
