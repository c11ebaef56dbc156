"""Terms: what they mean beside the word, and where the glossary and the sources lead."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.pages import catalogue
from macros.pages.page_kinds import WRITTEN_PAGES
from tests.helpers import ROOT, Opener, attribute, box_of, file_of, our_guide, parsed, sideways, violations

LOADED = our_guide()
MEANINGS = {term.id: term.meaning for term in LOADED.terms}
PATH = "weten/loon-bij-ziekte/"


def meaning_of(link_address: str) -> str:
    return MEANINGS[link_address.partition("#")[2]]


def test_a_term_says_what_it_means_on_focus_and_escape_takes_it_away(open_page: Opener) -> None:
    page = open_page(PATH, color_scheme="dark")
    link = page.locator("a.term:visible").first
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_hidden()
    link.focus()
    expect(tip).to_have_text(meaning_of(attribute(link, "href")))
    assert link.evaluate("link => document.getElementById(link.getAttribute('aria-describedby')).textContent") == tip.inner_text()
    assert violations(page, "#inhoud") == []
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    assert link.evaluate("link => link === document.activeElement && !link.hasAttribute('aria-describedby')")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"begrippen/#"))


def test_the_pointer_may_move_onto_the_meaning_and_away_from_it(open_page: Opener) -> None:
    page = open_page(PATH)
    tip = page.get_by_role("tooltip")
    page.locator("a.term:visible").first.hover()
    expect(tip).to_be_visible()
    tip.hover()
    page.wait_for_timeout(500)
    expect(tip).to_be_visible()
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    first, other = page.locator("a.term:visible").first, page.locator("a.term:visible").last
    first.focus()
    said = tip.inner_text()
    other.hover()
    expect(tip).to_be_visible()
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    expect(tip).to_have_text(said)


def test_without_a_script_a_term_is_a_link_to_its_meaning(open_page: Opener) -> None:
    page = open_page(PATH, java_script_enabled=False)
    page.locator("a.term:visible").first.click()
    page.wait_for_url(re.compile(r"begrippen/#"))


def test_a_first_tap_shows_the_meaning_and_a_second_leads_to_the_glossary(open_page: Opener) -> None:
    page = open_page(PATH, width=320, height=640, has_touch=True, is_mobile=True)
    links = page.locator("a.term:visible")
    for place in range(links.count()):
        link = links.nth(place)
        link.tap()
        tip = page.get_by_role("tooltip")
        expect(tip).to_have_text(meaning_of(attribute(link, "href")))
        box = box_of(tip)
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320
        assert sideways(page) <= 0
        tip.tap()
        expect(tip).to_be_hidden()
    # Where the meaning would just go under the bar at the thumb, it stands over the word.
    assert box is not None
    link.evaluate(
        """(link, height) => {
          const bar = document.querySelector(".thumb-bar").getBoundingClientRect();
          scrollBy({ top: link.getClientRects()[0].bottom + height - bar.top, behavior: "instant" });
        }""",
        box["height"],
    )
    link.tap()
    box, bar = box_of(tip), box_of(page.locator(".thumb-bar"))
    assert box["y"] + box["height"] <= bar["y"]
    page.locator("h1").evaluate("heading => heading.scrollIntoView({ block: 'center' })")
    page.locator("h1").tap()
    expect(tip).to_be_hidden()
    link.tap()
    link.tap()
    page.wait_for_url(re.compile(r"begrippen/#"))


def test_a_meaning_never_goes_over_the_bar_at_the_top(open_page: Opener) -> None:
    """A word just under the bar, with less room below it than above it if the bar did not count."""
    page = open_page(PATH)
    link = page.locator("a.term:visible").first
    link.evaluate(
        "link => { const line = document.createElement('p'); line.append(link); document.querySelector('.content').prepend(line); }"
    )
    link.focus()
    tip, header = page.get_by_role("tooltip"), page.locator(".site-header")
    word, bar, meaning = box_of(link), box_of(header), box_of(tip)
    room = word["y"] - bar["height"] / 2
    assert word["y"] - bar["height"] < room < meaning["height"]
    link.blur()
    page.set_viewport_size({"width": 1280, "height": round(word["y"] + word["height"] + room)})
    # A change of size hides a meaning, and is told with the next picture.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    link.evaluate("link => link.focus({ preventScroll: true })")
    expect(tip).to_be_visible()
    box = box_of(tip)
    assert box["y"] >= bar["height"]


def test_the_meanings_come_once_and_before_the_pointer_or_the_focus_is_on_a_term(open_page: Opener) -> None:
    page = open_page(PATH)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("h1").hover()
    assert asked == [], "the title explains nothing"
    link = page.locator("a.term:visible").first
    with page.expect_request("**/bundle/term-data-*.js"), page.expect_request("**/bundle/term-tip-*.js"):
        link.locator("..").dispatch_event("pointerover")
    for place in range(page.locator("a.term:visible").count()):
        page.locator("a.term:visible").nth(place).focus()
        expect(page.get_by_role("tooltip")).to_be_visible()
    assert len(asked) == 2, "what they say, and what shows it"
    page.reload()
    with page.expect_request("**/bundle/term-data-*.js"):
        page.keyboard.press("Tab")


@pytest.mark.parametrize(("script", "lost"), [("term-data", ""), ("term-data", "document.currentScript.texts = {}"), ("term-tip", "")])
def test_a_term_whose_meaning_does_not_come_is_a_link_and_nothing_is_told(script: str, lost: str, address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route(
        f"**/bundle/{script}-*.js", lambda route: route.fulfill(body=lost, content_type="text/javascript") if lost else route.abort()
    )
    page.goto(address + PATH)
    link = page.locator("a.term:visible").first
    link.focus()
    link.evaluate("link => link.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }))")
    page.wait_for_timeout(400)
    expect(page.locator("#term-tip, #inhoud > .broken").filter(visible=True)).to_have_count(0)
    assert link.get_attribute("aria-describedby") is None
    link.blur()
    link.tap()
    page.wait_for_url(re.compile(r"begrippen/#"))
    assert errors == []
    context.close()


def test_a_second_tap_leads_on_while_the_meaning_lets_itself_be_waited_for(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.route("**/bundle/term-data-*.js", lambda route: None)
    page.goto(address + PATH)
    link = page.locator("a.term:visible").first
    link.tap()
    page.wait_for_timeout(300)
    assert PATH in page.url
    link.tap()
    page.wait_for_url(re.compile(r"begrippen/#"))
    context.close()


def test_the_meanings_come_from_a_disk_too(online: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((online / PATH / "index.html").as_uri())
    page.locator("a.term:visible").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.close()


def test_a_page_carries_the_meanings_of_its_own_terms_and_no_others(site: Path) -> None:
    for path in ("fasen/direct-na-de-ziekmelding/leidinggevende", "weten/aow", "samen"):
        tree = parsed(file_of(site, path))
        used = {link.get("href").partition("#")[2] for link in tree.find_class("term")}
        carried = set(re.findall(r'"([a-z0-9-]+)":"', tree.get_element_by_id("term-data").text))
        assert used == carried, path
    assert len(gzip.compress((ROOT / "docs" / "assets" / "js" / "base" / "terms.js").read_bytes())) < 1000


def test_every_source_says_how_we_read_it_and_where_it_is_used(site: Path) -> None:
    tree = parsed(file_of(site, "bronnen"))
    for source in LOADED.sources.values():
        entry = tree.get_element_by_id(source.id)
        assert source.read or source.kind == "redactie", source.id
        assert entry.find_class("source-use"), source.id
        for link in entry.find_class("source-use")[0].iter("a"):
            path, _, part = link.get("href").partition("#")
            page = file_of(site, path.removeprefix("../")).read_text()
            # Former rules of the calendar stand in its data only; a link to a part says where sources differ.
            told = path == "../rekenhulp/" or (f'id="{part}"' if part else f'bronnen/#{source.id}"') in page
            assert told, (source.id, link.get("href"))


def test_external_urls_stand_only_in_content_fields(site: Path) -> None:
    known = {at for file in (ROOT / "content").rglob("*.yml") for at in re.findall(r'url: "?(https?://[^\s",}]+)', file.read_text())}
    known |= {law.url for law in LOADED.laws.values()}
    strange = set()
    for path in [*(page.path for page in catalogue.all_pages(LOADED)), *WRITTEN_PAGES]:
        tree = parsed(file_of(site, path))
        strange |= {(path, at) for at in tree.xpath("//a/@href") if at.startswith("http") and at not in known}
    assert strange == set()
    ours = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "overrides").rglob("*.html")]
    assert [str(file) for file in ours if re.search(r"https?://", file.read_text())] == []


def test_a_source_stands_in_the_list_with_one_address_of_its_own() -> None:
    addresses = [source.url for source in LOADED.sources.values() if source.url]
    assert len(addresses) == len(set(addresses))
