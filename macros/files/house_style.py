"""The house style of an edition in a file to take along: its colour, its logo, and its typeface."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from PIL import Image

from ..load.folders import docs_folder
from ..load.guide import Guide
from ..look import logo_shape, palette
from ..look.share_image import FONT_PACKAGE
from ..source.places import edition_folder


@dataclass(frozen=True)
class Logo:
    """An edition's logo: its file, and how wide it is for its height."""

    file: Path
    ratio: float

    def within(self, width: float, height: float) -> logo_shape.Box:
        """Return how large it is in a box of that size."""
        return logo_shape.within(self.ratio, width, height)

    @property
    def drawn(self) -> bool:
        """Return whether it is a drawing, without a size in dots."""
        return self.file.suffix.lower() == ".svg"

    @property
    def address(self) -> str:
        """Return the address by which a page finds it: a drawing in its file, a photograph in the address itself, with no more dots than paper needs."""
        return self.file.as_uri() if self.drawn else f"data:image/png;base64,{base64.b64encode(self.dots()).decode()}"

    def dots(self) -> bytes:
        """Return a photograph as PNG."""
        return _dots(self.file, self.file.stat().st_mtime_ns)


@dataclass(frozen=True)
class HouseStyle:
    """The accent ('#rrggbb'), the logo where there is one, and the addresses of the folders with style sheets and fonts."""

    accent: str
    logo: Logo | None
    styles: str
    fonts: str


def house_style(guide: Guide, root: Path) -> HouseStyle:
    """Return what files of an edition look like, after the tokens of its site."""
    styles = docs_folder(root, guide.name) / "assets" / "css"
    accent = palette.read_tokens((styles / "tokens.css").read_text(encoding="utf-8"))["action"][0]
    file = edition_folder(root, guide.name) / guide.edition.logo if guide.name and guide.edition.logo else None
    logo = Logo(file, logo_shape.ratio(file)) if file else None
    return HouseStyle(accent, logo, styles.as_uri(), Path(str(files(FONT_PACKAGE) / "files")).as_uri())


@lru_cache(maxsize=4)
def _dots(file: Path, stamp: int) -> bytes:
    with Image.open(file) as picture:
        return logo_shape.few_dots(picture)
