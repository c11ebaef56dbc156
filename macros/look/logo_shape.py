"""The shape of a logo that was checked (see `look.logo`): how wide it is for its height, and as a picture of few dots."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

# Enough for sharp paper at the size of a letterhead, and few enough to go into every file.
MOST_DOTS = (640, 160)
MILLIMETRES = {"": 25.4 / 96, "px": 25.4 / 96, "pt": 25.4 / 72, "mm": 1.0, "cm": 10.0, "in": 25.4, "em": 25.4 / 6}
LENGTH = re.compile(r"\s*([0-9.]+)([a-z]*)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Box:
    """A width and a height, of whatever measure was given."""

    width: float
    height: float


def within(ratio: float, width: float, height: float) -> Box:
    """Return the largest box of a shape (width by height) that fits in a width and a height."""
    return Box(width, width / ratio) if ratio > width / height else Box(height * ratio, height)


def ratio(path: Path) -> float:
    """Return how wide a logo is for its height."""
    if path.suffix.lower() != ".svg":
        with Image.open(path) as picture:
            return picture.width / picture.height
    root = ElementTree.fromstring(path.read_bytes())
    sides = [LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if all(side and side[2].lower() in MILLIMETRES for side in sides):
        width, height = (float(side[1]) * MILLIMETRES[side[2].lower()] for side in sides if side)
    else:
        width, height = (float(number) for number in re.split(r"[\s,]+", root.get("viewBox", "0 0 1 1").strip())[2:])
    return width / height if width > 0 and height > 0 else 1.0


def few_dots(picture: Image.Image) -> bytes:
    """Return a picture as PNG of no more dots than paper needs. Same picture, same bytes."""
    small = picture.convert("RGBA")
    small.thumbnail(MOST_DOTS, Image.Resampling.LANCZOS)
    written = io.BytesIO()
    small.save(written, "PNG", optimize=True)
    return written.getvalue()
