"""What is read of YAML: values that know where they stand, and mistakes at such a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake at one place; line and column count from 1."""

    file: str
    line: int
    column: int
    text: str

    @classmethod
    def of_file(cls, file: str, text: str) -> Problem:
        """Return a mistake of a file, a folder or an argument as a whole, told at its beginning."""
        return cls(file, 1, 1, text)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.text}"


@dataclass(frozen=True)
class Node:
    """A YAML value with its place. `value` is text, a dict of nodes or a list of nodes.

    `keys` holds the place of each key of a dict, as a node whose value is that key. `beside` holds, for an item that an
    edition added to a list, the ids that were there: its id may have been meant as one of those. `allow` holds the phrases
    that the writer allows in this text.
    """

    file: str
    line: int
    column: int
    value: Any
    keys: dict[str, Node] = field(default_factory=dict)
    beside: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()

    def plain(self) -> object:
        """Return the same value without places: str, dict and list all the way down."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def at(self, location: tuple[int | str, ...]) -> Node:
        """Return the deepest node that exists on the way to `location`."""
        node = self
        for step in location:
            if isinstance(node.value, dict) and step in node.value:
                node = node.value[str(step)]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
        return node

    def problem(self, text: str, key: str | None = None) -> Problem:
        """Make a problem at this node, or at one of its keys."""
        place = self.keys.get(key, self) if key else self
        return Problem(place.file, place.line, place.column, text)

    def text(self, key: str) -> str:
        """Return the text under a key, or an empty text where there is none."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return found.value if found is not None and isinstance(found.value, str) else ""

    def fields(self, *keys: str) -> Node:
        """Return the mapping that stands under keys in each other; an empty one where there is none."""
        node = self
        for key in keys:
            node = node.value.get(key, EMPTY) if isinstance(node.value, dict) else EMPTY
        return node if isinstance(node.value, dict) else EMPTY

    def items(self, key: str) -> list[Node]:
        """Return the list under a key, or an empty list where there is none."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return found.value if found is not None and isinstance(found.value, list) else []

    def texts(self) -> Iterator[Node]:
        """Yield every text below this node, or the node itself when it is one."""
        if isinstance(self.value, str):
            yield self
        else:
            for child in self.value.values() if isinstance(self.value, dict) else self.value:
                yield from child.texts()


EMPTY = Node("", 1, 1, {})
Found = TypeVar("Found")


class PerNode(Generic[Found]):
    """A cache of values that follow from a node and take long to find, kept while the process runs: files of ours are in every edition."""

    LIMIT = 2000

    def __init__(self, find: Callable[[Any, Node], Found]) -> None:
        self.find = find
        self.kept: dict[tuple[int, int], tuple[object, Node, Found]] = {}

    def __call__(self, more: object, node: Node) -> Found:
        """Return what `find` gives for these two: from before, when they are the same objects."""
        key = id(more), id(node)
        kept = self.kept.get(key)
        if kept is not None and kept[0] is more and kept[1] is node:
            return kept[2]
        if len(self.kept) >= self.LIMIT:
            self.kept.clear()
        self.kept[key] = more, node, self.find(more, node)
        return self.kept[key][2]
