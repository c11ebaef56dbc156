"""A zip that is the same bytes for the same files: every time in it is that of the build."""

from __future__ import annotations

import io
import os
import time
import zipfile
from collections.abc import Iterable

EARLIEST = 315532800  # a zip cannot say a time before 1980
MODE = 0o644


def build_time() -> int:
    """Return SOURCE_DATE_EPOCH, in seconds since 1970, or the earliest time that a zip can say."""
    return max(EARLIEST, int(os.environ.get("SOURCE_DATE_EPOCH", "0")))


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of these files, pairs of a name and what is in it, in this order."""
    packed = io.BytesIO()
    stamp = time.gmtime(build_time())[:6]
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = MODE << 16
            archive.writestr(entry, data)
    return packed.getvalue()
