"""The manual in Japanese; the names and their order are those of :mod:`glossary_cli.manual_en`."""

from __future__ import annotations

from . import manual_en

SUMMARY = "AI用語を英語と日本語で引きます。"
MORE = "コマンドとオプションの一覧: gloss --help"
TITLES = {
    "usage": "使い方",
    "examples": "例",
    "commands": "コマンド",
    "options": "オプション",
    "shared": "show、search、list、randomのオプション（語の前でも後でも可）",
    "environment": "環境変数",
    "files": "ファイル",
    "exit": "終了ステータス",
    "name": "名前",
    "synopsis": "書式",
    "description": "説明",
}
SEE_ALSO = "コマンドごとのヘルプ: gloss コマンド --help。すべての説明: man gloss"
ABOUT = (
    "glossは英語と日本語のAI用語集です。手元のマシンだけで動き、ネットワークは使いません。各項目には両言語の見出しと定義、解説、根拠とした一次資料があります。",
    "英語名、日本語名、読みがな、ローマ字、略語、別名のどれでも引けます。打ち間違いがあってもかまいません。引用符は不要です。近い項目しかないときは、そのことを標準エラー出力に1行で知らせます。",
    "端末では幅に合わせて改行し、画面より長ければページャーに渡します。パイプでは1段落を1行とし、色は付けません。",
)

EXAMPLES = (
    ("gloss pretraining", "意味を両方の言語で表示"),
    ("gloss 事前学習", "同じ項目を日本語名で"),
    ("gloss jizengakushuu", "読みをローマ字のまま"),
    ("gloss search 学習", "名前に「学習」を含む項目"),
    ("gloss pretraining --json", "スクリプト向け"),
)

COMMANDS = {
    "show": "項目を表示します。gloss 用語 と同じです。",
    "search": "当てはまりそうな項目を、確かな順に並べます。",
    "list": "すべての用語を1行に1つずつ並べます。",
    "categories": "分野と項目数を並べます。",
    "random": "項目を1つ選んで表示します。",
    "check": "用語ファイルを調べ、問題を位置とともに示します。",
    "where": "書棚ごとにフォルダー、スナップショット、大きさを示します。",
    "completion": "シェルの補完スクリプトを出力します。",
}
DETAILS = {
    "show": "コマンドと同じ名前の用語も引けます（gloss -- 用語 でも同じ）。複数の用語を表す略語では、そのすべてを表示します。"
    "近い項目が複数あるときは5つまで候補を挙げ、終了ステータスは1になります。",
    "search": "名前がそのまま一致する項目が先頭で、語頭や途中に含む項目が続きます。推測は、確かな項目が1つもないときだけ行います。"
    "--textを付けると、名前の代わりに定義と解説を探し、見つかった文を示します。",
    "check": "問題は「パス:行:桁: 説明」の形で出力します。パスを省くと自分の書棚を調べます。",
    "completion": "対応するシェルはbash、zsh、fishです。",
}
COMMAND_EXAMPLES = {
    **manual_en.COMMAND_EXAMPLES,
    "show": (
        ("gloss show pretraining", ""),
        ("gloss 人間のフィードバックによる強化学習 --short", ""),
        ("gloss RAG --lang ja", ""),
    ),
    "search": (
        ("gloss search 学習", ""),
        ("gloss search チューニング --category training", ""),
        ("gloss search --text GPU", ""),
        ("gloss search 学習 --format tsv | cut -f 2,3", ""),
    ),
}

OPTIONS = {
    "--json": "--format jsonと同じ。",
    "--format": "text（既定）、json、tsv、markdown。",
    "--lang": "表示する言語: en、ja、both（両方）。",
    "--short": "見出し、読み、定義だけを表示。",
    "--exact": "名前が完全に一致する項目だけ。",
    "--text": "名前ではなく定義と解説を探す。",
    "--limit": "結果の最大数（既定は10）。",
    "--category": "分野を絞る。分野の一覧: gloss categories",
    "--sort": "en: 英語の見出し順（既定）、ja: 読みの五十音順。",
    "--color": "auto（既定）、always、never。",
    "--no-pager": "長い文章もそのまま端末に書く。",
    "--width": "1行をN桁に収める。",
    "--strict": "同梱の項目と同じ条件で調べる。",
    "--version": "バージョンを表示。",
    "--help": "ヘルプを表示。",
}

ENVIRONMENT = {
    "GLOSS_PATH": "自分の用語ファイルのフォルダー。PATHと同じ区切りで並べる。",
    "GLOSS_PAGER, PAGER": "ページャー。空なら使わない。既定はlessで、未設定ならLESS=FRX、LESSCHARSET=utf-8とする。",
    "GLOSS_STYLE": "スタイル。例: headword=bold cyan:match=reverse。対象はheadword、reading、title、label、dim、"
    "related、link、url、match。",
    "NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE": "--colorがautoのとき、スタイルを付けるかどうか。",
    "LC_ALL, LC_MESSAGES, LANG": "ロケールが日本語なら、ヘルプと通知を日本語にする。",
    "GLOSS_DEBUG": "予期しないエラーの出どころを見るときに設定する。",
}
FILES = {
    "データ用ディレクトリのgloss/terms/*.toml": "自分の項目。場所はgloss whereで分かる。",
    "設定用ディレクトリのgloss/config.toml": "設定: lang、pager、widthと、対象ごとのスタイルの表style。",
}
EXIT = {
    "0": "見つかった、または完了した。",
    "1": "見つからなかった（checkでは問題があった）。",
    "2": "使い方の誤り、読めないデータ、ディスクの空き不足など。",
    "130": "Ctrl-Cで中断した。",
}
