"""Passages: what the entries say, how it is stored for search, and where a word stands in it.

A passage is a definition, or the title or the text of a section, in one language. It is stored folded: words in lower
case, scripts apart, one space between them. So a Latin word is found at its beginning ("token" in "tokens", not
"tuning" in "Fine-tuning" written as one word), and Japanese, which has no spaces, anywhere.
"""

from __future__ import annotations

from . import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .term import Term

PER_ENTRY = 1024
"""A passage's row is its entry's position times this, plus twice its place, plus 1 if it is Japanese."""
DEFINITION = 0
"""The place of the definition; a section's title comes at 1 + 2 × its index, its text right after it."""
_SHORT_WORD = 2
_LONGEST_EXCERPT = 300
"""Characters on either side of a word, for a text without full stops."""
_STOPS = ("。", "？", "！", ". ", "? ", "! ", "\n")


def normalized(text: str) -> str:
    """Return ``text`` as passages are stored.

    >>> normalized("Fine-tuning, LLMの評価")
    'fine tuning llm の評価'
    """
    out: list[str] = []
    for char in fold.base(text):
        last = out[-1] if out else " "
        if not char.isalnum():
            if last != " ":
                out.append(" ")
        elif last != " " and last.isascii() != char.isascii():
            out += " ", char
        else:
            out.append(char)
    return "".join(out).strip()


def of_term(term: Term) -> Iterator[tuple[int, str]]:
    """Yield (row within the entry, passage) of everything that an entry says."""
    texts = [term.definition]
    for section in term.sections[: PER_ENTRY // 4 - 1]:
        texts += [section.title, section.text]
    for place, text in enumerate(texts):
        for is_japanese, language in enumerate(("en", "ja")):
            if text[language]:
                # Two spaces give the last two characters a trigram of their own.
                yield 2 * place + is_japanese, f" {normalized(text[language])}  "


def words(query: str) -> list[str]:
    """Return the parts of a query that a passage has to hold, as they stand in one.

    A Latin word of one or two letters begins so many that it has to be the whole word.

    >>> words("機械学習 models AI")
    ['機械学習', ' models', ' ai ']
    """
    return [_part(word) for word in map(normalized, query.split()) if word]


def _part(word: str) -> str:
    part = f" {word}" if word[0].isascii() else word
    return part if len(word) > _SHORT_WORD or not word.isascii() else f"{part} "


def rank(row: int) -> int:
    """Return 0 for a definition, 1 for the title of a section, 2 for its text."""
    place = row % PER_ENTRY // 2
    return DEFINITION if place == DEFINITION else 2 - place % 2


def place_in(term: Term, row: int) -> tuple[str, str]:
    """Return the passage at ``row`` as it stands in the entry, and what it is: ``definition`` or ``section``."""
    place, is_japanese = divmod(row % PER_ENTRY, 2)
    language = "ja" if is_japanese else "en"
    if place == DEFINITION:
        return term.definition[language], "definition"
    section = term.sections[(place - 1) // 2]
    return (section.title if place % 2 else section.text)[language], "section"


def found_in(text: str, parts: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the words of a query (of :func:`words`) stand in ``text``, as (start, end) offsets in order."""
    folded, places = " ", [0]
    for index, char in enumerate(text):
        piece = fold.base(char)
        for one in piece if piece.isalnum() else " ":
            if one != " " and folded[-1] != " " and folded[-1].isascii() != one.isascii():
                folded += " "
                places.append(index)
            if one != " " or folded[-1] != " ":
                folded += one
                places.append(index)
    folded += " "
    places.append(len(text))
    found = set()
    for part in parts:
        at = folded.find(part)
        while at >= 0:
            inside = places[at + (part[0] == " ") : at + len(part.rstrip())]
            found.add((inside[0], inside[-1] + 1))
            at = folded.find(part, at + 1)
    return sorted(found)


def excerpt(text: str, parts: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentence of ``text`` that holds the first of a query's words, and where they stand in it."""
    found = found_in(text, parts)
    first = found[0][0] if found else 0
    before = [text.rfind(stop, 0, first) + len(stop) for stop in _STOPS if stop in text[:first]]
    after = [text.find(stop, first) + len(stop) for stop in _STOPS if stop in text[first:]]
    start = max([*before, 0, first - _LONGEST_EXCERPT])
    end = min([*after, len(text), first + _LONGEST_EXCERPT])
    inside = [(left - start, right - start) for left, right in found if start <= left and right <= end]
    return text[start:end].rstrip(), inside
