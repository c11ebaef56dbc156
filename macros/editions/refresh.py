"""The refresh before each build of `make serve`: check the content, and write what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..files import checked_in
from ..load import guide
from ..source.nodes import Problem
from . import compose, gate


def refresh(root: Path, name: str) -> Sequence[Problem]:
    """Write what follows from the content and from what an edition says of itself: settings, page files, colours.

    Returns every problem instead; nothing is written then.
    """
    if found := gate.problems(root, name):
        return found
    loaded = guide.load(root, name)
    assert loaded.guide is not None
    if name:
        compose.compose(loaded, root)
    else:
        checked_in.write_stubs(loaded.guide, root)
    return ()
