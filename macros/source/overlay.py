"""The merge of one YAML tree over another: what an edition says, laid over what upstream says.

Mappings merge. Lists whose items have an `id` merge by id: `hidden: ja` removes an item, `after: <id>` places it, an
id that was not there appends. Everything else replaces. Every value keeps its own file, line and column.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from .messages import did_you_mean, message
from .nodes import Node, Problem

HIDDEN, AFTER = "hidden", "after"
YES = "ja"


@dataclass(frozen=True)
class Change:
    """One thing that an edition says otherwise, at a path of keys and ids such as 'now.contact.say'.

    changed: upstream and own text. added: own alone. hidden: upstream alone, told at `place`. placed: an item of upstream
    that the edition puts something after. gone: the edition changes what upstream no longer has.
    """

    kind: Literal["changed", "added", "hidden", "placed", "gone"]
    path: str
    place: Node
    upstream: Node | None = None
    own: Node | None = None


@dataclass(frozen=True)
class Merged:
    """The outcome: the merged tree, each change, and what cannot be."""

    node: Node
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def merge(base: Node, top: Node, seen: Collection[str] = ()) -> Merged:
    """Lay `top` over `base`. `seen` holds the paths that the edition changed before.

    An id that upstream does not have is a problem, unless it was seen: then upstream removed it, and the change is gone.
    """
    layer = _Layer(seen)
    node = layer.node(base, top, "")
    return Merged(node, tuple(layer.changes), tuple(layer.problems))


def is_hidden(node: Node) -> bool:
    """Return whether a file or an item says `hidden: ja`."""
    return node.text(HIDDEN) == YES


class _Layer:
    def __init__(self, seen: Collection[str]) -> None:
        self.seen = seen
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self.own: set[str] = set()

    def node(self, base: Node, top: Node, path: str) -> Node:
        if isinstance(base.value, dict) and isinstance(top.value, dict):
            return self.mapping(base, top, path)
        if _by_id(base) and isinstance(top.value, list):
            return self.items(base, top, path)
        if base.plain() != top.plain():
            self.changes.append(Change("changed", path, top, base, top))
        return top

    def mapping(self, base: Node, top: Node, path: str) -> Node:
        values = dict(base.value)
        for key, child in top.value.items():
            here = f"{path}.{key}" if path else key
            if key in base.value:
                values[key] = self.node(base.value[key], child, here)
            else:
                values[key] = child
                self.changes.append(Change("added", here, child, None, child))
        return replace(top, value=values, keys=base.keys | top.keys)

    def items(self, base: Node, top: Node, path: str) -> Node:
        merged = {item.text("id"): item for item in base.value}
        order = list(merged)
        taken: dict[str, Node] = {}
        for item in top.value:
            id = item.text("id")
            if not id:
                self.problems.append(item.problem(message("item_without_id")))
            elif id in taken:
                self.problems.append(item.at(("id",)).problem(message("duplicate_id", value=id, line=taken[id].line)))
            elif self.known(item, id, tuple(merged), f"{path}.{id}"):
                taken[id] = item
                self.item(item, id, merged, order, path)
        return replace(top, value=[merged[id] for id in order])

    def known(self, item: Node, id: str, ids: tuple[str, ...], path: str) -> bool:
        """Return whether an item can be laid: it is there, or it is new. What upstream removed is gone."""
        if id in ids:
            return True
        if any(name == path or name.startswith(f"{path}.") for name in self.seen):
            self.changes.append(Change("gone", path, item, None, item))
            return False
        if HIDDEN in item.value:
            text = message("unknown_item", value=id, hint=did_you_mean(id, list(ids)))
            self.problems.append(item.at(("id",)).problem(text))
            return False
        return True

    def item(self, item: Node, id: str, merged: dict[str, Node], order: list[str], path: str) -> None:
        here = f"{path}.{id}"
        if HIDDEN in item.value:
            if is_hidden(item):
                self.changes.append(Change("hidden", here, item, merged.pop(id)))
                order.remove(id)
            else:
                self.problems.append(item.at((HIDDEN,)).problem(message("not_a_yes", field=HIDDEN)))
            return
        own = _without(item, AFTER)
        if id in merged:
            merged[id] = self.node(merged[id], own, here)
        else:
            merged[id] = replace(own, beside=tuple(order))
            order.append(id)
            self.own.add(here)
            self.changes.append(Change("added", here, own, None, own))
        if AFTER in item.value:
            self.place(item, id, order, path)

    def place(self, item: Node, id: str, order: list[str], path: str) -> None:
        before = item.text(AFTER)
        here = f"{path}.{before}"
        if before in order and before != id:
            order.remove(id)
            order.insert(order.index(before) + 1, id)
            if here not in self.own:
                self.changes.append(Change("placed", here, item))
        elif here in self.seen:
            self.changes.append(Change("gone", here, item.at((AFTER,))))
        else:
            text = message("unknown_item", value=before, hint=did_you_mean(before, order))
            self.problems.append(item.at((AFTER,)).problem(text))


def _by_id(node: Node) -> bool:
    return isinstance(node.value, list) and bool(node.value) and all(item.text("id") for item in node.value)


def _without(node: Node, key: str) -> Node:
    return replace(node, value={name: child for name, child in node.value.items() if name != key})
