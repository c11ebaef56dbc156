"""The demands of a built site on a browser, read from its pages: inline scripts, files, and what a strict policy forbids.

Works on a folder of files, whatever generator wrote it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from ..model.edition import ORIGIN
from ..source.messages import message
from ..source.nodes import Problem

# The sites that may frame a page, as that page says it; the server says it to browsers.
FRAMED_BY = "framed-by"
INERT = ("application/json", "application/ld+json")
LOADED_LINKS = {"stylesheet", "icon", "preload", "manifest"}
# A page of an edition may come in a folder with such a name.
PAGE = "index.html"


class Unpublishable(Exception):
    """A built site that cannot go out like this; carries every problem. Nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and what its pages hold together."""

    folder: Path
    script_hashes: tuple[str, ...]
    """'sha256-…' of every inline script that runs, sorted."""
    asked: frozenset[str]
    """Names of the files that pages load, without folders."""
    address: str
    """Where the site says it stands, ending in '/', or an empty text."""
    listed: bool
    """Whether search engines may show it, by what its first page says."""
    links_to_files: bool
    """Whether links of its first page name files: a disk opens 'over.html', and shows a list for 'over/'."""
    framed_by: tuple[str, ...]
    """The sites that may show a page of this one in a frame, by what its pages say, sorted."""

    def unused(self, shipped: Iterable[str]) -> tuple[Path, ...]:
        """Return files that came along (`shipped` are patterns of their paths) and that no page asks for, sorted."""
        found = {path for pattern in shipped for path in self.folder.glob(pattern) if path.is_file()}
        return tuple(sorted(path for path in found if path.name not in {*self.asked, PAGE}))


def read(folder: Path) -> Site:
    """Read every page of a built site. Raises Unpublishable for what a browser would refuse, all at once."""
    start = folder / "index.html"
    if not start.is_file():
        raise Unpublishable((Problem.of_file(str(start), message("no_site")),))
    readers = {page: _Reader(page) for page in sorted(folder.rglob("*.html"))}
    for page, reader in readers.items():
        reader.feed(page.read_text(encoding="utf-8"))
    problems = [problem for reader in readers.values() for problem in reader.problems]
    if problems:
        raise Unpublishable(tuple(problems))
    return Site(
        folder,
        tuple(sorted({_hash(script) for reader in readers.values() for script in reader.scripts})),
        frozenset(name for reader in readers.values() for name in reader.asked),
        readers[start].canonical,
        readers[start].listed,
        readers[start].links_to_files,
        tuple(sorted({origin for reader in readers.values() for origin in reader.framed_by})),
    )


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


class _Reader(HTMLParser):
    """A reader of one page: inline scripts that run, names of loaded files, its canonical address, problems with their place."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.page = page
        self.scripts: list[str] = []
        self.asked: set[str] = set()
        self.canonical = ""
        self.listed = True
        self.links_to_files = False
        self.framed_by: set[str] = set()
        self.problems: list[Problem] = []
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "style" or "style" in values:
            self._problem("inline_style")
        for name in values:
            if name.startswith("on"):
                self._problem("inline_handler", name=name)
        if values.get("href", "").lstrip().lower().startswith("javascript:"):
            self._problem("script_address")
        if tag == "meta" and values.get("name") == "robots":
            self.listed = "noindex" not in values.get("content", "")
        if tag == "meta" and values.get("name") == FRAMED_BY:
            self.framed_by |= {origin for origin in values.get("content", "").split() if re.fullmatch(ORIGIN, origin)}
        if tag == "a" and not urlsplit(values.get("href", "")).netloc:
            self.links_to_files |= urlsplit(values.get("href", "")).path.endswith(".html")
        if tag == "link":
            self._link(values)
        elif "src" in values:
            self._load(values["src"])
        elif tag == "script" and values.get("type") not in INERT:
            self._script = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.scripts.append("".join(self._script))
            self._script = None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def _link(self, values: dict[str, str]) -> None:
        kinds = values.get("rel", "").split()
        if "canonical" in kinds:
            self.canonical = values.get("href", "")
        elif LOADED_LINKS.intersection(kinds):
            self._load(values.get("href", ""))

    def _load(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.netloc:
            self._problem("other_host", address=address)
        self.asked.add(PurePosixPath(parts.path).name)

    def _problem(self, key: str, /, **values: object) -> None:
        line, column = self.getpos()
        self.problems.append(Problem(str(self.page), line, column + 1, message(key, **values)))
