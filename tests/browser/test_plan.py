"""Ons plan: what both agree, the build-up on two ladders, versions, paper, and files that are older, damaged or hostile."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import re
from pathlib import Path
from typing import Any

import icalendar
import pikepdf
import pytest
from playwright.sync_api import Page, expect

from macros.files import pdf
from macros.pages.scripts import files
from tests.browser.scan_steps import (
    EMPLOYEE,
    MANAGER,
    SCAN,
    SUBJECTS,
    answer,
    begin,
    lay_beside,
)
from tests.helpers import (
    A4_HEIGHT,
    RANDOM,
    ROOT,
    STATE_VIEWS,
    Opener,
    asked_on_leaving,
    box_of,
    leave,
    our_guide,
    pdf_of,
    sideways,
    squeezed,
    text_of,
    violations,
)

LOADED = our_guide()
PLAN = "samen/plan/"
SCRIPTS = ROOT / "docs" / "assets" / "js"
LADDER = [level.id for level in LOADED.plan.levels]
# Hours, rung of the ladder and weeks, step by step: one ladder at a time, with weeks to hold.
STEPS = [(6, 0, 2), (6, 1, 2), (10, 1, 2), (10, 2, 2)]
LAST_SHEET = 2


def go(page: Page, part: str) -> None:
    page.locator(f'.part-steps [data-go="{part}"]').click()


def add_step(page: Page, hours: float, rung: int, weeks: int) -> None:
    button = page.locator("[data-raise]:visible").first
    button.click()
    row = page.locator(".plan-step").last
    row.get_by_label("Weken").fill(str(weeks))
    row.get_by_label("Uren per week").fill(str(hours))
    row.get_by_label("Werk").select_option(LADDER[rung])


def unfold(page: Page, summary: str) -> None:
    fold = page.locator("details", has=page.locator(":scope > summary", has_text=summary)).last
    if not fold.evaluate("fold => fold.open"):
        fold.locator("> summary").click()


def fill_in(page: Page) -> None:
    """A whole plan, by hand."""
    go(page, "agree")
    page.get_by_label("Ons doel").fill("Weer drie projecten begeleiden.")
    page.get_by_label("Dit kan al").fill("Meelezen en notulen.")
    unfold(page, "Wat passen we aan?")
    page.locator("[data-kind]", has_text="Plek").locator("summary").click()
    page.get_by_label("Een stille of vaste werkplek").check()
    page.get_by_role("button", name="Nog een afspraak").click()
    deed = page.get_by_role("group", name="Afspraak 1")
    deed.get_by_label("Wie").select_option("leidinggevende")
    deed.get_by_label("Wat").fill("Zet de spoedvragen over naar het team.")
    deed.get_by_label("Wanneer klaar").fill("2026-12-11")
    unfold(page, "Wat hoort het team?")
    page.get_by_label("Wat hoort het team?").fill("Sam werkt een paar ochtenden mee.")
    go(page, "build")
    page.get_by_label("De opbouw begint op").fill("2027-01-04")
    for step in STEPS:
        add_step(page, *step)
    go(page, "look")
    page.get_by_label("Dag waarop iemand weer al het eigen werk doet").fill("2027-05-31")
    go(page, "together")
    page.get_by_label("Visie van de werknemer").fill("Rustig beginnen.")
    page.get_by_label("Visie van de leidinggevende").fill("De drukte van buiten komt bij mij.")
    page.get_by_role("group", name="Heeft de werknemer").get_by_label("Ja").check()
    page.get_by_role("group", name="Staat de werknemer").get_by_label("Ja").check()


def export(page: Page, file: Path) -> Path:
    if not page.locator("[data-own-file]").is_visible():
        page.get_by_text("Bewaren of wissen").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download het plan als bestand").click()
    download.value.save_as(file)
    return file


def state(page: Page) -> dict[str, Any]:
    return page.evaluate("document.querySelector('our-plan').state")


# A whole round of both, and again three months later


def test_two_people_scan_plan_sign_and_make_a_second_version_three_months_later(open_page: Opener, tmp_path: Path) -> None:
    employee, manager = open_page(SCAN, alone=True), open_page(SCAN, alone=True, width=390, height=844, color_scheme="dark")
    begin(employee, "werknemer")
    pair = employee.locator("[data-pair]").input_value()
    first = answer(employee, EMPLOYEE)
    begin(manager, "leidinggevende", pair)
    second = answer(manager, MANAGER)
    lay_beside(manager, first, second)
    manager.get_by_role("link", name="Maak er samen een plan van").click()
    # What both chose in the subjects comes along, and the address forgets it.
    both = [f"{LOADED.cards[n - 1].id}.{LOADED.cards[n - 1].helps[0].id}" for n in SUBJECTS]
    offered = {card for kind in LOADED.plan.kinds for card in kind.cards}
    expect(manager.locator(".keeping [data-status]")).to_contain_text("Wat jullie allebei in Twee kanten kozen")
    ticked = manager.locator("[data-list=helps]:checked").evaluate_all("boxes => boxes.map((box) => box.value)")
    assert sorted(ticked) == sorted(id for id in both if id.split(".")[0] in offered) != []
    assert "#" not in manager.url
    manager.clock.install(time=datetime.datetime(2026, 11, 25, 9))
    manager.reload()
    fill_in(manager)
    assert violations(manager, ".plan") == []

    # The manager hands the plan over as a file; the employee reads it, is not yet content, and hands it back.
    file = export(manager, tmp_path / "plan.json")
    employee.goto(employee.url.replace(SCAN, PLAN))
    employee.clock.install(time=datetime.datetime(2026, 11, 26, 9))
    employee.reload()
    employee.locator("[data-open-own]").set_input_files(file)
    expect(employee.locator(".keeping [data-status]")).to_have_text("Het plan is geopend.")
    go(employee, "together")
    agrees = employee.get_by_role("group", name="Staat de werknemer")
    agrees.get_by_label("Nog niet").check()
    employee.get_by_label("Wat is daar nog voor nodig").fill("Een vaste plek.")
    agrees.get_by_label("Ja").check()
    employee.get_by_label("Getekend op").fill("2026-11-27")
    go(employee, "take")
    paper = squeezed(employee.locator(".plan-paper").inner_text())
    for text in (
        "Weer drie projecten begeleiden.",
        "Rustig beginnen.",
        "25 november 2026",
        "Leidinggevende",
        "31 augustus 2027",
        "31 mei 2028",
    ):
        assert squeezed(text) in paper, text
    employee.get_by_text("Bewaren of wissen").click()
    employee.get_by_role("button", name="Bewaar op dit apparaat").click()
    signed = state(employee)["draft"]

    # Three months on: the same device has the plan, round 3 lies beside the first scan, and a new version begins.
    employee.clock.set_system_time(datetime.datetime(2027, 3, 1, 9))
    employee.goto(employee.url.replace(PLAN, SCAN))
    begin(employee, "werknemer", pair, round="na 3 maanden")
    third = answer(employee, [(min(5, now + 1), important) for now, important in EMPLOYEE])
    begin(manager_scan := open_page(SCAN), "leidinggevende", pair, round="na 3 maanden")
    fourth = answer(manager_scan, MANAGER)
    lay_beside(employee, third, fourth)
    employee.get_by_text("Leg een eerdere keer ernaast").click()
    employee.locator("#earlier-werknemer").fill(first)
    employee.locator("#earlier-leidinggevende").fill(second)
    employee.get_by_role("button", name="Leg ernaast").click()
    expect(employee.locator(".comparison-moves")).to_contain_text("werknemer van 4 naar 5")
    employee.get_by_role("link", name="Maak er samen een plan van").click()
    expect(employee.locator(".keeping [data-status]")).to_have_text("Hier staat wat je op dit apparaat bewaarde.")
    # A signed version is left alone; what the scan brought along waits for the new one.
    assert state(employee)["draft"] == signed
    expect(employee.get_by_text("Deze versie is getekend")).to_be_visible()
    employee.get_by_role("button", name="Maak een nieuwe versie").click()
    expect(employee.get_by_text("Deze versie is getekend")).to_be_hidden()
    expect(employee.get_by_role("heading", name="Wat spreken jullie af?")).to_be_focused()
    expect(employee.locator("[data-version-status]")).to_contain_text("Dit is nu versie 2.")
    assert len(state(employee)["draft"]["lists"]["helps"]) > len(signed["lists"]["helps"])
    assert state(employee)["earlier"] == [{"date": "2026-11-25", "plan": signed}]
    draft = state(employee)["draft"]
    assert draft["days"]["made"] == "2027-03-01"
    assert "signed" not in draft["days"]
    assert draft["choices"] == {}
    go(employee, "agree")
    employee.get_by_label("Ons doel").fill("Weer vier projecten begeleiden.")
    go(employee, "take")
    assert "vierprojecten" in squeezed(employee.locator(".plan-paper").inner_text())
    employee.locator("[data-versions] summary").click()
    employee.get_by_role("button", name="Versie 1, 25 november 2026").click()
    expect(employee.locator("[data-reading-text]")).to_be_focused()
    expect(employee.locator("[data-reading-text]")).to_have_text("Je leest versie 1 van 25 november 2026, die niet meer verandert.")
    paper = squeezed(employee.locator(".plan-paper").inner_text())
    assert "Weerdrieprojecten" in paper
    assert "vierprojecten" not in paper
    assert "Weerdrieprojecten" in text_of(pdf_of(employee))
    assert violations(employee, ".plan") == []
    employee.get_by_role("button", name="Terug naar de nieuwste versie").click()
    assert "vierprojecten" in squeezed(employee.locator(".plan-paper").inner_text())

    # The manager opens the newest file: both versions are there.
    manager.locator("[data-open-own]").set_input_files(export(employee, tmp_path / "nieuw.json"))
    go(manager, "take")
    manager.locator("[data-versions] summary").click()
    expect(manager.locator("[data-earlier] button")).to_have_text(["Versie 1, 25 november 2026"])
    assert state(manager) == state(employee)


def test_the_plan_opens_with_its_core_and_the_rest_comes_when_asked(open_page: Opener) -> None:
    page = open_page(PLAN, width=390, height=844)
    asked = page.locator("[data-part=agree] :is(label, h3, summary)").evaluate_all(
        "parts => parts.filter((part) => part.checkVisibility()).map((part) => part.textContent.trim())"
    )
    assert asked == [
        "Ons doel",
        "Dit kan al",
        "Dit nog niet",
        "Wie doet wat?",
        "Wanneer kijken we terug?",
        "Wil je meer vastleggen?",
        "Wat passen we aan?",
        "Wat hoort het team?",
        "Zo werkt het",
    ]
    assert box_of(page.get_by_label("Ons doel"))["y"] < 844
    page.get_by_role("textbox", name="Wanneer kijken we terug?").fill("2027-03-01")
    go(page, "take")
    assert "1maart2027" in squeezed(page.locator(".plan-paper").inner_text())
    page.locator("summary", has_text="Zet de dagen in je agenda").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download het agendabestand").click()
    assert "DTSTART;VALUE=DATE:20270301" in Path(download.value.path()).read_text()


def test_every_part_has_one_main_button(open_page: Opener) -> None:
    page = open_page(PLAN)
    fill_in(page)
    for part in ("agree", "build", "look", "together", "take"):
        go(page, part)
        assert page.locator(".guide .button:not(.button-quiet):visible").count() == 1, part


def test_a_signed_version_is_copied_and_not_changed_and_the_copy_can_be_undone(open_page: Opener) -> None:
    page = open_page(PLAN)
    page.get_by_label("Ons doel").fill("Weer beginnen.")
    go(page, "together")
    page.get_by_role("group", name="Staat de werknemer").get_by_label("Ja").check()
    page.get_by_label("Getekend op").fill("2026-11-20")
    page.get_by_label("Getekend op").fill("2026-11-21")
    signed = state(page)["draft"]
    assert state(page)["earlier"] == []
    go(page, "agree")
    page.get_by_label("Ons doel").press("End")
    page.get_by_label("Ons doel").press_sequentially(" Op dinsdag.")
    expect(page.locator("[data-copied]")).to_have_text(
        "Versie 1 is getekend en blijft zoals die was. Je verandert nu een kopie, en dat is versie 2."
    )
    assert [version["plan"] for version in state(page)["earlier"]] == [signed]
    draft = state(page)["draft"]
    assert draft["texts"]["goal"] == "Weer beginnen. Op dinsdag."
    assert (draft["choices"], draft["days"].get("signed")) == ({}, None)
    assert page.get_by_label("Getekend op").input_value() == ""
    page.get_by_role("button", name="Zet terug wat er stond").click()
    assert (state(page)["draft"], state(page)["earlier"]) == (signed, [])
    # A plan that is full of versions takes no more: then the signed one stays and that is said.
    page.evaluate(
        "() => { const plan = document.querySelector('our-plan'); plan.state.earlier = Array.from({ length: 60 }, () => ({ date: '2026-01-01', plan: plan.state.draft })); }"
    )
    page.get_by_label("Ons doel").press_sequentially("x")
    expect(page.locator(".keeping [data-status]")).to_contain_text("al 60 versies")
    assert state(page)["draft"] == signed


# The build-up


def test_kind_sentences_stand_at_the_step_and_a_double_step_is_split_with_one_button(open_page: Opener) -> None:
    page = open_page(PLAN)
    go(page, "build")
    page.get_by_label("Hoogstens zoveel uur per week").fill("16")
    page.get_by_label("Per stap hoogstens zoveel uur erbij").fill("4")
    add_step(page, 6, 0, 2)
    add_step(page, 18, 1, 2)
    status = page.get_by_role("group", name="Stap 2").get_by_role("status")
    expect(status).to_contain_text("18 uur is meer dan het advies van hoogstens 16 uur.")
    expect(status).to_contain_text("Hier gaan uren en werk tegelijk omhoog.")
    expect(status).to_contain_text("Er komen 12 uur bij.")
    assert "klacht" not in status.inner_text()
    page.get_by_role("button", name="Maak er twee stappen van").click()
    assert page.locator(".plan-step").count() == 3
    expect(page.get_by_role("group", name="Stap 2").get_by_label("Weken")).to_be_focused()
    assert "tegelijk omhoog" not in page.locator("[data-step]").inner_text()
    page.get_by_role("group", name="Stap 2").get_by_label("Uren per week").fill("10")
    page.get_by_role("group", name="Stap 3").get_by_label("Uren per week").fill("10")
    expect(page.locator("[data-whole]")).to_have_text("Deze opbouw blijft binnen wat jullie afspraken.")
    page.get_by_role("group", name="Stap 3").get_by_label("Uren per week").fill("999")
    expect(page.get_by_role("group", name="Stap 3").get_by_role("alert")).to_have_text("Vul een getal in van 0 tot en met 60.")
    assert "blijft binnen" not in page.locator("[data-whole]").inner_text()
    page.get_by_role("group", name="Stap 3").get_by_label("Uren per week").fill("10")
    page.get_by_label("Hoogstens zoveel uur per week").fill("999")
    assert "blijft binnen" not in page.locator("[data-whole]").inner_text()
    page.get_by_label("Hoogstens zoveel uur per week").fill("16")
    page.get_by_role("group", name="Stap 3").get_by_role("button", name="Haal weg").click()
    assert page.locator(".plan-step").count() == 2
    expect(page.locator(".plan-step [data-remove]").first).to_be_focused()


def test_empty_hours_add_no_step_and_say_what_is_missing(open_page: Opener) -> None:
    page = open_page(PLAN)
    go(page, "build")
    page.get_by_role("button", name="Voeg de eerste stap toe").click()
    more = page.get_by_role("button", name="Volgende stap met meer uren")
    more.click()
    assert page.locator(".plan-step").count() == 1
    first = page.get_by_role("group", name="Stap 1")
    expect(first.get_by_role("status")).to_have_text("Vul eerst bij deze stap de uren in, dan kan er daarna een stap met meer uren bij.")
    expect(first.get_by_label("Uren per week")).to_be_focused()
    expect(page.locator("[data-whole]")).to_contain_text("Nog open zijn de uren of het werk bij stap 1.")
    first.get_by_label("Uren per week").fill("16")
    page.get_by_label("Hoogstens zoveel uur per week").fill("16")
    more.click()
    assert page.locator(".plan-step").count() == 1
    expect(first.get_by_role("status")).to_contain_text("Meer uren passen niet binnen het advies.")
    first.locator("[data-cell=load]").select_option(LADDER[-1])
    page.get_by_role("button", name="Volgende stap met zwaarder werk").click()
    assert page.locator(".plan-step").count() == 1
    page.get_by_label("Hoogstens zoveel uur per week").fill("20")
    more.click()
    assert state(page)["draft"]["steps"][1]["hours"] == 17


def test_the_chart_is_one_picture_and_its_table_tells_every_step(open_page: Opener) -> None:
    page = open_page(PLAN)
    go(page, "build")
    page.get_by_label("De opbouw begint op").fill("2027-01-04")
    for step in STEPS:
        add_step(page, *step)
    page.get_by_role("group", name="Stap 1").get_by_label("ma", exact=True).check()
    tree = page.locator("[data-schedule]").aria_snapshot()
    assert 'img "Opbouw in 8 weken. Uren per week: van 6 naar 10. Werk: van 1. Meekijken naar 3. Eén eigen taak.' in tree
    assert 'table "De opbouw per stap"' in tree
    assert 'row "1 t/m 2 ma 4 jan 2027 6 ma 1. Meekijken begin"' in tree
    assert 'row "5 t/m 6 ma 1 feb 2027 10 nog open 2. Meehelpen meer uren"' in tree
    bars = page.locator(".bar-hours")
    assert bars.count() == sum(weeks for _, _, weeks in STEPS)
    heights = bars.evaluate_all("bars => bars.map((bar) => Number(bar.getAttribute('height')))")
    assert [round(height / max(heights) * 10) for height in heights] == [6, 6, 6, 6, 10, 10, 10, 10]
    assert page.locator(".bar-hours.held").count() == sum(weeks - 1 for _, _, weeks in STEPS)
    page.set_viewport_size({"width": 320, "height": 700})
    assert sideways(page) <= 0
    assert 'row "1 t/m 2 ma 4 jan 2027 6 ma 1. Meekijken begin"' in page.locator("[data-build-table]").aria_snapshot()


# The days


def test_the_days_to_look_back_are_those_of_the_calculator_and_go_into_the_calendar(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(PLAN)
    go(page, "look")
    expect(page.locator("[data-looks=after]")).to_have_text("Vul de dag in, dan staan hier vier data.")
    fill_in(page)
    go(page, "look")
    shown = page.locator("[data-looks=after] li").all_inner_texts()
    # 31 May 2027: November has 30 days; 31 August 2027 is a Tuesday, 30 November a Tuesday, 29 February 2028 and 31 May 2028 too.
    assert [line.split(": ")[1] for line in shown] == [
        "dinsdag 31 augustus 2027", "dinsdag 30 november 2027", "dinsdag 29 februari 2028", "woensdag 31 mei 2028",
    ]  # fmt: skip
    calculated = page.evaluate(
        """() => {
          const data = JSON.parse(document.getElementById("plan-data").textContent);
          return data.looks.map(({ months }) => months);
        }"""
    )
    assert calculated == [3, 6, 9, 12]
    go(page, "take")
    page.locator("summary", has_text="Zet de dagen in je agenda").click()
    page.get_by_label("Het begin van elke stap").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download het agendabestand").click()
    download.value.save_as(tmp_path / "plan.ics")
    events = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).events
    days = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events}
    assert len(events) == 4 + 2 * len(STEPS)
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert days["Begin van stap 2"] == datetime.date(2027, 1, 18)
    assert days["Kort kijken, stap 1"] == datetime.date(2027, 1, 8)
    assert not [title for title in days if re.search("ziek|plan|Sam", title)]
    for label in ("Terugkijken na de terugkeer", "Kort kijken bij elke stap", "Het begin van elke stap"):
        page.get_by_label(label).uncheck()
    page.get_by_role("button", name="Download het agendabestand").click()
    expect(page.locator("#plan-calendar-error")).to_contain_text("Kies minstens één soort dag")


# Files


def test_a_file_of_an_older_version_becomes_one_of_now(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(PLAN)
    old = {
        "format": "samenterug-plan",
        "version": 0,
        "mark": "0a1b2c3d",
        "plan": {"texts": {"goal": "Weer beginnen."}, "steps": [{"weeks": 2, "hours": 4.5, "load": LADDER[0], "days": [3, 1]}]},
    }
    (tmp_path / "oud.json").write_text(json.dumps(old))
    page.locator("[data-open-own]").set_input_files(tmp_path / "oud.json")
    expect(page.get_by_label("Ons doel")).to_have_value("Weer beginnen.")
    found = state(page)
    assert found["mark"] == "0a1b2c3d"
    assert found["earlier"] == []
    assert found["draft"]["steps"] == [{"weeks": 2, "hours": 4.5, "load": LADDER[0], "days": [1, 3]}]
    assert json.loads(export(page, tmp_path / "nieuw.json").read_text())["version"] == 1


def test_newer_too_big_or_foreign_files_change_nothing_and_opening_can_be_undone(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(PLAN)
    page.get_by_label("Ons doel").fill("Blijft staan.")
    file = tmp_path / "plan.json"
    ours = {
        "format": "samenterug-plan",
        "version": 1,
        "draft": {
            "texts": {"goal": "Van de ander.", "van-een-editie": "ook dit"},
            "lists": {"helps": ["werkplek.onbekend"]},
            "steps": [{"load": "eigen-trede"}],
        },
    }
    for text, told in (
        ("{", "geen bestand van Ons plan"),
        ('{"format":"samenterug-scan-eigen","version":1}', "geen bestand van Ons plan"),
        ('"<img src=x onerror=alert(1)>"', "geen bestand van Ons plan"),
        (json.dumps(ours | {"version": 2}), "uit een nieuwere gids"),
        (json.dumps(ours) + " " * 600_000, "te groot"),
    ):
        file.write_text(text)
        page.locator("[data-open-own]").set_input_files(file)
        expect(page.locator("#own-error")).to_contain_text(told)
        assert page.get_by_label("Ons doel").input_value() == "Blijft staan."
    file.write_text(json.dumps(ours))
    page.locator("[data-open-own]").set_input_files(file)
    expect(page.get_by_label("Ons doel")).to_have_value("Van de ander.")
    # What this edition has no field for comes along again.
    page.get_by_label("Dit kan al").fill("Meer.")
    draft = state(page)["draft"]
    assert draft["texts"] == {"goal": "Van de ander.", "van-een-editie": "ook dit", "can": "Meer."}
    assert draft["lists"] == {"helps": ["werkplek.onbekend"]}
    assert draft["steps"][0]["load"] == "eigen-trede"
    page.get_by_role("button", name="Zet terug wat er stond").click()
    expect(page.get_by_label("Ons doel")).to_have_value("Blijft staan.")


def test_ten_thousand_damaged_files_never_throw_run_code_or_lose_input(open_page: Opener) -> None:
    page = open_page(PLAN)
    page.get_by_label("Ons doel").fill("Blijft staan.")
    outcome = page.evaluate(
        f"""(ladder) => {{
          const random = ({RANDOM})(5);
          const whole = (below) => Math.floor(random() * below);
          const hostile = ["<img src=x onerror=globalThis.hacked=1>", "javascript:hacked=1", "\\u0000", "\\ud83d", "x".repeat(5000), "__proto__", "2027-02-30"];
          const strange = () => [null, -1, 1e308, NaN, true, [], {{}}, [[]], "", ladder[0], "2027-01-04", ...hostile][whole(18)];
          const plan = () => ({{
            texts: {{ goal: "a", [hostile[whole(7)]]: strange() }}, days: {{ start: "2027-01-04", return: strange() }}, numbers: {{ "cap-hours": strange() }},
            choices: {{ agrees: strange(), "cap-load": ladder[whole(6)] }}, lists: {{ helps: [strange(), "werkplek.stille-plek"], signals: strange() }},
            deeds: [{{ who: strange(), what: strange(), by: strange() }}, strange()],
            steps: [{{ weeks: strange(), hours: strange(), load: strange(), days: [strange(), 1] }}, strange(), {{ weeks: 2, hours: 4, load: ladder[1], days: [1] }}],
          }});
          const signs = ["0", "\\"", "{{", "}}", "[", ",", "\\u0000", "null", "-", "9999999", "__proto__", "<script>", "\\\\"];
          const damage = (text) => {{
            const at = whole(text.length);
            const kinds = [
              () => text, () => text.slice(0, at), () => text.slice(at), () => text.slice(0, at) + signs[whole(signs.length)] + text.slice(at + whole(4)),
              () => text.slice(0, at) + text.slice(at, at + 9) + text.slice(at),
            ];
            return kinds[whole(kinds.length)]();
          }};
          const known = JSON.parse(document.getElementById("plan-data").textContent).words;
          const element = document.querySelector("our-plan");
          const before = JSON.stringify(element.state);
          const wrong = [];
          let opened = 0;
          for (let n = 0; n < 10000; n += 1) {{
            const text = damage(PlanState.write({{ mark: "0a1b2c3d", draft: plan(), earlier: [{{ date: strange(), plan: plan() }}, strange()] }}));
            try {{
              const {{ state, error }} = PlanState.read(text);
              if (error && !known[`own_${{error}}`]) wrong.push(error);
              // What was read is written and read again without a change.
              if (state && JSON.stringify(PlanState.read(PlanState.write(state)).state) !== JSON.stringify(state)) wrong.push(text);
              if (state) opened += 1;
              if (state && n % 50 === 0) {{
                element.replace(state);
                element.versions.showPaper();
                if (state.earlier.length) element.versions.read(0);
                if (JSON.stringify(element.form.read(element.state.draft)) !== JSON.stringify(element.form.read(element.form.read(element.state.draft)))) wrong.push(text);
                element.replace(JSON.parse(before));
              }}
            }} catch (failure) {{
              wrong.push(`${{failure.stack}} ${{text}}`);
            }}
          }}
          return {{ wrong: wrong.slice(0, 3), opened, kept: JSON.stringify(element.state) === before, hacked: globalThis.hacked ?? null, polluted: ({{}}).goal ?? null }};
        }}""",
        LADDER,
    )
    assert outcome["wrong"] == []
    assert outcome["opened"] > 1000
    assert (outcome["kept"], outcome["hacked"], outcome["polluted"]) == (True, None, None)
    assert page.get_by_label("Ons doel").input_value() == "Blijft staan."


def test_what_an_opened_file_holds_and_the_plan_does_not_is_listed(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(PLAN)
    row = {"who": "hr", "what": "Iets regelen.", "by": ""}
    version = {"date": "2026-01-01", "plan": {"texts": {"goal": "oud"}}}
    draft = {
        "texts": {"goal": "a" * 4005, "can": 7}, "days": {"start": "2026-02-31"}, "numbers": {"cap-hours": 999}, "choices": {"agrees": "<b>"},
        "lists": {"helps": ["werkplek.stille-plek", "<b>"]}, "deeds": [row] * 45, "steps": [{"weeks": 2, "hours": 999, "load": LADDER[0], "days": [1]}],
    }  # fmt: skip
    (tmp_path / "plan.json").write_text(
        json.dumps(
            {
                "format": "samenterug-plan",
                "version": 1,
                "mark": "",
                "draft": draft,
                "earlier": [version] * 65 + [{"date": "2026-02-02", "plan": {}}],
            }
        )
    )
    page.locator("[data-open-own]").set_input_files(tmp_path / "plan.json")
    lost = page.locator("[data-lost] li")
    expect(lost).to_have_text([
        "Ons doel: de tekst was te lang. De laatste 5 tekens zijn weggelaten.",
        "Dit kan al: wat daar stond is geen tekst.",
        "De opbouw begint op: de datum bestaat niet.",
        "Hoogstens zoveel uur per week: dit getal past hier niet.",
        re.compile("agrees|: deze keuze is niet te lezen."),
        "1 regels of keuzes die niet te lezen zijn.",
        "5 afspraken, want een plan heeft er hoogstens 40.",
        "Stap 1: een deel is niet te lezen.",
        "De oudste 6 versies, want een plan bewaart er hoogstens 60.",
    ])  # fmt: skip
    assert state(page)["draft"]["texts"] == {"goal": "a" * 4000}
    assert state(page)["earlier"][-1]["date"] == "2026-02-02"
    assert violations(page, ".plan") == []
    page.get_by_role("button", name="Zet terug wat er stond").click()
    expect(page.locator("[data-lost]")).to_be_hidden()
    (tmp_path / "nest.json").write_text('{"format":"samenterug-plan","version":1,"draft":[[[[]]]]}')
    page.locator("[data-open-own]").set_input_files(tmp_path / "nest.json")
    expect(page.locator("#own-error")).to_contain_text("geen bestand van Ons plan")


# Keeping, and words that hint at health


def test_nothing_is_kept_until_asked_two_tabs_ask_and_one_button_wipes_all(open_page: Opener) -> None:
    page = open_page(PLAN)
    page.get_by_label("Ons doel").fill("Weer beginnen.")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.get_by_label("Dit nog niet").fill("Spoedvragen.")
    page.reload()
    assert page.get_by_label("Dit nog niet").input_value() == "Spoedvragen."
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Ons doel").fill("In het andere tabblad.")
    expect(page.locator("[data-conflict]")).to_be_visible()
    page.get_by_label("Dit kan al").fill("Hier getypt.")
    page.get_by_role("button", name="Deze versie", exact=True).click()
    expect(other.locator("[data-conflict]")).to_be_visible()
    other.get_by_role("button", name="De andere versie", exact=True).click()
    assert other.get_by_label("Dit kan al").input_value() == "Hier getypt."
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Wis alles").click()
    assert page.evaluate("localStorage.length") == 0
    assert page.get_by_label("Ons doel").input_value() == ""
    assert page.evaluate("PlanState.isBlank(document.querySelector('our-plan').state.draft)")
    page.get_by_role("button", name="Zet terug wat er stond").click()
    assert page.get_by_label("Dit kan al").input_value() == "Hier getypt."
    assert "Hier getypt." in page.evaluate("localStorage.getItem('/#plan')")
    page.get_by_role("button", name="Wis alles").click()
    assert page.evaluate("localStorage.length") == 0
    page.evaluate("localStorage.setItem('/#plan', '{\"format\":')")
    page.reload()
    expect(page.locator(".keeping [data-status]")).to_contain_text("Deze pagina kan niet lezen wat op dit apparaat bewaard is")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    page.get_by_label("Ons doel").fill("Nog steeds hier.")
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_label("Ons doel").fill("Nog steeds hier.")
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.locator(".keeping [data-status]")).to_contain_text("laat bewaren niet toe, of is vol")
    assert page.get_by_label("Ons doel").input_value() == "Nog steeds hier."


def test_a_word_that_hints_at_health_is_told_before_print_keeping_and_export(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(PLAN)
    page.evaluate("() => { globalThis.printed = 0; globalThis.print = () => { globalThis.printed += 1; }; }")
    page.get_by_role("button", name="Nog een afspraak").click()
    page.get_by_role("group", name="Afspraak 1").get_by_label("Wat").fill("Rust vanwege de burn-out.")
    warning = page.locator("[data-warning]")
    go(page, "take")
    page.get_by_role("button", name="Print het plan").click()
    expect(warning).to_contain_text("'burn-out'")
    assert page.evaluate("printed") == 0
    assert violations(page, ".plan") == []
    page.get_by_role("button", name="Ga naar het veld").click()
    expect(page.get_by_role("group", name="Afspraak 1").get_by_label("Wat")).to_be_focused()
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Download het plan als bestand").click()
    expect(warning).to_be_visible()
    with page.expect_download():
        page.get_by_role("button", name="Toch doorgaan").click()
    expect(warning).to_be_hidden()
    go(page, "take")
    page.get_by_role("button", name="Print het plan").click()
    assert page.evaluate("printed") == 1


def test_the_word_check_also_comes_before_the_print_of_the_browser_itself(open_page: Opener) -> None:
    page = open_page(PLAN)
    page.evaluate("() => { globalThis.printed = 0; globalThis.print = () => { globalThis.printed += 1; }; }")
    page.get_by_label("Ons doel").fill("Herstel van de burn-out.")
    page.keyboard.press("Control+p")
    expect(page.locator("[data-warning]")).to_contain_text("'burn-out'")
    assert page.evaluate("printed") == 0
    # From its menu it cannot be held back: then the question stands on the paper too.
    assert squeezed("In een veld staat 'burn-out'") in text_of(pdf_of(page))
    page.get_by_role("button", name="Toch doorgaan").click()
    assert page.evaluate("printed") == 1
    assert squeezed("In een veld staat") not in text_of(pdf_of(page))


def test_leaving_with_something_unsaved_asks_once(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(PLAN)
    page.get_by_label("Ons doel").click()
    page.keyboard.type("Weer")
    asked = asked_on_leaving(page)
    # What is kept or stands in a file needs no question.
    page.keyboard.type(" beginnen")
    export(page, tmp_path / "plan.json")
    leave(page, "**/samen/")
    page.go_back()
    page.get_by_label("Ons doel").click()
    page.keyboard.type("!")
    leave(page)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"] * 2
    # Who stayed is not asked again.
    leave(page, "**/samen/")
    assert asked == ["beforeunload"] * 2


def test_back_goes_to_the_part_before(open_page: Opener) -> None:
    page = open_page(PLAN)
    page.get_by_label("Ons doel").fill("Weer beginnen.")
    go(page, "build")
    go(page, "look")
    page.go_back()
    expect(page.get_by_role("heading", name="Hoe bouwen we op?")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Ons doel")).to_have_value("Weer beginnen.")
    expect(page.get_by_label("Ons doel")).to_be_visible()


# Paper and PDF


def test_the_plan_fits_two_sheets_blank_and_filled_in_and_can_be_signed(open_page: Opener) -> None:
    page = open_page(PLAN, java_script_enabled=False, width=320, height=700)
    expect(page.get_by_text("Op het scherm invullen werkt alleen met JavaScript.")).to_be_visible()
    expect(page.locator(".plan-paper")).to_contain_text("De bedrijfsarts beoordeelt hoeveel en welk werk iemand aankan.")
    assert page.locator("our-plan button:visible, our-plan input:visible, our-plan textarea:visible").count() == 0
    assert sideways(page) <= 0
    blank = pdf_of(page)
    assert len(blank.pages) == LAST_SHEET
    text = text_of(blank)
    for wanted in ("Handtekening", "Visie van de werknemer", "Een stille of vaste werkplek", *(line.text for line in LOADED.plan.signals)):
        assert squeezed(wanted) in text, wanted
    page = open_page(PLAN)
    fill_in(page)
    filled = pdf_of(page)
    assert len(filled.pages) == LAST_SHEET
    text = text_of(filled)
    for wanted in (
        "Weer drie projecten begeleiden.",
        "Zet de spoedvragen over naar het team.",
        "11 december 2026",
        "1 t/m 2",
        "Rustig beginnen.",
        "Versie 1",
        "8 januari 2027, 22 januari 2027",
    ):
        assert squeezed(wanted) in text, wanted
    for gone in ("Een plek om even alleen te zijn", "Wat spreken jullie af?", "Bewaren of wissen"):
        assert squeezed(gone) not in text, gone
    assert page.locator(".plan-paper [data-mark]", has_text="×").evaluate_all("marks => marks.map((mark) => mark.dataset.mark)") == [
        "helps werkplek.stille-plek",
        "took-part ja",
        "agrees ja",
    ]
    page.evaluate(
        "() => { window.print = () => { dispatchEvent(new Event('beforeprint')); window.printed = document.querySelector('[data-paper]').textContent; }; }"
    )
    page.locator("[data-print-blank]").evaluate("button => button.click()")
    assert "Weer drie projecten begeleiden." not in page.evaluate("window.printed")


def test_the_pdf_of_the_blank_plan_can_be_filled_in_and_is_tagged() -> None:
    with pikepdf.open(io.BytesIO(pdf.draw(ROOT, pdf.of_plan(LOADED, ROOT)))) as document:
        root = document.Root
        assert (str(root.Lang), bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)) == ("nl", True, True)
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Ons plan"
        fields = list(root.AcroForm.Fields)
        names = {str(field.T) for field in fields}
        assert len(names) == len(fields)
        assert all(str(field.TU).strip() for field in fields)
        assert {"goal", "helps.werkplek.stille-plek", "step-1-hours", "terugblik-drie-maanden", "employee-view", "agrees"} <= names
        assert len(document.pages) == LAST_SHEET
        for page in document.pages:
            assert round(float(page.mediabox[3])) == A4_HEIGHT
            assert str(page.obj.Tabs) == "/S"
            # Every field lies within the margins, and none over another: the engine misplaces boxes in flexible rows.
            boxes = [[float(side) for side in field.Rect] for field in page.obj.Annots if field.Subtype == "/Widget"]
            places = [(left, min(low, high), right, max(low, high)) for left, low, right, high in boxes]
            assert all(left > 40 and low > 40 and right < 555 for left, low, right, _ in places)
            assert not [
                one
                for one in places
                for other in places
                if one != other and one[0] <= other[0] + 1 < one[2] and one[1] <= other[1] + 1 < one[3]
            ]


def test_rows_of_a_blank_plan_have_their_cells_on_a_phone(open_page: Opener) -> None:
    page = open_page(PLAN, width=390, height=844)
    go(page, "take")
    assert page.locator(".blank-row").count() > 5
    assert violations(page, ".plan") == []
    assert page.locator(".blank-row td:visible").count() == page.locator(".blank-row td").count()


# Every state, keyboard, weight


@pytest.mark.parametrize(("width", "scheme"), STATE_VIEWS)
def test_axe_finds_nothing_in_any_part(width: int, scheme: str, open_page: Opener) -> None:
    page = open_page(PLAN, width=width, color_scheme=scheme)
    fill_in(page)
    go(page, "build")
    add_step(page, 30, 5, 1)
    for part in ("agree", "build", "look", "together", "take"):
        page.set_viewport_size({"width": width, "height": 900})
        go(page, part)
        page.evaluate("for (const part of document.querySelectorAll('.plan details')) part.open = true")
        assert violations(page, ".plan") == [], part
        page.set_viewport_size({"width": 320, "height": 700})
        assert sideways(page) <= 0, part


def test_the_plan_is_made_with_the_keyboard_alone(open_page: Opener) -> None:
    page = open_page(PLAN)
    page.get_by_role("button", name="Bouw de uren op in stappen").press("Enter")
    expect(page.get_by_role("heading", name="Hoe bouwen we op?")).to_be_focused()
    page.get_by_role("button", name="Voeg de eerste stap toe").press("Enter")
    expect(page.get_by_role("group", name="Stap 1").get_by_label("Weken")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("4")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Volgende stap met zwaarder werk").press("Enter")
    assert state(page)["draft"]["steps"] == [
        {"weeks": 2, "hours": 4, "load": LADDER[0], "days": [1]},
        {"weeks": 2, "hours": 4, "load": LADDER[1], "days": [1]},
    ]


def test_the_process_leads_to_the_plan(open_page: Opener) -> None:
    page = open_page("samen/")
    page.locator("#afspraken-op-papier").locator("..").get_by_role("link", name="Ons plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ons plan")


def test_the_scripts_of_the_plan_are_light() -> None:
    """Those of its own; what other tools share is counted apart, and the rules of the calculator are not among it."""
    own = list((SCRIPTS / "plan").glob("*.js"))
    assert len(own) == 8
    assert sum(len(gzip.compress(script.read_bytes())) for script in own) <= 17_600
    shared = [name for name in files("plan") if not name.startswith("js/plan/")]
    assert sum(len(gzip.compress((ROOT / "docs" / "assets" / name).read_bytes())) for name in shared) <= 12_600
