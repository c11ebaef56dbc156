"""The files that make a guide: content/, and what an edition lays over it from brand/<name>/, read into nodes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path

from pydantic import BaseModel

from ..check.locks import broken_locks
from ..check.references import Hidden, references_of, without_hidden
from ..check.validate import has_field, validate
from ..kinds import BY_FILE, BY_FOLDER, FORMER_FILES, KINDS, kind_of, known_kind
from ..model.calendar import CALENDAR
from ..model.fields import Document
from ..model.kind import Kind
from ..source import yaml_reader
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from ..source.overlay import HIDDEN, WAS, Change, is_hidden, merge
from ..source.places import BRAND, edition_folder, files_in
from .present_names import by_both_names, former_paths, under_present_names

CONTENT = "content"
EDITION = "content/edition.yml"
# What lies in content/ beside what the kinds say: made from the models, for people who write.
MADE = ("content/VELDEN.md", "content/schema")
# What upstream said when the edition changed it. An edition that began with the former name keeps it until someone renames the file.
UPSTREAM, FORMER_UPSTREAM = "upstream.yml", "seen.yml"
REVIEW = ("reviewed", "review_in")


@dataclass(frozen=True)
class FileChange:
    """One thing that an edition says otherwise in a file of content/. `recorded_in` is the file by which upstream.yml knows it, when it was renamed."""

    file: str
    change: Change
    recorded_in: str = ""

    @property
    def recorded_as(self) -> tuple[str, str]:
        """The file and the path under which upstream.yml may hold what upstream said, from before a change of names."""
        return self.recorded_in or self.file, self.change.recorded_as or self.change.path


@dataclass
class Layers:
    """The layers of content: every file as nodes, by its name under content/, with its model; and what reading it brought to light.

    `hidden` holds what the edition hides, by kind of reference and id, with the place where it says so. `reviews` holds the review dates of the
    edition's own files. `unread` holds the files that could not be read: whatever refers to them cannot be judged.
    """

    nodes: dict[str, tuple[Node, type[BaseModel]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    changes: tuple[FileChange, ...] = ()
    hidden: Hidden = field(default_factory=dict)
    reviews: list[tuple[str, Document]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_layers(root: Path, name: str, ours: Mapping[str, tuple[Node, type[BaseModel]]] | None = None) -> Layers:
    """Read content/ and, for an edition, brand/`name`/ over it. Never raises for bad content.

    `ours` is what content/ holds, when that was read before and is right.
    """
    layers = Layers(dict(ours or {}))
    expected = {} if ours else _expected_files(root, layers.problems)
    for file, model in expected.items():
        node = yaml_reader.read(root / file, file, layers.problems)
        if node is None:
            layers.unread.append(file)
        else:
            layers.nodes[file] = node, model
    if name:
        _lay_edition(layers, root, name)
    return layers


def upstream_file(root: Path, name: str) -> Path:
    """Return the file that holds, or will hold, what upstream said when an edition changed it."""
    now, before = edition_folder(root, name) / UPSTREAM, edition_folder(root, name) / FORMER_UPSTREAM
    return before if before.exists() and not now.exists() else now


def read_upstream(root: Path, name: str, problems: list[Problem]) -> dict[str, dict[str, str]]:
    """Read what upstream said when the edition changed it: text by path, by file as it is called now."""
    path = upstream_file(root, name)
    node = yaml_reader.read(path, path.relative_to(root).as_posix(), problems) if path.exists() else None
    if node is None:
        return {}
    files = node.value if isinstance(node.value, dict) else {"": node}
    wrong = [paths.problem(message("not_a_mapping")) for paths in files.values() if not isinstance(paths.value, dict)]
    wrong += [
        text.problem(message("not_text"))
        for paths in files.values()
        if isinstance(paths.value, dict)
        for text in paths.value.values()
        if not isinstance(text.value, str)
    ]
    problems += wrong
    if wrong:
        return {}
    recorded = {file: {path: text.value for path, text in paths.value.items()} for file, paths in files.items()}
    for former, file in FORMER_FILES.items():
        if former in recorded:
            recorded[file] = recorded.pop(former) | recorded.get(file, {})
    return recorded


def _expected_files(root: Path, problems: list[Problem]) -> dict[str, type[BaseModel]]:
    """Return the files of content/ with their models; one that lacks, has a name that cannot be or that no kind knows, is a problem."""
    found: dict[str, type[BaseModel]] = {}
    for kind in KINDS:
        if kind.file and (root / kind.file).exists():
            found[kind.file] = kind.model
        elif kind.file:
            problems.append(Problem.of_file(kind.file, message("missing_file")))
    numbers: dict[str, str] = {}
    for path in files_in(root / CONTENT):
        file = path.relative_to(root).as_posix()
        if file in found or file.startswith(MADE):
            continue
        of_file = kind_of(file)
        if of_file is None:
            problems.append(_unknown(file, file, root))
            continue
        number = f"{of_file.name} {path.name.split('-')[0]}"
        if of_file.number_in_name and number in numbers:
            problems.append(
                Problem.of_file(
                    file,
                    message("duplicate_number", number=number.split()[-1], other=numbers[number], free=_free(of_file, [*found, file])),
                )
            )
        numbers[number] = path.name
        found[file] = of_file.model
    return found


def _free(kind: Kind, files: Collection[str], first: int = 1) -> int:
    """Return the lowest number from `first` on that no file of a kind has in its name."""
    taken = {Path(file).name.partition("-")[0] for file in files if kind_of(file) is kind}
    return next(number for number in count(first) if str(number) not in taken)


def _unknown(file: str, place: str, root: Path) -> Problem:
    """Report a file that no kind knows: a name that cannot be in its folder, or a folder or file that is not ours."""
    folder = BY_FOLDER.get(str(Path(file).parent))
    if folder and file.endswith((".yml", ".yaml")):
        rule = "numbered_file_name" if folder.number_in_name else "plain_file_name"
        return Problem.of_file(place, message("file_name", name=Path(file).name, expected=message(rule)))
    if file in FORMER_FILES:
        return Problem.of_file(place, message("unknown_file", hint=message("did_you_mean", match=Path(FORMER_FILES[file]).name)))
    stands_alone = str(Path(file).parent) == CONTENT
    known = BY_FILE if stands_alone else [f"{name}/{Path(file).stem}.yml" for name in BY_FOLDER]
    names = sorted(name.removeprefix(f"{CONTENT}/") for name in known)
    return Problem.of_file(place, message("unknown_file", hint=did_you_mean(file.removeprefix(f"{CONTENT}/"), names)))


def _lay_edition(layers: Layers, root: Path, name: str) -> None:
    folder = edition_folder(root, name)
    changed_before = read_upstream(root, name, layers.problems)
    changes: list[FileChange] = []
    for file, path in _own_files(layers, folder, name):
        top = yaml_reader.read(path, str(path.relative_to(root)), layers.problems)
        if top is None:
            layers.unread.append(file)
        if top is None or file in layers.unread:
            continue
        if not isinstance(top.value, dict):
            layers.problems.append(top.problem(message("not_a_mapping")))
            continue
        now = _present(layers, file)
        if path.name != Path(now).name:
            changes.append(FileChange(now, Change("renamed", "", top, own=replace(top, value=_called(now))), file))
        found = _lay_file(layers, now, top, changed_before.get(file, {}) | changed_before.get(now, {}))
        changes += [FileChange(now, change, file if now != file else "") for change in found]
    layers.changes = tuple(changes)
    for file, (node, model) in layers.nodes.items() if layers.hidden else ():
        if file != CALENDAR and any(key in layers.hidden for key in _referred(model, node)):
            layers.nodes[file] = without_hidden(model, node, layers.hidden), model


def _referred(model: type[BaseModel], node: Node) -> Iterator[tuple[str, str]]:
    return ((kind, str(reference.value)) for kind, reference in references_of(model, node))


def _present(layers: Layers, file: str) -> str:
    """Return the name by which upstream has a file now."""
    kind = known_kind(file)
    if file in layers.nodes or not kind.folder:
        return file
    same = (name for name in layers.nodes if kind_of(name) is kind)
    return next((name for name in same if kind.id_of(file) in [was.value for was in layers.nodes[name][0].items(WAS)]), file)


def _called(file: str) -> str:
    """Return what a writer calls a file of content/: by its id, or by its name when it stands alone."""
    kind = known_kind(file)
    return kind.id_of(file) if kind.folder else Path(file).name


def _own_files(layers: Layers, folder: Path, name: str) -> list[tuple[str, Path]]:
    """Return the edition's files by the name that they have under content/ now; a name that we do not know is a problem."""
    if not (folder / "edition.yml").exists():
        layers.problems.append(Problem.of_file(f"{BRAND}{name}/edition.yml", message("missing_file")))
    found = [(EDITION, folder / "edition.yml")] if (folder / "edition.yml").exists() else []
    for path in files_in(folder / CONTENT):
        if path.is_symlink():  # a link out of the folder is told by its place
            continue
        file = f"{CONTENT}/{path.relative_to(folder / CONTENT).as_posix()}"
        now = FORMER_FILES.get(file, file)
        kind = kind_of(now)
        if kind is not None and kind.is_law:
            layers.problems.append(Problem.of_file(f"{BRAND}{name}/{file}", message("locked_law")))
        elif kind is None or file == EDITION:
            known = sorted({*BY_FILE, *layers.nodes} - {EDITION})
            text = message("unknown_file", hint=did_you_mean(file, known))
            layers.problems.append(Problem.of_file(f"{BRAND}{name}/{file}", text))
        elif now != file and (folder / now).exists():
            layers.problems.append(Problem.of_file(f"{BRAND}{name}/{file}", message("renamed_file_twice", new=Path(now).name)))
        else:
            found.append((now, path))
    return found


def _lay_file(layers: Layers, file: str, top: Node, changed_before: Mapping[str, str]) -> tuple[Change, ...]:
    if file not in layers.nodes:
        return _new_file(layers, file, top, changed_before)
    base, model = layers.nodes[file]
    if HIDDEN in top.value:
        kind = known_kind(file)
        if others := [name for name in top.value if name != HIDDEN]:
            layers.problems.append(top.problem(message("file_hidden_and_more", fields=", ".join(others)), HIDDEN))
            return ()
        if not is_hidden(top) or not kind.file_can_be_hidden:
            layers.problems.append(top.problem(message("file_not_hidden"), HIDDEN))
            return ()
        del layers.nodes[file]
        layers.hidden |= {(defined.kind, kind.id_of(file)): top for defined in kind.itself}
        return (Change("hidden", "", top, base),)
    former = former_paths(file)
    said_before = by_both_names(changed_before, former)
    top, renamed = under_present_names(base, top)
    broken = broken_locks(base, top, said_before)
    layers.problems += broken
    own = replace(top, value={key: child for key, child in top.value.items() if key not in REVIEW})
    merged = merge(base, own, said_before, partial(has_field, model), former)
    layers.problems += merged.problems
    if merged.problems:
        layers.unread.append(file)
    if broken:
        return renamed + merged.changes
    layers.nodes[file] = merged.node, model
    for change in merged.changes:
        if change.kind == "hidden":
            layers.hidden |= _hidden_items(known_kind(file), change)
    dates = {key: child for key, child in top.value.items() if key in REVIEW}
    if dates and (review := validate(replace(top, value=dates), Document, layers.problems)):
        layers.reviews.append((top.file, review))
    return renamed + merged.changes


def _new_file(layers: Layers, file: str, top: Node, changed_before: Mapping[str, str]) -> tuple[Change, ...]:
    if changed_before:
        return (Change("gone", "", top, None, top),)
    if HIDDEN in top.value:
        known = [name for name in layers.nodes if Path(name).parent == Path(file).parent]
        layers.problems.append(top.problem(message("unknown_file", hint=did_you_mean(file, known)), HIDDEN))
        return ()
    kind, number = known_kind(file), Path(file).name.split("-")[0]
    for other in layers.nodes:
        if kind.number_in_name and kind_of(other) is kind and Path(other).name.split("-")[0] == number:
            layers.problems.append(
                top.problem(
                    message("duplicate_number", number=number, other=Path(other).name, free=_free(kind, layers.nodes, kind.own_from))
                )
            )
    layers.nodes[file] = top, kind.model
    return (Change("added", "", top, None, top),)


def _hidden_items(kind: Kind, change: Change) -> Hidden:
    """Return what others may refer to that is gone with an item which an edition hides: of the item's own kind alone."""
    *keys, id = change.path.split(".")
    lists = {"/".join(keys[::2]), ".".join(keys)}
    return {(defined.kind, id): change.place for defined in kind.defines if lists & {name.partition("?")[0] for name in defined.lists}}
