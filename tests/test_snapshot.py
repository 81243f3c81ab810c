"""Snapshots: a whole file of this version is opened, anything else is refused with the one error for it."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossary_cli.compile import compile_snapshot
from glossary_cli.errors import SnapshotError
from glossary_cli.snapshot import APPLICATION_ID, FORMAT, Snapshot, is_whole, parse_json
from glossary_cli.term import Bilingual, Category, Term

HEADER = 100


def entry(number: int) -> Term:
    text = Bilingual(en=f"Definition {number}.", ja=f"{number}番の説明です。")
    return Term(
        id=f"term-{number}", category="training", en=f"Term {number}", ja="用語", reading="ようご", romaji="",
        reading_guessed=False, abbreviations=(), aliases=(), covers=(), definition=text, sections=(), related=(),
        contrast=(), sources=(), updated="",
    )  # fmt: skip


CATEGORIES = [Category(id="training", name=Bilingual(en="Training", ja="学習"))]


@pytest.fixture(scope="module")
def data() -> bytes:
    return compile_snapshot([entry(number) for number in range(30)], CATEGORIES, ["x:1:1: y"], "mark")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("snapshots") / "a.snapshot"


def everything(path: Path) -> list[object]:
    """Open the snapshot and ask for all that it holds."""
    with closing(Snapshot(str(path))) as snapshot:
        found: list[object] = [snapshot.made_from, len(snapshot), snapshot.problems(), snapshot.categories()]
        for position, id, *_ in snapshot.index():
            found += [(row, name.field, name.text, name.romaji) for row, name in snapshot.names(position)]
            found += [snapshot.term(position), snapshot.position(id), snapshot.id(position), snapshot.breaks(id)]
        found += [snapshot.name(row).text for row in snapshot.exact("key", "term3")]
        found += [*snapshot.beginning("key", "term"), snapshot.has_beginning("key", "term")]
        for space in ("latin", "japanese", "skeleton", "kana", "words", "consonants"):
            for pack in snapshot.packs(space, 1):
                found += [(pack.length, key, row) for part in "te用yよ" for key, row in pack.containing(part)]
        found.append(snapshot.headwords(["term-3"]))
        return found


def is_refused(path: Path) -> bool:
    try:
        Snapshot(str(path)).close()
    except (SnapshotError, OSError):
        return True
    return False


def test_a_whole_snapshot_is_read(data: bytes, place: Path) -> None:
    place.write_bytes(data)
    found = everything(place)
    assert found[:3] == ["mark", 30, ["x:1:1: y"]]
    assert {"id": "term-3"}.items() <= next(
        item.as_dict() for item in found if isinstance(item, Term) and item.id == "term-3"
    ).items()


FILE_NAMES = ["a b.snapshot", "50%25.snapshot", "a?b.snapshot", "a#b", "日本語", "a&b=c;d", "'\"", "file:x"]


@pytest.mark.parametrize("name", FILE_NAMES)
def test_any_name_of_a_file_will_do(data: bytes, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert len(everything(path)) > 30
    assert os.listdir(tmp_path) == [name]


def test_a_relative_path_will_do(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.snapshot").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert len(everything(Path("a.snapshot"))) > 30


def test_a_read_only_folder_will_do_and_nothing_is_written(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.snapshot"
    path.write_bytes(data)
    path.chmod(0o444)
    before = path.stat().st_mtime_ns
    everything(path)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == (before, data)
    assert os.listdir(tmp_path) == ["a.snapshot"]


def test_a_snapshot_cut_off_anywhere_is_refused(data: bytes, place: Path) -> None:
    place.write_bytes(data)
    page = 4096
    lengths = {*range(HEADER + 2), *range(page - 2, page + 3), *range(0, len(data), 509), *range(0, len(data), page)}
    lengths |= {len(data) - 1}
    for length in sorted(lengths - {len(data)}, reverse=True):
        os.truncate(place, length)
        assert is_refused(place), length


def test_a_snapshot_with_something_behind_it_is_refused(data: bytes, place: Path) -> None:
    for more in (b"\0", b"x" * 4096, data):
        place.write_bytes(data + more)
        assert is_refused(place)


def test_one_wrong_bit_in_the_header_is_refused_or_harmless(data: bytes, place: Path) -> None:
    place.write_bytes(data)
    expected = everything(place)
    refused = set()
    for bit in range(HEADER * 8):
        damaged = bytearray(data)
        damaged[bit // 8] ^= 1 << bit % 8
        place.write_bytes(damaged)
        try:
            assert everything(place) == expected, bit
        except (SnapshotError, OSError):
            refused.add(bit // 8)
    # Magic, page size, number of pages, version and application.
    assert {*range(16), 16, 17, *range(28, 32), *range(60, 64), *range(68, 72)} <= refused


@given(st.integers(HEADER, 1 << 30), st.integers(0, 7))
@example(38841, 1)
@example(36332, 3)
@example(43302, 0)
@example(3461, 7)
@example(39564, 7)
@example(27718, 7)
@example(27180, 2)
@example(3623, 7)
@settings(max_examples=300, deadline=None)
def test_a_wrong_bit_anywhere_never_ends_in_another_error(data: bytes, place: Path, at: int, bit: int) -> None:
    damaged = bytearray(data)
    damaged[at % len(data)] ^= 1 << bit
    place.write_bytes(damaged)
    try:
        everything(place)
    except (SnapshotError, OSError):
        return


@pytest.mark.parametrize("page", range(1, 8))
def test_a_lost_page_never_ends_in_another_error(data: bytes, place: Path, page: int) -> None:
    for filler in (b"\0", b"\xff", b"glos"):
        damaged = bytearray(data)
        damaged[page * 4096 : (page + 1) * 4096] = filler * (4096 // len(filler))
        place.write_bytes(damaged)
        with pytest.raises((SnapshotError, OSError)):
            everything(place)


def foreign(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(";".join(("CREATE TABLE entries (position, id)", *statements)))


Make = Callable[[Path], object]
NOT_SNAPSHOTS: dict[str, Make] = {
    "an empty file": lambda path: path.write_bytes(b""),
    "one byte": lambda path: path.write_bytes(b"S"),
    "the magic alone": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "a header of zeros": lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(84)),
    "text": lambda path: path.write_text("en = 1\n" * 2000, encoding="utf-8"),
    "a foreign database": foreign,
    "a foreign version": lambda path: foreign(
        path, f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {FORMAT + 1}"
    ),
    "a foreign application": lambda path: foreign(path, f"PRAGMA user_version = {FORMAT}"),
    "an older version": lambda path: foreign(
        path, f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {FORMAT - 1}"
    ),
    "a folder": lambda path: path.mkdir(),
    "nothing": lambda _: None,
    "a dangling link": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
}


@pytest.mark.parametrize("kind", NOT_SNAPSHOTS)
def test_what_is_no_snapshot_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.snapshot"
    NOT_SNAPSHOTS[kind](path)
    assert is_refused(path)


def test_an_error_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.snapshot"
    path.write_bytes(b"x")
    with pytest.raises(SnapshotError, match=r"a\.snapshot: the bundled glossary is damaged"):
        Snapshot(str(path))


def test_a_database_of_the_right_version_without_the_tables_is_refused_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.snapshot"
    foreign(path, f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {FORMAT}")
    with pytest.raises(SnapshotError):
        everything(path)


@given(st.binary(max_size=300), st.booleans())
@settings(deadline=None)
def test_random_bytes_are_refused(place: Path, noise: bytes, has_magic: bool) -> None:
    place.write_bytes(b"SQLite format 3\0" * has_magic + noise)
    assert is_refused(place)


@given(st.binary(min_size=HEADER, max_size=HEADER), st.integers(0, 1 << 40))
def test_a_header_counts_only_with_its_own_size(header: bytes, size: int) -> None:
    page = 4096
    made = bytearray(header)
    made[:18] = b"SQLite format 3\0" + page.to_bytes(2, "big")
    made[28:32] = (3).to_bytes(4, "big")
    made[60:64] = FORMAT.to_bytes(4, "big")
    made[68:72] = APPLICATION_ID.to_bytes(4, "big")
    assert is_whole(bytes(made), 3 * page)
    assert is_whole(bytes(made), size) is (size == 3 * page)
    assert not is_whole(header, size)
    assert not is_whole(b"T" + bytes(made[1:]), 3 * page)
    made[16:18] = (1).to_bytes(2, "big")
    assert is_whole(bytes(made), 3 * 65536)
    made[28:32] = bytes(4)
    assert not is_whole(bytes(made), 0)


def test_a_page_size_of_zero_is_no_snapshot(data: bytes) -> None:
    made = bytearray(data[:HEADER])
    made[16:18] = bytes(2)
    assert not is_whole(bytes(made), 0)
    assert not is_whole(bytes(made), len(data))


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=4)),
    max_leaves=20,
)


@given(JSON, st.booleans(), st.sampled_from([None, 0, 2]))
@example(float("inf"), True, None)
@example([float("-inf"), 1e999, -0.0, 10**400], True, 2)
@example({"\u2028\x7f\ud83d\ude42": '\\"/\b\f\n\r\t\x00'}, True, None)
@example([[[[[[]]]]], {}, ""], False, 2)
def test_json_is_read_as_the_standard_library_reads_it(value: Any, is_ascii: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=is_ascii, indent=indent)
    found = parse_json(text)
    assert found == json.loads(text)
    assert repr(found) == repr(json.loads(text))


def test_what_is_not_a_number_is_read_too() -> None:
    found = parse_json("[NaN, 1]")
    assert found[0] != found[0]
    assert found[1] == 1
