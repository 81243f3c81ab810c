"""Search: which entries a query means, in an order that a person can explain.

A hit has a tier (how it matched) and a distance within it (how much is left over or mistyped). Hits are sorted by tier,
then headwords and their readings before aliases, then distance, then the order of the shelf; among typos the distance
comes first. Nothing is blended into one score. Exact tiers come straight
from the snapshot's keys; the others look at every name in memory, and rapidfuzz is loaded only when all of them are
empty.
"""

from __future__ import annotations

from . import fold
from .fold import is_hiragana, is_kanji

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .snapshot import Name

KEY, READING, FORM, STEM, WORDS, PREFIX, WORD_PREFIX, PART, LATIN_PART, TYPO, ROMAJI_TYPO = range(11)
"""The tiers, best first: equal; equal as kana; equal but for spelling, number or transcription; equal stems; equal
stems in another order; a prefix; a prefix of each word; a part in Japanese; a part in Latin letters; a typo; a typo in
rōmaji."""

_KINDS = {KEY: "exact", READING: "exact", FORM: "exact", STEM: "exact", WORDS: "fuzzy", PREFIX: "prefix"}
_KINDS |= {WORD_PREFIX: "prefix", PART: "substring", LATIN_PART: "substring", TYPO: "fuzzy", ROMAJI_TYPO: "fuzzy"}
_SCORES = {KEY: (100, 100), READING: (99, 99), FORM: (98, 98), STEM: (96, 96), WORDS: (95, 95), PREFIX: (80, 94)}
_SCORES |= {WORD_PREFIX: (70, 79), PART: (60, 69), LATIN_PART: (50, 59), TYPO: (30, 49), ROMAJI_TYPO: (10, 29)}
"""The lowest and highest score of a tier: scores sort hits as the ranking does and mean nothing more."""

_FIELD_ORDER = {"en": 0, "ja": 0, "abbreviation": 1, "alias": 1, "reading": 2, "romaji": 3}
_NAME_RANK = {"en": 0, "ja": 0, "reading": 0, "romaji": 0, "abbreviation": 1, "alias": 1}
_LATIN_FIELD_ORDER = {"en": 0, "abbreviation": 1, "romaji": 2, "alias": 3, "ja": 4, "reading": 5}

MAX_QUERY = 500
"""Characters; no name is a third as long, and comparing longer ones costs time for nothing."""
_MIN_LATIN_PART = 4
_MIN_ROMAJI_PREFIX = 4


class Query:
    """A query with its folds. Those that only later tiers need are made when they are asked for."""

    __slots__ = ("_skeleton", "_words", "has_kana", "has_kanji", "is_latin", "key", "text")

    def __init__(self, text: str) -> None:
        self.text = text if len(text) <= MAX_QUERY else ""
        self.key = fold.key(self.text)
        self.is_latin = bool(self.key) and self.key.isascii()
        self.has_kana = not self.is_latin and any(map(is_hiragana, self.key))
        self.has_kanji = not self.is_latin and any(map(is_kanji, self.key))
        self._skeleton: str | None = None
        self._words: list[str] | None = None

    @property
    def kana(self) -> str:
        """The kana fold, or an empty string where there is no kana."""
        return fold.kana_key(self.key) if self.has_kana else ""

    @property
    def skeleton(self) -> str:
        """The rōmaji skeleton, or an empty string where there is none."""
        if self._skeleton is None:
            from .romaji import skeleton

            self._skeleton = "" if self.has_kanji or not self.key else skeleton(fold.base(self.text))
        return self._skeleton

    @property
    def words(self) -> list[str]:
        """The words as they are typed, folded."""
        if self._words is None:
            self._words = fold.tokens(self.text)
        return self._words

    def light_stems(self) -> list[str]:
        """Return the words without differences of spelling and number."""
        from .english import light_stem

        return list(map(light_stem, self.words))

    def stems(self) -> list[str]:
        """Return the words without their endings."""
        from .english import stem

        return list(map(stem, self.words))


class Hit:
    """An entry that a query found, by the best of its names."""

    __slots__ = ("distance", "name", "tier")

    def __init__(self, name: Name, tier: int, distance: int) -> None:
        self.name, self.tier, self.distance = name, tier, distance

    def rank(self) -> tuple[int, int, int]:
        """Return where the hit stands: (tier, kind of name, distance), for typos (tier, distance, kind of name)."""
        name = _NAME_RANK[self.name.field]
        return (self.tier, self.distance, name) if self.tier >= TYPO else (self.tier, name, self.distance)

    def order(self) -> tuple[int, int, int, int]:
        """Return the sort key of the ranking."""
        return *self.rank(), self.name.entry

    @property
    def kind(self) -> str:
        """``exact``, ``prefix``, ``substring`` or ``fuzzy``."""
        return _KINDS[self.tier]

    @property
    def score(self) -> float:
        """A number from 100 to 0 that falls as the rank does."""
        low, high = _SCORES[self.tier]
        name, near, nearer = _NAME_RANK[self.name.field], 1 / (2 + self.distance), 1 / (1 + self.distance)
        part = nearer - (nearer - near) * name / 2 if self.tier >= TYPO else (1 - name + nearer) / 2
        return round(low + (high - low) * part, 1)


def exact(query: Query, look_up: Callable[[str, str], Sequence[Name]], *, any_order: bool = True) -> list[Hit]:
    """Return the hits of the best exact tier that has any.

    Args:
        query: The query.
        look_up: Returns the names stored under a key of a space.
        any_order: Whether the same words in another order count.

    Returns:
        One hit an entry, best first; all in one tier.
    """
    for tier, spaces in enumerate((_key, _reading, _form, _stem, _any_order if any_order else _nothing)):
        names = [name for space, key in spaces(query) if key for name in look_up(space, key)]
        if names:
            return _best([Hit(name, tier, 0) for name in _preferred(query, names)])
    return []


def _key(query: Query) -> list[tuple[str, str]]:
    return [("key", query.key)]


def _reading(query: Query) -> list[tuple[str, str]]:
    return [("skeleton", query.skeleton if query.has_kana else "")]


def _form(query: Query) -> list[tuple[str, str]]:
    latin = "" if query.has_kana else query.skeleton
    return [("light", "".join(query.light_stems())), ("kana", query.kana), ("skeleton", latin)]


def _stem(query: Query) -> list[tuple[str, str]]:
    return [("stem", "".join(query.stems()))]


def _any_order(query: Query) -> list[tuple[str, str]]:
    return [("words", " ".join(sorted(query.stems())) if len(query.words) > 1 else "")]


def _nothing(_query: Query) -> list[tuple[str, str]]:
    return []


def _preferred(query: Query, names: Iterable[Name]) -> list[Name]:
    order = _LATIN_FIELD_ORDER if query.is_latin else _FIELD_ORDER
    return sorted(names, key=lambda name: order[name.field])


def _best(hits: Iterable[Hit]) -> list[Hit]:
    """Keep the best hit of each entry, and sort them."""
    found: dict[int, Hit] = {}
    for hit in hits:
        kept = found.get(hit.name.entry)
        if kept is None or hit.rank() < kept.rank():
            found[hit.name.entry] = hit
    return sorted(found.values(), key=Hit.order)


def partial(query: Query, names: Sequence[Name]) -> list[Hit]:
    """Return the entries of which the query is a beginning or a part, best first."""
    if not query.key:
        return []
    hits = []
    for name in _preferred(query, names):
        found = _partial(query, name)
        if found:
            hits.append(Hit(name, *found))
    hits.extend(_mixed(query, names))
    return _best(hits)


def _partial(query: Query, name: Name) -> tuple[int, int] | None:
    key, surplus = query.key, len(name.key) - len(query.key)
    if name.key.startswith(key):
        return PREFIX, surplus
    kana, skeleton = query.kana, query.skeleton
    if query.has_kana and skeleton and name.skeleton.startswith(skeleton):
        return PREFIX, len(name.skeleton) - len(skeleton)
    if query.words and name.words and _words_begin(query, name.words.split()):
        return WORD_PREFIX, max(surplus, 0)
    if kana and name.kana.startswith(kana):
        return WORD_PREFIX, len(name.kana) - len(kana)
    if len(skeleton) >= _MIN_ROMAJI_PREFIX and name.skeleton.startswith(skeleton):
        return WORD_PREFIX, len(name.skeleton) - len(skeleton)
    if key in name.key:
        if not query.is_latin:
            # A single kana stands in nearly every reading.
            return (PART, surplus) if query.has_kanji or len(key) > 1 else None
        if len(key) >= _MIN_LATIN_PART and name.field != "romaji":
            return LATIN_PART, surplus
    return None


def _words_begin(query: Query, words: Sequence[str]) -> bool:
    """Return whether each word of the query begins a different word of the name."""
    left = list(words)
    for forms in zip(query.words, query.light_stems(), strict=True):
        for candidate in left:
            if candidate.startswith(forms):
                left.remove(candidate)
                break
        else:
            return False
    return True


def _mixed(query: Query, names: Sequence[Name]) -> list[Hit]:
    """Return the entries in whose names every run of one script of the query stands (fine チューニング)."""
    runs = _script_runs(query.key)
    if len(runs) < 2:
        return []
    by_entry: dict[int, list[Name]] = {}
    for name in names:
        by_entry.setdefault(name.entry, []).append(name)
    hits = []
    for own in by_entry.values():
        if all(any(run in name.key for name in own) for run in runs):
            first = min(own, key=lambda name: _FIELD_ORDER[name.field])
            surplus = abs(len(min(own, key=lambda name: len(name.key)).key) - len(query.key))
            hits.append(Hit(first, PART, surplus))
    return hits


def _script_runs(key: str) -> list[str]:
    runs: list[str] = []
    for char in key:
        if runs and runs[-1][-1].isascii() == char.isascii():
            runs[-1] += char
        else:
            runs.append(char)
    return runs


def fuzzy(query: Query, names: Sequence[Name]) -> list[Hit]:
    """Return the entries that a mistyped query may mean, best first.

    The distance is optimal string alignment: insertions, deletions, substitutions and swapped neighbours cost one each.
    """
    if not query.key:
        return []
    from .typos import typos

    hits = []
    for name in _preferred(query, names):
        found = typos(query, name)
        if found is not None:
            hits.append(Hit(name, ROMAJI_TYPO if query.is_latin and name.field == "romaji" else TYPO, found))
    return _best(hits)


def stands_out(hits: Sequence[Hit]) -> bool:
    """Return whether the first hit is so much better than the second that it can be taken for what was meant."""
    if len(hits) < 2:
        return bool(hits)
    first, second = hits[:2]
    if first.tier >= TYPO:
        return (first.tier, first.distance) < (second.tier, second.distance)
    return first.tier < second.tier


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
