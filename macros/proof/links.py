"""The check of links in content to pages of the guide: told at their place when no such page is there, or no such part of it."""

from __future__ import annotations

from ..check.references import references_of
from ..load.guide import Guide, Loaded
from ..pages import phase_pages
from ..pages.catalogue import every_path, is_shown
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from ..source.places import BRAND


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
