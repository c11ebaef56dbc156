"""What may stand in content/, file by file; the calendar is in `law`.

Validation, the JSON Schemas for editors and the field tables come from these classes.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, RootModel, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .fields import (
    Address,
    BranchId,
    ChecklistId,
    Document,
    Entry,
    Id,
    Label,
    MapLine,
    PhaseId,
    RoleId,
    SourceId,
    Sources,
    Text,
)

LOW_ENERGY_WORDS = 100


class Branch(Entry):
    id: Id
    title: Label
    summary: Text


class Point(Entry):
    """One short statement on the journey map."""

    text: MapLine
    branch: BranchId | None = None


class Finding(Entry):
    """One cell of the map, for one side: short points, and the full finding with its size."""

    points: tuple[Point, ...] = Field(min_length=1, max_length=6)
    found: Text = Field(description="Wat er gevonden is, in zinnen, met de omvang van het onderzoek")
    sources: Sources


class Lane(Entry):
    employee: Finding
    manager: Finding
    question: Text | None = Field(None, description="Een vraag aan de lezer")


class Voice(Entry):
    """Retold, never quoted: our own words for what someone told an interviewer."""

    id: Id
    text: Text
    source: SourceId
    branch: BranchId | None = None


class VoiceLane(Entry):
    employee: tuple[Voice, ...] = ()
    manager: tuple[Voice, ...] = ()


class Lanes(Entry):
    actions: Lane
    contacts: Lane
    emotions: Lane
    needs: Lane
    challenges: Lane
    voices: VoiceLane


class Capacity(Entry):
    """How much new information the employee can take in during this phase."""

    limited: Literal["ja", "nee"]
    text: Text
    sources: Sources


class Action(Entry):
    """One first action of the manager."""

    id: Id
    title: Label
    when: Label
    why: Text
    how: tuple[Text, ...] = Field(min_length=1, max_length=5)
    say: Text | None = Field(None, description="Een zin die je zo kunt zeggen")
    together_with: tuple[RoleId, ...] = ()
    checklist: ChecklistId | None = None
    branch: BranchId | None = None
    sources: Sources


class Expectation(Entry):
    id: Id
    title: Label
    text: Text
    branch: BranchId | None = None
    sources: Sources


class Expect(Entry):
    """For the employee: what happens, what you may, and the same in at most 100 words."""

    low_energy: tuple[Text, ...] = Field(min_length=1, max_length=8)
    points: tuple[Expectation, ...] = Field(min_length=3)
    rights: tuple[Expectation, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _short_enough(self) -> Expect:
        words = sum(len(line.split()) for line in self.low_energy)
        if words > LOW_ENERGY_WORDS:
            raise PydanticCustomError("too_many_words", "", {"words": words, "max": LOW_ENERGY_WORDS})
        return self


class Tip(Entry):
    id: Id
    title: Label
    audience: tuple[RoleId, ...] = Field(min_length=1)
    text: Text
    points: tuple[Text, ...] = ()
    branch: BranchId | None = None
    sources: Sources


class Phrase(Entry):
    """A sentence to say, and why it works."""

    id: Id
    moment: Label
    kind: Literal["gesprek", "lastig"]
    speaker: RoleId
    say: Text
    instead_of: Text | None = None
    why: Text
    branch: BranchId | None = None
    sources: Sources


class WhatIf(Entry):
    id: Id
    question: Label
    answer: Text
    steps: tuple[Text, ...] = ()
    branch: BranchId | None = None
    sources: Sources


class Responsibility(Entry):
    """Who decides, advises, knows and may not know about one subject."""

    id: Id
    subject: Label
    decides: tuple[RoleId, ...] = Field(min_length=1)
    advises: tuple[RoleId, ...] = ()
    knows: tuple[RoleId, ...] = ()
    may_not_know: tuple[RoleId, ...] = ()
    note: Text | None = None
    sources: Sources


class Phase(Document):
    """One phase of the journey: content/phases/<number>-<id>.yml."""

    title: Annotated[str, StringConstraints(max_length=24)]
    formal_title: Label
    period: Label
    starts_in_week: Annotated[int, Field(ge=1, le=200)] = Field(
        description="Richtweek, alleen om de kaart te kleuren"
    )
    summary: Annotated[str, StringConstraints(max_length=160)]
    lead_manager: Text
    lead_employee: Text
    search_words: tuple[Text, ...] = ()
    branches: tuple[Branch, ...] = ()
    capacity: Capacity
    now: tuple[Action, ...] = Field(min_length=1, max_length=5)
    expect: Expect
    lanes: Lanes
    tips: tuple[Tip, ...] = Field(min_length=6)
    phrases: tuple[Phrase, ...] = Field(min_length=3)
    what_if: tuple[WhatIf, ...] = Field(min_length=2)
    responsibilities: tuple[Responsibility, ...] = Field(min_length=3)

    @property
    def number(self) -> int:
        return int(self._stem.split("-")[0])


class Fill(Entry):
    """A place to fill in: a day, or a few words about work."""

    kind: Literal["datum", "tekst"]
    label: Annotated[str, StringConstraints(min_length=1, max_length=30)]


class ChecklistItem(Entry):
    id: Id
    text: Annotated[str, StringConstraints(max_length=130)]
    why: Text
    fill: Fill | None = None


class ChecklistSection(Entry):
    id: Literal["vooraf", "tijdens", "daarna"]
    title: Label
    items: tuple[ChecklistItem, ...] = Field(min_length=1)


class WriteLine(Entry):
    """A line to write on at the top: what stands before it."""

    id: Id
    label: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    kind: Literal["datum", "tekst"] = "tekst"


class Saying(Entry):
    say: Text
    why: Text | None = None


class Checklist(Document):
    """One sheet: content/checklists/<id>.yml. One without a phase is for the organisation."""

    number: Annotated[int, Field(ge=1, le=999)] = Field(description="Volgorde, en het nummer op papier")
    title: Label
    summary: Annotated[str, StringConstraints(max_length=160)]
    purpose: Text
    audience: tuple[RoleId, ...] = Field(min_length=1)
    phase: PhaseId | None = None
    moment: Literal[
        "ziekmelding", "contact", "bedrijfsarts", "plan", "gesprek", "terugkeer", "terugval", "uwv", "organisatie"
    ]
    minutes: Annotated[int, Field(ge=1, le=240)]
    search_words: tuple[Text, ...] = ()
    write_lines: tuple[WriteLine, ...] = Field((), max_length=4)
    sections: tuple[ChecklistSection, ...] = Field(min_length=1, max_length=3)
    phrases: tuple[Saying, ...] = Field(min_length=1)
    do_not_ask_title: Label | None = Field(None, description="Ander opschrift boven wat je niet vraagt of opschrijft")
    do_not_ask: tuple[Text, ...] = Field(min_length=1)
    notes_title: Label
    notes_lines: Annotated[int, Field(ge=1, le=20)]
    sources: Sources

    @property
    def items(self) -> tuple[ChecklistItem, ...]:
        return tuple(item for section in self.sections for item in section.items)


class WordList(Document):
    """Words that hint at health: content/health_words.yml. A word matches at the start of a written word."""

    words: tuple[Annotated[str, StringConstraints(pattern=r"^[a-zé-]{3,}$")], ...] = Field(min_length=1)


class Source(Entry):
    id: Id
    title: Text
    short: Annotated[str, StringConstraints(min_length=1, max_length=32)] = Field(
        description="Korte naam onder een tekst"
    )
    publisher: Text
    kind: Literal["wet", "beleid", "onderzoek", "praktijk", "redactie"]
    year: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{4})?$")] | None = None
    url: Address | None = None
    version: datetime.date | None = Field(None, description="Bij een wet: de versie die geldt vanaf")
    note: Text = Field(description="Wat we eruit halen, hoe groot het onderzoek was, wat de grens is")


class SourceList(Document):
    sources: tuple[Source, ...]


class Link(Entry):
    """A way on: to a page of this guide, by its path."""

    title: Label
    text: Text
    page: Text


class RolePage(Entry):
    """The page for one reader: content of /voor/<role>/."""

    title: Label
    summary: Annotated[str, StringConstraints(max_length=160)]
    lead: Text
    links: tuple[Link, ...] = Field(min_length=1, max_length=4)
    helps: tuple[Text, ...] = Field(min_length=3)
    better_not: tuple[Text, ...] = Field(min_length=2)
    points: tuple[Expectation, ...] = Field(min_length=2)


class Role(Entry):
    id: Id
    title: Label
    does: Text
    limits: Text = Field(description="Wat deze rol niet doet of niet mag weten")
    sources: Sources
    page: RolePage | None = None


class RoleList(Document):
    roles: tuple[Role, ...]


class Term(Entry):
    id: Id
    term: Label
    forms: tuple[Label, ...] = Field((), description="Andere vormen die ook naar dit begrip linken")
    meaning: Text
    sources: Sources


class Glossary(Document):
    terms: tuple[Term, ...]


class Interface(RootModel[dict[str, dict[str, Text]]]):
    """Every word of the pages that is not content, by group and name."""

    model_config = ConfigDict(frozen=True)
