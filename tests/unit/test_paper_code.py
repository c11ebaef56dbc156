"""The QR code of a page: its squares, the white around it, and when there is none."""

from __future__ import annotations

import dataclasses
import re

import pytest
import segno

from macros.load.guide import Guide
from macros.look import qr_code
from macros.pages.paper_code import paper_address, paper_code
from tests.helpers import our_guide, reachable

LOADED = reachable(our_guide())


def at(address: str) -> Guide:
    return dataclasses.replace(LOADED, edition=LOADED.edition.model_copy(update={"address": address}))


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
    assert qr_code.draw("https://samenterug.internal/" + "a" * 180) is not None
    assert qr_code.draw("https://samenterug.internal/" + "a" * 190) is None


def test_the_code_leads_to_the_page_on_the_address_in_the_settings() -> None:
    found = paper_code(LOADED, "checklists/eerste-gesprek")
    assert found is not None
    assert found.address == "gids.internal/checklists/eerste-gesprek/"
    assert found.drawn == qr_code.draw("https://gids.internal/checklists/eerste-gesprek/")


def test_an_edition_without_an_address_of_its_own_has_none_on_paper() -> None:
    without = dataclasses.replace(LOADED, own_address=False)
    assert paper_code(without, "checklists/eerste-gesprek") is None
    assert paper_address(without, "checklists/eerste-gesprek") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://samenterug.example/", "https://terug.bakkerij.EXAMPLE/gids/", "https://bakkerij.test:8443/", "http://gids.invalid/", "http://localhost:8000/",
        "http://gids.localhost/", "https://example.com/gids/", "https://www.example.nl.example.org/", "https://example.net./",
    ],
)  # fmt: skip
def test_an_address_that_is_an_example_is_not_on_paper(address: str) -> None:
    assert paper_code(at(address), "checklists/eerste-gesprek") is None
    assert paper_address(at(address), "checklists/eerste-gesprek") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://example.nl/",
        "https://voorbeeld.nl/example/",
        "https://mijnexample.com/",
        "https://test.nl/",
        "https://latest/",
        "http://localhost.nl:8000/",
    ],
)
def test_an_address_that_only_looks_like_an_example_is_on_paper(address: str) -> None:
    assert paper_code(at(address), "checklists/eerste-gesprek") is not None
