"""The small print above a checklist on paper."""

from __future__ import annotations

from collections.abc import Sequence

from ..load.guide import Guide
from ..model.checklist import Checklist


def sheet_line(guide: Guide, checklist: Checklist) -> str:
    """Return the number of a checklist, its phase, for whom it is and how long it takes."""
    words = guide.words
    phase = guide.phase(checklist.phase) if checklist.phase else None
    return " · ".join(
        (
            words["checklist"]["number"].format(number=checklist.number),
            f"{words['common']['phase']} {phase.number}, {phase.title}" if phase else words["checklists"]["organisation"],
            f"{words['common']['for']} {_together([_role(guide, id) for id in checklist.audience], words['common']['and'])}",
            words["checklist"]["minutes"].format(minutes=checklist.minutes),
        )
    )


def _role(guide: Guide, id: str) -> str:
    title = guide.roles[id].title
    return guide.words["named_roles"].get(id, title if title == title.upper() else title.lower())


def _together(names: Sequence[str], and_: str) -> str:
    *others, last = names
    return f"{', '.join(others)} {and_} {last}" if others else last
