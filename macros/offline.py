"""The site as a zip to unpack and open from disk, without a server.

A browser refuses workers and data files from disk: search gets its index as a script, and a frame for a worker
(docs/assets/vendor/iframe-worker, loaded by site.js).
"""

from __future__ import annotations

import io
import json
import os
import time
import zipfile
from pathlib import Path

from . import published
from .messages import message
from .published import Unpublishable
from .publish import write
from .source import Problem

INDEX = "search/search_index.json"
INDEX_SCRIPT = "search/search_index.js"
# What only a server or a search engine asks for.
ONLINE_ONLY = {"404.html", "_headers", "robots.txt", "sitemap.xml", INDEX}
EARLIEST = 315532800  # a zip cannot say a time before 1980


def write_zip(folder: Path, target: Path) -> int:
    """Pack a site that was built without directory urls; returns the number of files.

    Everything stands in one folder with the target's name. Same site and SOURCE_DATE_EPOCH, same bytes.
    Raises Unpublishable with every problem, before anything is written.
    """
    site = published.read(folder)
    unused = set(site.unused())
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path not in unused
    }
    if not _links_to_files(files.get(INDEX)):
        raise Unpublishable((Problem(str(folder), 1, 1, message("not_for_disk")),))
    files[INDEX_SCRIPT] = b"var __index = " + files[INDEX]
    kept = sorted(files.keys() - ONLINE_ONLY)
    stamp = time.gmtime(max(EARLIEST, int(os.environ.get("SOURCE_DATE_EPOCH", "0"))))[:6]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in kept:
            entry = zipfile.ZipInfo(f"{target.stem}/{name}", stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    write(target, packed.getvalue())
    return len(kept)


def _links_to_files(index: bytes | None) -> bool:
    """Do the addresses in the search index name files? A disk opens 'over.html', and shows a list for 'over/'."""
    return index is not None and all(".html" in entry["location"] for entry in json.loads(index)["docs"])
