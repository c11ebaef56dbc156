"""The check that the choices of a rehearsal lead somewhere: content/rehearsals/<id>.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem


def dead_ends(top: Node, hidden: Mapping[str, Node]) -> Iterator[Problem]:
    """Report ids that two places share, choices that lead nowhere, steps and endings never reached, and steps without an end.

    `hidden` holds where an edition hides an id.
    """
    steps = {item.text("id"): item for item in top.items("steps") if item.text("id")}
    endings = {item.text("id"): item for item in top.items("endings") if item.text("id")}
    for id in steps.keys() & endings.keys():
        yield endings[id].at(("id",)).problem(message("step_and_ending", value=id))
    choices = {id: step.items("choices") for id, step in steps.items()}
    starts = [top.at(("start",))] if top.text("start") else []
    backs = [ending.at(("back",)) for ending in endings.values() if ending.text("back")]
    places = [*steps, *endings]
    targets = [choice.at(("goes_to",)) for found in choices.values() for choice in found if choice.text("goes_to")]
    lost = [_lost(place, "not_a_step", [*steps], hidden) for place in (*starts, *backs) if place.value not in steps]
    lost += [_lost(target, "unknown_step", places, hidden) for target in targets if target.value not in places]
    yield from lost
    if lost or not (steps and endings and starts) or len(targets) < sum(map(len, choices.values())):
        return
    ways = {id: {choice.text("goes_to") for choice in found} for id, found in choices.items()}
    reached = _reach(ways, {str(starts[0].value)})
    for id, item in (steps | endings).items():
        if id not in reached:
            yield item.at(("id",)).problem(message("unreached_step" if id in steps else "unreached_ending", value=id))
    ends = _reach(_turned(ways), set(endings))
    for id in steps:
        if id in reached and id not in ends:
            yield steps[id].at(("id",)).problem(message("endless_step", value=id))


def _lost(place: Node, key: str, choices: list[str], hidden: Mapping[str, Node]) -> Problem:
    if at := hidden.get(str(place.value)):
        return at.problem(message("still_used", id=place.value, file=place.file, line=place.line))
    return place.problem(message(key, value=place.value, hint=did_you_mean(str(place.value), choices)))


def _turned(ways: Mapping[str, set[str]]) -> dict[str, set[str]]:
    turned: dict[str, set[str]] = {}
    for start, targets in ways.items():
        for target in targets:
            turned.setdefault(target, set()).add(start)
    return turned


def _reach(ways: Mapping[str, set[str]], starts: set[str]) -> set[str]:
    reached, waiting = set(starts), list(starts)
    while waiting:
        new = ways.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached
