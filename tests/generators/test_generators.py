"""The same tree, built by the generators that carry on after Material for MkDocs (decisions/0007)."""

from __future__ import annotations

import fcntl
import hashlib
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page, expect

from tests.helpers import (
    ROOT,
    add_edition,
    copy_tree,
    file_of,
    made_once,
    page_paths,
    parsed,
    run,
    serving,
)

# Whole builds by other programs: before a release and every night.
pytestmark = pytest.mark.full

# Below the root of a host: a link that climbs too far then leads elsewhere.
ADDRESS = "https://samenterug.example/gids/"
FIRST_SICK_DAYS = ("2026-01-05", "2024-02-29")


def environment(name: str) -> str:
    """The interpreter of an environment with what tests/generators/<name>.txt asks for, on top of the packages that
    this test runs with. It stays in .cache/ until that file changes. Skips the test where pip cannot get it."""
    requirements = ROOT / "tests" / "generators" / f"{name}.txt"
    packages = sysconfig.get_path("purelib")
    key = hashlib.sha256(f"{sys.version} {packages}".encode() + requirements.read_bytes()).hexdigest()[:16]
    folder = ROOT / ".cache" / f"{name}-{key}"
    folder.parent.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            for old in folder.parent.glob(f"{name}-*/"):
                shutil.rmtree(old)
            install(requirements, folder, packages)
            (folder / "ready").touch()
    return str(folder / "bin" / "python")


def install(requirements: Path, folder: Path, packages: str) -> None:
    venv.create(folder, symlinks=True)
    (next(folder.glob("lib/python*/site-packages")) / "packages_of_this_test.pth").write_text(packages)
    command = ["pip", "--python", str(folder / "bin" / "python"), "install", "--quiet", "--disable-pip-version-check"]
    outcome = subprocess.run(
        [sys.executable, "-m", *command, "--require-hashes", "-r", str(requirements)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "DO NOT MATCH THE HASHES" not in outcome.stderr, outcome.stderr
    if outcome.returncode:
        pytest.skip(f"pip kon {requirements.stem} niet installeren: {outcome.stderr.strip().splitlines()[-1]}")


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as Zensical builds it: only ever inside its own project, so in a copy."""

    def make(folder: Path) -> None:
        python = environment("zensical")
        tree = copy_tree(folder / "tree")
        add_edition(tree, "bakkerij")
        assert run(tree, "macros", "pages", "--brand", "bakkerij").returncode == 0
        for settings in ("mkdocs.yml", "mkdocs.bakkerij.yml"):
            outcome = run(tree, "zensical", "build", "--strict", "--config-file", settings, python=python)
            assert outcome.returncode == 0, outcome.stdout + outcome.stderr

    return made_once(tmp_path_factory, "zensical", make) / "tree" / "site"


def test_properdocs_builds_the_same_files_byte_for_byte(site: Path, tmp_path: Path) -> None:
    python = environment("properdocs")
    built = tmp_path / "site"
    settings = ["--strict", "--config-file", "mkdocs.yml", "--site-dir", str(built)]
    outcome = run(ROOT, "properdocs", "build", *settings, python=python)
    assert outcome.returncode == 0, outcome.stderr
    assert "WARNING" not in outcome.stderr, outcome.stderr
    files = {file.relative_to(site) for file in site.rglob("*") if file.is_file()}
    assert {file.relative_to(built) for file in built.rglob("*") if file.is_file()} == files
    assert [str(file) for file in sorted(files) if (site / file).read_bytes() != (built / file).read_bytes()] == []


def outline(file: Path, address: str) -> dict[str, object]:
    """What a page says and where it leads: title, headings (level, text), links (element, full address),
    tables (rows of cell texts) and the text of the content."""
    page = parsed(file)
    headings = page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    rows = [table.xpath(".//tr") for table in page.xpath("//table")]
    links = [(part.tag, link) for part, _, link, _ in page.iterlinks()]
    return {
        "title": page.findtext(".//title"),
        "headings": [(heading.tag, words(heading)) for heading in headings],
        "links": [(tag, urljoin(address, link)) for tag, link in links],
        "tables": [[[words(cell) for cell in row.xpath("./th | ./td")] for row in table] for table in rows],
        "text": words(page.get_element_by_id("inhoud")),
    }


def words(part: html.HtmlElement) -> str:
    return " ".join(part.text_content().split())


def test_zensical_gives_every_page_its_title_headings_links_tables_and_text(site: Path, zensical_site: Path) -> None:
    paths = page_paths(site)
    assert page_paths(zensical_site) == paths
    different = []
    for path in paths:
        ours, theirs = (outline(file_of(folder, path), ADDRESS + path) for folder in (site, zensical_site))
        assert ours["headings"] and ours["links"] and ours["text"]
        different += [(path, part) for part in ours if ours[part] != theirs[part]]
    assert different == []


def test_zensical_gives_every_page_of_an_edition_too(zensical_site: Path, tmp_path: Path) -> None:
    tree = zensical_site.parent
    ours = run(tree, "mkdocs", "build", "--strict", "--config-file", "mkdocs.bakkerij.yml", "--site-dir", str(tmp_path))
    assert ours.returncode == 0, ours.stderr
    theirs = tree / "sites" / "bakkerij"
    paths = page_paths(tmp_path)
    assert "ploegen/" in paths
    assert page_paths(theirs) == paths
    address = "https://terug.korenaar.internal/"
    assert [path for path in paths if outline(file_of(tmp_path, path), address) != outline(file_of(theirs, path), address)] == []


def test_zensical_lists_the_same_addresses_for_search_engines(site: Path, zensical_site: Path) -> None:
    ours, theirs = (
        sorted(etree.parse(folder / "sitemap.xml").xpath("//*[local-name() = 'loc']/text()")) for folder in (site, zensical_site)
    )
    assert len(ours) > 40
    assert ours == theirs


def complaints_of(page: Page) -> list[str]:
    """A list to which each console message and script error of the page is added."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def calendar_dates(browser: Browser, site: Path) -> Iterator[list[str]]:
    """The date column of the calculator, for each first sick day."""
    with serving(site) as base:
        for day in FIRST_SICK_DAYS:
            page = browser.new_page(locale="nl-NL")
            complaints = complaints_of(page)
            page.goto(f"{base}rekenhulp/#ziek={day}&vandaag=2026-11-21")
            expect(page.locator("[data-result]")).to_be_visible()
            yield page.locator("tr[data-termijn] [data-dates]").all_inner_texts()
            page.close()
            assert complaints == []


def test_the_calculator_gives_the_same_dates_on_zensical_s_pages(browser: Browser, site: Path, zensical_site: Path) -> None:
    ours, theirs = (list(calendar_dates(browser, folder)) for folder in (site, zensical_site))
    assert all(sum(bool(re.search(r"\d{4}", text)) for text in dates) > 10 for dates in ours)
    assert ours[0] != ours[1]
    assert ours == theirs
