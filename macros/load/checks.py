"""Every check of content/ beside the models: one row each, with what it is given and when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel

from ..check.calendar_days import holiday_problems, line_problems, picture_problems, safe_day_problems
from ..check.derived_facts import derived_problems
from ..check.looks_back import look_back_problems
from ..check.mood_weeks import mood_problems
from ..check.own_days import internal_problems
from ..check.phase_roads import road_problems
from ..check.policy_blanks import blank_problems
from ..check.quotes import quote_problems, unnamed_articles
from ..check.references import Hidden, cross_check
from ..check.rehearsal_ways import dead_ends
from ..check.scene_tables import table_problems
from ..check.story_days import day_problems
from ..check.talk_routes import route_problems
from ..check.terms import term_problems
from ..check.write_lines import write_line_problems
from ..kinds import known_kind
from ..model.calendar import CALENDAR
from ..model.style import STYLE
from ..source.nodes import Node, Problem
from ..source.places import BRAND
from .layers import Layers

Need = Literal["nodes", "models", "hidden", "unread", "node", "value", "calendar", "style", "hidden_here"]


@dataclass(frozen=True)
class Check:
    """One check: of each file of a `kind`, or of all files together when it names none.

    `needs` are the properties of `CheckContext` that `find` gets, in that order; a check that needs the value of a file is not asked about one that has
    none. A check `of_sound_content` is asked when nothing else is wrong. What an `advisory` one finds is a problem in a text of ours, and advice
    in one that an edition wrote itself: it stood there before we asked.
    """

    find: Callable[..., Iterable[Problem]]
    kind: str = ""
    needs: tuple[Need, ...] = ("node",)
    of_sound_content: bool = False
    advisory: bool = False


CHECKS = (
    Check(cross_check, needs=("nodes", "models", "hidden", "unread")),
    Check(quote_problems, needs=("nodes", "models")),
    Check(unnamed_articles, needs=("nodes", "models"), advisory=True),
    Check(road_problems, "phase"),
    Check(mood_problems, "phase"),
    Check(term_problems, "glossary"),
    Check(blank_problems, "policy"),
    Check(route_problems, "hard_talks"),
    Check(day_problems, "example"),
    Check(dead_ends, "rehearsal", ("node", "hidden_here")),
    Check(write_line_problems, "checklist", ("node", "style"), advisory=True),
    Check(look_back_problems, "process", ("node", "nodes")),
    Check(safe_day_problems, "calendar"),
    Check(derived_problems, "calendar"),
    Check(holiday_problems, "calendar", ("value", "node")),
    Check(line_problems, "calendar", ("value", "node"), of_sound_content=True),
    Check(table_problems, "scenes", ("node", "nodes", "unread")),
    Check(picture_problems, "scenes", ("node", "calendar"), of_sound_content=True),
    Check(internal_problems, "calendar", ("value", "node"), of_sound_content=True),
)


@dataclass(frozen=True)
class CheckContext:
    """All that a check may be given: every file, and the one `file` that it is about, if any."""

    layers: Layers
    values: Mapping[str, Any]
    file: str = ""

    @cached_property
    def nodes(self) -> dict[str, Node]:
        return {file: node for file, (node, _) in self.layers.nodes.items()}

    @cached_property
    def models(self) -> dict[str, type[BaseModel]]:
        return {file: model for file, (_, model) in self.layers.nodes.items()}

    @property
    def hidden(self) -> Hidden:
        return self.layers.hidden

    @property
    def unread(self) -> list[str]:
        return self.layers.unread

    @property
    def node(self) -> Node:
        return self.layers.nodes[self.file][0]

    @property
    def value(self) -> Any:
        return self.values.get(self.file)

    @property
    def calendar(self) -> Any:
        return self.values.get(CALENDAR)

    @property
    def style(self) -> Any:
        return self.values.get(STYLE)

    @property
    def hidden_here(self) -> dict[str, Node]:
        """The ids of the items that an edition hides in the file, with the place where it says so."""
        changes = (item.change for item in self.layers.changes if item.file == self.file)
        return {change.path.rpartition(".")[2]: change.place for change in changes if change.kind == "hidden"}


def check(layers: Layers, values: Mapping[str, Any], problems: list[Problem]) -> tuple[Problem, ...]:
    """Carry out every check and add what is wrong to `problems`; return what is advice. `values` are what the models made of the files."""
    advice: list[Problem] = []
    for of_sound_content in (False, True):
        if of_sound_content and problems:
            break
        for row in (row for row in CHECKS if row.of_sound_content is of_sound_content):
            found = [problem for context in _subjects(row, layers, values) for problem in row.find(*_needed(row, context))]
            own = [problem for problem in found if row.advisory and problem.file.startswith(BRAND)]
            problems += [problem for problem in found if problem not in own]
            advice += own
    return tuple(advice)


def _subjects(row: Check, layers: Layers, values: Mapping[str, Any]) -> Iterator[CheckContext]:
    """Yield what a check is asked about: each file of its kind, or all of them at once."""
    if not row.kind:
        yield CheckContext(layers, values)
    for file in layers.nodes if row.kind else ():
        if known_kind(file).name == row.kind and (file in values or "value" not in row.needs):
            yield CheckContext(layers, values, file)


def _needed(row: Check, context: CheckContext) -> Iterator[object]:
    return (getattr(context, need) for need in row.needs)
