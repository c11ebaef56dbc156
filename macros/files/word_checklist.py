"""A checklist as a Word document to fill in: what the PDF holds, with boxes to tick, days to choose and lines to write on."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from ..load.guide import Guide
from ..model.checklist import Checklist, ChecklistItem, Fill
from ..pages.page_kinds import path_of
from ..pages.paper_code import paper_address
from ..pages.policy_text import Piece
from ..pages.script_data import contact_line
from ..pages.sheet_words import sheet_line
from ..pages.templates import day_in_words
from .word import INDENT, TABLE, WIDTH, Controls, add, add_page_number, blank_document, packed

MARGIN = Mm(20)
INSIDE = WIDTH - 2 * MARGIN
LINE = Mm(7)
SMALL = Pt(9)
ENDS = ("?", "!", ":", ".")
# How far what stands apart is moved in, and its bullets more: the line along it then is straight.
APART, BULLET = Mm(3), Mm(6)


def checklist_document(guide: Guide, root: Path, checklist: Checklist) -> bytes:
    """Return a checklist as a .docx. Same content and SOURCE_DATE_EPOCH, same bytes."""
    words = guide.words["checklist_file"]
    document = blank_document(guide, root, checklist.title, words["subject"], MARGIN)
    for style in ("Heading 1", "Normal"):
        document.styles[style].paragraph_format.space_after = Pt(3)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(12)
    document.styles["Footer"].font.size = SMALL
    sheet = _Sheet(guide, checklist, document)
    sheet.add_head()
    for number, section in enumerate(checklist.sections):
        if number == 1:
            sheet.add_limits()
        document.add_heading(section.title, 1)
        for item in section.items:
            sheet.add_item(item)
    if len(checklist.sections) == 1:
        sheet.add_limits()
    sheet.add_end()
    sheet.add_foot()
    return packed(document)


class _Sheet:
    """A checklist that is being written, part by part."""

    def __init__(self, guide: Guide, checklist: Checklist, document: Document) -> None:
        self.guide, self.checklist, self.document = guide, checklist, document
        self.words, self.file_words = guide.words["checklist"], guide.words["checklist_file"]
        self.controls = Controls()
        self.accent = str(document.styles["Title"].font.color.rgb)

    def add_head(self) -> None:
        """Add the title, the moment, what the list is for, and a table of what is filled in first."""
        moment = self.guide.words["moments_of_checklists"][self.checklist.moment]
        add(self.document, "Title", [Piece(self.checklist.title)])
        add(self.document, "Normal", [Piece(f"{moment} · {sheet_line(self.guide, self.checklist)}")])
        add(self.document, "Normal", [Piece(self.checklist.purpose)])
        if self.checklist.write_lines:
            table = self._table(self.words["write_lines"], self.file_words["answer"])
            for line in self.checklist.write_lines:
                label, place = table.add_row().cells
                label.text = line.label
                self._add_control(place.paragraphs[0], line, f"{self.checklist.title} {line.label}")

    def add_item(self, item: ChecklistItem) -> None:
        """Add one point: a box, the words, and a line for each place to fill in."""
        place = self.controls.tick_line(self.document, item.text).paragraph_format
        for fill in (*((item.fill,) if item.fill else ()), *item.lines):
            place.keep_with_next = True
            below = self.document.add_paragraph(f"{fill.label}{'' if fill.label.endswith(ENDS) else ':'} ", style="List Paragraph")
            below.paragraph_format.left_indent = INDENT
            self._add_control(below, fill, f"{item.text} {fill.label}")
            below.paragraph_format.tab_stops.add_tab_stop(INSIDE, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            below.add_run("\t")
            place = below.paragraph_format
            place.space_after = Pt(3)

    def add_limits(self) -> None:
        """Add what is not asked and not written, apart from the points by a line along it."""
        words, sheet = self.words, self.checklist
        self._add_apart(sheet.do_not_ask_title or words["only_ask" if sheet.do_not_write else "do_not_ask"], sheet.do_not_ask)
        if sheet.do_not_write:
            self._add_apart(words["do_not_write"], sheet.do_not_write)

    def add_end(self) -> None:
        """Add sentences to say, room for notes, whom to reach, and where it comes from."""
        guide, sheet = self.guide, self.checklist
        self.document.add_heading(self.words["phrases"], 1)
        for phrase in sheet.phrases:
            add(self.document, "List Bullet", [Piece(phrase.say)])
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)
        titles = [title for title in (sheet.notes_title, sheet.notes_beside) if title]
        row = self._table(*titles).add_row()
        row.height = LINE * sheet.notes_lines
        for title, cell in zip(titles, row.cells, strict=True):
            self.controls.text(cell.paragraphs[0], f"{sheet.title} {title}", self.file_words["text"])
        contacts = [role for role in sheet.contacts if role in guide.edition.contacts]
        if contacts:
            self.document.add_heading(self.file_words["contacts"], 1)
        for role in contacts:
            add(self.document, "List Bullet", [Piece(contact_line(guide, role))])
        if sheet.names_crisis_line:
            self._add_small(guide.words["frame"]["crisis_long"]).paragraph_format.space_before = Pt(12)
        sources = ", ".join(guide.sources[id].short for id in sheet.cites)
        common = guide.words["common"]
        explained = paper_address(guide, path_of("sources"))
        at = f" {self.words['sources_at']} {explained}." if explained else ""
        self._add_small(f"{common['sources']} {sources}.{at} {common['no_advice']}")

    def add_foot(self) -> None:
        """Add to every page which edition this is, when it was looked at, and where it stands online."""
        guide, common = self.guide, self.guide.words["common"]
        foot = self.document.sections[0].footer.paragraphs[0]
        reviewed = f"{common['reviewed'].lower()} {day_in_words(self.checklist.reviewed, guide.words)}"
        address = paper_address(guide, path_of("checklist", self.checklist.id))
        foot.add_run(" · ".join((f"{guide.edition.name} {common['version']}", reviewed, *((address,) if address else ()), "")))
        add_page_number(foot, guide.words["policy_file"]["page"])

    def _add_control(self, paragraph: Paragraph, fill: Fill, name: str) -> None:
        if fill.kind == "keuze":
            self.controls.choice(paragraph, name, self.file_words["choice"].format(options=" / ".join(fill.options)), fill.options)
        elif fill.kind == "datum":
            self.controls.day(paragraph, name, self.file_words["day"])
        else:
            self.controls.text(paragraph, name, self.file_words["text"])

    def _table(self, *titles: str) -> Table:
        """Add a table with a head that is one, also for who hears it."""
        table = self.document.add_table(1, len(titles), TABLE)
        head = table.rows[0]
        head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, title in zip(head.cells, titles, strict=True):
            cell.paragraphs[0].add_run(title).bold = True
        return table

    def _add_apart(self, title: str, lines: tuple[str, ...]) -> None:
        parts = [self.document.add_heading(title, 1), *(self.document.add_paragraph(line, style="List Bullet") for line in lines)]
        for part in parts:
            borders = OxmlElement("w:pBdr")
            side = OxmlElement("w:left")
            for name, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", self.accent)):
                side.set(qn(f"w:{name}"), value)
            borders.append(side)
            part._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
            place = part.paragraph_format
            place.left_indent = APART if part is parts[0] else APART + BULLET
            place.first_line_indent = None if part is parts[0] else -BULLET
            place.keep_with_next = part is not parts[-1]

    def _add_small(self, text: str) -> Paragraph:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(text).font.size = SMALL
        paragraph.paragraph_format.space_before = Pt(6)
        return paragraph
