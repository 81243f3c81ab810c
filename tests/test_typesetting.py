"""How well every entry is set, at the widths that people read in."""

from __future__ import annotations

import re
import sys
from functools import cache

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

from typesetting import WIDTHS, by_gloss, by_rich, measured, paragraphs

from glossary_cli import Glossary
from glossary_cli.render.lines import TWO_COLUMNS, set_lines
from glossary_cli.render.page import entry
from glossary_cli.render.results import line, results
from glossary_cli.render.wrap import text_width

MOST_INSIDE_A_PHRASE = {40: 0.15, 60: 0.05, 80: 0.02, 100: 0.02}
GLOSSARY = Glossary.open()


@cache
def texts() -> list[tuple[str, list[int]]]:
    return paragraphs(GLOSSARY)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_paragraph_is_set_well(width: int) -> None:
    found = measured(texts(), width, by_gloss)
    assert (found.kinsoku, found.split) == (0, 0)
    assert found.inside_phrase < MOST_INSIDE_A_PHRASE[width]
    assert found.fill >= 0.9
    assert found.orphans <= len(texts()) / 100


def test_the_measure_sees_what_is_wrong() -> None:
    found = measured(texts(), 40, by_rich)
    assert found.kinsoku > 0
    assert found.split > 0
    assert found.inside_phrase > 0.5
    bad: list[tuple[str, list[int]]] = [("あいう、えおか「き」トークンは one two", [])]
    found = measured(bad, 20, lambda *_: [(0, 3), (3, 8), (8, 11), (11, 19), (20, 23)])
    assert (found.kinsoku, found.split, found.inside_phrase, found.orphans) == (3, 1, 0, 1)
    assert found.fill == pytest.approx((6 + 10 + 6 + 12) / 4 / 20)


def page_lines(id: str, width: int) -> list[str]:
    term = GLOSSARY[id]
    category = GLOSSARY.category(term.category)
    page = entry(
        term,
        category=category,
        neighbours=GLOSSARY.headwords((*term.contrast, *term.related)),
        lang="both",
        short=False,
        breaks=GLOSSARY.breaks(id),
    )
    return ["".join(span.text for span in each) for each in set_lines(page, width, write_links=False)]


@pytest.mark.parametrize("id", [term.id for term in GLOSSARY])
def test_both_definitions_fit_the_first_twenty_lines(id: str) -> None:
    top = "".join("".join(page_lines(id, 80)[:20]).split())
    for language in ("en", "ja"):
        assert "".join(GLOSSARY[id].definition[language].split()) in top


def right_of(text: str, cells: int) -> str:
    """Return what of a line stands behind its first ``cells``."""
    return next((text[at:] for at in range(len(text)) if text_width(text[:at]) >= cells), "")


@pytest.mark.parametrize("width", [TWO_COLUMNS, 140, 200])
def test_the_languages_stand_side_by_side_in_columns(width: int) -> None:
    for term in list(GLOSSARY)[::5]:
        lines = page_lines(term.id, width)
        assert all(text_width(each) <= min(width, 164) for each in lines)
        start = min((width - 4) // 2, 80) + 4
        for section in term.sections:
            beside = (each for each in lines if each.startswith(section.title.en[:20]))
            (row,) = [each for each in beside if right_of(each, start).startswith(section.title.ja[:8])]
            assert text_width(row.removesuffix(right_of(row, start))) == start
    narrow = page_lines("pretraining", TWO_COLUMNS - 1)
    assert all(text_width(each) <= 80 for each in narrow)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("query", ["学習", "tuning", "RAG", "じぜん", "jizen"])
def test_results_line_up_and_say_all_that_identifies(query: str, width: int) -> None:
    matches = GLOSSARY.search(query)
    names = {category.id: category.name for category in GLOSSARY.categories}
    lines = [
        "".join(span.text for span in each)
        for each in set_lines(
            results(matches, names, lang="both", short=False, width=width), width, write_links=False, most=width
        )
    ]
    assert all(text_width(each) <= width for each in lines)
    shown = "".join("".join(lines).split())
    for match in matches:
        for part in (match.term.en, match.term.ja, match.term.reading, match.text):
            assert "".join(part.split()) in shown
    columns = {text_width(found[1]) for each in lines if (found := re.match(r"(\S.*?\S {2,})\S", each))}
    assert len(columns) <= 1


def test_a_result_in_a_pipe_is_one_whole_line() -> None:
    for match in GLOSSARY.search("学習"):
        written = line(match, "both", short=False)
        assert written.count("\n") == 1
        assert match.term.definition.ja.replace("\n\n", " ") in written
