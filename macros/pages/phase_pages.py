"""The pages of a phase: a cover, one for each reader of each way through it, the background, and all of it on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..kinds import BY_NAME as CONTENT
from ..model.fields import EMPLOYEE, MANAGER, READERS
from ..model.phase import Phase, Road
from .page_kinds import path_of


def cover(phase: Phase) -> str:
    """Return the path of the first page of a phase, from which readers choose."""
    return path_of("phases", phase.id)


def reader_page(road: Road, reader: str) -> str:
    """Return the path of the page for 'leidinggevende' or 'werknemer' on one way through a phase. Raises ValueError for another reader."""
    if reader not in READERS:
        raise ValueError(reader)
    return "/".join([cover(road.phase), *([road.branch.id] if road.branch else []), reader])


def background(phase: Phase) -> str:
    """Return the path of the page with who decides, the journey, tips, research and sources."""
    return CONTENT["phase"].page.format(phase.id)


def paper(phase: Phase) -> str:
    """Return the path of the page that holds all of a phase, to print."""
    return f"{cover(phase)}/afdrukken"


def low_energy(phase: Phase) -> str:
    """Return the path of the low-energy version of a phase; with branches, of the choice between theirs."""
    return path_of("low_energy", phase.id)


def low_energy_of(road: Road) -> str:
    """Return the path of the low-energy version of one way through a phase."""
    return "/".join([low_energy(road.phase), *([road.branch.id] if road.branch else [])])


@dataclass(frozen=True)
class Moved:
    """An anchor from when the first page of a phase held everything: where that stands now. A whole section has no title of its own."""

    anchor: str
    targets: tuple[str, ...]
    title: str = ""


def moved(phase: Phase) -> tuple[Moved, ...]:
    """Return every anchor that led to a part of the cover before each reader had a page."""
    return (*_moved_sections(phase), *_moved_items(phase))


def _moved_sections(phase: Phase) -> Iterator[Moved]:
    for anchor, readers in (
        ("nu-doen", (MANAGER,)),
        ("wat-kun-jij-verwachten", (EMPLOYEE,)),
        ("zo-zeg-je-het", READERS),
        ("wat-als", (MANAGER,)),
    ):
        yield Moved(anchor, tuple(f"{reader_page(road, reader)}#{anchor}" for road in phase.roads for reader in readers))
    for anchor in ("tips", "wie-doet-wat", "de-reis", *(("termijnen",) if phase.branches else ())):
        yield Moved(anchor, (f"{background(phase)}#{anchor}",))


def _moved_items(phase: Phase) -> Iterator[Moved]:
    for action in phase.now:
        yield _moved_item(phase, f"nu-{action.id}", MANAGER, action.branch, action.title)
    for point in phase.expect.points:
        yield _moved_item(phase, f"verwacht-{point.id}", EMPLOYEE, point.branch, point.title)
    for right in phase.expect.rights:
        yield _moved_item(phase, f"recht-{right.id}", EMPLOYEE, right.branch, right.title)
    for item in phase.what_if:
        yield _moved_item(phase, f"wat-als-{item.id}", item.reader, item.branch, item.question)
    for tip in phase.tips:
        yield Moved(f"tip-{tip.id}", (f"{background(phase)}#tip-{tip.id}",), tip.title)


def _moved_item(phase: Phase, anchor: str, reader: str, branch: str | None, title: str) -> Moved:
    roads = [road for road in phase.roads if road.branch is None or branch in (None, road.branch.id)]
    return Moved(anchor, tuple(f"{reader_page(road, reader)}#{anchor}" for road in roads), title)
