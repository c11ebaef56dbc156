"""Pages to text: the Jinja environment, and what templates can ask of Python.

Templates live in overrides/guide (an edition's brand/<name>/templates comes first). Python
computes, templates render; the words are in content/interface.yml.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from . import charts, onward, reading, scripts, timeline
from .data import checklist_data, contact_data, contact_line, evaluation_data, plan_data, scan_data, script_data, search_data
from .edition import CONTACT_ROLES, Parts
from .field_tables import Table
from .fields import WayOn
from .guide import Guide
from .law import Deadline
from .model import Checklist, Term
from .pages import Page, Place, by_path, calm_versions, citing, file_of, knowledge
from .policy import Piece, filled, pieces
from .rules import DateRule
from .settings import docs_folder
from .statute import Excerpt, article_anchor, cited_together

# Stands in a page for the words that can only be known when the page is done.
READING_TIME = "\ue000"


def render(guide: Guide, root: Path, path: str, directory_urls: bool = True) -> str:
    """The page at `path` as text for the generator. Raises KeyError for an unknown path."""
    html = _page(guide, root, by_path(guide)[path], directory_urls)
    return html.replace(READING_TIME, _reading_time(guide, html))


def render_end(guide: Guide, root: Path, path: str, name: str, reviewed: str, directory_urls: bool = True) -> str:
    """What stands at the end of a hand-written page: its next step (in the words of `page_<name>`), its dates."""
    text = (docs_folder(root, guide.name) / file_of(path)).read_text(encoding="utf-8").partition("\n---\n")[2]
    data = {"reviewed": datetime.date.fromisoformat(reviewed)}
    html = _page(guide, root, Page(path, name, "", "", "more", data=data), directory_urls, "page_end")
    return html.replace(READING_TIME, _reading_time(guide, text))


def _page(guide: Guide, root: Path, page: Page, directory_urls: bool, template: str = "") -> str:
    templates = environment(root, guide.name)
    place = Place(page.path, directory_urls, by_path(guide))
    context = {
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
        "seen_terms": set(),
        "cited": {},
        "explained": {},
        "citing": lambda source: citing(guide, source),
        "told": set(),
        "reading_time": READING_TIME,
        "next_way": _shown_step(guide, page, place),
        "pdf": lambda name: asset_file(docs_folder(root, guide.name), f"pdf/{name}.pdf"),
        "document": lambda name: asset_file(docs_folder(root, guide.name), f"doc/{name}"),
        "blanks": lambda text: policy_pieces(guide, text),
        "evaluation_data": lambda: evaluation_data(guide),
        "title_of": lambda target: by_path(guide)[target.partition("#")[0]].title,
        "knowledge": lambda: knowledge(guide),
        "calm_versions": lambda: calm_versions(guide),
        "day_number": lambda step, part: timeline.day_number(guide.calendar, step, part),
        "laws": lambda: [guide.laws[id] for id in guide.sources if id in guide.laws],
        "article_anchor": article_anchor,
        "cited_together": cited_together,
        "draw_chart": charts.layout,
        "value_words": charts.value_words,
        "number": charts.number,
        "draw_timeline": lambda: timeline.layout(guide.calendar, guide.phases),
    }
    html = templates.get_template(f"{template or page.template}.html").render(context | page.data)
    if context["explained"]:
        html = _inside(html, templates.get_template("terms.html").render(context))
    return "\n".join(line.rstrip() for line in html.splitlines() if line.strip())


def _inside(html: str, more: str) -> str:
    """More at the end of the page's one element."""
    start, closing, name = html.rpartition("</")
    return f"{start}{more}\n{closing}{name}"


def _shown_step(guide: Guide, page: Page, place: Place) -> WayOn | None:
    """The next step after a page; where an edition hides that one, the phases."""
    step = onward.next_step(guide, page)
    if step is None or place.has(step.page):
        return step
    words = guide.words["page_phases"]
    return WayOn(title=words["title"], text=words["description"], page="fasen")


def _reading_time(guide: Guide, html: str) -> str:
    words = guide.words["page_end"]
    found = reading.minutes(html, int(words["words_per_minute"]))
    key = "one_minute" if found.shown == 1 else "minutes"
    return words[key if found.shown == found.all else f"{key}_unfolded"].format(minutes=found.shown, all=found.all)


def render_pdf(guide: Guide, root: Path, title: str, checklists: tuple[Checklist, ...], accent: str, fonts: str) -> str:
    """The print template's HTML for checklists; `fonts` is the address of the folder with the font files."""
    context = {
        "guide": guide,
        "w": guide.words,
        "edition": guide.edition,
        "contact_line": lambda role: contact_line(guide, role),
        "title": title,
        "checklists": checklists,
        "accent": accent,
        "fonts": fonts,
    }
    return environment(root, guide.name).get_template("pdf.html").render(context)


def render_pdf_cards(guide: Guide, root: Path, styles: str, fonts: str) -> str:
    """The print template's HTML for the cards; `styles` and `fonts` are the addresses of those folders."""
    title = guide.words["page_cards"]["title"]
    context = {"guide": guide, "w": guide.words, "edition": guide.edition, "title": title, "styles": styles, "fonts": fonts}
    return environment(root, guide.name).get_template("pdf_cards.html").render(context)


def render_pdf_plan(guide: Guide, root: Path, accent: str, styles: str, fonts: str) -> str:
    """The print template's HTML for the plan, to fill in."""
    context = {"guide": guide, "w": guide.words, "edition": guide.edition, "accent": accent, "styles": styles, "fonts": fonts}
    return environment(root, guide.name).get_template("pdf_plan.html").render(context)


def render_new_edition(root: Path, guide: Guide, slug: str, fields: dict[str, str]) -> str:
    """The text of a new edition.yml: what was given, and every other choice explained."""
    parts = [(name, field.description) for name, field in Parts.model_fields.items()]
    template = environment(root, "").overlay(autoescape=False).get_template("edition.yml")
    return template.render(
        slug=slug, fields=fields, base=guide.edition, words=guide.words["new_edition"], roles=CONTACT_ROLES, parts=parts
    ) + "\n"


def render_field_tables(root: Path, tables: dict[str, tuple[Table, ...]]) -> str:
    """The page for whoever writes content: every field, by kind of file (Markdown)."""
    template = environment(root, "").overlay(autoescape=False).get_template("field_tables.md")
    return template.render(tables=tables).rstrip() + "\n"


def render_policy(guide: Guide, root: Path) -> str:
    """The policy as Markdown, with what the edition knows filled in."""
    parts = (guide.policy, *guide.policy.clauses)
    context = {
        "policy": guide.policy,
        "fill": lambda text: "".join(piece.text for piece in policy_pieces(guide, text)),
        "sources": [guide.sources[id] for id in dict.fromkeys(id for part in parts for id in part.cites)],
        "edition": guide.edition,
        "w": guide.words,
    }
    template = environment(root, guide.name).overlay(autoescape=False).get_template("policy.md")
    return re.sub(r"\n{3,}", "\n\n", template.render(context)).strip() + "\n"


def policy_pieces(guide: Guide, text: str) -> tuple[Piece, ...]:
    """A text of the policy in words and open blanks, with what the edition knows filled in."""
    return pieces(text, filled(guide.policy, guide.edition, bool(guide.name)))


def render_differences(guide: Guide, root: Path, context: dict[str, object]) -> str:
    """The page for whoever wants to know what an edition says otherwise."""
    context = {"guide": guide, "edition": guide.edition, "w": guide.words} | context
    return environment(root, guide.name).get_template("differences.html").render(context)


@dataclass(frozen=True)
class AssetFile:
    """A file that was made beside the pages, like a PDF: its name under docs/assets, and its size in whole kB."""

    asset: str
    kilobytes: int


def asset_file(docs: Path, asset: str) -> AssetFile | None:
    """The file of that name under docs/assets, or None where this machine made none."""
    path = docs / "assets" / asset
    return AssetFile(asset, -(-path.stat().st_size // 1000)) if path.exists() else None


@lru_cache(maxsize=2)
def environment(root: Path, name: str) -> Environment:
    """The templates of an edition: its own first, then ours. The empty name is upstream."""
    cache = root / ".cache" / "templates"
    cache.mkdir(parents=True, exist_ok=True)
    made = Environment(
        bytecode_cache=FileSystemBytecodeCache(str(cache)),
        loader=FileSystemLoader([*([root / "brand" / name / "templates"] if name else []), root / "overrides" / "guide"]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"prose": prose, "excerpt_of": excerpt_of, "day": day_in_words, "json": script_json, "quoted": quoted}
    made.globals |= {"rule_words": rule_words, "icons": made.get_template("icons.html").module}
    return made


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
        context["explained"][term.id] = term.meaning
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
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-]|\.\w)", re.IGNORECASE), forms


@pass_context
def excerpt_of(context: Context, place: str) -> Excerpt:
    """The law's own words at a place, such as 'bw7 629 lid 3 per 2026-07-01'."""
    return context["guide"].excerpt(place)


@pass_context
def rule_words(context: Context, deadline: Deadline, part: str) -> str:
    """A date rule as words that are true without a date, like 'de eerste dag na 6 weken'."""
    rule = deadline.intern.rule if part == "intern" else getattr(deadline, part)
    return _rule_words(context["guide"], rule)


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


def quoted(text: str) -> str:
    """A text between quotes, as YAML reads it back letter for letter."""
    return json.dumps(text, ensure_ascii=False)


def script_json(value: object) -> Markup:
    """JSON that can stand in a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
