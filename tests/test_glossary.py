"""The Python interface, and the ranking under it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import glossary_cli
from glossary_cli import Alias, Bilingual, Glossary, Term, UsageError, tiers
from glossary_cli.snapshot import parse_json


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.open()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Glossary:
    """A glossary of a few made-up entries, whose ranking can be told by hand."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "terms"
    folder.mkdir()
    for id, en, ja, reading, more in (
        ("learning-rate", "Learning rate", "学習率", "がくしゅうりつ", ""),
        ("machine-learning", "Machine learning", "機械学習", "きかいがくしゅう", 'abbreviations = ["ML"]'),
        (
            "reinforcement-learning",
            "Reinforcement learning",
            "強化学習",
            "きょうかがくしゅう",
            'abbreviations = ["RL"]',
        ),
        ("tokenizer", "Tokenizer", "トークナイザ", "とーくないざ", ""),
        ("tokenization", "Tokenization", "トークン化", "とーくんか", 'aliases = ["subword splitting"]'),
        (
            "rlhf",
            "Learning from human feedback",
            "人の評価による学習",
            "ひとのひょうかによるがくしゅう",
            'abbreviations = ["RLHF"]',
        ),
    ):
        (folder / f"{id}.toml").write_text(
            f'en = "{en}"\nja = "{ja}"\nreading = "{reading}"\n{more}\ndefinition.en = "x"\n', encoding="utf-8"
        )
    return Glossary.open([folder])


def ids(glossary: Glossary, query: str, limit: int = 10) -> list[str]:
    return [match.term.id for match in glossary.search(query, limit)]


def test_public_names_are_what_the_package_exports() -> None:
    for name in glossary_cli.__all__:
        assert getattr(glossary_cli, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = glossary_cli.nothing


def test_length_iteration_and_membership_agree(glossary: Glossary) -> None:
    terms = list(glossary)
    assert len(terms) == len(glossary) == len({term.id for term in terms})
    assert all(term.id in glossary and glossary[term.id] == term for term in terms)
    assert "nothing" not in glossary
    with pytest.raises(KeyError, match="nothing"):
        glossary["nothing"]


def test_entries_are_immutable_hashable_and_picklable(glossary: Glossary) -> None:
    term = glossary["pretraining"]
    with pytest.raises(AttributeError, match="Term is immutable"):
        term.en = "x"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="Term is immutable"):
        del term.en
    assert hash(term) == hash(glossary["pretraining"])
    assert pickle.loads(pickle.dumps(term)) == term
    assert term != glossary["fine-tuning"]
    assert term != "pretraining"
    assert repr(Alias(text="a", reading="b")) == "Alias(text='a', reading='b')"
    with pytest.raises(TypeError, match="Alias has no field 'sound'"):
        Alias(text="a", reading="b", sound="c")  # type: ignore[call-arg]
    with pytest.raises(KeyError, match="fr"):
        Bilingual(en="a", ja="b")["fr"]


def test_every_entry_survives_its_json(glossary: Glossary) -> None:
    for term in glossary:
        assert Term.from_dict(parse_json(glossary.body(term.id))) == term
        assert Term.from_dict(term.as_dict()) == term


def test_lookup_is_exact_only(small: Glossary) -> None:
    assert [match.term.id for match in small.lookup("ｍａｃｈｉｎｅ－ｌｅａｒｎｉｎｇ")] == ["machine-learning"]
    assert small.lookup("machne learning") == []
    assert small.lookup("learning machine") == []
    assert small.lookup("") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("学習", ["learning-rate", "machine-learning", "reinforcement-learning", "rlhf"]),
        ("がくしゅう", ["learning-rate", "machine-learning", "reinforcement-learning", "rlhf"]),
        ("learning", ["learning-rate", "rlhf", "machine-learning", "reinforcement-learning"]),
        ("RL", ["reinforcement-learning", "rlhf"]),
        ("tokenizers", ["tokenizer"]),
        ("tokenisation", ["tokenization"]),
        ("トークナイザー", ["tokenizer"]),
        ("とーく", ["tokenization", "tokenizer"]),
        ("to-kun", ["tokenization"]),
        ("kikaigaku", ["machine-learning"]),
        ("きかいg", ["machine-learning"]),
        ("強化 learning", ["reinforcement-learning"]),
        ("machine learnin", ["machine-learning"]),
        ("machne lerning", ["machine-learning"]),
        ("learning reinforcement", ["reinforcement-learning"]),
        ("rlfh", ["rlhf"]),
        ("強火学習", ["reinforcement-learning"]),
        ("きょうかがくしう", ["reinforcement-learning"]),
        ("kyoukagakusyu", ["reinforcement-learning"]),
        ("kyokagakushū", ["reinforcement-learning"]),
        ("coffee", []),
        ("りんご", []),
        ("", []),
    ],
)
def test_the_ranking_can_be_told_by_hand(small: Glossary, query: str, expected: list[str]) -> None:
    found = ids(small, query)
    assert found[: len(expected)] == expected
    if not expected:
        assert found == []


def test_scores_fall_in_the_order_of_the_ranking(small: Glossary) -> None:
    for query in ("学習", "learning", "とーく", "token", "machne lerning", "RL", "l"):
        matches = small.search(query, 0)
        scores = [match.score for match in matches]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)
        assert [match.rank for match in matches] == sorted(match.rank for match in matches)


def test_the_span_is_the_part_that_matched(small: Glossary) -> None:
    match = small.search("学習", 1)[0]
    assert (match.on, match.text, match.spans) == ("ja", "学習率", ((0, 2),))
    match = small.search("human feed", 1)[0]
    assert match.text[slice(*match.spans[0])] == "human feed"


def test_a_shared_name_shows_every_entry(small: Glossary) -> None:
    assert {match.term.id for match in small.resolve("tokenize")[0]} == {"tokenizer", "tokenization"}


def test_suggestions_where_nothing_stands_out(small: Glossary) -> None:
    shown, suggested = small.resolve("learning r")
    assert [match.term.id for match in shown] == ["learning-rate"]
    shown, suggested = small.resolve("token")
    assert shown == []
    assert [match.term.id for match in suggested] == ["tokenizer", "tokenization"]
    assert small.resolve("machne learning", exact=True)[0] == []


def test_an_unknown_category_is_an_error(small: Glossary, glossary: Glossary) -> None:
    with pytest.raises(UsageError, match="no category 'saftey'; did you mean safety"):
        glossary.search("x", category="saftey")
    assert ids(small, "learning", 2) == ["learning-rate", "rlhf"]


def test_the_ranking_does_not_depend_on_hash_seeds() -> None:
    code = (
        "from glossary_cli import Glossary; g = Glossary.open()\n"
        "for q in ['学習','tuning','token','model','ふぁい','atention','g','fine チューニング']:\n"
        "    print([(m.term.id, m.on, m.text) for m in g.search(q, 0)])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "HOME": "/tmp", "LC_ALL": locale},
            capture_output=True,
            check=True,
        ).stdout
        for seed, locale in (("0", "C.UTF-8"), ("1", "C.UTF-8"), ("4242", "C"))
    }
    assert len(outputs) == 1


def test_a_query_of_any_kind_is_answered(glossary: Glossary) -> None:
    for query in (
        "\ud800",
        "\x00",
        "💥" * 1000,
        "ー",
        "っ",
        "ん",
        "々",
        "゛",
        "﷽",
        "İ",
        "ß",
        "e\u0301" * 600,
        "-" * 400,
    ):
        glossary.search(query)
        glossary.resolve(query)


def test_every_tier_has_a_name_a_kind_and_scores_that_fall_as_the_rank_does() -> None:
    assert len(set(tiers.NAMES)) == len(tiers.NAMES) == tiers.TEXT + 1
    ranks = [(tier, first, second) for tier in range(len(tiers.NAMES)) for first in range(4) for second in range(3)]
    scores = [tiers.score(*rank) for rank in ranks]
    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[-1] < scores[0] == 100
    assert {tiers.kind(tier) for tier, *_ in ranks} == {"exact", "prefix", "substring", "fuzzy", "text"}
