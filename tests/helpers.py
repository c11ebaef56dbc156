"""What the tests share: places, trees to build in, built sites to read, pages in a browser."""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import functools
import http.server
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import unicodedata
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from docx.document import Document
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, BrowserContext, Dialog, FloatRect, Locator, Page, Request, ViewportSize
from pypdf import PdfReader

from macros import __main__ as command_line
from macros.load import guide
from macros.load.guide import Guide, Loaded
from macros.pages import render
from macros.publish.set_apart import LATER
from macros.source.yaml_reader import LOADER

ROOT = Path(__file__).resolve().parent.parent
# Nobody can have this name on the internet, yet it is a real one on a network of an organisation: no example that paper leaves out.
REACHABLE = "https://gids.internal/"
DATA = ROOT / "tests" / "data"
SMALL = DATA / "content" / "small"
TREE = ("brand", "content", "deploy", "docs", "macros", "overrides", "generator.yml", "mkdocs.yml")
EPOCH = "1767225600"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A test plays a site of the internet that shows one on this machine.
    "--disable-features=LocalNetworkAccessChecks",
)
Scheme = Literal["light", "dark"]
VIEWS: list[tuple[int, Scheme]] = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
# An element that is refused says so to the page; a worker only to the console.
LISTEN = "addEventListener('securitypolicyviolation', (event) => console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`))"
# Each width and each scheme once.
FIRST_VIEWS: list[tuple[int, Scheme]] = [(1280, "light"), (390, "dark")]
# For a state of a page: the view in which most goes wrong, and at night the other.
STATE_VIEWS = [(390, "dark"), pytest.param(1280, "light", marks=pytest.mark.full)]
# What a tab can be told after it has opened.
MEDIA = {"color_scheme", "forced_colors", "reduced_motion"}
AXE = Axe()
# The outcome as one text: Playwright takes long over each value of it.
RUN_AXE = """(part) => axe.run(part ?? document, { resultTypes: ["violations"] }).then(({ violations }) => JSON.stringify(violations))"""
A4_HEIGHT = 842

Opener = Callable[..., Page]


# Trees, and what is made of them


def values(file: Path) -> Any:
    """What a YAML file of ours says, without the places that the product keeps beside it."""
    return yaml.load(file.read_text(), Loader=LOADER)


@functools.cache
def our_guide() -> Guide:
    """The guide of this tree; whoever changes its content tests a copy."""
    return whole(guide.load(ROOT))


def whole(loaded: Loaded) -> Guide:
    """The guide of a load that met no problem."""
    assert loaded.guide is not None, loaded.problems
    return loaded.guide


def reachable(loaded: Guide) -> Guide:
    """The guide where it stands at an address that leads somewhere."""
    return dataclasses.replace(loaded, edition=loaded.edition.model_copy(update={"address": REACHABLE}))


def copy_tree(destination: Path) -> Path:
    """A copy of what the site is made from, to change freely."""
    for name in TREE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, destination / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, destination / name)
    return destination


def small_tree(folder: Path, over: Path | None = None) -> Path:
    """A tree with the smallest content that is whole; the files of `over` come in the place of its own, but for what is expected."""
    shutil.copytree(SMALL, folder / "content")
    if over:
        shutil.copytree(over, folder / "content", dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    return folder


def rewrite(file: Path, old: str, new: str) -> None:
    """Put a text in the place of one that the file has."""
    text = file.read_text()
    assert old in text, file
    file.write_text(text.replace(old, new, 1))


def run(tree: Path, *arguments: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    """A Python module, run in a tree, with its output. `python` is the interpreter of another environment."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.run([python, "-m", *arguments], cwd=tree, env=environment, capture_output=True, text=True, check=False)


def command(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`python -m macros …` in a tree whose code is ours, without a process of its own: ours has it all in memory."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as environment, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        environment.setenv("SOURCE_DATE_EPOCH", EPOCH)
        try:
            code = command_line.main(list(arguments), tree)
        except SystemExit as refused:  # by argparse
            code = int(refused.code or 0)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def write_and_see(tree: Path, *options: str, log: Path | None = None) -> Iterator[str]:
    """What `make serve` does, at a free address, which this yields, from the first answer on. It is stopped as by a keyboard."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    log = log or tree.parent / "log"
    with log.open("w") as output:
        command = [sys.executable, "-m", "macros", "serve", *options, "--address", place]
        process = subprocess.Popen(command, cwd=tree, stdout=output, stderr=output)
    try:
        while True:
            assert process.poll() is None, log.read_text()
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{place}/", timeout=30):
                break
            time.sleep(0.05)
        yield f"http://{place}/"
        assert process.poll() is None, log.read_text()
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0


def build(tree: Path, destination: Path) -> subprocess.CompletedProcess[str]:
    return run(tree, "mkdocs", "build", "--strict", "--site-dir", str(destination))


def write_pages(tree: Path, folder: Path, *paths: str) -> Path:
    """Pages of a tree without the frame of the generator, so without a build; ready to serve from `folder`."""
    loaded = whole(guide.load(tree))
    for path in paths:
        (folder / path).mkdir(parents=True)
        body = render.render(loaded, tree, path)
        to_root = "/".join(".." for _ in Path(path).parts)
        early = f'<script src="{to_root}/assets/js/base/early.js" data-root="{to_root}"></script>'
        (folder / path / "index.html").write_text(
            f'<!doctype html>\n<html lang="nl"><meta charset="utf-8">{early}<body>{body}</body></html>\n'
        )
    (folder / "assets").symlink_to(tree / "docs" / "assets")
    return folder


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that every worker reads and the first that asks for it makes. Nobody may write in it afterwards."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / f"once-{name}", shared / f"once-{name}.done"
    with (shared / f"once-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def add_edition(tree: Path, name: str) -> None:
    shutil.copytree(DATA / "editions" / name, tree / "brand" / name)


def ready_for_make(tree: Path) -> None:
    """What `make` needs beside the tree, so that it makes no environment and installs nothing."""
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, tree)
    (tree / ".venv" / "bin").mkdir(parents=True)
    for name in ("bin/python", "site"):
        (tree / ".venv" / name).touch()


def page_data(path: str, id: str) -> Any:
    """A block of data of a page of this tree, made without a build."""
    block = re.search(rf'<script type="application/json" id="{id}">(.*?)</script>', render.render(our_guide(), ROOT, path), re.S)
    assert block, f"{id} is not on {path}"
    return json.loads(block[1])


# A built site, read as files


def page_paths(site: Path) -> list[str]:
    """The path of every page of a built site, as the reader's browser asks for it."""
    return sorted(str(file.relative_to(site)).removesuffix("index.html") for file in site.rglob("*.html"))


def file_of(site: Path, path: str) -> Path:
    target = site / unquote(path).lstrip("/")
    return target / "index.html" if path.endswith("/") or target.is_dir() else target


def parsed(file: Path) -> HtmlElement:
    return html.document_fromstring(file.read_text())


@dataclasses.dataclass(frozen=True)
class PageRead:
    """Links, ids, headings, text and meta description of one page."""

    links: list[str]
    resources: list[str]
    later: list[str]
    ids: list[str]
    headings: list[int]
    description: str
    title: str
    words: list[str]


def read(file: Path) -> PageRead:
    page = parsed(file)
    loading = page.xpath("//script[@src] | //img[@src] | //source[@src]")
    later = [part for part in loading if part.get("type") == LATER]
    linked = page.xpath("//link[@rel='stylesheet' or @rel='icon'][not(starts-with(@href, 'data:') or @disabled)]/@href")
    found = PageRead(
        links=page.xpath("//a/@href"),
        resources=[part.get("src") for part in loading if part not in later] + linked,
        later=[part.get("src") for part in later] + page.xpath("//link[@disabled]/@href"),
        ids=page.xpath("//@id"),
        headings=[int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")],
        description=page.xpath("string(//meta[@name='description']/@content)"),
        title=page.findtext("head/title"),
        words=[],
    )
    for part in page.xpath("//script | //style | //template | //title"):
        part.drop_tree()
    found.words.extend(word for text in page.itertext() for word in text.split())
    return found


# What a section of the search index holds when it says nothing else, in the order in which it does.
SECTION = {"anchor": "", "heading": "", "words": "", "answer": 0}


def search_data(site: Path) -> dict[str, Any]:
    """What the search of a built site looks through (macros/publish/search_index.py), with the texts in their sections."""

    def assigned(name: str) -> Any:
        script = (site / "search" / f"{name}.js").read_text()
        return json.loads(re.sub(r"\\(.)", r"\1", script[script.index("('") + 2 : script.index("');\n")]))

    data, later = assigned("titles"), assigned("texts")
    texts = later["texts"] + [page.pop("texts") for page in later["pages"]]
    data["pages"] += later["pages"]
    for page, own in zip(data["pages"], texts, strict=True):
        page["sections"] = [
            SECTION | dict(zip(SECTION, section, strict=False)) | {"text": text.replace("\n", " "), "lines": text.split("\n")}
            for section, text in zip(page["sections"], own, strict=True)
        ]
    return data


# Pages in a browser


def chromium() -> str:
    """Debian's Chromium: without windows where that is present, which opens a page three times as fast."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert found, "Installeer Chromium: sudo apt-get install chromium-headless-shell"
    return found


def header_rules(folder: Path) -> list[tuple[str, dict[str, str]]]:
    """The file _headers, as a host reads it: paths at the margin, their headers below."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in (folder / "_headers").read_text().splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        else:
            name, value = line.strip().split(": ", 1)
            assert name not in rules[-1][1]
            rules[-1][1][name] = value
    return rules


def headers_for(rules: list[tuple[str, dict[str, str]]], path: str) -> dict[str, str]:
    """What a host sends for a path. A header that two rules give would be joined, so that fails here."""
    found: dict[str, str] = {}
    for pattern, headers in rules:
        if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            assert not found.keys() & headers.keys(), (path, pattern)
            found |= headers
    return found


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The folder on a port of this machine, as a static host that does what _headers says; yields the address, ending in '/'."""
    rules = header_rules(folder) if (folder / "_headers").exists() else []

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(folder))

        def end_headers(self) -> None:
            for name, value in headers_for(rules, self.path.split("?")[0]).items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    server.handle_error = lambda *arguments: None  # type: ignore[method-assign]  # a page that closes early is no error
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def away_from(home: tuple[str, ...], found: list[str]) -> Callable[[Request], None]:
    """Adds the address of a request to a list, when it begins with none of those at home."""

    def hear(request: Request) -> None:
        if not request.url.startswith(home):
            found.append(request.url)

    return hear


class Window:
    """A window on a site, whose tabs share one process and what it has fetched: half the work for a machine that a context of
    its own is. Nothing that a tab kept is there for the next one."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.open()

    def open(self) -> None:
        self.context = new_context(self.browser, self.address, {"reduced_motion": "reduce"})
        # Tabs share the process of a page that opened them, as long as it stands at the same site.
        self.first = self.context.new_page()
        self.first.goto("robots.txt")

    def tab(self, size: ViewportSize, media: dict[str, Any]) -> Page:
        with self.first.expect_popup() as opened:
            self.first.evaluate("void open()")
        page = opened.value
        page.set_viewport_size(size)
        page.emulate_media(**media)
        return page

    def tidy(self) -> None:
        """Closes the tabs and empties what they kept."""
        for page in self.context.pages[1:]:
            page.close()
        storage = {"origin": self.address.rstrip("/"), "storageTypes": "all"}
        self.context.new_cdp_session(self.first).send("Storage.clearDataForOrigin", storage)
        if not self.first.evaluate("String(setTimeout).includes('[native code]')"):
            self.context.close()
            self.open()
            raise AssertionError("who sets the clock opens a page `alone`")


def new_context(browser: Browser, address: str, options: dict[str, Any]) -> BrowserContext:
    context = browser.new_context(locale="nl-NL", base_url=address, **options)
    context.add_init_script(LISTEN)
    return context


@contextlib.contextmanager
def watched(browser: Browser, window: Window | None = None) -> Iterator[Callable[..., Page]]:
    """Opens a path of a site, given by its address, in a fresh context, or the first time as a tab of a window. Whoever does
    to a context what stays there, such as setting the clock, opens a page `alone`. Any console message, script error or
    request that leaves the host fails the test in the end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    free = [window] if window else []

    def open_(address: str, path: str, width: int = 1280, height: int = 900, alone: bool = False, **options: Any) -> Page:
        options = {"reduced_motion": "reduce"} | options
        size: ViewportSize = {"width": width, "height": height}
        if free and not alone and options.keys() <= MEDIA:
            page = free.pop().tab(size, options)
        else:
            contexts.append(new_context(browser, address, {"viewport": size} | options))
            page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(f"{page.url}: console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: error: {error}"))
        page.on("request", away_from((address, "data:", "blob:"), complaints))
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    if window:
        window.tidy()
    assert complaints == []


@contextlib.contextmanager
def viewed(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Shows one path of a site after another in the same window, which costs a machine half as much as a fresh one. For who
    only looks: what a page keeps stays there. Complaints as in `watched`."""
    with watched(browser) as open_:
        page = open_(address, "")

        def view(path: str, width: int = 1280, height: int = 900, color_scheme: Scheme = "light") -> Page:
            page.emulate_media(media="null", forced_colors="null", color_scheme=color_scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": height})
            page.goto(path)
            return page

        yield view


def until(page: Page, expression: str, argument: object = None) -> None:
    """Waits until something holds on the page. Playwright's own way evaluates text in the page, which the policy forbids."""
    for _ in range(500):
        if page.evaluate(expression, argument):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"does not come to hold: {expression}")


def staying(page: Page) -> list[str]:
    """Answers every question of the browser with no; returns the list to which the kind of each is added."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    return asked


def leave(page: Page, to: str = "") -> None:
    """Go to the page above, as a link does; with `to`, the address to wait for."""
    page.evaluate("() => { location.href = '../'; }")
    if to:
        page.wait_for_url(to)


def asked_on_leaving(page: Page) -> list[str]:
    """Leaves with something unsaved: the browser asks, and the reader stays. Returns the list to which later questions are added."""
    here, asked = page.url, staying(page)
    leave(page)
    page.wait_for_timeout(300)
    assert (asked, page.url) == (["beforeunload"], here)
    return asked


def attribute(part: Locator, name: str) -> str:
    """What stands in an attribute that a part of the page must have."""
    value = part.get_attribute(name)
    assert value is not None, (part, name)
    return value


def box_of(part: Locator) -> FloatRect:
    """Where a part of the page stands, which must be shown."""
    box = part.bounding_box()
    assert box is not None, part
    return box


def sideways(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def violations(page: Page, part: str | None = None) -> list[str]:
    """What axe finds on the page, or in the part of it that a state has changed."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE.axe_script)
    found = json.loads(page.evaluate(RUN_AXE, part))
    return [f"{item['id']}: {node['html'][:160]}" for item in found for node in item["nodes"]]


# Random numbers that are the same in every run: (seed) => () => a number below one.
RANDOM = """(seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}"""
# The dates in the calculator's table: {step: {kind: day}}.
READ_TABLE = """() => Object.fromEntries([...document.querySelectorAll("tr[data-termijn]:not([hidden])")]
  .filter((row) => row.querySelector("time[data-soort]"))
  .map((row) => [
    row.dataset.termijn,
    Object.fromEntries([...row.querySelectorAll("time[data-soort]")].flatMap((time) => time.dataset.soort.split(" ").map((kind) => [kind, time.dateTime]))),
  ]))"""


# Paper


def pdf_of(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=False)))


def squeezed(text: str) -> str:
    """Without white space and ligatures: paper breaks lines and joins letters."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def text_of(document: PdfReader) -> str:
    return squeezed("".join(sheet.extract_text() for sheet in document.pages))


def styled(document: Document, style: str) -> list[str]:
    """The text of every paragraph of a Word document that has a style."""
    return [line.text for line in document.paragraphs if line.style is not None and line.style.name == style]
