"""The words that Python asks for, read from the code of macros/: `guide.words["group"]["name"]`, or a name that stands for a part of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..pages.page_kinds import PAGE_KINDS

MACROS = Path(__file__).resolve().parent.parent
CATALOGUE = "macros/pages/catalogue.py"
# Stands for all groups.
ALL = ""


@dataclass(frozen=True, order=True)
class Asked:
    """A word that a file asks for, in one of `groups`; without them in a group that is named while running.

    Of a word whose name is made while running only how it `begins` is known, or nothing. The empty name is a group as a whole.
    """

    file: str
    groups: tuple[str, ...]
    name: str
    begins: bool = False


@cache
def asked_by_code() -> frozenset[Asked]:
    """Return every word that Python asks for."""
    found = {Asked(CATALOGUE, (f"page_{row.name}",), name) for row in PAGE_KINDS if row.pages == "one" for name in ("title", "description")}
    for module in MACROS.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        if "words[" in text or ".words" in text:
            file = module.relative_to(MACROS.parent).as_posix()
            found |= {Asked(file, (group,), name, begins) for group, name, begins in asked_in(ast.parse(text))}
    return frozenset(found)


def asked_in(module: ast.Module) -> Iterator[tuple[str, str, bool]]:
    """Yield the group and the name of each word, and whether only its beginning is known."""
    for part in module.body:
        nodes = list(ast.walk(part))
        names = _names(nodes)
        for node in nodes:
            if isinstance(node, (ast.Subscript, ast.Call)) and (group := _group(node, names)):
                yield group, "", False
            if isinstance(node, ast.Subscript) and (group := _group(node.value, names)):
                yield from _words(group, node.slice)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and (group := _group(node.func.value, names)):
                yield group, "", True


def _names(nodes: list[ast.AST]) -> dict[str, str]:
    """Return what stands for a group of words in a function or a class, or for all of them; `self.words` may stand for a group."""
    names = {node.arg: ALL for node in nodes if isinstance(node, ast.arg) and node.arg == "words"}
    assigned = [node for node in nodes if isinstance(node, ast.Assign)]
    for _ in range(2):  # a name may stand for a name
        for node in assigned:
            target, value = node.targets[0], node.value
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=True))
            names |= {_name(name): group for name, stands_for in pairs if (group := _group(stands_for, names)) is not None}
    return names


def _name(node: ast.expr) -> str:
    """Return the name of `words` or `self.words`; empty for an expression that is no name."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
        return f"self.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _group(node: ast.expr, names: dict[str, str]) -> str | None:
    """Return the group of words that an expression is, ALL for all of them; None for what is no words."""
    if (known := names.get(_name(node))) is not None:
        return known
    if isinstance(node, ast.Attribute):
        return ALL if node.attr == "words" else None
    if isinstance(node, ast.Subscript):
        of, key = node.value, node.slice
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        of, key = node.func.value, node.args[0]
    else:
        return None
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) and _group(of, names) == ALL else None


def _words(group: str, key: ast.expr) -> Iterator[tuple[str, str, bool]]:
    if isinstance(key, ast.IfExp):
        yield from _words(group, key.body)
        yield from _words(group, key.orelse)
    elif isinstance(key, ast.Constant):
        yield group, str(key.value), False
    else:
        yield group, "", True
