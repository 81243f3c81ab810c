"""The measurable part of the editorial rules for one entry, as sentences about what is wrong.

``python tests/entry_rules.py FILE…`` prints them for files that are being written.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from glossary_cli.fold import is_kanji
from glossary_cli.source import read_categories, read_entry
from glossary_cli.term import Term

TERMS = Path(__file__).resolve().parent.parent / "data" / "terms"
CORE = 4
"""Sections of a core term's article."""
LENGTHS = {True: ((300, 500), (900, 1500)), False: ((140, 340), (400, 1000))}
"""For a core term and for a narrower one: words of English, characters of Japanese."""
KEYS = ["en", "ja", "reading", "abbreviations", "aliases", "covers", "related", "contrast", "updated"]
OPTIONAL = {"covers"}
JAPANESE = "ぁ-んァ-ヶ一-龠"
JAPANESE_FAULTS = {
    rf"[{JAPANESE}] [A-Za-z0-9].?|[A-Za-z0-9] [{JAPANESE}]": "a space between Latin and Japanese",
    r"[０-９Ａ-Ｚａ-ｚ]": "full-width letters or digits",
    r"である。|だった。|だ。": "plain style; use です・ます",
}
CIRCULAR_OPENING = re.compile(r"^(an?|the) ", re.IGNORECASE)


def words(text: str) -> int:
    """Return the number of words in an English text."""
    return len(text.split())


def sentences(text: str) -> list[str]:
    """Return the sentences of a Japanese text."""
    return [part for part in re.split(r"(?<=。)|\n+", text) if part]


def is_core(term: Term) -> bool:
    """Tell whether an entry has the full article."""
    return len(term.sections) == CORE


def problems(term: Term) -> list[str]:
    """Return what is wrong with an entry."""
    return [*_definition(term), *_article(term), *_typography(term), *_names(term), *_neighbours(term)]


def _definition(term: Term) -> list[str]:
    en, ja = term.definition.en, term.definition.ja
    found = []
    if not 12 <= words(en) <= 40:
        found.append(f"the English definition has {words(en)} words, not 12 to 40")
    if not 25 <= len(ja) <= 110:
        found.append(f"the Japanese definition has {len(ja)} characters, not 25 to 110")
    if not ja.endswith("。") or ja.count("。") > 2:
        found.append("the Japanese definition is not one or two sentences that end with 。")
    if not en.endswith(".") or len(re.findall(r"[.!?](?= [A-Z]|$)", en)) > 2:
        found.append("the English definition is not one or two sentences that end with a full stop")
    if CIRCULAR_OPENING.sub("", en).casefold().startswith(term.en.casefold()) or ja.startswith(term.ja):
        found.append("the definition opens with its own headword")
    if ja.rstrip("。").endswith(term.ja):
        found.append("the Japanese definition has its own headword for its genus")
    if re.search("(?:です|ます|ません)。", ja):
        found.append("the Japanese definition is in the polite style of the article, not in that of a dictionary")
    return found


def _article(term: Term) -> list[str]:
    found = []
    if not 2 <= len(term.sections) <= CORE:
        found.append(f"the article has {len(term.sections)} sections, not two to four")
    english = sum(words(section.text.en) for section in term.sections)
    japanese = sum(len(section.text.ja.replace("\n", "")) for section in term.sections)
    (least_en, most_en), (least_ja, most_ja) = LENGTHS[is_core(term)]
    if not least_en <= english <= most_en:
        found.append(f"the English article has {english} words, not {least_en} to {most_en}")
    if not least_ja <= japanese <= most_ja:
        found.append(f"the Japanese article has {japanese} characters, not {least_ja} to {most_ja}")
    found += [
        f"a sentence has {len(sentence)} characters, more than 100: {sentence}"
        for section in term.sections
        for sentence in sentences(section.text.ja)
        if len(sentence) > 100
    ]
    return found


def _typography(term: Term) -> list[str]:
    found = []
    for text in _texts(term, "ja"):
        # Inside a Latin phrase, Latin punctuation is right.
        outside_latin = re.sub(r"[0-9A-Za-z ,.:;?!'\"()/+@-]{12,}", "", text)
        found += [
            f"half-width punctuation: {bad}" for bad in re.findall(r".?[，．,;:?!](?![0-9A-Za-z])", outside_latin)
        ]
        for pattern, fault in JAPANESE_FAULTS.items():
            found += [f"{fault}: {match.group()}" for match in re.finditer(pattern, text)]
    for text in _texts(term, "en"):
        found += [f"typographic mark or double space: {bad}" for bad in re.findall(r".{0,9}[“”‘’–—].?|.{0,9}  ", text)]
        odd = [char for char in text if not char.isascii() and not re.match(rf"[{JAPANESE}ー・À-žα-ωΑ-Ω×±≤≥√]", char)]
        found += [f"a character that is not plain English: {char!a}" for char in odd]
    return found


def _texts(term: Term, language: str) -> list[str]:
    parts = [part for section in term.sections for part in (section.title[language], section.text[language])]
    return [term.definition[language], *parts]


def _names(term: Term) -> list[str]:
    found = []
    if term.reading_guessed or not re.fullmatch("[ぁ-ゖー]+", term.reading):
        found.append("the reading is not given in hiragana and ー")
    found += [
        f"the alias {alias.text} has kanji and no reading"
        for alias in term.lookup_names
        if not alias.reading and any(map(is_kanji, alias.text))
    ]
    return found


def _neighbours(term: Term) -> list[str]:
    found = []
    if not term.related:
        found.append("no related entry is named")
    if both := set(term.related) & set(term.contrast):
        found.append(f"both related and contrast: {', '.join(sorted(both))}")
    if not term.sources:
        found.append("no source is named")
    if len({source.url for source in term.sources}) < len(term.sources):
        found.append("a source stands there twice")
    found += [f"not https: {source.url}" for source in term.sources if not source.url.startswith("https://")]
    return found


def keys_in_order(text: str) -> bool:
    """Tell whether a file has its schema line and its keys in the order of the others."""
    head = text.split("[definition]", maxsplit=1)[0]
    keys = re.findall(r"^(\w+) = ", head, re.MULTILINE)
    expected = [key for key in KEYS if key in keys or key not in OPTIONAL]
    return text.startswith("#:schema ../../../glossary_cli/schemas/term.schema.json\n") and keys == expected


def main(paths: list[str]) -> int:
    """Print the problems of each file; return 1 if there are any."""
    categories, _ = read_categories(str(TERMS))
    status = 0
    for path in paths:
        entry, document = read_entry(path, str(TERMS), categories, strict=True)
        found = [str(problem) for problem in document.problems]
        if entry:
            found += [f"{path}: {problem}" for problem in problems(entry.term)]
        if not keys_in_order(Path(path).read_text(encoding="utf-8")):
            found.append(f"{path}: the schema line or the order of the keys is off: {' '.join(KEYS)}")
        status |= bool(found)
        print("\n".join(found) if found else f"{path}: good")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
