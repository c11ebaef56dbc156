"""The files that follow from content/ and its models, kept beside it: page stubs, settings, schemas, tables of fields."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from ..generator.settings import SHARE_IMAGE, settings_file, settings_problems, settings_text
from ..generator.stub import is_stub, stub_text
from ..kinds import BY_FILE, KINDS
from ..load.guide import Guide
from ..load.layers import EDITION
from ..look import share_image
from ..pages.catalogue import all_pages
from ..pages.edition_palette import edition_palette
from ..pages.templates import environment
from ..source import whole_file
from ..source.messages import message
from ..source.nodes import Problem
from ..source.places import files_in
from . import field_tables, print_templates


@cache
def schemas() -> dict[str, dict[str, object]]:
    """Return the JSON Schemas, by kind of file. An edition lays its edition.yml over ours, so nothing in that one is required."""
    found = {kind.name: kind.model.model_json_schema() for kind in KINDS}
    del found[BY_FILE[EDITION].name]["required"]
    return found


def aids(root: Path) -> dict[Path, str]:
    """Return what helps people who write, by path: the schemas for their editors and the tables of fields."""
    found = schemas()
    tables = print_templates.render_field_tables(root, field_tables.tables(found))
    return {root / "content" / "VELDEN.md": tables} | {
        root / "content" / "schema" / f"{kind}.json": json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for kind, schema in found.items()
    }


def stubs(guide: Guide, root: Path) -> dict[Path, str]:
    """Return the page files under docs/, by path."""
    return {root / "docs" / page.stub: stub_text(page) for page in all_pages(guide)}


def settings(guide: Guide, root: Path) -> dict[Path, str]:
    """Return mkdocs.yml with what follows from the content, by path. Raises ValueError as `settings_text` does."""
    return {settings_file(root, guide.name): settings_text(guide, root)}


def open_share_drawing(guide: Guide, root: Path) -> str:
    """Draw what others show of a link to the open guide, as SVG."""
    return share_image.share_drawing(
        guide.edition.name, guide.edition.tagline, edition_palette(guide, root), environment(root, guide.name), mark=True
    )


def leftovers(wanted: dict[Path, str], root: Path) -> list[Path]:
    """Return page files that this project made for content that is gone."""
    pages = (path for path in files_in(root / "docs", "*.md") if path not in wanted)
    return [path for path in pages if is_stub(_text(path))]


def behind(guide: Guide, root: Path) -> list[Problem]:
    """Report every generated file that no longer follows the content; settings that cannot be read (`settings_problems`) are passed by."""
    wanted = stubs(guide, root)
    followed = wanted | ({} if settings_problems(root, guide.name) else settings(guide, root))
    image = root / "docs" / SHARE_IMAGE
    follows = image.exists() and share_image.follows(image.read_bytes(), open_share_drawing(guide, root))
    picture = [] if follows else [Problem.of_file(f"docs/{SHARE_IMAGE}", message("stale_page"))]
    problems = [*picture, *_differ(aids(root), root, "stale_aid"), *_differ(followed, root, "stale_page")]
    extra = [Problem.of_file(str(path.relative_to(root)), message("extra_page")) for path in leftovers(wanted, root)]
    return problems + extra


def _differ(wanted: dict[Path, str], root: Path, key: str) -> list[Problem]:
    return [
        Problem.of_file(str(path.relative_to(root)), message(key))
        for path, text in wanted.items()
        if not path.exists() or _text(path) != text
    ]


def _text(path: Path) -> str:
    """Return what a file says; where it is not UTF-8, with other letters for those."""
    return path.read_text(encoding="utf-8", errors="replace")


def write(guide: Guide, root: Path) -> int:
    """Write what changed and remove what is left over; return how many files were written."""
    changed = write_stubs(guide, root) + _write(aids(root))
    return changed + whole_file.write(root / "docs" / SHARE_IMAGE, share_image.share_image(open_share_drawing(guide, root)))


def write_stubs(guide: Guide, root: Path) -> int:
    """Write the page files and the settings that changed and remove what is left over; return how many were written."""
    wanted = stubs(guide, root)
    for path in leftovers(wanted, root):
        path.unlink()
    return _write(wanted | settings(guide, root))


def _write(files: dict[Path, str]) -> int:
    return sum(whole_file.write(path, text.encode("utf-8")) for path, text in files.items())
