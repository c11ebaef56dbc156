"""Files that are written whole or not at all, and only when that changes them."""

from __future__ import annotations

from pathlib import Path


def write(path: Path, data: bytes) -> bool:
    """Write a file, and return whether that changed it. A link in its place goes; what it leads to stays as it is."""
    if not path.is_symlink() and path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
    return True
