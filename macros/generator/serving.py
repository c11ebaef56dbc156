"""The guide at an address, for who writes: a change is seen at once, and what is wrong stands in the browser until it is mended."""

from __future__ import annotations

import logging
import os
import re
import sys
import tempfile
import threading
import time
import traceback
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
VERSION = "/.version"
# The one place of a page's own content: what lies around it is the frame (overrides/main.html).
CONTENT = re.compile(r'(?<= id="inhoud")([^>]*>\n).*(?=\n</\w+>(?:\s*</\w+>)*\s*</main>)', re.DOTALL)


@dataclass(frozen=True)
class Maker:
    """What the guide gives to be served."""

    refresh: Callable[[], Sequence[Problem]]
    """Write what the generator reads, or return what is wrong."""
    content: Callable[[str], str | None]
    """The content of the page at a path as it is now; None for a page that only a build can make."""
    notice: Callable[[Sequence[Problem], str], str]
    """A page of what is wrong, or of what stopped the build otherwise; of neither, that the guide is being made."""
    reload: Callable[[str, str], str]
    """What has a page come again once the version at an address (the first text) is another than the second text."""


def serve(root: Path, name: str, address: str, maker: Maker) -> int:
    """Serve an edition at `address` (host:port) until someone stops it; the empty name is upstream. Return the exit code.

    A change is first put into the page that someone looks at. Then the whole guide is made, beside the one that is shown. What a
    refresh writes is a change too, and asks for one more round.
    """
    site = _LiveSite(root / "docs", maker.notice((), ""), maker.reload)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        try:
            stack.enter_context(_listening(site, address))
        except (OSError, OverflowError, ValueError):
            print(message("serve_address", address=address), file=sys.stderr)
            return 1
        print(message("serve_at", address=address), file=sys.stderr)
        stack.enter_context(suppress(KeyboardInterrupt))
        settings = settings_file(root, name)
        sides = Path(folder, "one"), Path(folder, "other")
        for _ in _changes([*(root / place for place in WATCHED), settings]):
            try:
                problems, failure = maker.refresh(), ""
                if not problems:
                    if site.notice:
                        site.show_notice(maker.notice((), ""))
                    site.replace_content(maker.content)
                    site.show(_build(settings, address, sides[site.folder == sides[0]]))
            except (Exception, SystemExit) as stopped:  # whatever it is, whoever writes must see it
                problems, failure = (), _told(stopped)
                print(failure if isinstance(stopped, SystemExit) else traceback.format_exc(), file=sys.stderr)
            if problems or failure:
                site.show_notice(maker.notice(problems, failure))
            for problem in problems:
                print(problem, file=sys.stderr)
    return 0


class _LiveSite:
    """What stands at the address now: the files of `folder`; in the place of its pages a notice, where there is one."""

    def __init__(self, folder: Path, notice: str, reload: Callable[[str, str], str]) -> None:
        self.folder, self.notice, self._reload = folder, notice, reload
        self.last_path: str | None = None
        self._new_version()

    def _new_version(self) -> None:
        self.version = str(time.time_ns())

    def show(self, folder: Path) -> None:
        """Show the site in a folder."""
        self.folder, self.notice = folder, ""
        self._new_version()

    def show_notice(self, page: str) -> None:
        """Show a page in the place of all others."""
        if page != self.notice:
            self.notice = page
            self._new_version()

    def replace_content(self, content: Callable[[str], str | None]) -> None:
        """Put the content as it is now into the page that was asked for last."""
        path = self.last_path
        if self.notice or path is None or not (file := self.folder / path / "index.html").is_file():
            return
        before, now = file.read_text(encoding="utf-8"), content(path.rstrip("/"))
        after = with_content(before, now) if now else before
        if after != before:
            file.write_text(after, encoding="utf-8")
            self._new_version()

    def page(self, file: Path) -> tuple[bool, str]:
        """Return whether there is a page, and what stands there: the notice, else the file, else the page for what is not found."""
        version = self.version  # asked before the page is read: one that changes meanwhile is loaded again
        found = bool(self.notice) or file.is_file()
        text = self.notice or (file if found else self.folder / "404.html").read_text(encoding="utf-8")
        start, end, rest = text.rpartition("</body>")
        return found, start + self._reload(VERSION, version) + end + rest


def with_content(page: str, content: str) -> str:
    """Return a built page with other content in its frame."""
    return CONTENT.sub(lambda tag: f"{tag[1]}{content}", page)


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
    """Build the site in a folder, and return that. Raises what the generator raises, after the warnings that it gave."""
    from mkdocs.commands.build import build  # another generator's environment has no MkDocs
    from mkdocs.config import load_config

    config = load_config(str(settings), site_dir=str(folder), site_url=f"http://{address}/")
    config.plugins.on_startup(command="build", dirty=False)
    warnings = _Warnings()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        build(config)
    except (Exception, SystemExit) as stopped:
        stopped.add_note("\n".join(warnings.texts))
        raise
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
        config.plugins.on_shutdown()
    return folder


class _Warnings(logging.Handler):
    """Keeps what a generator warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _told(stopped: BaseException) -> str:
    """Return what stopped a build, for whoever writes: every warning before it, and what it says itself."""
    if isinstance(stopped, SystemExit):
        return "\n".join([*getattr(stopped, "__notes__", ()), str(stopped)]).strip()
    return "".join(traceback.format_exception_only(stopped)).strip()


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
def _listening(site: _LiveSite, address: str) -> Iterator[None]:
    """Answer at an address for as long as this lasts. Raises OSError, OverflowError or ValueError for one that cannot be had."""
    host, _, port = address.rpartition(":")
    if not host:
        raise ValueError("no host")
    with ThreadingHTTPServer((host, int(port)), partial(_RequestHandler, site)) as server:
        threading.Thread(target=server.serve_forever, args=(PAUSE,), daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()


class _RequestHandler(SimpleHTTPRequestHandler):
    """Answers one browser."""

    def __init__(self, site: _LiveSite, *request: Any) -> None:
        self.site = site
        super().__init__(*request, directory=str(site.folder))

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path == VERSION:
            self._send(HTTPStatus.OK, self.site.version)
        elif path.endswith(("/", ".html")):
            self.site.last_path = path.lstrip("/") if path.endswith("/") else None
            found, text = self.site.page(Path(self.translate_path(path), "index.html" if path.endswith("/") else ""))
            self._send(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, text, "text/html")
        else:
            super().do_GET()

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
