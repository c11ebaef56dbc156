"""An edition's own folder of pages, .editions/<name>/docs, and its settings file: all that the generator needs to build it.

Our pages and assets are links to docs/, so that a change shows at once; what differs per edition is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..generator.settings import (
    EDITION_ASSETS,
    MARK,
    SHARE_IMAGE,
    settings_file,
    settings_text,
)
from ..generator.stub import is_stub, stub_text
from ..load.folders import docs_folder
from ..load.guide import Guide, Loaded
from ..load.layers import upstream_file
from ..look import palette, share_image
from ..pages.catalogue import all_pages, is_shown
from ..pages.edition_palette import TOKENS, edition_palette
from ..pages.templates import environment
from ..source import whole_file
from ..source.places import edition_folder, files_in
from . import upstream

# Made per edition by commands of their own.
MADE = ("assets/pdf/", "assets/doc/")


def compose(loaded: Loaded, root: Path) -> int:
    """Write or refresh everything of an edition that is not the site itself; return how many files changed.

    Reproducible: same content, same bytes. Raises OSError when a folder cannot be written.
    """
    guide, changes = loaded.guide, loaded.changes
    assert guide is not None, loaded.problems
    folder = docs_folder(root, guide.name)
    links = dict(_links(guide, root))
    written = dict(_written(guide, root))
    changed = sum(_link(folder / name, source) for name, source in links.items() if name not in written)
    changed += sum(whole_file.write(folder / name, data) for name, data in written.items())
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and name not in links and name not in written and not name.startswith(MADE):
            path.unlink()
            changed += 1
    changed += whole_file.write(upstream_file(root, guide.name), upstream.updated(root, guide.name, changes).encode("utf-8"))
    settings = settings_text(guide, root, own_pages(root, guide.name)).encode("utf-8")
    return changed + whole_file.write(settings_file(root, guide.name), settings)


def own_pages(root: Path, name: str) -> tuple[str, ...]:
    """Return the files of an edition's own pages, in order of name; a page with the name of one of ours replaces it."""
    pages = edition_folder(root, name) / "docs"
    names = (path.relative_to(pages).as_posix() for path in files_in(pages, "*.md"))
    return tuple(page for page in names if not (root / "docs" / page).exists())


def _links(guide: Guide, root: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file that is ours or the edition's as it is: its name under the folder, and where it stands."""
    for source in files_in(root / "docs"):
        name = source.relative_to(root / "docs").as_posix()
        if not name.startswith(MADE) and not _is_left_out(guide, source, name):
            yield name, source
    own = edition_folder(root, guide.name)
    # What the gate passes by, no build may see.
    for source in files_in(own / "docs"):
        yield source.relative_to(own / "docs").as_posix(), source
    for file in {file for file in (guide.edition.logo, guide.edition.logo_dark, guide.edition.favicon) if file}:
        yield f"{EDITION_ASSETS}/{file}", own / file


def _is_left_out(guide: Guide, source: Path, name: str) -> bool:
    """Return whether a file of docs/ is not for this edition: made anew for each, or a part that it does not show."""
    if name in (TOKENS, MARK, SHARE_IMAGE):
        return True
    if source.suffix != ".md":
        return False
    return is_stub(source.read_text(encoding="utf-8")) or not is_shown(guide, str(PurePosixPath(name).parent))


def _written(guide: Guide, root: Path) -> Iterator[tuple[str, bytes]]:
    for page in all_pages(guide):
        yield page.stub, stub_text(page).encode("utf-8")
    shades = edition_palette(guide, root)
    templates = environment(root, guide.name)
    tokens = (root / "docs" / TOKENS).read_text(encoding="utf-8")
    yield TOKENS, palette.write_tokens(tokens, shades).encode("utf-8")
    yield SHARE_IMAGE, share_image.share_image(share_image.share_drawing(guide.edition.name, guide.edition.tagline, shades, templates))
    if guide.edition.favicon is None:
        yield f"{EDITION_ASSETS}/favicon.svg", share_image.monogram(guide.edition.short_name, shades, templates).encode("utf-8")


def _link(path: Path, source: Path) -> bool:
    target = os.path.relpath(source, path.parent)
    if path.is_symlink() and os.readlink(path) == target:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(target)
    return True
