"""Every kind of page in every view, in a real Chromium: what axe finds, and that nothing scrolls sideways.

`make test` looks at the first page of every template, in one of two views, and of a row of things that are alike at the first few; `make test-all` at the whole of every page in every view. What can be read from the files of all pages
stands in tests/site/test_structure.py.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from macros.pages import catalogue
from macros.pages.page_kinds import WRITTEN_PAGES
from tests.helpers import FIRST_VIEWS, STATE_VIEWS, VIEWS, Opener, Scheme, our_guide, sideways, violations

PAGES = catalogue.all_pages(our_guide())
PATHS = [f"{page.path}/".lstrip("/") for page in PAGES] + [*(f"{path}/" for path in WRITTEN_PAGES), "404.html"]
TEMPLATES = {page.template: f"{page.path}/".lstrip("/") for page in reversed(PAGES)}
FIRST_PATHS = [path for path in PATHS if path in TEMPLATES.values() or path in ("over/", "404.html")]
# 320 x 256 is 1280 x 1024 at 400 %. At 768 the menu lies open: each kind of page is seen so in test_beyond_axe.py.
FIRST_WIDTHS = (320,)
WIDTHS = (390, 768, 1280, 1920)
PARTS = 4
ALIKE = 2
# Parts of one element with the same tag and class are alike: rows, items, cards, articles.
HIDE_ALIKE = """(most) => {
  for (const parent of document.querySelectorAll("#inhoud, #inhoud *")) {
    const seen = new Map();
    for (const part of parent.children) {
      const kind = `${part.tagName} ${part.className}`;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      if (seen.get(kind) > most && !part.matches("th, td, option, path, g, :has(:target)")) part.style.display = "none";
    }
  }
}"""


def open_everything(page: Page) -> None:
    page.evaluate("for (const part of document.querySelectorAll('.content details')) part.open = true")


def look(page: Page, width: int, scheme: Scheme) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    return violations(page)


@pytest.mark.parametrize("path", FIRST_PATHS)
def test_axe_finds_nothing_on_the_unfolded_first_page_of_a_template(path: str, view: Opener) -> None:
    """One template wide and by day, the next narrow and in the dark."""
    page = view(path)
    open_everything(page)
    page.evaluate(HIDE_ALIKE, ALIKE)
    assert look(page, *FIRST_VIEWS[FIRST_PATHS.index(path) % len(FIRST_VIEWS)]) == []


@pytest.mark.full
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_on_any_unfolded_page_in_any_view(path: str, view: Opener) -> None:
    page = view(path)
    open_everything(page)
    for width, scheme in VIEWS:
        assert look(page, width, scheme) == [], (width, scheme)


@pytest.mark.parametrize("widths", [FIRST_WIDTHS, pytest.param(WIDTHS, marks=pytest.mark.full)])
@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_scrolls_sideways(part: int, widths: tuple[int, ...], view: Opener) -> None:
    """Nor does any page do what the policy forbids, which would be a complaint, or stay without its scripts or with one that fails."""
    page = view("")
    wide = []
    for path in PATHS[part::PARTS]:
        answer = page.goto(path)
        assert answer is not None and answer.headers["content-security-policy"].startswith("default-src 'none'"), path
        assert page.locator("html.no-js").count() == 0, path
        assert page.locator("#inhoud > .broken").count() == 0, path
        open_everything(page)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 256})
            wide += [(path, width)] if sideways(page) > 0 else []
    assert wide == []


@pytest.mark.parametrize(("width", "scheme"), STATE_VIEWS)
@pytest.mark.parametrize("path", ["", "rekenhulp/", "404.html"])
def test_axe_finds_nothing_in_the_open_menu_and_in_search(path: str, width: int, scheme: str, open_page: Opener) -> None:
    """Menu and search are the same on every page; the path to the index differs."""
    page = open_page(path, width=width, color_scheme=scheme)
    page.get_by_text("Menu", exact=True).locator("..").click()
    assert violations(page, "header") == []
    assert sideways(page) <= 0
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_label("Waar zoek je naar?").fill("plan")
    expect(page.locator(".search-hit").first).to_be_visible()
    assert violations(page, "dialog") == []
    assert sideways(page) <= 0
