"""What no single value can show: ids that occur twice, references to nothing, date rules that go in circles."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, RootModel

from ..model.calendar import CALENDAR, PARTS
from ..model.fields import Reference
from ..model.figures import FIGURES
from ..model.hard_talks import HARD_TALKS
from ..source.messages import KINDS, did_you_mean, message
from ..source.nodes import Node, Problem

DEFINED_IN = {
    "source": ("content/sources.yml", "sources"),
    "role": ("content/roles.yml", "roles"),
    "term": ("content/glossary.yml", "terms"),
    "deadline": (CALENDAR, "deadlines"),
    "figure": (FIGURES, "figures"),
    "subject": (FIGURES, "subjects"),
    "talk": (HARD_TALKS, "talks"),
    "return_answer": (HARD_TALKS, "return_answers"),
    "work_answer": (HARD_TALKS, "work_answers"),
}
NUMBERED = ("checklists", "cards", "topics", "rehearsals")
CAN_GO = ("checklist", "role", "figure", "what_if", "rehearsal")
STEP_KEYS = ("step", "otherwise", "late", "longer_from", "longer_to", "notice_step", "report", "decide_by")


def cross_check(
    nodes: Mapping[str, Node],
    models: Mapping[str, type[BaseModel]],
    hidden: Mapping[str, Node],
    unread: Collection[str] = (),
) -> list[Problem]:
    """Every problem between the parts of content/. `nodes` and `models` are by file name.

    `hidden` holds the places where an edition hides an id: whatever still needs it is told there. What refers to a file
    that is `unread` is no problem: that file has one already.
    """
    problems: list[Problem] = []
    known = _known_ids(nodes, unread)
    for name, node in nodes.items():
        problems += _duplicate_ids(node)
        branches = [item.text("id") for item in node.items("branches")]
        for kind, reference in references_in(models[name], node):
            choices = branches if kind == "branch" else known.get(kind)
            if choices is None or reference.value in choices:
                continue
            if place := hidden.get(str(reference.value)):
                text = message("still_used", id=reference.value, file=reference.file, line=reference.line)
                problems.append(place.problem(text))
            else:
                hint = did_you_mean(str(reference.value), choices)
                problems.append(
                    reference.problem(message("unknown_reference", value=reference.value, kind=KINDS[kind], hint=hint))
                )
    rules = _rule_problems(nodes[CALENDAR]) if CALENDAR in nodes else ()
    return [*problems, *_duplicate_numbers(nodes), *rules]


def _known_ids(nodes: Mapping[str, Node], unread: Collection[str]) -> dict[str, list[str]]:
    files = [*nodes, *unread]
    known = {
        kind: [item.text("id") for item in nodes[name].items(key)]
        for kind, (name, key) in DEFINED_IN.items()
        if name in nodes and name not in unread
    } | {
        "phase": [re.sub(r"^\d+-", "", Path(name).stem) for name in files if "/phases/" in name],
        "checklist": [Path(name).stem for name in files if "/checklists/" in name],
        "rehearsal": [Path(name).stem for name in files if "/rehearsals/" in name],
        "card": [Path(name).stem for name in files if "/cards/" in name],
    }
    if not any("/phases/" in name for name in unread):
        known["what_if"] = [item.text("id") for name in nodes if "/phases/" in name for item in nodes[name].items("what_if")]
    if "deadline" in known:
        calendar = nodes[CALENDAR]
        known["moment"] = known["deadline"] + [item.text("id") for item in calendar.items("anchors")]
        known["fact"] = [item.text("id") for item in calendar.items("facts")] + [
            item.text("id") for item in calendar.items("deadlines") if item.text("done")
        ]
    return known


def _duplicate_ids(node: Node) -> Iterator[Problem]:
    if isinstance(node.value, dict):
        for child in node.value.values():
            yield from _duplicate_ids(child)
    elif isinstance(node.value, list):
        seen: dict[str, int] = {}
        for child in node.value:
            yield from _duplicate_ids(child)
            if id := child.text("id"):
                if id in seen:
                    yield child.at(("id",)).problem(message("duplicate_id", value=id, line=seen[id]))
                seen.setdefault(id, child.at(("id",)).line)


def _duplicate_numbers(nodes: Mapping[str, Node]) -> Iterator[Problem]:
    """Two checklists or cards with one number: on paper the number says which is which."""
    seen: dict[tuple[Path, str], str] = {}
    for name, node in nodes.items():
        folder = Path(name).parent
        if folder.name in NUMBERED and (number := node.text("number")):
            if other := seen.get((folder, number)):
                yield node.at(("number",)).problem(message("duplicate_number", number=number, other=other))
            seen.setdefault((folder, number), Path(name).name)


def without_hidden(annotation: object, node: Node, hidden: Mapping[str, Node]) -> Node:
    """The same tree without its references to hidden checklists, roles and figures, where it can do without them.

    A list loses the item, an optional field goes. What cannot go stays, for `cross_check` to tell.
    """
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated or origin in (typing.Union, types.UnionType):
        for part in arguments:
            node = without_hidden(part, node, hidden)
        return node
    if origin is tuple and isinstance(node.value, list):
        kept = [child for child in node.value if not _may_go(arguments[0], child, hidden)] or node.value
        return replace(node, value=[without_hidden(arguments[0], child, hidden) for child in kept])
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel) and isinstance(node.value, dict)):
        return node
    values = dict(node.value)
    for name, field in annotation.model_fields.items() if not issubclass(annotation, RootModel) else ():
        if name not in values:
            continue
        if not field.is_required() and _may_go(field.annotation, values[name], hidden):
            del values[name]
        else:
            values[name] = without_hidden(field.annotation, values[name], hidden)
    return replace(node, value=values)


def _may_go(annotation: object, node: Node, hidden: Mapping[str, Node]) -> bool:
    if not isinstance(node.value, str) or node.value not in hidden:
        return False
    return any(kind in CAN_GO for kind, _ in references_in(annotation, node))


def references_in(annotation: object, node: Node) -> Iterator[tuple[str, Node]]:
    """Every text in `node` that the model marks as a Reference, with its kind."""
    for place, marks in texts_in(annotation, node):
        for mark in marks:
            if isinstance(mark, Reference):
                yield mark.kind, place


def texts_in(annotation: object, node: Node, marks: Collection[object] = ()) -> Iterator[tuple[Node, Collection[object]]]:
    """Every text in `node`, with what the model says of it."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from texts_in(arguments[0], node, arguments[1:])
    elif origin is dict and isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from texts_in(arguments[0], node.keys[key])
            yield from texts_in(arguments[1], child)
    elif origin is tuple and isinstance(node.value, list):
        for child in node.value:
            yield from texts_in(arguments[0], child)
    elif origin in (typing.Union, types.UnionType):
        for part in arguments:
            yield from texts_in(part, node, marks)
    elif isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield from texts_in(annotation.model_fields["root"].annotation, node)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        tag = annotation.model_fields.get("op")
        if isinstance(node.value, dict) and (tag is None or node.text("op") in typing.get_args(tag.annotation)):
            for name, field in annotation.model_fields.items():
                if name in node.value:
                    yield from texts_in(field.annotation, node.value[name], field.metadata)
    elif annotation is str and isinstance(node.value, str):
        yield node, marks


def _rule_problems(calendar: Node) -> Iterator[Problem]:
    """Rules that lean on a date which is not there, or on themselves."""
    by_id = {item.text("id"): item for key in ("deadlines", "anchors") for item in calendar.items(key)}
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
        for inner in node.items("rules"):
            yield from _rules(inner)


def _leans_on(rule: Node, part: str) -> Iterator[tuple[str, str]]:
    """Which dates of which steps a rule reads: `weeks_after` the same part, all others the latest."""
    for key in STEP_KEYS:
        if step := rule.text(key):
            yield step, part if rule.text("op") == "weeks_after" else "latest"


def _reached(needs: dict[tuple[str, str], set[tuple[str, str]]], start: tuple[str, str]) -> set[tuple[str, str]]:
    reached: set[tuple[str, str]] = set()
    waiting = set(needs.get(start, ()))
    while waiting:
        here = waiting.pop()
        reached.add(here)
        waiting |= needs.get(here, set()) - reached
    return reached
