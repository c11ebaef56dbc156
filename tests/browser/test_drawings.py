"""The drawings as they are seen: another picture by night than by day, grey on paper, and the edition's own colour in them."""

from __future__ import annotations

import io
from typing import Any, Literal

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page

from macros.look.palette import derive, read_tokens, write_tokens
from macros.pages.templates import environment
from tests.helpers import ROOT

STYLES = ROOT / "docs" / "assets" / "css"
TOKENS = (STYLES / "tokens.css").read_text()


def gallery(browser: Browser, tokens: str = TOKENS) -> Page:
    """A page with every stretch, in a palette, and nothing else."""
    module: Any = environment(ROOT, "").get_template("landscape.html").module
    pictures = "".join(f'<div class="scenery">{module.stretch(number)}</div>' for number in range(1, 5))
    css = tokens + "".join((STYLES / f"{name}.css").read_text() for name in ("drawing", "landscape"))
    page = browser.new_page(viewport={"width": 390, "height": 1100}, color_scheme="light")
    paper = (STYLES / "print.css").read_text()
    page.set_content(
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><style>{css}</style><style media="print">{paper}</style><body>{pictures}</body></html>'
    )
    return page


def seen(page: Page, number: int) -> Image.Image:
    return Image.open(io.BytesIO(page.locator(".scenery").nth(number - 1).screenshot())).convert("RGB")


def share_apart(one: Image.Image, other: Image.Image) -> float:
    """Which part of two pictures differs clearly."""
    difference = ImageChops.difference(one, other).convert("L").point(lambda value: 255 if value > 12 else 0)
    return difference.histogram()[255] / (one.width * one.height)


def most_apart(one: Image.Image, other: Image.Image) -> float:
    """By how much two channels differ at most."""
    _, most = ImageChops.difference(one, other).getextrema()
    assert not isinstance(most, tuple), "one channel"
    return most


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_night_drawing_is_not_an_inverted_day_drawing(number: int, browser: Browser) -> None:
    page = gallery(browser)
    day = seen(page, number)
    page.emulate_media(color_scheme="dark")
    night = seen(page, number)
    assert share_apart(day, night) > 0.5
    assert share_apart(ImageChops.invert(day), night) > 0.5
    assert ImageStat.Stat(night.convert("L")).mean[0] < ImageStat.Stat(day.convert("L")).mean[0]
    page.close()


def test_paper_shows_the_landscape_in_grey_whatever_the_screen_showed(browser: Browser) -> None:
    page = gallery(browser)
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(media="print", color_scheme=scheme)
        for number in range(1, 5):
            channels = seen(page, number).split()
            assert all(most_apart(channels[0], other) <= 2 for other in channels[1:]), (scheme, number)
            assert sum(1 for count in channels[0].histogram() if count) > 20
    page.close()


def test_an_edition_has_its_own_colour_in_its_landscape(browser: Browser) -> None:
    ours, theirs = gallery(browser), gallery(browser, write_tokens(TOKENS, derive(read_tokens(TOKENS), "#c8102e")))
    for number in range(1, 5):
        assert share_apart(seen(ours, number), seen(theirs, number)) > 0.02
    ours.close()
    theirs.close()


def test_forced_colours_leave_no_empty_frame(browser: Browser) -> None:
    page = gallery(browser)
    page.emulate_media(forced_colors="active")
    assert page.evaluate("document.body.innerText.trim()") == ""
    assert page.locator(".scenery:visible").count() == 0
    page.close()
