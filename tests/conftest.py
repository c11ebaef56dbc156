"""What the tests share: a built site, a server for it, and a real Chromium."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TREE = ("brand", "content", "deploy", "docs", "macros", "overrides", "generator.yml", "mkdocs.yml")
EPOCH = "1767225600"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def copy_tree(destination: Path) -> Path:
    """A copy of what the site is made from, to change freely."""
    for name in TREE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, destination / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, destination / name)
    return destination


def run(tree: Path, *arguments: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    """A Python module, run in a tree, with its output. `python` is the interpreter of another environment."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.run(
        [python, "-m", *arguments], cwd=tree, env=environment, capture_output=True, text=True, check=False
    )


def build(tree: Path, destination: Path) -> subprocess.CompletedProcess[str]:
    return run(tree, "mkdocs", "build", "--strict", "--site-dir", str(destination))


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The folder on a port of this machine; yields the address, ending in '/'."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))

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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this tree, built once."""

    def make(folder: Path) -> None:
        outcome = build(ROOT, folder)
        assert outcome.returncode == 0, outcome.stderr
        assert "WARNING" not in outcome.stderr, outcome.stderr

    return made_once(tmp_path_factory, "site", make)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serving(site) as base:
        yield base


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "Installeer Chromium: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        yield instance
        instance.close()


@contextlib.contextmanager
def watched(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a path of a site, given by its address, in a fresh context. Any console message, script error or request
    that leaves the host fails the test in the end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_(address: str, path: str, width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{path}: console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{path}: error: {error}"))
        page.on("request", lambda request: request.url.startswith((address, "data:", "blob:")) or complaints.append(request.url))
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a path of the built site; see `watched`."""
    with watched(browser) as open_:
        yield functools.partial(open_, address)


def page_paths(site: Path) -> list[str]:
    """The path of every page of a built site, as the reader's browser asks for it."""
    return sorted(str(file.relative_to(site)).removesuffix("index.html") for file in site.rglob("*.html"))


def search_data(site: Path) -> dict[str, Any]:
    """What the search of a built site looks through (macros/search_index.py), with the texts in their sections."""

    def assigned(name: str) -> Any:
        script = (site / "search" / f"{name}.js").read_text()
        return json.loads(json.loads(script[script.index("(") + 1 : script.index(");\n")]))

    data, later = assigned("titles"), assigned("texts")
    for page, texts in zip(data["pages"], later["texts"], strict=True):
        for section, text in zip(page["sections"], texts, strict=True):
            section["text"] = text
    data["pages"] += later["pages"]
    return data
