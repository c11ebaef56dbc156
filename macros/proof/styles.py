"""Stylesheets that a browser would not read as they were meant: it drops what it does not understand without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

from ..source.messages import message
from ..source.nodes import Problem
from ..source.places import files_in
from ..source.yaml_reader import not_utf8


def style_problems(folder: Path, root: Path) -> Iterator[Problem]:
    """Report the first mistake of each stylesheet below a folder: what follows it is often only its consequence."""
    for path in files_in(folder, "*.css"):
        file = path.relative_to(root).as_posix()
        try:
            found = _first_mistake(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            yield not_utf8(file, error)
        else:
            if found:
                line, column, key = found
                yield Problem(file, line, column, message(key))


@cache
def _first_mistake(text: str) -> tuple[int, int, str] | None:
    """Return the line and column of a mistake and the name of its message; None for a sound stylesheet."""
    return next(((part.source_line, part.source_column, key) for part, key in _mistakes(text)), None)


def _mistakes(text: str) -> Iterator[tuple[Node, str]]:
    # At the end of a file every bracket counts as closed. One more is told as one too many only where all of them were.
    tokens = tinycss2.parse_component_value_list(f"{text}\n}}")
    yield from ((part, "style_wrong") for part in _all_parts(tokens) if part.type == "error" and part.source_line <= text.count("\n") + 1)
    if tokens[-1].type == "error" and tokens[-1].kind == "}":
        yield from ((part, "style_wrong") for part in _unreadable(tinycss2.parse_stylesheet(tokens[:-1])))
    else:
        yield tokens[-1], "style_open"


def _all_parts(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield these parts and what stands between their brackets."""
    for node in nodes:
        yield node
        yield from _all_parts(getattr(node, "content", None) or getattr(node, "arguments", None) or ())


def _unreadable(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield what is no rule and no declaration, and declarations with a second colon: there a semicolon is missing."""
    for node in nodes:
        if node.type == "error" or (node.type == "declaration" and not node.name.startswith("--") and ":" in node.value):
            yield node
        elif node.type in ("qualified-rule", "at-rule") and node.content:
            yield from _unreadable(tinycss2.parse_blocks_contents(node.content))
