"""Checks of the glossary as a whole: no term is explained by itself, and no word means two things."""

from __future__ import annotations

from collections.abc import Iterator

from ..source.messages import message
from ..source.nodes import Node, Problem


def term_problems(glossary: Node) -> Iterator[Problem]:
    """Report terms whose `see` leads back to themselves, and words that two terms share."""
    terms = {item.text("id"): item for item in glossary.items("terms") if item.text("id")}
    for id, item in terms.items():
        if id in _reached_by_see(id, terms):
            yield item.at(("see",)).problem(message("term_loop", value=id))
    owners: dict[str, str] = {}
    for id, item in terms.items():
        for word in (item.at(("term",)), *item.items("forms")):
            owner = owners.setdefault(str(word.value).lower(), id)
            if owner != id:
                yield word.problem(message("shared_form", value=word.value, other=owner))


def _reached_by_see(id: str, terms: dict[str, Node]) -> set[str]:
    """Return the terms that one reaches from here by `see`, until one comes back or none follows."""
    seen: set[str] = set()
    here = terms[id].text("see")
    while here in terms and here not in seen:
        seen.add(here)
        here = terms[here].text("see")
    return seen
