"""The rehearsals of hard talks: dialogues with choices, content/rehearsals/<id>.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import (
    CardId,
    ChecklistId,
    Claim,
    Document,
    Entry,
    Item,
    Label,
    PagePath,
    PhaseId,
    RoleId,
    SearchWord,
    Spoken,
    Text,
    Verbatim,
    Was,
    WhatIfId,
)
from .kind import Defines, Kind

Line = Annotated[str, StringConstraints(min_length=1, max_length=280)]
SpokenLine = Annotated[Line, Spoken()]
Short = Annotated[str, StringConstraints(min_length=1, max_length=170)]
StepId = Annotated[str, StringConstraints(min_length=1), Verbatim(spelled=False)]


class Choice(Item, Claim):
    """One sentence that you can choose to say."""

    say: SpokenLine = Field(description="De zin die je zegt; iets wat een vriendelijk mens echt zegt")
    lands: Short = Field(description="Hoe de zin aankomt, in woorden over werk of over jullie twee")
    why: Line | None = Field(
        None, description="Wat je ervan onthoudt: waarom de zin zo aankomt, of wat beter werkt; laat dit weg als 'lands' het al laat zien"
    )
    effect: Literal["opent", "neutraal", "sluit"] = Field(description="Wat de zin met het gesprek doet")
    goes_to: StepId = Field(description="Het id van de stap of het einde dat hierop volgt")


class Step(Item):
    """A turn of the talk: what the other says, and what you can say then."""

    title: Label = Field(description="Opschrift van de stap in het script")
    speaker: RoleId = Field(description="Wie hier praat")
    says: SpokenLine = Field(description="Wat die zegt")
    note: Short | None = Field(None, description="Wat je ziet of merkt; nooit iets over gezondheid")
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=4, description="Wat je kunt zeggen")


class NextAction(Entry):
    """A next step after the talk, with at most one place that helps."""

    text: Short = Field(description="Wat je nu doet")
    checklist: ChecklistId | None = Field(None, description="De checklist die erbij hoort")
    card: CardId | None = Field(None, description="De kaart die erbij hoort")
    page: PagePath | None = Field(None, description="Pad van de pagina die erbij hoort, zoals 'weten/conflict'")


class Ending(Item, Claim):
    """An end of a talk. No score: what you reached, and what you do next."""

    title: Label = Field(description="Opschrift van het einde")
    reached: Line = Field(description="Wat je bereikte, en wat nog niet")
    next: Annotated[tuple[NextAction, ...], Was("onward")] = Field(min_length=1, max_length=4, description="Wat je daarna doet")
    back: StepId | None = Field(None, description="De stap vanwaar je het nog eens anders kunt proberen")


class Rehearsal(Document):
    """A made-up talk to practise: content/rehearsals/<id>.yml."""

    number: Annotated[int, Field(ge=1, le=999)] = Field(description="Volgorde van de gesprekken")
    title: Label = Field(description="Naam van het gesprek")
    summary: Annotated[str, StringConstraints(min_length=1, max_length=160)] = Field(
        description="Eén of twee zinnen voor overzichten en zoekmachines"
    )
    moment: Label = Field(description="Wanneer je dit gesprek hebt, voor op de tegel")
    audience: RoleId = Field(description="Wie dit oefent")
    phase: PhaseId = Field(description="Bij welke fase het past")
    what_if: tuple[WhatIfId, ...] = Field((), description="Bij welke vragen 'Wat als' in de fasen een link hierheen staat")
    situation: Text = Field(description="Waar het gesprek over gaat, in een paar zinnen; het is verzonnen")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden waarop iemand zoekt")
    start: StepId = Field(description="Het id van de eerste stap")
    steps: tuple[Step, ...] = Field(min_length=2, description="De stappen; de volgorde is die van het script")
    endings: tuple[Ending, ...] = Field(min_length=1, description="Hoe het gesprek kan eindigen")

    @property
    def places(self) -> dict[str, Step | Ending]:
        """Every step and ending by its id."""
        places: tuple[Step | Ending, ...] = (*self.steps, *self.endings)
        return {place.id: place for place in places}


KINDS = (
    Kind(
        "rehearsal",
        Rehearsal,
        "Oefengesprek",
        "`content/rehearsals/<naam>.yml`: een verzonnen gesprek om te oefenen, met keuzes. `check` kijkt of elke keuze ergens heen leidt.",
        210,
        folder="content/rehearsals",
        page="gesprek/oefenen/{}",
        section="phrases",
        numbered=True,
        file_can_be_hidden=True,
        defines=(Defines("rehearsal", "oefengesprek (zie de map rehearsals)", droppable=True),),
    ),
)
