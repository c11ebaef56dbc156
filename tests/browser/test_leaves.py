"""What leaves the page: nothing, whatever fails. And a page that cannot do its work says so, with the way on."""

from __future__ import annotations

import contextlib
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from macros.pages.scripts import TOOLS
from tests.helpers import Opener, build, copy_tree, made_once, parsed, serving, until

# Links that stand there lead on without them, so nobody misses anything.
SILENT = {"terms", "law_words", "moved"}
# What comes later tells it in its own place (tests/browser/test_take_along.py), or leaves a link a link (test_glossary.py).
ON_PAGE = sorted(TOOLS.keys() - {"calculator_result", "term_tip"})
NOTICE = "#inhoud > .broken"
DAY = "2026-09-07"

# Everything on the page as it may come to stand there. A printer and a file are not the network; and that a date of the first
# page goes to the calculator behind '#' is tested where that page is.
REVEAL = """
() => {
  document.documentElement.classList.remove("no-js");
  for (const part of document.querySelectorAll("details")) part.open = true;
  for (const part of document.querySelectorAll("[hidden]")) part.hidden = false;
  document.querySelector("dialog").setAttribute("open", "");
  for (const form of document.querySelectorAll("[data-target]")) form.dataset.target = "";
  print = () => {};
  HTMLAnchorElement.prototype.click = () => {};
  const kinds = new Set();
  const fields = [...document.querySelectorAll("input, textarea, select")].filter((field) => {
    const kind = [[...document.forms].indexOf(field.form), field.type].join();
    return field.type !== "file" && !kinds.has(kind) && kinds.add(kind);
  });
  fields.forEach((field, number) => { field.dataset.tried = number; });
  for (const field of document.querySelectorAll("input[type=date]")) field.value = "DAY";
  for (const field of document.querySelectorAll("input[type=text], textarea")) field.value ||= "woord";
  return fields.length;
}
""".replace("DAY", DAY)
FOCUS = "(number) => document.querySelector(`[data-tried='${number}']`)?.focus()"
PRESS_BUTTONS = "() => { for (const button of document.querySelectorAll('button')) if (button.isConnected) button.click() }"
SUBMIT = """
() => {
  const form = Object.assign(document.createElement("form"), { action: location.pathname });
  form.append(Object.assign(document.createElement("input"), { name: "ziek", value: "2026-09-07" }));
  document.body.append(form);
  form.submit();
}
"""


def scripts_of(page: Path) -> tuple[str, ...]:
    """The scripts that a page loads by itself, from assets/js, without their ending."""
    return tuple(re.findall(r'<script (?:defer )?src="[^"]*assets/js/([\w/-]+)\.js"', page.read_text()))


def page_of(site: Path, tool: str) -> tuple[str, tuple[str, ...]]:
    """The page that has a tool and the fewest other scripts: its path, and its scripts."""
    files = sorted(site.rglob("*.html"), key=lambda file: len(scripts_of(file)))
    file = next(file for file in files if set(TOOLS[tool]) <= set(scripts_of(file)))
    return str(file.relative_to(site)).removesuffix("index.html"), scripts_of(file)


@contextlib.contextmanager
def host(places: dict[str, Path]) -> Iterator[tuple[str, list[str]]]:
    """Sites on one host, each under a path like '/a/', with their own page for what is not there. Yields the address without
    a closing '/', and what was asked for."""
    asked: list[str] = []

    class Host(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            place = max((place for place in places if self.path.startswith(place)), key=len)
            self.directory = str(places[place])
            self.path = "/" + self.path.removeprefix(place)
            if (places[place] / urlsplit(self.path).path.lstrip("/")).exists():
                super().do_GET()
            else:
                lost = (places[place] / "404.html").read_bytes()
                self.send_response(404)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(lost)

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where each script is a file of its own, that can be kept away."""
    with serving(site) as base:
        yield base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which things may go wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def under_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built to stand under /gids/."""

    def make(folder: Path) -> None:
        tree = copy_tree(folder.with_name("tree-under-a-path"))
        settings = tree / "mkdocs.yml"
        text = settings.read_text()
        settings.write_text(re.sub(r"^site_url: .*", "site_url: https://voorbeeld.example/gids/", text, flags=re.M))
        outcome = build(tree, folder)
        assert outcome.returncode == 0, outcome.stderr

    return made_once(tmp_path_factory, "under-a-path", make)


# No form is sent


def test_no_form_of_any_page_can_be_sent_anywhere(site: Path) -> None:
    for file in site.rglob("*.html"):
        page = parsed(file)
        assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == ["form-action 'none'"], file
        assert page.xpath("//form[@action] | //*[@formaction or @formmethod]") == [], file
        assert set(page.xpath("//form/@method")) == {"dialog"}, file
        assert page.xpath("//form[not(@method)]") == [], file


def test_the_browser_itself_refuses_to_send_a_form(address: str, page: Page) -> None:
    page.goto(address)
    with page.expect_console_message(lambda message: "form-action" in message.text):
        page.evaluate(SUBMIT)
    assert page.url == address


def try_everything(page: Page) -> list[str]:
    """Enter in every kind of field of every form, and every button. Gives what the page asked for that holds what was typed."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    for number in range(page.evaluate(REVEAL)):
        page.evaluate(FOCUS, number)
        page.keyboard.press("Enter")
    page.evaluate(PRESS_BUTTONS)
    return [request for request in asked if "?" in request or not request.startswith("GET ") or DAY in request.partition("#")[0]]


@pytest.mark.parametrize("each", [False, pytest.param(True, marks=pytest.mark.full)])
@pytest.mark.parametrize("tool", ON_PAGE)
def test_missing_script_sends_nothing_and_the_page_says_how_to_go_on(
    tool: str, each: bool, site: Path, address: str, browser: Browser
) -> None:
    """The last script of a page with the tool, or each of them in turn."""
    path, scripts = page_of(site, tool)
    for script in scripts if each else scripts[-1:]:
        context = browser.new_context(locale="nl-NL")
        page = context.new_page()
        page.route(re.compile(rf"/{script}\.js$"), lambda route: route.abort())
        page.goto(address + path)
        assert page.locator("html.no-js").count() == 1, script
        assert page.locator(".js-only:visible").count() == 0, script
        if script != "base/early" and tool not in SILENT:
            expect(page.locator(NOTICE)).to_be_visible()
        assert try_everything(page) == [], script
        context.close()


@pytest.mark.parametrize("path", ["alle-paginas/", "404.html"])
def test_pages_with_no_field_but_that_of_the_search_send_nothing_either(path: str, address: str, page: Page) -> None:
    page.route("**/site.js", lambda route: route.abort())
    page.goto(address + path)
    assert try_everything(page) == []


# What fails is told


@pytest.mark.parametrize("tool", [tool for tool in ON_PAGE if tool not in SILENT])
def test_a_tool_that_goes_wrong_says_so_and_keeps_what_works(tool: str, site: Path, address: str, page: Page) -> None:
    path, _ = page_of(site, tool)
    page.route(f"**/{TOOLS[tool][-1]}.js", lambda route: route.fulfill(body="throw new Error('stuk')", content_type="text/javascript"))
    page.goto(address + path)
    notice = page.locator(NOTICE)
    expect(notice).to_have_count(1)
    expect(notice).to_have_attribute("role", "alert")
    expect(notice).to_contain_text("Niet alles op deze pagina werkt nu")
    assert len(notice.inner_text()) > 120, "and how to go on"
    assert page.locator("html.no-js").count() == 0
    expect(page.get_by_role("button", name="Zoeken")).to_be_visible()


@pytest.mark.full
@pytest.mark.parametrize("tool", ON_PAGE)
def test_a_tool_whose_scripts_work_shows_no_notice_of_failure(tool: str, site: Path, open_page: Opener) -> None:
    page = open_page(page_of(site, tool)[0])
    assert page.locator(NOTICE).count() == 0
    assert page.locator("template[data-broken]").count() == (0 if tool in SILENT else 1)


def test_a_later_script_error_shows_one_notice_in_view(address: str, page: Page) -> None:
    page.goto(address + "samen/plan/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("setTimeout(() => { throw new Error('stuk') })")
    expect(page.locator(NOTICE)).to_be_in_viewport()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("void Promise.reject(new Error('weer stuk'))")
    page.wait_for_timeout(100)
    expect(page.locator(NOTICE)).to_have_count(1)
    expect(page.locator(NOTICE)).not_to_be_in_viewport()


def test_a_script_that_lets_itself_be_waited_for_is_told_until_it_comes(address: str, page: Page) -> None:
    waiting: list[Route] = []
    page.clock.install()
    page.route("**/calculator.js", lambda route: waiting.append(route))
    page.goto(address + "rekenhulp/", wait_until="commit")
    page.locator("template[data-broken]").wait_for(state="attached")
    assert page.locator(NOTICE).count() == 0
    page.clock.fast_forward(11_000)
    expect(page.locator(NOTICE)).to_be_visible()
    expect(page.get_by_label("Eerste ziektedag")).to_be_visible()
    while not waiting:
        page.wait_for_timeout(50)
    waiting[0].continue_()
    expect(page.locator(NOTICE)).to_have_count(0)
    page.get_by_label("Eerste ziektedag").fill(DAY)
    page.get_by_role("button", name="Toon de termijnen").click()
    expect(page.locator("[data-result]")).to_be_visible()


def test_a_script_that_comes_later_takes_nothing_away_when_it_fails_early(address: str, page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/site.js", lambda route: waiting.append(route))
    page.goto(address + "rekenhulp/", wait_until="commit")
    until(page, "'Later' in globalThis && document.querySelector('template[data-broken]')")
    assert page.evaluate("Later.script('weg.js').then(() => true, () => false)") is False
    assert page.locator(f"html.no-js, {NOTICE}").count() == 0
    while not waiting:
        page.wait_for_timeout(50)
    waiting[0].continue_()
    expect(page.locator("deadline-calculator:defined")).to_be_visible()
    assert page.locator(f"html.no-js, {NOTICE}").count() == 0


def test_a_joined_script_that_does_not_come_is_told_too(online: Path, page: Page) -> None:
    page.route(re.compile(r"/bundle/(?!early-)[\w-]+\.js$"), lambda route: route.abort())
    with host({"/": online}) as (address, _):
        for path in ("/", "/rekenhulp/", "/samen/scan/"):
            page.goto(address + path)
            expect(page.locator(NOTICE)).to_be_visible()
            assert try_everything(page) == [], path


def test_a_page_from_disk_tells_a_missing_script_too(site: Path, page: Page) -> None:
    page.route("**/plan.js", lambda route: route.abort())
    page.goto((site / "samen" / "plan" / "index.html").as_uri())
    expect(page.locator(NOTICE)).to_contain_text("Print het lege plan")
    assert try_everything(page) == []


# A link that a mail program wrote anew


@pytest.mark.parametrize(
    ("root", "mark"),
    [("/", "%23"), pytest.param("/gids/", "%23", marks=pytest.mark.full), pytest.param("/gids/", "%2523", marks=pytest.mark.full)],
)
def test_a_link_whose_mark_was_rewritten_is_turned_round_and_asks_for_nothing_more(
    root: str, mark: str, request: pytest.FixtureRequest, page: Page
) -> None:
    with host({root: request.getfixturevalue("site" if root == "/" else "under_a_path")}) as (address, asked):
        page.goto(f"{address}{root}rekenhulp/{mark}ziek=2026-01-05&hersteld=2026-02-02?bron=mail")
        expect(page.get_by_role("heading", name="Eerste ziektedag maandag 5 januari 2026")).to_be_visible()
        assert re.sub(r"heel=[0-9a-f]+&", "", page.url) == f"{address}{root}rekenhulp/#ziek=2026-01-05&hersteld=2026-02-02"
        assert [path for path in asked if "ziek" in path and "zieken" not in path] == asked[:1]


def test_mending_a_rewritten_link_never_leads_to_another_host(site: Path, page: Page) -> None:
    with host({"/": site}) as (address, _):
        page.goto(f"{address}//elders.example/%23ziek=2026-01-05")
        page.wait_for_timeout(200)
        assert page.url.startswith(address)


@pytest.mark.full
def test_a_page_that_is_not_there_has_its_style_and_its_scripts_under_a_path(under_a_path: Path, page: Page) -> None:
    with host({"/gids/": under_a_path}) as (address, _):
        page.goto(f"{address}/gids/is/er/niet/")
        expect(page.get_by_role("heading", name="Deze pagina is er niet (meer)")).to_be_visible()
        assert page.evaluate("Site.nameOf('kleuren')") == "/gids/#kleuren"
        expect(page.get_by_role("button", name="Zoeken")).to_be_visible()


def test_the_privacy_page_says_what_a_rewritten_link_shows(open_page: Opener) -> None:
    page = open_page("zelf-online-zetten/")
    page.get_by_role("link", name="privacyverklaring").first.click()
    expect(page.get_by_role("heading", name="Een link die je mailt of doorstuurt")).to_be_in_viewport()


# What is kept stays with its site


def keep_a_day(page: Page, day: str) -> None:
    page.get_by_label("Eerste ziektedag").fill(day)
    page.get_by_role("button", name="Toon de termijnen").click()
    page.locator(".take-more > summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()


def test_two_sites_on_one_host_do_not_see_what_the_other_kept(site: Path, page: Page) -> None:
    field = page.get_by_label("Eerste ziektedag")
    with host({"/a/": site, "/b/": site}) as (address, _):
        page.goto(f"{address}/a/rekenhulp/")
        keep_a_day(page, "2026-01-05")
        page.get_by_label("Donker").evaluate("choice => choice.click()")
        page.goto(f"{address}/b/rekenhulp/")
        assert field.input_value() == ""
        assert page.locator("html[data-colours]").count() == 0
        page.goto(f"{address}/a/rekenhulp/")
        assert field.input_value() == "2026-01-05"
        assert page.locator("html").get_attribute("data-colours") == "donker"


def test_what_was_kept_under_a_name_without_a_site_is_taken_over_once(site: Path, page: Page) -> None:
    former = {"rekenhulp": "#ziek=2026-01-05", "kleuren": "donker", "van-een-ander": "blijft"}
    field = page.get_by_label("Eerste ziektedag")
    with host({"/a/": site, "/b/": site}) as (address, _):
        page.goto(f"{address}/a/over/")
        page.evaluate("former => Object.assign(localStorage, former)", former)
        page.goto(f"{address}/a/rekenhulp/")
        assert field.input_value() == "2026-01-05"
        assert page.locator("html").get_attribute("data-colours") == "donker"
        page.goto(f"{address}/b/rekenhulp/")
        assert field.input_value() == ""
        kept = page.evaluate("({ ...localStorage })")
        assert kept == {"/a/#rekenhulp": "#ziek=2026-01-05", "/a/#kleuren": "donker", "van-een-ander": "blijft"}


# A QR code is a link


def share_a_theme(page: Page, address: str) -> str:
    """A scan with one shared theme; gives its code."""
    page.goto(address + "samen/scan/")
    state = {"side": "werknemer", "round": 0, "pair": "ABC", "themes": [{"number": 1, "now": 2, "important": 5, "helps": []}]}
    return page.evaluate("state => ScanCode.encode(state)", state)


def test_the_picture_of_a_code_is_a_link_with_the_code_behind_the_mark(site: Path, address: str, page: Page) -> None:
    code = share_a_theme(page, address)
    text = page.evaluate(
        """async (code) => {
          await Later.script(document.querySelector("two-sides-scan").dataset.library);
          const said = [];
          const part = document.querySelector("[data-part=result]");
          const real = qrcode;
          globalThis.qrcode = (...sizes) => {
            const made = real(...sizes);
            const add = made.addData;
            made.addData = (piece, mode) => { said.push(piece); add(piece, mode); };
            return made;
          };
          part.querySelector("[data-code]").value = code;
          part.querySelector("[data-qr]").click();
          await new Promise(setTimeout);
          return said.join("");
        }""",
        code,
    )
    assert text == f"{address}samen/scan/#code={code}"
    assert page.locator("[data-qr-place] svg path").count() == 1


def test_scanned_qr_code_fills_in_the_other_sides_code_and_sends_nothing(site: Path, address: str, page: Page) -> None:
    code = share_a_theme(page, address)
    with host({"/": site}) as (other, asked):
        page.goto(f"{other}/samen/scan/#code={code}")
        field = page.get_by_role("textbox", name="Code van de werknemer")
        assert field.input_value() == code
        assert page.url == f"{other}/samen/scan/"
        assert code not in "".join(asked)
        field.fill(f"{other}/samen/scan/#code={code.lower()}")
        assert page.evaluate("text => ScanCode.read(text).value.pair", field.input_value()) == "ABC"


# What is too long is told


def test_a_full_field_says_that_it_is_full(open_page: Opener) -> None:
    page = open_page("checklists/eerste-gesprek/")
    field = page.locator("textarea")
    field.fill("a" * 999)
    assert page.get_by_text("Dit veld is vol").count() == 0
    field.press("End")
    field.press("b")
    expect(page.get_by_text("Dit veld is vol: er passen 1000 tekens in.")).to_have_attribute("role", "status")
    field.press("Backspace")
    assert page.get_by_text("Dit veld is vol").count() == 0


def test_every_field_to_write_in_has_a_limit(site: Path) -> None:
    """The fields for codes say it themselves, and those that show a text are not to write in."""
    for file in site.rglob("*.html"):
        for field in re.findall(r"<textarea[^>]*>|<input[^>]*>", file.read_text()):
            written = field.startswith("<textarea") or 'type="text"' in field
            assert not written or "maxlength" in field or "readonly" in field or "data-side" in field, (file, field)


def with_interruptions(count: int) -> str:
    days = "".join(f"&hersteld={2010 + n // 12}-{n % 12 + 1:02}-03&weer-ziek={2010 + n // 12}-{n % 12 + 1:02}-10" for n in range(count))
    return f"#ziek=2009-12-01{days}"


def test_a_link_with_more_interruptions_than_anyone_has_is_refused_with_a_sentence(open_page: Opener) -> None:
    page = open_page("rekenhulp/" + with_interruptions(1000))
    expect(page.get_by_text("In de link staan meer dan 60 onderbrekingen.").first).to_be_visible()
    assert page.locator("[data-part=hersteld] [data-rows] > *").count() == 1


def test_the_search_reads_two_hundred_letters(open_page: Opener) -> None:
    page = open_page("")
    page.get_by_role("button", name="Zoeken").click()
    field = page.get_by_label("Waar zoek je naar?")
    assert field.get_attribute("maxlength") == "200"
    field.fill("plan")
    expect(page.locator(".search-hit").first).to_be_visible()
    read = "() => new Promise((done) => { setTimeout(() => done(performance.now()), 200) })"
    began = page.evaluate("performance.now()")
    field.evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })) }", "werkhervatting " * 7000
    )
    assert page.evaluate(read) - began < 2000


def test_the_search_says_that_it_loads_until_it_can_answer(address: str, page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/search/titles.js", lambda route: waiting.append(route))
    page.goto(address)
    page.get_by_role("button", name="Zoeken").click()
    status = page.locator("[data-search-status]")
    expect(status).to_have_text("Het zoeken wordt geladen, maar je kunt alvast typen.")
    page.get_by_label("Waar zoek je naar?").press_sequentially("plan van aanpak")
    waiting[0].continue_()
    expect(page.locator(".search-hit").first).to_be_visible()
    page.get_by_label("Waar zoek je naar?").fill("")
    expect(status).to_have_text("Typ een woord of een vraag, zoals 'plan van aanpak'.")


def test_a_search_that_does_not_come_says_so(address: str, page: Page) -> None:
    page.route("**/engine.js", lambda route: route.abort())
    page.goto(address)
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_text("Zoeken lukt nu niet, maar hier vind je elke pagina.")).to_be_visible()
    expect(page.locator("[data-search-status]")).to_be_empty()
    assert page.locator(NOTICE).count() == 0 or page.locator("dialog[open]").count() == 1


AT_NIGHT = [pytest.param(name, marks=pytest.mark.full) for name in ("js/search/engine", "search/texts")]


@pytest.mark.parametrize("script", ["search/titles", "js/search/dialog", *AT_NIGHT])
def test_a_search_that_did_not_come_comes_when_it_is_opened_again(script: str, address: str, page: Page) -> None:
    page.route(f"**/{script}.js", lambda route: route.abort(), times=1)
    page.goto(address)
    page.get_by_role("button", name="Zoeken").click()
    off = page.get_by_text("Zoeken lukt nu niet, maar hier vind je elke pagina.")
    expect(off).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Zoeken").click()
    expect(off).to_be_hidden()
    expect(page.locator("[data-search-status]")).to_have_text("Typ een woord of een vraag, zoals 'plan van aanpak'.")
    page.get_by_label("Waar zoek je naar?").fill("plan van aanpak")
    expect(page.locator("[data-search-status]")).to_have_text(re.compile(r"^\d+ resultaten"))
    # Whatever ran twice would go through the results by two.
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-hit a").first).to_be_focused()
    assert page.locator(NOTICE).count() == 0
