"""Every source: of an allowed kind, at a well-formed address, looked up, and the same wherever it is cited."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from typing import Any

import pytest
from conftest import ROOT

from glossary_cli import Glossary

KINDS = {"paper", "book", "standard", "law", "guideline", "documentation", "announcement"}
ADDRESSES = {
    "arxiv.org": r"https://arxiv\.org/abs/(\d{4}\.\d{4,5}|[a-z-]+/\d{7})",
    "doi.org": r"https://doi\.org/10\.\d{4,9}/\S+",
}
TABLE: dict[str, dict[str, Any]] = tomllib.loads((ROOT / "data" / "sources.toml").read_text(encoding="utf-8"))
CITED = {source.url: source for term in Glossary.open() for source in term.sources}


def test_the_table_has_every_cited_source_and_no_other() -> None:
    assert set(CITED) == set(TABLE)
    assert list(TABLE) == sorted(TABLE)


@pytest.mark.parametrize("url", TABLE)
def test_a_source_was_looked_up(url: str) -> None:
    row, cited = TABLE[url], CITED[url]
    assert set(row) == {"title", "publisher", "year", "kind", "looked_up", "seen"}
    assert (row["title"], row["publisher"], row["year"]) == (cited.title, cited.publisher, cited.year)
    assert row["kind"] in KINDS
    assert date(2026, 11, 1) <= row["looked_up"] <= date.today()  # noqa: DTZ011 - a day, in any time zone
    assert len(row["seen"]) > 10


@pytest.mark.parametrize("url", TABLE)
def test_an_address_is_well_formed(url: str) -> None:
    found = re.fullmatch(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:/[!-~]*)?", url)
    assert found, url
    host = found[1].removeprefix("www.")
    if host in ADDRESSES:
        assert re.fullmatch(ADDRESSES[host], url)
    if host == "arxiv.org":
        assert TABLE[url]["kind"] in ("paper", "book")
        assert TABLE[url]["publisher"] == "arXiv"
        century = re.search(r"abs/(\d{2})\d{2}\.", url)
        assert century is None or TABLE[url]["year"] == 2000 + int(century[1])


def test_no_document_is_cited_under_two_addresses() -> None:
    titles = Counter((row["title"].casefold(), row["publisher"]) for row in TABLE.values())
    assert [title for title, count in titles.items() if count > 1] == []
