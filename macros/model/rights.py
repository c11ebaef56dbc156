"""Rights and duties of both sides, and what may be asked, kept and told: content/rights.yml and content/may_i.yml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .fields import Claim, Document, Item, Label, PagePath, RoleId, SearchWord, Text
from .kind import Kind


class Right(Item, Claim):
    """One subject of rights and duties, for both sides."""

    subject: Label = Field(description="Waar het over gaat")
    employer: tuple[Text, ...] = Field(min_length=1, max_length=4, description="Wat de werkgever moet en mag")
    employee: tuple[Text, ...] = Field(min_length=1, max_length=4, description="Wat de werknemer moet en mag")
    if_not: Text = Field(description="Wat er gebeurt als iemand het niet doet")
    page: PagePath | None = Field(None, description="Waar meer staat")


class Rights(Document):
    """Rights and duties side by side: content/rights.yml."""

    lead: Text = Field(description="De eerste zinnen van de pagina")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden die lezers intypen")
    subjects: tuple[Right, ...] = Field(min_length=8, description="De onderwerpen, op volgorde")


class Situation(Item, Claim):
    """A wish to ask, write down or tell something: may it?"""

    question: Label = Field(description="De vraag, zoals iemand haar stelt, met een vraagteken")
    asks: RoleId = Field(description="Wie het zich afvraagt")
    answer: Literal["ja", "nee", "soms"] = Field(description="Mag het?")
    short: Text = Field(description="Het antwoord in één zin")
    reason: Text = Field(description="Waarom, in één tot drie zinnen")
    instead: Text | None = Field(None, description="Wat wel kan, als opdracht of als zin om te zeggen")


class SituationGroup(Item):
    """Situations of one kind."""

    title: Label = Field(description="Opschrift")
    situations: tuple[Situation, ...] = Field(min_length=2, description="De situaties")


class MayI(Document):
    """The questions of what may be asked, kept and told: content/may_i.yml."""

    lead: Text = Field(description="De eerste zinnen van de pagina")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden die lezers intypen")
    groups: tuple[SituationGroup, ...] = Field(min_length=3, description="De situaties, in groepen")


KINDS = (
    Kind(
        "rights",
        Rights,
        "Rechten en plichten",
        "`content/rights.yml`: per onderwerp beide kanten, met de wet erbij.",
        40,
        file="content/rights.yml",
        page="weten/rechten-en-plichten",
        section="knowledge",
        group="regels",
    ),
    Kind(
        "may_i",
        MayI,
        "Mag dit",
        "`content/may_i.yml`: wat je mag vragen, opschrijven en doorvertellen.",
        50,
        file="content/may_i.yml",
        page="weten/mag-dit",
        section="knowledge",
        group="regels",
    ),
)
