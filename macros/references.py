"""What no single value can show: ids that occur twice, references to nothing, date rules that go in circles."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, RootModel

from .fields import Reference
from .law import PARTS
from .messages import KINDS, did_you_mean, message
from .source import Node, Problem

CALENDAR = "content/deadlines/nl.yml"
DEFINED_IN = {
    "source": ("content/sources.yml", "sources"),
    "role": ("content/roles.yml", "roles"),
    "term": ("content/glossary.yml", "terms"),
    "deadline": (CALENDAR, "deadlines"),
}
STEP_KEYS = ("step", "otherwise", "late", "longer_from", "longer_to", "notice_step", "report", "decide_by")


def cross_check(nodes: Mapping[str, Node], models: Mapping[str, type[BaseModel]]) -> list[Problem]:
    """Every problem between the parts of content/. `nodes` and `models` are by file name."""
    problems: list[Problem] = []
    known = _known_ids(nodes)
    for name, node in nodes.items():
        problems += _duplicate_ids(node)
        branches = [text(item, "id") for item in _items(node, "branches")]
        for kind, reference in _references(models[name], node):
            choices = branches if kind == "branch" else known.get(kind)
            if choices is not None and reference.value not in choices:
                hint = did_you_mean(str(reference.value), choices)
                problems.append(
                    reference.problem(message("unknown_reference", value=reference.value, kind=KINDS[kind], hint=hint))
                )
    return [*problems, *_duplicate_numbers(nodes), *_rule_problems(nodes.get(CALENDAR))]


def _known_ids(nodes: Mapping[str, Node]) -> dict[str, list[str]]:
    known = {
        kind: [text(item, "id") for item in _items(nodes[name], key)]
        for kind, (name, key) in DEFINED_IN.items()
        if name in nodes
    } | {
        "phase": [re.sub(r"^\d+-", "", Path(name).stem) for name in nodes if "/phases/" in name],
        "checklist": [Path(name).stem for name in nodes if "/checklists/" in name],
    }
    if CALENDAR in nodes:
        calendar = nodes[CALENDAR]
        known["moment"] = known["deadline"] + [text(item, "id") for item in _items(calendar, "anchors")]
        known["fact"] = [text(item, "id") for item in _items(calendar, "facts")] + [
            text(item, "id") for item in _items(calendar, "deadlines") if text(item, "done")
        ]
    return known


def _items(node: Node | None, key: str) -> list[Node]:
    found = node.value.get(key) if node is not None and isinstance(node.value, dict) else None
    return found.value if found is not None and isinstance(found.value, list) else []


def text(node: Node, key: str) -> str:
    """The text under a key, or an empty text where there is none."""
    found = node.value.get(key) if isinstance(node.value, dict) else None
    return found.value if found is not None and isinstance(found.value, str) else ""


def _duplicate_ids(node: Node) -> Iterator[Problem]:
    if isinstance(node.value, dict):
        for child in node.value.values():
            yield from _duplicate_ids(child)
    elif isinstance(node.value, list):
        seen: dict[str, int] = {}
        for child in node.value:
            yield from _duplicate_ids(child)
            if id := text(child, "id"):
                if id in seen:
                    yield child.at(("id",)).problem(message("duplicate_id", value=id, line=seen[id]))
                seen.setdefault(id, child.at(("id",)).line)


def _duplicate_numbers(nodes: Mapping[str, Node]) -> Iterator[Problem]:
    """Two checklists with one number: on paper the number says which is which."""
    seen: dict[str, str] = {}
    for name, node in nodes.items():
        if "/checklists/" in name and (number := text(node, "number")):
            if number in seen:
                yield node.at(("number",)).problem(message("duplicate_number", number=number, other=seen[number]))
            seen.setdefault(number, Path(name).name)


def _references(annotation: object, node: Node, marks: Iterable[object] = ()) -> Iterator[tuple[str, Node]]:
    """Every text in `node` that the model marks as a Reference, with its kind."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from _references(arguments[0], node, arguments[1:])
    elif origin is tuple and isinstance(node.value, list):
        for child in node.value:
            yield from _references(arguments[0], child)
    elif origin in (typing.Union, types.UnionType):
        for part in arguments:
            yield from _references(part, node, marks)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, RootModel):
        tag = annotation.model_fields.get("op")
        if isinstance(node.value, dict) and (tag is None or text(node, "op") in typing.get_args(tag.annotation)):
            for name, field in annotation.model_fields.items():
                if name in node.value:
                    yield from _references(field.annotation, node.value[name], field.metadata)
    elif isinstance(node.value, str):
        for mark in marks:
            if isinstance(mark, Reference):
                yield mark.kind, node


def _rule_problems(calendar: Node | None) -> Iterator[Problem]:
    """Rules that lean on a date which is not there, or on themselves."""
    by_id = {text(item, "id"): item for key in ("deadlines", "anchors") for item in _items(calendar, key)}
    needs: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for id, item in by_id.items():
        for part in PARTS:
            for rule in _rules(item.value.get(part)):
                wanted = {(step, name) for step, name in _leans_on(rule, part) if step in by_id}
                for step, name in sorted(wanted):
                    if name not in by_id[step].value:
                        yield rule.problem(message("no_such_date", step=step, part=name))
                needs.setdefault((id, part), set()).update(wanted)
    for start in needs:
        if start in _reached(needs, start):
            yield by_id[start[0]].problem(message("circular_rule", value=start[0]))


def _rules(node: Node | None) -> Iterator[Node]:
    """A rule, and the rules inside it."""
    if node is not None and isinstance(node.value, dict):
        yield node
        for inner in _items(node, "rules"):
            yield from _rules(inner)


def _leans_on(rule: Node, part: str) -> Iterator[tuple[str, str]]:
    """Which dates of which steps a rule reads: `weeks_after` the same part, all others the latest."""
    for key in STEP_KEYS:
        if step := text(rule, key):
            yield step, part if text(rule, "op") == "weeks_after" else "latest"


def _reached(needs: dict[tuple[str, str], set[tuple[str, str]]], start: tuple[str, str]) -> set[tuple[str, str]]:
    reached: set[tuple[str, str]] = set()
    waiting = set(needs.get(start, ()))
    while waiting:
        here = waiting.pop()
        reached.add(here)
        waiting |= needs.get(here, set()) - reached
    return reached
