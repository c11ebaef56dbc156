"""The page that whoever writes sees instead of the guide while something in it is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..load.folders import template_folders
from ..source.messages import message
from ..source.nodes import Problem


def problem_page(root: Path, problems: Sequence[Problem], failure: str) -> str:
    """Return every problem with its place, the line itself and what to do; or what stopped the build otherwise; or that it goes on.

    Needs nothing of content/, which may be what is wrong.
    """
    environment = Environment(
        loader=FileSystemLoader(template_folders(root)), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    count = message("one_problem" if len(problems) == 1 else "many_problems", count=len(problems))
    wrong = bool(problems or failure)
    return environment.get_template("problems.html").render(
        heading=count if problems else message("serve_stopped" if wrong else "serve_making"),
        waiting=message("serve_waiting" if wrong else "serve_soon"),
        problems=list(_with_lines(root, problems)),
        failure=failure,
    )


def _with_lines(root: Path, problems: Sequence[Problem]) -> Iterator[tuple[Problem, str]]:
    """Yield each problem with the line that it is about; an empty text where there is none to show."""
    for problem in problems:
        path = root / problem.file
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
        yield problem, lines[problem.line - 1].strip() if 0 < problem.line <= len(lines) else ""
