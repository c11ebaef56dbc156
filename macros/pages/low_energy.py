"""The low-energy versions of phases and topics."""

from __future__ import annotations

from dataclasses import dataclass

from ..load.guide import Guide
from ..model.fields import WayOn
from ..model.phase import Phase
from ..model.topic import Topic
from .page import KNOWLEDGE

CALM = "rustig"


@dataclass(frozen=True)
class LowEnergyVersion:
    """The low-energy version of a page: a hundred words at most, and one step."""

    of: Phase | Topic
    full: str
    lines: tuple[str, ...]
    next: WayOn | None

    @property
    def path(self) -> str:
        return f"{CALM}/{self.of.id}"


def calm_versions(guide: Guide) -> tuple[LowEnergyVersion, ...]:
    """Return every low-energy version: of each phase, and of the topics that have one."""
    phases = (LowEnergyVersion(phase, f"fasen/{phase.id}", phase.expect.low_energy, phase.expect.low_energy_next) for phase in guide.phases)
    topics = (LowEnergyVersion(topic, f"{KNOWLEDGE}/{topic.id}", topic.low_energy, topic.next) for topic in guide.topics if topic.low_energy)
    return (*phases, *topics)
