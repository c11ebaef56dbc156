"""The check of the facts that the calculator works out by itself: its scripts know them by their ids, and a rule would wait in vain for another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem

GROUP = "afgeleid"
# What the calculator's facts.js works out, and the fact that it needs for that; a test holds the two next to each other.
WORKED_OUT: Mapping[str, str] = {"hersteld-sinds": "", "hersteld-uit-dienst": "uit-dienst", "verlof-begint": "", "verlof-eindigt": ""}


def derived_problems(node: Node) -> Iterator[Problem]:
    """Report derived facts that nothing works out, those that the reader would have to fill in, and those that need a fact that is not there."""
    facts = {fact.text("id"): fact for fact in node.items("facts")}
    for id, fact in facts.items():
        is_derived = fact.text("group") == GROUP
        if is_derived and id not in WORKED_OUT:
            hint = did_you_mean(id, list(WORKED_OUT))
            yield fact.at(("id",)).problem(message("derived_unknown", id=id, group=GROUP, hint=hint, choices=", ".join(WORKED_OUT)))
        elif id in WORKED_OUT and not is_derived:
            yield fact.at(("group",)).problem(message("derived_group", id=id, group=GROUP))
        elif (needs := WORKED_OUT.get(id)) and needs not in facts:
            yield fact.at(("id",)).problem(message("derived_needs", id=id, needs=needs))
