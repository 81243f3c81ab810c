"""The sentences of :mod:`glossary_cli.messages` in Japanese, name for name."""

from __future__ import annotations

from .messages import _help, _shortened, _written_out, clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def quoted(text: str) -> str:
    return f"「{_shortened(text)}」"


def _listed(names: Sequence[str]) -> str:
    return "、".join(names)


# Looking terms up

EMPTY_QUERY = "検索語が空です。例のように用語を書いてください: gloss 事前学習"
NO_WORDS = "用語がありません。例のように用語を書いてください: gloss 事前学習"


def not_found(query: str) -> str:
    return f"{quoted(query)}の項目はありません"


def did_you_mean(suggestions: Sequence[tuple[str, str]]) -> str:
    return "もしかして\n" + "\n".join(f"  {names}: {command}" for names, command in suggestions)


def mentioned(count: int, command: str) -> str:
    return f"この語に触れている項目が{count}件あります: {command}"


NO_FULL_TEXT = "このPythonのSQLiteには--textに必要なFTS5がありません。名前で検索してください"


def shown_instead(query: str, name: str) -> str:
    return f"{quoted(query)}という名前の項目はないため、{name}を表示します"


def unknown_category(name: str, nearest: str, known: Sequence[str]) -> str:
    hint = f"もしかして: {nearest}" if nearest else f"あるのは{_listed(known)}です"
    return f"{quoted(name)}という分野はありません。{hint}"


NO_ENTRIES = "選べる項目がありません"

# Options


def not_in_range(option: str, value: str, low: int, high: int) -> str:
    return f"{option}の値は{low}から{high}までの整数です（{quoted(value)}は使えません）。例: {option} 40"


def two_formats(other: str) -> str:
    return f"--jsonと--format {other}は同時に使えません。どちらか一方にしてください"


def no_such_option(option: str, nearest: str, command: str) -> str:
    hint = f"もしかして: {nearest}" if nearest else f"一覧: {_help(command)}"
    return f"{quoted(option)}というオプションはありません。{hint}"


def bad_choice(option: str, value: str, choices: Sequence[str]) -> str:
    return f"{option}に{quoted(value)}は使えません。{_listed(choices)}のどれかにしてください"


def no_value(option: str, command: str) -> str:
    return f"{option}の値がありません。書き方: {_help(command)}"


def needless_value(option: str) -> str:
    return f"{option}は値を取りません。= の後を消してください"


def surplus(words: str, command: str) -> str:
    return f"{command}は語を取りませんが、{quoted(words)}があります。書き方: {_help(command)}"


def bad_usage(reason: str, command: str) -> str:
    return f"使い方が違います（{clean(reason).rstrip('.')}）。書き方: {_help(command)}"


# Term files

EMPTY_STRING = "空の文字列です。内容を書くか、キーを消してください"
REPEATED = "同じ値が2度あります。1つにしてください"
NOT_KANA = "'{value}'は読みではありません。じぜんがくしゅう のように、ひらがなと ー だけで書いてください"
NOT_AN_ID = "'{value}'はIDではありません。fine-tuning のように、英小文字、数字、ハイフンで書いてください"
NOT_A_URL = "'{value}'はWebのアドレスではありません。https:// で始め、空白を含めないでください"
NOT_REGULAR = "通常のファイルではありません"


def wrong_type(wanted: str, value: object) -> str:
    types = {
        "str": "文字列",
        "bool": "真偽値",
        "int": "整数",
        "float": "数値",
        "list": "リスト",
        "dict": "テーブル",
        "datetime": "日時",
        "date": "日付",
        "time": "時刻",
    }
    kinds = {
        "a string": "文字列",
        "an integer": "整数",
        "a date": "2026-11-23 のような日付",
        "a list": "リスト",
        "a string or a table": "文字列かテーブル",
        "a table": "テーブル",
    }
    return f"型が{types.get(type(value).__name__, '違うもの')}です。{kinds.get(wanted, wanted)}にしてください"


def control_character(char: str) -> str:
    return f"見えない文字U+{ord(char):04X}があります。消してください"


def too_long(length: int, limit: int) -> str:
    return f"{length:,}文字あります。{limit:,}文字までです"


def bad_year(value: object) -> str:
    return f"{_written_out(value) or 'この値'}は出版年ではありません。2017 のように書いてください"


def future_date(value: str) -> str:
    return f"{value}は未来の日付です。最後に確かめた日を書いてください"


def unknown_key(name: str, nearest: str) -> str:
    return f"知らないキー{quoted(name)}です。" + (f"もしかして: {nearest}" if nearest else "消してください")


def missing_key(name: str, about: str) -> str:
    return f"{name}がありません（{about.rstrip('.')}）"


def missing_any(names: Sequence[str]) -> str:
    return f"空です。{_listed(names)}のうち少なくとも1つを書いてください"


def not_utf8(byte: int) -> str:
    return f"バイト0x{byte:02X}はUTF-8ではありません。UTF-8で保存してください"


def not_toml(reason: str) -> str:
    return f"TOMLとして正しくありません: {clean(reason)}"


NESTED_TOO_DEEP = "テーブルやリストの入れ子が深すぎます。項目に要るのは4段までです"


def too_large(size: int, limit: int) -> str:
    return f"{size:,}バイトあります。用語ファイルは{limit:,}バイトまでです"


def bad_file_name(name: str) -> str:
    return f"ファイル名は項目のIDです。{quoted(name)}を英小文字、数字、ハイフンだけの名前にしてください"


def unknown_folder_category(name: str, nearest: str) -> str:
    hint = f"もしかして: {nearest}" if nearest else "categories.tomlに一覧があります"
    return f"{quoted(name)}という分野はありません。{hint}"


def category_differs(written: str, folder: str) -> str:
    return f"分野が{quoted(written)}ですが、ファイルは{clean(folder)}にあります。ファイルを移すか、キーを消してください"


def unknown_related(id: str, nearest: str) -> str:
    return f"{quoted(id)}という項目はありません。" + (f"もしかして: {nearest}" if nearest else "消してください")


RELATED_TO_ITSELF = "自分自身を隣の項目にはできません。消してください"


def alias_needs_reading(text: str) -> str:
    return f"別名{quoted(text)}には漢字があります。{{ text = '{clean(text)}', reading = '…' }} と書いてください"


def duplicate_id(place: str) -> str:
    return f"このIDは{clean(place)}が使っています。どちらかのファイル名を変えてください"


def duplicate_headword(name: str, place: str) -> str:
    return f"見出し{quoted(name)}は{clean(place)}にもあります。どちらかを別名にしてください"


def checked(count: int) -> str:
    return f"{count}項目、問題なし"


def found_problems(problems: int, files: int) -> str:
    return f"{files}個のファイルに{problems}件の問題があります"


def nothing_to_check(folder: str) -> str:
    return f"自分の項目はまだありません。{clean(folder)}にTOMLファイルを置くか、調べるファイルを指定してください"


# The user's settings

NOT_A_PAGER = "pagerは引用符で囲んだコマンドです。使わないときはfalseにしてください"
NOT_STYLES = 'styleはテーブルです。例: style.headword = "bold cyan"'


def setting_ignored(problem: str) -> str:
    return f"{problem}。この設定は無視します"


def not_a_setting_of(choices: Sequence[str]) -> str:
    return f"{_listed(choices)}のどれかを引用符で囲んで書いてください"


def not_a_width(low: int, high: int) -> str:
    return f"widthは{low}から{high}までの整数です"


def not_a_style(text: str) -> str:
    return f"{quoted(text)}はスタイルではありません。bold、italic、cyan、#5f87af のような語を書いてください"


def bad_style_pair(pair: str, roles: Sequence[str]) -> str:
    return f"GLOSS_STYLE: {quoted(pair)}を読めません。例: headword=bold cyan（対象は{_listed(roles)}）"


# Shelves and snapshots


def entry_left_out(problem: str) -> str:
    return f"項目を除きました: {problem}"


def and_more_problems(count: int) -> str:
    return f"ほかに{count}件の問題があります。すべて見るには: gloss check"


def no_such_path(path: str) -> str:
    return f"{clean(path)}: そのようなファイルやフォルダーはありません"


def unreadable(path: str, reason: str) -> str:
    return f"{clean(path)}: {reason}"


def damaged_snapshot(path: str) -> str:
    return f"{clean(path)}: 同梱の用語集が壊れています。glossary-cliを入れ直してください"


def cache_not_written(path: str, reason: str) -> str:
    return f"{clean(path)}: コンパイルした用語集を保存できませんでした（{reason}）。次回もコンパイルします"


def missing_shelf(path: str) -> str:
    return f"GLOSS_PATHの{clean(path)}はフォルダーではないため、使いません"


def shelf_line(kind: str, folder: str, snapshot: str, entries: int, size: int, problems: int) -> str:
    kinds = {"own": "自分", "bundled": "同梱"}
    trouble = f"、問題{problems}件（gloss checkで確認）" if problems else ""
    lines = [f"{kinds.get(kind, kind)}: {entries}項目{trouble}"]
    if folder:
        lines.append(f"  用語              {clean(folder)}")
    lines.append(
        f"  スナップショット  {clean(snapshot)}（{size:,}バイト）" if snapshot else "  スナップショット  メモリ上のみ"
    )
    return "\n".join(lines) + "\n"


def no_own_shelf(folder: str) -> str:
    return f"自分: なし。TOMLファイルの置き場所\n  用語              {clean(folder)}\n"


NO_BUNDLED_SHELF = "同梱の用語集がありません。glossary-cliを入れ直してください"
READING = "用語ファイルを読んでいます"
COMPILING = "用語集をコンパイルしています"

# The program

STDOUT_CLOSED = "標準出力が閉じているため、答えを書けません"


def write_failed(reason: str) -> str:
    return f"答えを書けませんでした: {reason}"


def unexpected(error: BaseException) -> str:
    return (
        f"予期しない{type(error).__name__}: {clean(str(error))}。打ったコマンドを添えて報告してください。"
        "GLOSS_DEBUG=1 を設定すると出どころが分かります"
    )


def no_shell(known: Sequence[str]) -> str:
    return f"シェルの指定がありません。補完があるのは{_listed(known)}です"


def no_completion_for(shell: str, known: Sequence[str]) -> str:
    return f"{quoted(shell)}の補完はありません。あるのは{_listed(known)}です"
