"""The number of the day on which a step falls when nothing special happens: for pictures, and to compare rules.

The first sick day is day 1; two years are without a leap day. Dates are the business of the browser's engine alone.
"""

from __future__ import annotations

from .calendar import PARTS, Anchor, Calendar, Deadline
from .rules import DateRule


def day_number(calendar: Calendar, step: Deadline | Anchor, part: str) -> int:
    """Return the day of this date when nothing special happens; the first sick day is 1. Two years without a leap day.

    For steps for everyone and those of a picture: `check` sees to it that each of their dates has a day (`waiting_parts`).
    """
    day = rule_day(calendar, getattr(step, part), part)
    assert day is not None, f"{step.id} has no place on the line"
    return day


def rule_day(calendar: Calendar, rule: DateRule, part: str = "latest") -> int | None:
    """Return the same as `day_number`, for one rule; None for a rule that waits for a fact, or leans on one."""
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
            return _later(calendar, rule.step, rule.weeks * 7, part)
        case "weeks_before":
            return _later(calendar, rule.step, -rule.weeks * 7)
        case "days_after":
            return _later(calendar, rule.step, rule.days)
        case "sanction_end":
            return _later(calendar, rule.step, rule.weeks * 7)
        case "same_day" | "given_weeks_after" | "delay_after":
            return _later(calendar, rule.step, 0)
        case "if_fact":
            return _later(calendar, rule.otherwise, 0)
        case "earliest_of" | "latest_of":
            choose = min if rule.op == "earliest_of" else max
            return choose((day for inner in rule.rules if (day := rule_day(calendar, inner, part)) is not None), default=None)
        case _:
            return None


def _later(calendar: Calendar, id: str, days: int, part: str = "latest") -> int | None:
    """Return the day so many days after a date of another step; None when that one waits for a fact."""
    rule = getattr(calendar.moment(id), part)
    day = rule_day(calendar, rule, part) if rule else None
    return None if day is None else day + days


def waiting_parts(calendar: Calendar, step: Deadline) -> list[str]:
    """Return which dates of a step, such as 'latest', have no day when nothing special happens: they wait for a fact."""
    rules = {part: getattr(step, part) for part in PARTS}
    return [part for part, rule in rules.items() if rule and rule_day(calendar, rule, part) is None]
