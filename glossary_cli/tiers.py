"""The tiers: the ways in which a query can mean a name, from the surest to the boldest guess."""

from __future__ import annotations

(
    KEY,
    READING,
    FORM,
    STEM,
    WORDS,
    QUESTION,
    PREFIX,
    WORD_PREFIX,
    MIXED,
    PART,
    HOMOPHONE,
    TYPO,
    LATIN_PART,
    ROMAJI_TYPO,
    CONSONANTS,
    CONTAINED,
    TEXT,
) = range(17)

NAMES = (
    "key",
    "reading",
    "form",
    "stem",
    "words",
    "question",
    "prefix",
    "word-prefix",
    "mixed",
    "part",
    "homophone",
    "typo",
    "latin-part",
    "romaji-typo",
    "consonants",
    "contained",
    "text",
)
"""What each tier is called in the JSON output.

``key`` equal names; ``reading`` equal as kana; ``form`` equal but for spelling, number or transcription; ``stem`` equal
stems; ``words`` equal stems in another order; ``question`` equal once the words of a question are taken off;
``prefix`` and ``word-prefix`` a beginning of the name or of its words; ``mixed`` each script of the query found in a
name of the entry; ``part`` a part of the name; ``homophone`` kanji of the same sound; ``typo`` a misspelling;
``latin-part`` Latin letters within a word of the name; ``romaji-typo`` misspelled rōmaji; ``consonants`` an English
name written as it sounds; ``contained`` the query holds the name; ``text`` no name, but something that the
entry says.
"""

_KINDS = dict.fromkeys(range(WORDS), "exact") | {PREFIX: "prefix", WORD_PREFIX: "prefix"}
_KINDS |= {MIXED: "substring", PART: "substring", LATIN_PART: "substring", TEXT: "text"}


def kind(tier: int) -> str:
    """Return ``exact``, ``prefix``, ``substring``, ``fuzzy`` or ``text``.

    >>> [kind(tier) for tier in (KEY, STEM, QUESTION, PREFIX, MIXED, TYPO)]
    ['exact', 'exact', 'fuzzy', 'prefix', 'substring', 'fuzzy']
    """
    return _KINDS.get(tier, "fuzzy")


_SCORES = (100, 99, 98, 96, 95, 95, 94, 79, 69, 64, 59, 49, 39, 29, 19, 14, 9)
_LOWEST = (100, 99, 98, 96, 95, 95, 80, 70, 65, 60, 50, 40, 30, 20, 15, 10, 1)


def score(tier: int, first: int, second: int) -> float:
    """Return a number from 100 to 1 that falls as the rank (tier, first, second) does, and means nothing more."""
    low, high = _LOWEST[tier], _SCORES[tier]
    # Each step of the first criterion takes a smaller share; the second never reaches the next step.
    step, next_step = 1 / (1 + first), 1 / (2 + first)
    return round(low + (high - low) * (next_step + (step - next_step) / (1 + second)), 1)
