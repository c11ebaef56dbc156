"""Which files make a guide: content/, and what an edition lays over it from brand/<name>/, read into nodes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import BaseModel

from ..check.locks import broken_locks
from ..check.references import without_hidden
from ..check.validate import validate
from ..model.calendar import CALENDAR, Calendar
from ..model.card import Card
from ..model.checklist import Checklist
from ..model.contact_agreement import ContactAgreement
from ..model.edition import Edition
from ..model.faq import Faq
from ..model.fields import Document
from ..model.figures import FIGURES, FigureList
from ..model.glossary import Glossary
from ..model.hard_talks import HARD_TALKS, HardTalks
from ..model.mirror import Mirror
from ..model.phase import Phase
from ..model.plan import Plan
from ..model.policy import POLICY, Policy
from ..model.process import Process
from ..model.rehearsal import Rehearsal
from ..model.rights import MayI, Rights
from ..model.roles import RoleList
from ..model.sources import SourceList
from ..model.statute import FOLDER as LAW_FOLDER
from ..model.statute import Law
from ..model.story import EXAMPLE, Example
from ..model.topic import Topic
from ..model.words import Interface, NextSteps, SearchWords, WordList
from ..source import nodes
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from ..source.overlay import HIDDEN, Change, is_hidden, lay

EDITION = "content/edition.yml"
FILES: dict[str, type[BaseModel]] = {
    EDITION: Edition,
    "content/sources.yml": SourceList,
    "content/roles.yml": RoleList,
    "content/glossary.yml": Glossary,
    "content/interface.yml": Interface,
    "content/onward.yml": NextSteps,
    "content/health_words.yml": WordList,
    "content/search.yml": SearchWords,
    "content/process.yml": Process,
    FIGURES: FigureList,
    POLICY: Policy,
    HARD_TALKS: HardTalks,
    "content/mirror.yml": Mirror,
    "content/contact_agreement.yml": ContactAgreement,
    "content/rights.yml": Rights,
    "content/may_i.yml": MayI,
    "content/faq.yml": Faq,
    EXAMPLE: Example,
    "content/plan.yml": Plan,
    CALENDAR: Calendar,
}
FOLDERS: dict[str, type[Document]] = {
    "content/phases": Phase,
    "content/checklists": Checklist,
    "content/cards": Card,
    "content/topics": Topic,
    "content/rehearsals": Rehearsal,
    LAW_FOLDER: Law,
}
PLAIN_NAME = re.compile(r"[a-z0-9-]+\.yml")
FILE_NAMES = {
    "content/phases": re.compile(r"[1-9]\d*-[a-z0-9-]+\.yml"),
    "content/checklists": PLAIN_NAME,
    "content/cards": PLAIN_NAME,
    "content/topics": PLAIN_NAME,
    "content/rehearsals": PLAIN_NAME,
    LAW_FOLDER: PLAIN_NAME,
}
NAME_RULES = {
    "content/phases": "phase_file_name",
    "content/checklists": "checklist_file_name",
    "content/cards": "plain_file_name",
    "content/topics": "plain_file_name",
    "content/rehearsals": "plain_file_name",
    LAW_FOLDER: "plain_file_name",
}
SEEN = "seen.yml"
REVIEW = ("reviewed", "review_in")


@dataclass(frozen=True)
class FileChange:
    """What an edition says otherwise in one file of content/."""

    file: str
    change: Change


@dataclass
class Layers:
    """Every file as nodes, by its name under content/, with its model; and what reading it brought to light.

    `hidden` holds the ids that the edition hides, with the place where it says so. `reviews` holds the review dates of the
    edition's own files. `unread` holds the files that could not be read: whatever refers to them cannot be judged.
    """

    nodes: dict[str, tuple[Node, type[BaseModel]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    changes: tuple[FileChange, ...] = ()
    hidden: dict[str, Node] = field(default_factory=dict)
    reviews: list[tuple[str, Document]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_layers(root: Path, name: str) -> Layers:
    """Read content/ and, for an edition, brand/`name`/ over it. Never raises for bad content."""
    layers = Layers()
    for file, model in _expected_files(root, layers.problems).items():
        node = nodes.read(root / file, file, layers.problems)
        if node is None:
            layers.unread.append(file)
        else:
            layers.nodes[file] = node, model
    if name:
        _lay_edition(layers, root, name)
    return layers


def read_seen(root: Path, name: str, problems: list[Problem]) -> dict[str, dict[str, str]]:
    """What upstream said when the edition changed it: text by path, by file."""
    path = root / "brand" / name / SEEN
    node = nodes.read(path, f"brand/{name}/{SEEN}", problems) if path.exists() else None
    plain = node.plain() if node is not None else {}
    if not isinstance(plain, dict) or not all(isinstance(paths, dict) for paths in plain.values()):
        problems.append(Problem(f"brand/{name}/{SEEN}", 1, 1, message("not_a_mapping")))
        return {}
    return plain


def _expected_files(root: Path, problems: list[Problem]) -> dict[str, type[BaseModel]]:
    """The files of content/ with their models; one that lacks, or whose name cannot be, is a problem."""
    found: dict[str, type[BaseModel]] = {}
    for file, model in FILES.items():
        if (root / file).exists():
            found[file] = model
        else:
            problems.append(Problem(file, 1, 1, message("missing_file")))
    for folder, model in FOLDERS.items():
        numbers: dict[str, str] = {}
        for path in sorted((root / folder).glob("*.y*ml")):
            file = f"{folder}/{path.name}"
            if not FILE_NAMES[folder].fullmatch(path.name):
                text = message("file_name", name=path.name, expected=message(NAME_RULES[folder]))
                problems.append(Problem(file, 1, 1, text))
                continue
            number = path.name.split("-")[0]
            if model is Phase and number in numbers:
                problems.append(Problem(file, 1, 1, message("duplicate_number", number=number, other=numbers[number])))
            numbers[number] = path.name
            found[file] = model
    return found


def _lay_edition(layers: Layers, root: Path, name: str) -> None:
    folder = root / "brand" / name
    seen = read_seen(root, name, layers.problems)
    changes: list[FileChange] = []
    for file, path in _own_files(layers, folder, name):
        top = nodes.read(path, str(path.relative_to(root)), layers.problems)
        if top is None:
            layers.unread.append(file)
        if top is None or file in layers.unread:
            continue
        if not isinstance(top.value, dict):
            layers.problems.append(top.problem(message("not_a_mapping")))
            continue
        changes += [FileChange(file, change) for change in _lay_file(layers, file, top, seen.get(file, {}))]
    layers.changes = tuple(changes)
    for file, (node, model) in layers.nodes.items() if layers.hidden else ():
        if file != CALENDAR:
            layers.nodes[file] = without_hidden(model, node, layers.hidden), model


def _own_files(layers: Layers, folder: Path, name: str) -> list[tuple[str, Path]]:
    """The edition's files by the name that they have under content/; a name that we do not know is a problem."""
    if not (folder / "edition.yml").exists():
        layers.problems.append(Problem(f"brand/{name}/edition.yml", 1, 1, message("missing_file")))
    found = [(EDITION, folder / "edition.yml")] if (folder / "edition.yml").exists() else []
    for path in sorted((folder / "content").rglob("*.y*ml")):
        file = f"content/{path.relative_to(folder / 'content').as_posix()}"
        kind = str(Path(file).parent)
        if kind == LAW_FOLDER:
            layers.problems.append(Problem(f"brand/{name}/{file}", 1, 1, message("locked_law")))
            continue
        if file == EDITION or (file not in FILES and not (kind in FOLDERS and FILE_NAMES[kind].fullmatch(path.name))):
            known = sorted({*FILES, *layers.nodes} - {EDITION})
            text = message("unknown_file", hint=did_you_mean(file, known))
            layers.problems.append(Problem(f"brand/{name}/{file}", 1, 1, text))
        else:
            found.append((file, path))
    return found


def _lay_file(layers: Layers, file: str, top: Node, seen: Mapping[str, str]) -> tuple[Change, ...]:
    if file not in layers.nodes:
        return _new_file(layers, file, top, seen)
    base, model = layers.nodes[file]
    if HIDDEN in top.value:
        if not is_hidden(top) or model not in (Checklist, Rehearsal):
            layers.problems.append(top.problem(message("file_not_hidden"), HIDDEN))
            return ()
        del layers.nodes[file]
        layers.hidden[Path(file).stem] = top
        return (Change("hidden", "", top, base),)
    broken = broken_locks(base, top)
    layers.problems += broken
    own = replace(top, value={key: child for key, child in top.value.items() if key not in REVIEW})
    laid = lay(base, own, seen)
    layers.problems += laid.problems
    if broken:
        return laid.changes
    layers.nodes[file] = laid.node, model
    layers.hidden |= {change.path.rpartition(".")[2]: change.place for change in laid.changes if change.kind == "hidden"}
    dates = {key: child for key, child in top.value.items() if key in REVIEW}
    if dates and (review := validate(replace(top, value=dates), Document, layers.problems)):
        layers.reviews.append((top.file, review))
    return laid.changes


def _new_file(layers: Layers, file: str, top: Node, seen: Mapping[str, str]) -> tuple[Change, ...]:
    if seen:
        return (Change("gone", "", top, None, top),)
    if HIDDEN in top.value:
        known = [name for name in layers.nodes if Path(name).parent == Path(file).parent]
        layers.problems.append(top.problem(message("unknown_file", hint=did_you_mean(file, known)), HIDDEN))
        return ()
    folder, number = Path(file).parent, Path(file).name.split("-")[0]
    for other in layers.nodes:
        if FOLDERS[str(folder)] is Phase and Path(other).parent == folder and Path(other).name.split("-")[0] == number:
            layers.problems.append(top.problem(message("duplicate_number", number=number, other=Path(other).name)))
    layers.nodes[file] = top, FOLDERS[str(folder)]
    return (Change("added", "", top, None, top),)
