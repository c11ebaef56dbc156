"""The number of the day on which a step falls when nothing special happens: for pictures, and to compare rules.

The first sick day is day 1; two years are without a leap day. Dates are the business of the browser's engine alone.
"""

from __future__ import annotations

from .calendar import Anchor, Calendar, Deadline
from .rules import DateRule


def day_number(calendar: Calendar, step: Deadline | Anchor, part: str) -> int:
    """Return the day of this date when nothing special happens; the first sick day is 1. Two years without a leap day."""
    day = rule_day(calendar, getattr(step, part), part)
    assert day is not None, f"{step.id} has no place on the line"
    return day


def rule_day(calendar: Calendar, rule: DateRule, part: str = "latest") -> int | None:
    """Return the same as `day_number`, for one rule; None for a rule that waits for a fact."""
    if rule.needs:
        return None
    match rule.op:
        case "day_number":
            return rule.day
        case "first_day_after_weeks":
            return rule.weeks * 7 + 1
        case "last_day_of_week":
            return rule.week * 7
        case "first_day_of_week":
            return rule.week * 7 - 6
        case "years_after_start":
            return rule.years * 365 + 1
        case "weeks_after":
            return day_number(calendar, calendar.moment(rule.step), part) + rule.weeks * 7
        case "weeks_before":
            return day_number(calendar, calendar.moment(rule.step), "latest") - rule.weeks * 7
        case "days_after":
            return day_number(calendar, calendar.moment(rule.step), "latest") + rule.days
        case "sanction_end":
            return day_number(calendar, calendar.moment(rule.step), "latest") + rule.weeks * 7
        case "same_day" | "given_weeks_after" | "delay_after":
            return day_number(calendar, calendar.moment(rule.step), "latest")
        case "if_fact":
            return day_number(calendar, calendar.moment(rule.otherwise), "latest")
        case "earliest_of" | "latest_of":
            choose = min if rule.op == "earliest_of" else max
            return choose((day for inner in rule.rules if (day := rule_day(calendar, inner, part)) is not None), default=None)
        case _:
            return None
