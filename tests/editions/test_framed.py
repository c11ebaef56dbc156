"""A tool of the guide in a page of another site: which sites may, and how it behaves there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from macros.generator.theme import SHIPPED
from macros.publish import prepare
from tests.editions.conftest import Built
from tests.helpers import ROOT, header_rules, headers_for, serving, violations
from tests.site.test_publish import NGINX, nginx

INTRANET = "https://intranet.korenaar.example/"
TOOLS = ("insluiten/rekenhulp/", "insluiten/checklists/eerste-gesprek/", "insluiten/gesprek/")


@pytest.fixture(scope="module")
def framed_site(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition that its intranet may show, made ready to put online."""
    folder = tmp_path_factory.mktemp("framed") / "site"
    shutil.copytree(built.site("bakkerij"), folder)
    prepare.publish(folder, ROOT, SHIPPED)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 900}, locale="nl-NL")
    context.add_init_script("navigator.clipboard.writeText = () => Promise.reject()")  # what is copied then comes to stand in a field
    yield context.new_page()
    context.close()


def frame_in(page: Page, origin: str, source: str) -> Frame:
    """Open a page of another site that shows one of ours, by the recipe in brand/README.md; no script of its own."""
    recipe = re.search(r"<iframe.*?</iframe>", (ROOT / "brand" / "README.md").read_text(), re.S)
    assert recipe
    body = re.sub(r'src="[^"]*"', f'src="{source}"', recipe[0])
    page.route(
        f"{origin}**",
        lambda route: route.fulfill(content_type="text/html", body=f"<!doctype html><title>Intranet</title><h1>Intranet</h1>{body}"),
    )
    page.goto(origin)
    page.wait_for_load_state()
    return page.frames[1]


def test_a_listed_site_shows_each_tool_without_header_and_footer(framed_site: Path, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with serving(framed_site) as address:
        for path in TOOLS:
            frame = frame_in(page, INTRANET, address + path)
            expect(frame.locator("h1")).to_be_visible()
            assert frame.locator("header.site-header, footer.site-footer, .thumb-bar, dialog").count() == 0, path
            assert frame.evaluate("document.documentElement.scrollWidth - innerWidth") == 0, path
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    assert complaints == []


def test_the_calculator_works_in_a_frame_and_its_links_open_the_whole_guide(framed_site: Path, page: Page) -> None:
    with serving(framed_site) as address:
        frame = frame_in(page, INTRANET, f"{address}insluiten/rekenhulp/")
        frame.get_by_label("Eerste ziektedag").fill("2026-01-05")
        frame.get_by_role("button", name="Toon de termijnen").click()
        expect(frame.locator("tr#melding-42-weken")).to_contain_text("26 okt 2026")
        frame.locator("[data-next] a[href^='#']").first.click()
        page.wait_for_timeout(300)
        assert page.url == INTRANET, "a link to a part of the page stays in the frame"
        assert frame.locator("[data-quick-exit]").count() == 0, "it would leave the intranet on the screen"
        frame.locator(".take-more summary").click()
        frame.locator("[data-link]").click()
        expect(frame.locator("[data-text]")).to_have_value(re.compile(rf"^{address}rekenhulp/#ziek=2026-01-05"))
        frame.locator(".framed-end a").first.click()
        page.wait_for_url(f"{address}rekenhulp/**")


def test_no_other_site_shows_a_page_of_the_guide(framed_site: Path, online: Path, page: Page) -> None:
    with serving(framed_site) as address, serving(online) as ours, serving(framed_site) as elsewhere:
        for origin, source in (
            ("https://elders.example/", f"{address}insluiten/rekenhulp/"),
            (f"{elsewhere}proef/", f"{address}insluiten/rekenhulp/"),
            (INTRANET, f"{ours}rekenhulp/"),
        ):
            frame_in(page, origin, source).wait_for_url(re.compile("^chrome-error:"))


def test_pages_to_frame_are_in_no_menu_no_search_and_no_list_for_search_engines(built: Built, framed_site: Path) -> None:
    assert "insluiten" not in (framed_site / "sitemap.xml").read_text()
    assert "insluiten/" not in "".join(path.read_text() for path in (built.site("bakkerij") / "search").glob("*.js"))
    leading = [page for page in framed_site.rglob("*.html") if "insluiten/" in page.read_text() and "insluiten" not in page.parts]
    assert leading == []
    for path in TOOLS:
        real = path.removeprefix("insluiten/")
        assert f'<link rel="canonical" href="https://terug.korenaar.internal/{real}">' in (framed_site / path / "index.html").read_text()


def test_an_edition_that_names_no_site_has_no_page_to_frame(online: Path) -> None:
    assert not (online / "insluiten").exists()
    assert "frame-ancestors 'none'" in headers_for(header_rules(online), "/rekenhulp/")["Content-Security-Policy"]


@pytest.mark.skipif(NGINX is None, reason="nginx ontbreekt: sudo apt-get install nginx-light")
def test_nginx_lets_the_same_sites_frame_a_page(framed_site: Path, tmp_path: Path, page: Page) -> None:
    with nginx(framed_site, tmp_path) as address:
        expect(frame_in(page, INTRANET, f"{address}insluiten/rekenhulp/").locator("h1")).to_be_visible()
        frame_in(page, "https://elders.example/", f"{address}insluiten/rekenhulp/").wait_for_url(re.compile("^chrome-error:"))


@pytest.mark.parametrize("path", TOOLS)
def test_axe_finds_nothing_in_a_page_to_frame(path: str, framed_site: Path, page: Page) -> None:
    with serving(framed_site) as address:
        page.goto(address + path)
        assert violations(page) == []
