"""The check that the days of the example go forward: content/example.yml."""

from __future__ import annotations

from collections.abc import Iterator

from ..source.messages import message
from ..source.nodes import Node, Problem


def day_problems(node: Node) -> Iterator[Problem]:
    """Report days that go back in time, and days that name a step without saying which of its dates, or the other way round."""
    before = node.text("first_day")
    for day in (day for scene in node.items("scenes") for day in scene.items("days")):
        here = day.text("day")
        if here and here < before:
            yield day.at(("day",)).problem(message("day_goes_back", day=here, before=before))
        before = max(before, here)
        if bool(day.text("step")) != bool(day.text("date")):
            yield day.problem(message("step_and_date"))
