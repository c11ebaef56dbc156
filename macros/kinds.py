"""The registry: every kind of content there is. A new kind is a model in `model/`, with its row in KINDS there."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module
from pathlib import PurePosixPath

from . import model
from .model.kind import Kind

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (
            kind
            for module in pkgutil.iter_modules(model.__path__)
            for kind in getattr(import_module(f"{model.__name__}.{module.name}"), "KINDS", ())
        ),
        key=lambda kind: kind.order,
    )
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_FILE = {kind.file: kind for kind in KINDS if kind.file}
# What files that stand alone were called before, and what they are called now.
FORMER_FILES = {kind.former_file: kind.file for kind in KINDS if kind.former_file}
BY_FOLDER = {kind.folder: kind for kind in KINDS if kind.folder}
# What can be referred to without being defined in one place: a page, a branch of the same phase, a place in the law.
ELSEWHERE = {
    "page": "pagina van de gids (pad zonder domein)",
    "branch": "tak van deze fase (zie 'branches')",
    "law_place": "plek in de wet, zoals 'bw7 629 lid 3 onderdeel d per 2026-07-01' (zie de map law)",
}
REFERENCE_WORDS = ELSEWHERE | {defined.kind: defined.words for kind in KINDS for defined in kind.defines}
DROPPABLE = frozenset(defined.kind for kind in KINDS for defined in kind.defines if defined.droppable)


@lru_cache(maxsize=4096)
def kind_of(file: str) -> Kind | None:
    """Return the kind of a file under content/, by its path; None for a file that is of no kind or has a name that cannot be."""
    place = PurePosixPath(file)
    folder = BY_FOLDER.get(str(place.parent))
    if folder and folder.is_name(place.name):
        return folder
    return BY_FILE.get(file)


def known_kind(file: str) -> Kind:
    """The kind of a file that was read, and so has one."""
    kind = kind_of(file)
    assert kind is not None, file
    return kind
