"""The pages in docs/ that someone wrote by hand: the texts in them, each with its place, and what in them cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from jinja2 import Environment, TemplateSyntaxError, nodes

from ..source import page_head
from ..source.messages import message
from ..source.nodes import Problem
from ..source.places import files_in
from ..source.yaml_reader import CONFLICT, LOADER, character_problem, not_utf8, syntax_problem
from .stub import is_stub

FRONT_MATTER = re.compile(r"(title|description): ")
# What opens template code.
OPENING = re.compile(r"\{[{%#]")
BEGINNING = re.compile(r"[\s#>*-]*(?:\d+\. +)?(?:<[^>]+>)*")
NO_WORDS = re.compile(r"[*]{1,2}|```.*|\{[%{#].*?[%}#]\}|\{ #[\w-]+ \}|`[^`]*`|<[^>]+>|(?<=\])\([^)]*\)")


def paragraphs(root: Path) -> Iterator[tuple[str, int, int, str]]:
    """Yield the file, line, column and text of each paragraph, which stands on one line, without code and addresses.

    What `problems` reports of a page is passed by: of one that is not UTF-8 nothing is yielded.
    """
    for file, text in texts(root):
        yield from _paragraphs(file, text)


def problems(root: Path) -> list[Problem]:
    """Report the pages that are not UTF-8, and those with settings or template code that cannot be read; sorted."""
    found = (template(file, text) if isinstance(text, str) else text for file, text in _read(root))
    return [problem for problem in found if isinstance(problem, Problem)]


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the file and the text of each page that is UTF-8."""
    yield from ((file, text) for file, text in _read(root) if isinstance(text, str))


def template(file: str, text: str) -> nodes.Template | Problem:
    """Return the template code of a page, each part with its line; or what keeps the page from being read: a conflict of
    git, its settings, or that code, told where it opens."""
    if wrong := character_problem(CONFLICT, "conflict", text, file) or _head_problem(file, text):
        return wrong
    head = page_head.length(text)
    body = "\n" * text.count("\n", 0, head) + text[head:]
    try:
        return Environment().parse(body)
    except TemplateSyntaxError as failure:
        lines = body.split("\n")[: failure.lineno]
        openings = [(number, found.start() + 1) for number, line in enumerate(lines, 1) for found in OPENING.finditer(line)]
        return Problem(file, *(openings[-1] if openings else (failure.lineno, 1)), message("page_code"))


def _head_problem(file: str, text: str) -> Problem | None:
    """Report settings above a page that are no YAML: the generator would show them as its text."""
    head = page_head.HEAD.match(text)
    lines = f"\n{head[1]}" if head else ""
    try:
        yaml.compose(lines, Loader=LOADER)
    except yaml.YAMLError as failure:
        return syntax_problem(failure, file, lines)
    return None


def _read(root: Path) -> Iterator[tuple[str, str | Problem]]:
    """Yield the file of each page and its text, or what keeps it from being read."""
    for path in files_in(root / "docs", "*.md"):
        file = path.relative_to(root).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            yield file, not_utf8(file, error)
            continue
        if not is_stub(text):
            yield file, text


def _paragraphs(file: str, text: str) -> Iterator[tuple[str, int, int, str]]:
    head = text.count("\n", 0, page_head.length(text))
    in_code = False
    for number, line in enumerate(text.splitlines(), 1):
        in_code ^= line.startswith("```")
        start = FRONT_MATTER.match(line) if number <= head else BEGINNING.match(line)
        if start is None or in_code:
            continue
        words = NO_WORDS.sub("", line[start.end() :]).strip()
        if words:
            yield file, number, start.end() + 1, words
