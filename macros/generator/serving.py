"""The generator's own server, for who writes: what is wrong stands in the browser until it is mended."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from ..source.nodes import Problem

Refresh = Callable[[], Sequence[Problem]]
Show = Callable[[Sequence[Problem], str, str], str]


def attend(plugins: Any, refresh: Refresh, show: Show) -> None:
    """Have the server, once it starts, ask `refresh` for problems before each build, and show them in every page that is asked for.

    `show(problems, failure, top)` makes that page; `failure` is what stopped the build otherwise, `top` the address of the site's top.
    A generator without such events is left as it is.
    """
    events = getattr(plugins, "events", {})
    if "serve" in events:
        events["serve"].append(lambda server, config, **_: _attended(server, config, refresh, show))


def _attended(server: Any, config: Any, refresh: Refresh, show: Show) -> Any:
    build, answer = server.builder, server.get_app()
    watched = [Path(path) for path in (config.docs_dir, config.config_file_path, *config.watch)]
    page = b""
    made_of: list[tuple[str, int]] = []

    def build_or_tell() -> None:
        nonlocal page, made_of
        failure = ""
        problems = refresh()
        # What `refresh` wrote is told as a change too: that is no reason to build again.
        before, made_of = made_of, _times(watched)
        if made_of == before and not page:
            return
        if not problems:
            try:
                build()
            except (Exception, SystemExit) as stopped:  # whatever it is, whoever writes must see it
                failure = str(stopped)
        page = show(problems, failure, server.mount_path).encode() if problems or failure else b""
        for line in (*problems, *filter(None, [failure])):
            print(line, file=sys.stderr)

    def answer_or_tell(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if page and asked["PATH_INFO"].endswith((".html", "/")):
            start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")])
            return [page]
        return answer(asked, start)

    server.builder = build_or_tell
    server.set_app(answer_or_tell)
    return server


def _times(places: Iterable[Path]) -> list[tuple[str, int]]:
    files = (file for place in places for file in ([place] if place.is_file() else place.rglob("*")))
    return sorted((str(file), file.stat().st_mtime_ns) for file in files if file.is_file() and "__pycache__" not in file.parts)
