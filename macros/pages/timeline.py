"""The places of the legal steps on a drawn line of weeks, so that no label covers another.

Geometry for a picture of the uninterrupted calendar, in weeks from the first sick day.
Dates are the business of the browser's rule engine alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.calendar import Calendar, Deadline
from ..model.day_number import day_number
from ..model.phase import Phase

WIDTH = 1200
MARGIN = 14
LAST_WEEK = 106
CHARACTER = 7.1
ROW_HEIGHT = 23
NEAREST_ROW = 30
BASELINE = 4
EDGE = 1
LONGEST_MOMENT = "na  weken"


@dataclass(frozen=True)
class Mark:
    """One step on the line; all measures in the units of the drawing."""

    deadline: Deadline
    x: float
    from_x: float | None
    moment: tuple[str, str]
    anchor: str
    label_y: float
    leader_y: float
    beyond: bool


@dataclass(frozen=True)
class Band:
    """The stretch of the line that a phase colours."""

    number: int
    x: float
    width: float


@dataclass(frozen=True)
class Timeline:
    """The whole drawing: steps, phases, and ticks as (week, x); all measures in its units."""

    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    ticks: tuple[tuple[int, float], ...]
    width: int
    height: float
    line_y: float


@dataclass(frozen=True)
class _Label:
    side: int
    row: int
    anchor: str
    left: float
    right: float
    x: float


def layout(calendar: Calendar, phases: tuple[Phase, ...]) -> Timeline:
    """Place every step in true proportion; labels move to further rows until they are free."""
    deadlines = calendar.steps_for_everyone
    spots = []
    for deadline in deadlines:
        week = day_number(calendar, deadline, last_part(deadline)) / 7
        spots.append((_x(min(week, LAST_WEEK)), _label_width(deadline, week_words(calendar, deadline)[1])))
    placed = _place(spots)
    rough = []
    for deadline, (x, _), label in zip(deadlines, spots, placed, strict=True):
        first = (day_number(calendar, deadline, "start") - 1) / 7 if deadline.start and deadline.latest else None
        beyond = day_number(calendar, deadline, last_part(deadline)) / 7 > LAST_WEEK
        rough.append((deadline, x, None if first is None else _x(first), beyond, label))
    above = max((label.row for label in placed if label.side < 0), default=0)
    below = max((label.row for label in placed if label.side > 0), default=0)
    line_y = NEAREST_ROW + above * ROW_HEIGHT - 8
    marks = tuple(
        Mark(
            deadline,
            x,
            from_x,
            week_words(calendar, deadline),
            label.anchor,
            line_y + label.side * _distance(label.row) + BASELINE,
            line_y + label.side * (_distance(label.row) - 9),
            beyond,
        )
        for deadline, x, from_x, beyond, label in rough
    )
    height = line_y + NEAREST_ROW + below * ROW_HEIGHT - 8
    ticks = tuple((week, _x(week)) for week in range(0, LAST_WEEK, 13))
    return Timeline(marks, _bands(phases), ticks, WIDTH, height, line_y)


def week_words(calendar: Calendar, deadline: Deadline) -> tuple[str, str]:
    """Return how the line names the moment: ('week', '6'), ('week', '46–52') or ('after', '42')."""
    if deadline.start and deadline.latest:
        return "week", f"{_week(calendar, deadline, 'start')}–{_week(calendar, deadline, 'latest')}"
    part = next(part for part in ("target", "latest", "start") if getattr(deadline, part) is not None)
    rule = getattr(deadline, part)
    if rule.op == "first_day_after_weeks":
        return "after", str(rule.weeks)
    return "week", str(_week(calendar, deadline, part))


def _week(calendar: Calendar, deadline: Deadline, part: str) -> int:
    return (day_number(calendar, deadline, part) - 1) // 7 + 1


def last_part(deadline: Deadline) -> str:
    """Return the name of the date by which a step is placed on a line."""
    return next(part for part in ("latest", "target", "start") if getattr(deadline, part) is not None)


def _x(week: float) -> float:
    return round(MARGIN + week / LAST_WEEK * (WIDTH - 2 * MARGIN), 1)


def _distance(row: int) -> float:
    return NEAREST_ROW + (row - 1) * ROW_HEIGHT


def _label_width(deadline: Deadline, number: str) -> float:
    return (len(deadline.short) + len(number) + len(LONGEST_MOMENT)) * CHARACTER


def _place(spots: list[tuple[float, float]]) -> list[_Label]:
    """Find a free place for each label. Spots are (x, width).

    Labels lean away from the middle of the line, and rows grow outwards: a leader then
    passes beside the nearer labels. Where two steps share one spot, a leader may cross.
    """
    order = sorted(range(len(spots)), key=lambda index: abs(spots[index][0] - WIDTH / 2))
    placed: dict[int, _Label] = {}
    for index in order:
        choices = list(_choices(spots, index))
        others = placed.values()
        placed[index] = next(
            (label for label in choices if not any(_clash(label, other) for other in others)),
            None,
        ) or next(label for label in choices if not any(_overlap(label, other) for other in others))
    return [placed[index] for index in range(len(spots))]


def _choices(spots: list[tuple[float, float]], index: int) -> Iterator[_Label]:
    x, width = spots[index]
    alone = all(abs(x - other) > width for place, (other, _) in enumerate(spots) if place != index)
    anchor = "middle" if alone else "end" if x > WIDTH / 2 else "start"
    left = {"middle": x - width / 2, "end": x - width + EDGE, "start": x - EDGE}[anchor]
    for row in range(1, len(spots) + 1):
        for side in (-1, 1):
            yield _Label(side, row, anchor, left, left + width, x)


def _overlap(label: _Label, other: _Label) -> bool:
    same_row = label.side == other.side and label.row == other.row
    return same_row and label.left < other.right and other.left < label.right


def _clash(label: _Label, other: _Label) -> bool:
    """Return whether two labels overlap, or the leader of the further one runs through the nearer one."""
    if label.side != other.side or label.row == other.row:
        return _overlap(label, other)
    near, far = sorted((label, other), key=lambda item: item.row)
    return near.left < far.x < near.right


def _bands(phases: tuple[Phase, ...]) -> tuple[Band, ...]:
    starts = [_x(phase.starts_in_week - 1) for phase in phases] + [_x(LAST_WEEK)]
    return tuple(
        Band(phase.number, start, round(end - start, 1))
        for phase, start, end in zip(phases, starts, starts[1:], strict=False)
    )
