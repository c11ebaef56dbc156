"""The small print above a checklist, on the page and on paper."""

from __future__ import annotations

from ..load.guide import Guide
from ..model.checklist import Checklist
from .role_names import role_names


def sheet_line(guide: Guide, checklist: Checklist) -> str:
    """Return the top line of a checklist in one: `sheet_top` with a dot between."""
    return " · ".join(sheet_top(guide, checklist))


def sheet_top(guide: Guide, checklist: Checklist) -> tuple[str, str]:
    """Return the two ends of the top line: the number of a checklist, its phase and for whom it is; and how long it takes."""
    words = guide.words
    phase = guide.phase(checklist.phase) if checklist.phase else None
    place = " · ".join(
        (
            words["checklist"]["number"].format(number=checklist.number),
            f"{words['common']['phase']} {phase.number}, {phase.title}" if phase else words["checklists"]["organisation"],
            f"{words['common']['for']} {role_names(guide, checklist.audience)}",
        )
    )
    return place, words["checklist"]["minutes"].format(minutes=checklist.minutes)
