"""The operations of the calendar one by one, and how a step lapses, comes back or costs a fine: days counted by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page

# Steps to lean on: the advice on the last day of week 6 (day 42, at the latest day 43), the plan two weeks later, and one that waits for a fact.
STEPS = [
    {"id": "advies", "rules": {"cautious": {"op": "last_day_of_week", "week": 6}, "latest": {"op": "first_day_after_weeks", "weeks": 6}}},
    {"id": "plan", "rules": {"latest": {"op": "weeks_after", "step": "advies", "weeks": 2}}},
    {"id": "bezwaar", "rules": {"latest": {"op": "on_fact", "fact": "besluit"}}},
]
# 1 January 2024, a Monday: day N of sickness is the Nth day of that leap year.
FIRST = "2024-01-01"
RUN = """({ steps, facts, pauses, holidays, first, factKinds }) => {
  const { isoDay, parseDay } = globalThis.Days;
  const { calendar } = globalThis.Deadlines;
  const day = (value) => (typeof value === "string" ? parseDay(value) : value);
  const found = calendar(
    { deadlines: steps, anchors: [], facts: factKinds },
    { firstDay: parseDay(first), pauses: pauses.map(({ from, to, kind }) => ({ from: parseDay(from), to: parseDay(to), kind })) },
    Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, day(value)])),
    new Set(holidays),
  );
  const { start, target, latest, intern, applies, reason, note } = found.get("stap");
  const iso = (value) => (value === null || value === undefined ? null : isoDay(value));
  return { start: iso(start), target: iso(target), latest: iso(latest), intern: iso(intern), applies, reason: reason ?? null, note: note ?? null };
}"""


@pytest.fixture(scope="module")
def page(engine: Callable[..., Page]) -> Page:
    return engine("js/base/fill", "js/base/days", "js/calculator/deadlines", "js/calculator/periods")


def falls(
    page: Page,
    rule: dict | None,
    *,
    facts: dict | None = None,
    pauses: tuple = (),
    holidays: tuple = (),
    first: str = FIRST,
    kinds: tuple = (),
    **step: object,
) -> dict:
    """The days of a step with this rule as its last day, when these things are filled in."""
    own = {"id": "stap", "rules": {"latest": rule} if rule else {}, **step}
    given = {
        "steps": [*STEPS, own],
        "facts": facts or {},
        "pauses": list(pauses),
        "holidays": list(holidays),
        "first": first,
        "factKinds": list(kinds),
    }
    return page.evaluate(RUN, given)


@pytest.mark.parametrize(
    ("rule", "facts", "day"),
    [
        ({"op": "day_number", "day": 42}, {}, "2024-02-11"),
        ({"op": "first_day_after_weeks", "weeks": 6}, {}, "2024-02-12"),
        ({"op": "last_day_of_week", "week": 6}, {}, "2024-02-11"),
        ({"op": "first_day_of_week", "week": 6}, {}, "2024-02-05"),
        ({"op": "weeks_after", "step": "advies", "weeks": 2}, {}, "2024-02-26"),
        ({"op": "weeks_after", "step": "advies", "weeks": 2}, {"advies": "2024-02-05"}, "2024-02-19"),
        ({"op": "weeks_after", "step": "advies", "weeks": 2}, {"advies": "2024-03-01"}, "2024-02-26"),
        ({"op": "weeks_before", "step": "advies", "weeks": 2}, {}, "2024-01-29"),
        ({"op": "days_after", "step": "advies", "days": 3}, {}, "2024-02-15"),
        ({"op": "same_day", "step": "plan"}, {}, "2024-02-26"),
        ({"op": "years_after_start", "years": 2, "longer_from": "advies", "longer_to": "advies"}, {}, "2026-01-01"),
        ({"op": "years_after_start", "years": 2, "longer_from": "advies", "longer_to": "plan"}, {}, "2026-01-15"),
        ({"op": "years_after_start", "years": 2, "longer_from": "plan", "longer_to": "advies"}, {}, "2026-01-01"),
        ({"op": "on_fact", "fact": "a"}, {"a": "2024-03-01"}, "2024-03-01"),
        ({"op": "day_before_fact", "fact": "a"}, {"a": "2024-03-01"}, "2024-02-29"),
        ({"op": "day_from_fact", "fact": "a", "day": 3}, {"a": "2024-03-01"}, "2024-03-03"),
        ({"op": "day_from_fact", "fact": "a", "day": 1, "weeks_before": 2}, {"a": "2024-01-08"}, "2024-01-01"),
        ({"op": "days_after_fact", "fact": "a", "days": 3}, {"a": "2024-03-01"}, "2024-03-04"),
        ({"op": "weeks_after_fact", "fact": "a", "weeks": 1}, {"a": "2024-03-02"}, "2024-03-09"),
        ({"op": "weeks_after_fact", "fact": "a", "weeks": 1, "to_working_day": "ja"}, {"a": "2024-03-02"}, "2024-03-11"),
        ({"op": "months_after_fact", "fact": "a", "months": 1}, {"a": "2024-01-31"}, "2024-02-29"),
        ({"op": "months_after_fact", "fact": "a", "months": 12}, {"a": "2024-02-29"}, "2025-02-28"),
        ({"op": "last_day_of_weeks_from", "fact": "a", "weeks": 1}, {"a": "2024-03-01"}, "2024-03-07"),
        ({"op": "last_day_of_weeks_from", "fact": "a", "weeks": 1}, {"a": "2023-12-01"}, "2024-01-07"),
        ({"op": "first_day_after_weeks_from", "fact": "a", "weeks": 1}, {"a": "2024-03-01"}, "2024-03-08"),
        ({"op": "given_weeks_after", "step": "advies", "fact": "w"}, {"w": 2}, "2024-02-26"),
        ({"op": "given_weeks_after", "step": "advies", "fact": "w"}, {}, "2024-02-12"),
        ({"op": "delay_after", "step": "advies", "late": "plan"}, {"plan": "2024-02-29"}, "2024-02-15"),
        ({"op": "delay_after", "step": "advies", "late": "plan"}, {"plan": "2024-02-01"}, "2024-02-12"),
        ({"op": "next_working_day", "step": "advies"}, {}, "2024-02-12"),
        ({"op": "if_fact", "fact": "a", "step": "advies", "otherwise": "plan"}, {"a": "2024-03-01"}, "2024-02-12"),
        ({"op": "if_fact", "fact": "a", "step": "advies", "otherwise": "plan"}, {}, "2024-02-26"),
        ({"op": "earliest_of", "rules": [{"op": "same_day", "step": "plan"}, {"op": "on_fact", "fact": "a"}]}, {}, "2024-02-26"),
        ({"op": "earliest_of", "rules": [{"op": "same_day", "step": "plan"}, {"op": "same_day", "step": "advies"}]}, {}, "2024-02-12"),
        ({"op": "latest_of", "rules": [{"op": "same_day", "step": "plan"}, {"op": "same_day", "step": "advies"}]}, {}, "2024-02-26"),
        ({"op": "day_number", "day": 3, "needs": "a"}, {}, None),
        ({"op": "on_fact", "fact": "a"}, {}, None),
    ],
)
def test_an_operation_gives_the_day_that_was_counted_by_hand(rule: dict, facts: dict, day: str | None, page: Page) -> None:
    assert falls(page, rule, facts=facts)["latest"] == day


SANCTION = {"op": "sanction_end", "fact": "w", "weeks": 2, "decided": "d", "reported": "m", "repaired": "h", "repair_decision_weeks": 3}
NOTICE = {"op": "in_time_after_notice", "notice": "n", "weeks": 6, "report": "plan", "report_before_week": 42}


@pytest.mark.parametrize(
    "rule",
    [
        {"op": "weeks_after", "step": "bezwaar", "weeks": 2},
        {"op": "weeks_before", "step": "bezwaar", "weeks": 2},
        {"op": "days_after", "step": "bezwaar", "days": 3},
        {"op": "same_day", "step": "bezwaar"},
        {"op": "given_weeks_after", "step": "bezwaar", "fact": "w"},
        {"op": "delay_after", "step": "bezwaar", "late": "plan"},
        {"op": "next_working_day", "step": "bezwaar"},
        {"op": "term_act", "step": "bezwaar", "working_days": 3},
        {"op": "weeks_after_fact", "fact": "besluit", "weeks": 1, "to_working_day": "ja"},
        {"op": "if_fact", "fact": "w", "step": "bezwaar", "otherwise": "bezwaar"},
        {
            "op": "earliest_of",
            "rules": [{"op": "weeks_after", "step": "bezwaar", "weeks": 2}, {"op": "next_working_day", "step": "bezwaar"}],
        },
        {"op": "latest_of", "rules": [{"op": "weeks_after", "step": "bezwaar", "weeks": 2}, {"op": "next_working_day", "step": "bezwaar"}]},
        SANCTION | {"step": "bezwaar", "decide_by": "advies", "repair_weeks": 6},
        NOTICE | {"notice_step": "bezwaar"},
    ],
)
def test_a_rule_that_leans_on_a_step_without_a_date_gives_none(rule: dict, page: Page) -> None:
    found = falls(page, rule, facts={"n": "2024-03-01", "plan": "2024-03-04", "w": 2}, holidays=("1970-01-01",))
    assert (found["latest"], found["applies"]) == (None, False)


@pytest.mark.parametrize(
    ("rule", "facts", "day"),
    [
        ({"op": "weeks_after", "step": "bezwaar", "weeks": 2}, {"bezwaar": "2024-02-05"}, "2024-02-19"),
        ({"op": "delay_after", "step": "advies", "late": "bezwaar"}, {"bezwaar": "2024-03-01"}, "2024-02-12"),
        (SANCTION | {"step": "advies", "decide_by": "bezwaar", "repair_weeks": 6}, {"d": "2024-01-10"}, "2024-02-26"),
        ({"op": "years_after_start", "years": 2, "longer_from": "bezwaar", "longer_to": "plan"}, {}, "2026-01-01"),
    ],
)
def test_a_step_without_a_date_moves_no_other(rule: dict, facts: dict, day: str, page: Page) -> None:
    assert falls(page, rule, facts=facts)["latest"] == day


@pytest.mark.parametrize(
    ("pauses", "day"),
    [
        ([], "2024-01-07"),
        ([("2024-01-03", "2024-01-04")], "2024-01-09"),
        ([("2024-01-07", "2024-01-07")], "2024-01-08"),
        ([("2024-01-08", "2024-01-09")], "2024-01-07"),
        ([("2024-01-03", "2024-01-04"), ("2024-01-09", "2024-01-09")], "2024-01-10"),
        ([("2023-12-20", "2024-01-02")], "2024-01-09"),
    ],
)
def test_days_of_leave_put_off_the_last_day_of_a_week(pauses: list[tuple[str, str]], day: str, page: Page) -> None:
    kinds = tuple({"from": start, "to": end, "kind": "leave"} for start, end in pauses)
    assert falls(page, {"op": "last_day_of_week", "week": 1}, pauses=kinds)["latest"] == day


def test_the_aim_is_the_last_working_day_before_a_weekend_or_a_holiday(page: Page) -> None:
    rules = {"cautious": {"op": "last_day_of_week", "week": 1}, "latest": {"op": "first_day_after_weeks", "weeks": 1}}
    assert falls(page, None, rules=rules)["target"] == "2024-01-05"
    assert falls(page, None, rules=rules, holidays=("2024-01-05", "2024-01-04"))["target"] == "2024-01-03"
    assert falls(page, rules["latest"], holidays=("2024-01-08",))["latest"] == "2024-01-08"


def test_a_term_counts_working_days_and_ends_on_one(page: Page) -> None:
    rule = {"op": "term_act", "step": "advies", "working_days": 3}
    steps = falls(page, rule, holidays=("2024-02-12", "2024-02-13"))
    assert steps["latest"] == "2024-02-14"
    early = {"op": "term_act", "step": "vroeg", "working_days": 3}
    own = {"op": "day_number", "day": 1}
    found = page.evaluate(
        """([rule, own]) => { const { isoDay, parseDay } = globalThis.Days; const { calendar } = globalThis.Deadlines;
          const deadlines = [{ id: "vroeg", rules: { latest: own } }, { id: "stap", rules: { latest: rule } }];
          return isoDay(calendar({ deadlines, anchors: [], facts: [] }, { firstDay: parseDay("2024-01-06"), pauses: [] }, {}, new Set(["2024-01-08"])).get("stap").latest); }""",
        [early, own],
    )
    assert found == "2024-01-11"


def test_former_rules_hold_for_a_first_sick_day_in_their_years_both_ends_included(page: Page) -> None:
    week = lambda number: {"op": "last_day_of_week", "week": number}  # noqa: E731
    earlier = [{"from": "2020-01-01", "to": "2020-12-31", "note": "Toen.", "rules": {"latest": week(1)}}]
    days = {first: falls(page, week(2), first=first, earlier=earlier) for first in ("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")}
    assert {first: found["note"] for first, found in days.items()} == {
        "2019-12-31": None,
        "2020-01-01": "Toen.",
        "2020-12-31": "Toen.",
        "2021-01-01": None,
    }
    assert days["2020-01-01"]["latest"] == "2020-01-07"
    assert days["2021-01-01"]["latest"] == "2021-01-14"


@pytest.mark.parametrize(
    ("lapses", "day", "applies"),
    [("na", "2024-01-07", True), ("na", "2024-01-06", False), ("vanaf", "2024-01-07", False), ("vanaf", "2024-01-08", True)],
)
def test_a_step_lapses_from_or_after_the_day_of_a_fact(lapses: str, day: str, applies: bool, page: Page) -> None:
    kinds = ({"id": "a", "lapses": lapses, "reason": "Voorbij."},)
    found = falls(page, {"op": "last_day_of_week", "week": 1}, facts={"a": day}, kinds=kinds, lapses=["a"])
    assert (found["applies"], found["reason"]) == (applies, None if applies else "Voorbij.")
    assert falls(page, {"op": "last_day_of_week", "week": 1}, facts={"a": day}, kinds=kinds)["applies"]


@pytest.mark.parametrize(
    ("lapse", "facts", "applies"),
    [
        ({"fact": "a"}, {}, True),
        ({"fact": "a"}, {"a": "2024-06-01"}, False),
        ({"fact": "a", "step": "advies"}, {"a": "2024-02-12"}, False),
        ({"fact": "a", "step": "advies"}, {"a": "2024-02-13"}, True),
        ({"fact": "a", "sick_before": "ja"}, {"a": "2024-01-01"}, True),
        ({"fact": "a", "sick_before": "ja"}, {"a": "2024-01-02"}, False),
    ],
)
def test_a_step_lapses_by_a_fact_or_by_another_step_that_falls_later(lapse: dict, facts: dict, applies: bool, page: Page) -> None:
    found = falls(page, {"op": "last_day_of_week", "week": 1}, facts=facts, lapses_if=[lapse | {"reason": "Vervalt."}])
    assert (found["applies"], found["reason"]) == (applies, None if applies else "Vervalt.")


def test_a_step_that_waits_for_a_fact_or_has_no_day_does_not_apply(page: Page) -> None:
    rule = {"op": "last_day_of_week", "week": 1}
    assert not falls(page, rule, applies_if="a")["applies"]
    assert falls(page, rule, applies_if="a", facts={"a": True})["applies"]
    assert falls(page, {"op": "on_fact", "fact": "b"}, no_date="Geen dag.")["reason"] == "Geen dag."


def test_days_without_sickness_count_only_where_the_law_may_mean_them(page: Page) -> None:
    bands = [{"from": 1, "applies": False, "text": "Te kort."}, {"from": 5, "applies": True, "text": "Lang genoeg."}]
    case = {"fact": "a", "rules": {"latest": {"op": "on_fact", "fact": "a"}}, "bands": bands, "doubtful": "Twijfel."}

    def note(day: str, pauses: tuple = ()) -> tuple[bool, str | None]:
        found = falls(page, {"op": "day_number", "day": 9}, facts={"a": day}, pauses=pauses, in_case=case)
        return found["applies"], found["note"] or found["reason"]

    pause = ({"from": "2024-01-02", "to": "2024-01-03", "kind": "recovered"},)
    assert note("2024-01-04") == (False, "Te kort.")
    assert note("2024-01-05") == (True, "Lang genoeg.")
    assert note("2024-01-06", pause) == (True, "Twijfel.")
    assert note("2024-01-07", pause) == (True, "Lang genoeg.")


def test_an_own_day_is_there_beside_that_of_the_law(page: Page) -> None:
    found = falls(page, {"op": "last_day_of_week", "week": 2}, intern={"op": "last_day_of_week", "week": 1})
    assert (found["intern"], found["latest"]) == ("2024-01-07", "2024-01-14")


@pytest.mark.parametrize(("late", "euro"), [(0, 0), (1, 70), (9, 70), (10, 200), (400, 200)])
def test_a_fine_is_that_of_the_last_band_that_begins(late: int, euro: int, page: Page) -> None:
    assert page.evaluate("(days) => globalThis.Deadlines.fine(days, [{from_days: 1, euro: 70}, {from_days: 10, euro: 200}])", late) == euro


@pytest.mark.parametrize(("start", "days"), [(100, 100), (101, 142), (142, 142), (143, 184), (20, 100)])
def test_a_series_comes_back_every_so_many_weeks(start: int, days: int, page: Page) -> None:
    assert page.evaluate("(from) => globalThis.Deadlines.nextInSeries(100, 6, from)", start) == days


@pytest.mark.parametrize("text", ["2026-02-30", "2026-2-3", "30-01-2026", "", "2026-13-01", " 2026-01-01"])
def test_an_invalid_date_is_read_as_none(text: str, page: Page) -> None:
    assert page.evaluate("(text) => globalThis.Days.parseDay(text)", text) is None


HISTORY = """({ first, recoveries, leaves, weeks, sameCause }) => {
  const { isoDay, parseDay } = globalThis.Days;
  const { current, other, doubts, openSince } = globalThis.Periods.fromHistory(
    parseDay(first),
    recoveries.map(([recovered, sick]) => ({ recovered: parseDay(recovered), sick: sick && parseDay(sick) })),
    leaves.map(([from, to]) => ({ from: parseDay(from), to: parseDay(to) })),
    { weeks, sameCause },
  );
  const shown = (period) => period && [isoDay(period.firstDay), period.pauses.map(({ from, to }) => [isoDay(from), isoDay(to)])];
  return { current: shown(current), other: shown(other), doubts, openSince: openSince && isoDay(openSince) };
}"""


def history(page: Page, recoveries: list, leaves: Sequence[list[str]] = (), same_cause: bool | None = None) -> dict:
    return page.evaluate(HISTORY, {"first": FIRST, "recoveries": recoveries, "leaves": list(leaves), "weeks": 4, "sameCause": same_cause})


def test_a_gap_of_just_four_weeks_begins_a_new_period_and_one_day_less_does_not(page: Page) -> None:
    assert history(page, [["2024-02-01", "2024-02-28"]])["current"] == ["2024-01-01", [["2024-02-01", "2024-02-27"]]]
    assert history(page, [["2024-02-01", "2024-02-29"]])["current"] == ["2024-02-29", []]


def test_adjacent_recovery_and_leave_are_one_gap_a_working_day_apart_two(page: Page) -> None:
    touching = history(page, [["2024-02-01", "2024-02-15"]], [["2024-02-15", "2024-03-10"]], True)
    assert touching["doubts"] == ["gap"]
    assert touching["other"] == ["2024-03-11", []]
    apart = history(page, [["2024-02-01", "2024-02-14"]], [["2024-02-15", "2024-03-10"]], True)
    assert apart["doubts"] == []
    assert apart["current"] == ["2024-01-01", [["2024-02-01", "2024-02-13"], ["2024-02-15", "2024-03-10"]]]


@pytest.mark.parametrize(
    ("cause", "first", "doubts"), [(True, "2024-01-01", []), (False, "2024-05-01", []), (None, "2024-01-01", ["cause"])]
)
def test_after_leave_the_cause_says_whether_the_period_goes_on(cause: bool | None, first: str, doubts: list[str], page: Page) -> None:
    found = history(page, [], [["2024-02-01", "2024-04-30"]], cause)
    assert (found["current"][0], found["doubts"]) == (first, doubts)


def test_a_recovery_that_still_lasts_stops_nothing_yet(page: Page) -> None:
    found = history(page, [["2024-02-01", None]])
    assert (found["current"], found["openSince"]) == (["2024-01-01", []], "2024-02-01")


SAFEST = """({ safe, readings }) => {
  const dates = ([latest, applies]) => ({ start: null, cautious: null, target: null, latest, intern: null, applies });
  const all = readings.map(({ key, day, applies = true, minor = false, firstDay = 0 }) => ({ key, firstDay, minor, dates: new Map([["a", dates([day, applies])]]) }));
  const { latest, applies, reading, elsewhere, limit } = globalThis.Deadlines.safest([{ id: "a", safe }], all).get("a");
  return { latest, applies, reading, elsewhere: elsewhere.map(({ key, again }) => [key, again]), limit };
}"""


@pytest.mark.parametrize(
    ("safe", "readings", "expected"),
    [
        ("earliest", [("een", 20), ("twee", 10)], ("twee", 10, ["een"], 20)),
        ("latest", [("een", 10), ("twee", 20)], ("twee", 20, ["een"], 20)),
        ("earliest", [("een", 10), ("twee", 10)], ("een", 10, [], 10)),
    ],
)
def test_of_two_readings_the_safe_one_comes_first_and_the_other_is_told(safe: str, readings: list, expected: tuple, page: Page) -> None:
    given = [{"key": key, "day": day} for key, day in readings]
    found = page.evaluate(SAFEST, {"safe": safe, "readings": given})
    assert (found["reading"], found["latest"], [key for key, _ in found["elsewhere"]], found["limit"]) == expected


def test_reading_in_which_a_step_lapses_is_told_and_never_the_safe_one(page: Page) -> None:
    given = [{"key": "een", "day": 5, "applies": False}, {"key": "twee", "day": 10}]
    found = page.evaluate(SAFEST, {"safe": "earliest", "readings": given})
    assert (found["reading"], found["applies"], found["elsewhere"]) == ("twee", True, [["een", False]])


def test_a_minor_reading_is_told_only_where_it_is_the_safe_one(page: Page) -> None:
    given = [{"key": "een", "day": 5}, {"key": "twee", "day": 10, "minor": True}]
    assert page.evaluate(SAFEST, {"safe": "earliest", "readings": given})["elsewhere"] == []
    assert page.evaluate(SAFEST, {"safe": "latest", "readings": given})["elsewhere"] == [["een", False]]


def test_a_step_that_a_later_period_brings_back_does_not_stretch_the_last_day(page: Page) -> None:
    given = [{"key": "een", "day": 5}, {"key": "twee", "day": 50, "firstDay": 20}]
    found = page.evaluate(SAFEST, {"safe": "earliest", "readings": given})
    assert (found["limit"], found["elsewhere"]) == (5, [["twee", True]])
