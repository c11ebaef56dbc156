"""The templates of what is written beside the pages: PDFs, field tables, the policy, a new edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ..kinds import BY_NAME
from ..load.guide import Guide
from ..model.checklist import Checklist
from ..model.edition import CONTACT_ROLES, Parts
from ..model.kind import Kind
from ..pages.paper_code import paper_address, paper_code
from ..pages.policy_text import origin, policy_pieces
from ..pages.script_data import contact_line
from ..pages.sheet_words import sheet_line
from ..pages.templates import environment
from .field_tables import Table
from .house_style import HouseStyle

# The height of a line to write on, in mm.
NOTE_LINE = 6


def render_pdf(guide: Guide, root: Path, title: str, checklists: tuple[Checklist, ...], style: HouseStyle) -> str:
    """Return the print template's HTML for checklists."""
    about = {"title": title, "description": guide.words["pdf"]["description"], "checklists": checklists, "note_line": NOTE_LINE}
    return _paper(guide, root, "pdf.html", style, about)


def render_pdf_cards(guide: Guide, root: Path, style: HouseStyle) -> str:
    """Return the print template's HTML for the cards."""
    about = {"title": guide.words["page_cards"]["title"], "description": guide.words["print_cards"]["pdf_description"]}
    return _paper(guide, root, "pdf_cards.html", style, about)


def render_pdf_plan(guide: Guide, root: Path, style: HouseStyle) -> str:
    """Return the print template's HTML for the plan, to fill in."""
    about = {"title": guide.plan.label, "description": guide.words["plan"]["pdf_description"]}
    return _paper(guide, root, "pdf_plan.html", style, about)


def render_logo(guide: Guide, root: Path, style: HouseStyle) -> str:
    """Return the HTML of a page that is the logo and nothing else; `style` has one."""
    return _paper(guide, root, "logo.html", style, {})


def _paper(guide: Guide, root: Path, template: str, style: HouseStyle, about: Mapping[str, object]) -> str:
    context = {
        "guide": guide,
        "w": guide.words,
        "edition": guide.edition,
        "style": style,
        "contact_line": lambda role: contact_line(guide, role),
        "sheet_line": lambda checklist: sheet_line(guide, checklist),
        "paper_address": lambda path: paper_address(guide, path),
        "paper_code": lambda path: paper_code(guide, path),
    }
    return environment(root, guide.name).get_template(template).render({**context, **about})


def render_new_edition(root: Path, guide: Guide, slug: str, fields: dict[str, str]) -> str:
    """Return the text of a new edition.yml: what was given, and every other choice explained."""
    parts = [(name, field.description) for name, field in Parts.model_fields.items()]
    template = environment(root, "").overlay(autoescape=False).get_template("edition.yml")
    return template.render(slug=slug, fields=fields, base=guide.edition, w=guide.words, roles=CONTACT_ROLES, parts=parts) + "\n"


def render_field_tables(root: Path, tables: dict[str, tuple[Table, ...]]) -> str:
    """Return the page for whoever writes content: every field, by kind of file (Markdown)."""
    template = environment(root, "").overlay(autoescape=False).get_template("field_tables.md")
    examples = {kind.name: _example(root, kind) for kind in BY_NAME.values()}
    return template.render(tables=tables, kinds=BY_NAME, examples=examples).rstrip() + "\n"


def _example(root: Path, kind: Kind) -> str:
    """Return a file of the kind that shows how it is done, as a path from content/: the first one of a folder."""
    found = sorted((root / kind.folder).glob("*.yml")) if kind.folder else [root / kind.file]
    return found[0].relative_to(root / "content").as_posix() if found and found[0].is_file() else ""


def render_policy(guide: Guide, root: Path) -> str:
    """Return the policy as Markdown, with what the edition knows filled in."""
    context = {
        "policy": guide.policy,
        "fill": lambda text: "".join(piece.text for piece in policy_pieces(guide, text)),
        "sources": [guide.sources[id] for id in guide.policy.all_cited],
        "origin": origin(guide),
        "w": guide.words,
    }
    template = environment(root, guide.name).overlay(autoescape=False).get_template("policy.md")
    return re.sub(r"\n{3,}", "\n\n", template.render(context)).strip() + "\n"


def render_differences(guide: Guide, root: Path, context: dict[str, object]) -> str:
    """Return the page for whoever wants to know what an edition says otherwise (HTML)."""
    context = {"guide": guide, "edition": guide.edition, "w": guide.words} | context
    return environment(root, guide.name).get_template("differences.html").render(context)
