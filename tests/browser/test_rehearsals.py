"""Rehearsals: dialogues that lead somewhere, practised one step at a time, read and printed as a script."""

from __future__ import annotations

import dataclasses
import gzip
import io
import re
import shutil
import unicodedata
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from macros.load import guide
from macros.model.fields import READERS
from macros.pages import catalogue, render
from tests.helpers import ROOT, Opener, our_guide, sideways, values, violations, whole

LOADED = our_guide()
HUB = "gesprek/oefenen"
TALKS: dict[str, Any] = {path.stem: values(path) for path in sorted((ROOT / "content" / "rehearsals").glob("*.yml"))}
# The one that is walked in the browser.
WALKED = "dit-is-te-veel"
TALK = TALKS[WALKED]
PATH = f"{HUB}/{WALKED}/"
EVERY = pytest.mark.parametrize("name", TALKS)


def steps_of(talk: Any) -> dict[str, Any]:
    return {step["id"]: step for step in talk["steps"]}


def ways_to(talk: Any) -> dict[str, list[tuple[str, int]]]:
    """The shortest way to every place of a dialogue, as steps with the number of the choice: a walk of our own."""
    steps = steps_of(talk)
    found: dict[str, list[tuple[str, int]]] = {talk["start"]: []}
    waiting = deque([talk["start"]])
    while waiting:
        here = waiting.popleft()
        for number, choice in enumerate(steps[here]["choices"] if here in steps else ()):
            if choice["goes_to"] not in found:
                found[choice["goes_to"]] = [*found[here], (here, number)]
                waiting.append(choice["goes_to"])
    return found


def open_ways(talk: Any, here: str, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every way on which each choice opens the talk; a way that turns back on itself is none."""
    steps = steps_of(talk)
    if here not in steps:
        yield (*way, here)
    elif here not in way:
        for choice in steps[here]["choices"]:
            if choice["effect"] == "opent":
                yield from open_ways(talk, choice["goes_to"], (*way, here))


# What stands in the YAML


@EVERY
def test_every_step_and_ending_is_reached_and_an_ending_is_never_out_of_reach(name: str) -> None:
    talk = TALKS[name]
    steps, endings = steps_of(talk), {ending["id"] for ending in talk["endings"]}
    assert set(ways_to(talk)) == set(steps) | endings
    for start in steps:
        assert set(ways_to(talk | {"start": start})) & endings, start
    for ending in talk["endings"]:
        assert ending.get("back", talk["start"]) in steps


@EVERY
def test_a_good_talk_takes_five_to_nine_steps_and_ends_with_nothing_to_repair(name: str) -> None:
    talk = TALKS[name]
    done = {ending["id"] for ending in talk["endings"] if "back" not in ending}
    ways = [way for way in open_ways(talk, talk["start"]) if way[-1] in done]
    assert max(len(way) - 1 for way in ways) in range(5, 10)


@EVERY
def test_a_choice_is_never_obvious(name: str) -> None:
    """Two or three sentences; the one that helps most cannot be told by its place or its length."""
    steps = TALKS[name]["steps"]
    assert sum(len(step["choices"]) == 3 for step in steps) > len(steps) / 2
    assert all(2 <= len(step["choices"]) <= 3 for step in steps)
    assert {choice["effect"] for step in steps for choice in step["choices"]} == {"opent", "neutraal", "sluit"}
    best = [[choice["effect"] for choice in step["choices"]].index("opent") for step in steps]
    for place in range(3):
        assert best.count(place) <= len(steps) * 0.6, (place, best)
    longest = [max(step["choices"], key=lambda choice: len(choice["say"]))["effect"] for step in steps]
    assert longest.count("opent") <= len(steps) * 0.5


def test_both_sides_can_practise_and_the_hard_moments_are_there() -> None:
    assert {talk["audience"] for talk in TALKS.values()} == {"leidinggevende", "werknemer"}
    assert {"twijfel", "te-snel", "geen-contact", "conflict-over-het-werk"} <= set(TALKS)
    own = [name for name, talk in TALKS.items() if talk["audience"] == "werknemer"]
    assert {"eerste-telefoontje", "bij-de-bedrijfsarts", "een-stap-te-snel"} <= set(own)


@EVERY
def test_nothing_that_you_can_say_well_asks_about_health(name: str) -> None:
    stems = tuple(LOADED.health_words)
    for step in TALKS[name]["steps"]:
        for choice in step["choices"]:
            if choice["effect"] == "opent":
                words = re.findall(r"[\wé-]+", choice["say"].lower())
                assert not [word for word in words if word.startswith(stems) and not word.startswith("ziek")], choice["say"]


def test_hidden_step_that_a_choice_leads_to_is_reported_at_its_line(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    own = tmp_path / "brand" / "proef"
    (own / "content" / "rehearsals").mkdir(parents=True)
    (own / "edition.yml").write_text("name: Proef\n")
    file = own / "content" / "rehearsals" / "twijfel.yml"
    file.write_text("steps:\n  - id: klusje\n    hidden: ja\n")
    problems = guide.load(tmp_path, "proef").problems
    assert {(problem.file, problem.line) for problem in problems} == {("brand/proef/content/rehearsals/twijfel.yml", 2)}
    file.write_text("hidden: ja\n")
    loaded = whole(guide.load(tmp_path, "proef"))
    assert "twijfel" not in [talk.id for talk in loaded.rehearsals]


def test_an_edition_can_leave_the_rehearsals_out() -> None:
    off = LOADED.edition.parts.model_copy(update={"rehearsals": "nee"})
    without = dataclasses.replace(LOADED, edition=LOADED.edition.model_copy(update={"parts": off}))
    assert not [page.path for page in catalogue.all_pages(without) if page.path.startswith(HUB)]
    for path in ("gesprek", *(f"fasen/{LOADED.phase(talk['phase']).id}/leidinggevende" for talk in TALKS.values())):
        assert "/oefenen/" in render.render(LOADED, ROOT, path).replace('"oefenen/', '"/oefenen/')
        assert "oefenen/" not in render.render(without, ROOT, path)


def test_the_question_in_a_phase_or_a_frequent_one_leads_to_the_talk(site: Path) -> None:
    asked = {question.page for group in LOADED.faq.groups for question in group.questions}
    for name, talk in TALKS.items():
        assert talk.get("what_if") or f"{HUB}/{name}" in asked, name
        text = "".join(file.read_text() for file in (site / "fasen").rglob("*.html") if file.parent.name in READERS)
        for question in talk.get("what_if", ()):
            part = text.partition(f'id="wat-als-{question}"')[2].partition("</details>")[0]
            assert f"gesprek/oefenen/{name}/" in part, question


def test_the_script_of_a_rehearsal_is_small() -> None:
    assert len(gzip.compress((ROOT / "docs" / "assets" / "js" / "talk" / "rehearsal.js").read_bytes())) < 6000


# One step at a time


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def press(page: Page, name: str) -> None:
    """By keyboard alone: on to what is called so, and Enter."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if focused(page) == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} is not within reach of the keyboard")


def current(page: Page) -> Locator:
    return page.locator(".turn:visible")


def walk(page: Page, way: list[tuple[str, int]]) -> None:
    for step, number in way:
        choice = steps_of(TALK)[step]["choices"][number]
        press(page, choice["say"])
        press(page, "Verder")


def test_every_ending_is_reached_by_keyboard_and_what_was_said_stands_above(open_page: Opener) -> None:
    page = open_page(PATH)
    ways = ways_to(TALK)
    page.locator("#stap-lekker-bezig").focus()
    for ending in TALK["endings"]:
        way = ways[ending["id"]]
        walk(page, way)
        assert focused(page).endswith(ending["title"])
        expect(current(page)).to_have_count(1)
        expect(page.get_by_role("status").last).to_contain_text(ending["reached"])
        said = page.locator("[data-so-far] li .spoken").all_inner_texts()
        steps = steps_of(TALK)
        assert said == [text for step, number in way for text in (steps[step]["says"], steps[step]["choices"][number]["say"])]
        press(page, "Begin opnieuw")
        assert focused(page).endswith(steps[TALK["start"]]["title"])
        expect(page.locator("[data-so-far]")).to_be_hidden()


def test_a_choice_shows_how_it_lands_and_why_and_can_be_made_again(open_page: Opener) -> None:
    page = open_page(PATH, width=390, height=844)
    step = TALK["steps"][0]
    buttons = current(page).get_by_role("button")
    assert buttons.all_inner_texts() == [choice["say"] for choice in step["choices"]]
    expect(page.get_by_role("button", name="Begin opnieuw")).to_be_hidden()
    number = [choice["effect"] for choice in step["choices"]].index("neutraal")
    buttons.nth(number).click()
    choice = step["choices"][number]
    for text in (step["says"], choice["say"], choice["lands"], choice["why"]):
        expect(current(page).get_by_text(text, exact=False).locator("visible=true")).to_have_count(1)
    expect(current(page).get_by_text(step["choices"][number - 1]["say"]).locator("visible=true")).to_have_count(0)
    assert focused(page) == "Het gesprek blijft waar het is"
    expect(page.get_by_role("status").last).to_contain_text(choice["lands"])
    assert violations(page, "rehearsal-dialogue") == []
    assert sideways(page) <= 0
    page.get_by_role("button", name="Kies een andere zin").click()
    expect(buttons).to_have_count(3)
    buttons.nth(0).click()
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Stap terug").click()
    expect(page.locator("[data-so-far]")).to_be_hidden()
    expect(buttons).to_have_count(3)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_middle_and_at_the_end(scheme: str, open_page: Opener) -> None:
    page = open_page(PATH, width=320, color_scheme=scheme)
    page.locator("#stap-lekker-bezig").focus()
    way = ways_to(TALK)["toch-ja"]
    walk(page, way[:1])
    assert violations(page, "rehearsal-dialogue") == []
    walk(page, way[1:])
    assert violations(page, "rehearsal-dialogue") == []
    assert sideways(page) <= 0


def test_an_ending_leads_back_to_where_it_can_go_otherwise(open_page: Opener) -> None:
    page = open_page(PATH)
    page.locator("#stap-lekker-bezig").focus()
    walk(page, ways_to(TALK)["mondeling"])
    before = page.locator("[data-so-far] li").count()
    page.get_by_role("link", name="Goed, zo doen we het").locator("visible=true").click()
    assert focused(page).endswith("Goed, zo doen we het")
    assert page.locator("[data-so-far] li").count() == before - 2


def test_browser_back_undoes_one_step_and_reload_keeps_it(open_page: Opener) -> None:
    page = open_page(f"{HUB}/")
    page.get_by_role("link", name=re.compile("Zeggen dat het te veel is")).click()
    way = ways_to(TALK)["geregeld"]
    page.locator("#stap-lekker-bezig").focus()
    walk(page, way[:2])
    title = steps_of(TALK)[way[2][0]]["title"]
    page.reload()
    expect(current(page).get_by_role("heading", name=title)).to_be_attached()
    expect(page.get_by_role("button", name="Lees als script")).to_be_visible()
    page.wait_for_load_state("load")
    page.go_back()
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    page.go_back()
    assert focused(page).endswith(steps_of(TALK)[way[1][0]]["title"])
    page.go_forward()
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    for _ in range(4):
        page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Een moeilijk gesprek oefenen")


def test_a_way_back_leads_to_the_last_time_that_the_step_was_passed(open_page: Opener) -> None:
    page = open_page(PATH)
    step, number = ways_to(TALK)["mondeling"][-1]
    passed = [step, steps_of(TALK)[step]["choices"][number]["id"]]
    state = {"said": [passed, passed, passed], "at": "mondeling", "chosen": None}
    page.evaluate("state => history.replaceState({ talk: state }, '')", state)
    page.reload()
    page.locator(f'[data-place="{step}"]:visible').first.click()
    assert focused(page).endswith(steps_of(TALK)[step]["title"])
    expect(page.locator("[data-so-far] li")).to_have_count(4)


def test_unknown_history_state_restarts_the_rehearsal(open_page: Opener) -> None:
    page = open_page(PATH)
    for state in ({"said": [["weg", "weg"]], "at": "weg", "chosen": None}, {"said": [], "at": TALK["start"], "chosen": "weg"}, {"at": 3}):
        page.evaluate("state => history.replaceState({ talk: state }, '')", state)
        page.reload()
        expect(current(page).get_by_role("heading", name=TALK["steps"][0]["title"])).to_be_attached()


# The script


def test_the_script_shows_everything_and_its_links_lead_on(open_page: Opener) -> None:
    page = open_page(PATH)
    page.get_by_role("button", name="Lees als script").click()
    expect(current(page)).to_have_count(len(TALK["steps"]) + len(TALK["endings"]))
    expect(page.locator(".say-button").locator("visible=true")).to_have_count(0)
    link = page.locator(".to a").first
    target = str(link.get_attribute("href"))
    link.click()
    assert page.url.endswith(target)
    expect(page.locator(target)).to_be_in_viewport()
    page.get_by_role("button", name="Oefen stap voor stap").click()
    expect(current(page)).to_have_count(1)


def test_url_fragment_of_a_step_opens_the_script_there(open_page: Opener) -> None:
    page = open_page(f"{PATH}#stap-wat-helpt")
    expect(page.locator("#stap-wat-helpt")).to_be_in_viewport()
    expect(current(page)).to_have_count(len(TALK["steps"]) + len(TALK["endings"]))


@EVERY
def test_without_javascript_the_whole_dialogue_stands_there_with_links(name: str, open_page: Opener) -> None:
    page = open_page(f"{HUB}/{name}/", java_script_enabled=False)
    talk = TALKS[name]
    expect(current(page)).to_have_count(len(talk["steps"]) + len(talk["endings"]))
    expect(page.locator("rehearsal-dialogue button").locator("visible=true")).to_have_count(0)
    steps = steps_of(talk)
    wanted = [
        f"#{'stap' if choice['goes_to'] in steps else 'einde'}-{choice['goes_to']}" for step in talk["steps"] for choice in step["choices"]
    ]
    links = page.locator(".to a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert links == wanted
    assert all(page.locator(link).count() == 1 for link in set(links))


def test_a_choice_that_needs_no_reason_shows_none(open_page: Opener) -> None:
    page = open_page(PATH, java_script_enabled=False)
    reasons = [choice.get("why") for step in TALK["steps"] for choice in step["choices"]]
    assert None in reasons
    shown = page.locator(".lands-why").all_inner_texts()
    assert [text.partition(": ")[2] for text in shown] == [reason for reason in reasons if reason]


def test_on_paper_stands_the_whole_script_even_in_the_middle_of_a_talk(open_page: Opener) -> None:
    page = open_page(PATH)
    page.locator("#stap-lekker-bezig").focus()
    walk(page, ways_to(TALK)["geregeld"][:2])
    text = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
    speakers = re.compile(rf"\s+|Jij|{LOADED.roles['leidinggevende'].title}")
    paper = speakers.sub("", unicodedata.normalize("NFKC", text))
    for step in TALK["steps"]:
        for line in (step["says"], *(choice[key] for choice in step["choices"] for key in ("say", "lands", "why") if key in choice)):
            assert speakers.sub("", line) in paper, line
    for ending in TALK["endings"]:
        assert speakers.sub("", ending["reached"]) in paper
    assert "Totnutoe" not in paper
    assert "Beginopnieuw" not in paper
