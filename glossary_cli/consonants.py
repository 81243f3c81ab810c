"""Consonants: what stays of an English name when it is written in katakana, whatever vowels the writer chose.

リインフォースメントラーニング and "reinforcement learning" both leave ``rnhsntrng``. The rules follow how English
sounds are taken over into Japanese (l as r, v as b, f as h, th as s, r only before a vowel).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 4
"""Consonants; fewer are shared by too many words."""
_VOWELS = "aeiou"
_ALIKE = {"m": "n", "z": "s"}
"""ン stands for both nasals, and English writes s for both hisses."""
_SPELLINGS = (
    ("tion", "syn"),
    ("sion", "syn"),
    ("ture", "ty"),
    ("sch", "sk"),
    ("ght", "t"),
    ("gn", "n"),
    ("ch", "ty"),
    ("sh", "sy"),
    ("ph", "h"),
    ("th", "s"),
    ("ck", "k"),
    ("qu", "k"),
    ("ng", "ng"),
    ("ce", "s"),
    ("ci", "s"),
    ("cy", "s"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("dg", "zy"),
    ("ge", "zy"),
    ("gi", "zy"),
    ("j", "zy"),
    ("l", "r"),
    ("v", "b"),
    ("f", "h"),
)


def of_english(words: Iterable[str]) -> str:
    """Return the consonants that are heard of English words (lower case), or an empty string where they are too few.

    >>> of_english(["reinforcement", "learning"])
    'rnhsntrng'
    """
    found = _without_vowels("".join(map(_sounds, words)))
    return found if len(found) >= SHORTEST else ""


def _sounds(word: str) -> str:
    sounds = _without_silent_r(word[1:] if word.startswith(("kn", "wr")) else word)
    for spelling, sound in _SPELLINGS:
        sounds = sounds.replace(spelling, sound)
    return sounds


def _without_silent_r(word: str) -> str:
    return "".join(
        char for at, char in enumerate(word) if char != "r" or (at + 1 < len(word) and word[at + 1] in _VOWELS + "y")
    )


def _without_vowels(sounds: str) -> str:
    found = ""
    for sound in sounds:
        # A y is heard as い or as part of a syllable that also i and e can spell.
        char = _ALIKE.get(sound, sound)
        if char.isalpha() and char not in _VOWELS and char not in "wy" and found[-1:] != char:
            found += char
    return found


def of_kana(skeleton: str) -> str:
    """Return the consonants of a rōmaji skeleton, or an empty string where they are too few.

    >>> of_kana("rinhosumentoraningu")
    'rnhsntrng'
    """
    found = _without_vowels(skeleton)
    return found if len(found) >= SHORTEST else ""
