"""An empty page with scripts in it: what computes is tested without a build and without a server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.helpers import ROOT


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an empty page with the scripts (under docs/assets, without '.js') and each block of data under its id."""
    contexts: list[BrowserContext] = []

    def open_(*scripts: str, data: Mapping[str, object] | None = None, zone: str = "Europe/Amsterdam") -> Page:
        contexts.append(browser.new_context(locale="nl-NL", timezone_id=zone))
        page = contexts[-1].new_page()
        texts = {id: json.dumps(value).replace("<", "\\u003c") for id, value in (data or {}).items()}
        blocks = (f'<script type="application/json" id="{id}">{text}</script>' for id, text in texts.items())
        page.set_content("".join(blocks))
        for script in scripts:
            page.add_script_tag(path=ROOT / "docs" / "assets" / f"{script}.js")
        return page

    yield open_
    for context in contexts:
        context.close()
