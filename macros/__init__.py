"""The guide's macros for mkdocs-macros: the only module that the site generator calls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .load import guide
from .pages import links, render
from .pages.asked_words import words_of_code_problems
from .publish import search_index
from .source.messages import message


class BrokenContent(Exception, SystemExit):
    """An end of the build with all problems on the error stream and exit code 1."""

    def __init__(self, problems: tuple[object, ...]) -> None:
        count = message("one_problem" if len(problems) == 1 else "many_problems", count=len(problems))
        super().__init__("\n".join([*map(str, problems), count]))
        self.code = str(self)


def define_env(env: Any) -> None:
    """Register `guide_page(path)`: the page at that path, made from content/ and the edition that the settings name, and
    `page_end(path, name, reviewed)`: what ends a hand-written page."""
    root = Path(env.project_dir)
    loaded = guide.load(root, env.conf["extra"]["edition"]["brand"])
    if problems := loaded.problems or words_of_code_problems(loaded) or links.link_problems(loaded, guide.load(root)):
        raise BrokenContent(problems)
    directory_urls = env.conf["use_directory_urls"]
    env.macro(lambda path: render.render(loaded.guide, root, path, directory_urls), "guide_page")
    env.macro(lambda *page: render.render_end(loaded.guide, root, *page, directory_urls), "page_end")


def on_post_build(env: Any) -> None:
    """Write the search index beside the pages. A generator that skips this gets it from `python -m macros publish`."""
    search_index.write(Path(env.conf["site_dir"]))
