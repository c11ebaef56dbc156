"""The pages of a phase: a cover, one for each reader of each way through it, the background, and all of it on paper."""

from __future__ import annotations

from ..model.phase import Phase, Road

MANAGER, EMPLOYEE = READERS = ("leidinggevende", "werknemer")


def cover(phase: Phase) -> str:
    """Return the path of the first page of a phase, from which readers choose."""
    return f"fasen/{phase.id}"


def reader_page(road: Road, reader: str) -> str:
    """Return the path of the page for 'leidinggevende' or 'werknemer' on one way through a phase. Raises ValueError for another reader."""
    if reader not in READERS:
        raise ValueError(reader)
    return "/".join([cover(road.phase), *([road.branch.id] if road.branch else []), reader])


def background(phase: Phase) -> str:
    """Return the path of the page with who decides, the journey, tips, research and sources."""
    return f"{cover(phase)}/achtergrond"


def paper(phase: Phase) -> str:
    """Return the path of the page that holds all of a phase, to print."""
    return f"{cover(phase)}/afdrukken"


def calm(phase: Phase) -> str:
    """Return the path of the quiet text of a phase; with branches, of the choice between theirs."""
    return f"rustig/{phase.id}"


def calm_of(road: Road) -> str:
    """Return the path of the quiet text of one way through a phase."""
    return "/".join([calm(road.phase), *([road.branch.id] if road.branch else [])])
