"""Rules of the house that a machine can hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import ROOT, our_guide

# The rooms of macros/, from the ground up: a room uses only those below it. `kinds` gathers what the models say of themselves.
FLOORS = (
    {"source"},
    {"model"},
    {"kinds"},
    {"check", "look", "publish"},
    {"load"},
    {"drawing"},
    {"pages"},
    {"generator"},
    {"proof"},
    {"files"},
    {"editions"},
    {"__init__", "__main__"},
)
MACROS = ROOT / "macros"
MODULES = sorted(MACROS.rglob("*.py"))
# Where we write of files. The history tells where they stood then.
TEXTS = [
    file
    for place in (".github", "brand", "decisions", "deploy", "docs", "macros", "overrides", "tests", ".")
    for file in (ROOT / place).glob("*" if place == "." else "**/*")
    if file.suffix in (".css", ".html", ".j2", ".js", ".md", ".py", ".toml", ".yml") or file.name == "Makefile"
    if file.name != "CHANGELOG.md"
]
PATH = re.compile(r"(?<![\w./-])(?:macros|tests|docs/assets|overrides)/[\w./-]*\.(?:css|html|js|json|md|py|svg|toml|txt|xml|yml)\b")
# Files that tests make.
MADE = {
    "macros/model/lesson.py", "macros/model/quiz.py", "overrides/guide/pages/lesson.html", "overrides/guide/pages/quiz.html", "tests/test_x.py",
}  # fmt: skip
SCRIPTS = sorted((ROOT / "docs" / "assets" / "js").rglob("*.js"))
TEMPLATES = sorted((ROOT / "overrides" / "guide").rglob("*.html"))


def room_of(module: Path) -> str:
    """The room of a module, or its own name when it stands in none."""
    first = module.relative_to(MACROS).parts[0]
    return first.removesuffix(".py")


def imports(module: Path) -> Iterator[tuple[str, ...]]:
    """What a module imports of macros/: the path of each module, as parts below macros/."""
    here = module.relative_to(MACROS).parent.parts
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            top = here[: len(here) - node.level + 1]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            yield from ((*top, *name.split(".")) for name in names)


def test_a_room_uses_only_the_rooms_below_it() -> None:
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    assert {room_of(module) for module in MODULES} == set(floor)
    upward = [
        f"{module.relative_to(MACROS)} imports {'.'.join(path)}"
        for module in MODULES
        for path in imports(module)
        if path[0] != room_of(module) and floor[path[0]] >= floor[room_of(module)]
    ]
    assert upward == []


def first_column(document: str, head: str) -> list[str]:
    """What the first column of a table names, of the table that begins with this head."""
    rows = (ROOT / document).read_text().partition(f"\n| {head} |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([\w.]+/?)` \|", rows, re.M)


def folders(path: Path) -> set[str]:
    return {f"{folder.name}/" for folder in path.iterdir() if folder.is_dir() and folder.name != "__pycache__"}


def test_the_tables_of_rooms_name_every_folder() -> None:
    rooms = first_column("CONTRIBUTING.md", "kamer")
    assert sorted(rooms) == sorted({*folders(MACROS), "kinds.py"})
    floors = [number for room in rooms for number, names in enumerate(FLOORS) if room.removesuffix("/").removesuffix(".py") in names]
    assert floors == sorted(floors), "from the ground up"
    assert sorted(first_column("CONTRIBUTING.md", "map")) == sorted(folders(ROOT / "docs" / "assets" / "js"))
    assert sorted(first_column("tests/README.md", "map")) == sorted(folders(ROOT / "tests"))


def test_the_way_of_one_fact_passes_every_room_once() -> None:
    way = (ROOT / "CONTRIBUTING.md").read_text().partition("**De weg van één feit.**")[2].partition("\n\nDatums")[0]
    for room in first_column("CONTRIBUTING.md", "kamer"):
        assert way.count(f"`{room}`") == 1, room


def test_no_two_modules_of_a_room_need_each_other() -> None:
    needs = {module.relative_to(MACROS).with_suffix("").parts: set(imports(module)) for module in MODULES}
    circles = [start for start in needs if start in reached(needs, start)]
    assert circles == []


def reached(needs: dict[tuple[str, ...], set[tuple[str, ...]]], start: tuple[str, ...]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    waiting = set(needs[start])
    while waiting:
        here = waiting.pop()
        found.add(here)
        waiting |= needs.get(here, set()) - found
    return found


def test_only_the_entry_and_its_room_know_the_generator() -> None:
    """Only the server calls it; its settings, its stubs and the files of its theme are known in one room."""
    for module in MODULES:
        text = module.read_text()
        if module.name != "serving.py":
            assert not re.search(r"^\s*(import|from) (mkdocs|material)", text, re.M), module
        if room_of(module) not in ("generator", "__init__"):
            assert not re.search(
                r"mkdocs\.yml|\bMaterial\b|site_url|custom_dir|front matter|assets/(javascripts|stylesheets)|guide_page\(|config\.extra",
                re.sub(r'"""[\s\S]*?"""|#.*', "", text),
            ), module


def test_only_the_server_for_writers_reads_a_clock_or_the_network() -> None:
    for module in MODULES:
        if module.name != "serving.py":
            asks = r"\b(today|now|utcnow|time|time_ns|monotonic|perf_counter|urlopen|requests|socket)\(|\b(http\.server|urllib\.request|socket)\b"
            assert not re.search(asks, re.sub(r'"""[\s\S]*?"""|#.*', "", module.read_text())), module


def test_no_html_is_written_in_python() -> None:
    for module in MODULES:
        if module.name not in ("render.py", "templates.py"):
            assert not re.search(r"</?(div|p|span|a|ul|li|h[1-6])\b", module.read_text()), module


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
    loaded = our_guide()
    numbers = set(numbers_in([step.model_dump() for step in loaded.calendar.deadlines]))
    telling = {number for number in numbers if number > 10}
    assert len(telling) >= 8
    for script in SCRIPTS:
        code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", script.read_text(), flags=re.S)
        assert not {int(found) for found in re.findall(r"(?<![\w.])\d+(?![\w.])", code)} & telling, script.name
    for template in TEMPLATES:
        words = re.sub(r"<svg.*?</svg>|\{[%#].*?[%#]\}|<[^>]+>", "", template.read_text(), flags=re.S)
        assert not re.search(r"\b\d+ (weken|dagen)|\bweek \d+", words), template.name


def test_scripts_ask_nothing_of_the_network_and_write_no_markup() -> None:
    for script in SCRIPTS:
        text = script.read_text()
        assert not re.search(
            r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|innerHTML|insertAdjacentHTML|eval\(|https?://(?!www\.w3\.org)", text
        ), script.name
        assert "new Date(y" not in text, script.name


@pytest.mark.parametrize(
    "name",
    [
        "base/days",
        "calculator/deadlines",
        "calculator/periods",
        "calculator/progress",
        "base/ics",
        "base/csv",
        "base/fill",
        "base/file-format",
        "base/fingerprint",
        "scan/code",
        "scan/compare",
        "scan/state",
        "plan/state",
        "plan/build-up",
        "contact/text",
    ],
)
def test_the_arithmetic_and_the_formats_are_pure(name: str) -> None:
    text = (ROOT / "docs" / "assets" / "js" / f"{name}.js").read_text()
    assert not re.search(r"\b(document|window|location|localStorage|Date\.now)\b|new Date\(\)", text)


def test_stylesheets_take_every_colour_from_the_tokens() -> None:
    for sheet in sorted((ROOT / "docs" / "assets" / "css").glob("*.css")):
        if sheet.name in ("tokens.css", "print.css"):
            continue
        on_screen = re.sub(r"^@media print \{.*?^\}", "", sheet.read_text(), flags=re.M | re.S)
        colours = set(re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", on_screen))
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


def test_no_name_of_a_test_is_longer_than_80_letters() -> None:
    names = [name for file in (ROOT / "tests").rglob("test_*.py") for name in re.findall(r"^def (test_\w+)", file.read_text(), re.M)]
    assert len(names) > 800
    assert [name for name in names if len(name) > 80] == []


def test_every_path_in_a_text_is_there() -> None:
    named = {(str(text.relative_to(ROOT)), path) for text in TEXTS for path in PATH.findall(text.read_text(errors="ignore"))}
    assert len(named) > 100
    assert {one for one in named if one[1] not in MADE and not (ROOT / one[1]).exists()} == set()


def test_no_two_templates_share_a_name() -> None:
    names = [path.name for path in (ROOT / "overrides" / "guide").rglob("*") if path.is_file()]
    assert sorted(set(names)) == sorted(names)


def test_a_template_of_the_frame_calls_no_method_of_python() -> None:
    """Another generator reads them too, with templates that have filters alone (decisions/0007)."""
    frame = ROOT / "overrides"
    for template in [*frame.glob("*.html"), *frame.glob("*.xml"), *(frame / "partials").glob("*.html")]:
        code = "".join(re.findall(r"\{[{%].*?[%}]\}", template.read_text(), re.S))
        assert not re.search(
            r"\.(?:split|r?strip|startswith|endswith|items|keys|values|get|format|replace|join|lower|upper|title)\(", code
        ), template.name
