"""Parts of a page on their own, in a page with only what they need: kept texts, meanings of words, results of a search."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.helpers import ROOT, until

ASSETS = ROOT / "docs" / "assets"
ADDRESS = "http://gids.example/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that gets an empty page at every address, so that it has a storage."""
    own = browser.new_context(locale="nl-NL", viewport={"width": 400, "height": 200})

    def empty(route: Route) -> None:
        route.fulfill(body="<!doctype html><html><body></body></html>", content_type="text/html")

    own.route("**/*", empty)
    yield own
    own.close()


def opened(context: BrowserContext, body: str, *scripts: str, before: str = "") -> Page:
    page = context.new_page()
    page.goto(ADDRESS)
    page.evaluate("(body) => { document.body.innerHTML = body; }", body)
    if before:
        page.evaluate(before)
    for script in scripts:
        page.add_script_tag(path=ASSETS / f"{script}.js")
    return page


# What is kept on this device

PANEL = """<div id="panel"><input id="text"><button data-keep>Bewaar</button><button data-wipe>Wis</button><p data-status></p>
<div data-conflict hidden><button data-keep-mine>Die van mij</button><button data-take-other>De andere</button></div></div>"""
START = """() => {
  const field = document.getElementById("text");
  const words = { kept: "bewaard", kept_before: "van eerder", kept_unreadable: "onleesbaar", wiped: "gewist", not_wiped: "niet gewist", keep_refused: "geweigerd" };
  const format = { key: "tekst", read: (text) => (text.startsWith("=") ? { state: { text: text.slice(1) } } : {}), write: ({ text }) => `=${text}` };
  const page = { state: () => ({ text: field.value }), replace: (state) => { field.value = state?.text ?? ""; } };
  globalThis.saved = globalThis.SavedState.savedState(document.getElementById("panel"), words, format, page);
  const found = globalThis.saved.readKept();
  if (found) field.value = found.text;
  field.addEventListener("input", () => globalThis.saved.save());
}"""


# As a page has it, which says where the top of its site is.
RUN_EARLY = """(root, text) => {
  const script = Object.assign(document.createElement("script"), { text });
  script.dataset.root = root;
  document.head.append(script);
}"""


def keeper(context: BrowserContext, site: str = "gids/") -> Page:
    early = json.dumps([site, (ASSETS / "js/base/early.js").read_text()])
    page = opened(context, PANEL, "js/base/storage", "js/base/saved-state", before=f"({RUN_EARLY})(...{early})")
    page.evaluate(START)
    return page


def kept(page: Page) -> str | None:
    return page.evaluate("localStorage.getItem('/gids/#tekst')")


def status(page: Page) -> str | None:
    return page.locator("[data-status]").text_content()


def test_nothing_is_kept_until_asked_and_then_every_change_until_wiped(context: BrowserContext) -> None:
    page = keeper(context)
    page.locator("#text").fill("een")
    assert kept(page) is None
    page.locator("[data-keep]").click()
    page.locator("#text").fill("twee")
    assert (kept(page), status(page)) == ("=twee", "bewaard")
    page.locator("[data-wipe]").click()
    assert (kept(page), page.locator("#text").input_value(), status(page)) == (None, "", "gewist")
    page.locator("#text").fill("drie")
    assert kept(page) is None


def test_what_was_kept_comes_back_and_what_cannot_be_read_stays_where_it_is(context: BrowserContext) -> None:
    page = keeper(context)
    page.evaluate("localStorage.setItem('/gids/#tekst', '=vroeger')")
    again = keeper(context)
    assert (again.locator("#text").input_value(), status(again)) == ("vroeger", "van eerder")
    page.evaluate("localStorage.setItem('/gids/#tekst', 'iets anders')")
    strange = keeper(context)
    strange.locator("#text").fill("nieuw")
    assert (status(strange), kept(strange)) == ("onleesbaar", "iets anders")


def test_another_tab_is_never_written_over_without_asking(context: BrowserContext) -> None:
    one = keeper(context)
    one.locator("#text").fill("een")
    one.locator("[data-keep]").click()
    other = keeper(context)
    other.locator("#text").fill("twee")
    assert kept(one) == "=twee"
    expect(one.locator("[data-conflict]")).to_be_visible()
    one.locator("#text").fill("drie")
    assert kept(one) == "=twee"
    one.locator("[data-take-other]").click()
    assert one.locator("#text").input_value() == "twee"
    expect(one.locator("[data-conflict]")).to_be_hidden()
    one.locator("#text").fill("vier")
    expect(other.locator("[data-conflict]")).to_be_visible()
    other.locator("[data-keep-mine]").click()
    assert kept(one) == "=twee"


def test_a_site_beside_ours_neither_sees_nor_disturbs_what_is_kept(context: BrowserContext) -> None:
    page = keeper(context)
    page.locator("#text").fill("een")
    page.locator("[data-keep]").click()
    other = keeper(context, "andere/")
    assert other.locator("#text").input_value() == ""
    other.locator("#text").fill("twee")
    other.locator("[data-keep]").click()
    other.locator("[data-wipe]").click()
    assert kept(page) == "=een"
    expect(page.locator("[data-conflict]")).to_be_hidden()


def test_unprefixed_storage_moves_to_the_first_site_that_asks_and_overwrites_none(context: BrowserContext) -> None:
    page = keeper(context)
    page.evaluate("localStorage.setItem('tekst', '=vroeger')")
    assert keeper(context).locator("#text").input_value() == "vroeger"
    until(page, "localStorage.getItem('tekst') === null")
    page.evaluate("localStorage.setItem('tekst', '=nog een')")
    assert keeper(context).locator("#text").input_value() == "vroeger"


def test_a_storage_that_another_tab_empties_is_noticed(context: BrowserContext) -> None:
    page = keeper(context)
    page.locator("#text").fill("een")
    page.locator("[data-keep]").click()
    other = context.new_page()
    other.goto(ADDRESS)
    other.evaluate("localStorage.clear()")
    expect(page.locator("[data-conflict]")).to_be_visible()


def test_a_storage_that_refuses_is_told_and_nothing_is_lost(context: BrowserContext) -> None:
    page = keeper(context)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('vol'); }; }")
    page.locator("#text").fill("een")
    page.locator("[data-keep]").click()
    assert (status(page), page.locator("#text").input_value()) == ("geweigerd", "een")


# The meaning of a word


def test_a_meaning_never_slides_under_the_header(context: BrowserContext) -> None:
    """Below the word is too little room; above it there would be more, if the header did not stand there."""
    body = """<script type="application/json" id="term-data">{"plan": "Wat jullie samen afspreken, in een paar regels."}</script>
<style>body{margin:0}.site-header{position:fixed;inset:0 0 auto;height:130px}.term-tip{position:absolute;width:200px;height:40px}
#inhoud{position:relative}a.term{position:absolute;top:150px;left:20px;height:20px;line-height:20px}</style>
<div class="site-header"></div><main id="inhoud"><a class="term" href="#plan">plan</a></main>"""
    page = opened(context, body, "js/base/term-tip")
    page.locator("a.term").focus()
    tip = page.locator("#term-tip")
    expect(tip).to_be_visible()
    assert page.evaluate("document.getElementById('term-tip').getBoundingClientRect().top") >= 130
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_a_meaning_goes_above_the_word_where_there_is_more_room(context: BrowserContext) -> None:
    body = """<script type="application/json" id="term-data">{"plan": "Wat jullie afspreken."}</script>
<style>body{margin:0}.term-tip{position:absolute;width:200px;height:40px}#inhoud{position:relative}
a.term{position:absolute;top:150px;left:300px;height:20px;line-height:20px}</style><main id="inhoud"><a class="term" href="#plan">plan</a></main>"""
    page = opened(context, body, "js/base/term-tip")
    page.locator("a.term").focus()
    box = page.evaluate(
        "(({ top, bottom, right }) => ({ top, bottom, right }))(document.getElementById('term-tip').getBoundingClientRect())"
    )
    assert box["bottom"] <= 150 and box["top"] >= 0
    assert box["right"] <= 400
    assert page.locator("a.term").get_attribute("aria-describedby") == "term-tip"


# Results of a search

SEARCH = """<dialog data-search data-root="/" open><input maxlength="200"><p data-search-status>Typ iets.</p><div data-search-results></div></dialog>"""
WORDS = {
    "best": "Beste",
    "one": "1 gevonden",
    "many": "{count} gevonden",
    "none": "niets voor {query}",
    "searched_as": "gelezen als {words}",
    "suggestion": "bedoel je {word}?",
} | {name: name for name in ("question", "none_next", "loading", "part")}


SCRIPTS = ("vendor/snowball/base-stemmer", "vendor/snowball/dutch-stemmer", "js/base/fill", "js/search/dutch", "js/search/dialog")


def results(context: BrowserContext, text: str, found: list[str], description: str = "", anchor: str = "") -> Page:
    """A search dialog that finds one page with this text, in the part at an anchor."""
    entry = {"title": "Pagina", "path": "pagina/", "anchor": "", "group": "uitleg", "description": description}
    answer = {
        "results": [{"entry": entry, "sections": [{"anchor": anchor, "heading": "Deel", "text": text}]}],
        "corrected": [],
        "suggestion": "",
    }
    data = {"pages": [{"path": "pagina/", "title": "Pagina"}], "groups": {"uitleg": "Uitleg"}, "next": "pagina/", "words": WORDS}
    before = f"""() => {{
      globalThis.searchTitles = {json.dumps(data)};
      globalThis.searchTexts = [];
      const answer = {json.dumps(answer)};
      globalThis.SearchEngine = {{ create: async () => ({{ search: () => ({{ ...answer, found: new Set({json.dumps(found)}) }}), addTexts: async () => {{}} }}) }};
    }}"""
    page = opened(context, SEARCH, *SCRIPTS, before=before)
    page.locator("input").fill("vraag")
    page.wait_for_selector(".search-hit")
    return page


def test_what_was_asked_for_in_vain_is_said_as_it_was_typed(context: BrowserContext) -> None:
    """Whatever stands in it: a dollar sign, or what looks like a place for a value."""
    data = {"pages": [{"path": "pagina/", "title": "Pagina"}], "groups": {}, "next": "pagina/", "words": WORDS}
    data["need"] = {"page": "", "text": "", "calls": []}
    before = f"""() => {{
      globalThis.searchTitles = {json.dumps(data)};
      globalThis.searchTexts = [];
      const answer = {{ results: [], found: new Set(), corrected: [], suggestion: "" }};
      globalThis.SearchEngine = {{ create: async () => ({{ search: () => answer, addTexts: async () => {{}} }}) }};
    }}"""
    page = opened(context, SEARCH, *SCRIPTS, before=before)
    page.locator("input").fill("$& {query} $1")
    expect(page.locator("[data-search-status]")).to_have_text("niets voor $& {query} $1")


FILLER = "Hier staan allerlei andere zinnen die er niet toe doen. " * 12


def test_that_sentence_is_quoted_in_which_most_of_the_question_stands(context: BrowserContext) -> None:
    text = f"Een plan vooraf. {FILLER}Het plan en de afspraak staan hier bij elkaar. {FILLER}"
    page = results(context, text, ["plan", "afsprak", "afspraak"])
    quoted = page.locator(".search-hit p").text_content() or ""
    assert quoted.startswith("Het plan en de afspraak staan hier bij elkaar.")
    assert len(quoted) < 170
    assert page.locator(".search-hit p mark").all_text_contents() == ["plan", "afspraak"]


def test_long_sentence_is_quoted_where_most_of_the_question_is(context: BrowserContext) -> None:
    long = FILLER.replace(".", ",")
    page = results(
        context, f"een plan vooraf, {long}het plan en de afspraak staan hier bij elkaar, {long}", ["plan", "afsprak", "afspraak"]
    )
    quoted = page.locator(".search-hit p").text_content() or ""
    assert quoted.startswith("… ") and quoted.endswith(" …")
    assert "het plan en de afspraak staan hier" in quoted
    assert len(quoted) < 220
    assert page.locator(".search-hit p mark").all_text_contents() == ["plan", "afspraak"]


@pytest.mark.parametrize("anchor", ["", "deel"])
def test_text_without_a_match_gives_way_to_the_page_description(anchor: str, context: BrowserContext) -> None:
    page = results(context, FILLER, ["plan"], "Waarover dit gaat.", anchor)
    assert page.locator(".search-hit p").text_content() == "Waarover dit gaat."


def test_a_part_of_a_page_in_which_it_stands_is_quoted_itself(context: BrowserContext) -> None:
    page = results(context, f"Het plan eerst. {FILLER}", ["plan"], "Een plan over een plan.", "deel")
    assert (page.locator(".search-hit p").text_content() or "").startswith("Het plan eerst.")


def test_text_that_starts_with_the_question_is_quoted_from_its_start(context: BrowserContext) -> None:
    page = results(context, f"Het plan eerst. {FILLER}", ["plan"])
    assert (page.locator(".search-hit p").text_content() or "").startswith("Het plan eerst.")
