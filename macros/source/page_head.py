"""What stands above the text of a Markdown page: its title and other settings, between two lines of dashes."""

from __future__ import annotations

import re

import yaml

HEAD = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)


def length(page: str) -> int:
    """Return how many characters stand above the text of a page; 0 where it begins at once."""
    head = HEAD.match(page)
    return head.end() if head else 0


def title(page: str) -> str:
    """Return the title of a page. Raises KeyError where it says none, yaml.YAMLError for settings that cannot be read."""
    head = HEAD.match(page)
    return str((yaml.safe_load(head[1]) if head else {})["title"])
