"""What is kept per edition between two builds: its folder of pages, and what is due; nothing of a former state is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.editions import compose
from macros.load import guide
from macros.load.folders import docs_folder
from macros.source.messages import message
from tests.helpers import add_edition, command, copy_tree, small_tree


def made(tree: Path) -> tuple[set[str], int]:
    """The files in the edition's folder of pages after composing it, and how many changed."""
    count = compose.compose(guide.load(tree, "bakkerij"), tree)
    folder = docs_folder(tree, "bakkerij")
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}, count


def test_dropped_page_of_an_edition_is_deleted_and_generated_documents_stay(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    add_edition(tree, "bakkerij")
    before, _ = made(tree)
    assert {"ploegen.md", "samen/plan/index.md"} <= before
    document = docs_folder(tree, "bakkerij") / "assets" / "doc" / "beleid.md"
    document.parent.mkdir(parents=True)
    document.write_text("Beleid")
    (tree / "brand" / "bakkerij" / "docs" / "ploegen.md").unlink()
    edition = tree / "brand" / "bakkerij" / "edition.yml"
    edition.write_text(edition.read_text().replace("parts:\n", "parts:\n  together: nee\n"))
    assert "together: nee" in edition.read_text()
    after, count = made(tree)
    assert before - after >= {"ploegen.md", "samen/plan/index.md"}
    assert count >= len(before - after)
    assert document.read_text() == "Beleid"
    assert made(tree) == (after, 0)


@pytest.mark.parametrize(("day", "due"), [("2026-07-04", False), ("2026-07-05", True)])
def test_a_review_is_due_on_the_day_itself(day: str, due: bool, tmp_path: Path) -> None:
    small_tree(tmp_path)
    line = message("overdue", reviewed="2026-01-05", due="2026-07-05")
    assert (f"content/glossary.yml:1:1: {line}" in command(tmp_path, "check", "--stale", day).stdout) is due
