"""A value that is kept on disk is that of the files as they are now."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from macros.load import guide
from macros.load.kept import FOLDER, kept
from tests.helpers import small_tree


class Asker(Protocol):
    def __call__(self, text: str, fit: bool = True) -> tuple[str, int]: ...


@pytest.fixture
def ask(tmp_path: Path) -> Asker:
    """Asks for a value that follows from one file; returns it with how often it was made."""
    source = tmp_path / "bron"
    made: list[str] = []
    (tmp_path / FOLDER).mkdir()

    def make() -> str:
        made.append(source.read_text())
        return made[-1]

    def asked(text: str, fit: bool = True) -> tuple[str, int]:
        source.write_text(text)
        return kept(tmp_path, "proef", [source], make, lambda value: fit), len(made)

    return asked


def test_a_value_is_made_again_when_its_file_changed(ask: Asker) -> None:
    assert [ask("een"), ask("een"), ask("twee"), ask("twee"), ask("een")] == [("een", 1), ("een", 1), ("twee", 2), ("twee", 2), ("een", 3)]


def test_a_value_unfit_for_the_cache_is_computed_each_time(ask: Asker) -> None:
    assert [ask("een", fit=False), ask("een", fit=False)] == [("een", 1), ("een", 2)]


def test_a_damaged_cache_file_is_computed_again(ask: Asker, tmp_path: Path) -> None:
    ask("een")
    path = tmp_path / FOLDER / "proef.pickle"
    for damage in (b"", path.read_bytes()[:40], path.read_bytes()[:-5]):
        path.write_bytes(damage)
        assert ask("een")[0] == "een"


def test_without_a_folder_for_it_nothing_is_written(tmp_path: Path) -> None:
    assert kept(tmp_path, "proef", [], lambda: 1, lambda value: True) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_kept_guide_is_the_one_that_was_read(tmp_path: Path) -> None:
    small_tree(tmp_path)
    (tmp_path / FOLDER).mkdir()
    first = guide.load(tmp_path)
    assert first.guide is not None, first.problems
    guide._load.cache_clear()
    again = guide.load(tmp_path)
    assert again is not first and again.guide is not None
    assert (vars(again.guide), again.documents, again.problems) == (vars(first.guide), first.documents, ())
    stray = tmp_path / "content" / "topics" / "verkeerd.yaml"
    stray.write_text("title: x")
    guide._load.cache_clear()
    assert guide.load(tmp_path).guide is None
    stray.unlink()
    file = tmp_path / "content" / "glossary.yml"
    file.write_text(file.read_text().replace("    meaning:", "    meanin:", 1))
    assert guide.load(tmp_path).guide is None
