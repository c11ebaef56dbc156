"""Pages that are HTML from end to end, kept from the Markdown reader: it would look at each of their tags once more."""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

MARK = "<!--whole-->"
# After MkDocs has looked for anchors (21), before Markdown takes HTML apart (20).
PRIORITY = 20.5


def attend(config: Any) -> str:
    """Have the generator keep pages whole that begin with what is returned. It is empty for a generator that cannot be told so."""
    if not hasattr(config, "load_dict"):
        return ""
    config["markdown_extensions"].append(_WholePages())
    return f"{MARK}\n"


class _WholePages(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Whole(md), "whole_page", PRIORITY)


class _Whole(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).strip()
        return [self.md.htmlStash.store(text.removeprefix(MARK).strip())] if text.startswith(MARK) else lines
