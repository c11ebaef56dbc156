"""The engine of the calendar against a count of our own in Python (tests/oracle.py), far from UTC on both sides."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from macros.model.calendar import CALENDAR, PARTS
from macros.model.day_number import rule_day
from macros.model.holidays import easter, holiday_dates
from tests import oracle
from tests.helpers import ROOT, our_guide, page_data, values

ZONES = ("Europe/Amsterdam", "America/Los_Angeles", "Pacific/Kiritimati")
ENGINE = """
  const data = JSON.parse(document.getElementById("calculator-data").textContent);
  const holidays = globalThis.Days.holidaySet(data.holidays);
  const { isoDay, parseDay } = globalThis.Days;
  const { calendar } = globalThis.Deadlines;
  const inWords = (steps) => Object.fromEntries([...steps].filter(([, step]) => step.applies).map(([id, { start, target, latest }]) => [
    id, Object.fromEntries([["vanaf", start], ["streefdatum", target], ["uiterlijk", latest]]
      .filter(([, value]) => value !== null).map(([kind, value]) => [kind, isoDay(value)]))]));
"""
COMPUTE_MANY = f"""([first, count]) => {{ {ENGINE}
  const days = Array.from({{ length: count }}, (_, n) => parseDay(first) + n);
  return days.map((day) => [isoDay(day), inWords(calendar(data, {{ firstDay: day, pauses: [] }}, {{}}, holidays))]);
}}"""
HISTORY = f"""({{ first, recoveries, leaves, sameCause }}) => {{ {ENGINE}
  const history = globalThis.Periods.fromHistory(
    parseDay(first),
    recoveries.map(([recovered, sick]) => ({{ recovered: parseDay(recovered), sick: parseDay(sick) }})),
    leaves.map(([from, to]) => ({{ from: parseDay(from), to: parseDay(to) }})),
    {{ weeks: data.shorter_than_weeks, sameCause }},
  );
  return [history.current, history.other ?? history.current].map((period) => [isoDay(period.firstDay), inWords(calendar(data, period, {{}}, holidays))]);
}}"""
RAW_DAYS = f"""(first) => {{ {ENGINE}
  const day = (value) => (value === null ? null : value - parseDay(first) + 1);
  return Object.fromEntries([...calendar(data, {{ firstDay: parseDay(first), pauses: [] }}, {{}}, holidays)]
    .map(([id, {{ start, cautious, latest }}]) => [id, {{ start: day(start), cautious: day(cautious), latest: day(latest) }}]));
}}"""
WAGE_END = f"""({{ first, facts }}) => {{ {ENGINE}
  const known = Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, typeof value === "string" ? parseDay(value) : value]));
  return isoDay(calendar(data, {{ firstDay: parseDay(first), pauses: [] }}, known, holidays).get("loon-laatste-dag").latest);
}}"""


@pytest.fixture(scope="module")
def calculated(engine: Callable[..., Page]) -> Callable[..., Any]:
    """Evaluates a script with its arguments in every zone; the outcome has to be one and the same."""
    data = {"calculator-data": page_data("rekenhulp", "calculator-data")}
    pages = [
        engine("js/base/fill", "js/base/days", "js/calculator/deadlines", "js/calculator/periods", data=data, zone=zone) for zone in ZONES
    ]

    def evaluate(script: str, arguments: object = None) -> Any:
        # As one text: Playwright takes long over each value of a large outcome.
        first, *others = (page.evaluate(f"(given) => JSON.stringify(({script})(given))", arguments) for page in pages)
        assert all(other == first for other in others)
        return json.loads(first)

    return evaluate


def in_iso(steps: dict[str, dict[str, datetime.date]]) -> dict[str, dict[str, str]]:
    return {id: {kind: day.isoformat() for kind, day in dates.items()} for id, dates in steps.items()}


SPELLS = st.lists(
    st.tuples(
        st.integers(1, 120), st.lists(st.tuples(st.sampled_from(["recovered", "leave"]), st.integers(1, 32)), min_size=1, max_size=3)
    ),
    max_size=8,
)


@settings(max_examples=400, deadline=None)
@given(
    first=st.dates(datetime.date(2016, 1, 1), datetime.date(2034, 12, 31)), spells=SPELLS, same_cause=st.sampled_from([True, False, None])
)
def test_any_history_of_recoveries_and_leaves_agrees_with_the_oracle(
    calculated: Callable[..., Any], first: datetime.date, spells: list[tuple[int, list[tuple[str, int]]]], same_cause: bool | None
) -> None:
    """Spells are (days sick, [(recovered or on leave, days), …]), in turn; after the last one is sickness again."""
    history, recoveries, leaves, day = [], [], [], first
    for sick_days, gaps in spells:
        history.append(("sick", sick_days))
        day += datetime.timedelta(sick_days)
        merged: list[tuple[str, int]] = []
        for kind, length in gaps:
            if merged and merged[-1][0] == kind:
                merged[-1] = (kind, merged[-1][1] + length)
            else:
                merged.append((kind, length))
        back = day + datetime.timedelta(sum(length for _, length in merged))
        if "recovered" in dict(merged):
            well = day
            for kind, length in merged:
                if kind == "recovered":
                    break
                well += datetime.timedelta(length)
            recoveries.append([well.isoformat(), back.isoformat()])
        for kind, length in merged:
            if kind == "leave":
                leaves.append([day.isoformat(), (day + datetime.timedelta(length - 1)).isoformat()])
            history.append((kind, length))
            day += datetime.timedelta(length)
    history.append(("sick", 1))
    arguments = {"first": first.isoformat(), "recoveries": recoveries, "leaves": leaves, "sameCause": same_cause}
    for outcome, cautious in zip(calculated(HISTORY, arguments), (True, False), strict=True):
        expected = oracle.period(first, history, cautious if same_cause is None else same_cause, cautious)
        assert outcome == [expected[0].isoformat(), in_iso(oracle.calendar(*expected))]


@settings(max_examples=300, deadline=None)
@given(
    first=st.dates(datetime.date(2023, 7, 1), datetime.date(2034, 12, 31)),
    extended=st.integers(0, 60),
    applied=st.none() | st.integers(600, 800),
    sanction=st.integers(0, 52),
    pension=st.none() | st.integers(-100, 800),
    contract=st.none() | st.integers(0, 900),
    household=st.booleans(),
)
def test_the_last_day_of_wages_agrees_with_the_oracle_whatever_happens(
    calculated: Callable[..., Any],
    first: datetime.date,
    extended: int,
    applied: int | None,
    sanction: int,
    pension: int | None,
    contract: int | None,
    household: bool,
) -> None:
    on = {
        name: first + datetime.timedelta(days)
        for name, days in (("applied", applied), ("pension", pension), ("contract_end", contract))
        if days is not None
    }
    keys = {"applied": "wia-aanvraag", "pension": "aow", "contract_end": "uit-dienst"}
    facts: dict[str, object] = {keys[name]: day.isoformat() for name, day in on.items()}
    facts |= {name: weeks for name, weeks in (("verlenging-weken", extended), ("loonsanctie", sanction)) if weeks}
    if household:
        facts["huishoudelijk"] = True
    expected = oracle.wage_end(first, extended, sanction_weeks=sanction, household=household, **on)
    assert calculated(WAGE_END, {"first": first.isoformat(), "facts": facts}) == expected.isoformat()


def test_every_first_sick_day_of_eight_years_agrees_with_the_oracle(calculated: Callable[..., Any]) -> None:
    first, last = datetime.date(2021, 1, 1), datetime.date(2028, 12, 31)
    count = (last - first).days + 1
    computed = calculated(COMPUTE_MANY, [first.isoformat(), count])
    assert len(computed) == 2922
    for day, steps in computed:
        expected = oracle.calendar(datetime.date.fromisoformat(day))
        assert steps == in_iso(expected), day


def test_every_step_that_waits_for_nothing_is_in_the_oracle() -> None:
    assert {step.id for step in our_guide().calendar.deadlines if not step.applies_if} == set(oracle.calendar(datetime.date(2026, 1, 5)))


def test_holidays_of_the_page_agree_with_the_law(calculated: Callable[..., Any]) -> None:
    listed = set(calculated("() => [...Days.holidaySet(JSON.parse(document.getElementById('calculator-data').textContent).holidays)]"))
    years = range(2008, 2041)
    days = [day for year in years for n in range(366) if (day := datetime.date(year, 1, 1) + datetime.timedelta(n)).year == year]
    assert listed == {day.isoformat() for day in days if oracle.is_holiday(day) and day.weekday() != 6}


def test_every_step_says_which_day_is_safe() -> None:
    """What ends, or begins no earlier, has its latest day first; everything that has to be done its earliest."""
    node = values(ROOT / CALENDAR)
    said = {step["id"]: step["safe"] for step in node["deadlines"]}
    assert {id for id, safe in said.items() if safe == "latest"} == {
        "besluit-loonsanctie", "laatste-dag-wachttijd", "loon-laatste-dag", "eerste-dag-wia", "einde-opzegverbod", "loonsanctie-laatste-dag",
    }  # fmt: skip
    text = (ROOT / CALENDAR).read_text() + (ROOT / "content" / "interface.yml").read_text()
    assert "oud de vroegste datum aan" not in text
    assert "krijgt een boete" not in text


def test_the_plain_count_of_days_agrees_with_the_engine_for_every_date(calculated: Callable[..., Any]) -> None:
    """Three years without 29 February, so that both count the same."""
    computed = calculated(RAW_DAYS, "2024-03-04")
    asked = 0
    for step in our_guide().calendar.deadlines:
        for part in PARTS:
            rule = getattr(step, part)
            plain = None if rule is None else rule_day(our_guide().calendar, rule, part)
            assert computed[step.id][part] == plain, (step.id, part)
            asked += plain is not None
    assert asked > 25


EASTERS = (
    "2008-03-23 2009-04-12 2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 "
    "2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 "
    "2032-03-28 2033-04-17 2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01"
).split()


@pytest.mark.parametrize("sunday", EASTERS)
def test_the_holidays_of_a_year_are_those_of_the_almanac(sunday: str) -> None:
    day = datetime.date.fromisoformat(sunday)
    year, days = day.year, datetime.timedelta
    king = datetime.date(year, 4, 30) if year < 2014 else datetime.date(year, 4, 27)
    king -= days(king.weekday() == 6)
    expected = {day + days(n) for n in (-2, 1, 39, 50)} | {king}
    expected |= {datetime.date(year, month, number) for month, number in ((1, 1), (5, 5), (12, 25), (12, 26))}
    expected |= {equated for equated in oracle.EQUATED if equated.year == year}
    listed = {found for found in holiday_dates(our_guide().calendar) if found.startswith(str(year))}
    assert listed == {found.isoformat() for found in expected if found.weekday() != 6}
    assert easter(year) == day


SAFEST = f"""({{ first, recoveries, leaves }}) => {{ {ENGINE}
  const own = (step) => ({{ ...step, intern: {{ op: "earliest_of", rules: [{{ op: "last_day_of_week", week: 20 }}, {{ op: "same_day", step: step.id }}] }} }});
  const steps = data.deadlines.map((step) => (step.rules.latest ? own(step) : step));
  const history = globalThis.Periods.fromHistory(
    parseDay(first),
    recoveries.map(([recovered, sick]) => ({{ recovered: parseDay(recovered), sick: parseDay(sick) }})),
    leaves.map(([from, to]) => ({{ from: parseDay(from), to: parseDay(to) }})),
    {{ weeks: data.shorter_than_weeks, sameCause: null }},
  );
  const readings = Object.entries({{ same: history.current, new: history.other ?? history.current }})
    .map(([key, period]) => ({{ key, firstDay: period.firstDay, dates: calendar({{ ...data, deadlines: steps }}, period, {{}}, holidays) }}));
  const chosen = globalThis.Deadlines.safest(steps, readings);
  return steps.filter(({{ id }}) => chosen.get(id).applies).map(({{ id, safe }}) => {{
    const days = readings.map(({{ dates }}) => dates.get(id)).filter(({{ applies }}) => applies).map(({{ latest, cautious, start }}) => latest ?? cautious ?? start);
    const {{ latest, cautious, start, intern }} = chosen.get(id);
    return [id, safe, latest ?? cautious ?? start, days, intern];
  }});
}}"""


@settings(max_examples=60, deadline=None)
@given(
    first=st.dates(datetime.date(2023, 7, 1), datetime.date(2032, 12, 31)),
    sick=st.integers(20, 200), leave=st.integers(20, 140), again=st.integers(5, 60), well=st.integers(1, 27),
)  # fmt: skip
def test_safe_day_is_earliest_or_latest_and_own_day_never_after_the_earliest(
    calculated: Callable[..., Any], first: datetime.date, sick: int, leave: int, again: int, well: int
) -> None:
    days = datetime.timedelta
    start = first + days(sick)
    end = start + days(leave - 1)
    recovered = end + days(again)
    arguments = {
        "first": first.isoformat(),
        "leaves": [[start.isoformat(), end.isoformat()]],
        "recoveries": [[recovered.isoformat(), (recovered + days(well)).isoformat()]],
    }
    for id, safe, chosen, all_days, intern in calculated(SAFEST, arguments):
        assert chosen == (max if safe == "latest" else min)(all_days), id
        assert intern is None or intern <= min(all_days), id
