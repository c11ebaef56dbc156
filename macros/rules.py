"""The closed vocabulary of the legal calendar: how a date follows from other dates.

Only the browser's engine (docs/assets/js/deadlines.js) carries these out; here is what they may say.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import DeadlineId, Days, Entry, FactId, MomentId, Weeks


class Rule(Entry):
    """One date. A rule that `needs` a fact gives no date until the reader has filled that fact in."""

    needs: FactId | None = None


class DayNumber(Rule):
    """The n-th counted day; the first day of sickness is day 1."""

    op: Literal["day_number"]
    day: Days


class FirstDayAfterWeeks(Rule):
    """The first counted day after so many weeks: day 7 x weeks + 1."""

    op: Literal["first_day_after_weeks"]
    weeks: Weeks


class LastDayOfWeek(Rule):
    """The last counted day of week n: day 7 x n."""

    op: Literal["last_day_of_week"]
    week: Weeks


class FirstDayOfWeek(Rule):
    """The first counted day of week n: day 7 x (n - 1) + 1."""

    op: Literal["first_day_of_week"]
    week: Weeks


class WeeksAfter(Rule):
    """So many calendar weeks after the same date of another step, or after the day it really happened if that is earlier."""

    op: Literal["weeks_after"]
    step: MomentId
    weeks: Weeks


class WeeksBefore(Rule):
    """So many calendar weeks before the latest date of another step."""

    op: Literal["weeks_before"]
    step: MomentId
    weeks: Weeks


class DaysAfter(Rule):
    """So many calendar days after the latest date of another step."""

    op: Literal["days_after"]
    step: MomentId
    days: Days


class SameDay(Rule):
    """The latest date of another step."""

    op: Literal["same_day"]
    step: MomentId


class YearsAfterStart(Rule):
    """The same day of the month, so many calendar years after the first sick day.

    Days that do not count move it; so does the time between the latest dates of `longer_from` and `longer_to`.
    """

    op: Literal["years_after_start"]
    years: Annotated[int, Field(ge=1, le=10)]
    longer_from: MomentId
    longer_to: MomentId


class OnFact(Rule):
    """The day that the reader filled in."""

    op: Literal["on_fact"]
    fact: FactId


class DaysAfterFact(Rule):
    """So many calendar days after the day that the reader filled in."""

    op: Literal["days_after_fact"]
    fact: FactId
    days: Days


class WeeksAfterFact(Rule):
    """So many calendar weeks after the day that the reader filled in."""

    op: Literal["weeks_after_fact"]
    fact: FactId
    weeks: Weeks
    to_working_day: Literal["ja"] | None = Field(None, description="Schuift door naar de eerstvolgende werkdag")


class MonthsAfterFact(Rule):
    """The same day of the month, so many months after the day that the reader filled in; month ends clamp."""

    op: Literal["months_after_fact"]
    fact: FactId
    months: Annotated[int, Field(ge=1, le=60)]


class LastDayOfWeeksFrom(Rule):
    """The last of so many counted weeks that begin on the day filled in, or on the first sick day if that is later."""

    op: Literal["last_day_of_weeks_from"]
    fact: FactId
    weeks: Weeks


class FirstDayAfterWeeksFrom(Rule):
    """The day after the last of so many counted weeks that begin as in `last_day_of_weeks_from`."""

    op: Literal["first_day_after_weeks_from"]
    fact: FactId
    weeks: Weeks


class GivenWeeksAfter(Rule):
    """So many weeks after the latest date of another step as the reader filled in; none means that date itself."""

    op: Literal["given_weeks_after"]
    step: MomentId
    fact: FactId


class DelayAfter(Rule):
    """The latest date of another step, moved by the days that `late` really happened after its own latest date."""

    op: Literal["delay_after"]
    step: MomentId
    late: DeadlineId


class InTimeAfterNotice(Rule):
    """So many weeks after a notice that came after the latest date of `notice_step`.

    Gives no date when the notice was in time, or when `report` did not happen before the last day of `report_before_week`.
    """

    op: Literal["in_time_after_notice"]
    notice: FactId
    notice_step: DeadlineId
    weeks: Weeks
    report: DeadlineId
    report_before_week: Weeks


class SanctionEnd(Rule):
    """The last day of a lengthened pay period that starts the day after another step's latest date.

    It lasts the weeks that the reader filled in (`fact`), else `weeks`; leave does not count. It is shorter by the days
    that the decision (`decided`) came after `decide_by`; no date when that decision came after the period had ended.
    Repair (`repaired`) ends it `repair_weeks` later, counted at the latest from `repair_decision_weeks` after `reported`.
    """

    op: Literal["sanction_end"]
    step: MomentId
    fact: FactId
    weeks: Weeks
    decided: FactId
    decide_by: DeadlineId
    reported: FactId
    repair_decision_weeks: Weeks
    repaired: FactId
    repair_weeks: Weeks


class NextWorkingDay(Rule):
    """The latest date of another step, or the first working day after it."""

    op: Literal["next_working_day"]
    step: DeadlineId


class TermAct(Rule):
    """The latest date of another step as Algemene termijnenwet articles 1 and 2 would move it."""

    op: Literal["term_act"]
    step: DeadlineId
    working_days: Days


class EarliestOf(Rule):
    """The earliest of the dates that its rules give."""

    op: Literal["earliest_of"]
    rules: Annotated[tuple[DateRule, ...], Field(min_length=2)]


class LatestOf(Rule):
    """The latest of the dates that its rules give."""

    op: Literal["latest_of"]
    rules: Annotated[tuple[DateRule, ...], Field(min_length=2)]


class IfFact(Rule):
    """One step's latest date when the fact is filled in, else another's."""

    op: Literal["if_fact"]
    fact: FactId
    step: MomentId
    otherwise: MomentId


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
