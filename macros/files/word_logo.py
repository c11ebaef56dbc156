"""The logo of an edition as a picture for Word, which shows no SVG everywhere: the engine of the PDFs draws it, PDFium makes the dots."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pypdfium2

from ..load.guide import Guide
from ..look import logo_shape
from . import print_templates
from .engine import EngineMissing, engine, standing_clock
from .house_style import HouseStyle

# Four dots for each that the picture keeps, so that edges are smooth.
DOTS_PER_POINT = 4


def picture(guide: Guide, root: Path, style: HouseStyle) -> bytes | None:
    """Return the logo of `style` as PNG; None for an SVG on a machine that cannot draw one."""
    assert style.logo is not None
    if not style.logo.drawn:
        return style.logo.dots()
    try:
        return _drawn(print_templates.render_logo(guide, root, style), style.logo.file.read_bytes())
    except EngineMissing:
        return None


@lru_cache(maxsize=4)
def _drawn(html: str, logo: bytes) -> bytes:
    """Draw a page that is a logo and nothing else; `logo` is what its file holds."""
    with standing_clock():
        page = engine().HTML(string=html).write_pdf()
    with pypdfium2.PdfDocument(page) as opened:
        return logo_shape.few_dots(opened[0].render(scale=DOTS_PER_POINT, fill_color=(255, 255, 255, 0)).to_pil())
