"""The files of an edition's own folder: each in a place where it does something, none from elsewhere, none over what is ours alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from ..generator.written_pages import template
from ..kinds import BY_FILE
from ..load.folders import template_folders
from ..load.guide import Guide
from ..load.layers import CONTENT, FORMER_UPSTREAM, UPSTREAM
from ..look.logo import RASTERS
from ..pages.catalogue import all_pages, every_path, written_pages
from ..pages.page import file_of
from ..pages.page_kinds import WRITTEN_PAGES
from ..source.messages import did_you_mean, message
from ..source.nodes import Problem
from ..source.places import BRAND, edition_folder, files_in, is_of_editor
from ..source.yaml_reader import not_utf8

FOLDERS = (CONTENT, "docs", "templates")
# What templates of ours were called before, and are called now.
RENAMED_TEMPLATES = {
    "calendar.html": "calculator.html",
    "calm.html": "low_energy.html",
    "calm_version.html": "low_energy_version.html",
}
FILES = ("edition.yml", UPSTREAM, FORMER_UPSTREAM)
PICTURES = {".svg", ".ico", ".gif", ".avif", ".bmp", ".tif", ".tiff", *RASTERS}
# What an own page may ask for by name; the generator's own objects lead to the machine that builds.
OFFERED = frozenset(("edition", "words", "page_end"))
# Names in docs/ that the build fills itself, or that decide what our pages say and do.
OURS = ("assets/js/", "assets/css/", "assets/edition/", "assets/pdf/", "assets/doc/", "search/", "bundle/")
MADE = ("_headers", "robots.txt", "sitemap.xml", "404.html")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def place_problems(root: Path, name: str) -> Iterator[Problem]:
    """Report files in a place or with a name that nothing reads, and links to what stands outside the folder."""
    folder = edition_folder(root, name)
    for path in sorted(folder.rglob("*")):
        own = path.relative_to(folder)
        file = path.relative_to(root).as_posix()
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            yield Problem.of_file(file, message("link_outside"))
        elif path.is_dir() or is_of_editor(own):
            continue
        elif own.parts[0] not in FOLDERS and not _may_stand_beside(own):
            yield Problem.of_file(file, message("misplaced", hint=_right_place(own, root)))
        elif own.parts[0] == "templates":
            yield from _template_problems(own, file, root)
        elif own.parts[0] == "docs" and re.search(r"\.(markdown|mdx?\.txt|mkd|mdx)$", own.name, re.IGNORECASE):
            yield Problem.of_file(file, message("page_ending"))


def folders_without_edition(root: Path) -> Iterator[Problem]:
    """Report folders under brand/ that are no edition: nothing builds them."""
    for folder in sorted(path for path in (root / BRAND).glob("*") if path.is_dir()):
        if not (folder / "edition.yml").exists() and files_in(folder):
            other = next((path.name for path in sorted(folder.glob("edition*"))), "")
            yield Problem.of_file(
                f"{BRAND}{folder.name}/edition.yml", message("no_edition_here", hint=message("rename", name=other) if other else "")
            )


def over_ours(root: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield each own file that stands over one of ours: where it stands, and ours."""
    for own, ours in (("docs", [root / "docs"]), ("templates", template_folders(root))):
        folder = edition_folder(root, name) / own
        for path in files_in(folder):
            inner = path.relative_to(folder).as_posix()
            if path.suffix == ".md" and _path_of(inner) in WRITTEN_PAGES:
                inner = file_of(_path_of(inner))
            for replaced in (place / inner for place in ours):
                if replaced.exists():
                    yield path.relative_to(root).as_posix(), replaced.relative_to(root).as_posix()


def page_problems(guide: Guide, root: Path) -> Iterator[Problem]:
    """Report what in an edition's own pages and pictures would break the build, take the place of ours, or lead nowhere."""
    folder = edition_folder(root, guide.name) / "docs"
    files = files_in(folder)
    ours = every_path(guide) if files else set()
    for path in files:
        inner = path.relative_to(folder).as_posix()
        file = path.relative_to(root).as_posix()
        if inner.startswith(OURS) or inner in MADE:
            yield Problem.of_file(file, message("locked_file"))
        elif path.suffix == ".md" and _path_of(inner) in ours - set(WRITTEN_PAGES):
            yield Problem.of_file(file, message("page_taken", path=_path_of(inner) or "index"))
        elif path.suffix == ".md":
            try:
                text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
            except UnicodeDecodeError as error:
                yield not_utf8(file, error)
                continue
            yield from _code_problems(text, file)
            yield from _link_problems(text, inner, file, guide, root)


def _may_stand_beside(own: Path) -> bool:
    """Return whether a file may stand right in the folder of an edition: what we read, its pictures, notes of its own."""
    return len(own.parts) == 1 and (own.name in FILES or own.suffix.lower() in PICTURES | {".md"})


def _right_place(own: Path, root: Path) -> str:
    """Say where a file belongs, when its name or folder is one that we know."""
    known = {PurePosixPath(file).name: file for file in BY_FILE} | {
        path.name: path.relative_to(root).as_posix() for path in sorted((root / CONTENT).rglob("*.yml"))
    }
    if len(own.parts) > 1 and (near := did_you_mean(own.parts[0], list(FOLDERS))):
        return near
    if own.name in known:
        return message("belongs_in", place=known[own.name])
    return did_you_mean(own.name, [*FILES, *known])


def _template_problems(own: Path, file: str, root: Path) -> Iterator[Problem]:
    names = [path.name for folder in template_folders(root) for path in folder.iterdir()]
    inner = own.relative_to("templates").as_posix()
    if names and inner not in names:
        now = RENAMED_TEMPLATES.get(inner)
        hint = message("did_you_mean", match=now) if now else did_you_mean(inner, names)
        yield Problem.of_file(file, message("unknown_template", hint=hint))


def _path_of(page: str) -> str:
    """Return the address at which a page comes: 'a.md', 'a/index.md' and 'a/README.md' come at one."""
    return re.sub(r"(^|/)(index|README)$", "", page.removesuffix(".md"))


def _code_problems(text: str, file: str) -> Iterator[Problem]:
    """Report template code that cannot be read, or that asks for more than an own page is offered."""
    tree = template(file, text)
    if isinstance(tree, Problem):
        yield tree
        return
    unknown = find_undeclared_variables(tree) - OFFERED
    for node in tree.find_all(nodes.Name):
        if node.name in unknown:
            yield Problem(file, node.lineno, 1, message("page_name", name=node.name, choices=", ".join(sorted(OFFERED))))
    for use in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Filter)):
        name = (
            use.arg.value
            if isinstance(use, nodes.Getitem) and isinstance(use.arg, nodes.Const)
            else getattr(use, "attr", None) or getattr(use, "name", "")
        )
        if str(name).startswith("_") or (isinstance(use, nodes.Filter) and name == "attr"):
            yield Problem(file, use.lineno, 1, message("page_code"))
    for part in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        yield Problem(file, part.lineno, 1, message("page_include"))


def _link_problems(text: str, page: str, file: str, guide: Guide, root: Path) -> Iterator[Problem]:
    """Report links that lead to nothing: no page, no file, or a page that this edition does not show."""
    blank = FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    shown = {made.stub for made in all_pages(guide)} | {file_of(path) for path in written_pages(guide)}
    ours = {file_of(path) for path in every_path(guide)}
    own = edition_folder(root, guide.name) / "docs"
    for found in LINK.finditer(blank):
        target = found[1] or found[2]
        at = found.start(1 if found[1] else 2)
        place = file, blank.count("\n", 0, at) + 1, at - blank.rfind("\n", 0, at)
        path = re.split(r"[#?]", target)[0]
        if ELSEWHERE.match(target) or not path or "{" in target:
            continue
        wanted = _resolved(page, path)
        if path.startswith("/"):
            yield Problem(*place, message("page_link_from_top", target=target))
        elif (
            wanted in shown
            or (wanted and (own / wanted).is_file())
            or (wanted and not wanted.endswith(".md") and (root / "docs" / wanted).is_file())
        ):
            continue
        elif wanted in ours:
            yield Problem(*place, message("page_not_shown", target=target))
        elif f"{wanted}/index.md".lstrip("/") in shown:
            yield Problem(*place, message("page_link_form", target=target, form=f"{path.rstrip('/')}/index.md"))
        else:
            hint = did_you_mean(wanted or target, sorted(shown))
            yield Problem(*place, message("page_link", target=target, hint=hint))


def _resolved(page: str, path: str) -> str:
    """Return a link from a page as a file under docs/; empty when it leads out of there."""
    parts = list(PurePosixPath(page).parent.parts)
    for part in path.split("/"):
        if part == ".." and not parts:
            return ""
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
