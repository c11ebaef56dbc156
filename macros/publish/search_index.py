"""The index that the search of a built site looks through, as two scripts: its pages in sections with the words for them, and what stands
in those sections, which comes after.

Read from the pages as they were built, whatever generator wrote them. The page 'Alle pagina's' carries the words of
the search itself (overrides/guide/pages/all_pages.html); a site without it gets no index.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lxml import etree

TITLES = "search/titles.js"
TEXTS = "search/texts.js"
# Long lists of short parts, to look things up in: they come with the texts.
LATE = {"figures", "sources", "law"}
CONTENT = "inhoud"
DATA = "search-data"
NO_INDEX = "data-search-exclude"
SECTION_WORDS = "data-search-words"
# In the line of a fold: read as its text, not as part of its heading.
SECTION_TEXT = "data-search-text"
ANSWER = "data-search-answer"
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT = {"script", "style", "template", "svg", "nav", "button", "select", "textarea"}
HEADINGS = {"h2", "h3", "h4", "h5", "h6", "summary"}
SECTIONING = {"section", "article", "li", "details", "tr"}
# Where text goes: into a field of the section, or nowhere.
HEADING, TEXT, WORDS, NOWHERE = "heading", "text", "words", ""
INLINE = {"a", "abbr", "b", "cite", "code", "dfn", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time"}


@dataclass
class Section:
    """A part of a page with an anchor of its own; the first part of a page has none. `text` has a line for each block.

    An `answer` has a question as its heading, and is found as that.
    """

    anchor: str = ""
    heading: str = ""
    text: str = ""
    words: str = ""
    answer: bool = False


@dataclass
class Indexed:
    """One page: what the head says of it, and its sections in order."""

    path: str
    title: str = ""
    group: str = ""
    tags: list[str] = field(default_factory=list)
    description: str = ""
    sections: list[Section] = field(default_factory=list)


def write(folder: Path) -> None:
    """Write the index of a built site into it. Same pages, same bytes."""
    pages: list[dict[str, object]] = []
    late: list[dict[str, object]] = []
    texts: list[list[str]] = []
    data = ""
    for file in sorted(folder.rglob("index.html")):
        path = file.relative_to(folder).parent.as_posix()
        found, search_data = _read("" if path == "." else f"{path}/", file.read_text(encoding="utf-8"))
        data = data or search_data
        if found.sections:
            page = {name: value for name, value in vars(found).items() if name != "sections"}
            own = [_lines(part.text) for part in found.sections]
            page["sections"] = [_packed(part, found.title) for part in found.sections]
            if found.group in LATE:
                late.append(page | {"texts": own})
                continue
            texts.append(own)
            pages.append(page)
    if not data:
        return
    (folder / TITLES).parent.mkdir(exist_ok=True)
    (folder / TITLES).write_text(_assigned("searchTitles", json.loads(data) | {"pages": pages}), encoding="utf-8")
    (folder / TEXTS).write_text(
        _assigned("searchTexts", {"texts": texts, "pages": late}) + 'dispatchEvent(new Event("search-texts"));\n', encoding="utf-8"
    )


@lru_cache(maxsize=200)
def _read(path: str, text: str) -> tuple[Indexed, str]:
    """Return a page and the data of the search in it. Kept: after a change most pages are as they were."""
    reader = _Reader(path)
    with contextlib.suppress(_EndOfContent):
        etree.fromstring(text, etree.HTMLParser(target=reader))
    return reader.page, reader.search_data


def _packed(section: Section, title: str) -> list[object]:
    """Return anchor, heading, words and whether it is an answer, without empty ends: names would be a tenth of the file.

    The first heading of a page is left out where it is its title.
    """
    heading = " ".join(section.heading.split())
    values: list[object] = [
        section.anchor,
        heading if section.anchor or heading != title else "",
        " ".join(section.words.split()),
        int(section.answer),
    ]
    while values and not values[-1]:
        values.pop()
    return values


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _assigned(name: str, value: object) -> str:
    """Return a script that sets a global name. A browser reads JSON in a text faster than the same as a script.

    In single quotes, so that those of the JSON stay as they are: escaped they would be a fiftieth of the file.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("\\", "\\\\").replace("'", "\\'")
    return f"globalThis.{name}=JSON.parse('{text}');\n"


@dataclass
class _Open:
    """An element that is not closed yet: where text in it goes, and the anchor that a heading in it may take."""

    tag: str
    anchor: str
    section: Section
    target: str
    answer: bool = False


class _EndOfContent(Exception):
    """The end of a page's content."""


class _Reader:
    """A reader of the head and the content of one page, told by lxml of each tag. A heading begins a section when it has an id,
    or is the first in an element that has one."""

    def __init__(self, path: str) -> None:
        self.page = Indexed(path)
        self.search_data = ""
        self._open: list[_Open] = []
        self._in_data = False

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "meta":
            self._head(values)
        self._in_data = values.get("id") == DATA
        if values.get("id") == CONTENT and NO_INDEX not in values:
            self.page.group = values.get("data-results", "")
            self.page.sections.append(Section())
            self._open = [_Open(tag, "", self.page.sections[0], TEXT)]
        elif self._open:
            self._space(tag)
            if tag not in VOID:
                self._enter(tag, values)

    def end(self, tag: str) -> None:
        self._in_data = False
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass
            self._space(tag)
            if not self._open:
                raise _EndOfContent

    def data(self, data: str) -> None:
        if self._in_data:
            self.search_data += data
        else:
            self._add(data)

    def close(self) -> None:
        """End, as lxml asks of what it tells."""

    def _head(self, values: Mapping[str, str]) -> None:
        name, content = values.get("property") or values.get("name"), values.get("content", "")
        if name == "og:title":
            self.page.title = content
        elif name == "description":
            self.page.description = content
        elif name == "keywords":
            self.page.tags = content.split(", ")

    def _enter(self, tag: str, values: Mapping[str, str]) -> None:
        outer = self._open[-1]
        inner = _Open(tag, values.get("id", ""), outer.section, outer.target, ANSWER in values)
        self._open.append(inner)
        if SECTION_WORDS in values:
            inner.target = WORDS
        elif tag in SILENT or NO_INDEX in values or "hidden" in values:
            inner.target = NOWHERE
        elif SECTION_TEXT in values:
            inner.target = TEXT
        elif tag == "h1":
            inner.target = HEADING
        elif tag in HEADINGS and inner.target == TEXT:
            self._begin(inner)

    def _begin(self, heading: _Open) -> None:
        """Begin a section at a heading, when there is an anchor to lead to. It ends with what has the anchor, or holds it."""
        places = range(len(self._open) - 1, 0, -1)
        at = next((place for place in places if self._open[place].anchor), None)
        if at is None:
            return
        section = Section(self._open[at].anchor, answer=self._open[at].answer)
        self.page.sections.append(section)
        self._open[at].anchor = ""
        if self._open[at] is heading:
            at = next((place for place in places if self._open[place].tag in SECTIONING), 0)
        for element in self._open[at:]:
            element.section = section
        heading.target = HEADING

    def _space(self, tag: str) -> None:
        if tag not in INLINE:
            self._add("\n")

    def _add(self, text: str) -> None:
        if self._open and self._open[-1].target:
            section, target = self._open[-1].section, self._open[-1].target
            setattr(section, target, getattr(section, target) + text)
