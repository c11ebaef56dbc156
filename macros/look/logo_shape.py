"""The shape of a logo that was checked (see `look.logo`): how wide it is for its height, and as a picture of few dots."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

# Enough for sharp paper at the size of a letterhead, and few enough to go into every file.
MOST_DOTS = (640, 160)
MILLIMETRES = {"": 25.4 / 96, "px": 25.4 / 96, "pt": 25.4 / 72, "mm": 1.0, "cm": 10.0, "in": 25.4, "em": 25.4 / 6}
LENGTH = re.compile(r"\s*(\d+\.?\d*|\.\d+)(px|pt|mm|cm|in|em)?\s*", re.IGNORECASE)


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
    box = drawn(ElementTree.fromstring(path.read_bytes()).attrib)
    return box.width / box.height if box else 1.0


def drawn(attributes: Mapping[str, str]) -> Box | None:
    """Return what an SVG says of its size: its sides in millimetres, or else those of its viewBox. None where that is no size."""
    sides = [LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
    numbers = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        if all(sides):
            width, height = (float(side[1]) * MILLIMETRES[(side[2] or "").lower()] for side in sides if side)
        else:
            _, _, width, height = map(float, numbers)
    except ValueError:
        return None
    return Box(width, height) if 0 < width < math.inf and 0 < height < math.inf else None


def few_dots(picture: Image.Image) -> bytes:
    """Return a picture as PNG of no more dots than paper needs. Same picture, same bytes."""
    small = picture.convert("RGBA")
    small.thumbnail(MOST_DOTS, Image.Resampling.LANCZOS)
    written = io.BytesIO()
    small.save(written, "PNG", optimize=True)
    return written.getvalue()
