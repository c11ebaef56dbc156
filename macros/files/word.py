"""The base of every Word document: an A4 in Dutch with the edition's logo and colour, and places to fill in that assistive technology knows."""

from __future__ import annotations

import datetime
import io
import itertools
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from ..load.guide import Guide
from ..pages.policy_text import Piece
from ..publish.pack import build_time, pack
from . import word_logo
from .house_style import HouseStyle, house_style

LANGUAGE = "nl-NL"
# Of the ways in which Word lays out a file; with an older one it says "compatibility mode" above it.
NEWEST = "15"
FONT = "Calibri"
# What the library's template brings along and these documents have no use for.
UNUSED = ("stylesWithEffects", "customXml", "thumbnail")
INDENT = Mm(8)
WIDTH, HEIGHT = Mm(210), Mm(297)
LOGO_WIDTH, LOGO_HEIGHT = 50, 12
# Of the table styles that it brings along, the one in use: the others are most of a small document's size.
TABLE = "Table Grid"
HINT = "Placeholder Text"
HEADINGS = {"Title": 24, "Heading 1": 16, "Heading 2": 12.5}
# The most letters of a name that a word processor shows of a place to fill in.
NAME_LENGTH = 64
SYMBOLS = "MS Gothic"
OPEN_BOX, TICKED_BOX = "☐", "☒"


def blank_document(guide: Guide, root: Path, title: str, subject: str, margin: Length) -> Document:
    """Make an empty A4 document in Dutch with the edition's colour, and its logo or name at the head; its dates are those of
    SOURCE_DATE_EPOCH."""
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for id in [id for id, relation in relations.items() if relation.reltype.rpartition("/")[2] in UNUSED]:
            del relations[id]
    page = document.sections[0]
    page.page_width, page.page_height = WIDTH, HEIGHT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = margin
    style = house_style(guide, root)
    _set_styles(document, style.accent.removeprefix("#"))
    moment = datetime.datetime.fromtimestamp(build_time(), datetime.UTC).replace(tzinfo=None)
    facts = document.core_properties
    facts.title, facts.subject, facts.language = title, subject, LANGUAGE
    facts.author = facts.last_modified_by = guide.edition.name
    facts.comments, facts.keywords = "", ""
    facts.created = facts.modified = moment
    _add_head(document, guide, root, style, WIDTH - 2 * margin)
    return document


def _set_styles(document: Document, accent: str) -> None:
    """Set language, typeface and colour ('rrggbb'), and drop styles that nothing uses."""
    styles = document.styles
    for language in (*styles.element.find(qn("w:docDefaults")).iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))):
        language.set(qn("w:val"), LANGUAGE)
    for fonts in styles.element.find(qn("w:docDefaults")).iter(qn("w:rFonts")):
        _plain_font(fonts)
        for part in ("ascii", "hAnsi"):
            fonts.set(qn(f"w:{part}"), FONT)
    for mode in document.settings.element.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), NEWEST)
    for name, size in HEADINGS.items():
        font = styles[name].font
        _plain_font(styles[name].element.rPr.rFonts)
        font.name, font.size, font.color.rgb = FONT, Pt(size), RGBColor.from_string(accent)
    for rule in styles["Title"].element.iter(qn("w:bottom")):
        rule.attrib.pop(qn("w:themeColor"), None)
        rule.set(qn("w:color"), accent)
    for style in [style for style in styles if style.type == WD_STYLE_TYPE.TABLE and style.name not in (TABLE, "Normal Table")]:
        style.delete()
    styles.add_style(HINT, WD_STYLE_TYPE.CHARACTER, builtin=True).font.color.rgb = RGBColor(0x59, 0x59, 0x59)


def _add_head(document: Document, guide: Guide, root: Path, style: HouseStyle, right: int) -> None:
    """Fill the head of each page: the logo, and the name beside it where the logo does not hold that."""
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.style = document.styles["No Spacing"]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Length(right), WD_TAB_ALIGNMENT.RIGHT)
    picture = word_logo.picture(guide, root, style) if style.logo else None
    if style.logo and picture:
        size = style.logo.within(LOGO_WIDTH, LOGO_HEIGHT)
        shown = paragraph.add_run().add_picture(io.BytesIO(picture), Mm(size.width), Mm(size.height))
        shown._inline.docPr.set("descr", guide.words["paper"]["logo"].format(name=guide.edition.name))
    if not picture or guide.edition.logo_holds_name == "nee":
        paragraph.add_run(f"\t{guide.edition.name}" if picture else guide.edition.name)


def add(document: Document, style: str, parts: Iterable[Piece]) -> Paragraph:
    """Add a paragraph in which open blanks are marked, by brackets and by colour."""
    paragraph = document.add_paragraph(style=style)
    for part in parts:
        run = paragraph.add_run(part.text)
        if part.open:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def add_page_number(paragraph: Paragraph, text: str) -> None:
    """Add the text with the page's number at the end, which the word processor fills in."""
    paragraph.add_run(f"{text} ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


class Controls:
    """Places to fill in of one document, each with a name and a number of its own."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)

    def box(self, paragraph: Paragraph, name: str) -> None:
        """Add a box to tick."""
        kind = _element("w14:checkbox")
        kind.append(_element("w14:checked", {"w14:val": "0"}))
        for state, symbol in (("checkedState", TICKED_BOX), ("uncheckedState", OPEN_BOX)):
            kind.append(_element(f"w14:{state}", {"w14:val": f"{ord(symbol):04X}", "w14:font": SYMBOLS}))
        run = self._add(paragraph, name, kind).add_run(OPEN_BOX)
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        for part in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{part}"), SYMBOLS)
        fonts.set(qn("w:hint"), "eastAsia")

    def tick_line(self, document: Document, text: str) -> Paragraph:
        """Add a line with a box to tick before its words, and return it."""
        line = document.add_paragraph(style="List Paragraph")
        self.box(line, text)
        line.add_run(f"\t{text}")
        place = line.paragraph_format
        place.left_indent, place.first_line_indent, place.space_after = INDENT, -INDENT, Pt(3)
        place.tab_stops.add_tab_stop(INDENT)
        return line

    def text(self, paragraph: Paragraph, name: str, hint: str) -> None:
        """Add a place for words, on more lines if need be."""
        self._hinted(paragraph, name, hint, _element("w:text", {"w:multiLine": "1"}))

    def day(self, paragraph: Paragraph, name: str, hint: str) -> None:
        """Add a place for a day, that opens a calendar."""
        kind = _element("w:date")
        for part, value in (("dateFormat", "d MMMM yyyy"), ("lid", LANGUAGE), ("storeMappedDataAs", "dateTime"), ("calendar", "gregorian")):
            kind.append(_element(f"w:{part}", {"w:val": value}))
        self._hinted(paragraph, name, hint, kind)

    def choice(self, paragraph: Paragraph, name: str, hint: str, options: Sequence[str]) -> None:
        """Add a list of which one can be chosen."""
        kind = _element("w:dropDownList")
        for option in options:
            kind.append(_element("w:listItem", {"w:displayText": option, "w:value": option}))
        self._hinted(paragraph, name, hint, kind)

    def _hinted(self, paragraph: Paragraph, name: str, hint: str, kind: Any) -> None:
        self._add(paragraph, name, kind, hinted=True).add_run(hint, HINT)

    def _add(self, paragraph: Paragraph, name: str, kind: Any, hinted: bool = False) -> Paragraph:
        """Return the inside of a new place, to write in as in a paragraph."""
        control, facts, inside = (_element(f"w:{part}") for part in ("sdt", "sdtPr", "sdtContent"))
        facts.append(_element("w:alias", {"w:val": name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1]}…"}))
        facts.append(_element("w:id", {"w:val": str(next(self.numbers))}))
        if hinted:
            facts.append(_element("w:showingPlcHdr"))
        facts.append(kind)
        control.extend((facts, inside))
        paragraph._p.append(control)
        return _Inside(inside, paragraph)


class _Inside(Paragraph):
    """The inside of a place to fill in, which takes runs as a paragraph does."""

    def __init__(self, inside: Any, paragraph: Paragraph) -> None:
        super().__init__(OxmlElement("w:p"), paragraph._parent)
        self.inside = inside

    def add_run(self, text: str | None = None, style: Any = None) -> Any:
        run = super().add_run(text, style)
        self.inside.append(run._r)
        return run


def _element(name: str, attributes: dict[str, str] | None = None) -> Any:
    element = OxmlElement(name)
    for key, value in (attributes or {}).items():
        element.set(qn(key), value)
    return element


def _plain_font(fonts: Any) -> None:
    """Take away a theme's font, which goes before a named one."""
    for name in [name for name in fonts.attrib if name.endswith(("Theme", "theme"))]:
        del fonts.attrib[name]


def packed(document: Document) -> bytes:
    """Return the document's bytes, packed again: the library writes the time of day into the zip."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source:
        return pack((name, source.read(name)) for name in source.namelist())
