"""The sources that the guide names, each with the files that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from ..check.references import references_of
from ..kinds import known_kind
from ..model.kind import Kind
from ..source.nodes import Node

Place = tuple[str, int, int]


def cited(nodes: Mapping[str, tuple[Node, type[BaseModel]]]) -> dict[str, tuple[str, ...]]:
    """Return the files that name a source, by its id; what stands on a page of its own is named by the file and that page's path."""
    found: dict[str, dict[str, None]] = {}
    for file, (node, model) in nodes.items():
        elsewhere = dict(_elsewhere(known_kind(file), node))
        for kind, reference in references_of(model, node):
            if kind in ("source", "law_place"):
                source = str(reference.value).partition(" ")[0]
                page = elsewhere.get(_place(reference))
                found.setdefault(source, {})[f"{file}/{page}" if page else file] = None
    return {source: tuple(files) for source, files in found.items()}


def _elsewhere(kind: Kind, node: Node) -> Iterator[tuple[Place, str]]:
    """Yield the places of texts that readers find on a page of its own, with the path of that page."""
    for own in kind.own_pages:
        for item in node.items(own.items):
            part = item.value.get(own.part) if own.part else item
            page = own.path.format(**{name: item.text(name) for name in item.value})
            yield from ((_place(text), page) for text in (part.texts() if part else ()))


def _place(node: Node) -> Place:
    return node.file, node.line, node.column
