"""The folder content/ as one frozen Guide, or every problem at once.

Problems are values: loading never raises for bad content. The two edges, the build and
the command line, decide what a problem costs.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, RootModel, ValidationError

from . import source
from .messages import KINDS, did_you_mean, message
from .model import (
    Calendar,
    Checklist,
    Deadline,
    Document,
    Glossary,
    Interface,
    Phase,
    Reference,
    Role,
    RoleList,
    Source,
    SourceList,
    Term,
)
from .source import Node, Problem

FILES: dict[str, type[BaseModel]] = {
    "sources.yml": SourceList,
    "roles.yml": RoleList,
    "glossary.yml": Glossary,
    "interface.yml": Interface,
    "deadlines/nl.yml": Calendar,
}
FOLDERS: dict[str, type[Document]] = {"phases": Phase, "checklists": Checklist}
DEFINED_IN = {
    "source": ("content/sources.yml", "sources"),
    "role": ("content/roles.yml", "roles"),
    "term": ("content/glossary.yml", "terms"),
    "deadline": ("content/deadlines/nl.yml", "deadlines"),
}
FILE_NAMES = {"phases": re.compile(r"[1-9]\d*-[a-z0-9-]+\.yml"), "checklists": re.compile(r"[a-z0-9-]+\.yml")}
NAME_RULES = {"phases": "phase_file_name", "checklists": "id"}


@dataclass(frozen=True)
class Guide:
    """All content, checked: references resolve, ids are unique, phases are in order."""

    phases: tuple[Phase, ...]
    checklists: tuple[Checklist, ...]
    calendar: Calendar
    sources: dict[str, Source]
    roles: dict[str, Role]
    terms: tuple[Term, ...]
    words: dict[str, dict[str, str]]

    def phase(self, id: str) -> Phase:
        return next(phase for phase in self.phases if phase.id == id)

    def deadlines_of(self, phase_id: str) -> tuple[Deadline, ...]:
        return tuple(step for step in self.calendar.deadlines if step.phase == phase_id)

    def checklists_of(self, phase_id: str) -> tuple[Checklist, ...]:
        return tuple(checklist for checklist in self.checklists if checklist.phase == phase_id)


@dataclass(frozen=True)
class Loaded:
    """The outcome of one load: a guide, or problems (sorted), and each document's file."""

    guide: Guide | None
    problems: tuple[Problem, ...]
    documents: tuple[tuple[str, Document], ...]


def load(root: Path) -> Loaded:
    """Read and check `root`/content. Cached on names, sizes and times of the files."""
    files = sorted((root / "content").rglob("*.yml"))
    stamps = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _load(root, stamps)


@lru_cache(maxsize=4)
def _load(root: Path, stamps: tuple[tuple[str, int, int], ...]) -> Loaded:
    problems: list[Problem] = []
    parsed: list[tuple[str, Node, BaseModel]] = []
    nodes: dict[str, Node] = {}
    for name, model, path in _expected_files(root, problems):
        node = source.read(path, name, problems)
        if node is None:
            continue
        nodes[name] = node
        value = _validate(node, model, problems)
        if value is not None:
            if isinstance(value, Document):
                value._stem = path.stem
            parsed.append((name, node, value))
    problems += _cross_check(nodes)
    documents = tuple((name, value) for name, _, value in parsed if isinstance(value, Document))
    if problems:
        return Loaded(None, tuple(sorted(set(problems))), documents)
    return Loaded(_assemble({name: value for name, _, value in parsed}), (), documents)


def _expected_files(root: Path, problems: list[Problem]) -> Iterator[tuple[str, type[BaseModel], Path]]:
    for name, model in FILES.items():
        path = root / "content" / name
        if path.exists():
            yield f"content/{name}", model, path
        else:
            problems.append(Problem(f"content/{name}", 1, 1, message("missing_file")))
    for folder, model in FOLDERS.items():
        numbers: dict[str, str] = {}
        for path in sorted((root / "content" / folder).glob("*.y*ml")):
            name = f"content/{folder}/{path.name}"
            if not FILE_NAMES[folder].fullmatch(path.name):
                expected = message(NAME_RULES[folder])
                problems.append(Problem(name, 1, 1, message("file_name", name=path.name, expected=expected)))
                continue
            number = path.name.split("-")[0]
            if folder == "phases" and number in numbers:
                text = message("duplicate_number", number=number, other=numbers[number])
                problems.append(Problem(name, 1, 1, text))
            numbers[number] = path.name
            yield name, model, path


def _validate(node: Node, model: type[BaseModel], problems: list[Problem]) -> BaseModel | None:
    try:
        return model.model_validate(node.plain())
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
        places = {error["loc"] for error in errors}
        for error in errors:
            if error["type"] != "too_short" or not _has_inner_error(error["loc"], places):
                problems.append(_translate(node, model, error))
        return None


def _has_inner_error(location: tuple[int | str, ...], places: set[tuple[int | str, ...]]) -> bool:
    """Whether an item of this list is wrong itself: pydantic then counts it as absent."""
    return any(len(place) > len(location) and place[: len(location)] == location for place in places)


def _translate(root: Node, model: type[BaseModel], error: dict) -> Problem:
    """One pydantic error as a Dutch sentence at the place in the YAML."""
    location = tuple(step for step in error["loc"] if not _is_tag(step))
    kind, context, value = error["type"], error.get("ctx", {}), error.get("input")
    node = root.at(location)
    if kind == "missing":
        return node.problem(message("missing", field=location[-1]))
    if kind == "extra_forbidden":
        owner = root.at(location[:-1])
        choices = _field_names(model, error["loc"][:-1])
        text = message("unknown_field", field=location[-1], hint=did_you_mean(str(location[-1]), choices))
        return owner.problem(text, key=str(location[-1]))
    if value == "":
        return node.problem(message("empty_value"))
    return node.problem(_sentence(kind, context, value))


def _sentence(kind: str, context: dict, value: object) -> str:
    if kind in ("too_many_words", "no_date_rule"):
        return message(kind, **context)
    if kind == "string_too_long":
        return message("too_long", length=len(str(value)), max=context["max_length"])
    if kind == "string_pattern_mismatch":
        return message("pattern", value=value, expected=_pattern_words(context["pattern"]))
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
    if kind.startswith("int_"):
        return message("not_a_number", value=value)
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = "≥ {ge}".format(**context) if "ge" in context else "≤ {le}".format(**context)
        return message("out_of_range", value=value, limit=limit)
    if kind.startswith("date"):
        return message("not_a_date", value=value)
    if kind == "string_type":
        return message("not_text")
    if kind in ("tuple_type", "list_type"):
        return message("not_a_list")
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return message("not_a_mapping")
    return message("other", detail=kind)


def _pattern_words(pattern: str) -> str:
    if "maanden" in pattern:
        return message("period")
    if "http" in pattern:
        return message("address")
    if pattern.startswith(r"^\d{4}"):
        return "2025"
    return message("id")


def _is_tag(step: int | str) -> bool:
    """Whether pydantic put this step in a location itself: the chosen `op` of a date rule."""
    return isinstance(step, str) and step in _operations()


@lru_cache(maxsize=1)
def _operations() -> frozenset[str]:
    schema = Calendar.model_json_schema()["$defs"]
    return frozenset(item["properties"]["op"]["const"] for item in schema.values() if "op" in item.get("properties", {}))


def _field_names(model: object, location: tuple[int | str, ...]) -> list[str]:
    """The fields that are allowed at a place, to propose the nearest."""
    here: object = model
    for step in location:
        for candidate in _models(here):
            tagged = candidate.model_fields.get("op")
            if tagged is not None and step in typing.get_args(tagged.annotation):
                here = candidate
                break
            if isinstance(step, str) and step in candidate.model_fields:
                here = candidate.model_fields[step].annotation
                break
    return sorted({name for candidate in _models(here) for name in candidate.model_fields})


def _models(annotation: object) -> list[type[BaseModel]]:
    """Every model class inside an annotation: Optional, tuple, Annotated and unions are looked through."""
    if isinstance(annotation, type) and not typing.get_args(annotation):
        return [annotation] if issubclass(annotation, BaseModel) else []
    return [found for part in typing.get_args(annotation) for found in _models(part)]


def _cross_check(nodes: dict[str, Node]) -> list[Problem]:
    """Ids that occur twice, references to nothing, date rules that go in circles."""
    problems: list[Problem] = []
    known = {
        kind: [text(item, "id") for item in _items(nodes[name], key)]
        for kind, (name, key) in DEFINED_IN.items()
        if name in nodes
    } | {
        "phase": [re.sub(r"^\d+-", "", Path(name).stem) for name in nodes if "/phases/" in name],
        "checklist": [Path(name).stem for name in nodes if "/checklists/" in name],
    }
    for name, node in nodes.items():
        problems += _duplicate_ids(node)
        branches = [text(item, "id") for item in _items(node, "branches")]
        for kind, reference in _references(_model_of(name), node):
            choices = branches if kind == "branch" else known.get(kind)
            if choices is not None and reference.value not in choices:
                hint = did_you_mean(str(reference.value), choices)
                problems.append(
                    reference.problem(message("unknown_reference", value=reference.value, kind=KINDS[kind], hint=hint))
                )
    return [*problems, *_rule_problems(_items(nodes.get("content/deadlines/nl.yml"), "deadlines"))]


def _model_of(name: str) -> type[BaseModel]:
    path = name.removeprefix("content/")
    return FILES.get(path) or FOLDERS[path.split("/")[0]]


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


def _rule_problems(deadlines: list[Node]) -> Iterator[Problem]:
    """Rules that lean on a date which is not there, or on themselves."""
    by_id = {text(item, "id"): item for item in deadlines}
    needs: dict[tuple[str, str], tuple[str, str]] = {}
    for id, item in by_id.items():
        for part in ("start", "target", "latest"):
            rule = item.value.get(part)
            step = text(rule, "step") if rule is not None else ""
            if step not in by_id:
                continue
            wanted = part if text(rule, "op") == "weeks_after" else "latest"
            needs[id, part] = (step, wanted)
            if wanted not in by_id[step].value:
                yield rule.problem(message("no_such_date", step=step, part=wanted))
    for start in needs:
        seen, here = {start}, needs.get(start)
        while here is not None and here not in seen:
            seen.add(here)
            here = needs.get(here)
        if here == start:
            yield by_id[start[0]].problem(message("circular_rule", value=start[0]))


def _assemble(values: dict[str, BaseModel]) -> Guide:
    phases = sorted((v for v in values.values() if isinstance(v, Phase)), key=lambda phase: phase.number)
    return Guide(
        phases=tuple(phases),
        checklists=tuple(v for v in values.values() if isinstance(v, Checklist)),
        calendar=values["content/deadlines/nl.yml"],
        sources={item.id: item for item in values["content/sources.yml"].sources},
        roles={item.id: item for item in values["content/roles.yml"].roles},
        terms=values["content/glossary.yml"].terms,
        words=values["content/interface.yml"].root,
    )
