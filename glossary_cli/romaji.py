"""The rōmaji skeleton: one key for a reading however it is transcribed.

じぜんがくしゅう, jizengakushuu, jizengakushū, zizengakusyuu and half-typed じぜんg all meet in ``zizengakusyu``. Both
sides are brought to a Kunrei-like spelling (ISO 3602) from which long vowels and double letters are dropped, so no
converter has to guess which system a reader types.
"""

from __future__ import annotations

from unicodedata import normalize

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だ\0\0でど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "y": "や\0ゆ\0よ",
    "r": "らりるれろ",
    "w": "わゐ\0ゑ\0",
}
_VOWELS = "aiueo"
_LETTER_NAMES = (
    *("えー", "びー", "しー", "でぃー", "いー", "えふ", "じー", "えいち", "あい", "じぇー", "けー", "える", "えむ"),
    *("えぬ", "おー", "ぴー", "きゅー", "あーる", "えす", "てぃー", "ゆー", "ぶい"),
    *("だぶりゅー", "えっくす", "わい", "ぜっと"),
)
_KANA = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, _VOWELS, strict=True)
    if kana != "\0"
}
_KANA.update(
    {"ぢ": "zi", "づ": "zu", "を": "o", "ん": "n", "ゔ": "bu", "っ": "", "ー": "", "ゎ": "wa", "ゕ": "ka", "ゖ": "ke"}
)
_SMALL_VOWELS = dict(zip("ぁぃぅぇぉ", _VOWELS, strict=True))
_SMALL_Y = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
_DOUBLED = tuple(2 * consonant for consonant in "kgsztdjcfhbpryw")
_LATIN_STEPS = (
    ("xtsu", ""),
    ("xtu", ""),
    ("ltu", ""),
    ("tch", "ch"),
    ("cch", "ch"),
    ("shi", "si"),
    ("sh", "sy"),
    ("chi", "ti"),
    ("ch", "ty"),
    ("ts", "t"),
    ("ji", "zi"),
    ("jy", "zy"),
    ("j", "zy"),
    ("dz", "z"),
    ("dh", "d"),
    ("th", "t"),
    ("f", "h"),
    ("l", "r"),
    ("v", "b"),
)


def squeezed(text: str) -> str:
    """Return ``text`` without what long vowels and geminates add: doubled letters and the u of ou; mb, mp as nb, np."""
    for before in "bpm":
        text = text.replace("m" + before, "n" + before)
    out: list[str] = []
    for char in text:
        if out and out[-1] == char:
            continue
        out.append(char)
    return "".join(out).replace("ou", "o")


def _from_kana(text: str) -> str:
    out: list[str] = []
    for char in text:
        syllable = out[-1] if out else ""
        if char in _SMALL_Y and len(syllable) == 2 and syllable[1] in "iue":
            out[-1] = syllable[0] + _SMALL_Y[char]
        elif char in _SMALL_VOWELS and syllable:
            out[-1] = _with_small_vowel(syllable, _SMALL_VOWELS[char])
        elif char in _SMALL_VOWELS or char in _SMALL_Y:
            out.append(_SMALL_VOWELS.get(char) or _SMALL_Y[char])
        elif char in _KANA:
            out.append(_KANA[char])
        else:
            out.append(char)
    return "".join(out)


def _with_small_vowel(syllable: str, vowel: str) -> str:
    if syllable == "u":
        return "w" + vowel
    if syllable in ("si", "zi", "ti") and vowel == "e":
        return syllable[0] + "ye"
    if len(syllable) == 2 and syllable[1] in "ueio":
        return syllable[0] + vowel
    return syllable + vowel


def _from_latin(text: str) -> str:
    text = "".join(char for char in normalize("NFD", text) if char.isalnum())
    for index in range(len(text) - 1, 0, -1):
        if text[index] == "h" and text[index - 1] == "o" and text[index + 1 : index + 2] not in tuple("aiueoy"):
            text = text[:index] + text[index + 1 :]
    for double in _DOUBLED:
        text = text.replace(double, double[0])
    for old, new in _LATIN_STEPS:
        text = text.replace(old, new)
    return text.replace("wo", "o")


def _is_syllabic(text: str) -> bool:
    """Return whether ``text`` reads as Japanese syllables, the last of which may be half typed."""
    index = 0
    while index < len(text):
        if text[index] in _VOWELS:
            index += 1
            continue
        if text[index] not in "kgsztdnhbpmyrw":
            return False
        start = index
        index += 1
        if index < len(text) and text[index] == "y" and text[start] != "y":
            index += 1
        if index == len(text):
            return True
        if text[index] in _VOWELS:
            index += 1
        elif text[start] != "n" or index > start + 1:
            return False
    return True


def skeleton(folded: str) -> str:
    """Return the skeleton of kana, Latin letters or a mixture of both, or an empty string.

    Args:
        folded: Text after :func:`glossary_cli.fold.base`.

    Returns:
        Lower-case ASCII; empty when the text holds kanji or when its Latin letters are no Japanese syllables
        ("transformer"), so that an English query never meets a reading by accident.

    >>> skeleton("じぜんがくしゅう"), skeleton("jizengakushū"), skeleton("zizengakusyuu"), skeleton("じぜんg")
    ('zizengakusyu', 'zizengakusyu', 'zizengakusyu', 'zizeng')
    >>> skeleton("transformer")
    ''
    """
    text = mistyped(folded)
    return text if _is_syllabic(text) else ""


def mistyped(folded: str) -> str:
    """Return what :func:`skeleton` does, also where a letter too few or too many leaves no syllables (jizengakshuu).

    >>> mistyped("jizengakshuu")
    'zizengaksyu'
    """
    latin = "".join(char for char in folded if char.isalnum() or char in "\u0302\u0304")
    text = squeezed(_from_latin(_from_kana(latin)) if not latin.isascii() else _from_latin(latin))
    return text if text.isascii() else ""


def of_letters(letters: str) -> str:
    """Return the skeleton of Latin letters when each is called by its name, or an empty string for other characters.

    >>> of_letters("LLM") == skeleton("えるえるえむ")
    True
    """
    if not (letters.isascii() and letters.isalpha()):
        return ""
    return squeezed(_from_kana("".join(_LETTER_NAMES[ord(char) - ord("a")] for char in letters.lower())))
