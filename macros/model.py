"""What may stand in content/: the one definition.

Validation, the JSON Schemas for editors and the field tables come from these classes.
Keys are English, values Dutch. `Reference` marks a text that names something elsewhere;
`guide` resolves it.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, RootModel, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

LOW_ENERGY_WORDS = 100


@dataclass(frozen=True)
class Reference:
    """The text is the id of one `kind`: source, role, phase, deadline, checklist, term or branch."""

    kind: str


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=70)]
MapLine = Annotated[str, StringConstraints(min_length=1, max_length=90)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
SourceId = Annotated[str, Reference("source")]
RoleId = Annotated[str, Reference("role")]
PhaseId = Annotated[str, Reference("phase")]
DeadlineId = Annotated[str, Reference("deadline")]
ChecklistId = Annotated[str, Reference("checklist")]
BranchId = Annotated[str, Reference("branch")]
Sources = Annotated[tuple[SourceId, ...], Field(min_length=1, description="Ids uit sources.yml")]
Weeks = Annotated[int, Field(ge=1, le=520)]


class Entry(BaseModel):
    """Base of everything: no unknown fields, no change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Document(Entry):
    """A whole file. Its id is its file name without number and extension."""

    reviewed: datetime.date = Field(description="Dag waarop iemand dit bestand heeft nagekeken")
    review_in: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]? maanden$")] = Field(
        description="Hoe lang dat goed blijft, zoals '6 maanden'"
    )
    _stem: str = PrivateAttr("")

    @property
    def id(self) -> str:
        return re.sub(r"^\d+-", "", self._stem)

    @property
    def review_due(self) -> datetime.date:
        """First day on which this file needs a new review; month ends clamp."""
        months = self.reviewed.year * 12 + self.reviewed.month - 1 + int(self.review_in.split()[0])
        year, month = divmod(months, 12)
        for day in range(self.reviewed.day, 27, -1):
            try:
                return datetime.date(year, month + 1, day)
            except ValueError:
                continue
        return datetime.date(year, month + 1, min(self.reviewed.day, 28))


class Branch(Entry):
    id: Id
    title: Label
    summary: Text


class Point(Entry):
    """One short statement on the journey map."""

    text: MapLine
    branch: BranchId | None = None


class Finding(Entry):
    """One cell of the map, for one side: short points, and the full finding with its size."""

    points: tuple[Point, ...] = Field(min_length=1, max_length=6)
    found: Text = Field(description="Wat er gevonden is, in zinnen, met de omvang van het onderzoek")
    sources: Sources


class Lane(Entry):
    employee: Finding
    manager: Finding
    question: Text | None = Field(None, description="Een vraag aan de lezer")


class Voice(Entry):
    """Retold, never quoted: our own words for what someone told an interviewer."""

    id: Id
    text: Text
    source: SourceId
    branch: BranchId | None = None


class VoiceLane(Entry):
    employee: tuple[Voice, ...] = ()
    manager: tuple[Voice, ...] = ()


class Lanes(Entry):
    actions: Lane
    contacts: Lane
    emotions: Lane
    needs: Lane
    challenges: Lane
    voices: VoiceLane


class Capacity(Entry):
    """How much new information the employee can take in during this phase."""

    limited: Literal["ja", "nee"]
    text: Text
    sources: Sources


class Action(Entry):
    """One first action of the manager."""

    id: Id
    title: Label
    when: Label
    why: Text
    how: tuple[Text, ...] = Field(min_length=1, max_length=5)
    say: Text | None = Field(None, description="Een zin die je zo kunt zeggen")
    together_with: tuple[RoleId, ...] = ()
    checklist: ChecklistId | None = None
    branch: BranchId | None = None
    sources: Sources


class Expectation(Entry):
    id: Id
    title: Label
    text: Text
    branch: BranchId | None = None
    sources: Sources


class Expect(Entry):
    """For the employee: what happens, what you may, and the same in at most 100 words."""

    low_energy: tuple[Text, ...] = Field(min_length=1, max_length=8)
    points: tuple[Expectation, ...] = Field(min_length=3)
    rights: tuple[Expectation, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _short_enough(self) -> Expect:
        words = sum(len(line.split()) for line in self.low_energy)
        if words > LOW_ENERGY_WORDS:
            raise PydanticCustomError("too_many_words", "", {"words": words, "max": LOW_ENERGY_WORDS})
        return self


class Tip(Entry):
    id: Id
    title: Label
    audience: tuple[RoleId, ...] = Field(min_length=1)
    text: Text
    points: tuple[Text, ...] = ()
    branch: BranchId | None = None
    sources: Sources


class Phrase(Entry):
    """A sentence to say, and why it works."""

    id: Id
    moment: Label
    kind: Literal["gesprek", "lastig"]
    speaker: RoleId
    say: Text
    instead_of: Text | None = None
    why: Text
    branch: BranchId | None = None
    sources: Sources


class WhatIf(Entry):
    id: Id
    question: Label
    answer: Text
    steps: tuple[Text, ...] = ()
    branch: BranchId | None = None
    sources: Sources


class Responsibility(Entry):
    """Who decides, advises, knows and may not know about one subject."""

    id: Id
    subject: Label
    decides: tuple[RoleId, ...] = Field(min_length=1)
    advises: tuple[RoleId, ...] = ()
    knows: tuple[RoleId, ...] = ()
    may_not_know: tuple[RoleId, ...] = ()
    note: Text | None = None
    sources: Sources


class Phase(Document):
    """One phase of the journey: content/phases/<number>-<id>.yml."""

    title: Annotated[str, StringConstraints(max_length=24)]
    formal_title: Label
    period: Label
    starts_in_week: Annotated[int, Field(ge=1, le=200)] = Field(
        description="Richtweek, alleen om de kaart te kleuren"
    )
    summary: Annotated[str, StringConstraints(max_length=160)]
    lead_manager: Text
    lead_employee: Text
    search_words: tuple[Text, ...] = ()
    branches: tuple[Branch, ...] = ()
    capacity: Capacity
    now: tuple[Action, ...] = Field(min_length=1, max_length=5)
    expect: Expect
    lanes: Lanes
    tips: tuple[Tip, ...] = Field(min_length=6)
    phrases: tuple[Phrase, ...] = Field(min_length=3)
    what_if: tuple[WhatIf, ...] = Field(min_length=2)
    responsibilities: tuple[Responsibility, ...] = Field(min_length=3)

    @property
    def number(self) -> int:
        return int(self._stem.split("-")[0])


class ChecklistItem(Entry):
    id: Id
    text: Annotated[str, StringConstraints(max_length=130)]
    why: Text | None = None


class ChecklistSection(Entry):
    id: Id
    title: Label
    items: tuple[ChecklistItem, ...] = Field(min_length=1)


class WriteLine(Entry):
    """A line to write on: what stands before it."""

    id: Id
    label: Label


class Saying(Entry):
    say: Text
    why: Text | None = None


class Checklist(Document):
    """One sheet: content/checklists/<id>.yml."""

    title: Label
    summary: Annotated[str, StringConstraints(max_length=160)]
    purpose: Text
    audience: tuple[RoleId, ...] = Field(min_length=1)
    phase: PhaseId
    minutes: Annotated[int, Field(ge=1, le=240)]
    search_words: tuple[Text, ...] = ()
    write_lines: tuple[WriteLine, ...] = Field((), max_length=4)
    sections: tuple[ChecklistSection, ...] = Field(min_length=1)
    phrases: tuple[Saying, ...] = ()
    do_not_ask: tuple[Text, ...] = ()
    notes_title: Label
    notes_lines: Annotated[int, Field(ge=1, le=20)]
    sources: Sources


class FirstDayAfterWeeks(Entry):
    """The first counted day after so many weeks: day 7 x weeks + 1."""

    op: Literal["first_day_after_weeks"]
    weeks: Weeks


class LastDayOfWeek(Entry):
    """The last counted day of week n: day 7 x n."""

    op: Literal["last_day_of_week"]
    week: Weeks


class FirstDayOfWeek(Entry):
    """The first counted day of week n: day 7 x (n - 1) + 1."""

    op: Literal["first_day_of_week"]
    week: Weeks


class WeeksAfter(Entry):
    """So many calendar weeks after the same date of another step."""

    op: Literal["weeks_after"]
    step: DeadlineId
    weeks: Weeks


class WeeksBefore(Entry):
    """So many calendar weeks before the latest date of another step."""

    op: Literal["weeks_before"]
    step: DeadlineId
    weeks: Weeks


class DaysAfter(Entry):
    """So many calendar days after the latest date of another step."""

    op: Literal["days_after"]
    step: DeadlineId
    days: Weeks


class YearsAfterStart(Entry):
    """The same day of the month, so many calendar years after the first sick day."""

    op: Literal["years_after_start"]
    years: Annotated[int, Field(ge=1, le=10)]


DateRule = Annotated[
    FirstDayAfterWeeks | LastDayOfWeek | FirstDayOfWeek | WeeksAfter | WeeksBefore | DaysAfter | YearsAfterStart,
    Field(discriminator="op"),
]


class Basis(Entry):
    """The rule's own words: which source, which article, its text and its address."""

    source: SourceId
    article: Label
    text: Text
    url: Address


class Deadline(Entry):
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
    start: DateRule | None = Field(None, description="vanaf")
    target: DateRule | None = Field(None, description="streefdatum: de voorzichtige lezing")
    latest: DateRule | None = Field(None, description="uiterste datum")
    repeat_weeks: Weeks | None = None
    basis: tuple[Basis, ...] = Field(min_length=1)
    consequence: Text
    sources_differ: Text | None = None
    checklist: ChecklistId | None = None
    checked: datetime.date

    @model_validator(mode="after")
    def _has_a_date(self) -> Deadline:
        if not (self.start or self.target or self.latest):
            raise PydanticCustomError("no_date_rule", "")
        return self


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


class Calendar(Document):
    """The calendar of one jurisdiction: content/deadlines/<country>.yml."""

    title: Label
    holiday_years: HolidayYears
    first_day_sources: Sources = Field(description="Bronnen voor wat de eerste ziektedag is")
    same_period: SamePeriod
    deadlines: tuple[Deadline, ...] = Field(min_length=1)


class Source(Entry):
    id: Id
    title: Text
    short: Annotated[str, StringConstraints(min_length=1, max_length=32)] = Field(
        description="Korte naam onder een tekst"
    )
    publisher: Text
    kind: Literal["wet", "beleid", "onderzoek", "praktijk", "redactie"]
    year: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{4})?$")] | None = None
    url: Address | None = None
    version: datetime.date | None = Field(None, description="Bij een wet: de versie die geldt vanaf")
    note: Text = Field(description="Wat we eruit halen, hoe groot het onderzoek was, wat de grens is")


class SourceList(Document):
    sources: tuple[Source, ...]


class Link(Entry):
    """A way on: to a page of this guide, by its path."""

    title: Label
    text: Text
    page: Text


class RolePage(Entry):
    """The page for one reader: content of /voor/<role>/."""

    title: Label
    summary: Annotated[str, StringConstraints(max_length=160)]
    lead: Text
    links: tuple[Link, ...] = Field(min_length=1, max_length=4)
    helps: tuple[Text, ...] = Field(min_length=3)
    better_not: tuple[Text, ...] = Field(min_length=2)
    points: tuple[Expectation, ...] = Field(min_length=2)


class Role(Entry):
    id: Id
    title: Label
    does: Text
    limits: Text = Field(description="Wat deze rol niet doet of niet mag weten")
    sources: Sources
    page: RolePage | None = None


class RoleList(Document):
    roles: tuple[Role, ...]


class Term(Entry):
    id: Id
    term: Label
    forms: tuple[Label, ...] = Field((), description="Andere vormen die ook naar dit begrip linken")
    meaning: Text
    sources: Sources


class Glossary(Document):
    terms: tuple[Term, ...]


class Interface(RootModel[dict[str, dict[str, Text]]]):
    """Every word of the pages that is not content, by group and name."""

    model_config = ConfigDict(frozen=True)
