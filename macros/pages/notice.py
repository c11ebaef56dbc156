"""What whoever writes sees in the browser beside the guide: what is wrong with it, that it is being made, that there is a newer one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..load.folders import template_folders
from ..source.messages import message
from ..source.nodes import Problem


def notice(root: Path, problems: Sequence[Problem], failure: str) -> str:
    """Return a page of every problem with its place, the line itself and what to do; or of what stopped the build otherwise; of neither,
    that the guide is being made.

    Needs nothing of content/, which may be what is wrong.
    """
    count = message("one_problem" if len(problems) == 1 else "many_problems", count=len(problems))
    wrong = bool(problems or failure)
    return _written(
        root,
        "notice.html",
        heading=count if problems else message("serve_stopped" if wrong else "serve_making"),
        waiting=message("serve_waiting" if wrong else "serve_soon"),
        problems=list(_with_lines(root, problems)),
        failure=failure,
    )


def reload_script(root: Path, address: str, version: str) -> str:
    """Return what has a page come again once the text at an address is another than `version`."""
    return _written(root, "reload.html", address=address, version=version)


def _written(root: Path, template: str, **values: object) -> str:
    loader = FileSystemLoader(template_folders(root))
    made = Environment(loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return made.get_template(template).render(values)


def _with_lines(root: Path, problems: Sequence[Problem]) -> Iterator[tuple[Problem, str]]:
    """Yield each problem with the line that it is about; an empty text where there is none to show."""
    for problem in problems:
        path = root / problem.file
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
        yield problem, lines[problem.line - 1].strip() if 0 < problem.line <= len(lines) else ""
