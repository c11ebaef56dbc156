"""The agreement about contact, content/contact_agreement.yml: what to choose, and what always holds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .fields import Claim, Document, Entry, Item, Label, SearchWord, Text
from .kind import Kind

OptionText = Annotated[str, StringConstraints(min_length=1, max_length=50)]


class Option(Item):
    """One thing to choose."""

    text: OptionText = Field(description="De keuze in een paar woorden")
    own: OptionText | None = Field(None, description="Opschrift van een vakje dat bij deze keuze opengaat; alleen over werk")


class ContactField(Item):
    """One thing to agree on: chosen from a list, or a day."""

    kind: Literal["een", "meer", "datum"] = Field(description="Eén keuze, meer keuzes of een datum")
    only: Literal["contact", "rest"] | None = Field(
        None, description="Alleen als er contact is, of alleen bij even geen contact; weglaten is altijd"
    )
    label: Label = Field(description="De vraag op het scherm")
    hint: Text | None = Field(None, description="Uitleg bij de vraag")
    says: OptionText = Field(description="Wat er in de afspraak voor het antwoord staat")
    options: tuple[Option, ...] = Field((), max_length=8, description="De keuzes; alleen bij 'een' en 'meer'")
    event: OptionText | None = Field(None, description="Bij een datum: de neutrale titel in de agenda; weglaten is geen agenda")

    @model_validator(mode="after")
    def _has_something_to_choose(self) -> ContactField:
        if self.kind != "datum" and not self.options:
            raise PydanticCustomError("nothing_to_choose", "", {"kind": self.kind})
        return self


class Mode(Entry):
    """The first choice: contact, or no contact for a time."""

    label: Label = Field(description="De vraag")
    contact: OptionText = Field(description="De keuze voor contact")
    rest: OptionText = Field(description="De keuze voor even geen contact")


class Rest(Claim):
    """The rules that hold while there is no contact for a time."""

    title: Label = Field(description="Opschrift")
    text: Text = Field(description="Waarom het een goede afspraak is")
    goes_on: tuple[Text, ...] = Field(min_length=2, description="Wat door de wet gewoon doorgaat")


class ContactAgreement(Document, Claim):
    """The agreement of both about contact: content/contact_agreement.yml."""

    search_words: tuple[SearchWord, ...] = Field((), description="Woorden waarop iemand zoekt")
    lead: Text = Field(description="Waar de pagina voor is")
    mode: Mode = Field(description="De eerste keuze: contact, of even niet")
    fields: tuple[ContactField, ...] = Field(min_length=4, description="Wat jullie kiezen, op volgorde")
    always: tuple[Text, ...] = Field(min_length=1, description="Wat altijd in de afspraak staat")
    rest_always: tuple[Text, ...] = Field(min_length=1, description="Wat er bij komt als er even geen contact is")
    rest: Rest = Field(description="Uitleg bij even geen contact")


KINDS = (
    Kind(
        "contact_agreement",
        ContactAgreement,
        "Contactafspraak",
        "`content/contact_agreement.yml`: wat jullie over contact kiezen, en wat altijd geldt.",
        240,
        file="content/contact_agreement.yml",
        page="samen/contactafspraak",
        section="phrases",
    ),
)
