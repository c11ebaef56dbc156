"""What an edition says otherwise than the open guide: line by line, and as a page for its lawyer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..check.locks import INTERNAL
from ..files import print_templates
from ..generator.settings import own_settings
from ..kinds import known_kind
from ..load import guide
from ..load.layers import EDITION
from ..model.edition import Edition, Parts
from ..source.messages import message
from ..source.nodes import Node, Problem
from ..source.places import edition_folder, files_in
from . import own_files, upstream
from .credit import TEXT_FILES

# What an edition says of itself that its readers, its lawyer and its works council ought to know of.
TOLD = ("contacts", "phones", "links", "pay_rule", "absence_rules", "footer", "imprint", "statement", "frame_ancestors")
PARTS = "parts"
NO = "nee"


def choices(loaded: guide.Loaded) -> list[Problem]:
    """Name all that an edition says otherwise, each at its place: its own rules and contacts, the parts it leaves out, texts by file."""
    found, kinds = [], {"changed": 0, "added": 0, "hidden": 0}
    counts: dict[str, dict[str, int]] = {}
    for item in loaded.changes:
        field = item.change.path.partition(".")[0]
        if item.file != EDITION and item.change.kind in kinds:
            count = counts.setdefault(item.change.place.file, dict(kinds))
            count[item.change.kind] += 1
        elif item.file == EDITION and field in TOLD and item.change.own:
            found.append(item.change.place.problem(message("chosen", about=Edition.model_fields[field].description)))
    found += [place.problem(message("part_off", about=about)) for place, about in _parts_off(loaded)]
    found += [Problem.of_file(file, message("chosen_texts", **count)) for file, count in counts.items()]
    return sorted(found)


def _parts_off(loaded: guide.Loaded) -> Iterator[tuple[Node, str]]:
    """Yield the parts that an edition leaves out: where it says so, and what they are."""
    for item in loaded.changes:
        if item.file == EDITION and item.change.path.partition(".")[0] == PARTS and item.change.own:
            own = item.change.own
            parts = own.value if isinstance(own.value, dict) else {item.change.path.rpartition(".")[2]: own}
            for part, value in parts.items():
                if value.value == NO:
                    yield value, str(Parts.model_fields[part].description)


def differences(root: Path, name: str) -> str:
    """Return what an edition says otherwise, as a page (HTML) that its lawyer can read and print."""
    loaded = guide.load(root, name)
    assert loaded.guide is not None, loaded.problems
    rows: dict[str, list[dict[str, str]]] = {"changed": [], "added": [], "hidden": [], "gone": []}
    for item in loaded.changes:
        if item.change.kind in rows and item.file != EDITION:
            texts = {"upstream": _readable(item.change.upstream), "own": _readable(item.change.own)}
            place = {"title": _title(loaded, item.file), "file": item.file, "path": item.change.path}
            rows[item.change.kind].append(place | texts)
    over = dict(own_files.over_ours(root, name))
    context: dict[str, object] = {
        "rows": rows,
        "intern": [step for step in loaded.guide.calendar.deadlines if step.intern and step.kind != INTERNAL],
        "choices": [
            {"about": Edition.model_fields[field].description, "own": _readable(item.change.own)}
            for item in loaded.changes
            if item.file == EDITION and item.change.own and (field := item.change.path.partition(".")[0]) != PARTS
        ],
        "parts_off": [about for _, about in _parts_off(loaded)],
        "own_pages": _texts(edition_folder(root, name) / "docs", root, over),
        "templates": _texts(edition_folder(root, name) / "templates", root, over),
        "settings": own_settings(root, name),
    }
    return print_templates.render_differences(loaded.guide, root, context)


def _title(loaded: guide.Loaded, file: str) -> str:
    """Return what readers call a file of content/: its title, or that of its kind."""
    return getattr(loaded.values.get(file), "title", known_kind(file).title)


def _texts(folder: Path, root: Path, over: Mapping[str, str]) -> list[dict[str, str]]:
    """Return every file of a folder: its name, which of ours it stands over, and its text when it is one."""
    found = []
    for path in files_in(folder):
        text = path.read_text(encoding="utf-8", errors="replace") if path.suffix in TEXT_FILES | {".md"} else ""
        found.append({"file": path.relative_to(folder).as_posix(), "over": over.get(path.relative_to(root).as_posix(), ""), "text": text})
    return found


def _readable(node: Node | None, depth: int = 0) -> str:
    """Return a value for people: a text as it is, fields and lists line by line."""
    if node is None or isinstance(node.value, str):
        return upstream.text_of(node)
    indent = "    " * depth
    if isinstance(node.value, list):
        return "\n".join(f"{indent}– {_readable(child, depth + 1).strip()}" for child in node.value)
    rows = []
    for key, child in node.value.items():
        inner = _readable(child, depth + 1)
        rows.append(f"{indent}{key}: {inner}" if isinstance(child.value, str) else f"{indent}{key}:\n{inner}")
    return "\n".join(rows)
