"""The wheel of a clean checkout, installed in a virtual environment of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, TERMS

COPIED = ["glossary_cli", "data", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is under version control, with stray files beside it that must not be packed."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.snapshot"))
        else:
            shutil.copy(source, folder / name)
    (folder / "data" / "terms" / "secret.txt").write_text("not to be shipped", encoding="utf-8")
    (folder / "stray.key").write_text("not to be shipped", encoding="utf-8")
    return folder


def build(checkout: Path, out: Path) -> Path:
    environ = {**os.environ, "PYTHONPATH": "", "SOURCE_DATE_EPOCH": "1700000000"}
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(checkout)],
        capture_output=True,
        text=True,
        env=environ,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a virtual environment that holds the wheel and borrows its dependencies."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    site = next((folder / "lib").glob("python*")) / "site-packages"
    python = str(folder / "bin" / "python")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", str(wheel)],
        check=True,
        capture_output=True,
    )
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    return folder / "bin"


def test_the_wheel_holds_the_snapshot_and_nothing_stray(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "glossary_cli/bundled.snapshot" in names
    assert "glossary_cli/py.typed" in names
    for part in ("schemas/term.schema.json", "schemas/output.schema.json", "completions/gloss.zsh"):
        assert f"glossary_cli/{part}" in names
    assert not [
        name for name in names if "secret" in name or "stray" in name or "tests" in name or name.endswith(".pyc")
    ]
    (licences,) = [name for name in names if name.endswith("licenses/LICENSE")]
    assert zipfile.ZipFile(wheel).read(licences).startswith(b" ".ljust(20))
    assert [name for name in names if name.endswith("licenses/data/terms/LICENSE")]
    metadata = zipfile.ZipFile(wheel).read(next(name for name in names if name.endswith("METADATA"))).decode()
    assert "License-Expression: GPL-3.0-or-later AND CC-BY-4.0" in metadata
    assert "Name: glossary-cli" in metadata


def test_the_same_checkout_gives_the_same_wheel(checkout: Path, wheel: Path, tmp_path: Path) -> None:
    assert build(checkout, tmp_path).read_bytes() == wheel.read_bytes()


def test_a_problem_in_a_term_stops_the_build(checkout: Path, tmp_path: Path) -> None:
    copy = tmp_path / "checkout"
    shutil.copytree(checkout, copy)
    path = copy / "data" / "terms" / "training" / "pretraining.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("reading =", "raeding ="), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", str(copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert f"{path}:4:1: unknown key 'raeding'; did you mean reading?" in done.stdout + done.stderr


def offline(command: list[str]) -> list[str]:
    """Return a command that has no network, where this system can do that."""
    probe = (
        subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
        if shutil.which("unshare")
        else None
    )
    return ["unshare", "-rn", *command] if probe and probe.returncode == 0 else command


def test_it_works_from_an_empty_folder_with_a_read_only_home_and_no_network(installed: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o555)
    # /proc refuses new folders to root too.
    for place in (str(home), "/proc"):
        environ = {"HOME": place, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        for call in (
            ["pretraining", "--json"],
            ["search", "学習", "--json"],
            ["pretrainig", "--json"],
            ["list", "--json"],
        ):
            done = subprocess.run(
                offline([str(installed / "gloss"), *call]), cwd=tmp_path, env=environ, capture_output=True, check=False
            )
            assert done.returncode == 0, done.stderr
            assert json.loads(done.stdout)["terms"]
        assert list(home.iterdir()) == []


def test_the_wheel_and_the_checkout_say_the_same(installed: Path, tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    checkout = str(Path(sys.executable).parent / "gloss")
    for call in (["list", "--json"], ["list", "--format", "markdown"], ["search", "学", "-n", "99"], ["categories"]):
        outputs = [
            subprocess.run([program, *call], env=environ, capture_output=True, check=True).stdout
            for program in (str(installed / "gloss"), checkout)
        ]
        assert outputs[0] == outputs[1]


@pytest.mark.parametrize("size", [0, 50, 100, 4096, 20_000, -1])
def test_a_truncated_snapshot_is_one_line_and_status_2(installed: Path, tmp_path: Path, size: int) -> None:
    copy = tmp_path / "package"
    original = next((installed.parent / "lib").glob("python*")) / "site-packages" / "glossary_cli"
    shutil.copytree(original, copy / "glossary_cli")
    snapshot = copy / "glossary_cli" / "bundled.snapshot"
    snapshot.write_bytes(snapshot.read_bytes()[:size])
    for call in (["pretraining"], ["list"], ["where"], ["check", str(TERMS)]):
        done = subprocess.run(
            [str(installed / "python"), "-m", "glossary_cli", *call],
            cwd=copy,
            env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"gloss: {snapshot}: the bundled glossary is damaged; reinstall glossary-cli\n"
