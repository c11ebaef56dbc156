"""The way from pages to text.

Templates live in the folders of overrides/guide (an edition's brand/<name>/templates comes first). Python computes, templates
render; the words are in content/interface.yml. What a template can ask for is in context.py.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from ..load.folders import docs_folder
from ..load.guide import Guide
from ..source import page_head
from . import reading_time
from .catalogue import by_path, place_of
from .context import PageContext, names
from .page import Page, file_of
from .templates import environment


def render(guide: Guide, root: Path, path: str, directory_urls: bool = True) -> str:
    """Return the page at `path` as text for the generator. Raises KeyError for an unknown path."""
    html = _page(guide, root, by_path(guide)[path], directory_urls)
    return html.replace(reading_time.MARK, _reading_time(guide, html))


def render_end(guide: Guide, root: Path, path: str, name: str, reviewed: str, directory_urls: bool = True) -> str:
    """Return what stands at the end of a hand-written page: its next step (in the words of `page_<name>`), its dates."""
    text = (docs_folder(root, guide.name) / file_of(path)).read_text(encoding="utf-8")
    data = {"reviewed": datetime.date.fromisoformat(reviewed)}
    html = _page(guide, root, Page(path, name, "", "", data=data), directory_urls, "page_end")
    return html.replace(reading_time.MARK, _reading_time(guide, text[page_head.length(text) :]))


def _page(guide: Guide, root: Path, page: Page, directory_urls: bool, template: str = "") -> str:
    templates = environment(root, guide.name)
    context = PageContext(guide, page, place_of(guide, page.path, directory_urls), docs_folder(root, guide.name))
    asked = names(context)
    html = templates.get_template(f"{template or page.template}.html").render({**asked, **page.data})
    if context.above():
        html = _before(html, templates.get_template("kicker.html").render(asked))
    if context.seen.explained:
        html = _inside(html, templates.get_template("terms.html").render(asked))
    if context.seen.laws_quoted:
        html = _inside(html, templates.get_template("law_words.html").render(asked))
    return "\n".join(line.rstrip() for line in html.splitlines() if line.strip())


def _before(html: str, more: str) -> str:
    """Put more at the begin of the page's one element."""
    opening, end, rest = html.partition(">")
    return f"{opening}{end}\n{more}{rest}"


def _inside(html: str, more: str) -> str:
    """Put more at the end of the page's one element."""
    start, closing, name = html.rpartition("</")
    return f"{start}{more}\n{closing}{name}"


def _reading_time(guide: Guide, html: str) -> str:
    words = guide.words["page_end"]
    found = reading_time.minutes(html, int(words["words_per_minute"]))
    key = "one_minute" if found.shown == 1 else "minutes"
    return words[key if found.shown == found.all else f"{key}_unfolded"].format(minutes=found.shown, all=found.all)
