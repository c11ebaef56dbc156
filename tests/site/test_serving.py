"""While someone writes, with `make serve`: mistakes stand in the browser, and every change is seen without a restart."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.__main__ import content
from macros.generator import serving
from macros.generator.serving import _LiveSite, with_content
from macros.pages.catalogue import by_path
from macros.pages.notice import notice
from macros.source import whole_file
from macros.source.nodes import Problem
from tests.helpers import ROOT, add_edition, command, copy_tree, our_guide, violations, write_and_see

# A machine with much to do is slow; alone, a mistake shows within two seconds.
PATIENCE = 150_000


@dataclass(frozen=True)
class Served:
    tree: Path
    address: str
    log: Path
    at_start: tuple[str, list[str]]

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


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Served]:
    """An edition that was wrong when the server started, with nothing made for it before, and that is mended since."""
    tree = copy_tree(tmp_path_factory.mktemp("serve") / "tree")
    add_edition(tree, "bakkerij")
    with contextlib.ExitStack() as mistake:
        mistake.enter_context(changed(tree / "brand" / "bakkerij" / "edition.yml", '"#7a1f3d"', "paars"))
        log = tree.parent / "log"
        with write_and_see(tree, "--brand", "bakkerij", log=log) as address, browser.new_page() as page:
            page.goto(f"{address}over/")
            expect(page.locator(".problems li")).to_have_count(1, timeout=PATIENCE)
            at_start = page.locator("main").inner_text(), violations(page)
            mistake.close()
            expect(page.get_by_role("heading")).to_contain_text("De gids wordt gemaakt", timeout=PATIENCE)
            expect(page.locator(".logo .name-long")).to_have_text("Bakkerij De Korenaar", timeout=PATIENCE)
            yield Served(tree, address, log, at_start)


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


def test_an_edition_that_is_not_there_is_told_and_nothing_is_served() -> None:
    outcome = command(ROOT, "serve", "--brand", "bakerij")
    assert outcome.returncode == 1
    assert "er is geen editie 'bakerij'" in outcome.stdout


@pytest.mark.full
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


@pytest.mark.full
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


def test_the_page_in_view_changes_first_and_what_was_typed_elsewhere_stays(served: Served, page: Page) -> None:
    elsewhere = page.context.new_page()
    elsewhere.goto(f"{served.address}rekenhulp/")
    typed = elsewhere.get_by_label("Eerste ziektedag")
    typed.fill("2026-01-05")
    page.add_init_script(
        "addEventListener('load', () => { const seen = [document.querySelector('h1').textContent.trim(), document.title.split(' · ')[0]];"
        " sessionStorage.setItem('seen', JSON.stringify([...JSON.parse(sessionStorage.getItem('seen') ?? '[]'), seen])); });"
    )
    page.goto(f"{served.address}weten/aow/")
    before = page.locator("h1").inner_text()
    after = f"{before} straks"
    with changed(served.tree / "content" / "topics" / "aow.yml", f"title: {before}", f"title: {after}"):
        expect(page).to_have_title(re.compile(f"^{after}"), timeout=PATIENCE)
        expect(page.locator("h1")).to_have_text(after)
        page.wait_for_load_state("load")
        assert page.evaluate("JSON.parse(sessionStorage.getItem('seen'))")[-2:] == [[after, before], [after, after]]
        elsewhere.wait_for_timeout(500)
        expect(typed).to_have_value("2026-01-05")


def test_serve_shows_what_stops_a_build_and_then_the_guide_again(served: Served, page: Page) -> None:
    page.goto(f"{served.address}over/")
    with changed(served.tree / "overrides" / "main.html", "{% block libs %}", "{% block libs %}{% oeps %}"):
        problem = page.locator(".problems li")
        expect(problem).to_contain_text("Encountered unknown tag 'oeps'", timeout=PATIENCE)
        line = (served.tree / "overrides" / "main.html").read_text().partition("{% oeps")[0].count("\n") + 1
        expect(problem.locator(".problem-place")).to_have_text(f"overrides/main.html:{line}:1")
        assert "Traceback" in served.log.read_text()
    expect(page.locator(".logo")).to_be_visible(timeout=PATIENCE)


@pytest.mark.full
def test_serve_shows_what_the_generator_warns_of(served: Served, page: Page) -> None:
    page.goto(f"{served.address}over/")
    own = served.edition / "docs" / "eigen" / "nieuw.md"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("---\ntitle: Nieuw\ndescription: Een proef.\n---\n\n# Nieuw\n\n![Een tekening](nergens.png)\n")
    expect(page.locator("pre")).to_contain_text("nergens.png", timeout=PATIENCE)
    own.unlink()
    expect(page.locator(".logo")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("path", ["weten/weg/", f"{'a' * 300}/", "\0/"])
def test_a_page_that_is_gone_when_something_changes_stops_nothing(path: str, tmp_path: Path) -> None:
    shown = _LiveSite(tmp_path, "")
    shown.last_path = path
    shown.replace_content(lambda asked: pytest.fail(f"{asked} is not there"))


def test_new_content_fits_in_the_frame_of_every_kind_of_page(site: Path) -> None:
    kinds = {page.template: page.path for page in by_path(our_guide()).values() if content(ROOT, "", page.path)}
    assert len(kinds) > 30
    for path in kinds.values():
        built = (site / path / "index.html").read_text()
        shown = content(ROOT, "", path)
        assert shown is not None
        assert with_content(built, shown) == built, path
        assert with_content(built, "<p>Iets anders.</p>").count("Iets anders.") == 1, path


@pytest.mark.parametrize("path", ["weten/nergens/", "weten/nergens", "wet%C3%A9n/", f"{'a' * 300}/", "%00/"])
def test_an_address_without_a_page_gets_the_page_not_found(path: str, served: Served, page: Page) -> None:
    answer = page.goto(f"{served.address}{path}")
    assert answer is not None and answer.status == 404
    expect(page.locator("h1")).to_contain_text("Deze pagina is er niet")


@pytest.mark.full
def test_a_changed_style_is_seen_without_a_reload_by_hand(served: Served, page: Page) -> None:
    page.goto(f"{served.address}over/")
    with changed(served.tree / "docs" / "assets" / "css" / "base.css", "body {", "body { outline: 3px solid red;"):
        page.wait_for_function("getComputedStyle(document.body).outlineWidth === '3px'", timeout=PATIENCE)


@pytest.mark.full
def test_a_new_template_of_an_edition_is_seen_without_a_restart(served: Served, page: Page) -> None:
    page.goto(f"{served.address}begrippen/")
    own = served.edition / "templates" / "glossary.html"
    own.parent.mkdir(exist_ok=True)
    own.write_text('<div class="guide"><h1>Onze woorden</h1></div>')
    expect(page.locator("h1")).to_have_text("Onze woorden", timeout=PATIENCE)
    own.unlink()
    expect(page.locator("h1")).not_to_have_text("Onze woorden", timeout=PATIENCE)


def test_serve_makes_the_guide_once_for_a_change_that_brings_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stub, done = tmp_path / "docs" / "stub.md", []

    def refresh() -> tuple[Problem, ...]:
        done.append("refresh")
        whole_file.write(stub, b"a title")
        return ()

    def build(*_: object) -> Path:
        done.append("build")
        raise KeyboardInterrupt

    monkeypatch.setattr(serving, "_build", build)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    maker = serving.Maker(refresh, lambda path: None, lambda problems, failure: "", lambda address, version: "")
    assert serving.serve(tmp_path, "", "127.0.0.1:0", maker) == 0
    assert done == ["refresh", "refresh", "build"]


def test_serve_stops_after_a_build_that_lets_no_interrupt_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    handlers: dict[signal.Signals, Callable[..., None]] = {}

    def build(*_: object) -> Path:
        with contextlib.suppress(KeyboardInterrupt):
            handlers[signal.SIGINT]()
        return tmp_path

    def times(_: object) -> dict[str, int]:
        assert next(looks) < 20, "it goes on looking for changes"
        return {}

    looks = itertools.count()
    monkeypatch.setattr(serving, "_build", build)
    monkeypatch.setattr(serving, "_times", times)
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    maker = serving.Maker(lambda: (), lambda path: None, lambda problems, failure: "", lambda address, version: "")
    assert serving.serve(tmp_path, "", "127.0.0.1:0", maker) == 0


def test_serve_ends_when_the_machine_asks_and_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "macros", "serve", "--address", "127.0.0.1:0"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | {"TMPDIR": str(tmp_path)}, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert "De gids staat op" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_serve_says_that_a_port_cannot_be_had() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        outcome = command(ROOT, "serve", "--address", address)
    assert outcome.returncode == 1
    assert f"op '{address}' kan de gids niet staan" in outcome.stderr


@pytest.mark.parametrize("address", ["127.0.0.1:acht", "8123", ":8123", "localhost"])
def test_serve_says_how_an_address_is_written(address: str) -> None:
    outcome = command(ROOT, "serve", "--address", address)
    assert outcome.returncode == 1
    assert f"'{address}' is geen adres met een poort" in outcome.stderr


def test_an_exception_of_the_build_is_shown_in_the_browser() -> None:
    html = notice(ROOT, (), "TemplateNotFound: <x>")
    assert "De bouw is gestopt" in html
    assert "TemplateNotFound: &lt;x&gt;" in html


def test_a_problem_shows_the_line_that_it_is_about() -> None:
    html = notice(ROOT, (Problem("generator.yml", 3, 1, "dit is een proef"), Problem("--address", 1, 1, "zonder bestand")), "")
    assert html.count("<pre") == 1
    assert (ROOT / "generator.yml").read_text().splitlines()[2].strip() in html
