"""The folder content/, and an edition's words over it, as one frozen Guide, or every problem at once.

Problems are values: loading never raises for bad content. The two edges, the build and
the command line, decide what a problem costs.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..check.calendar_days import holiday_problems, safe_day_problems
from ..check.mood_weeks import mood_problems
from ..check.own_days import internal_problems
from ..check.phase_roads import road_problems
from ..check.policy_blanks import blank_problems
from ..check.quotes import quote_problems, unnamed_articles
from ..check.references import cross_check, references_in, references_of
from ..check.rehearsal_ways import dead_ends
from ..check.story_days import day_problems
from ..check.talk_routes import route_problems
from ..check.terms import term_problems
from ..check.validate import validate
from ..check.write_lines import write_line_problems
from ..kinds import KINDS, kind_of, known_kind
from ..model.calendar import CALENDAR, Calendar, Deadline
from ..model.card import Card
from ..model.checklist import Checklist
from ..model.contact_agreement import ContactAgreement
from ..model.edition import Edition
from ..model.faq import Faq, Question
from ..model.fields import Document, NextStep
from ..model.figures import FIGURES, FigureList
from ..model.glossary import Term
from ..model.hard_talks import HardTalks
from ..model.kind import Kind
from ..model.mirror import Mirror
from ..model.phase import Phase, Road
from ..model.plan import Plan
from ..model.policy import Policy
from ..model.process import Process
from ..model.rehearsal import Rehearsal
from ..model.rights import MayI, Rights
from ..model.roles import ROLE_PAGES, Role, RolePage
from ..model.scene import Scene, Scenes
from ..model.sources import Source
from ..model.statute import Excerpt, Law, Place, excerpt, parse_place
from ..model.story import Example
from ..model.topic import Topic
from ..model.words import SearchWords
from ..source.messages import message
from ..source.nodes import Node, Problem
from .kept import kept
from .layers import EDITION, FileChange, read_layers

# What a kind must hold beside its model and its references.
CHECKS: Mapping[str, tuple[Callable[[Node], Iterator[Problem]], ...]] = {
    "phase": (road_problems, mood_problems),
    "glossary": (term_problems,),
    "policy": (blank_problems,),
    "hard_talks": (route_problems,),
    "example": (day_problems,),
    "nl": (safe_day_problems,),
}


@dataclass(frozen=True)
class Guide:
    """The guide, all content checked: references resolve, ids are unique, phases are in order.

    `name` is the edition's: the folder under brand/; empty for upstream. `own_address` says that its address is not ours, which an edition
    has as long as it names none. `content` holds what each kind says, by the name of
    the kind: one document, or all of a folder in order. `reviewed` says when each kind of one file was looked at. `cited`
    holds the files that name a source, by its id.
    """

    name: str
    own_address: bool
    content: Mapping[str, Any]
    edition: Edition
    phases: tuple[Phase, ...]
    checklists: tuple[Checklist, ...]
    calendar: Calendar
    sources: dict[str, Source]
    laws: Mapping[str, Law]
    roles: dict[str, Role]
    terms: tuple[Term, ...]
    words: dict[str, dict[str, str]]
    next_steps: dict[str, NextStep]
    health_words: tuple[str, ...]
    search: SearchWords
    process: Process
    figures: FigureList
    cards: tuple[Card, ...]
    topics: tuple[Topic, ...]
    policy: Policy
    hard_talks: HardTalks
    mirror: Mirror
    contact_agreement: ContactAgreement
    rehearsals: tuple[Rehearsal, ...]
    rights: Rights
    may_i: MayI
    faq: Faq
    example: Example
    plan: Plan
    reviewed: Mapping[str, datetime.date]
    cited: Mapping[str, tuple[str, ...]]

    def excerpt(self, place: str | Place) -> Excerpt:
        """Return the law's own words at a place, such as 'bw7 629 lid 3 per 2026-07-01'."""
        found = parse_place(place) if isinstance(place, str) else place
        assert found is not None, place
        return excerpt(self.laws[found.law], found)

    def phase(self, id: str) -> Phase:
        return next(phase for phase in self.phases if phase.id == id)

    def deadlines_of(self, phase_id: str) -> tuple[Deadline, ...]:
        return tuple(step for step in self.calendar.steps_for_everyone if step.phase == phase_id)

    def deadlines_on(self, road: Road) -> list[Deadline]:
        """Return the steps of the calendar on one way through a phase."""
        return road.of(self.deadlines_of(road.phase.id))

    def checklists_on(self, road: Road) -> list[Checklist]:
        """Return the checklists of a phase; of one with branches those that a step of this one names."""
        found = self.checklists_of(road.phase.id)
        named = {action.checklist for action in road.of(road.phase.now)} | {step.checklist for step in self.deadlines_on(road)}
        return [checklist for checklist in found if road.branch is None or checklist.id in named]

    def question(self, id: str) -> Question:
        """Return one of the questions that people ask."""
        return next(question for group in self.faq.groups for question in group.questions if question.id == id)

    def checklists_of(self, phase_id: str | None) -> tuple[Checklist, ...]:
        """Return the checklists of one phase; None for those of the organisation."""
        return tuple(checklist for checklist in self.checklists if checklist.phase == phase_id)


@dataclass(frozen=True)
class Loaded:
    """The outcome of one load: a guide, or problems (sorted); each document's file; what the edition says otherwise.

    `nodes` are the files as they were read, by name, each with its model; `values` what those models made of them. `advice` is what
    holds for our texts and not for those that an edition wrote itself: they stood before we asked it.
    """

    guide: Guide | None
    problems: tuple[Problem, ...]
    documents: tuple[tuple[str, Document], ...]
    changes: tuple[FileChange, ...] = ()
    nodes: Mapping[str, tuple[Node, type[BaseModel]]] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    advice: tuple[Problem, ...] = ()


def load(root: Path, name: str = "") -> Loaded:
    """Read and check `root`/content, with brand/`name` over it. Cached on names, sizes and times of the files."""
    stamps = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in _files(root, name))
    return _load(root, name, stamps)


def _files(root: Path, name: str) -> Iterator[Path]:
    # Any file there counts: one under a wrong name is told too.
    places = [root / "content", *([root / "brand" / name / "content"] if name else ())]
    yield from (path for place in places for path in sorted(place.rglob("*")) if path.is_file())
    if name:
        yield from sorted((root / "brand" / name).glob("*.yml"))


@lru_cache(maxsize=4)
def _load(root: Path, name: str, stamps: tuple[tuple[str, int, int], ...]) -> Loaded:
    if name:  # little more than what it says otherwise: no need to keep that
        return _read(root, name, load(root))
    files = sorted(path for path in (root / "content").rglob("*") if path.is_file())
    return kept(root, "guide-site", files, lambda: _read(root), lambda loaded: not loaded.problems)


def _read(root: Path, name: str = "", ours: Loaded | None = None) -> Loaded:
    """Read the guide, or an edition over `ours`: what is the same in both is made once."""
    before = ours.nodes if ours else {}
    layers = read_layers(root, name, before)
    problems = list(layers.problems)
    values: dict[str, Any] = {}
    documents = list(layers.reviews)
    for file, (node, model) in layers.nodes.items():
        same = ours is not None and file in before and before[file][0] is node
        value = ours.values[file] if ours and same else validate(node, model, problems)
        if isinstance(value, Document):
            value._stem = Path(file).stem
            # Our date is ours, also where an edition lays words over the file; its own dates are in `reviews`.
            documents.append((file if (root / file).exists() else node.file, value))
        if value is not None:
            values[file] = value
    nodes = {file: node for file, (node, _) in layers.nodes.items()}
    models = {file: model for file, (_, model) in layers.nodes.items()}
    problems += cross_check(nodes, models, layers.hidden, layers.unread)
    problems += quote_problems(nodes, models)
    for file, node in nodes.items():
        kind = known_kind(file).name
        problems += (problem for check in CHECKS.get(kind, ()) for problem in check(node))
        if kind == "rehearsal":
            problems += dead_ends(node, _hidden_in(layers.changes, file))
    asked = [
        *unnamed_articles(nodes, models),
        *(found for file, node in nodes.items() if known_kind(file).name == "checklist" for found in write_line_problems(node)),
    ]
    advice = tuple(problem for problem in asked if problem.file.startswith("brand/"))
    problems += [problem for problem in asked if problem not in advice]
    if CALENDAR in values:
        problems += holiday_problems(values[CALENDAR], nodes[CALENDAR])
    if CALENDAR in values and not problems:
        problems += internal_problems(values[CALENDAR], nodes[CALENDAR])
    if problems:
        return Loaded(None, tuple(sorted(set(problems))), tuple(documents), layers.changes)
    own_address = ours is None or values[EDITION].address != ours.values[EDITION].address
    return Loaded(
        _assemble(name, own_address, values, _cited(layers.nodes)), (), tuple(documents), layers.changes, layers.nodes, values, advice
    )


def _hidden_in(changes: tuple[FileChange, ...], file: str) -> dict[str, Node]:
    """Return the ids of the items that an edition hides in one file, with the place where it says so."""
    return {
        item.change.path.rpartition(".")[2]: item.change.place for item in changes if item.file == file and item.change.kind == "hidden"
    }


def review_problems(file: str, document: Document, day: datetime.date) -> Iterator[Problem]:
    """Report a file that is to be looked at again on a day, or that says it was looked at on a day that is still to come."""
    if document.review_due <= day:
        yield Problem(file, 1, 1, message("overdue", reviewed=document.reviewed, due=document.review_due))
    if document.reviewed > day:
        yield Problem(file, 1, 1, message("reviewed_ahead", reviewed=document.reviewed))


def far_ahead(loaded: Loaded, day: datetime.date) -> Iterator[Problem]:
    """Report each file that says it was looked at on a day more than a year to come: nobody would be reminded of it."""
    for file, document in loaded.documents:
        if file in loaded.nodes and document.reviewed > day + datetime.timedelta(days=366):
            yield loaded.nodes[file][0].at(("reviewed",)).problem(message("reviewed_ahead", reviewed=document.reviewed))


def too_old(loaded: Loaded, day: datetime.date) -> Iterator[Problem]:
    """Report every figure that is to be looked at again on a day, told where its last day stands."""
    if loaded.guide:
        node, _ = loaded.nodes[FIGURES]
        for item, figure in zip(node.items("figures"), loaded.guide.figures.figures, strict=True):
            if figure.best_before <= day:
                yield item.at(("best_before",)).problem(message("best_before", id=figure.id, day=figure.best_before))


def _cited(nodes: Mapping[str, tuple[Node, type[BaseModel]]]) -> dict[str, tuple[str, ...]]:
    """Return the files that name a source, by its id; what stands on a page of its own is named by the file and that page's path."""
    found: dict[str, dict[str, None]] = {}
    for file, (node, model) in nodes.items():
        own = {
            (place.line, place.column): f"{file}/{ROLE_PAGES}/{role.text('id')}"
            for role in node.items("roles") if "page" in role.value
            for _, place in references_in(RolePage, role.at(("page",)))
        }  # fmt: skip
        own |= {
            (place.line, place.column): f"{file}/{scene.text('page')}"
            for scene in node.items("scenes")
            if model is Scenes
            for _, place in references_in(Scene, scene)
        }
        for kind, reference in references_of(model, node):
            if kind in ("source", "law_place"):
                source = str(reference.value).partition(" ")[0]
                found.setdefault(source, {})[own.get((reference.line, reference.column), file)] = None
    return {source: tuple(files) for source, files in found.items()}


def _assemble(name: str, own_address: bool, values: dict[str, Any], cited: Mapping[str, tuple[str, ...]]) -> Guide:
    one = {kind.name: values[kind.file] for kind in KINDS if kind.file}
    many = {kind.name: tuple(sorted(_of_kind(values, kind), key=_number)) for kind in KINDS if kind.folder}
    laws = {law.id: law for law in many["law"]}
    return Guide(
        name=name,
        own_address=own_address,
        content=one | many,
        edition=one["edition"],
        phases=many["phase"],
        checklists=many["checklist"],
        calendar=one["nl"],
        sources={item.id: _with_version(item, laws) for item in one["sources"].sources},
        laws=laws,
        roles={item.id: item for item in one["roles"].roles},
        terms=one["glossary"].terms,
        words=one["interface"].root,
        next_steps=one["onward"].steps,
        health_words=one["health_words"].words,
        search=one["search"],
        process=one["process"],
        figures=one["figures"],
        cards=many["card"],
        topics=many["topic"],
        policy=one["policy"],
        hard_talks=one["hard_talks"],
        mirror=one["mirror"],
        contact_agreement=one["contact_agreement"],
        rehearsals=many["rehearsal"],
        rights=one["rights"],
        may_i=one["may_i"],
        faq=one["faq"],
        example=one["example"],
        plan=one["plan"],
        reviewed={name: value.reviewed for name, value in one.items() if isinstance(value, Document)},
        cited=cited,
    )


def _of_kind(values: Mapping[str, Any], kind: Kind) -> Iterator[Any]:
    return (value for file, value in values.items() if kind_of(file) is kind)


def _number(document: Any) -> tuple[int, str]:
    """Return the order of the files of one kind: by number where they have one, else by name."""
    return getattr(document, "number", 0), document.id


def _with_version(source: Source, laws: Mapping[str, Law]) -> Source:
    """Return a law as a source: its version and address are those of the text in content/law."""
    law = laws.get(source.id)
    return source.model_copy(update={"version": law.version, "url": law.url}) if law else source
