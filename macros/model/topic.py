"""The topics that everyone should know, one page of the part Uitleg each: content/topics/<id>.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .fields import (
    LOW_ENERGY_WORDS,
    Claim,
    Document,
    Entry,
    Item,
    Label,
    LowEnergy,
    NextStep,
    PhaseId,
    Phone,
    RoleId,
    SearchWord,
    Text,
    YesNo,
)
from .kind import Group, Kind
from .statute import Basis, parse_place

Glance = Annotated[str, StringConstraints(min_length=1, max_length=140)]
ShortTitle = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Summary = Annotated[str, StringConstraints(min_length=1, max_length=160)]


class Call(Entry):
    """A number that the reader may need right now."""

    number: Phone = Field(description="Het nummer, zoals je het intoetst")
    title: Label = Field(description="Waarvoor je dit nummer belt")
    text: Text = Field(description="Wat de lezer moet weten voor het bellen, in één of twee korte zinnen")


class Side(Entry):
    """The deeds of one side, in short lines."""

    role: RoleId = Field(description="Voor wie dit is")
    lines: tuple[Glance, ...] = Field(min_length=2, max_length=6, description="Wat diegene doet of weet, één ding per regel")


class Row(Entry):
    """One row of a table."""

    head: Label = Field(description="Waar de rij over gaat")
    cells: tuple[Text, ...] = Field(min_length=1, max_length=4, description="De vakken, in de volgorde van de kolommen")


class Table(Entry):
    """A table: a column of heads, and one to four columns of text."""

    caption: Label = Field(description="Wat de tabel laat zien")
    columns: tuple[Label, ...] = Field(min_length=2, max_length=5, description="De koppen, ook die van de eerste kolom")
    rows: tuple[Row, ...] = Field(min_length=1, description="De rijen")

    @model_validator(mode="after")
    def _even(self) -> Table:
        for row in self.rows:
            if len(row.cells) != len(self.columns) - 1:
                context = {"row": row.head, "cells": len(row.cells), "columns": len(self.columns) - 1}
                raise PydanticCustomError("uneven_row", "", context)
        return self


class TopicPart(Item, Claim):
    """One part of a topic, below the first screen."""

    title: Label = Field(description="Waar dit deel over gaat")
    text: tuple[Text, ...] = Field(min_length=1, max_length=5, description="De uitleg, één alinea per regel")
    points: tuple[Text, ...] = Field((), description="Losse punten onder de uitleg")
    steps: tuple[Text, ...] = Field((), description="Wat je doet, op volgorde")
    table: Table | None = Field(None, description="Een tabel onder de uitleg")
    differs: Text | None = Field(None, description="Waar bronnen of uitspraken van elkaar verschillen, en wat wij kiezen")
    basis: tuple[Basis, ...] = Field((), description="De zinnen uit de wet waar het om gaat; ze staan vooraan in de vouw met de wet")

    @property
    def places(self) -> tuple[str, ...]:
        """The places in the law on which the part rests: of its quotes those that no other place holds."""
        held = [place for place in map(parse_place, self.law) if place]
        quoted = [(item.law, item.place) for item in self.basis]
        return (*self.law, *(text for text, place in quoted if text and place and not any(place.within(whole) for whole in held)))


class Topic(Document, Claim):
    """One page of the part Uitleg: content/topics/<id>.yml. First one screen, then the details."""

    number: Annotated[int, Field(ge=1, le=999)] = Field(description="Volgorde in het menu")
    title: ShortTitle = Field(description="Naam van de pagina, voor menu en kop")
    summary: Summary = Field(description="Eén of twee zinnen voor overzichten en zoekmachines")
    group: Group = Field(description="Onder welk kopje het overzicht deze pagina toont")
    phases: tuple[PhaseId, ...] = Field((), description="Bij welke fasen dit hoort; weglaten als dat er niet toe doet")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden die lezers intypen, ook als ze niet in de tekst staan")
    lead: Text = Field(description="Waar het om gaat, in twee zinnen")
    calls: tuple[Call, ...] = Field((), max_length=3, description="Nummers die bovenaan staan, om meteen te bellen")
    glance: tuple[Glance, ...] = Field(min_length=3, max_length=6, description="In het kort: wat de lezer nu moet weten")
    sides: tuple[Side, ...] = Field((), max_length=3, description="Wat elke kant doet")
    contacts: tuple[RoleId, ...] = Field(
        (), max_length=6, description="Rollen waarvan de lezer hier de gegevens van de eigen organisatie nodig heeft"
    )
    parts: tuple[TopicPart, ...] = Field(min_length=2, description="De uitleg, in delen die opengaan")
    ways_out: tuple[NextStep, ...] = Field(min_length=2, max_length=4, description="Loopt het anders? Waar de lezer dan heen kan")
    next: NextStep = Field(description="De volgende stap")
    low_energy: LowEnergy = Field((), description=f"De rustige versie: samen hoogstens {LOW_ENERGY_WORDS} woorden; weglaten als er geen is")
    crisis: YesNo = Field("nee", description="Staat de hulplijn op deze pagina?")


KINDS = (
    Kind(
        "topic",
        Topic,
        "Onderwerp",
        "`content/topics/<naam>.yml`: één pagina van het deel Uitleg.",
        70,
        folder="content/topics",
        page="weten/{}",
        section="knowledge",
        numbered=True,
    ),
)
