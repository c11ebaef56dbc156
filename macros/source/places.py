"""Where files stand: what an edition says itself, and the files of a folder without those of an open editor."""

from __future__ import annotations

from pathlib import Path, PurePath

BRAND = "brand/"
"""How the path of a file begins that an edition wrote itself."""


def edition_folder(root: Path, name: str) -> Path:
    """Return the folder in which an edition says what it says itself."""
    return root / BRAND / name


def files_in(folder: Path, pattern: str = "*") -> list[Path]:
    """Return the files below a folder, sorted, without those of an open editor; none where the folder is not there.

    A link to a file counts as one; a link that leads nowhere does not.
    """
    return [path for path in sorted(folder.rglob(pattern)) if path.is_file() and not is_of_editor(path.relative_to(folder))]


def is_of_editor(own: PurePath) -> bool:
    """Return whether a file, by its path in our folders, is what an editor or a system keeps beside what people wrote: a swap file, a lock,
    a copy of before.

    Such a file is ignored without a word. Its name, or that of a folder on the way, begins with a dot, as in `.faq.yml.swp`, `.#faq.yml` or
    `.DS_Store`; or it ends with a tilde; or it stands between hashes.
    """
    return any(part.startswith(".") or part.endswith("~") or (part.startswith("#") and part.endswith("#")) for part in own.parts)
