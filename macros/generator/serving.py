"""The guide at an address, for who writes: a change is seen at once, and what is wrong stands in the browser until it is mended."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from ..source.messages import message
from ..source.nodes import Problem
from .settings import settings_file

WATCHED = ("content", "brand", "docs", "overrides", "generator.yml")
PAUSE = 0.1
MADE = "/.made"
# A page asks which making it shows, and comes again once there is another.
RELOAD = f"""\
<script type="module">
const look = async () => {{
  const made = await fetch("{MADE}").then((answer) => answer.text(), () => "");
  if (made && made !== "%s") location.reload();
  else setTimeout(look, 100);
}};
look();
</script>
"""
# The one place of a page's own content: what lies around it is the frame (overrides/main.html).
CONTENT = re.compile(r'(?<= id="inhoud")([^>]*>\n).*(?=\n</\w+>(?:\s*</\w+>)*\s*</main>)', re.DOTALL)


@dataclass(frozen=True)
class Making:
    """What the guide does while it is served: `refresh` writes what the generator reads, or returns what is wrong; `content(path)` is what
    one page says now, None for a page that only a build can make; `show(problems, failure)` makes a page of what is wrong, and of what
    stopped the build otherwise; of neither, that the guide is being made."""

    refresh: Callable[[], Sequence[Problem]]
    content: Callable[[str], str | None]
    show: Callable[[Sequence[Problem], str], str]


def serve(root: Path, name: str, address: str, making: Making) -> int:
    """Serve an edition at `address` (host:port) until someone stops it; the empty name is upstream. Return the exit code.

    A change is first put into the page that someone looks at. Then the whole guide is made, beside the one that is shown.
    """
    shown = _Shown(root / "docs", making.show((), ""))
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        try:
            stack.enter_context(_answering(shown, address))
        except (OSError, OverflowError, ValueError):
            print(message("serve_address", address=address), file=sys.stderr)
            return 1
        print(message("serve_at", address=address), file=sys.stderr)
        stack.enter_context(suppress(KeyboardInterrupt))
        settings = settings_file(root, name)
        sides = Path(folder, "one"), Path(folder, "other")
        for _ in _changes([*(root / place for place in WATCHED), settings]):
            problems, failure = making.refresh(), ""
            if not problems:
                if shown.page:
                    shown.show(making.show((), ""))
                try:
                    shown.put_in_content(making.content)
                    shown.show("", _build(settings, address, sides[shown.folder == sides[0]]))
                except (Exception, SystemExit) as stopped:  # whatever it is, whoever writes must see it
                    failure = str(stopped) or repr(stopped)
            if problems or failure:
                shown.show(making.show(problems, failure))
            for line in (*problems, *filter(None, [failure])):
                print(line, file=sys.stderr)
    return 0


class _Shown:
    """What stands at the address now: the files of `folder`; on top of its pages `page`, where there is one."""

    def __init__(self, folder: Path, page: str) -> None:
        self.folder, self.page = folder, page
        self.looked_at: str | None = None
        self.changed()

    def changed(self) -> None:
        """Have every browser load its page again."""
        self.made = str(time.time_ns())

    def show(self, page: str, folder: Path | None = None) -> None:
        """Show a page instead of all pages; the empty text shows the guide."""
        if folder or page != self.page:
            self.folder, self.page = folder or self.folder, page
            self.changed()

    def put_in_content(self, content: Callable[[str], str | None]) -> None:
        """Put what it says now into the page that was asked for last."""
        file = self.folder / (self.looked_at or "") / "index.html"
        if self.page or self.looked_at is None or not file.is_file():
            return
        before, now = file.read_text(encoding="utf-8"), content(self.looked_at.rstrip("/"))
        after = CONTENT.sub(lambda tag: f"{tag[1]}{now}", before) if now else before
        if after != before:
            file.write_text(after, encoding="utf-8")
            self.changed()


def _changes(places: Sequence[Path]) -> Iterator[None]:
    """Yield at once, and each time that a file at one of these places is another since."""
    before: dict[str, int] | None = None
    while True:
        if (now := _times(places)) != before:
            before = now
            yield
        else:
            time.sleep(PAUSE)


def _build(settings: Path, address: str, folder: Path) -> Path:
    """Build the site in a folder, and return that. Raises what the generator raises."""
    from mkdocs.commands.build import build  # another generator's environment has no MkDocs
    from mkdocs.config import load_config

    config = load_config(str(settings), site_dir=str(folder), site_url=f"http://{address}/")
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return folder


def _times(places: Iterable[Path]) -> dict[str, int]:
    """Return when each file changed, by its path."""
    found = {}
    for place in places:
        files = [str(place)] if place.is_file() else [os.path.join(folder, file) for folder, _, files in os.walk(place) for file in files]
        for file in files:
            with suppress(FileNotFoundError):  # what an editor puts there while it writes
                found[file] = os.stat(file).st_mtime_ns
    return found


@contextmanager
def _answering(shown: _Shown, address: str) -> Iterator[None]:
    """Answer at an address for as long as this lasts. Raises OSError, OverflowError or ValueError for one that cannot be had."""
    host, _, port = address.rpartition(":")
    with ThreadingHTTPServer((host, int(port)), partial(_Answer, shown)) as server:
        threading.Thread(target=server.serve_forever, args=(PAUSE,), daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()


class _Answer(SimpleHTTPRequestHandler):
    """One answer, to one browser."""

    def __init__(self, shown: _Shown, *request: Any) -> None:
        self.shown = shown
        super().__init__(*request, directory=str(shown.folder))

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path == MADE:
            self._send(HTTPStatus.OK, self.shown.made)
        elif path.endswith(("/", ".html")):
            self._send_page(path)
        else:
            super().do_GET()

    def _send_page(self, path: str) -> None:
        made = self.shown.made  # asked before the page is read: one that changes meanwhile is loaded again
        self.shown.looked_at = path.lstrip("/") if path.endswith("/") else None
        file = Path(self.translate_path(path), "index.html" if path.endswith("/") else "")
        found = bool(self.shown.page) or file.is_file()
        text = self.shown.page or (file if found else self.shown.folder / "404.html").read_text(encoding="utf-8")
        start, end, rest = text.rpartition("</body>")
        self._send(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, start + RELOAD % made + end + rest, "text/html")

    def _send(self, status: HTTPStatus, text: str, kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what is wrong."""
