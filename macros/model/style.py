"""The style of the guide's words, as far as a list can hold it: content/style.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .fields import Document, Entry, Looks, SearchWord, Text, Yes
from .kind import Kind

STYLE = "content/style.yml"


class Wording(Entry):
    """A phrase that the guide does not use."""

    phrase: SearchWord = Field(description="De woorden die er niet horen te staan; een * staat voor de rest van een woord")
    also: tuple[SearchWord, ...] = Field((), description="Andere woorden waarvoor hetzelfde geldt")
    why: Text = Field(description="Waarom niet, in één zin")
    better: Text = Field(description="Wat je in plaats daarvan schrijft")
    where: tuple[SearchWord, ...] = Field(
        (),
        description="Alleen in deze soorten inhoud, of in een deel ervan, zoals 'checklist' of 'phase.now'; weglaten als het overal geldt",
    )
    taste: Yes | None = Field(None, description="Bij 'ja' is het een raad; weglaten als het een regel is, die `check` als fout telt")

    @property
    def every(self) -> tuple[str, ...]:
        """The phrase, and the others for which the same holds."""
        return (self.phrase, *self.also)


class DroppedName(Entry):
    """A name that something had before, and the one name that it has now."""

    old: SearchWord = Field(description="De naam die er niet meer mag staan; een * staat voor de rest van een woord")
    new: SearchWord = Field(description="De naam die het nu heeft")
    why: Text = Field(description="Waarom dit de naam is, in één zin")


class LineWords(Entry):
    """The words that say what a line on a sheet asks for, and whether a point needs one."""

    person: tuple[SearchWord, ...] = Field(
        min_length=1, description="Woorden in een `label` die vragen om iemand: zo'n vak is geen `kind: datum`"
    )
    day: tuple[SearchWord, ...] = Field(min_length=1, description="Woorden in een `label` die vragen om een dag: zo'n vak is `kind: datum`")
    day_at_end: tuple[SearchWord, ...] = Field(
        min_length=1, description="Woorden die om een dag vragen als een `label` erop eindigt, zoals 'Kopie gegeven op'"
    )
    write: tuple[SearchWord, ...] = Field(
        min_length=1, description="Woorden in een punt die vragen om iets op te schrijven: onder zo'n punt staat een vak"
    )
    elsewhere: tuple[SearchWord, ...] = Field(
        min_length=1, description="Woorden die zeggen dat je het ergens anders op het blad schrijft: dan hoeft dat vak niet"
    )


class Style(Document):
    """The words of the guide: content/style.yml."""

    phrases: tuple[Wording, ...] = Field(description="Wat de gids niet zegt, en wat wel")
    names: tuple[DroppedName, ...] = Field(description="Namen die vervielen: elk ding heeft er één")
    verbs: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z][a-zé-]+$"), Looks("verb")], ...] = Field(
        min_length=1, description="Woorden waarmee een punt van een checklist begint: wat je doet"
    )
    line_words: LineWords = Field(description="Woorden waaraan `check` ziet wat een vak op een checklist vraagt")


KINDS = (
    Kind(
        "style",
        Style,
        "Schrijfstijl",
        "`content/style.yml`: wat de gids niet zegt en hoe de dingen heten. `check` wijst elke plek aan. Haalt een tekst zo'n woord aan? "
        "Zet dan achter die regel: `# allow: het woord`.",
        185,
        file=STYLE,
    ),
)
