"""The check of links in content to pages of the guide: told at their place when no such page is there, or no such part of it."""

from __future__ import annotations

import re
from pathlib import Path

from ..check.references import references_of
from ..load.guide import Guide, Loaded
from ..pages import phase_pages, render
from ..pages.catalogue import by_path, every_path, is_shown
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from ..source.places import BRAND

ANCHOR = re.compile(r'\sid="([^"]+)"')


def link_problems(loaded: Loaded, upstream: Loaded) -> tuple[Problem, ...]:
    """Report every link to a page that neither this guide nor the open guide has, or to a part that a page of a phase does not have. An
    edition may hide a page: that is no mistake, templates then leave our links to it out. A link of its own to a page that it hides
    itself is told."""
    if loaded.guide is None or upstream.guide is None:
        return ()
    paths = every_path(loaded.guide) | every_path(upstream.guide)
    parts = _Parts(loaded.guide)
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
            elif part:
                found += parts.problems(place, path, part)
    return tuple(sorted(found))


def part_problems(loaded: Loaded, root: Path) -> list[Problem]:
    """Report every link to a part that its page, as the templates make it now, does not have; sorted. Whoever asks has found every word of
    the pages. Those of a phase are passed by, for `link_problems` knows their parts without making them."""
    assert loaded.guide is not None, loaded.problems
    phases = {path for phase in loaded.guide.phases for path in phase_pages.anchors(loaded.guide, phase)}
    found = []
    for path, places in sorted(_places_with_part(loaded).items()):
        if path in by_path(loaded.guide) and path not in phases:
            there = set(ANCHOR.findall(render.render(loaded.guide, root, path)))
            for place, part in places:
                if part not in there:
                    hint = did_you_mean(part, sorted(there))
                    found.append(place.problem(message("unknown_anchor", page=path, part=part, hint=hint)))
    return sorted(found)


def _places_with_part(loaded: Loaded) -> dict[str, list[tuple[Node, str]]]:
    """Return the links to a part of a page, by the path of that page: where each stands, and the part."""
    found: dict[str, list[tuple[Node, str]]] = {}
    for node, model in loaded.nodes.values():
        for kind, place in references_of(model, node):
            path, _, part = str(place.value).partition("#")
            if kind == "page" and part:
                found.setdefault(path, []).append((place, part))
    return found


class _Parts:
    """The parts of the pages of phases that a link may name, and where those are that were on the cover once."""

    def __init__(self, guide: Guide) -> None:
        self._there = {path: found for phase in guide.phases for path, found in phase_pages.anchors(guide, phase).items()}
        self._gone = {(phase_pages.cover(phase), old.anchor): old.targets[0] for phase in guide.phases for old in phase_pages.moved(phase)}

    def problems(self, place: Node, path: str, part: str) -> list[Problem]:
        if target := self._gone.get((path, part)):
            return [place.problem(message("moved_part", part=part, target=target))]
        there = self._there.get(path)
        if there is None or part in there:
            return []
        return [place.problem(message("unknown_anchor", page=path, part=part, hint=did_you_mean(part, sorted(there))))]
