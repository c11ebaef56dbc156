"""Tagged PDF/UA-1: checklists with fields to fill in, one per checklist and one booklet per print page, the cards, and the plan.

An optional part: WeasyPrint needs Pango on the machine. Without it there is no PDF and no page links to one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pypdfium2

from ..load.folders import docs_folder
from ..load.guide import Guide, Loaded
from ..model.checklist import Checklist
from ..pages import catalogue, print_groups
from ..pages.file_names import CARDS, PLAN
from ..pages.page_kinds import path_of
from ..source import whole_file
from ..source.messages import message
from ..source.nodes import Problem
from ..source.progress import progress
from . import pdf_fields, print_templates
from .engine import engine, standing_clock
from .house_style import house_style

END = "einde-"
# The margin at the foot with a millimetre to spare, and a millimetre in the engine's pixels.
FOOT = 12
MM = 96 / 25.4
CACHE = ".cache/pdf"
LOCAL_FILE = re.compile(r"file://[^\"')\s]+")


def write_all(guide: Guide, root: Path) -> list[Path]:
    """Write every PDF under assets/pdf of the edition's docs folder and remove those that are no longer made; return the files.

    Reproducible: same content, same bytes. One of which nothing changed is not drawn again. Raises EngineMissing,
    before anything is written.
    """
    weasyprint = engine()
    folder = docs_folder(root, guide.name) / "assets" / "pdf"
    folder.mkdir(parents=True, exist_ok=True)
    drawn = root / CACHE / (guide.name or "site")
    drawn.mkdir(parents=True, exist_ok=True)
    before, known = set(folder.glob("*.pdf")), set(drawn.glob("*.pdf"))
    written, used = [], []
    for name, sheet in progress(list(_sheets(guide, root)), message("progress_pdf")):
        kept = drawn / f"{_fingerprint(weasyprint, sheet)}.pdf"
        if kept not in known:
            whole_file.write(kept, draw(root, sheet))
        used.append(kept)
        path = folder / f"{name}.pdf"
        whole_file.write(path, kept.read_bytes())
        written.append(path)
    for leftover in (before - set(written)) | (known - set(used)):
        leftover.unlink()
    return written


def overlong(loaded: Loaded, root: Path) -> Iterator[Problem]:
    """Report each checklist that its PDF, once written, does not keep on one sheet of paper."""
    assert loaded.guide is not None, loaded.problems
    folder = docs_folder(root, loaded.guide.name) / "assets" / "pdf"
    for file, document in loaded.documents:
        path = folder / f"{document.id}.pdf"
        if isinstance(document, Checklist) and path.exists():
            with pypdfium2.PdfDocument(path) as drawn:
                if len(drawn) > 1:
                    yield Problem.of_file(file, message("long_sheet", pages=len(drawn)))


@dataclass(frozen=True)
class Sheet:
    """The source of a PDF: all that it is drawn from."""

    html: str
    forms: bool
    notes: Mapping[str, int] = field(default_factory=dict)
    """The least height of the room for notes in mm, by the id of a checklist."""
    alone: Mapping[str, str] = field(default_factory=dict)
    """The HTML of each of those checklists as a document of its own."""


def of_checklists(guide: Guide, root: Path, title: str, checklists: tuple[Checklist, ...]) -> Sheet:
    """Return the source of checklists in one PDF, with fields to fill in."""
    style = house_style(guide, root)
    return Sheet(
        print_templates.render_pdf(guide, root, title, checklists, style),
        forms=True,
        notes={sheet.id: sheet.notes_lines * print_templates.NOTE_LINE for sheet in checklists},
        alone={sheet.id: print_templates.render_pdf(guide, root, sheet.title, (sheet,), style) for sheet in checklists},
    )


def of_cards(guide: Guide, root: Path) -> Sheet:
    """Return the source of the cards to cut out: of every eight a page of fronts, then a page of backs."""
    return Sheet(print_templates.render_pdf_cards(guide, root, house_style(guide, root)), forms=False)


def of_plan(guide: Guide, root: Path) -> Sheet:
    """Return the source of the blank plan, with fields to fill in."""
    return Sheet(print_templates.render_pdf_plan(guide, root, house_style(guide, root)), forms=True)


def _sheets(guide: Guide, root: Path) -> Iterator[tuple[str, Sheet]]:
    """Yield every PDF: its name, and what it is drawn from."""
    for name, (title, checklists) in _documents(guide):
        yield name, of_checklists(guide, root, title, checklists)
    if catalogue.is_shown(guide, path_of("print_cards")):
        yield CARDS, of_cards(guide, root)
    if catalogue.is_shown(guide, path_of("plan")):
        yield PLAN, of_plan(guide, root)


def draw(root: Path, sheet: Sheet) -> bytes:
    """Draw the PDF of a sheet. Raises EngineMissing."""
    weasyprint = engine()
    with standing_clock():
        roomy = " ".join(
            f".notes-{id} {{ height: {least + _free(weasyprint, root, id, sheet.alone[id])}mm !important; }}"
            for id, least in sheet.notes.items()
        )
        return weasyprint.HTML(string=sheet.html, base_url=str(root)).write_pdf(
            finisher=pdf_fields.complete if sheet.forms else None,
            stylesheets=[weasyprint.CSS(string=roomy)],
            pdf_variant="pdf/ua-1",
            pdf_forms=sheet.forms,
        )


@lru_cache(maxsize=100)
def _free(weasyprint: Any, root: Path, id: str, html: str) -> int:
    """Return the height in mm that is left under a checklist on a sheet of its own; none where it runs on to a next sheet.

    Kept: it stands in the booklet of its phase too, and in that of all.
    """
    for leaf in weasyprint.HTML(string=html, base_url=str(root)).render(pdf_variant="pdf/ua-1", pdf_forms=True).pages:
        if id in leaf.anchors and END + id in leaf.anchors:
            return int((leaf.height - leaf.anchors[END + id][1]) / MM) - FOOT
    return 0


def _fingerprint(weasyprint: Any, sheet: Sheet) -> str:
    """Return what changes when the PDF of a sheet would: the engine, the page, and the files that it names, as a hash."""
    found = hashlib.sha256(f"{weasyprint.__version__} {sheet.forms} {sheet.html}".encode())
    for file in (pdf_fields.__file__, __file__):
        found.update(Path(file).read_bytes())
    for address in LOCAL_FILE.findall(sheet.html):
        found.update(Path(unquote(urlsplit(address).path)).read_bytes())
    return found.hexdigest()


def _documents(guide: Guide) -> Iterator[tuple[str, tuple[str, tuple[Checklist, ...]]]]:
    for checklist in guide.checklists:
        yield checklist.id, (checklist.title, (checklist,))
    for group in print_groups.print_groups(guide):
        if group.sheets:
            yield group.path.replace("/", "-"), (group.title, group.sheets)
