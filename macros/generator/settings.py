"""The settings that follow from a guide, for the site generator: the block in mkdocs.yml or mkdocs.<name>.yml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ..load.folders import docs_folder, site_folder
from ..load.guide import Guide
from ..pages.catalogue import sections
from ..pages.templates import day_in_words
from ..source.messages import message
from ..source.nodes import Problem
from ..source.places import BRAND
from ..source.yaml_reader import CONFLICT, LOADER, character_problem, not_utf8, syntax_problem

BEGIN = "# pages: begin\n"
END = "# pages: end\n"
SHARE_IMAGE = "assets/img/share.png"
MARK = "assets/img/mark.svg"
EDITION_ASSETS = "assets/edition"
# What the block writes alone, and what it writes together with what stands above it.
FROM_CONTENT = ("site_name", "site_description", "site_url", "docs_dir", "site_dir", "nav")
TOGETHER = ("theme", "extra")
OUR_EXTRA = ("generator", "edition", "words")
WIDTH = 100_000
HEAD = """\
# Instellingen van deze editie. Wat tussen de twee regels staat, volgt uit {source}: verander het daar.
# Erboven mag je eigen instellingen van MkDocs zetten, ook van theme en extra. Andere mogen ook eronder.
INHERIT: generator.yml
"""
OUR_HEAD = """\
INHERIT: generator.yml

# Between the two lines below, `make pages` writes.
"""


def settings_file(root: Path, name: str) -> Path:
    """Return where the generator finds its settings for an edition; the empty name is upstream."""
    return root / (f"mkdocs.{name}.yml" if name else "mkdocs.yml")


def settings_problems(root: Path, name: str) -> list[Problem]:
    """Report what stands in a settings file that the build cannot follow, each at its line."""
    path = settings_file(root, name)
    if not path.exists():
        return []
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return [not_utf8(path.name, error)]
    if END not in text.partition(BEGIN)[2]:
        line = text.count("\n") if BEGIN in text else 1
        return [Problem(path.name, line, 1, message("no_block", begin=BEGIN.strip(), end=END.strip()))]
    before, after = _around_block(text)
    # As many lines as the block has, so that what stands below it keeps its line.
    below = "\n" * (text.count("\n") - after.count("\n")) + after
    return [*_part_problems(path.name, before, ours_first=False), *_part_problems(path.name, below, ours_first=True)]


def _part_problems(file: str, text: str, ours_first: bool) -> list[Problem]:
    """Report what is wrong in the settings above the block, or in those below it."""
    for pattern, key in ((yaml.reader.Reader.NON_PRINTABLE, "invisible"), (CONFLICT, "conflict")):
        if wrong := character_problem(pattern, key, text, file):
            return [wrong]
    try:
        return list(_not_ours(file, text, ours_first))
    except yaml.YAMLError as failure:
        return [syntax_problem(failure, file, text)]


def _not_ours(file: str, text: str, ours_first: bool) -> Iterator[Problem]:
    """Report keys that the block writes; `theme` and `extra` may stand above it and go together with ours."""
    for key, value in _entries(yaml.compose(text, Loader=LOADER)):
        place = file, key.start_mark.line + 1, key.start_mark.column + 1
        if key.value in FROM_CONTENT:
            yield Problem(*place, message("setting_from_edition", name=key.value))
        elif key.value in TOGETHER and ours_first:
            yield Problem(*place, message("setting_below", name=key.value, begin=BEGIN.strip()))
        elif key.value == "extra":
            for inner, _ in _entries(value):
                if inner.value in OUR_EXTRA:
                    where = file, inner.start_mark.line + 1, inner.start_mark.column + 1
                    yield Problem(*where, message("setting_from_edition", name=f"extra.{inner.value}"))


def settings_text(guide: Guide, root: Path, own_pages: tuple[str, ...] = ()) -> str:
    """Return the whole settings file: what stands there, with the block between its two lines made anew.

    Own settings of `theme` and `extra` that stand above the block are in it too: a file holds each key once.
    Raises ValueError for a file without those lines (see `settings_problems`).
    """
    path = settings_file(root, guide.name)
    before, after = _head(guide.name), ""
    if path.exists():
        before, after = _around_block(path.read_text(encoding="utf-8"))
    return before + BEGIN + _block(guide, root, own_pages, before) + END + after


def own_settings(root: Path, name: str) -> str:
    """Return what an edition put into its settings file itself; an empty text when it put nothing there."""
    path = settings_file(root, name)
    if not path.exists():
        return ""
    before, after = _around_block(path.read_text(encoding="utf-8"))
    return (before.removeprefix(_head(name)) + after).strip()


def _head(name: str) -> str:
    """Return what stands above the block in a file that we begin."""
    return HEAD.format(source=f"{BRAND}{name}/") if name else OUR_HEAD


def _around_block(text: str) -> tuple[str, str]:
    before, rest = text.split(BEGIN, 1)
    return before, rest.split(END, 1)[1]


def _block(guide: Guide, root: Path, own_pages: tuple[str, ...], before: str) -> str:
    edition = guide.edition
    settings: dict[str, object] = {
        "site_name": edition.name,
        "site_description": edition.description,
        "site_url": edition.address,
    }
    settings["docs_dir"] = docs_folder(root, guide.name).relative_to(root).as_posix()
    settings["site_dir"] = site_folder(root, guide.name).relative_to(root).as_posix()
    settings["theme"] = {"favicon": _asset(edition.favicon or "favicon.svg") if guide.name else MARK}
    settings["extra"] = {"generator": False, "edition": frame(guide, own_pages), "words": guide.words["frame"]}
    settings["nav"] = [
        entry
        for section, files in sections(guide, own_pages).items()
        for entry in (
            [{guide.words["sections"][section].format(name=edition.short_name): files}] if len(files) > 1 or section == "own" else files
        )
    ]
    own = {key.value: value for key, value in _entries(yaml.compose(before, Loader=yaml.SafeLoader)) if key.value in TOGETHER}
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=WIDTH)
    if not own:
        return text
    block: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    block.value = [(key, _together(own[key.value], value) if key.value in own else value) for key, value in block.value]
    return yaml.serialize(block, Dumper=yaml.SafeDumper, allow_unicode=True, width=WIDTH)


def _entries(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _together(own: yaml.Node, ours: yaml.Node) -> yaml.Node:
    """Return two mappings as one; where both say something, the edition's own goes first."""
    named = {key.value for key, _ in _entries(own)}
    ours.value = [*_entries(own), *((key, value) for key, value in _entries(ours) if key.value not in named)]
    return ours


def frame(guide: Guide, own_pages: tuple[str, ...] = ()) -> dict[str, object]:
    """Return what the frame of every page shows of an edition: header, footer, page not found, and what goes before the content."""
    edition = guide.edition
    contacts = [{"role": guide.roles[role].title} | contact.model_dump(exclude_none=True) for role, contact in edition.contacts.items()]
    return {
        "brand": guide.name,
        "name": edition.name,
        "short_name": edition.short_name,
        "tagline": edition.tagline,
        "share": SHARE_IMAGE,
        "robots": edition.robots == "ja",
        "logo": _asset(edition.logo or edition.favicon or "favicon.svg") if guide.name else None,
        "logo_dark": edition.logo_dark and _asset(edition.logo_dark),
        "logo_holds_name": bool(edition.logo) and edition.logo_holds_name == "ja",
        "contacts": contacts,
        "phones": [phone.model_dump(exclude_none=True) for phone in edition.phones.values()],
        "links": [link.model_dump(exclude_none=True) for link in edition.links.values()],
        "footer": edition.footer,
        "imprint": edition.imprint,
        "statement": _statement(guide) if guide.name else None,
        "own_pages": bool(own_pages),
        "frame_ancestors": list(edition.frame_ancestors),
        "self_hosting": edition.parts.self_hosting == "ja",
    }


def _statement(guide: Guide) -> dict[str, str | None]:
    """Return what an edition says of itself for the statements, in words; None for what it does not say."""
    said = guide.edition.statement
    return {
        "controller": said.controller,
        "host": said.host,
        "logs": said.logs,
        "complaints": said.complaints.line if said.complaints else None,
        "checked": day_in_words(said.checked, guide.words) if said.checked else None,
        "checked_by": said.checked_by,
    }


def _asset(file: str) -> str:
    return f"{EDITION_ASSETS}/{file}"
