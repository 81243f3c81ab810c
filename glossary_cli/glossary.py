"""The glossary: a stack of shelves that answers as one. The command line is one user of this class."""

from __future__ import annotations

from . import fold, messages, tiers
from .errors import GlossError, UsageError
from .query import Query
from .search import Stack, span, stands_out
from .shelves import Shelf, open_folder, open_shelves
from .snapshot import ROWS_PER_ENTRY
from .term import UNCATEGORIZED, Bilingual, Category, Match, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from .search import Hit

_SHELF_STRIDE = 1 << 32
"""Entries are numbered across shelves; no shelf has as many."""


class Glossary:
    """Every entry of the bundled shelf and of the user's own ones, which win over it on the same id.

    Open one with :meth:`open`. Lookups read the snapshots; nothing is written, and nothing is fetched.

    >>> glossary = Glossary.open()
    >>> glossary["pretraining"].ja
    '事前学習'
    >>> [match.term.id for match in glossary.search("じぜんがくしゅう", limit=1)]
    ['pretraining']
    """

    def __init__(self, shelves: Sequence[Shelf], warnings: Sequence[str] = ()) -> None:
        self.shelves = tuple(shelves)
        self.warnings = tuple(warnings)
        """What the user should know: entries left out, shelves that are missing, a cache that cannot be written."""
        self._stack = Stack([shelf.snapshot for shelf in shelves])

    @classmethod
    def open(cls, folders: Iterable[str | os.PathLike[str]] | None = None) -> Glossary:
        """Open the glossary.

        Args:
            folders: Folders of term files to open instead of the bundled shelf and the user's own.

        Returns:
            The glossary. Entries with problems are left out and named in ``warnings``.

        Raises:
            GlossError: A shelf is missing or damaged, or a folder cannot be listed.
        """
        if folders is None:
            return cls(*open_shelves())
        shelves = [open_folder("own", str(folder)) for folder in folders]
        return cls(shelves, [warning for shelf in shelves for warning in shelf.warnings])

    def __len__(self) -> int:
        return len(self.shelves[0].snapshot) if len(self.shelves) == 1 else sum(1 for _ in self._index())

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._find(id) is not None

    def __getitem__(self, id: str) -> Term:
        """Return the entry with this id.

        Raises:
            KeyError: There is none.
        """
        found = self._find(id)
        if found is None:
            raise KeyError(id)
        shelf, position = found
        return self.shelves[shelf].snapshot.term(position)

    def __iter__(self) -> Iterator[Term]:
        """Iterate over all entries in the order of their English headwords."""
        return (self._term(number) for number in self.numbers())

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories in their order, those of own shelves last."""
        found: dict[str, Category] = {}
        for shelf in reversed(self.shelves):
            for category in shelf.snapshot.categories():
                found.setdefault(category.id, category)
        found.setdefault(UNCATEGORIZED.id, UNCATEGORIZED)
        return tuple(found.values())

    def category(self, id: str) -> Category:
        """Return the category with this id.

        Raises:
            UsageError: There is none.
        """
        for category in self.categories:
            if category.id == id:
                return category
        from .shape import nearest

        known = [category.id for category in self.categories if category is not UNCATEGORIZED]
        raise UsageError(messages.unknown_category(id, nearest(id, known), known))

    def lookup(self, query: str) -> list[Match]:
        """Return every entry that has ``query`` for a name, in any script, spelling or transcription.

        Args:
            query: A name in English, kanji, kana or rōmaji, an abbreviation or an alias.

        Returns:
            The matches, all of ``kind`` exact; several where a name is shared (LDA), none where there is no such name.
        """
        asked = Query(query)
        return self._matches(asked, self._stack.exact(asked, any_order=False))

    def search(self, query: str, limit: int = 10, category: str | None = None) -> list[Match]:
        """Return the entries that ``query`` may mean, best first.

        Args:
            query: A name or a part of one, as it is typed.
            limit: How many entries at most; 0 or less means all.
            category: The id of a category to stay within.

        Returns:
            The matches; their ``kind`` says how sure each is.

        Raises:
            UsageError: There is no such category.
        """
        asked = Query(query)
        hits = self._stack.find(asked)
        if category is not None:
            filed = set(self.numbers(category))
            hits = [hit for hit in hits if hit.shelf * _SHELF_STRIDE + hit.entry in filed]
        return self._matches(asked, hits[:limit] if limit > 0 else hits)

    def search_text(
        self, query: str, limit: int = 10, category: str | None = None, language: str = "both"
    ) -> list[Match]:
        """Return the entries that say all words of ``query`` in one passage of a definition or an article.

        Args:
            query: Words in English or Japanese; an English one is found at the beginning of a word.
            limit: How many entries at most; 0 or less means all.
            category: The id of a category to stay within.
            language: ``en`` or ``ja`` for the texts in that language alone, ``both`` for all.

        Returns:
            The matches, those in a definition first, then those in the title of a section; ``text`` is the sentence.

        Raises:
            UsageError: There is no such category.
            GlossError: This Python's SQLite cannot search texts.
        """
        from . import mentions

        if not all(shelf.snapshot.has_full_text() for shelf in self.shelves):
            raise GlossError(messages.NO_FULL_TEXT)
        found = mentions.mentions(query, self._stack, language)
        if category is not None:
            filed = set(self.numbers(category))
            found = [place for place in found if place[0] * _SHELF_STRIDE + place[1] in filed]
        return [
            mentions.match(query, self.shelves[shelf].snapshot.term(entry), row)
            for shelf, entry, row in (found[:limit] if limit > 0 else found)
        ]

    def count_mentions(self, query: str) -> int:
        """Return how many entries :meth:`search_text` would find; 0 where SQLite cannot search texts."""
        from .mentions import mentions

        return len(mentions(query, self._stack)) if all(shelf.snapshot.has_full_text() for shelf in self.shelves) else 0

    def resolve(self, query: str, *, exact: bool = False) -> tuple[list[Match], list[Match]]:
        """Return what to show for ``query``, and what to suggest where nothing can be shown.

        Args:
            query: A name, as it is typed.
            exact: Whether to show only entries that have exactly this name.

        Returns:
            The matches to show (several where a name is shared) and up to five suggestions; one of the two is empty.
        """
        asked = Query(query)
        hits = self._stack.exact(asked, any_order=not exact)
        if not hits:
            hits = self._stack.find(asked)
            if exact or not stands_out(hits):
                return [], self._matches(asked, hits[:5])
            hits = hits[:1]
        return self._matches(asked, hits), []

    def headwords(self, ids: Iterable[str]) -> dict[str, Bilingual]:
        """Return the headwords of those of ``ids`` that exist."""
        wanted = list(ids)
        found: dict[str, Bilingual] = {}
        for shelf in reversed(self.shelves):
            found |= shelf.snapshot.headwords(wanted)
        return found

    def body(self, id: str) -> str:
        """Return the entry's JSON text, as :meth:`Term.as_dict` has it.

        Raises:
            KeyError: There is no such entry.
        """
        found = self._find(id)
        if found is None:
            raise KeyError(id)
        return self.shelves[found[0]].snapshot.bodies([found[1]])[found[1]]

    def breaks(self, id: str) -> list[list[int]]:
        """Return the phrase offsets of the entry's Japanese texts, in the order of Term.japanese_texts."""
        found = self._find(id)
        return self.shelves[found[0]].snapshot.breaks(id) if found else []

    def completions(self, typed: str) -> Iterator[tuple[str, str]]:
        """Yield the headwords and abbreviations that begin as ``typed`` does, each with the other language's headword.

        Case is ignored; a name is given once an entry, in the order of the shelf.
        """
        wanted, length = typed.casefold(), len(typed)
        for shelf, snapshot in enumerate(self._stack.snapshots):
            seen: set[int] = set()
            for row in sorted({row for _, row in snapshot.beginning("key", fold.key(typed))}):
                entry, name = row // ROWS_PER_ENTRY, snapshot.name(row)
                if entry in seen or name.field not in ("en", "ja", "abbreviation"):
                    continue
                if name.text[:length].casefold() == wanted and not self._stack.is_hidden(shelf, entry):
                    seen.add(entry)
                    headword = snapshot.headword(entry)
                    yield name.text, headword.en if name.field == "ja" else headword.ja

    def numbers(self, category: str | None = None, sort: str = "en") -> list[int]:
        """Return the numbers of all entries, which :meth:`term` takes.

        Args:
            category: The id of a category to stay within.
            sort: ``en`` for the order of the English headwords, ``ja`` for gojūon order of the readings.

        Raises:
            UsageError: There is no such category.
        """
        if category is not None:
            self.category(category)
        rows = [row for row in self._index() if category is None or row[2] == category]
        rows.sort(key=lambda row: (row[4 if sort == "ja" else 3], row[0]))
        return [row[0] for row in rows]

    def counts(self) -> dict[str, int]:
        """Return how many entries each category has, by its id."""
        found: dict[str, int] = {}
        for row in self._index():
            found[row[2]] = found.get(row[2], 0) + 1
        return found

    def term(self, number: int) -> Term:
        """Return the entry with this number."""
        return self._term(number)

    def _find(self, id: str) -> tuple[int, int] | None:
        for index, shelf in enumerate(self.shelves):
            position = shelf.snapshot.position(id)
            if position is not None:
                return index, position
        return None

    def _term(self, number: int) -> Term:
        shelf, position = divmod(number, _SHELF_STRIDE)
        return self.shelves[shelf].snapshot.term(position)

    def _index(self) -> Iterator[tuple[int, str, str, str, str]]:
        """Yield (number, id, category, English and Japanese sort key) of each entry that no earlier shelf overrides."""
        seen: set[str] = set()
        for index, shelf in enumerate(self.shelves):
            for position, id, category, en_order, ja_order in shelf.snapshot.index():
                if id not in seen:
                    seen.add(id)
                    yield index * _SHELF_STRIDE + position, id, category, en_order, ja_order

    def _matches(self, query: Query, hits: Iterable[Hit]) -> list[Match]:
        return [self._match(query, hit) for hit in hits]

    def _match(self, query: Query, hit: Hit) -> Match:
        name = hit.name
        is_romaji = query.is_latin and bool(name.romaji)
        text = name.romaji if is_romaji else name.text
        return Match(
            term=self.shelves[hit.shelf].snapshot.term(hit.entry),
            on="romaji" if is_romaji else name.field,
            text=text,
            kind=tiers.kind(hit.tier),
            tier=tiers.NAMES[hit.tier],
            score=tiers.score(*hit.rank),
            spans=(span(text, query, hit.tier),),
            rank=hit.rank,
        )
