"""The groups of checklists that are printed in one go, and kept in one booklet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..load.guide import Guide
from ..model.checklist import Checklist
from .page_kinds import path_of


@dataclass(frozen=True)
class PrintGroup:
    """The checklists that are printed in one go, and kept in one booklet."""

    path: str
    title: str
    description: str
    sheets: tuple[Checklist, ...]


def print_groups(guide: Guide) -> Iterator[PrintGroup]:
    """Yield the groups: every checklist, those of one phase, and those of the organisation."""
    words = guide.words["page_print"]
    yield PrintGroup(path_of("print"), words["title"], words["description"], guide.checklists)
    for phase in guide.phases:
        title, description = (words[name].format(phase=phase.title) for name in ("phase_title", "phase_description"))
        yield PrintGroup(path_of("print", phase.id), title, description, guide.checklists_of(phase.id))
    sheets = guide.checklists_of(None)
    yield PrintGroup(path_of("print", "organisatie"), words["organisation_title"], words["organisation_description"], sheets)
