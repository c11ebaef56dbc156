"""Phrases as content/style.yml writes them, found in a text."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=1000)
def any_of(*phrases: str) -> re.Pattern[str]:
    """Return what finds any of these phrases as whole words, and nothing when there are none; * is the rest of a word."""
    either = "|".join(map(re.escape, phrases)).replace(r"\*", r"\w*") or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
