"""Slips of style in our own prose: what content/style.yml says that the guide does not say, and sentences that do not work aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..kinds import BY_NAME, known_kind
from ..load.guide import Loaded
from ..model.style import STYLE, Style
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from ..source.phrases import any_of
from ..source.readability import words
from .hard_places import Prose, prose_of

# More than this is not said in one breath.
SAYING_WORDS = 25
# Who does it, or the number of a question, may come before the verb.
BEFORE_THE_VERB = re.compile(r"^(?:\d+\. |\w+: )")


@dataclass(frozen=True)
class Slips:
    """Slips that break a rule, and slips that are a matter of taste; each sorted by place."""

    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]


def slips(loaded: Loaded, root: Path) -> Slips:
    """Return every slip of style in content/ and in the hand-written pages."""
    assert loaded.guide is not None
    style = loaded.guide.style
    problems: list[Problem] = [*_unknown_content(loaded.nodes[STYLE][0])]
    advice: list[Problem] = []
    # Few texts say anything of it: one look at each for all phrases together leaves those.
    phrases = any_of(*(phrase for rule in style.phrases for phrase in rule.every), *(name.old for name in style.names))
    for item in prose_of(loaded, root):
        if item.plain and not item.part.startswith("style.") and (item.allow or phrases.search(item.text)):
            broken, tasteless = _slips_in(item, style)
            problems += broken
            advice += tasteless
    for file, (node, _) in loaded.nodes.items():
        advice += _long_sayings(node)
        if known_kind(file).name == "checklist":
            advice += _items_without_a_verb(node, style.verbs)
    return Slips(tuple(sorted(set(problems))), tuple(sorted(set(advice))))


def _slips_in(item: Prose, style: Style) -> tuple[list[Problem], list[Problem]]:
    """Return what one text says that the guide does not say: what breaks a rule, and what is a matter of taste."""
    problems: list[Problem] = []
    advice: list[Problem] = []
    used = set()
    for rule in style.phrases:
        for phrase in rule.every if _is_part(item.part, rule.where) else ():
            if any_of(phrase).search(item.text):
                used.add(phrase)
                if phrase not in item.allow:
                    text = message("banned_phrase", phrase=phrase, why=rule.why, better=rule.better)
                    (advice if rule.taste else problems).append(item.problem(text))
    for name in style.names:
        if any_of(name.old).search(item.text):
            used.add(name.old)
            if name.old not in item.allow:
                problems.append(item.problem(message("dropped_name", old=name.old, new=name.new, why=name.why)))
    problems += (item.problem(message("allow_unused", phrase=phrase)) for phrase in item.allow if phrase not in used)
    return problems, advice


def _is_part(part: str, where: tuple[str, ...]) -> bool:
    """Return whether a rule holds here: everywhere when it names no part, else in the kinds or parts that it names."""
    return not where or part in where or part.partition(".")[0] in where


def _unknown_content(style: Node) -> Iterator[Problem]:
    """Report kinds of content, and parts of them, that a rule names and that are not there."""
    known = [*BY_NAME, *(f"{kind.name}.{field}" for kind in BY_NAME.values() for field in kind.model.model_fields)]
    for rule in style.items("phrases"):
        for place in rule.items("where"):
            if place.value not in known:
                yield place.problem(message("unknown_content", value=place.value, hint=did_you_mean(str(place.value), known)))


def _long_sayings(node: Node) -> Iterator[Problem]:
    """Report what is meant to be said aloud and takes too many words."""
    if isinstance(node.value, dict):
        count = len(words(node.text("say")))
        if count > SAYING_WORDS:
            yield node.value["say"].problem(message("long_saying", count=count, max=SAYING_WORDS))
        for child in node.value.values():
            yield from _long_sayings(child)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _long_sayings(child)


def _items_without_a_verb(sheet: Node, verbs: tuple[str, ...]) -> Iterator[Problem]:
    """Report points of a checklist that do not begin with what to do."""
    for section in sheet.items("sections"):
        for item in section.items("items"):
            first = words(BEFORE_THE_VERB.sub("", item.text("text")))[:1]
            if first and first[0].capitalize() not in verbs:
                yield item.value["text"].problem(message("no_verb_first", word=first[0]))
