"""The legal calendar of one jurisdiction: steps, what the reader may fill in, and on what ground."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .fields import (
    Address,
    ChecklistId,
    Days,
    Document,
    Entry,
    FactId,
    Id,
    Label,
    PhaseId,
    RoleId,
    SourceId,
    Sources,
    Text,
    Weeks,
)
from .rules import DateRule

PARTS = ("start", "target", "latest")
YEARS_OF_ROOM = 4
Yes = Literal["ja"]


class Basis(Entry):
    """The rule's own words: which source, which article, its text and its address."""

    source: SourceId
    article: Label
    text: Text
    url: Address | None = Field(None, description="Weglaten als de bron geen adres heeft")


class Dates(Entry):
    """The three dates that a step may have."""

    start: DateRule | None = Field(None, description="vanaf")
    target: DateRule | None = Field(None, description="streefdatum: de voorzichtige lezing")
    latest: DateRule | None = Field(None, description="uiterste datum")

    @model_validator(mode="after")
    def _has_a_date(self) -> Dates:
        if not (self.start or self.target or self.latest):
            raise PydanticCustomError("no_date_rule", "")
        return self


class Earlier(Dates):
    """What held for a first sick day in former years, both days included."""

    valid_from: datetime.date | None = None
    valid_to: datetime.date
    note: Text
    sources: Sources


class OtherDate(Entry):
    """Another date beside the main ones: another reading, or what follows from the step. The label holds {date}."""

    id: Id
    label: Annotated[str, StringConstraints(pattern=r"\{date\}")]
    rule: DateRule


class Band(Entry):
    """What holds from so many days of sickness on, when a step follows the days until a fact."""

    from_days: Days
    applies: Literal["ja", "nee"]
    text: Text


class InCase(Entry):
    """When a fact is filled in, the step falls on `latest`, and the days from the first sick day to that fact tell how."""

    fact: FactId
    latest: DateRule
    bands: tuple[Band, ...] = Field(min_length=1)
    basis: tuple[Basis, ...] = Field(min_length=1)


class Reading(Entry):
    """What someone else publishes about a step: in our words, and the day that follows from it (first sick day is 1)."""

    by: Label
    url: Address | None = None
    says: Text
    day: Annotated[int, Field(ge=1, le=1500)] | None = None
    note: Text | None = None


class Deadline(Dates):
    """One step of the calendar: when (three dates at most), who, what, and on what ground."""

    id: Id
    title: Label
    short: Annotated[str, StringConstraints(max_length=24)] = Field(description="Naam op de reiskaart")
    phase: PhaseId
    branch: Id | None = None
    kind: Literal["wettelijk", "beleid", "praktijk"]
    who: tuple[RoleId, ...] = Field(min_length=1)
    what: Text
    hand_over: Text
    special: Text | None = Field(None, description="'Alleen als …': een stap die niet voor iedereen geldt")
    applies_if: FactId | None = Field(None, description="Alleen tonen als de lezer dit invult")
    lapses: tuple[FactId, ...] = Field((), description="Gegevens die deze stap laten vervallen")
    done: Label | None = Field(None, description="Opschrift van het veld voor de dag waarop dit echt gebeurde")
    no_date: Text | None = Field(None, description="Wat er staat als de regels geen dag geven")
    late: Text | None = Field(None, description="Wat je nu doet als de uiterste dag voorbij is")
    fine: Yes | None = Field(None, description="De boetetabel geldt bij te late melding")
    repeat_weeks: Weeks | None = None
    other_dates: tuple[OtherDate, ...] = ()
    in_case: InCase | None = None
    earlier: tuple[Earlier, ...] = Field((), description="Regels die vroeger golden")
    basis: tuple[Basis, ...] = Field(min_length=1)
    consequence: Text
    sources_differ: Text | None = None
    readings: tuple[Reading, ...] = Field((), description="Wat anderen publiceren, voor de verantwoording")
    checklist: ChecklistId | None = None
    phrases: PhaseId | None = Field(None, description="Fase met zinnen voor dit gesprek")
    checked: datetime.date


class Anchor(Entry):
    """A point in time that steps lean on and that is no step itself."""

    id: Id
    short: Label
    latest: DateRule


class Fact(Entry):
    """Something that the reader may fill in, beside the first sick day: a day, a number of weeks, or yes."""

    id: Id = Field(description="Ook de naam in de link")
    group: Literal["situatie", "uwv", "afgeleid"]
    type: Literal["dag", "weken", "ja"]
    label: Label
    hint: Text | None = None
    max: Weeks | None = Field(None, description="Hoogste aantal weken")
    in_sickness: Yes | None = Field(None, description="Deze dag ligt op of na de eerste ziektedag")
    lapses: Literal["vanaf", "na"] | None = Field(None, description="Vanaf of na deze dag vervallen stappen")
    reason: Text | None = Field(None, description="Waarom een stap dan vervalt")
    after: FactId | None = Field(None, description="Deze dag ligt op of na dat andere gegeven")
    explanation: Text | None = Field(None, description="Wat dit verandert")
    basis: tuple[Basis, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Fact:
        if self.type == "weken" and self.max is None:
            raise PydanticCustomError("fact_without_max", "")
        if self.lapses and not self.reason:
            raise PydanticCustomError("lapse_without_reason", "")
        return self


class FineBand(Entry):
    """The fine from so many days late on."""

    from_days: Days
    euro: Annotated[int, Field(ge=1, le=100000)]


class Fines(Entry):
    bands: tuple[FineBand, ...] = Field(min_length=1)
    wrong_date_euro: Annotated[int, Field(ge=1, le=100000)]
    basis: tuple[Basis, ...] = Field(min_length=1)


class HolidayYears(Entry):
    """The years, both included, of which the public holidays go along with the page."""

    first: Annotated[int, Field(ge=1990, le=2100)]
    last: Annotated[int, Field(ge=1990, le=2100)]


class SamePeriod(Entry):
    """When two spells of sickness count as one period: the gap between them is shorter than so many weeks."""

    shorter_than_weeks: Weeks
    basis: tuple[Basis, ...] = Field(min_length=1)
    explanation: Text
    sources_differ: Text


class Leave(Entry):
    """How maternity leave counts, and where the law leaves doubt."""

    explanation: Text
    cause_unknown: Text = Field(description="Als niemand weet of de oorzaak dezelfde is")
    in_gap: Text = Field(description="Als er in een tijd van herstel ook verlof was")
    sources_differ: Text
    basis: tuple[Basis, ...] = Field(min_length=1)


class Calendar(Document):
    """The calendar of one jurisdiction: content/deadlines/<country>.yml."""

    title: Label
    holiday_years: HolidayYears
    checked_from: datetime.date = Field(description="Eerste ziektedag vanaf welke we de regels hebben nagekeken")
    first_day_sources: Sources = Field(description="Bronnen voor wat de eerste ziektedag is")
    same_period: SamePeriod
    leave: Leave
    fines: Fines
    facts: tuple[Fact, ...]
    anchors: tuple[Anchor, ...]
    deadlines: tuple[Deadline, ...] = Field(min_length=1)

    @property
    def last_first_year(self) -> int:
        """The last year of a first sick day: the whole calendar then still ends before the holidays do."""
        return self.holiday_years.last - YEARS_OF_ROOM

    @property
    def steps_for_everyone(self) -> tuple[Deadline, ...]:
        """The steps without 'only if'."""
        return tuple(step for step in self.deadlines if step.special is None)

    def moment(self, id: str) -> Deadline | Anchor:
        """The step or anchor with this id."""
        return next(moment for moment in (*self.deadlines, *self.anchors) if moment.id == id)

    def fact_label(self, id: str) -> str:
        """How the page names a fact: a fact of its own, or the day on which a step really happened."""
        own = {fact.id: fact.label for fact in self.facts}
        return own.get(id) or next(step.done for step in self.deadlines if step.id == id and step.done)
