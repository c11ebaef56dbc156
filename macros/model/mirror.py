"""The manager's mirror, content/mirror.yml: questions to oneself, handing over the contact, and help."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .fields import (
    Claim,
    Document,
    Item,
    Label,
    PagePath,
    SearchWord,
    Sources,
    SpokenText,
    Text,
)
from .kind import Kind


class MirrorQuestion(Item):
    """A question of recognition for a manager; never a score."""

    title: Label = Field(description="Wat je bij jezelf kunt herkennen, in de ik-vorm")
    meaning: Text = Field(description="Wat dat betekent, in twee of drie zinnen, zonder verwijt")
    act: Text = Field(description="Eén ding dat je kunt doen")
    way: Literal["overdragen", "hulp", "gesprek"] = Field(description="Waar het heen leidt: overdragen, hulp voor jezelf, of oefenen")
    page: PagePath | None = Field(None, description="Pagina met meer uitleg")


class Script(Item):
    """The words to say, and to whom, when the contact goes to someone else."""

    to: Label = Field(description="Tegen wie, zoals 'Tegen je werknemer'")
    say: SpokenText = Field(description="Wat je zegt of schrijft")
    why: Text = Field(description="Waarom zo")


class HandOver(Claim):
    """The way to give the contact to someone else: who, how, what goes along and what does not."""

    lead: Text = Field(description="Waarom overdragen goed kan zijn")
    who: tuple[Text, ...] = Field(min_length=2, max_length=5, description="Wie het kan overnemen")
    steps: tuple[Text, ...] = Field(min_length=3, max_length=6, description="Hoe je het doet, op volgorde")
    scripts: tuple[Script, ...] = Field(min_length=3, description="Wat je tegen wie zegt")
    pass_on: tuple[Text, ...] = Field(min_length=2, description="Wat je doorgeeft")
    keep: tuple[Text, ...] = Field(min_length=2, description="Wat je niet doorgeeft")
    stays: tuple[Text, ...] = Field(min_length=1, description="Wat bij jou blijft")
    employee: Text = Field(description="Wat een werknemer mag vragen")
    employee_say: Text = Field(description="Hoe een werknemer dat vraagt")


class OwnHelp(Claim):
    """Help for the manager."""

    lead: Text = Field(description="Waarom hulp vragen mag")
    points: tuple[Text, ...] = Field(min_length=2, description="Waar hulp te vinden is")


class Mirror(Document):
    """The mirror for a manager: content/mirror.yml."""

    search_words: tuple[SearchWord, ...] = Field((), description="Woorden waarop iemand zoekt")
    lead: Text = Field(description="Waar de pagina voor is")
    privacy: Text = Field(description="Dat niets wordt bewaard")
    questions: tuple[MirrorQuestion, ...] = Field(min_length=5, max_length=12, description="De vragen aan jezelf")
    questions_sources: Sources
    hand_over: HandOver = Field(description="Het contact overdragen")
    help: OwnHelp = Field(description="Hulp voor de leidinggevende zelf")


KINDS = (
    Kind(
        "mirror",
        Mirror,
        "Spiegel",
        "`content/mirror.yml`: vragen van een leidinggevende aan zichzelf, en hoe je contact overdraagt.",
        230,
        file="content/mirror.yml",
        page="gesprek/spiegel",
        section="phrases",
    ),
)
