"""Which pages there are: where each stands, its stub in docs/, its place in the navigation, the links between them."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import PurePosixPath

from .fields import WayOn
from .guide import Guide
from .model import Checklist
from .phase import Phase
from .topic import Group, Topic

MACRO_CALL = "{{ guide_page("
PRINT_ALL = "afdrukken"
PRINT_ORGANISATION = "afdrukken/organisatie"
KNOWLEDGE = "weten"
FAQ = f"{KNOWLEDGE}/veelgestelde-vragen"
FIGURES_PAGE = f"{KNOWLEDGE}/cijfers"
# Under which heading the overview of that section shows a page; a page that says nothing stands under the last.
KNOWLEDGE_GROUPS = typing.get_args(Group)
CALM = "rustig"
CARDS = "samen/kaarten"
PRINT_CARDS = f"{CARDS}/afdrukken"
POLICY = f"{KNOWLEDGE}/beleid"
POLICY_CHECK = f"{POLICY}/zelfcheck"
EXAMPLE = f"{KNOWLEDGE}/voorbeeld"
PLAN = "samen/plan"
MORE_PAGES = {"wie-doet-wat": "roles", "begrippen": "glossary", "bronnen": "sources", "verantwoording": "account"}
FINDER = "gesprek/twijfel-of-te-snel"
MIRROR = "gesprek/spiegel"
REHEARSALS = "gesprek/oefenen"
AGREEMENT = "samen/contactafspraak"
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
    "calm": (CALM,),
    "self_hosting": ("zelf-online-zetten",),
}
STATUTES = "wetteksten"
ALL_PAGES = "alle-paginas"
OVER = "over"
# Under which heading search shows a page, by its template; a page that is not here explains something.
RESULTS = {
    "phases": "phases",
    "phase": "phases",
    "checklist": "checklists",
    "checklists": "checklists",
    "glossary": "terms",
    "calendar": "tools",
    "map": "tools",
    "my_list": "tools",
    "cards": "tools",
    "scan": "tools",
    "plan": "tools",
    "contact_agreement": "tools",
    "hard_talks": "tools",
    "rehearsals": "tools",
    "rehearsal": "tools",
    "mirror": "tools",
    "policy_check": "tools",
    "sources": "sources",
    "account": "sources",
    "statutes": "law",
}
EXPLANATION = "explanation"
# Which stylesheets of docs/assets/css/ a page loads beside those of every page, in this order, by its template.
STYLES = {
    "home": ("home", "date-form"),
    "phases": ("home",),
    "phase": ("phase",),
    "roles": ("phase",),
    "phrases": ("phase", "filters", "hard-talks"),
    "calendar": ("date-form", "fields", "calendar"),
    "map": ("map",),
    "checklists": ("filters",),
    "checklist": ("fields", "checklist"),
    "policy_check": ("fields", "checklist", "policy"),
    "print": ("fields", "checklist"),
    "my_list": ("filters", "fields", "checklist"),
    "contact_agreement": ("fields", "checklist", "contact"),
    "cards": ("fields", "talk"),
    "print_cards": ("talk", "cut-cards"),
    "process": ("process",),
    "scan": ("fields", "steps", "scan", "plan-paper"),
    "plan": ("fields", "steps", "plan-paper", "plan"),
    "hard_talks": ("fields", "hard-talks", "phase"),
    "mirror": ("fields", "hard-talks"),
    "rehearsals": ("hard-talks", "rehearsal"),
    "rehearsal": ("rehearsal",),
    "may_i": ("filters",),
    "faq": ("filters",),
    "figures": ("filters", "figures"),
    "policy": ("fields", "policy"),
    "example": ("example",),
}
# Who does not find it, goes on here: the first of these pages that is shown.
AFTER_SEARCH = ("weten/veelgestelde-vragen", "begrippen")
# Hand-written in docs/: no content, no template; last in the section of MORE_PAGES.
WRITTEN_PAGES = ("zelf-online-zetten", "toegankelijkheid", "privacyverklaring", OVER)


@dataclass(frozen=True)
class Page:
    """One page: where it stands, which template makes it, and what that template gets."""

    path: str
    template: str
    title: str
    description: str
    section: str
    tags: tuple[str, ...] = ()
    data: dict[str, object] = field(default_factory=dict)
    searched: bool = True
    group: str = KNOWLEDGE_GROUPS[-1]
    in_menu: bool = True
    frame: str = ""
    """The generator's template around the page, where it is not main.html."""

    @property
    def results(self) -> str:
        """Under which heading search shows the page."""
        return RESULTS.get(self.template, EXPLANATION)

    @property
    def styles(self) -> tuple[str, ...]:
        """The stylesheets of this kind of page."""
        return STYLES.get(self.template, ())

    @property
    def stub(self) -> str:
        """The page's file under docs/."""
        return file_of(self.path)


def file_of(path: str) -> str:
    """The file under docs/ of the page at a path.

    Each page has a folder of its own: then a relative link means the same from the file as from the address, and
    generators differ in which of the two they take.
    """
    return f"{path}/index.md".lstrip("/")


def all_pages(guide: Guide) -> tuple[Page, ...]:
    """Every page that is made from content and that the edition shows, in the order of the navigation."""
    more = {entry.page: entry.words for entry in guide.search.pages}
    return tuple(
        replace(page, tags=page.tags + more.get(page.path, ())) for page in _pages(guide) if is_shown(guide, page.path)
    )


def every_path(guide: Guide) -> set[str]:
    """Where a link may lead: every page, shown by the edition or not."""
    return {page.path for page in _pages(guide)} | set(WRITTEN_PAGES)


def is_shown(guide: Guide, path: str) -> bool:
    """Whether the edition shows the page at a path: of the parts that it belongs to, the one that names it best is on."""
    parts = [(len(start), name) for name, starts in PARTS.items() for start in starts if f"{path}/".startswith(f"{start}/")]
    return not parts or getattr(guide.edition.parts, max(parts)[1]) == "ja"


def _pages(guide: Guide) -> Iterator[Page]:
    yield Page("", "home", guide.edition.name, guide.edition.description, "home")
    yield _plain(guide, "fasen", "phases", "phases")
    for phase in guide.phases:
        yield Page(
            f"fasen/{phase.id}", "phase", phase.title, phase.summary, "phases", phase.search_words, {"phase": phase}
        )
    yield _plain(guide, "reiskaart", "map", "phases")
    yield _plain(guide, "rekenhulp", "calendar", "calendar")
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
    yield _plain(guide, KNOWLEDGE, "topics", "knowledge")
    yield _plain(guide, f"{KNOWLEDGE}/rechten-en-plichten", "rights", "knowledge", guide.rights.search_words, group="regels")
    yield _plain(guide, f"{KNOWLEDGE}/mag-dit", "may_i", "knowledge", guide.may_i.search_words, group="regels")
    yield _plain(guide, FAQ, "faq", "knowledge", guide.faq.search_words, group="hulp")
    for topic in guide.topics:
        path = f"{KNOWLEDGE}/{topic.id}"
        yield Page(
            path, "topic", topic.title, topic.summary, "knowledge", topic.search_words, {"topic": topic}, group=topic.group
        )
    yield _plain(guide, FIGURES_PAGE, "figures", "knowledge", tags=guide.evidence.search_words)
    yield _plain(guide, POLICY, "policy", "knowledge", tags=guide.policy.search_words)
    yield _plain(guide, POLICY_CHECK, "policy_check", "knowledge")
    yield _plain(guide, EXAMPLE, "example", "knowledge", tags=guide.example.search_words)
    for role in guide.roles.values():
        if role.page:
            yield Page(f"voor/{role.id}", "role", role.page.title, role.page.summary, "readers", (), {"role": role})
    yield _plain(guide, CALM, "calm", "readers")
    for calm in calm_versions(guide):
        title, text = (guide.words["page_calm"][name].format(title=calm.of.title) for name in ("version_title", "version_description"))
        yield Page(calm.path, "calm_version", title, text, "readers", (), {"calm": calm}, searched=False, in_menu=False)
    for path, template in MORE_PAGES.items():
        yield _plain(guide, path, template, "more")
    yield _plain(guide, STATUTES, "statutes", "more", in_menu=False)
    words = guide.words["page_all_pages"]
    yield Page(ALL_PAGES, "all_pages", words["title"], words["description"], "more", searched=False, frame="all-pages.html")


# Where readers find what a file of content/ says: its page, with the file's name filled in.
SHOWN_AT = {
    "content/phases": "fasen/{}",
    "content/checklists": "checklists/{}",
    "content/topics": f"{KNOWLEDGE}/{{}}",
    "content/rehearsals": f"{REHEARSALS}/{{}}",
    "content/cards": CARDS,
    "content/deadlines": "rekenhulp",
    "content/rights.yml": f"{KNOWLEDGE}/rechten-en-plichten",
    "content/may_i.yml": f"{KNOWLEDGE}/mag-dit",
    "content/faq.yml": FAQ,
    "content/figures.yml": FIGURES_PAGE,
    "content/policy.yml": POLICY,
    "content/example.yml": EXAMPLE,
    "content/roles.yml": "wie-doet-wat",
    "content/roles": "voor/{}",
    "content/glossary.yml": "begrippen",
    "content/process.yml": "samen",
    "content/hard_talks.yml": FINDER,
    "content/mirror.yml": MIRROR,
    "content/contact_agreement.yml": AGREEMENT,
    "content/plan.yml": PLAN,
    "content/law": STATUTES,
}


def citing(guide: Guide, source: str) -> tuple[Page, ...]:
    """The pages that name a source and that the edition shows, in the order of the navigation."""
    paths = {shown_at(file) for file in guide.cited.get(source, ())}
    return tuple(page for path, page in by_path(guide).items() if path in paths)


def shown_at(file: str) -> str:
    """The path of the page on which readers find what a file of content/ says; empty for what stands on every page."""
    place = PurePosixPath(file)
    name = re.sub(r"^\d+-", "", place.stem)
    return SHOWN_AT.get(file, SHOWN_AT.get(str(place.parent).removesuffix(".yml"), "")).format(name)


@dataclass(frozen=True)
class Calm:
    """The low-energy version of a page: a hundred words at most, and one step."""

    of: Phase | Topic
    full: str
    lines: tuple[str, ...]
    next: WayOn | None

    @property
    def path(self) -> str:
        return f"{CALM}/{self.of.id}"


def calm_versions(guide: Guide) -> tuple[Calm, ...]:
    """Every low-energy version: of each phase, and of the topics that have one."""
    phases = (Calm(phase, f"fasen/{phase.id}", phase.expect.low_energy, phase.expect.low_energy_next) for phase in guide.phases)
    topics = (Calm(topic, f"{KNOWLEDGE}/{topic.id}", topic.low_energy, topic.next) for topic in guide.topics if topic.low_energy)
    return (*phases, *topics)


@dataclass(frozen=True)
class PrintGroup:
    """What is printed in one go, and kept in one booklet."""

    path: str
    title: str
    description: str
    sheets: tuple[Checklist, ...]


def _print_pages(guide: Guide) -> Iterator[Page]:
    for group in print_groups(guide):
        data = {"sheets": group.sheets}
        yield Page(group.path, "print", group.title, group.description, "checklists", (), data, searched=False)


def print_groups(guide: Guide) -> Iterator[PrintGroup]:
    """Every checklist, those of one phase, and those of the organisation."""
    words = guide.words["page_print"]
    yield PrintGroup(PRINT_ALL, words["title"], words["description"], guide.checklists)
    for phase in guide.phases:
        title, description = (words[name].format(phase=phase.title) for name in ("phase_title", "phase_description"))
        yield PrintGroup(f"{PRINT_ALL}/{phase.id}", title, description, guide.checklists_of(phase.id))
    sheets = guide.checklists_of(None)
    yield PrintGroup(PRINT_ORGANISATION, words["organisation_title"], words["organisation_description"], sheets)


def _plain(guide: Guide, path: str, template: str, section: str, tags: tuple[str, ...] = (), **more: object) -> Page:
    words = guide.words[f"page_{template}"]
    return Page(path, template, words["title"], words["description"], section, tags, **more)


def stub_text(page: Page) -> str:
    """The Markdown file of a page: what the generator needs to know, and one macro call.

    The title is HTML there.
    """
    lines = ["---", f"title: {_quoted(escape(page.title, quote=False))}", f"description: {_quoted(page.description)}"]
    if page.tags:
        lines += ["tags:", *(f"  - {_quoted(tag)}" for tag in page.tags)]
    if page.results != EXPLANATION:
        lines.append(f"results: {page.results}")
    if not page.searched:
        lines.append("searched: false")
    if page.styles:
        lines.append(f"styles: [{', '.join(page.styles)}]")
    if page.frame:
        lines.append(f"template: {page.frame}")
    return "\n".join([*lines, "---", "", f'{MACRO_CALL}"{page.path}") }}}}', ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def sections(guide: Guide, own: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """The files of the navigation by section, in order. `own` are the files of an edition's own pages."""
    found: dict[str, list[str]] = {}
    for page in all_pages(guide):
        if page.in_menu:
            found.setdefault(page.section, []).append(page.stub)
    more = found.pop("more") + [file_of(path) for path in WRITTEN_PAGES if is_shown(guide, path)]
    return found | ({"own": list(own)} if own else {}) | {"more": more}


def knowledge(guide: Guide) -> dict[str, list[Page]]:
    """The pages of the section Weten by group, without its overview; no empty group."""
    pages = [page for page in all_pages(guide) if page.section == "knowledge" and page.path != KNOWLEDGE]
    grouped = {group: [page for page in pages if page.group == group] for group in KNOWLEDGE_GROUPS}
    return {group: found for group, found in grouped.items() if found}


_PAGES: dict[int, tuple[Guide, dict[str, Page]]] = {}


def by_path(guide: Guide) -> dict[str, Page]:
    """Pages by path, made once per guide."""
    known = _PAGES.get(id(guide))
    if known is None or known[0] is not guide:
        _PAGES.clear()
        _PAGES[id(guide)] = known = (guide, {page.path: page for page in all_pages(guide)})
    return known[1]


@dataclass(frozen=True)
class Place:
    """Where a page stands, to write relative links from it."""

    path: str
    directory_urls: bool
    pages: dict[str, Page]

    def href(self, target: str) -> str:
        """A relative link to a page of the guide ('fasen/x', with or without '#part')."""
        path, _, part = target.partition("#")
        if not self.has(path):
            raise KeyError(f"no page at {path!r}")
        file = "" if self.directory_urls else "index.html"
        return self._up() + (f"{path}/" if path else "") + file + (f"#{part}" if part else "")

    def has(self, target: str) -> bool:
        """Whether the edition shows the page of a link."""
        path = target.partition("#")[0]
        return path in self.pages or path == OVER

    def asset(self, name: str) -> str:
        """A relative link to a file under docs/assets."""
        return f"{self._up()}assets/{name}"

    def _up(self) -> str:
        return "../" * len(PurePosixPath(self.path).parts) or "./"
