"""The dates of the calculator, in a real Chromium, far from UTC on both sides."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from macros import guide

from . import oracle
from .conftest import ROOT, build, copy_tree, serving

ZONES = ("Europe/Amsterdam", "America/Los_Angeles", "Pacific/Kiritimati")
CASES = json.loads((ROOT / "tests" / "vectors" / "cases.json").read_text())

# The names that the case file uses, as (id, kind of date, turned into a working day?).
NAMES = {
    "probleemanalyse_safe": ("probleemanalyse", "streefdatum", True),
    "probleemanalyse_latest": ("probleemanalyse", "uiterlijk", False),
    "plan_van_aanpak_safe": ("plan-van-aanpak", "streefdatum", True),
    "plan_van_aanpak_latest": ("plan-van-aanpak", "uiterlijk", False),
    "uwv_42_weken": ("melding-42-weken", "uiterlijk", False),
    "uwv_42_weken_wettelijk": ("melding-42-weken", "uiterlijk", False),
    "uwv_42_weken_veilig_vorige_werkdag": ("melding-42-weken", "streefdatum", False),
    "opschudmoment_from": ("eerstejaarsevaluatie", "vanaf", False),
    "eerstejaarsevaluatie_latest": ("eerstejaarsevaluatie", "uiterlijk", False),
    "spoor2_latest": ("tweede-spoor", "uiterlijk", False),
    "uwv_brief_week88_from": ("uwv-brief-wia", "vanaf", False),
    "uwv_kennisgeving_latest": ("uwv-brief-wia", "uiterlijk", False),
    "riv_latest": ("re-integratieverslag", "uiterlijk", False),
    "wia_aanvraag_latest": ("wia-aanvraag", "uiterlijk", False),
    "loonsanctiebesluit_latest": ("besluit-loonsanctie", "uiterlijk", False),
    "einde_wachttijd_laatste_dag": ("laatste-dag-wachttijd", "uiterlijk", False),
    "wia_eerste_dag": ("eerste-dag-wia", "vanaf", False),
    "loonsanctie_max_laatste_dag": ("loonsanctie-laatste-dag", "uiterlijk", False),
    "opzegverbod_ten_einde_vanaf": ("einde-opzegverbod", "vanaf", False),
}
# Facts of the case file that are no date on the page: a leniency of UWV, and an exclusive end.
OTHER_FACTS = {"uwv_42_weken_uwv_coulance", "loonsanctie_tot"}
PLAIN = [case for case in CASES if case["first_sick_day"] and not case["events"]]
INTERRUPTED = [
    case for case in CASES if case["events"] and {event["type"] for event in case["events"]} == {"recovered", "sick"}
]

READ_TABLE = """() => Object.fromEntries([...document.querySelectorAll("tr[data-termijn]")].map((row) => [
  row.dataset.termijn,
  Object.fromEntries([...row.querySelectorAll("time")].map((time) => [time.dataset.soort, time.dateTime])),
]))"""

COMPUTE_MANY = """([first, count]) => {
  const data = JSON.parse(document.getElementById("calendar-data").textContent);
  const holidays = new Set(data.holidays);
  const { calendar, isoDay, parseDay } = globalThis.Deadlines;
  const days = Array.from({ length: count }, (_, n) => parseDay(first) + n);
  return days.map((day) => [isoDay(day), Object.fromEntries([...calendar(data.deadlines, { firstDay: day, pauses: [] }, holidays)].map(
    ([id, { start, aim, latest }]) => [id, Object.fromEntries(
      [["vanaf", start], ["streefdatum", aim], ["uiterlijk", latest]]
        .filter(([, value]) => value !== null).map(([kind, value]) => [kind, isoDay(value)]))]))]);
}"""


@pytest.fixture(params=ZONES)
def calculator(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(timezone_id=request.param, locale="nl-NL")
    page = context.new_page()
    page.goto(address + "rekenhulp/")
    yield page
    context.close()


def fill_in(page: Page, day: str) -> dict[str, dict[str, str]]:
    page.get_by_label("Eerste ziektedag").fill(day)
    page.get_by_role("button", name="Toon de termijnen").click()
    return page.evaluate(READ_TABLE)


def test_the_case_file_holds_plain_cases_of_both_kinds() -> None:
    assert len(PLAIN) >= 8
    assert {case["published"] for case in PLAIN} == {True, False}


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case["id"])
def test_a_plain_case_gives_the_dates_of_the_case_file(case: dict, calculator: Page) -> None:
    shown = fill_in(calculator, case["first_sick_day"])
    for name, value in case["expected"].items():
        if name in OTHER_FACTS:
            continue
        id, kind, rolled_back = NAMES[name]
        expected = datetime.date.fromisoformat(value)
        if rolled_back:
            expected = oracle.working_day_before(expected)
        assert shown[id][kind] == expected.isoformat(), (case["id"], name)


def test_the_case_file_holds_interrupted_cases_on_both_sides_of_the_limit() -> None:
    gaps = {case["expected"]["gap_days"] for case in INTERRUPTED}
    assert {1, 7, 21, 27} <= gaps
    assert {case["expected"]["zelfde_periode"] for case in INTERRUPTED} == {True, False}


@pytest.mark.parametrize("case", INTERRUPTED, ids=lambda case: case["id"])
def test_an_interrupted_case_gives_the_dates_of_the_case_file(case: dict, calculator: Page) -> None:
    events = "".join(
        f"&{'hersteld' if event['type'] == 'recovered' else 'weer-ziek'}={event['date']}" for event in case["events"]
    )
    calculator.goto(calculator.url.split("#")[0] + f"#ziek={case['first_sick_day']}{events}")
    expect(calculator.locator("[data-result]")).to_be_visible()
    shown = calculator.evaluate(READ_TABLE)
    expected = case["expected"]
    new_period = calculator.locator("[data-result]").get_attribute("data-nieuwe-periode")
    assert new_period == expected.get("nieuwe_eerste_ziektedag")
    assert (new_period is None) == expected["zelfde_periode"]
    for name, value in expected.items():
        if name in NAMES and new_period is None:
            id, kind, rolled_back = NAMES[name]
            day = datetime.date.fromisoformat(value)
            assert shown[id][kind] == (oracle.working_day_before(day) if rolled_back else day).isoformat(), name


HISTORY = """({ first, pairs }) => {
  const data = JSON.parse(document.getElementById("calendar-data").textContent);
  const { calendar, currentPeriod, isoDay, parseDay } = globalThis.Deadlines;
  const period = currentPeriod(parseDay(first), pairs.map(([recovered, sick]) => ({ recovered: parseDay(recovered), sick: parseDay(sick) })), data.shorter_than_weeks);
  const steps = calendar(data.deadlines, period, new Set(data.holidays));
  return [isoDay(period.firstDay), Object.fromEntries([...steps].map(([id, { start, aim, latest }]) => [id, Object.fromEntries(
    [["vanaf", start], ["streefdatum", aim], ["uiterlijk", latest]].filter(([, value]) => value !== null).map(([kind, value]) => [kind, isoDay(value)]))]))];
}"""


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.dates(datetime.date(2016, 1, 1), datetime.date(2034, 12, 31)),
    spells=st.lists(st.tuples(st.integers(1, 120), st.integers(1, 32)), max_size=10),
)
def test_any_history_of_recoveries_agrees_with_the_oracle(calculator: Page, first: datetime.date, spells: list[tuple[int, int]]) -> None:
    """Spells are (days sick, days recovered), in turn; four weeks of recovery start a new period."""
    pairs, recovered, day, start = [], set(), first, first
    for sick_days, gap in spells:
        well = day + datetime.timedelta(sick_days)
        day = well + datetime.timedelta(gap)
        pairs.append([well.isoformat(), day.isoformat()])
        if gap >= 28:
            start, recovered = day, set()
        else:
            recovered |= {well + datetime.timedelta(n) for n in range(gap)}
    computed_start, steps = calculator.evaluate(HISTORY, {"first": first.isoformat(), "pairs": pairs})
    expected = oracle.calendar(start, frozenset(recovered))
    assert computed_start == start.isoformat()
    assert steps == {id: {kind: date.isoformat() for kind, date in dates.items()} for id, dates in expected.items()}


def test_every_first_sick_day_of_eight_years_agrees_with_the_oracle(calculator: Page) -> None:
    first, last = datetime.date(2021, 1, 1), datetime.date(2028, 12, 31)
    count = (last - first).days + 1
    computed = calculator.evaluate(COMPUTE_MANY, [first.isoformat(), count])
    assert len(computed) == 2922
    for day, steps in computed:
        expected = oracle.calendar(datetime.date.fromisoformat(day))
        assert steps == {
            id: {kind: date.isoformat() for kind, date in dates.items()} for id, dates in expected.items()
        }, day


def test_the_table_shows_exactly_what_the_engine_computes(calculator: Page) -> None:
    shown = fill_in(calculator, "2024-02-29")
    (_, computed), = calculator.evaluate(COMPUTE_MANY, ["2024-02-29", 1])
    assert shown == computed


def test_every_step_of_the_content_is_a_row() -> None:
    loaded = guide.load(ROOT).guide
    assert loaded is not None
    assert [step.id for step in loaded.calendar.deadlines] == list(
        sorted(oracle.calendar(datetime.date(2026, 1, 5)), key=[step.id for step in loaded.calendar.deadlines].index)
    )


def test_holidays_of_the_page_agree_with_the_law(calculator: Page) -> None:
    listed = set(calculator.evaluate("JSON.parse(document.getElementById('calendar-data').textContent).holidays"))
    years = range(2015, 2041)
    days = [datetime.date(year, 1, 1) + datetime.timedelta(n) for year in years for n in range(365)]
    expected = {day.isoformat() for day in days if oracle.is_holiday(day) and day.weekday() != 6}
    assert {day for day in listed if day[5:] != "12-31"} == expected


def test_one_number_in_the_content_changes_page_words_data_and_dates(
    tmp_path: Path, browser: Browser
) -> None:
    """The six weeks of the probleemanalyse become seven, in a copy: everything follows."""
    tree = copy_tree(tmp_path / "tree")
    file = tree / "content" / "deadlines" / "nl.yml"
    text = file.read_text()
    rule = "op: first_day_after_weeks, weeks: 6"
    assert text.count(rule) == 1
    file.write_text(text.replace(rule, rule.replace("6", "7")))
    outcome = build(tree, tmp_path / "site")
    assert outcome.returncode == 0, outcome.stderr
    phase_page = next((tmp_path / "site" / "fasen").rglob("start-*/index.html")).read_text()
    assert "uiterlijk de eerste dag na 7 weken" in phase_page
    assert "uiterlijk de eerste dag na 6 weken" not in phase_page
    with serving(tmp_path / "site") as base:
        page = browser.new_page()
        page.goto(base + "rekenhulp/")
        shown = fill_in(page, "2026-01-05")
        assert shown["probleemanalyse"]["uiterlijk"] == "2026-02-23"
        assert shown["plan-van-aanpak"]["uiterlijk"] == "2026-03-09"
        page.close()
