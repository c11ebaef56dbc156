"""Locks on what an edition may not change: the law, and the blanks in our words. Told at the edition's own file and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from ..model.calendar import CALENDAR
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from ..source.overlay import HIDDEN, PLACING, WAS

BLANK = re.compile(r"\{(\w+)\}")
LEGAL = "wettelijk"
INTERNAL = "intern"
WORDS = "content/interface.yml"
LAW = "wet"
EDITABLE_IN_LEGAL_STEP = {"id", *PLACING, "title", "short", "what", "hand_over", "late", "checklist", "phrases", INTERNAL}
EDITABLE_IN_FACT = {"id", "label", "hint"}
# Keys of ours that had another name before, by file: where they stood, and what they are called now. What leaves a name stands before what takes it.
RENAMED: Mapping[str, Mapping[tuple[str, ...], str]] = {
    WORDS: {
        ("calm",): "low_energy",
        ("page_calm",): "page_low_energy",
        ("rehearsals", "onward"): "next_heading",
        ("policy", "onward"): "next_label",
        ("search", "onward_none"): "none_next",
        ("calculator",): "calculator_words",
        ("calendar",): "calculator",
        ("page_calendar",): "page_calculator",
        ("sections", "calendar"): "calculator",
        ("frame", "lost_calendar"): "lost_calculator",
        ("frame", "lost_calendar_text"): "lost_calculator_text",
        ("home", "calendar_heading"): "calculator_heading",
        ("home", "calendar_lead"): "calculator_lead",
        ("home", "calendar_link"): "calculator_link",
        ("phase", "to_calendar"): "to_calculator",
        ("example", "to_calendar"): "to_calculator",
    },
    "content/next_steps.yml": {("steps", "calm"): "low_energy", ("steps", "calendar"): "calculator"},
}
EDITABLE_IN_CALENDAR = {"reviewed", "review_in", "title", "deadlines", "facts"}


def broken_locks(base: Node, top: Node, changed_before: Collection[str] = ()) -> tuple[Problem, ...]:
    """Report what in `top`, an edition's file, touches what is law in `base`, the same file upstream, or stands under a former name beside the present one. Words of paths `changed_before` were ours before."""
    if base.file == CALENDAR:
        return tuple(_calendar(base, top))
    if base.file == "content/sources.yml":
        return tuple(_sources(base, top))
    renamed = tuple(_renamed(base, top))
    return renamed + tuple(_words(base, top, changed_before)) if base.file == WORDS else renamed


def _calendar(base: Node, top: Node) -> Iterator[Problem]:
    for key in top.value:
        if key not in EDITABLE_IN_CALENDAR:
            yield top.problem(message("locked_calendar", field=key), key)
    steps = _by_id(base, "deadlines")
    for step in top.items("deadlines"):
        upstream = steps.get(step.text("id"))
        if upstream is None:
            if "kind" in step.value and step.text("kind") != INTERNAL:
                yield step.at(("kind",)).problem(message("own_step_kind", kind=INTERNAL))
        elif upstream.text("kind") == LEGAL:
            yield from _locked(step, EDITABLE_IN_LEGAL_STEP, "locked_step", "locked_hidden")
        elif "kind" in step.value:
            yield step.problem(message("locked_kind"), "kind")
    facts = _by_id(base, "facts")
    for fact in top.items("facts"):
        if fact.text("id") in facts:
            yield from _locked(fact, EDITABLE_IN_FACT, "locked_fact", "locked_fact_hidden")
        else:
            yield fact.problem(message("locked_new_fact"))


def _renamed(base: Node, top: Node) -> Iterator[Problem]:
    """Report what an edition has under a former name of ours and under the present one: it could not go along."""
    for (*owner, old), new in RENAMED.get(base.file, {}).items():
        own = top.fields(*owner)
        if old in own.value and old not in base.fields(*owner).value:
            yield own.problem(message("renamed_field", field=old, new=new), old)


def _sources(base: Node, top: Node) -> Iterator[Problem]:
    upstream = _by_id(base, "sources")
    for item in top.items("sources"):
        if (known := upstream.get(item.text("id"))) and known.text("kind") == LAW:
            yield item.problem(message("locked_source", id=item.text("id")))


def _words(base: Node, top: Node, changed_before: Collection[str]) -> Iterator[Problem]:
    """Report words of the pages that do not exist, or that are filled in with something that is not there."""
    for group, words in top.value.items():
        upstream = base.at((group,)) if group in base.value else None
        if upstream is None and (group,) in RENAMED[WORDS]:
            continue
        if upstream is None and any(path.startswith(f"{group}.") for path in changed_before):
            continue
        if upstream is None or not isinstance(words.value, dict):
            yield top.problem(message("unknown_word", name=group, hint=did_you_mean(group, list(base.value))), group)
            continue
        for name, word in words.value.items():
            if (group, name) in RENAMED[WORDS]:
                continue
            if name not in upstream.value and f"{group}.{name}" in changed_before:
                continue
            if name not in upstream.value:
                hint = did_you_mean(name, list(upstream.value))
                yield words.problem(message("unknown_word", name=name, hint=hint), name)
            elif stray := _blanks(str(word.value)) - _blanks(str(upstream.value[name].value)):
                yield word.problem(message("stray_blank", names=", ".join(sorted(stray))))


def _blanks(text: str) -> set[str]:
    """Return what stands between braces in a text; a loose brace counts as a blank of its own."""
    return {f"{{{name}}}" for name in BLANK.findall(text)} | set(re.findall(r"[{}]", BLANK.sub("", text)))


def _locked(item: Node, free: set[str], field_message: str, hidden_message: str) -> Iterator[Problem]:
    for key in item.value if isinstance(item.value, dict) else ():
        if key == HIDDEN:
            yield item.problem(message(hidden_message, id=item.text("id")), key)
        elif key not in free:
            yield item.problem(message(field_message, id=item.text("id"), field=key), key)


def _by_id(node: Node, key: str) -> dict[str, Node]:
    """Return the items of a list by their id, and by what it was before."""
    items = node.items(key)
    former = {str(was.value): item for item in items for was in item.items(WAS)}
    return former | {item.text("id"): item for item in items}
