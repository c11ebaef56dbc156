"""The command line for whoever keeps an edition: `python -m macros brand new | check | diff | record | seen`."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable
from pathlib import Path

from ..load import guide
from ..load.layers import upstream_file
from ..pages.edition_palette import edition_palette
from ..proof import links
from ..source import whole_file
from ..source.messages import message
from ..source.nodes import Problem
from . import credit, differences, gate, notices, own_files, standing, start, upstream

Report = Callable[[tuple[Problem, ...]], int]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments of `brand`."""
    commands = parser.add_subparsers(dest="action", required=True)
    new = commands.add_parser("new")
    new.add_argument("name")
    new.add_argument("--colour", required=True)
    new.add_argument("--logo", type=Path)
    new.add_argument("--address")
    check = commands.add_parser("check")
    check.add_argument("name", nargs="?")
    check.add_argument("--stale", type=day, metavar="DATE")
    check.add_argument("--github", action="store_true")
    commands.add_parser("record").add_argument("name", nargs="?")
    for name in ("diff", "seen"):
        commands.add_parser(name).add_argument("name")


def day(text: str) -> datetime.date:
    """Return the day that was typed as an argument. Raises argparse.ArgumentTypeError, in Dutch, for what is no day."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as failure:
        raise argparse.ArgumentTypeError(message("bad_date_argument", value=text)) from failure


def run(options: argparse.Namespace, root: Path, report: Report) -> int:
    """Carry out one command; `report` prints problems. Return the exit code: 0 fine, 1 problems."""
    if options.action == "new":
        return _new(options, root, report)
    if options.action == "check":
        wanted = [options.name] if options.name else standing.names(root)
        strays = [] if options.name else list(own_files.folders_without_edition(root))
        if strays:
            report(tuple(strays))
        return max([_check(root, name, options.stale, options.github) for name in wanted], default=0) or int(bool(strays))
    if options.action == "record":
        wanted = [options.name] if options.name else standing.names(root)
        return max([_record(root, name, report) for name in wanted], default=0)
    if found := gate.build_problems(root, options.name):
        return report(found)
    if options.action == "diff":
        path = root / "sites" / f"{options.name}-verschillen.html"
        text, key = differences.differences(root, options.name), "differences_written"
    else:
        path = upstream_file(root, options.name)
        text, key = upstream.updated(root, options.name, guide.load(root, options.name).changes, accept=True), "upstream_written"
    whole_file.write(path, text.encode("utf-8"))
    print(message(key, path=path.relative_to(root)), file=sys.stderr)
    return 0


def _new(options: argparse.Namespace, root: Path, report: Report) -> int:
    name, found = start.new(root, options.name, options.colour, options.logo, options.address)
    if found:
        return report(found)
    made = guide.load(root, name).guide
    assert made is not None
    used = edition_palette(made, root)["action"][0]
    if used.lower() != options.colour.lower():
        print(message("colour_moved", given=options.colour, used=used), file=sys.stderr)
    print(message("brand_made", name=name), file=sys.stderr)
    return 0


def _record(root: Path, name: str, report: Report) -> int:
    """Note what upstream says now wherever an edition differs and nothing was noted; the build does the same."""
    if found := gate.build_problems(root, name):
        return report(found)
    path = upstream_file(root, name)
    whole_file.write(path, upstream.updated(root, name, guide.load(root, name).changes).encode("utf-8"))
    print(message("upstream_written", path=path.relative_to(root)), file=sys.stderr)
    return 0


def _check(root: Path, name: str, today: datetime.date | None, github: bool) -> int:
    found = list(gate.build_problems(root, name))
    attention = [] if found else notices.notices(root, name, today)
    chosen = [] if found else differences.choices(guide.load(root, name))
    if not found:
        found += links.part_problems(guide.load(root, name), root)
        found += credit.left_over_names(root, name) + credit.lost_attribution(root, name)
    for level, said, problems in (("error", "", found), ("warning", message("attention"), attention), ("", message("otherwise"), chosen)):
        for problem in problems:
            if github and level:
                print(github_line(level, problem))
            else:
                print(f"{problem.file}:{problem.line}:{problem.column}: {said}{problem.text}")
    counts = {"name": name, "problems": len(found), "count": _counted("attention_point", len(attention))}
    key = "brand_fine" if not found else "brand_problem" if len(found) == 1 else "brand_problems"
    print(message(key, **counts), file=sys.stderr)
    return 1 if found else 0


def _counted(key: str, count: int) -> str:
    return message(f"one_{key}" if count == 1 else f"many_{key}s", count=count)


def github_line(level: str, problem: Problem) -> str:
    """Return a problem as GitHub shows it beside the line of a proposal."""
    text = problem.text.replace("%", "%25").replace("\n", "%0A")
    return f"::{level} file={problem.file},line={problem.line},col={problem.column}::{text}"
