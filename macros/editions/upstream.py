"""The record of what upstream said when an edition changed it: brand/<name>/upstream.yml, so that a later change of ours is noticed.

The build adds what is new, and never replaces what stands there: only `brand seen` does, after someone looked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from ..load.layers import EDITION, FileChange, read_upstream
from ..source.nodes import Node

HEAD = """\
# Wat de gids zei toen je het veranderde. De bouw vult dit bestand aan; jij hoeft hier niets te schrijven.
# Na `python -m macros brand check {name}` zet `python -m macros brand seen {name}` alles op wat de gids nu zegt.
"""
RECORDED = ("changed", "hidden", "placed")


def text_of(node: Node | None) -> str:
    """Return a value as text: itself, or JSON for what is more than one line."""
    if node is None:
        return ""
    return node.value if isinstance(node.value, str) else json.dumps(node.plain(), ensure_ascii=False)


def recorded(changes: Iterable[FileChange]) -> dict[str, dict[str, str]]:
    """Return what upstream says now at every place that an edition changes: text by path, by file.

    Of what is hidden, or stood beside, only that it is there: its text does not matter to the edition.
    """
    found: dict[str, dict[str, str]] = {}
    for file, change in ((item.file, item.change) for item in changes):
        if change.kind in RECORDED and file != EDITION:
            text = text_of(change.upstream) if change.kind == "changed" else ""
            found.setdefault(file, {}).setdefault(change.path, text)
    return found


def updated(root: Path, name: str, changes: tuple[FileChange, ...], accept: bool = False) -> str:
    """Return the text of upstream.yml: what was there stays, unless `accept`; what is new is added; what is no longer changed goes."""
    known = read_upstream(root, name, [])
    kept: dict[str, dict[str, str]] = {}
    for item in changes:
        if item.change.kind in ("gone", "unplaced"):
            tops = {item.change.path, item.recorded_as[1]}
            within = {old: text for old, text in known.get(item.file, {}).items() if any(_is_within(old, top) for top in tops)}
            kept.setdefault(item.file, {}).update(within)
    former = {(item.file, item.change.path): item.recorded_as for item in changes}
    for file, paths in recorded(changes).items():
        for path, text in paths.items():
            kept.setdefault(file, {})[path] = text if accept else recorded_text(known, file, path, former) or text
    body = yaml.safe_dump(kept, allow_unicode=True, width=100_000) if kept else "{}\n"
    return HEAD.format(name=name) + body


def recorded_text(known: dict[str, dict[str, str]], file: str, path: str, former: Mapping[tuple[str, str], tuple[str, str]]) -> str | None:
    """Return what upstream said, from what upstream.yml holds; it may hold it by a former name. None when it holds nothing."""
    old_file, old_path = former[file, path]
    return known.get(file, {}).get(path, known.get(old_file, {}).get(old_path))


def _is_within(path: str, top: str) -> bool:
    return not top or path == top or path.startswith(f"{top}.")
