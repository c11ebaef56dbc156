"""The needs of a built site that stands online: few and small files, headers for hosts and for nginx, robots.txt.

The headers are decided here, once; the templates in deploy/ write them down for each kind of server.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..source import whole_file
from ..source.messages import message
from ..source.nodes import Problem
from . import built_site, bundle
from .built_site import Site, Unpublishable
from .finish import finish

TEMPLATES = "deploy"
ASSETS = "assets"
# Names in assets/ stay the same when their content changes. Ten minutes is one visit; longer, and a new page
# would meet old scripts. Pages are asked for again each time; what is named by its content never is.
CACHE_ASSETS = "public, max-age=600, must-revalidate"
CACHE_PAGES = "no-cache"
CACHE_BUNDLE = "public, max-age=31536000, immutable"
HSTS = "max-age=31536000"
NOBODY = "'none'"
REFUSED = ("camera", "geolocation", "microphone", "payment", "usb")


@dataclass(frozen=True)
class Rule:
    """The headers for the paths that match: exactly, or by what stands before a final '*'. No header has two rules."""

    path: str
    headers: dict[str, str]


def publish(folder: Path, root: Path, shipped: Iterable[str], address: str = "", robots: bool = True) -> tuple[int, int]:
    """Make a built site ready: styles and scripts joined, _headers and robots.txt in it, <folder>.nginx.conf beside it.

    `address` is where the site will stand; without it, what its pages say. What the theme ships (see `built_site`) and no page asks for
    goes. Returns how many files that were and their bytes. Raises Unpublishable with every problem, before anything is written. Twice gives the same bytes.
    """
    site = built_site.read(folder)
    address = whole_address(address or site.address)
    dropped = site.unused(shipped)
    finish(folder)
    parts = {path.relative_to(folder).parts for path in folder.rglob("*") if path.is_file() and path not in dropped}
    _write_for_servers(folder, root, _decided(site, parts, address, robots))
    return len(dropped), _remove(dropped)


def _decided(site: Site, files: set[tuple[str, ...]], address: str, robots: bool) -> dict[str, object]:
    """Return what the templates in deploy/ write down: the headers, how long each part is kept, and whether search engines may come."""
    headers = security(site.script_hashes, address, site.framed_by)
    return {
        "rules": tuple(rules(files, headers, address)),
        "security": headers,
        "assets": ASSETS,
        "cache_assets": CACHE_ASSETS,
        "bundle": bundle.FOLDER,
        "cache_bundle": CACHE_BUNDLE,
        "cache_pages": CACHE_PAGES,
        "address": address,
        "base": base_of(address),
        "robots": robots and site.listed,
    }


def _write_for_servers(folder: Path, root: Path, decided: dict[str, object]) -> None:
    """Write _headers and robots.txt in the site, and the configuration of nginx beside it; all are made before the first is written."""
    environment = Environment(
        loader=FileSystemLoader(root / TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    files = {"_headers": folder / "_headers", "robots.txt": folder / "robots.txt", "site.nginx.conf": nginx_file(folder)}
    texts = {path: environment.get_template(f"{name}.j2").render(decided) for name, path in files.items()}
    for path, text in texts.items():
        whole_file.write(path, text.encode())


def _remove(files: Iterable[Path]) -> int:
    """Remove files, and folders that have none left; return how many bytes that were."""
    size = 0
    for path in files:
        size += path.stat().st_size
        path.unlink()
        with contextlib.suppress(OSError):  # a folder with other files stays
            os.removedirs(path.parent)
    return size


def nginx_file(folder: Path) -> Path:
    """Return where the nginx configuration of a site goes: beside it, for it is not to be served."""
    whole = folder.resolve()
    return whole.with_name(f"{whole.name}.nginx.conf")


def whole_address(address: str) -> str:
    """Return the address ending in '/'. Raises Unpublishable for what is no web address."""
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise Unpublishable((Problem.of_file("--address", message("bad_address", value=address)),))
    return address if not address or address.endswith("/") else f"{address}/"


def base_of(address: str) -> str:
    """Return the path under which the site stands on its host: '/', or '/gids/'."""
    return urlsplit(address).path or "/"


def rules(files: set[tuple[str, ...]], headers: dict[str, str], address: str) -> Iterator[Rule]:
    """Yield what holds for every path, then how long each part may be kept; `files` are paths in the site, in parts.

    Hosts join the values of rules that overlap, so every top-level part of the site has its own.
    """
    base = base_of(address)
    yield Rule(f"{base}*", headers)
    kept = {ASSETS: CACHE_ASSETS, bundle.FOLDER: CACHE_BUNDLE}
    for folder in sorted({parts[0] for parts in files if len(parts) > 1}):
        yield Rule(f"{base}{folder}/*", {"Cache-Control": kept.get(folder, CACHE_PAGES)})
    for name in sorted(parts[0] for parts in files if len(parts) == 1 and parts[0].endswith(".html")):
        yield Rule(base if name == "index.html" else f"{base}{name}", {"Cache-Control": CACHE_PAGES})


def security(script_hashes: tuple[str, ...], address: str, framed_by: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the headers of every answer. HSTS only where the site stands on https; no site may frame ours but those of `framed_by`."""
    headers = {
        "Content-Security-Policy": policy(script_hashes, framed_by),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in REFUSED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if urlsplit(address).scheme == "https":
        headers["Strict-Transport-Security"] = HSTS
    return headers


def policy(script_hashes: tuple[str, ...], framed_by: tuple[str, ...] = ()) -> str:
    """Return the Content-Security-Policy: only files of the site itself, and the inline scripts by their hash."""
    hashes = "".join(f" '{value}'" for value in script_hashes)
    return (
        f"default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"form-action 'none'; base-uri 'none'; frame-ancestors {' '.join(framed_by) or NOBODY}"
    )
