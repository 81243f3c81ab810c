"""The shelves: where term files and their snapshots are, and keeping the second in step with the first.

The wheel's snapshot is used as it is. A checkout and the user's own folders are compiled into the cache directory,
keyed by what they were made from; a stale, truncated or foreign file is made anew and never trusted. Two processes may
do that at once: each writes a file of its own and renames it into place, and both results are the same.
"""

from __future__ import annotations

import os

from . import messages, paths
from .errors import ReadError, SnapshotError
from .snapshot import FORMAT, Snapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .term import Category

_SHOWN_PROBLEMS = 3
_CODE_OF_A_SNAPSHOT = (
    *("compile", "consonants", "document", "english", "fold", "messages"),
    *("passages", "phrases", "romaji", "shape", "snapshot", "source", "term"),
)


class Shelf:
    """An open shelf.

    ``kind`` is ``own`` or ``bundled``; ``folder`` holds its term files (empty for the wheel's shelf, which has none);
    ``warnings`` say what the user should know about it.
    """

    def __init__(self, kind: str, folder: str, snapshot: Snapshot, warnings: Sequence[str] = ()) -> None:
        self.kind, self.folder, self.snapshot = kind, folder, snapshot
        self.warnings = [*warnings, *_shortened(snapshot.problems())]


def _shortened(problems: Sequence[str]) -> list[str]:
    shown = [messages.entry_left_out(line) for line in problems[:_SHOWN_PROBLEMS]]
    if len(problems) > _SHOWN_PROBLEMS:
        shown.append(messages.and_more_problems(len(problems) - _SHOWN_PROBLEMS))
    return shown


def own_folders() -> tuple[list[str], list[str]]:
    """Return the folders of the user's own shelves, the first to be asked first, and warnings about missing ones."""
    warnings, folders = [], []
    for folder in filter(None, os.environ.get("GLOSS_PATH", "").split(os.pathsep)):
        if os.path.isdir(folder):
            folders.append(os.path.abspath(folder))
        else:
            warnings.append(messages.missing_shelf(folder))
    own = paths.own_terms()
    if os.path.isdir(own):
        folders.append(own)
    return list(dict.fromkeys(folders)), warnings


def open_bundled() -> Shelf:
    """Return the bundled shelf: the wheel's snapshot, or a checkout's data/terms.

    Raises:
        SnapshotError: The wheel's snapshot is missing or damaged.
    """
    path = paths.bundled_snapshot()
    try:
        return Shelf("bundled", "", Snapshot(path))
    except FileNotFoundError:
        folder = paths.checkout_terms()
        if not os.path.isdir(folder):
            raise SnapshotError(messages.NO_BUNDLED_SHELF) from None
        return open_folder("bundled", folder, strict=True)
    except OSError as error:
        raise SnapshotError(messages.unreadable(path, error.strerror or str(error))) from error


def open_folder(
    kind: str, folder: str, *, strict: bool = False, categories: Sequence[Category] = (), known_ids: Sequence[str] = ()
) -> Shelf:
    """Return the shelf of a folder of term files, compiled if its snapshot is missing, stale or damaged.

    Raises:
        ReadError: The folder cannot be listed.
    """
    made_from = _fingerprint(folder, code=strict, known=[*known_ids, *(category.id for category in categories)])
    path = snapshot_path(folder)
    try:
        snapshot = Snapshot(path)
        if snapshot.made_from in (made_from, _in_words(made_from)):
            return Shelf(kind, folder, snapshot)
        snapshot.close()
    except (SnapshotError, OSError):
        pass
    import gc

    from .compile import compile_snapshot
    from .source import read_shelf

    # The command line turned it off for the sake of short calls; this is not one.
    gc.enable()
    read = read_shelf(folder, strict=strict, categories=categories, known_ids=known_ids)
    # Problems are stored as sentences, so a snapshot that has any is of the language that they are in.
    made_from = _in_words(made_from) if read.problems else made_from
    data = compile_snapshot(read.terms, read.categories, read.problems, made_from)
    if not read.is_readable:
        # What the system refused to read once may be there the next time.
        return Shelf(kind, folder, Snapshot.of_bytes(data))
    try:
        _replace(path, data)
        return Shelf(kind, folder, Snapshot(path))
    except (OSError, SnapshotError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Shelf(kind, folder, Snapshot.of_bytes(data), [messages.cache_not_written(path, reason)])


def _in_words(made_from: str) -> str:
    return f"{made_from} {messages.language}"


def snapshot_path(folder: str) -> str:
    """Return where the snapshot of a folder of term files is kept."""
    return os.path.join(paths.cache(), f"{_digest(os.path.abspath(folder))}.snapshot")


def _digest(text: str) -> str:
    from hashlib import blake2b

    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def _fingerprint(folder: str, *, code: bool, known: Sequence[str]) -> str:
    """Return a digest of every file's name, size and time of change under ``folder``, and of what reads them.

    In a checkout (``code``) the compiler's own modules count too, so that an edit of theirs shows at once.
    """
    from . import __version__

    lines = [f"{FORMAT} {__version__} {' '.join(known)}"]
    try:
        _list_files(folder, lines)
    except OSError as error:
        raise ReadError(messages.unreadable(error.filename or folder, error.strerror or str(error))) from error
    if code:
        package = os.path.dirname(os.path.abspath(__file__))
        for module in _CODE_OF_A_SNAPSHOT:
            status = os.stat(os.path.join(package, f"{module}.py"))
            lines.append(f"{module} {status.st_size} {status.st_mtime_ns}")
    return _digest("\n".join(lines))


def _list_files(folder: str, lines: list[str]) -> None:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda item: item.name):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                _list_files(entry.path, lines)
            elif entry.name.endswith(".toml"):
                try:
                    status = entry.stat()
                except OSError:
                    lines.append(f"{entry.path} unreadable")
                else:
                    lines.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")


def _replace(path: str, data: bytes) -> None:
    """Write ``data`` to ``path`` so that a reader sees the old file or the new one and never a part of it."""
    import tempfile

    os.makedirs(os.path.dirname(path), exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def open_shelves() -> tuple[list[Shelf], list[str]]:
    """Return every shelf, the user's own before the bundled one, and the warnings of all of them.

    Raises:
        SnapshotError: The bundled shelf is missing or damaged.
    """
    bundled = open_bundled()
    folders, warnings = own_folders()
    shelves = []
    for folder in folders:
        try:
            known = [id for _, id, *_ in bundled.snapshot.index()]
            shelves.append(open_folder("own", folder, categories=bundled.snapshot.categories(), known_ids=known))
        except ReadError as error:
            warnings.append(str(error))
    shelves.append(bundled)
    return shelves, [*warnings, *(warning for shelf in shelves for warning in shelf.warnings)]
