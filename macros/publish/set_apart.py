"""Texts that most readers never ask for, set apart in scripts: the words of each law in folds, and what terms mean.

What leads to the same text stays in the page: the link to the article, and to the glossary. A script, since a page on a disk
can load nothing else; it leaves its texts on its own element, for docs/assets/js/base/law-words.js and terms.js.
"""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LATER = "text/x-later"
"""The type of a script in a page that a script there loads when it is wanted."""
TERMS = "term-data"
"""The id of the block of meanings in a page."""
QUOTE = re.compile(r"""(<blockquote class="law" data-law=")([\w-]+)(">)(.*?)(?=</blockquote>)""", re.S)
LINE = re.compile(r"<(\w)>(.*?)</\1>", re.S)
MEANINGS = re.compile(rf"""<script type="application/json" id="{TERMS}">(.*?)</script>""", re.S)


@dataclass(frozen=True)
class DeferredTexts:
    """What the pages of a site need not carry."""

    quotes: Mapping[str, tuple[str, ...]]
    """Of each law what pages quote, as HTML, each once and sorted."""
    meanings: Mapping[str, str]
    """What each term means that a page explains, by its id."""

    def scripts(self) -> dict[str, str]:
        """Return the script of each law, with a list of quotes in paragraphs, and under TERMS that of the meanings."""
        made = {law: _script([_paragraphs(quote) for quote in quotes]) for law, quotes in self.quotes.items()}
        return {**made, TERMS: _script(self.meanings)} if self.meanings else made

    def taken_from(self, text: str, addresses: Mapping[str, str]) -> str:
        """Return a page without these texts, and in their place where they stand: the address of the script, and which of its quotes."""
        text = QUOTE.sub(lambda quote: f"{quote[1]}{addresses[quote[2]]}#{self.quotes[quote[2]].index(quote[4])}{quote[3]}", text)
        return MEANINGS.sub(lambda _: f'<script type="{LATER}" id="{TERMS}" src="{addresses[TERMS]}"></script>', text)


def read(texts: Iterable[str]) -> DeferredTexts:
    """Return what can be set apart from these pages. Raises json.JSONDecodeError for meanings that are no JSON."""
    quotes: dict[str, set[str]] = defaultdict(set)
    meanings: dict[str, str] = {}
    for text in texts:
        for quote in QUOTE.finditer(text):
            quotes[quote[2]].add(quote[4])
        for block in MEANINGS.finditer(text):
            meanings |= json.loads(block[1])
    return DeferredTexts({law: tuple(sorted(found)) for law, found in sorted(quotes.items())}, meanings)


def _paragraphs(quote: str) -> list[str]:
    return [html.unescape(" ".join(line.split())) for _, line in LINE.findall(quote)]


def _script(texts: object) -> str:
    return f"document.currentScript.texts={json.dumps(texts, ensure_ascii=False, separators=(',', ':'), sort_keys=True)};"
