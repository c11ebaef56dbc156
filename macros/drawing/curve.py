"""The two lines of the map, drawn along weeks: how heavy or light a phase is for the employee and for the manager.

Every height is a point of content/phases. Between points a line rises or falls and never passes them; before a phase with
branches it runs on level, and parts there. All measures are in the units of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ..model.fields import EMPLOYEE, MANAGER
from ..model.phase import LAST_WEEK, Branch, Mood, Phase
from .timeline import CHARACTER, x_of

# The manager's line lies over the employee's.
SIDES = (EMPLOYEE, MANAGER)
HIGHEST, LOWEST = 5, 1
MARKER = 14
APART = 9


@dataclass(frozen=True)
class Scale:
    """The scale of a drawing: from which week to which, over which width, between which two heights, on which foot."""

    first: float
    last: float
    left: float
    right: float
    top: float
    bottom: float
    foot: float

    def of(self, side: str) -> Scale:
        """Return the scale of a side: the manager's line lies a little lower, so that both are seen where they are equally high."""
        return self if side == EMPLOYEE else replace(self, top=self.top + APART, bottom=self.bottom + APART)

    def x(self, week: float) -> float:
        return round(self.left + (week - self.first) / (self.last - self.first) * (self.right - self.left), 1)

    def y(self, height: float) -> float:
        return round(self.top + (HIGHEST - height) / (HIGHEST - LOWEST) * (self.bottom - self.top), 1)


@dataclass(frozen=True)
class Spot:
    """A point of a line in a drawing. `number` is that of a marked moment, counted over the whole map."""

    mood: Mood
    phase: Phase
    x: float
    y: float
    number: int | None = None


@dataclass(frozen=True)
class Line:
    """One side's way, or a branch of it; `path` is as in SVG, `ground` the same closed down to the foot of the drawing.

    `middle` is where it runs longest without a point, with room for its name.
    """

    side: str
    branch: Branch | None
    path: str
    ground: str
    middle: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True)
class Curve:
    """The lines of the map or of one phase, with the points that lie in it, the lowest of the employee's, and where it turns.

    `named` are the employee's other points with room above them for their name.
    """

    lines: tuple[Line, ...]
    spots: tuple[Spot, ...]
    named: tuple[Spot, ...]
    lowest: Spot | None
    turn: Spot | None


@dataclass(frozen=True)
class _Knot:
    week: float
    height: float
    slope: float = 0.0


def layout(phases: tuple[Phase, ...], scale: Scale) -> Curve:
    """Draw what of the lines lies between the weeks of a scale."""
    spots = _spots(phases, scale)
    base = [spot for spot in spots if spot.mood.side == EMPLOYEE and not spot.mood.branch]
    lowest = min(base, key=lambda spot: spot.mood.height, default=None)
    after = base[base.index(lowest) + 1 :] if lowest else []
    turn = next((spot for spot in after if lowest and spot.mood.height > lowest.mood.height), None)
    lines = tuple(
        line for side in SIDES for line in _lines(phases, [spot for spot in spots if spot.mood.side == side], side, scale.of(side))
    )
    seen = tuple(spot for spot in spots if _seen(spot, scale))
    named = tuple(spot for spot in _with_room(seen, scale) if spot not in (lowest, turn))
    return Curve(lines, seen, named, _seen(lowest, scale), _seen(turn, scale))


def whole(phases: tuple[Phase, ...], top: float, bottom: float, foot: float) -> Curve:
    """Draw all weeks, each where the legal steps have it."""
    return layout(phases, Scale(0, LAST_WEEK, x_of(0), x_of(LAST_WEEK), top, bottom, foot))


def stretch(phases: tuple[Phase, ...], phase: Phase, width: float, top: float, bottom: float, foot: float) -> Curve:
    """Draw the part of one phase over a whole width."""
    first, last = weeks_of(phases, phase)
    return layout(phases, Scale(first, last, 0, width, top, bottom, foot))


def weeks_of(phases: tuple[Phase, ...], phase: Phase) -> tuple[int, int]:
    """Return how many weeks have passed when a phase begins, and when the next one does."""
    first = phase.starts_in_week - 1
    later = [other.starts_in_week - 1 for other in phases if other.starts_in_week > phase.starts_in_week]
    return first, max(min(later, default=LAST_WEEK), first + 1)


def moods(phases: tuple[Phase, ...]) -> tuple[tuple[Phase, Mood], ...]:
    """Return every point with its phase, in the order of the weeks."""
    found = [(phase, mood) for phase in phases for mood in phase.mood]
    return tuple(sorted(found, key=lambda pair: pair[1].week))


def _spots(phases: tuple[Phase, ...], scale: Scale) -> list[Spot]:
    spots, number = [], 0
    for phase, mood in moods(phases):
        number += 1 if mood.voice else 0
        spots.append(Spot(mood, phase, scale.x(_middle(mood)), scale.of(mood.side).y(mood.height), number if mood.voice else None))
    return spots


def _middle(mood: Mood) -> float:
    return mood.week - 0.5


def _seen(spot: Spot | None, scale: Scale) -> Spot | None:
    return spot if spot and scale.first <= _middle(spot.mood) <= scale.last else None


def _with_room(spots: tuple[Spot, ...], scale: Scale) -> Iterator[Spot]:
    """Yield the employee's points whose name, in the middle above them, meets no point and stays inside the drawing."""
    own = [spot for spot in spots if spot.mood.side == EMPLOYEE]
    for spot in own:
        half = len(spot.mood.title) * CHARACTER / 2
        inside = scale.left + half < spot.x < scale.right - half
        if inside and all(abs(other.x - spot.x) > half + MARKER for other in own if other is not spot):
            yield spot


def _lines(phases: tuple[Phase, ...], spots: list[Spot], side: str, scale: Scale) -> Iterator[Line]:
    base = [_Knot(_middle(spot.mood), spot.mood.height) for spot in spots if not spot.mood.branch]
    parted = [
        (phase, branch, own)
        for phase in phases
        for branch in phase.branches
        if (own := [_Knot(_middle(spot.mood), spot.mood.height) for spot in spots if spot.phase is phase and spot.mood.branch == branch.id])
    ]
    fork = min((phase.starts_in_week - 1 for phase, _, _ in parted), default=None)
    if base and fork is not None and fork > base[-1].week:
        base.append(replace(base[-1], week=fork))
    yield from _line(side, None, base, scale)
    for phase, branch, own in parted:
        before = [knot for knot in base if knot.week < phase.starts_in_week]
        yield from _line(side, branch, [*before[-1:], *own], scale)


def _line(side: str, branch: Branch | None, knots: list[_Knot], scale: Scale) -> Iterator[Line]:
    """Yield the part of a line between the weeks of a scale, if there is any."""
    forward = [knot for place, knot in enumerate(knots) if not place or knot.week > knots[place - 1].week]
    parts = [(one, two) for one, two in pairwise(_with_slopes(forward)) if two.week > scale.first and one.week < scale.last]
    if not parts:
        return
    start = f"M{scale.x(parts[0][0].week):g} {scale.y(parts[0][0].height):g}"
    path = start + "".join(_bend(one, two, scale) for one, two in parts)
    one, two = max(parts, key=lambda part: part[1].week - part[0].week)
    halfway = (one.height + two.height) / 2 + (one.slope - two.slope) * (two.week - one.week) / 8
    middle = scale.x((one.week + two.week) / 2), scale.y(halfway)
    end = scale.x(parts[-1][1].week), scale.y(parts[-1][1].height)
    yield Line(side, branch, path, f"{path}V{scale.foot:g}H{scale.x(parts[0][0].week):g}z", middle, end)


def _bend(one: _Knot, two: _Knot, scale: Scale) -> str:
    third = (two.week - one.week) / 3
    points = (
        (one.week + third, one.height + one.slope * third),
        (two.week - third, two.height - two.slope * third),
        (two.week, two.height),
    )
    return "C" + " ".join(f"{scale.x(week):g} {scale.y(height):g}" for week, height in points)


def _with_slopes(knots: list[_Knot]) -> list[_Knot]:
    """Give each point the slope at which the line passes it: level at both ends and where it turns, so that it never goes beyond a point."""
    made = list(knots)
    for place in range(1, len(knots) - 1):
        before, here, after = knots[place - 1 : place + 2]
        falls = (here.height - before.height) / (here.week - before.week), (after.height - here.height) / (after.week - here.week)
        if falls[0] * falls[1] > 0:
            made[place] = replace(here, slope=2 * falls[0] * falls[1] / sum(falls))
    return made
