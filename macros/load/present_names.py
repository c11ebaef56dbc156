"""What an edition says under a key that we call otherwise now: it goes along to the present key, and the edition is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ..check.locks import RENAMED
from ..source.nodes import Node
from ..source.overlay import Change


def former_paths(file: str) -> dict[str, str]:
    """Return what path each renamed key of a file had before, by the present one: upstream.yml may hold the former."""
    return {".".join((*owner, new)): ".".join((*owner, old)) for (*owner, old), new in RENAMED.get(file, {}).items()}


def by_both_names(paths: Collection[str], former: Mapping[str, str]) -> set[str]:
    """Return paths, and for each at or below a former one the present one too."""
    return {*paths, *(new + path[len(old) :] for new, old in former.items() for path in paths if path == old or path.startswith(f"{old}."))}


def under_present_names(base: Node, top: Node) -> tuple[Node, tuple[Change, ...]]:
    """Return an edition's file with what stands under a former key of ours under the present one, and a change for each place that moved.

    What the edition has under both names stays where it is.
    """
    changes: list[Change] = []
    for (*owner, old), new in RENAMED.get(base.file, {}).items():
        ours, own = base.fields(*owner), top.fields(*owner)
        if old not in own.value or new not in ours.value:
            continue
        moved, told = _moved(ours, own, old, new)
        top = _with(top, owner, moved)
        changes += [Change("renamed", ".".join((*owner, name)), place, own=replace(place, value=name)) for name, place in told.items()]
    return top, tuple(changes)


def _moved(ours: Node, own: Node, old: str, new: str) -> tuple[Node, dict[str, Node]]:
    """Return an edition's mapping with what can go from one key to another, and where that stood, by its present name."""
    here, there = own.value[old], own.value.get(new)
    others = {key: child for key, child in own.value.items() if key != old}
    keys = {new: own.keys[old]} | own.keys
    if old not in ours.value and there is None:
        return replace(own, value=others | {new: here}, keys=keys), {new: own.keys[old]}
    if not isinstance(here.value, dict) or not isinstance((there or here).value, dict):
        return own, {}
    # Of a name that another of ours took, only what we have under the present one was meant so.
    meant = ours.fields(new).value if old in ours.value else here.value
    taken = {*ours.fields(old).value, *own.fields(new).value}
    goes = {name: child for name, child in here.value.items() if name in meant and name not in taken}
    left = {name: child for name, child in here.value.items() if name not in goes}
    there = there or replace(here, value={}, keys={})
    others |= {new: replace(there, value=there.value | goes, keys=here.keys | there.keys)} if goes else {}
    others |= {old: replace(here, value=left)} if left else {}
    told = {f"{new}.{name}": here.keys[name] for name in goes} if left else {new: own.keys[old]}
    return replace(own, value=others, keys=keys), told


def _with(node: Node, way: Sequence[str], inner: Node) -> Node:
    """Return a node with a mapping in the place of the one that stands under keys in each other."""
    if not way:
        return inner
    return replace(node, value=node.value | {way[0]: _with(node.value[way[0]], way[1:], inner)})
