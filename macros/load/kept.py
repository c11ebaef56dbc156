"""Values that take long to make, kept on disk between runs and named by all that they follow from."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pydantic

FOLDER = ".cache"
CODE = Path(__file__).resolve().parent.parent


def kept(root: Path, name: str, files: Iterable[Path], make: Callable[[], Any], fit: Callable[[Any], bool]) -> Any:
    """Return what `make` gives for these files, from disk when nothing in them or in our own code changed since.

    Kept under `root` only where a build made the folder for it, and only when `fit` says so; one value for each name.
    """
    folder = root / FOLDER
    if not folder.is_dir():
        return make()
    path = folder / f"{name}.pickle"
    fingerprint = _fingerprint(files)
    with contextlib.suppress(OSError, pickle.UnpicklingError, EOFError), _whole(gc.isenabled()):
        data = path.read_bytes()
        if data.startswith(fingerprint):
            gc.disable()  # none of what is made here can be thrown away yet
            return pickle.loads(data[len(fingerprint) :])
    value = make()
    if fit(value):
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(fingerprint + pickle.dumps(value, protocol=5))
        part.replace(path)
    return value


@contextlib.contextmanager
def _whole(collecting: bool) -> Iterator[None]:
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _fingerprint(files: Iterable[Path]) -> bytes:
    found = hashlib.sha256(f"{sys.version} {pydantic.VERSION}".encode())
    for path in (*files, *sorted(CODE.rglob("*.py"))):
        data = path.read_bytes()
        found.update(f"{path} {len(data)} ".encode() + data)
    return found.digest()
