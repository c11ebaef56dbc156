"""The reading ease of every page of a built site: `python -m tests.readability SITE`, and a part of `make bench`."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path

from macros.source.readability import VOWELS, reading_ease, sentences
from tests.helpers import file_of, page_paths

AIM = 60
BLOCKS = frozenset(
    "p li dd dt td th h1 h2 h3 h4 summary figcaption caption blockquote div section label legend button option b strong".split()
)
SKIPPED = {"script", "style", "svg", "template", "nav", "form", "button"}
# The words of the law, and the names of sources.
SKIPPED_CLASSES = {"law", "law-text", "sources", "contacts", "sheet-foot", "visually-hidden"}
VOID = {"input", "br", "img", "hr", "meta", "link", "path", "circle", "rect", "source", "wbr"}
# Sources and readings of the law are for whoever checks us; prints repeat the checklists and cards.
NOT_FOR_READING = ("bronnen/", "verantwoording/", "afdrukken/", "samen/kaarten/afdrukken/", "zelf-online-zetten/", "404.html")


class Prose(HTMLParser):
    """The running text of a page's content: every block that ends as a sentence does."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self.open: list[tuple[str, bool]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self.blocks.append("")
        if tag not in VOID:
            skipped = tag in SKIPPED or bool(SKIPPED_CLASSES & set(values.get("class", "").split()))
            self.open.append((tag, skipped))
        self.inside |= values.get("id") == "inhoud"

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.blocks.append("")
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag == "main" or tag == "footer":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside and not any(skipped for _, skipped in self.open):
            self.blocks[-1] += data

    def sentences(self) -> list[str]:
        texts = (" ".join(block.split()) for block in self.blocks)
        return [sentence for text in texts if text.rstrip("'\"’”)").endswith((".", "?", "!", "…")) for sentence in sentences(text)]


def prose_on(file: Path) -> list[str]:
    reader = Prose()
    reader.feed(file.read_text())
    return [sentence for sentence in reader.sentences() if VOWELS.search(sentence)]


def scores(site: Path) -> list[tuple[float, str]]:
    """The reading ease of every page for readers, hardest first."""
    pages = [path for path in page_paths(site) if not path.startswith(NOT_FOR_READING)]
    return sorted((reading_ease(prose_on(file_of(site, f"/{path}"))), path) for path in pages)


def show(site: Path) -> None:
    every = scores(site)
    below = [(score, path) for score, path in every if score < AIM]
    print(f"reading ease (Flesch-Douma)   {every[0][0]:6.1f}      hardest page, /{every[0][1]}")
    print(f"reading ease, middle page     {every[len(every) // 2][0]:6.1f}      ({len(every)} pages for readers)")
    print(f"pages below {AIM}                {len(below):6}")
    for score, path in below:
        print(f"  {score:5.1f}  /{path}")


if __name__ == "__main__":
    show(Path(sys.argv[1]))
