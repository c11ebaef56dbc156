"""The address of a page on paper, in words and as a QR code: it leads from a printed sheet back to the page online."""

from __future__ import annotations

from dataclasses import dataclass

from ..load.guide import Guide
from ..look import qr_code


@dataclass(frozen=True)
class PaperCode:
    """The code of a page, and the address that it holds as people read it."""

    address: str
    drawn: qr_code.Code


def paper_address(guide: Guide, path: str) -> str:
    """Return the address of the page at `path` as people read it; empty where the edition has none of its own, or one that leads nowhere."""
    leads = guide.own_address and not guide.edition.leads_nowhere
    return f"{guide.edition.host}/{path}/" if leads else ""


def paper_code(guide: Guide, path: str) -> PaperCode | None:
    """Return the code of the page at `path`; None where paper names no address, or one too long to draw."""
    address = paper_address(guide, path)
    drawn = qr_code.draw(f"{guide.edition.address}{path}/") if address else None
    return PaperCode(address, drawn) if drawn else None
