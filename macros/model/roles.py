"""The roles that people play, and the page of each reader: content/roles.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .fields import Claim, Document, Entry, Item, Label, NextStep, PagePath, Text
from .kind import Defines, Kind, OwnPage
from .phase import Expectation

# Below this path stand the pages of readers.
ROLE_PAGES = "voor"


class Link(Entry):
    """A way on: to a page of this guide, by its path."""

    title: Label = Field(description="Waar de link heen gaat")
    text: Text = Field(description="Wat de lezer daar vindt, in één zin")
    page: PagePath = Field(description="Pad van de pagina, zoals 'fasen/direct-na-de-ziekmelding'")


class RolePage(Entry):
    """The page of one reader."""

    title: Label = Field(description="Titel van de pagina")
    summary: Annotated[str, StringConstraints(min_length=1, max_length=160)] = Field(
        description="Eén of twee zinnen voor overzichten en zoekmachines"
    )
    door: Label | None = Field(
        None, description="Wat deze lezer van zichzelf zegt, zoals op een deur: 'Ik ben ziek'; weglaten als de titel dat doet"
    )
    lead: Text = Field(description="De eerste zinnen van de pagina")
    links: tuple[Link, ...] = Field(min_length=1, max_length=5, description="Waar deze lezer verder leest")
    helps: tuple[Text, ...] = Field(min_length=3, description="Wat deze lezer kan doen dat helpt")
    better_not: tuple[Text, ...] = Field(min_length=2, description="Wat deze lezer beter laat")
    questions: tuple[NextStep, ...] = Field((), max_length=8, description="Wat deze lezer het eerst vraagt, en waar het antwoord staat")
    points: tuple[Expectation, ...] = Field(min_length=2, description="Wat deze lezer moet weten")
    next: NextStep | None = Field(None, description="De volgende stap; weglaten als dat de eerste van 'links' is")


class RoleFact(Claim):
    """A fact to know about a role, with its own sources."""

    text: Text = Field(description="Wat de lezer moet weten, in één tot drie zinnen")


class Role(Item, Claim):
    """A role: someone who plays a part."""

    title: Label = Field(description="Naam van de rol")
    does: Text = Field(description="Wat deze rol doet")
    limits: Text = Field(description="Wat deze rol niet doet of niet mag weten")
    reach: RoleFact | None = Field(None, description="Hoe je deze rol bereikt, en wie dat mag; weglaten als er niets bijzonders is")
    costs: RoleFact | None = Field(None, description="Wie betaalt, als een bron dat zegt")
    more: PagePath | None = Field(None, description="Pad van de pagina met meer uitleg, zoals 'weten/deskundigenoordeel'")
    page: RolePage | None = Field(None, description="De pagina voor deze lezer; weglaten als er geen is")


class RoleList(Document):
    """Every role: content/roles.yml."""

    roles: tuple[Role, ...] = Field(description="De rollen")


KINDS = (
    Kind(
        "roles",
        RoleList,
        "Rollen",
        "`content/roles.yml`: wie er meedoen, en hun eigen pagina.",
        130,
        file="content/roles.yml",
        page="wie-doet-wat",
        section="more",
        own_pages=(OwnPage("roles", f"{ROLE_PAGES}/{{id}}", part="page"),),
        defines=(Defines("role", "rol (zie roles.yml)", ("roles",), droppable=True),),
    ),
)
