"""The cards, one theme to talk about each: content/cards/<id>.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .fields import Claim, Document, Item, SearchWord
from .kind import Defines, Kind

Question = Annotated[str, StringConstraints(min_length=1, max_length=95)]
CardLine = Annotated[str, StringConstraints(min_length=1, max_length=190)]
CardReason = Annotated[str, StringConstraints(min_length=1, max_length=170)]
HelpText = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class CardQuestion(Item):
    """One question on a card."""

    text: Question = Field(description="Een open vraag over het werk, nooit over gezondheid")


class Help(Item):
    """A thing that could help, in words about work; both sides choose from the same list."""

    text: HelpText = Field(description="Wat zou helpen, in woorden over werk")


class Card(Document, Claim):
    """One theme to talk about: content/cards/<id>.yml. The number is the same in every language."""

    number: Annotated[int, Field(ge=1, le=127)] = Field(description="Nummer van de kaart; verandert nooit")
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


KINDS = (
    Kind(
        "card",
        Card,
        "Kaart",
        "`content/cards/<naam>.yml`: één thema om over te praten.",
        200,
        folder="content/cards",
        page="samen/kaarten",
        numbered=True,
        own_from=100,
        defines=(Defines("card", "kaart (zie de map cards)"),),
    ),
)
