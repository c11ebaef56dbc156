"""The check of links in content to pages of the guide: told at their place when no such page is there, or no such part of it."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import TemplateError

from ..check.references import references_of
from ..load.guide import Guide, Loaded
from ..pages import phase_pages, render
from ..pages.catalogue import by_path, every_path, is_shown
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from ..source.places import BRAND

ANCHOR = re.compile(r'\sid="([^"]+)"')


def link_problems(loaded: Loaded, upstream: Loaded) -> tuple[Problem, ...]:
    """Report every link to a page that neither this guide nor the open guide has, or to a part of a phase that has another page now. An
    edition may hide a page: that is no mistake, templates then leave our links to it out. A link of its own to a page that it hides
    itself is told."""
    if loaded.guide is None or upstream.guide is None:
        return ()
    paths = every_path(loaded.guide) | every_path(upstream.guide)
    moved = {
        f"{phase_pages.cover(phase)}#{old.anchor}": old.targets[0] for phase in loaded.guide.phases for old in phase_pages.moved(phase)
    }
    found = []
    for node, model in loaded.nodes.values():
        for kind, place in references_of(model, node):
            path, _, part = str(place.value).partition("#")
            if kind != "page":
                continue
            if path not in paths:
                found.append(place.problem(message("unknown_page", value=path, hint=did_you_mean(path, sorted(paths)))))
            elif place.file.startswith(BRAND) and not is_shown(loaded.guide, path):
                found.append(place.problem(message("page_hidden", value=path)))
            elif target := moved.get(str(place.value)):
                found.append(place.problem(message("moved_part", part=part, target=target)))
    return tuple(sorted(found))


def part_problems(loaded: Loaded, root: Path) -> list[Problem]:
    """Report every link to a part that its page, as the templates make it now, does not have; of an edition only links of its own; sorted.
    Whoever asks has found every word of the pages."""
    assert loaded.guide is not None, loaded.problems
    found = []
    for path, places in sorted(_places_with_part(loaded).items()):
        if path in by_path(loaded.guide):
            there = _parts(loaded.guide, root, path)
            for place, part in places if there else ():
                if part not in there:
                    hint = did_you_mean(part, sorted(there))
                    found.append(place.problem(message("unknown_anchor", page=path, part=part, hint=hint)))
    return sorted(found)


def _parts(guide: Guide, root: Path, path: str) -> set[str]:
    """Return the parts of a page; nothing for one that an edition's own template cannot make: the build says why."""
    try:
        return set(ANCHOR.findall(render.render(guide, root, path)))
    except (TemplateError, LookupError):
        if guide.name:
            return set()
        raise


def _places_with_part(loaded: Loaded) -> dict[str, list[tuple[Node, str]]]:
    """Return the links to a part of a page, by the path of that page: where each stands, and the part. Of an edition its own."""
    edition = loaded.guide is not None and loaded.guide.name
    found: dict[str, list[tuple[Node, str]]] = {}
    for node, model in loaded.nodes.values():
        for kind, place in references_of(model, node):
            path, _, part = str(place.value).partition("#")
            if kind == "page" and part and (not edition or place.file.startswith(BRAND)):
                found.setdefault(path, []).append((place, part))
    return found
