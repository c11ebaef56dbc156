"""What writers are told of their words: what content/style.yml says that the guide does not say, at its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.load import guide
from macros.proof import wording
from macros.source import yaml_reader
from macros.source.nodes import Problem
from tests.helpers import DATA, ROOT, SMALL, command, small_tree

CONTENT = DATA / "content"
CASES = sorted(path.name for path in (CONTENT / "style").iterdir())


def tree_of(name: str, folder: Path) -> Path:
    (folder / "docs").mkdir()
    return small_tree(folder, CONTENT / "style" / name)


@pytest.mark.parametrize("name", CASES)
def test_style_slip_is_reported_at_its_line_as_error_or_advice(name: str, tmp_path: Path) -> None:
    tree = tree_of(name, tmp_path)
    found = wording.slips(guide.load(tree), tree)
    lines = [*map(str, found.problems), *(f"let op: {item}" for item in found.advice)]
    assert "\n".join(lines) + "\n" == (CONTENT / "style" / name / "expected.txt").read_text()


def test_a_hand_written_page_is_read_too(tmp_path: Path) -> None:
    tree = tree_of("vervallen-naam", tmp_path)
    (tree / "docs" / "pagina.md").write_text("# Kop\n\nLees eerst het briefje.\n")
    assert [(item.file, item.line) for item in wording.slips(guide.load(tree), tree).problems][-1] == ("docs/pagina.md", 3)


def test_a_mistake_of_style_costs_an_exit_code_and_advice_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    slip = (Problem("content/faq.yml", 3, 1, "dit schrijven we hier niet"),)
    monkeypatch.setattr(wording, "slips", lambda loaded, root: wording.Slips(problems=(), advice=slip))
    outcome = command(ROOT, "check", "--github")
    assert "::warning file=content/faq.yml,line=3,col=1::dit schrijven we hier niet" in outcome.stderr
    assert outcome.returncode == 0
    monkeypatch.setattr(wording, "slips", lambda loaded, root: wording.Slips(problems=slip, advice=()))
    assert command(ROOT, "check").returncode == 1


def test_what_an_edition_says_is_advice_for_that_edition_alone(tmp_path: Path) -> None:
    """The guide may drop a word tomorrow; the edition that uses it still builds."""
    tree = tree_of("vervallen-naam", tmp_path)
    shutil.copy(SMALL / "glossary.yml", tree / "content")
    own = tree / "brand" / "bakkerij" / "content"
    own.mkdir(parents=True)
    (own / "glossary.yml").write_text("terms:\n  - id: plan\n    meaning: Het briefje van de bakkerij.\n")
    (tree / "brand" / "bakkerij" / "edition.yml").write_text("name: Bakkerij\n")
    loaded = guide.load(tree, "bakkerij")
    assert loaded.problems == ()
    assert [item.file for item in wording.slips(loaded, tree).problems] == ["brand/bakkerij/content/glossary.yml"]
    assert wording.slips(guide.load(tree), tree).problems == ()


def test_only_a_remark_after_the_whole_text_allows_a_phrase(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("een: \"Zet er # allow: dit bij\"\ntwee: 'Over\n  twee regels'  # allow: dit, en dat\ndrie: kaal woord # allow: zo\n")
    node = yaml_reader.read(file, "a.yml", [])
    assert node is not None
    assert [node.value[key].allow for key in ("een", "twee", "drie")] == [(), ("dit", "en dat"), ("zo",)]


def test_no_text_of_the_guide_breaks_a_rule_of_style() -> None:
    assert [str(item) for item in wording.slips(guide.load(ROOT), ROOT).problems] == []
