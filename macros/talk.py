"""Talking and planning together: the process and its cards, content/process.yml and content/cards/<id>.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import CardId, ChecklistId, DeadlineId, Claim, Document, Entry, Item, RoleId, SearchWord, Text

Question = Annotated[str, StringConstraints(min_length=1, max_length=95)]
CardLine = Annotated[str, StringConstraints(min_length=1, max_length=190)]
CardReason = Annotated[str, StringConstraints(min_length=1, max_length=170)]
HelpText = Annotated[str, StringConstraints(min_length=1, max_length=60)]
StepTitle = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class CardQuestion(Item):
    """One question on a card."""

    text: Question = Field(description="Een open vraag over het werk, nooit over gezondheid")


class Help(Item):
    """Something that could help, in words about work; both sides choose from the same list."""

    text: HelpText = Field(description="Wat zou helpen, in woorden over werk")


class Card(Document, Claim):
    """One theme to talk about: content/cards/<id>.yml. The number is the same in every language."""

    number: Annotated[int, Field(ge=1, le=99)] = Field(description="Nummer van de kaart; verandert nooit")
    title: Annotated[str, StringConstraints(min_length=1, max_length=34)] = Field(description="Naam van het thema")
    about: CardLine = Field(description="Wat het is, in twee korte zinnen")
    why_employee: CardReason = Field(description="Waarom het ertoe doet voor de werknemer")
    why_manager: CardReason = Field(description="Waarom het ertoe doet voor de leidinggevende")
    employee: tuple[CardQuestion, ...] = Field(min_length=4, max_length=6, description="Vragen voor de werknemer")
    manager: tuple[CardQuestion, ...] = Field(min_length=4, max_length=6, description="Vragen voor de leidinggevende")
    organisation: tuple[CardQuestion, ...] = Field(min_length=2, max_length=4, description="Vragen voor de organisatie")
    helps: tuple[Help, ...] = Field(min_length=4, max_length=6, description="Wat zou helpen, om uit te kiezen")
    example: CardReason = Field(description="Eén klein voorbeeld van een aanpassing")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden waarop iemand zoekt")


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
    without_third: Text = Field(description="Zonder neutrale derde")
    with_third: Text = Field(description="Met een neutrale derde")
    looks_back: DeadlineId | None = Field(None, description="De stap in de rekenhulp die de dag geeft")


class Process(Document):
    """The process of talking and planning together: content/process.yml."""

    lead: Text = Field(description="Waar het om gaat, in twee zinnen")
    alone: Text = Field(description="Wat je doet zonder neutrale derde")
    third: ThirdPerson = Field(description="De neutrale derde")
    steps: tuple[ProcessStep, ...] = Field(min_length=4, description="De stappen, in volgorde")
