"""Words that need an explanation: content/glossary.yml."""

from __future__ import annotations

from pydantic import Field

from .fields import Claim, Document, Item, Label, TermId, Text
from .kind import Defines, Kind


class Term(Item, Claim):
    """A word that needs an explanation."""

    term: Label = Field(description="Het begrip, zoals het midden in een zin staat")
    forms: tuple[Label, ...] = Field((), description="Andere vormen die ook naar dit begrip linken")
    meaning: Text = Field(description="Wat het betekent, in gewone taal")
    see: TermId | None = Field(None, description="Een ander begrip dat hierbij hoort: zie ook")


class Glossary(Document):
    """Every term: content/glossary.yml."""

    terms: tuple[Term, ...] = Field(description="De begrippen, op alfabet")


KINDS = (
    Kind(
        "glossary",
        Glossary,
        "Begrippen",
        "`content/glossary.yml`: woorden met uitleg. Ze linken vanzelf in elke tekst.",
        140,
        file="content/glossary.yml",
        page="begrippen",
        section="more",
        defines=(Defines("term", "begrip (zie glossary.yml)", ("terms",)),),
    ),
)
