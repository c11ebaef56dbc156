"""The built site of an edition: whose name it bears, and whether it says where its texts come from."""

from __future__ import annotations

from pathlib import Path

from ..load import guide
from ..load.folders import site_folder
from ..pages.page_kinds import path_of
from ..source.messages import message
from ..source.nodes import Problem

TEXT_FILES = {".html", ".json", ".js", ".css", ".xml", ".txt", ".svg", ".ics"}
ATTRIBUTION = 'id="herkomst"'


def left_over_names(root: Path, name: str) -> list[Problem]:
    """Report where the built site of an edition still bears the open guide's name; the line that says where it comes from may."""
    upstream = guide.load(root).guide
    assert upstream is not None
    own = guide.load(root, name).guide
    credit = upstream.words["frame"]["credit"]
    traces = {upstream.edition.name, upstream.edition.host} - {own.edition.name if own else "", own.edition.host if own else ""}
    found = []
    for path in sorted(site_folder(root, name).rglob("*")):
        if path.suffix in TEXT_FILES:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                rest = line.replace(credit, " " * len(credit))
                for trace in sorted(traces):
                    if trace in rest and ATTRIBUTION not in line:
                        place = str(path.relative_to(root)), number, rest.index(trace) + 1
                        found.append(Problem(*place, message("left_over", name=trace)))
    return found


def lost_attribution(root: Path, name: str) -> list[Problem]:
    """Report a built site that no longer says where its texts come from: the licence asks for it."""
    page = site_folder(root, name) / path_of("about") / "index.html"
    if not page.exists() or ATTRIBUTION in page.read_text(encoding="utf-8"):
        return []
    return [Problem.of_file(str(page.relative_to(root)), message("no_attribution"))]
