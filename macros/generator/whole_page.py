"""Pages that are HTML from end to end, kept from the Markdown reader: it would look at each of their tags twice more."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, tostring

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

MARK = "<!--whole-->"
ANCHOR = re.compile(r'(?<=\sid=")[^"]+(?=")')
# MkDocs looks for anchors in what Markdown does not read (21), and then Markdown takes HTML apart (20).
BEFORE_ANCHORS, AFTER_ANCHORS = 21.5, 20.5


def attend(config: Any) -> str:
    """Have the generator keep pages whole that begin with what is returned. It is empty for a generator that cannot be told so."""
    if not hasattr(config, "load_dict"):
        return ""
    config["markdown_extensions"].append(_WholePages())
    return f"{MARK}\n"


class _WholePages(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_OnlyAnchors(md), "only_anchors", BEFORE_ANCHORS)
        md.preprocessors.register(_Whole(md), "whole_page", AFTER_ANCHORS)


class _OnlyAnchors(Preprocessor):
    """Puts the page aside and leaves its anchors, by which MkDocs knows whether a link to this page leads somewhere."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).strip()
        if not text.startswith(MARK):
            return lines
        page = text.removeprefix(MARK).strip()
        return [MARK, self.md.htmlStash.store(page), *(tostring(Element("a", id=anchor), "unicode") for anchor in ANCHOR.findall(page))]


class _Whole(Preprocessor):
    """Leaves nothing but the page."""

    def run(self, lines: list[str]) -> list[str]:
        return lines[1:2] if lines[0] == MARK else lines
