"""Checks of the calendar's days: holidays inside its years, a safe day only where a step has dates, and a day for what is drawn on a line."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.calendar import CALENDAR, SAME, Calendar
from ..model.day_number import waiting_parts
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


def line_problems(calendar: Calendar, node: Node) -> Iterator[Problem]:
    """Report dates of a step for everyone that wait for a fact: such a step has no place on the map of the journey."""
    places = {item.text("id"): item for item in node.items("deadlines")}
    for step in calendar.steps_for_everyone:
        place = places[step.id]
        for part in waiting_parts(calendar, step):
            if place.text(part) != SAME:
                yield place.problem(message("step_without_day"), part)


def picture_problems(node: Node, calendar: Calendar) -> Iterator[Problem]:
    """Report steps of a picture that have no place on its line, for the same reason."""
    waiting = {step.id for step in calendar.deadlines if waiting_parts(calendar, step)}
    for scene in node.items("scenes"):
        yield from (place.problem(message("picture_without_day")) for place in scene.items("steps") if place.value in waiting)
