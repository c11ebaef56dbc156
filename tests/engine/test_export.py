"""What one step takes along into an agenda, a table and a text, from our own calendar, without a built page."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from macros.pages import catalogue
from macros.pages.script_data import calculator_data, take_data
from macros.pages.scripts import TOOLS
from tests.helpers import ROOT, our_guide

GUIDE = our_guide()
STEPS = {step.id: step for step in GUIDE.calendar.deadlines}
BODY = """<deadline-calculator><div data-take-along><form data-take-form><div data-field><div data-steps></div><p class="error"></p></div><input name="mark"><input name="reminder" value="7"><button>Download</button></form>
<button data-copy></button><button data-table></button><button data-link></button><p data-status></p><textarea data-text></textarea></div></deadline-calculator>"""
# The calendar of someone who fell ill on 5 January 2026, seen on that day; what would be downloaded is kept instead.
START = """() => {
  const { holidaySet, parseDay } = globalThis.Days;
  const { calendar, safest } = globalThis.Deadlines;
  const data = JSON.parse(document.getElementById("calculator-data").textContent);
  const firstDay = parseDay("2026-01-05");
  const dates = calendar(data, { firstDay, pauses: [] }, {}, holidaySet(data.holidays));
  const result = { firstDay, today: firstDay, dates: safest(data.deadlines, [{ key: "same", dates, firstDay }]) };
  Object.assign(document.querySelector("deadline-calculator"), { link: "#ziek=2026-01-05", result });
  globalThis.IcsDownload = { downloadEvents: (events, file) => { globalThis.taken = { events, file }; } };
  globalThis.Download = { download: (name, text) => { globalThis.table = { name, text }; } };
  globalThis.CopyText = { copyText: async (text) => { globalThis.copied = text; return true; } };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(locale="nl-NL")
    data = {"calculator-data": calculator_data(GUIDE, catalogue.place_of(GUIDE, "rekenhulp")), "take-data": take_data(GUIDE)}
    texts = {id: json.dumps(value).replace("<", "\\u003c") for id, value in data.items()}
    page.set_content("".join(f'<script type="application/json" id="{id}">{text}</script>' for id, text in texts.items()) + BODY)
    *scripts, last = [name for name in (*TOOLS["calculator"], *TOOLS["calculator_result"]) if name != "calculator/calculator"]
    assert last == "calculator/export"
    for name in scripts:
        page.add_script_tag(path=ROOT / "docs" / "assets" / "js" / f"{name}.js")
    page.evaluate(START)
    page.add_script_tag(path=ROOT / "docs" / "assets" / "js" / f"{last}.js")
    yield page
    page.close()


def taken(page: Page) -> dict[str, dict[str, str]]:
    page.get_by_role("button", name="Download").click()
    return {event["uid"].rpartition("-")[0]: event for event in page.evaluate("taken.events")}


def test_an_event_says_who_acts_on_what_ground_and_how_to_reach_them(page: Page) -> None:
    words = GUIDE.words["take_along"]
    events = taken(page)
    assert len(events) > 8
    for id, event in events.items():
        step = STEPS[id]
        lines = event["text"].split("\n")
        assert lines[0] == step.title
        assert words["event_who"].format(who=", ".join(GUIDE.roles[role].title for role in step.who)) in lines
        assert any(line.startswith(words["event_basis"].split("{")[0]) for line in lines)
        assert lines[-1] == words["event_note"]
    assert page.evaluate("taken.file.reminderDays") == 7


def test_an_event_lies_on_the_safe_day_and_says_the_last_one(page: Page) -> None:
    event = taken(page)["probleemanalyse"]
    assert (event["day"], event["nextDay"]) == ("2026-02-13", "2026-02-14")
    assert "maandag 16 februari 2026" in event["text"]


def test_a_past_or_conditional_step_is_not_chosen_for_the_calendar_file_beforehand(page: Page) -> None:
    chosen = set(page.evaluate("[...document.querySelectorAll('input[name=step]:checked')].map((box) => box.value)"))
    assert chosen
    assert not chosen & {id for id, step in STEPS.items() if step.applies_if or step.special}


def test_rows_of_the_table_stand_in_order_of_time_with_a_mark_for_spreadsheets(page: Page) -> None:
    page.locator("[data-table]").dispatch_event("click")
    text = page.evaluate("table.text")
    assert text.startswith("\ufeff")
    rows = [line.split(";") for line in text.removeprefix("\ufeff").split("\r\n")[1:] if line.count(";") >= 5]
    last = [row[3] or row[1] or row[2] for row in rows if not row[0].startswith('"')]
    assert len(last) > 8
    assert last == sorted(last)


def test_the_text_says_only_what_there_is(page: Page) -> None:
    page.locator("[data-copy]").dispatch_event("click")
    text = page.evaluate("copied")
    assert "maandag 5 januari 2026" in text.split("\n\n")[0]
    assert ": \n" not in text and not text.endswith(": ")
    assert text.count("\n\n") > 8
