"""The way from one colour to a whole palette: light and dark derived, so that every pair in use can be read.

Lightness (0 to 1), chroma and hue (degrees) are those of OKLCH. The colours to start from stand in
docs/assets/css/tokens.css and nowhere else.
"""

from __future__ import annotations

import re

from coloraide import Color

from .contrast import (
    PAIRS,
    SCHEMES,
    TEXT,
    Palette,
    grounds,
    hexadecimal,
    nearest,
    ratio,
)

HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
TOKEN = re.compile(r"--([a-z0-9-]+): (?:light-dark\((#[0-9a-f]{3,8}), (#[0-9a-f]{3,8})\)|(#[0-9a-f]{3,8}));", re.IGNORECASE)

NEUTRALS = ("paper", "card", "sand", "sage", "line", "line-strong", "ink", "soft", "shade", "backdrop", "on-action")
# From this chroma a brand tints the neutrals fully; a grey brand leaves them grey.
COLOURFUL = 0.06
# The most chroma of a large surface, and of a colour by night.
CALM, CALM_BY_NIGHT = 0.12, 0.09
# By night: an action colour is at least this light, a panel between these two.
NIGHT_ACTION, NIGHT_PANEL = 0.8, (0.34, 0.42)
# A panel lighter than the first carries dark text; lighter than the second, it is softened.
BRIGHT, GLARING = 0.65, 0.8
HOVER = 0.08
# Distances in Oklab: a surface is seen on another; two colours cannot be mistaken for each other.
VISIBLE, DISTINCT = 0.06, 0.1
# From terracotta to the blue that is, like terracotta, farthest from the four hues of the phases.
ATTENTION_TURN = 175


def read_tokens(css: str) -> Palette:
    """Read the colours of a stylesheet; a single value counts for both schemes."""
    return {name: (light or both, dark or both) for name, light, dark, both in TOKEN.findall(css)}


def write_tokens(css: str, palette: Palette) -> str:
    """Return the same stylesheet with the palette's values in place of its own. Raises KeyError for a token it lacks."""

    def value(match: re.Match[str]) -> str:
        light, dark = palette[match[1]]
        return f"--{match[1]}: {light if match[4] and light == dark else f'light-dark({light}, {dark})'};"

    return TOKEN.sub(value, css)


def derive(base: Palette, colour: str) -> Palette:
    """Derive the palette of a brand.

    `colour` ('#rrggbb') becomes the action colour, at the lightness nearest to its own that can be read everywhere.
    The neutrals keep their lightness and take the brand's hue, phases and dawn keep theirs, and what asks for
    attention turns to another hue when it would look like the brand. Raises ValueError for another `colour`.
    """
    if not HEX.fullmatch(colour):
        raise ValueError(colour)
    brand = Color(colour).convert("oklch")
    palette = base | {name: _tinted(base[name], brand) for name in NEUTRALS}
    night = hexadecimal(brand, l=max(brand["l"], NIGHT_ACTION), c=min(brand["c"], CALM_BY_NIGHT))
    palette["action"] = (colour.lower(), night)
    _settle(palette, "action")
    light, dark = palette["action"]
    palette["action-strong"] = (_shifted(light, -HOVER), _shifted(dark, HOVER))
    palette["panel"] = (_panel(palette, brand), _night_panel(brand))
    light_text = ratio("#ffffff", palette["panel"][0]) >= TEXT
    palette["on-panel"] = ("#ffffff" if light_text else palette["ink"][0], palette["ink"][1])
    palette |= _attention(palette)
    _settle(palette, *dict.fromkeys(pair.foreground for pair in PAIRS))
    return palette


def _settle(palette: Palette, *names: str) -> None:
    """Move the lightness of these tokens as little as needed to be read on everything they are seen on."""
    for name in names:
        light, dark = (
            nearest(value, grounds(palette, name, scheme)) or value for value, scheme in zip(palette[name], SCHEMES, strict=True)
        )
        palette[name] = (light, dark)


def _tinted(values: tuple[str, str], brand: Color) -> tuple[str, str]:
    """Return the same lightness in the brand's hue, with the colour's own small chroma."""
    share, hue = min(brand["c"] / COLOURFUL, 1), brand.get("hue", nans=False)
    light, dark = (Color(value).convert("oklch") for value in values)
    return hexadecimal(light, c=light["c"] * share, h=hue), hexadecimal(dark, c=dark["c"] * share, h=hue)


def _shifted(value: str, change: float) -> str:
    """Return a shade for under the pointer: another lightness, the other way (and farther) where there is no room."""
    colour = Color(value).convert("oklch")
    lightness = colour["l"] + change
    return hexadecimal(colour, l=lightness if 0.1 <= lightness <= 1 else colour["l"] - 3 * change)


def _panel(palette: Palette, brand: Color) -> str:
    """Return the brand itself, or the action colour where the brand would be lost on the page or carries no text well."""
    own = hexadecimal(brand, c=min(brand["c"], CALM) if brand["l"] > GLARING else brand["c"])
    lost = Color(own).delta_e(palette["paper"][0], method="ok") < VISIBLE
    between = brand["l"] < BRIGHT and ratio("#ffffff", own) < TEXT
    return palette["action"][0] if lost or between else own


def _night_panel(brand: Color) -> str:
    darkest, lightest = NIGHT_PANEL
    return hexadecimal(brand, l=min(max(brand["l"], darkest), lightest), c=min(brand["c"], CALM))


def _attention(palette: Palette) -> Palette:
    """Turn what asks for attention, when by day or by night it would look like the action colour."""
    pairs = zip(palette["attention"], palette["action"], strict=True)
    near = min(Color(one).delta_e(other, method="ok") for one, other in pairs) < DISTINCT
    turn = ATTENTION_TURN if near else 0
    return {name: (_turned(palette[name][0], turn), _turned(palette[name][1], turn)) for name in ("attention", "attention-soft", "focus")}


def _turned(value: str, degrees: float) -> str:
    colour = Color(value).convert("oklch")
    return hexadecimal(colour, h=colour["h"] + degrees)
