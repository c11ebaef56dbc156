"""The words of content/interface.yml that templates and scripts ask for: one that is not there is a problem before a page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from ..load.guide import Loaded
from ..model.calendar import PARTS, Calendar
from ..model.kind import SECTIONS
from ..model.rules import DateRule
from ..pages.page_kinds import PAGE_KINDS
from ..pages.scripts import TOOLS, WORDS, files
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from .computed_words import COMPUTED

INTERFACE = "content/interface.yml"
TEMPLATES = "overrides"
# Pages written by hand call the words as the frame does.
PAGES = "docs"
# How the frame's templates and the page templates call the words.
FRAME_WORDS, FRAME = ("words", "config.extra.words"), "frame"
# What scripts call on lists and texts; no word has such a name.
METHODS = frozenset(("at", "every", "filter", "find", "flat", "forEach", "includes", "indexOf", "join", "length", "map", "push", "replace", "slice", "some", "sort", "split"))  # fmt: skip
DOTTED = re.compile(r"\b(?:words|take)\.([a-z]\w*)\b(?!\()")
TAKEN = re.compile(r"\{([^{}]*)\} = (?:data\.)?words\b")
PREFIX = re.compile(r"\bwords\[`(\w+_)\$\{")
# What Python asks for; tests/unit/test_words.py holds this next to the code.
ASKED_BY_CODE: Mapping[str, tuple[str, ...]] = {
    **{group: () for groups in WORDS.values() for group in groups},
    "checklist": ("do_not_ask", "do_not_write", "minutes", "number", "only_ask", "phrases", "sources_at", "write_lines"),
    "checklist_file": ("answer", "choice", "contacts", "day", "subject", "text"),
    "checklist_words": ("warning",),
    "checklists": ("organisation",),
    **{f"page_{row.name}": ("title", "description") for row in PAGE_KINDS if row.pages == "one"},
    "page_phase": (
        "leidinggevende_title",
        "leidinggevende_description",
        "werknemer_title",
        "werknemer_description",
        "background_title",
        "background_description",
        "paper_title",
        "paper_description",
    ),
    "page_low_energy": ("title", "description", "version_title", "version_description"),
    "page_print": ("title", "description", "phase_title", "phase_description", "organisation_title", "organisation_description"),
    "page_end": ("words_per_minute", "one_minute", "minutes", "one_minute_unfolded", "minutes_unfolded"),
    "common": (
        "and",
        "crisis",
        "crisis_call",
        "crisis_danger",
        "crisis_free",
        "for",
        "no_advice",
        "phase",
        "reviewed",
        "sources",
        "version",
    ),
    "frame": ("crisis_danger", "crisis_free", "crisis_long", "crisis_talk", "license_url"),
    "kinds": ("wettelijk", "beleid", "praktijk", "intern"),
    "months": tuple(str(month) for month in range(1, 13)),
    "moments_of_checklists": (),
    "named_roles": (),
    "new_edition": (),
    "paper": ("logo",),
    "pdf": ("description",),
    "plan": ("pdf_description",),
    "policy_file": (
        "adopted_heading",
        "check_heading",
        "check_how",
        "how",
        "origin",
        "origin_without_address",
        "page",
        "sources_heading",
        "subject",
    ),
    "print_cards": ("pdf_description",),
    "sections": ("home", *SECTIONS),
}
# A word of a group; of a word whose name is made while running only how it begins is known, or nothing.
Asked = tuple[str, str, bool]


def word_problems(loaded: Loaded, root: Path) -> list[Problem]:
    """Report each word that code, a template or a script asks for and that is not there, told at its group."""
    node, _ = loaded.nodes[INTERFACE]
    problems = words_of_code_problems(loaded)
    asked = {(group, name, begins, path) for path, (group, name, begins) in _asked_by_templates(root)}
    problems += [_problem(node, group, name, path) for group, name, begins, path in asked if not _is_there(node, group, name, begins)]
    for tool, path, name, begins in _asked_by_scripts(root):
        groups = WORDS.get(tool, ())
        if groups and not any(_is_there(node, group, name, begins) for group in groups):
            problems.append(_problem(node, groups[0], name, path))
        asked |= {(group, name, begins, path) for group in groups}
    told = {(problem.line, problem.text) for problem in problems}
    problems += [problem for problem in _computed_problems(node, asked) if (problem.line, problem.text) not in told]
    return sorted(set(problems))


def _computed_problems(node: Node, asked: set[tuple[str, str, bool, str]]) -> Iterator[Problem]:
    """Report each word that is asked for by a name made while running, with the first file that makes it."""
    for group, words in COMPUTED.items():
        for word in words:
            files = sorted(path for of, name, begins, path in asked if of == group and begins and word.startswith(name))
            if files and not _is_there(node, group, word, False):
                yield _problem(node, group, word, files[0])


def words_of_code_problems(loaded: Loaded) -> list[Problem]:
    """Report each word that Python asks for and that is not there. Quick: for every build."""
    node, _ = loaded.nodes[INTERFACE]
    problems: list[Problem] = []
    if loaded.guide is None:
        return problems
    for group, names in {**ASKED_BY_CODE, "rule_words": _operations_in_words(loaded.guide.calendar)}.items():
        if group not in node.value:
            problems.append(_problem(node, group, "", "macros/"))
        problems += [
            _problem(node, group, name, "macros/") for name in names if group in node.value and not _is_there(node, group, name, False)
        ]
    return sorted(problems)


def _operations_in_words(calendar: Calendar) -> tuple[str, ...]:
    """Return the operations that pages put into words: of several rules together the first, see `templates.rule_words`."""
    rules = [getattr(step, part) for step in calendar.deadlines for part in PARTS]
    rules += [step.intern.rule for step in calendar.deadlines if step.intern]
    return tuple(sorted({_first(rule).op for rule in rules if rule}))


def _first(rule: DateRule) -> DateRule:
    return _first(rule.rules[0]) if rule.op in ("earliest_of", "latest_of") else rule


def asked_words(root: Path) -> Iterator[Asked]:
    """Yield every word that templates and scripts ask for."""
    for _, asked in _asked_by_templates(root):
        yield asked
    for tool, _, name, begins in _asked_by_scripts(root):
        for group in WORDS.get(tool, ()):
            yield group, name, begins


def _is_there(interface: Node, group: str, name: str, begins: bool) -> bool:
    found = interface.value.get(group)
    if found is None or not isinstance(found.value, dict):
        return False
    return any(word.startswith(name) for word in found.value) if begins else name in found.value


def _problem(interface: Node, group: str, name: str, path: str) -> Problem:
    found = interface.value.get(group)
    if found is None:
        hint = did_you_mean(group, list(interface.value))
        return interface.problem(message("group_missing", group=group, file=path, hint=hint))
    hint = did_you_mean(name, list(found.value)) if isinstance(found.value, dict) else ""
    return interface.problem(message("word_missing", name=name, group=group, file=path, hint=hint), group)


def _asked_by_templates(root: Path) -> Iterator[tuple[str, Asked]]:
    parser = Environment(extensions=["jinja2.ext.do"])
    templates = (path for path in (root / TEMPLATES).rglob("*") if path.suffix in (".html", ".md", ".yml"))
    for path in sorted([*templates, *(root / PAGES).rglob("*.md")]):
        tree = parser.parse(path.read_text(encoding="utf-8"))
        in_frame = "guide" not in path.relative_to(root).parts
        names = {"words": FRAME} if in_frame else {}
        for node in tree.find_all(nodes.Assign):
            if isinstance(node.target, nodes.Name) and isinstance(node.node, nodes.Getattr) and _is_words(node.node.node):
                names[node.target.name] = node.node.attr
        for part in tree.find_all((nodes.Getattr, nodes.Getitem)):
            if asked := _asked(part, names):
                yield str(path.relative_to(root)), asked


def _asked(node: Any, names: dict[str, str]) -> Asked | None:
    """Return the group and name of `w.group.name`, or of a name that stands for a group; None for what asks for no word."""
    inner = node.node
    group = inner.attr if isinstance(inner, nodes.Getattr) and _is_words(inner.node) else None
    if group is None and isinstance(inner, nodes.Name):
        group = names.get(inner.name)
    if group is None and _is_words_of_the_frame(inner):
        group = FRAME
    if group is None:
        return None
    if isinstance(node, nodes.Getattr):
        return None if node.attr in ("get", "items", "keys", "values") else (group, node.attr, False)
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return group, node.arg.value, False
    first = node.arg.nodes[0] if isinstance(node.arg, nodes.Concat) else None
    begins = first.value if isinstance(first, nodes.Const) and isinstance(first.value, str) else ""
    return group, begins, True


def _is_words(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "w"


def _is_words_of_the_frame(node: nodes.Node) -> bool:
    """Return whether an expression is `config.extra.words`: what the generator's own templates have of our words."""
    outer = node.node if isinstance(node, nodes.Getattr) and node.attr == "words" else None
    return isinstance(outer, nodes.Getattr) and outer.attr == "extra" and isinstance(outer.node, nodes.Name) and outer.node.name == "config"


def _asked_by_scripts(root: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the tool, the script, the name, and whether only its beginning is known."""
    for tool in TOOLS:
        for script in files(tool):
            path = root / "docs" / "assets" / script
            text = path.read_text(encoding="utf-8")
            names = [name for name in DOTTED.findall(text) if name not in METHODS]
            for taken in TAKEN.findall(text):
                names += [part.split(":")[0].split("=")[0].strip() for part in taken.split(",") if part.strip()]
            for name in names:
                yield tool, str(path.relative_to(root)), name, False
            for prefix in PREFIX.findall(text):
                yield tool, str(path.relative_to(root)), prefix, True
