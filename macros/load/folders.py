"""The folders of an edition's pages and of its site."""

from __future__ import annotations

from pathlib import Path


def docs_folder(root: Path, name: str) -> Path:
    """Return the folder of pages that the generator reads for an edition; the empty name is upstream."""
    return root / ".editions" / name / "docs" if name else root / "docs"


def site_folder(root: Path, name: str) -> Path:
    """Return where the built site of an edition goes; the empty name is upstream."""
    return root / "sites" / name if name else root / "site"
