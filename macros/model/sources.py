"""The sources of facts: content/sources.yml."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import Address, Document, Item, Quoted, Text, Year
from .kind import Defines, Kind


class Source(Item):
    """A source of facts."""

    title: Quoted = Field(description="Titel van het stuk")
    short: Annotated[str, StringConstraints(min_length=1, max_length=32)] = Field(description="Korte naam onder een tekst")
    publisher: Quoted = Field(description="Wie het uitgaf")
    kind: Literal["wet", "beleid", "onderzoek", "praktijk", "redactie", "organisatie"] = Field(
        description="Wat voor bron het is; een eigen bron van een editie is 'organisatie'"
    )
    year: Year | None = Field(None, description="Jaar van uitgave")
    url: Address | None = Field(None, description="Waar het te lezen is")
    version: datetime.date | None = Field(None, description="Bij een wet: de versie die geldt vanaf")
    read: Literal["zelf", "deels", "samenvatting", "via"] | None = Field(
        None, description="Hoe wij het lazen: helemaal zelf, de delen die wij noemen, een samenvatting, of via een ander"
    )
    note: Text = Field(description="Wat we eruit halen, hoe groot het onderzoek was, wat de grens is")


class SourceList(Document):
    """Every source: content/sources.yml."""

    sources: tuple[Source, ...] = Field(description="De bronnen")


KINDS = (
    Kind(
        "sources",
        SourceList,
        "Bronnen",
        "`content/sources.yml`: waar onze feiten vandaan komen.",
        120,
        file="content/sources.yml",
        defines=(Defines("source", "bron (zie sources.yml)", ("sources",)),),
    ),
)
