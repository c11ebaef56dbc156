"""The last steps of every built site, for a server and for a disk alike."""

from __future__ import annotations

from pathlib import Path

from . import bundle, search_index


def finish(folder: Path) -> None:
    """Give a built site its search index, where the generator did not, and then join its styles and scripts. Twice gives the same bytes."""
    if not (folder / search_index.TITLES).is_file():  # a generator without the hook
        search_index.write(folder)
    bundle.bundle(folder)
