"""Tagged PDF/UA-1: checklists with fields to fill in, one per checklist and one booklet per print page, the cards, and the plan.

An optional part: WeasyPrint needs Pango on the machine. Without it there is no PDF and no page links to one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from ..load.folders import docs_folder
from ..load.guide import Guide
from ..look.share_image import FONT_PACKAGE
from ..model.checklist import Checklist
from ..pages import catalogue, page, print_groups
from . import print_templates

CARDS = "kaarten"
PLAN = "ons-plan"
ACCENT = re.compile(r"--action: light-dark\((#[0-9a-f]{6})")


class EngineMissing(Exception):
    """WeasyPrint or Pango is not on this machine."""


def write_all(guide: Guide, root: Path) -> list[Path]:
    """Write every PDF under assets/pdf of the edition's docs folder and remove those that are no longer made; returns the files.

    Reproducible: the only time in a file is SOURCE_DATE_EPOCH. Raises EngineMissing, before anything is written.
    """
    engine = _engine()
    folder = docs_folder(root, guide.name) / "assets" / "pdf"
    folder.mkdir(parents=True, exist_ok=True)
    before = set(folder.glob("*.pdf"))
    written = []
    for name, (title, sheets) in _documents(guide):
        path = folder / f"{name}.pdf"
        path.write_bytes(make(guide, root, title, sheets, engine))
        written.append(path)
    if catalogue.is_shown(guide, page.PRINT_CARDS):
        path = folder / f"{CARDS}.pdf"
        path.write_bytes(make_cards(guide, root, engine))
        written.append(path)
    if catalogue.is_shown(guide, page.PLAN):
        path = folder / f"{PLAN}.pdf"
        path.write_bytes(make_plan(guide, root, engine))
        written.append(path)
    for leftover in before - set(written):
        leftover.unlink()
    return written


def make(guide: Guide, root: Path, title: str, sheets: tuple[Checklist, ...], engine: object = None) -> bytes:
    """One PDF of checklists."""
    engine = engine or _engine()
    accent = _accent(docs_folder(root, guide.name) / "assets" / "css")
    html = print_templates.render_pdf(guide, root, title, sheets, accent, _font_folder())
    document = engine.HTML(string=html, base_url=str(root))
    return document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)


def make_cards(guide: Guide, root: Path, engine: object = None) -> bytes:
    """The cards to cut out: of every eight a page of fronts, then a page of backs."""
    engine = engine or _engine()
    styles = (docs_folder(root, guide.name) / "assets" / "css").as_uri()
    html = print_templates.render_pdf_cards(guide, root, styles, _font_folder())
    return engine.HTML(string=html, base_url=str(root)).write_pdf(pdf_variant="pdf/ua-1")


def make_plan(guide: Guide, root: Path, engine: object = None) -> bytes:
    """The blank plan, with fields to fill in."""
    engine = engine or _engine()
    styles = docs_folder(root, guide.name) / "assets" / "css"
    html = print_templates.render_pdf_plan(guide, root, _accent(styles), styles.as_uri(), _font_folder())
    return engine.HTML(string=html, base_url=str(root)).write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)


def _accent(styles: Path) -> str:
    """The edition's own colour, from the site's tokens."""
    accent = ACCENT.search((styles / "tokens.css").read_text(encoding="utf-8"))
    return accent[1] if accent else "#000000"


def _documents(guide: Guide) -> Iterator[tuple[str, tuple[str, tuple[Checklist, ...]]]]:
    for checklist in guide.checklists:
        yield checklist.id, (checklist.title, (checklist,))
    for group in print_groups.print_groups(guide):
        if group.sheets:
            yield group.path.replace("/", "-"), (group.title, group.sheets)


def _engine() -> object:
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    try:
        import weasyprint
    except (ImportError, OSError) as failure:
        raise EngineMissing from failure
    return weasyprint


def _font_folder() -> str:
    return Path(str(files(FONT_PACKAGE) / "files")).as_uri()
