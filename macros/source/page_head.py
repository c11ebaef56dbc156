"""What stands above the text of a Markdown page: its title and other settings, between two lines of dashes."""

from __future__ import annotations

import re

import yaml

HEAD = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
# A heading of the first level, without the id that may stand behind it.
HEADING = re.compile(r"^# +(.+?) *(?:\{.*\})?$", re.MULTILINE)


def length(page: str) -> int:
    """Return how many characters stand above the text of a page; 0 where it begins at once."""
    head = HEAD.match(page)
    return head.end() if head else 0


def title(page: str) -> str:
    """Return the title of a page: what its settings say, or else its first heading, as the generator does. Raises KeyError where it has
    neither, yaml.YAMLError for settings that cannot be read."""
    head = HEAD.match(page)
    settings = yaml.safe_load(head[1]) if head else None
    if isinstance(settings, dict) and "title" in settings:
        return str(settings["title"])
    heading = HEADING.search(page)
    if heading is None:
        raise KeyError("title")
    return heading[1]
