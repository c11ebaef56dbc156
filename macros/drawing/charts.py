"""The places of a chart's marks, so that no label covers another: geometry for a template to draw.

All measures are in the units of the drawing, which is narrow on purpose: it is read on a phone without shrinking.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from decimal import Decimal

from ..model.figures import DOTS, WHOLE, Chart, ChartRow

WIDTH = 300
CHARACTER = 8.8
LETTERS_ON_A_LINE = 40
LINE = 17
BAR = 14
BAR_GAP = 4
LABEL_GAP = 6
ROW_GAP = 14
VALUE_GAP = 6
DOT = 7
AXIS = 22
TICKS = 4


@dataclass(frozen=True)
class Words:
    """A line of text; `anchor` is as in SVG."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True)
class ChartBar:
    """A value as a length; `series` says how it is filled."""

    x: float
    y: float
    width: float
    series: int
    value: Words


@dataclass(frozen=True)
class Dot:
    """A value as a place on a line; `to_x` is where its range ends, which is `x` for a single value."""

    x: float
    to_x: float
    y: float
    value: Words


@dataclass(frozen=True)
class Row:
    """One line of the chart: its label above, its marks below, and the ground from nothing to the end of the scale."""

    label: tuple[Words, ...]
    bars: tuple[ChartBar, ...]
    dots: tuple[Dot, ...]
    ground: tuple[float, float]
    stressed: bool


@dataclass(frozen=True)
class Drawing:
    """A chart to draw: its rows, and the ticks of its scale."""

    width: int
    height: float
    plot: float
    bar: int
    dot: int
    rows: tuple[Row, ...]
    ticks: tuple[Words, ...]


def layout(chart: Chart) -> Drawing:
    """Place every row under the one before it; the parts of a whole start where the last one ended."""
    room = max(len(text) for row in chart.rows for text in value_words(chart, row)) * CHARACTER + VALUE_GAP
    plot = WIDTH - (DOT if chart.kind == DOTS else 0 if chart.kind == WHOLE else round(room, 1))
    rows: list[Row] = []
    top, start = 0.0, Decimal(0)
    bars: tuple[ChartBar, ...]
    dots: tuple[Dot, ...]
    for row in chart.rows:
        label = _label(row, top)
        top += len(label) * LINE + LABEL_GAP
        if chart.kind == DOTS:
            bars, dots, tall = (), (_dot(chart, row, plot, top + DOT),), 2 * DOT
        else:
            bars, dots = _bars(chart, row, plot, top, start), ()
            tall = len(row.values) * (BAR + BAR_GAP) - BAR_GAP
            start += row.values[0] if chart.kind == WHOLE else 0
        rows.append(Row(label, bars, dots, (top, tall), row.stressed == "ja"))
        top += tall + ROW_GAP
    bottom = top - ROW_GAP
    ticks = _ticks(chart, plot, bottom + AXIS - VALUE_GAP) if chart.kind == DOTS else ()
    return Drawing(WIDTH, bottom + (AXIS if ticks else 2), plot, BAR, DOT, tuple(rows), ticks)


def value_words(chart: Chart, row: ChartRow) -> tuple[str, ...]:
    """Return the values of a row as they are read: '29,3%', '20–30%', '240 dagen', or as the source says them."""
    if row.said:
        return (row.said,) * (1 if chart.kind == DOTS else len(row.values))
    unit = chart.unit if chart.unit == "%" else f" {chart.unit}"
    if chart.kind == DOTS:
        return ("–".join(number(value) for value in row.values) + unit,)
    return tuple(number(value) + unit for value in row.values)


def number(value: Decimal) -> str:
    """Return a number with a comma, as it was written."""
    return str(value).replace(".", ",")


def _label(row: ChartRow, top: float) -> tuple[Words, ...]:
    lines = textwrap.wrap(row.label, LETTERS_ON_A_LINE)
    return tuple(Words(0, top + (place + 1) * LINE - 4, text) for place, text in enumerate(lines))


def _length(value: Decimal, chart: Chart, plot: float) -> float:
    return round(float(value) / chart.scale * plot, 1)


def _bars(chart: Chart, row: ChartRow, plot: float, top: float, start: Decimal) -> tuple[ChartBar, ...]:
    bars = []
    for place, (value, text) in enumerate(zip(row.values, value_words(chart, row), strict=True)):
        x = _length(start, chart, plot)
        width = round(_length(start + value, chart, plot) - x, 1)
        y = top + place * (BAR + BAR_GAP)
        bars.append(ChartBar(x, y, width, place, _beside(x, x + width, y + BAR - 3, text)))
    return tuple(bars)


def _dot(chart: Chart, row: ChartRow, plot: float, y: float) -> Dot:
    low, high = _length(row.values[0], chart, plot), _length(row.values[-1], chart, plot)
    return Dot(low, high, y, _beside(low - DOT, high + DOT, y + 4.5, value_words(chart, row)[0]))


def _beside(left: float, right: float, y: float, text: str) -> Words:
    """Place a text behind what it says the value of, or before it where no room is left."""
    if right + VALUE_GAP + len(text) * CHARACTER <= WIDTH:
        return Words(right + VALUE_GAP, y, text)
    return Words(left - VALUE_GAP, y, text, "end")


def _ticks(chart: Chart, plot: float, y: float) -> tuple[Words, ...]:
    steps = [Decimal(chart.scale * place) / TICKS for place in range(TICKS + 1)]
    anchors = ["start", *["middle"] * (TICKS - 1), "end"]
    return tuple(Words(_length(step, chart, plot), y, number(step), anchor) for step, anchor in zip(steps, anchors, strict=True))
