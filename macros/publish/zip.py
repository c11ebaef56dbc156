"""The site as a zip to unpack and open from disk, without a server."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ..source import whole_file
from ..source.messages import message
from ..source.nodes import Problem
from ..source.progress import progress
from . import built_site
from .built_site import Unpublishable
from .finish import finish
from .pack import pack

# What only a server or a search engine asks for.
ONLINE_ONLY = {"404.html", "_headers", "robots.txt", "sitemap.xml"}


def write_zip(folder: Path, target: Path, shipped: Iterable[str]) -> int:
    """Pack a site that was built without directory urls; return the number of files.

    Everything stands in one folder with the target's name; what the theme ships (see `built_site`) and no page asks for stays out. Same site and SOURCE_DATE_EPOCH, same bytes.
    Raises Unpublishable with every problem, before anything is written.
    """
    site = built_site.read(folder)
    if not site.links_to_files:
        raise Unpublishable((Problem.of_file(str(folder), message("not_for_disk")),))
    with tempfile.TemporaryDirectory() as made:
        files = _finished(Path(shutil.copytree(folder, made, dirs_exist_ok=True)), shipped)
    kept = sorted(files.keys() - ONLINE_ONLY)
    named = ((f"{target.stem}/{name}", files[name]) for name in progress(kept, message("progress_zip")))
    whole_file.write(target, pack(named))
    return len(kept)


def _finished(folder: Path, shipped: Iterable[str]) -> dict[str, bytes]:
    """Return every file that goes out, by its path, after the same last steps as for a server."""
    finish(folder)
    unused = set(built_site.read(folder).unused(shipped))
    found = (path for path in folder.rglob("*") if path.is_file() and path not in unused)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
