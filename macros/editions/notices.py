"""What deserves a look in an edition, though it can be built: one small generator for each kind of notice."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..kinds import known_kind
from ..load import guide, reviews
from ..load.layers import EDITION, FORMER_UPSTREAM, UPSTREAM, read_upstream, upstream_file
from ..model.edition import CONTACT_ROLES, Edition, Statement
from ..proof import wording
from ..source.messages import message
from ..source.nodes import Node, Problem
from ..source.places import BRAND
from . import own_files, upstream

# What an edition may not take over from the open guide.
OWN = ("name", "short_name", "address")


@dataclass(frozen=True)
class Looked:
    """An edition that is looked at: what it says, where, and on which day, if on any."""

    root: Path
    loaded: guide.Loaded
    today: datetime.date | None

    @property
    def guide(self) -> guide.Guide:
        assert self.loaded.guide is not None, self.loaded.problems
        return self.loaded.guide

    @property
    def name(self) -> str:
        return self.guide.name

    @property
    def edition(self) -> Edition:
        return self.guide.edition

    @property
    def file(self) -> str:
        """Where the edition says what it is."""
        return f"{BRAND}{self.name}/edition.yml"

    @cached_property
    def recorded(self) -> dict[str, dict[str, str]]:
        """What upstream said when the edition changed it, by file and path."""
        return read_upstream(self.root, self.name, [])

    @cached_property
    def recorded_as(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Under which file and path each change may have been recorded, by its own."""
        return {(item.file, item.change.path): item.recorded_as for item in self.loaded.changes}

    def then(self, file: str, path: str) -> str | None:
        """Return what upstream said at a place when the edition changed it; None when nothing was recorded."""
        return upstream.recorded_text(self.recorded, file, path, self.recorded_as)

    def said_at(self, field: str) -> Node:
        """Return where the edition says something of itself, or the top of its file."""
        said = (item.change.place for item in self.loaded.changes if item.file == EDITION and item.change.path.partition(".")[0] == field)
        return next(said, Node(self.file, 1, 1, ""))


def notices(root: Path, name: str, today: datetime.date | None = None) -> list[Problem]:
    """Report what deserves a look, though the edition can be built; sorted. Reviews are looked at when `today` is given."""
    looked = Looked(root, guide.load(root, name), today)
    return sorted({found for notice in NOTICES for found in notice(looked)})


def _missing_contacts(looked: Looked) -> Iterator[Problem]:
    for role in CONTACT_ROLES:
        if role in looked.guide.roles and role not in looked.edition.contacts:
            yield Problem.of_file(looked.file, message("missing_contact", role=role))


def _not_its_own(looked: Looked) -> Iterator[Problem]:
    said = {item.change.path for item in looked.loaded.changes if item.file == EDITION}
    yield from (Problem.of_file(looked.file, message("not_own", field=field)) for field in OWN if field not in said)


def _example_address(looked: Looked) -> Iterator[Problem]:
    if looked.edition.leads_nowhere:
        yield looked.said_at("address").problem(message("example_address"))


def _unsaid_statement(looked: Looked) -> Iterator[Problem]:
    unsaid = [field for field in Statement.model_fields if getattr(looked.edition.statement, field) is None]
    if unsaid:
        yield looked.said_at("statement").problem(message("statement_unsaid", fields=", ".join(unsaid)))


def _over_ours(looked: Looked) -> Iterator[Problem]:
    for own, ours in own_files.over_ours(looked.root, looked.name):
        yield Problem.of_file(own, message("over_ours", file=ours))


def _gone_or_renamed(looked: Looked) -> Iterator[Problem]:
    """Report what an edition says of something that upstream no longer has, or calls otherwise."""
    for change in (item.change for item in looked.loaded.changes):
        if change.kind in ("gone", "unplaced", "renamed"):
            id = str(change.own.value) if change.kind == "renamed" and change.own else change.path.rpartition(".")[2]
            of_text = change.kind == "gone" and change.own and change.path and not change.own.text("id")
            yield change.place.problem(message("gone_text" if of_text else change.kind, id=id))


def _moved_on(looked: Looked) -> Iterator[Problem]:
    """Report what upstream says otherwise than when the edition changed it."""
    for item in looked.loaded.changes:
        then = looked.then(item.file, item.change.path)
        now = upstream.recorded([item]).get(item.file, {}).get(item.change.path)
        if None not in (then, now) and then != now:
            own = upstream.text_of(item.change.own)
            yield item.change.place.problem(message("moved_on", then=then, now=now, own=own))


def _unrecorded(looked: Looked) -> Iterator[Problem]:
    """Report that upstream.yml lacks what upstream says of some changes."""
    places = [(file, path) for file, paths in upstream.recorded(looked.loaded.changes).items() for path in paths]
    unwritten = sum(looked.then(file, path) is None for file, path in places)
    if unwritten:
        file = upstream_file(looked.root, looked.name).relative_to(looked.root).as_posix()
        yield Problem.of_file(file, message("upstream_behind", count=unwritten, name=looked.name))


def _former_file(looked: Looked) -> Iterator[Problem]:
    file = f"{BRAND}{looked.name}/{FORMER_UPSTREAM}"
    if (looked.root / file).exists():
        yield Problem.of_file(file, message("renamed_file", new=UPSTREAM, old=FORMER_UPSTREAM))


def _advice(looked: Looked) -> Iterator[Problem]:
    """Report what we ask of our own texts, in texts that the edition wrote itself."""
    yield from looked.loaded.advice
    style = wording.slips(looked.loaded, looked.root)
    yield from _of_editions((*style.problems, *style.advice))


def _due(looked: Looked) -> Iterator[Problem]:
    """Report own files to review, and own figures that are too old."""
    if looked.today is None:
        return
    for file, document in looked.loaded.documents:
        if file.startswith(BRAND):
            yield from reviews.review_problems(file, document, looked.today)
    yield from _of_editions(reviews.too_old(looked.loaded, looked.today))


def _of_editions(problems: Iterable[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.file.startswith(BRAND))


def _own_numbers(looked: Looked) -> Iterator[Problem]:
    """Report own files with a number that the guide may give to one of its own, some day."""
    for file, (node, _) in looked.loaded.nodes.items():
        kind = known_kind(file)
        if not node.file.startswith(BRAND) or not any(
            item.file == file and not item.change.path and item.change.kind == "added" for item in looked.loaded.changes
        ):
            continue
        number = Path(file).name.partition("-")[0] if kind.number_in_name else node.text("number") if kind.numbered else ""
        if number.isdigit() and int(number) < kind.own_from:
            place = node if kind.number_in_name else node.at(("number",))
            yield place.problem(message("own_number", number=number, least=kind.own_from))


NOTICES: tuple[Callable[[Looked], Iterator[Problem]], ...] = (
    _missing_contacts,
    _not_its_own,
    _example_address,
    _unsaid_statement,
    _over_ours,
    _gone_or_renamed,
    _moved_on,
    _unrecorded,
    _former_file,
    _advice,
    _due,
    _own_numbers,
)
