"""README.md's pictures: they show what the command prints today."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT
from pictures import FOLDER, MOST_BYTES, PICTURES, drawn, picture

from glossary_cli.render.wrap import text_width


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_the_command_prints(name: str, environ: dict[str, str]) -> None:
    path = FOLDER / name
    assert path.stat().st_size <= MOST_BYTES
    assert path.read_text(encoding="utf-8") == drawn(name, environ), "draw them anew: python tests/pictures.py"
    assert f"tests/rendered/{name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_picture_has_every_character_in_its_cell() -> None:
    lines = ["\x1b[1mPretraining\x1b[0m  事前学習（じぜん）", "  a  学習 <b> & ML", ""]
    found = ET.fromstring(picture("\n".join(lines), "gloss x", 40))
    rows: dict[str, list[tuple[float, str, float]]] = {}
    for node in found.iter("{http://www.w3.org/2000/svg}text"):
        text = node.text or ""
        assert text.strip() == text
        rows.setdefault(node.attrib["y"], []).append((float(node.attrib["x"]), text, float(node.attrib["textLength"])))
    plain = ["$ gloss x", *(re.sub("\x1b\\[[0-9]*m", "", line) for line in lines)]
    for row, line in zip(rows.values(), filter(None, plain), strict=True):
        for x, text, length in row:
            assert length == pytest.approx(text_width(text) * 8.4, abs=0.1)
            assert x == pytest.approx(14 + text_width(line[: line.index(text)]) * 8.4, abs=0.1)
        assert "".join(text for _, text, _ in row).replace(" ", "") == line.replace(" ", "")
