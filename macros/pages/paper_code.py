"""The QR code of a page, for paper: it leads from a printed sheet back to the page online."""

from __future__ import annotations

from dataclasses import dataclass

from ..load.guide import Guide
from ..look import qr_code


@dataclass(frozen=True)
class PaperCode:
    """The code of a page, and the address that it holds as people read it."""

    address: str
    drawn: qr_code.Code


def paper_code(guide: Guide, path: str) -> PaperCode | None:
    """Return the code of the page at `path` on the edition's own address; None where the edition has no address of its own."""
    drawn = qr_code.draw(f"{guide.edition.address}{path}/") if guide.own_address else None
    return PaperCode(f"{guide.edition.host}/{path}/", drawn) if drawn else None
