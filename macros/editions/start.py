"""The start of an edition: brand/<name>/edition.yml with every choice explained, its logo, and its settings file."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

from ..check.validate import validate
from ..files import print_templates
from ..load import guide
from ..look.logo import logo_problems
from ..model.edition import Edition
from ..source.messages import message
from ..source.nodes import Node, Problem
from . import compose

SHORT = 24


def new(root: Path, name: str, colour: str, logo: Path | None, address: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """Make an edition; return its folder's name, and every problem. With a problem nothing is written."""
    slug = slug_of(name)
    file = f"brand/{slug}/edition.yml"
    fields = {
        "name": name,
        "short_name": name if len(name) <= SHORT else name[:SHORT].rpartition(" ")[0] or name[:SHORT],
        "address": address or f"https://{slug}.example/",
        "colour": colour,
    }
    problems = [] if slug else [Problem("brand/", 1, 1, message("no_slug", name=name))]
    if (root / file).exists():
        problems.append(Problem(file, 1, 1, message("edition_exists")))
    base = guide.load(root)
    if base.guide is None:
        return slug, base.problems
    whole = base.guide.edition.model_dump(exclude_none=True) | fields
    validate(_as_node(file, whole), Edition, problems)
    problems += logo_problems(logo, str(logo)) if logo else ()
    if problems:
        return slug, tuple(problems)
    folder = root / "brand" / slug
    folder.mkdir(parents=True, exist_ok=True)
    if logo:
        fields["logo"] = f"logo{logo.suffix.lower()}"
        shutil.copyfile(logo, folder / fields["logo"])
    (root / file).write_text(print_templates.render_new_edition(root, base.guide, slug, fields), encoding="utf-8")
    made = guide.load(root, slug)
    compose.compose(made, root)
    return slug, ()


def slug_of(name: str) -> str:
    """Return a name as a folder: small letters, digits and single hyphens; empty when nothing of that is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _as_node(file: str, value: object) -> Node:
    if isinstance(value, dict):
        return Node(file, 1, 1, {key: _as_node(file, child) for key, child in value.items()})
    return Node(file, 1, 1, str(value))
