"""Checks of the calendar's days: holidays inside its years, and words of caution that fit a step's dates."""

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


def caution_problems(node: Node) -> Iterator[Problem]:
    """Report steps that say which reading is safe, and have no date to choose."""
    if node.file != CALENDAR:
        return
    for item in node.items("deadlines"):
        if "cautious" in item.value and not {"start", "target", "latest"} & set(item.value):
            yield item.at(("cautious",)).problem(message("cautious_without_date"))
