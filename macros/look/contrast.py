"""The pairs of colours that are seen on each other, and whether they can be read: the contrast of WCAG 2.1.

A palette's values stand in docs/assets/css/tokens.css; this module knows only their names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from coloraide import Color

Palette = dict[str, tuple[str, str]]
"""Token name without dashes → (light, dark), each a hex colour; eight digits carry opacity."""

SCHEMES = ("light", "dark")
TEXT = 4.5
GRAPHIC = 3.0
MARGIN = 0.01  # other programs round the coefficients of luminance differently
STEP = 0.005

PAGE = ("paper", "card", "sand", "sage", "attention-soft")
PHASES = tuple(f"phase-{number}" for number in range(1, 5))
SOFT = tuple(f"{phase}-soft" for phase in PHASES)
BANDS = tuple(f"phase-band-{number}" for number in range(1, 5))
DAWN = tuple(f"dawn-{number}" for number in range(1, 5))
# The ground under the line of the map: how much of the phase lies over its sky (docs/assets/css/map.css).
HILL_SHARE = 0.18
HILLS = {f"hill-{number}": (f"phase-{number}", f"dawn-{number}") for number in range(1, 5)}


@dataclass(frozen=True)
class Pair:
    """A token that is seen on another or on a hill, and the ratio that WCAG asks of it."""

    foreground: str
    background: str
    needed: float


def _pairs(needed: float, foregrounds: Iterable[str], backgrounds: Iterable[str]) -> tuple[Pair, ...]:
    return tuple(Pair(front, back, needed) for front, back in product(foregrounds, backgrounds))


PAIRS = (
    *_pairs(TEXT, ("ink",), (*PAGE, *SOFT, *DAWN, *HILLS)),
    *_pairs(TEXT, ("soft",), PAGE + SOFT),
    *_pairs(GRAPHIC, ("line-strong",), PAGE + SOFT),
    *_pairs(TEXT, ("action",), (*PAGE, *SOFT, *DAWN, *HILLS)),
    *_pairs(TEXT, ("action-strong",), PAGE + SOFT + DAWN),
    *_pairs(TEXT, ("on-action",), ("action", "action-strong")),
    *_pairs(TEXT, ("on-panel",), ("panel",)),
    *_pairs(TEXT, ("attention",), ("paper", "card", "sand", "attention-soft", *SOFT)),
    *_pairs(GRAPHIC, ("focus",), PAGE + SOFT + DAWN),
    *_pairs(TEXT, PHASES, ("paper", "card")),
    *(Pair(phase, soft, TEXT) for phase, soft in zip(PHASES, SOFT, strict=True)),
    *_pairs(GRAPHIC, ("phase-4",), ("sage", "sand")),
    *_pairs(TEXT, ("on-phase",), BANDS),
)
"""Every pair that the stylesheets make; a test holds that no token is forgotten."""


@dataclass(frozen=True)
class Failure:
    """A pair with too little contrast, and the nearest foreground ('#rrggbb') that has enough."""

    foreground: str
    background: str
    scheme: str
    ratio: float
    needed: float
    proposal: str


def failing(palette: Palette) -> tuple[Failure, ...]:
    """Return every pair below its ratio, in the order of PAIRS."""
    failures = []
    for pair, scheme in product(PAIRS, SCHEMES):
        front, back = _value(palette, pair.foreground, scheme), _value(palette, pair.background, scheme)
        if ratio(front, back) < pair.needed:
            everywhere = grounds(palette, pair.foreground, scheme)
            proposal = nearest(front, everywhere) or nearest(front, ((back, pair.needed),)) or front
            failures.append(Failure(pair.foreground, pair.background, scheme, ratio(front, back), pair.needed, proposal))
    return tuple(failures)


@lru_cache(maxsize=16384)
def ratio(first: str, second: str) -> float:
    """Return the contrast ratio of WCAG 2.1, 1 to 21."""
    return Color(first).contrast(second, method="wcag21")


@lru_cache(maxsize=4096)
def nearest(colour: str, on: tuple[tuple[str, float], ...]) -> str | None:
    """Return the colour that has the ratio asked for on every ground (colour, ratio), at the smallest move of lightness; None when there is
    none."""
    start = Color(colour).convert("oklch")
    for distance in range(round(1 / STEP) + 1):
        for direction in (-1, 1):
            lightness = min(max(start["l"] + direction * distance * STEP, 0), 1)
            moved = hexadecimal(start, l=lightness) if distance else colour
            if all(ratio(moved, ground) >= needed + MARGIN for ground, needed in on):
                return moved
    return None


def grounds(palette: Palette, foreground: str, scheme: str) -> tuple[tuple[str, float], ...]:
    """Return what a token is seen on, as (colour, ratio needed)."""
    return tuple((_value(palette, pair.background, scheme), pair.needed) for pair in PAIRS if pair.foreground == foreground)


def _value(palette: Palette, name: str, scheme: str) -> str:
    if name in HILLS:
        phase, sky = HILLS[name]
        return mix(_value(palette, phase, scheme), _value(palette, sky, scheme), HILL_SHARE)
    return palette[name][SCHEMES.index(scheme)]


@lru_cache(maxsize=4096)
def mix(top: str, under: str, share: float) -> str:
    """Return what color-mix(in srgb, …) shows: this share of the one over the other, as '#rrggbb'."""
    return Color(under).mix(top, share, space="srgb").to_string(hex=True)


def hexadecimal(colour: Color, **coordinates: float) -> str:
    """Return a colour with these coordinates (l, c, h) changed, brought into sRGB by less chroma: '#rrggbb' or '#rrggbbaa'."""
    changed = colour.clone()
    for name, value in coordinates.items():
        changed[name] = value
    return changed.convert("srgb").fit(method="oklch-chroma", jnd=0).to_string(hex=True)
