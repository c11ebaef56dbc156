"""What the tests of editions share: a tree with two editions, built once, and a server for each."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers import add_edition, command, copy_tree, made_once, run, serving

NAMES = ("bakkerij", "vijandig")


def build_edition(tree: Path, name: str) -> None:
    for outcome in (
        command(tree, "pages", "--brand", name),
        run(tree, "mkdocs", "build", "--strict", "--config-file", f"mkdocs.{name}.yml"),
    ):
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
        assert "WARNING" not in outcome.stderr, outcome.stderr


@dataclass(frozen=True)
class Built:
    """A tree with editions, each built to sites/<name>."""

    tree: Path

    def site(self, name: str) -> Path:
        return self.tree / "sites" / name

    def page(self, name: str, path: str) -> str:
        return (self.site(name) / path / "index.html").read_text()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    def make(tree: Path) -> None:
        copy_tree(tree)
        for name in NAMES:
            add_edition(tree, name)
            build_edition(tree, name)

    return Built(made_once(tmp_path_factory, "editions", make))


@pytest.fixture(scope="session")
def edition_addresses(built: Built) -> Iterator[dict[str, str]]:
    """Each edition on a port of its own."""
    with contextlib.ExitStack() as stack:
        yield {name: stack.enter_context(serving(built.site(name))) for name in NAMES}
