"""Long text through the reader's pager, as git and man do it."""

from __future__ import annotations

import os
import sys

from .environment import pager_command


def page(text: str, configured: str | None = None) -> bool:
    """Show ``text`` in the pager and wait until it is closed.

    Args:
        text: What to show.
        configured: The pager of the configuration file, or None.

    ``less`` gets LESS=FRX (quit if it fits, pass styles through, leave the text on the screen) and LESSCHARSET=utf-8
    where these are unset, or it would call Japanese a binary file in a C locale.

    Returns:
        Whether there was a pager; if not, the text still has to be written.
    """
    command = pager_command(os.environ, configured)
    if not command or command == "cat":
        return False
    import shlex
    import subprocess

    environ = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    sys.stdout.flush()
    try:
        process = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, env=environ)  # noqa: S603 - the user's own
    except (OSError, ValueError):
        return False
    assert process.stdin is not None
    try:
        process.stdin.write(text.encode("utf-8", "replace"))
        process.stdin.close()
    except BrokenPipeError:
        # The reader left before the end.
        pass
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:
            # Ctrl-C is for the pager, which stays; leaving it orphaned would garble the terminal.
            continue
        return True
