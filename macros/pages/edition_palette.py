"""The colours of an edition, by day and by night."""

from __future__ import annotations

from pathlib import Path

from ..load.guide import Guide
from ..look.contrast import Palette
from ..look.palette import derive, read_tokens

TOKENS = "assets/css/tokens.css"


def edition_palette(guide: Guide, root: Path) -> Palette:
    """Return every colour of an edition, by day and by night."""
    base = read_tokens((root / "docs" / TOKENS).read_text(encoding="utf-8"))
    derived = derive(base, guide.edition.colour) if guide.edition.colour else base
    return derived | {name: (shade.light, shade.dark) for name, shade in guide.edition.colours.items()}
