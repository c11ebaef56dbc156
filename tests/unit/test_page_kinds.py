"""The kinds of page: what each row says is there, and every page has its row."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from macros.model.edition import Parts
from macros.model.fields import Document
from macros.model.kind import SECTIONS, Kind, Section
from macros.pages import belonging, catalogue, next_step
from macros.pages.page import Page
from macros.pages.page_kinds import BY_NAME, CRISIS, PAGE_KINDS, PARTS, ROWS, WRITTEN_PAGES, in_order, path_of
from tests.helpers import ROOT, our_guide

# What an edition leaves out without leaving out a page.
NO_PAGES = {"quick_exit", "drawings"}


def test_every_kind_of_page_has_a_page_and_every_page_a_kind() -> None:
    made = {page.template for page in catalogue.all_pages(our_guide())}
    assert made == {row.name for row in PAGE_KINDS if row.pages != "written"}
    assert all((ROOT / "docs" / path / "index.md").is_file() for path in WRITTEN_PAGES)


def test_no_kind_of_page_has_two_rows() -> None:
    assert len(BY_NAME) == len(PAGE_KINDS)


def test_every_stylesheet_template_and_heading_that_a_kind_of_page_names_is_there() -> None:
    templates = {path.stem for path in (ROOT / "overrides" / "guide").rglob("*.html")}
    frames = {path.name for path in (ROOT / "overrides").glob("*.html")} | {""}
    sheets = {path.stem for path in (ROOT / "docs" / "assets" / "css").glob("*.css")}
    for row in PAGE_KINDS:
        assert row.pages == "written" or row.name in templates, row
        assert set(row.styles) <= sheets, row
        assert row.frame in frames, row
        assert row.results in our_guide().words["search_groups"], row


def test_every_part_of_an_edition_leaves_out_a_page() -> None:
    assert set(PARTS.values()) == set(Parts.model_fields) - NO_PAGES
    assert set(PARTS) <= {path for path in catalogue.every_path(our_guide())}


def test_a_kind_of_content_without_a_row_comes_last_in_its_section() -> None:
    quiz = [Kind(f"quiz_{section}", Document, "", "", 1, page=section, section=section) for section in SECTIONS]
    found: dict[str, list[str]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("macros.pages.page_kinds.CONTENT", {kind.name: kind for kind in quiz})
        for row in in_order(ROWS, quiz):
            found.setdefault(row.section, []).append(row.name)
    assert list(found) == ["home", *SECTIONS]
    assert {section: names[-1] for section, names in found.items()} == {"home": "home"} | {
        section: f"quiz_{section}" for section in SECTIONS
    }


@pytest.mark.parametrize(
    ("section", "overview"),
    [
        ("phases", "fasen"),
        ("calculator", "fasen"),
        ("checklists", "checklists"),
        ("phrases", "gesprek"),
        ("knowledge", "weten"),
        ("readers", "fasen"),
        ("more", "fasen"),
    ],
)
def test_page_without_a_next_step_leads_to_the_overview_of_its_section(section: Section, overview: str) -> None:
    row = dataclasses.replace(BY_NAME["rights"], name="quiz", section=section)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(BY_NAME, "quiz", row)
        step = next_step.next_step(our_guide(), Page("quiz", "quiz", "", ""))
    assert step is not None
    assert step.page == overview


def test_a_page_that_an_edition_wrote_by_hand_says_itself_what_comes_next() -> None:
    assert next_step.next_step(our_guide(), Page("onze-regels", "our_rules", "", "")) is None


def test_only_the_page_for_who_is_in_need_stands_in_every_menu_beside_its_kind() -> None:
    pages = catalogue.by_path(our_guide())
    assert pages[CRISIS].in_short_menu
    others = [page for page in pages.values() if page.template == "topic" and page.path != CRISIS]
    assert others
    assert not any(page.in_short_menu for page in others)
    assert pages[CRISIS].bar == ()


def test_a_page_of_a_phase_and_a_quiet_page_name_no_pages_above_them() -> None:
    pages = catalogue.by_path(our_guide())
    silent = [page for page in pages.values() if page.template.startswith(("phase", "low_energy"))]
    deep = [page for page in silent if "/" in page.path]
    assert len(deep) > 30
    assert not [page.path for page in silent if belonging.above(pages, page)]
    assert belonging.above(pages, pages["weten/privacy"]) == (pages["weten"],)


def test_what_another_site_frames_stands_in_no_menu_and_no_search() -> None:
    edition = our_guide().edition.model_copy(update={"frame_ancestors": ("https://intranet.example",)})
    framed = [page for page in catalogue.all_pages(dataclasses.replace(our_guide(), edition=edition)) if page.embeds is not None]
    assert {page.template for page in framed} == {"calculator", "checklist", "phrases"}
    for page in framed:
        shown: dict[str, Any] = {"menu": page.in_menu, "short": page.in_short_menu, "searched": page.searched}
        assert not any(shown.values()), page.path
        assert page.frame == "embed.html"


def test_a_kind_of_page_that_is_not_there_has_no_path() -> None:
    with pytest.raises(KeyError):
        path_of("quiz")
