"""How lookups grow with the shelf: whole processes over 300, 20,000 and 200,000 entries, and sdcv beside them.

    python benchmarks/scale.py [--runs N] [--check]

The shelves of ``large_shelves.py`` are compiled and put into an installed wheel. Figures are multiples of
``python -c pass`` of the same virtual environment, medians of alternating runs, and peak memory in MiB. Where EDICT is
installed (Debian: ``edict``) it is measured too, and sdcv (Debian: ``sdcv``) over a StarDict dictionary of the same
headwords. ``--check`` exits with 1 when a limit is not met.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import struct
import subprocess
import sys
import time
from typing import TYPE_CHECKING

sys.path.insert(0, os.path.dirname(__file__))

from large_shelves import EDICT, edict, plausible
from startup import environment, in_pipe, installed, memory

from glossary_cli.compile import compile_snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary_cli.term import Term

SIZES = (300, 20_000, 200_000)
EXACT, TYPO, HOMOPHONE, MISS = "exact", "typo", "homophone", "miss"
QUERIES = {
    "plausible": {
        EXACT: "adaptive graph network",
        TYPO: "adaptive graqh netwrok",
        HOMOPHONE: "敵往的グラフ会期",
        MISS: "zvkqj wpxvb",
    },
    "edict": {EXACT: "dictionary", TYPO: "dictonray", HOMOPHONE: "人口知能", MISS: "zvkqj wpxvb"},
}
MOST_EXACT, MOST_TYPO, MOST_MEMORY = 1.2, 10, 150


def stardict(terms: Sequence[Term], folder: str) -> None:
    """Write a StarDict 2.4.2 dictionary of the English headwords (sdcv's doc/StarDictFileFormat)."""
    os.makedirs(folder, exist_ok=True)
    entries = sorted({term.en: term.ja for term in terms}.items(), key=lambda item: (item[0].lower(), item[0]))
    index, data = bytearray(), bytearray()
    for word, text in entries:
        piece = text.encode()
        index += word.encode() + b"\0" + struct.pack(">II", len(data), len(piece))
        data += piece
    base = os.path.join(folder, "terms")
    with open(f"{base}.ifo", "w", encoding="utf-8") as file:
        file.write(
            f"StarDict's dict ifo file\nversion=2.4.2\nwordcount={len(entries)}\nidxfilesize={len(index)}\n"
            "bookname=terms\nsametypesequence=m\n"
        )
    for suffix, content in (("idx", index), ("dict", data)):
        with open(f"{base}.{suffix}", "wb") as binary:
            binary.write(content)


def measured(commands: dict[str, list[str]], environ: dict[str, str], runs: int) -> dict[str, float]:
    """Return the median seconds of each command over alternating runs."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(runs + 2):
        for name, command in commands.items():
            seconds = in_pipe(command, environ)
            if number >= 2:
                taken[name].append(seconds)
    return {name: statistics.median(values) for name, values in taken.items()}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    programs, folder = installed()
    python, gloss = os.path.join(programs, "python"), os.path.join(programs, "gloss")
    package = subprocess.run(
        [python, "-I", "-c", "import glossary_cli; print(glossary_cli.__path__[0])"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    environ = environment(folder.name)
    shelves = [(f"{size:,}", "plausible", list(plausible(size))) for size in SIZES]
    if EDICT.exists():
        shelves.append(("EDICT", "edict", list(edict())))
    exact_of_first = exact_of_last = 0.0
    failed = False
    print("| shelf | compiled in | snapshot | exact | typo | same sound | miss | memory of a typo | sdcv, miss |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, kind, terms in shelves:
        begun = time.perf_counter()
        data = compile_snapshot(terms, [])
        compiled = time.perf_counter() - begun
        with open(os.path.join(package, "bundled.snapshot"), "wb") as file:
            file.write(data)
        queries = QUERIES[kind]
        calls = {what: [gloss, "search", query, "--json"] for what, query in queries.items()}
        calls["pass"] = [python, "-c", "pass"]
        calls[EXACT] = [gloss, queries[EXACT], "--json"]
        if shutil.which("sdcv"):
            stardict(terms, os.path.join(folder.name, "stardict"))
            calls["sdcv"] = ["sdcv", "-n", "--utf8-output", "-2", folder.name, queries[MISS].split()[0]]
        times = measured(calls, environ, options.runs)
        ratio = {what: seconds / times["pass"] for what, seconds in times.items()}
        most = memory(calls[TYPO], environ)
        sdcv = f"{ratio['sdcv']:.1f} ×" if "sdcv" in ratio else "-"
        cells = " | ".join(f"{ratio[what]:.1f} ×" for what in (EXACT, TYPO, HOMOPHONE, MISS))
        size = f"{compiled:.0f} s | {len(data) / 1e6:.0f} MB"
        print(f"| {name} ({len(terms):,}) | {size} | {cells} | {most:.0f} MiB | {sdcv} |", flush=True)
        exact_of_first = exact_of_first or times[EXACT]
        exact_of_last = times[EXACT] if kind == "plausible" else exact_of_last
        failed |= ratio[TYPO] > MOST_TYPO or most > MOST_MEMORY
    growth = exact_of_last / exact_of_first
    failed |= growth > MOST_EXACT
    print(f"\nAn exact lookup among {SIZES[-1]:,} entries takes {growth:.2f} × what it takes among {SIZES[0]}.")
    folder.cleanup()
    return 1 if failed and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
