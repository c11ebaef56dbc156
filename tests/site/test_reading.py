"""How every page begins and ends, how long it takes to read, and the low-energy versions."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from macros.load import guide
from macros.model.fields import LOW_ENERGY_WORDS
from macros.pages import catalogue, low_energy, phase_pages, reading_time
from macros.pages.page_kinds import WRITTEN_PAGES, path_of
from tests.helpers import Opener, command, copy_tree, file_of, our_guide, parsed, whole

LOADED = our_guide()
# The list of all pages is a menu.
PATHS = [page.path for page in catalogue.all_pages(LOADED) if page.path != path_of("all_pages")] + list(WRITTEN_PAGES)
LOW_ENERGY = low_energy.low_energy_versions(LOADED)
# Pages to read from begin to end.
LONG = {f"weten/{topic.id}" for topic in LOADED.topics if not topic.calls} | {
    "gesprek", "wie-doet-wat", "begrippen", "verantwoording", "weten/rechten-en-plichten", "weten/mag-dit", "weten/veelgestelde-vragen",
    "weten/voorbeeld", "samen",
}  # fmt: skip


def test_words_in_a_fold_count_apart_but_the_line_of_the_fold_stands_open() -> None:
    text = "<p>" + "woord " * 180 + "</p><details><summary>" + "regel " * 180 + "</summary>" + "vouw " * 360 + "</details>"
    assert reading_time.minutes(text, 180) == reading_time.Minutes(shown=2, all=4)
    assert reading_time.minutes("<script>" + "code " * 999 + "</script><nav>" + "link " * 999 + "</nav>kort", 180) == reading_time.Minutes(
        1, 1
    )


@pytest.mark.parametrize("path", PATHS)
def test_every_page_says_when_it_was_reviewed_and_where_to_go_next(path: str, site: Path) -> None:
    tree = parsed(file_of(site, path))
    ends = tree.find_class("page-end")
    assert len(ends) == 1, path
    words = " ".join(ends[0].text_content().split())
    assert len(re.findall(r"Nagekeken op \d{1,2} \w+ 20\d\d\.", words)) == 1
    steps = [*tree.find_class("next-step"), *tree.find_class("low-energy-next")]
    # The cover of a phase asks who you are; the choice between quiet texts is the step.
    asks = path in {f"fasen/{phase.id}" for phase in LOADED.phases} | {version.path for version in LOW_ENERGY if version.ways}
    assert len(steps) == (0 if asks else 1), path
    assert asks or steps[0].xpath(".//a[@href]")


@pytest.mark.parametrize("path", PATHS)
def test_reading_time_only_on_long_pages_and_never_on_low_energy_ones(path: str, site: Path) -> None:
    tree = parsed(file_of(site, path))
    said = tree.xpath("//*[@id='inhoud']//text()[contains(., 'Lezen duurt ongeveer')]")
    heads = tree.find_class("reading-line")
    assert len(said) == len(heads) == (1 if path in LONG else 0), path
    assert "woorden per minuut" not in tree.text_content()
    if heads:
        assert heads[0].xpath("following::h2")


def test_every_source_that_a_page_names_stands_in_its_folded_list_once(site: Path) -> None:
    tree = parsed(file_of(site, "weten/loon-bij-ziekte"))
    named = {link.get("href") for part in tree.find_class("sources") for link in part.iter("a")}
    law = re.compile(f"wetteksten/#({'|'.join(sorted(LOADED.laws, key=len, reverse=True))})-")
    places = (law.search(link.get("href")) for part in tree.find_class("basis") for link in part.iter("a"))
    named |= {f"../../bronnen/#{place[1]}" for place in places if place}
    listed = [link.get("href") for link in tree.get_element_by_id("bronnen-hier").iter("a")]
    assert len(named) > 2
    assert sorted(listed) == sorted(named)


def test_phases_and_main_topics_have_a_low_energy_version_of_few_words(site: Path) -> None:
    wanted = {phase_pages.reader_page(road, "werknemer") for phase in LOADED.phases for road in phase.roads} | {
        "weten/loon-bij-ziekte",
        "weten/privacy",
        "weten/deskundigenoordeel",
    }
    assert wanted <= {version.full for version in LOW_ENERGY}
    for version in LOW_ENERGY:
        tree = parsed(file_of(site, version.path))
        if version.ways:
            assert {link.get("href") for link in tree.find_class("low-energy-list")[0].iter("a")} == {
                f"../../{way.path}/" for way in version.ways
            }
            continue
        words = tree.find_class("low-energy-lines")[0].text_content().split()
        assert 20 < len(words) <= LOW_ENERGY_WORDS, version.path
        full = parsed(file_of(site, version.full))
        if version.of_phase:
            assert [line.text for line in full.find_class("low-energy")[0].iter("p")] == list(version.lines), version.full
        else:
            assert any(version.of.id in link.get("href") for line in full.find_class("low-energy-link") for link in line.iter("a")), (
                version.full
            )


def test_a_phase_with_branches_has_a_quiet_text_for_each_and_asks_which(site: Path) -> None:
    choices = [version for version in LOW_ENERGY if version.ways]
    assert [version.of for version in choices] == [phase for phase in LOADED.phases if phase.branches]
    for choice in choices:
        links = parsed(file_of(site, choice.path)).find_class("low-energy-list")[0].iter("a")
        assert [link.get("href") for link in links] == [f"../../{way.path}/" for way in choice.ways]


def test_a_low_energy_version_prints_on_one_sheet_and_is_copied_line_by_line(open_page: Opener) -> None:
    for version in LOW_ENERGY:
        page = open_page(f"{version.path}/", width=390, permissions=["clipboard-read", "clipboard-write"])
        assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 1, version.path
    page.get_by_text("Printen of doorsturen").click()
    page.get_by_role("button", name="Kopieer om te sturen").click()
    expect(page.locator("[data-status]")).to_contain_text("Gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()").split("\n")[0] == LOW_ENERGY[-1].lines[0]


def test_an_edition_may_leave_the_low_energy_versions_out(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path)
    (tree / "brand" / "kaal").mkdir()
    (tree / "brand" / "kaal" / "edition.yml").write_text("name: Kaal\nparts:\n  low_energy: nee\n")
    outcome = command(tree, "pages", "--brand", "kaal")
    assert outcome.returncode == 0, outcome.stdout
    shown = whole(guide.load(tree, "kaal"))
    assert not [page.path for page in catalogue.all_pages(shown) if page.path.startswith("rustig")]


def test_a_next_step_to_a_part_that_its_page_does_not_have_is_told_at_its_place(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path)
    file = tree / "content" / "next_steps.yml"
    text = file.read_text().replace("    page: samen/kaarten\n", "    page: samen/kaarten#nergens\n", 1)
    file.write_text(text)
    line = text[: text.index("#nergens")].count("\n") + 1
    assert f"content/next_steps.yml:{line}:11: op de pagina 'samen/kaarten' is geen onderdeel '#nergens'" in command(tree, "check").stdout
