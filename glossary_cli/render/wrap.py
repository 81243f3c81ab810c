"""Line breaking for Japanese and English in cells of a terminal.

Kinsoku is never violated: no line begins with a closing bracket, a full stop, a small kana or ー, and none ends with an
opening bracket (JIS X 4051:2004, 4.3; JLREQ, 3.1.7 and 3.1.8). Latin words, numbers and addresses stay whole, and
a line ends between two Japanese phrases unless more than a quarter of it would stay empty. What cannot be broken sticks
out: nothing is ever cut off.
"""

from __future__ import annotations

from unicodedata import east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

LINE_START_FORBIDDEN = frozenset(
    # JLREQ cl-02 closing brackets, 03 hyphens, 04 dividing punctuation, 05 middle dots, 06 full stops, 07 commas,
    "」』】〉》〕〗〙）］｝｠〞〟’”»)]}‐–〜～゠！？‼⁇⁈⁉!?・：；:;。．.、，,"
    # 09 iteration marks, 10 prolonged sound mark, 11 small kana, 13 postfixed abbreviations.
    "ヽヾゝゞ々〻ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ%％‰°℃…‥"
)
LINE_END_FORBIDDEN = frozenset("「『【〈《〔〖〘（［｛｟〝‘“«([{¥￥$＄£￡€#＃№")
"""JLREQ cl-01 opening brackets and cl-12 prefixed abbreviations."""

SLACK = 0.25
"""Share of a line that may stay empty for the sake of ending it between phrases (measured: at 40 cells 13 % of lines
break inside a phrase, at 80 none, and lines are 91 to 92 % full)."""

_SHORT_WORD = 10
"""Letters of a word that looks lost alone on the last line of a paragraph."""
_ORPHAN_FILL = 0.6
"""Share of the line above it that must stay full when its last word moves down."""

_KATAKANA_FILL = 0.45
"""Share of a line that must be full before a katakana word and its bracket move down whole; a longer word is split."""


_MARKS = frozenset("\u3099\u309a\u200d\u302a\u302b\u302c\u302d\u302e\u302f")
"""Voicing and tone marks, which stand on the character before them, and the zero-width joiner."""
_NO_BREAK_SPACES = "\u00a0\u2007\u202f"


def cell_width(char: str) -> int:
    """Return how many cells ``char`` takes: 2 if East Asian wide or full-width (UAX #11), 0 for marks, else 1."""
    if char.isascii():
        return 1
    if char in _MARKS or "\u0300" <= char <= "\u036f" or "\ufe00" <= char <= "\ufe0f":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def text_width(text: str) -> int:
    """Return how many cells ``text`` takes."""
    return len(text) if text.isascii() else sum(map(cell_width, text))


def _is_wide(char: str) -> bool:
    return not char.isascii() and east_asian_width(char) in "WF"


def _is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヿ"


def may_break(before: str, after: str) -> bool:
    """Return whether a line may end after the character ``before`` and the next begin with ``after``."""
    if after.isspace() or after in LINE_START_FORBIDDEN or before in LINE_END_FORBIDDEN:
        return False
    if before in _NO_BREAK_SPACES or not cell_width(after):
        return False
    if before.isspace():
        return True
    return _is_wide(before) or _is_wide(after)


class _Line:
    """The places where the line that is being filled could end: the last of each quality, as (offset, width)."""

    def __init__(self) -> None:
        self.phrase: tuple[int, int] | None = None
        self.word: tuple[int, int] | None = None
        self.anywhere: tuple[int, int] | None = None

    def best(self, measure: int) -> int | None:
        """Return the offset to break at: between phrases, else outside katakana words, else anywhere allowed."""
        for place, fill in ((self.phrase, 1 - SLACK), (self.word, _KATAKANA_FILL)):
            if place and place[1] >= measure * fill:
                return place[0]
        return self.anywhere[0] if self.anywhere else None


def wrap(text: str, measure: int, phrases: Collection[int] = (), first: int | None = None) -> list[tuple[int, int]]:
    """Break one paragraph into lines.

    Args:
        text: The paragraph, without line ends.
        measure: The width of a line in cells, at least 1.
        phrases: Offsets at which a Japanese phrase begins; the better places to break.
        first: The width of the first line, where it differs.

    Returns:
        The lines as (start, end) offsets into ``text``; the spaces at their ends belong to none.
    """
    lines: list[tuple[int, int]] = []
    phrase_starts = frozenset(phrases)
    start, width, index = 0, 0, 0
    limit = measure if first is None else first
    line = _Line()
    while index < len(text):
        char = text[index]
        if index > start and may_break(text[index - 1], char) and not _ends_open(text, start, index):
            before = text[index - 1]
            place = (index, width - (cell_width(before) if before in " \u3000" else 0))
            line.anywhere = place
            # Two katakana words in a row are read as one, also where a phrase is said to begin between them.
            if before == "・" or not (_is_katakana(before) and _is_katakana(char)):
                line.word = place
                if before.isspace() or index in phrase_starts or before in "、。":
                    line.phrase = place
        width += cell_width(char)
        if width > limit and not char.isspace():
            at = line.best(limit)
            if at is not None:
                lines.append((start, _trimmed(text, start, at)))
                start = index = at
                width, limit, line = 0, measure, _Line()
                continue
        index += 1
    if start < len(text):
        lines.append((start, _trimmed(text, start, len(text))))
    return _without_orphan(text, lines, measure) or [(0, 0)]


def _without_orphan(text: str, lines: list[tuple[int, int]], measure: int) -> list[tuple[int, int]]:
    """Move a word down to a short one that is alone on the last line, if the line above stays long enough."""
    if len(lines) < 2:
        return lines
    (above, above_end), (last, end) = lines[-2:]
    word = text[last:end]
    if (
        len(word) > _SHORT_WORD
        or not word.isascii()
        or " " in word
        or text[above_end:last].strip(" ")
        or above_end == last
    ):
        return lines
    at = text.rfind(" ", above, above_end) + 1
    moved = text[at:above_end]
    if at <= above or not moved.isascii() or not may_break(" ", text[at]) or _ends_open(text, above, at):
        return lines
    if text_width(text[above : at - 1]) < measure * _ORPHAN_FILL or text_width(text[at:end]) > measure:
        return lines
    return [*lines[:-2], (above, _trimmed(text, above, at)), (at, end)]


def _ends_open(text: str, start: int, end: int) -> bool:
    """Return whether a line that ends at ``end`` would end, before its spaces, in what must not end one."""
    return text[end - 1] in " \u3000" and text[start:end].rstrip()[-1:] in LINE_END_FORBIDDEN


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \u3000":
        end -= 1
    return end
