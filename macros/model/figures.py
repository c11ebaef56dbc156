"""The figures of research, how sure they are and what speaks against them: content/figures.yml."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .fields import Claim, Document, FigureId, Item, Label, SearchWord, SubjectId, Text, Year, Yes
from .kind import Defines, Kind

FIGURES = "content/figures.yml"
Headline = Annotated[str, StringConstraints(min_length=1, max_length=26)]
Statement = Annotated[str, StringConstraints(min_length=1, max_length=240)]
Share = Annotated[int, Field(ge=0, le=100)]
MOST = 1_000_000
Amount = Annotated[Decimal, Field(ge=0, le=MOST), WithJsonSchema({"type": "number", "minimum": 0, "maximum": MOST})]
# How many values a row of a chart holds at most: more cannot be told apart without colour.
MOST_SERIES = 3
WHOLE = "verdeling"
DOTS = "stippen"


class Subject(Item):
    """A subject of figures; the page shows them in this order."""

    title: Label = Field(description="Naam van het onderwerp")
    lead: Statement = Field(description="Wat je hier vindt, in één of twee zinnen")


class Figure(Item, Claim):
    """One figure on a card: who counted what, and how far it goes."""

    figure: Headline = Field(description="Het cijfer zelf, kort, zoals '1 op de 4'")
    says: Statement = Field(description="Wat het cijfer zegt, in één of twee zinnen")
    share: Share | None = Field(None, description="Hetzelfde als deel van honderd, voor het balkje; weglaten als het niet precies is")
    group: Statement = Field(description="Over wie het gaat, en hoeveel mensen of onderzoeken")
    year: Year = Field(description="Jaar van de telling, of van het stuk als dat er niet bij staat")
    strength: Literal["sterk", "redelijk", "zwak", "onbekend"] = Field(description="Hoe zeker het cijfer is")
    limit: Statement = Field(description="Wat ertegen spreekt, of waar de grens ligt")
    subject: SubjectId = Field(description="Bij welk onderwerp het hoort")
    best_before: datetime.date = Field(description="Dag waarop het cijfer opnieuw nagekeken moet zijn")
    via: Statement | None = Field(None, description="Waar wij het lazen; weglaten als wij de bron zelf lazen")


class ChartRow(Item):
    """One line of a chart: its label, and a value for each series."""

    label: Annotated[str, StringConstraints(min_length=1, max_length=76)] = Field(description="Wat er bij de lijn staat")
    values: tuple[Amount, ...] = Field(
        min_length=1,
        max_length=MOST_SERIES,
        description="Een getal per reeks, met een punt voor de decimalen; bij stippen één getal, of het laagste en het hoogste",
    )
    said: Headline | None = Field(None, description="Hoe de bron het zegt als het getal niet precies is, zoals 'bijna 90%'")
    stressed: Yes | None = Field(None, description="Legt nadruk op deze lijn")


class Chart(Item, Claim):
    """A picture made of figures, with its table."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=90)] = Field(description="Wat de grafiek laat zien")
    description: Statement = Field(description="Wat je eraan ziet, voor wie de grafiek niet ziet")
    kind: Literal["staven", "stippen", "verdeling"] = Field(
        description="Staven naast elkaar, stippen op een lijn, of delen die samen een geheel zijn"
    )
    unit: Literal["%", "dagen"] = Field(description="Wat er achter het getal staat")
    scale: Annotated[int, Field(ge=4, le=MOST)] = Field(description="Waar de schaal eindigt; bij een verdeling het geheel")
    series: tuple[Annotated[str, StringConstraints(min_length=1, max_length=34)], ...] = Field(
        (), max_length=MOST_SERIES, description="Namen van de reeksen, als er meer dan één is"
    )
    rows: tuple[ChartRow, ...] = Field(min_length=2, max_length=8, description="De lijnen, van boven naar beneden")
    total: Amount | None = Field(None, description="Waartoe de delen van een verdeling samen moeten komen")
    figures: tuple[FigureId, ...] = Field(min_length=1, description="De kaarten waar de getallen vandaan komen")
    subject: SubjectId = Field(description="Bij welk onderwerp de grafiek staat")

    @field_validator("rows")
    @classmethod
    def _fit(cls, rows: tuple[ChartRow, ...], info: ValidationInfo) -> tuple[ChartRow, ...]:
        """Check that each row has a value for every series, and that none runs off the scale. Raises PydanticCustomError."""
        most = max(1, len(info.data.get("series", ())))
        wanted = (1, 2) if info.data.get("kind") == DOTS else (most,)
        for row in rows:
            if len(row.values) not in wanted:
                raise PydanticCustomError("wrong_values", "", {"id": row.id, "given": len(row.values), "wanted": wanted[-1]})
            if "scale" in info.data and max(row.values) > info.data["scale"]:
                raise PydanticCustomError("off_scale", "", {"id": row.id, "value": max(row.values), "scale": info.data["scale"]})
        return rows

    @field_validator("total")
    @classmethod
    def _adds_up(cls, total: Decimal | None, info: ValidationInfo) -> Decimal | None:
        if total is not None and "rows" in info.data:
            found = sum(value for row in info.data["rows"] for value in row.values)
            if found != total:
                raise PydanticCustomError("not_adding_up", "", {"found": found, "total": total})
        return total

    @model_validator(mode="after")
    def _whole_has_total(self) -> Chart:
        if (self.kind == WHOLE) != (self.total is not None):
            raise PydanticCustomError("total_of_whole", "")
        return self


class Finding(Claim):
    """One side of a question on which sources differ."""

    title: Label = Field(description="De bevinding in een paar woorden")
    text: Statement = Field(description="Wat de bron vond")
    figures: tuple[FigureId, ...] = Field((), description="De kaarten die erbij horen")


class Conflict(Item):
    """Findings that seem to contradict each other, side by side."""

    question: Label = Field(description="De vraag waarop bronnen verschillend antwoorden")
    findings: tuple[Finding, ...] = Field(min_length=2, max_length=4, description="De bevindingen naast elkaar")
    why: Text = Field(description="Waarom ze kunnen verschillen")
    ours: Text = Field(description="Wat deze gids ermee doet")


class Answer(Item, Claim):
    """A question that many ask, answered in plain words before any number."""

    question: Label = Field(description="De vraag, zoals een lezer haar stelt")
    text: Text = Field(description="Het antwoord in twee of drie zinnen, niet stelliger dan wat er is gemeten")
    figures: tuple[FigureId, ...] = Field(min_length=1, description="De kaarten waar het antwoord op rust")


class FigureList(Document):
    """Every figure, chart and conflict: content/figures.yml."""

    lead: tuple[Statement, ...] = Field(min_length=1, max_length=3, description="Wat de cijfers waard zijn")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden waarop iemand zoekt")
    answers: tuple[Answer, ...] = Field((), max_length=5, description="De antwoorden waar de pagina mee begint, in gewone woorden")
    subjects: tuple[Subject, ...] = Field(min_length=1, description="De onderwerpen, op volgorde")
    figures: tuple[Figure, ...] = Field(min_length=1, description="De cijfers, per onderwerp op volgorde")
    charts: tuple[Chart, ...] = Field((), description="De grafieken")
    conflicts: tuple[Conflict, ...] = Field((), description="Waar bevindingen botsen")


KINDS = (
    Kind(
        "figures",
        FigureList,
        "Cijfers",
        "`content/figures.yml`: wat onderzoek zegt, hoe zeker het is, de grafieken, en waar bevindingen botsen.",
        80,
        file=FIGURES,
        page="weten/cijfers",
        section="knowledge",
        group="achtergrond",
        defines=(
            Defines("figure", "cijferkaart (zie figures.yml)", ("figures",), droppable=True),
            Defines("subject", "rubriek (zie 'subjects' in figures.yml)", ("subjects",)),
        ),
    ),
)
