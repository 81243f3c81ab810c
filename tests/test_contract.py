"""The command-line contract, through the installed command."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run, lines

from glossary_cli import Glossary, __version__

WAYS = [
    "pretraining",
    "Pretraining",
    "PRETRAINING",
    "pre-training",
    "pre training",
    "ｐｒｅｔｒａｉｎｉｎｇ",
    "事前学習",
]
WAYS += [
    "じぜんがくしゅう",
    "ジゼンガクシュウ",
    "ｼﾞｾﾞﾝｶﾞｸｼｭｳ",
    "jizengakushuu",
    "jizengakushū",
    "zizengakusyuu",
    "jizen gakushu",
]


@pytest.mark.parametrize("way", WAYS)
def test_an_entry_answers_to_every_way_of_writing_its_name(run: Run, way: str) -> None:
    result = run(way, "--json")
    assert result.status == 0, result
    assert result.err == ""
    found = json.loads(result.out)
    assert [term["id"] for term in found["terms"]] == ["pretraining"]
    assert found["terms"][0]["match"]["kind"] == "exact"


def test_words_need_no_quotes(run: Run) -> None:
    plain, joined = run("large", "language", "model"), run("large language model")
    assert plain.status == joined.status == 0
    assert plain.out == joined.out
    assert plain.out.startswith("Large language model\n大規模言語モデル（だいきぼげんごもでる）\n")


def test_no_arguments_print_help_that_starts_with_examples(run: Run) -> None:
    result = run()
    assert result.status == 0
    assert result.err == ""
    assert lines(result.out)[2:4] == ["Examples:", "  gloss pretraining          what it means, in both languages"]


def test_a_misspelling_shows_the_clearly_best_entry_and_says_so(run: Run) -> None:
    result = run("pretrainig")
    assert result.status == 0
    assert result.out.startswith("Pretraining\n事前学習（じぜんがくしゅう）\n")
    assert lines(result.err) == ["gloss: no entry is named 'pretrainig'; showing Pretraining 事前学習"]


def test_exact_refuses_a_misspelling_and_suggests(run: Run) -> None:
    result = run("pretrainig", "--exact")
    assert result.status == 1
    assert result.out == ""
    assert lines(result.err) == [
        "gloss: no entry for 'pretrainig'",
        "gloss: did you mean",
        "  Pretraining 事前学習: gloss pretraining",
    ]


def test_nothing_found_in_json_is_one_valid_document_with_suggestions(run: Run) -> None:
    result = run("pretrainig", "--exact", "--json")
    assert result.status == 1
    assert json.loads(result.out) == {
        "schema": 1,
        "query": "pretrainig",
        "terms": [],
        "suggestions": ["pretraining"],
    }


@pytest.mark.parametrize("arguments", [["asdfghjkl"], ["show", "asdfghjkl"], ["asdfghjkl", "--format", "tsv"]])
def test_an_unknown_term_is_one_line_and_status_1(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (1, "")
    assert lines(result.err) == ["gloss: no entry for 'asdfghjkl'"]


def test_a_search_that_finds_nothing_is_silent(run: Run) -> None:
    result = run("search", "asdfghjkl")
    assert (result.status, result.out, result.err) == (1, "", "")


def test_search_finds_every_entry_with_a_part_in_a_name(run: Run) -> None:
    found = json.loads(run("search", "学習", "--json", "-n", "100").out)
    names = {term["id"] for term in found["terms"]}
    expected = {
        term.id
        for term in Glossary.open()
        if any("学習" in name for name in (term.ja, *(a.text for a in term.lookup_names)))
    }
    assert "pretraining" in expected
    assert names == expected
    scores = [term["match"]["score"] for term in found["terms"]]
    assert scores == sorted(scores, reverse=True)


def test_the_limit_of_search_keeps_the_best(run: Run) -> None:
    every = json.loads(run("search", "学習", "--json", "-n", "100").out)["terms"]
    two = json.loads(run("search", "学習", "--json", "--limit", "2").out)["terms"]
    assert two == every[:2]


def test_search_within_a_category(run: Run) -> None:
    found = json.loads(run("search", "tuning", "--category", "training", "--json").out)["terms"]
    assert found
    assert {term["category"] for term in found} == {"training"}


@pytest.mark.parametrize("arguments", [["search", "x", "--category", "trainig"], ["list", "--category", "trainig"]])
def test_an_unknown_category_is_wrong_usage_with_a_hint(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert lines(result.err) == ["gloss: no category 'trainig'; did you mean training?"]


def test_show_and_two_dashes_look_up_terms_named_like_commands(run: Run, own: Callable[[str, str], Path]) -> None:
    own("search.toml", 'en = "Search"\nja = "探索"\ndefinition.en = "Looking for a solution."\n')
    for arguments in (["show", "search"], ["--", "search"], ["--json", "--", "search"], ["show", "--", "search"]):
        result = run(*arguments)
        assert result.status == 0, result
        assert "探索" in result.out
    assert run("search", "search").out.startswith("Search")


def test_options_mean_the_same_before_and_after_the_words(run: Run) -> None:
    for orders in (
        [["--json", "pretraining"], ["pretraining", "--json"], ["show", "--json", "pretraining"]],
        [["--json", "search", "学習"], ["search", "--json", "学習"], ["search", "学習", "--format=json"]],
        [["-n", "2", "search", "学習"], ["search", "学習", "-n2"], ["search", "-n", "2", "学習"]],
        [
            ["--width", "40", "pretraining", "-s"],
            ["-s", "--width=40", "pretraining"],
            ["pretraining", "-s", "--width", "40"],
        ],
        [["--lang", "ja", "list"], ["list", "--lang", "ja"]],
    ):
        results = [run(*order) for order in orders]
        assert {result.status for result in results} == {0}
        assert len({result.out for result in results}) == 1


def test_list_has_every_term_once_a_line(run: Run) -> None:
    result = run("list")
    assert result.status == 0
    assert len(lines(result.out)) == len(Glossary.open())
    assert "Pretraining  事前学習（じぜんがくしゅう）" in lines(result.out)


def test_list_sorts_by_reading_in_gojuon_order(run: Run) -> None:
    rows = [line.split("\t") for line in lines(run("list", "--sort", "ja", "--format", "tsv").out)]
    readings = [row[3] for row in rows]
    assert readings.index("じぜんがくしゅう") < readings.index("とーくん") < readings.index("ぷろんぷと")
    # か and が are one letter of the order; which comes first is told by what follows.
    first = [unicodedata.normalize("NFD", reading)[0] for reading in readings]
    assert first == sorted(first)


def test_list_within_a_category(run: Run) -> None:
    terms = json.loads(run("list", "--category", "safety", "--json").out)["terms"]
    assert {term["id"] for term in terms} == {term.id for term in Glossary.open() if term.category == "safety"}
    assert all("match" not in term for term in terms)


def test_tsv_has_four_columns_and_no_header(run: Run) -> None:
    result = run("pretraining", "--format", "tsv")
    assert lines(result.out) == ["pretraining\tPretraining\t事前学習\tじぜんがくしゅう"]


def test_markdown_is_a_document_with_both_languages(run: Run) -> None:
    text = run("pretraining", "--format", "markdown").out
    assert text.startswith("# Pretraining 事前学習\n")
    assert text.count("\n## ") == 2 * len(Glossary.open()["pretraining"].sections) + 1
    assert "](https://arxiv.org/abs/" in text


def test_categories_are_bilingual_with_counts(run: Run) -> None:
    result = run("categories")
    counts = {line.split()[0]: int(line.split()[1]) for line in lines(result.out)}
    assert sum(counts.values()) == len(Glossary.open())
    assert "Training 学習と調整" in result.out
    document = json.loads(run("categories", "--json").out)
    assert document["terms"] == []
    assert {item["id"]: item["count"] for item in document["categories"]} == counts


def test_random_shows_one_entry(run: Run) -> None:
    terms = json.loads(run("random", "--category", "language", "--json").out)["terms"]
    assert len(terms) == 1
    assert terms[0]["category"] == "language"


def test_lang_shows_one_language_of_the_text(run: Run) -> None:
    term = Glossary.open()["pretraining"]
    japanese, english = run("pretraining", "--lang", "ja").out, run("pretraining", "--lang", "en").out
    assert term.definition.ja in japanese
    assert term.definition.en not in japanese
    assert term.definition.en in english
    assert term.definition.ja not in english
    assert term.sections[0].title.ja not in english


def test_short_leaves_the_article_out(run: Run) -> None:
    term = Glossary.open()["pretraining"]
    text = run("pretraining", "-s").out
    assert term.definition.ja in text
    assert term.sections[0].title.en not in text
    assert run("pretraining", "--short").out == text


def test_a_pipe_gets_whole_paragraphs_without_escape_sequences(run: Run) -> None:
    text = run("pretraining").out
    assert "\x1b" not in text
    for section in Glossary.open()["pretraining"].sections:
        for language in ("en", "ja"):
            assert all(paragraph in lines(text) for paragraph in section.text[language].split("\n\n"))


def test_width_sets_lines_in_a_pipe_too(run: Run) -> None:
    from glossary_cli.render.wrap import text_width

    text = run("pretraining", "--width", "40").out
    assert max(text_width(line) for line in lines(text) if "http" not in line) <= 40


def test_color_always_styles_a_pipe_without_breaking_lines(run: Run) -> None:
    text = run("pretraining", "--color", "always").out
    assert "\x1b[1mPretraining\x1b[0m\n" in text
    assert Glossary.open()["pretraining"].definition.ja in text


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.status, result.out, result.err) == (0, f"gloss {__version__}\n", "")


@pytest.mark.parametrize(
    "command", ["", *["show", "search", "list", "categories", "random", "check", "where", "completion"]]
)
def test_help_everywhere_with_examples(run: Run, command: str) -> None:
    for flag in ("-h", "--help"):
        result = run(*filter(None, [command]), flag)
        assert result.status == 0
        assert result.err == ""
        assert f"Usage: gloss {command}".rstrip() in result.out
        assert "Examples:" in result.out or command == "where"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--frobnicate", "x"], "no such option: --frobnicate"),
        (["search"], "no term given; name one, as in: gloss pretraining"),
        (["show"], "no term given; name one, as in: gloss pretraining"),
        (["--json"], "no term given; name one, as in: gloss pretraining"),
        (["--"], "no term given; name one, as in: gloss pretraining"),
        ([""], "the query is empty; name a term, as in: gloss pretraining"),
        (["search", "  "], "the query is empty; name a term, as in: gloss pretraining"),
        (["x", "--width", "3"], "--width takes a whole number from 10 to 1000, not '3';"),
        (["search", "x", "-n", "0"], "--limit takes a whole number from 1 to 1000000, not '0';"),
        (["--jsn", "x"], "no such option: --jsn; did you mean --json?"),
        (["x", "--format", "yaml"], "--format takes one of text, json, tsv, markdown, not 'yaml';"),
        (["x", "--width", "1" * 5000], "--width takes a whole number from 10 to 1000, not '111"),
        (["x", "--json=1"], "--json takes no value; leave out"),
        (["x", "--json", "--format", "tsv"], "--json and --format tsv contradict each other;"),
        (["x", "--format", "tsv", "--json"], "--json and --format tsv contradict each other;"),
        (["x", "--lang"], "--lang lacks its value; see: gloss show --help"),
        (["list", "surplus"], "list takes no words, but there is 'surplus'; see"),
        (["completion", "tcsh"], "no completion for 'tcsh'; there is one for bash, zsh, fish"),
        (["completion"], "no shell given; there is completion for bash, zsh, fish"),
    ],
)
def test_wrong_usage_is_one_line_with_a_remedy_and_status_2(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    (line,) = lines(result.err)
    assert line.startswith(f"gloss: {message}")
    assert ";" in line, "the message says what is wrong and not what to do"


def test_an_abbreviation_of_several_terms_shows_them_all(run: Run, own: Callable[[str, str], Path]) -> None:
    for name, full in (("one", "Linear discriminant analysis"), ("two", "Latent Dirichlet allocation")):
        own(
            f"{name}.toml",
            f'en = "{full}"\nja = "{name}の項目"\nabbreviations = ["LDA"]\ndefinition.en = "A method."\n',
        )
    found = json.loads(run("lda", "--json").out)["terms"]
    assert [term["id"] for term in found] == ["two", "one"]
    text = run("LDA").out
    assert "Linear discriminant analysis" in text
    assert "Latent Dirichlet allocation" in text


def test_no_first_word_of_a_name_is_a_command() -> None:
    from glossary_cli.arguments import COMMANDS

    closed = set(COMMANDS) - {"random"}
    for term in Glossary.open():
        for name in (term.en, term.ja, *term.abbreviations, *(a.text for a in term.lookup_names)):
            assert name.split()[0].casefold() not in closed, name


def test_random_with_words_behind_it_begins_a_name(run: Run) -> None:
    shown = run("show", "random forest", "--short", "--width", "80")
    assert shown.status == 0
    assert run("random", "forest", "--short", "--width", "80").out == shown.out
    assert run("--short", "random", "--width", "80", "forest").out == shown.out
    assert "Random forest" in run("random", "--", "forest").out
    nothing = run("random", "--category", "learning", "--short", "--width", "80")
    assert nothing.status == 0
    assert run("random", "nonsense").status == 1


def test_check_counts_good_entries_and_prints_every_problem(run: Run, tmp_path: Path) -> None:
    good = run("check", "--strict", str(Path(__file__).parent.parent / "data" / "terms"))
    assert good.status == 0
    assert good.out == f"{len(Glossary.open())} entries, no problems\n"
    bad = tmp_path / "bad.toml"
    bad.write_text('en = ""\njaa = "x"\n', encoding="utf-8")
    result = run("check", str(bad))
    assert result.status == 1
    assert lines(result.out) == [
        f"{bad}:1:1: ja is missing: the Japanese headword",
        f"{bad}:1:1: definition is missing: one or two sentences",
        f"{bad}:1:6: empty string; write a text or remove the key",
        f"{bad}:2:1: unknown key 'jaa'; did you mean ja?",
    ]
    assert run("check", "no-such-file").status == 2


def test_where_names_each_shelf_with_its_snapshot_and_size(run: Run, own: Callable[[str, str], Path]) -> None:
    path = own("x.toml", 'en = "X"\nja = "エックス"\ndefinition.en = "A letter."\n')
    text = run("where").out
    assert text.startswith(f"own: 1 entry\n  terms     {path.parent}\n  snapshot  ")
    assert f"bundled: {len(Glossary.open())} entries\n" in text
    assert text.count(" bytes)\n") == 2
