"""QR codes for paper: an address as a drawing of dark squares on white."""

from __future__ import annotations

from dataclasses import dataclass

import segno

# With more squares than this on a side, one of two centimetres is too fine for a telephone.
MOST = 57
# A code is found by the white around it, four squares wide.
BORDER = 4


@dataclass(frozen=True)
class Code:
    """A QR code as a drawing: how many squares it is wide, the white around it included, and its dark ones as lines of an SVG path."""

    size: int
    lines: str


def draw(text: str) -> Code | None:
    """Return the code of a text that still reads with an eighth of it damaged; None when it would be too fine to read."""
    made = segno.make(text, error="m", micro=False, encoding="utf-8")
    rows = [bytes(row) for row in made.matrix]
    if len(rows) > MOST:
        return None
    return Code(len(rows) + 2 * BORDER, "".join(_line(row, y) for y, row in enumerate(rows)))


def _line(row: bytes, y: int) -> str:
    """Return the dark squares of one row as strokes, one square thick."""
    strokes, pen, x = [], None, 0
    for run in _runs(row):
        if row[x]:
            strokes.append(f"m{x - pen} 0h{run}" if pen is not None else f"M{x + BORDER} {y + BORDER + 0.5}h{run}")
            pen = x + run
        x += run
    return "".join(strokes)


def _runs(row: bytes) -> list[int]:
    """Return how long each stretch of one colour is."""
    turns = [x for x in range(1, len(row)) if row[x] != row[x - 1]]
    return [end - start for start, end in zip([0, *turns], [*turns, len(row)], strict=True)]
