"""The pages of a phase in a real browser: how long they are, what stands in sight, how many taps away, and what they print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from macros.model.fields import EMPLOYEE, MANAGER, READERS
from macros.model.phase import Finding, Road
from macros.pages import phase_pages
from macros.pages.templates import after_first_sentence, first_sentence

from ..helpers import our_guide, pdf_of, sideways, squeezed, text_of, violations

Opener = Callable[..., Page]
GUIDE = our_guide()
ROADS = [road for phase in GUIDE.phases for road in phase.roads]
PHONE = {"width": 390, "height": 844}
# How many screens of a phone the content of a page may take with its folds closed, without what stands under every page.
COVER_SCREENS, MANAGER_SCREENS, EMPLOYEE_SCREENS = 1.5, 5, 4
SHEETS = 2


def pages() -> Iterator[tuple[str, float]]:
    for phase in GUIDE.phases:
        yield phase_pages.cover(phase), COVER_SCREENS
    for road in ROADS:
        yield phase_pages.reader_page(road, MANAGER), MANAGER_SCREENS
        yield phase_pages.reader_page(road, EMPLOYEE), EMPLOYEE_SCREENS


def screens(page: Page) -> float:
    """How many screens down the content of the page ends."""
    bottom: float = page.evaluate("document.querySelector('.guide').getBoundingClientRect().bottom + scrollY")
    return bottom / PHONE["height"]


@pytest.mark.parametrize(("path", "most"), list(pages()))
def test_a_page_of_a_phase_is_as_short_on_a_phone_as_its_reader_can_take(path: str, most: float, view: Opener) -> None:
    page = view(f"{path}/", **PHONE)
    assert page.locator(".guide details[open]").count() == 0
    assert screens(page) <= most, round(screens(page), 2)
    assert sideways(page) <= 0


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.title)
@pytest.mark.parametrize("reader", READERS)
def test_the_page_of_a_reader_prints_on_two_sheets(reader: str, road: Road, view: Opener) -> None:
    path = phase_pages.reader_page(road, reader)
    document = pdf_of(view(f"{path}/"))
    assert len(document.pages) <= SHEETS
    paper = text_of(document)
    if reader == MANAGER:
        texts = [line for action in road.of(road.phase.now) for line in (action.title, *action.how, *action.not_ask)]
    else:
        answers = [GUIDE.question(id).answer for id in road.questions]
        texts = [*road.low_energy, *map(first_sentence, answers), *map(after_first_sentence, answers)]
        texts += [point.text for point in road.of(road.phase.expect.points)]
    for text in texts:
        assert squeezed(text)[:60] in paper, text


# The last one has two roads, the first has one.
@pytest.mark.parametrize(
    "phase",
    [GUIDE.phases[0], GUIDE.phases[-1], *(pytest.param(phase, marks=pytest.mark.full) for phase in GUIDE.phases[1:-1])],
    ids=lambda phase: phase.id,
)
def test_all_of_a_phase_is_printed_in_one_go_each_part_on_a_sheet_of_its_own(phase: phase_pages.Phase, view: Opener) -> None:
    document = pdf_of(view(f"{phase_pages.paper(phase)}/"))
    sheets = [squeezed(sheet.extract_text()) for sheet in document.pages]
    words = GUIDE.words["page_phase"]
    heads = [words[f"{reader}_title"].format(title=road.title) for road in phase.roads for reader in READERS]
    heads.append(words["background_title"].format(title=phase.title))
    found = [next(number for number, sheet in enumerate(sheets) if squeezed(head) in sheet) for head in heads]
    assert found == sorted(set(found))


def test_a_manager_on_day_one_is_two_taps_from_what_to_do_say_and_not_ask(open_page: Opener) -> None:
    page = open_page("", **PHONE)
    phase = GUIDE.phases[0]
    road = phase.roads[0]
    door = page.locator('.guide a[href$="voor/leidinggevende/"]').first
    expect(door).to_be_in_viewport()
    door.click()
    page.locator(f'.guide a[href$="{phase_pages.reader_page(road, MANAGER)}/"]').first.click()
    for action in road.of(phase.now):
        part = page.locator(f"#nu-{action.id}")
        for text in (action.title, action.when, action.say or action.title, *action.not_ask):
            expect(part.get_by_text(text, exact=True)).to_be_visible()
    assert any(action.not_ask for action in phase.now)
    first = page.locator(f"#nu-{phase.now[0].id} h3")
    expect(first).to_be_in_viewport()
    for id in phase.when_it_gets_hard:
        expect(page.locator(f"#vraag-{id}")).to_contain_text(first_sentence(GUIDE.question(id).answer))


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.title)
def test_an_employee_is_two_taps_from_the_quiet_text_and_three_from_each_answer(road: Road, open_page: Opener) -> None:
    page = open_page("", **PHONE)
    page.locator('.guide a[href$="voor/werknemer/"]').first.click()
    page.locator(f'.guide a[href$="{phase_pages.reader_page(road, EMPLOYEE)}/"]').first.click()
    expect(page.get_by_text(road.low_energy[0], exact=True)).to_be_in_viewport()
    for number in ("113", "112"):
        expect(page.locator(f'.guide a[href="tel:{number}"]').first).to_be_visible()
    assert road.branch or {"diagnose-vertellen", "ontslagen", "hoeveel-loon", "elke-dag-bellen"} <= set(road.questions)
    assert len(road.questions) >= 4
    for id in road.questions:
        question = page.locator(f"#vraag-{id}")
        expect(question).to_contain_text(first_sentence(GUIDE.question(id).answer))
        question.locator("summary").first.click()
        expect(question.locator("p").first).to_be_visible()


def test_the_quiet_text_comes_before_everything_else_for_the_employee(view: Opener) -> None:
    for road in ROADS:
        page = view(f"{phase_pages.reader_page(road, EMPLOYEE)}/", **PHONE)
        first = page.locator(".guide section").first
        assert first.locator("p").all_inner_texts() == list(road.low_energy)


def test_the_two_ways_through_a_phase_do_not_show_each_others_words(view: Opener) -> None:
    for phase in GUIDE.phases:
        for road in phase.roads:
            for reader in READERS if road.branch else ():
                text = view(f"{phase_pages.reader_page(road, reader)}/").locator(".guide").inner_text()
                for other in phase.branches:
                    if road.branch and other.id != road.branch.id:
                        assert other.title not in text, (road.title, reader)
                assert ("WIA" in text) == (road.title == "Na twee jaar ziekte"), (road.title, reader)


@pytest.mark.parametrize("scripts", [True, False])
def test_an_old_address_of_a_part_leads_to_where_it_is_now(scripts: bool, open_page: Opener) -> None:
    phase = GUIDE.phases[0]
    action = phase.now[1]
    page = open_page(f"fasen/{phase.id}/#nu-{action.id}", **PHONE, java_script_enabled=scripts)
    if not scripts:
        shown = page.locator("[data-moved]:visible")
        assert shown.count() == 1
        shown.get_by_role("link", name=action.title).click()
    page.wait_for_url(f"**/fasen/{phase.id}/leidinggevende/#nu-{action.id}")
    expect(page.locator(f"#nu-{action.id}")).to_be_in_viewport()


def test_an_old_address_that_could_be_two_pages_asks_which(open_page: Opener) -> None:
    phase = next(phase for phase in GUIDE.phases if phase.branches)
    page = open_page(f"fasen/{phase.id}/#nu-doen", **PHONE)
    shown = page.locator("[data-moved]:visible")
    assert shown.get_by_role("link").count() == len(phase.branches)
    assert violations(page) == []
    shown.get_by_role("link").first.click()
    page.wait_for_url(f"**/{phase_pages.reader_page(phase.roads[0], MANAGER)}/#nu-doen")


def test_the_cover_asks_who_you_are_without_a_moved_part_in_sight(view: Opener) -> None:
    for phase in GUIDE.phases:
        page = view(f"{phase_pages.cover(phase)}/", **PHONE)
        assert page.locator("[data-moved]:visible").count() == 0
        ways = page.locator(".way")
        targets = [re.sub(r"^.*/fasen/", "fasen/", href).rstrip("/") for href in ways.evaluate_all("ways => ways.map((way) => way.href)")]
        assert targets == [phase_pages.reader_page(road, reader) for road in phase.roads for reader in READERS]
        expect(ways.first).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 430, 639])
def test_the_drawing_of_a_cover_cuts_no_house_tree_or_person_on_a_phone(width: int, view: Opener) -> None:
    for phase in GUIDE.phases:
        page = view(f"{phase_pages.cover(phase)}/", width=width, height=844)
        cut = page.locator(".cover-head .things g").evaluate_all(
            """(things) => {
              const top = document.querySelector(".cover-head .scenery").getBoundingClientRect().top;
              return things.filter((thing) => thing.getClientRects().length && thing.getBoundingClientRect().height).filter((thing) => thing.getBoundingClientRect().top < top).map((thing) => thing.outerHTML);
            }"""
        )
        assert cut == [], phase.id


def test_the_dates_behind_a_phase_stand_under_the_way_that_they_belong_to(view: Opener) -> None:
    for phase in GUIDE.phases:
        page = view(f"{phase_pages.background(phase)}/", **PHONE)
        for road in phase.roads if phase.branches else ():
            part = page.locator("section[aria-labelledby=termijnen] section", has=page.get_by_role("heading", name=road.title))
            listed = part.locator("[data-termijn]").evaluate_all("cards => cards.map((card) => card.dataset.termijn)")
            assert listed == [step.id for step in GUIDE.deadlines_on(road)]


def test_roles_findings_and_tips_stand_under_their_own_branch(view: Opener) -> None:
    for phase in GUIDE.phases:
        page = view(f"{phase_pages.background(phase)}/", **PHONE)
        for road in phase.roads if phase.branches else ():
            assert road.branch
            rows = page.locator(".matrix", has=page.locator("caption", has_text=road.title)).locator("tbody th").all_inner_texts()
            assert [row.splitlines()[0] for row in rows] == [row.subject for row in phase.responsibilities if row.branch == road.branch.id]
            found = page.locator(f".lane h5:text-is({road.title!r}) + p").all_inner_texts()
            cells = [
                cell
                for lane in ("actions", "contacts", "emotions", "needs", "challenges")
                for cell in vars(getattr(phase.lanes, lane)).values()
            ]
            assert len(found) == sum(part.branch == road.branch.id for cell in cells if isinstance(cell, Finding) for part in cell.found_on)
            after = page.locator(f"#tips ~ h3:text-is({road.title!r}) ~ details[id^=tip-]").evaluate_all(
                "tips => tips.map((tip) => tip.id)"
            )
            assert {f"tip-{tip.id}" for tip in phase.tips if tip.branch == road.branch.id} <= set(after)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_a_phase_do_not_scroll_sideways_and_axe_finds_nothing(scheme: str, view: Opener) -> None:
    for path in (
        phase_pages.cover(GUIDE.phases[0]),
        phase_pages.reader_page(ROADS[0], MANAGER),
        phase_pages.reader_page(ROADS[-1], EMPLOYEE),
    ):
        page = view(f"{path}/", width=320, height=640, color_scheme=scheme)
        assert sideways(page) <= 0
        assert violations(page) == []
