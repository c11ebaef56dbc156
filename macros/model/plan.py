"""The plan that both sides make and sign, and its build-up of hours and work: content/plan.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .card import Help
from .fields import (
    CardId,
    Claim,
    Document,
    Item,
    Label,
    RoleId,
    SearchWord,
    Text,
)
from .kind import Kind

WorkLine = Annotated[str, StringConstraints(min_length=1, max_length=80)]
LevelTitle = Annotated[str, StringConstraints(min_length=1, max_length=24)]


class Remark(Claim):
    """A remark that both should know, with its source."""

    text: Text = Field(description="Wat jullie moeten weten, in korte zinnen")


class AdjustmentKind(Item):
    """One kind of adjustment, with what to choose from."""

    title: LevelTitle = Field(description="Wat er aangepast wordt: plek, taken, uren, steun of uitdaging")
    hint: WorkLine = Field(description="Waar je aan kunt denken, in één zin")
    cards: tuple[CardId, ...] = Field((), description="Kaarten waarvan 'helps' hier de keuzes zijn")
    more: tuple[Help, ...] = Field((), description="Keuzes die op geen kaart staan")


class Level(Item):
    """One rung of the ladder of work: what someone does, never how someone is."""

    title: LevelTitle = Field(description="Naam van dit soort werk")
    about: WorkLine = Field(description="Wat je dan doet, in één zin over werk")


class Line(Item):
    """A line to choose, in words about work."""

    text: WorkLine = Field(description="Een keuze in woorden over werk, nooit over gezondheid")


class Plan(Document, Claim):
    """The plan of both sides: content/plan.yml."""

    lead: Text = Field(description="Wat het plan is, in twee zinnen")
    how: tuple[Text, ...] = Field(min_length=2, max_length=4, description="Hoe je het maakt, in korte regels")
    decides: Remark = Field(description="Wie zegt wat iemand aankan")
    beside_law: Remark = Field(description="Hoe dit plan zich verhoudt tot het plan van aanpak uit de wet")
    evidence: Remark = Field(description="Wat onderzoek over aanpassingen zegt, en wat niet")
    pace: Remark = Field(description="Wat we over het tempo weten, en wat niet")
    look_back: Remark = Field(description="Waarom jullie terugkijken")
    kinds: tuple[AdjustmentKind, ...] = Field(min_length=1, description="Soorten aanpassingen")
    doers: tuple[RoleId, ...] = Field(min_length=1, description="Wie iets kan doen in het plan")
    levels: tuple[Level, ...] = Field(min_length=2, max_length=9, description="De ladder van het werk, van licht naar vol")
    signals: tuple[Line, ...] = Field(min_length=3, max_length=8, description="Tekens in het werk dat een stap te groot is")
    step_back: tuple[Line, ...] = Field(min_length=2, max_length=5, description="Wat een stap terug kan zijn")
    label: Label = Field(description="Naam van het plan, ook boven het papier")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden waarop iemand zoekt")


KINDS = (
    Kind(
        "plan",
        Plan,
        "Ons plan",
        "`content/plan.yml`: het plan van jullie allebei, met keuzes en de ladder van het werk.",
        250,
        file="content/plan.yml",
        page="samen/plan",
        section="phrases",
    ),
)
