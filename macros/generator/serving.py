"""The guide at an address, for who writes: a change is seen at once, and what is wrong stands in the browser until it is mended."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from ..source.messages import message
from ..source.nodes import Problem
from .settings import settings_file

WATCHED = ("content", "brand", "docs", "overrides", "generator.yml")
PAUSE = 0.1
VERSION = "/.version"
ASSETS = (".css", ".js", ".svg")
TEMPLATES = (".html", ".xml")
ADDRESS = re.compile(r"([\w.-]+):(\d+)", re.ASCII)
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
    """What has a page come again once the text at an address (the first) is another than the second."""


def serve(root: Path, name: str, address: str, maker: Maker) -> int:
    """Serve an edition at `address` (host:port) until someone stops it; the empty name is upstream. Return the exit code.

    A change is first put into the page that someone looks at. Then the whole guide is made, beside the one that is shown. What a
    refresh writes is a change too: the guide is made once there is nothing left to write.
    """
    place = ADDRESS.fullmatch(address)
    if not place:
        print(message("serve_no_address", address=address), file=sys.stderr)
        return 1
    with ExitStack() as stack:
        stack.enter_context(suppress(KeyboardInterrupt))
        site = _LiveSite(root / "docs", maker.notice((), ""))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        try:
            stack.enter_context(_listening(site, place[1], int(place[2]), maker.reload))
        except (OSError, OverflowError):
            print(message("serve_address", address=address), file=sys.stderr)
            return 1
        stopping = _told_to_stop()
        print(message("serve_at", address=address), file=sys.stderr)
        settings = settings_file(root, name)
        places = [*(root / place for place in WATCHED), settings]
        sides = Path(folder, "one"), Path(folder, "other")
        for seen in _changes(places, stopping):
            try:
                problems, failure = maker.refresh(), ""
                if not problems:
                    site.notice = maker.notice((), "") if site.notice else ""
                    site.replace_content(maker.content)
                if not problems and _times(places) == seen:
                    site.show(_build(settings, address, sides[site.folder == sides[0]]))
            except (Exception, SystemExit) as stopped:  # whatever it is, whoever writes must see it
                cause = _cause(stopped)
                problems, failure = _in_templates(root, cause), _told(cause)
                print(failure if isinstance(cause, SystemExit) else "".join(traceback.format_exception(cause)), file=sys.stderr)
            if problems or failure:
                site.notice = maker.notice(problems, failure)
            for problem in problems:
                print(problem, file=sys.stderr)
    return 0


class _LiveSite:
    """What stands at the address now: the files of `folder`; in the place of its pages a notice, where there is one."""

    def __init__(self, folder: Path, notice: str) -> None:
        self.folder, self.notice = folder, notice
        self.last_path: str | None = None
        self._assets = b""

    def show(self, folder: Path) -> None:
        """Show the site in a folder."""
        assets = sorted(file for file in (folder / "assets").rglob("*") if file.suffix in ASSETS)
        self._assets = hashlib.sha256(b"".join(file.read_bytes() for file in assets)).digest()
        self.folder, self.notice = folder, ""

    def replace_content(self, content: Callable[[str], str | None]) -> None:
        """Put the content as it is now into the page that was asked for last, if it is there."""
        path = self.last_path
        if self.notice or path is None or not os.path.isfile(file := self.folder / path / "index.html"):
            return
        before, now = file.read_text(encoding="utf-8"), content(path.rstrip("/"))
        after = with_content(before, now) if now else before
        if after != before:
            file.write_text(after, encoding="utf-8")

    def page(self, file: Path) -> tuple[bool, str]:
        """Return whether there is a page, and what stands there: the notice, else the file, else the page for what is not found."""
        if self.notice:
            return True, self.notice
        with suppress(OSError, ValueError):  # no address of a file at all, or one that a build just took away
            return True, file.read_text(encoding="utf-8")
        return False, (self.folder / "404.html").read_text(encoding="utf-8")

    def version(self, page: str) -> str:
        """Return what differs once a page, or a style or script of the site, is another."""
        return hashlib.sha256(page.encode() + self._assets).hexdigest()


def with_content(page: str, content: str) -> str:
    """Return a built page with other content in its frame."""
    return CONTENT.sub(lambda tag: f"{tag[1]}{content}", page)


def _told_to_stop() -> threading.Event:
    """Return what is set by Ctrl+C or a request to end, which stop what is going on too, where that lets itself be stopped."""
    stopping = threading.Event()

    def stop(*_: object) -> None:
        stopping.set()
        raise KeyboardInterrupt

    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, stop)
    return stopping


def _changes(places: Sequence[Path], stopping: threading.Event) -> Iterator[dict[str, int]]:
    """Yield when each file at these places changed: at once, and each time that one is another since."""
    before: dict[str, int] | None = None
    while not stopping.is_set():
        if (now := _times(places)) != before:
            before = now
            yield now
        else:
            stopping.wait(PAUSE)


def _build(settings: Path, address: str, folder: Path) -> Path:
    """Build the site in a folder, and return that. Raises what the generator raises, after the warnings that it gave."""
    from mkdocs.commands.build import build  # another generator's environment has no MkDocs
    from mkdocs.config import load_config

    warnings = _Warnings()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        config = load_config(str(settings), site_dir=str(folder), site_url=f"http://{address}/")
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Exception, SystemExit) as stopped:
        stopped.add_note("\n".join(warnings.texts))
        raise
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
    return folder


class _Warnings(logging.Handler):
    """Keeps what a generator warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _cause(stopped: BaseException) -> BaseException:
    """Return what made a generator stop: mkdocs-macros exits with a number where a template raises."""
    number = isinstance(stopped, SystemExit) and isinstance(stopped.code, int)
    return stopped.__context__ if number and stopped.__context__ else stopped


def _told(cause: BaseException) -> str:
    """Return what stopped a build, for whoever writes: every warning before it, and what it says itself."""
    if isinstance(cause, SystemExit):
        return "\n".join([*getattr(cause, "__notes__", ()), str(cause)]).strip()
    return "".join(traceback.format_exception_only(cause)).strip()


def _in_templates(root: Path, cause: BaseException) -> Sequence[Problem]:
    """Return the line of a template at which a build stopped; nothing when it stopped elsewhere."""
    frames = [frame for frame in traceback.extract_tb(cause.__traceback__) if Path(frame.filename).suffix in TEMPLATES]
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(root)]
    where = [(Path(frame.filename).relative_to(root).as_posix(), frame.lineno or 1) for frame in inside[-1:]]
    return [Problem(file, line, 1, message("serve_template", said=_told(cause))) for file, line in where]


def _times(places: Iterable[Path]) -> dict[str, int]:
    """Return when each file changed, by its path."""
    found = {}
    for place in places:
        files = [str(place)] if place.is_file() else [os.path.join(folder, file) for folder, _, files in os.walk(place) for file in files]
        for file in files:
            with suppress(OSError):  # what an editor puts there while it writes, or a link that leads nowhere
                found[file] = os.stat(file).st_mtime_ns
    return found


@contextmanager
def _listening(site: _LiveSite, host: str, port: int, reload: Callable[[str, str], str]) -> Iterator[None]:
    """Answer at an address for as long as this lasts. Raises OSError or OverflowError for one that cannot be had."""
    with _Server((host, port), partial(_RequestHandler, site, reload)) as server:
        threading.Thread(target=server.serve_forever, args=(PAUSE,), daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell what goes wrong, but not that a browser went away before its answer came."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _RequestHandler(SimpleHTTPRequestHandler):
    """Answers one browser."""

    def __init__(self, site: _LiveSite, reload: Callable[[str, str], str], *request: Any) -> None:
        self.site, self.reload = site, reload
        super().__init__(*request, directory=str(site.folder))

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path.startswith(f"{VERSION}/"):
            self._send(HTTPStatus.OK, self.site.version(self.site.page(self._file(path.removeprefix(VERSION)))[1]))
        elif PurePosixPath(path).suffix not in ("", ".html") or not path.endswith("/") and os.path.isdir(self.translate_path(path)):
            super().do_GET()
        else:
            found, text = self.site.page(self._file(path))
            self.site.last_path = path.lstrip("/") if found and path.endswith("/") else None
            start, end, rest = text.rpartition("</body>")
            text_and_script = start + self.reload(f"{VERSION}{path}", self.site.version(text)) + end + rest
            self._send(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, text_and_script, "text/html")

    def do_HEAD(self) -> None:
        self.do_GET()

    def _file(self, path: str) -> Path:
        return Path(self.translate_path(path), "index.html" if path.endswith("/") else "")

    def _send(self, status: HTTPStatus, text: str, kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text.encode())

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what is wrong."""
