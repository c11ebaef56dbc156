"""The start of an edition: brand/<name>/edition.yml with every choice explained, its logo, and its settings file."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..check.validate import validate
from ..files import print_templates
from ..load import guide
from ..load.layers import EDITION
from ..look.logo import logo_problems
from ..model.edition import Edition
from ..source.messages import message
from ..source.nodes import Problem
from ..source.overlay import merge
from ..source.places import BRAND, edition_folder
from ..source.yaml_reader import INVISIBLE, TEMPLATE_CODE, read_text
from . import compose, gate

SHORT = 24
TYPED_AS = {"name": "NAME", "short_name": "NAME", "description": "NAME", "colour": "COLOUR", "address": "ADDRESS"}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LINE_END = re.compile(r"[\r\n\t\u2028\u2029\x85]")


def new(root: Path, name: str, colour: str, logo: Path | None, address: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """Make an edition; return its folder's name, and every problem. With a problem nothing is written."""
    slug = slug_of(name)
    file = f"{BRAND}{slug}/edition.yml"
    problems = list(_argument_problems(name, colour))
    if not slug:
        problems.append(Problem.of_file(BRAND, message("no_slug", name=name)))
    if slug and edition_folder(root, slug).exists():
        problems.append(Problem.of_file(file, message("edition_exists")))
    problems += logo_problems(logo, str(logo)) if logo else ()
    problems += gate.build_problems(root)
    base = guide.load(root)
    if problems or base.guide is None:
        return slug, tuple(problems)
    fields = {
        "name": name,
        "short_name": name if len(name) <= SHORT else name[:SHORT].rpartition(" ")[0] or name[:SHORT],
        "address": address or f"https://{slug}.example/",
        "colour": colour,
    }
    if logo:
        fields["logo"] = f"logo{logo.suffix.lower()}"
    text = print_templates.render_new_edition(root, base.guide, slug, fields)
    whole = read_text(text, file, problems)
    if whole is not None:
        validate(merge(base.nodes[EDITION][0], whole).node, Edition, problems)
    if problems:
        return slug, tuple(_as_typed(problem, text) for problem in problems)
    folder = edition_folder(root, slug)
    folder.mkdir(parents=True)
    if logo:
        shutil.copyfile(logo, folder / fields["logo"])
    (root / file).write_text(text, encoding="utf-8")
    made = guide.load(root, slug)
    if made.guide is None:
        shutil.rmtree(folder)
        return slug, made.problems
    compose.compose(made, root)
    return slug, ()


def _argument_problems(name: str, colour: str) -> Iterator[Problem]:
    """Report a name that cannot be in a text of the guide, and a colour that is none; told as what was typed, for no file is there yet."""
    if found := INVISIBLE.search(name) or TEMPLATE_CODE.search(name) or LINE_END.search(name):
        yield Problem(
            "NAME",
            1,
            found.start() + 1,
            message("brand_name", character=ascii(found.group())[1:-1] if not found.group().isprintable() else found.group()),
        )
    if not COLOUR.fullmatch(colour):
        yield Problem.of_file("COLOUR", message("brand_colour", value=colour))


def _as_typed(problem: Problem, text: str) -> Problem:
    """Tell a problem of a file that was not written at what was typed for that line of it."""
    field = text.splitlines()[problem.line - 1].partition(":")[0]
    return replace(problem, file=TYPED_AS.get(field, problem.file), line=1, column=1)


def slug_of(name: str) -> str:
    """Return a name as a folder: small letters, digits and single hyphens; empty when nothing of that is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
