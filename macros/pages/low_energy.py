"""The low-energy versions of phases and topics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..load.guide import Guide
from ..model.fields import EMPLOYEE, NextStep
from ..model.phase import Phase
from ..model.topic import Topic
from . import phase_pages
from .page_kinds import path_of


@dataclass(frozen=True)
class LowEnergyVersion:
    """The low-energy version of a page: few words, and one step. With `ways` it is the choice between the versions of a
    phase's branches, and has no words of its own."""

    of: Phase | Topic
    path: str
    title: str
    full: str
    lines: tuple[str, ...] = ()
    next: NextStep | None = None
    ways: tuple[LowEnergyVersion, ...] = ()

    @property
    def of_phase(self) -> bool:
        return isinstance(self.of, Phase)

    @property
    def in_need(self) -> bool:
        """Return whether it tells whom to call now, and so shows nothing beside that."""
        return isinstance(self.of, Topic) and bool(self.of.calls)


def low_energy_versions(guide: Guide) -> tuple[LowEnergyVersion, ...]:
    """Return every low-energy version: of each phase and its branches, and of the topics that have one."""
    return (*_of_phases(guide), *_of_topics(guide))


def _of_phases(guide: Guide) -> Iterator[LowEnergyVersion]:
    for phase in guide.phases:
        found = tuple(
            LowEnergyVersion(
                phase,
                phase_pages.low_energy_of(road),
                road.title,
                phase_pages.reader_page(road, EMPLOYEE),
                road.low_energy,
                road.low_energy_next,
            )
            for road in phase.roads
        )
        if phase.branches:
            yield LowEnergyVersion(phase, phase_pages.low_energy(phase), phase.title, phase_pages.cover(phase), ways=found)
        yield from found


def _of_topics(guide: Guide) -> Iterator[LowEnergyVersion]:
    for topic in guide.topics:
        if topic.low_energy:
            yield LowEnergyVersion(topic, path_of("low_energy", topic.id), topic.title, path_of("topics", topic.id), topic.low_energy)
