"""The checklists, one sheet a file: content/checklists/<id>.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .fields import (
    Claim,
    Document,
    Entry,
    Item,
    Label,
    LawPlace,
    NextStep,
    PhaseId,
    RoleId,
    SearchWord,
    SpokenText,
    Text,
)
from .kind import Defines, Kind

# The id of the crisis line among the sources.
CRISIS_LINE = "113"
Choice = Annotated[str, StringConstraints(min_length=1, max_length=24)]


class Fill(Entry):
    """A place to fill in: a day, a few words about work, or one choice of a few."""

    kind: Literal["datum", "tekst", "keuze"] = Field("tekst", description="Wat de lezer invult")
    label: Annotated[str, StringConstraints(min_length=1, max_length=30)] = Field(description="Wat er voor het vak staat")
    options: tuple[Choice, ...] = Field((), max_length=4, description="Waaruit de lezer er één kiest, bij `keuze`; zoals Ja en Nee")

    @model_validator(mode="after")
    def _has_options_to_choose_from(self) -> Fill:
        if (self.kind == "keuze") != (len(self.options) > 1):
            raise PydanticCustomError("nothing_to_choose", "", {"kind": "keuze"})
        return self


class WriteLine(Item, Fill):
    """One of more places to fill in, with a name of its own."""

    label: Annotated[str, StringConstraints(min_length=1, max_length=40)] = Field(description="Wat er voor het vak staat")


class ChecklistItem(Item):
    """One thing to tick."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=130)] = Field(description="Wat je doet, als opdracht")
    why: Text | None = Field(None, description="Waarom, in één zin; staat alleen op het scherm. Weglaten als niemand het vraagt")
    fill: Fill | None = Field(None, description="Een vak om in te vullen bij dit punt")
    lines: tuple[WriteLine, ...] = Field((), max_length=6, description="Meer vakken om in te vullen onder dit punt, in plaats van `fill`")
    law: tuple[LawPlace, ...] = Field((), description="De plekken in de wet waar dit punt op rust; staat alleen op het scherm")


class ChecklistSection(Entry):
    """The items of one moment: what to do before, during or after."""

    id: Literal["vooraf", "tijdens", "daarna"] = Field(description="Welk deel van de lijst dit is")
    title: Label = Field(description="Opschrift boven dit deel")
    items: tuple[ChecklistItem, ...] = Field(min_length=1, description="De punten, op volgorde")


class Saying(Entry):
    """A sentence to say on a checklist."""

    say: SpokenText = Field(description="De zin, zoals je hem uitspreekt")
    why: Text | None = Field(None, description="Waarom dit helpt; staat alleen op het scherm")


class Checklist(Document, Claim):
    """One sheet: content/checklists/<id>.yml. One without a phase is for the organisation."""

    number: Annotated[int, Field(ge=1, le=999)] = Field(description="Volgorde, en het nummer op papier")
    title: Label = Field(description="Naam van de checklist")
    summary: Annotated[str, StringConstraints(min_length=1, max_length=160)] = Field(
        description="Eén of twee zinnen voor overzichten en zoekmachines"
    )
    purpose: Text = Field(description="Waar de lijst voor is, in twee zinnen bovenaan het blad")
    audience: tuple[RoleId, ...] = Field(min_length=1, description="Voor wie de lijst is")
    contacts: tuple[RoleId, ...] = Field(
        (), max_length=4, description="Rollen waarvan de lezer hier de gegevens van de eigen organisatie nodig heeft"
    )
    phase: PhaseId | None = Field(None, description="Bij welke fase; weglaten bij een lijst voor de organisatie")
    moment: Literal["ziekmelding", "contact", "bedrijfsarts", "plan", "gesprek", "terugkeer", "terugval", "uwv", "organisatie"] = Field(
        description="Waarbij je de lijst gebruikt, om op te zoeken"
    )
    minutes: Annotated[int, Field(ge=1, le=240)] = Field(description="Hoeveel minuten het kost")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden die lezers intypen, ook als ze niet in de tekst staan")
    tool: Literal["contactafspraak"] | None = Field(None, description="Het hulpmiddel op het scherm dat hetzelfde doet")
    write_lines: tuple[WriteLine, ...] = Field((), max_length=4, description="Lijnen bovenaan om op te schrijven")
    sections: tuple[ChecklistSection, ...] = Field(min_length=1, max_length=3, description="De punten om af te vinken")
    phrases: tuple[Saying, ...] = Field(min_length=1, description="Zinnen om te zeggen")
    do_not_ask_title: Label | None = Field(None, description="Ander opschrift boven wat je niet vraagt of opschrijft")
    do_not_ask: tuple[Text, ...] = Field(min_length=1, description="Wat je niet vraagt; zonder `do_not_write` ook wat je niet opschrijft")
    do_not_write: tuple[Text, ...] = Field((), description="Wat je niet opschrijft, als dat iets anders is; weglaten als er één lijst is")
    notes_title: Label = Field(description="Opschrift boven de ruimte voor notities")
    notes_beside: Label | None = Field(
        None, description="Opschrift van een tweede ruimte ernaast, voor wat een ander ziet; weglaten bij één ruimte"
    )
    notes_lines: Annotated[int, Field(ge=1, le=20)] = Field(
        description="Hoeveel lijnen voor notities er minstens zijn; wat er op het blad overblijft, komt erbij"
    )
    next: NextStep | None = Field(None, description="De volgende stap; weglaten als dat de fase van de lijst is")

    @property
    def items(self) -> tuple[ChecklistItem, ...]:
        """Every point, in order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def names_crisis_line(self) -> bool:
        """Whether the numbers for who is in need stand on the sheet: it rests on what the crisis line says."""
        return CRISIS_LINE in self.sources


KINDS = (
    Kind(
        "checklist",
        Checklist,
        "Checklist",
        "`content/checklists/<naam>.yml`: één bestand per checklist, één blad papier.",
        30,
        folder="content/checklists",
        page="checklists/{}",
        section="checklists",
        numbered=True,
        file_can_be_hidden=True,
        defines=(Defines("checklist", "checklist (zie de map checklists)", droppable=True),),
    ),
)
