"""The folder content/, and an edition's words over it, as one frozen Guide, or every problem at once.

Problems are values: loading never raises for bad content. The two edges, the build and
the command line, decide what a problem costs.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from .contact_agreement import ContactAgreement
from .edition import Edition
from .fields import Document, WayOn
from .example import EXAMPLE, Example, day_problems
from .faq import Faq
from .feast_days import caution_problems, holiday_problems
from .figures import FIGURES, FigureList
from .hard_talks import HARD_TALKS, HardTalks
from .law import CALENDAR, Calendar, Deadline
from .kept import kept
from .layers import FileChange, read_layers
from .messages import message
from .mirror import Mirror
from .model import Checklist, Role, RolePage, SearchWords, Source, Term
from .phase import Phase
from .plain_days import internal_problems
from .policy import POLICY, Policy, blank_problems
from .plan import Plan
from .quotes import quote_problems
from .references import cross_check, references_in
from .rehearsal import Rehearsal, dead_ends
from .rights import MayI, Rights
from .source import Node, Problem
from .statute import Excerpt, Law, Place, excerpt, parse_place
from .talk import Card, Process
from .talk_routes import route_problems
from .terms import term_problems
from .topic import Topic
from .validate import validate


GLOSSARY = "content/glossary.yml"


@dataclass(frozen=True)
class Guide:
    """All content, checked: references resolve, ids are unique, phases are in order.

    `name` is the edition's: the folder under brand/; empty for upstream. `reviewed` says when each file was, by its name
    without extension. `cited` holds the files that name a source, by its id.
    """

    name: str
    edition: Edition
    phases: tuple[Phase, ...]
    checklists: tuple[Checklist, ...]
    calendar: Calendar
    sources: dict[str, Source]
    laws: Mapping[str, Law]
    roles: dict[str, Role]
    terms: tuple[Term, ...]
    words: dict[str, dict[str, str]]
    onward: dict[str, WayOn]
    health_words: tuple[str, ...]
    search: SearchWords
    process: Process
    evidence: FigureList
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
        """The law's own words at a place, such as 'bw7 629 lid 3 per 2026-07-01'."""
        found = parse_place(place) if isinstance(place, str) else place
        return excerpt(self.laws[found.law], found)

    def phase(self, id: str) -> Phase:
        return next(phase for phase in self.phases if phase.id == id)

    def deadlines_of(self, phase_id: str) -> tuple[Deadline, ...]:
        return tuple(step for step in self.calendar.steps_for_everyone if step.phase == phase_id)

    def checklists_of(self, phase_id: str | None) -> tuple[Checklist, ...]:
        """The checklists of one phase; None for those of the organisation."""
        return tuple(checklist for checklist in self.checklists if checklist.phase == phase_id)


@dataclass(frozen=True)
class Loaded:
    """The outcome of one load: a guide, or problems (sorted); each document's file; what the edition says otherwise.

    `nodes` are the files as they were read, by name, each with its model.
    """

    guide: Guide | None
    problems: tuple[Problem, ...]
    documents: tuple[tuple[str, Document], ...]
    changes: tuple[FileChange, ...] = ()
    nodes: Mapping[str, tuple[Node, type[BaseModel]]] = field(default_factory=dict)


def load(root: Path, name: str = "") -> Loaded:
    """Read and check `root`/content, with brand/`name` over it. Cached on names, sizes and times of the files."""
    stamps = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in _files(root, name))
    return _load(root, name, stamps)


def _files(root: Path, name: str) -> Iterator[Path]:
    yield from sorted((root / "content").rglob("*.yml"))
    if name:
        yield from sorted((root / "brand" / name).rglob("*.yml"))


@lru_cache(maxsize=4)
def _load(root: Path, name: str, stamps: tuple[tuple[str, int, int], ...]) -> Loaded:
    files = [Path(path) for path, _, _ in stamps]
    return kept(root, f"guide-{name or 'site'}", files, lambda: _read(root, name), lambda loaded: not loaded.problems)


def _read(root: Path, name: str) -> Loaded:
    layers = read_layers(root, name)
    problems = list(layers.problems)
    values: dict[str, BaseModel] = {}
    documents = list(layers.reviews)
    for file, (node, model) in layers.nodes.items():
        value = validate(node, model, problems)
        if isinstance(value, Document):
            value._stem = Path(file).stem
            documents.append((node.file, value))
        if value is not None:
            values[file] = value
    nodes = {file: node for file, (node, _) in layers.nodes.items()}
    models = {file: model for file, (_, model) in layers.nodes.items()}
    problems += cross_check(nodes, models, layers.hidden, layers.unread)
    problems += quote_problems(nodes, models)
    if GLOSSARY in nodes:
        problems += term_problems(nodes[GLOSSARY])
    if POLICY in nodes:
        problems += blank_problems(nodes[POLICY])
    if HARD_TALKS in nodes:
        problems += route_problems(nodes[HARD_TALKS])
    for file, node in nodes.items():
        if models[file] is Rehearsal:
            problems += dead_ends(node, layers.hidden)
    if EXAMPLE in nodes:
        problems += day_problems(nodes[EXAMPLE])
    if CALENDAR in nodes:
        problems += caution_problems(nodes[CALENDAR])
    if CALENDAR in values:
        problems += holiday_problems(values[CALENDAR], nodes[CALENDAR])
    if CALENDAR in values and not problems:
        problems += internal_problems(values[CALENDAR], nodes[CALENDAR])
    if problems:
        return Loaded(None, tuple(sorted(set(problems))), tuple(documents), layers.changes)
    return Loaded(_assemble(name, values, _cited(layers.nodes)), (), tuple(documents), layers.changes, layers.nodes)


def too_old(loaded: Loaded, day: datetime.date) -> Iterator[Problem]:
    """Every figure that is to be looked at again on a day, told where its last day stands."""
    if loaded.guide:
        node, _ = loaded.nodes[FIGURES]
        for item, figure in zip(node.items("figures"), loaded.guide.evidence.figures, strict=True):
            if figure.best_before <= day:
                yield item.at(("best_before",)).problem(message("best_before", id=figure.id, day=figure.best_before))


def _cited(nodes: Mapping[str, tuple[Node, type[BaseModel]]]) -> dict[str, tuple[str, ...]]:
    """The files that name a source, by its id; what stands on a role's own page is named by the file and the role."""
    found: dict[str, dict[str, None]] = {}
    for file, (node, model) in nodes.items():
        own = {
            (place.line, place.column): f"{file}/{role.text('id')}"
            for role in node.items("roles") if "page" in role.value
            for _, place in references_in(RolePage, role.at(("page",)))
        }  # fmt: skip
        for kind, reference in references_in(model, node):
            if kind in ("source", "law_place"):
                source = str(reference.value).partition(" ")[0]
                found.setdefault(source, {})[own.get((reference.line, reference.column), file)] = None
    return {source: tuple(files) for source, files in found.items()}


def _assemble(name: str, values: dict[str, BaseModel], cited: Mapping[str, tuple[str, ...]]) -> Guide:
    phases = sorted((v for v in values.values() if isinstance(v, Phase)), key=lambda phase: phase.number)
    laws = {law.id: law for law in values.values() if isinstance(law, Law)}
    return Guide(
        name=name,
        edition=values["content/edition.yml"],
        phases=tuple(phases),
        checklists=tuple(sorted((v for v in values.values() if isinstance(v, Checklist)), key=lambda sheet: sheet.number)),
        calendar=values[CALENDAR],
        sources={item.id: _with_version(item, laws) for item in values["content/sources.yml"].sources},
        laws=laws,
        roles={item.id: item for item in values["content/roles.yml"].roles},
        terms=values["content/glossary.yml"].terms,
        words=values["content/interface.yml"].root,
        onward=values["content/onward.yml"].steps,
        health_words=values["content/health_words.yml"].words,
        search=values["content/search.yml"],
        process=values["content/process.yml"],
        evidence=values[FIGURES],
        cards=tuple(sorted((v for v in values.values() if isinstance(v, Card)), key=lambda card: card.number)),
        topics=tuple(sorted((v for v in values.values() if isinstance(v, Topic)), key=lambda topic: topic.number)),
        policy=values[POLICY],
        hard_talks=values[HARD_TALKS],
        mirror=values["content/mirror.yml"],
        contact_agreement=values["content/contact_agreement.yml"],
        rehearsals=tuple(sorted((v for v in values.values() if isinstance(v, Rehearsal)), key=lambda talk: talk.number)),
        rights=values["content/rights.yml"],
        may_i=values["content/may_i.yml"],
        faq=values["content/faq.yml"],
        example=values[EXAMPLE],
        plan=values["content/plan.yml"],
        reviewed={Path(file).stem: value.reviewed for file, value in values.items() if isinstance(value, Document)},
        cited=cited,
    )


def _with_version(source: Source, laws: Mapping[str, Law]) -> Source:
    """A law as a source: its version and address are those of the text in content/law."""
    law = laws.get(source.id)
    return source.model_copy(update={"version": law.version, "url": law.url}) if law else source
