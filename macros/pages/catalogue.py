"""The pages that there are: where each stands, its stub in docs/, its place in the navigation, the links between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..kinds import KINDS, kind_of
from ..load.guide import Guide
from ..model.kind import GROUPS, Kind, Section
from ..model.phase import Phase
from . import phase_pages
from .bar import bar_of
from .low_energy import LOW_ENERGY, low_energy_versions
from .page import (
    AGREEMENT,
    ALL_PAGES,
    CARDS,
    EMBED_FRAME,
    EMBEDDABLE,
    EMBEDDED,
    EXAMPLE,
    FIGURES_PAGE,
    FINDER,
    KNOWLEDGE,
    MIRROR,
    MORE_PAGES,
    PLAN,
    POLICY,
    POLICY_CHECK,
    PRINT_CARDS,
    REHEARSALS,
    SHAPES,
    STATUTES,
    WRITTEN_PAGES,
    Page,
    file_of,
)
from .print_groups import PRINT_ALL, print_groups

# Which pages an edition may leave out, with all below them, by the name in `parts` of edition.yml.
PARTS = {
    "map": ("reiskaart",),
    "phrases": ("gesprek",),
    "hard_talks": (FINDER, MIRROR),
    "rehearsals": (REHEARSALS,),
    "together": ("samen",),
    "my_list": ("checklists/mijn-lijst",),
    "booklets": (PRINT_ALL,),
    "figures": (FIGURES_PAGE,),
    "policy": (POLICY,),
    "example": (EXAMPLE,),
    "account": ("verantwoording",),
    "hr": ("voor/hr",),
    "colleagues": ("voor/collegas",),
    "low_energy": (LOW_ENERGY,),
    "self_hosting": ("zelf-online-zetten",),
}
IN_NEED = "weten/crisis"
# Who does not find it, goes on here: the first of these pages that is shown.
AFTER_SEARCH = ("weten/veelgestelde-vragen", "begrippen")


def all_pages(guide: Guide) -> tuple[Page, ...]:
    """Return every page that is made from content and that the edition shows, in the order of the navigation."""
    more = {entry.page: entry.words for entry in guide.search.pages}
    pictured = {scene.page for scene in guide.content["scenes"].scenes} if guide.edition.parts.drawings == "ja" else set()
    shown = [page for page in _pages(guide) if is_shown(guide, page.path)]
    whole = [replace(page, tags=page.tags + more.get(page.path, ()), bar=bar_of(page), pictured=page.path in pictured) for page in shown]
    return (*whole, *(_embedded(page) for page in shown if guide.edition.frame_ancestors and page.template in EMBEDDABLE))


def _embedded(page: Page) -> Page:
    """Return a page as another site can frame it: at an address of its own, in no menu and no search."""
    return replace(page, path=f"{EMBEDDED}/{page.path}", embeds=page.path, frame=EMBED_FRAME, tags=(), searched=False, in_menu=False)


def every_path(guide: Guide) -> set[str]:
    """Return where a link may lead: every page, shown by the edition or not."""
    return {page.path for page in _pages(guide)} | set(WRITTEN_PAGES)


def is_shown(guide: Guide, path: str) -> bool:
    """Return whether the edition shows the page at a path: of the parts that it belongs to, the one that names it best is on."""
    parts = [(len(start), name) for name, starts in PARTS.items() for start in starts if f"{path}/".startswith(f"{start}/")]
    return not parts or getattr(guide.edition.parts, max(parts)[1]) == "ja"


def _pages(guide: Guide) -> Iterator[Page]:
    yield Page("", "home", guide.edition.name, guide.edition.description, "home")
    yield from _kinds(guide, "home")
    yield _plain(guide, "fasen", "phases", "phases")
    for phase in guide.phases:
        yield from _phase_pages(guide, phase)
    yield _plain(guide, "reiskaart", "map", "phases")
    yield from _kinds(guide, "phases")
    yield _plain(guide, "rekenhulp", "calendar", "calendar")
    yield from _kinds(guide, "calendar")
    yield _plain(guide, "checklists", "checklists", "checklists")
    for checklist in guide.checklists:
        yield Page(
            f"checklists/{checklist.id}",
            "checklist",
            checklist.title,
            checklist.summary,
            "checklists",
            checklist.search_words,
            {"checklist": checklist},
        )
    yield _plain(guide, "checklists/mijn-lijst", "my_list", "checklists")
    yield from _print_pages(guide)
    yield from _kinds(guide, "checklists")
    yield _plain(guide, "gesprek", "phrases", "phrases")
    yield _plain(guide, FINDER, "hard_talks", "phrases", guide.hard_talks.search_words)
    yield _plain(guide, MIRROR, "mirror", "phrases", guide.mirror.search_words)
    yield _plain(guide, REHEARSALS, "rehearsals", "phrases")
    for talk in guide.rehearsals:
        path = f"{REHEARSALS}/{talk.id}"
        yield Page(path, "rehearsal", talk.title, talk.summary, "phrases", talk.search_words, {"talk": talk})
    yield _plain(guide, "samen", "process", "phrases")
    yield _plain(guide, AGREEMENT, "contact_agreement", "phrases", guide.contact_agreement.search_words)
    yield _plain(guide, CARDS, "cards", "phrases")
    yield _plain(guide, PRINT_CARDS, "print_cards", "phrases", searched=False)
    yield _plain(guide, "samen/scan", "scan", "phrases")
    yield _plain(guide, PLAN, "plan", "phrases", guide.plan.search_words)
    yield from _kinds(guide, "phrases")
    yield _plain(guide, KNOWLEDGE, "topics", "knowledge")
    yield from _kinds(guide, "knowledge")
    for role in guide.roles.values():
        if role.page:
            yield Page(f"voor/{role.id}", "role", role.page.title, role.page.summary, "readers", (), {"role": role})
    yield _plain(guide, LOW_ENERGY, "low_energy", "readers")
    for version in low_energy_versions(guide):
        title, text = (
            guide.words["page_low_energy"][name].format(title=version.title) for name in ("version_title", "version_description")
        )
        yield Page(
            version.path,
            "low_energy_version",
            title,
            text,
            "readers",
            (),
            {"version": version},
            searched=False,
            in_menu=False,
            scenic=not version.in_need,
        )
    yield from _kinds(guide, "readers")
    for path, template in MORE_PAGES.items():
        yield _plain(guide, path, template, "more")
    yield _plain(guide, STATUTES, "statutes", "more", in_menu=False)
    yield _plain(guide, SHAPES, "shapes", "more", searched=False, in_menu=False)
    words = guide.words["page_all_pages"]
    yield Page(ALL_PAGES, "all_pages", words["title"], words["description"], "more", searched=False, frame="all-pages.html")
    yield from _kinds(guide, "more")


def citing(guide: Guide, source: str) -> tuple[Page, ...]:
    """Return the pages that name a source and that the edition shows, in the order of the navigation."""
    paths = {shown_at(file) for file in guide.cited.get(source, ())}
    return tuple(page for path, page in by_path(guide).items() if path in paths)


def shown_at(file: str) -> str:
    """Return the path of the page on which readers find what a file of content/ says; empty for what stands on every page.

    What stands in one file but on pages of its own is named by that file and the path of the page.
    """
    path = file.partition(".yml/")[2]
    if path:
        return path
    kind = kind_of(file)
    return kind.page_of(file) if kind else ""


def _phase_pages(guide: Guide, phase: Phase) -> Iterator[Page]:
    """Yield the pages of one phase. Its cover stands in the menu for all of them, and is found by the words for all of it."""
    words = guide.words["page_phase"]
    yield Page(phase_pages.cover(phase), "phase", phase.title, phase.summary, "phases", phase.search_words, {"phase": phase})
    for road in phase.roads:
        for reader in phase_pages.READERS:
            title, text = (words[f"{reader}_{part}"].format(title=road.title, summary=road.summary) for part in ("title", "description"))
            data = {"phase": phase, "road": road, "reader": reader}
            yield Page(phase_pages.reader_page(road, reader), f"phase_{reader}", title, text, "phases", (), data, in_menu=False)
    for path, name, searched in ((phase_pages.background(phase), "background", True), (phase_pages.paper(phase), "paper", False)):
        title, text = (words[f"{name}_{part}"].format(title=phase.title) for part in ("title", "description"))
        yield Page(path, f"phase_{name}", title, text, "phases", (), {"phase": phase}, searched=searched, in_menu=False)


def _print_pages(guide: Guide) -> Iterator[Page]:
    for group in print_groups(guide):
        data = {"sheets": group.sheets}
        yield Page(group.path, "print", group.title, group.description, "checklists", (), data, searched=False)


def _kinds(guide: Guide, section: Section) -> Iterator[Page]:
    """Yield the pages of every kind of content that says it stands in a section, in the order of the registry."""
    for kind in KINDS:
        if kind.section == section:
            yield from _of_kind(guide, kind, section)
        if kind.section == section and kind.page == POLICY:
            yield _plain(guide, POLICY_CHECK, "policy_check", section)


def _of_kind(guide: Guide, kind: Kind, section: Section) -> Iterator[Page]:
    """Yield the pages of a kind that its row gives a section: one, or one for each file of its folder."""
    documents = guide.content[kind.name]
    if not kind.folder:
        tags = getattr(documents, "search_words", ())
        yield _plain(guide, kind.page, kind.name, section, tags, group=kind.group, data={kind.name: documents})
        return
    for document in documents:
        path = kind.page.format(document.id)
        tags, data = getattr(document, "search_words", ()), {kind.name: document}
        group = getattr(document, "group", kind.group)
        yield Page(path, kind.name, document.title, document.summary, section, tags, data, group=group)


def _plain(guide: Guide, path: str, template: str, section: str, tags: tuple[str, ...] = (), **more: Any) -> Page:
    words = guide.words[f"page_{template}"]
    return Page(path, template, words["title"], words["description"], section, tags, **more)


def sections(guide: Guide, own: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Return the files of the navigation by section, in order. `own` are the files of an edition's own pages."""
    found: dict[str, list[str]] = {}
    for page in all_pages(guide):
        if page.in_menu:
            found.setdefault(page.section, []).append(page.stub)
    more = found.pop("more") + [file_of(path) for path in WRITTEN_PAGES if is_shown(guide, path)]
    # Who you are comes before anything else.
    first = {section: found.pop(section) for section in ("home", "readers")}
    return first | found | ({"own": list(own)} if own else {}) | {"more": more}


def knowledge(guide: Guide) -> dict[str, list[Page]]:
    """Return the pages of the section Uitleg by group, without its overview; no empty group."""
    pages = [page for page in all_pages(guide) if page.section == "knowledge" and page.path != KNOWLEDGE]
    grouped = {group: [page for page in pages if page.group == group] for group in GROUPS}
    return {group: found for group, found in grouped.items() if found}


_PAGES: dict[int, tuple[Guide, dict[str, Page]]] = {}


def by_path(guide: Guide) -> dict[str, Page]:
    """Return pages by path, made once per guide."""
    known = _PAGES.get(id(guide))
    if known is None or known[0] is not guide:
        _PAGES.clear()
        _PAGES[id(guide)] = known = (guide, {page.path: page for page in all_pages(guide)})
    return known[1]
