"""The next step of a reader after a page."""

from __future__ import annotations

from ..load.guide import Guide
from ..model.checklist import Checklist
from ..model.fields import MANAGER, NextStep
from ..model.phase import Phase, Road
from ..model.roles import Role
from ..model.topic import Topic
from . import phase_pages
from .page import Page
from .page_kinds import BY_NAME, path_of
from .place import Place

# The page with which a section begins, by its name; who reads in another section goes back to the phases.
OVERVIEWS = {"checklists": "checklists", "phrases": "phrases", "knowledge": "topics"}


def next_step(guide: Guide, page: Page) -> NextStep | None:
    """Return the next step after a page: its content says it, or it follows from it; for other pages next_steps.yml does."""
    document = page.data.get(page.template)
    if "road" in page.data:
        return _after_road(guide, page.data["road"], page.data["reader"])
    if isinstance(document, Phase):
        return None
    if page.template in ("phase_background", "phase_paper"):
        return _to_phase(page.data["phase"])
    if isinstance(document, Checklist):
        return document.next or (_to_phase(guide.phase(document.phase)) if document.phase else guide.next_steps.get(page.template))
    if isinstance(document, Role) and document.page:
        first = document.page.links[0]
        return document.page.next or NextStep(title=first.title, text=first.text, page=first.page)
    if isinstance(document, Topic):
        return document.next
    return guide.next_steps.get(page.template) or _to_overview(guide, page)


def shown_step(guide: Guide, page: Page, place: Place) -> NextStep | None:
    """Return the next step after a page; where an edition hides that one, the phases."""
    step = next_step(guide, page)
    if step is None or place.has(step.page):
        return step
    words = guide.words["page_phases"]
    return NextStep(title=words["title"], text=words["description"], page=path_of("phases"))


def _to_overview(guide: Guide, page: Page) -> NextStep | None:
    """Lead back to the overview of the section, for a kind of page of which next_steps.yml says nothing yet.

    A quiet page and one that is written by hand lead on themselves.
    """
    overview = BY_NAME[OVERVIEWS.get(page.section, "phases")]
    if page.quiet or page.kind.pages == "written" or page.path == overview.path:
        return None
    words = guide.words[f"page_{overview.name}"]
    return NextStep(title=words["title"], text=words["description"], page=overview.path)


def _after_road(guide: Guide, road: Road, reader: str) -> NextStep | None:
    """Lead the manager on to what the content says; everyone else to their own page of the next phase, or its cover to choose a way."""
    if road.next and reader == MANAGER:
        return road.next
    later = next((phase for phase in guide.phases if phase.number > road.phase.number), None)
    if later is None:
        hub = guide.roles[reader].page
        return NextStep(title=hub.title, page=path_of("role", reader)) if hub else None
    return _to_phase(later, "" if later.branches else phase_pages.reader_page(later.roads[0], reader))


def _to_phase(phase: Phase, page: str = "") -> NextStep:
    return NextStep(title=phase.title, text=phase.summary, page=page or phase_pages.cover(phase))
