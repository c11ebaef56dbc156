"""The next step of a reader after a page."""

from __future__ import annotations

from ..load.guide import Guide
from ..model.checklist import Checklist
from ..model.fields import WayOn
from ..model.phase import Phase
from ..model.roles import Role
from ..model.topic import Topic
from .page import KNOWLEDGE, Page


def next_step(guide: Guide, page: Page) -> WayOn | None:
    """Return the next step after a page: its content says it, or it follows from it; for other pages onward.yml does."""
    document = page.data.get(page.template)
    if isinstance(document, Phase):
        return document.next or _following(guide, document)
    if page.template.startswith("phase_"):
        return None
    if isinstance(document, Checklist):
        return document.next or (_to_phase(guide.phase(document.phase)) if document.phase else guide.next_steps.get(page.template))
    if isinstance(document, Role) and document.page:
        first = document.page.links[0]
        return document.page.next or WayOn(title=first.title, text=first.text, page=first.page)
    if isinstance(document, Topic):
        return document.next
    return guide.next_steps.get(page.template) or _to_overview(guide, page)


def _to_overview(guide: Guide, page: Page) -> WayOn | None:
    """Lead back to the overview of the section, for a kind of page of which onward.yml says nothing yet."""
    if page.section != "knowledge" or page.path == KNOWLEDGE:
        return None
    words = guide.words["page_topics"]
    return WayOn(title=words["title"], text=words["description"], page=KNOWLEDGE)


def _following(guide: Guide, phase: Phase) -> WayOn | None:
    later = [other for other in guide.phases if other.number > phase.number]
    return _to_phase(later[0]) if later else None


def _to_phase(phase: Phase) -> WayOn:
    return WayOn(title=phase.title, text=phase.summary, page=f"fasen/{phase.id}")
