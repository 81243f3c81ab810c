"""Term files: every problem is reported with its place and its remedy, and what is right reads back as written."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_cli.document import MAX_BYTES
from glossary_cli.errors import ReadError
from glossary_cli.shape import nearest, unprintable
from glossary_cli.source import Shelf, paragraphs, read_categories, read_entry, read_shelf, term_files
from glossary_cli.term import Alias, Bilingual, Category, Section, Source, Term

OWN = 'en = "Token"\nja = "トークン"\ndefinition.en = "A unit."\n'
BUNDLED = """\
en = "Token"
ja = "トークン"
reading = "とーくん"
updated = 2026-11-23
sections = []
sources = []
definition = { en = "A unit.", ja = "単位。" }
"""
CATEGORIES = [
    Category(id="training", name=Bilingual(en="Training", ja="学習")),
    Category(id="safety", name=Bilingual(en="Safety", ja="安全性")),
]
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "shelf"
    made.mkdir()
    return made


@pytest.fixture
def write(folder: Path) -> Write:
    def to(name: str, content: str | bytes) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to


def read(folder: Path, *, strict: bool = False) -> Shelf:
    return read_shelf(str(folder), strict=strict, categories=CATEGORIES, known_ids=["embedding"])


def complaints(folder: Path, *, strict: bool = False) -> list[str]:
    return [str(problem).removeprefix(f"{folder}/") for problem in read(folder, strict=strict).problems]


AFTER_OWN = {
    # Keys
    'defintion.ja = "x"': "4:1: unknown key 'defintion'; did you mean definition?",
    'Reading = "x"': "4:1: unknown key 'Reading'; did you mean reading?",
    '  colour = "x"': "4:3: unknown key 'colour'; remove it",
    '"" = 1': "4:1: unknown key ''; remove it",
    'definition.jp = "x"': "4:12: unknown key 'jp'; remove it",
    'definition.jaa = "x"': "4:12: unknown key 'jaa'; did you mean ja?",
    'aliases = [{ text = "x", reading = "え", readng = "え" }]': (
        "4:41: unknown key 'readng'; did you mean reading?"
    ),
    'aliases = ["x", { text = "y" }]': "4:17: reading is missing: its reading in hiragana and ー",
    'sources = [{ title = "t", publisher = "p", year = 2017 }]': "4:12: url is missing: where it is found",
    '[[sections]]\ntitle.en = "t"\ntitle.ja = "t"\ntext.en = "x"': "7:1: ja is missing: the section's text in Japanese",
    # Types
    "reading = 1": "4:11: this is an integer; write a string",
    "reading = true": "4:11: this is true or false; write a string",
    "reading = 1.5": "4:11: this is a number; write a string",
    "reading = []": "4:11: this is a list; write a string",
    "reading = {}": "4:11: this is a table; write a string",
    "reading = 12:30:00": "4:11: this is a time; write a string",
    'related = "embedding"': "4:11: this is a string; write a list",
    "related = ['embedding', 1]": "4:25: this is an integer; write a string",
    "aliases = [1]": "4:12: this is an integer; write a string or a table",
    'sections = ["x"]': "4:13: this is a string; write a table",
    'sections = "x"': "4:12: this is a string; write a list",
    'updated = "2026-11-23"': "4:11: this is a string; write a date like 2026-11-23",
    "updated = 2026-11-23T10:00:00": "4:11: this is a date with a time; write a date like 2026-11-23",
    "updated = 2026-11-23T10:00:00Z": "4:11: this is a date with a time; write a date like 2026-11-23",
    "updated = true": "4:11: this is true or false; write a date like 2026-11-23",
    "updated = 9999-01-01": "4:11: 9999-01-01 is in the future; write the day of the last check",
    # Texts
    'reading = ""': "4:11: empty string; write a text or remove the key",
    'reading = " \\t"': "4:11: empty string; write a text or remove the key",
    'aliases = ["x", ""]': "4:17: empty string; write a text or remove the key",
    'definition.ja = """\n\n"""': "4:17: empty string; write a text or remove the key",
    f'aliases = ["{"x" * 201}"]': "4:12: 201 characters; there is room for 200",
    'reading = "トークン"': "4:11: 'トークン' is not a reading; use hiragana and ー only, as in じぜんがくしゅう",
    'reading = "じぜん学習"': "4:11: 'じぜん学習' is not a reading; use hiragana and ー only, as in じぜんがくしゅう",
    'reading = "じぜん がくしゅう"': (
        "4:11: 'じぜん がくしゅう' is not a reading; use hiragana and ー only, as in じぜんがくしゅう"
    ),
    'reading = "token"': "4:11: 'token' is not a reading; use hiragana and ー only, as in じぜんがくしゅう",
    'aliases = [{ text = "x", reading = "エ" }]': (
        "4:36: 'エ' is not a reading; use hiragana and ー only, as in じぜんがくしゅう"
    ),
    'aliases = ["x", "y", "x"]': "4:22: repeated; each value stands once",
    'contrast = ["embedding", "embedding"]': "4:26: repeated; each value stands once",
    # Invisible characters, as they are and escaped
    'aliases = ["a\u200bb"]': "4:12: holds the invisible character U+200B; remove it",
    'aliases = ["a\\u200bb"]': "4:12: holds the invisible character U+200B; remove it",
    'aliases = ["a\u202eb"]': "4:12: holds the invisible character U+202E; remove it",
    'aliases = ["a\\u202Eb"]': "4:12: holds the invisible character U+202E; remove it",
    'aliases = ["a\\u001b[31m"]': "4:12: holds the invisible character U+001B; remove it",
    'aliases = ["a\\u0000"]': "4:12: holds the invisible character U+0000; remove it",
    'aliases = ["a\\nb"]': "4:12: holds the invisible character U+000A; remove it",
    'aliases = ["a\u00adb"]': "4:12: holds the invisible character U+00AD; remove it",
    'aliases = ["a\\U000E0001b"]': "4:12: holds the invisible character U+E0001; remove it",
    'aliases = ["a\ue000b"]': "4:12: holds the invisible character U+E000; remove it",
    "aliases = ['a\u2066b']": "4:12: holds the invisible character U+2066; remove it",
    'definition.ja = """\na\\u0085b"""': "4:17: holds the invisible character U+0085; remove it",
    'definition.ja = """\na\tb"""': "4:17: holds the invisible character U+0009; remove it",
    # Ids, years and addresses
    'related = ["Embedding"]': (
        "4:12: 'Embedding' is not an id; use lower-case letters, digits and single hyphens, as in fine-tuning"
    ),
    'related = ["a--b"]': (
        "4:12: 'a--b' is not an id; use lower-case letters, digits and single hyphens, as in fine-tuning"
    ),
    'related = ["embeding"]': "4:12: there is no entry 'embeding'; did you mean embedding?",
    'related = [\n    "embedding",\n    "zebra",\n]': "6:5: there is no entry 'zebra'; remove it",
    'contrast = ["zebra"]': "4:13: there is no entry 'zebra'; remove it",
    'related = ["token"]': "4:12: an entry is no neighbour of itself; remove it",
    'contrast = ["token"]': "4:13: an entry is no neighbour of itself; remove it",
    'category = "trainin"': "4:12: unknown category 'trainin'; did you mean training?",
    'category = "zebra"': "4:12: unknown category 'zebra'; categories.toml lists them",
    'sources = [{ title = "t", publisher = "p", year = true, url = "https://x" }]': (
        "4:51: this is true or false; write an integer"
    ),
    'sources = [{ title = "t", publisher = "p", year = 1899, url = "https://x" }]': (
        "4:51: 1899 is not the year of a publication; write it like 2017"
    ),
    'sources = [{ title = "t", publisher = "p", year = 9999, url = "https://x" }]': (
        "4:51: 9999 is not the year of a publication; write it like 2017"
    ),
    'sources = [{ title = "t", publisher = "p", year = 2017, url = "x.org" }]': (
        "4:63: 'x.org' is not a web address; it begins with https:// and holds no space"
    ),
    'sources = [{ title = "t", publisher = "p", year = 2017, url = "https://x y" }]': (
        "4:63: 'https://x y' is not a web address; it begins with https:// and holds no space"
    ),
    # Syntax and depth
    "reading": "4:8: not valid TOML: Expected '=' after a key in a key/value pair",
    'en = "again"': "4:13: not valid TOML: Cannot overwrite a value",
    'reading = "x': "4:13: not valid TOML: Illegal character '\\n'",
    "reading = '\x1b[31m'": "4:12: not valid TOML: Found invalid character '\\x1b'",
    'reading = "\\ud800"': "4:18: not valid TOML: Escaped character is not a Unicode scalar value",
    f"deep = {'[' * 9}{']' * 9}": "1:1: tables or lists are nested too deep; an entry needs four levels",
    f"deep = {'[' * 20000}": "1:1: tables or lists are nested too deep; an entry needs four levels",
    f"{'a.' * 20000}a = 1": "1:1: tables or lists are nested too deep; an entry needs four levels",
}  # fmt: skip


@pytest.mark.parametrize("written", AFTER_OWN, ids=lambda text: str(text)[:40].encode("unicode_escape").decode())
def test_a_problem_is_reported_with_its_place_and_its_remedy(folder: Path, write: Write, written: str) -> None:
    write("token.toml", f"{OWN}{written}\n")
    assert complaints(folder) == [f"token.toml:{AFTER_OWN[written]}"]
    assert read(folder).terms == ()


def test_the_longest_name_and_the_deepest_entry_are_accepted(folder: Path, write: Write) -> None:
    write("token.toml", f'{OWN}aliases = ["{"x" * 200}"]\n')
    assert complaints(folder) == []
    write("token.toml", f"{OWN}deep = {'[' * 7}{']' * 7}\n")
    assert complaints(folder) == ["token.toml:4:1: unknown key 'deep'; remove it"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "",
            [
                "1:1: en is missing: the English headword",
                "1:1: ja is missing: the Japanese headword",
                "1:1: definition is missing: one or two sentences",
            ],
        ),
        ('en = "x"\nja = "y"\n\n[definition]\n', ["4:2: empty; give at least one of en, ja"]),
        ('en = "x"\nja = "y"\ndefinition = {}\n', ["3:1: empty; give at least one of en, ja"]),
        ('en = "x"\nja = "y"\ndefinition = "z"\n', ["3:14: this is a string; write a table"]),
        ('ja = "y"\ndefinition.ja = "z"\n', ["1:1: en is missing: the English headword"]),
    ],
)
def test_an_own_entry_is_told_what_it_lacks(folder: Path, write: Write, text: str, expected: list[str]) -> None:
    write("token.toml", text)
    assert complaints(folder) == [f"token.toml:{line}" for line in expected]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_own_entry_needs_two_headwords_and_one_definition(folder: Path, write: Write, language: str) -> None:
    write("token.toml", f'en = "Token"\nja = "トークン"\ndefinition.{language} = "x"\n')
    (term,) = read(folder).terms
    assert term.definition == Bilingual(**{"en": "", "ja": "", language: "x"})
    assert (term.id, term.category, term.reading, term.updated) == ("token", "uncategorized", "", "")
    assert term.aliases == term.sections == term.related == term.sources == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('reading = "とーくん"\n', "1:1: reading is missing: the Japanese headword's reading in hiragana and ー"),
        ("updated = 2026-11-23\n", "1:1: updated is missing: the day of the last check against the sources"),
        ("sections = []\n", "1:1: sections is missing: the article"),
        ("sources = []\n", "1:1: sources is missing: primary or official sources"),
        (', ja = "単位。"', "7:1: ja is missing: the definition in Japanese"),
        ('en = "A unit.", ', "7:1: en is missing: the definition in English"),
    ],
)
def test_a_bundled_entry_needs_all_of_its_fields(folder: Path, write: Write, line: str, expected: str) -> None:
    write("training/token.toml", BUNDLED.replace(line, "#\n" if line.endswith("\n") else ""))
    assert complaints(folder, strict=True) == [f"training/token.toml:{expected}"]
    assert line.endswith("\n") is (expected.startswith("1:1"))
    write("training/token.toml", BUNDLED)
    assert complaints(folder, strict=True) == []


@pytest.mark.parametrize(
    ("name", "added", "expected"),
    [
        (
            "safety/token.toml",
            'category = "training"',
            "8:12: category is 'training' but the file lies in safety; move the file or remove the key",
        ),
        ("trainin/token.toml", "", "1:1: unknown category 'trainin'; did you mean training?"),
        ("token.toml", "", "1:1: unknown category ''; categories.toml lists them"),
        (
            "training/token.toml",
            'aliases = ["x", "字句"]',
            "8:17: the alias '字句' has kanji; write { text = '字句', reading = '…' }",
        ),
    ],
)
def test_only_a_bundled_entry_is_held_to_its_folder_and_to_readings(
    folder: Path, write: Write, name: str, added: str, expected: str
) -> None:
    write(name, f"{BUNDLED}{added}\n")
    assert complaints(folder, strict=True) == [f"{name}:{expected}"]
    assert complaints(folder) == []


@pytest.mark.parametrize(
    ("name", "added", "expected"),
    [
        ("token.toml", "", "uncategorized"),
        ("training/token.toml", "", "training"),
        ("training/deeper/token.toml", "", "training"),
        ("mine/token.toml", "", "uncategorized"),
        ("mine/token.toml", 'category = "safety"', "safety"),
        ("training/token.toml", 'category = "safety"', "safety"),
    ],
)
def test_the_category_is_the_written_one_or_the_folder(
    folder: Path, write: Write, name: str, added: str, expected: str
) -> None:
    write(name, f"{OWN}{added}\n")
    assert [term.category for term in read(folder).terms] == [expected]


def test_several_problems_of_a_file_are_all_reported_in_its_order(folder: Path, write: Write) -> None:
    write(
        "b.toml", 'related = ["zebra"]\nja = ""\nen = 1\nxyz = 1\naliases = ["x", 1, "x"]\n\n[definition]\nen = "x"\n'
    )
    write("a.toml", "en = 1\n")
    assert complaints(folder) == [
        "a.toml:1:1: ja is missing: the Japanese headword",
        "a.toml:1:1: definition is missing: one or two sentences",
        "a.toml:1:6: this is an integer; write a string",
        "b.toml:2:6: empty string; write a text or remove the key",
        "b.toml:3:6: this is an integer; write a string",
        "b.toml:4:1: unknown key 'xyz'; remove it",
        "b.toml:5:17: this is an integer; write a string or a table",
        "b.toml:5:20: repeated; each value stands once",
    ]


def test_values_of_different_types_are_not_repetitions(folder: Path, write: Write) -> None:
    write("token.toml", f"{OWN}related = [0, false]\n")
    assert complaints(folder) == [
        "token.toml:4:12: this is an integer; write a string",
        "token.toml:4:15: this is true or false; write a string",
    ]


def test_a_broken_file_leaves_the_others_standing(folder: Path, write: Write) -> None:
    write("bad.toml", "en = \n")
    write("token.toml", f'{OWN}related = ["bad"]\n')
    shelf = read(folder)
    assert [term.id for term in shelf.terms] == ["token"]
    assert len(shelf.problems) == 1
    assert shelf.is_readable


def test_a_duplicate_id_names_the_other_file(folder: Path, write: Write) -> None:
    first = write("a/token.toml", OWN)
    write("b/token.toml", 'en = "Other"\nja = "他"\ndefinition.en = "x"\n')
    assert complaints(folder) == [f"b/token.toml:1:1: the id is taken by {first}; rename one of the files"]
    assert [term.en for term in read(folder).terms] == ["Token"]


@pytest.mark.parametrize("spelled", ["Token", "TOKEN", "ｔｏｋｅｎ", "to ken", "to-ken"])
def test_a_duplicate_headword_names_the_other_file(folder: Path, write: Write, spelled: str) -> None:
    first = write("a.toml", OWN)
    write("b.toml", f'ja = "他"\nen = "{spelled}"\ndefinition.en = "x"\n')
    remedy = f"the headword '{spelled}' stands in {first} too; make one of them an alias"
    assert complaints(folder) == [f"b.toml:2:6: {remedy}"]


def test_both_headwords_are_compared(folder: Path, write: Write) -> None:
    first = write("a.toml", OWN)
    write("b.toml", 'en = "Other"\nja = "ﾄｰｸﾝ"\ndefinition.en = "x"\n')
    remedy = f"the headword 'ﾄｰｸﾝ' stands in {first} too; make one of them an alias"
    assert complaints(folder) == [f"b.toml:2:6: {remedy}"]


def test_the_two_languages_may_share_a_headword(folder: Path, write: Write) -> None:
    write("gpt.toml", 'en = "GPT"\nja = "GPT"\ndefinition.en = "x"\n')
    assert complaints(folder) == []


def test_headwords_without_letters_are_not_all_the_same(folder: Path, write: Write) -> None:
    write("plus.toml", 'en = "+"\nja = "加算"\ndefinition.en = "x"\n')
    write("star.toml", 'en = "*"\nja = "乗算"\ndefinition.en = "x"\n')
    assert complaints(folder) == []


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("a/token.toml", OWN, "the id is taken by"),
        ("a/other.toml", OWN, "the headword"),
    ],
)
def test_no_escape_sequence_of_a_path_reaches_a_message(
    folder: Path, write: Write, text: str, written: str, expected: str
) -> None:
    write("\x1b[31m/token.toml", OWN)
    write(text, written)
    found = complaints(folder)
    assert expected in found[0]
    assert all(line.isprintable() for line in found), found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'en = "\xff"\n', "1:7: byte 0xFF is not UTF-8; save the file as UTF-8"),
        (b'en = "x"\r\nja = "' + "事前".encode("cp932"), "2:7: byte 0x8E is not UTF-8; save the file as UTF-8"),
        ('ja = "事前'.encode() + b"\xe4", "1:9: byte 0xE4 is not UTF-8; save the file as UTF-8"),
        (b'en = "\xed\xa0\x80"', "1:7: byte 0xED is not UTF-8; save the file as UTF-8"),
        (b'\xef\xbb\xbfen = "\xff"', "1:7: byte 0xFF is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_byte_that_is_not_utf8_is_named_with_its_place(
    folder: Path, write: Write, data: bytes, expected: str
) -> None:
    write("token.toml", data)
    assert complaints(folder) == [f"token.toml:{expected}"]


def test_utf16_is_refused(folder: Path, write: Write) -> None:
    write("token.toml", OWN.encode("utf-16"))
    (line,) = complaints(folder)
    assert line.startswith("token.toml:1:1: byte 0xF")


@pytest.mark.parametrize("text", [f"\ufeff{OWN}", OWN.replace("\n", "\r\n"), "\ufeff" + OWN.replace("\n", "\r\n")])
def test_a_byte_order_mark_and_crlf_are_accepted(folder: Path, write: Write, text: str) -> None:
    write("token.toml", OWN)
    expected = read(folder).terms
    write("token.toml", text)
    assert read(folder).terms == expected
    end = "\r\n" if "\r" in text else "\n"
    write("token.toml", f"{text}reading = 1{end}")
    assert complaints(folder) == ["token.toml:4:11: this is an integer; write a string"]
    write("token.toml", f"\ufeffxyz = 1{end}{OWN.replace(chr(10), end)}")
    assert complaints(folder) == ["token.toml:1:1: unknown key 'xyz'; remove it"]


def test_crlf_leaves_no_trace_in_prose(folder: Path, write: Write) -> None:
    write("token.toml", f'{OWN}definition.ja = """\r\n一つ目。\r\n\r\n二つ目。\r\n"""\r\n')
    (term,) = read(folder).terms
    assert term.definition.ja == "一つ目。\n\n二つ目。"


def test_a_file_may_have_256_kib_and_no_byte_more(folder: Path, write: Write) -> None:
    write("token.toml", OWN + "#" * (MAX_BYTES - len(OWN.encode())))
    assert complaints(folder) == []
    write("token.toml", OWN + "#" * (MAX_BYTES - len(OWN.encode()) + 1))
    assert complaints(folder) == ["token.toml:1:1: 262,145 bytes; a term file has at most 262,144"]


def test_a_huge_file_is_refused_without_being_read(folder: Path, write: Write) -> None:
    with write("token.toml", OWN).open("r+b") as file:
        file.truncate(1 << 40)
    assert complaints(folder) == ["token.toml:1:1: 1,099,511,627,776 bytes; a term file has at most 262,144"]


def test_the_largest_list_is_checked_in_a_second(folder: Path, write: Write) -> None:
    write("token.toml", f"{OWN}aliases = [{','.join(f'{number:07}'.join(chr(34) * 2) for number in range(25_000))}]\n")
    start = time.process_time()
    assert complaints(folder) == []
    assert time.process_time() - start < 2


@pytest.mark.parametrize("digits", ["0x" + "f" * 4000, "9" * 5000, "-" + "9" * 4300])
def test_a_number_of_any_length_is_a_problem_and_not_a_crash(folder: Path, write: Write, digits: str) -> None:
    write("token.toml", f'{OWN}[[sources]]\ntitle = "t"\npublisher = "p"\nurl = "https://x"\nyear = {digits}\n')
    (line,) = complaints(folder)
    assert len(line) < 300


@pytest.mark.parametrize(
    "text", ['xyz = """a " \\\\ b"""', 'xyz = """"\\u0041"""', 'xyz = """\\""""', '"a\\nb" = 1', '"\\u001b[31m" = 1']
)
def test_an_escape_in_any_string_leaves_the_places_right(folder: Path, write: Write, text: str) -> None:
    write("token.toml", f"{OWN}{text}\n")
    (line,) = complaints(folder)
    assert line.startswith("token.toml:4:1: unknown key ")
    assert line.isprintable()


def test_a_fifo_does_not_block(folder: Path) -> None:
    os.mkfifo(folder / "token.toml")
    assert complaints(folder) == ["token.toml:1:1: not a regular file"]


def test_a_device_does_not_block(folder: Path) -> None:
    (folder / "token.toml").symlink_to("/dev/zero")
    assert complaints(folder) == ["token.toml:1:1: not a regular file"]


def test_a_folder_with_the_name_of_an_entry_is_a_folder(folder: Path, write: Write) -> None:
    write("odd.toml/token.toml", OWN)
    assert [term.id for term in read(folder).terms] == ["token"]
    _, document = read_entry(str(folder / "odd.toml"), str(folder), CATEGORIES, strict=False)
    assert [str(problem) for problem in document.problems] == [f"{folder}/odd.toml:1:1: not a regular file"]


def test_a_link_to_a_file_is_followed(folder: Path, write: Write, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(OWN, encoding="utf-8")
    (folder / "token.toml").symlink_to(tmp_path / "elsewhere")
    assert [term.id for term in read(folder).terms] == ["token"]


@pytest.mark.parametrize(
    ("target", "reason"),
    [("nowhere", "No such file or directory"), ("token.toml", "Too many levels of symbolic links")],
)
def test_a_dangling_link_is_said_and_may_be_there_next_time(folder: Path, target: str, reason: str) -> None:
    (folder / "token.toml").symlink_to(target)
    assert complaints(folder) == [f"token.toml:1:1: {reason}"]
    assert not read(folder).is_readable


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder that nobody may enter, in the shoes of nobody: root may read everything."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        is_root = os.geteuid() == 0
        folder = Path(name)
        (folder / "closed.toml").write_text(OWN, encoding="utf-8")
        (folder / "closed.toml").chmod(0)
        (folder / "open.toml").write_text(OWN, encoding="utf-8")
        (folder / "open.toml").chmod(0o644)
        if is_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)


def test_an_unreadable_file_is_said_and_the_others_stand(unprivileged: Path) -> None:
    shelf = read(unprivileged)
    assert [str(problem) for problem in shelf.problems] == [f"{unprivileged}/closed.toml:1:1: Permission denied"]
    assert [term.id for term in shelf.terms] == ["open"]
    assert not shelf.is_readable


def test_a_folder_that_is_missing_is_an_error(folder: Path) -> None:
    with pytest.raises(ReadError, match=r"missing: No such file or directory$"):
        read(folder / "missing")


@pytest.mark.parametrize("name", ["Token", "two words", "トークン", "a_b", "a--b", "-a", "a.b", "\x1b[31m"])
def test_a_file_name_that_is_no_id_is_refused(folder: Path, write: Write, name: str) -> None:
    write(f"{name}.toml", OWN)
    (line,) = complaints(folder)
    shown = name.replace("\x1b", "\ufffd")
    assert line == (
        f"{shown}.toml:1:1: the file's name is the entry's id; '{shown}.toml' is not lower-case letters, digits and "
        "single hyphens"
    )


def test_a_file_name_that_is_not_utf8_is_refused(folder: Path) -> None:
    (folder / os.fsdecode(b"\xff.toml")).write_text(OWN, encoding="utf-8")
    (line,) = complaints(folder)
    assert line.startswith("\ufffd.toml:1:1: the file's name is the entry's id;")


def test_term_files_come_in_a_fixed_order_without_hidden_ones(folder: Path, write: Write) -> None:
    for name in ("b/z.toml", "b/a.toml", "a.toml", "c.toml", ".hidden.toml", ".git/x.toml", "b/.x.toml", "note.md"):
        write(name, OWN)
    write("categories.toml", "")
    write("b/categories.toml", "")
    (folder / "linked").symlink_to(folder / "b")
    assert term_files(str(folder)) == [str(folder / name) for name in ("a.toml", "b/a.toml", "b/z.toml", "c.toml")]


def test_categories_are_read_in_their_order(folder: Path, write: Write) -> None:
    write("categories.toml", 'b = { en = "B", ja = "び" }\n\n[a]\nen = "A"\nja = "え"\n')
    found, document = read_categories(str(folder))
    assert [(item.id, item.name.en, item.name.ja) for item in found] == [("b", "B", "び"), ("a", "A", "え")]
    assert document is not None
    assert document.problems == []


def test_no_categories_file_means_no_categories(folder: Path) -> None:
    assert read_categories(str(folder)) == ([], None)


TABLE = 'write a table { en = "…", ja = "…" }'


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            'Bad = { en = "B", ja = "び" }',
            "2:1: 'Bad' is not an id; use lower-case letters, digits and single hyphens, as in fine-tuning",
        ),
        (
            '"{}\\u001b" = { en = "B", ja = "び" }',
            "2:1: '{}\ufffd' is not an id; use lower-case letters, digits and single hyphens, as in fine-tuning",
        ),
        ("b = 1", f"2:5: this is an integer; {TABLE}"),
        ('b = "B"', f"2:5: this is a string; {TABLE}"),
        ('b = { en = "B" }', f"2:5: this is a table; {TABLE}"),
        ('b = { en = "B", ja = "び", fr = "B" }', f"2:5: this is a table; {TABLE}"),
        ('b = { en = "B", ja = " " }', f"2:5: this is a table; {TABLE}"),
        ('b = { en = "B", ja = 1 }', f"2:5: this is a table; {TABLE}"),
        ('b = { en = "B", ja = "\\u202e" }', f"2:5: this is a table; {TABLE}"),
        ("b = ", "2:5: not valid TOML: Invalid value"),
    ],
)
def test_a_wrong_category_is_reported(folder: Path, write: Write, line: str, expected: str) -> None:
    write("categories.toml", f'a = {{ en = "A", ja = "え" }}\n{line}\n')
    write("token.toml", OWN)
    assert complaints(folder) == [f"categories.toml:{expected}"]
    assert [term.id for term in read(folder).terms] == ["token"]


def test_own_categories_win_over_those_from_elsewhere(folder: Path, write: Write) -> None:
    write("categories.toml", 'training = { en = "Ours", ja = "うち" }\n')
    write("training/token.toml", OWN)
    shelf = read(folder)
    assert [item.name.en for item in shelf.categories] == ["Ours"]
    assert [term.category for term in shelf.terms] == ["training"]


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("defintion", ["definition", "en"], "definition"),
        ("READING", ["reading"], "reading"),
        ("zebra", ["reading"], ""),
        ("x", [], ""),
        ("", ["reading"], ""),
    ],
)
def test_the_nearest_name_is_a_near_one(name: str, known: list[str], expected: str) -> None:
    assert nearest(name, known) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("one\ntwo", "one two"),
        ("一つ\n二つ", "一つ二つ"),
        ("事前\nLLM\n学習", "事前LLM学習"),
        ("LLM、\nGPT", "LLM、GPT"),
        ("\none\n\n\n two \n  \nthree\n", "one\n\ntwo\n\nthree"),
        ("one\n\u3000\ntwo", "one\n\ntwo"),
        ("é\nb", "é b"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_source_lines_are_joined_as_their_script_asks(written: str, expected: str) -> None:
    assert paragraphs(written) == expected


@given(st.text(st.sampled_from("aé 、。（あ漢カ\n\u3000-1")))
def test_paragraphs_are_settled_after_one_pass(text: str) -> None:
    once = paragraphs(text)
    assert paragraphs(once) == once
    assert "\n\n\n" not in once
    assert [char for char in once if not char.isspace()] == [char for char in text if not char.isspace()]


# Any bytes

_FRAGMENTS = st.sampled_from([
    "en", "ja", "reading", "definition", "related", "sections", "title", ".", " = ", "=", "\n", "\r\n", "[", "]", "[[",
    "]]", "{", "}", ", ", '"', "'", '"""', "'''", "\\", "\\u0041", "\\\\", '"x"', '"トークン"', "1", "true", "0x1F",
    "1e5", "2026-11-23", "12:00:00", "#", " ", "\t", "\ufeff", "\x00", "\u200b", 'en = "Token"\nja = "トークン"\n',
])  # fmt: skip
_TABLE_KEYS = st.sampled_from(["en", "ja", "text", "reading", "title", "year", "url", "x"])
_SCALARS = [
    *["1", "-0", "true", "nan", "inf", "1.5", "0xff", "2026-11-23", "2026-11-23T10:00:00Z", "10:00:00"],
    *['""', "''", '"x"', "'y'", '"とーくん"', '"token"', '"https://x.org"', '"\\u200b"', '"a\\\\"'],
    "''' x'y''y'''",
    r"'''\'''",
    r"""'''\\"'''""",
    r'"""a"b\\"""',
    r'""" \" """',
]


def _inline(table: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name} = {value}" for name, value in table.items()) + "}"


_VALUES = st.recursive(
    st.sampled_from(_SCALARS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(_TABLE_KEYS, inner, max_size=3).map(_inline),
    ),
    max_leaves=5,
)
_DOCUMENTS = st.dictionaries(
    st.sampled_from([
        "en", "ja", "reading", "category", "abbreviations", "aliases", "covers", "related", "contrast", "updated",
        "definition", "sections", "sources", "other", '"\\u0065x"',
    ]),
    _VALUES,
).map(lambda table: "".join(f"{name} = {value}\n" for name, value in table.items()))  # fmt: skip


@given(
    st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60).map(str.encode),
        st.lists(_FRAGMENTS, max_size=20).map("".join).map(str.encode),
        _DOCUMENTS.map(str.encode),
    ),
    st.booleans(),
)
@settings(max_examples=400, deadline=None)
def test_no_content_of_a_file_raises(tmp_path_factory: pytest.TempPathFactory, data: bytes, strict: bool) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    (folder / "training").mkdir(parents=True, exist_ok=True)
    (folder / "training" / "token.toml").write_bytes(data)
    (folder / "categories.toml").write_bytes(data)
    shelf = read(folder, strict=strict)
    entries = [problem for problem in shelf.problems if problem.path.endswith("token.toml")]
    assert len(shelf.terms) == (not entries)
    height = data.count(b"\n") + 1
    for problem in shelf.problems:
        assert 1 <= problem.line <= height
        assert problem.column >= 1
        assert str(problem).isprintable()


# What is right reads back as written

_VISIBLE = st.characters(exclude_categories=["C", "Z"])
_NAMES = st.text(st.one_of(st.sampled_from("abcAB -'\"\\#[]=あカ漢ー・。"), _VISIBLE), min_size=1, max_size=12).filter(
    lambda text: text == text.strip() and not unprintable(text)
)
_PROSE = st.lists(_NAMES, min_size=1, max_size=3).map("\n\n".join)
_IDS = st.from_regex("[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
_READINGS = st.text(st.sampled_from("あいうかがきゃっんーゔゖ"), min_size=1, max_size=8)
_NEIGHBOURS = st.lists(st.sampled_from(["embedding", "attention"]), unique=True).map(tuple)


def _both(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Bilingual]:
    return st.builds(Bilingual, en=texts, ja=texts)


_ALIASES = st.lists(
    st.builds(Alias, text=_NAMES, reading=st.one_of(st.just(""), _READINGS)), unique=True, max_size=2
).map(tuple)
_TERMS = st.builds(
    Term,
    id=_IDS.filter(lambda name: name not in ("embedding", "attention", "categories")),
    category=st.sampled_from(["training", "safety"]),
    en=_NAMES,
    ja=_NAMES,
    reading=_READINGS,
    romaji=st.just(""),
    reading_guessed=st.just(False),
    abbreviations=st.lists(_NAMES, unique=True, max_size=2).map(tuple),
    aliases=_ALIASES,
    covers=_ALIASES,
    definition=_both(_PROSE),
    sections=st.lists(st.builds(Section, title=_both(_NAMES), text=_both(_PROSE)), unique=True, max_size=2).map(tuple),
    related=_NEIGHBOURS,
    contrast=_NEIGHBOURS,
    sources=st.lists(
        st.builds(
            Source,
            title=_NAMES,
            publisher=_NAMES,
            year=st.integers(1900, 2026),
            url=st.from_regex(r"https?://[a-z./?#=%-]{1,20}", fullmatch=True),
        ),
        unique=True,
        max_size=2,
    ).map(tuple),
    updated=st.dates(date(2000, 1, 1), date(2026, 11, 1)).map(date.isoformat),
)


def _string(text: str, style: int) -> str:
    if style == 1 and "'" not in text and "\n" not in text:
        return f"'{text}'"
    if style == 2 and "'''" not in text and not text.endswith("'"):
        return f"'''\n{text}'''"
    escaped = json.dumps(text, ensure_ascii=style == 3)
    if style == 4:
        return '"""\n' + escaped[1:-1].replace("\\n", "\n") + '"""'
    # JSON writes characters beyond the BMP as two surrogates, which TOML refuses.
    return escaped if not any(char > "\uffff" for char in text) else json.dumps(text, ensure_ascii=False)


def written(term: Term, style: int) -> str:
    def string(text: str) -> str:
        return _string(text, style)

    def strings(items: tuple[str, ...]) -> str:
        return "[" + ", ".join(map(string, items)) + "]"

    def pair(name: str, text: Bilingual) -> str:
        return f"{name}.en = {string(text.en)}\n{name}.ja = {string(text.ja)}\n"

    def named(alias: Alias) -> str:
        text = string(alias.text)
        return f"{{ text = {text}, reading = {string(alias.reading)} }}" if alias.reading else text

    def array(aliases: tuple[Alias, ...]) -> str:
        return "[" + ", ".join(map(named, aliases)) + "]"

    lines = [
        f"en = {string(term.en)}\nja = {string(term.ja)}\nreading = {string(term.reading)}\nupdated = {term.updated}\n",
        f"aliases = {array(term.aliases)}\ncovers = {array(term.covers)}\n",
        f"abbreviations = {strings(term.abbreviations)}\n",
        f"related = {strings(term.related)}\ncontrast = {strings(term.contrast)}\n",
        f"category = {string(term.category)}\n",
        pair("definition", term.definition),
    ]
    lines += [f"[[sections]]\n{pair('title', part.title)}{pair('text', part.text)}" for part in term.sections]
    for item in term.sources:
        lines.append(f"[[sources]]\ntitle = {string(item.title)}\npublisher = {string(item.publisher)}\n")
        lines.append(f"year = {item.year}\nurl = {string(item.url)}\n")
    return "".join(lines)


@given(_TERMS, st.integers(0, 4))
@settings(max_examples=150, deadline=None)
def test_a_valid_entry_reads_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, term: Term, style: int
) -> None:
    path = tmp_path_factory.getbasetemp() / f"{term.id}.toml"
    path.write_text(written(term, style), encoding="utf-8", newline="")
    entry, document = read_entry(str(path), str(path.parent), CATEGORIES, strict=False)
    assert [str(problem) for problem in document.problems] == []
    assert entry is not None
    assert entry.term == term
    path.unlink()


def test_yesterday_today_and_tomorrow_are_dates_of_a_check(folder: Path, write: Write) -> None:
    today = datetime.now(tz=UTC).date()
    for days, is_right in ((-1, True), (0, True), (1, True), (3, False)):
        write("token.toml", f"{OWN}updated = {today + timedelta(days=days)}\n")
        assert (complaints(folder) == []) is is_right
