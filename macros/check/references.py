"""Checks of what no single value can show: ids that occur twice, references to nothing, date rules that go in circles."""

from __future__ import annotations

import types
import typing
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

from pydantic import BaseModel, RootModel

from ..kinds import DROPPABLE, KINDS, REFERENCE_WORDS, kind_of, known_kind
from ..model.calendar import CALENDAR, PARTS, SAME
from ..model.fields import Reference
from ..model.kind import Defines
from ..model.rules import STEP_FIELDS
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, PerNode, Problem
from ..source.places import BRAND

# So many references to what is not there have one cause: a part of the file that says what there is, went.
MANY = 30

# What an edition hides: by kind of reference and id, the place where it says so.
Hidden = dict[tuple[str, str], Node]


def cross_check(
    nodes: Mapping[str, Node],
    models: Mapping[str, type[BaseModel]],
    hidden: Hidden,
    unread: Collection[str] = (),
) -> list[Problem]:
    """Report every problem between the parts of content/. `nodes` and `models` are by file name.

    Whatever still needs what an edition hides is told where it says so. What refers to a file
    that is `unread` is no problem: that file has one already.
    """
    problems: list[Problem] = []
    unknown: dict[str, list[tuple[Node, list[str]]]] = {}
    known = _known_ids(nodes, unread)
    for name, node in nodes.items():
        problems += duplicates_of(None, node)
        branches = [item.text("id") for item in node.items("branches")]
        for kind, reference in references_of(models[name], node):
            choices = branches if kind == "branch" else known.get(kind)
            if choices is None or reference.value in choices:
                continue
            if place := hidden.get((kind, str(reference.value))):
                text = message("still_used", id=reference.value, file=reference.file, line=reference.line)
                problems.append(place.problem(text))
            else:
                unknown.setdefault(kind, []).append((reference, choices))
    for kind, references in unknown.items():
        lists = _lists_of(kind, nodes)
        if len(references) > MANY and len(lists) == 1:
            first = min((reference for reference, _ in references), key=lambda node: (node.file, node.line))
            problems.append(
                lists[0].problem(message("many_unknown", count=len(references), value=first.value, file=first.file, line=first.line))
            )
            continue
        for reference, choices in references:
            hint = did_you_mean(str(reference.value), choices)
            problems.append(reference.problem(message("unknown_reference", value=reference.value, kind=REFERENCE_WORDS[kind], hint=hint)))
    rules = _rule_problems(nodes[CALENDAR]) if CALENDAR in nodes else ()
    return [*problems, *_duplicate_numbers(nodes), *rules]


def _known_ids(nodes: Mapping[str, Node], unread: Collection[str]) -> dict[str, list[str]]:
    """Return the ids that there are, by kind of reference, without kinds of which a file or its list could not be read: nobody can tell those."""
    known: dict[str, list[str]] = {}
    for kind in KINDS:
        files = [name for name in (*nodes, *unread) if kind_of(name) is kind]
        for defined in kind.defines:
            if not defined.lists:
                known[defined.kind] = [kind.id_of(name) for name in files]
            elif files and not set(files) & set(unread) and not (kind.file and _lost(nodes[kind.file], defined)):
                known[defined.kind] = [id for name in files for id in _ids_in(nodes[name], defined)]
    return known


def _lists_of(kind: str, nodes: Mapping[str, Node]) -> list[Node]:
    """Return where it is said what there is of a kind of reference: the first list of each file that does."""
    return [
        nodes[name].keys.get(defined.lists[0].partition(".")[0], nodes[name])
        for name in nodes
        for defined in known_kind(name).defines
        if defined.kind == kind and defined.lists
    ]


def _ids_in(node: Node, defined: Defines) -> Iterator[str]:
    for entry in defined.lists:
        path, _, needed = entry.partition("?")
        found = [node]
        for name in path.split("/"):
            *fields, last = name.split(".")
            found = [item for owner in found for item in owner.at(tuple(fields)).items(last)]
        yield from (item.text("id") for item in found if not needed or item.text(needed))


def _lost(node: Node, defined: Defines) -> bool:
    """Return whether the list of ids is not there, or is something else than a list."""
    field = defined.lists[0].partition("/")[0].partition("?")[0]
    return "." not in field and not node.items(field)


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


duplicates_of = PerNode(lambda _, node: tuple(_duplicate_ids(node)))


def _duplicate_numbers(nodes: Mapping[str, Node]) -> Iterator[Problem]:
    """Report two checklists or cards with one number: on paper the number says which is which."""
    seen: dict[tuple[str, str], str] = {}
    for name, node in nodes.items():
        kind = kind_of(name)
        if kind and kind.numbered and (number := node.text("number")):
            if other := seen.get((kind.name, number)):
                taken = {found.text("number") for file, found in nodes.items() if kind_of(file) is kind}
                first = kind.own_from if node.file.startswith(BRAND) else 1
                free = next(str(free) for free in count(first) if str(free) not in taken)
                yield node.at(("number",)).problem(message("duplicate_number", number=number, other=other, free=free))
            seen.setdefault((kind.name, number), Path(name).name)


def without_hidden(annotation: object, node: Node, hidden: Hidden) -> Node:
    """Return the same tree without its references to hidden checklists, roles and figures, where it can do without them.

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


def _may_go(annotation: object, node: Node, hidden: Hidden) -> bool:
    return isinstance(node.value, str) and any(
        kind in DROPPABLE and (kind, node.value) in hidden for kind, _ in references_in(annotation, node)
    )


def references_in(annotation: object, node: Node) -> Iterator[tuple[str, Node]]:
    """Yield every text in `node` that the model marks as a Reference, with its kind."""
    for place, marks in texts_in(annotation, node):
        for mark in marks:
            if isinstance(mark, Reference):
                yield mark.kind, place


references_of = PerNode(lambda annotation, node: tuple(references_in(annotation, node)))


def texts_in(annotation: object, node: Node, marks: Collection[object] = ()) -> Iterator[tuple[Node, Collection[object]]]:
    """Yield every text in `node`, with what the model says of it."""
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
    """Report rules that lean on a date which is not there, or on themselves."""
    by_id = {item.text("id"): item for key in ("deadlines", "anchors") for item in calendar.items(key)}
    needs: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for id, item in by_id.items():
        for part in PARTS:
            for rule in _rules(_rule_at(item, part)):
                wanted = {(step, name) for step, name in _leans_on(rule, part) if step in by_id}
                for step, name in sorted(wanted):
                    if name not in by_id[step].value:
                        yield rule.problem(message("no_such_date", step=step, part=name))
                needs.setdefault((id, part), set()).update(wanted)
    for start in needs:
        if start in _reached(needs, start):
            yield by_id[start[0]].problem(message("circular_rule", value=start[0]))


def _rule_at(item: Node, part: str) -> Node | None:
    """Return the rule for one date of a step; the cautious one may be that of the latest."""
    return item.value.get("latest" if item.text(part) == SAME else part)


def _rules(node: Node | None) -> Iterator[Node]:
    """Yield a rule, and the rules inside it."""
    if node is not None and isinstance(node.value, dict):
        yield node
        for inner in node.items("rules"):
            yield from _rules(inner)


def _leans_on(rule: Node, part: str) -> Iterator[tuple[str, str]]:
    """Yield the dates of steps that a rule reads: `weeks_after` the same part, all others the latest."""
    for key in STEP_FIELDS:
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
