"""The folder content/ as one frozen Guide, or every problem at once.

Problems are values: loading never raises for bad content. The two edges, the build and
the command line, decide what a problem costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from . import source
from .fields import Document
from .law import Calendar, Deadline
from .messages import message
from .model import Checklist, Glossary, Interface, Phase, Role, RoleList, Source, SourceList, Term, WordList
from .references import CALENDAR, cross_check
from .source import Node, Problem
from .validate import validate

FILES: dict[str, type[BaseModel]] = {
    "sources.yml": SourceList,
    "roles.yml": RoleList,
    "glossary.yml": Glossary,
    "interface.yml": Interface,
    "health_words.yml": WordList,
    "deadlines/nl.yml": Calendar,
}
FOLDERS: dict[str, type[Document]] = {"phases": Phase, "checklists": Checklist}
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
    health_words: tuple[str, ...]

    def phase(self, id: str) -> Phase:
        return next(phase for phase in self.phases if phase.id == id)

    def deadlines_of(self, phase_id: str) -> tuple[Deadline, ...]:
        return tuple(step for step in self.calendar.steps_for_everyone if step.phase == phase_id)

    def checklists_of(self, phase_id: str | None) -> tuple[Checklist, ...]:
        """The checklists of one phase; None for those of the organisation."""
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
    models: dict[str, type[BaseModel]] = {}
    for name, model, path in _expected_files(root, problems):
        node = source.read(path, name, problems)
        if node is None:
            continue
        nodes[name], models[name] = node, model
        value = validate(node, model, problems)
        if value is not None:
            if isinstance(value, Document):
                value._stem = path.stem
            parsed.append((name, node, value))
    problems += cross_check(nodes, models)
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


def _assemble(values: dict[str, BaseModel]) -> Guide:
    phases = sorted((v for v in values.values() if isinstance(v, Phase)), key=lambda phase: phase.number)
    return Guide(
        phases=tuple(phases),
        checklists=tuple(sorted((v for v in values.values() if isinstance(v, Checklist)), key=lambda sheet: sheet.number)),
        calendar=values[CALENDAR],
        sources={item.id: item for item in values["content/sources.yml"].sources},
        roles={item.id: item for item in values["content/roles.yml"].roles},
        terms=values["content/glossary.yml"].terms,
        words=values["content/interface.yml"].root,
        health_words=values["content/health_words.yml"].words,
    )
