"""Where a page belongs: the pages above it, and the phases in which readers need it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from ..load.guide import Guide
from ..model.phase import Phase
from .page import Page
from .page_kinds import path_of

# What belongs to a page that its address does not name.
ELSEWHERE = {path_of("print"): path_of("checklists")}


def above(pages: Mapping[str, Page], page: Page) -> tuple[Page, ...]:
    """Return the pages above one, from the top down, by its address; none for a page that needs no such line."""
    if not page.kind.says_above:
        return ()
    parents = [str(parent) for parent in PurePosixPath(page.path).parents][-2::-1]
    first = ELSEWHERE.get(parents[0] if parents else page.path)
    return tuple(pages[path] for path in [*([first] if first else []), *parents] if path in pages)


def phases_of(guide: Guide, page: Page) -> tuple[Phase, ...]:
    """Return the phases to which a page belongs, in order: its content says so."""
    document = page.data.get(page.template)
    ids = getattr(document, "phases", None) or (getattr(document, "phase", None),)
    return tuple(phase for phase in guide.phases if phase.id in ids)
