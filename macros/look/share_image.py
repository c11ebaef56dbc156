"""Pictures made while building: what others see when a link is shared, and a favicon from a name.

Both are drawn by day: a `Day` is the light half of a palette, so no value for the night can land on light.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment
from PIL import Image, ImageDraw, ImageFont

from .contrast import Palette, mix

Day = dict[str, str]
Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]

FONT_PACKAGE = "fontpkg_atkinson_hyperlegible"
WIDTH, HEIGHT = 1200, 630
LEFT, TEXT_WIDTH = 84, 1032
# Drawn this much larger and then reduced, for smooth edges.
SCALE = 3

# The mark of the site's header, in a square of 40: a line that rises, and a dot.
MARK_LINE: tuple[Curve, ...] = (
    ((4, 29), (9, 29), (9.5, 11), (17, 11)),
    ((17, 11), (24.5, 11), (24, 24), (29.5, 24)),
)
MARK_STROKE, MARK_DOT, MARK_RADIUS = 4, (32.5, 23.5), 4.5
MARK_PLACE, MARK_SCALE = (78, 40), 3.2

# A hill for each phase, the last one farthest and highest: left foot, top, right foot; share of phase over dawn.
HILLS = ((-420, 552, 520), (-60, 528, 900), (260, 500, 1240), (560, 468, 1500))
HILL_SHARE = 0.2
SUN, SUN_RADIUS, HALOS = (1000, 492), 98, ((232, 0.14), (164, 0.3))
GROUND: tuple[Curve, ...] = (
    ((0, 596), (300, 572), (520, 618), (800, 606)),
    ((800, 606), (960, 599), (1080, 592), (1200, 600)),
)

NAME_SIZES, NAME_LINES = range(116, 43, -4), 2
TAGLINE_SIZES, TAGLINE_LINES = range(40, 27, -2), 2
TEXT_TOP, TEXT_BOTTOM, TEXT_GAP = 166, 404, 20
LINE_HEIGHT = 1.14


def share_image(name: str, tagline: str, palette: Palette, mark: bool = False) -> bytes:
    """Draw a PNG of 1200 x 630 pixels for Open Graph, with our mark for the open guide alone. Same arguments, same bytes; where FriBiDi is
    missing, Pillow sets letters without kerning.

    Long texts wrap, shrink and in the end lose words to an ellipsis; characters that the font lacks are left out.
    """
    day = by_day(palette)
    picture = _landscape(day, mark)
    draw = ImageDraw.Draw(picture)
    small, tag_lines = _fitted(tagline, "Regular", TAGLINE_SIZES, TAGLINE_LINES, TEXT_BOTTOM - TEXT_TOP)
    room = TEXT_BOTTOM - TEXT_TOP - TEXT_GAP - _height(small, tag_lines)
    large, name_lines = _fitted(name, "Bold", NAME_SIZES, NAME_LINES, room)
    top = TEXT_TOP + (room - _height(large, name_lines)) / 2
    for font, lines, colour in ((large, name_lines, day["ink"]), (small, tag_lines, day["soft"])):
        for line in lines:
            top += font.size * LINE_HEIGHT
            draw.text((LEFT, top), line, font=font, fill=colour, anchor="ld")
        top += TEXT_GAP
    file = io.BytesIO()
    picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def monogram(name: str, palette: Palette, environment: Environment) -> str:
    """Draw a favicon as SVG: the first letter of the name on the brand's own colour."""
    return environment.get_template("monogram.svg").render(letter=initial(name), day=by_day(palette))


def initial(name: str) -> str:
    """Return the first letter or digit of the name, as a capital; of a name without those, its first character."""
    text = "".join(filter(str.isprintable, unicodedata.normalize("NFC", name))).strip()
    return next(filter(str.isalnum, text), text[:1]).upper()[:1]


def by_day(palette: Palette) -> Day:
    """Return the light half of a palette: token name → colour."""
    return {token: light for token, (light, _) in palette.items()}


def _landscape(day: Day, mark: bool) -> Image.Image:
    """Draw dawn over four hills, perhaps the mark in the sky, the ground in the brand's colour."""
    picture = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), day["paper"])
    draw = ImageDraw.Draw(picture)
    for radius, share in HALOS:
        _disc(draw, SUN, radius, mix(day["dawn-sun"], day["paper"], share))
    _disc(draw, SUN, SUN_RADIUS, day["dawn-sun"])
    for number, (left, top, right) in reversed(list(enumerate(HILLS, 1))):
        colour = mix(day[f"phase-{number}"], day[f"dawn-{number}"], HILL_SHARE)
        _below(draw, _hill(left, top, right), colour)
    _below(draw, GROUND, day["action"])
    if mark:
        for point in _points(MARK_LINE):
            _disc(draw, _on_mark(point), MARK_STROKE / 2 * MARK_SCALE, day["action"])
        _disc(draw, _on_mark(MARK_DOT), MARK_RADIUS * MARK_SCALE, day["attention"])
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _hill(left: float, top: float, right: float) -> tuple[Curve, ...]:
    middle, foot, bend = (left + right) / 2, HEIGHT + 30, (right - left) / 4
    return (
        ((left, foot), (left + bend, foot), (middle - bend, top), (middle, top)),
        ((middle, top), (middle + bend, top), (right - bend, foot), (right, foot)),
    )


def _points(curves: Iterable[Curve], steps: int = 80) -> Iterator[Point]:
    """Yield points along cubic Bézier curves."""
    for curve in curves:
        for step in range(steps + 1):
            t = step / steps
            weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
            yield tuple(sum(w * point[axis] for w, point in zip(weights, curve, strict=True)) for axis in (0, 1))


def _on_mark(point: Point) -> Point:
    return MARK_PLACE[0] + point[0] * MARK_SCALE, MARK_PLACE[1] + point[1] * MARK_SCALE


def _disc(draw: ImageDraw.ImageDraw, centre: Point, radius: float, colour: str) -> None:
    draw.circle((centre[0] * SCALE, centre[1] * SCALE), radius * SCALE, fill=colour)


def _below(draw: ImageDraw.ImageDraw, curves: Iterable[Curve], colour: str) -> None:
    line = [(x * SCALE, y * SCALE) for x, y in _points(curves)]
    draw.polygon([*line, (line[-1][0], HEIGHT * SCALE), (line[0][0], HEIGHT * SCALE)], fill=colour)


def _fitted(text: str, weight: str, sizes: range, most: int, room: float) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest size at which the text fits in `most` lines and `room` pixels of height, and its lines."""
    text = _drawable(text)
    for size in sizes:
        font = _font(weight, size)
        lines = _wrapped(text, font)
        if (
            len(lines) <= most
            and _height(font, lines) <= room
            and all(font.getlength(line) <= TEXT_WIDTH for line in lines)
        ):
            return font, lines
    kept = [_shortened(line, font, len(lines) > most and number == most) for number, line in enumerate(lines[:most], 1)]
    return font, kept


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= TEXT_WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _shortened(line: str, font: ImageFont.FreeTypeFont, more: bool) -> str:
    """Return the line, or as much of it as fits before an ellipsis."""
    if not more and font.getlength(line) <= TEXT_WIDTH:
        return line
    while line and font.getlength(f"{line}…") > TEXT_WIDTH:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _height(font: ImageFont.FreeTypeFont, lines: list[str]) -> float:
    return font.size * LINE_HEIGHT * len(lines)


def _drawable(text: str) -> str:
    """Return the text without characters that the font draws as an empty box."""
    font = _font("Regular", 40)
    missing = bytes(font.getmask("\uffff"))
    return "".join(
        letter
        for letter in unicodedata.normalize("NFC", text)
        if letter == " " or bytes(font.getmask(letter)) != missing
    )


@lru_cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    with (files(FONT_PACKAGE) / "files" / f"AtkinsonHyperlegible-{weight}.ttf").open("rb") as file:
        return ImageFont.truetype(io.BytesIO(file.read()), size)
