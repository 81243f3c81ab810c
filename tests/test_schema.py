"""The JSON Schemas: generated, up to date, and true of what the program reads and prints."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import tomli
from conftest import TERMS, Run
from hypothesis import given
from hypothesis import strategies as st

from glossary_cli import Match, Term, schema, shape
from glossary_cli.render.document import document, string, with_match

OUTPUT = jsonschema.Draft202012Validator(schema.output())
TERM_FILE = jsonschema.Draft202012Validator(schema.term_file())


@pytest.mark.parametrize("name", schema.texts())
def test_the_stored_schema_is_the_generated_one(name: str) -> None:
    assert (Path(schema.folder()) / name).read_text(encoding="utf-8") == schema.texts()[name]
    jsonschema.Draft202012Validator.check_schema(json.loads(schema.texts()[name]))


@pytest.mark.parametrize(
    "call",
    [
        ["pretraining"],
        ["pretrainig"],
        ["pretrainig", "--exact"],
        ["asdfghjkl"],
        ["search", "学習"],
        ["search", "asdfghjkl"],
        ["list"],
        ["list", "--category", "training"],
        ["random"],
        ["categories"],
        ["事前学習", "-s", "--lang", "ja"],
        ['"quo\\ted"'],
    ],
)
def test_every_command_prints_a_document_of_the_schema(run: Run, call: list[str]) -> None:
    result = run(*call, "--json")
    found = json.loads(result.raw.decode("utf-8"))
    OUTPUT.validate(found)
    assert result.out.endswith("}\n")
    # The document is laid out as json.dumps would lay it out, so that differences between versions stay small.
    if "categories" not in found and not found["suggestions"]:
        assert json.dumps(found, ensure_ascii=False, indent=2) + "\n" == result.out


def test_every_term_file_is_valid_by_the_schema() -> None:
    for path in TERMS.glob("*/*.toml"):
        values = tomli.loads(path.read_text(encoding="utf-8"))
        values["updated"] = values["updated"].isoformat()
        TERM_FILE.validate(values)


@pytest.mark.parametrize(
    "wrong",
    [
        {"en": "x", "ja": "y"},
        {"en": "", "ja": "y", "definition": {"en": "z"}},
        {"en": "x", "ja": "y", "definition": {}},
        {"en": "x", "ja": "y", "definition": {"en": "z"}, "reading": "漢字"},
        {"en": "x", "ja": "y", "definition": {"en": "z"}, "titel": "x"},
        {"en": "x", "ja": "y", "definition": {"en": "z"}, "related": ["Not An Id"]},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(wrong: dict[str, object]) -> None:
    assert not TERM_FILE.is_valid(wrong)
    problems: list[str] = []
    shape.TERM.check(wrong, (), lambda *report: problems.append(report[1]))
    assert problems


@given(st.text())
def test_a_string_of_the_document_is_json(text: str) -> None:
    assert json.loads(string(text)) == text
    assert all(char.isprintable() or char == "\u3000" for char in string(text))


BODY = json.dumps({"id": "x", "definition": {"en": "a\nb"}}, ensure_ascii=False, indent=2)


@given(st.lists(st.just(BODY), max_size=3), st.one_of(st.none(), st.text()), st.lists(st.text(min_size=1), max_size=3))
def test_a_document_is_json_whatever_was_asked(bodies: list[str], query: str | None, suggestions: list[str]) -> None:
    found = json.loads(document(bodies, query=query, suggestions=suggestions))
    assert found["terms"] == [json.loads(BODY)] * len(bodies)
    assert found.get("query") == query
    assert found["suggestions"] == suggestions


@given(st.text(), st.floats(0, 100))
def test_a_match_is_added_to_an_entry(text: str, score: float) -> None:
    term = Term.from_dict({
        **dict.fromkeys(("id", "category", "en", "ja", "reading", "romaji", "updated"), "x"),
        **dict.fromkeys(("abbreviations", "aliases", "covers", "sections", "related", "contrast", "sources"), ()),
        "alias_readings": {}, "definition": {"en": "", "ja": ""}, "reading_guessed": False,
    })  # fmt: skip
    match = Match(
        term=term, on="en", text=text, kind="exact", tier="key", score=round(score, 1), spans=((0, 1),), rank=(0, 0, 0)
    )
    found = json.loads(with_match(BODY, match))
    assert found["match"] == {"on": "en", "text": text, "kind": "exact", "tier": "key", "score": round(score, 1)}
    assert found["id"] == "x"
