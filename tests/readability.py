"""The reading ease of every page of a built site: `python -m tests.readability SITE`, and a part of `make bench`."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.source.readability import VOWELS, reading_ease, sentences
from tests.helpers import file_of, page_paths, parsed

AIM = 60
BLOCKS = frozenset(
    "p li dd dt td th h1 h2 h3 h4 summary figcaption caption blockquote div section label legend button option b strong".split()
)
SKIPPED = {"script", "style", "svg", "template", "nav", "form", "button"}
# The words of the law, and the names of sources.
SKIPPED_CLASSES = {"law", "law-text", "sources", "contacts", "sheet-foot", "visually-hidden"}
# Stands between two blocks; no text has it.
BREAK = "\ue000"
# Sources and readings of the law are for whoever checks us; prints repeat the checklists and cards.
NOT_FOR_READING = ("bronnen/", "verantwoording/", "afdrukken/", "samen/kaarten/afdrukken/", "zelf-online-zetten/", "404.html")


def prose_on(file: Path) -> list[str]:
    """The sentences of a page's content: of every block that ends as a sentence does."""
    (main,) = parsed(file).xpath("//*[@id='inhoud']")
    for block in main.iter(*BLOCKS):
        block.text, block.tail = f"{BREAK}{block.text or ''}", f"{BREAK}{block.tail or ''}"
    for part in list(main.iter("*")):
        if part.tag in SKIPPED or SKIPPED_CLASSES.intersection(part.classes):
            part.drop_tree()
    texts = (" ".join(block.split()) for block in main.text_content().split(BREAK))
    whole = (text for text in texts if text.rstrip("'\"’”)").endswith((".", "?", "!", "…")))
    return [sentence for text in whole for sentence in sentences(text) if VOWELS.search(sentence)]


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
