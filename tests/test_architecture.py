"""Rules of the house that a machine can hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros import guide

from .conftest import ROOT

# Each module may import only from those before it.
ORDER = (
    "messages",
    "language",
    "reading",
    "source",
    "contrast",
    "colours",
    "logo",
    "picture",
    "overlay",
    "fields",
    "statute",
    "rules",
    "law",
    "locks",
    "phase",
    "model",
    "edition",
    "talk",
    "hard_talks",
    "mirror",
    "contact_agreement",
    "rehearsal",
    "plan",
    "topic",
    "rights",
    "faq",
    "figures",
    "charts",
    "policy",
    "example",
    "validate",
    "references",
    "talk_routes",
    "terms",
    "quotes",
    "field_tables",
    "layers",
    "kept",
    "plain_days",
    "feast_days",
    "guide",
    "timeline",
    "pages",
    "onward",
    "links",
    "law_diff",
    "prose",
    "settings",
    "data",
    "scripts",
    "render",
    "pdf",
    "word",
    "documents",
    "seen",
    "compose",
    "editions",
    "brand_new",
    "brand",
    "generated",
    "published",
    "search_index",
    "bundle",
    "publish",
    "offline",
    "__init__",
    "__main__",
)
MODULES = sorted((ROOT / "macros").glob("*.py"))
SCRIPTS = sorted((ROOT / "docs" / "assets" / "js").rglob("*.js"))
TEMPLATES = sorted((ROOT / "overrides" / "guide").glob("*.html"))


def imported(module: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            names |= {node.module} if node.module else {alias.name for alias in node.names}
    return names


def test_every_module_has_its_place_in_the_order() -> None:
    assert {module.stem for module in MODULES} == set(ORDER)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_only_upward(module: Path) -> None:
    allowed = set(ORDER[: ORDER.index(module.stem)])
    assert imported(module) <= allowed


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_module_knows_the_generator(module: Path) -> None:
    assert not re.search(r"^\s*(import|from) (mkdocs|material)", module.read_text(), re.M)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_module_reads_a_clock_or_the_network(module: Path) -> None:
    assert not re.search(r"\b(today|now|utcnow|urlopen|requests|socket)\(", module.read_text())


@pytest.mark.parametrize("module", [m for m in MODULES if m.stem != "render"], ids=lambda path: path.stem)
def test_no_html_is_written_in_python(module: Path) -> None:
    assert not re.search(r"</?(div|p|span|a|ul|li|h[1-6])\b", module.read_text())


def numbers_in(value: object) -> Iterator[int]:
    """Every number in a rule, however deep; what others publish (readings) is no rule of ours."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "readings":
                yield from numbers_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from numbers_in(inner)
    elif isinstance(value, int):
        yield value


def test_no_legal_number_stands_in_a_script_or_template() -> None:
    """Numbers of weeks live in content/deadlines alone; 7 days a week is arithmetic."""
    loaded = guide.load(ROOT).guide
    assert loaded is not None
    numbers = set(numbers_in([step.model_dump() for step in loaded.calendar.deadlines]))
    telling = {number for number in numbers if number > 10}
    assert len(telling) >= 8
    for script in SCRIPTS:
        code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", script.read_text(), flags=re.S)
        assert not {int(found) for found in re.findall(r"(?<![\w.])\d+(?![\w.])", code)} & telling, script.name
    for template in TEMPLATES:
        words = re.sub(r"<svg.*?</svg>|\{[%#].*?[%#]\}|<[^>]+>", "", template.read_text(), flags=re.S)
        assert not re.search(r"\b\d+ (weken|dagen)|\bweek \d+", words), template.name


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_scripts_ask_nothing_of_the_network_and_write_no_markup(script: Path) -> None:
    text = script.read_text()
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|innerHTML|insertAdjacentHTML|eval\(|https?://(?!www\.w3\.org)", text)
    assert "new Date(y" not in text


@pytest.mark.parametrize("name", ["deadlines", "periods", "ics", "plain-text", "base/fill", "base/fingerprint", "scan/code", "scan/compare", "scan/state", "plan/state", "plan/build-up", "contact/text"])
def test_the_arithmetic_and_the_formats_are_pure(name: str) -> None:
    text = (ROOT / "docs" / "assets" / "js" / f"{name}.js").read_text()
    assert not re.search(r"\b(document|window|location|localStorage|Date\.now)\b|new Date\(\)", text)


def test_stylesheets_take_every_colour_from_the_tokens() -> None:
    for sheet in sorted((ROOT / "docs" / "assets" / "css").glob("*.css")):
        if sheet.name in ("tokens.css", "print.css"):
            continue
        screen = re.sub(r"^@media print \{.*?^\}", "", sheet.read_text(), flags=re.S | re.M)  # paper is black and white
        colours = set(re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", screen))
        assert not colours, sheet.name



def test_requirements_are_pinned_hashed_and_name_no_index() -> None:
    for file in [*ROOT.glob("requirements*.txt"), *(ROOT / "tests" / "generators").glob("*.txt")]:
        text = file.read_text()
        assert not re.search(r"^--\w", text, re.M)
        assert "http" not in re.sub(r"#.*", "", text)
        pins = re.findall(r"^([a-z0-9][\w.-]*)==\S+ \\\n    --hash=sha256:", text, re.M)
        assert len(pins) == len(re.findall(r"^[a-z0-9]", text, re.M))


def test_no_file_holds_a_path_of_a_machine() -> None:
    for file in [*MODULES, *SCRIPTS, *TEMPLATES, *ROOT.glob("*.*"), *(ROOT / "tests").rglob("*.py")]:
        if file.is_file() and file.name != ".git":
            assert not re.search(r"/(home|root|work|Users)/\w", file.read_text()), file
