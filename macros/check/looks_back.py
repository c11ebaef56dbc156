"""The check of the steps that look back: the plan counts their day in months from the return, so that is what the calendar has to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.calendar import CALENDAR, SAME
from ..source.messages import message
from ..source.nodes import Node, Problem

OP = "months_after_fact"


def look_back_problems(process: Node, nodes: Mapping[str, Node]) -> Iterator[Problem]:
    """Report steps that look back on a day that is not so many months after a fact. `nodes` are by file name."""
    calendar = nodes.get(CALENDAR)
    deadlines = {item.text("id"): item for item in calendar.items("deadlines")} if calendar else {}
    for step in process.items("steps"):
        deadline = deadlines.get(step.text("looks_back"))
        if deadline and _operation(deadline) != OP:
            yield step.at(("looks_back",)).problem(message("looks_back_months", id=deadline.text("id"), op=OP))


def _operation(deadline: Node) -> str:
    """Return how the cautious day of a deadline is found; empty where it has none."""
    rule = deadline.at(("cautious",))
    return (deadline.at(("latest",)) if rule.value == SAME else rule).text("op")
