"""One page: where it stands, which template makes it, and what that template gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.kind import GROUPS

MACRO_CALL = "{{ guide_page("
KNOWLEDGE = "weten"
FAQ = f"{KNOWLEDGE}/veelgestelde-vragen"
FIGURES_PAGE = f"{KNOWLEDGE}/cijfers"
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
STATUTES = "wetteksten"
SHAPES = "zelf-online-zetten/vormen"
ALL_PAGES = "alle-paginas"
CRISIS = f"{KNOWLEDGE}/crisis"
OVER = "over"
# Under which heading search shows a page, by its template; a page that is not here explains something.
RESULTS = {
    "phases": "phases",
    "phase": "phases",
    "phase_leidinggevende": "phases",
    "phase_werknemer": "phases",
    "phase_background": "phases",
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
    "figures": "figures",
    "sources": "sources",
    "account": "sources",
    "statutes": "law",
}
EXPLANATION = "explanation"
# Which stylesheets of docs/assets/css/ a page loads beside those of every page, in this order, by its template.
LANDSCAPE = ("drawing", "landscape")
STYLES = {
    "home": ("home", "date-form", *LANDSCAPE),
    "phases": ("home", *LANDSCAPE),
    "phase": ("phase", *LANDSCAPE),
    "phase_leidinggevende": ("phase",),
    "phase_werknemer": ("phase",),
    "phase_background": ("phase",),
    "phase_paper": ("phase",),
    "roles": ("phase",),
    "phrases": ("phase", "filters", "hard-talks"),
    "role": ("phase", "role"),
    "statutes": ("statutes",),
    "calendar": ("date-form", "fields", "calendar"),
    "map": ("map",),
    "low_energy": LANDSCAPE,
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
    "shapes": ("date-form", "fields", "steps", "checklist", "phase", "shapes"),
}
PICTURE_STYLES = ("drawing", "scene")
# What the menu of every page shows, by template; all else stands behind the entrance of its group, and on the page with every page.
IN_MENU = frozenset((
    "home", "role", "low_energy", "phase", "map", "calendar", "checklists", "phrases", "rehearsals", "process", "topics", "may_i", "faq", "roles",
    "glossary", "all_pages",
))  # fmt: skip
MENU_PATHS = (CRISIS,)
# For whoever has little energy: no menu, no bar, no long foot.
QUIET = ("low_energy", "low_energy_version")
EMBEDDED = "insluiten"
# What another site can show in a frame: tools that stand on their own.
EMBEDDABLE = ("calendar", "checklist", "phrases")
EMBED_FRAME = "embed.html"
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
    data: Mapping[str, Any] = field(default_factory=dict)
    searched: bool = True
    group: str = GROUPS[-1]
    """Under which heading the overview of the section that explains shows it."""
    in_menu: bool = True
    frame: str = ""
    """The generator's template around the page, where it is not main.html."""
    pictured: bool = False
    """Whether small pictures stand on it."""
    scenic: bool = False
    """Whether the landscape stands on it, though not on every page of its kind."""
    embeds: str | None = None
    """The path of the page that this one shows without header and footer, for another site to frame."""
    bar: tuple[tuple[str, str], ...] | None = None
    """The bar on a phone: pairs of a word and a path. None for the bar of pages that are nobody's own."""

    @property
    def in_short_menu(self) -> bool:
        """Return whether the menu of every page shows it."""
        return self.in_menu and (self.template in IN_MENU or self.path in MENU_PATHS)

    @property
    def quiet(self) -> bool:
        """Return whether the frame around the page shows no more than is needed."""
        return self.template in QUIET

    @property
    def results(self) -> str:
        """The heading under which search shows the page."""
        return RESULTS.get(self.template, EXPLANATION)

    @property
    def styles(self) -> tuple[str, ...]:
        """The stylesheets of this kind of page, and those of the pictures on it."""
        return STYLES.get(self.template, ()) + (LANDSCAPE if self.scenic else ()) + (PICTURE_STYLES if self.pictured else ())

    @property
    def stub(self) -> str:
        """The page's file under docs/."""
        return file_of(self.path)


def file_of(path: str) -> str:
    """Return the file under docs/ of the page at a path.

    Each page has a folder of its own: then a relative link means the same from the file as from the address, and
    generators differ in which of the two they take.
    """
    return f"{path}/index.md".lstrip("/")
