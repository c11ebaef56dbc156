"""Tagged PDF/UA-1: checklists with fields to fill in, one per checklist and one booklet per print page, the cards, and the plan.

An optional part: WeasyPrint needs Pango on the machine. Without it there is no PDF and no page links to one.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from ..load.folders import docs_folder
from ..load.guide import Guide
from ..look.share_image import FONT_PACKAGE
from ..model.checklist import Checklist
from ..pages import catalogue, page, print_groups
from . import print_templates

CARDS = "kaarten"
PLAN = "ons-plan"
CACHE = ".cache/pdf"
CLOCK = "SOURCE_DATE_EPOCH"
LOCAL_FILE = re.compile(r"file://[^\"')\s]+")
ACCENT = re.compile(r"--action: light-dark\((#[0-9a-f]{6})")


class EngineMissing(Exception):
    """WeasyPrint or Pango is not on this machine."""


def write_all(guide: Guide, root: Path) -> list[Path]:
    """Write every PDF under assets/pdf of the edition's docs folder and remove those that are no longer made; returns the files.

    Reproducible: same content, same bytes. One of which nothing changed is not drawn again. Raises EngineMissing,
    before anything is written.
    """
    engine = _engine()
    folder = docs_folder(root, guide.name) / "assets" / "pdf"
    folder.mkdir(parents=True, exist_ok=True)
    drawn = root / CACHE / (guide.name or "site")
    drawn.mkdir(parents=True, exist_ok=True)
    before, known = set(folder.glob("*.pdf")), set(drawn.glob("*.pdf"))
    written, used = [], []
    for name, sheet in _sheets(guide, root):
        kept = drawn / f"{_fingerprint(engine, sheet)}.pdf"
        if kept not in known:
            part = kept.with_suffix(".part")
            part.write_bytes(_draw(engine, root, sheet))
            part.replace(kept)
        used.append(kept)
        path = folder / f"{name}.pdf"
        path.write_bytes(kept.read_bytes())
        written.append(path)
    for leftover in (before - set(written)) | (known - set(used)):
        leftover.unlink()
    return written


@dataclass(frozen=True)
class Sheet:
    """What a PDF is drawn from."""

    html: str
    forms: bool


def make(guide: Guide, root: Path, title: str, sheets: tuple[Checklist, ...]) -> bytes:
    """One PDF of checklists."""
    return _draw(_engine(), root, _checklists(guide, root, title, sheets))


def make_cards(guide: Guide, root: Path) -> bytes:
    """The cards to cut out: of every eight a page of fronts, then a page of backs."""
    return _draw(_engine(), root, _cards(guide, root))


def make_plan(guide: Guide, root: Path) -> bytes:
    """The blank plan, with fields to fill in."""
    return _draw(_engine(), root, _plan(guide, root))


def _sheets(guide: Guide, root: Path) -> Iterator[tuple[str, Sheet]]:
    """Every PDF: its name, and what it is drawn from."""
    for name, (title, checklists) in _documents(guide):
        yield name, _checklists(guide, root, title, checklists)
    if catalogue.is_shown(guide, page.PRINT_CARDS):
        yield CARDS, _cards(guide, root)
    if catalogue.is_shown(guide, page.PLAN):
        yield PLAN, _plan(guide, root)


def _checklists(guide: Guide, root: Path, title: str, checklists: tuple[Checklist, ...]) -> Sheet:
    return Sheet(print_templates.render_pdf(guide, root, title, checklists, _accent(_styles(guide, root)), _font_folder()), forms=True)


def _cards(guide: Guide, root: Path) -> Sheet:
    return Sheet(print_templates.render_pdf_cards(guide, root, _styles(guide, root).as_uri(), _font_folder()), forms=False)


def _plan(guide: Guide, root: Path) -> Sheet:
    styles = _styles(guide, root)
    return Sheet(print_templates.render_pdf_plan(guide, root, _accent(styles), styles.as_uri(), _font_folder()), forms=True)


def _styles(guide: Guide, root: Path) -> Path:
    return docs_folder(root, guide.name) / "assets" / "css"


def _draw(engine: Any, root: Path, sheet: Sheet) -> bytes:
    """The PDF of a sheet. The only time in it is that of its fonts, and that one stands still."""
    before = os.environ.get(CLOCK)
    os.environ[CLOCK] = "0"
    try:
        document = engine.HTML(string=sheet.html, base_url=str(root))
        return document.write_pdf(pdf_variant="pdf/ua-1", **({"pdf_forms": True} if sheet.forms else {}))
    finally:
        if before is None:
            del os.environ[CLOCK]
        else:
            os.environ[CLOCK] = before


def _fingerprint(engine: Any, sheet: Sheet) -> str:
    """What changes when the PDF of a sheet would: the engine, the page, and the files that it names."""
    found = hashlib.sha256(f"{engine.__version__} {sheet.forms} {sheet.html}".encode())
    for address in LOCAL_FILE.findall(sheet.html):
        found.update(Path(unquote(urlsplit(address).path)).read_bytes())
    return found.hexdigest()


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


def _engine() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as failure:
        raise EngineMissing from failure
    return weasyprint


def _font_folder() -> str:
    return Path(str(files(FONT_PACKAGE) / "files")).as_uri()
