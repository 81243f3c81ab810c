"""The manual in English: the texts of help and man page, which :mod:`glossary_cli.manual` puts together."""

from __future__ import annotations

SUMMARY = "Look up an AI term in English or Japanese."
MORE = "All commands and options: gloss --help"
TITLES = {
    "usage": "Usage",
    "examples": "Examples",
    "commands": "Commands",
    "options": "Options",
    "shared": "Options of show, search, list and random, before or after the words",
    "environment": "Environment",
    "files": "Files",
    "exit": "Exit status",
    "name": "Name",
    "synopsis": "Synopsis",
    "description": "Description",
}
SEE_ALSO = "What a command takes: gloss COMMAND --help. Everything: man gloss"
ABOUT = (
    "gloss is an AI glossary in English and Japanese that is kept on your machine and never uses the network. An entry has a headword and a definition in both languages, an article, and the primary sources that it rests on.",
    "A term is found by its English or Japanese name, its kana reading, rōmaji, an abbreviation, an alias or a misspelling; quotes are not needed. Where only a near match exists, a line on standard error says so.",
    "In a terminal, text is set to its width and goes through a pager when it is longer than the screen. In a pipe each paragraph is one line, without color.",
)

EXAMPLES = (
    ("gloss pretraining", "what it means, in both languages"),
    ("gloss 事前学習", "the same entry, by its Japanese name"),
    ("gloss jizengakushuu", "by its reading, as it is typed"),
    ("gloss search 学習", "every entry with 学習 in a name"),
    ("gloss pretraining --json", "for scripts"),
)

COMMANDS = {
    "show": "Show an entry; this is what gloss TERM does.",
    "search": "List the entries that a query may mean, best first.",
    "list": "List every term, one a line.",
    "categories": "List the categories with the number of their entries.",
    "random": "Show one entry, to learn from.",
    "check": "Check term files and print each problem with its place.",
    "where": "Show each shelf: its folder, its snapshot, its size.",
    "completion": "Print the completion script of a shell.",
}
DETAILS = {
    "show": "It also takes a term that is named like a command, as does gloss -- TERM. An abbreviation that stands for "
    "several terms shows all of them. Where several entries are near, it names up to five and exits with 1.",
    "search": "A name that is typed whole comes first, then names that begin with the query or hold it. A guess is made "
    "only where there is nothing surer. --text searches definitions and articles instead, and shows the sentence.",
    "check": "Problems are printed as path:line:column: message. Without a path it checks your own shelves.",
    "completion": "The shells are bash, zsh and fish.",
}
COMMAND_EXAMPLES = {
    "show": (
        ("gloss show pretraining", ""),
        ("gloss reinforcement learning from human feedback --short", ""),
        ("gloss RAG --lang ja", ""),
    ),
    "search": (
        ("gloss search 学習", ""),
        ("gloss search tuning --category training", ""),
        ("gloss search --text GPU", ""),
        ("gloss search 学習 --format tsv | cut -f 2,3", ""),
    ),
    "list": (
        ("gloss list --sort ja", ""),
        ("gloss list --category safety", ""),
        ("gloss list --format tsv > terms.tsv", ""),
    ),
    "categories": (("gloss categories", ""), ("gloss categories --json | jq -r '.categories[].id'", "")),
    "random": (("gloss random", ""), ("gloss random --category prompting --short", "")),
    "check": (("gloss check", ""), ("gloss check my-terms/ team/glossary.toml", "")),
    "where": (("gloss where", ""),),
    "completion": (
        ("source <(gloss completion bash)", ""),
        ("gloss completion zsh > ~/.zfunc/_gloss", ""),
        ("gloss completion fish | source", ""),
    ),
}

OPTIONS = {
    "--json": "Short for --format json.",
    "--format": "text (default), json, tsv or markdown.",
    "--lang": "Which languages the text shows: en, ja or both.",
    "--short": "Headword, reading and definitions only.",
    "--exact": "Only an entry with exactly this name.",
    "--text": "Search definitions and articles, not names.",
    "--limit": "How many results at most (default 10).",
    "--category": "Stay within a category; see: gloss categories.",
    "--sort": "en: by English headword (default); ja: by reading, in gojūon order.",
    "--color": "auto (default), always or never.",
    "--no-pager": "Write long text straight to the terminal.",
    "--width": "Set lines to N cells.",
    "--strict": "Ask for all that a bundled entry has.",
    "--version": "Show the version.",
    "--help": "Show help.",
}

ENVIRONMENT = {
    "GLOSS_PATH": "Folders of your own term files, separated as in PATH.",
    "GLOSS_PAGER, PAGER": "The pager; nothing for none. Default: less, with LESS=FRX and LESSCHARSET=utf-8 where unset.",
    "GLOSS_STYLE": "Styles, as in headword=bold cyan:match=reverse. Roles: headword, reading, title, label, dim, "
    "related, link, url, match.",
    "NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE": "Whether to use styles, where --color is auto.",
    "LC_ALL, LC_MESSAGES, LANG": "Help and notices are in Japanese where the locale is.",
    "GLOSS_DEBUG": "Set it to see where an unexpected error comes from.",
}
FILES = {
    "gloss/terms/*.toml in the data directory": "Your own entries; gloss where says where it is.",
    "gloss/config.toml in the configuration directory": "Settings: lang, pager, width, and a table style of roles.",
}
EXIT = {
    "0": "Found, or done.",
    "1": "Nothing found; for check: there are problems.",
    "2": "Trouble: wrong usage, unreadable data, a full disk.",
    "130": "Interrupted with Ctrl-C.",
}
