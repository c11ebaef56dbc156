"""The folders of an edition's pages, of its site and of our templates."""

from __future__ import annotations

from pathlib import Path


def docs_folder(root: Path, name: str) -> Path:
    """Return the folder of pages that the generator reads for an edition; the empty name is upstream."""
    return root / ".editions" / name / "docs" if name else root / "docs"


def site_folder(root: Path, name: str) -> Path:
    """Return where the built site of an edition goes; the empty name is upstream."""
    return root / "sites" / name if name else root / "site"


def template_folders(root: Path) -> list[Path]:
    """Return where our templates stand. A template is asked for by its file name alone, so no two share one."""
    return sorted((root / "overrides" / "guide").glob("*/"))
