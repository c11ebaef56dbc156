"""Every kind of page on paper: no sheet for a few words, no heading without its text."""

from __future__ import annotations

import re

import pytest

from macros.pages import catalogue
from macros.pages.page_kinds import path_of
from tests.helpers import Opener, our_guide, pdf_of, squeezed, text_of

KINDS = {page.template: f"{page.path}/".lstrip("/") for page in reversed(catalogue.all_pages(our_guide()))} | {
    "written": f"{path_of('about')}/"
}
# What readers take to a talk or fill in by hand; every other kind of page is printed in the whole run.
TAKEN_ALONG = {
    "calculator",
    "low_energy_version",
    "checklist",
    "contact_agreement",
    "hard_talks",
    "phase",
    "phase_leidinggevende",
    "phase_werknemer",
    "plan",
    "rehearsal",
    "scan",
}
FEWEST_LINES = 5
HEADINGS = """() => [...document.querySelectorAll(".content :is(h1, h2, h3, h4, caption, thead)")]
  .map((heading) => heading.textContent.replace(/\\s+/g, " ").trim())"""


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=kind, marks=() if kind in TAKEN_ALONG else pytest.mark.full) for kind, path in KINDS.items()]
)
def test_print_has_no_orphan_heading_and_no_nearly_empty_last_sheet(path: str, view: Opener) -> None:
    page = view(path)
    headings = set(page.evaluate(HEADINGS))
    sheets = []
    for sheet in pdf_of(page).pages:
        lines = [" ".join(line.split()) for line in sheet.extract_text(extraction_mode="layout").splitlines()]
        sheets.append([line for line in lines if line and not re.fullmatch(r"\d+ / \d+", line)])
    assert all(sheets), "a sheet is empty"
    assert [lines[-1] for lines in sheets[:-1] if lines[-1] in headings] == []
    assert len(sheets) == 1 or len(sheets[-1]) >= FEWEST_LINES, sheets[-1]


@pytest.mark.full
def test_of_the_laws_only_those_that_stand_open_go_to_paper_and_all_where_none_does(open_page: Opener) -> None:
    page = open_page(f"{path_of('statutes')}/")
    ends: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.statute')].map((law) => [law.id, [...law.querySelectorAll('.law')].at(-1).textContent]))"
    )
    assert len(ends) == len(our_guide().laws)
    everything = pdf_of(page)
    whole = text_of(everything)
    assert [law for law, end in ends.items() if squeezed(end)[-60:] not in whole] == []
    assert len(everything.pages) < 60
    opened = page.locator(".statute").first
    opened.locator("summary").first.click()
    some = pdf_of(page)
    shown = text_of(some)
    assert [law for law, end in ends.items() if squeezed(end)[-60:] in shown] == [opened.get_attribute("id")]
    assert len(some.pages) < len(everything.pages) / 2


def test_what_is_filled_in_in_the_plan_stands_on_its_line(open_page: Opener) -> None:
    page = open_page("samen/plan/")
    page.locator('.part-steps [data-go="look"]').click()
    for field in page.locator("[data-part]:visible input[type=date]").all():
        field.fill("2027-01-04")
    page.locator('.part-steps [data-go="take"]').click()
    page.emulate_media(media="print")
    gaps = page.evaluate("""() => [...document.querySelectorAll(".paper-short .paper-line")].filter((line) => line.textContent.trim()).map((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      return line.getBoundingClientRect().bottom - range.getBoundingClientRect().bottom;
    })""")
    assert len(gaps) > 3
    assert max(gaps) <= 3


@pytest.mark.parametrize("path", ["fasen/" + our_guide().phases[0].id + "/", ""])
def test_a_drawing_prints_in_grey(path: str, view: Opener) -> None:
    page = view(path)
    page.emulate_media(media="print")
    drawn = """() => [...document.querySelectorAll(".scenery .drawing *")].flatMap((part) =>
      [getComputedStyle(part).fill, getComputedStyle(part).stroke])"""
    colours = {colour for colour in page.evaluate(drawn) if colour.startswith(("rgb", "color"))}
    assert len(colours) > 3
    for colour in colours:
        red, green, blue = (float(value) for value in re.findall(r"[\d.]+", colour.replace("srgb", ""))[:3])
        assert max(red, green, blue) - min(red, green, blue) < (12 if colour.startswith("rgb") else 0.05), colour
