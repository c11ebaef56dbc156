"""Pictures made while building: what others see when a link is shared, and a favicon from a name.

Both are drawn by day: a `Day` is the light half of a palette, so no value for the night can land on light.
"""

from __future__ import annotations

import hashlib
import io
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import resvg_py
from jinja2 import Environment
from PIL import ImageFont

from .contrast import Palette, mix

Day = dict[str, str]

FONT_PACKAGE = "fontpkg_atkinson_hyperlegible"
REGULAR, BOLD = "Regular", "Bold"
WEIGHTS = {REGULAR: 400, BOLD: 700}
# The sun of files/share.svg, and what of its colour lies around it.
SUN, HALOS = {"x": 1010, "y": 536}, ((214, 0.14), (148, 0.3))
# What a preview that crops to a square keeps, and the width that a longer text gets.
CENTRE, SQUARE, TEXT_WIDTH = 600, 600, 1032
Fit = tuple[int, int, int]
# Size, width and number of lines at most, the best first.
NAME_FITS: tuple[Fit, ...] = (
    *((size, SQUARE, 2) for size in range(132, 79, -4)),
    *((size, SQUARE, 3) for size in range(80, 63, -4)),
    *((size, TEXT_WIDTH, 2) for size in range(112, 43, -4)),
)
TAGLINE_FITS: tuple[Fit, ...] = (
    *((size, SQUARE, 1) for size in range(40, 33, -2)),
    *((size, SQUARE, 2) for size in range(38, 29, -2)),
    *((size, TEXT_WIDTH, 2) for size in range(38, 27, -2)),
)
TEXT_TOP, TEXT_BOTTOM, TEXT_GAP = 122, 444, 24
LINE_HEIGHT = 1.04
# How far under the top of its line the letters of this font stand, for one pixel of size.
BASELINE = 0.8
# A PNG begins with its signature and with how large it is; texts may come after that.
AFTER_HEAD = 33


@dataclass(frozen=True)
class Line:
    """One line of text on the picture; `y` is where its letters stand."""

    text: str
    y: float
    size: float
    weight: int
    colour: str


def share_image(drawing: str) -> bytes:
    """Return the PNG of a drawing (`share_drawing`), with its fingerprint. Same drawing and same libraries, same bytes."""
    folder = files(FONT_PACKAGE) / "files"
    with as_file(folder / f"AtkinsonHyperlegible-{REGULAR}.ttf") as regular, as_file(folder / f"AtkinsonHyperlegible-{BOLD}.ttf") as bold:
        made = bytes(resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=[str(regular), str(bold)]))
    return made[:AFTER_HEAD] + _fingerprint(drawing) + made[AFTER_HEAD:]


def follows(image: bytes, drawing: str) -> bool:
    """Return whether an image is that of a drawing, by its fingerprint: another machine may draw the same with other bytes."""
    return image[AFTER_HEAD:].startswith(_fingerprint(drawing))


def _fingerprint(drawing: str) -> bytes:
    """Return the piece of text in a PNG that says of which drawing it is."""
    text = b"tEXtDrawing\0" + hashlib.sha256(drawing.encode()).hexdigest().encode()
    return struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))


def share_drawing(name: str, tagline: str, palette: Palette, environment: Environment, mark: bool = False) -> str:
    """Draw what others show of a link, for Open Graph, as SVG of 1200 x 630 pixels, with our mark for the open guide alone.

    Long texts wrap, shrink and in the end lose words to an ellipsis; characters that the font lacks are left out.
    """
    return environment.get_template("share.svg").render(
        day=by_day(palette), lines=tuple(_lines(name, tagline)), centre=CENTRE, mark=mark, mix=mix, sun=SUN, halos=HALOS
    )


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


def _lines(name: str, tagline: str) -> Iterator[Line]:
    """Lay the name and the tagline out, together in the middle of their place."""
    small, tag_lines = _fitted(tagline, REGULAR, TAGLINE_FITS, TEXT_BOTTOM - TEXT_TOP)
    room = TEXT_BOTTOM - TEXT_TOP - TEXT_GAP - _height(small, tag_lines)
    large, name_lines = _fitted(name, BOLD, NAME_FITS, room)
    top = TEXT_TOP + (room - _height(large, name_lines)) / 2
    for font, lines, weight, colour in ((large, name_lines, BOLD, "ink"), (small, tag_lines, REGULAR, "soft")):
        for text in lines:
            yield Line(text, round(top + font.size * BASELINE, 1), font.size, WEIGHTS[weight], colour)
            top += font.size * LINE_HEIGHT
        top += TEXT_GAP


def _fitted(text: str, weight: str, fits: tuple[Fit, ...], room: float) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the font and the lines of the first fit that holds the text in `room` pixels of height; if none does, what the last one holds."""
    words = _drawable(text).split()
    for size, width, most in fits:
        font = _font(weight, size)
        lines = _wrapped(words, font, width)
        if len(lines) <= most and _height(font, lines) <= room and all(font.getlength(line) <= width for line in lines):
            return font, _balanced(words, font, width, len(lines))
    return font, [_shortened(line, font, len(lines) > most and number == most) for number, line in enumerate(lines[:most], 1)]


def _wrapped(words: list[str], font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _balanced(words: list[str], font: ImageFont.FreeTypeFont, width: int, count: int) -> list[str]:
    """Return as many lines, as even in length as they can be: no word alone on the last one."""
    narrow = next(narrow for narrow in range(0, width + 1, 8) if len(_wrapped(words, font, narrow)) <= count)
    return _wrapped(words, font, narrow)


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
    font = _font(REGULAR, 40)
    missing = bytes(font.getmask("\uffff"))
    return "".join(letter for letter in unicodedata.normalize("NFC", text) if letter == " " or bytes(font.getmask(letter)) != missing)


@lru_cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    with (files(FONT_PACKAGE) / "files" / f"AtkinsonHyperlegible-{weight}.ttf").open("rb") as file:
        # Without kerning, so that every machine measures the same.
        return ImageFont.truetype(io.BytesIO(file.read()), size, layout_engine=ImageFont.Layout.BASIC)
