"""What the reader takes along: calendar file, text, table and link, byte by byte."""

from __future__ import annotations

import csv
import datetime
import io
import re
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests import oracle
from tests.helpers import Opener, our_guide, watched

FIRST = datetime.date(2026, 1, 5)
START = "rekenhulp/#ziek=2026-01-05&vandaag=2026-01-05"
LOADED = our_guide()
STEPS = [step.id for step in LOADED.calendar.steps_for_everyone]


def download(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path()).read_bytes()


def more(page: Page) -> Page:
    page.locator(".take-more > summary").click()
    return page


def calendar_file(page: Page) -> bytes:
    if not page.locator(".take-calendar").evaluate("part => part.open"):
        page.locator(".take-calendar summary").click()
    return download(page, "Download het agendabestand")


def events(text: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(text).events


def description(event: icalendar.Event) -> str:
    text = event["DESCRIPTION"]
    assert isinstance(text, str), event
    return text


def test_what_the_result_needs_comes_with_the_first_result_and_nothing_jumps(address: str, browser: Browser) -> None:
    waiting: list[Route] = []
    with watched(browser) as open_:
        page = open_(address, "rekenhulp/")
        page.route(re.compile(r"/bundle/(take-data|export)-\w+\.js$"), lambda route: waiting.append(route))
        page.get_by_label("Eerste ziektedag").fill("2026-01-05")
        page.wait_for_timeout(200)
        assert waiting == []
        page.get_by_role("button", name="Toon de termijnen").click()
        expect(page.locator("[data-next] h3")).to_be_visible()
        assert page.locator("[data-takes]:visible").count() == 0
        reset = page.locator("[data-reset]")
        before = reset.bounding_box()
        for route in waiting:
            route.continue_()
        expect(page.locator(".own-line, .take-calendar").filter(visible=True)).to_have_count(2)
        assert reset.bounding_box() == before
        page.get_by_role("button", name="Toon de termijnen").click()
        assert len(waiting) == 2


def test_what_cannot_be_taken_along_now_is_told_and_comes_when_it_can(address: str, browser: Browser) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.route("**/bundle/export-*.js", lambda route: route.abort())
    page.goto(address + START)
    off = page.locator("[data-take-off]")
    expect(off).to_be_visible()
    expect(off).to_have_text(LOADED.words["take_along"]["off"])
    assert page.locator("[data-takes]:visible, #inhoud > .broken").count() == 0
    assert page.get_by_label("Eerste ziektedag").input_value() == "2026-01-05"
    page.unroute("**/bundle/export-*.js")
    page.get_by_role("button", name="Toon de termijnen").click()
    expect(off).to_be_hidden()
    assert calendar_file(page).startswith(b"BEGIN:VCALENDAR")
    expect(page.locator(".own-line")).to_be_visible()
    context.close()


def test_the_calendar_file_follows_the_format_to_the_octet(open_page: Opener) -> None:
    text = calendar_file(open_page(START))
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in text.replace(b"\r\n", b"")
    lines = text.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode("utf-8")
    assert text.count(b"BEGIN:VEVENT") == text.count(b"END:VEVENT") == len(STEPS)
    assert text.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Samen Terug//")


def test_every_event_is_a_whole_day_on_the_day_of_the_oracle(open_page: Opener) -> None:
    expected = oracle.calendar(FIRST)
    found = events(calendar_file(open_page(START)))
    for step, event in zip(STEPS, found, strict=True):
        dates = expected[step]
        day = dates.get("streefdatum") or dates.get("uiterlijk") or dates["vanaf"]
        assert event.decoded("DTSTART") == day, step
        assert event.decoded("DTEND") == day + datetime.timedelta(1)
        if "uiterlijk" in dates:
            assert str(dates["uiterlijk"].year) in description(event)
            assert "Uiterste dag:" in description(event)


def test_titles_are_neutral_and_identities_hold_no_date(open_page: Opener) -> None:
    for event in events(calendar_file(open_page(START))):
        assert "ziek" not in str(event["SUMMARY"]).lower()
        assert "2026" not in str(event["UID"])


def test_a_second_file_updates_the_first_and_another_case_never_does(open_page: Opener) -> None:
    first = events(calendar_file(open_page(START)))
    again = events(calendar_file(open_page(START)))
    other = events(calendar_file(open_page(START.replace("ziek=2026-01-05", "ziek=2026-01-06"))))
    assert [event["UID"] for event in first] == [event["UID"] for event in again]
    assert all(after.decoded("SEQUENCE") >= before.decoded("SEQUENCE") for before, after in zip(first, again, strict=True))
    assert not {str(event["UID"]) for event in first} & {str(event["UID"]) for event in other}
    assert len({str(event["UID"]) for event in first}) == len(STEPS)


@pytest.mark.parametrize(("choice", "days"), [("geen", None), ("een dag ervoor", 1), ("twee weken ervoor", 14)])
def test_the_reminder_is_the_readers_choice_at_nine_in_the_morning(choice: str, days: int | None, open_page: Opener) -> None:
    page = open_page(START)
    page.locator(".take-calendar summary").click()
    page.get_by_label("Herinnering").select_option(choice)
    alarms = [alarm for event in events(calendar_file(page)) for alarm in event.walk("VALARM")]
    assert [alarm.decoded("TRIGGER") for alarm in alarms] == ([] if days is None else [datetime.timedelta(-days, hours=9)] * len(STEPS))


def test_a_reminder_says_who_acts_and_reads_back_whatever_the_reader_calls_the_file(open_page: Opener) -> None:
    page = open_page(START)
    page.locator(".take-calendar summary").click()
    page.get_by_label("Een eigen kenmerk").fill("A; b, c\\n")
    titles = {str(event["SUMMARY"]): str(event.walk("VALARM")[0]["DESCRIPTION"]) for event in events(calendar_file(page))}
    assert (
        titles["Termijn: plan van aanpak (A; b, c\\n)"]
        == "Termijn: plan van aanpak (A; b, c\\n). Aan zet: Leidinggevende, Werknemer, Casemanager."
    )


def test_two_people_with_the_same_first_day_stay_apart_by_the_readers_own_mark(open_page: Opener) -> None:
    page = open_page(START)
    plain = {str(event["UID"]) for event in events(calendar_file(page))}
    page.get_by_label("Een eigen kenmerk").fill("A")
    marked = {str(event["UID"]) for event in events(calendar_file(page))}
    again = {str(event["UID"]) for event in events(calendar_file(page))}
    page.get_by_label("Een eigen kenmerk").fill("B")
    other = {str(event["UID"]) for event in events(calendar_file(page))}
    assert marked == again
    assert not plain & marked and not marked & other and not plain & other


def test_only_future_steps_are_preselected_and_only_the_selection_is_exported(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&vandaag=2027-10-05")
    page.locator(".take-calendar summary").click()
    chosen = page.locator('input[name="step"]:checked').evaluate_all("boxes => boxes.map((box) => box.value)")
    assert "plan-van-aanpak" not in chosen
    assert "wia-aanvraag" in chosen
    page.get_by_label("WIA-aanvraag door de werknemer").uncheck()
    assert len(events(calendar_file(page))) == len(chosen) - 1


def test_a_special_step_goes_along_when_it_applies_and_is_chosen(open_page: Opener) -> None:
    page = open_page(START + "&vangnet=ja")
    found = {str(event["UID"]).rsplit("-", 1)[0]: event for event in events(calendar_file(page))}
    assert set(found) == {*STEPS, "melding-vangnet", "melding-vangnet-zes-weken"}
    assert found["melding-vangnet"].decoded("DTSTART") == datetime.date(2026, 1, 8)
    page.get_by_label("Laatste dag van het loon bij ziekte").check()
    assert len(events(calendar_file(page))) == len(found) + 1


def test_choosing_nothing_is_told_next_to_the_choice(open_page: Opener) -> None:
    page = open_page(START)
    page.locator(".take-calendar summary").click()
    for box in page.locator('input[name="step"]:enabled').all():
        box.uncheck()
    page.get_by_role("button", name="Download het agendabestand").click()
    expect(page.locator("#take-error")).to_have_text("Kies minstens één stap.")


def test_the_table_opens_in_a_spreadsheet_with_every_step(open_page: Opener) -> None:
    text = download(more(open_page(START)), "Download als tabel")
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["Stap", "Streefdatum", "Vanaf", "Uiterlijk", "Aan zet", "Soort", "Waar het staat"]
    titles = {step.title: step.id for step in LOADED.calendar.deadlines}
    expected = oracle.calendar(FIRST)
    assert {titles[row[0]] for row in rows[1:]} == set(expected)
    assert len(rows) == len(expected) + 1
    for row in rows[1:]:
        dates = expected[titles[row[0]]]
        assert row[1:4] == [dates[kind].isoformat() if kind in dates else "" for kind in ("streefdatum", "vanaf", "uiterlijk")]
    ends = [row[3] or row[1] or row[2] for row in rows[1:]]
    assert ends == sorted(ends)


def test_the_text_goes_to_the_clipboard_and_stays_on_the_page_when_that_is_refused(open_page: Opener) -> None:
    page = more(open_page(START, permissions=["clipboard-read", "clipboard-write"]))
    page.get_by_role("button", name="Kopieer als tekst").click()
    expect(page.locator("[data-copied]")).to_have_text("Gekopieerd. Je kunt de tekst nu plakken.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Termijnen bij eerste ziektedag maandag 5 januari 2026\n\n")
    assert "Uiterlijk: maandag 26 oktober 2026" in copied
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('nee')))")
    page.get_by_role("button", name="Kopieer als tekst").click()
    expect(page.locator("[data-text]")).to_be_visible()
    assert page.locator("[data-text]").input_value() == copied


def test_a_link_is_made_only_when_asked_and_opens_the_same_calendar(open_page: Opener) -> None:
    page = open_page("rekenhulp/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label("Eerste ziektedag").fill("2026-01-05")
    page.get_by_role("button", name="Toon de termijnen").click()
    assert "#" not in page.url
    more(page).get_by_role("button", name="Kopieer een link").click()
    expect(page.locator("[data-copied]")).to_contain_text("Link gekopieerd")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("/rekenhulp/#ziek=2026-01-05")
    other = open_page(link.split("/", 3)[3])
    expect(other.get_by_role("heading", name="Eerste ziektedag maandag 5 januari 2026")).to_be_visible()


# Leave with an unknown cause and a recovery: 10 November 2025 + 727 + 112 days of leave, + 21 recovered days or not; or a new period from 22 June 2026.
DOUBT = "rekenhulp/#ziek=2025-11-10&verlof=2026-03-02/2026-06-21&hersteld=2026-08-03&weer-ziek=2026-08-24&vandaag=2026-11-26"


def by_step(text: bytes) -> dict[str, icalendar.Event]:
    return {str(event["UID"]).rsplit("-", 1)[0]: event for event in events(text)}


def test_the_safe_day_and_the_other_reading_go_along_in_every_form(open_page: Opener) -> None:
    page = open_page(DOUBT, permissions=["clipboard-read", "clipboard-write"])
    card = page.locator("[data-next]").inner_text()
    assert "maandag 21 december 2026, over 25 dagen" in card
    assert "Andere lezing: maandag 11 januari 2027, als dezelfde periode doorloopt." in card
    found = by_step(calendar_file(page))
    assert found["einde-opzegverbod"].decoded("DTSTART") == datetime.date(2028, 7, 13)
    assert "Andere lezing: woensdag 22 maart 2028, als dezelfde periode doorloopt." in description(found["einde-opzegverbod"])
    assert found["eerste-dag-wia"].decoded("DTSTART") == datetime.date(2028, 7, 10)
    assert found["re-integratieverslag"].decoded("DTSTART") == datetime.date(2027, 11, 26)
    assert "zondag 28 november 2027" in description(found["re-integratieverslag"])
    rows = list(csv.reader(io.StringIO(download(more(page), "Download als tabel").decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["Stap", "Streefdatum", "Vanaf", "Uiterlijk", "Andere lezing", "Aan zet", "Soort", "Waar het staat"]
    table = {row[0]: row for row in rows[1:]}
    assert table["Einde van het opzegverbod bij ziekte"][2] == "2028-07-13"
    assert "2028-03-22" in table["Einde van het opzegverbod bij ziekte"][4]
    assert table["Re-integratieverslag klaar"][3] == "2027-11-28"
    assert "2027-12-19" in table["Re-integratieverslag klaar"][4]
    page.get_by_role("button", name="Kopieer als tekst").click()
    expect(page.locator("[data-copied]")).to_have_text("Gekopieerd. Je kunt de tekst nu plakken.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Vanaf: donderdag 13 juli 2028" in copied
    assert "Let op: Andere lezing: woensdag 22 maart 2028, als dezelfde periode doorloopt." in copied


@pytest.mark.parametrize(
    ("link", "day"),
    [("loonsanctie=52", "2027-08-30"), ("verlenging-weken=26", "2027-03-01"), ("wia-aanvraag=2026-10-01", "2026-12-18")],
)
def test_the_first_wia_day_is_the_same_in_row_file_and_table(link: str, day: str, open_page: Opener) -> None:
    page = open_page(f"rekenhulp/#ziek=2024-09-02&{link}&vandaag=2026-06-01")
    expect(page.locator("tr[data-termijn=eerste-dag-wia] time[data-soort=vanaf]")).to_have_attribute("datetime", day)
    event = by_step(calendar_file(page))["eerste-dag-wia"]
    assert event.decoded("DTSTART").isoformat() == day
    assert "Zo lang is er geen recht op een WIA-uitkering" in description(event)
    rows = list(csv.reader(io.StringIO(download(more(page), "Download als tabel").decode("utf-8-sig"), newline=""), delimiter=";"))
    assert next(row for row in rows if row[0].startswith("Eerste dag van een mogelijke WIA"))[2] == day
