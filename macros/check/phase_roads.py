"""The check that each reader of a phase finds something on the own page: on every branch, or on the phase itself when it has none."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.fields import READERS
from ..source.messages import message
from ..source.nodes import Node, Problem

# What a phase without branches says itself, and one with branches says in each of them.
OF_A_ROAD = ("lead_manager", "lead_employee")


def road_problems(phase: Node) -> Iterator[Problem]:
    """Report what stands at the phase and belongs to its branches or the other way round, and a page without a step or a sentence."""
    branches = phase.items("branches")
    yield from _misplaced(phase, OF_A_ROAD, bool(branches))
    expect = phase.value.get("expect")
    if expect is not None:
        yield from _misplaced(expect, ("low_energy",), bool(branches))
    for road in branches or [phase]:
        yield from _empty(phase, road, road.text("id") if branches else "")


def _misplaced(owner: Node, names: tuple[str, ...], has_branches: bool) -> Iterator[Problem]:
    if not isinstance(owner.value, dict):
        return
    for name in names:
        if has_branches and name in owner.value:
            yield owner.problem(message("belongs_to_branches", field=name), key=name)
        elif not has_branches and name not in owner.value:
            yield owner.problem(message("missing", field=name))


def _empty(phase: Node, road: Node, branch: str) -> Iterator[Problem]:
    """Report a reader without a sentence to say, and a manager without a step, where the road begins."""
    place = road.at(("id",)) if branch else road
    if not _on(phase, "now", branch):
        yield place.problem(message("road_without_step", branch=branch))
    said = {phrase.text("speaker") for phrase in _on(phase, "phrases", branch)}
    for reader in READERS:
        if reader not in said:
            yield place.problem(message("reader_without_sentence", reader=reader))


def _on(phase: Node, name: str, branch: str) -> list[Node]:
    return [item for item in phase.items(name) if not branch or item.text("branch") in ("", branch)]
