"""What stands above the text of a Markdown page: its title and other settings, between two lines of dashes."""

from __future__ import annotations

import re

HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def length(page: str) -> int:
    """Return how many characters stand above the text of a page; 0 where it begins at once."""
    head = HEAD.match(page)
    return head.end() if head else 0
