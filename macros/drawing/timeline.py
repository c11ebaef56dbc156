"""The places of the legal steps under a drawn line of weeks, as posts, so that no label covers another.

Geometry for a picture of the uninterrupted calendar, in weeks from the first sick day.
Dates are the business of the browser's rule engine alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.calendar import Calendar, Deadline
from ..model.day_number import day_number
from ..model.phase import LAST_WEEK, Phase

WIDTH = 1200
MARGIN = 14
CHARACTER = 7.1
ROW_HEIGHT = 18.5
NEAREST_ROW = 30
BASELINE = 4
EDGE = 1
LONGEST_MOMENT = "na  weken"


@dataclass(frozen=True)
class Mark:
    """One step on the line; all measures in the units of the drawing, downwards from the line."""

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
    """The whole drawing: steps, phases, and ticks as (week, x); `depth` is how far it reaches below the line."""

    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    ticks: tuple[tuple[int, float], ...]
    width: int
    depth: float


@dataclass(frozen=True)
class _Label:
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
        spots.append((x_of(min(week, LAST_WEEK)), _label_width(deadline, week_words(calendar, deadline)[1])))
    placed = _place(spots)
    rough = []
    for deadline, (x, _), label in zip(deadlines, spots, placed, strict=True):
        first = (day_number(calendar, deadline, "start") - 1) / 7 if deadline.start and deadline.latest else None
        beyond = day_number(calendar, deadline, last_part(deadline)) / 7 > LAST_WEEK
        rough.append((deadline, x, None if first is None else x_of(first), beyond, label))
    marks = tuple(
        Mark(
            deadline,
            x,
            from_x,
            week_words(calendar, deadline),
            label.anchor,
            _distance(label.row) + BASELINE,
            _distance(label.row) - 9,
            beyond,
        )
        for deadline, x, from_x, beyond, label in rough
    )
    depth = _distance(max((label.row for label in placed), default=1)) + NEAREST_ROW / 2
    ticks = tuple((week, x_of(week)) for week in range(0, LAST_WEEK, 13))
    return Timeline(marks, _bands(phases), ticks, WIDTH, depth)


def week_words(calendar: Calendar, deadline: Deadline) -> tuple[str, str]:
    """Return how the line names the moment: ('week', '6'), ('week', '46–52') or ('after', '42')."""
    if deadline.start and deadline.latest:
        return "week", f"{_week(calendar, deadline, 'start')}–{_week(calendar, deadline, 'latest')}"
    part = next(part for part in ("cautious", "latest", "start") if getattr(deadline, part) is not None)
    rule = getattr(deadline, part)
    if rule.op == "first_day_after_weeks":
        return "after", str(rule.weeks)
    return "week", str(_week(calendar, deadline, part))


def _week(calendar: Calendar, deadline: Deadline, part: str) -> int:
    return (day_number(calendar, deadline, part) - 1) // 7 + 1


def last_part(deadline: Deadline) -> str:
    """Return the name of the date by which a step is placed on a line."""
    return next(part for part in ("latest", "cautious", "start") if getattr(deadline, part) is not None)


def x_of(week: float) -> float:
    """Return where a number of weeks after the first sick day lies."""
    return round(MARGIN + week / LAST_WEEK * (WIDTH - 2 * MARGIN), 1)


def _distance(row: int) -> float:
    return NEAREST_ROW + (row - 1) * ROW_HEIGHT


def _label_width(deadline: Deadline, number: str) -> float:
    return (len(deadline.short) + len(number) + len(LONGEST_MOMENT)) * CHARACTER


def _place(spots: list[tuple[float, float]]) -> list[_Label]:
    """Find a free place for each label. Spots are (x, width).

    Labels lean away from a middle, and rows grow outwards: a leader then passes beside the nearer labels. The middle of
    the line comes first; where a leader would cross a label, the labels part elsewhere. Where two steps share one spot, a
    leader may cross.
    """
    middles = [WIDTH / 2, *(x - EDGE for x, _ in spots)]
    tried = [_place_around(spots, middle) for middle in middles]
    return next((labels for labels, clear in tried if clear), tried[0][0])


def _place_around(spots: list[tuple[float, float]], middle: float) -> tuple[list[_Label], bool]:
    """Place labels that lean away from a middle; return them, and whether all stand free and inside the drawing."""
    order = sorted(range(len(spots)), key=lambda index: abs(spots[index][0] - middle))
    placed: dict[int, _Label] = {}
    clear = True
    for index in order:
        choices = list(_choices(spots, index, middle))
        others = placed.values()
        free = next((label for label in choices if not any(_clash(label, other) for other in others)), None)
        clear = clear and free is not None and free.left >= -EDGE and free.right <= WIDTH
        placed[index] = free or next(label for label in choices if not any(_overlap(label, other) for other in others))
    return [placed[index] for index in range(len(spots))], clear


def _choices(spots: list[tuple[float, float]], index: int, middle: float) -> Iterator[_Label]:
    x, width = spots[index]
    alone = all(abs(x - other) > width for place, (other, _) in enumerate(spots) if place != index)
    anchor = "middle" if alone else "end" if x > middle else "start"
    left = {"middle": x - width / 2, "end": x - width + EDGE, "start": x - EDGE}[anchor]
    for row in range(1, len(spots) + 1):
        yield _Label(row, anchor, left, left + width, x)


def _overlap(label: _Label, other: _Label) -> bool:
    return label.row == other.row and label.left < other.right and other.left < label.right


def _clash(label: _Label, other: _Label) -> bool:
    """Return whether two labels overlap, or the leader of the further one runs through the nearer one."""
    if label.row == other.row:
        return _overlap(label, other)
    near, far = sorted((label, other), key=lambda item: item.row)
    return near.left < far.x < near.right


def _bands(phases: tuple[Phase, ...]) -> tuple[Band, ...]:
    ordered = sorted(phases, key=lambda phase: phase.starts_in_week)
    starts = [x_of(min(phase.starts_in_week - 1, LAST_WEEK)) for phase in ordered] + [x_of(LAST_WEEK)]
    return tuple(
        Band(phase.number, start, round(end - start, 1))
        for phase, start, end in zip(ordered, starts, starts[1:], strict=False)
        if end > start
    )
