"""A policy on absence to take over and fill in: content/policy.yml, with the blanks in its texts."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import Claim, Document, Item, Label, RoleId, SearchWord, Text
from .kind import Kind

POLICY = "content/policy.yml"
BLANK = re.compile(r"\[([^\[\]]*)\]")
Question = Annotated[str, StringConstraints(min_length=1, max_length=140)]


class Blank(Item):
    """A place in the text that an organisation fills in itself: [text]."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=40)] = Field(description="Wat er tussen de rechte haken staat")
    filled_with: Literal["naam", "contact"] | None = Field(
        None, description="Wat een editie hier invult: haar korte naam, of het contact van een rol"
    )
    role: RoleId | None = Field(None, description="De rol van wie het contact is")


class Check(Item):
    """One question of the self-check; yes is good."""

    text: Question = Field(description="Een vraag waarop 'ja' betekent dat het geregeld is")


class Clause(Item, Claim):
    """One clause of the policy, with why it is there and how to see whether you have it."""

    title: Label = Field(description="Opschrift")
    text: Text = Field(description="De tekst van het beleid; open vakken tussen rechte haken")
    points: tuple[Text, ...] = Field((), description="Losse punten onder de tekst")
    why: Text = Field(description="Waarom dit erin staat; hoort niet bij het beleid zelf")
    checks: tuple[Check, ...] = Field(min_length=1, max_length=3, description="De vragen van de zelfcheck")


class Chapter(Item):
    """A chapter of the policy."""

    title: Label = Field(description="Opschrift")
    text: Text | None = Field(None, description="Wat voor alle onderdelen van dit hoofdstuk geldt")
    clauses: tuple[Clause, ...] = Field(min_length=1, description="De onderdelen, in volgorde")


class Moment(Item):
    """A day for the calendar, counted from the day on which the policy was adopted."""

    months: Annotated[int, Field(ge=1, le=120)] = Field(description="Hoeveel maanden na het vaststellen")
    title: Label = Field(description="Wat er in de agenda staat")
    text: Text = Field(description="Wat je dan doet")


class Evaluation(Claim):
    """The moments to look at the policy again."""

    text: Text = Field(description="Waarom en wanneer, in een paar zinnen")
    moments: tuple[Moment, ...] = Field(min_length=1, description="De dagen voor in de agenda")


class Policy(Document, Claim):
    """The policy: content/policy.yml."""

    lead: Text = Field(description="Waar het om gaat, in twee zinnen")
    basis: Text = Field(description="Waar de bouwstenen vandaan komen, en voor wie ze gelden")
    or_note: Text = Field(description="Met wie je het bespreekt voordat je het vaststelt")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden die lezers intypen, ook als ze niet in de tekst staan")
    blanks: tuple[Blank, ...] = Field(description="De open vakken die in de tekst mogen staan")
    chapters: tuple[Chapter, ...] = Field(min_length=1, description="De hoofdstukken, in volgorde")
    evaluation: Evaluation = Field(description="Wanneer je opnieuw kijkt")

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(clause for chapter in self.chapters for clause in chapter.clauses)

    @property
    def all_cited(self) -> tuple[str, ...]:
        """The ids of all that the policy and its clauses rest on, each once."""
        return tuple(dict.fromkeys(id for part in (self, *self.clauses) for id in part.cites))


KINDS = (
    Kind(
        "policy",
        Policy,
        "Beleid",
        "`content/policy.yml`: het voorbeeld van verzuimbeleid, met de vragen van de zelfcheck. Wat tussen rechte haken staat, is een open vak.",
        90,
        file=POLICY,
        page="weten/beleid",
        section="knowledge",
        group="achtergrond",
    ),
)
