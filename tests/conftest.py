"""What the tests share: a built site, a server for it, and a real Chromium."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.helpers import CHROMIUM_FLAGS, ROOT, Window, build, chromium, command, made_once, serving, viewed, watched

# A test that calls make does so as someone at a prompt, also where make itself started the tests.
for variable in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
    os.environ.pop(variable, None)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this tree, built once."""

    def make(folder: Path) -> None:
        outcome = build(ROOT, folder)
        assert outcome.returncode == 0, outcome.stderr
        assert "WARNING" not in outcome.stderr, outcome.stderr

    return made_once(tmp_path_factory, "site", make)


@pytest.fixture(scope="session")
def online(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, made ready to put online."""

    def make(folder: Path) -> None:
        shutil.copytree(site, folder)
        outcome = command(ROOT, "publish", str(folder))
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr

    return made_once(tmp_path_factory, "online", make)


@pytest.fixture(scope="session")
def address(online: Path) -> Iterator[str]:
    """Where the site stands as readers get it, which is also the quickest to open."""
    with serving(online) as base:
        yield base


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        yield instance
        instance.close()


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[Window]:
    window = Window(browser, address)
    yield window
    window.context.close()


@pytest.fixture
def open_page(browser: Browser, address: str, window: Window) -> Iterator[Callable[..., Page]]:
    """Opens a path of the site as it stands online; see `watched`."""
    with watched(browser, window) as open_:
        yield functools.partial(open_, address)


@pytest.fixture(scope="module")
def view(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Shows a path of the site as it stands online, in the window of the test before; see `viewed`."""
    with viewed(browser, address) as view:
        yield view
