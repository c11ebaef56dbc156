"""The places of our own prose: the texts of content/ and of the hand-written pages, each with its place, and what in them is hard to
read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import StringConstraints

from ..check.references import texts_in
from ..load.guide import Loaded
from ..model.fields import Reference, Verbatim
from ..source.messages import message
from ..source.nodes import Problem
from ..source.readability import long_sentences, passive_runs, sentences
from .page import MACRO_CALL

FRONT_MATTER = re.compile(r"(title|description): ")
BEGINNING = re.compile(r"[\s#>*-]*(?:\d+\. +)?(?:<[^>]+>)*")
NO_WORDS = re.compile(r"[*]{1,2}|```.*|\{[%{#].*?[%}#]\}|\{ #[\w-]+ \}|`[^`]*`|<[^>]+>|(?<=\])\([^)]*\)")
EXCERPT_LENGTH = 40


@dataclass(frozen=True)
class Prose:
    """One text and its place. A text that is not `plain` is not ours to make plain, such as the words of a law."""

    file: str
    line: int
    column: int
    text: str
    plain: bool = True


def prose_of(loaded: Loaded, root: Path) -> Iterator[Prose]:
    """Yield every text that readers get to see."""
    for node, model in loaded.nodes.values():
        for place, marks in texts_in(model, node):
            if any(_is_name(mark) for mark in marks) or not marks:
                continue
            plain = not any(isinstance(mark, Verbatim) for mark in marks)
            yield Prose(place.file, place.line, place.column, str(place.value), plain)
    for path in sorted((root / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if MACRO_CALL not in text:
            yield from _written(str(path.relative_to(root)), text)


def _is_name(mark: object) -> bool:
    """Return whether a text so marked is no prose: it names something, has a fixed form, or is what readers type."""
    fixed = isinstance(mark, StringConstraints) and mark.pattern is not None
    return fixed or isinstance(mark, Reference) or (isinstance(mark, Verbatim) and not mark.spelled)


def _written(file: str, text: str) -> Iterator[Prose]:
    """Yield the paragraphs of a Markdown page, which each stand on one line, without code and addresses."""
    in_front, in_code = False, False
    for number, line in enumerate(text.splitlines(), 1):
        in_code ^= line.startswith("```")
        in_front ^= line == "---"
        start = FRONT_MATTER.match(line) if in_front else BEGINNING.match(line)
        if start is None or in_code:
            continue
        words = NO_WORDS.sub("", line[start.end() :]).strip()
        if words:
            yield Prose(file, number, start.end() + 1, words)


def hard_to_read(loaded: Loaded, root: Path) -> list[Problem]:
    """Report long sentences and runs of passive sentences, at their place, sorted. Advice, no mistakes."""
    found = []
    for item in prose_of(loaded, root):
        every = sentences(item.text) if item.plain else []
        for sentence, count in long_sentences(every):
            text = message("long_sentence", count=count, sentence=_beginning(sentence))
            found.append(Problem(item.file, item.line, item.column, text))
        for run in passive_runs(every):
            text = message("passive_run", count=len(run), sentence=_beginning(run[0]))
            found.append(Problem(item.file, item.line, item.column, text))
    return sorted(found)


def _beginning(sentence: str) -> str:
    return sentence if len(sentence) <= EXCERPT_LENGTH else sentence[:EXCERPT_LENGTH].rsplit(" ", 1)[0] + " …"
