"""The query: what was typed, with its folds."""

from __future__ import annotations

from . import fold
from .fold import is_hiragana, is_kanji

MAX_QUERY = 500
"""Characters; no name is half as long, and comparing longer ones costs time for nothing."""


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
    def has_katakana(self) -> bool:
        """Whether katakana were typed; the key no longer tells."""
        return any("ァ" <= char <= "ヺ" or "ｦ" <= char <= "ﾝ" for char in self.text)

    @property
    def kana(self) -> str:
        """The kana fold, or an empty string where there is no kana."""
        return fold.kana_key(self.key) if self.has_kana else ""

    @property
    def skeleton(self) -> str:
        """The rōmaji skeleton, or an empty string where there is none."""
        if self._skeleton is None:
            from .romaji import skeleton

            found = "" if self.has_kanji or not self.key else skeleton(fold.base(self.text))
            # あああああ is no long あ.
            self._skeleton = found if 2 * len(found) >= len(self.key) else ""
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
