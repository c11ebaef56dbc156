"""The words of content/interface.yml that code, templates and scripts ask for: one that is not there is a problem before a page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from ..generator import written_pages
from ..load.guide import Loaded
from ..model.calendar import PARTS, Calendar
from ..model.rules import DateRule
from ..pages.scripts import SEARCH, TOOLS, WORDS, files
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from ..source.places import files_in
from .computed_words import COMPUTED
from .words_of_code import Asked, asked_by_code

INTERFACE = "content/interface.yml"
TEMPLATES = "overrides"
GUIDE = "overrides/guide/"
# The group that a template of the frame calls `words`, wherever it takes them from.
FRAME = "frame"
RULES = "macros/pages/templates.py"
# What scripts call on lists and texts; no word has such a name.
METHODS = frozenset(("at", "every", "filter", "find", "flat", "forEach", "includes", "indexOf", "join", "length", "map", "push", "replace", "slice", "some", "sort", "split"))  # fmt: skip
# What templates call on a group of words.
OF_A_GROUP = ("get", "items", "keys", "values")
DOTTED = re.compile(r"\b(?:words|take)\.([a-z]\w*)\b(?!\()")
TAKEN = re.compile(r"\{([^{}]*)\} = (?:data\.)?words\b")
COMPUTED_NAME = re.compile(r"\b(?:words|data\.groups)\[(?:`(\w+_)\$\{)?")


def word_problems(loaded: Loaded, root: Path) -> list[Problem]:
    """Report each word that code, a template or a script asks for and that is not there, told at its group."""
    return missing_words(loaded, asked_words(root))


def words_of_code_problems(loaded: Loaded) -> list[Problem]:
    """Report each word that Python asks for and that is not there. Quick: for every build."""
    return missing_words(loaded, asked_by_code())


def asked_words(root: Path) -> Iterator[Asked]:
    """Yield every word that code, templates and scripts ask for, but for those that follow from the content itself."""
    yield from asked_by_code()
    yield from _asked_by_templates(root)
    yield from _asked_by_scripts(root)


def missing_words(loaded: Loaded, asked: Iterable[Asked]) -> list[Problem]:
    """Report each word once, with the first file that asks for it; of a group that is not there nothing else."""
    node, _ = loaded.nodes[INTERFACE]
    operations = _operations_in_words(loaded.guide.calendar) if loaded.guide else ()
    found: dict[tuple[str, str], Problem] = {}
    for one in sorted({*asked, *(Asked(RULES, ("rule_words",), name) for name in operations)}):
        for group, name in _missing(node, one):
            found.setdefault((group, name), _problem(node, group, name, one.file))
    return sorted(found.values())


def _missing(interface: Node, asked: Asked) -> Iterator[tuple[str, str]]:
    """Yield the group and the name of what is asked for and is not there; the empty name for a group."""
    groups = {group: _words(found) for group in asked.groups if (found := interface.value.get(group))}
    yield from ((group, "") for group in asked.groups if group not in groups)
    if asked.begins:
        for group, words in groups.items():
            yield from ((group, name) for name in COMPUTED.get(group, ()) if name.startswith(asked.name) and name not in words)
    known = [word for words in groups.values() for word in words]
    if groups and not any(word.startswith(asked.name) if asked.begins else asked.name in ("", word) for word in known):
        yield next(iter(groups)), asked.name


def _words(group: Node) -> dict[str, Node]:
    return group.value if isinstance(group.value, dict) else {}


def _operations_in_words(calendar: Calendar) -> tuple[str, ...]:
    """Return the operations that pages put into words: of several rules together the first, see `templates.rule_words`."""
    rules = [getattr(step, part) for step in calendar.deadlines for part in PARTS]
    rules += [step.intern.rule for step in calendar.deadlines if step.intern]
    return tuple(sorted({_first(rule).op for rule in rules if rule}))


def _first(rule: DateRule) -> DateRule:
    return _first(rule.rules[0]) if rule.op in ("earliest_of", "latest_of") else rule


def _problem(interface: Node, group: str, name: str, path: str) -> Problem:
    found = interface.value.get(group)
    if found is None:
        hint = did_you_mean(group, list(interface.value))
        return interface.problem(message("group_missing", group=group, file=path, hint=hint))
    hint = did_you_mean(name, list(_words(found)))
    return interface.problem(message("word_missing", name=name, group=group, file=path, hint=hint), group)


def _asked_by_templates(root: Path) -> Iterator[Asked]:
    parser = Environment(extensions=["jinja2.ext.do"])
    templates = (path for path in files_in(root / TEMPLATES) if path.suffix in (".html", ".md", ".yml"))
    trees = ((path.relative_to(root).as_posix(), parser.parse(path.read_text(encoding="utf-8"))) for path in templates)
    # Pages written by hand call the words as the frame does.
    for file, tree in (*trees, *written_pages.templates(root)):
        names = {} if file.startswith(GUIDE) else {"words": FRAME}
        for node in tree.find_all(nodes.Assign):
            if isinstance(node.target, nodes.Name) and isinstance(node.node, nodes.Getattr) and _is_words(node.node.node):
                names[node.target.name] = node.node.attr
        for part in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Call)):
            yield from (Asked(file, *asked) for asked in _asked(part, names))


def _asked(node: Any, names: dict[str, str]) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """Yield the groups and the name of `w.group.name`, `w[part].name`, or the word of a name that stands for a group."""
    if isinstance(node, nodes.Call):
        method = node.node
        if isinstance(method, nodes.Getattr) and method.attr in OF_A_GROUP and (groups := _groups(method.node, names)):
            yield (groups, *_name(node.args[0])) if method.attr == "get" else (groups, "", True)
    elif isinstance(node, nodes.Getattr):
        groups = _groups(node.node, names)
        if groups is not None and node.attr not in OF_A_GROUP:
            yield groups, node.attr, False
    elif groups := _groups(node.node, names):
        yield (groups, *_name(node.arg))


def _groups(node: nodes.Node, names: dict[str, str]) -> tuple[str, ...] | None:
    """Return the group that an expression is, as a tuple; an empty one for a group named while running, None for no group."""
    if isinstance(node, nodes.Getitem) and _is_words(node.node):
        return ()
    if isinstance(node, nodes.Getattr) and _is_words(node.node):
        return (node.attr,)
    if isinstance(node, nodes.Getattr) and node.attr == "words" and names.get("words") == FRAME:
        return (FRAME,)
    return (names[node.name],) if isinstance(node, nodes.Name) and node.name in names else None


def _name(node: nodes.Expr) -> tuple[str, bool]:
    """Return a name, or how a name that is made while running begins; and whether it is made so."""
    if isinstance(node, nodes.Const):
        return str(node.value), False
    first = node.nodes[0] if isinstance(node, nodes.Concat) else None
    return (str(first.value) if isinstance(first, nodes.Const) else ""), True


def _is_words(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "w"


def _asked_by_scripts(root: Path) -> Iterator[Asked]:
    for tool, groups in WORDS.items():
        for script in files(tool) if tool in TOOLS else SEARCH:
            file = f"docs/assets/{script}"
            text = (root / file).read_text(encoding="utf-8")
            yield from (Asked(file, groups, name) for name in DOTTED.findall(text) if name not in METHODS)
            for taken in TAKEN.findall(text):
                yield from (Asked(file, groups, part.split(":")[0].split("=")[0].strip()) for part in taken.split(",") if part.strip())
            yield from (Asked(file, groups, begins, True) for begins in COMPUTED_NAME.findall(text))
