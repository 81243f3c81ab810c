"""Line breaking: kinsoku holds at every width, nothing is lost, and lines are as full as they may be."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path
from unicodedata import east_asian_width

import pytest
import tomli
from conftest import TERMS
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from wcwidth import wcwidth

from glossary_cli.phrases import phrase_breaks
from glossary_cli.render.lines import MAX_MEASURE, MIN_MEASURE, set_lines
from glossary_cli.render.page import Block, Span
from glossary_cli.render.wrap import LINE_END_FORBIDDEN, LINE_START_FORBIDDEN, cell_width, may_break, text_width, wrap
from glossary_cli.source import paragraphs, term_files

FILES = term_files(str(TERMS))
NOT_FIRST = "、。，．,.!?！？：；:;」』）］｝〉》】)]}ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝヽ…‥・〜％%‰℃"
NOT_LAST = "「『（［｛〈《【([{＄￥＃#№"
WIDTHS = st.integers(10, 100)


def wrapped(text: str, measure: int, *, phrases: list[int] | None = None, first: int | None = None) -> list[str]:
    return [text[start:end] for start, end in wrap(text, measure, phrases or (), first)]


def joined(*pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(*pieces), max_size=40).map("".join).map(str.strip)


KANA_AND_KANJI = st.text(
    st.sampled_from("事前学習は大規模な言語モデルをデータから作る工程です。、"), min_size=1, max_size=12
)
LATIN = st.from_regex(r"[A-Za-z][a-z]{0,9}( [a-z]{1,9}){0,3}", fullmatch=True)
NUMBERS = st.sampled_from(["7億", "0.5", "1,000", "60%", "2026-11-23", "3〜5", "￥300", "$5", "#1", "№5", "20℃"])
MARKS = st.text(st.sampled_from(NOT_FIRST + NOT_LAST), min_size=1, max_size=4)
BRACKETED = st.tuples(st.sampled_from(["「」", "（）", "()", "『』", "“”", "[]"]), KANA_AND_KANJI | LATIN).map(
    lambda pair: f"{pair[0][0]}{pair[1]}{pair[0][1]}"
)
JAPANESE = joined(KANA_AND_KANJI, BRACKETED, MARKS)
ENGLISH = joined(LATIN, st.just(" "), st.just(", "), st.just(". "), st.just(" (see "), st.just(") "))
MIXED = joined(KANA_AND_KANJI, BRACKETED, MARKS, LATIN, NUMBERS, st.just(" "))
TEXTS = st.one_of(JAPANESE, ENGLISH, MIXED)
ANY = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=60)


@given(TEXTS, WIDTHS)
@example("aaaaaaaa ( bbbbb", 10)
@example("いろはに # ほへと", 12)
@example("いろはに（　ほへと", 12)
@settings(max_examples=200)
def test_no_line_begins_or_ends_with_a_forbidden_character(text: str, measure: int) -> None:
    lines = wrapped(text, measure)
    assert all(line[0] not in LINE_START_FORBIDDEN for line in lines[1:])
    assert all(line[-1] not in LINE_END_FORBIDDEN for line in lines[:-1])
    assert all(line[0] not in NOT_FIRST for line in lines[1:])
    assert all(line[-1] not in NOT_LAST for line in lines[:-1])


@given(ANY, WIDTHS)
def test_kinsoku_holds_for_any_text(text: str, measure: int) -> None:
    lines = wrapped(text, measure)
    assert all(line and line[0] not in LINE_START_FORBIDDEN for line in lines[1:])
    assert all(line and line[-1] not in LINE_END_FORBIDDEN for line in lines[:-1])


@pytest.mark.parametrize("mark", sorted(NOT_FIRST))
def test_what_may_not_begin_a_line_stays_with_what_it_follows(mark: str) -> None:
    assert not may_break("字", mark)
    assert not may_break(" ", mark)
    for measure in range(10, 16):
        assert all(line[0] != mark for line in wrapped(f"漢字漢字漢{mark}字漢字", measure))


@pytest.mark.parametrize("mark", sorted(NOT_LAST))
def test_what_may_not_end_a_line_stays_with_what_follows(mark: str) -> None:
    assert not may_break(mark, "字")
    for measure in range(10, 16):
        assert all(line[-1] != mark for line in wrapped(f"漢字漢字漢{mark}字漢字", measure))


def test_a_run_of_dots_or_dashes_stays_whole() -> None:
    for mark in "…‥―─":
        for measure in range(10, 16):
            assert any(mark * 2 in line for line in wrapped(f"漢字漢字漢{mark * 2}字漢字", measure))


def test_a_forbidden_run_longer_than_the_line_sticks_out() -> None:
    assert wrapped("あ" + "。" * 12 + "い", 10) == ["あ" + "。" * 12, "い"]
    assert wrapped("あ" + "「" * 12 + "い", 10) == ["あ", "「" * 12 + "い"]


@given(st.one_of(TEXTS, ANY), WIDTHS, st.none() | st.integers(1, 100))
@settings(max_examples=150)
def test_nothing_is_lost_but_spaces_at_the_ends_of_lines(text: str, measure: int, first: int | None) -> None:
    ranges = wrap(text, measure, phrase_breaks(text), first)
    assert ranges[0][0] == 0
    for (start, end), (after, _) in pairwise([*ranges, (len(text), len(text))]):
        assert start <= end <= after
        assert text[end:after].strip() == ""
    for start, end in ranges[1:]:
        assert start < end
        assert not text[start].isspace()


def test_an_empty_paragraph_is_one_empty_line() -> None:
    assert wrap("", 10) == [(0, 0)]


@given(st.one_of(ENGLISH, MIXED), WIDTHS)
@settings(max_examples=150)
def test_no_latin_word_or_number_is_split(text: str, measure: int) -> None:
    starts = {start for start, _ in wrap(text, measure, phrase_breaks(text))[1:]}
    for word in re.finditer(r"[!-~]+", text):
        assert starts.isdisjoint(range(word.start() + 1, word.end()))


@pytest.mark.parametrize(
    "word",
    ["https://arxiv.org/abs/1706.03762?x=1&y=%20#top", "GPT-4.5", "1,234,567.89", "state-of-the-art", "naïve", "F₁"],
)
@pytest.mark.parametrize("around", ["{}", "学習は{}で行う。", "「{}」を参照", "see {} and"])
def test_a_word_an_address_or_a_number_stays_whole(word: str, around: str) -> None:
    for measure in range(10, 101):
        assert any(word in line for line in wrapped(around.format(word), measure))


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_no_break_space_is_not_broken_at(space: str) -> None:
    assert not may_break(space, "b")
    assert wrapped(f"aaaaa{space}bbbbbbb", 10) == [f"aaaaa{space}bbbbbbb"]


def units(text: str) -> list[str]:
    """Cut ``text`` where JIS X 4051 lets a line end, spaces at its end not counted."""
    cuts = [
        index
        for index in range(1, len(text))
        if may_break(text[index - 1], text[index]) and text[:index].rstrip()[-1:] not in LINE_END_FORBIDDEN
    ]
    return [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]


@given(st.one_of(TEXTS, ANY), WIDTHS, st.none() | st.integers(10, 100))
@settings(max_examples=150)
def test_lines_fit_the_measure_unless_they_cannot_be_broken(text: str, measure: int, first: int | None) -> None:
    for number, line in enumerate(wrapped(text, measure, phrases=phrase_breaks(text), first=first)):
        limit = first if first is not None and number == 0 else measure
        assert text_width(line) <= limit or len(units(line)) == 1, line


@given(TEXTS.map(lambda text: re.sub(" +", " ", text)), WIDTHS)
def test_a_line_is_at_least_half_full_unless_the_next_piece_is_too_wide(text: str, measure: int) -> None:
    for (start, end), (after, last) in pairwise(wrap(text, measure, phrase_breaks(text))):
        is_full = text_width(text[start:after] + units(text[after:last])[0].rstrip()) > measure
        # A space behind an opening bracket is no place to break at, however short the line stays.
        opens = re.search(rf"[{re.escape(''.join(LINE_END_FORBIDDEN))}] ", text[start:last])
        assert is_full or opens or text_width(text[start:end]) >= measure // 2


@given(JAPANESE, WIDTHS)
def test_a_text_that_fits_is_one_line(text: str, measure: int) -> None:
    assume(text_width(text) <= measure)
    assert wrapped(text, measure) == [text]


@given(
    st.lists(st.sampled_from(["モデル", "データ", "トークン", "は", "事前", "学習", "を", "使う"]), max_size=30), WIDTHS
)
@settings(max_examples=100)
def test_a_katakana_word_shorter_than_half_a_line_is_not_split(words: list[str], measure: int) -> None:
    text = "".join(words)
    starts = {start for start, _ in wrap(text, measure)[1:]}
    for word in re.finditer("[ァ-ヿ]+", text):
        if text_width(word.group()) < measure / 2:
            assert starts.isdisjoint(range(word.start() + 1, word.end())), word.group()


def test_a_katakana_word_longer_than_the_rest_is_split() -> None:
    assert wrapped("あトランスフォーマー", 10) == ["あトランス", "フォーマー"]
    assert wrapped("学習率スケジュール", 12) == ["学習率", "スケジュール"]


@pytest.mark.parametrize(
    ("text", "phrases", "measure", "expected"),
    [
        # Without phrases the line is filled; with them it ends earlier, but not more than a quarter.
        ("大規模な言語を学習する", [], 12, ["大規模な言語", "を学習する"]),
        ("大規模な言語を学習する", [4, 7], 12, ["大規模な言語", "を学習する"]),
        ("大規模な言語を学習する", [5], 12, ["大規模な言", "語を学習する"]),
        ("大規模な言語を学習する", [4], 10, ["大規模な", "言語を学習", "する"]),
        ("ああああ、いいいいい", [], 12, ["ああああ、", "いいいいい"]),
        ("aaaaaaaa いいい", [], 12, ["aaaaaaaa い", "いい"]),
    ],
)
def test_a_line_ends_between_phrases_unless_a_quarter_stays_empty(
    text: str, phrases: list[int], measure: int, expected: list[str]
) -> None:
    assert wrapped(text, measure, phrases=phrases) == expected


@given(st.lists(st.integers(1, 3), min_size=1, max_size=30), st.integers(24, 100))
def test_short_phrases_are_never_split(lengths: list[int], measure: int) -> None:
    text = "".join("言" * length for length in lengths)
    phrases, at = [], 0
    for length in lengths:
        at += length
        phrases.append(at)
    starts = [start for start, _ in wrap(text, measure, phrases)[1:]]
    # A phrase of six cells leaves at most five empty, which a line of 24 cells can spare.
    assert set(starts) <= set(phrases)


def test_the_first_line_may_be_narrower_or_wider() -> None:
    text = "言" * 20
    assert [len(line) for line in wrapped(text, 20, first=10)] == [5, 10, 5]
    assert [len(line) for line in wrapped(text, 10, first=30)] == [15, 5]
    assert wrapped("one two three", 20, first=5) == ["one", "two three"]


def test_spaces_are_dropped_at_a_break_and_kept_within_a_line() -> None:
    assert wrapped("aaaa  bbbb   cccc", 10) == ["aaaa  bbbb", "cccc"]
    assert wrapped("一二三四五　六七", 10) == ["一二三四五", "六七"]


def test_a_mark_stays_with_its_kana() -> None:
    # か and a separate voiced mark, as macOS writes が into file names.
    assert not may_break("か", "\u3099")
    for measure in range(10, 16):
        lines = wrapped("言言言言か\u3099。言言言言か\u3099、言言", measure)
        assert all(line[0] != "\u3099" for line in lines)


@pytest.mark.parametrize(
    "chars",
    [
        [chr(code) for code in range(0x20, 0x7F)],
        [chr(code) for code in range(0x3041, 0x3097)],
        [chr(code) for code in range(0x3099, 0x30FF + 1)],
        [chr(code) for code in range(0x4E00, 0xA000)],
        [chr(code) for code in range(0xC0, 0x250)],
        [chr(code) for code in range(0x300, 0x370)],
        [chr(code) for code in range(0x3000, 0x3030)],
        [chr(code) for code in range(0xFF01, 0xFFA0)],
        list("“”‘’—–…‥→×÷±≤≥°§¶·•†‡′″℃№αβγДж₁²😀𠮷𩸽"),
    ],
    ids=["ascii", "hiragana", "katakana", "kanji", "latin", "marks", "punctuation", "width forms", "symbols"],
)
def test_widths_are_those_of_wcwidth(chars: list[str]) -> None:
    widths = {f"U+{ord(char):04X}": (cell_width(char), wcwidth(char)) for char in chars}
    different = {code: pair for code, pair in widths.items() if pair[0] != pair[1]}
    assert different == {}


@given(ANY)
def test_the_width_of_a_text_is_that_of_its_characters(text: str) -> None:
    assert text_width(text) == sum(map(cell_width, text))
    assert all(cell_width(char) in (0, 1, 2) for char in text)
    assert all(cell_width(char) == 2 for char in text if east_asian_width(char) == "F")


@pytest.mark.parametrize("path", FILES, ids=[os.path.basename(path) for path in FILES])
def test_every_entry_is_set_well_at_every_width(path: str) -> None:
    values = tomli.loads(Path(path).read_text(encoding="utf-8"))
    prose = [values["definition"], *(part["text"] for part in values["sections"])]
    texts = [paragraph for pair in prose for text in pair.values() for paragraph in paragraphs(text).split("\n\n")]
    assert len(texts) > 4
    for text in texts:
        phrases = phrase_breaks(text)
        for measure in (10, 17, 24, 40, 61, 80):
            lines = wrapped(text, measure, phrases=phrases)
            assert all(line[0] not in LINE_START_FORBIDDEN for line in lines[1:])
            assert all(line[-1] not in LINE_END_FORBIDDEN for line in lines[:-1])
            assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def line_texts(blocks: list[Block], width: int | None, *, write_links: bool = False) -> list[str]:
    return ["".join(span.text for span in line) for line in set_lines(blocks, width, write_links=write_links)]


def test_blocks_are_indented_hung_and_set_apart() -> None:
    blocks = [
        Block([Span("one two")], gap=True),
        Block([Span("one two three four five")], indent=2, hang=2, gap=True),
    ]
    assert line_texts(blocks, 12) == ["one two", "", "  one two", "   three", "   four five"]
    assert line_texts(blocks, 40) == ["one two", "", "  one two three four five"]
    assert line_texts(blocks, None) == ["one two", "", "  one two three four five"]


@pytest.mark.parametrize("width", [1, 5, 10, 40, 80, 81, 500])
def test_the_measure_is_never_below_ten_nor_above_eighty(width: int) -> None:
    longest = max(map(text_width, line_texts([Block([Span("言" * 100)])], width)))
    assert longest == max(MIN_MEASURE, min(width, MAX_MEASURE))


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["", "title", "dim"])), min_size=1, max_size=6), WIDTHS)
def test_styles_stay_on_their_characters(parts: list[tuple[str, str]], width: int) -> None:
    spans = [Span(text, style) for text, style in parts]
    expected = [(char, span.style) for span in spans for char in span.text if not char.isspace()]
    found = [
        (char, span.style)
        for line in set_lines([Block(spans)], width, write_links=False)
        for span in line
        for char in span.text
        if not char.isspace()
    ]
    assert found == expected


def test_an_address_is_written_out_only_where_it_cannot_be_linked() -> None:
    blocks = [Block([Span("Paper", "", "https://x.org/a")], indent=2)]
    assert line_texts(blocks, 40) == ["  Paper"]
    assert line_texts(blocks, 40, write_links=True) == ["  Paper", "  https://x.org/a"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three four fives six", ["one two three four", "fives six"]),
        ("one two three four five sixsixsixsix", ["one two three four five", "sixsixsixsix"]),
        ("one twothreefourfivesixseven a", ["one twothreefourfivesixseven", "a"]),
    ],
)
def test_a_short_word_is_not_left_alone(text: str, expected: list[str]) -> None:
    assert wrapped(text, max(23, len(expected[0]))) == expected


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=12, max_size=60), st.integers(60, 100))
def test_a_paragraph_of_words_never_ends_in_one_short_word(parts: list[str], measure: int) -> None:
    lines = wrapped(" ".join(parts), measure)
    assert " ".join(lines) == " ".join(parts)
    assert all(len(line) <= measure for line in lines)
    assert len(lines) < 2 or " " in lines[-1]
