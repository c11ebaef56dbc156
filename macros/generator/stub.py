"""The Markdown file of a page: what the generator needs to know, and one macro call."""

from __future__ import annotations

import json
from html import escape

from ..pages.page import Page
from ..pages.page_kinds import EXPLANATION

MACRO_CALL = "{{ guide_page("


def stub_text(page: Page) -> str:
    """Return the Markdown file of a page: what the generator needs to know, and one macro call.

    The title is HTML there.
    """
    lines = ["---", f"title: {_quoted(escape(page.title, quote=False))}", f"description: {_quoted(page.description)}"]
    if page.tags:
        lines += ["tags:", *(f"  - {_quoted(tag)}" for tag in page.tags)]
    if page.results != EXPLANATION:
        lines.append(f"results: {page.results}")
    if not page.searched:
        lines.append("searched: false")
    if page.styles:
        lines.append(f"styles: [{', '.join(page.styles)}]")
    if not page.in_short_menu:
        lines.append("menu: false")
    if page.quiet:
        lines.append("quiet: true")
    if page.bar is not None:
        lines.append("bar:" if page.bar else "bar: []")
        lines += [f"  - {{word: {word}, {_place(path)}}}" for word, path in page.bar]
    if page.frame:
        lines.append(f"template: {page.frame}")
    if page.embeds:
        lines.append(f"embeds: {page.embeds}")
    return "\n".join([*lines, "---", "", f'{MACRO_CALL}"{page.path}") }}}}', ""])


def is_stub(text: str) -> bool:
    """Return whether a Markdown file is one of ours, and not written by hand."""
    return MACRO_CALL in text


def _place(path: str) -> str:
    """Return the page and, where there is one, the part of it: a template of the frame takes no text apart (decisions/0007)."""
    page, _, part = path.partition("#")
    return ", ".join([f"page: {_quoted(page)}", *([f"part: {_quoted(part)}"] if part else [])])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
