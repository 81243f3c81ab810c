"""The English of the entries: codespell, American spelling, and no word that neither English nor a person knows."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from conftest import TERMS
from wordfreq import zipf_frequency

from glossary_cli import Glossary, Term

KNOWN = Path(__file__).parent / "reviewed" / "words.txt"
"""Words that were looked at and are right: terms of the field, names, and what wordfreq has not met."""
NAMES = Path(__file__).parent / "reviewed" / "names.txt"
"""What codespell takes for a typo: people, institutions that spell their own names, and dialogue, which is American."""
RARE = 2.0
"""The Zipf frequency (wordfreq) from which a word is taken to be English; typos of common words lie below it."""
WORD = re.compile(r"[A-Za-z][A-Za-z']*[A-Za-z]")


def english(term: Term) -> str:
    """Return the English of an entry."""
    names = [alias.text for alias in term.lookup_names if alias.text.isascii()]
    sections = [f"{section.title.en}\n{section.text.en}" for section in term.sections]
    return "\n".join([term.en, *names, term.definition.en, *sections])


@cache
def reviewed() -> list[str]:
    """Return the words that were looked at."""
    return KNOWN.read_text(encoding="utf-8").split()


def unknown(text: str) -> set[str]:
    """Return the words of ``text`` that neither wordfreq nor the reviewed list has; words with capitals are names."""
    words = {word.removesuffix("'s") for word in WORD.findall(text)}
    small = {word for word in words if word.islower()} - set(reviewed())
    return {word for word in small if zipf_frequency(word, "en") < RARE}


def test_every_word_is_english_or_was_looked_at() -> None:
    found = {term.id: sorted(unknown(english(term))) for term in Glossary.open()}
    assert {id: words for id, words in found.items() if words} == {}


def test_no_reviewed_word_is_left_over() -> None:
    words = reviewed()
    everything = set(WORD.findall("\n".join(map(english, Glossary.open()))))
    everything |= {word.removesuffix("'s") for word in everything}
    assert [word for word in words if word not in everything] == []
    assert words == sorted(words)


def codespell(*paths: str) -> str:
    command = [sys.executable, "-m", "codespell_lib", "--builtin", "clear,rare,en-GB_to_en-US"]
    command += ["--ignore-words", str(NAMES), *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_codespell_finds_nothing(tmp_path: Path) -> None:
    for term in Glossary.open():
        (tmp_path / f"{term.id}.txt").write_text(english(term), encoding="utf-8")
    assert codespell(str(tmp_path)) == ""
    assert TERMS.exists()


def test_what_is_misspelled_or_british_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("The recieved colour of the optimisation.\n", encoding="utf-8")
    found = codespell(str(path))
    assert all(word in found for word in ("recieved", "colour", "optimisation"))
    assert unknown("a tokeniezr of the model") == {"tokeniezr"}
