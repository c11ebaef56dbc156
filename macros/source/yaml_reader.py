"""The reader of YAML text: it makes nodes of it, and problems of what this project does not accept.

Every scalar stays text: `NO`, `12:30` and `010` mean what they look like, and the
model decides what is a number or a date. Duplicate keys, aliases, tags and deep nesting
are problems, not surprises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from .messages import message, yaml_problem
from .nodes import Node, Problem

MAX_DEPTH = 40
# No text comes near this, not even a long article of a law.
MAX_LENGTH = 20_000
# What is kept of one that does: so little that nothing else is said of it.
SHORT = 20
TEMPLATE_CODE = re.compile(r"\{[{%#]")
# What a writer says behind a text: it may hold this phrase of style.yml, for it quotes.
ALLOW = re.compile(r"\s+# allow: (.+)$")
# What YAML does not allow in a text, and what turns or hides the letters around it.
INVISIBLE = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    r"|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]|(?<!^)\ufeff"
)
# A space that looks like one and is none, where YAML needs a real one: pasted from a page or from Word.
HARD_SPACE = re.compile(r"^(?: *(?:- )?)(?:[\w-]+:)?([\u00a0\u2007\u202f\u3000])", re.MULTILINE)
# What git leaves between two texts of one place, until someone chooses.
CONFLICT = re.compile(r"^(?:<(?=<{6} )|=(?=={6}$)|>(?=>{6} ))", re.MULTILINE)
FIELD_OR_ITEM = re.compile(r" *(?:- |[\w-]+:(?: |$))")
# What other readers of YAML take for no value at all.
NOTHING = ("null", "~")
# An open quote is noticed at the end of the file, and a name without ':' at what follows, but both stand where they began.
BEGUN = ("quoted scalar", "simple key")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unreadable(Exception):
    """A text that is no YAML that this project accepts; carries the one problem that stopped reading."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read(path: Path, name: str, problems: list[Problem]) -> Node | None:
    """Read one file. `name` is how messages call it. Return None when nothing usable is in it."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(not_utf8(name, error))
        return None
    return read_text(text, name, problems)


def not_utf8(name: str, error: UnicodeDecodeError) -> Problem:
    """Report a file in another encoding, at the first line that shows it."""
    return Problem(name, error.object[: error.start].count(b"\n") + 1, 1, message("not_utf8"))


def read_text(text: str, name: str, problems: list[Problem]) -> Node | None:
    """Read a text as `read` does a file."""
    node, found = _read_text(text, name)
    problems += found
    return node


@lru_cache(maxsize=150)
def _read_text(text: str, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read a text. Kept: whoever writes changes one file at a time."""
    problems: list[Problem] = []
    for pattern, key in ((INVISIBLE, "invisible"), (HARD_SPACE, "hard_space"), (CONFLICT, "conflict")):
        if wrong := character_problem(pattern, key, text, name):
            return None, (wrong,)
    reader = _Reader(text, name, problems)
    try:
        return reader.document(), tuple(problems)
    except Unreadable as stop:
        problems.append(stop.problem)
    except yaml.YAMLError as error:
        wrong = reader.open_quote(error) or syntax_problem(error, name, text)
        if not any((known.file, known.line) == (name, wrong.line) for known in problems):  # that one says what began it
            problems.append(wrong)
    return None, tuple(problems)


def character_problem(pattern: re.Pattern[str], key: str, text: str, name: str) -> Problem | None:
    """Report the first place in a text with what may not be there, by its last character; None where there is none."""
    found = pattern.search(text)
    if found is None:
        return None
    at = found.end() - 1
    return Problem(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), message(key))


def syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    """Report where reading a text with LOADER stopped, as a sentence that says what to do; `name` is how messages call its file."""
    problem = str(getattr(error, "problem", None) or error)
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if any(begun in str(getattr(error, "context", "")) for begun in BEGUN):
        marks.reverse()
    mark = next((mark for mark in marks if mark is not None), None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    here = "\n".join(text.splitlines()[line - 1 : line])
    return Problem(name, line, column, yaml_problem(problem, here[: column - 1].rstrip()[-1:], here[column - 1 : column]))


class _Reader:
    def __init__(self, text: str, name: str, problems: list[Problem]) -> None:
        self.name = name
        self.lines = text.splitlines()
        self.problems = problems
        self.quoted: Any = None
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=LOADER)

    def document(self) -> Node | None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            self.problems.append(Problem.of_file(self.name, message("empty_file")))
            return None
        node = self.node(next(self.events), 1)
        next(self.events)
        more = next(self.events)
        if isinstance(more, yaml.DocumentStartEvent):
            raise Unreadable(self._problem(more, "second_document"))
        return node

    def node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(self._problem(event, "alias"))
        if depth > MAX_DEPTH:
            raise Unreadable(self._problem(event, "too_deep", depth=MAX_DEPTH))
        if event.anchor or (event.tag and event.tag != "!"):
            raise Unreadable(self._problem(event, "tag"))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        if found := TEMPLATE_CODE.search(event.value):
            self.problems.append(self._problem(event, "template_code", code=found.group()))
        if len(event.value) > MAX_LENGTH:
            self.problems.append(self._problem(event, "endless_text", length=len(event.value)))
            return self._make(event, event.value[:SHORT])
        self._look_at_end(event)
        return replace(self._make(event, event.value), allow=self._allowed(event))

    def _look_at_end(self, event: Any) -> None:
        """Report a text that goes on or stops where its writer did not see it: YAML itself has no trouble with it."""
        start, end = event.start_mark, event.end_mark
        below = range(start.line + 1, end.line + (end.column > 0))
        if event.style in ("'", '"'):
            self.quoted = event
            if any(FIELD_OR_ITEM.match(self.lines[line]) for line in below):
                raise Unreadable(self._problem(event, "quote_far", line=end.line + 1))
        elif not event.style:
            for line in below:
                if self.lines[line].lstrip(" ").startswith("- "):
                    place = len(self.lines[line]) - len(self.lines[line].lstrip(" "))
                    self.problems.append(Problem(self.name, line + 1, place + 1, message("glued")))
            if event.value.endswith(("'", '"')) and event.value.count(event.value[-1]) % 2:
                self.problems.append(Problem(self.name, end.line + 1, end.column, message("loose_quote")))
            if "  - " in self.lines[start.line][start.column :]:
                self.problems.append(
                    Problem(self.name, start.line + 1, self.lines[start.line].index("  - ", start.column) + 3, message("two_items"))
                )
            if event.value.lower() in NOTHING:
                self.problems.append(self._problem(event, "empty_value"))
            rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
            if event.value and rest.startswith(" #") and not ALLOW.match(rest):
                self.problems.append(Problem(self.name, end.line + 1, end.column + 2, message("hash")))

    def open_quote(self, error: yaml.YAMLError) -> Problem | None:
        """Return the problem at the quote that began a text of more lines, when reading stopped where that text ends."""
        mark, event = getattr(error, "problem_mark", None), self.quoted
        if event is None or mark is None or event.start_mark.line == event.end_mark.line or mark.line != event.end_mark.line:
            return None
        return self._problem(event, "quote_far", line=event.end_mark.line + 1)

    def mapping(self, start: Any, depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise Unreadable(self._problem(event, "key_not_text"))
            key, place = event.value, self._make(event, event.value)
            value = self.node(next(self.events), depth + 1)
            if key in keys:
                self.problems.append(self._problem(event, "duplicate_key", key=key, line=keys[key].line))
            else:
                values[key] = value
                keys[key] = place
        return self._make(start, values, keys)

    def sequence(self, start: Any, depth: int) -> Node:
        values = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.node(event, depth + 1))
        return self._make(start, values)

    def _allowed(self, event: Any) -> tuple[str, ...]:
        """Return what the writer allows behind a text, on its last line."""
        found = ALLOW.match("\n".join(self.lines[event.end_mark.line : event.end_mark.line + 1])[event.end_mark.column :])
        return tuple(phrase.strip() for phrase in found[1].split(",")) if found else ()

    def _make(self, event: Any, value: object, keys: dict | None = None) -> Node:
        mark = event.start_mark
        return Node(self.name, mark.line + 1, mark.column + 1, value, keys or {})

    def _problem(self, event: Any, key: str, /, **values: object) -> Problem:
        mark = event.start_mark
        return Problem(self.name, mark.line + 1, mark.column + 1, message(key, **values))
