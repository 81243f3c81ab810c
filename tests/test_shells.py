"""Completion in the real shells: what TAB inserts, and that nothing of an entry is ever run."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import time
from pathlib import Path

import pytest
from conftest import GLOSS, Run, lines

SHELLS = {
    "bash": (["bash", "--norc", "-i"], "source <(gloss completion bash)"),
    "zsh": (["zsh", "-f", "-i"], "autoload -U compinit; compinit -u; source <(gloss completion zsh)"),
    "fish": (["fish", "--no-config", "-i"], "gloss completion fish | source"),
}
ENTRIES = {
    "bayes-rule": ("Bayes' rule", "ベイズの定理"),
    "evil": ("Evil $(touch pwned) `touch pwned` term", "悪い $(touch pwned)"),
    "zero-shot": ("Zero-shot xyzzy learning", "零例題学習"),
}


class Shell:
    """An interactive shell that owns a terminal of its own."""

    def __init__(self, name: str, environ: dict[str, str], folder: Path) -> None:
        argv, load = SHELLS[name]
        self.pid, self.main = pty.fork()
        if not self.pid:  # pragma: no cover - the child becomes the shell
            os.chdir(folder)
            os.execvpe(argv[0], argv, environ)
        self.type("")
        self.type(f"{load}\r")

    def type(self, keys: str, marker: str = "", patience: float = 0.7) -> str:
        """Type ``keys`` and return what is shown until ``marker`` comes or nothing more does."""
        os.write(self.main, keys.encode())
        shown, deadline = b"", time.monotonic() + 15
        while time.monotonic() < deadline:
            ready, _, _ = select.select([self.main], [], [], patience if not marker else 15)
            if not ready:
                break
            try:
                shown += os.read(self.main, 65536)
            except OSError:
                break
            if marker and marker.encode() in shown:
                break
        return shown.decode("utf-8", "replace")

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.main)


@pytest.mark.parametrize("name", SHELLS)
def test_tab_completes_and_runs_nothing(name: str, environ: dict[str, str], tmp_path: Path) -> None:
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    terms = tmp_path / "terms"
    terms.mkdir()
    for id, (en, ja) in ENTRIES.items():
        (terms / f"{id}.toml").write_text(f'en = "{en}"\nja = "{ja}"\ndefinition.en = "x"\n', encoding="utf-8")
    environ = {
        **environ,
        "PATH": f"{Path(GLOSS).parent}{os.pathsep}{environ['PATH']}",
        "GLOSS_PATH": str(terms),
        "TERM": "dumb",
    }
    shell = Shell(name, environ, tmp_path)
    try:
        for typed, rest, expected in (
            ("gloss Baye", "--format tsv", "bayes-rule\tBayes' rule\tベイズの定理"),
            ("gloss BAYE", "--format tsv", "bayes-rule\tBayes' rule\tベイズの定理"),
            ("gloss 零例", "--format tsv", "zero-shot\tZero-shot xyzzy learning\t零例題学習"),
            ("gloss zero-shot xyz", "--format tsv", "zero-shot\tZero-shot xyzzy learning"),
            ("gloss show Evi", "--format tsv", "evil\tEvil $(touch pwned) `touch pwned` term"),
            ("gloss 悪", "--format tsv", "evil\tEvil $(touch pwned)"),
            ("gloss search xyzzy --category uncat", "--format tsv", "zero-shot\tZero-shot"),
            ("gloss zero-shot xyzzy learning --form", "tsv", "zero-shot\tZero-shot"),
        ):
            # A terminal shows a tab as blanks, so the columns are asked for without it.
            shell.type(f"{typed}\t")
            shown = shell.type(f" {rest} | tr '\\t' '|'; echo done-'4'2\r", marker="done-42")
            assert expected.replace("\t", "|") in shown.replace("\r\n", "\n"), (typed, shown)
    finally:
        shell.close()
    assert not list(tmp_path.rglob("pwned"))


def test_bash_lists_the_other_language_beside_each_candidate(environ: dict[str, str], tmp_path: Path) -> None:
    environ = {**environ, "PATH": f"{Path(GLOSS).parent}{os.pathsep}{environ['PATH']}", "TERM": "dumb"}
    shell = Shell("bash", environ, tmp_path)
    try:
        shown = shell.type("gloss pro\t\t\t", marker="(プロンプトインジェクション)")
        assert "prompt  (プロンプト)" in shown
        # Listing inserts nothing: what is typed can still be completed and run.
        shown = shell.type("\\ inj\t --format tsv; echo done-'4'2\r", marker="done-42")
        assert "Prompt injection" in shown
    finally:
        shell.close()


@pytest.mark.skipif(not Path("/usr/share/bash-completion").exists(), reason="bash-completion is not installed")
def test_bash_completes_beside_the_bash_completion_package(environ: dict[str, str], tmp_path: Path) -> None:
    environ = {**environ, "PATH": f"{Path(GLOSS).parent}{os.pathsep}{environ['PATH']}", "TERM": "dumb"}
    shell = Shell("bash", environ, tmp_path)
    try:
        shell.type("source /usr/share/bash-completion/bash_completion; source <(gloss completion bash)\r")
        shell.type("gloss pretr\t")
        shown = shell.type(" --format tsv; echo done-'4'2\r", marker="done-42")
        assert "事前学習" in shown
    finally:
        shell.close()


def test_candidates_carry_the_other_language(run: Run) -> None:
    assert "pretraining\t事前学習" in lines(run("__complete", "p").out)
    assert "Pretraining\t事前学習" in lines(run("__complete", "P").out)
    assert lines(run("__complete", "事前").out)[0] == "事前学習\tPretraining"
    assert "training\tTraining 学習と調整" in lines(run("__complete", "search", "--category", "tr").out)
    assert "--format\t" in lines(run("__complete", "x", "--fo").out)
    assert lines(run("__complete", "completion", "z").out) == ["zsh\t"]
    assert run("__complete", "nothinglikethis").out == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_for_each_shell(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.status == 0
    assert "gloss __complete" in result.out
    assert "eval" not in result.out
