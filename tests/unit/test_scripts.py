"""The scripts of each tool: what they need of each other, and that no tool loads too little, too much, or in the wrong order."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from macros.check.derived_facts import WORKED_OUT
from macros.pages.scripts import TOOLS, files
from tests.helpers import ROOT

ASSETS = ROOT / "docs" / "assets"
TEMPLATES = ROOT / "overrides" / "guide"
# What a script looks for when it may have come: the picture of a code, that of a calendar, and what shows a term's meaning.
LATER = {"qrcode", "Timeline", "TermTip"}
# A tool whose scripts come after those of another.
AFTER = {"calculator_result": "calculator"}
# What every page has.
EVERYWHERE = {"Later", "Site"}
# Loaded by every page, by one in a frame, by the page for what is not there, or by the search button.
ELSEWHERE = {
    "base/early",
    "base/framed",
    "base/later",
    "base/lost",
    "base/site",
    "search/dutch",
    "search/need",
    "search/query",
    "search/engine",
    "search/dialog",
}


def code(file: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", (ASSETS / file).read_text(), flags=re.S)


def used(file: str) -> set[str]:
    """The names of other scripts that a script uses."""
    text = code(file)
    taken = ",".join(re.findall(r"const \{([^}]*)\} = globalThis;", text))
    names = set(re.findall(r"globalThis\.(\w+)\b(?! =)", text)) | set(re.findall(r"\w+", taken))
    return {name for name in names if re.match(r"[A-Z]", name) or name in LATER} - LATER - EVERYWHERE


def defined(file: str) -> set[str]:
    return set(re.findall(r"globalThis\.(\w+) =(?!=)", code(file)))


def elements(file: str) -> set[str]:
    """The elements of a page that a script brings to life, as a piece of markup."""
    return {f"<{name}" for name in re.findall(r'customElements\.define\("([\w-]+)"', code(file))}


def pages(tool: str) -> list[Path]:
    return [page for page in TEMPLATES.rglob("*.html") if f'.scripts("{tool}"' in page.read_text()]


@pytest.mark.parametrize("tool", TOOLS)
def test_every_script_comes_after_what_it_uses(tool: str) -> None:
    before = {name for file in (files(AFTER[tool]) if tool in AFTER else ()) for name in defined(file)}
    for file in files(tool):
        assert used(file) - defined(file) <= before, file
        before |= defined(file)


def test_every_script_of_search_comes_after_what_it_uses() -> None:
    names = re.findall(r'"assets/(js/[\w/-]+)"', (ROOT / "overrides" / "partials" / "search.html").read_text())
    assert len(names) > 4
    before = {"BaseStemmer", "DutchStemmer", "MiniSearch"}
    for file in (f"{name}.js" for name in names):
        assert used(file) - defined(file) <= before, file
        before |= defined(file)


def test_the_check_of_derived_facts_knows_what_the_calculator_works_out() -> None:
    (file,) = (ASSETS / "js").rglob("facts.js")
    text = code(str(file.relative_to(ASSETS)))
    made = {one or other for one, other in re.findall(r'facts\["([\w-]+)"\] =|"([\w-]+)": ', text)}
    needed = set(re.findall(r'facts\["([\w-]+)"\](?! =)', text))
    assert made == set(WORKED_OUT)
    assert needed == set(WORKED_OUT.values()) - {""}


@pytest.mark.parametrize("tool", TOOLS)
def test_no_script_comes_twice_or_for_nothing(tool: str) -> None:
    loaded = files(tool)
    assert len(set(loaded)) == len(loaded)
    # A template, and what it imports for its parts.
    markup = "".join(page.read_text() for page in [*pages(tool), *(TEMPLATES / "parts").glob("*.html")])
    for place, file in enumerate(loaded):
        wanted = any(defined(file) & used(later) for later in loaded[place + 1 :])
        shown = any(element in markup for element in elements(file))
        alone = not defined(file) - LATER and not elements(file)
        assert wanted or shown or alone, file


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_is_on_a_page(tool: str) -> None:
    assert pages(tool)


def test_pages_name_tools_that_are_there() -> None:
    named = {name for page in TEMPLATES.rglob("*.html") for name in re.findall(r'\.scripts\("(\w+)"', page.read_text())}
    assert named == set(TOOLS)


def test_every_script_belongs_to_a_tool() -> None:
    named = {script for scripts in TOOLS.values() for script in scripts} | ELSEWHERE
    there = {str(file.relative_to(ASSETS / "js").with_suffix("")) for file in (ASSETS / "js").rglob("*.js")}
    assert there == named


def test_every_name_is_defined_once() -> None:
    found = [name for file in (ASSETS / "js").rglob("*.js") for name in defined(str(file.relative_to(ASSETS)))]
    assert len(found) == len(set(found))


# A page without the others' scripts opens the fold that its link leads to, and words say days without counting them.
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('"rekenhulp"', {"kept"}),
        ('.parentElement.closest("details")', {"field-error", "site"}),
        ("86_400_000", {"days", "format"}),
        ("toISOString().slice(0, 10)", {"days", "format"}),
    ],
)
def test_what_several_scripts_need_stands_in_one_of_them(text: str, places: set[str]) -> None:
    found = {file.stem for file in (ASSETS / "js").rglob("*.js") if text in code(str(file.relative_to(ASSETS)))}
    assert found == places


def test_the_linter_is_pinned_and_its_lock_names_no_registry() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())
    assert "dependencies" not in wanted
    assert all(re.fullmatch(r"[\d.]+", version) for version in wanted["devDependencies"].values())
    lock = json.loads((ROOT / "package-lock.json").read_text())
    for path, package in lock["packages"].items():
        if path:
            assert package["dev"] and package["integrity"].startswith("sha512-"), path
            assert "resolved" not in package, path
    assert "npmjs" not in (ROOT / "package-lock.json").read_text() + (ROOT / ".npmrc").read_text()


def test_every_borrowed_script_is_the_version_that_is_written_down() -> None:
    """docs/assets/vendor/VERSIONS: file, version, origin and sha256."""
    folder = ASSETS / "vendor"
    rows = [row.split(" | ") for row in (folder / "VERSIONS").read_text().splitlines()[1:]]
    assert {file: digest for file, _, _, digest in rows} == {
        str(script.relative_to(folder)): hashlib.sha256(script.read_bytes()).hexdigest() for script in folder.rglob("*.js")
    }
    assert all(re.fullmatch(r"[\d.]+", version) for _, version, _, _ in rows)
