"""The cases that were counted by hand, entered in the calculator, far from UTC on both sides."""

from __future__ import annotations

import datetime
import json
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from pydantic import BaseModel

from macros.model.calendar import Calendar
from macros.model.rules import STEP_FIELDS, DateRule
from tests import oracle
from tests.helpers import DATA, READ_TABLE, copy_tree, our_guide, serving, values, write_pages

ZONES = ("Europe/Amsterdam", "America/Los_Angeles", "Pacific/Kiritimati")
CASES = json.loads((DATA / "vectors" / "cases.json").read_text())

# What the page cannot be asked: lengths of leave from a due date, and a scheme that has ended.
NOT_ENTERED = {"due_date", "planned_leave_start", "sick_in_flex_period", "delivery", "vangnet_29d"}
ENTERED = [case for case in CASES if not {event["type"] for event in case["events"]} & NOT_ENTERED]

# How an event of the case file stands in a link.
KEYS = {
    "recovered": "hersteld",
    "aow_date": "aow",
    "employment_end": "uit-dienst",
    "norisk_report": "melding-vangnet-zes-weken",
    "iva_application": "iva-aanvraag",
    "melding_herstel": "melding-herstel",
    "herstel_vastgesteld": "herstel-vastgesteld",
    "wia_application": "wia-aanvraag",
    "uwv_kennisgeving_ontvangen": "uwv-bericht",
    "aangifte_42w": "melding-42-weken",
    "besluit_bekendgemaakt": "besluit",
    "eerstejaarsevaluatie_done": "eerstejaarsevaluatie",
    "belastbaarheid_ontstaat": "belastbaarheid",
}

# The names that the case file uses, as (id, kind of date).
NAMES = {
    "probleemanalyse_safe": ("probleemanalyse", "streefdatum"),
    "probleemanalyse_latest": ("probleemanalyse", "uiterlijk"),
    "plan_van_aanpak_safe": ("plan-van-aanpak", "streefdatum"),
    "plan_van_aanpak_latest": ("plan-van-aanpak", "uiterlijk"),
    "uwv_42_weken": ("melding-42-weken", "uiterlijk"),
    "uwv_42_weken_wettelijk": ("melding-42-weken", "uiterlijk"),
    "uwv_42_weken_veilig_vorige_werkdag": ("melding-42-weken", "streefdatum"),
    "uwv_42_weken_uwv_coulance": ("melding-42-weken", "other"),
    "opschudmoment_from": ("eerstejaarsevaluatie", "vanaf"),
    "eerstejaarsevaluatie_latest": ("eerstejaarsevaluatie", "uiterlijk"),
    "spoor2_latest": ("tweede-spoor", "uiterlijk"),
    "spoor2_latest_bij_late_belastbaarheid": ("tweede-spoor", "other"),
    "uwv_brief_week88_from": ("uwv-brief-wia", "vanaf"),
    "uwv_kennisgeving_latest": ("uwv-brief-wia", "uiterlijk"),
    "riv_latest": ("re-integratieverslag", "uiterlijk"),
    "wia_aanvraag_latest": ("wia-aanvraag", "uiterlijk"),
    "wia_aanvraag_geacht_tijdig_tm": ("wia-aanvraag", "uiterlijk"),
    "loonsanctiebesluit_latest": ("besluit-loonsanctie", "uiterlijk"),
    "einde_wachttijd_laatste_dag": ("laatste-dag-wachttijd", "uiterlijk"),
    "zw_uiterste_laatste_dag": ("laatste-dag-wachttijd", "uiterlijk"),
    "wia_eerste_dag": ("eerste-dag-wia", "vanaf"),
    "loonsanctie_max_laatste_dag": ("loonsanctie-laatste-dag", "uiterlijk"),
    "loonsanctie_laatste_dag": ("loonsanctie-laatste-dag", "uiterlijk"),
    "loonsanctie_einde": ("loonsanctie-laatste-dag", "uiterlijk"),
    "uwv_besluit_bekorting_latest": ("loonsanctie-laatste-dag", "other"),
    "opzegverbod_ten_einde_vanaf": ("einde-opzegverbod", "vanaf"),
    "loon_laatste_dag": ("loon-laatste-dag", "uiterlijk"),
    "loon_verlengd_laatste_dag": ("loon-laatste-dag", "uiterlijk"),
    "aangifte_uwv_op": ("aangifte-uit-dienst", "uiterlijk"),
    "melding_vangnet_wettelijk": ("melding-vangnet", "uiterlijk"),
    "veilig_vorige_werkdag": ("melding-vangnet", "streefdatum"),
    "met_algemene_termijnenwet": ("melding-vangnet", "other"),
    "melding_norisk_latest": ("melding-vangnet-zes-weken", "uiterlijk"),
    "melding_norisk_safe": ("melding-vangnet-zes-weken", "streefdatum"),
    "norisk_melding_latest": ("melding-vangnet-zes-weken", "uiterlijk"),
    "iva_laatste_aanvraag": ("iva-aanvraag", "uiterlijk"),
    "iva_eerste_aanvraag_praktijk": ("iva-aanvraag", "vanaf"),
    "verkorte_wachttijd_einde_niet_eerder_dan": ("iva-aanvraag", "other"),
    "termijn_eerste_dag": ("bezwaar", "vanaf"),
    "termijn_laatste_dag": ("bezwaar", "uiterlijk"),
}
# Values that the page says in words, as (id, the words).
WORDS = {
    ("riv", "grensgeval"): ("re-integratieverslag", "Grensgeval"),
    ("riv", "RIV volledig"): ("re-integratieverslag", "Een volledig verslag"),
    ("riv", "geen RIV"): ("re-integratieverslag", "Niet nodig."),
    ("plan_van_aanpak_verplicht", False): ("plan-van-aanpak", "Geldt niet meer vanaf de AOW-leeftijd."),
    ("probleemanalyse_verplicht", False): ("probleemanalyse", "Geldt niet meer vanaf de AOW-leeftijd."),
    ("spoor2_verplicht", False): ("tweede-spoor", "Geldt niet meer vanaf de AOW-leeftijd."),
    ("vertraging_dagen", 14): ("wia-aanvraag", "14 dagen na de uiterste dag"),
    ("aanvraag_te_laat_dagen", 31): ("wia-aanvraag", "31 dagen na de uiterste dag"),
    ("dagen_te_laat", 50): ("melding-vangnet-zes-weken", "50 dagen na de uiterste dag"),
    ("boete_eur", 455): ("melding-vangnet-zes-weken", "Dan kan de boete € 455 zijn."),
}
# Facts that are no date on the page: an exclusive end, a bound, or what would hold without an event.
NOT_SHOWN = {
    "loonsanctie_tot", "gap_days", "zelfde_periode", "nieuwe_eerste_ziektedag", "shift_days", "dagen_ziek_tm_einde",
    "nieuwe_wachtdagen_toegestaan", "zonder_aow_laatste_dag", "wia_eerste_dag_indien_ononderbroken",
    "einde_wachttijd_laatste_dag_indien_ononderbroken", "besluit_voor_einde_wachttijd", "loonsanctie_eerste_dag",
    "aangifte_81w_grens_voor", "verkorte_wachttijd_min_laatste_dag", "verkorte_wachttijd_max_laatste_dag",
    "opzegverbod_laatste_dag", "termijn_verzet",
}  # fmt: skip

READ_OTHERS = """() => Object.fromEntries([...document.querySelectorAll("tr[data-termijn]:not([hidden])")].map((row) => [
  row.dataset.termijn, [...row.querySelectorAll("time:not([data-soort])")].map((time) => time.dateTime)]))"""

FOLLOW = """(link) => new Promise((done, failed) => {
  setTimeout(() => failed(new Error("no calendar for " + link)), 10000);
  document.querySelector("deadline-calculator").addEventListener("calculator-shown", () => done(), { once: true });
  if (location.hash === link) location.hash = "";
  location.hash = link;
})"""


@pytest.fixture(scope="module", params=ZONES)
def calculator(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """One open page per time zone: a new link after '#' fills and computes it anew."""
    context = browser.new_context(timezone_id=request.param, locale="nl-NL")
    page = context.new_page()
    page.goto(address + "rekenhulp/")
    yield page
    context.close()


def fill_in(page: Page, day: str) -> dict[str, dict[str, str]]:
    page.goto(page.url.split("#")[0])
    page.get_by_label("Eerste ziektedag").fill(day)
    page.get_by_role("button", name="Toon de termijnen").click()
    return page.evaluate(READ_TABLE)


def link(case: dict) -> str:
    """The case as a link. Cases that publish no first sick day get the one that their note names, or any."""
    parts = [f"ziek={case['first_sick_day'] or other_first_day(case)}"]
    events = case["events"]
    for index, event in enumerate(events):
        kind = event["type"]
        if kind == "wazo_leave":
            parts.append(f"verlof={event['from']}/{event['to']}")
            parts.append(f"zelfde-oorzaak={'ja' if event['same_cause'] else 'nee'}")
        elif kind == "loonsanctie":
            parts.append(f"loonsanctie={event['weeks']}")
        elif kind in ("vangnet", "norisk", "norisk_report"):
            parts.append("vangnet=ja")
        elif kind == "domestic_worker_lt_4_days":
            parts.append("huishoudelijk=ja")
        if kind in KEYS:
            parts.append(f"{KEYS[kind]}={event['date']}")
        if kind == "recovered":
            parts += [f"weer-ziek={following['date']}" for following in events[index + 1 : index + 2]]
    return "#" + "&".join(parts)


SAFE = {step.id: step.safe for step in our_guide().calendar.deadlines}


def other_first_day(case: dict) -> str:
    if sanction := case["expected"].get("loonsanctie_eerste_dag"):
        return (datetime.date.fromisoformat(sanction) - datetime.timedelta(728)).isoformat()
    return "2018-01-05"


def test_nearly_every_case_can_be_entered() -> None:
    assert len(CASES) - len(ENTERED) == 4, [case["id"] for case in CASES if case not in ENTERED]
    assert {case["published"] for case in ENTERED} == {True, False}
    gaps = {case["expected"].get("gap_days") for case in ENTERED}
    assert {1, 7, 21, 27, 113} <= gaps, gaps


@pytest.mark.parametrize("case", ENTERED, ids=lambda case: case["id"])
def test_a_case_gives_what_the_case_file_expects(case: dict, calculator: Page) -> None:
    calculator.evaluate(FOLLOW, link(case))
    shown, others = calculator.evaluate(READ_TABLE), calculator.evaluate(READ_OTHERS)
    expected = case["expected"]
    new_period = calculator.locator("[data-result]").get_attribute("data-nieuwe-periode")
    assert new_period == expected.get("nieuwe_eerste_ziektedag")
    assert (new_period is None) == expected.get("zelfde_periode", True)
    recovered = any(event["type"] == "recovered" for event in case["events"])
    asked = 0
    for name, value in expected.items():
        if (name, value) in WORDS:
            id, words = WORDS[name, value]
            assert words in calculator.locator(f"tr[data-termijn={id}]").inner_text(), name
        elif name == "opzegverbod_laatste_dag":
            first_day_without = datetime.date.fromisoformat(shown["einde-opzegverbod"]["vanaf"])
            assert first_day_without - datetime.timedelta(1) == datetime.date.fromisoformat(value)
        elif name in NAMES and not (name == "loonsanctie_max_laatste_dag" and "loonsanctie_einde" in expected):
            id, kind = NAMES[name]
            medical = case["events"] and case["events"][0].get("zw_medisch_geschil") and name == "termijn_laatste_dag"
            day = datetime.date.fromisoformat(value)
            if recovered and kind == "uiterlijk":
                assert value == shown[id][kind] or value in others[id], name
                assert (shown[id][kind] == value) == (SAFE[id] == "latest" or not others[id]), name
            elif kind == "other" or medical:
                assert value in others[id] or value == shown[id]["uiterlijk"], name
            elif kind == "streefdatum":
                assert shown[id][kind] == oracle.working_day_before(day).isoformat(), name
            else:
                assert shown[id][kind] == value, name
        else:
            assert name in NOT_SHOWN or name == "loonsanctie_max_laatste_dag", name
            continue
        asked += 1
    assert asked or "nieuwe_eerste_ziektedag" in expected or "gap_days" in expected


def test_the_table_shows_exactly_the_days_of_the_oracle(calculator: Page) -> None:
    expected = oracle.calendar(datetime.date(2024, 2, 29))
    shown = fill_in(calculator, "2024-02-29")
    assert shown == {id: {kind: day.isoformat() for kind, day in dates.items()} for id, dates in expected.items()}


def test_one_number_in_the_content_changes_page_words_data_and_dates(tmp_path: Path, browser: Browser) -> None:
    """The six weeks of the probleemanalyse become seven, in a copy: everything follows."""
    tree = copy_tree(tmp_path / "tree")
    file = tree / "content" / "deadlines" / "nl.yml"
    text = file.read_text()
    rule = "latest: {op: first_day_after_weeks, weeks: 6}"
    assert text.count(rule) == 1
    file.write_text(text.replace(rule, rule.replace("6", "7")))
    site = write_pages(tree, tmp_path / "site", "rekenhulp", "fasen/start-van-de-re-integratie/achtergrond")
    phase_page = (site / "fasen" / "start-van-de-re-integratie" / "achtergrond" / "index.html").read_text()
    assert "uiterlijk de eerste dag na 7 weken" in phase_page
    assert "uiterlijk de eerste dag na 6 weken" not in phase_page
    with serving(site) as base:
        page = browser.new_page()
        page.goto(base + "rekenhulp/")
        shown = fill_in(page, "2026-01-05")
        assert shown["probleemanalyse"]["uiterlijk"] == "2026-02-23"
        assert shown["plan-van-aanpak"]["uiterlijk"] == "2026-03-09"
        page.close()


LAW = values(DATA / "vectors" / "law.yml")


def shown_text(page: Page) -> str:
    """Every word of the rows that are about this case: dates, grounds, remarks; not the unfolded explanation."""
    return "\n".join(page.locator("tr[data-termijn]:visible :is(.calendar-when, [data-remarks]):visible").all_inner_texts())


@pytest.mark.parametrize("case", LAW, ids=lambda case: case["id"])
def test_a_case_from_the_law_gives_the_days_that_were_counted_by_hand(case: dict, calculator: Page) -> None:
    today = "" if "vandaag" in case["link"] else "&vandaag=2026-11-26"
    calculator.evaluate(FOLLOW, f"#{case['link']}{today}")
    shown, others = calculator.evaluate(READ_TABLE), calculator.evaluate(READ_OTHERS)
    for step, dates in case["expected"].items():
        for kind, day in dates.items():
            assert shown[step].get(kind) == day.isoformat(), (step, kind)
    for step, days in case.get("others", {}).items():
        assert {day.isoformat() for day in days} <= set(others[step]), step
    for step, sentences in case.get("says", {}).items():
        text = calculator.locator(f"tr[data-termijn={step}]").inner_text()
        for sentence in sentences:
            assert sentence in text, (step, text)
    text = shown_text(calculator) + calculator.locator("[data-next]").inner_text() + calculator.locator("[data-where]").inner_text()
    for sentence in case.get("never", ()):
        assert sentence not in text, sentence
    for sentence in case.get("where", ()):
        assert sentence in calculator.locator("[data-where]").inner_text()
    for title in case.get("next_never", ()):
        assert title not in calculator.locator("[data-next] h3").all_inner_texts()
    rows = calculator.locator("tr[data-termijn]:visible").evaluate_all("rows => rows.map((row) => row.dataset.termijn)")
    order = [rows.index(step) for step in case.get("order", ())]
    assert order == sorted(order)
    assert not {id for id, kinds in shown.items() if id in case.get("says", {}) and "geldt niet" in case["says"][id]}


def reached(calendar: Calendar, id: str, seen: set[str]) -> set[str]:
    """Every operation that the dates of a step rest on, through the steps and anchors that they lean on."""
    if id in seen:
        return set()
    seen.add(id)
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, BaseModel):
            op = getattr(value, "op", None)
            if op is not None:
                found.add(op)
            for name in type(value).model_fields:
                inner = getattr(value, name)
                if op and name in STEP_FIELDS and inner is not None:
                    found.update(reached(calendar, inner, seen))
                else:
                    walk(inner)
        elif isinstance(value, tuple):
            for item in value:
                walk(item)

    walk(calendar.moment(id))
    return found


def test_every_operation_stands_in_a_case_that_was_counted_by_hand() -> None:
    every = {typing.get_args(kind.model_fields["op"].annotation)[0] for kind in typing.get_args(typing.get_args(DateRule)[0])}
    assert {op for case in LAW for op in case["operations"]} == every
    for case in LAW:
        rests_on = set().union(*(reached(our_guide().calendar, step, set()) for step in case["expected"]))
        assert set(case["operations"]) <= rests_on, case["id"]
        assert case["article"] and case["origin"] and case["counted"], case["id"]


ANY_FACTS = """(cases) => {
  const data = JSON.parse(document.getElementById("calculator-data").textContent);
  const { holidaySet, parseDay } = globalThis.Days;
  const holidays = holidaySet(data.holidays);
  const made = ({ first, recoveries, leaves, sameCause, facts }) => {
    const day = (n) => parseDay(first) + n;
    const known = Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, typeof value === "object" ? day(value.day) : value]));
    const history = globalThis.Periods.fromHistory(day(0), recoveries.map(([recovered, sick]) => ({ recovered: day(recovered), sick: sick === null ? null : day(sick) })),
      leaves.map(([from, to]) => ({ from: day(from), to: day(to) })), { weeks: data.shorter_than_weeks, sameCause });
    const { dates } = globalThis.Progress.progress(data, holidays, { history, given: known, today: day(0) });
    const days = [...dates].flatMap(([id, { start, cautious, latest, target, intern, limit, applies }]) =>
      (applies ? [start, cautious, latest, target, intern, limit] : [start, cautious, latest]).map((value) => [id, value]));
    return days.filter(([, value]) => value !== null && !Number.isInteger(value)).map(([id, value]) => `${id}: ${value}`);
  };
  return cases.flatMap(made);
}"""


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_no_fact_on_any_day_before_in_or_after_the_periods_breaks_a_date(calculator: Page, data: st.DataObject) -> None:
    """Every fact that a reader may give, on any day from well before the first sick day on, in any history."""
    calendar = our_guide().calendar
    kinds = {fact.id: fact.type for fact in calendar.facts} | {step.id: "dag" for step in calendar.deadlines if step.done}
    day = st.integers(-400, 1600).map(lambda n: {"day": n})
    values = {"dag": day, "ja": st.just(True), "weken": st.integers(1, 52)}
    facts = st.fixed_dictionaries({}, optional={id: values[kind] for id, kind in kinds.items()})
    first = st.dates(datetime.date(2008, 1, 1), datetime.date(2036, 12, 31)).map(datetime.date.isoformat)
    lengths = st.lists(st.tuples(st.integers(1, 150), st.integers(1, 60), st.booleans()), max_size=4)
    cases = []
    for _ in range(20):
        recoveries: list[list[int | None]] = []
        leaves: list[list[int | None]] = []
        at = 0
        for sick, away, is_leave in data.draw(lengths):
            at += sick
            (leaves if is_leave else recoveries).append([at, at + away - 1 if is_leave else at + away])
            at += away
        if recoveries and not leaves and data.draw(st.booleans()):
            recoveries[-1][1] = None
        cases.append(
            {
                "first": data.draw(first),
                "recoveries": recoveries,
                "leaves": leaves,
                "sameCause": data.draw(st.sampled_from([True, False, None])),
                "facts": data.draw(facts),
            }
        )
    assert calculator.evaluate(ANY_FACTS, cases) == []
