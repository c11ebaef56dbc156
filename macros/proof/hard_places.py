"""The places of our own prose: the texts of content/ and of the hand-written pages, each with its place, and what in them is hard to
read."""

from __future__ import annotations

import typing
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, StringConstraints

from ..check.references import texts_in
from ..generator import written_pages
from ..kinds import BY_NAME, known_kind
from ..load.guide import Loaded
from ..model.fields import Heading, Reference, Spoken, Verbatim
from ..pages.low_energy import low_energy_versions
from ..source.messages import message
from ..source.nodes import Node, Problem
from ..source.readability import Measures, long_sentences, measures, sentences

EXCERPT_LENGTH = 40


@dataclass(frozen=True)
class Prose:
    """One text and its place. A text that is not `plain` is not ours to make plain, such as the words of a law; a `heading` is no
    running text, and what is `spoken` stands between quotation marks.

    `part` says of which part of which kind of content it is, such as 'phase.now'; empty for a hand-written page. `allow` holds
    the phrases that its writer allows in it.
    """

    file: str
    line: int
    column: int
    text: str
    plain: bool = True
    heading: bool = False
    spoken: bool = False
    part: str = ""
    allow: tuple[str, ...] = ()

    def problem(self, text: str) -> Problem:
        return Problem(self.file, self.line, self.column, text)


def prose_of(loaded: Loaded, root: Path) -> Iterator[Prose]:
    """Yield every text that readers get to see."""
    for file, (node, model) in loaded.nodes.items():
        kind = known_kind(file).name
        for part, place, marks in _texts_by_part(model, node):
            if any(_is_name(mark) for mark in marks) or not marks:
                continue
            text = str(place.value)
            plain = not any(isinstance(mark, Verbatim) for mark in marks)
            heading = any(isinstance(mark, Heading) for mark in marks) or (kind == "interface" and _is_lone_question(text))
            spoken = any(isinstance(mark, Spoken) for mark in marks)
            yield Prose(place.file, place.line, place.column, text, plain, heading, spoken, f"{kind}.{part}", place.allow)
    yield from (Prose(*found) for found in written_pages.paragraphs(root))


def _texts_by_part(model: type[BaseModel], node: Node) -> Iterator[tuple[str, Node, Collection[object]]]:
    """Yield every text of a file with the name of the field at its top, and what the model says of the text."""
    for name, child in node.value.items():
        field = model.model_fields.get(name) or model.model_fields["root"]
        annotation = field.annotation if name in model.model_fields else typing.get_args(field.annotation)[1]
        for place, marks in texts_in(annotation, child, field.metadata):
            yield name, place, marks


def _is_name(mark: object) -> bool:
    """Return whether a text so marked is no prose: it names something, has a fixed form, or is what readers type."""
    fixed = isinstance(mark, StringConstraints) and mark.pattern is not None
    return fixed or isinstance(mark, Reference) or (isinstance(mark, Verbatim) and not mark.spelled)


def _is_lone_question(text: str) -> bool:
    """Return whether a text is one question and no more; among the words of the pages that stands above a part or beside a field."""
    return text.endswith("?") and len(sentences(text)) == 1


def hard_to_read(loaded: Loaded, root: Path) -> list[Problem]:
    """Report long sentences, at their place, sorted. Advice, no mistakes."""
    found = []
    for item in prose_of(loaded, root):
        for sentence, count in long_sentences(sentences(item.text) if item.plain else []):
            found.append(item.problem(message("long_sentence", count=count, sentence=_beginning(sentence))))
    return sorted(found)


def measured(loaded: Loaded, root: Path) -> list[tuple[str, Measures]]:
    """Return how each kind of content reads, with its title; apart the low-energy versions, what is spoken, and the hand-written pages."""
    assert loaded.guide is not None
    low_energy = {line for version in low_energy_versions(loaded.guide) for line in version.lines}
    texts: dict[str, tuple[list[str], list[str]]] = {}
    for item in prose_of(loaded, root):
        if item.plain:
            kind = item.part.partition(".")[0]
            apart = message("low_energy_texts") if item.text in low_energy else message("spoken_texts") if item.spoken else ""
            title = apart or (BY_NAME[kind].title if kind else message("page_texts"))
            texts.setdefault(title, ([], []))[item.heading].append(item.text)
    return [(title, measures(*both)) for title, both in texts.items()]


def _beginning(sentence: str) -> str:
    return sentence if len(sentence) <= EXCERPT_LENGTH else sentence[:EXCERPT_LENGTH].rsplit(" ", 1)[0] + " …"
