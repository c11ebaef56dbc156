"""What a built page loads, and the data in it: each such element with its place in the page's text and its file in the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .set_apart import LATER

# A whole page through a parser takes twenty times as long.
TAG = re.compile(r"""<!--.*?-->|<(link|script)\b(?:"[^"]*"|'[^']*'|[^"'>])*>""", re.S)
# In what kinds of elements a page loads files, as `Part.kind`.
STYLE, FIRST, DEFER, LAZY, DATA = "style", "first", "defer", "lazy", "data"


@dataclass(frozen=True)
class Part:
    """An element of a page that loads a file, or holds data, with its place in the page's text."""

    kind: str
    start: int
    end: int
    file: str = ""
    """What it loads, as a path in the site."""
    prefix: str = ""
    """What stands before that path in its address: the way from the page to the top of the site."""
    media: str = ""
    id: str = ""
    later: bool = False
    """Whether it waits until a script asks for it: data, or a stylesheet."""


def parts_of(folder: Path, text: str) -> list[Part]:
    """Return the elements of a page that load a file or hold data, in order."""
    found, at = [], 0
    while match := TAG.search(text, at):
        at = match.end()
        if not match[1]:  # a comment
            continue
        values = _attributes(match.group())
        kind = STYLE if match[1] == "link" and values.get("rel") == "stylesheet" else ""
        if match[1] == "script":
            at = text.find("</script>", at) + len("</script>")
            if at < len("</script>"):
                break
            kind = _script_kind(values)
        if kind and (part := _located(folder, kind, match.start(), at, values)):
            found.append(part)
    return found


def _attributes(tag: str) -> dict[str, str]:
    reader = _Tag()
    reader.feed(tag)
    return reader.values


def _located(folder: Path, kind: str, start: int, end: int, values: dict[str, str]) -> Part | None:
    """Return the part with its file, or None for what is no file of this site."""
    if kind == DATA:
        return Part(kind, start, end, id=values["id"], later="data-later" in values)
    address = values.get("href") or values.get("src", "")
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.query or parts.fragment:
        return None
    for path in _tails(unquote(parts.path)):
        if (folder / path).is_file():
            return (
                Part(kind, start, end, path, address[: len(address) - len(path)], values.get("media", ""), later="disabled" in values)
                if address.endswith(path)
                else None
            )
    return None


def _tails(path: str) -> Iterator[str]:
    """Yield what an address may name in the site: all of it without the way up, or a part after the path that the site stands under."""
    names = [name for name in path.split("/") if name not in ("", ".", "..")]
    for start in range(len(names)):
        yield "/".join(names[start:])


class _Tag(HTMLParser):
    """A reader of the attributes of one tag."""

    values: dict[str, str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values = {name: value or "" for name, value in attrs}


def _script_kind(values: dict[str, str]) -> str:
    kind = values.get("type", "")
    if kind == "application/json" and "id" in values and "src" not in values:
        return DATA
    if "src" not in values or "async" in values:
        return ""
    if kind == LATER:
        return LAZY
    return "" if kind else DEFER if "defer" in values else FIRST
