"""A sheet that a pen can fill in, and a field that takes what it asks: on screen, on paper and as PDF."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.check.write_lines import write_line_problems
from macros.files import pdf
from macros.model.style import Style
from macros.source import yaml_reader
from tests.helpers import ROOT, attribute, box_of, our_guide, pdf_of, sideways, violations

LOADED = our_guide()
LIST = "checklists/eerste-gesprek/"
KEPT = "/#checklist-eerste-gesprek"
MM = 96 / 25.4
# A4 without its margins, in the pixels of a screen.
SHEET_WIDTH = 673
# 24 pixels of a screen, in points.
FINGER = 18
DOTS = 150

Opener = Callable[..., Page]


# What the check says


SHEET = """\
write_lines:
  - {id: wie, label: %(top)s, kind: %(kind)s}
sections:
  - id: vooraf
    items:
      - id: punt
        text: %(text)s
        %(fill)s
"""


def problems_of(tmp_path: Path, style: Style = LOADED.style, **parts: str) -> list[str]:
    text = SHEET % ({"top": "Datum", "kind": "datum", "text": "Bel iemand.", "fill": "why: Daarom."} | parts)
    (tmp_path / "lijst.yml").write_text(text)
    found = yaml_reader.read(tmp_path / "lijst.yml", "lijst.yml", [])
    assert found is not None
    return [problem.text for problem in write_line_problems(found, style)]


@pytest.mark.parametrize("label", ["Wie neemt contact op", "Wanneer en met wie"])
def test_a_date_field_with_a_label_that_asks_for_no_date_is_refused(label: str, tmp_path: Path) -> None:
    assert "geen datum" in problems_of(tmp_path, top=label)[0]
    assert problems_of(tmp_path, top=label, kind="tekst") == []


@pytest.mark.parametrize("label", ["Datum van het gesprek", "Kopie gegeven op", "Sinds wanneer", "Verslag klaar op (zie rekenhulp)"])
def test_a_label_that_asks_a_day_takes_a_date(label: str, tmp_path: Path) -> None:
    assert "kind: datum" in problems_of(tmp_path, top=label, kind="tekst")[0]
    assert "kind: datum" in problems_of(tmp_path, fill=f"fill: {{kind: tekst, label: {label}}}")[0]
    assert problems_of(tmp_path, top=label) == []


def test_a_label_that_only_looks_like_that_of_a_date_takes_text(tmp_path: Path) -> None:
    assert problems_of(tmp_path, top="Jaar (geen datum)", kind="tekst") == []
    assert problems_of(tmp_path, top="Hier let ik op bij het werk", kind="tekst") == []


@pytest.mark.parametrize("text", ["Schrijf op wat lukt.", "Noteer de taken.", "Schrijf drie zinnen."])
def test_a_point_that_asks_to_write_without_a_line_is_refused(text: str, tmp_path: Path) -> None:
    assert "geen lijn" in problems_of(tmp_path, text=text)[0]
    assert problems_of(tmp_path, text=text, fill="fill: {kind: tekst, label: Dit lukt}") == []
    assert problems_of(tmp_path, text=text, fill="lines: [{id: een, label: Dit lukt}]") == []
    assert problems_of(tmp_path, text=f"{text[:-1]} onderaan dit blad.") == []


def test_a_word_that_style_adds_asks_for_a_day_too(tmp_path: Path) -> None:
    words = LOADED.style.line_words
    style = LOADED.style.model_copy(update={"line_words": words.model_copy(update={"day": (*words.day, "weekdag*")})})
    assert problems_of(tmp_path, top="Weekdagen thuis", kind="tekst") == []
    assert "kind: datum" in problems_of(tmp_path, style, top="Weekdagen thuis", kind="tekst")[0]


# On screen


def test_one_answer_is_chosen_kept_and_printed(open_page: Opener) -> None:
    page = open_page(LIST)
    answers = page.get_by_role("group", name="Ongeval op het werk")
    answers.get_by_label("Ja").check()
    answers.get_by_label("Nee").check()
    assert not answers.get_by_label("Ja").is_checked()
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.reload()
    assert answers.get_by_label("Nee").is_checked()
    page.emulate_media(media="print")
    assert answers.get_by_label("Nee").evaluate("box => getComputedStyle(box, '::before').borderBottomStyle") == "solid"
    page.evaluate("document.documentElement.classList.add('print-blank')")
    assert answers.get_by_label("Nee").evaluate("box => getComputedStyle(box, '::before').display") == "none"


@pytest.mark.parametrize("day", ["20266-01-05", "0026-01-05", "2041-01-01"])
def test_a_date_that_cannot_be_is_told_kept_as_typed_and_stays_off_paper(day: str, open_page: Opener) -> None:
    page = open_page(LIST)
    page.evaluate("window.printed = 0; window.print = () => { window.printed += 1; }; 0")
    page.locator("textarea").fill("De planning gaat naar Sam.")
    field = page.get_by_label("Datum", exact=True)
    field.evaluate("(field, day) => { field.value = day; field.dispatchEvent(new Event('change', { bubbles: true })); }", day)
    expect(page.locator(".write-lines .error:visible")).to_have_text(
        "Deze datum kan niet kloppen. Kies een dag in de jaren 2008 tot en met 2040."
    )
    assert violations(page, ".write-lines") == []
    page.get_by_role("button", name="Print zoals ingevuld").click()
    assert page.evaluate("window.printed") == 0
    assert page.evaluate("document.activeElement.type") == "date"
    text = pdf_of(page).pages[0].extract_text()
    assert "Sam" in text
    assert "202" not in text.split("Vooraf")[0]
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.reload()
    assert field.input_value() == day
    expect(page.locator(".write-lines .error:visible")).to_have_count(1)


def test_a_day_too_far_is_no_part_of_the_agreement_about_contact(open_page: Opener) -> None:
    page = open_page("samen/contactafspraak/")
    field = page.locator("#" + attribute(page.locator("[type=date]:visible").first, "id"))
    field.evaluate(
        "field => { field.value = '20266-05-01'; for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true })); }"
    )
    expect(page.locator(".contact-field .error:visible")).to_contain_text("tot en met 2040")
    assert "20266" not in page.locator("[data-result]").inner_text()


def test_a_damaged_stored_checklist_is_told_and_its_readable_part_is_restored(open_page: Opener) -> None:
    page = open_page(LIST)
    page.evaluate(
        f"""localStorage.setItem("{KEPT}", '{{"ticks":["vooraf-rustig-moment",7,"weg-weg"],"fields":{{"notities":{{}},"tijdens-contact-wie":"Sam","oud-veld":"uit 2025"}}}}')"""
    )
    page.reload()
    expect(page.locator("[data-status]")).to_have_text(
        "Deze pagina kan een deel van wat op dit apparaat bewaard is, niet lezen. De rest staat er weer."
    )
    assert page.locator("textarea").input_value() == ""
    assert page.get_by_label("Wie neemt contact op").input_value() == "Sam"
    assert page.locator("[data-tick]").first.is_checked()
    page.locator("[data-tick]").nth(1).check()
    kept = page.evaluate(f"JSON.parse(localStorage.getItem('{KEPT}'))")
    assert "weg-weg" in kept["ticks"]
    assert kept["fields"] == {"tijdens-contact-wie": "Sam", "oud-veld": "uit 2025"}


def test_the_other_tab_that_cannot_be_read_empties_nothing_here(open_page: Opener) -> None:
    page = open_page(LIST)
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.evaluate(f"localStorage.setItem('{KEPT}', 'kapot')")
    page.get_by_label("Wie neemt contact op").fill("Sam")
    page.get_by_role("button", name="De andere versie", exact=True).click()
    assert page.get_by_label("Wie neemt contact op").input_value() == "Sam"
    expect(page.locator("[data-status]")).to_contain_text("Deze pagina kan niet lezen wat op dit apparaat bewaard is")


def test_nothing_is_said_to_be_kept_while_a_question_stands_open(open_page: Opener) -> None:
    page = open_page(LIST)
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.get_by_label("Wie neemt contact op").fill("hij is depressief")
    page.locator("[data-tick]").first.check()
    expect(page.locator("[data-status]")).to_have_text("Dit is nog niet bewaard. Beantwoord eerst de vraag die op deze pagina staat.")
    expect(page.locator("[data-warning]")).to_be_in_viewport()
    page.get_by_role("button", name="Toch doorgaan").click()
    expect(page.locator("[data-status]")).to_have_text("Wat je invult, wordt op dit apparaat bewaard.")


def test_a_status_is_not_said_again_at_every_letter(open_page: Opener) -> None:
    page = open_page(LIST)
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.evaluate(
        """() => { window.said = 0; const watch = new MutationObserver((changes) => { window.said += changes.length; });
        for (const line of document.querySelectorAll('[role=status]')) watch.observe(line, { childList: true, characterData: true, subtree: true }); }"""
    )
    page.get_by_label("Wie neemt contact op").press_sequentially("Sam, op dinsdag")
    assert page.evaluate("window.said") == 0
    page.locator("[data-tick]").first.check()
    assert page.evaluate("window.said") > 0


def test_a_second_link_to_an_own_list_is_followed_in_the_same_tab(open_page: Opener) -> None:
    page = open_page("checklists/mijn-lijst/#punten=eerste-gesprek.daarna-agenda")
    expect(page.locator("[data-total]")).to_have_text("1 punt")
    page.evaluate("location.hash = '#punten=eerste-gesprek.vooraf-rustig-moment%2Ceerste-gesprek.daarna-melden'")
    expect(page.locator("[data-total]")).to_have_text("2 punten")
    expect(page.locator("[data-lost]")).to_be_hidden()
    assert "Kies een rustig moment" in page.locator("[data-chosen]").inner_text()


def test_paper_is_at_hand_on_a_phone_and_no_field_is_cut(open_page: Opener) -> None:
    page = open_page(LIST, width=390, height=844)
    expect(page.get_by_role("button", name="Print zoals ingevuld")).to_be_in_viewport()
    order = page.locator("[data-item]").nth(5).evaluate("row => [...row.children].map((part) => part.className.split(' ')[0])")
    assert order == ["box", "fill", "why"]
    for path in (f"checklists/{sheet.id}/" for sheet in LOADED.checklists):
        page.goto(page.url.split("checklists/")[0] + path)
        assert sideways(page) <= 0, path
    page.set_viewport_size({"width": 1280, "height": 900})
    widths = page.locator(".write-lines input").evaluate_all("fields => fields.map((field) => field.getBoundingClientRect().width)")
    assert min(widths) > 230


def test_labels_that_wrap_leave_their_row_straight(open_page: Opener) -> None:
    page = open_page("checklists/einde-van-twee-jaar/", width=1000)
    rows: dict[int, set[int]] = {}
    for box in (box_of(field) for field in page.locator(".write-lines input").all()):
        rows.setdefault(round(box["y"] / 40), set()).add(round(box["y"]))
    assert all(len(tops) == 1 for tops in rows.values())


# On paper


def test_a_date_by_hand_fits_its_line_and_what_is_left_of_the_sheet_is_for_writing(open_page: Opener) -> None:
    page = open_page(LIST)
    page.set_viewport_size({"width": SHEET_WIDTH, "height": 900})
    page.emulate_media(media="print")
    for sheet in LOADED.checklists:
        page.goto(page.url.split("checklists/")[0] + f"checklists/{sheet.id}/")
        lines = page.locator(".fill-datum .line").evaluate_all("lines => lines.map((line) => line.getBoundingClientRect().width)")
        assert all(width >= 30 * MM for width in lines), sheet.id
        words = page.locator(".fill-tekst .line").evaluate_all("lines => lines.map((line) => line.getBoundingClientRect().width)")
        assert all(width >= 25 * MM for width in words), sheet.id
        article = page.locator("[data-sheet]").evaluate(
            "sheet => [sheet.getBoundingClientRect().bottom, Math.max(...[...sheet.children].map((part) => part.getBoundingClientRect().bottom)), sheet.getBoundingClientRect().height]"
        )
        assert article[0] - article[1] < 2 * MM, sheet.id
        assert 261 * MM < article[2] < 267 * MM, sheet.id


def test_what_is_not_asked_stands_before_the_talk_and_what_is_not_written_apart(open_page: Opener) -> None:
    page = open_page(LIST)
    sheet = next(sheet for sheet in LOADED.checklists if sheet.id == "eerste-gesprek")
    headings = page.locator("[data-sheet] h2").all_inner_texts()
    words = LOADED.words["checklist"]
    assert headings[:4] == [sheet.sections[0].title, words["only_ask"], words["do_not_write"], sheet.sections[1].title]
    assert page.locator(".do-not-ask li").all_inner_texts() == [*sheet.do_not_ask, *sheet.do_not_write]


# As PDF


@pytest.mark.parametrize(
    "make",
    [
        lambda: pdf.draw(ROOT, pdf.of_checklists(LOADED, ROOT, "Twee", LOADED.checklists[:2])),
        lambda: pdf.draw(ROOT, pdf.of_plan(LOADED, ROOT)),
        lambda: pdf.draw(ROOT, pdf.of_cards(LOADED, ROOT)),
    ],
)
def test_an_address_that_is_an_example_is_on_no_pdf(make: Callable[[], bytes]) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(make())).pages)
    assert LOADED.edition.leads_nowhere
    assert LOADED.edition.host not in text
    assert LOADED.words["checklist"]["sources_at"] not in text
    assert LOADED.words["paper"]["online"] not in text


@pytest.fixture(scope="module", params=["eerste-gesprek", pytest.param("opbouw-evalueren", marks=pytest.mark.full), "ons-plan"])
def document(request: pytest.FixtureRequest) -> bytes:
    if request.param == "ons-plan":
        return pdf.draw(ROOT, pdf.of_plan(LOADED, ROOT))
    sheet = next(sheet for sheet in LOADED.checklists if sheet.id == request.param)
    return pdf.draw(ROOT, pdf.of_checklists(LOADED, ROOT, sheet.title, (sheet,)))


def boxes(opened: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Object, pikepdf.Object]]:
    """Every tick box: the number of its page, the box, and the field that it is part of."""
    for number, leaf in enumerate(opened.pages):
        for widget in leaf.obj.get("/Annots", []):
            field = widget.get("/Parent", widget)
            if field.get("/FT") == pikepdf.Name("/Btn"):
                yield number, widget, field


def by_poppler(file: Path, number: int) -> Image.Image:
    shown = subprocess.run(
        ["pdftoppm", "-r", str(DOTS), "-f", str(number + 1), "-l", str(number + 1), "-gray", str(file)], capture_output=True, check=True
    )
    return Image.open(io.BytesIO(shown.stdout)).convert("L")


def by_pdfium(file: Path, number: int) -> Image.Image:
    with pypdfium2.PdfDocument(file) as opened:
        opened.init_forms()
        return opened[number].render(scale=DOTS / 72, may_draw_forms=True).to_pil().convert("L")


def ink_in(image: Image.Image, rectangle: list[float]) -> int:
    """How much is drawn inside the square in the middle of a field, its border left out."""
    left, right = sorted((rectangle[0], rectangle[2]))
    low, high = sorted((rectangle[1], rectangle[3]))
    across, up = (left + right) / 2, (low + high) / 2
    scale, height = DOTS / 72, image.height
    part = image.crop(
        (round((across - 4) * scale), round(height - (up + 4) * scale), round((across + 4) * scale), round(height - (up - 4) * scale))
    )
    return sum(count for shade, count in enumerate(part.histogram()) if shade < 128)


@pytest.mark.parametrize("shown_by", [by_poppler, by_pdfium])
def test_every_reader_draws_a_tick_that_is_set_and_no_other(
    shown_by: Callable[[Path, int], Image.Image], document: bytes, tmp_path: Path
) -> None:
    with pikepdf.open(io.BytesIO(document)) as opened:
        places, seen = [], set()
        for count, (number, widget, field) in enumerate(boxes(opened)):
            ticked = str(field.T) not in seen and (count % 2 == 0 or "/Kids" in field)
            seen.add(str(field.T))
            if ticked:
                state = next(name for name in widget.AP.N if name != "/Off")
                widget.AS = field.V = pikepdf.Name(str(state))
            places.append((number, [float(side) for side in widget.Rect], ticked))
        opened.save(tmp_path / "ticked.pdf")
    images = {number: shown_by(tmp_path / "ticked.pdf", number) for number, _, _ in places}
    assert {ticked for _, _, ticked in places} == {True, False}
    assert [(number, place) for number, place, ticked in places if (ink_in(images[number], place) > 20) != ticked] == []


def test_a_box_is_wide_enough_for_a_finger_and_none_lies_over_another(document: bytes) -> None:
    with pikepdf.open(io.BytesIO(document)) as opened:
        found = [(number, *map(float, widget.Rect)) for number, widget, _ in boxes(opened)]
    assert found
    for _, left, one, right, other in found:
        assert right - left >= FINGER
        assert abs(other - one) >= FINGER
    rows = [(number, left, min(one, other), right, max(one, other)) for number, left, one, right, other in found]
    assert not [
        pair for pair in ((a, b) for a in rows for b in rows if a < b)
        if pair[0][0] == pair[1][0] and pair[0][1] < pair[1][3] - 0.5 and pair[1][1] < pair[0][3] - 0.5
        and pair[0][2] < pair[1][4] - 0.5 and pair[1][2] < pair[0][4] - 0.5
    ]  # fmt: skip


def test_of_a_choice_one_can_be_ticked_and_each_answer_says_its_question(document: bytes) -> None:
    with pikepdf.open(io.BytesIO(document)) as opened:
        assert "/NeedAppearances" not in opened.Root.AcroForm
        fields = list(opened.Root.AcroForm.Fields)
        names = [str(field.TU) for field in fields]
        assert len(set(names)) == len(names)
        choices = [field for field in fields if "/Kids" in field]
        assert choices
        for choice in choices:
            assert int(choice.Ff) & (1 << 15)
            answers = [str(answer) for answer in choice.Opt]
            assert [str(kid.TU) for kid in choice.Kids] == [f"{choice.TU} {answer}" for answer in answers]
            assert not [kid for kid in choice.Kids if "/T" in kid]
        for field in fields:
            for widget in field.get("/Kids", [field]):
                assert "/N" in widget.AP


def headings(part: pikepdf.Object) -> Iterator[int]:
    name = str(part.get("/S", ""))
    if name[:2] == "/H" and name[2:].isdigit():
        yield int(name[2:])
    kids = part.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from headings(kid)


@pytest.mark.parametrize(
    "source", [pdf.of_plan, pdf.of_cards, lambda loaded, root: pdf.of_checklists(loaded, root, "Proef", loaded.checklists[:1])]
)
def test_a_pdf_has_one_first_heading_and_skips_no_level(source: Callable[..., pdf.Sheet]) -> None:
    with pikepdf.open(io.BytesIO(pdf.draw(ROOT, source(LOADED, ROOT)))) as opened:
        found = list(headings(opened.Root.StructTreeRoot))
    assert found[0] == 1
    assert found.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in zip(found, found[1:], strict=False))


def test_a_plan_names_whose_name_and_date_it_asks() -> None:
    with pikepdf.open(io.BytesIO(pdf.draw(ROOT, pdf.of_plan(LOADED, ROOT)))) as opened:
        names = {str(field.TU) for field in opened.Root.AcroForm.Fields}
    assert {"Werknemer Naam", "Leidinggevende Naam", "Werknemer Datum", "Leidinggevende Datum"} <= names
