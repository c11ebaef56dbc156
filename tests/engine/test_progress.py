"""How far a calendar of a few steps is on a day: what comes next, how many days count, what this week brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

# A Monday, as the engine counts days; every other day is a day of sickness, and this one is the first.
FIRST = 20003
FOUND = """({ steps, history, given, today }) => {
  const { countedDays, progress, stepsOfWeek } = globalThis.Progress;
  const data = { deadlines: steps, anchors: [], facts: [] };
  const found = progress(data, new Set(), { history, given, today });
  const week = stepsOfWeek(steps, found);
  return {
    next: found.next?.id ?? null,
    counted: countedDays(found),
    end: found.end,
    facts: Object.keys(found.facts),
    week: week && week.map(({ step, day, kind }) => [step.id, day, kind]),
    dates: Object.fromEntries([...found.dates].map(([id, { latest, limit, elsewhere }]) => [id, [latest, limit, elsewhere.map(({ key }) => key)]])),
  };
}"""


@pytest.fixture(scope="module")
def page(engine: Callable[..., Page]) -> Page:
    return engine("js/base/fill", "js/base/days", "js/calculator/deadlines", "js/calculator/periods", "js/calculator/progress")


def day(number: int) -> int:
    return FIRST + number - 1


def step(id: str, latest: int | None = None, *, start: int | None = None, acts: str = "us", **more: object) -> dict[str, object]:
    rules = {part: {"op": "day_number", "day": number} for part, number in (("start", start), ("latest", latest)) if number is not None}
    return {"id": id, "title": id, "safe": "earliest", "acts": acts, "special": False, "rules": rules, **more}


def period(**own: object) -> dict[str, object]:
    return {"firstDay": FIRST, "pauses": [], "newPeriod": False, **own}


def found(
    page: Page,
    *steps: dict[str, object],
    today: int,
    given: Mapping[str, object] | None = None,
    recovered: int | None = None,
    current: dict[str, object] | None = None,
    other: dict[str, object] | None = None,
) -> dict[str, Any]:
    history: dict[str, object] = {
        "current": current or period(),
        "other": other,
        "doubts": [],
        "openSince": None if recovered is None else day(recovered),
    }
    outcome: dict[str, Any] = page.evaluate(FOUND, {"steps": steps, "history": history, "given": given or {}, "today": day(today)})
    return outcome


def test_the_next_step_is_the_first_to_end_that_is_not_over(page: Page) -> None:
    steps = (step("later", 40), step("over", 5), step("first", 20))
    assert found(page, *steps, today=10)["next"] == "first"
    assert found(page, *steps, today=20)["next"] == "first"
    assert found(page, *steps, today=21)["next"] == "later"
    assert found(page, *steps, today=41)["next"] is None


@pytest.mark.parametrize(
    "skipped",
    [step("skipped", 20, acts="uwv"), step("skipped", 20, special=True), step("skipped", 20, applies_if="pregnant")],
    ids=["of UWV", "for a special case", "for a fact that is not there"],
)
def test_a_step_that_is_not_for_everyone_to_do_is_never_next(page: Page, skipped: dict[str, object]) -> None:
    assert found(page, skipped, step("next", 30), today=10)["next"] == "next"


def test_a_special_step_is_next_once_its_fact_is_there(page: Page) -> None:
    special = step("special", 20, special=True, applies_if="pregnant")
    assert found(page, special, step("plain", 30), today=10, given={"pregnant": True})["next"] == "special"


def test_a_done_step_is_not_next_and_not_in_this_week(page: Page) -> None:
    outcome = found(page, step("done", 12), step("next", 13), today=10, given={"done": day(9)})
    assert (outcome["next"], outcome["week"]) == ("next", [["next", day(13), "latest"]])


def test_a_step_done_before_a_new_period_is_due_in_it_again(page: Page) -> None:
    given = {"again": FIRST - 1, "uit-dienst": FIRST - 1}
    outcome = found(page, step("again", 12), today=10, given=given, current=period(newPeriod=True))
    assert (outcome["next"], outcome["facts"]) == ("again", ["uit-dienst"])
    assert found(page, step("again", 12), today=10, given=given)["next"] is None
    assert found(page, step("again", 12), today=10, given={"again": day(2)}, current=period(newPeriod=True))["next"] is None


def test_whoever_is_recovered_has_no_next_step_and_nothing_this_week(page: Page) -> None:
    steps = (step("one", 12), step("two", 40))
    assert found(page, *steps, today=10, recovered=11)["next"] == "one"
    outcome = found(page, *steps, today=11, recovered=11)
    assert (outcome["next"], outcome["week"], outcome["counted"]) == (None, None, 10)
    assert found(page, *steps, today=30, recovered=11)["counted"] == 10


def test_days_of_leave_are_not_counted_as_days_of_sickness(page: Page) -> None:
    pauses = [{"from": day(5), "to": day(9), "kind": "leave"}]
    counted = [found(page, step("one", 90), today=today, current=period(pauses=pauses))["counted"] for today in (0, 1, 4, 5, 7, 9, 10)]
    assert counted == [0, 1, 4, 4, 4, 4, 5]


def test_this_week_has_the_steps_of_seven_counted_days_in_order(page: Page) -> None:
    steps = (step("last", 14), step("first", 8), step("before", 7), step("after", 15), step("uwv", 10, acts="uwv"))
    week = [["first", day(8), "latest"], ["uwv", day(10), "latest"], ["last", day(14), "latest"]]
    for today in (8, 11, 14):
        assert found(page, *steps, today=today)["week"] == week
    assert found(page, *steps, today=15)["week"] == [["after", day(15), "latest"]]


def test_a_step_in_this_week_is_named_by_its_first_day(page: Page) -> None:
    own = {"op": "day_number", "day": 9}
    rules = {"cautious": {"op": "day_number", "day": 11}, "latest": {"op": "day_number", "day": 14}}
    outcome = found(page, step("target", rules=rules), step("own", rules=rules, intern=own), step("from", 30, start=12), today=10)
    assert outcome["week"] == [["own", day(9), "intern"], ["target", day(11), "target"], ["from", day(12), "from"]]


def test_what_began_before_this_week_and_ends_after_today_may_be_taken_now(page: Page) -> None:
    assert found(page, step("open", 40, start=3), today=10)["week"] == [["open", day(40), "open"]]
    assert found(page, step("not yet", 40, start=15), today=10)["week"] == []


def test_after_the_last_day_there_is_no_week(page: Page) -> None:
    assert found(page, step("one", 12), step("two", 40), today=40)["end"] == day(40)
    assert found(page, step("one", 12), step("two", 40), today=41)["week"] is None


def test_recovered_days_shift_a_step_in_one_reading_and_the_safe_day_comes_first(page: Page) -> None:
    pauses = [{"from": day(5), "to": day(9), "kind": "recovered"}]
    outcome = found(page, step("one", 12), step("two", 90), today=17, current=period(pauses=pauses))
    assert (outcome["dates"]["one"], outcome["next"]) == ([day(12), day(17), ["shifted"]], "one")
    assert found(page, step("one", 12), step("two", 90), today=18, current=period(pauses=pauses))["next"] == "two"


def test_leave_shifts_a_step_in_every_reading(page: Page) -> None:
    pauses = [{"from": day(5), "to": day(9), "kind": "leave"}]
    assert found(page, step("one", 12), today=1, current=period(pauses=pauses))["dates"]["one"] == [day(17), day(17), []]


def test_a_doubtful_new_period_leaves_a_step_open_until_it_is_over_in_both(page: Page) -> None:
    pauses = [{"from": day(3), "to": day(9), "kind": "leave"}]
    steps, other = (step("one", 12), step("two", 90)), period(firstDay=day(10), newPeriod=True)
    outcome = found(page, *steps, today=21, current=period(pauses=pauses), other=other)
    assert (outcome["dates"]["one"], outcome["next"]) == ([day(19), day(21), ["new"]], "one")
    assert found(page, *steps, today=22, current=period(pauses=pauses), other=other)["next"] == "two"


@pytest.mark.parametrize(
    ("today", "shown"),
    [(1, 4), (4, 4), (5, 6), (6, 6), (7, 9), (9, 9), (10, 12)],
)
def test_the_day_on_the_card_is_the_first_from_today_on_in_any_reading(page: Page, today: int, shown: int) -> None:
    """An own day, the target, the last day, and that of another reading; a reading in which the step comes back does not count."""
    elsewhere = [{"dates": {"latest": 12}, "again": False}, {"dates": {"latest": 3}, "again": True}]
    dates = {"intern": 4, "target": 6, "latest": 9, "elsewhere": elsewhere}
    assert page.evaluate("([dates, today]) => globalThis.Progress.nextDay(dates, today)", [dates, today]) == shown


def test_days_of_one_kind_of_pause_are_added_up(page: Page) -> None:
    pauses = [{"from": 1, "to": 1, "kind": "leave"}, {"from": 5, "to": 9, "kind": "leave"}, {"from": 20, "to": 21, "kind": "recovered"}]
    counted = page.evaluate("(pauses) => ['leave', 'recovered', 'other'].map((kind) => globalThis.Progress.daysOf(pauses, kind))", pauses)
    assert counted == [6, 2, 0]
