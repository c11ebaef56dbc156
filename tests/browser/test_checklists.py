"""Checklists: ticked, filled in, kept, composed, on paper and as PDF."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from macros.files import pdf
from macros.load import guide
from macros.model.checklist import Checklist
from macros.pages import print_groups, render
from tests.helpers import (
    A4_HEIGHT,
    EPOCH,
    REACHABLE,
    ROOT,
    Opener,
    asked_on_leaving,
    command,
    copy_tree,
    leave,
    made_once,
    our_guide,
    pdf_of,
    reachable,
    run,
    sideways,
    squeezed,
    text_of,
    violations,
    whole,
)

LOADED = our_guide()
LIST = "checklists/eerste-gesprek/"
MOST_LINES = 2


def places_to_fill_in(sheet: Checklist) -> int:
    notes = 2 if sheet.notes_beside else 1
    return len(sheet.write_lines) + notes + sum(1 + (item.fill is not None) + len(item.lines) for item in sheet.items)


def test_eighteen_checklists_stand_in_order_and_use_every_moment() -> None:
    assert [sheet.number for sheet in LOADED.checklists] == list(range(1, 19))
    assert {sheet.moment for sheet in LOADED.checklists} == set(LOADED.words["moments_of_checklists"])
    phases = [LOADED.phase(sheet.phase).number for sheet in LOADED.checklists if sheet.phase]
    assert phases == sorted(phases)
    assert [sheet.phase for sheet in LOADED.checklists[len(phases) :]] == [None, None]


# On screen


def test_ticks_are_counted_and_what_is_done_can_be_hidden(open_page: Opener) -> None:
    page = open_page(LIST)
    total = page.locator("[data-tick]").count()
    expect(page.locator("[data-progress]")).to_have_text(f"0 van {total} gedaan")
    page.locator("[data-tick]").nth(0).check()
    page.locator("[data-tick]").nth(2).check()
    expect(page.locator("[data-progress]")).to_have_text(f"2 van {total} gedaan")
    assert page.locator("progress").evaluate("bar => bar.value") == 2
    page.get_by_label("Toon alleen wat nog openstaat").check()
    assert page.locator("[data-item]:visible").count() == total - 2
    page.get_by_label("Toon alleen wat nog openstaat").uncheck()
    for box in page.locator("[data-tick]").all():
        box.check()
    expect(page.locator("[data-progress]")).to_have_text("Alles is gedaan.")


def test_nothing_is_kept_until_asked_and_all_comes_back_until_wiped(open_page: Opener) -> None:
    page = open_page(LIST)
    page.locator("[data-tick]").nth(1).check()
    page.get_by_label("Wie neemt contact op").fill("dinsdag 10 uur")
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert page.get_by_label("Wie neemt contact op").input_value() == ""
    page.get_by_label("Wie neemt contact op").fill("dinsdag 10 uur")
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.locator("[data-status]")).to_have_text("Wat je invult, wordt op dit apparaat bewaard.")
    page.locator("[data-tick]").nth(1).check()
    page.locator("textarea").fill("Eerst de planning.")
    page.reload()
    expect(page.locator("[data-status]")).to_have_text("Hier staat wat je op dit apparaat bewaarde.")
    assert page.get_by_label("Wie neemt contact op").input_value() == "dinsdag 10 uur"
    assert page.locator("[data-tick]").nth(1).is_checked()
    assert page.locator("textarea").input_value() == "Eerst de planning."
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Wis alles").click()
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("[data-tick]:checked").count() == 0
    assert page.locator("textarea").input_value() == ""


@pytest.mark.parametrize("failure", ["QuotaExceededError", "SecurityError"])
def test_full_or_refused_storage_is_said_and_nothing_is_lost(failure: str, open_page: Opener) -> None:
    page = open_page(LIST)
    page.evaluate(f"void (Storage.prototype.setItem = () => {{ throw new DOMException('nee', '{failure}'); }})")
    page.get_by_label("Wie neemt contact op").fill("dinsdag")
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.locator("[data-status]")).to_contain_text("Wat je invulde, staat er nog")
    assert page.get_by_label("Wie neemt contact op").input_value() == "dinsdag"


def test_damaged_storage_starts_an_empty_list(open_page: Opener) -> None:
    page = open_page(LIST)
    page.evaluate("localStorage.setItem('/#checklist-eerste-gesprek', '{\"ticks\": 5')")
    page.reload()
    expect(page.locator("[data-progress]")).to_contain_text("0 van")
    expect(page.locator("[data-status]")).to_contain_text("Deze pagina kan niet lezen wat op dit apparaat bewaard is")
    page.get_by_label("Wie neemt contact op").fill("dinsdag")
    assert page.evaluate("localStorage.getItem('/#checklist-eerste-gesprek')") == '{"ticks": 5'
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    assert "dinsdag" in page.evaluate("localStorage.getItem('/#checklist-eerste-gesprek')")


@pytest.fixture
def two_tabs(browser: Browser, address: str) -> Iterator[tuple[Page, Page]]:
    context: BrowserContext = browser.new_context()
    tabs = context.new_page(), context.new_page()
    for tab in tabs:
        tab.goto(address + LIST)
        tab.locator(".sheet-keep summary").click()
    tabs[0].get_by_role("button", name="Bewaar op dit apparaat").click()
    tabs[1].reload()
    yield tabs
    context.close()


@pytest.mark.parametrize(("choice", "first_wins"), [("Deze versie", False), ("De andere versie", True)])
def test_two_tabs_never_overwrite_each_other_silently(choice: str, first_wins: bool, two_tabs: tuple[Page, Page]) -> None:
    first, second = two_tabs
    first.get_by_label("Wie neemt contact op").fill("maandag")
    expect(second.locator("[data-conflict]")).to_be_visible()
    second.get_by_label("Wie neemt contact op").fill("vrijdag")
    assert "maandag" in first.evaluate("localStorage.getItem('/#checklist-eerste-gesprek')")
    second.get_by_role("button", name=choice, exact=True).click()
    expect(second.locator("[data-conflict]")).to_be_hidden()
    kept = first.evaluate("localStorage.getItem('/#checklist-eerste-gesprek')")
    assert ("maandag" in kept, "vrijdag" in kept) == (first_wins, not first_wins)
    assert second.get_by_label("Wie neemt contact op").input_value() == ("maandag" if first_wins else "vrijdag")


def test_wiping_in_one_tab_asks_in_the_other(two_tabs: tuple[Page, Page]) -> None:
    first, second = two_tabs
    first.get_by_role("button", name="Wis alles").click()
    expect(second.locator("[data-conflict]")).to_be_visible()
    second.get_by_role("button", name="De andere versie", exact=True).click()
    expect(second.locator("[data-status]")).to_contain_text("Alles is gewist.")


def test_storage_that_another_tab_empties_as_a_whole_is_asked_about_too(two_tabs: tuple[Page, Page]) -> None:
    first, second = two_tabs
    second.get_by_label("Wie neemt contact op").fill("vrijdag")
    first.evaluate("localStorage.clear()")
    expect(second.locator("[data-conflict]")).to_be_visible()
    second.get_by_role("button", name="Deze versie", exact=True).click()
    assert "vrijdag" in first.evaluate("localStorage.getItem('/#checklist-eerste-gesprek')")


def test_a_word_about_health_is_warned_of_kindly_before_printing(open_page: Opener) -> None:
    page = open_page(LIST)
    page.evaluate("window.printed = 0; window.print = () => { window.printed += 1; }; 0")
    for text, word in (
        ("heeft last van paniekaanvallen", "paniekaanvallen"),
        ("Dépressie", "Dépressie"),
        ("burn-out!", "burn-out"),
        ("bij de psycholoog", "psycholoog"),
    ):
        page.get_by_label("Wie neemt contact op").fill(text)
        page.get_by_role("button", name="Print zoals ingevuld").click()
        expect(page.locator("[data-warning]")).to_contain_text(f"In een veld staat '{word}', en dat kan over gezondheid gaan.")
        assert page.evaluate("window.printed") == 0
    assert violations(page, "check-list") == []
    page.get_by_role("button", name="Ga naar het veld").click()
    assert page.evaluate("document.activeElement.dataset.entry") == "tijdens-contact-wie"
    page.get_by_role("button", name="Toch doorgaan").click()
    assert page.evaluate("window.printed") == 1


def test_a_word_about_health_is_not_kept_without_a_second_yes(open_page: Opener) -> None:
    page = open_page(LIST)
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.locator("textarea").fill("Medicatie om acht uur.")
    expect(page.locator("[data-warning]")).to_be_visible()
    assert "Medicatie" not in page.evaluate("localStorage.getItem('/#checklist-eerste-gesprek')")
    page.get_by_role("button", name="Toch doorgaan").click()
    assert "Medicatie" in page.evaluate("localStorage.getItem('/#checklist-eerste-gesprek')")


def test_words_about_work_are_not_warned_of(open_page: Opener) -> None:
    page = open_page(LIST)
    page.evaluate("window.printed = 0; window.print = () => { window.printed += 1; }; 0")
    texts = ("Eerste ziektedag maandag", "Ziekmelding doorgeven", "Planning naar Sam, tot 1 juni", "Angelique belt", "slagen")
    for count, text in enumerate(texts, 1):
        page.get_by_label("Wie neemt contact op").fill(text)
        page.get_by_role("button", name="Print zoals ingevuld").click()
        assert page.evaluate("window.printed") == count, text


def test_the_index_is_chosen_from_by_phase_reader_and_moment(open_page: Opener) -> None:
    page = open_page("checklists/", width=390)
    expect(page.locator("[data-found]")).to_have_text("18 checklists")
    page.locator("#filter-rol").select_option("werknemer")
    for_employees = [sheet for sheet in LOADED.checklists if "werknemer" in sheet.audience]
    expect(page.locator("[data-found]")).to_have_text(f"{len(for_employees)} checklists")
    page.locator("#filter-moment").select_option("bedrijfsarts")
    expect(page.locator("[data-found]")).to_have_text("1 checklist")
    assert page.locator("[data-listed]:visible strong").all_inner_texts() == ["Je afspraak bij de bedrijfsarts"]
    assert page.locator("list-filter section:visible").count() == 1
    page.locator("#filter-fase").select_option("organisatie")
    expect(page.locator("[data-found]")).to_have_text(
        "Er is geen checklist die hierbij past. Kies een andere fase, een ander onderwerp of een andere lezer."
    )
    assert sideways(page) <= 0


def test_an_own_list_gathers_points_survives_a_reload_and_prints_on_one_sheet(open_page: Opener) -> None:
    page = open_page("checklists/mijn-lijst/#contactafspraak")
    first, other = LOADED.checklists[1], LOADED.checklists[7]
    assert page.locator(f"#{first.id}").evaluate("part => part.open")
    for sheet in (first, other):
        if not page.locator(f"#{sheet.id}").evaluate("part => part.open"):
            page.locator(f"#{sheet.id} > summary").click()
        page.get_by_label(sheet.items[0].text).first.check()
    expect(page.locator("[data-total]")).to_have_text("2 punten")
    page.reload()
    assert page.locator("[data-chosen] h3").all_inner_texts() == [first.title, other.title]
    assert page.locator("[data-chosen] .box").all_inner_texts() == [first.items[0].text, other.items[0].text]
    document = pdf_of(page)
    assert len(document.pages) == 1
    assert squeezed(other.items[0].text) in text_of(document)
    assert squeezed(other.items[1].text) not in text_of(document)
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.locator("[data-empty]")).to_be_visible()
    assert "#" not in page.url


def test_points_in_a_link_that_are_gone_are_told(open_page: Opener) -> None:
    page = open_page("checklists/mijn-lijst/#punten=eerste-gesprek.daarna-agenda,weg.vooraf-niets,<script>")
    expect(page.locator("[data-lost]")).to_be_visible()
    expect(page.locator("[data-total]")).to_have_text("1 punt")
    expect(page.locator("[data-chosen]").get_by_role("checkbox")).to_have_count(1)


def test_a_point_without_a_reason_shows_no_place_for_one(open_page: Opener) -> None:
    sheet = next(sheet for sheet in LOADED.checklists if any(not item.why for section in sheet.sections for item in section.items))
    page = open_page(f"checklists/{sheet.id}/")
    asked = page.locator("[data-item]", has=page.locator(".why")).locator(".box").all_inner_texts()
    assert asked == [item.text for section in sheet.sections for item in section.items if item.why or item.law]


def test_a_checklist_works_by_keyboard_alone(open_page: Opener) -> None:
    page = open_page(LIST)
    page.locator("[data-tick]").first.focus()
    page.keyboard.press("Space")
    assert page.locator("[data-tick]").first.is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(".why").first.evaluate("part => part.open")


def test_leaving_with_something_unsaved_asks_once_and_after_printing_not_at_all(open_page: Opener) -> None:
    page = open_page(LIST)
    page.locator("textarea").click()
    page.keyboard.type("De planning")
    asked = asked_on_leaving(page)
    page.keyboard.type(" gaat naar Sam.")
    page.evaluate("window.print = () => {}; 0")
    page.locator("[data-print-filled]").click()
    leave(page, "**/checklists/")
    assert asked == ["beforeunload"]


# On paper


@pytest.mark.parametrize("sheet", LOADED.checklists, ids=lambda sheet: sheet.id)
def test_a_checklist_fits_one_sheet_and_no_point_takes_more_than_two_lines(sheet: Checklist, view: Opener) -> None:
    page = view(f"checklists/{sheet.id}/")
    assert len(pdf_of(page).pages) == 1
    page.set_viewport_size({"width": 673, "height": 900})
    page.emulate_media(media="print")
    lines = page.locator(".box span").evaluate_all(
        "spans => spans.map((span) => [span.textContent, Math.round(span.getBoundingClientRect().height / parseFloat(getComputedStyle(span).lineHeight))])"
    )
    assert lines
    assert [text for text, count in lines if count > MOST_LINES] == []


def test_what_is_filled_in_is_on_paper_and_a_blank_print_leaves_it_out(open_page: Opener) -> None:
    page = open_page(LIST)
    page.get_by_label("Datum", exact=True).fill("2026-02-03")
    page.get_by_label("Wie neemt contact op").fill("dinsdag tien uur")
    page.locator("textarea").fill("De planning gaat naar Sam.\nTot 1 juni.")
    page.locator("[data-tick]").first.check()
    filled = text_of(pdf_of(page))
    for text in ("3februari2026", "dinsdagtienuur", "DeplanninggaatnaarSam.", "Tot1juni."):
        assert text in filled
    page.evaluate("window.print = () => {}; 0")
    page.evaluate("document.documentElement.classList.add('print-blank')")
    page.emulate_media(media="print")
    assert page.locator("[data-line=tijdens-contact-wie]").evaluate("line => getComputedStyle(line).fontSize") == "0px"
    assert page.locator("[data-tick]").first.evaluate("box => getComputedStyle(box, '::before').display") == "none"
    assert page.locator(".note-lines p").evaluate("line => getComputedStyle(line).display") == "none"


def test_only_what_is_open_goes_on_paper_when_so_chosen(open_page: Opener) -> None:
    page = open_page(LIST)
    sheet = next(sheet for sheet in LOADED.checklists if sheet.id == "eerste-gesprek")
    page.locator("[data-tick]").first.check()
    page.get_by_label("Toon alleen wat nog openstaat").check()
    text = text_of(pdf_of(page))
    assert squeezed(sheet.items[0].text) not in text
    assert squeezed(sheet.items[1].text) in text


FIRST_GROUP, *GROUPS = print_groups.print_groups(LOADED)


@pytest.mark.parametrize(
    "group", [FIRST_GROUP, *(pytest.param(group, marks=pytest.mark.full) for group in GROUPS)], ids=lambda group: group.path
)
def test_everything_of_a_phase_prints_in_one_go_each_on_its_own_sheet(group: print_groups.PrintGroup, view: Opener) -> None:
    document = pdf_of(view(f"{group.path}/"))
    assert len(document.pages) == len(group.sheets)
    for page, sheet in zip(document.pages, group.sheets, strict=True):
        text = squeezed(page.extract_text())
        assert squeezed(sheet.title) in text
        assert "nagekekenop" in text
        assert squeezed(f"Samen Terug {LOADED.words['common']['version']}") in text
        assert "samenterug.example" not in text


# As PDF


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree with its PDFs."""

    def make(tree: Path) -> None:
        ours = copy_tree(tree) / "content" / "edition.yml"
        ours.write_text(ours.read_text().replace(LOADED.edition.address, REACHABLE))
        outcome = command(tree, "pdf")
        assert outcome.returncode == 0, outcome.stderr
        assert outcome.stderr.strip().endswith("26 PDF's gemaakt")

    return made_once(tmp_path_factory, "pdf", make)


def test_every_checklist_is_a_small_pdf_with_a_link_that_tells_its_size(made: Path) -> None:
    for sheet in LOADED.checklists:
        file = made / "docs" / "assets" / "pdf" / f"{sheet.id}.pdf"
        assert 10_000 < file.stat().st_size < 60_000, sheet.id
        page = render.render(LOADED, made, f"checklists/{sheet.id}")
        assert f'href="../../assets/pdf/{sheet.id}.pdf"' in page
        assert f"PDF ({-(-file.stat().st_size // 1000)} kB)" in page
    assert 'assets/pdf/afdrukken-start-van-de-re-integratie.pdf"' in render.render(LOADED, made, "afdrukken/start-van-de-re-integratie")


@pytest.mark.parametrize("name", [*(sheet.id for sheet in LOADED.checklists), "afdrukken"])
def test_a_pdf_is_tagged_titled_and_names_every_field(name: str, made: Path) -> None:
    with pikepdf.open(made / "docs" / "assets" / "pdf" / f"{name}.pdf") as document:
        root = document.Root
        assert str(root.Lang) == "nl"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert "/StructTreeRoot" in root
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"]
        fields = list(root.AcroForm.Fields)
        sheets = [sheet for sheet in LOADED.checklists if name in (sheet.id, "afdrukken")]
        expected = sum(map(places_to_fill_in, sheets))
        assert len(fields) == expected
        assert len({str(field.T) for field in fields}) == expected
        assert all(str(field.TU).strip() for field in fields)
        if len(sheets) == 1:
            assert len({str(field.TU) for field in fields}) == expected
        with document.open_outline() as outline:
            assert [item.title for item in outline.root] == [sheet.title for sheet in sheets]
        assert len(document.pages) == len(sheets)
        for page in document.pages:
            assert [round(float(side)) for side in page.mediabox][2:] == [595, A4_HEIGHT]
            assert str(page.obj.Tabs) == "/S"


@pytest.mark.parametrize("name", ["eerste-gesprek", "afdrukken"])
def test_each_sheet_of_a_pdf_has_a_code_that_leads_to_its_page_and_says_so(name: str, made: Path, tmp_path: Path) -> None:
    file = made / "docs" / "assets" / "pdf" / f"{name}.pdf"
    subprocess.run(["pdftoppm", "-r", "120", "-gray", str(file), str(tmp_path / "blad")], check=True)
    sheets = [sheet for sheet in LOADED.checklists if name in (sheet.id, "afdrukken")]
    found = [[code.text for code in zxingcpp.read_barcodes(Image.open(blad))] for blad in sorted(tmp_path.glob("blad*"))]
    assert found == [[f"{REACHABLE}checklists/{sheet.id}/"] for sheet in sheets]
    with pikepdf.open(file) as document:
        said = [
            str(part.Alt) for part in document.objects if isinstance(part, pikepdf.Dictionary) and part.get("/S") == pikepdf.Name("/Figure")
        ]
    assert sorted(said) == sorted(f"QR-code naar deze checklist online: gids.internal/checklists/{sheet.id}/" for sheet in sheets)


def test_a_pdf_can_be_filled_in_saved_and_read_back(made: Path, tmp_path: Path) -> None:
    source = made / "docs" / "assets" / "pdf" / "contactafspraak.pdf"
    with pikepdf.open(source) as document:
        for field in document.Root.AcroForm.Fields:
            if pikepdf.Name("/Tx") == field.FT:
                field.V = pikepdf.String("dinsdag 10 uur")
            elif "/Kids" in field:
                field.V = field.Kids[1].AS = pikepdf.Name("/1")
            else:
                field.V = field.AS = pikepdf.Name("/on")
        document.save(tmp_path / "filled.pdf")
    fields = PdfReader(tmp_path / "filled.pdf").get_fields() or {}
    assert {field.value for field in fields.values()} == {"dinsdag 10 uur", "/on", "/1"}
    assert len(PdfReader(tmp_path / "filled.pdf").pages) == 1


def test_pdfs_are_byte_for_byte_the_same_when_made_again(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    sheet = LOADED.checklists[0]
    kept = (made / "docs" / "assets" / "pdf" / f"{sheet.id}.pdf").read_bytes()
    assert pdf.draw(made, pdf.of_checklists(reachable(LOADED), made, sheet.title, (sheet,))) == kept


def test_a_checklist_that_does_not_stay_on_one_sheet_is_told_at_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "assets" / "pdf"
    folder.mkdir(parents=True)
    long, short = LOADED.checklists[:2]
    (folder / f"{long.id}.pdf").write_bytes(pdf.draw(ROOT, pdf.of_checklists(LOADED, ROOT, long.title, (long, short))))
    (folder / f"{short.id}.pdf").write_bytes(pdf.draw(ROOT, pdf.of_checklists(LOADED, ROOT, short.title, (short,))))
    told = [str(problem) for problem in pdf.overlong(guide.load(ROOT), tmp_path)]
    assert told == [
        f"content/checklists/{long.id}.yml:1:1: deze checklist past niet op één A4 (2 bladen); schrap een punt, of maak het kort"
    ]


def test_a_pdf_of_a_checklist_that_is_gone_goes_too(made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "assets" / "pdf"
    folder.mkdir(parents=True)
    (folder / "oud.pdf").write_bytes(b"%PDF-")
    (tmp_path / "docs" / "assets" / "css").mkdir()
    (tmp_path / "docs" / "assets" / "css" / "tokens.css").write_text("--action: light-dark(#112233, #ffffff);")
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    (tmp_path / "docs" / "assets" / "css" / "cut-cards.css").touch()
    (tmp_path / "docs" / "assets" / "css" / "plan-paper.css").touch()
    monkeypatch.setattr(pdf, "draw", lambda *arguments: b"%PDF-new")
    pdf.write_all(LOADED, tmp_path)
    assert "oud" not in {file.stem for file in folder.glob("*.pdf")}
    assert len(list(folder.glob("*.pdf"))) == 26


def test_a_pdf_is_drawn_again_only_when_something_in_it_changed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    styles = tmp_path / "docs" / "assets" / "css"
    shutil.copytree(ROOT / "docs" / "assets" / "css", styles)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    drawn: list[str] = []

    def draw(root: Path, sheet: pdf.Sheet) -> bytes:
        drawn.append(sheet.html)
        return f"%PDF-{len(drawn)}".encode()

    monkeypatch.setattr(pdf, "draw", draw)
    written = pdf.write_all(LOADED, tmp_path)
    before = {path: path.read_bytes() for path in written}
    assert len(drawn) == len(written)
    written[0].unlink()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    pdf.write_all(LOADED, tmp_path)
    assert len(drawn) == len(written)
    assert before == {path: path.read_bytes() for path in written}
    (styles / "plan-paper.css").write_text("p { color: red }")
    changed = dataclasses.replace(LOADED, checklists=(LOADED.checklists[0].model_copy(update={"title": "Anders"}), *LOADED.checklists[1:]))
    pdf.write_all(changed, tmp_path)
    again = drawn[len(written) :]
    assert len(again) < 6
    assert all("Anders" in html or "plan-paper.css" in html for html in again)
    assert len(list((tmp_path / ".cache" / "pdf" / "site").glob("*"))) == len(written)


def test_without_pango_there_is_a_sentence_no_pdf_and_no_link(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    shutil.rmtree(tree / "docs" / "assets" / "pdf", ignore_errors=True)
    (tree / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n")
    outcome = run(tree, "macros", "pdf")  # in a process of its own: there the tree comes before what is installed
    assert outcome.returncode == 0
    assert "geen PDF's gemaakt: Pango ontbreekt" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert not (tree / "docs" / "assets" / "pdf").exists()
    assert "PDF (" not in render.render(LOADED, tree, "checklists/contactafspraak")


def test_the_accent_of_a_pdf_is_that_of_the_site(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    tokens = tree / "docs" / "assets" / "css" / "tokens.css"
    tokens.write_text(re.sub(r"--action: light-dark\(#[0-9a-f]{6}", "--action: light-dark(#7a1f3d", tokens.read_text()))
    loaded = whole(guide.load(tree))
    made = pikepdf.open(io.BytesIO(pdf.draw(tree, pdf.of_checklists(loaded, tree, "Proef", loaded.checklists[:1]))))
    content = b"".join(page.Contents.read_bytes() for page in made.pages)
    red, green, blue = (int(part, 16) / 255 for part in ("7a", "1f", "3d"))
    assert any(
        all(abs(float(found) - value) < 0.002 for found, value in zip(numbers, (red, green, blue), strict=True))
        for numbers in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|sc|scn)\b", content)
    )
