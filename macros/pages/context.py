"""What the template of a page can ask for by name: each public field, property and method of `PageContext`.

Beside these a template has what is of its page alone (`data` in catalogue.py, such as `topic` or `phase`), and the filters and
drawings of templates.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from ..drawing import charts, curve, pictures, timeline
from ..load.guide import Guide
from ..model import statute
from ..model.calendar import Deadline
from ..model.checklist import Checklist
from ..model.day_number import rule_day
from ..model.edition import Edition
from ..model.fields import NextStep
from ..model.figures import Chart, ChartRow
from ..model.phase import Mood, Phase
from ..source import page_head
from . import (
    belonging,
    catalogue,
    crisis_numbers,
    file_names,
    low_energy,
    next_step,
    paper_code,
    phase_pages,
    policy_text,
    reading_time,
    role_names,
    sayings,
    script_data,
    scripts,
    sheet_words,
)
from .page import Page, file_of
from .page_state import PageState
from .place import Place

# Names that an edition's own templates may still ask by, and where that stands now: until 2026.12.
FORMER = {name: f"seen.{name}" for name in ("cited", "explained", "laws_quoted", "linked_terms", "told")} | {
    "script_data": "calculator_data"
}


@dataclass(frozen=True)
class AssetFile:
    """A file that was made beside the pages, like a PDF: its name under docs/assets, and its size in whole kB."""

    asset: str
    kilobytes: int


class Above(NamedTuple):
    """A page above another: its title and its path."""

    title: str
    path: str


@dataclass(frozen=True)
class PageContext:
    """One page that is being made, and all that its templates can ask of Python."""

    guide: Guide
    """All content, with the edition's words over ours."""
    page: Page
    """The page itself: its `path`, its `template`, its `title`."""
    place: Place
    """Where the page stands among the others."""
    docs: Path
    """The folder in which `pdf` and `document` look for what was made."""
    seen: PageState = field(default_factory=PageState)
    """What the page has shown so far: `seen.begin_section()`, `seen.cite(ids)`."""

    # Words and links

    @property
    def w(self) -> Mapping[str, Mapping[str, str]]:
        """The words of content/interface.yml, by group and name: `w.common.phase`."""
        return self.guide.words

    @property
    def edition(self) -> Edition:
        """The edition: its name, its contacts, the parts that it shows."""
        return self.guide.edition

    def href(self, target: str) -> str:
        """Return a link to a page of the guide, with or without '#part'. Raises KeyError for a page that the edition hides."""
        return self.place.href(target)

    def has(self, target: str) -> bool:
        """Return whether the edition shows the page of a link."""
        return self.place.has(target)

    def asset(self, name: str) -> str:
        """Return a link to a file under docs/assets."""
        return self.place.asset(name)

    def title_of(self, target: str) -> str:
        """Return the title of the page of a link. Raises KeyError for a page that the edition hides."""
        path = target.partition("#")[0]
        if path in self.place.written:
            return page_head.title((self.docs / file_of(path)).read_text(encoding="utf-8"))
        return self.place.pages[path].title

    def script_files(self, tool: str) -> tuple[str, ...]:
        """Return the scripts of a tool, in order, for `asset`. Raises KeyError for a tool that is not there."""
        return scripts.files(tool)

    # The page among the others

    def above(self) -> tuple[Above, ...]:
        """Return the pages above this one, from the top down, as `parts.kicker` takes them."""
        return tuple(Above(page.title, page.path) for page in belonging.above(self.place.pages, self.page))

    def phases_here(self) -> tuple[Phase, ...]:
        """Return the phases in which readers need this page."""
        return belonging.phases_of(self.guide, self.page)

    @property
    def phase_pages(self) -> ModuleType:
        """The paths of the pages of a phase: `phase_pages.cover(phase)`, `phase_pages.reader_page(road, "werknemer")`."""
        return phase_pages

    @property
    def shown_step(self) -> NextStep | None:
        """The next step after this page, to a page that the edition shows; None where there is none."""
        return next_step.shown_step(self.guide, self.page, self.place)

    @property
    def reading_time(self) -> str:
        """A mark, in the place of which comes how long the page takes to read."""
        return reading_time.MARK

    def knowledge(self) -> dict[str, list[Page]]:
        """Return the pages of the section Uitleg by group."""
        return catalogue.knowledge(self.guide)

    def low_energy_versions(self) -> tuple[low_energy.LowEnergyVersion, ...]:
        """Return every version for whoever has little energy."""
        return low_energy.low_energy_versions(self.guide)

    def sayings(self, speaker: str) -> tuple[sayings.Moment, ...]:
        """Return the sentences of one speaker in all phases, by moment."""
        return sayings.moments(self.guide, speaker)

    def role_names(self, ids: Iterable[str]) -> str:
        """Return the names of roles as a sentence says them: 'de leidinggevende, HR en UWV'."""
        return role_names.role_names(self.guide, ids)

    def crisis_numbers(self) -> crisis_numbers.CrisisNumbers:
        """Return the numbers for who is in need, in order or by name: `crisis_numbers().talk.number`."""
        return crisis_numbers.crisis_numbers(self.guide)

    # Sources and the law

    def citing(self, source: str) -> tuple[Page, ...]:
        """Return the pages that name a source."""
        return catalogue.citing(self.guide, source)

    def cited_here(self) -> tuple[str, ...]:
        """Return the ids of the sources that content names for this page, those too that its template does not show."""
        return catalogue.cited_on(self.guide, self.page.path)

    def laws(self) -> list[statute.Law]:
        """Return the laws of which the guide holds the text, in the order of the sources."""
        return [self.guide.laws[id] for id in self.guide.sources if id in self.guide.laws]

    def article_anchor(self, law: str, article: str) -> str:
        """Return the anchor of an article on the page with the laws."""
        return statute.article_anchor(law, article)

    def cited_together(self, places: Sequence[statute.Place]) -> str:
        """Return places in one law in one line."""
        return statute.cited_together(places)

    # Legal steps

    def day_number(self, step: Deadline, part: str) -> int | None:
        """Return on which day of sickness a date of a step falls, None when that waits for a fact; `part` is 'start', 'cautious' or 'latest'."""
        return rule_day(self.guide.calendar, getattr(step, part), part)

    def contact_line(self, role: str) -> str:
        """Return how to reach a role in this organisation, as one line."""
        return script_data.contact_line(self.guide, role)

    # Drawings, in units for an SVG to take over

    def pictures(self) -> tuple[pictures.Picture, ...]:
        """Return the small pictures that belong on this page; none where the edition shows no drawings."""
        return pictures.pictures(self.guide, self.page.path)

    def draw_chart(self, chart: Chart) -> charts.Drawing:
        """Lay out a chart of the figures."""
        return charts.layout(chart)

    def value_words(self, chart: Chart, row: ChartRow) -> tuple[str, ...]:
        """Return the values of a row of a chart as they are read."""
        return charts.value_words(chart, row)

    def number(self, value: Decimal) -> str:
        """Return a number with a comma."""
        return charts.number(value)

    def draw_curve(self, top: float, bottom: float, foot: float) -> curve.Curve:
        """Lay out the two lines of the map along all weeks, between these heights."""
        return curve.whole(self.guide.phases, top, bottom, foot)

    def draw_stretch(self, phase: Phase, width: float, top: float, bottom: float, foot: float) -> curve.Curve:
        """Lay out the part of one phase of these lines."""
        return curve.stretch(self.guide.phases, phase, width, top, bottom, foot)

    def weeks_of(self, phase: Phase) -> tuple[int, int]:
        """Return how many weeks have passed when a phase begins, and when the next one does."""
        return curve.weeks_of(self.guide.phases, phase)

    def moods(self) -> tuple[tuple[Phase, Mood], ...]:
        """Return every point of the lines with its phase, in the order of the weeks."""
        return curve.moods(self.guide.phases)

    def draw_timeline(self) -> timeline.Timeline:
        """Lay out the legal steps along the weeks."""
        return timeline.layout(self.guide.calendar, self.guide.phases)

    # Paper, files and the policy

    def sheet_top(self, checklist: Checklist) -> tuple[str, str]:
        """Return the two ends of the line above a checklist: what it is and for whom, and how long it takes."""
        return sheet_words.sheet_top(self.guide, checklist)

    def paper_address(self, path: str) -> str:
        """Return the address of a page as people read it on paper; empty where the edition has none."""
        return paper_code.paper_address(self.guide, path)

    def paper_code(self, path: str) -> paper_code.PaperCode | None:
        """Return the QR code of a page; None where paper names no address."""
        return paper_code.paper_code(self.guide, path)

    @property
    def file_names(self) -> ModuleType:
        """What the files are called that `pdf` and `document` look for: `file_names.POLICY ~ ".docx"`."""
        return file_names

    def pdf(self, name: str) -> AssetFile | None:
        """Return the PDF of that name, or None where this machine made none."""
        return self._made(f"pdf/{name}.pdf")

    def document(self, name: str) -> AssetFile | None:
        """Return the file of that name for Word or in plain text, or None where this machine made none."""
        return self._made(f"doc/{name}")

    def _made(self, asset: str) -> AssetFile | None:
        path = self.docs / "assets" / asset
        return AssetFile(asset, -(-path.stat().st_size // 1000)) if path.exists() else None

    def blanks(self, text: str) -> tuple[policy_text.Piece, ...]:
        """Return a text of the policy in words and open blanks, with what the edition knows filled in."""
        return policy_text.policy_pieces(self.guide, text)

    # What scripts get, for `| json`

    def checklist_data(self, own: str = "checklist_words") -> dict[str, object]:
        """Return what the scripts of checklists get; `own` is the group with the words of this page."""
        return script_data.checklist_data(self.guide, own)

    def contact_data(self) -> dict[str, object]:
        """Return what the scripts of the agreement about contact get."""
        return script_data.contact_data(self.guide)

    def plan_data(self) -> dict[str, object]:
        """Return what the scripts of the plan get."""
        return script_data.plan_data(self.guide)

    def scan_data(self) -> dict[str, object]:
        """Return what the scripts of the scan get."""
        return script_data.scan_data(self.guide, self.place)

    def search_data(self) -> dict[str, object]:
        """Return what search needs beside the pages."""
        return script_data.search_data(self.guide, self.place)

    def calculator_data(self) -> dict[str, object]:
        """Return what the scripts of the calculator get."""
        return script_data.calculator_data(self.guide, self.place)

    def take_data(self) -> dict[str, object]:
        """Return what the scripts get that take the calculator's dates along, once there are dates."""
        return script_data.take_data(self.guide)

    def evaluation_data(self) -> dict[str, object]:
        """Return what the script of the policy's evaluation gets."""
        return script_data.evaluation_data(self.guide)


def names(context: PageContext) -> dict[str, object]:
    """Return what templates can ask for, by name."""
    asked = {name: getattr(context, name) for name in dir(context) if not name.startswith("_")}
    return asked | {former: attrgetter(now)(context) for former, now in FORMER.items()}
