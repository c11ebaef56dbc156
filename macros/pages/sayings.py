"""The sentences that one speaker can say, by the moment at which they come of use."""

from __future__ import annotations

from dataclasses import dataclass

from ..load.guide import Guide
from ..model.phase import Phase, Phrase


@dataclass(frozen=True)
class Moment:
    """The sentences for one moment of a phase. `hard` when it is a hard one."""

    title: str
    phase: Phase
    hard: bool
    phrases: tuple[Phrase, ...]

    @property
    def id(self) -> str:
        """The id of the moment in a link: like its first sentence."""
        return f"zin-{self.phrases[0].id}"


def moments(guide: Guide, speaker: str) -> tuple[Moment, ...]:
    """Return the sentences of a speaker by moment, in the order of the phases; hard moments come last."""
    found: dict[tuple[bool, str, str], list[Phrase]] = {}
    phases = {phase.id: phase for phase in guide.phases}
    for phase in guide.phases:
        for phrase in phase.phrases:
            if phrase.speaker == speaker:
                found.setdefault((phrase.kind == "lastig", phase.id, phrase.moment), []).append(phrase)
    every = (Moment(title, phases[phase], hard, tuple(phrases)) for (hard, phase, title), phrases in found.items())
    return tuple(sorted(every, key=lambda moment: moment.hard))
