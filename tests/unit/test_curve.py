"""The lines of the map: every height from content, in the order of the weeks, whatever phases an edition has."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from macros.drawing import curve, timeline
from macros.model.phase import LAST_WEEK, Phase
from tests.helpers import our_guide

LOADED = our_guide()
PHASES = LOADED.phases
SCALE = curve.Scale(0, LAST_WEEK, 0, 1060, 0, 100, 120)


def named(phase: Phase, **changes: object) -> Phase:
    made = phase.model_copy(update=changes)
    made._stem = "500-eigen"
    return made


def numbers(path: str) -> list[tuple[float, float]]:
    found = [float(text) for text in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return list(zip(found[::2], found[1::2], strict=True))


def test_every_height_of_the_content_is_a_point_at_its_week_and_height() -> None:
    drawn = curve.layout(PHASES, SCALE)
    assert {spot.mood.id for spot in drawn.spots} == {mood.id for phase in PHASES for mood in phase.mood}
    for spot in drawn.spots:
        assert spot.x == round((spot.mood.week - 0.5) * 10, 1)
        assert spot.y - (curve.APART if spot.mood.side != curve.EMPLOYEE else 0) == (5 - spot.mood.height) * 25


def test_a_line_passes_its_points_and_never_goes_beyond_them() -> None:
    for line in curve.layout(PHASES, SCALE).lines:
        points = numbers(line.path)
        knots = points[::3]
        assert [x for x, _ in knots] == sorted(x for x, _ in knots)
        for (one, two), *handles in zip(pairwise(knots), points[1::3], points[2::3], strict=True):
            low, high = sorted((one[1], two[1]))
            assert all(low - 0.1 <= y <= high + 0.1 for _, y in handles)


def test_the_lowest_point_and_the_turn_are_those_of_the_employee() -> None:
    drawn = curve.layout(PHASES, SCALE)
    own = [mood for _, mood in curve.moods(PHASES) if mood.side == curve.EMPLOYEE and not mood.branch]
    assert drawn.lowest and drawn.turn
    assert drawn.lowest.mood.height == min(mood.height for mood in own)
    assert drawn.turn.mood.week == next(
        mood.week for mood in own if mood.week > drawn.lowest.mood.week and mood.height > drawn.lowest.mood.height
    )


def test_five_moments_have_a_voice_and_are_counted_in_the_order_of_the_weeks() -> None:
    marked = [spot for spot in curve.layout(PHASES, SCALE).spots if spot.number]
    assert [spot.number for spot in marked] == [1, 2, 3, 4, 5]
    assert [spot.mood.week for spot in marked] == sorted(spot.mood.week for spot in marked)


def test_a_phase_alone_shows_its_own_points_under_the_same_numbers() -> None:
    whole = {spot.mood.id: spot.number for spot in curve.layout(PHASES, SCALE).spots}
    for phase in PHASES:
        drawn = curve.stretch(PHASES, phase, 340, 24, 104, 140)
        assert {spot.mood.id for spot in drawn.spots} == {mood.id for mood in phase.mood}
        assert all(0 <= spot.x <= 340 and spot.number == whole[spot.mood.id] for spot in drawn.spots)
        assert drawn.lines


def test_a_line_parts_where_the_phase_with_branches_begins() -> None:
    last = PHASES[-1]
    lines = [line for line in curve.layout(PHASES, SCALE).lines if line.side == curve.EMPLOYEE]
    fork = numbers(lines[0].path)[-1]
    assert fork[0] == (last.starts_in_week - 1) * 10
    assert {line.branch.id for line in lines[1:] if line.branch} == {branch.id for branch in last.branches}
    assert all(numbers(line.path)[0] == fork for line in lines[1:])


@pytest.mark.parametrize("starts", [1, 5, 20, 88, 150])
def test_mood_line_moves_forward_past_an_own_phase_with_or_without_points(starts: int) -> None:
    third = PHASES[2]
    for own in (named(third, starts_in_week=starts, mood=()), named(third, starts_in_week=starts)):
        phases = (*PHASES, own)
        for line in curve.layout(phases, SCALE).lines:
            xs = [x for x, _ in numbers(line.path)]
            assert xs == sorted(xs)
        for phase in phases:
            first, last = curve.weeks_of(phases, phase)
            assert last > first
            curve.stretch(phases, phase, 340, 24, 104, 140)


def test_without_mood_points_the_map_has_no_line() -> None:
    drawn = curve.layout(tuple(phase.model_copy(update={"mood": ()}) for phase in PHASES), SCALE)
    assert (drawn.lines, drawn.spots, drawn.lowest, drawn.turn) == ((), (), None, None)


def test_names_of_posts_lie_inside_the_drawing_and_no_leader_runs_through_one() -> None:
    marks = timeline.layout(LOADED.calendar, PHASES).marks
    boxes = []
    for mark in marks:
        width = (len(mark.deadline.short) + len(mark.moment[1]) + len(timeline.LONGEST_MOMENT)) * timeline.CHARACTER
        left = {"start": mark.x, "end": mark.x - width, "middle": mark.x - width / 2}[mark.anchor]
        boxes.append((left, left + width, mark.label_y, mark))
        assert left >= 0 and left + width <= timeline.WIDTH
    for left, right, y, mark in boxes:
        crossing = [other.deadline.id for *_, other_y, other in boxes if other is not mark and other_y > y and left < other.x < right - 1]
        assert crossing == [], mark.deadline.id


def test_a_short_point_on_the_map_has_five_words_at_most() -> None:
    for phase in PHASES:
        for name in ("actions", "contacts", "emotions", "needs", "challenges"):
            for finding in (getattr(phase.lanes, name).employee, getattr(phase.lanes, name).manager):
                for point in finding.points:
                    assert len((point.short or point.text).split()) <= 5, point.text
