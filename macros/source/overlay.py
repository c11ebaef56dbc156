"""The merge of one YAML tree over another: what an edition says, laid over what upstream says.

Mappings merge. Lists whose items have an `id` merge by id: `hidden: ja` removes an item, `after: <id>` or `before: <id>` places
it, an id that was not there appends. What upstream renamed is found by its former id. Everything else replaces. Every value keeps
its own file, line and column.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from .messages import did_you_mean, message
from .nodes import Node, Problem

HIDDEN, AFTER, BEFORE = "hidden", "after", "before"
PLACING = (AFTER, BEFORE)
# Under which ids, or names of the file, upstream had this before.
WAS = "was"
YES = "ja"


@dataclass(frozen=True)
class Change:
    """One thing that an edition says otherwise, at a path of keys and ids such as 'now.contact.say'.

    changed: upstream and own text. added: own alone. hidden: upstream alone, told at `place`. placed: an item of upstream
    that the edition puts something beside. gone: the edition changes what upstream no longer has. unplaced: what it puts its
    own item beside is gone. renamed: the edition calls an item by its former id, told at `place`; `own` is the present one.
    `recorded_as` is the path by which upstream.yml knows it, when upstream renamed something on the way.
    """

    kind: Literal["changed", "added", "hidden", "placed", "gone", "unplaced", "renamed"]
    path: str
    place: Node
    upstream: Node | None = None
    own: Node | None = None
    recorded_as: str = ""


@dataclass(frozen=True)
class Merged:
    """The outcome: the merged tree, each change, and what cannot be."""

    node: Node
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def merge(
    base: Node,
    top: Node,
    changed_before: Collection[str] = (),
    has_field: Callable[[str], bool] = lambda path: True,
    former: Mapping[str, str] = MappingProxyType({}),
) -> Merged:
    """Lay `top` over `base`. `changed_before` holds the paths that the edition changed before, `former` what paths were called before.

    An id that upstream does not have is a problem, unless it was changed before: then upstream removed it, and the change is gone. So is that of
    a field for which there is no place any more (`has_field` of its path), or that holds something of another kind now.
    """
    layer = _Layer(changed_before, has_field, former)
    node = layer.node(base, top, "")
    return Merged(node, tuple(replace(change, recorded_as=layer.former(change.path)) for change in layer.changes), tuple(layer.problems))


def is_hidden(node: Node) -> bool:
    """Return whether a file or an item says `hidden: ja`."""
    return node.text(HIDDEN) == YES


class _Layer:
    def __init__(self, changed_before: Collection[str], has_field: Callable[[str], bool], former: Mapping[str, str]) -> None:
        self.changed_before = changed_before
        self.has_field = has_field
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self.own: set[str] = set()
        self.renamed = dict(former)

    def former(self, path: str) -> str:
        """Return the path as it was before upstream renamed items on the way; empty when nothing was."""
        now = path
        for new, old in reversed(self.renamed.items()):
            if path == new or path.startswith(f"{new}."):
                path = old + path[len(new) :]
        return path if path != now else ""

    def said_before(self, path: str) -> bool:
        """Return whether the edition changed something at a path, or below it, when upstream still had that."""
        places = {path, self.former(path)} - {""}
        return any(name == place or name.startswith(f"{place}.") for name in self.changed_before for place in places)

    def is_gone(self, base: Node | None, top: Node, path: str) -> bool:
        """Return whether the edition once changed a field that upstream no longer has, or in which stands something of another kind now."""
        inner = [f"{path}.{key}" for key in top.value] if isinstance(top.value, dict) else []
        if base is None:
            return self.said_before(path) and not (self.has_field(path) and all(self.has_field(part) for part in inner))
        return not isinstance(base.value, dict) and any(self.said_before(part) for part in inner)

    def node(self, base: Node, top: Node, path: str) -> Node:
        if isinstance(base.value, dict) and isinstance(top.value, dict):
            return self.mapping(base, top, path)
        if _by_id(base):
            if isinstance(top.value, list):
                return self.items(base, top, path)
            self.problems.append(top.problem(message("empty_value" if top.value == "" else "not_a_list")))
            return base
        if base.plain() != top.plain():
            self.changes.append(Change("changed", path, top, base, top))
        return top

    def mapping(self, base: Node, top: Node, path: str) -> Node:
        values = dict(base.value)
        for key, child in top.value.items():
            here = f"{path}.{key}" if path else key
            if self.is_gone(base.value.get(key), child, here):
                self.changes.append(Change("gone", here, top.keys.get(key, child), None, child))
            elif key in base.value:
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
            id = self.present(item, merged, path)
            if not id:
                self.problems.append(item.problem(message("item_without_id")))
            elif id in taken:
                self.problems.append(item.at(("id",)).problem(message("duplicate_id", value=id, line=taken[id].line)))
            elif self.known(item, id, tuple(merged), f"{path}.{id}"):
                taken[id] = item
                self.item(item, id, merged, order, path)
        return replace(top, value=[merged[id] for id in order])

    def present(self, item: Node, merged: dict[str, Node], path: str) -> str:
        """Return the id by which upstream has an item now."""
        id = item.text("id")
        if not id or id in merged:
            return id
        new = _renamed(id, merged)
        if not new:
            return id
        self.renamed[f"{path}.{new}"] = f"{path}.{id}"
        self.changes.append(Change("renamed", f"{path}.{new}", item.at(("id",)), own=merged[new].at(("id",))))
        return new

    def known(self, item: Node, id: str, ids: tuple[str, ...], path: str) -> bool:
        """Return whether an item can be laid: it is there, or it is new. What upstream removed is gone."""
        if id in ids:
            return True
        if self.said_before(path):
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
            if others := [name for name in item.value if name not in ("id", HIDDEN)]:
                self.problems.append(item.problem(message("hidden_and_more", id=id, fields=", ".join(others)), HIDDEN))
            elif is_hidden(item):
                self.changes.append(Change("hidden", here, item, merged.pop(id)))
                order.remove(id)
            else:
                self.problems.append(item.at((HIDDEN,)).problem(message("not_a_yes", field=HIDDEN)))
            return
        own = replace(item, value={name: child for name, child in item.value.items() if name not in PLACING})
        if own.text("id") != id:
            own = replace(own, value=own.value | {"id": merged[id].value["id"]})
        if id in merged:
            merged[id] = self.node(merged[id], own, here)
        else:
            merged[id] = replace(own, beside=tuple(order))
            order.append(id)
            self.own.add(here)
            self.changes.append(Change("added", here, own, None, own))
        if all(word in item.value for word in PLACING):
            self.problems.append(item.problem(message("after_and_before"), BEFORE))
        elif word := next((word for word in PLACING if word in item.value), None):
            self.place(item, id, merged, order, path, word)

    def place(self, item: Node, id: str, merged: dict[str, Node], order: list[str], path: str, word: str) -> None:
        beside = item.text(word)
        if beside not in order:
            beside = _renamed(beside, merged) or beside
        here = f"{path}.{beside}"
        if beside in order and beside != id:
            order.remove(id)
            order.insert(order.index(beside) + (word == AFTER), id)
            if here not in self.own:
                self.changes.append(Change("placed", here, item))
        elif here in self.changed_before:
            self.changes.append(Change("unplaced", here, item.at((word,))))
        else:
            text = message("unknown_item", value=beside, hint=did_you_mean(beside, order))
            self.problems.append(item.at((word,)).problem(text))


def _renamed(id: str, merged: dict[str, Node]) -> str:
    """Return the present id of an item that upstream had under this one; empty when there is none."""
    return next((new for new, node in merged.items() if any(was.value == id for was in node.items(WAS))), "")


def _by_id(node: Node) -> bool:
    return isinstance(node.value, list) and bool(node.value) and all(item.text("id") for item in node.value)
