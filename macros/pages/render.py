"""The way from pages to text: what templates can ask of Python.

Templates live in the folders of overrides/guide (an edition's brand/<name>/templates comes first). Python
computes, templates render; the words are in content/interface.yml.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from ..drawing import charts, curve, pictures, timeline
from ..load.folders import docs_folder
from ..load.guide import Guide
from ..model.fields import NextStep
from ..model.statute import article_anchor, cited_together
from . import belonging, next_step, phase_pages, reading_time, sayings, scripts
from .catalogue import by_path, citing, knowledge
from .low_energy import low_energy_versions
from .page import Page, file_of
from .page_kinds import path_of
from .paper_code import paper_address, paper_code
from .place import Place
from .policy_text import Piece, filled, pieces
from .script_data import (
    checklist_data,
    contact_data,
    contact_line,
    evaluation_data,
    plan_data,
    scan_data,
    script_data,
    search_data,
    take_data,
)
from .templates import environment

# Stands in a page for the words that can only be known when the page is done.
READING_TIME = "\ue000"


def render(guide: Guide, root: Path, path: str, directory_urls: bool = True) -> str:
    """Return the page at `path` as text for the generator. Raises KeyError for an unknown path."""
    html = _page(guide, root, by_path(guide)[path], directory_urls)
    return html.replace(READING_TIME, _reading_time(guide, html))


def render_end(guide: Guide, root: Path, path: str, name: str, reviewed: str, directory_urls: bool = True) -> str:
    """Return what stands at the end of a hand-written page: its next step (in the words of `page_<name>`), its dates."""
    text = (docs_folder(root, guide.name) / file_of(path)).read_text(encoding="utf-8").partition("\n---\n")[2]
    data = {"reviewed": datetime.date.fromisoformat(reviewed)}
    html = _page(guide, root, Page(path, name, "", "", data=data), directory_urls, "page_end")
    return html.replace(READING_TIME, _reading_time(guide, text))


def _page(guide: Guide, root: Path, page: Page, directory_urls: bool, template: str = "") -> str:
    templates = environment(root, guide.name)
    context = _context(guide, root, page, Place(page.path, directory_urls, by_path(guide)))
    html = templates.get_template(f"{template or page.template}.html").render({**context, **page.data})
    if belonging.above(by_path(guide), page):
        html = _before(html, templates.get_template("kicker.html").render(context))
    if context["explained"]:
        html = _inside(html, templates.get_template("terms.html").render(context))
    if context["laws_quoted"]:
        html = _inside(html, templates.get_template("law_words.html").render(context))
    return "\n".join(line.rstrip() for line in html.splitlines() if line.strip())


def _context(guide: Guide, root: Path, page: Page, place: Place) -> dict[str, object]:
    """Return what templates can ask of Python, by name."""
    return {
        "guide": guide,
        "page": page,
        "place": place,
        "href": place.href,
        "asset": place.asset,
        "script_files": scripts.files,
        "has": place.has,
        "w": guide.words,
        "edition": guide.edition,
        "contact_line": lambda role: contact_line(guide, role),
        "checklist_data": lambda *own: checklist_data(guide, *own),
        "contact_data": lambda: contact_data(guide),
        "plan_data": lambda: plan_data(guide),
        "scan_data": lambda: scan_data(guide, place),
        "search_data": lambda: search_data(guide, place),
        "script_data": lambda: script_data(guide, place),
        "take_data": lambda: take_data(guide),
        "linked_terms": set(),
        "cited": {},
        "explained": {},
        "citing": lambda source: citing(guide, source),
        "told": set(),
        "laws_quoted": set(),
        "reading_time": READING_TIME,
        "shown_step": _shown_step(guide, page, place),
        "pdf": lambda name: asset_file(docs_folder(root, guide.name), f"pdf/{name}.pdf"),
        "document": lambda name: asset_file(docs_folder(root, guide.name), f"doc/{name}"),
        "paper_address": lambda path: paper_address(guide, path),
        "paper_code": lambda path: paper_code(guide, path),
        "blanks": lambda text: policy_pieces(guide, text),
        "evaluation_data": lambda: evaluation_data(guide),
        "title_of": lambda target: by_path(guide)[target.partition("#")[0]].title,
        "knowledge": lambda: knowledge(guide),
        "low_energy_versions": lambda: low_energy_versions(guide),
        "phase_pages": phase_pages,
        "above": lambda: belonging.above(by_path(guide), page),
        "phases_here": lambda: belonging.phases_of(guide, page),
        "sayings": lambda speaker: sayings.moments(guide, speaker),
        "day_number": lambda step, part: timeline.day_number(guide.calendar, step, part),
        "laws": lambda: [guide.laws[id] for id in guide.sources if id in guide.laws],
        "article_anchor": article_anchor,
        "cited_together": cited_together,
        "pictures": lambda: pictures.pictures(guide, page.path),
        "draw_chart": charts.layout,
        "value_words": charts.value_words,
        "number": charts.number,
        "draw_curve": lambda *heights: curve.whole(guide.phases, *heights),
        "draw_stretch": lambda phase, *measures: curve.stretch(guide.phases, phase, *measures),
        "weeks_of": lambda phase: curve.weeks_of(guide.phases, phase),
        "moods": lambda: curve.moods(guide.phases),
        "draw_timeline": lambda: timeline.layout(guide.calendar, guide.phases),
    }


def _before(html: str, more: str) -> str:
    """Put more at the begin of the page's one element."""
    opening, end, rest = html.partition(">")
    return f"{opening}{end}\n{more}{rest}"


def _inside(html: str, more: str) -> str:
    """Put more at the end of the page's one element."""
    start, closing, name = html.rpartition("</")
    return f"{start}{more}\n{closing}{name}"


def _shown_step(guide: Guide, page: Page, place: Place) -> NextStep | None:
    """Return the next step after a page; where an edition hides that one, the phases."""
    step = next_step.next_step(guide, page)
    if step is None or place.has(step.page):
        return step
    words = guide.words["page_phases"]
    return NextStep(title=words["title"], text=words["description"], page=path_of("phases"))


def _reading_time(guide: Guide, html: str) -> str:
    words = guide.words["page_end"]
    found = reading_time.minutes(html, int(words["words_per_minute"]))
    key = "one_minute" if found.shown == 1 else "minutes"
    return words[key if found.shown == found.all else f"{key}_unfolded"].format(minutes=found.shown, all=found.all)


def policy_pieces(guide: Guide, text: str) -> tuple[Piece, ...]:
    """Return a text of the policy in words and open blanks, with what the edition knows filled in."""
    return pieces(text, filled(guide.policy, guide.edition, bool(guide.name)))


@dataclass(frozen=True)
class AssetFile:
    """A file that was made beside the pages, like a PDF: its name under docs/assets, and its size in whole kB."""

    asset: str
    kilobytes: int


def asset_file(docs: Path, asset: str) -> AssetFile | None:
    """Return the file of that name under docs/assets, or None where this machine made none."""
    path = docs / "assets" / asset
    return AssetFile(asset, -(-path.stat().st_size // 1000)) if path.exists() else None
