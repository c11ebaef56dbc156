"""The check of links in content to pages of the guide: told at their place when no such page is there."""

from __future__ import annotations

from ..check.references import references_of
from ..load.guide import Loaded
from ..source.messages import did_you_mean, message
from ..source.nodes import Problem
from .catalogue import every_path


def link_problems(loaded: Loaded, upstream: Loaded) -> tuple[Problem, ...]:
    """Report every link to a page that neither this guide nor the open guide has. An edition may hide a page: that is no mistake, templates
    then leave its links out."""
    if loaded.guide is None or upstream.guide is None:
        return ()
    paths = every_path(loaded.guide) | every_path(upstream.guide)
    found = []
    for node, model in loaded.nodes.values():
        for kind, place in references_of(model, node):
            path = str(place.value).partition("#")[0]
            if kind == "page" and path not in paths:
                found.append(place.problem(message("unknown_page", value=path, hint=did_you_mean(path, sorted(paths)))))
    return tuple(sorted(found))
