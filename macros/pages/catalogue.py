"""The pages that there are: where each stands, its stub in docs/, its place in the navigation, the links between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from ..kinds import BY_NAME as CONTENT
from ..kinds import kind_of
from ..load.guide import Guide
from ..model.fields import READERS
from ..model.kind import GROUPS
from ..model.phase import Phase
from . import phase_pages
from .bar import bar_of
from .low_energy import low_energy_versions
from .page import EMBEDDED, Page, file_of
from .page_kinds import CALLS, LANDSCAPE, PAGE_KINDS, PARTS, WRITTEN_PAGES, PageKind, path_of
from .place import Place
from .print_groups import print_groups


def all_pages(guide: Guide) -> tuple[Page, ...]:
    """Return every page that is made from content and that the edition shows, in the order of the navigation."""
    more = {entry.page: entry.words for entry in guide.search.pages}
    pictured = {scene.page for scene in guide.scenes} if guide.edition.parts.drawings == "ja" else set()
    shown = [page for page in _pages(guide) if is_shown(guide, page.path)]
    whole = [replace(page, tags=page.tags + more.get(page.path, ()), bar=bar_of(page), pictured=page.path in pictured) for page in shown]
    return (*whole, *(_embedded(page) for page in shown if guide.edition.frame_ancestors and page.kind.embeds))


def _embedded(page: Page) -> Page:
    """Return a page as another site can frame it: at an address of its own, in no menu and no search."""
    return replace(page, path=f"{EMBEDDED}/{page.path}", embeds=page.path, tags=())


def every_path(guide: Guide) -> set[str]:
    """Return where a link may lead: every page, shown by the edition or not."""
    return {page.path for page in _pages(guide)} | set(WRITTEN_PAGES)


def written_pages(guide: Guide) -> tuple[str, ...]:
    """Return the paths of the pages of ours that are written by hand and that the edition shows."""
    return tuple(path for path in WRITTEN_PAGES if is_shown(guide, path))


def is_shown(guide: Guide, path: str) -> bool:
    """Return whether the edition shows the page at a path: of the parts that it belongs to, the one that names it best is on."""
    parts = [(len(start), name) for start, name in PARTS.items() if f"{path}/".startswith(f"{start}/")]
    return not parts or getattr(guide.edition.parts, max(parts)[1]) == "ja"


def _pages(guide: Guide) -> Iterator[Page]:
    """Yield the pages of every kind, in the order of the navigation."""
    for row in PAGE_KINDS:
        if row.pages == "one":
            yield _one(guide, row)
        elif row.pages == "each":
            yield from _each(guide, row)
        elif row.name in MAKERS:
            yield from MAKERS[row.name](guide)


def _one(guide: Guide, row: PageKind) -> Page:
    """Return the one page of its kind, with what its file of content/ says when there is one."""
    words = guide.words[f"page_{row.name}"]
    document = guide.content.get(row.name)
    data = {} if document is None else {row.name: document}
    return Page(row.path, row.name, words["title"], words["description"], getattr(document, "search_words", ()), data, row.group)


def _each(guide: Guide, row: PageKind) -> Iterator[Page]:
    """Yield a page for each file of a folder of content/."""
    for document in guide.content[row.name]:
        path = CONTENT[row.name].page.format(document.id)
        tags, group = getattr(document, "search_words", ()), getattr(document, "group", row.group)
        also = CALLS if getattr(document, "calls", ()) else ()
        yield Page(path, row.name, document.title, document.summary, tags, {row.name: document}, group, also)


def _home(guide: Guide) -> Iterator[Page]:
    yield Page("", "home", guide.edition.name, guide.edition.description)


def citing(guide: Guide, source: str) -> tuple[Page, ...]:
    """Return the pages that name a source and that the edition shows, in the order of the navigation."""
    paths = {shown_at(file) for file in guide.cited.get(source, ())}
    return tuple(page for path, page in by_path(guide).items() if path in paths)


def cited_on(guide: Guide, path: str) -> tuple[str, ...]:
    """Return the ids of the sources that content names for a page: the other way round of `citing`."""
    return tuple(source for source, files in guide.cited.items() if path in map(shown_at, files))


def shown_at(file: str) -> str:
    """Return the path of the page on which readers find what a file of content/ says; empty for what stands on every page.

    What stands in one file but on pages of its own is named by that file and the path of the page.
    """
    path = file.partition(".yml/")[2]
    if path:
        return path
    kind = kind_of(file)
    return kind.page_of(file) if kind else ""


def _phase_pages(guide: Guide) -> Iterator[Page]:
    for phase in guide.phases:
        yield from _of_phase(guide, phase)


def _of_phase(guide: Guide, phase: Phase) -> Iterator[Page]:
    """Yield the pages of one phase. Its cover stands in the menu for all of them, and is found by the words for all of it."""
    words = guide.words["page_phase"]
    yield Page(phase_pages.cover(phase), "phase", phase.title, phase.summary, phase.search_words, {"phase": phase})
    for road in phase.roads:
        for reader in READERS:
            title, text = (words[f"{reader}_{part}"].format(title=road.title, summary=road.summary) for part in ("title", "description"))
            data = {"phase": phase, "road": road, "reader": reader}
            yield Page(phase_pages.reader_page(road, reader), f"phase_{reader}", title, text, (), data)
    for path, name in ((phase_pages.background(phase), "background"), (phase_pages.paper(phase), "paper")):
        title, text = (words[f"{name}_{part}"].format(title=phase.title) for part in ("title", "description"))
        yield Page(path, f"phase_{name}", title, text, (), {"phase": phase})


def _print_pages(guide: Guide) -> Iterator[Page]:
    for group in print_groups(guide):
        yield Page(group.path, "print", group.title, group.description, (), {"sheets": group.sheets})


def _role_pages(guide: Guide) -> Iterator[Page]:
    for role in guide.roles.values():
        if role.page:
            yield Page(path_of("role", role.id), "role", role.page.title, role.page.summary, (), {"role": role})


def _low_energy_pages(guide: Guide) -> Iterator[Page]:
    words = guide.words["page_low_energy"]
    for version in low_energy_versions(guide):
        title, text = (words[name].format(title=version.title) for name in ("version_title", "version_description"))
        yield Page(version.path, "low_energy_version", title, text, (), {"version": version}, also=CALLS if version.in_need else LANDSCAPE)


# Kinds of page of which one file of content/ does not say all. The pages of a phase are made together.
MAKERS: dict[str, Callable[[Guide], Iterator[Page]]] = {
    "home": _home,
    "phase": _phase_pages,
    "print": _print_pages,
    "role": _role_pages,
    "low_energy_version": _low_energy_pages,
}


def sections(guide: Guide, own: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Return the files of the navigation by section, in order. `own` are the files of an edition's own pages."""
    found: dict[str, list[str]] = {}
    for page in all_pages(guide):
        if page.in_menu:
            found.setdefault(page.section, []).append(page.stub)
    more = found.pop("more") + [file_of(path) for path in written_pages(guide)]
    # Who you are comes before anything else.
    first = {section: found.pop(section) for section in ("home", "readers")}
    return first | found | ({"own": list(own)} if own else {}) | {"more": more}


def knowledge(guide: Guide) -> dict[str, list[Page]]:
    """Return the pages of the section Uitleg by group, without its overview; no empty group."""
    pages = [page for page in all_pages(guide) if page.section == "knowledge" and page.path != path_of("topics")]
    grouped = {group: [page for page in pages if page.group == group] for group in GROUPS}
    return {group: found for group, found in grouped.items() if found}


def place_of(guide: Guide, path: str, directory_urls: bool = True) -> Place:
    """Return the place of a page among those that the edition shows."""
    return Place(path, directory_urls, by_path(guide), written_pages(guide))


@lru_cache(maxsize=2)
def by_path(guide: Guide) -> dict[str, Page]:
    """Return pages by path."""
    return {page.path: page for page in all_pages(guide)}
