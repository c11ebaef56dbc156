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
    """A QR code as a drawing: how many squares it is wide, the white around it included, and its dark ones as an SVG path to fill."""

    size: int
    path: str


def draw(text: str) -> Code | None:
    """Return the code of a text that still reads with an eighth of it damaged; None when it would be too fine to read."""
    made = segno.make(text, error="m", micro=False, encoding="utf-8")
    rows = [bytes(row) for row in made.matrix]
    if len(rows) > MOST:
        return None
    return Code(len(rows) + 2 * BORDER, "".join(_bars(row, y) for y, row in enumerate(rows)))


def _bars(row: bytes, y: int) -> str:
    """Return the dark squares of one row as bars, one square high."""
    turns = [0, *(x for x in range(1, len(row)) if row[x] != row[x - 1]), len(row)]
    runs = [(start, end - start) for start, end in zip(turns, turns[1:], strict=False) if row[start]]
    return "".join(f"M{start + BORDER} {y + BORDER}h{length}v1h-{length}z" for start, length in runs)
