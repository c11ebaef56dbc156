"""Small pictures for who would rather look than read: content/scenes.yml. What is drawn stands in overrides/guide/parts/scenes.html."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import Claim, DeadlineId, Document, Item, Looks, PagePath
from .kind import Kind, OwnPage

# The only values that a text here can hold: the weeks of recovery that end a period, and the last week of the line.
Filled = r"^([^{}]|\{gap\}|\{last\})+$"
SceneText = Annotated[str, StringConstraints(min_length=1, max_length=240, pattern=Filled), Looks("with_weeks")]
Caption = Annotated[str, StringConstraints(min_length=1, max_length=70, pattern=Filled), Looks("with_weeks")]


class Scene(Item, Claim):
    """One picture: where it stands, what it says, and the words under its parts."""

    id: Literal[
        "wie-weet-wat", "twee-ladders", "samen-tellen", "wat-het-team-hoort", "eerste-gesprek",
        "weken", "wie-betaalt", "terug-en-verder", "twee-sporen", "oordeel",
    ] = Field(description="Welke tekening het is")  # fmt: skip
    page: PagePath = Field(description="De pagina waar de tekening staat")
    says: SceneText = Field(description="Wat de tekening zegt, in één of twee zinnen; {gap} en {last} worden getallen uit de kalender")
    captions: tuple[Caption, ...] = Field((), max_length=4, description="Wat er onder elk deel staat, van links naar rechts")
    steps: tuple[DeadlineId, ...] = Field((), description="De termijnen op de lijn; ze staan daar zoals in de kalender")
    table: PagePath | None = Field(None, description="De tabel waar de getallen uit komen: pagina en onderdeel van een onderwerp")


class Scenes(Document):
    """The pictures that stand beside a text: content/scenes.yml."""

    scenes: tuple[Scene, ...] = Field(description="De tekeningen")


KINDS = (
    Kind(
        "scenes",
        Scenes,
        "Tekeningen",
        "`content/scenes.yml`: kleine tekeningen bij een tekst, met de zin die erbij hoort. Getallen komen uit de kalender en uit een tabel.",
        155,
        file="content/scenes.yml",
        own_pages=(OwnPage("scenes", "{page}"),),
    ),
)
