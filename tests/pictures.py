"""Pictures of what the installed command prints in a terminal, for README.md.

``python tests/pictures.py`` draws them anew. A cell is half as wide as a Japanese character, as in a terminal, and
every run of characters is given its place and width, so that columns line up whatever fonts the reader has.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from conftest import GLOSS

from glossary_cli.render.wrap import cell_width, text_width

FOLDER = Path(__file__).parent / "rendered"
PICTURES = {
    "pretraining.svg": (["pretraining", "--short"], 80),
    "search.svg": (["search", "学習"], 80),
    "side-by-side.svg": (["temperature"], 120),
}
MOST_BYTES = 100_000
CELL, LINE, SIZE, MARGIN = 8.4, 20, 14, 14
WIDE = "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]"
PIECES = re.compile(rf"{WIDE}+| +|(?: ?(?!{WIDE}| ).)+")
"""Of one width, and without blanks at their ends, which a reader of SVG would drop."""
CODES = re.compile(r"\x1b\[([0-9;]*)m|\x1b\]8;[^\x1b]*\x1b\\")
CLASSES = {"1": "b", "2": "d", "3": "i", "4": "u", "35": "m"}
STYLE = """
text { font: 14px "DejaVu Sans Mono", "Noto Sans Mono CJK JP", "Noto Sans CJK JP", Menlo, "Hiragino Sans", monospace; \
white-space: pre; fill: #1f2328 }
rect { fill: #f6f8fa; stroke: #d1d9e0 } .b { font-weight: bold } .d { fill: #59636e } .i { font-style: italic }
.w { font-size: 16.8px }
.u { text-decoration: underline } .m { fill: #8250df }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc } rect { fill: #151b23; stroke: #3d444d } .d { fill: #9198a1 } .m { fill: #ab7df8 } }
"""


def printed(arguments: list[str], width: int, environ: dict[str, str]) -> str:
    """Return what the command writes to a terminal of this width."""
    call = [GLOSS, *arguments, "--width", str(width), "--color", "always"]
    return subprocess.run(call, env=environ, capture_output=True, check=True).stdout.decode()


def runs(line: str) -> Iterator[tuple[str, str]]:
    """Yield the text of a line in runs of one style, as (text, names of the style)."""
    style: list[str] = []
    at = 0
    for code in [*CODES.finditer(line), None]:
        text = line[at : code.start() if code else len(line)]
        if text:
            yield text, " ".join(style)
        if code:
            at = code.end()
            if code[1] is not None:
                style = [] if code[1] in ("", "0") else [CLASSES[number] for number in code[1].split(";")]


def picture(text: str, prompt: str, width: int) -> str:
    """Return an SVG of a command and what it printed."""
    lines = [f"\x1b[2m$\x1b[0m {prompt}", *text.rstrip("\n").split("\n")]
    drawn = []
    for number, line in enumerate(lines):
        column = 0
        for run, style in runs(line):
            for piece in PIECES.findall(run):
                cells = text_width(piece)
                if not piece.isspace():
                    names = " ".join(filter(None, (style, "w" if cell_width(piece[0]) == 2 else "")))
                    x, y = MARGIN + column * CELL, MARGIN + number * LINE + SIZE
                    named = f' class="{names}"' if names else ""
                    drawn.append(
                        f'<text x="{x:.1f}" y="{y}" textLength="{cells * CELL:.1f}"{named}>{escape(piece)}</text>'
                    )
                column += cells
    size = round(width * CELL + 2 * MARGIN), len(lines) * LINE + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" '
        f'viewBox="0 0 {size[0]} {size[1]}">'
        f'<style>{STYLE}</style><rect x="0.5" y="0.5" width="{size[0] - 1}" height="{size[1] - 1}" rx="8"/>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


def drawn(name: str, environ: dict[str, str]) -> str:
    """Return the SVG ``name`` as the command prints today."""
    arguments, width = PICTURES[name]
    return picture(printed(arguments, width, environ), " ".join(["gloss", *arguments]), width)


def draw() -> None:
    """Draw all pictures."""
    environ = {key: os.environ[key] for key in ("PATH", "HOME")} | {"LC_ALL": "C.UTF-8"}
    for name in PICTURES:
        (FOLDER / name).write_text(drawn(name, environ), encoding="utf-8")


if __name__ == "__main__":
    draw()
