"""The guide's macros for mkdocs-macros: the only module that the site generator calls."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2.sandbox import SandboxedEnvironment

from .editions.gate import build_problems
from .generator import whole_page
from .load import guide
from .pages import render
from .publish import search_index
from .source.messages import message


class BrokenContent(Exception, SystemExit):
    """An end of the build with all problems on the error stream and exit code 1."""

    def __init__(self, problems: Sequence[object]) -> None:
        count = message("one_problem" if len(problems) == 1 else "many_problems", count=len(problems))
        super().__init__("\n".join([*map(str, problems), count]))
        self.code = str(self)


def define_env(env: Any) -> None:
    """Register `guide_page(path)`: the page at that path, made from content/ and the edition that the settings name, and
    `page_end(path, name, reviewed)`: what ends a hand-written page."""
    root = Path(env.project_dir)
    name = env.conf["extra"]["edition"]["brand"]
    if problems := build_problems(root, name):
        raise BrokenContent(problems)
    shown = guide.load(root, name).guide
    assert shown is not None
    if not gc.get_freeze_count():
        gc.freeze()  # the guide stays to the end: the collector need not look through it again and again
    directory_urls = env.conf["use_directory_urls"]
    mark = whole_page.attend(env.conf)
    env.macro(lambda path: mark + render.render(shown, root, path, directory_urls), "guide_page")
    env.macro(lambda path, name, reviewed: render.render_end(shown, root, path, name, reviewed, directory_urls), "page_end")


def on_pre_page_macros(env: Any) -> None:
    """Let no page reach the machine that builds it: whoever writes an edition need not be whoever runs the build."""
    open_environment = getattr(env, "_env", None)
    if open_environment is not None and not isinstance(open_environment, SandboxedEnvironment):
        env._env = closed = SandboxedEnvironment(loader=open_environment.loader, undefined=open_environment.undefined)
        closed.globals, closed.filters = open_environment.globals, open_environment.filters


def on_post_build(env: Any) -> None:
    """Write the search index beside the pages. A generator that skips this gets it from `python -m macros publish`."""
    search_index.write(Path(env.conf["site_dir"]))
