"""The header of an edition on a phone: whatever its logo and its name, the menu stays within reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from macros.generator.settings import frame
from macros.load import guide
from tests.editions.conftest import Built
from tests.helpers import whole

WIDTHS = (320, 360, 390, 414)
LOGOS = (1, 2, 4, 8)
NAMES = ("De Linde", "Zorggroep De Linde", "A" * 24, "M" * 30, "Verzekeringsmaatschappijenland", "Samenwerkende ziekenhuizen Oost")
# Put another logo and name in the header, and letters of another size; say what is out of reach.
OUT_OF_REACH = """async ({ratio, name, letters, alone}) => {
  document.documentElement.style.fontSize = `${letters}%`;
  const logo = document.querySelector(".logo");
  logo.classList.toggle("logo-is-name", alone);
  const image = logo.querySelector("img");
  image.src = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${ratio * 60}" height="60" viewBox="0 0 ${ratio * 60} 60"><rect width="100%" height="100%"/></svg>`)}`;
  await image.decode();
  for (const text of logo.querySelectorAll("span")) {
    text.textContent = name;
    text.classList.toggle("visually-hidden", alone);
  }
  const found = [];
  if (document.querySelector(".site-header").scrollWidth > innerWidth) found.push("sideways");
  for (const part of document.querySelectorAll(".logo, .logo img, .logo span:not(.visually-hidden), .header-button, [data-menu] > summary")) {
    const box = part.getBoundingClientRect();
    if (box.width && (box.left < 0 || box.right > innerWidth + 0.5 || part.scrollWidth > part.clientWidth + 1 && part.localName === "span")) found.push(part.className || part.localName);
  }
  for (const text of logo.querySelectorAll("span:not(.visually-hidden)")) {
    const style = getComputedStyle(text);
    if (style.display !== "none" && text.clientWidth < 2.5 * parseFloat(style.fontSize)) found.push("no room for the name");
  }
  const [a, b] = [logo, document.querySelector("[data-open-search]")].map((part) => part.getBoundingClientRect());
  if (a.right > b.left + 0.5 && a.bottom > b.top + 0.5 && a.top < b.bottom) found.push("overlap");
  if (image.getBoundingClientRect().width < 24) found.push("logo too small");
  return found;
}"""


@pytest.fixture
def page(browser: Browser, edition_addresses: dict[str, str]) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{edition_addresses['bakkerij']}over/")
    yield page
    context.close()


@pytest.mark.parametrize("letters", [100, 200])
def test_no_logo_and_no_name_push_the_menu_off_a_phone(page: Page, letters: int) -> None:
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for ratio in LOGOS:
            for name in NAMES:
                for alone in (False, True):
                    case = {"ratio": ratio, "name": name, "letters": letters, "alone": alone}
                    if found := page.evaluate(OUT_OF_REACH, case):
                        wrong.append((width, case, found))
    assert wrong == []


def test_only_a_logo_can_hold_the_name(built: Built) -> None:
    loaded = whole(guide.load(built.tree, "bakkerij"))
    assert frame(loaded)["logo_holds_name"] is False
    chosen = loaded.edition.model_copy(update={"logo_holds_name": "ja"})
    assert frame(replace(loaded, edition=chosen))["logo_holds_name"] is True
    assert frame(replace(loaded, edition=chosen.model_copy(update={"logo": None})))["logo_holds_name"] is False, (
        "without a logo the name stays"
    )


def test_logo_with_the_name_in_it_hides_the_written_name_from_sight_only(built: Built) -> None:
    def logo(name: str) -> str:
        found = re.search(r'<a class="logo[ "].*?</a>', built.page(name, "over"))
        assert found
        return found[0]

    alone, beside = logo("vijandig"), logo("bakkerij")
    assert 'class="logo logo-is-name"' in alone
    assert re.findall(r'<span[^>]*class="([^"]*)"', alone) == ["visually-hidden"]
    assert "&lt;script&gt;raak(1)" in alone
    assert "logo-is-name" not in beside
    assert re.findall(r'<span[^>]*class="([^"]*)"', beside) == ["name-long", "name-short"]
