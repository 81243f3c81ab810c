"""Search: which entries a query means, in an order that a person can explain.

Hits are sorted by tier (how the query matched), then by whether a headword or another name matched, then by distance
(how much is left over or mistyped), then by the order of the shelf; among guesses the distance comes before the name.
Nothing is blended into one score. Surer tiers come first in the work too: a guess is made, and what guesses is loaded,
only where nothing has the query for a name or a part of one.
"""

from __future__ import annotations

from . import fold
from .query import Query
from .snapshot import ROWS_PER_ENTRY
from .tiers import FORM, HOMOPHONE, KEY, LATIN_PART, MIXED, PART, PREFIX, QUESTION, READING, STEM, WORD_PREFIX, WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .snapshot import Name, Snapshot

    Room = Callable[[Query, Snapshot], Iterator[tuple[int, int, int]]]
    """What yields (tier, distance, row) of the names that a query may mean."""


class Hit:
    """An entry that a query found, by the best of its names.

    ``shelf`` is the snapshot's place in the stack, ``entry`` the entry's position on it; ``rank`` is (tier, kind of
    name, distance), among guesses (tier, distance, kind of name).
    """

    __slots__ = ("_row", "_snapshot", "entry", "rank", "shelf")

    def __init__(self, rank: tuple[int, int, int], shelf: int, row: int, snapshot: Snapshot) -> None:
        self.rank, self.shelf, self.entry = rank, shelf, row // ROWS_PER_ENTRY
        self._row, self._snapshot = row, snapshot

    @property
    def tier(self) -> int:
        """How the query matched."""
        return self.rank[0]

    @property
    def name(self) -> Name:
        """The name that matched."""
        return self._snapshot.name(self._row)


class Stack:
    """The snapshots of several shelves, asked as one; on the same id the first of them wins."""

    def __init__(self, snapshots: Sequence[Snapshot]) -> None:
        self.snapshots = snapshots
        self._hidden: dict[tuple[int, int], bool] = {}

    def exact(self, query: Query, *, any_order: bool = True) -> list[Hit]:
        """Return the hits of the best exact tier that has any.

        Args:
            query: The query.
            any_order: Whether the same words in another order count.

        Returns:
            One hit an entry, best first; all in one tier.
        """
        for tier, keys in ((KEY, _key), (READING, _reading), (FORM, _form), (STEM, _stem), (WORDS, _words)):
            if tier == WORDS and not any_order:
                break
            hits = self._best(
                (tier, 0, shelf, row)
                for space, key in keys(query)
                if key
                for shelf, snapshot in enumerate(self.snapshots)
                for row in snapshot.exact(space, key)
            )
            if hits:
                return hits
        return []

    def find(self, query: Query) -> list[Hit]:
        """Return the entries that ``query`` may mean, best first: those of that name and then those of which it is a
        part; guesses only where there are neither.
        """  # noqa: D205 - one sentence, of two lines
        from .partial import partial
        from .questions import without_frame

        named = self.exact(query)
        bare = Query("" if named else without_frame(query.text))
        for hit in () if named else self.exact(bare):
            hit.rank = (QUESTION, hit.rank[0], hit.rank[1])
            named.append(hit)
        parts = self._ask(partial, query) or (self._ask(partial, bare) if not named else [])
        known = {(hit.shelf, hit.entry) for hit in named}
        hits = named + [hit for hit in parts if (hit.shelf, hit.entry) not in known]
        if hits and hits[0].tier < LATIN_PART:
            return hits
        # A part from within a word (lable in scalable) is less likely than a typo.
        guesses = self._guess(bare) or self._guess(query)
        surer = [hit for hit in guesses if not hits or hit.tier < LATIN_PART]
        known = {(hit.shelf, hit.entry) for hit in surer}
        return surer + [hit for hit in hits if (hit.shelf, hit.entry) not in known]

    def _guess(self, query: Query) -> list[Hit]:
        if not query.key:
            return []
        from .contained import contained
        from .typos import typos

        rooms: tuple[Room, ...] = (typos, contained)
        if query.has_kanji:
            from .homophones import homophones

            rooms = (homophones, *rooms)
        for room in rooms:
            hits = self._ask(room, query)
            if hits:
                return hits
        return []

    def _ask(self, room: Room, query: Query) -> list[Hit]:
        return self._best(
            (tier, distance, shelf, row)
            for shelf, snapshot in enumerate(self.snapshots)
            for tier, distance, row in room(query, snapshot)
        )

    def _best(self, found: Iterable[tuple[int, int, int, int]]) -> list[Hit]:
        """Keep the best hit of each entry that no earlier shelf hides, and sort them."""
        ranked = sorted((*_rank(tier, distance, row), shelf, row) for tier, distance, shelf, row in found)
        hits: dict[tuple[int, int], Hit] = {}
        for tier, first, second, shelf, row in ranked:
            place = shelf, row // ROWS_PER_ENTRY
            if place not in hits and not self.is_hidden(*place):
                hits[place] = Hit((tier, first, second), shelf, row, self.snapshots[shelf])
        return list(hits.values())

    def is_hidden(self, shelf: int, entry: int) -> bool:
        """Return whether an earlier shelf has an entry of the same id."""
        if not shelf:
            return False
        place = shelf, entry
        if place not in self._hidden:
            id = self.snapshots[shelf].id(entry)
            self._hidden[place] = any(earlier.position(id) is not None for earlier in self.snapshots[:shelf])
        return self._hidden[place]


def _is_guess(tier: int) -> bool:
    return (tier >= HOMOPHONE or tier == MIXED) and tier != LATIN_PART


def _rank(tier: int, distance: int, row: int) -> tuple[int, int, int]:
    return (tier, distance, row & 1) if _is_guess(tier) else (tier, row & 1, distance)


def _key(query: Query) -> list[tuple[str, str]]:
    return [("key", query.key)]


def _reading(query: Query) -> list[tuple[str, str]]:
    return [("skeleton", query.skeleton if query.has_kana else "")]


def _form(query: Query) -> list[tuple[str, str]]:
    light = "".join(query.light_stems())
    return [("light", light), ("key", light), ("kana", query.kana), ("skeleton", query.skeleton)]


def _stem(query: Query) -> list[tuple[str, str]]:
    stem = "".join(query.stems())
    return [("stem", stem), ("light", stem), ("key", stem)]


def _words(query: Query) -> list[tuple[str, str]]:
    return [("words", " ".join(sorted(query.stems())) if len(query.words) > 1 else "")]


def stands_out(hits: Sequence[Hit]) -> bool:
    """Return whether the first hit is so much better than the second that it can be taken for what was meant."""
    if len(hits) < 2:
        return bool(hits)
    criteria = 2 if _is_guess(hits[0].tier) else 1
    return hits[0].rank[:criteria] < hits[1].rank[:criteria]


def span(text: str, query: Query, tier: int) -> tuple[int, int]:
    """Return the part of a name that a query covers, as offsets; all of it unless the match is a part."""
    if tier not in (PREFIX, WORD_PREFIX, PART, LATIN_PART):
        return 0, len(text)
    folded, places = "", []
    for index, char in enumerate(text):
        piece = fold.key(char)
        folded += piece
        places.extend([index] * len(piece))
    at = folded.find(query.key)
    if at < 0:
        return 0, len(text)
    return places[at], places[at + len(query.key) - 1] + 1
