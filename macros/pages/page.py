"""One page: where it stands, which template makes it, and what that template gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.kind import GROUPS
from .page_kinds import BY_NAME, CRISIS, OWN, PageKind

PICTURE_STYLES = ("drawing", "scene")
EMBEDDED = "insluiten"
EMBED_FRAME = "embed.html"


@dataclass(frozen=True)
class Page:
    """One page: where it stands, which template makes it, and what that template gets. What holds for its kind is in `page_kinds`."""

    path: str
    template: str
    title: str
    description: str
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    group: str = GROUPS[-1]
    """Under which heading the overview of the section that explains shows it."""
    also: tuple[str, ...] = ()
    """The stylesheets of what stands on it, though not on every page of its kind."""
    pictured: bool = False
    """Whether small pictures stand on it."""
    embeds: str | None = None
    """The path of the page that this one shows without header and footer, for another site to frame; it is in no menu and no search."""
    bar: tuple[tuple[str, str], ...] | None = None
    """The bar on a phone: pairs of a word and a path. None for the bar of pages that are nobody's own."""

    @property
    def kind(self) -> PageKind:
        return BY_NAME.get(self.template, OWN)

    @property
    def section(self) -> str:
        return self.kind.section

    @property
    def searched(self) -> bool:
        return self.kind.searched and self.embeds is None

    @property
    def in_menu(self) -> bool:
        return self.kind.menu != "none" and self.embeds is None

    @property
    def in_short_menu(self) -> bool:
        """Return whether the menu of every page shows it."""
        return self.in_menu and (self.kind.menu == "short" or self.path == CRISIS)

    @property
    def quiet(self) -> bool:
        """Return whether the frame around the page shows no more than is needed."""
        return self.kind.quiet

    @property
    def results(self) -> str:
        """The heading under which search shows the page."""
        return self.kind.results

    @property
    def frame(self) -> str:
        """The generator's template around the page, where it is not main.html."""
        return self.kind.frame if self.embeds is None else EMBED_FRAME

    @property
    def styles(self) -> tuple[str, ...]:
        """The stylesheets of this kind of page, and those of what else stands on it."""
        return self.kind.styles + self.also + (PICTURE_STYLES if self.pictured else ())

    @property
    def stub(self) -> str:
        """The page's file under docs/."""
        return file_of(self.path)


def file_of(path: str) -> str:
    """Return the file under docs/ of the page at a path.

    Each page has a folder of its own: then a relative link means the same from the file as from the address, and
    generators differ in which of the two they take.
    """
    return f"{path}/index.md".lstrip("/")
