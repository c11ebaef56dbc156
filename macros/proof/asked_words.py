"""The words of content/interface.yml that code, templates and scripts ask for: one that is not there is a problem before a page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

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
# Of a template only what Jinja reads, without what it passes by; in that, `{% set part = w.group %}`.
CODE = re.compile(r"\{#.*?#\}|(\{[{%].*?[%}]\})", re.DOTALL)
STANDS_FOR = re.compile(r"set (\w+) = w\.(\w+) ?-?%\}")
# `w.group`, `w[part]` or what stands for it, and then `.name`, `["name"]`, `["begins_" ~ …]`, `[…]` or a method of a group.
USE = (
    r"""(?<![\w"'])(?:w\.(?P<group>\w+)|w\[[^\]]+\]|(?P<stands_for>{names}))"""
    r"""(?:\.(?!get\(|items\(|keys\(|values\()(?P<name>\w+)|\.\w+\(|\[)(?:["'](?P<key>\w+)["'] ?(?P<end>[~\]),]))?"""
)
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
    templates = (path for path in files_in(root / TEMPLATES) if path.suffix in (".html", ".md", ".yml"))
    texts = ((path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in templates)
    for file, text in (*texts, *written_pages.texts(root)):
        code = "\n".join(CODE.findall(text))
        # Pages written by hand call the words as the frame does.
        names = dict(STANDS_FOR.findall(code)) | ({} if file.startswith(GUIDE) else {"words": FRAME})
        for found in re.finditer(USE.format(names="|".join(names) or "(?!)"), code):
            group = found["group"] or names.get(found["stands_for"], "")
            begins = not found["name"] and found["end"] in ("~", None)
            yield Asked(file, (group,) if group else (), found["name"] or found["key"] or "", begins)


def _asked_by_scripts(root: Path) -> Iterator[Asked]:
    for tool, groups in WORDS.items():
        for script in files(tool) if tool in TOOLS else SEARCH:
            file = f"docs/assets/{script}"
            text = (root / file).read_text(encoding="utf-8")
            yield from (Asked(file, groups, name) for name in DOTTED.findall(text) if name not in METHODS)
            for taken in TAKEN.findall(text):
                yield from (Asked(file, groups, part.split(":")[0].split("=")[0].strip()) for part in taken.split(",") if part.strip())
            yield from (Asked(file, groups, begins, True) for begins in COMPUTED_NAME.findall(text))
