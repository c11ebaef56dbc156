"""A checklist as a Word document: all that the sheet holds, to fill in, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from macros.files import word_checklist
from macros.model.checklist import Checklist, Fill
from macros.pages import render
from tests.helpers import EPOCH, ROOT, our_guide, reachable, squeezed, styled

LOADED = reachable(our_guide())
WORDS = LOADED.words["checklist"]


def made_of(sheet: Checklist) -> Document:
    return docx.Document(io.BytesIO(word_checklist.checklist_document(LOADED, ROOT, sheet)))


@pytest.fixture(scope="module", params=LOADED.checklists, ids=lambda sheet: sheet.id)
def both(request: pytest.FixtureRequest) -> tuple[Checklist, Document]:
    return request.param, made_of(request.param)


def with_inside(document: Document, kind: str) -> Iterator[Any]:
    """Every place to fill in of one kind."""
    for control in document.element.body.iter(qn("w:sdt")):
        if control.find(f"{qn('w:sdtPr')}/{qn(kind)}") is not None:
            yield control


def fills(sheet: Checklist) -> list[Fill]:
    return [*sheet.write_lines, *(fill for item in sheet.items for fill in (*((item.fill,) if item.fill else ()), *item.lines))]


def test_each_point_stands_behind_a_box_to_tick_and_no_other_line_has_one(both: tuple[Checklist, Document]) -> None:
    sheet, made = both
    lines = [line.text for line in made.paragraphs if next(line._p.iter(qn("w14:checkbox")), None) is not None]
    assert lines == [f"\t{item.text}" for item in sheet.items]
    boxes = list(with_inside(made, "w14:checkbox"))
    assert len(boxes) == len(sheet.items)
    assert {"".join(text.text for text in box.iter(qn("w:t"))) for box in boxes} == {"☐"}
    assert all(
        item.text.startswith(box.find(f".//{qn('w:alias')}").get(qn("w:val")).rstrip("…"))
        for item, box in zip(sheet.items, boxes, strict=True)
    )


def test_each_place_to_fill_in_takes_what_it_asks_and_has_a_name_of_its_own(both: tuple[Checklist, Document]) -> None:
    sheet, made = both
    asked = [fill.kind for fill in fills(sheet)]
    assert len(list(with_inside(made, "w:date"))) == asked.count("datum")
    choices = [[option.get(qn("w:value")) for option in control.iter(qn("w:listItem"))] for control in with_inside(made, "w:dropDownList")]
    assert choices == [list(fill.options) for fill in fills(sheet) if fill.kind == "keuze"]
    notes = 2 if sheet.notes_beside else 1
    assert len(list(with_inside(made, "w:text"))) == asked.count("tekst") + notes
    numbers = [number.get(qn("w:val")) for number in made.element.body.iter(qn("w:id"))]
    assert len(numbers) == len(set(numbers)) == len(asked) + notes + len(sheet.items)


def test_all_that_the_sheet_says_stands_under_real_headings(both: tuple[Checklist, Document]) -> None:
    sheet, made = both
    headings = styled(made, "Heading 1")
    first, *others = [section.title for section in sheet.sections]
    limits = [
        sheet.do_not_ask_title or WORDS["only_ask" if sheet.do_not_write else "do_not_ask"],
        *([WORDS["do_not_write"]] if sheet.do_not_write else []),
    ]
    assert headings == [first, *limits, *others, WORDS["phrases"]]
    assert styled(made, "Title") == [sheet.title]
    text = squeezed("".join(part.text or "" for part in made.element.body.iter(qn("w:t"))))
    for part in (
        sheet.purpose,
        *sheet.do_not_ask,
        *sheet.do_not_write,
        *(phrase.say for phrase in sheet.phrases),
        *(LOADED.sources[id].short for id in sheet.cites),
    ):
        assert squeezed(part) in text
    assert LOADED.words["moments_of_checklists"][sheet.moment] in made.paragraphs[1].text
    foot = made.sections[0].footer.paragraphs[0].text
    for part in ("Samen Terug", str(sheet.reviewed.year), f"gids.internal/checklists/{sheet.id}/"):
        assert part in foot
    assert squeezed("Uitleg bij de bronnen: gids.internal/bronnen/.") in text


def test_an_address_that_is_an_example_is_not_in_word() -> None:
    ours = our_guide()
    made = docx.Document(io.BytesIO(word_checklist.checklist_document(ours, ROOT, ours.checklists[0])))
    text = "".join(part.text or "" for root in (made.element, made.sections[0].footer._element) for part in root.iter(qn("w:t")))
    assert ours.edition.host not in text
    assert "Uitleg bij de bronnen" not in text


def test_the_head_of_a_table_is_marked_as_one(both: tuple[Checklist, Document]) -> None:
    sheet, made = both
    assert len(made.tables) == (2 if sheet.write_lines else 1)
    for table in made.tables:
        assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows] == [True, *[False] * (len(table.rows) - 1)]


def test_word_checklist_has_title_language_and_name_of_an_edition_without_a_logo(both: tuple[Checklist, Document]) -> None:
    sheet, made = both
    facts = made.core_properties
    assert (facts.title, facts.language, facts.author) == (sheet.title, "nl-NL", "Samen Terug")
    assert {language.get(qn("w:val")) for language in made.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))} == {"nl-NL"}
    assert [line.text for line in made.sections[0].header.paragraphs] == ["Samen Terug"]
    assert len(word_checklist.checklist_document(LOADED, ROOT, sheet)) < 20_000


def test_the_same_sheet_and_the_same_day_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    once, again = (word_checklist.checklist_document(LOADED, ROOT, LOADED.checklists[0]) for _ in range(2))
    assert once == again
    with zipfile.ZipFile(io.BytesIO(once)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None


def test_a_list_with_one_part_has_its_limits_after_the_points() -> None:
    sheet = LOADED.checklists[0]
    made = made_of(sheet.model_copy(update={"sections": sheet.sections[:1]}))
    headings = styled(made, "Heading 1")
    assert headings[0] == sheet.sections[0].title
    assert headings[-1] == WORDS["phrases"]
    assert len(headings) > 2


def test_a_page_links_to_its_document_with_the_size_and_only_where_it_was_made(tmp_path: Path) -> None:
    (tmp_path / "overrides").symlink_to(ROOT / "overrides")
    folder = tmp_path / "docs" / "assets" / "doc"
    folder.mkdir(parents=True)
    sheet = LOADED.checklists[0]
    assert ".docx" not in render.render(LOADED, tmp_path, f"checklists/{sheet.id}")
    (folder / f"checklist-{sheet.id}.docx").write_bytes(b"P" * 14_100)
    html = render.render(LOADED, tmp_path, f"checklists/{sheet.id}")
    assert f'href="../../assets/doc/checklist-{sheet.id}.docx"' in html
    assert "Word (15 kB)" in html


def test_one_typeface_is_on_every_page_also_in_its_head_and_foot(both: tuple[Checklist, Document]) -> None:
    _, made = both
    default = made.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:rFonts')}")
    assert {name.rpartition("}")[2]: value for name, value in default.items()} == {"ascii": "Calibri", "hAnsi": "Calibri"}
    assert made.styles["Footer"].font.size == Pt(9)
    assert all(run.font.size is None for run in made.sections[0].footer.paragraphs[0].runs)


def test_the_line_along_what_is_not_asked_is_straight(both: tuple[Checklist, Document]) -> None:
    _, made = both
    places = [line.paragraph_format for line in made.paragraphs if line._p.pPr is not None and line._p.pPr.find(qn("w:pBdr")) is not None]
    assert len({place.left_indent + (place.first_line_indent or 0) for place in places}) == 1
    assert len({place.left_indent for place in places}) == 2


@pytest.mark.parametrize(("label", "shown"), [("Gebeld op", "Gebeld op: "), ("Al gebeld?", "Al gebeld? ")])
def test_a_place_to_fill_in_stands_apart_from_what_it_asks(label: str, shown: str) -> None:
    sheet = next(sheet for sheet in LOADED.checklists if sheet.items[-1].fill)
    fill, last = sheet.items[-1].fill, sheet.sections[-1]
    assert fill is not None
    item = sheet.items[-1].model_copy(update={"fill": fill.model_copy(update={"label": label})})
    own = sheet.model_copy(update={"sections": (*sheet.sections[:-1], last.model_copy(update={"items": (item,)}))})
    made = docx.Document(io.BytesIO(word_checklist.checklist_document(LOADED, ROOT, own)))
    assert any(line.text.startswith(shown) for line in made.paragraphs)
