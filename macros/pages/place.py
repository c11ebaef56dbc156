"""The place of a page, to write relative links from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from .page import Page


@dataclass(frozen=True)
class Place:
    """The place of a page, to write relative links from it."""

    path: str
    directory_urls: bool
    pages: Mapping[str, Page]
    """The pages that are made from content, and that the edition shows."""
    written: Collection[str]
    """The paths of the pages that are written by hand, and that it shows."""

    def href(self, target: str) -> str:
        """Return a relative link to a page of the guide ('fasen/x', with or without '#part'). Raises KeyError for a page that is not
        there."""
        path, _, part = target.partition("#")
        if not self.has(path):
            raise KeyError(f"no page at {path!r}")
        file = "" if self.directory_urls else "index.html"
        return self._up() + (f"{path}/" if path else "") + file + (f"#{part}" if part else "")

    def has(self, target: str) -> bool:
        """Return whether the edition shows the page of a link."""
        path = target.partition("#")[0]
        return path in self.pages or path in self.written

    def asset(self, name: str) -> str:
        """Return a relative link to a file under docs/assets."""
        return f"{self._up()}assets/{name}"

    def _up(self) -> str:
        return "../" * len(PurePosixPath(self.path).parts) or "./"
