"""The way in: from the front door to the answer, counted in taps on a phone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from macros.model.fields import READERS
from macros.model.phase import Phase, Road
from macros.pages import catalogue, phase_pages, sayings
from tests.helpers import STATE_VIEWS, Opener, box_of, our_guide, violations

LOADED = our_guide()
EMPLOYEE = ["voor/werknemer", *(phase_pages.reader_page(road, "werknemer") for phase in LOADED.phases for road in phase.roads)]
DOORS = [
    "",
    "voor/leidinggevende",
    "voor/werknemer",
    "voor/hr",
    "voor/collegas",
    "rustig",
    "rustig/crisis",
    "rustig/na-de-re-integratie",
    "weten/crisis",
]
GREETING = "Ga verder met jullie termijnen"


def taps(page: Page, *names: str) -> Page:
    """Tap links of the content by their names, one after the other."""
    for name in names:
        page.locator("#inhoud").get_by_role("link", name=name).first.click()
        page.wait_for_load_state()
    return page


def room(page: Page) -> float:
    """The height of the screen that the bar leaves free."""
    bar = page.locator(".thumb-bar")
    box = bar.bounding_box() if bar.count() else None
    return box["y"] if box else page.evaluate("innerHeight")


def test_both_doors_and_the_first_number_stand_on_the_first_screen_of_a_phone(open_page: Opener) -> None:
    page = open_page("", width=390, height=844)
    for part in (*page.locator(".door").all(), page.locator(".home-need a").first):
        box = box_of(part)
        assert box["y"] + box["height"] <= room(page), part.inner_text()
        assert box["height"] >= 24
    assert page.locator(".home-need a").first.get_attribute("href") == "tel:113"
    order = page.evaluate(
        "['.doors', '.home-need', '.phase-cards', '.date-form'].map((name) => document.querySelector(name).getBoundingClientRect().top)"
    )
    assert order == sorted(order)


def test_a_manager_is_at_the_first_step_in_two_taps(open_page: Opener) -> None:
    page = taps(open_page("", width=390, height=844), "Iemand in mijn team is ziek", "Net ziekgemeld")
    assert page.url.endswith("fasen/direct-na-de-ziekmelding/leidinggevende/")
    expect(page.get_by_text(LOADED.phases[0].now[0].title).first).to_be_visible()


def test_who_is_ill_is_at_the_page_of_the_phase_in_two_taps(open_page: Opener) -> None:
    page = taps(open_page("", width=390, height=844), "Ik ben ziek", "Net ziekgemeld")
    assert page.url.endswith("fasen/direct-na-de-ziekmelding/werknemer/")


@pytest.mark.parametrize("path", EMPLOYEE)
def test_help_is_one_tap_away_from_every_page_for_who_is_ill(path: str, view: Opener) -> None:
    page = view(f"{path}/", width=390, height=844)
    page.locator(".thumb-bar").get_by_text("Hulp").click()
    page.wait_for_url("**/weten/crisis/")
    for number in ("tel:113", "tel:112"):
        box = box_of(page.locator(f'.calls a[href="{number}"]'))
        assert box["y"] + box["height"] <= 844


def test_a_colleague_is_at_the_sentences_in_one_tap_and_at_the_why_in_two(open_page: Opener) -> None:
    page = taps(open_page("", width=390, height=844), "Mijn collega is ziek")
    first = page.locator(".say").first
    assert first.inner_text() == sayings.moments(LOADED, "collegas")[0].phrases[0].say
    moment = page.locator(".said-moment", has_text="De eerste dag terug")
    expect(moment.locator(".say").first).to_be_visible()
    expect(moment.locator(".instead").first).to_be_hidden()
    moment.locator("summary").click()
    expect(moment.locator(".instead").first).to_be_in_viewport()


@pytest.mark.parametrize(("path", "screens"), [("voor/collegas/", 6), ("wie-doet-wat/", 10), ("reiskaart/", 6), ("wetteksten/", 6)])
def test_a_page_to_look_something_up_in_is_a_few_phone_screens(path: str, screens: int, view: Opener) -> None:
    page = view(path, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= screens


def test_the_bank_of_sentences_can_be_asked_for_those_of_colleagues(open_page: Opener) -> None:
    page = open_page("gesprek/")
    page.get_by_label("Wie zegt het?").select_option("collegas")
    shown = shown_sentences(page)
    assert shown == said_by("collegas")
    assert len(shown) >= 12


def said_by(*speakers: str, phases: Sequence[Phase] = LOADED.phases) -> list[str]:
    """The sentences of these speakers, in the order of the bank."""
    return [
        phrase.say
        for phase in phases
        for kind in ("gesprek", "lastig")
        for phrase in phase.phrases
        if phrase.kind == kind and phrase.speaker in speakers
    ]


def shown_sentences(page: Page) -> list[str]:
    return page.locator(".phrase:visible .say").all_inner_texts()


def test_who_is_ill_is_at_the_own_sentences_in_two_taps_and_back_leads_back(open_page: Opener) -> None:
    page = taps(open_page("", width=390, height=844), "Ik ben ziek", "Wat je kunt zeggen")
    page.wait_for_url("**/gesprek/#voor-werknemer")
    assert shown_sentences(page) == said_by("werknemer")
    expect(page.locator(".phrase:visible .say").first).to_be_in_viewport()
    who = page.get_by_label("Wie zegt het?")
    who.select_option("collegas")
    assert page.url.endswith("/gesprek/#voor-collegas")
    assert shown_sentences(page) == said_by("collegas")
    page.go_back()
    expect(who).to_have_value("werknemer")
    assert shown_sentences(page) == said_by("werknemer")
    page.go_forward()
    expect(who).to_have_value("collegas")
    who.select_option("")
    assert page.url.endswith("/gesprek/")
    assert len(shown_sentences(page)) == len(said_by("leidinggevende", "werknemer", "collegas"))
    page.go_back()
    expect(who).to_have_value("collegas")


@pytest.mark.parametrize("road", [road for phase in LOADED.phases for road in phase.roads], ids=lambda road: road.title)
@pytest.mark.parametrize("reader", READERS)
def test_all_phrases_link_filters_by_reader_and_phase(reader: str, road: Road, view: Opener) -> None:
    page = taps(view(f"{phase_pages.reader_page(road, reader)}/"), "Alle zinnen voor jou in deze fase")
    page.wait_for_url(f"**/gesprek/#fase-{road.phase.id}-{reader}")
    assert shown_sentences(page) == said_by(reader, phases=(road.phase,))
    phase = page.locator("#filter-fase")
    phase.select_option("")
    assert shown_sentences(page) == said_by(reader)
    assert page.url.endswith("/gesprek/")
    page.go_back()
    expect(phase).to_have_value(road.phase.id)
    assert shown_sentences(page) == said_by(reader, phases=(road.phase,))


def test_without_scripts_the_bank_shows_every_sentence_whatever_the_address_asks(open_page: Opener) -> None:
    page = open_page("gesprek/#voor-werknemer", java_script_enabled=False)
    assert shown_sentences(page) == said_by("leidinggevende", "werknemer", "collegas")


@pytest.mark.parametrize(("tile", "path"), [("De termijnen", "rekenhulp"), ("Het dossier", "checklists/dossier-uwv")])
def test_hr_is_at_the_dates_and_at_the_file_in_two_taps(tile: str, path: str, open_page: Opener) -> None:
    page = taps(open_page("", width=390, height=844), "Ik werk bij HR")
    assert box_of(page.locator("#inhoud").get_by_role("link", name=tile).first)["y"] <= 2 * 844
    taps(page, tile)
    page.wait_for_url(f"**/{path}/")
    if path == "rekenhulp":
        expect(page.get_by_label("Eerste ziektedag")).to_be_in_viewport()
    else:
        expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


@pytest.mark.parametrize("path", ["weten/tijdelijk-contract", "weten/passend-werk", "checklists/eerste-gesprek", "gesprek/oefenen/twijfel"])
def test_deep_pages_show_their_parent_and_phase_at_once(path: str, view: Opener) -> None:
    page = view(f"{path}/", width=390, height=844)
    for part in (".kicker", "h1", ".of-phases"):
        box = box_of(page.locator(f".guide {part}").first)
        assert box["y"] + box["height"] <= room(page), part
    phases = page.locator(".of-phases a")
    assert phases.count() >= 1
    phases.first.click()
    page.wait_for_url("**/fasen/**")
    page.go_back()
    way = page.locator(".next-step a").first
    wanted = way.get_attribute("href")
    way.click()
    page.wait_for_load_state()
    assert wanted and not page.url.endswith(f"{path}/")


def test_saved_dates_are_greeted_on_this_device_and_nowhere_else(open_page: Opener) -> None:
    page = open_page("", width=390, height=844)
    greeting = page.get_by_role("link", name=GREETING)
    expect(greeting).to_be_hidden()
    page.get_by_label("Eerste ziektedag").fill("2026-01-05")
    page.get_by_role("button", name="Toon de termijnen").click()
    home = re.sub(r"rekenhulp/.*", "", page.url)
    page.goto(home)
    expect(greeting).to_be_hidden()
    page.goto(f"{home}rekenhulp/#ziek=2026-01-05")
    page.locator(".take-more > summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.locator("[data-saved] [data-status]")).to_have_text("Wat je invult, wordt op dit apparaat bewaard.")
    page.goto(home)
    greeting.click()
    page.locator("[data-kept] button").click()
    expect(page.locator("[data-said]")).to_have_text("Alles is gewist.")
    page.goto(home)
    expect(greeting).to_be_hidden()


def test_without_scripts_nobody_is_greeted_and_every_door_is_open(open_page: Opener) -> None:
    page = open_page("", width=390, height=844, java_script_enabled=False)
    expect(page.get_by_text(GREETING)).to_be_hidden()
    assert page.locator(".door:visible").count() == 4
    assert page.locator(".date-form:visible").count() == 0


@pytest.mark.parametrize("path", DOORS)
@pytest.mark.parametrize(("width", "scheme"), STATE_VIEWS)
@pytest.mark.full  # one page of each kind is in test_axe.py
def test_axe_finds_nothing_on_the_front_door(path: str, width: int, scheme: str, view: Opener) -> None:
    page = view(f"{path}/" if path else "", width=width, color_scheme=scheme)
    assert violations(page) == []


def test_every_hub_asks_where_you_are_before_it_tells_anything(view: Opener) -> None:
    for role, count in (("leidinggevende", 5), ("werknemer", 5), ("hr", 4)):
        page = view(f"voor/{role}/", width=390, height=844)
        heading = page.locator("#inhoud h2").first
        assert heading.inner_text() in ("Waar staan jullie nu?", "Waar ben je nu?")
        assert page.locator(".ways-now a").count() == count
        for link in page.locator(".ways-now a").all():
            assert (link.bounding_box() or {"height": 0})["height"] >= 44
    assert {page.path for page in catalogue.all_pages(LOADED) if page.path.startswith("voor/")} == {
        f"voor/{id}" for id in ("leidinggevende", "werknemer", "hr", "collegas")
    }
