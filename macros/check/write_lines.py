"""The check that a sheet can be filled in with a pen (content/checklists/): every place takes what its label asks, and what is to be
written has a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.style import LineWords, Style
from ..source.messages import message
from ..source.nodes import Node, Problem
from ..source.phrases import any_of

IN_BRACKETS = re.compile(r"\([^)]*\)")


def write_line_problems(node: Node, style: Style | None) -> Iterator[Problem]:
    """Report labels that ask for something else than their field takes, and points that ask to write without a line.

    Nothing where the style, which says by which words, has mistakes of its own.
    """
    if style is None:
        return
    asks = style.line_words
    for line in node.items("write_lines"):
        yield from _label_problems(line, asks)
    for section in node.items("sections"):
        for item in section.items("items"):
            fill = item.at(("fill",)) if "fill" in item.value else None
            lines = [*item.items("lines"), *([fill] if fill else [])]
            for line in lines:
                yield from _label_problems(line, asks)
            text = item.text("text")
            if any_of(*asks.write).search(text) and not lines and not any_of(*asks.elsewhere).search(text):
                yield item.at(("text",)).problem(message("line_missing"))


def _label_problems(line: Node, asks: LineWords) -> Iterator[Problem]:
    label = line.text("label")
    asked = IN_BRACKETS.sub("", label).strip()
    kind = line.text("kind") or "tekst"
    if any_of(*asks.person).search(asked):
        if kind == "datum":
            yield line.at(("label",)).problem(message("who_is_no_date", label=label))
    elif kind == "tekst" and _asks_a_day(asked, asks):
        yield line.at(("label",)).problem(message("date_is_no_text", label=label))


def _asks_a_day(asked: str, asks: LineWords) -> bool:
    return bool(any_of(*asks.day).search(asked)) or any(found.end() == len(asked) for found in any_of(*asks.day_at_end).finditer(asked))
