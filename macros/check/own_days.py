"""The check of an edition's own days: each may only be stricter than the law's."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.calendar import CALENDAR, Calendar
from ..model.day_number import rule_day
from ..source.messages import message
from ..source.nodes import Node, Problem

COMPARABLE_OPS = ("day_number", "last_day_of_week", "first_day_of_week", "first_day_after_weeks", "weeks_before")


def internal_problems(calendar: Calendar, node: Node) -> Iterator[Problem]:
    """Report an edition's own days that are not stricter than the law's, or that cannot be compared with it."""
    places = {item.text("id"): item for item in node.items("deadlines")}
    for step in calendar.deadlines:
        if step.intern is None:
            continue
        place = places[step.id].at(("intern", "rule"))
        if place.file == CALENDAR:
            yield place.problem(message("intern_upstream"))
        elif step.latest is None:
            yield place.problem(message("intern_without_latest"))
        elif (legal := rule_day(calendar, step.latest)) is None:
            yield place.problem(message("intern_without_day"))
        elif step.intern.rule.op not in COMPARABLE_OPS or step.intern.rule.needs:
            yield place.problem(message("intern_not_sure", choices=", ".join(COMPARABLE_OPS)))
        elif (own := rule_day(calendar, step.intern.rule) or 0) > legal:
            yield place.problem(message("intern_too_late", own=own, legal=legal))
