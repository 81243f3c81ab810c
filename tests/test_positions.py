"""The places of keys and values: by hand for every construct of TOML, and in generated documents."""

from __future__ import annotations

import re
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary_cli.positions import Positions, line_and_column

Path = tuple[str | int, ...]

BY_HAND = '''\
# A comment with key = "value" and [table]
bare = 1
  indented.dotted . spaced = "x" # not = this
"quoted key" = "a # no comment"
'literal key'="b"
"a.b"."c\\u0064" = 1
'' = "empty key"
1234 = 1_000
3.14 = 'pi'

basic = "quote \\" bracket ] brace } backslash \\\\"
literal = 'backslash \\'
multi = """
key = "inside"
[inside]
"""
quotes = """"two at each end"""""
escaped = """a \\" b"""
folded = """\\
    folded \\
    text"""
raw = \'\'\'\'one quote\'\'\'\'
raws = \'\'\'
[[inside]]\\\'\'\'
empty = ""
empties = """"""
after = true

date = 1979-05-27 07:32:00
float = -1.5e3 # comment
numbers = [ 1, 2 ,3, ]
nested = [[1], ["]", '['], [
    # a comment, with [ and ,
    { x = 1, y.z = [2] }, # another
    """,""",
]]
inline = { a = "}", "b c" = 2, d.e = { f = [ ] } }

[table]
x = 1

  [table.sub."quoted sub"]  # comment
  x = 2

[[array]]
x = 1
[array.sub]
y = 1

[[array]]

[[array.inner]]
z = 1
[[array.inner]]
z = 2
[array.inner.deep]
w = 1
[late.parent.child]
v = 1
[late]
u = 1
end = "no line end"'''


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("bare",), "2:1", "2:8"),
        (("indented",), "3:3", "3:3"),
        (("indented", "dotted"), "3:12", "3:12"),
        (("indented", "dotted", "spaced"), "3:21", "3:30"),
        (("quoted key",), "4:1", "4:16"),
        (("literal key",), "5:1", "5:15"),
        (("a.b", "cd"), "6:7", "6:19"),
        (("",), "7:1", "7:6"),
        (("1234",), "8:1", "8:8"),
        (("3", "14"), "9:3", "9:8"),
        (("basic",), "11:1", "11:9"),
        (("literal",), "12:1", "12:11"),
        (("multi",), "13:1", "13:9"),
        (("quotes",), "17:1", "17:10"),
        (("escaped",), "18:1", "18:11"),
        (("folded",), "19:1", "19:10"),
        (("raw",), "22:1", "22:7"),
        (("raws",), "23:1", "23:8"),
        (("empty",), "25:1", "25:9"),
        (("empties",), "26:1", "26:11"),
        (("after",), "27:1", "27:9"),
        (("date",), "29:1", "29:8"),
        (("float",), "30:1", "30:9"),
        (("numbers",), "31:1", "31:11"),
        (("numbers", 0), "31:13", "31:13"),
        (("numbers", 1), "31:16", "31:16"),
        (("numbers", 2), "31:19", "31:19"),
        (("nested", 0, 0), "32:12", "32:12"),
        (("nested", 1), "32:16", "32:16"),
        (("nested", 1, 0), "32:17", "32:17"),
        (("nested", 1, 1), "32:22", "32:22"),
        (("nested", 2), "32:28", "32:28"),
        (("nested", 2, 0), "34:5", "34:5"),
        (("nested", 2, 0, "x"), "34:7", "34:11"),
        (("nested", 2, 0, "y"), "34:14", "34:14"),
        (("nested", 2, 0, "y", "z"), "34:16", "34:20"),
        (("nested", 2, 0, "y", "z", 0), "34:21", "34:21"),
        (("nested", 2, 1), "35:5", "35:5"),
        (("inline",), "37:1", "37:10"),
        (("inline", "a"), "37:12", "37:16"),
        (("inline", "b c"), "37:21", "37:29"),
        (("inline", "d"), "37:32", "37:32"),
        (("inline", "d", "e"), "37:34", "37:38"),
        (("inline", "d", "e", "f"), "37:40", "37:44"),
        (("table",), "39:2", "39:2"),
        (("table", "x"), "40:1", "40:5"),
        (("table", "sub"), "42:10", "42:10"),
        (("table", "sub", "quoted sub"), "42:14", "42:14"),
        (("table", "sub", "quoted sub", "x"), "43:3", "43:7"),
        (("array",), "45:3", None),
        (("array", 0), "45:3", "45:3"),
        (("array", 0, "x"), "46:1", "46:5"),
        (("array", 0, "sub"), "47:8", "47:8"),
        (("array", 0, "sub", "y"), "48:1", "48:5"),
        (("array", 1), "50:3", "50:3"),
        (("array", 1, "inner"), "52:9", None),
        (("array", 1, "inner", 0), "52:9", "52:9"),
        (("array", 1, "inner", 0, "z"), "53:1", "53:5"),
        (("array", 1, "inner", 1), "54:9", "54:9"),
        (("array", 1, "inner", 1, "z"), "55:1", "55:5"),
        (("array", 1, "inner", 1, "deep"), "56:14", "56:14"),
        (("array", 1, "inner", 1, "deep", "w"), "57:1", "57:5"),
        (("late",), "58:2", "58:2"),
        (("late", "parent"), "58:7", "58:7"),
        (("late", "parent", "child", "v"), "59:1", "59:5"),
        (("late", "u"), "61:1", "61:5"),
        (("late", "end"), "62:1", "62:7"),
    ],
    ids=lambda item: ".".join(map(str, item)) if isinstance(item, tuple) else "",
)
def test_every_construct_of_toml_has_its_place(path: Path, key: str, value: str | None) -> None:
    found: Any = tomli.loads(BY_HAND)
    for step in path:
        found = found[step]
    places = Positions(BY_HAND)
    assert "{}:{}".format(*places.key(path)) == key
    # The value of an array of tables is written nowhere as a whole; the place is that of its name.
    assert "{}:{}".format(*places.value(path)) == (value or key)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), (1, 1)),
        (("missing",), (1, 1)),
        (("table", "missing"), (39, 2)),
        (("table", "missing", 3, "x"), (39, 2)),
        (("array", 0, "missing"), (45, 3)),
        (("array", 1, "missing"), (50, 3)),
        (("numbers", 9), (31, 11)),
        (("inline", "missing"), (37, 10)),
    ],
)
def test_a_missing_value_stands_where_its_table_begins(path: Path, expected: tuple[int, int]) -> None:
    assert Positions(BY_HAND).value(path) == expected


def test_a_missing_key_stands_at_the_name_of_its_table() -> None:
    places = Positions(BY_HAND)
    assert places.key(("inline", "missing")) == (37, 1)
    assert places.key(("array", 1, "missing")) == (50, 3)


@pytest.mark.parametrize(
    "string",
    [
        '"\\\\"', '"\\""', '"]"', '"}"', '"#"', '"\'"', "'\"'", "'\\'", "''", '""', '""""""', "''''''", '"""\n"""',
        '"""\\\\"""', '"""\\""""', '"""a""b"""', '""""a"""', '"""a""""', '"""a"""""', '"""""a"""', '"""a\\\\""""',
        '"""a " \\\\ b"""', '"""a " \\u0041"""', '"""\\\n  a"""', '"""a \\"\\"\\" b"""', "'''a''b'''", "''''a'''",
        "'''a''''", "'''a'''''", "'''\\'''", '"""\'\'\'"""', "'''\"\"\"'''", '"\\u3042\\U0001F600"', '"日本語"', '"\t"',
        '"""\n# no comment\n[no.table]\nno = "key"\n"""',
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "shape", ["x = {}\ny = 1\n", "x = [{}, 2]\ny = 1\n", "x = {{ z = {} }}\ny = 1", "x = [[{}]]#\ny = 1"]
)
def test_what_follows_a_string_has_its_place(string: str, shape: str) -> None:
    text = shape.format(string)
    tomli.loads(text)
    line, column = line_and_column(text, text.rindex("y ="))
    assert Positions(text).key(("y",)) == (line, column)
    assert Positions(text).value(("y",)) == (line, column + 4)


SHORTEST = ["", "\n", "#", "# x\n", " \t", "a=1", "[a]", "[[a]]", "[a]#x", "a=[]", "a={}", "a=''"]


@pytest.mark.parametrize("text", SHORTEST)
def test_the_shortest_documents_are_read_to_their_end(text: str) -> None:
    values = tomli.loads(text)
    expected = (1, text.index("a") + 1) if values else (1, 1)
    assert Positions(text).key(("a",)) == expected


@given(st.text(st.sampled_from("ab\n\r日")), st.data())
def test_lines_and_columns_count_characters_from_one(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = line_and_column(text, offset)
    lines = text.split("\n")
    assert sum(len(each) + 1 for each in lines[: line - 1]) + column - 1 == offset
    assert 1 <= line <= len(lines)
    assert 1 <= column <= len(lines[line - 1]) + 1


# Generated documents: the writer notes where it puts each key and value.

KEYS = st.text(st.sampled_from("abAZ09_-. #\"'=]é日\\\n"), max_size=4)
STRINGS = st.text(st.sampled_from("ab \"'\\#[]{}=,.日\n\t"), max_size=8)
OTHERS = [b"true", b"-1", b"0xff", b"1.5", b"nan", b"1979-05-27", b"1979-05-27T07:32:00Z", b"07:32:00"]
SCALARS = st.one_of(STRINGS, st.sampled_from(OTHERS))
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)
ARRAYS = st.lists(st.dictionaries(KEYS, VALUES, max_size=3), min_size=1, max_size=3)
TABLES = st.dictionaries(KEYS, st.one_of(VALUES, ARRAYS))


class Writer:
    """Writes a document and notes the offset of each key and value; ``draw`` chooses among equal spellings."""

    def __init__(self, draw: Any) -> None:
        self.text = ""
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        self._draw = draw

    def choose(self, *options: str) -> str:
        chosen: str = self._draw(st.sampled_from(options))
        return chosen

    def add(self, *texts: str) -> None:
        self.text += "".join(texts)

    def blank(self) -> None:
        self.add(self.choose("", "", " ", "\t "))

    def end(self) -> None:
        self.add(self.choose("\n", "\n", " # x = [\"'\n", "\n\n  \n"))

    def inner_blank(self) -> None:
        self.add(self.choose("", " ", "\n  ", " # ]\"'\n"))

    @staticmethod
    def basic(text: str) -> str:
        escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "日": "\\u65e5"}
        return '"' + "".join(escapes.get(char, char) for char in text) + '"'

    def name(self, text: str) -> str:
        options = [self.basic(text)]
        if re.fullmatch("[A-Za-z0-9_-]+", text):
            options.append(text)
        if not re.search("['\n]", text):
            options.append(f"'{text}'")
        return self.choose(*options)

    def string(self, text: str) -> str:
        options = [self.basic(text)]
        if "'" not in text and "\n" not in text:
            options.append(f"'{text}'")
        if "'''" not in text:
            # Up to two quotes may stand before the closing three.
            options.append(f"'''{self.choose(chr(10))}{text}'''")
        options.append('"""\n' + text.replace("\\", "\\\\").replace('"""', '""\\"') + '"""')
        options.append('"""\\\n  ' + self.basic("." + text)[1:-1] + '"""')
        if not text.startswith("\n"):
            options.append('"""' + text.replace("\\", "\\\\").replace('"""', '""\\"') + '"""')
        return self.choose(*options)

    def pair(self, path: Path, name: str, value: Any) -> None:
        self.blank()
        path = (*path, name)
        self.keys[path] = len(self.text)
        self.add(self.name(name))
        while isinstance(value, dict) and len(value) == 1 and self.choose("dotted", "inline") == "dotted":
            ((name, value),) = value.items()
            self.blank()
            self.add(".")
            self.blank()
            path = (*path, name)
            self.keys[path] = len(self.text)
            self.add(self.name(name))
        self.blank()
        self.add("=")
        self.blank()
        self.value(path, value)

    def value(self, path: Path, value: Any) -> None:
        self.values[path] = len(self.text)
        if isinstance(value, str):
            self.add(self.string(value))
        elif isinstance(value, bytes):
            self.add(value.decode())
        elif isinstance(value, list):
            self.add("[")
            for index, item in enumerate(value):
                self.inner_blank()
                self.value((*path, index), item)
                self.inner_blank()
                self.add("," if index < len(value) - 1 else self.choose("", ","))
            self.inner_blank()
            self.add("]")
        else:
            self.add("{")
            for number, (name, item) in enumerate(value.items()):
                self.add("," if number else "")
                self.pair(path, name, item)
                self.blank()
            self.add("}")

    def header(self, path: Path, index: int | None) -> None:
        is_array = index is not None
        self.blank()
        self.add("[[" if is_array else "[")
        self.blank()
        below: Path = ()
        for number, name in enumerate(path):
            if number:
                self.add(self.choose(".", " . "))
            below = (*below, name)
            self.keys.setdefault(below, len(self.text))
            at = len(self.text)
            self.add(self.name(str(name)))
        if is_array:
            self.values[(*path, index or 0)] = at
        else:
            self.values[path] = at
        self.blank()
        self.add("]]" if is_array else "]")
        self.end()

    def document(self, values: dict[str, Any]) -> None:
        tables = {}
        for name, value in values.items():
            is_tables = isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
            if (isinstance(value, dict) or is_tables) and self.choose("header", "inline") == "header":
                tables[name] = value
            else:
                self.pair((), name, value)
                self.end()
        for name, value in tables.items():
            for index, table in enumerate(value if isinstance(value, list) else [value]):
                place = index if isinstance(value, list) else None
                self.header((name,), place)
                path = (name,) if place is None else (name, index)
                subtables = {}
                for inner, item in table.items():
                    if isinstance(item, dict) and self.choose("header", "inline") == "header":
                        subtables[inner] = item
                    else:
                        self.pair(path, inner, item)
                        self.end()
                for inner, item in subtables.items():
                    self.subtable(path, inner, item)

    def subtable(self, path: Path, inner: str, table: dict[str, Any]) -> None:
        self.add("[")
        self.add(self.name(str(path[0])), ".")
        path = (*path, inner)
        self.keys[path] = self.values[path] = len(self.text)
        self.add(self.name(inner), "]")
        self.end()
        for name, item in table.items():
            self.pair(path, name, item)
            self.end()


@given(TABLES, st.data())
@settings(max_examples=80, deadline=None)
def test_the_places_are_those_where_keys_and_values_were_written(values: dict[str, Any], data: st.DataObject) -> None:
    writer = Writer(data.draw)
    writer.document(values)
    tomli.loads(writer.text)
    places = Positions(writer.text)
    for path, offset in writer.keys.items():
        assert places.key(path) == line_and_column(writer.text, offset), (path, writer.text)
    for path, offset in writer.values.items():
        assert places.value(path) == line_and_column(writer.text, offset), (path, writer.text)
