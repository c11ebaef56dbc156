"""What scripts fill in in the words of content/interface.yml: a blank that gets no value would stop the script before the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..load.guide import Loaded
from ..pages.scripts import SEARCH, TOOLS, WORDS, files
from ..source.messages import message
from ..source.nodes import Node, Problem
from .asked_words import INTERFACE

BLANK = re.compile(r"\{(\w+)\}")
# What a script fills in: `fill(words.late, { days, date: inWords(day) })`. A word that is named while running is not read.
FILLED = re.compile(r"\bfill\(([^{}`]*?),\s*\{([^{}]*)\}\)")
NAMED = re.compile(r"\bwords\.(\w+)")
GIVEN = re.compile(r"(?:^|,)\s*(\w+)\s*(?=[:,]|$)")


def blank_problems(loaded: Loaded, root: Path) -> list[Problem]:
    """Report each word with a blank for which the script that says it gives no value, told at the word."""
    interface, _ = loaded.nodes[INTERFACE]
    found = {problem for script, groups in _scripts() for problem in _of_script(interface, root, script, groups)}
    return sorted(found)


def _scripts() -> Iterator[tuple[str, tuple[str, ...]]]:
    for tool, groups in WORDS.items():
        yield from ((f"docs/assets/{script}", groups) for script in (files(tool) if tool in TOOLS else SEARCH))


def _of_script(interface: Node, root: Path, script: str, groups: tuple[str, ...]) -> Iterator[Problem]:
    for named, values in FILLED.findall((root / script).read_text(encoding="utf-8")):
        given = set(GIVEN.findall(values))
        for name in NAMED.findall(named):
            for group in groups:
                word = interface.value[group].value.get(name) if group in interface.value else None
                if word and (strange := set(BLANK.findall(str(word.value))) - given):
                    yield word.problem(message("blank_without_value", names=_listed(strange), file=script, given=_listed(given)))


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
