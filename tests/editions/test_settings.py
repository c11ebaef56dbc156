"""An edition's own settings of the generator: they go together with ours, and what cannot be followed is told at its line."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from macros.generator.settings import BEGIN, END, settings_problems
from macros.load import guide
from tests.helpers import ROOT, add_edition, command, copy_tree, whole


def composed(tree: Path) -> str:
    """The settings file of the bakery after `macros pages`."""
    outcome = command(tree, "pages", "--brand", "bakkerij")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return (tree / "mkdocs.bakkerij.yml").read_text()


@pytest.fixture(scope="module")
def composed_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = copy_tree(tmp_path_factory.mktemp("settings") / "tree")
    add_edition(tree, "bakkerij")
    composed(tree)
    return tree


@pytest.fixture
def tree(composed_tree: Path) -> Iterator[Path]:
    """A tree with the bakery; what a test does to its settings is undone."""
    file = composed_tree / "mkdocs.bakkerij.yml"
    before = file.read_text()
    yield composed_tree
    file.write_text(before)


def test_own_theme_and_extra_are_merged_and_settings_outside_the_block_kept(tree: Path) -> None:
    file = tree / "mkdocs.bakkerij.yml"
    own = "theme:\n  language: en\n  features: [navigation.tabs]\nextra:\n  bakery: !ENV [OVEN, warm]\n"
    below = "\nuse_directory_urls: false # zoals onze server het wil\n"
    file.write_text(file.read_text().replace(BEGIN, own + BEGIN) + below)
    text = composed(tree)
    assert text.startswith(file.read_text().split(BEGIN)[0])
    assert own in text
    assert text.endswith(below)
    assert composed(tree) == text
    block = yaml.load(text.split(BEGIN)[1].split(END)[0].replace("!ENV ", ""), Loader=yaml.SafeLoader)
    assert block["theme"]["language"] == "en"
    assert block["theme"]["features"] == ["navigation.tabs"]
    assert block["theme"]["favicon"].startswith("assets/edition/")
    assert block["extra"]["bakery"] == ["OVEN", "warm"]
    assert block["extra"]["edition"]["short_name"]
    assert "bakery: !ENV [OVEN, warm]" in text.split(BEGIN)[1]


def test_own_settings_that_the_block_would_replace_are_told_at_their_line(tree: Path) -> None:
    file = tree / "mkdocs.bakkerij.yml"
    text = file.read_text()
    file.write_text(text.replace(BEGIN, "site_name: Anders\nextra:\n  words: {}\n" + BEGIN) + "theme:\n  language: en\n")
    found = [str(problem) for problem in settings_problems(tree, "bakkerij")]
    head = text.split(BEGIN)[0].count("\n")
    last = file.read_text().count("\n") - 1
    assert found == [
        f"mkdocs.bakkerij.yml:{head + 1}:1: 'site_name' volgt uit edition.yml en de inhoud; verander het daar en haal deze regel weg",
        f"mkdocs.bakkerij.yml:{head + 3}:3: 'extra.words' volgt uit edition.yml en de inhoud; verander het daar en haal deze regel weg",
        f"mkdocs.bakkerij.yml:{last}:1: zet 'theme' boven de regel '# pages: begin': eronder zou het onze instelling vervangen",
    ]


def test_settings_that_are_no_yaml_are_told_at_their_line(tree: Path) -> None:
    file = tree / "mkdocs.bakkerij.yml"
    file.write_text(file.read_text().replace(BEGIN, "theme: [open\n" + BEGIN))
    (problem,) = settings_problems(tree, "bakkerij")
    assert "mist een komma of een haakje" in problem.text


def test_editions_are_built_anew_after_a_change_of_their_settings_or_of_a_recipe(tree: Path) -> None:
    (tree / "Makefile").write_text((ROOT / "Makefile").read_text())
    (tree / "requirements.txt").write_text("")

    def stamp() -> str:
        script = "print-%:\n\t@$(STAMP)\n"
        outcome = subprocess.run(
            ["make", "-s", "-f", "Makefile", "-f", "-", "print-bakkerij"],
            input=script,
            cwd=tree,
            capture_output=True,
            text=True,
            check=True,
        )
        return outcome.stdout

    before = stamp()
    assert stamp() == before
    settings = tree / "mkdocs.bakkerij.yml"
    settings.write_text(settings.read_text() + "\n# eigen\n")
    assert stamp() != before
    before = stamp()
    recipe = next((tree / "deploy").glob("*.j2"))
    recipe.write_text(recipe.read_text() + "\n")
    assert stamp() != before


def test_one_hidden_tip_takes_nothing_else_with_the_same_name_away(tmp_path: Path) -> None:
    """Tips, terms, parts of topics and roles may share an id: what an edition hides is hidden for its own kind alone."""
    tree = copy_tree(tmp_path / "tree")
    add_edition(tree, "bakkerij")
    phase = next((tree / "content" / "phases").glob("2-*.yml"))
    tip = whole(guide.load(tree)).phases[1].tips[-1].id
    phase.write_text(phase.read_text().replace(f"- id: {tip}\n", "- id: casemanager\n", 1))
    before = whole(guide.load(tree, "bakkerij"))
    own = tree / "brand" / "bakkerij" / "content" / "phases" / phase.name
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text((own.read_text() if own.exists() else "") + "\ntips:\n  - id: casemanager\n    hidden: ja\n")
    loaded = guide.load(tree, "bakkerij")
    assert loaded.problems == ()
    after = whole(loaded)
    assert "casemanager" not in {tip.id for tip in after.phases[1].tips}
    assert "casemanager" in after.roles
    for old, new in zip(before.checklists, after.checklists, strict=True):
        assert (new.audience, new.contacts) == (old.audience, old.contacts), new.id
