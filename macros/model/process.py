"""The process of talking and planning together, content/process.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import (
    CardId,
    ChecklistId,
    Claim,
    DeadlineId,
    Document,
    Entry,
    Item,
    PagePath,
    RoleId,
    Text,
)
from .kind import Kind

StepTitle = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class ThirdPerson(Entry):
    """A neutral third person who may guide the talks."""

    title: StepTitle = Field(description="Hoe we die persoon noemen")
    does: tuple[Text, ...] = Field(min_length=3, max_length=5, description="Wat die persoon doet")
    does_not: tuple[Text, ...] = Field(min_length=2, max_length=4, description="Wat die persoon niet doet")
    who: Text = Field(description="Wie dat kan zijn")


class ProcessStep(Item, Claim):
    """One step of the process, before, during or after the talk."""

    part: Literal["voor", "samen", "na"] = Field(description="Vóór het gesprek, samen, of na de terugkeer")
    title: StepTitle = Field(description="Naam van de stap")
    purpose: Text = Field(description="Waar de stap voor is")
    who: tuple[RoleId, ...] = Field(min_length=1, description="Wie erbij zijn")
    duration: StepTitle = Field(description="Hoe lang het ongeveer duurt")
    how: tuple[Text, ...] = Field(min_length=2, max_length=4, description="Hoe je het doet, in korte regels")
    tool: Literal["kaarten", "scan", "plan", "checklist", "contactafspraak", "rekenhulp"] | None = Field(
        None, description="Het hulpmiddel dat erbij hoort"
    )
    cards: tuple[CardId, ...] = Field((), description="De kaarten die hier passen; weglaten is allemaal")
    checklist: ChecklistId | None = Field(None, description="De checklist die erbij hoort")
    goes_wrong: tuple[Text, ...] = Field(min_length=2, max_length=3, description="Wat mis kan gaan, en wat je dan doet")
    without_third: Text = Field(description="Zonder iemand die helpt praten")
    with_third: Text = Field(description="Met iemand die helpt praten")
    looks_back: DeadlineId | None = Field(None, description="De stap in de rekenhulp die de dag geeft, zoveel maanden na het herstel")


class LightStep(Item):
    """One stop on the light road."""

    title: StepTitle = Field(description="Wat jullie doen, met het werkwoord voorop")
    minutes: Annotated[int, Field(ge=1, le=30)] = Field(description="Hoeveel minuten het ongeveer duurt")
    text: Text = Field(description="Hoe jullie dat doen, in twee of drie zinnen")
    page: PagePath | None = Field(None, description="Pagina die erbij hoort")


class LightRoad(Claim):
    """A short way for two people with little time."""

    title: StepTitle = Field(description="Naam van de korte weg")
    lead: Text = Field(description="Voor wie de korte weg is")
    steps: tuple[LightStep, ...] = Field(min_length=2, max_length=5, description="Wat jullie doen, op volgorde")
    after: Text = Field(description="Wat jullie daarna nog kunnen doen")


class Process(Document):
    """The process of talking and planning together: content/process.yml."""

    lead: Text = Field(description="Waar het om gaat, in twee zinnen")
    light: LightRoad = Field(description="De korte weg voor wie weinig tijd heeft")
    alone: Text = Field(description="Wat je doet als niemand helpt praten")
    third: ThirdPerson = Field(description="Wie helpt praten")
    steps: tuple[ProcessStep, ...] = Field(min_length=4, description="De stappen, in volgorde")


KINDS = (
    Kind(
        "process",
        Process,
        "Samen in gesprek",
        "`content/process.yml`: de stappen om samen te praten en te plannen.",
        190,
        file="content/process.yml",
        page="samen",
        section="phrases",
    ),
)
