"""The invented example: its days are those of the calculator, it says that it is invented, and it names no illness."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import date

from playwright.sync_api import expect

from macros.pages import catalogue, render
from tests import oracle
from tests.helpers import READ_TABLE, ROOT, Opener, attribute, box_of, our_guide, pdf_of, squeezed, text_of

LOADED = our_guide()
EXAMPLE = LOADED.example
DAYS = [day for scene in EXAMPLE.scenes for day in scene.days]
PAGE = "weten/voorbeeld/"


def own_words() -> Iterator[str]:
    """Every text of the story itself, without what it says of being invented."""
    yield from (EXAMPLE.people.employee.about, EXAMPLE.people.manager.about)
    for scene in EXAMPLE.scenes:
        yield from (scene.title, scene.story, scene.learn, *(day.text for day in scene.days))
        for side in (scene.employee, scene.manager):
            yield from (*side.does, side.feels, side.says)
        yield from (line.text for paper in scene.papers for line in paper.lines)


def test_every_phase_has_its_scene_with_both_sides_and_a_paper() -> None:
    assert [scene.phase for scene in EXAMPLE.scenes] == [phase.id for phase in LOADED.phases]
    for scene in EXAMPLE.scenes:
        assert scene.papers, scene.id
        assert any(day.step for day in scene.days), scene.id
        known = {page.path for page in catalogue.all_pages(LOADED)}
        assert {link.page for link in scene.links} <= known, scene.id


def test_each_legal_day_of_the_example_is_what_the_calculator_says(open_page: Opener) -> None:
    page = open_page(PAGE, timezone_id="Pacific/Kiritimati")
    told = page.locator("time[data-step]").evaluate_all("times => times.map(time => [time.dataset.step, time.dataset.date, time.dateTime])")
    assert [tuple(row) for row in told] == [(day.step, day.date, day.day.isoformat()) for day in DAYS if day.step]
    page.locator("[data-calculator]").click()
    expect(page.locator("[data-result]")).to_be_visible()
    assert page.locator("[data-field] .error:visible").count() == 0
    calculated = page.evaluate(READ_TABLE)
    for step, which, day in told:
        dates = calculated[step]
        if which == "gedaan":
            assert dates.get("vanaf", EXAMPLE.first_day.isoformat()) <= day <= dates["uiterlijk"], step
        else:
            assert dates[which] == day, (step, which)
    assert {which for _, which, _ in told} == {"gedaan", "vanaf", "streefdatum", "uiterlijk"}


def test_the_days_that_follow_from_the_first_alone_agree_with_the_oracle_too() -> None:
    """What is done early moves the plan, the talk after it and the second track; the rest stands."""
    law = oracle.calendar(EXAMPLE.first_day)
    moved = {"plan-van-aanpak", "voortgangsgesprek", "tweede-spoor"}
    compared = [day for day in DAYS if day.step in law and day.step not in moved and day.date != "gedaan"]
    assert len(compared) >= 6
    for day in compared:
        assert day.step and day.date, day.id
        assert law[day.step][day.date] == day.day, day.id


def test_every_event_of_the_example_falls_on_a_working_day_between_its_ends() -> None:
    happens = [day.day for day in DAYS if day.date in (None, "gedaan", "streefdatum")]
    assert [day for day in happens if oracle.working_day_before(day) != day] == []
    assert happens[0] == EXAMPLE.first_day
    assert EXAMPLE.recovered in happens
    assert max(day.day for day in DAYS) < date(2026, 11, 25)


def test_the_story_names_no_illness_and_writes_no_date_in_a_text() -> None:
    words = [word for text in own_words() for word in re.findall(r"[\wé-]+", text.lower())]
    allowed = {"klachten"}
    found = {word for word in words if any(word.startswith(start) for start in LOADED.health_words)} - allowed
    assert found == set()
    assert [text for text in own_words() if "klachten" in text] == [
        "Vraagt het advies op tijd aan, en bereidt het voor zonder over klachten te schrijven."
    ]
    months = "|".join(LOADED.words["months"].values())
    assert [text for text in own_words() if re.search(rf"\d ({months})|\b20\d\d\b|\bweek \d", text)] == []


def test_the_page_says_first_that_all_is_invented_and_shows_all_without_javascript(open_page: Opener) -> None:
    page = open_page(PAGE, width=390, java_script_enabled=False)
    notice = page.get_by_role("note")
    expect(notice).to_contain_text("Noor en Bram bestaan niet.")
    first = page.locator(".example-scene").first
    assert box_of(notice)["y"] < box_of(first)["y"]
    assert page.locator(".example-scene", has_text="Verzonnen").count() == len(EXAMPLE.scenes)
    shown = squeezed(page.locator("main").evaluate("part => part.textContent"))
    assert [text for text in own_words() if squeezed(text) not in shown] == []
    for link in page.locator(".example-path a").all():
        assert page.locator(attribute(link, "href")).count() == 1
    assert page.locator(".example-end .button:visible").count() == 1
    text = text_of(pdf_of(page))
    assert [text_ for text_ in own_words() if squeezed(text_) not in text] == []


def test_an_edition_can_leave_the_example_out() -> None:
    off = LOADED.edition.parts.model_copy(update={"example": "nee"})
    without = dataclasses.replace(LOADED, edition=LOADED.edition.model_copy(update={"parts": off}))
    assert PAGE.strip("/") not in {page.path for page in catalogue.all_pages(without)}
    assert PAGE in render.render(LOADED, ROOT, "weten")
    assert PAGE not in render.render(without, ROOT, "weten")
