"""Own shelves: searched with the bundled one, winning on the same id, compiled once, never trusted when damaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import GLOSS, Run, lines

from glossary_cli import Glossary, paths

OWN = 'en = "Weekly evaluation run"\nja = "週次評価"\ndefinition.ja = "毎週月曜日に流す評価。"\n'
Write = Callable[[str, str], Path]


def test_an_own_entry_needs_two_names_and_one_definition(run: Run, own: Write) -> None:
    own("weekly.toml", OWN)
    for query in ("weekly evaluation run", "週次評価", "しゅうじひょうか", "shuuji hyouka"):
        found = json.loads(run(query, "--json").out)["terms"]
        assert [term["id"] for term in found] == ["weekly"], query
    assert found[0]["reading_guessed"] is True
    assert found[0]["category"] == "uncategorized"
    assert "reading guessed" in run("週次評価").out
    assert "Weekly evaluation run  週次評価" in run("list").out
    assert "uncategorized" in run("categories").out


def test_what_an_entry_covers_finds_it_and_is_no_other_name_of_it(run: Run, own: Write) -> None:
    own(
        "sampling.toml",
        'en = "House sampling"\nja = "社内抽出"\nreading = "しゃないちゅうしゅつ"\naliases = ["in-house draw"]\n'
        'covers = ["zigzag draw", { text = "千鳥抽出", reading = "ちどりちゅうしゅつ" }]\ndefinition.en = "x"\n',
    )
    for query in ("zigzag draw", "千鳥抽出", "ちどりちゅうしゅつ", "chidorichuushutsu", "zigzagdraws"):
        (found,) = json.loads(run(query, "--json").out)["terms"]
        assert found["id"] == "sampling", query
    assert found["aliases"] == ["in-house draw"]
    assert found["covers"] == ["zigzag draw", "千鳥抽出"]
    assert found["alias_readings"] == {"千鳥抽出": "ちどりちゅうしゅつ"}
    shown = lines(run("zigzag draw").out)
    assert "Also 別名: in-house draw" in shown
    assert "Covers この項で扱う語: zigzag draw, 千鳥抽出" in shown
    assert "Covers: zigzag draw, 千鳥抽出" in run("zigzag draw", "--format", "markdown", "--lang", "en").out


def test_own_and_bundled_entries_are_found_together(run: Run, own: Write) -> None:
    own("own-pretraining.toml", 'en = "Domain pretraining"\nja = "領域事前学習"\ndefinition.en = "x"\n')
    found = [term["id"] for term in json.loads(run("search", "事前学習", "--json").out)["terms"]]
    assert found[0] == "pretraining"
    assert "own-pretraining" in found


def test_an_own_entry_wins_over_the_bundled_one_of_the_same_id(run: Run, own: Write) -> None:
    own("training/pretraining.toml", 'en = "House pretraining"\nja = "社内事前学習"\ndefinition.en = "Ours."\n')
    assert run("pretraining", "--exact").status == 1
    assert "社内事前学習" in run("house pretraining").out
    listed = lines(run("list", "--lang", "en").out)
    assert sum(line.startswith(("House pretraining", "Pretraining")) for line in listed) == 1
    assert [term["id"] for term in json.loads(run("search", "事前学習", "--json").out)["terms"]].count(
        "pretraining"
    ) == 1
    assert json.loads(run("house pretraining", "--json").out)["terms"][0]["category"] == "training"


def test_gloss_path_comes_before_the_data_directory(run: Run, own: Write, tmp_path: Path) -> None:
    own("x.toml", 'en = "X"\nja = "後"\ndefinition.en = "x"\n')
    for name, word in (("first", "先"), ("second", "中")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "x.toml").write_text(f'en = "X"\nja = "{word}"\ndefinition.en = "x"\n', encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "first"), "", str(tmp_path / "second")])
    result = run("x", "--format", "tsv", env={"GLOSS_PATH": path})
    assert result.out.startswith("x\tX\t先\t")
    assert run("x", "--format", "tsv").out.startswith("x\tX\t後\t")


def test_a_missing_folder_in_gloss_path_is_a_warning(run: Run) -> None:
    result = run("pretraining", "-s", env={"GLOSS_PATH": "/nonexistent"})
    assert result.status == 0
    assert lines(result.err) == ["gloss: GLOSS_PATH names /nonexistent, which is no folder; left out"]


def test_a_broken_own_file_is_a_warning_with_its_place_every_time(run: Run, own: Write) -> None:
    path = own("broken.toml", 'en = "Broken"\nja = \n')
    own("weekly.toml", OWN)
    for _ in range(2):
        result = run("週次評価", "-s")
        assert result.status == 0
        (line,) = lines(result.err)
        assert line.startswith(f"gloss: entry left out: {path}:2:6: not valid TOML: ")


def test_many_problems_are_shortened(run: Run, own: Write) -> None:
    for number in range(9):
        own(f"broken-{number}.toml", "en = 1\n")
    result = run("pretraining", "-s")
    assert result.status == 0
    assert len(lines(result.err)) == 4
    assert lines(result.err)[-1] == "gloss: and 24 more problems; see them all with: gloss check"


def test_an_edit_shows_at_once(run: Run, own: Write) -> None:
    own("weekly.toml", OWN)
    assert run("週次評価").status == 0
    path = own("weekly.toml", OWN.replace("週次評価", "週間評価"))
    assert "週間評価" in run("weekly evaluation run").out
    path.unlink()
    assert run("weekly evaluation run").status == 1


def snapshots(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.snapshot"))


@pytest.mark.parametrize("damage", ["empty", "cut", "header", "garbage", "folder", "body"])
def test_a_damaged_snapshot_is_made_anew(run: Run, own: Write, tmp_path: Path, damage: str) -> None:
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    own("weekly.toml", OWN)
    expected = run("週次評価", "--json", env=env).out
    for path in snapshots(tmp_path / "cache"):
        data = path.read_bytes()
        if damage == "folder":
            path.unlink()
            path.mkdir()
            continue
        path.write_bytes({
            "empty": b"",
            "cut": data[: len(data) // 2],
            "header": data[:60] + b"\xff" + data[61:],
            "garbage": bytes(range(256)) * (len(data) // 256),
            "body": data[:4096] + bytes(len(data) - 4096),
        }[damage])  # fmt: skip
    result = run("週次評価", "--json", env=env)
    assert (result.status, result.out) == (0, expected), result


def test_an_unwritable_cache_is_a_warning_and_the_answer_comes(run: Run) -> None:
    # /proc takes no folders, not even from root.
    result = run("pretraining", "--format", "tsv", env={"XDG_CACHE_HOME": "/proc/nowhere"})
    assert (result.status, result.out) == (0, "pretraining\tPretraining\t事前学習\tじぜんがくしゅう\n")
    (line,) = lines(result.err)
    assert line.startswith("gloss: /proc/nowhere/gloss/")
    assert "could not keep the compiled glossary" in line


def test_many_processes_at_once_all_answer(environ: dict[str, str], own: Write, tmp_path: Path) -> None:
    own("weekly.toml", OWN)
    environ = {**environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    calls = [
        subprocess.Popen(
            [GLOSS, "週次評価", "--format", "tsv"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(6)
    ]
    for call in calls:
        out, err = call.communicate(timeout=60)
        assert (call.returncode, err) == (0, b"")
        assert out.decode().startswith("weekly\tWeekly evaluation run\t週次評価\t")
    assert not list((tmp_path / "cache").rglob("*.tmp"))


def test_a_second_call_does_not_compile(run: Run, own: Write, tmp_path: Path) -> None:
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    own("weekly.toml", OWN)
    run("週次評価", env=env)
    before = {path: path.stat().st_mtime_ns for path in snapshots(tmp_path / "cache")}
    assert len(before) == 2
    time.sleep(0.02)
    run("週次評価", env=env)
    assert {path: path.stat().st_mtime_ns for path in snapshots(tmp_path / "cache")} == before


def test_an_own_shelf_may_add_categories(run: Run, own: Write) -> None:
    own("categories.toml", 'house = { en = "House terms", ja = "社内用語" }\n')
    own("house/weekly.toml", OWN)
    assert "House terms 社内用語" in run("週次評価").out
    assert "週次評価" in run("list", "--category", "house").out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the rules of other systems are platformdirs's own")
@pytest.mark.parametrize("value", [None, "", "relative/path", "/absolute/path"])
def test_the_folders_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    import platformdirs

    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert paths.own_terms() == os.path.join(platformdirs.user_data_dir("gloss", appauthor=False), "terms")
    assert paths.cache() == platformdirs.user_cache_dir("gloss", appauthor=False)


def test_a_missing_bundled_shelf_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary_cli import SnapshotError

    monkeypatch.setattr(paths, "checkout_terms", lambda: "/nonexistent")
    with pytest.raises(SnapshotError, match="the bundled glossary is missing; reinstall glossary-cli"):
        Glossary.open()


def test_a_damaged_bundled_snapshot_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from glossary_cli import SnapshotError

    path = tmp_path / "bundled.snapshot"
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    monkeypatch.setattr(paths, "bundled_snapshot", lambda: str(path))
    with pytest.raises(SnapshotError, match="the bundled glossary is damaged; reinstall glossary-cli"):
        Glossary.open()
