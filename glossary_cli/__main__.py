"""The entry point: it prepares the streams, takes the express lane where it can, and ends with the right status."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from .arguments import Request


def main() -> NoReturn:
    """Run ``gloss`` with the arguments of the process, and leave it."""
    # A call is over before there is garbage worth collecting.
    gc.disable()
    try:
        status = _guarded(_arguments())
    except KeyboardInterrupt:
        status = 130
    # Nothing is left to clean up, and taking the interpreter apart costs as much as a lookup.
    os._exit(status)


def _arguments() -> list[str]:
    """Return the arguments as UTF-8, whatever the locale made of their bytes; what is not UTF-8 becomes U+FFFD."""
    words = sys.argv[1:]
    if all(word.isascii() for word in words):
        return words
    return [os.fsencode(word).decode("utf-8", "replace") for word in words]


def _guarded(words: list[str]) -> int:
    """Carry a call out and return its status; every failure becomes one line on standard error."""
    from . import environment, messages, writing
    from .errors import FOUND, TROUBLE, GlossError

    environment.is_program = True
    if environment.language(os.environ) == "ja":
        messages.speak("ja")
    try:
        _prepare_streams()
        if sys.stdout is None:
            writing.note(messages.STDOUT_CLOSED)
            return TROUBLE
        status = run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough, as in: gloss list | head -1
        return FOUND
    except GlossError as error:
        writing.note(str(error))
        return error.status
    except OSError as error:
        reason = error.strerror or str(error)
        writing.note(
            messages.unreadable(os.fsdecode(error.filename), reason)
            if isinstance(error.filename, (str, bytes))
            else messages.write_failed(reason)
        )
        return TROUBLE
    except Exception as error:
        if os.environ.get("GLOSS_DEBUG"):
            raise
        writing.note(messages.unexpected(error))
        return TROUBLE
    return status


def _prepare_streams() -> None:
    """Make every character writable: what a stream's encoding lacks is written as an escape.

    In the C locale the streams are ASCII for want of a better word, and UTF-8 is meant (PEP 538); an encoding that was
    asked for with PYTHONIOENCODING stays.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is None or not hasattr(stream, "reconfigure"):
            continue
        if stream.encoding.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968") and "PYTHONIOENCODING" not in os.environ:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        else:
            stream.reconfigure(errors="backslashreplace")


def run(words: list[str]) -> int:
    """Carry out a call and return its exit status.

    Raises:
        GlossError: The call is wrong or cannot be carried out.
        OSError: The answer cannot be written.
    """
    from . import arguments

    normalized = arguments.normalized(words) if words else []
    if not words or arguments.wants_help(normalized):
        return _help(normalized)
    request: Request | None = arguments.plain_request(normalized)
    if request is not None:
        from . import commands

        return commands.run(request)
    if normalized[:1] == ["__complete"]:
        from .completion import complete

        return complete(normalized[1:])
    from .app import main as typer_main

    return typer_main(normalized)


def _help(normalized: list[str]) -> int:
    """Print the version, or the help that a call asks for."""
    from . import __version__, errors, manual, writing
    from .arguments import Request

    if normalized[:1] == ["--version"]:
        writing.write(f"gloss {__version__}\n")
        return errors.FOUND
    if not normalized:
        blocks = manual.brief()
    else:
        blocks = manual.overview() if normalized[0].startswith("-") else manual.of_command(normalized[0])
    request = Request("help")
    request.pager = False
    writing.write_blocks(request, blocks)
    return errors.FOUND


if __name__ == "__main__":
    main()
