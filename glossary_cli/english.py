"""English word forms: British spelling, plurals and the endings that readers vary a term with.

A light stem undoes spelling and number (tokenisation, tokens); a full stem also undoes derivation (fine-tuned,
tokenizer). Both are for comparing and never for showing. The rules are those that paid in the measurements of this
glossary's vocabulary, far fewer than Porter's (Program 14(3), 1980), whose full set merges terms that differ.
"""

from __future__ import annotations

_NOT_BRITISH = frozenset({
    "advise", "arise", "compromise", "concise", "contour", "course", "detour", "devise", "disguise", "enterprise",
    "exercise", "expertise", "four", "franchise", "hour", "improvise", "noise", "otherwise", "our", "paradise", "pour",
    "precise", "premise", "promise", "raise", "revise", "rise", "source", "supervise", "supervised", "surprise",
    "televise", "tour", "treatise", "unsupervised", "vector", "wise",
})  # fmt: skip
_IRREGULAR = {
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "vertexes": "vertex",
    "hypotheses": "hypothesis",
    "analyses": "analysis",
    "biases": "bias",
    "corpora": "corpus",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "data": "data",
    "axes": "axis",
    "caches": "cache",
}


_BRITISH = (
    ("isations", "izations"),
    ("isation", "ization"),
    ("isers", "izers"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("ysing", "yzing"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("elling", "eling"),
    ("elled", "eled"),
    ("eller", "eler"),
    ("iours", "iors"),
    ("iour", "ior"),
    ("bours", "bors"),
    ("bour", "bor"),
    ("vours", "vors"),
    ("vour", "vor"),
    ("lours", "lors"),
    ("lour", "lor"),
    ("entres", "enters"),
    ("entre", "enter"),
    ("ogue", "og"),
)


def _american(word: str) -> str:
    for british, american in _BRITISH:
        if word.endswith(british) and len(word) > len(british):
            root = word[: -len(british)]
            # supervise, revise: their s is not the suffix -ise.
            if word in _NOT_BRITISH or (british.startswith("is") and root + "ise" in _NOT_BRITISH):
                return word
            return root + american if len(root) > 1 or not british.startswith(("is", "og")) else word
    return word


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")) and len(word) > 4:
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "as")):
        return word[:-1]
    return word


def light_stem(word: str) -> str:
    """Return ``word`` (lower case) in American spelling and in the singular.

    >>> light_stem("tokenisations"), light_stem("policies"), light_stem("bias")
    ('tokenization', 'policy', 'bias')
    """
    if not word.isascii() or len(word) < 4:
        return word
    return _american(_singular(_american(word)))


_ENDINGS = (
    ("ization", "iz"),
    ("izing", "iz"),
    ("ized", "iz"),
    ("izer", "iz"),
    ("ize", "iz"),
    ("ations", "at"),
    ("ation", "at"),
    ("ating", "at"),
    ("ated", "at"),
    ("ator", "at"),
    ("ate", "at"),
    ("ing", ""),
    ("ed", ""),
    ("er", ""),
    ("or", ""),
)


def stem(word: str) -> str:
    """Return the full stem of ``word`` (lower case), at least three letters long.

    >>> stem("tuned") == stem("tuning") == stem("tune"), stem("tokenizer") == stem("tokenization")
    (True, True)
    """
    word = light_stem(word)
    if not word.isascii():
        return word
    # Until nothing more comes off: embedding, embed and embedded have to end alike.
    while len(word) > 3:
        shorter = _without_ending(word)
        if shorter == word:
            break
        word = shorter
    return word


def _without_ending(word: str) -> str:
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + rest
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word
