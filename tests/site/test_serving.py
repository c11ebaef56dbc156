"""While someone writes, with `make serve`: mistakes stand in the browser, and every change is seen without a restart."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.pages.problem_page import problem_page
from macros.source.nodes import Problem
from tests.helpers import ROOT, add_edition, command, copy_tree, violations

# A machine with much to do is slow; alone, a mistake shows within two seconds.
PATIENCE = 150_000


@dataclass(frozen=True)
class Served:
    tree: Path
    address: str
    log: Path
    at_start: tuple[str, list[str]] = ("", [])

    @property
    def edition(self) -> Path:
        return self.tree / "brand" / "bakkerij"


@contextlib.contextmanager
def changed(file: Path, old: str, new: str) -> Iterator[None]:
    """A file with other words in it, for as long as this lasts."""
    before = file.read_text()
    assert old in before
    file.write_text(before.replace(old, new, 1))
    try:
        yield
    finally:
        file.write_text(before)


@contextlib.contextmanager
def serving(tree: Path, *options: str) -> Iterator[Served]:
    """What `make serve` does, at a free address, from the first answer on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    log = tree.parent / "log"
    with log.open("w") as output:
        command = [sys.executable, "-m", "macros", "serve", *options, "--address", place]
        # A keyboard stops the whole group.
        process = subprocess.Popen(command, cwd=tree, stdout=output, stderr=output, start_new_session=True)
    try:
        for _ in range(600):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{place}/", timeout=30):
                break
            assert process.poll() is None, log.read_text()
            time.sleep(0.2)
        yield Served(tree, f"http://{place}/", log)
        assert process.poll() is None, log.read_text()
    finally:
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=60) == 0


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Served]:
    """An edition that was wrong when the server started, with nothing made for it before, and that is mended since."""
    tree = copy_tree(tmp_path_factory.mktemp("serve") / "tree")
    add_edition(tree, "bakkerij")
    with contextlib.ExitStack() as mistake:
        mistake.enter_context(changed(tree / "brand" / "bakkerij" / "edition.yml", '"#7a1f3d"', "paars"))
        with serving(tree, "--brand", "bakkerij") as served, browser.new_page() as page:
            page.goto(f"{served.address}over/")
            at_start = page.locator("main").inner_text(), violations(page)
            mistake.close()
            expect(page.get_by_role("status")).to_contain_text("De gids wordt gemaakt", timeout=PATIENCE)
            expect(page.locator(".logo .name-long")).to_have_text("Bakkerij De Korenaar", timeout=PATIENCE)
            yield replace(served, at_start=at_start)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def test_serve_shows_an_error_at_start_and_the_guide_once_it_is_fixed(served: Served) -> None:
    text, found = served.at_start
    assert text.startswith("1 probleem in de inhoud")
    assert "brand/bakkerij/edition.yml:7:9" in text
    assert "'paars'" in text
    assert found == []
    assert (served.tree / "mkdocs.bakkerij.yml").is_file()


def test_an_edition_that_is_not_there_is_told_and_nothing_is_served(tmp_path: Path) -> None:
    outcome = command(copy_tree(tmp_path / "tree"), "serve", "--brand", "bakerij")
    assert outcome.returncode == 1
    assert "er is geen editie 'bakerij'" in outcome.stdout


def test_serve_shows_an_error_with_its_cure_and_then_the_page_again(served: Served, page: Page) -> None:
    page.goto(f"{served.address}over/")
    phase = served.tree / "content" / "phases" / "1-direct-na-de-ziekmelding.yml"
    faq = served.tree / "content" / "faq.yml"
    with changed(phase, "\ntitle:", "\ntitel:"), changed(faq, "\nreviewed:", "\nreviewd:"):
        problems = page.locator(".problems li")
        expect(problems.filter(has_text="content/faq.yml")).not_to_have_count(0, timeout=PATIENCE)
        expect(problems.filter(has_text="onbekend veld 'titel' (bedoel je 'title'?)")).to_contain_text(
            "content/phases/1-direct-na-de-ziekmelding.yml:"
        )
        expect(page.locator("h1")).to_contain_text("problemen in de inhoud")
        assert violations(page) == []
        assert "onbekend veld 'titel'" in served.log.read_text()
    expect(page.locator(".page-head, .content h1").first).to_be_visible(timeout=PATIENCE)
    assert page.url == f"{served.address}over/"


def test_a_change_of_name_colour_or_words_is_seen_without_a_restart(served: Served, page: Page) -> None:
    page.goto(f"{served.address}over/")
    words = served.edition / "content" / "interface.yml"
    with contextlib.ExitStack() as stack:
        stack.enter_context(changed(served.edition / "edition.yml", "#7a1f3d", "#005a9c"))
        stack.enter_context(changed(served.edition / "edition.yml", "name: Bakkerij De Korenaar", "name: Bakkerij De Halm"))
        stack.enter_context(changed(words, "home:\n", "frame:\n  menu: Wegwijzer\nhome:\n"))
        expect(page.locator(".logo .name-long")).to_have_text("Bakkerij De Halm", timeout=PATIENCE)
        expect(page.locator("[data-menu] summary")).to_contain_text("Wegwijzer")
        assert "#005a9c" in page.request.get(f"{served.address}assets/css/tokens.css").text().lower()


def test_an_exception_of_the_build_is_shown_in_the_browser() -> None:
    html = problem_page(ROOT, (), "TemplateNotFound: <x>", "/gids/")
    assert "de bouw is gestopt" in html
    assert "TemplateNotFound: &lt;x&gt;" in html
    assert 'href="/gids/assets/css/tokens.css"' in html


def test_a_problem_shows_the_line_that_it_is_about() -> None:
    html = problem_page(ROOT, (Problem("generator.yml", 3, 1, "dit is een proef"), Problem("--address", 1, 1, "zonder bestand")), "", "/")
    assert html.count("<pre") == 1
    assert (ROOT / "generator.yml").read_text().splitlines()[2].strip() in html
