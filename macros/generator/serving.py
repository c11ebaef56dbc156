"""The generator's own server, for who writes: what is wrong stands in the browser until it is mended."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from ..source.nodes import Problem
from .settings import settings_file

Refresh = Callable[[], Sequence[Problem]]
Show = Callable[[Sequence[Problem], str, str], str]
PAUSE = 0.5
PAGE_HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"))


def serve(root: Path, name: str, address: str, refresh: Refresh, show: Show) -> int:
    """Serve an edition at `address` (host:port) until someone stops it; the empty name is upstream. Return the exit code.

    MkDocs builds the whole site before it answers, and stops when it cannot. So what is wrong at the start is served from here,
    at the same address, and MkDocs comes in its place once that is mended.
    """
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            _show_until_mended(root, name, address, refresh, show)
            command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(settings_file(root, name)), "--dev-addr", address]
            code = _run(command, root)
            if code == 0 or not refresh():
                return code
    return 0


def _run(command: Sequence[str], root: Path) -> int:
    """Return the exit code of a command. Whoever stops us from the keyboard stops it too, and it may finish in peace."""
    process = subprocess.Popen(command, cwd=root)
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()
        raise


def _show_until_mended(root: Path, name: str, address: str, refresh: Refresh, show: Show) -> None:
    watched = (root / "content", root / "brand", root / "docs", settings_file(root, name))
    seen = _times(watched)
    if not (problems := refresh()):
        return
    host, _, port = address.rpartition(":")
    with _problem_server(root / "docs", host, int(port)) as show_problems:
        while problems:
            show_problems(show(problems, "", "/"))
            _print(problems)
            while (now := _times(watched)) == seen:
                time.sleep(PAUSE)
            seen, problems = now, refresh()


@contextlib.contextmanager
def _problem_server(styles: Path, host: str, port: int) -> Iterator[Callable[[str], None]]:
    """Answer every address with one page, and its stylesheets; yields what changes that page."""
    page = b""

    class ProblemServer(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.endswith(".css"):
                return super().do_GET()
            self.send_response(200)
            for header in PAGE_HEADERS:
                self.send_header(*header)
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            pass

    def show_problems(html: str) -> None:
        nonlocal page
        page = html.encode()

    with ThreadingHTTPServer((host, port), partial(ProblemServer, directory=str(styles))) as server:
        threading.Thread(target=server.serve_forever, args=(PAUSE,), daemon=True).start()
        try:
            yield show_problems
        finally:
            server.shutdown()


def _print(problems: Iterable[object]) -> None:
    for line in problems:
        print(line, file=sys.stderr)


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

    def build_or_show() -> None:
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
        _print((*problems, *filter(None, [failure])))

    def answer_or_show(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if page and asked["PATH_INFO"].endswith((".html", "/")):
            start("200 OK", list(PAGE_HEADERS))
            return [page]
        return answer(asked, start)

    server.builder = build_or_show
    server.set_app(answer_or_show)
    return server


def _times(places: Iterable[Path]) -> list[tuple[str, int]]:
    found = []
    for file in (file for place in places for file in ([place] if place.is_file() else place.rglob("*"))):
        with contextlib.suppress(FileNotFoundError):  # what an editor puts there while it writes
            if file.is_file() and "__pycache__" not in file.parts:
                found.append((str(file), file.stat().st_mtime_ns))
    return sorted(found)
