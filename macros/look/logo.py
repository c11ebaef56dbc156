"""The check of a logo: small, what its name says, and an SVG that stays a still drawing.

An SVG is refused when it could run a program, fetch something or grow while it is read.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers import expat

from PIL import Image, ImageFile

from ..source.messages import message
from ..source.nodes import Problem
from . import logo_shape

MAX_BYTES = 200_000
MAX_PIXELS = 4000
MIN_PIXELS = 16
"""Of the shorter side: fewer are no picture on any screen."""
MOST_LENGTH = 10
"""How many times its other side a side of a logo may be."""
RASTERS = {".png": "PNG", ".webp": "WEBP", ".jpg": "JPEG", ".jpeg": "JPEG"}
SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"

ACTIVE = {"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas"}
MOVING = {"animate", "animatecolor", "animatemotion", "animatetransform", "discard", "mpath", "set"}
ENTITIES = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
ENCODING = re.compile(r"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
INSIDE = re.compile(r"#|data:image/(png|jpeg|webp)[;,]", re.IGNORECASE)
STYLE_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE)
STYLE_FETCH = re.compile(r"@import[^;]*|(?<![\w-])(?:url|src|image|(?:-webkit-)?image-set)\(\s*['\"]?([^'\")]*)", re.IGNORECASE)


def logo_problems(path: Path, name: str) -> tuple[Problem, ...]:
    """Report everything that keeps this file from being a logo, in the order of the file. `name` is how messages call it."""
    if not path.is_file():
        return (Problem.of_file(name, message("logo_missing")),)
    suffix = path.suffix.lower()
    if suffix not in RASTERS | {".svg": "SVG"}:
        return (Problem.of_file(name, message("logo_format", choices=", ".join([".svg", *RASTERS]))),)
    if (size := path.stat().st_size) > MAX_BYTES:
        return (Problem.of_file(name, message("logo_too_big", size=-(-size // 1000), max=MAX_BYTES // 1000)),)
    content = path.read_bytes()
    problems = _raster_problems(content, RASTERS[suffix], name) if suffix in RASTERS else _svg_problems(content, name)
    return problems or _shape_problems(path, name)


def _shape_problems(path: Path, name: str) -> tuple[Problem, ...]:
    """Report a logo that is a stripe: beside a name, or on paper, nothing of it would be seen."""
    ratio = logo_shape.ratio(path)
    return () if 1 / MOST_LENGTH <= ratio <= MOST_LENGTH else (Problem.of_file(name, message("logo_stripe", max=MOST_LENGTH)),)


@contextmanager
def _whole_pictures() -> Iterator[None]:
    """Keep Pillow from accepting half a picture, as it does once WeasyPrint has been imported; a logo is to be whole."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _raster_problems(content: bytes, kind: str, name: str) -> tuple[Problem, ...]:
    try:
        with _whole_pictures(), warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=[kind])
            if max(picture.size) > MAX_PIXELS:
                return (Problem.of_file(name, message("logo_pixels", max=MAX_PIXELS)),)
            if min(picture.size) < MIN_PIXELS:
                return (Problem.of_file(name, message("logo_dots", min=MIN_PIXELS)),)
            picture.load()
    except Image.DecompressionBombError:
        return (Problem.of_file(name, message("logo_pixels", max=MAX_PIXELS)),)
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for bytes it cannot read
        return (Problem.of_file(name, message("logo_other_bytes", format=kind)),)
    return ()


def _svg_problems(content: bytes, name: str) -> tuple[Problem, ...]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (Problem.of_file(name, message("not_utf8")),)
    if ENCODING.match(text):
        return (Problem.of_file(name, message("not_utf8")),)
    if found := ENTITIES.search(text):
        return (Problem(name, text.count("\n", 0, found.start()) + 1, 1, message("svg_doctype")),)
    return _Reader(name).read(text)


class _Reader:
    """A walk through an SVG without document type, so that nothing in it can grow or be fetched."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.at_root = True
        self.style = ""
        self.style_depth = 0
        self.parser = expat.ParserCreate("utf-8", "}")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.ProcessingInstructionHandler = lambda target, _: self.add("svg_instruction", name=target)

    def read(self, text: str) -> tuple[Problem, ...]:
        try:
            self.parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            problem = message("svg_syntax", problem=expat.ErrorString(error.code))
            self.problems.append(Problem(self.name, error.lineno, error.offset + 1, problem))
        return tuple(self.problems)

    def add(self, key: str, **values: object) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.problems.append(Problem(self.name, line, column, message(key, **values)))

    def start(self, full_name: str, attributes: dict[str, str]) -> None:
        namespace, _, element = full_name.rpartition("}")
        if self.at_root:
            self.at_root = False
            self.root(namespace, element, attributes)
        if namespace == XHTML or element.lower() in ACTIVE | MOVING:
            self.add("svg_element", name=element)
        self.style_depth += element.lower() == "style"
        for full, value in attributes.items():
            self.attribute(full, value)

    def root(self, namespace: str, element: str, attributes: dict[str, str]) -> None:
        if (namespace, element) != (SVG, "svg"):
            self.add("svg_root", name=element, namespace=SVG)
        elif not logo_shape.drawn(attributes) or ("viewBox" in attributes and not logo_shape.drawn({"viewBox": attributes["viewBox"]})):
            self.add("svg_scale")

    def attribute(self, full_name: str, value: str) -> None:
        namespace, _, name = full_name.rpartition("}")
        if name.lower().startswith("on"):
            self.add("svg_event", name=name)
        elif name.lower() in ("href", "src") and not INSIDE.match(value.strip()):
            self.add("svg_outside", name=name, value=_short(value))
        elif (namespace, name) == (XML, "base"):
            self.add("svg_outside", name="xml:base", value=_short(value))
        else:
            self.style_text(name, value)

    def characters(self, data: str) -> None:
        self.style += data if self.style_depth else ""

    def end(self, full_name: str) -> None:
        self.style_depth -= full_name.rpartition("}")[2].lower() == "style"
        if self.style and not self.style_depth:
            self.style_text("style", self.style)
            self.style = ""

    def style_text(self, name: str, text: str) -> None:
        plain = STYLE_ESCAPE.sub(lambda found: chr(int(found[1], 16) % 0x110000) if found[1] else found[2], text)
        for fetch in STYLE_FETCH.finditer(plain):
            if fetch[1] is None or not INSIDE.match(fetch[1].strip()):
                self.add("svg_outside", name=name, value=_short(fetch[0]))


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:39]}…"
