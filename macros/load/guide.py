"""The folder content/, and an edition's words over it, as one frozen Guide, or every problem at once.

Problems are values: loading never raises for bad content. The two edges, the build and
the command line, decide what a problem costs.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from pydantic import BaseModel

from ..check.validate import validate
from ..kinds import KINDS, kind_of
from ..model.calendar import Calendar, Deadline
from ..model.card import Card
from ..model.checklist import Checklist
from ..model.contact_agreement import ContactAgreement
from ..model.edition import Edition
from ..model.faq import Faq, Question
from ..model.fields import Document, NextStep
from ..model.figures import FigureList
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
from ..model.roles import Role
from ..model.scene import Scene
from ..model.sources import Source, SourceList
from ..model.statute import Excerpt, Law, Place, excerpt, parse_place
from ..model.story import Example
from ..model.style import Style
from ..model.topic import Topic
from ..model.words import SearchWords
from ..source.nodes import Node, Problem
from ..source.places import edition_folder, files_in
from .checks import check
from .cited import cited
from .kept import kept
from .layers import CONTENT, EDITION, FileChange, read_layers

LAW, SOURCES = "law", "sources"


@dataclass(frozen=True)
class ContentField:
    """A mark of a field of the Guide that is not just the content of the kind with its name: the kind, the `part` of its content, and whether
    that goes by id."""

    kind: str
    part: str = ""
    by_id: bool = False

    def taken(self, content: Mapping[str, Any]) -> Any:
        """Return the value of the field; `content` is by the name of the kind."""
        found = getattr(content[self.kind], self.part) if self.part else content[self.kind]
        return _by_id(found) if self.by_id else found


def _by_id(items: Iterable[Any]) -> dict[str, Any]:
    return {item.id: item for item in items}


@dataclass(frozen=True, eq=False)
class Guide:
    """The guide, all content checked: references resolve, ids are unique, phases are in order. What follows from one can be cached on it.

    `name` is the edition's: the folder under brand/; empty for upstream. `own_address` says that its address is not ours, which an edition
    has as long as it names none. `content` holds what each kind says, by the name of the kind: one document, or all of a folder in order.
    The fields after it are that same content under names of their own. `cited` holds the files that name a source, by its id.
    """

    name: str
    own_address: bool
    cited: Mapping[str, tuple[str, ...]]
    content: Mapping[str, Any]
    edition: Edition
    phases: Annotated[tuple[Phase, ...], ContentField("phase")]
    checklists: Annotated[tuple[Checklist, ...], ContentField("checklist")]
    calendar: Calendar
    sources: Annotated[Mapping[str, Source], ContentField("sources", "sources", by_id=True)]
    laws: Annotated[Mapping[str, Law], ContentField("law", by_id=True)]
    roles: Annotated[Mapping[str, Role], ContentField("roles", "roles", by_id=True)]
    terms: Annotated[tuple[Term, ...], ContentField("glossary", "terms")]
    words: Annotated[dict[str, dict[str, str]], ContentField("interface", "root")]
    next_steps: Annotated[dict[str, NextStep], ContentField("next_steps", "steps")]
    health_words: Annotated[tuple[str, ...], ContentField("health_words", "words")]
    search: SearchWords
    process: Process
    figures: FigureList
    cards: Annotated[tuple[Card, ...], ContentField("card")]
    topics: Annotated[tuple[Topic, ...], ContentField("topic")]
    policy: Policy
    hard_talks: HardTalks
    mirror: Mirror
    contact_agreement: ContactAgreement
    rehearsals: Annotated[tuple[Rehearsal, ...], ContentField("rehearsal")]
    rights: Rights
    may_i: MayI
    faq: Faq
    example: Example
    plan: Plan
    scenes: Annotated[tuple[Scene, ...], ContentField("scenes", "scenes")]
    style: Style

    @property
    def reviewed(self) -> dict[str, datetime.date]:
        """When each kind of one file was looked at, by the name of the kind."""
        return {name: document.reviewed for name, document in self.content.items() if isinstance(document, Document)}

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
    places = [root / CONTENT, *([edition_folder(root, name) / CONTENT] if name else ())]
    yield from (path for place in places for path in files_in(place))
    if name:
        yield from sorted(edition_folder(root, name).glob("*.yml"))


@lru_cache(maxsize=4)
def _load(root: Path, name: str, stamps: tuple[tuple[str, int, int], ...]) -> Loaded:
    if name:  # little more than what it says otherwise: no need to keep that
        return _read(root, name, load(root))
    files = list(_files(root, ""))
    return kept(root, "guide-site", files, lambda: _read(root), lambda loaded: not loaded.problems)


def _read(root: Path, name: str = "", ours: Loaded | None = None) -> Loaded:
    """Read the guide, or an edition over `ours`: what is the same in both is made once, and what is wrong in ours is wrong in both."""
    before = ours.nodes if ours else {}
    layers = read_layers(root, name, before)
    problems = [*layers.problems, *(ours.problems if ours else ())]
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
    advice = check(layers, values, problems)
    if problems:
        return Loaded(None, tuple(sorted(set(problems))), tuple(documents), layers.changes)
    own_address = ours is None or values[EDITION].address != ours.values[EDITION].address
    guide = _assemble(name, own_address, cited(layers.nodes), values)
    return Loaded(guide, (), tuple(documents), layers.changes, layers.nodes, values, advice)


def _assemble(name: str, own_address: bool, cited: Mapping[str, tuple[str, ...]], values: Mapping[str, Any]) -> Guide:
    """Make the guide of what the models made of each file."""
    content: dict[str, Any] = {
        kind.name: values[kind.file] if kind.file else tuple(sorted(_of_kind(values, kind), key=_number)) for kind in KINDS
    }
    content[SOURCES] = _with_versions(content[SOURCES], _by_id(content[LAW]))
    return Guide(name, own_address, cited, content, **dict(_fields(content)))


def _fields(content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each field of the Guide that is the content of a kind, as its annotation says."""
    for name, annotation in get_type_hints(Guide, include_extras=True).items():
        mark = next((mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, ContentField)), ContentField(name))
        if mark.kind in content:
            yield name, mark.taken(content)


def _of_kind(values: Mapping[str, Any], kind: Kind) -> Iterator[Any]:
    return (value for file, value in values.items() if kind_of(file) is kind)


def _number(document: Any) -> tuple[int, str]:
    """Return the order of the files of one kind: by number where they have one, else by name."""
    return getattr(document, "number", 0), document.id


def _with_versions(sources: SourceList, laws: Mapping[str, Law]) -> SourceList:
    """Return the sources, a law among them with the version and the address of its text in content/law."""
    found = {source.id: laws[source.id] for source in sources.sources if source.id in laws}
    dated = (
        source.model_copy(update={"version": found[source.id].version, "url": found[source.id].url}) if source.id in found else source
        for source in sources.sources
    )
    return sources.model_copy(update={"sources": tuple(dated)})
