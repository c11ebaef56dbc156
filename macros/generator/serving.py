"""The generator's own server, for who writes: what is wrong stands in the browser until it is mended."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
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
        events["serve"].append(lambda server, **_: _attended(server, refresh, show))


def _attended(server: Any, refresh: Refresh, show: Show) -> Any:
    build, answer = server.builder, server.get_app()
    page = b""

    def build_or_tell() -> None:
        nonlocal page
        failure = ""
        problems = refresh()
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
