"""Every sentence that a user can see, to be read as prose in one place; :mod:`glossary_cli.messages_ja` has the same
names in Japanese.

What went wrong comes first, then what would be right or what to type next.
"""  # noqa: D205 - one sentence, of two lines

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

language = "en"
"""The language that is spoken: ``en`` or ``ja``."""
_english: dict[str, object] = {}
_SHOWN_QUERY = 60
"""Characters of a query that a message repeats."""
_LARGEST_SHOWN = 10**12


def clean(text: str) -> str:
    """Return ``text`` fit for a terminal: what is not printable becomes U+FFFD, line ends a space.

    Queries and paths come from outside and are repeated in messages; an escape sequence in them must not act.
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in "\u00a0\u3000" else " " if char in "\t\n\r" else "\ufffd" for char in text
    )


def quoted(text: str) -> str:
    """Return ``text`` cleaned, shortened and in quotation marks."""
    return f"'{_shortened(text)}'"


def _shortened(text: str) -> str:
    text = clean(text)
    return text if len(text) <= _SHOWN_QUERY else f"{text[:_SHOWN_QUERY]}…"


def _written_out(value: object) -> str:
    # Python refuses to write out an integer of more than 4,300 digits.
    return str(value) if isinstance(value, int) and abs(value) < _LARGEST_SHOWN else ""


def speak(wanted: str) -> None:
    """Say everything from now on in ``wanted``, ``en`` or ``ja``.

    The names of this module are replaced by those of the other language's, so that a message costs what it did.
    """
    global language  # noqa: PLW0603 - a process speaks one language
    if wanted == "ja":
        from . import messages_ja

        spoken = {name: value for name, value in vars(messages_ja).items() if name in globals() and name[0] != "_"}
        _english.update({name: globals()[name] for name in spoken if name not in _english})
        globals().update(spoken)
    else:
        globals().update(_english)
    language = wanted


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _help(command: str) -> str:
    return f"gloss {command} --help" if command else "gloss --help"


# Looking terms up

EMPTY_QUERY = "the query is empty; name a term, as in: gloss pretraining"
NO_WORDS = "no term given; name one, as in: gloss pretraining"


def not_found(query: str) -> str:
    return f"no entry for {quoted(query)}"


def did_you_mean(suggestions: Sequence[tuple[str, str]]) -> str:
    """``suggestions`` are pairs of an entry's names and the command that shows it."""
    return "did you mean\n" + "\n".join(f"  {names}: {command}" for names, command in suggestions)


def mentioned(count: int, command: str) -> str:
    return f"{'1 entry mentions' if count == 1 else f'{count} entries mention'} it; see: {command}"


NO_FULL_TEXT = "this Python's SQLite has no FTS5, which --text needs; search by name instead"


def shown_instead(query: str, name: str) -> str:
    return f"no entry is named {quoted(query)}; showing {name}"


def unknown_category(name: str, nearest: str, known: Sequence[str]) -> str:
    hint = f"did you mean {nearest}?" if nearest else f"there are {_listed(known)}"
    return f"no category {quoted(name)}; {hint}"


NO_ENTRIES = "there are no entries to choose from"

# Options


def not_in_range(option: str, value: str, low: int, high: int) -> str:
    return f"{option} takes a whole number from {low} to {high}, not {quoted(value)}; as in: {option} 40"


def two_formats(other: str) -> str:
    return f"--json and --format {other} contradict each other; give one of them"


def no_such_option(option: str, nearest: str, command: str) -> str:
    hint = f"did you mean {nearest}?" if nearest else f"see: {_help(command)}"
    return f"no such option: {clean(option)}; {hint}"


def bad_choice(option: str, value: str, choices: Sequence[str]) -> str:
    return f"{option} takes one of {_listed(choices)}, not {quoted(value)}; as in: {option} {choices[0]}"


def no_value(option: str, command: str) -> str:
    return f"{option} lacks its value; see: {_help(command)}"


def needless_value(option: str) -> str:
    return f"{option} takes no value; leave out what follows the ="


def surplus(words: str, command: str) -> str:
    return f"{command} takes no words, but there is {quoted(words)}; see: {_help(command)}"


def bad_usage(reason: str, command: str) -> str:
    reason = clean(reason).rstrip(".")
    return f"{reason[:1].lower()}{reason[1:]}; see: {_help(command)}"


# Term files

EMPTY_STRING = "empty string; write a text or remove the key"
REPEATED = "repeated; each value stands once"
NOT_KANA = "'{value}' is not a reading; use hiragana and ー only, as in じぜんがくしゅう"
NOT_AN_ID = "'{value}' is not an id; use lower-case letters, digits and single hyphens, as in fine-tuning"
NOT_A_URL = "'{value}' is not a web address; it begins with https:// and holds no space"
NOT_REGULAR = "not a regular file"


def wrong_type(wanted: str, value: object) -> str:
    names = {
        "str": "a string",
        "bool": "true or false",
        "int": "an integer",
        "float": "a number",
        "list": "a list",
        "dict": "a table",
        "datetime": "a date with a time",
        "date": "a date",
        "time": "a time",
    }
    example = " like 2026-11-23" if wanted == "a date" else ""
    return f"this is {names.get(type(value).__name__, 'something else')}; write {wanted}{example}"


def control_character(char: str) -> str:
    return f"holds the invisible character U+{ord(char):04X}; remove it"


def too_long(length: int, limit: int) -> str:
    return f"{length:,} characters; there is room for {limit:,}"


def bad_year(value: object) -> str:
    return f"{_written_out(value) or 'this'} is not the year of a publication; write it like 2017"


def future_date(value: str) -> str:
    return f"{value} is in the future; write the day of the last check"


def unknown_key(name: str, nearest: str) -> str:
    return f"unknown key {quoted(name)}" + (f"; did you mean {nearest}?" if nearest else "; remove it")


def missing_key(name: str, about: str) -> str:
    return f"{name} is missing: {about[0].lower()}{about[1:].rstrip('.')}"


def missing_any(names: Sequence[str]) -> str:
    return f"empty; give at least one of {_listed(names)}"


def not_utf8(byte: int) -> str:
    return f"byte 0x{byte:02X} is not UTF-8; save the file as UTF-8"


def not_toml(reason: str) -> str:
    return f"not valid TOML: {clean(reason)}"


NESTED_TOO_DEEP = "tables or lists are nested too deep; an entry needs four levels"


def too_large(size: int, limit: int) -> str:
    return f"{size:,} bytes; a term file has at most {limit:,}"


def bad_file_name(name: str) -> str:
    return f"the file's name is the entry's id; {quoted(name)} is not lower-case letters, digits and single hyphens"


def unknown_folder_category(name: str, nearest: str) -> str:
    hint = f"did you mean {nearest}?" if nearest else "categories.toml lists them"
    return f"unknown category {quoted(name)}; {hint}"


def category_differs(written: str, folder: str) -> str:
    return f"category is {quoted(written)} but the file lies in {clean(folder)}; move the file or remove the key"


def unknown_related(id: str, nearest: str) -> str:
    return f"there is no entry {quoted(id)}" + (f"; did you mean {nearest}?" if nearest else "; remove it")


RELATED_TO_ITSELF = "an entry is no neighbour of itself; remove it"


def alias_needs_reading(text: str) -> str:
    return f"the alias {quoted(text)} has kanji; write {{ text = {quoted(text)}, reading = '…' }}"


def duplicate_id(place: str) -> str:
    return f"the id is taken by {clean(place)}; rename one of the files"


def duplicate_headword(name: str, place: str) -> str:
    return f"the headword {quoted(name)} stands in {clean(place)} too; make one of them an alias"


def checked(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}, no problems"


def found_problems(problems: int, files: int) -> str:
    return f"{problems} {'problem' if problems == 1 else 'problems'} in {files} {'file' if files == 1 else 'files'}"


def nothing_to_check(folder: str) -> str:
    return f"there are no own entries yet; put TOML files into {clean(folder)} or name a file to check"


# The user's settings

NOT_A_PAGER = "pager is a command in quotes, or false for none"
NOT_STYLES = 'style is a table, as in: style.headword = "bold cyan"'


def setting_ignored(problem: str) -> str:
    return f"{problem}; the setting is ignored"


def not_a_setting_of(choices: Sequence[str]) -> str:
    return f"write one of {_listed(choices)}, in quotes"


def not_a_width(low: int, high: int) -> str:
    return f"width is a whole number from {low} to {high}"


def not_a_style(text: str) -> str:
    return f"{quoted(text)} is not a style; write words like bold, italic, cyan, #5f87af"


def bad_style_pair(pair: str, roles: Sequence[str]) -> str:
    return f"GLOSS_STYLE: cannot read {quoted(pair)}; as in headword=bold cyan, with one of {_listed(roles)}"


# Shelves and snapshots


def entry_left_out(problem: str) -> str:
    return f"entry left out: {problem}"


def and_more_problems(count: int) -> str:
    return f"and {count} more {'problem' if count == 1 else 'problems'}; see them all with: gloss check"


def no_such_path(path: str) -> str:
    return f"{clean(path)}: no such file or folder"


def unreadable(path: str, reason: str) -> str:
    return f"{clean(path)}: {reason}"


def damaged_snapshot(path: str) -> str:
    return f"{clean(path)}: the bundled glossary is damaged; reinstall glossary-cli"


def cache_not_written(path: str, reason: str) -> str:
    return f"{clean(path)}: could not keep the compiled glossary ({reason}); the next call compiles it again"


def missing_shelf(path: str) -> str:
    return f"GLOSS_PATH names {clean(path)}, which is no folder; left out"


def shelf_line(kind: str, folder: str, snapshot: str, entries: int, size: int, problems: int) -> str:
    count = f"{entries} {'entry' if entries == 1 else 'entries'}"
    trouble = f", {problems} {'problem' if problems == 1 else 'problems'} (see: gloss check)" if problems else ""
    lines = [f"{kind}: {count}{trouble}"]
    if folder:
        lines.append(f"  terms     {clean(folder)}")
    lines.append(f"  snapshot  {clean(snapshot)} ({size:,} bytes)" if snapshot else "  snapshot  in memory only")
    return "\n".join(lines) + "\n"


def no_own_shelf(folder: str) -> str:
    return f"own: none; put TOML files into\n  terms     {clean(folder)}\n"


NO_BUNDLED_SHELF = "the bundled glossary is missing; reinstall glossary-cli"
READING = "reading term files"
COMPILING = "compiling the glossary"

# The program

STDOUT_CLOSED = "standard output is closed; nowhere to write the answer"


def write_failed(reason: str) -> str:
    return f"could not write the answer: {reason}"


def unexpected(error: BaseException) -> str:
    return (
        f"unexpected {type(error).__name__}: {clean(str(error))}; please report it with the command that you typed, "
        "and set GLOSS_DEBUG=1 to see where"
    )


def no_shell(known: Sequence[str]) -> str:
    return f"no shell given; there is completion for {_listed(known)}"


def no_completion_for(shell: str, known: Sequence[str]) -> str:
    return f"no completion for {quoted(shell)}; there is one for {_listed(known)}"
