"""The check that the lines on the map go forward through their phase, and that no phase draws a manager alone: content/phases/."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.fields import EMPLOYEE
from ..source.messages import message
from ..source.nodes import Node, Problem


def mood_problems(phase: Node) -> Iterator[Problem]:
    """Report points before their phase, points that do not come after the one before on their line, and a phase without the employee's."""
    points = phase.items("mood")
    first = _week(phase, "starts_in_week")
    before: dict[tuple[str, str], int] = {}
    for point in points:
        week = _week(point, "week")
        if week is None:
            continue
        if first is not None and week < first:
            yield point.at(("week",)).problem(message("mood_before_phase", week=week, first=first))
        line = point.text("side"), point.text("branch")
        if week <= before.get(line, 0):
            yield point.at(("week",)).problem(message("mood_goes_back", week=week, before=before[line]))
        before[line] = max(week, before.get(line, 0))
    if points and not any(side == EMPLOYEE for side in (point.text("side") for point in points)):
        yield phase.at(("mood",)).problem(message("mood_without_employee"))


def _week(node: Node, key: str) -> int | None:
    """Return a week of a node; None where it has none that counts, which is told elsewhere."""
    text = node.text(key)
    return int(text) if text.isdecimal() else None
