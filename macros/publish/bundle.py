"""The bundle of what the pages of a built site load, minified and named by its content, so that browsers keep it for good.

Of stylesheets, those that every page loads become one file and those of a kind of page another; scripts become one
file a page. Large data in a page becomes a script that puts it there, what few readers ask for is set apart, and a small icon
goes into the page. A second time finds nothing left to do.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from urllib.parse import quote, unquote

import rcssmin
import rjsmin

from . import set_apart
from .page_parts import DATA, DEFER, FIRST, LAZY, STYLE, Part, parts_of
from .search_index import DATA as SEARCH_DATA
from .set_apart import LATER

FOLDER = "bundle"
DATA_LIMIT = 8000
"""Bytes of data in a page from which it is worth a file that the browser keeps."""
ICON_LIMIT = 1000
"""Bytes of an icon up to which it costs less inside the page than a request of its own."""
HASH_LENGTH = 10
STRICT = re.compile(r"""\s*(?:/\*.*?\*/\s*|//[^\n]*\n\s*)*["']use strict["'];""", re.S)
AS_WRITTEN = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.S | re.I)
SPACE = re.compile(r"\s*\n\s*")
ICON = re.compile(r"""(?<=<link rel="icon" href=")[^":]+\.svg(?=")""")
KEYWORDS = re.compile(r"""<meta name="keywords"[^>]*>""")
OWN_ADDRESS = re.compile(r"""url\(\s*(["']?)(?!["']|data:|[a-z]+:|/|#)([^"')]+)\1\s*\)""")


def bundle(folder: Path) -> None:
    """Bundle what the pages of a built site load, rewrite the pages, and drop the files that were joined.

    Same site, same bytes. Addresses stay relative, so a site under a path or on a disk works too.
    """
    texts = {page: page.read_text(encoding="utf-8") for page in sorted(folder.rglob("*.html"))}
    deferred = set_apart.read(texts.values())
    files = {name: _write(folder, name, "js", script) for name, script in deferred.scripts().items()}
    for page, text in texts.items():
        top = "../" * (len(page.relative_to(folder).parts) - 1)
        texts[page] = deferred.taken_from(text, {name: f"{top}{file}" for name, file in files.items()})
    parts = {page: [part for part in parts_of(folder, text) if not part.file.startswith(f"{FOLDER}/")] for page, text in texts.items()}
    shared = set.intersection(*({_shape(part) for part in own} for own in parts.values())) if parts else set()
    pages_of = Counter(part.file for own in parts.values() for part in own)
    joined: set[str] = set()
    for page, own in parts.items():
        text = texts[page]
        prefix = next((part.prefix for part in own if part.file), None)
        new: dict[Part, str] = {}
        for group in _groups(own, shared):
            if group[0].kind == DATA:
                new |= _without_data(folder, text, group[0], prefix)
            else:
                names = [part.file for part in group]
                joined |= set(names)
                made = _joined(folder, names, _stem(group, shared, pages_of), group[0].kind)
                new |= _replaced(text, group, group[0].prefix + made)
        text = _squeezed(_with_icon(page, _with_elements(text, new)))
        texts[page] = text
        page.write_text(text, encoding="utf-8")
    for name in sorted(joined):
        if any(posixpath.basename(name) in text for text in texts.values()):
            continue  # something asks for it in another way
        (folder / name).unlink(missing_ok=True)
        _drop_empty(folder, (folder / name).parent)


def _shape(part: Part) -> tuple[str, str, str, bool]:
    return part.kind, part.file, part.media, part.later


def _groups(parts: list[Part], shared: set[tuple[str, str, str, bool]]) -> list[list[Part]]:
    """Return the parts of a page that become one file each, in the order of their places."""
    groups = [[part] for part in parts if part.kind in (FIRST, DATA)]
    styles = [part for part in parts if part.kind == STYLE]
    groups += [list(run) for _, run in groupby(styles, lambda part: (part.media, part.later, _shape(part) in shared))]
    groups += [run for run in [[part for part in parts if part.kind == DEFER]] if run]
    # What the build made changes with the content, so it has a file of its own.
    for _, run in groupby((part for part in parts if part.kind == LAZY), lambda part: part.file.partition("/")[0]):
        found = list(run)
        groups += [found] if found[0].file.startswith("assets/") else [[part] for part in found]
    return sorted(groups, key=lambda group: group[0].start)


def _stem(group: list[Part], shared: set[tuple[str, str, str, bool]], pages_of: Counter[str]) -> str:
    """Return what a joined file is called: by the last of what the fewest pages load."""
    if group[0].kind == STYLE and not group[0].media and not group[0].later and _shape(group[0]) in shared:
        return "shared"
    return posixpath.basename(min(reversed(group), key=lambda part: pages_of[part.file]).file).rsplit(".", 1)[0]


def _joined(folder: Path, names: list[str], stem: str, kind: str) -> str:
    """Write the file that the named ones become together; return its path in the site."""
    texts = [(name, (folder / name).read_text(encoding="utf-8")) for name in names]
    if kind == STYLE:
        return _write(folder, stem, "css", "\n".join(rcssmin.cssmin(_moved(name, text)) for name, text in texts))
    return _write(folder, stem, "js", "\n".join(map(_isolated, texts)) if len(texts) > 1 else rjsmin.jsmin(texts[0][1]))


def _isolated(source: tuple[str, str]) -> str:
    """Return a script that shares its file: what goes wrong in it stops only itself. One that may declare names for all stays bare."""
    text = source[1]
    small = rjsmin.jsmin(text).strip()
    return f"try{{(()=>{{{small}\n}})()}}catch(e){{setTimeout(()=>{{throw e}})}}" if STRICT.match(text) else f"{small};"


def _moved(name: str, text: str) -> str:
    """Return a stylesheet whose own addresses hold from the bundle's folder."""
    here = posixpath.dirname(name)
    return OWN_ADDRESS.sub(lambda found: f'url("../{posixpath.normpath(posixpath.join(here, found[2]))}")', text)


def _write(folder: Path, stem: str, extension: str, text: str) -> str:
    data = text.encode()
    name = f"{FOLDER}/{stem}-{hashlib.sha256(data).hexdigest()[:HASH_LENGTH]}.{extension}"
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return name


def _with_elements(text: str, new: Mapping[Part, str]) -> str:
    """Return the page with a new element in place of each of these, or none."""
    for part in sorted(new, key=lambda part: -part.start):
        after = text[part.end :]
        text = text[: part.start] + new[part] + (after if new[part] else after.removeprefix("\n"))
    return text


def _replaced(text: str, group: list[Part], address: str) -> dict[Part, str]:
    """Return one element for the whole group: at the place of its first, or of its last where order is by script."""
    stays = group[-1] if group[0].kind == DEFER else group[0]
    element = re.sub(r"""((?:href|src)\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)""", rf'\1"{address}"', text[stays.start : stays.end], count=1)
    return {part: element if part is stays else "" for part in group}


def _without_data(folder: Path, text: str, part: Part, prefix: str | None) -> dict[Part, str]:
    """Return a script in place of large data, that puts the data there before the next script runs; nothing where the data stays."""
    whole = text[part.start : part.end]
    if part.id == SEARCH_DATA:  # the index has it
        return {part: ""}
    data = whole[whole.index(">") + 1 : whole.rindex("<")]
    if prefix is None or (len(data.encode()) < DATA_LIMIT and not part.later):
        return {}
    # In single quotes, so that those of the JSON stay as they are.
    quoted = data.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    script = (
        '(()=>{const data=document.createElement("script");data.type="application/json";'
        f"data.id={json.dumps(part.id)};data.textContent='{quoted}';document.currentScript.before(data)}})();"
    )
    made = _write(folder, part.id, "js", script)
    how = f'type="{LATER}"' if part.later else "defer"
    return {part: f'<script {how} src="{prefix}{made}"></script>'}


def _with_icon(page: Path, text: str) -> str:
    """Return the page with its icon in it, where that is small."""
    found = ICON.search(text)
    file = page.parent / unquote(found[0]) if found else None
    if not found or not file or not file.is_file() or file.stat().st_size > ICON_LIMIT:
        return text
    drawing = quote(file.read_text(encoding="utf-8").strip(), safe=" =:/'(),;")
    return f"{text[: found.start()]}data:image/svg+xml,{drawing}{text[found.end() :]}"


def _squeezed(text: str) -> str:
    """Return the page without indents, empty lines, and the words that only the search index reads."""
    pieces = AS_WRITTEN.split(text)
    pieces[::2] = [SPACE.sub("\n", KEYWORDS.sub("", piece)) for piece in pieces[::2]]
    return "".join(pieces)


def _drop_empty(top: Path, folder: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
