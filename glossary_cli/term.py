"""The model: what a glossary entry is, and what a search says about one.

Everything else in the package passes these objects along. They are plain slotted classes and not dataclasses because
importing :mod:`dataclasses` alone costs more than a whole lookup.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, dataclass_transform
else:

    def dataclass_transform(**_options: object) -> object:
        """Stand in for :func:`typing.dataclass_transform`, which only type checkers read."""
        return lambda cls: cls


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record:
    """An immutable value whose fields are its annotations; two with equal fields are equal."""

    __slots__: tuple[str, ...] = ()

    def __init__(self, **values: Any) -> None:
        for name in self.__slots__:
            object.__setattr__(self, name, values.pop(name))
        if values:
            raise TypeError(f"{type(self).__name__} has no field {min(values)!r}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(self) is not type(other):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{type(self).__name__}({fields})"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), dict(zip(self.__slots__, self._values(), strict=True)))


def _rebuild(kind: type[Record], values: dict[str, object]) -> Record:
    return kind(**values)


class Bilingual(Record):
    """The same thing said in English and in Japanese; a language that is missing is an empty string."""

    __slots__ = ("en", "ja")
    en: str
    ja: str

    def __getitem__(self, language: str) -> str:
        """Return the text of ``language``, which is ``"en"`` or ``"ja"``."""
        if language not in self.__slots__:
            raise KeyError(language)
        return self.en if language == "en" else self.ja


class Alias(Record):
    """A further name that finds an entry; ``reading`` is its kana, or empty where it needs none."""

    __slots__ = ("text", "reading")
    text: str
    reading: str


class Section(Record):
    """A titled part of the article; paragraphs are separated by a blank line."""

    __slots__ = ("title", "text")
    title: Bilingual
    text: Bilingual


class Source(Record):
    """A primary or official document that the entry rests on."""

    __slots__ = ("title", "publisher", "year", "url")
    title: str
    publisher: str
    year: int
    url: str


class Category(Record):
    """A shelf mark: ``id`` is the folder's name, ``name`` what readers see."""

    __slots__ = ("id", "name")
    id: str
    name: Bilingual


UNCATEGORIZED = Category(id="uncategorized", name=Bilingual(en="Uncategorized", ja="未分類"))


class Term(Record):
    """One entry of the glossary.

    ``reading`` is hiragana, ``romaji`` its transcription as it is typed into an input method (jizengakushuu);
    ``reading_guessed`` is true where an own entry gave no reading and a dictionary supplied one. ``aliases`` are other
    names of the same concept, ``covers`` the names of kinds and parts of it that the article explains. ``related`` and
    ``contrast`` are ids. ``updated`` is the ISO 8601 date of the last check against the sources, or empty.
    """

    __slots__ = (
        "id",
        "category",
        "en",
        "ja",
        "reading",
        "romaji",
        "reading_guessed",
        "abbreviations",
        "aliases",
        "covers",
        "definition",
        "sections",
        "related",
        "contrast",
        "sources",
        "updated",
    )
    id: str
    category: str
    en: str
    ja: str
    reading: str
    romaji: str
    reading_guessed: bool
    abbreviations: tuple[str, ...]
    aliases: tuple[Alias, ...]
    covers: tuple[Alias, ...]
    definition: Bilingual
    sections: tuple[Section, ...]
    related: tuple[str, ...]
    contrast: tuple[str, ...]
    sources: tuple[Source, ...]
    updated: str

    @property
    def lookup_names(self) -> tuple[Alias, ...]:
        """The aliases and the covered names: all that finds the entry beside its headwords and abbreviations."""
        return (*self.aliases, *self.covers)

    def as_dict(self) -> dict[str, Any]:
        """Return the entry in the shape of the JSON output.

        Returns:
            A new dictionary of strings, numbers, lists and dictionaries. ``aliases`` and ``covers`` are plain
            strings there; the readings of those that have one stand in ``alias_readings``.
        """
        return {
            "id": self.id,
            "category": self.category,
            "en": self.en,
            "ja": self.ja,
            "reading": self.reading,
            "romaji": self.romaji,
            "reading_guessed": self.reading_guessed,
            "abbreviations": list(self.abbreviations),
            "aliases": [alias.text for alias in self.aliases],
            "covers": [alias.text for alias in self.covers],
            "alias_readings": {alias.text: alias.reading for alias in self.lookup_names if alias.reading},
            "definition": _pair(self.definition),
            "sections": [{"title": _pair(part.title), "text": _pair(part.text)} for part in self.sections],
            "related": list(self.related),
            "contrast": list(self.contrast),
            "sources": [
                {"title": item.title, "publisher": item.publisher, "year": item.year, "url": item.url}
                for item in self.sources
            ],
            "updated": self.updated,
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Term:
        """Return the entry that :meth:`as_dict` made ``values`` from.

        Raises:
            KeyError: ``values`` lacks a field.
        """
        readings = values["alias_readings"]

        def named(texts: Iterable[str]) -> tuple[Alias, ...]:
            return tuple(Alias(text=text, reading=readings.get(text, "")) for text in texts)

        return cls(
            id=values["id"],
            category=values["category"],
            en=values["en"],
            ja=values["ja"],
            reading=values["reading"],
            romaji=values["romaji"],
            reading_guessed=values["reading_guessed"],
            abbreviations=tuple(values["abbreviations"]),
            aliases=named(values["aliases"]),
            covers=named(values["covers"]),
            definition=Bilingual(**values["definition"]),
            sections=tuple(
                Section(title=Bilingual(**part["title"]), text=Bilingual(**part["text"])) for part in values["sections"]
            ),
            related=tuple(values["related"]),
            contrast=tuple(values["contrast"]),
            sources=tuple(Source(**item) for item in values["sources"]),
            updated=values["updated"],
        )

    def japanese_texts(self) -> Iterator[str]:
        """Yield every piece of Japanese running text that is set in lines, in the order of the page."""
        yield self.definition.ja
        for part in self.sections:
            yield part.title.ja
            yield from part.text.ja.split("\n\n")


def _pair(text: Bilingual) -> dict[str, str]:
    return {"en": text.en, "ja": text.ja}


class Match(Record):
    """A term that a query found.

    ``on`` is the kind of name that matched (``en``, ``ja``, ``reading``, ``romaji``, ``abbreviation``, ``alias``) or,
    in a search of texts, ``definition`` or ``section``; ``text`` is that name or the sentence, and ``spans`` are the
    parts of it that the query covers, as (start, end) pairs of character offsets. ``kind`` is ``exact``, ``prefix``,
    ``substring``, ``fuzzy`` or ``text``, ``tier`` says more closely how the two matched
    (:data:`glossary_cli.tiers.NAMES`); ``score`` falls from 100 to 0 in the order of the ranking. ``rank`` is that
    order itself, smaller is better: see :mod:`glossary_cli.search`.
    """

    __slots__ = ("term", "on", "text", "kind", "tier", "score", "spans", "rank")
    term: Term
    on: str
    text: str
    kind: str
    tier: str
    score: float
    spans: tuple[tuple[int, int], ...]
    rank: tuple[int, int, int]
