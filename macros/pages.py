"""Guide to text: every page, its stub in docs/, its place in the navigation, its data for scripts.

Templates live in overrides/guide (an edition's brand/templates comes first). Python
computes, templates render; the words are in content/interface.yml.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

import holidays
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from . import timeline
from .guide import Guide
from .law import PARTS, Dates, Deadline, Fact
from .model import Checklist, Term
from .rules import DateRule

TEMPLATES = ("brand/templates", "overrides/guide")
MACRO_CALL = "{{ guide_page("


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

    @property
    def stub(self) -> str:
        """The page's file under docs/: folder pages are index.md."""
        return f"{self.path or 'index'}.md" if self.path not in FOLDERS else f"{self.path}/index.md"


FOLDERS = ("fasen", "checklists", "afdrukken")
PRINT_ALL = "afdrukken"
PRINT_ORGANISATION = "afdrukken/organisatie"
MORE_PAGES = {"wie-doet-wat": "roles", "begrippen": "glossary", "bronnen": "sources", "verantwoording": "account"}


def all_pages(guide: Guide) -> tuple[Page, ...]:
    """Every page that is made from content, in the order of the navigation."""
    return tuple(_pages(guide))


def _pages(guide: Guide) -> Iterator[Page]:
    yield _plain(guide, "", "home", "home")
    yield _plain(guide, "fasen", "phases", "phases")
    for phase in guide.phases:
        yield Page(
            f"fasen/{phase.id}", "phase", phase.title, phase.summary, "phases", phase.search_words, {"phase": phase}
        )
    yield _plain(guide, "reiskaart", "map", "map")
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
    for role in guide.roles.values():
        if role.page:
            yield Page(f"voor/{role.id}", "role", role.page.title, role.page.summary, "readers", (), {"role": role})
    for path, template in MORE_PAGES.items():
        yield _plain(guide, path, template, "more")


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


def _plain(guide: Guide, path: str, template: str, section: str) -> Page:
    words = guide.words[f"page_{template}"]
    return Page(path, template, words["title"], words["description"], section)


def stub_text(page: Page) -> str:
    """The Markdown file of a page: what the generator needs to know, and one macro call."""
    lines = ["---", f"title: {_quoted(page.title)}", f"description: {_quoted(page.description)}"]
    if page.tags:
        lines += ["tags:", *(f"  - {_quoted(tag)}" for tag in page.tags)]
    if not page.searched:
        lines += ["search:", "  exclude: true"]
    return "\n".join([*lines, "---", "", f'{MACRO_CALL}"{page.path}") }}}}', ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def navigation(guide: Guide) -> str:
    """The `nav:` of mkdocs.yml, as YAML text: sections by name, pages by file."""
    sections: dict[str, list[Page]] = {}
    for page in all_pages(guide):
        sections.setdefault(page.section, []).append(page)
    lines = ["nav:"]
    for section, pages in sections.items():
        files = [page.stub for page in pages]
        if section == "more":
            files += ["over.md"]
        if len(files) == 1:
            lines.append(f"  - {files[0]}")
        else:
            lines.append(f"  - {guide.words['sections'][section]}:")
            lines += [f"      - {name}" for name in files]
    return "\n".join(lines) + "\n"


def render(guide: Guide, root: Path, path: str, directory_urls: bool = True) -> str:
    """The page at `path` as text for the generator. Raises KeyError for an unknown path."""
    page = _by_path(guide)[path]
    environment = _environment(root)
    place = Place(page.path, directory_urls, _by_path(guide))
    context = {
        "guide": guide,
        "page": page,
        "place": place,
        "href": place.href,
        "asset": place.asset,
        "w": guide.words,
        "checklist_data": lambda: checklist_data(guide),
        "script_data": lambda: script_data(guide, place),
        "seen_terms": set(),
        "pdf": lambda name: pdf_file(root, name),
        "day_number": lambda step, part: timeline.day_number(guide.calendar, step, part),
        "draw_timeline": lambda: timeline.layout(guide.calendar, guide.phases),
    }
    html = environment.get_template(f"{page.template}.html").render(context | page.data)
    return "\n".join(line.rstrip() for line in html.splitlines() if line.strip())


def render_pdf(guide: Guide, root: Path, title: str, checklists: tuple[Checklist, ...], accent: str, fonts: str) -> str:
    """The print template's HTML for checklists; `fonts` is the address of the folder with the font files."""
    context = {
        "guide": guide,
        "w": guide.words,
        "title": title,
        "checklists": checklists,
        "accent": accent,
        "fonts": fonts,
    }
    return _environment(root).get_template("pdf.html").render(context)


@dataclass(frozen=True)
class PdfFile:
    """A PDF that `python -m macros pdf` made: its name under docs/assets, and its size in whole kB."""

    asset: str
    kilobytes: int


def pdf_file(root: Path, name: str) -> PdfFile | None:
    """The PDF of a checklist or booklet, or None where this machine made none."""
    asset = f"pdf/{name}.pdf"
    path = root / "docs" / "assets" / asset
    return PdfFile(asset, -(-path.stat().st_size // 1000)) if path.exists() else None


_PAGES: dict[int, tuple[Guide, dict[str, Page]]] = {}


def _by_path(guide: Guide) -> dict[str, Page]:
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
        if path not in self.pages and path != "over":
            raise KeyError(f"no page at {path!r}")
        anchor = f"#{part}" if part else ""
        if self.directory_urls:
            return (self._up() + (f"{path}/" if path else "")) + anchor or "./"
        file = self.pages[path].stub if path in self.pages else f"{path}.md"
        return self._up() + file.removesuffix(".md") + ".html" + anchor

    def asset(self, name: str) -> str:
        """A relative link to a file under docs/assets."""
        return f"{self._up()}assets/{name}"

    def _up(self) -> str:
        depth = len(PurePosixPath(self.path).parts)
        if not self.directory_urls and self.path not in FOLDERS:
            depth = max(depth - 1, 0)
        return "../" * depth or "./"


@lru_cache(maxsize=2)
def _environment(root: Path) -> Environment:
    cache = root / ".cache" / "templates"
    cache.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        bytecode_cache=FileSystemBytecodeCache(str(cache)),
        loader=FileSystemLoader([root / folder for folder in TEMPLATES]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"prose": prose, "day": day_in_words, "json": script_json}
    environment.globals |= {"rule_words": rule_words, "icons": environment.get_template("icons.html").module}
    return environment


@pass_context
def prose(context: Context, text: str) -> Markup:
    """Escaped text in which each glossary term links to its meaning, once per section."""
    guide, seen, href = context["guide"], context["seen_terms"], context["href"]
    pattern, terms = _term_pattern(guide.terms)

    def link(match: re.Match[str]) -> str:
        term = terms[match.group().lower()]
        if term.id in seen:
            return str(escape(match.group()))
        seen.add(term.id)
        return f'<a class="term" href="{href("begrippen#" + term.id)}">{escape(match.group())}</a>'

    return Markup(_replace(pattern, link, text))


def _replace(pattern: re.Pattern[str], link: Callable[[re.Match[str]], str], text: str) -> str:
    parts, end = [], 0
    for match in pattern.finditer(text):
        parts += [str(escape(text[end : match.start()])), link(match)]
        end = match.end()
    return "".join([*parts, str(escape(text[end:]))])


@lru_cache(maxsize=4)
def _term_pattern(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term]]:
    forms = {form.lower(): term for term in terms for form in (*term.forms, term.term)}
    longest_first = sorted(forms, key=len, reverse=True)
    choices = "|".join(re.escape(form) for form in longest_first) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE), forms


@pass_context
def rule_words(context: Context, deadline: Deadline, part: str) -> str:
    """A date rule as words that are true without a date, like 'de eerste dag na 6 weken'."""
    return _rule_words(context["guide"], getattr(deadline, part))


def _rule_words(guide: Guide, rule: DateRule) -> str:
    """Of several rules together, the first says it: it is the one that holds for everyone."""
    if rule.op in ("earliest_of", "latest_of"):
        return _rule_words(guide, rule.rules[0])
    values = rule.model_dump(exclude={"op", "needs"})
    if "step" in values:
        values["step"] = guide.calendar.moment(values["step"]).short
    if "fact" in values:
        values["fact"] = guide.calendar.fact_label(values["fact"])
    return guide.words["rule_words"][rule.op].format(**values)


def day_in_words(day: datetime.date, words: dict[str, dict[str, str]]) -> str:
    """A date as '21 november 2026'."""
    return f"{day.day} {words['months'][str(day.month)]} {day.year}"


def script_data(guide: Guide, place: Place) -> dict[str, object]:
    """What the calculator's scripts get: rules, facts, fines, holidays, phases and words."""
    calendar = guide.calendar
    years = calendar.holiday_years
    return {
        "deadlines": [_step_data(guide, step) for step in calendar.deadlines],
        "anchors": [{"id": anchor.id, "rules": {"latest": _rule_data(anchor.latest)}} for anchor in calendar.anchors],
        "facts": [_fact_data(fact) for fact in calendar.facts],
        "fines": [band.model_dump() for band in calendar.fines.bands],
        "phases": [
            {"number": phase.number, "title": phase.title, "week": phase.starts_in_week, "url": place.href(f"fasen/{phase.id}")}
            for phase in guide.phases
        ],
        "shorter_than_weeks": calendar.same_period.shorter_than_weeks,
        "checked_from": calendar.checked_from.isoformat(),
        "doubts": {"cause": calendar.leave.cause_unknown, "gap": calendar.leave.in_gap},
        "years": [years.first, years.last],
        "holidays": public_holidays(years.first, years.last),
        "words": guide.words["calculator"],
        "take": guide.words["take_along"],
    }


def checklist_data(guide: Guide) -> dict[str, object]:
    """What the checklists' scripts get: the words of the page, and the words that hint at health."""
    return {"words": guide.words["checklist_words"], "health": guide.health_words}


def _step_data(guide: Guide, step: Deadline) -> dict[str, object]:
    data = {
        "id": step.id,
        "title": step.title,
        "short": step.short,
        "what": step.what,
        "who": ", ".join(guide.roles[role].title for role in step.who),
        "kind": guide.words["kinds"][step.kind],
        "basis": f"{guide.sources[step.basis[0].source].short}, {step.basis[0].article}",
        "acts": "uwv" if step.who == ("uwv",) else "us",
        "special": step.special is not None,
        "rules": _rules_data(step),
    }
    if step.other_dates:
        data["other"] = [{"label": other.label, "rule": _rule_data(other.rule)} for other in step.other_dates]
    if step.earlier:
        data["earlier"] = [
            {
                "from": None if version.valid_from is None else version.valid_from.isoformat(),
                "to": version.valid_to.isoformat(),
                "note": version.note,
                "rules": _rules_data(version),
            }
            for version in step.earlier
        ]
    if step.in_case:
        case = step.in_case
        bands = [{"from": band.from_days, "applies": band.applies == "ja", "text": band.text} for band in case.bands]
        data["in_case"] = {"fact": case.fact, "rules": {"latest": _rule_data(case.latest)}, "bands": bands}
    optional = {"no_date": step.no_date, "lapses": step.lapses, "applies_if": step.applies_if, "late": step.late, "fine": step.fine, "repeat_weeks": step.repeat_weeks}
    return data | {name: value for name, value in optional.items() if value}


def _rules_data(dates: Dates) -> dict[str, object]:
    return {part: _rule_data(rule) for part in PARTS if (rule := getattr(dates, part)) is not None}


def _rule_data(rule: DateRule) -> dict[str, object]:
    return rule.model_dump(exclude_none=True)


def _fact_data(fact: Fact) -> dict[str, object]:
    return fact.model_dump(include={"id", "type", "max", "in_sickness", "lapses", "reason", "explanation"}, exclude_none=True)


@lru_cache(maxsize=2)
def public_holidays(first: int, last: int) -> tuple[str, ...]:
    """The Dutch days on which a legal term does not end (Algemene termijnenwet, article 3), as ISO dates.

    Easter Sunday and Whit Sunday are Sundays anyway; King's Day moves to 26 April when the 27th is a Sunday.
    """
    days = holidays.country_holidays(
        "NL", years=range(first, last + 1), categories=("public", "optional"), language="en_US"
    )
    return tuple(sorted(day.isoformat() for day in days if day.weekday() < 6))


def script_json(value: object) -> Markup:
    """JSON that can stand in a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
