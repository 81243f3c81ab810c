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
}


def _american(word: str) -> str:
    if word in _NOT_BRITISH:
        return word
    for british, american in (
        ("isations", "izations"),
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("iser", "izer"),
        ("isers", "izers"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("ysing", "yzing"),
        ("ysed", "yzed"),
        ("elling", "eling"),
        ("elled", "eled"),
        ("eller", "eler"),
        ("iour", "ior"),
        ("iours", "iors"),
        ("avour", "avor"),
        ("olour", "olor"),
        ("entre", "enter"),
        ("ogue", "og"),
    ):
        if word.endswith(british) and len(word) > len(british) + 2 - (british in ("olour", "avour", "entre")):
            return word[: -len(british)] + american
    return word


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
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
    if not word.isascii() or len(word) < 4:
        return word
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + rest
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word
