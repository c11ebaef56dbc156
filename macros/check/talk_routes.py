"""The check that every combination of answers leads to a talk, and that every talk is reached: content/hard_talks.yml."""

from __future__ import annotations

from collections.abc import Iterator

from ..source.messages import message
from ..source.nodes import Node, Problem


def route_problems(talks: Node) -> Iterator[Problem]:
    """Report combinations without a talk, and talks without a combination. Unknown names are told elsewhere."""
    routes = talks.value.get("routes") if isinstance(talks.value, dict) else None
    if routes is None or not isinstance(routes.value, dict):
        return
    reached: set[str] = set()
    for going_back in talks.items("return_answers"):
        row = routes.value.get(going_back.text("id"))
        known = row.value if row is not None and isinstance(row.value, dict) else {}
        reached |= {str(talk.value) for talk in known.values()}
        for work in talks.items("work_answers"):
            if work.text("id") not in known:
                place = routes if row is None else row
                yield place.problem(message("no_route", going_back=going_back.text("id"), work=work.text("id")))
    for talk in talks.items("talks"):
        if talk.text("id") not in reached:
            yield talk.at(("id",)).problem(message("unreached_talk", talk=talk.text("id")))
