"""The Japanese of every entry, read by textlint with the presets ja-technical-writing and JTF style.

textlintrc.json lists the exceptions of two rules: established names of more than six kanji in a row, and single letters
that name something (state value V, top-k, the number e). It needs Node.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from conftest import ROOT

from glossary_cli import Glossary, Term

CONFIG = Path(__file__).parent / "textlint"
VERSION = hashlib.sha256((CONFIG / "package.json").read_bytes()).hexdigest()[:12]
INSTALLED = ROOT / ".cache" / f"textlint-{VERSION}"


@pytest.fixture(scope="module")
def textlint() -> list[str]:
    """The command, installed beside the checkout in the versions that package.json pins."""
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("npm is not installed, so textlint did not read the Japanese texts")
    if not INSTALLED.exists():
        INSTALLED.parent.mkdir(exist_ok=True)
        # Several tests may do this at once: each installs into a folder of its own, and the first one stays.
        fresh = Path(tempfile.mkdtemp(prefix="textlint-", dir=INSTALLED.parent))
        shutil.copy(CONFIG / "package.json", fresh)
        install = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", str(fresh)]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        try:
            fresh.rename(INSTALLED)
        except OSError:
            shutil.rmtree(fresh)
    return [str(INSTALLED / "node_modules" / ".bin" / "textlint"), "--config", str(CONFIG / "textlintrc.json")]


def written(term: Term) -> str:
    """Return the Japanese of an entry as Markdown."""
    sections = [f"## {section.title.ja}\n\n{section.text.ja}" for section in term.sections]
    return "\n\n".join([term.definition.ja, *sections]) + "\n"


def linted(command: list[str], folder: Path, texts: dict[str, str]) -> list[str]:
    """Return what textlint finds wrong, a line each."""
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [*command, "--format", "json", "--rules-base-directory", str(INSTALLED / "node_modules"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=INSTALLED,
    )
    assert done.returncode in (0, 1), done.stderr
    found = []
    for file in json.loads(done.stdout):
        for message in file["messages"]:
            place = f"{Path(file['filePath']).stem}:{message['line']}"
            found.append(f"{place}: {message['message'].splitlines()[0]} ({message['ruleId']})")
    return found


@pytest.mark.timeout(600)
def test_textlint_finds_nothing(textlint: list[str], tmp_path: Path) -> None:
    assert linted(textlint, tmp_path, {term.id: written(term) for term in Glossary.open()}) == []


@pytest.mark.timeout(600)
def test_textlint_sees_what_is_wrong(textlint: list[str], tmp_path: Path) -> None:
    text = "それは,とても速いことができます。超絶難解漢字連続語です。これは、あれは、それは、どれも、速いです。\n"
    found = "\n".join(linted(textlint, tmp_path, {"bad": text}))
    for rule in ("max-kanji-continuous-len", "max-ten", "jtf-style/1.2.1"):
        assert rule in found


def test_an_allowed_name_is_one_that_the_entries_use() -> None:
    rules = json.loads((CONFIG / "textlintrc.json").read_text(encoding="utf-8"))["rules"]
    allowed = rules["preset-ja-technical-writing"]["max-kanji-continuous-len"]["allow"]
    everything = "\n".join(map(written, Glossary.open()))
    assert [name for name in allowed if name not in everything] == []
    assert allowed == sorted(allowed)
