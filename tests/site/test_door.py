"""The frame around the pages, as the site ships it: menu, bar, numbers for who is in need, and where a page belongs."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement

from macros.pages import bar, belonging, catalogue, phase_pages
from macros.pages.page_kinds import CRISIS, WRITTEN_PAGES, path_of
from tests.helpers import file_of, our_guide, parsed

LOADED = our_guide()
PAGES = catalogue.by_path(LOADED)
NUMBERS = ["tel:113", "tel:0800-0113", "tel:112"]
MANAGER = [phase_pages.reader_page(road, "leidinggevende") for phase in LOADED.phases for road in phase.roads]
EMPLOYEE = [phase_pages.reader_page(road, "werknemer") for phase in LOADED.phases for road in phase.roads]
QUIET = [path for path, page in PAGES.items() if page.quiet]


def tree(site: Path, path: str) -> HtmlElement:
    return parsed(file_of(site, path))


def links(part: HtmlElement) -> list[str]:
    return [link.get("href") for link in part.iter("a")]


def said_in_bar(site: Path, path: str) -> list[str]:
    return [link.text_content() for part in tree(site, path).find_class("thumb-bar") for link in part.iter("a")]


def test_the_menu_has_at_most_25_entries_and_one_entrance_to_each_group(site: Path) -> None:
    (menu,) = tree(site, "").find_class("menu-panel")
    found = links(menu)
    assert len(found) <= 25
    assert "Wat moet ik nu doen" not in menu.text_content()
    assert [link for link in found if link.startswith("checklists/")] == ["checklists/"]
    assert "weten/crisis/" in found


def test_the_list_of_all_pages_keeps_what_the_menu_leaves_out(site: Path) -> None:
    listed = {link.removeprefix("../") for link in links(tree(site, path_of("all_pages")).find_class("all-pages")[0])}
    wanted = {f"{path}/" if path else "./" for path, page in PAGES.items() if page.in_menu and path != path_of("all_pages")}
    assert {path for path in wanted if path != "./"} | {f"{path}/" for path in WRITTEN_PAGES} <= listed


@pytest.mark.parametrize("path", [*PAGES, *WRITTEN_PAGES])
def test_each_page_dials_all_three_numbers_at_its_foot(path: str, site: Path) -> None:
    (line,) = tree(site, path).find_class("footer-crisis")
    assert [link for link in links(line) if link.startswith("tel:")] == NUMBERS


@pytest.mark.parametrize("path", [*EMPLOYEE, "voor/werknemer", *QUIET])
def test_a_page_for_who_is_ill_dials_without_another_page(path: str, site: Path) -> None:
    content = tree(site, path).get_element_by_id("inhoud")
    assert set(NUMBERS) <= set(links(content))


@pytest.mark.parametrize("path", [CRISIS, "rustig/crisis"])
def test_the_numbers_stand_right_under_the_heading_for_who_is_in_need(path: str, site: Path) -> None:
    (heading,) = tree(site, path).xpath("//h1")
    following = heading.getnext()
    assert following is not None and "calls" in following.get("class")
    assert set(links(following)) == set(NUMBERS)


def test_the_bar_follows_the_reader_whom_the_address_names(site: Path) -> None:
    for path in ["voor/leidinggevende", *MANAGER]:
        assert said_in_bar(site, path) == ["Nu doen", "Termijnen", "Checklists"], path
    for path in ["voor/werknemer", *EMPLOYEE]:
        assert said_in_bar(site, path) == ["Nu", "Mijn vragen", "Hulp"], path
    for path in [CRISIS, "voor/collegas", *QUIET]:
        assert said_in_bar(site, path) == [], path
    for path in ["", "fasen", "rekenhulp", "weten/privacy", "voor/hr", "over", "checklists/eerste-gesprek"]:
        assert said_in_bar(site, path) == ["Fasen", "Termijnen", "Checklists"], path


@pytest.mark.parametrize("path", MANAGER)
def test_the_bar_of_a_manager_leads_to_the_checklists_of_the_phase(path: str) -> None:
    phase = path.split("/")[1]
    assert bar.bar_of(PAGES[path]) == (("now", path), ("deadlines", "rekenhulp"), ("checklists", f"checklists#fase-{phase}"))


@pytest.mark.parametrize("path", EMPLOYEE)
def test_the_bar_of_who_is_ill_leads_to_the_questions_of_the_own_page(path: str, site: Path) -> None:
    page = tree(site, path)
    (way,) = [link for part in page.find_class("thumb-bar") for link in part.iter("a") if link.text_content() == "Mijn vragen"]
    target, _, anchor = way.get("href").partition("#")
    assert f"{target.rstrip('/')}/".endswith(f"{path}/") or target in ("", "./"), target
    assert len(page.get_element_by_id(anchor).getparent().findall("details")) >= 4


@pytest.mark.parametrize("path", QUIET)
def test_a_quiet_page_has_no_menu_and_no_list_of_pages_at_its_foot(path: str, site: Path) -> None:
    page = tree(site, path)
    assert not page.find_class("menu") and not page.find_class("site-nav")
    assert not page.xpath("//footer//nav")


def test_the_choice_of_quiet_texts_is_four_and_then_who_to_call(site: Path) -> None:
    content = tree(site, "rustig").get_element_by_id("inhoud")
    open_lists = [part for part in content.find_class("low-energy-list") if not part.xpath("ancestor::details")]
    assert [len(links(part)) for part in open_lists] == [4]
    assert open_lists[0].getnext().get("class") == "crisis"


@pytest.mark.parametrize("path", [path for path in QUIET if path not in ("rustig", "rustig/na-de-re-integratie")])
def test_a_quiet_text_has_one_way_on_to_the_page_of_its_reader(path: str, site: Path) -> None:
    version = PAGES[path].data["version"]
    (way,) = tree(site, path).find_class("low-energy-next")
    assert [link.rstrip("/").endswith(version.full) for link in links(way)] == [True]
    if version.of_phase:
        assert version.full.endswith("/werknemer")


def test_a_deep_page_says_above_its_title_where_it_belongs(site: Path) -> None:
    # The page of shapes stands under a page that is written by hand, and leads back to it at its end.
    silent = ("phase", "low_energy", "shapes")
    deep = [
        path for path, page in PAGES.items() if path.count("/") and not path.startswith("voor/") and not page.template.startswith(silent)
    ]
    assert len(deep) > 50
    for path in deep:
        page = tree(site, path)
        (line,) = page.find_class("kicker")
        assert line.xpath("following::h1"), path
        assert links(line)[-1].rstrip("/").split("/")[-1] == belonging.above(PAGES, PAGES[path])[-1].path.split("/")[-1], path


def test_a_topic_a_checklist_and_a_rehearsal_say_to_which_phases_they_belong(site: Path) -> None:
    for path, words in (
        ("weten/passend-werk", "Hoort bij fasen: 2 De start, 3 Opbouwen"),
        ("weten/privacy", "Hoort bij elke fase"),
        ("checklists/eerste-gesprek", "Hoort bij fase: 1 Net ziekgemeld"),
        ("gesprek/oefenen/twijfel", "Hoort bij fase: 2 De start"),
    ):
        (line,) = tree(site, path).find_class("of-phases")
        assert " ".join(line.text_content().split()) == words
    assert not tree(site, CRISIS).find_class("of-phases")


def test_every_role_that_has_a_page_has_a_door_at_home(site: Path) -> None:
    doors = tree(site, "").find_class("doors")[0]
    said = [" ".join(link.xpath("string(.//strong)").split()) for link in doors.iter("a")]
    assert said == ["Iemand in mijn team is ziek", "Ik ben ziek", "Ik werk bij HR", "Mijn collega is ziek"]
    assert links(doors) == [f"./voor/{role}/" for role in ("leidinggevende", "werknemer", "hr", "collegas")]
