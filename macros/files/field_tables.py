"""The fields of content/ as tables for people who write: content/VELDEN.md, from the JSON Schemas of the models."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ..check.locks import EDITABLE_IN_CALENDAR, EDITABLE_IN_FACT, EDITABLE_IN_LEGAL_STEP
from ..kinds import KINDS, REFERENCE_WORDS
from ..model.calendar import Calendar, Deadline, Fact
from ..model.fields import ID_OF, LOOKS
from ..model.sources import Source
from ..source.messages import message

Schema = Mapping[str, Any]
Models = Mapping[str, Schema]
# A model's name, with the names of its fields.
Group = tuple[str, tuple[str, ...]]
RULE = "op"
# What an edition may change in what is law; it may change every field of all other models.
OPEN = {
    Calendar.__name__: EDITABLE_IN_CALENDAR,
    Deadline.__name__: EDITABLE_IN_LEGAL_STEP,
    Fact.__name__: EDITABLE_IN_FACT,
    Source.__name__: frozenset(),
}


@dataclass(frozen=True)
class Place:
    """The first place of a group of fields: the kind of file, and the names that lead there, such as 'lanes.actions'."""

    kind: str
    path: str


Places = dict[Group, Place]


@dataclass(frozen=True)
class Row:
    """One field: what comes in it, in words, and where its own fields stand when it is a group."""

    name: str
    required: bool
    locked: bool
    shape: str
    group: Place | None
    about: str


@dataclass(frozen=True)
class Operation:
    """One way to calculate a date: the fields that it needs beside `op`."""

    name: str
    rows: tuple[Row, ...]
    about: str


@dataclass(frozen=True)
class Table:
    """The fields of one group, the required ones first; `model` is the name of its class."""

    place: Place
    model: str
    rows: tuple[Row, ...]
    operations: tuple[Operation, ...] = ()

    @property
    def has_locks(self) -> bool:
        return any(row.locked for row in self.rows)


def tables(schemas: Mapping[str, Schema]) -> dict[str, tuple[Table, ...]]:
    """Return the tables by kind of file, a group after the one that holds it. `schemas` are JSON Schemas, by kind."""
    found: dict[str, tuple[Table, ...]] = {}
    places: Places = {}
    for kind in (row.name for row in KINDS):
        schema = schemas[kind]
        models = {**schema.get("$defs", {}), schema["title"]: schema}
        before = set(places)
        _find(schema["title"], Place(kind, ""), models, places)
        found[kind] = tuple(_table(group, models, places) for group in places if group not in before)
    return found


def _find(model: str, place: Place, models: Models, places: Places) -> None:
    """Note where each group of fields occurs first, from this one down."""
    key = _key(model, models)
    if key in places:
        return
    places[key] = place
    for name, node in models[model].get("properties", {}).items() if model != RULE else ():
        if group := _group(node):
            path = RULE if group == RULE else f"{place.path}.{name}".lstrip(".")
            _find(group, Place(place.kind, path), models, places)


def _key(model: str, models: Models) -> Group:
    """Return what tells groups apart: two models of one name are one group only when they have the same fields."""
    return model, () if model == RULE else tuple(models[model].get("properties", {}))


def _group(node: Schema) -> str | None:
    """Return the model of the fields that a value consists of, itself or in a list; `op` for any rule; None for a plain value."""
    node = _present(node)
    if "discriminator" in node:
        return RULE
    if "$ref" in node:
        return node["$ref"].rpartition("/")[2]
    inner = _inner(node)
    return _group(inner) if inner else None


def _present(node: Schema) -> Schema:
    """Return what a field holds when it is there: pydantic writes an optional one as 'this, or null'."""
    return node["anyOf"][0] if "anyOf" in node else node


def _inner(node: Schema) -> Schema | None:
    """Return what a list, or a mapping with names of the writer's own, is made of."""
    named = [*node.get("patternProperties", {}).values(), node.get("additionalProperties")]
    return node.get("items") or named[0] or None


def _table(group: Group, models: Models, places: Places) -> Table:
    model = group[0]
    if model != RULE:
        return Table(places[group], model, _rows(models[model], models, places, OPEN.get(model)))
    rules = [rule for rule in models.values() if RULE in rule.get("properties", {})]
    shared = set.intersection(*(set(rule["properties"]) for rule in rules))
    operations = []
    for rule in sorted(rules, key=lambda rule: len(rule["properties"])):
        op = rule["properties"][RULE]
        rows = tuple(row for row in _rows(rule, models, places) if row.name not in shared)
        operations.append(Operation(op["const"], rows, op["description"]))
    rows = tuple(row for row in _rows(rules[0], models, places) if row.name in shared - {RULE})
    return Table(places[group], RULE, rows, tuple(operations))


def _rows(schema: Schema, models: Models, places: Places, open_fields: Collection[str] | None = None) -> tuple[Row, ...]:
    required = schema.get("required", ())
    rows = []
    for name, node in schema.get("properties", {}).items():
        group = _group(node)
        place = places.get(_key(group, models)) if group else None
        locked = open_fields is not None and name not in open_fields
        rows.append(Row(name, name in required, locked, _shape(_present(node)), place, node["description"]))
    return tuple(sorted(rows, key=lambda row: not row.required))


def _shape(node: Schema) -> str:
    """Say what comes in a field, in words."""
    if "discriminator" in node:
        return message("shape_rule")
    if "$ref" in node:
        return message("shape_group")
    if ID_OF in node:
        return message("shape_id", kind=REFERENCE_WORDS[node[ID_OF]])
    if "const" in node:
        return message("shape_yes", value=node["const"])
    if "enum" in node:
        return message("shape_choice", choices=", ".join(node["enum"]))
    if node["type"] == "array":
        bounds = _bounds(node.get("minItems"), node.get("maxItems"))
        return message("shape_list", bounds=bounds, inner=_shape(node["items"]))
    if node["type"] == "object":
        key = node.get("propertyNames", {})
        name = _shape(key) if ID_OF in key else message("shape_name")
        return message("shape_map", name=name, inner=_shape(_inner(node) or {}))
    if node["type"] == "integer":
        return message("shape_number", min=node["minimum"], max=node["maximum"])
    if node["type"] == "number":
        return message("shape_amount", min=node["minimum"], max=node["maximum"])
    if "pattern" in node:
        return message(node[LOOKS])
    if node.get("format") == "date":
        return message("shape_date")
    return message("shape_short_text", max=node["maxLength"]) if "maxLength" in node else message("shape_text")


def _bounds(least: int | None, most: int | None) -> str:
    if least and most:
        return message("shape_between", min=least, max=most)
    if least:
        return message("shape_least", min=least)
    return message("shape_most", max=most) if most else ""
