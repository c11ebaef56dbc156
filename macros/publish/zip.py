"""The site as a zip to unpack and open from disk, without a server."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

from ..source.messages import message
from ..source.nodes import Problem
from ..source.progress import progress
from . import built_site, bundle, search_index
from .built_site import Unpublishable
from .prepare import write

# What only a server or a search engine asks for.
ONLINE_ONLY = {"404.html", "_headers", "robots.txt", "sitemap.xml"}
EARLIEST = 315532800  # a zip cannot say a time before 1980


def write_zip(folder: Path, target: Path, shipped: Iterable[str]) -> int:
    """Pack a site that was built without directory urls; return the number of files.

    Everything stands in one folder with the target's name; what the theme ships (see `built_site`) and no page asks for stays out. Same site and SOURCE_DATE_EPOCH, same bytes.
    Raises Unpublishable with every problem, before anything is written.
    """
    site = built_site.read(folder)
    if not site.links_to_files:
        raise Unpublishable((Problem(str(folder), 1, 1, message("not_for_disk")),))
    with tempfile.TemporaryDirectory() as made:
        files = _finished(Path(shutil.copytree(folder, made, dirs_exist_ok=True)), shipped)
    kept = sorted(files.keys() - ONLINE_ONLY)
    stamp = time.gmtime(max(EARLIEST, int(os.environ.get("SOURCE_DATE_EPOCH", "0"))))[:6]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in progress(kept, message("progress_zip")):
            entry = zipfile.ZipInfo(f"{target.stem}/{name}", stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    write(target, packed.getvalue())
    return len(kept)


def _finished(folder: Path, shipped: Iterable[str]) -> dict[str, bytes]:
    """Return every file that goes out, by its path, after the same last steps as for a server."""
    if not (folder / search_index.TITLES).is_file():  # a generator without the hook
        search_index.write(folder)
    bundle.bundle(folder)
    unused = set(built_site.read(folder).unused(shipped))
    found = (path for path in folder.rglob("*") if path.is_file() and path not in unused)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
