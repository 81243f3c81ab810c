"""How long whole calls take, as multiples of ``python -c pass`` of the same virtual environment.

``python benchmarks/startup.py`` builds the wheel, installs it with a current pip into a virtual environment of its own
and prints the README's table. Calls alternate, so that whatever else the machine does hits all of them alike; the
figures are medians. ``--check`` exits with 1 when a ratio is over its limit. ``--runs N`` sets the number of runs.
"""

from __future__ import annotations

import argparse
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MEASURE = """
import os, sys
pid = os.fork()
if not pid:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    os.execv(sys.argv[1], sys.argv[1:])
print(os.wait4(pid, 0)[2].ru_maxrss)
"""
"""Prints the peak resident memory of a command in KiB; a child counts from its parent's size, so this one is small."""


def installed() -> tuple[str, tempfile.TemporaryDirectory[str]]:
    """Build and install the wheel; return the virtual environment's folder of programs and what keeps it alive."""
    folder = tempfile.TemporaryDirectory(prefix="gloss-benchmark-")
    environ = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    programs = os.path.join(folder.name, "venv", "bin")
    for command in (
        [sys.executable, "-m", "venv", os.path.join(folder.name, "venv")],
        # Old pips write a console script that imports re, which takes longer than the lookup itself.
        [os.path.join(programs, "pip"), "install", "-q", "--upgrade", "pip"],
        [os.path.join(programs, "pip"), "install", "-q", ROOT],
    ):
        subprocess.run(command, check=True, env=environ, stderr=subprocess.DEVNULL)
    return programs, folder


def environment(home: str) -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL") if key in os.environ}
    return {**kept, "HOME": home, "TERM": "xterm-256color"}


def in_pipe(command: list[str], environ: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def in_terminal(command: list[str], environ: dict[str, str]) -> float:
    """Time a call that writes to a terminal of 80 columns, tall enough that no pager starts."""
    main, side = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env={**environ, "COLUMNS": "80", "LINES": "1000"}, stdin=side, stdout=side, stderr=side
    )
    os.close(side)
    try:
        while os.read(main, 65536):
            pass
    except OSError:
        # Linux's way of saying that the other end is closed.
        pass
    process.wait()
    taken = time.perf_counter() - start
    os.close(main)
    return taken


def memory(command: list[str], environ: dict[str, str]) -> float:
    """Return the peak resident memory of a call in MiB."""
    python = os.path.join(os.path.dirname(command[0]), "python")
    found = subprocess.run([python, "-S", "-c", MEASURE, *command], env=environ, capture_output=True, check=True)
    return int(found.stdout) / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    programs, folder = installed()
    python, gloss = os.path.join(programs, "python"), os.path.join(programs, "gloss")
    bare = [python, "-c", "pass"]
    calls: list[tuple[str, list[str], Callable[[list[str], dict[str, str]], float], float]] = [
        ("`gloss pretraining --json`", [gloss, "pretraining", "--json"], in_pipe, 1.8),
        ("`gloss pretraining`, piped", [gloss, "pretraining"], in_pipe, 1.8),
        ("`gloss pretraining` in a terminal, 80 columns", [gloss, "pretraining"], in_terminal, 6),
        ("`gloss search 学習 --json`", [gloss, "search", "学習", "--json"], in_pipe, 4),
        ("`gloss pretrainig --json` (fuzzy)", [gloss, "pretrainig", "--json"], in_pipe, 5),
        ("`gloss pre<TAB>` (completion)", [gloss, "__complete", "pre"], in_pipe, 2.5),
        ("`gloss --help`", [gloss, "--help"], in_pipe, float("inf")),
    ]
    environ = environment(folder.name)
    taken: dict[str, list[float]] = {name: [] for name, *_ in calls}
    bases: list[float] = []
    for number in range(options.runs + 2):
        base = in_pipe(bare, environ)
        times = {name: clock(command, environ) for name, command, clock, _ in calls}
        # The first two rounds warm the caches.
        if number >= 2:
            bases.append(base)
            for name, value in times.items():
                taken[name].append(value)
    base = statistics.median(bases)
    failed = False
    print(f"`python -c pass`: {base * 1000:.1f} ms; medians of {options.runs} alternating runs\n")
    print("| call | takes | at most |\n|---|---|---|")
    for name, _, _, limit in calls:
        ratio = statistics.median(taken[name]) / base
        failed |= ratio > limit
        print(f"| {name} | {ratio:.1f} × | {f'{limit:g} ×' if limit != float('inf') else '-'} |")
    lookup = statistics.median(memory(calls[0][1], environ) for _ in range(5))
    ratio = lookup / statistics.median(memory(bare, environ) for _ in range(5))
    failed |= ratio > 1.5
    print(f"| peak memory of a lookup | {ratio:.1f} × | 1.5 × |")
    folder.cleanup()
    return 1 if failed and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
