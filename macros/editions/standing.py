"""The editions of this repository, the folders under brand/ that hold an edition.yml, and why one cannot be built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..generator.settings import settings_problems
from ..load import guide
from ..load.layers import EDITION
from ..look.contrast import failing
from ..look.logo import logo_problems
from ..look.palette import read_tokens
from ..pages.edition_palette import TOKENS, edition_palette
from ..proof import links
from ..proof.styles import style_problems
from ..source.messages import did_you_mean, message
from ..source.nodes import Problem
from ..source.overlay import Change
from ..source.places import BRAND, edition_folder
from . import own_files

FOLDER_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EXAMPLE_HOST = "voorbeeld.example"


def names(root: Path) -> tuple[str, ...]:
    """Return the names of all editions, in order."""
    return tuple(sorted(path.parent.name for path in (root / BRAND).glob("*/edition.yml")))


def problems(root: Path, name: str) -> list[Problem]:
    """Report every reason why this edition cannot be built: its content, its colours, its pictures, its styles.

    Of content that is wrong nobody asks where links lead, what own pages say, and how pictures and colours are.
    """
    if name not in names(root):
        return [Problem.of_file(BRAND, message("unknown_edition", name=name, hint=did_you_mean(name, list(names(root)))))]
    found = [*place_problems(root, name), *style_problems(edition_folder(root, name) / "docs", root)]
    loaded = guide.load(root, name)
    found += _placeholders(loaded, guide.load(root))
    if loaded.guide is None:
        return [*found, *loaded.problems]
    places = {item.change.path: item.change for item in loaded.changes if item.file == EDITION}
    found += links.link_problems(loaded, guide.load(root))
    found += own_files.page_problems(loaded.guide, root)
    return [*found, *_pictures(loaded.guide, places, root), *_colours(loaded.guide, places, root)]


def _placeholders(loaded: guide.Loaded, ours: guide.Loaded) -> Iterator[Problem]:
    """Report what still is the example of the file that `make brand` wrote: readers would call it, or mail there."""
    words = ours.guide.words.get("new_edition", {}) if ours.guide else {}
    examples = {word for name, word in words.items() if name.startswith("example_")}
    for item in loaded.changes:
        if item.file == EDITION and item.change.own:
            for place in item.change.own.texts():
                if place.value in examples or EXAMPLE_HOST in str(place.value):
                    yield place.problem(message("placeholder", value=place.value))


def place_problems(root: Path, name: str) -> Iterator[Problem]:
    """Report a folder or settings file in which the build cannot work."""
    if not FOLDER_NAME.fullmatch(name):
        yield Problem.of_file(f"{BRAND}{name}/edition.yml", message("folder_name", name=name))
    yield from settings_problems(root, name)
    yield from own_files.place_problems(root, name)


def _pictures(own: guide.Guide, places: dict[str, Change], root: Path) -> Iterator[Problem]:
    for field in ("logo", "logo_dark", "favicon"):
        if file := getattr(own.edition, field):
            path = edition_folder(root, own.name) / file
            if path.exists():
                yield from logo_problems(path, str(path.relative_to(root)))
            else:
                yield places[field].place.problem(message("logo_missing"))


def _colours(own: guide.Guide, places: dict[str, Change], root: Path) -> Iterator[Problem]:
    """Report colours that are none of ours, and pairs that are hard to read; told at the colour that the edition chose."""
    tokens = read_tokens((root / "docs" / TOKENS).read_text(encoding="utf-8"))
    node = places["colours"].place if "colours" in places else None
    unknown = [token for token in own.edition.colours if token not in tokens]
    if node and unknown:
        yield from (node.problem(message("unknown_token", name=token, hint=did_you_mean(token, list(tokens))), token) for token in unknown)
        return
    if node is None and own.edition.colour is None:
        return
    for failure in failing(edition_palette(own, root)):
        place = node if node is not None else places["colour"].place
        values = {"foreground": failure.foreground, "background": failure.background, "scheme": failure.scheme}
        text = message("low_contrast", **values, ratio=failure.ratio, needed=failure.needed, proposal=failure.proposal)
        yield place.problem(text, failure.foreground if failure.foreground in own.edition.colours else None)
