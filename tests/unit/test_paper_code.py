"""The QR code of a page: its squares, the white around it, and when there is none."""

from __future__ import annotations

import dataclasses
import re

import segno

from macros.look import qr_code
from macros.pages.paper_code import paper_code
from tests.helpers import our_guide

LOADED = our_guide()


def dark(path: str) -> set[tuple[int, int]]:
    """The squares that a path covers: bars to the right, one square high."""
    bars = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path)
    assert "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in bars) == path
    return {(int(x) + step, int(y)) for x, y, length in bars for step in range(int(length))}


def test_the_drawing_has_the_squares_of_the_code_and_four_of_white_around_it() -> None:
    text = "https://samenterug.example/checklists/eerste-gesprek/"
    made = segno.make(text, error="m", micro=False)
    drawn = qr_code.draw(text)
    assert drawn is not None
    assert drawn.size == len(made.matrix) + 8
    assert dark(drawn.path) == {(x + 4, y + 4) for y, row in enumerate(made.matrix) for x, square in enumerate(row) if square}


def test_an_address_too_long_to_read_from_two_centimetres_has_no_code() -> None:
    assert qr_code.draw("https://samenterug.example/" + "a" * 180) is not None
    assert qr_code.draw("https://samenterug.example/" + "a" * 190) is None


def test_the_code_leads_to_the_page_on_the_address_in_the_settings() -> None:
    found = paper_code(LOADED, "checklists/eerste-gesprek")
    assert found is not None
    assert found.address == "samenterug.example/checklists/eerste-gesprek/"
    assert found.drawn == qr_code.draw("https://samenterug.example/checklists/eerste-gesprek/")


def test_an_edition_without_an_address_of_its_own_has_no_code() -> None:
    assert paper_code(dataclasses.replace(LOADED, own_address=False), "checklists/eerste-gesprek") is None
