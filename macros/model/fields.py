"""The base of every model of content/: classes, short text types, references.

Keys are English, values Dutch. `Reference` marks a text that names something elsewhere; `check.references` resolves it.
Validation, the JSON Schemas for editors and the field tables come from the models' classes.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PrivateAttr,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

# How a JSON Schema says that a text is the id of something, and by which message a writer is told how a text looks.
ID_OF = "x-id-of"
LOOKS = "x-looks"


@dataclass(frozen=True)
class Reference:
    """A mark of a text that is the id of one `kind`: source, role, phase, deadline, moment (a deadline or an anchor of the calendar), fact,
    law_place (see `statute`), checklist, card, figure, subject, question, term, rehearsal, voice, what_if, branch, page, or a talk and the return_answer and
    work_answer that lead to it."""

    kind: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(schema) | {ID_OF: self.kind}


@dataclass(frozen=True)
class Looks:
    """A mark of a text with a pattern: the message that says in words how such a text looks."""

    message: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(schema) | {LOOKS: self.message}


@dataclass(frozen=True)
class Verbatim:
    """A mark of a text that is not ours to make plain: the words of a law, the title of a work, or (not `spelled`) what readers type."""

    spelled: bool = True


@dataclass(frozen=True)
class Heading:
    """A mark of a text that stands above others or beside a field: no sentence of running text, also when it is a question."""


@dataclass(frozen=True)
class Was:
    """A mark of a field that had another name before: whoever still writes that one is told the new one."""

    name: str


@dataclass(frozen=True)
class Spoken:
    """A mark of a text that someone says aloud: people speak in shorter sentences than they write."""


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"), Looks("id")]
Text = Annotated[str, StringConstraints(min_length=1)]
SpokenText = Annotated[str, StringConstraints(min_length=1), Spoken()]
Quoted = Annotated[str, StringConstraints(min_length=1), Verbatim()]
LawText = Annotated[str, StringConstraints(min_length=1), Verbatim(spelled=False)]
SearchWord = Annotated[str, StringConstraints(min_length=1), Verbatim(spelled=False)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=70), Heading()]
MapLine = Annotated[str, StringConstraints(min_length=1, max_length=90)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$"), Looks("address")]
Phone = Annotated[str, StringConstraints(pattern=r"^[+0-9][0-9 ()-]{1,24}$"), Looks("phone")]
SourceId = Annotated[str, Reference("source")]
RoleId = Annotated[str, Reference("role")]
PhaseId = Annotated[str, Reference("phase")]
DeadlineId = Annotated[str, Reference("deadline")]
MomentId = Annotated[str, Reference("moment")]
FactId = Annotated[str, Reference("fact")]
ChecklistId = Annotated[str, Reference("checklist")]
CardId = Annotated[str, Reference("card")]
FigureId = Annotated[str, Reference("figure")]
SubjectId = Annotated[str, Reference("subject")]
RehearsalId = Annotated[str, Reference("rehearsal")]
VoiceId = Annotated[str, Reference("voice")]
WhatIfId = Annotated[str, Reference("what_if")]
QuestionId = Annotated[str, Reference("question")]
TermId = Annotated[str, Reference("term")]
BranchId = Annotated[str, Reference("branch")]
PagePath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*(#[a-z0-9-]+)?$"), Looks("page_path"), Reference("page")]
# Law, article, member, part, version.
LAW_PLACE = r"^([a-z0-9-]+) (\d[0-9a-z.:]*)(?: lid (\d+[a-z]?))?(?: onderdeel ([a-z]{1,2}))? per (\d{4}-\d{2}-\d{2})$"
LawPlace = Annotated[str, StringConstraints(pattern=LAW_PLACE), Looks("law_place"), Reference("law_place")]
Sources = Annotated[tuple[SourceId, ...], Field(min_length=1, description="Waar dit vandaan komt")]
# Who has a page of their own in every phase, and a line on the map.
Reader = Literal["leidinggevende", "werknemer"]
MANAGER, EMPLOYEE = READERS = get_args(Reader)
LOW_ENERGY_LINES, LOW_ENERGY_WORDS = 7, 80


def _few_words(lines: tuple[str, ...]) -> tuple[str, ...]:
    words = sum(len(line.split()) for line in lines)
    if words > LOW_ENERGY_WORDS:
        raise PydanticCustomError("too_many_words", "", {"words": words, "max": LOW_ENERGY_WORDS})
    return lines


LowEnergy = Annotated[tuple[Text, ...], Field(max_length=LOW_ENERGY_LINES), AfterValidator(_few_words)]
BRIEF_WORDS = 5


def _brief(text: str) -> str:
    words = len(text.split())
    if words > BRIEF_WORDS:
        raise PydanticCustomError("not_brief", "", {"words": words, "max": BRIEF_WORDS})
    return text


Brief = Annotated[str, StringConstraints(min_length=1, max_length=48), AfterValidator(_brief)]
Year = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{4})?$"), Looks("year")]
# A field that says yes or is left out, and one that says which.
Yes = Literal["ja"]
YesNo = Literal["ja", "nee"]
Weeks = Annotated[int, Field(ge=1, le=520)]
Days = Annotated[int, Field(ge=1, le=1000)]


class Entry(BaseModel):
    """The base of every model: no unknown fields, no change after loading."""

    # A kept guide needs no validators, and making them takes as long as a third of the build's start.
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


class Item(Entry):
    """An item of a list that an edition can change, hide or place, by its id."""

    id: Id = Field(description="Vaste naam van dit onderdeel; verander die later niet")
    was: tuple[Id, ...] = Field((), description="Hoe dit eerder heette, als de naam toch veranderde: zo gaan de woorden van een editie mee")


class Claim(Entry):
    """A statement of the guide, with the places in the law and the sources that it rests on: at least one of both."""

    law: tuple[LawPlace, ...] = Field(
        (), description="De plekken in de wet waar dit op rust, zoals 'bw7 629 lid 3 onderdeel d per 2026-07-01'"
    )
    sources: tuple[SourceId, ...] = Field((), description="De andere bronnen waar dit vandaan komt")

    @model_validator(mode="after")
    def _rests_on_something(self) -> Claim:
        if not (self.law or self.sources):
            raise PydanticCustomError("nothing_to_rest_on", "")
        return self

    @property
    def cites(self) -> tuple[str, ...]:
        """The ids of all that this rests on; a law is a source by its own id."""
        return tuple(dict.fromkeys([*self.sources, *(place.partition(" ")[0] for place in self.law)]))


class NextStep(Entry):
    """The next step after a page: another page of the guide."""

    title: Label = Field(description="Wat de lezer daar doet of vindt, zoals op een knop")
    text: Text | None = Field(None, description="Eén zin erbij: voor wie of wanneer dit past")
    page: PagePath = Field(description="Pad van de pagina, zoals 'weten/conflict' of 'rekenhulp#plan-van-aanpak'")


class Document(Entry):
    """A whole file. Its id is its file name without number and extension."""

    reviewed: datetime.date = Field(description="Dag waarop iemand dit bestand heeft nagekeken")
    review_in: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]? maanden$"), Looks("period")] = Field(
        description="Hoe lang dat goed blijft, zoals '6 maanden'"
    )
    was: tuple[Id, ...] = Field(
        (), description="Hoe dit bestand eerder heette, zonder nummer en .yml: zo gaan de woorden van een editie mee"
    )
    _stem: str = PrivateAttr("")

    @property
    def id(self) -> str:
        return re.sub(r"^\d+-", "", self._stem)

    @property
    def review_due(self) -> datetime.date:
        """The first day on which this file needs a new review; month ends clamp."""
        months = self.reviewed.year * 12 + self.reviewed.month - 1 + int(self.review_in.split()[0])
        year, month = months // 12, months % 12 + 1
        return datetime.date(year, month, min(self.reviewed.day, monthrange(year, month)[1]))
