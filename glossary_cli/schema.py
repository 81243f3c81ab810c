"""The JSON Schemas (draft 2020-12) that ship with the package, generated from the shape of term files.

``python -m glossary_cli.schema`` writes them anew; a test fails when they are out of date.

- ``term.schema.json`` describes a term file, for editors that read ``#:schema`` (taplo, Even Better TOML).
- ``output.schema.json`` describes what ``--json`` prints.
"""

from __future__ import annotations

import json
import os

from . import shape, tiers
from .render.document import SCHEMA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}
KINDS = tuple(dict.fromkeys(map(tiers.kind, range(len(tiers.NAMES)))))
FIELDS = ("en", "ja", "reading", "romaji", "abbreviation", "alias", "definition", "section")


def folder() -> str:
    """Return the folder of the schemas in the package."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "schemas")


def term_file() -> dict[str, Any]:
    """Return the schema of a term file; what only a bundled entry needs is not required by it."""
    return {"$schema": _DRAFT, "title": "A gloss term file", **shape.TERM.schema()}


def _closed(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return an object with these properties, all required but the optional ones; more may come in later versions."""
    return {"type": "object", "properties": properties, "required": [key for key in properties if key not in optional]}


def output() -> dict[str, Any]:
    """Return the schema of the JSON document that every command prints."""
    pair = _closed({"en": _STRING, "ja": _STRING})
    match = _closed({
        "on": {"enum": list(FIELDS)},
        "text": _STRING,
        "kind": {"enum": list(KINDS)},
        "tier": {"enum": list(tiers.NAMES)},
        "score": {"type": "number", "minimum": 0, "maximum": 100},
    })  # fmt: skip
    term = _closed(
        {
            "id": {"type": "string", "pattern": f"^{shape.SLUG}$"},
            "category": _STRING,
            "en": _STRING,
            "ja": _STRING,
            "reading": {"type": "string", "pattern": f"^({shape.KANA})?$"},
            "romaji": _STRING,
            "reading_guessed": {"type": "boolean"},
            "abbreviations": _STRINGS,
            "aliases": _STRINGS,
            "covers": _STRINGS,
            "alias_readings": {"type": "object", "additionalProperties": _STRING},
            "definition": pair,
            "sections": {"type": "array", "items": _closed({"title": pair, "text": pair})},
            "related": _STRINGS,
            "contrast": _STRINGS,
            "sources": {
                "type": "array",
                "items": _closed({"title": _STRING, "publisher": _STRING, "year": {"type": "integer"}, "url": _STRING}),
            },
            "updated": {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"},
            "match": match,
        },
        optional=("match",),
    )
    category = _closed({"id": _STRING, "en": _STRING, "ja": _STRING, "count": {"type": "integer", "minimum": 0}})
    return {
        "$schema": _DRAFT,
        "title": "What gloss prints with --json",
        "description": "Fields are only ever added; 'schema' counts the versions of the shape.",
        **_closed(
            {
                "schema": {"const": SCHEMA},
                "query": _STRING,
                "terms": {"type": "array", "items": term},
                "suggestions": _STRINGS,
                "categories": {"type": "array", "items": category},
            },
            optional=("query", "categories"),
        ),
    }


def texts() -> dict[str, str]:
    """Return the schemas as they are stored, by file name."""
    found = {"term.schema.json": term_file(), "output.schema.json": output()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in found.items()}


def main() -> None:
    """Write the schemas into the package."""
    os.makedirs(folder(), exist_ok=True)
    for name, text in texts().items():
        with open(os.path.join(folder(), name), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
