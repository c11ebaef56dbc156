"""Links in content to pages of the guide: told at their place when no such page is there."""

from __future__ import annotations

from collections.abc import Iterator

from .guide import Loaded
from .messages import did_you_mean, message
from .pages import every_path
from .references import references_in
from .source import Node, Problem


def link_problems(loaded: Loaded, upstream: Loaded) -> tuple[Problem, ...]:
    """Every link to a page that neither this guide nor the open guide has. An edition may hide a page: that is no mistake,
    templates then leave its links out."""
    if loaded.guide is None or upstream.guide is None:
        return ()
    paths = every_path(loaded.guide) | every_path(upstream.guide)
    found = []
    for node, model in loaded.nodes.values():
        for place in (*(place for kind, place in references_in(model, node) if kind == "page"), *_next_pages(node)):
            path = str(place.value).partition("#")[0]
            if path not in paths:
                found.append(place.problem(message("unknown_page", value=path, hint=did_you_mean(path, sorted(paths)))))
    return tuple(sorted(found))


def _next_pages(node: Node) -> Iterator[Node]:
    """The pages that interface.yml names as a next step."""
    if node.file.endswith("content/interface.yml") and isinstance(node.value, dict):
        for group in node.value.values():
            if group.text("next_page"):
                yield group.at(("next_page",))
