"""Checks of the calendar's days: holidays inside its years, and a safe day only where a step has dates."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.calendar import CALENDAR, Calendar
from ..source.messages import message
from ..source.nodes import Node, Problem


def holiday_problems(calendar: Calendar, node: Node) -> Iterator[Problem]:
    """Report days that a decree equates with a holiday and that lie outside the years of the calendar."""
    years = calendar.holiday_years
    for number, item in enumerate(calendar.holidays.equated):
        if not years.first <= item.day.year <= years.last:
            place = node.at(("holidays", "equated", number, "day"))
            yield place.problem(message("equated_outside", day=item.day, first=years.first, last=years.last))


def safe_day_problems(node: Node) -> Iterator[Problem]:
    """Report steps that say which reading is safe, and have no date to choose."""
    if node.file != CALENDAR:
        return
    for item in node.items("deadlines"):
        if "safe" in item.value and not {"start", "cautious", "latest"} & set(item.value):
            yield item.at(("safe",)).problem(message("safe_without_date"))
