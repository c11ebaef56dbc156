"""The policy as a Word document to fill in: headings, lists and a language that assistive technology understands."""

from __future__ import annotations

import datetime
import io
import os
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from ..load.folders import docs_folder
from ..load.guide import Guide
from ..look import palette
from ..model.policy import Policy
from ..pages.policy_text import Piece
from ..pages.render import policy_pieces

LANGUAGE = "nl-NL"
FONT = "Calibri"
EARLIEST = 315532800  # a zip cannot say a time before 1980
# What the library's template brings along and this document has no use for.
UNUSED = ("stylesWithEffects", "customXml", "thumbnail")
BOX = Cm(0.8)
HEADINGS = {"Title": 24, "Heading 1": 16, "Heading 2": 12.5}


def policy_document(guide: Guide, root: Path) -> bytes:
    """Return the policy as a .docx with what the edition knows filled in. Same content and SOURCE_DATE_EPOCH, same bytes."""
    policy, words, edition = guide.policy, guide.words["policy_file"], guide.edition
    document = _blank_document(guide, root)
    _add(document, "Title", [Piece(words["title"])])
    _add(document, "Normal", [Piece(words["how"])])
    _add(document, "Normal", [Piece(policy.or_note)])
    _add_chapters(document, guide)
    document.add_heading(words["adopted_heading"], 1)
    for line in ("adopted_on", "adopted_by", "adopted_with", "adopted_next"):
        _add(document, "Normal", policy_pieces(guide, words[line]))
    document.add_heading(words["check_heading"], 1).paragraph_format.page_break_before = True
    _add(document, "Normal", [Piece(words["check_how"])])
    _add_checks(document, policy)
    document.add_heading(words["sources_heading"], 1)
    _add(document, "Normal", [Piece(policy.basis)])
    for id in dict.fromkeys(id for part in (policy, *policy.clauses) for id in part.cites):
        source = guide.sources[id]
        _add(document, "List Bullet", [Piece(f"{source.publisher}: {source.title}.")])
    origin = words["origin"].format(
        name=edition.name,
        host=edition.host,
        version=guide.words["common"]["version"],
        license=guide.words["frame"]["license_url"],
    )
    _add(document, "Normal", [Piece(origin)])
    return _packed(document)


def _add_chapters(document: Document, guide: Guide) -> None:
    """Add the text of the policy: chapters and clauses, each with its number."""
    for number, chapter in enumerate(guide.policy.chapters, 1):
        document.add_heading(f"{number}. {chapter.title}", 1)
        if chapter.text:
            _add(document, "Normal", policy_pieces(guide, chapter.text))
        for place, clause in enumerate(chapter.clauses, 1):
            document.add_heading(f"{number}.{place} {clause.title}", 2)
            _add(document, "Normal", policy_pieces(guide, clause.text))
            for point in clause.points:
                _add(document, "List Bullet", policy_pieces(guide, point))


def _add_checks(document: Document, policy: Policy) -> None:
    """Add the self-check: the questions of every chapter, each behind a box to tick."""
    for number, chapter in enumerate(policy.chapters, 1):
        document.add_heading(f"{number}. {chapter.title}", 2)
        for clause in chapter.clauses:
            for check in clause.checks:
                line = _add(document, "List Paragraph", [Piece(f"☐\t{check.text}")]).paragraph_format
                line.left_indent, line.first_line_indent, line.space_after = BOX, -BOX, Pt(3)
                line.tab_stops.add_tab_stop(BOX)


def _blank_document(guide: Guide, root: Path) -> Document:
    """Make an empty A4 document in Dutch with the edition's colour; its dates are those of SOURCE_DATE_EPOCH."""
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for id in [id for id, relation in relations.items() if relation.reltype.rpartition("/")[2] in UNUSED]:
            del relations[id]
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    defaults = document.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    for language in defaults:
        language.set(qn("w:val"), LANGUAGE)
    tokens = (docs_folder(root, guide.name) / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    accent = RGBColor.from_string(palette.read_tokens(tokens)["action"][0].removeprefix("#"))
    document.styles["Normal"].font.name = FONT
    for name, size in HEADINGS.items():
        font = document.styles[name].font
        _plain_font(document.styles[name].element.rPr.rFonts)
        font.name, font.size, font.color.rgb = FONT, Pt(size), accent
    words, moment = guide.words["policy_file"], datetime.datetime.fromtimestamp(_epoch(), datetime.UTC).replace(tzinfo=None)
    facts = document.core_properties
    facts.title, facts.subject, facts.language = words["title"], words["subject"], LANGUAGE
    facts.author = facts.last_modified_by = guide.edition.name
    facts.comments, facts.keywords = "", ""
    facts.created = facts.modified = moment
    _add_page_number(page.footer.paragraphs[0], words["page"])
    return document


def _plain_font(fonts: OxmlElement) -> None:
    """Take away a theme's font, which goes before a named one."""
    for name in [name for name in fonts.attrib if name.endswith("Theme") or name.endswith("theme")]:
        del fonts.attrib[name]


def _add(document: Document, style: str, parts: Iterable[Piece]) -> Paragraph:
    """Add a paragraph in which open blanks are marked, by brackets and by colour."""
    paragraph = document.add_paragraph(style=style)
    for part in parts:
        run = paragraph.add_run(part.text)
        if part.open:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def _add_page_number(paragraph: Paragraph, text: str) -> None:
    """Add the text with the page's number at the end, which the word processor fills in."""
    paragraph.add_run(f"{text} ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _epoch() -> int:
    return max(EARLIEST, int(os.environ.get("SOURCE_DATE_EPOCH", "0")))


def _packed(document: Document) -> bytes:
    """Return the document's bytes, packed again: the library writes the time of day into the zip."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    stamp = time.gmtime(_epoch())[:6]
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, source.read(name))
    return packed.getvalue()
