"""What every build asks first, of the guide and of an edition: nothing is made of what is wrong."""

from __future__ import annotations

from pathlib import Path

from ..generator import written_pages
from ..generator.settings import settings_problems
from ..load import guide
from ..proof import links
from ..proof.asked_words import words_of_code_problems
from ..proof.styles import style_problems
from ..source.nodes import Problem
from . import standing


def build_problems(root: Path, name: str = "") -> tuple[Problem, ...]:
    """Return every reason why the guide, or the edition with this name, cannot be built; sorted.

    Some look into what others must first have found right. Of content that is wrong nobody asks which words lack in it. Where a word
    lacks that the names of pages are made of, nobody asks where links lead and how an edition looks.
    """
    if name and name not in standing.names(root):
        return tuple(standing.problems(root, name))
    loaded = guide.load(root, name)
    found = {*loaded.problems, *written_pages.problems(root)}
    missing = words_of_code_problems(loaded) if loaded.guide else []
    if missing:
        found |= {*missing, *(standing.place_problems(root, name) if name else settings_problems(root, name))}
    elif name:
        found |= set(standing.problems(root, name))
    else:
        found |= {*settings_problems(root, name), *links.link_problems(loaded, loaded)}
    return tuple(sorted(found))


def problems(root: Path, name: str = "") -> tuple[Problem, ...]:
    """Return what is wrong in the guide, or in an edition, before anything is written: `build_problems`, and our stylesheets; sorted.

    To read those takes a third of a second, too long to do it again for each step of a build.
    """
    return tuple(sorted({*build_problems(root, name), *style_problems(root / "docs", root)}))
