"""What the site generator must know of a guide: the block that follows from content/ in mkdocs.yml or mkdocs.<name>.yml."""

from __future__ import annotations

from pathlib import Path

import yaml

from ..load.folders import docs_folder, site_folder
from ..load.guide import Guide
from ..pages.catalogue import sections

BEGIN = "# pages: begin\n"
END = "# pages: end\n"
SHARE_IMAGE = "assets/img/share.png"
MARK = "assets/img/mark.svg"
EDITION_ASSETS = "assets/edition"
HEAD = """\
# Instellingen van deze editie. Wat tussen de twee regels staat, volgt uit {source}: verander het daar.
# Erboven of eronder mag je eigen instellingen van MkDocs zetten.
INHERIT: generator.yml
"""


def settings_file(root: Path, name: str) -> Path:
    """Where the generator finds its settings for an edition; the empty name is upstream."""
    return root / (f"mkdocs.{name}.yml" if name else "mkdocs.yml")


def has_block(text: str) -> bool:
    """Whether a settings file holds the two lines between which the build writes, in order."""
    return END in text.partition(BEGIN)[2]


def settings_text(guide: Guide, root: Path, own_pages: tuple[str, ...] = ()) -> str:
    """The whole settings file: what stands there, with the block between its two lines made anew.

    Raises ValueError for a file without those lines (see `has_block`).
    """
    path = settings_file(root, guide.name)
    if path.exists():
        before, rest = path.read_text(encoding="utf-8").split(BEGIN, 1)
        after = rest.split(END, 1)[1]
    else:
        before, after = HEAD.format(source=f"brand/{guide.name}/"), ""
    return before + BEGIN + _block(guide, root, own_pages) + END + after


def _block(guide: Guide, root: Path, own_pages: tuple[str, ...]) -> str:
    edition = guide.edition
    settings: dict[str, object] = {
        "site_name": edition.name,
        "site_description": edition.description,
        "site_url": edition.address,
    }
    settings["docs_dir"] = docs_folder(root, guide.name).relative_to(root).as_posix()
    settings["site_dir"] = site_folder(root, guide.name).relative_to(root).as_posix()
    settings["theme"] = {"favicon": _asset(edition.favicon or "favicon.svg") if guide.name else MARK}
    settings["extra"] = {"generator": False, "edition": frame(guide, own_pages), "words": guide.words["frame"]}
    settings["nav"] = [
        entry
        for section, files in sections(guide, own_pages).items()
        for entry in ([{guide.words["sections"][section].format(name=edition.short_name): files}] if len(files) > 1 or section == "own" else files)
    ]
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=100_000)


def frame(guide: Guide, own_pages: tuple[str, ...] = ()) -> dict[str, object]:
    """What the frame of every page shows of an edition: header, footer, page not found, and what goes before the content."""
    edition = guide.edition
    contacts = [
        {"role": guide.roles[role].title} | contact.model_dump(exclude_none=True)
        for role, contact in edition.contacts.items()
    ]
    return {
        "brand": guide.name,
        "name": edition.name,
        "short_name": edition.short_name,
        "tagline": edition.tagline,
        "share": SHARE_IMAGE,
        "robots": edition.robots == "ja",
        "logo": _asset(edition.logo or edition.favicon or "favicon.svg") if guide.name else None,
        "logo_dark": edition.logo_dark and _asset(edition.logo_dark),
        "contacts": contacts,
        "phones": [phone.model_dump(exclude_none=True) for phone in edition.phones.values()],
        "links": [link.model_dump(exclude_none=True) for link in edition.links.values()],
        "footer": edition.footer,
        "imprint": edition.imprint,
        "own_pages": bool(own_pages),
        "self_hosting": edition.parts.self_hosting == "ja",
    }


def _asset(file: str) -> str:
    return f"{EDITION_ASSETS}/{file}"
