"""The pages in docs/ that someone wrote by hand: the texts in them, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .stub import is_stub

FRONT_MATTER = re.compile(r"(title|description): ")
BEGINNING = re.compile(r"[\s#>*-]*(?:\d+\. +)?(?:<[^>]+>)*")
NO_WORDS = re.compile(r"[*]{1,2}|```.*|\{[%{#].*?[%}#]\}|\{ #[\w-]+ \}|`[^`]*`|<[^>]+>|(?<=\])\([^)]*\)")


def paragraphs(root: Path) -> Iterator[tuple[str, int, int, str]]:
    """Yield the file, line, column and text of each paragraph, which stands on one line, without code and addresses."""
    for path in sorted((root / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if not is_stub(text):
            yield from _paragraphs(str(path.relative_to(root)), text)


def _paragraphs(file: str, text: str) -> Iterator[tuple[str, int, int, str]]:
    in_front, in_code = False, False
    for number, line in enumerate(text.splitlines(), 1):
        in_code ^= line.startswith("```")
        in_front ^= line == "---"
        start = FRONT_MATTER.match(line) if in_front else BEGINNING.match(line)
        if start is None or in_code:
            continue
        words = NO_WORDS.sub("", line[start.end() :]).strip()
        if words:
            yield file, number, start.end() + 1, words
