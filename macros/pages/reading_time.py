"""The time that a page takes to read: for the words that stand open on it, and for those with every fold open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from ..source.readability import words

# Stands in a page for the words that can only be known when the page is done.
MARK = "\ue000"
# What opens or closes something that a reader does not read, or must unfold first. Finding these alone keeps it fast.
STEPS = re.compile(r"<(/?)(details|summary|script|style|svg|template|nav)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")
# The law's own words are there to look up: nobody reads them to have read the page.
LAW = re.compile(r'<details class="law-text.*?</details>', re.DOTALL)


@dataclass(frozen=True)
class Minutes:
    """The minutes to read a page, whole and at least one: what stands open, and everything."""

    shown: int
    all: int


def minutes(html: str, words_per_minute: int) -> Minutes:
    """Count how long the text of a page takes at a reading speed. The line of a fold itself stands open."""
    html = LAW.sub("", html)
    shown = folded = 0
    depth = {"details": 0, "summary": 0, "silent": 0}
    start = 0
    for step in [*STEPS.finditer(html), None]:
        text = html[start : step.start() if step else len(html)]
        if not depth["silent"]:
            count = len(words(unescape(TAG.sub(" ", text))))
            inside = depth["details"] - (1 if depth["summary"] else 0)
            shown, folded = (shown, folded + count) if inside else (shown + count, folded)
        if step:
            name = step[2] if step[2] in depth else "silent"
            depth[name] += -1 if step[1] else 1
            start = step.end()
    return Minutes(_whole(shown, words_per_minute), _whole(shown + folded, words_per_minute))


def _whole(count: int, words_per_minute: int) -> int:
    return max(1, round(count / words_per_minute))
