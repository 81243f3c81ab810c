"""How well paragraphs are set in lines, over every entry: the program beside plain rich.

    python benchmarks/typesetting.py

A line that begins or ends with what JIS X 4051 forbids there is a kinsoku violation. A word is split if it is Latin, a
number, an address, or katakana of less than half a line. A Japanese line is broken inside a phrase if BudouX has none
begin there. Fill is the share of a line that is used, last lines of paragraphs not counted. An orphan is a last line of
one Latin word of at most ten letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from glossary_cli import Glossary
from glossary_cli.phrases import phrase_breaks
from glossary_cli.render.lines import MAX_MEASURE
from glossary_cli.render.wrap import LINE_END_FORBIDDEN, LINE_START_FORBIDDEN, text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Setting = Callable[[str, int, Sequence[int]], list[tuple[int, int]]]
    """Breaks (text, measure, phrase offsets) into lines, as (start, end) offsets."""

WIDTHS = (40, 60, 80, 100)
_SHORT_WORD = 10


class Quality(NamedTuple):
    """What came of setting all paragraphs in one width; shares are from 0 to 1."""

    kinsoku: int
    split: int
    inside_phrase: float
    fill: float
    orphans: int


def paragraphs(glossary: Glossary) -> list[tuple[str, list[int]]]:
    """Return every paragraph of definitions and articles in both languages, with its phrase offsets."""
    texts = [
        text[language]
        for term in glossary
        for text in (term.definition, *(section.text for section in term.sections))
        for language in ("en", "ja")
    ]
    return [(part, phrase_breaks(part)) for text in texts for part in text.split("\n\n") if part]


def by_gloss(text: str, measure: int, phrases: Sequence[int]) -> list[tuple[int, int]]:
    """Set a paragraph as the program does."""
    return wrap(text, min(measure, MAX_MEASURE), phrases)


def by_rich(text: str, measure: int, _phrases: Sequence[int]) -> list[tuple[int, int]]:
    """Set a paragraph as rich does by itself."""
    lines, at = [], 0
    for line in Text(text).wrap(Console(width=measure), min(measure, MAX_MEASURE)):
        plain = line.plain.rstrip()
        start = text.index(plain, at)
        at = start + len(plain)
        lines.append((start, at))
    return lines


def _splits_word(text: str, at: int, measure: int) -> bool:
    before, after = text[at - 1], text[at]
    if re.fullmatch("[!-~]{2}", before + after) and before not in "-/":
        return True
    word = re.search("[ァ-ヺー]*$", text[:at]), re.match("[ァ-ヺー]*", text[at:])
    left, right = (found[0] if found else "" for found in word)
    return bool(left and right) and text_width(left + right) < measure / 2


def measured(texts: Iterable[tuple[str, Sequence[int]]], measure: int, setting: Setting) -> Quality:
    """Set every paragraph and count."""
    kinsoku = split = inside = japanese = orphans = 0
    fills: list[float] = []
    own = min(measure, MAX_MEASURE)
    for text, phrases in texts:
        starts = set(phrases)
        lines = setting(text, measure, phrases)
        for number, (start, end) in enumerate(lines):
            last = number == len(lines) - 1
            if number:
                kinsoku += text[start] in LINE_START_FORBIDDEN
            if last:
                word = text[start:end]
                orphans += bool(number) and word.isascii() and " " not in word and len(word) <= _SHORT_WORD
                continue
            kinsoku += text[end - 1] in LINE_END_FORBIDDEN
            follower = lines[number + 1][0]
            split += follower == end and _splits_word(text, end, own)
            fills.append(cell_len(text[start:end]) / own)
            if phrases:
                japanese += 1
                inside += follower not in starts and text[end - 1] not in "、。" and follower == end
    return Quality(kinsoku, split, inside / max(japanese, 1), sum(fills) / len(fills), orphans)


def main() -> None:
    """Print the table."""
    texts = paragraphs(Glossary.open())
    print(f"{len(texts)} paragraphs\n")
    print("| columns | set by | kinsoku violations | words split | lines broken inside a phrase | fill | orphans |")
    print("|---|---|---|---|---|---|---|")
    for measure in WIDTHS:
        for name, setting in (("gloss", by_gloss), ("rich", by_rich)):
            found = measured(texts, measure, setting)
            print(
                f"| {measure} | {name} | {found.kinsoku} | {found.split} | {found.inside_phrase:.1%} "
                f"| {found.fill:.1%} | {found.orphans} |"
            )


if __name__ == "__main__":
    main()
