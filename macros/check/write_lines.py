"""The check that a sheet can be filled in with a pen (content/checklists/): every place takes what its label asks, and what is to be
written has a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..source.messages import message
from ..source.nodes import Node, Problem

IN_BRACKETS = re.compile(r"\([^)]*\)")
ASKS_WHO = re.compile(r"\bwie\b", re.IGNORECASE)
ASKS_A_DAY = re.compile(r"\b(datum|wanneer)\b|\bop$", re.IGNORECASE)
IS_TO_WRITE = re.compile(r"\b(schrijf|noteer)\b", re.IGNORECASE)
ELSEWHERE = re.compile(r"\b(onderaan|bovenaan)\b", re.IGNORECASE)


def write_line_problems(node: Node) -> Iterator[Problem]:
    """Report labels that ask for something else than their field takes, and points that ask to write without a line."""
    for line in node.items("write_lines"):
        yield from _label_problems(line)
    for section in node.items("sections"):
        for item in section.items("items"):
            fill = item.at(("fill",)) if "fill" in item.value else None
            lines = [*item.items("lines"), *([fill] if fill else [])]
            for line in lines:
                yield from _label_problems(line)
            text = item.text("text")
            if IS_TO_WRITE.search(text) and not lines and not ELSEWHERE.search(text):
                yield item.at(("text",)).problem(message("line_missing"))


def _label_problems(line: Node) -> Iterator[Problem]:
    label = line.text("label")
    asked = IN_BRACKETS.sub("", label).strip()
    kind = line.text("kind") or "tekst"
    if ASKS_WHO.search(asked):
        if kind == "datum":
            yield line.at(("label",)).problem(message("who_is_no_date", label=label))
    elif ASKS_A_DAY.search(asked) and kind == "tekst":
        yield line.at(("label",)).problem(message("date_is_no_text", label=label))
