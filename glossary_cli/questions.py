"""Questions: the words that people put around a name when they ask what it is, and how to take them off."""

from __future__ import annotations

_BEFORE = (
    *("what is", "what are", "what was", "what were", "what's", "whats", "what does", "what do", "what"),
    *("who is", "how does", "how do", "how is", "how are", "how to", "why is", "why are", "why does", "why do"),
    *("define", "definition of", "meaning of", "meaning", "explain", "describe", "about", "look up", "search for"),
    *("translate", "translation of", "japanese for", "english for", "difference between"),
    *("please", "could you", "can you", "tell me", "i want to know", "the meaning of", "a", "an", "the"),
)
"""Each is followed by a space."""
_AFTER = (
    *("meaning", "mean", "means", "meant", "definition", "stand for", "stands for", "work", "works", "explained"),
    *("in japanese", "in english", "in ai", "in machine learning", "in nlp", "for beginners", "used for", "about"),
    *("toha", "to ha", "towa", "to wa", "tte nani", "ttenani", "nani", "no imi", "nitsuite", "ni tsuite", "suru"),
)
"""Each is preceded by a space."""
_AFTER_JAPANESE = (
    *("とは", "というのは", "と言うのは", "っていうのは", "って", "は", "の", "が", "を", "に", "で", "か"),
    *("ですか", "でしょうか", "です", "なの", "何", "なに", "なん", "どういう意味", "どういうこと", "どんなもの"),
    *(
        "の意味",
        "の定義",
        "の説明",
        "の読み方",
        "の読み",
        "の仕組み",
        "の使い方",
        "の例",
        "のやり方",
        "の方法",
        "の違い",
    ),
    *("意味", "定義", "英語", "の英訳", "日本語", "の和訳", "について", "に関して", "に関する", "のこと"),
    *("教えて", "知りたい", "わかりやすく", "を説明して", "を簡単に", "を解説", "を調べる", "ください", "下さい"),
    *("する", "します", "した", "しました", "して", "しており", "される", "された", "されて", "されている", "している"),
    *("させる", "させた", "できる", "したい", "しない", "せず", "すること", "しよう", "すれば", "する方法", "するには"),
)
"""One after the other is taken off: とは, 何 and ですか."""
_PUNCTUATION = " \u3000?!.,;:、。？！…，．"


def without_frame(text: str) -> str:
    """Return what a question asks about, or an empty string where there is no question around it.

    >>> without_frame("what is RAG?"), without_frame("過学習って何"), without_frame("量子化する")
    ('RAG', '過学習', '量子化')
    >>> without_frame("RAG"), without_frame("what is")
    ('', '')
    """
    bare, before = text.strip().strip(_PUNCTUATION), ""
    while bare != before:
        before = bare
        bare = _without_ends(bare).strip().strip(_PUNCTUATION)
    return bare if bare != text.strip() else ""


def _without_ends(text: str) -> str:
    """Return ``text`` without the longest of the words before a name and the longest of those after it."""
    lower = text.lower().replace("’", "'")
    if len(lower) != len(text):
        return text
    starts = [len(words) for words in _BEFORE if lower.startswith(words + " ") or lower == words]
    ends = [len(words) for words in _AFTER if lower.endswith(" " + words)]
    ends += [len(words) for words in _AFTER_JAPANESE if lower.endswith(words)]
    return text[max(starts, default=0) : len(text) - max(ends, default=0)]
