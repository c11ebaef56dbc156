"""An invented course from the first day to a year after the return: content/example.yml."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import (
    ChecklistId,
    Claim,
    DeadlineId,
    Document,
    Entry,
    Item,
    Label,
    PhaseId,
    SearchWord,
    SpokenText,
    Text,
)
from .kind import Kind
from .roles import Link

EXAMPLE = "content/example.yml"
Short = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class StoryPerson(Entry):
    """A person who does not exist."""

    name: Short = Field(description="Verzonnen voornaam")
    about: Text = Field(description="Wat deze persoon voor werk doet, in één of twee zinnen")


class StoryPeople(Entry):
    """The two whom we follow."""

    employee: StoryPerson = Field(description="De werknemer")
    manager: StoryPerson = Field(description="De leidinggevende")


class StorySide(Entry):
    """One side of a scene."""

    does: tuple[Text, ...] = Field(min_length=1, max_length=4, description="Wat deze persoon doet")
    feels: Text = Field(description="Wat deze persoon voelt; nooit een klacht of een ziekte")
    says: SpokenText = Field(description="Eén zin die deze persoon zegt")


class StoryDay(Item):
    """One day of the story. With a step it is a day of the calendar, and the tests compare it with the calculator."""

    day: datetime.date = Field(description="De dag")
    text: Text = Field(description="Wat er die dag is")
    step: DeadlineId | None = Field(None, description="De stap in de kalender waar deze dag bij hoort")
    date: Literal["vanaf", "streefdatum", "uiterlijk", "gedaan"] | None = Field(
        None, description="Welke dag van die stap; 'gedaan' is de dag waarop het in het verhaal gebeurt"
    )


class StoryPaperLine(Entry):
    """One line of a paper that is filled in."""

    label: Short = Field(description="Wat er op het papier staat")
    text: Text = Field(description="Wat er is ingevuld; over werk, nooit over gezondheid")


class StoryPaper(Item):
    """A part of a paper, filled in."""

    title: Label = Field(description="Opschrift")
    checklist: ChecklistId | None = Field(None, description="De checklist die erbij hoort")
    lines: tuple[StoryPaperLine, ...] = Field(min_length=1, description="De regels die we laten zien")


class StoryScene(Item, Claim):
    """The events of one phase."""

    phase: PhaseId = Field(description="De fase")
    title: Label = Field(description="Opschrift van dit deel")
    story: Text = Field(description="Wat er gebeurt, in een paar zinnen")
    employee: StorySide = Field(description="De kant van de werknemer")
    manager: StorySide = Field(description="De kant van de leidinggevende")
    days: tuple[StoryDay, ...] = Field(min_length=1, description="De dagen, in volgorde van tijd")
    papers: tuple[StoryPaper, ...] = Field((), description="Wat ze invullen")
    learn: Text = Field(description="Wat de lezer eruit kan meenemen")
    links: tuple[Link, ...] = Field((), description="Waar het echte hulpmiddel staat")


class Example(Document):
    """The whole example: content/example.yml."""

    lead: Text = Field(description="Waar het om gaat, in een paar zinnen")
    notice: Text = Field(description="Dat alles is verzonnen, en wat niet")
    other_way: Text = Field(description="Dat het ook anders kan gaan")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden die lezers intypen, ook als ze niet in de tekst staan")
    first_day: datetime.date = Field(description="De eerste ziektedag; alle wettelijke dagen volgen eruit")
    recovered: datetime.date = Field(description="De dag van de hersteldmelding")
    people: StoryPeople = Field(description="Wie we volgen")
    scenes: tuple[StoryScene, ...] = Field(min_length=1, description="De delen, in volgorde van tijd")


KINDS = (
    Kind(
        "example",
        Example,
        "Voorbeeld",
        "`content/example.yml`: een verzonnen verhaal van begin tot eind. De dagen met een `step` volgen uit de rekenhulp.",
        100,
        file=EXAMPLE,
        page="weten/voorbeeld",
        section="knowledge",
        group="achtergrond",
    ),
)
