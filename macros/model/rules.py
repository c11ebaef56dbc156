"""The closed vocabulary of the legal calendar: how a date follows from other dates.

Only the browser's engine (docs/assets/js/calculator/deadlines.js) carries these out; here is what they may say.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from .fields import Days, DeadlineId, Entry, FactId, MomentId, Reference, Text, Weeks, Yes

# Fields that many operations share, described once.
Step = Annotated[MomentId, Field(description="De stap of het ankerpunt waar de regel van uitgaat")]
FactInput = Annotated[FactId, Field(description="Het gegeven dat de lezer invult")]
ManyWeeks = Annotated[Weeks, Field(description="Hoeveel weken")]
ManyDays = Annotated[Days, Field(description="Hoeveel dagen")]
WeekNumber = Annotated[Weeks, Field(description="De hoeveelste week")]


class Rule(Entry):
    """One date. A rule that `needs` a fact gives no date until the reader has filled that fact in."""

    needs: FactId | None = Field(None, description="Deze regel geeft pas een datum als de lezer dit gegeven invult")
    ground: Text | None = Field(
        None, description="Wat er onder de datum staat als deze regel hem bepaalt in plaats van de gewone; {weeks} worden de weken"
    )


class DayNumber(Rule):
    """The n-th counted day; the first day of sickness is day 1."""

    op: Literal["day_number"] = Field(description="De zoveelste dag die telt; de eerste ziektedag is dag 1")
    day: Days = Field(description="De hoeveelste dag")


class FirstDayAfterWeeks(Rule):
    """The first counted day after so many weeks: day 7 x weeks + 1."""

    op: Literal["first_day_after_weeks"] = Field(description="De eerste dag na zoveel weken")
    weeks: ManyWeeks


class LastDayOfWeek(Rule):
    """The last counted day of week n: day 7 x n."""

    op: Literal["last_day_of_week"] = Field(description="De laatste dag van de zoveelste week")
    week: WeekNumber


class FirstDayOfWeek(Rule):
    """The first counted day of week n: day 7 x (n - 1) + 1."""

    op: Literal["first_day_of_week"] = Field(description="De eerste dag van de zoveelste week")
    week: WeekNumber


class WeeksAfter(Rule):
    """A date so many calendar weeks after the same date of another step, or after the day it really happened if that is earlier."""

    op: Literal["weeks_after"] = Field(
        description="Zoveel weken na een andere stap, of na de dag waarop die echt gebeurde als dat eerder was"
    )
    step: Step
    weeks: ManyWeeks


class WeeksBefore(Rule):
    """A date so many calendar weeks before the latest date of another step."""

    op: Literal["weeks_before"] = Field(description="Zoveel weken vóór de uiterste dag van een andere stap")
    step: Step
    weeks: ManyWeeks


class DaysAfter(Rule):
    """A date so many calendar days after the latest date of another step."""

    op: Literal["days_after"] = Field(description="Zoveel dagen na de uiterste dag van een andere stap")
    step: Step
    days: ManyDays


class SameDay(Rule):
    """The latest date of another step."""

    op: Literal["same_day"] = Field(description="De uiterste dag van een andere stap")
    step: Step


class YearsAfterStart(Rule):
    """The same day of the month, so many calendar years after the first sick day.

    Days that do not count move it; so does the time between the latest dates of `longer_from` and `longer_to`.
    """

    op: Literal["years_after_start"] = Field(description="Dezelfde dag van de maand, zoveel jaar na de eerste ziektedag")
    years: Annotated[int, Field(ge=1, le=10)] = Field(description="Hoeveel jaar")
    longer_from: MomentId = Field(description="De stap waar de tijd begint waarmee het opschuift")
    longer_to: MomentId = Field(description="De stap waar die tijd eindigt")


class OnFact(Rule):
    """The day that the reader filled in."""

    op: Literal["on_fact"] = Field(description="De dag die de lezer invult")
    fact: FactInput


class DayBeforeFact(Rule):
    """The day before the one that the reader filled in."""

    op: Literal["day_before_fact"] = Field(description="De dag vóór de dag die de lezer invult")
    fact: FactInput


class DayFromFact(Rule):
    """The n-th calendar day from the day filled in (that day is 1), or from the first sick day if that is later.

    With `weeks_before` the count begins so many weeks before the day filled in.
    """

    op: Literal["day_from_fact"] = Field(
        description="De zoveelste dag vanaf de dag die de lezer invult, of vanaf de eerste ziektedag als die later is"
    )
    fact: FactInput
    day: Days = Field(description="De hoeveelste dag; de dag zelf is 1")
    weeks_before: Weeks | None = Field(None, description="Begin zoveel weken vóór de dag die de lezer invult te tellen")


class DaysAfterFact(Rule):
    """A date so many calendar days after the day that the reader filled in."""

    op: Literal["days_after_fact"] = Field(description="Zoveel dagen na de dag die de lezer invult")
    fact: FactInput
    days: ManyDays


class WeeksAfterFact(Rule):
    """A date so many calendar weeks after the day that the reader filled in."""

    op: Literal["weeks_after_fact"] = Field(description="Zoveel weken na de dag die de lezer invult")
    fact: FactInput
    weeks: ManyWeeks
    to_working_day: Yes | None = Field(None, description="Schuift door naar de eerstvolgende werkdag")


class MonthsAfterFact(Rule):
    """The same day of the month, so many months after the day that the reader filled in; month ends clamp."""

    op: Literal["months_after_fact"] = Field(description="Zoveel maanden na de dag die de lezer invult")
    fact: FactInput
    months: Annotated[int, Field(ge=1, le=60)] = Field(description="Hoeveel maanden")


class LastDayOfWeeksFrom(Rule):
    """The last of so many counted weeks that begin on the day filled in, or on the first sick day if that is later."""

    op: Literal["last_day_of_weeks_from"] = Field(description="De laatste dag van zoveel weken, vanaf de dag die de lezer invult")
    fact: FactInput
    weeks: ManyWeeks


class FirstDayAfterWeeksFrom(Rule):
    """The day after the last of so many counted weeks that begin as in `last_day_of_weeks_from`."""

    op: Literal["first_day_after_weeks_from"] = Field(description="De eerste dag na zoveel weken, vanaf de dag die de lezer invult")
    fact: FactInput
    weeks: ManyWeeks


class GivenWeeksAfter(Rule):
    """A date so many weeks after the latest date of another step as the reader filled in; none means that date itself."""

    op: Literal["given_weeks_after"] = Field(description="Na een andere stap, zoveel weken als de lezer invult")
    step: Step
    fact: FactInput


class DelayAfter(Rule):
    """The latest date of another step, moved by the days that `late` really happened after its own latest date."""

    op: Literal["delay_after"] = Field(description="De uiterste dag van een andere stap, plus de dagen dat 'late' te laat gebeurde")
    step: Step
    late: DeadlineId = Field(description="De stap die te laat kan gebeuren")


class InTimeAfterNotice(Rule):
    """A date so many weeks after a notice that came after the latest date of `notice_step`.

    Gives no date when the notice was in time, or when `report` did not happen before the last day of `report_before_week`.
    """

    op: Literal["in_time_after_notice"] = Field(description="Zoveel weken na een bericht dat zelf te laat kwam")
    notice: FactId = Field(description="De dag waarop het bericht kwam")
    notice_step: DeadlineId = Field(description="De stap die zegt wanneer het bericht er had moeten zijn")
    weeks: ManyWeeks
    report: DeadlineId = Field(description="De stap die op tijd gemeld moet zijn")
    report_before_week: Weeks = Field(description="Gemeld vóór de laatste dag van deze week")


class SanctionEnd(Rule):
    """The last day of a lengthened pay period that starts the day after another step's latest date.

    It lasts the weeks that the reader filled in (`fact`), else `weeks`; leave does not count. It is shorter by the days
    that the decision (`decided`) came after `decide_by`; no date when that decision came after the period had ended.
    Repair (`repaired`) ends it `repair_weeks` later, counted at the latest from `repair_decision_weeks` after `reported`.
    """

    op: Literal["sanction_end"] = Field(description="De laatste dag van een loonsanctie")
    step: Step
    fact: FactInput
    weeks: ManyWeeks
    decided: FactId = Field(description="De dag van het besluit")
    decide_by: DeadlineId = Field(description="De stap die zegt wanneer het besluit er had moeten zijn")
    reported: FactId = Field(description="De dag waarop het herstel is gemeld")
    repair_decision_weeks: Weeks = Field(description="Hoeveel weken er zijn om over het herstel te beslissen")
    repaired: FactId = Field(description="De dag waarop het herstel is vastgesteld")
    repair_weeks: Weeks = Field(description="Hoeveel weken na het herstel de sanctie eindigt")
    ground_shorter: Text | None = Field(None, description="Zoals 'ground', als de sanctie korter duurt dan de weken van het besluit")


class NextWorkingDay(Rule):
    """The latest date of another step, or the first working day after it."""

    op: Literal["next_working_day"] = Field(description="De uiterste dag van een andere stap, of de eerste werkdag daarna")
    step: Annotated[DeadlineId, Field(description="De stap waar de regel van uitgaat")]


class TermAct(Rule):
    """The latest date of another step as Algemene termijnenwet articles 1 and 2 would move it."""

    op: Literal["term_act"] = Field(description="De uiterste dag van een andere stap, verschoven volgens de Algemene termijnenwet")
    step: Annotated[DeadlineId, Field(description="De stap waar de regel van uitgaat")]
    working_days: Days = Field(description="Hoeveel werkdagen er minstens in de termijn vallen")


class EarliestOf(Rule):
    """The earliest of the dates that its rules give."""

    op: Literal["earliest_of"] = Field(description="De vroegste datum die uit deze regels volgt")
    rules: Annotated[tuple[DateRule, ...], Field(min_length=2, description="Twee of meer regels")]


class LatestOf(Rule):
    """The latest of the dates that its rules give."""

    op: Literal["latest_of"] = Field(description="De laatste datum die uit deze regels volgt")
    rules: Annotated[tuple[DateRule, ...], Field(min_length=2, description="Twee of meer regels")]


class IfFact(Rule):
    """One step's latest date when the fact is filled in, another's when it is not."""

    op: Literal["if_fact"] = Field(description="De uiterste dag van de ene stap als de lezer het invult, anders die van de andere")
    fact: FactInput
    step: Step
    otherwise: MomentId = Field(description="De stap als de lezer het niet invult")


DateRule = Annotated[
    DayNumber
    | FirstDayAfterWeeks
    | LastDayOfWeek
    | FirstDayOfWeek
    | WeeksAfter
    | WeeksBefore
    | DaysAfter
    | SameDay
    | YearsAfterStart
    | OnFact
    | DayBeforeFact
    | DayFromFact
    | DaysAfterFact
    | WeeksAfterFact
    | MonthsAfterFact
    | LastDayOfWeeksFrom
    | FirstDayAfterWeeksFrom
    | GivenWeeksAfter
    | DelayAfter
    | InTimeAfterNotice
    | SanctionEnd
    | NextWorkingDay
    | TermAct
    | EarliestOf
    | LatestOf
    | IfFact,
    Field(discriminator="op"),
]

EarliestOf.model_rebuild()
LatestOf.model_rebuild()

RULES: tuple[type[Rule], ...] = typing.get_args(typing.get_args(DateRule)[0])
STEP_MARKS = (Reference("moment"), Reference("deadline"))


def _names_a_step(annotation: object, marks: Iterable[object] = ()) -> bool:
    found = (*marks, *getattr(annotation, "__metadata__", ()))
    return any(mark in STEP_MARKS for mark in found) or any(map(_names_a_step, typing.get_args(annotation)))


# The fields of rules that name a step or an anchor: what such a rule leans on.
STEP_FIELDS = tuple(
    dict.fromkeys(name for rule in RULES for name, field in rule.model_fields.items() if _names_a_step(field.annotation, field.metadata))
)
