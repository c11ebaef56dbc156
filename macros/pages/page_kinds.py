"""Every kind of page there is, one row each: where it stands, who finds it how, and what it loads. A new tool is a row here.

A kind of content that names its page and its section (`macros/model/kind.py`) has a page by itself. It has a row here only for
its place in the menu or for how it differs from a plain page; what its model says is not said again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ..kinds import BY_NAME as CONTENT
from ..kinds import KINDS
from ..model.fields import READERS
from ..model.kind import GROUPS, SECTIONS, Group, Kind, Section
from ..model.roles import ROLE_PAGES

EXPLANATION = "explanation"
# The stylesheets of what stands on some pages of a kind only, or on several kinds.
LANDSCAPE = ("drawing", "landscape")
CALLS = ("calls",)


@dataclass(frozen=True)
class PageKind:
    """One kind of page: its template, which has its name, as have its words (`page_<name>`) and its next step in content/next_steps.yml.

    `path` is where the page stands, or the folder of pages that stand below it; empty for those of a phase (`phase_pages`).
    """

    name: str
    section: Section | Literal["home"]
    path: str = ""
    pages: Literal["one", "each", "made", "written"] = "one"
    """One page, or one for each file of its kind of content, or pages that `catalogue` makes, or one written by hand in docs/."""
    group: Group = GROUPS[-1]
    """Under which heading the overview of the section that explains shows it."""
    part: str = ""
    """The part of edition.yml with which an edition leaves out the page and all below it."""
    parts_below: Mapping[str, str] = field(default_factory=dict)
    """The same for single pages below the path, by their name."""
    menu: Literal["short", "full", "none"] = "full"
    """In the menu of every page, or behind the entrance of its group and on the page with every page, or nowhere."""
    searched: bool = True
    results: str = EXPLANATION
    """Under which heading search shows it."""
    styles: tuple[str, ...] = ()
    """The stylesheets of docs/assets/css/ that it loads beside those of every page, in this order."""
    frame: str = ""
    """The generator's template around it, where that is not main.html."""
    quiet: bool = False
    """Whether it is for who has little energy: no menu, no bar, no long foot."""
    says_above: bool = True
    """Whether the frame names the pages above it; those of a phase do so themselves."""
    embeds: bool = False
    """Whether another site can show it in a frame, as a tool that stands on its own."""


def _page(kind: str, below: str = "") -> str:
    """Return the page of a kind of content, or the overview above the pages of its files; or a page below that."""
    page = CONTENT[kind].page.partition("/{}")[0]
    return f"{page}/{below}" if below else page


def _content(name: str, **looks: Any) -> PageKind:
    """Return the row of a kind of content, which says itself where its pages are."""
    kind = CONTENT[name]
    assert kind.section is not None, name
    return PageKind(name, kind.section, _page(name), "each" if kind.folder else "one", kind.group, **looks)


_PHASE: dict[str, Any] = {"pages": "made", "says_above": False}
_OF_PHASE: dict[str, Any] = _PHASE | {"menu": "none"}
_QUIET: dict[str, Any] = {"quiet": True, "says_above": False}
# In the order of the navigation. Kinds of content without a row come after these, each in its section.
ROWS = (
    PageKind("home", "home", pages="made", menu="short", styles=("home", "date-form", *LANDSCAPE)),
    # Fasen
    PageKind("phases", "phases", _page("phase"), results="phases", styles=("home", *LANDSCAPE), says_above=False),
    PageKind("phase", "phases", **_PHASE | {"menu": "short", "results": "phases", "styles": ("phase-cover", *LANDSCAPE)}),
    *(PageKind(f"phase_{reader}", "phases", **_OF_PHASE, results="phases", styles=("phase-reader",)) for reader in READERS),
    PageKind("phase_background", "phases", **_OF_PHASE, results="phases", styles=("phase", "matrix")),
    PageKind("phase_paper", "phases", **_OF_PHASE, searched=False, styles=("phase-reader", "phase", "matrix")),
    PageKind("map", "phases", "reiskaart", part="map", menu="short", results="tools", styles=("map",)),
    # Rekenhulp
    PageKind(
        "calculator",
        "calculator",
        _page("calendar"),
        menu="short",
        results="tools",
        styles=("date-form", "fields", "calculator"),
        embeds=True,
    ),
    # Checklists
    PageKind("checklists", "checklists", _page("checklist"), menu="short", results="checklists", styles=("tiles", "filters")),
    _content("checklist", results="checklists", styles=("fields", "boxes", "checklist"), embeds=True),
    PageKind(
        "my_list",
        "checklists",
        _page("checklist", "mijn-lijst"),
        part="my_list",
        results="tools",
        styles=("filters", "fields", "boxes", "checklist"),
    ),
    PageKind("print", "checklists", "afdrukken", "made", part="booklets", searched=False, styles=("fields", "boxes", "checklist")),
    # Zo zeg je het
    PageKind(
        "phrases", "phrases", "gesprek", part="phrases", menu="short", styles=("phrases", "filters", "hard-talks", "copy"), embeds=True
    ),
    _content("hard_talks", part="hard_talks", results="tools", styles=("fields", "options", "hard-talks", "matrix", "copy")),
    _content("mirror", part="hard_talks", results="tools", styles=("fields", "boxes", "hard-talks", "copy")),
    PageKind(
        "rehearsals",
        "phrases",
        _page("rehearsal"),
        part="rehearsals",
        menu="short",
        results="tools",
        styles=("tiles", "hard-talks", "rehearsal"),
    ),
    _content("rehearsal", results="tools", styles=("rehearsal",)),
    _content("process", part="together", menu="short", styles=("process",)),
    _content("contact_agreement", results="tools", styles=("fields", "boxes", "options", "checklist", "contact")),
    PageKind("cards", "phrases", _page("card"), results="tools", styles=("fields", "boxes", "talk")),
    PageKind("print_cards", "phrases", _page("card", "afdrukken"), searched=False, styles=("talk", "cut-cards")),
    PageKind("scan", "phrases", _page("process", "scan"), results="tools", styles=("fields", "stack-table", "steps", "scan", "plan-paper")),
    _content("plan", results="tools", styles=("fields", "stack-table", "steps", "plan-paper", "plan")),
    # Uitleg
    PageKind("topics", "knowledge", _page("topic"), menu="short", styles=("tiles",)),
    _content("rights", styles=("rights",)),
    _content("may_i", menu="short", styles=("filters", "may-i")),
    _content("faq", menu="short", styles=("filters",)),
    _content("topic", styles=("tiles", "topic")),
    _content("figures", part="figures", results="figures", styles=("filters", "figures")),
    _content("policy", part="policy", styles=("fields", "policy")),
    PageKind("policy_check", "knowledge", _page("policy", "zelfcheck"), results="tools", styles=("fields", "boxes", "checklist", "policy")),
    _content("example", part="example", styles=("example",)),
    # Voor wie
    PageKind(
        "role",
        "readers",
        ROLE_PAGES,
        "made",
        parts_below={"hr": "hr", "collegas": "colleagues"},
        menu="short",
        styles=("tiles", "copy", "role"),
    ),
    PageKind("low_energy", "readers", "rustig", part="low_energy", menu="short", styles=("low-energy", *LANDSCAPE), **_QUIET),
    PageKind("low_energy_version", "readers", "rustig", "made", menu="none", searched=False, styles=("low-energy",), **_QUIET),
    # Meer
    _content("roles", menu="short", styles=("roles", "matrix")),
    _content("glossary", menu="short", results="terms", styles=("glossary",)),
    PageKind("sources", "more", "bronnen", results="sources", styles=("sources",)),
    PageKind("account", "more", "verantwoording", part="account", results="sources", styles=("account",)),
    PageKind("statutes", "more", _page("law"), menu="none", results="law", styles=("statutes",)),
    PageKind(
        "shapes",
        "more",
        "zelf-online-zetten/vormen",
        menu="none",
        searched=False,
        styles=("date-form", "fields", "boxes", "options", "steps", "checklist", "tiles", "phrases", "shapes"),
    ),
    PageKind("all_pages", "more", "alle-paginas", menu="short", searched=False, frame="all-pages.html"),
    PageKind("self_hosting", "more", "zelf-online-zetten", "written", part="self_hosting"),
    PageKind("accessibility", "more", "toegankelijkheid", "written"),
    PageKind("privacy_statement", "more", "privacyverklaring", "written"),
    PageKind("about", "more", "over", "written"),
)


def in_order(rows: Iterable[PageKind], kinds: Iterable[Kind]) -> Iterator[PageKind]:
    """Yield rows in the order of the navigation: in each section ours, and then the kinds of content that have none."""
    ours = tuple(rows)
    named = {row.name for row in ours}
    for section in ("home", *SECTIONS):
        yield from (row for row in ours if row.section == section)
        yield from (_content(kind.name) for kind in kinds if kind.section == section and kind.name not in named)


PAGE_KINDS = tuple(in_order(ROWS, KINDS))
BY_NAME = {row.name: row for row in PAGE_KINDS}
# A page that an edition wrote by hand.
OWN = PageKind("", "more", pages="written")


def path_of(name: str, *below: str) -> str:
    """Return the path of the page of this kind, or of one below it. Raises KeyError for a kind that is not there."""
    return "/".join((BY_NAME[name].path, *below))


WRITTEN_PAGES = tuple(row.path for row in PAGE_KINDS if row.pages == "written")
# Whoever is in need goes here: nothing may draw away from it.
CRISIS = path_of("topic", "crisis")
# Which part of edition.yml says whether the page at a path is shown, with all below it.
PARTS = {
    **{row.path: row.part for row in PAGE_KINDS if row.part},
    **{path_of(row.name, name): part for row in PAGE_KINDS for name, part in row.parts_below.items()},
}
