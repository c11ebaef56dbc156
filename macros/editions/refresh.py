"""The refresh before each build of `make serve`: check the content, and write what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..files import checked_in
from ..load import guide
from ..proof import links
from ..proof.asked_words import words_of_code_problems
from ..source.nodes import Problem
from . import compose, own_files, standing


def refresh(root: Path, name: str) -> Sequence[Problem]:
    """Write what follows from the content and from what an edition says of itself: settings, page files, colours.

    Returns every problem instead; nothing is written then.
    """
    loaded = guide.load(root, name)
    if found := build_problems(loaded, root) or (standing.problems(root, name) if name else ()):
        return found
    assert loaded.guide is not None
    if name:
        compose.compose(loaded, root)
    else:
        checked_in.write_stubs(loaded.guide, root)
    return ()


def build_problems(loaded: guide.Loaded, root: Path) -> Sequence[Problem]:
    """Return what no build can do with: bad content, a word that lacks, a link that leads nowhere."""
    return (
        loaded.problems or words_of_code_problems(loaded) or links.link_problems(loaded, guide.load(root)) or _page_problems(loaded, root)
    )


def _page_problems(loaded: guide.Loaded, root: Path) -> tuple[Problem, ...]:
    return tuple(own_files.page_problems(loaded.guide, root)) if loaded.guide and loaded.guide.name else ()
