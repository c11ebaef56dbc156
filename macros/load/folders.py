"""Where an edition's pages and site stand."""

from __future__ import annotations

from pathlib import Path


def docs_folder(root: Path, name: str) -> Path:
    """The folder of pages that the generator reads for an edition."""
    return root / ".editions" / name / "docs" if name else root / "docs"


def site_folder(root: Path, name: str) -> Path:
    """Where the built site of an edition goes."""
    return root / "sites" / name if name else root / "site"
