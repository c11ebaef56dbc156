"""The policy as a Word document to take over: headings, lists, open blanks, and the self-check with boxes to tick."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document
from docx.shared import Mm

from ..load.guide import Guide
from ..model.policy import Policy
from ..pages.policy_text import Piece, origin, policy_pieces
from .word import Controls, add, add_page_number, blank_document, packed

MARGIN = Mm(25)


def policy_document(guide: Guide, root: Path) -> bytes:
    """Return the policy as a .docx with what the edition knows filled in. Same content and SOURCE_DATE_EPOCH, same bytes."""
    policy, words = guide.policy, guide.words["policy_file"]
    document = blank_document(guide, root, words["title"], words["subject"], MARGIN)
    add_page_number(document.sections[0].footer.paragraphs[0], words["page"])
    add(document, "Title", [Piece(words["title"])])
    add(document, "Normal", [Piece(words["how"])])
    add(document, "Normal", [Piece(policy.or_note)])
    _add_chapters(document, guide)
    document.add_heading(words["adopted_heading"], 1)
    for line in ("adopted_on", "adopted_by", "adopted_with", "adopted_next"):
        add(document, "Normal", policy_pieces(guide, words[line]))
    document.add_heading(words["check_heading"], 1).paragraph_format.page_break_before = True
    add(document, "Normal", [Piece(words["check_how"])])
    _add_checks(document, policy)
    document.add_heading(words["sources_heading"], 1)
    add(document, "Normal", [Piece(policy.basis)])
    for id in policy.all_cited:
        source = guide.sources[id]
        add(document, "List Bullet", [Piece(f"{source.publisher}: {source.title}.")])
    add(document, "Normal", [Piece(origin(guide))])
    return packed(document)


def _add_chapters(document: Document, guide: Guide) -> None:
    """Add the text of the policy: chapters and clauses, each with its number."""
    for number, chapter in enumerate(guide.policy.chapters, 1):
        document.add_heading(f"{number}. {chapter.title}", 1)
        if chapter.text:
            add(document, "Normal", policy_pieces(guide, chapter.text))
        for place, clause in enumerate(chapter.clauses, 1):
            document.add_heading(f"{number}.{place} {clause.title}", 2)
            add(document, "Normal", policy_pieces(guide, clause.text))
            for point in clause.points:
                add(document, "List Bullet", policy_pieces(guide, point))


def _add_checks(document: Document, policy: Policy) -> None:
    """Add the self-check: the questions of every chapter, each behind a box to tick."""
    controls = Controls()
    for number, chapter in enumerate(policy.chapters, 1):
        document.add_heading(f"{number}. {chapter.title}", 2)
        for clause in chapter.clauses:
            for check in clause.checks:
                controls.tick_line(document, check.text)
