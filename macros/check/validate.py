"""The check of one YAML node against one model: a checked value, or every mistake as a Dutch sentence at its place."""

from __future__ import annotations

import datetime
import re
import typing
from functools import lru_cache

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, core_schema

from ..model.calendar import Calendar
from ..model.fields import LOOKS, Was
from ..source.messages import MESSAGES, did_you_mean, message, nearest
from ..source.nodes import Node, Problem
from ..source.places import BRAND

DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
# The mistakes that pydantic knows itself; any other is one of a model of ours, and the name of its message.
OF_PYDANTIC = frozenset(typing.get_args(core_schema.ErrorType))
Model = typing.TypeVar("Model", bound=BaseModel)


def validate(node: Node, model: type[Model], problems: list[Problem]) -> Model | None:
    """Check a node against a model; return its value, or add every mistake to `problems` and return None."""
    try:
        return model.model_validate(node.plain())
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
        misnamed = {(*error["loc"][:-1], _meant(model, error["loc"])) for error in errors if error["type"] == "extra_forbidden"}
        # What is there under another name is told once, where it stands.
        errors = [error for error in errors if error["type"] != "missing" or error["loc"] not in misnamed]
        places = {error["loc"] for error in errors}
        errors, lacking = _of_new_items(node, errors)
        problems += lacking
        for error in errors:
            if error["type"] != "too_short" or not _has_inner_error(error["loc"], places):
                problems.append(_translate(node, model, error))
        return None


def _of_new_items(root: Node, errors: list[ErrorDetails]) -> tuple[list[ErrorDetails], list[Problem]]:
    """Take out what lacks in items that an edition added to a list of ours, and tell it once for each: its id may be one of ours that went."""
    lacking: dict[tuple[int | str, ...], list[str]] = {}
    rest = []
    for error in errors:
        owner = tuple(step for step in error["loc"][:-1] if not _is_tag(step))
        if error["type"] == "missing" and root.at(owner).beside:
            lacking.setdefault(owner, []).append(f"'{error['loc'][-1]}'")
        else:
            rest.append(error)
    return rest, [
        item.problem(
            message("new_item", id=item.text("id"), fields=", ".join(fields), hint=did_you_mean(item.text("id"), list(item.beside)))
        )
        for item, fields in ((root.at(owner), fields) for owner, fields in lacking.items())
    ]


def _meant(model: type[BaseModel], location: tuple[int | str, ...]) -> str:
    """Return the field that an unknown name at a place stands for: its former name, or nearly its name; empty for none."""
    name, owner = str(location[-1]), location[:-1]
    return _former_names(model, owner).get(name) or ("" if " " in name else nearest(name, _field_names(model, owner)))


def _has_inner_error(location: tuple[int | str, ...], places: set[tuple[int | str, ...]]) -> bool:
    """Return whether an item of this list is wrong itself: pydantic then counts it as absent."""
    return any(len(place) > len(location) and place[: len(location)] == location for place in places)


def _translate(root: Node, model: type[BaseModel], error: ErrorDetails) -> Problem:
    """Return one pydantic error as a Dutch sentence at the place in the YAML."""
    location = tuple(step for step in error["loc"] if not _is_tag(step))
    kind, context, value = error["type"], error.get("ctx", {}), error.get("input")
    node = root.at(location)
    # A name that is given to another field now: its words do not fit there.
    old_place = location and (kind == "extra_forbidden" or isinstance(value, str))
    if old_place and (new := _former_names(model, error["loc"][:-1]).get(str(location[-1]))):
        return root.at(location[:-1]).problem(message("renamed_field", field=location[-1], new=new), key=str(location[-1]))
    if kind == "missing":
        return node.problem(message("missing", field=location[-1]))
    if kind == "extra_forbidden":
        owner = root.at(location[:-1])
        field = str(location[-1])
        hint = did_you_mean(field, _field_names(model, error["loc"][:-1]))
        return owner.problem(message("comma" if " " in field else "unknown_field", field=field, hint=hint), key=field)
    if kind == "too_long" and isinstance(node.value, list) and node.file.startswith(BRAND):
        ours = sum(not item.file.startswith(BRAND) or not item.beside for item in node.value)
        own, most = len(node.value) - ours, context["max_length"]
        if ours and own:
            place = next(item for item in node.value if item.beside)
            return place.problem(message("too_long_with_ours", max=most, ours=ours, own=own, less=ours + own - most))
    if value == "":
        return node.problem(message("empty_value"))
    if kind in ("model_type", "dict_type", "model_attributes_type") and (asked := _asked(model, error["loc"])):
        return node.problem(message("not_these_fields", fields=asked))
    return node.problem(_sentence(model, kind, context, value))


def _asked(model: type[BaseModel], location: tuple[int | str, ...]) -> str:
    """Return the fields that a group at a place cannot do without, in words."""
    groups = _models(_annotation_at(model, location))
    asked = [name for name, field in groups[0].model_fields.items() if field.is_required()] if len(groups) == 1 else []
    return ", ".join(f"'{name}'" for name in asked)


def _sentence(model: type[BaseModel], kind: str, context: dict, value: object) -> str:
    if kind in MESSAGES and kind not in OF_PYDANTIC:
        return message(kind, **context)
    if kind == "string_too_long":
        return message("too_long", length=len(str(value)), max=context["max_length"])
    if kind == "string_pattern_mismatch":
        return message("pattern", value=value, expected=message(_looks(model)[context["pattern"]]))
    if kind == "too_short":
        return message("too_short_list", min=context["min_length"], length=context["actual_length"])
    if kind == "too_long":
        return message("too_long_list", max=context["max_length"], length=context["actual_length"])
    if kind in ("literal_error", "union_tag_invalid"):
        choices = re.findall(r"'([^']+)'", context.get("expected") or context["expected_tags"])
        given = str(context.get("tag", value))
        return message("not_a_choice", value=given, choices=", ".join(choices), hint=did_you_mean(given, choices))
    if kind == "union_tag_not_found":
        return message("missing", field="op")
    if kind.startswith("decimal_"):
        return message("not_an_amount", value=value)
    if kind.startswith("int_"):
        return message("not_a_number", value=value)
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = "≥ {ge}".format(**context) if "ge" in context else "≤ {le}".format(**context)
        return message("out_of_range", value=value, limit=limit)
    if kind.startswith("date"):
        return message("day_first", date=day) if (day := _turned(str(value))) else message("not_a_date", value=value)
    if kind == "string_type":
        return message("not_text")
    if kind in ("tuple_type", "list_type"):
        return message("not_a_list")
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return message("not_a_mapping")
    return message("other", detail=kind)


def _turned(text: str) -> str:
    """Return a day that is written day first the other way round, or an empty text for what is no such day."""
    found = DAY_FIRST.match(text.strip())
    try:
        return str(datetime.date(int(found[3]), int(found[2]), int(found[1]))) if found else ""
    except ValueError:
        return ""


@lru_cache(maxsize=64)
def _looks(model: type[BaseModel]) -> dict[str, str]:
    """Return by which message each pattern of a model is told, as its schema says."""
    found: dict[str, str] = {}
    waiting: list[object] = [model.model_json_schema()]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict) and LOOKS in here and "pattern" in here:
            found[here["pattern"]] = here[LOOKS]
        if isinstance(here, dict) and LOOKS in here.get("propertyNames", ()):  # there pydantic takes the pattern apart
            found |= dict.fromkeys(here["patternProperties"], here["propertyNames"][LOOKS])
        waiting += here.values() if isinstance(here, dict) else here if isinstance(here, list) else ()
    return found


def _is_tag(step: int | str) -> bool:
    """Return whether pydantic put this step in a location itself: the chosen `op` of a date rule."""
    return isinstance(step, str) and step in _operations()


@lru_cache(maxsize=1)
def _operations() -> frozenset[str]:
    schema = Calendar.model_json_schema()["$defs"]
    return frozenset(item["properties"]["op"]["const"] for item in schema.values() if "op" in item.get("properties", {}))


def has_field(model: type[BaseModel], path: str) -> bool:
    """Return whether a model has, or had under this name, a place for what stands at a path such as 'law.text'. Ids on the way are passed by."""
    *owner, name = path.split(".")
    here = _annotation_at(model, tuple(owner))
    return name in {*_field_names(model, tuple(owner)), *_former_names(model, tuple(owner))} or (not _models(here) and _is_keyed(here))


def _field_names(model: object, location: tuple[int | str, ...]) -> list[str]:
    """Return the fields that are allowed at a place, sorted, to propose the nearest."""
    return sorted({name for candidate in _models(_annotation_at(model, location)) for name in candidate.model_fields})


def _former_names(model: object, location: tuple[int | str, ...]) -> dict[str, str]:
    """Return what fields at a place were called before → their names now."""
    return {old: new for candidate in _models(_annotation_at(model, location)) for old, new in _former(candidate).items()}


def _former(model: type[BaseModel]) -> dict[str, str]:
    return {mark.name: name for name, field in model.model_fields.items() for mark in field.metadata if isinstance(mark, Was)}


def _annotation_at(model: object, location: tuple[int | str, ...]) -> object:
    here: object = model
    for step in location:
        for candidate in _models(here):
            tagged = candidate.model_fields.get("op")
            if tagged is not None and step in typing.get_args(tagged.annotation):
                here = candidate
                break
            name = step if step in candidate.model_fields else _former(candidate).get(str(step))
            if name in candidate.model_fields:
                here = candidate.model_fields[str(name)].annotation
                break
    return here


def _is_keyed(annotation: object) -> bool:
    """Return whether an annotation allows fields of any name."""
    return typing.get_origin(annotation) is dict or any(_is_keyed(part) for part in typing.get_args(annotation))


def _models(annotation: object) -> list[type[BaseModel]]:
    """Return every model class inside an annotation: Optional, tuple, Annotated and unions are looked through."""
    if isinstance(annotation, type) and not typing.get_args(annotation):
        return [annotation] if issubclass(annotation, BaseModel) else []
    return [found for part in typing.get_args(annotation) for found in _models(part)]
