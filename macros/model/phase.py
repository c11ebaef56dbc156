"""The phases of the journey, one a file: content/phases/<number>-<id>.yml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import Field, StringConstraints

from .fields import (
    BRIEF_WORDS,
    LOW_ENERGY_WORDS,
    MANAGER,
    BranchId,
    Brief,
    ChecklistId,
    Claim,
    Document,
    Entry,
    Item,
    Label,
    LowEnergy,
    MapLine,
    NextStep,
    PagePath,
    QuestionId,
    Reader,
    RoleId,
    SearchWord,
    SourceId,
    SpokenText,
    Text,
    VoiceId,
    Yes,
    YesNo,
)
from .kind import Defines, Kind

# Where the map of the journey ends, counted from the first sick day.
LAST_WEEK = 106


class HasBranch(Protocol):
    """Whatever may hold in one branch of a phase only."""

    @property
    def branch(self) -> str | None: ...


OnRoad = TypeVar("OnRoad", bound=HasBranch)


class Branch(Item):
    """One of the ways in which a phase can go. Its readers get pages of their own: the one way can frighten who is on the other."""

    title: Label = Field(description="Naam van de tak, zoals op een etiket")
    summary: Text = Field(description="Voor wie deze tak is, in één of twee zinnen")
    employee_is: Label | None = Field(
        None, description="Wat de werknemer hier van zichzelf zegt, zoals op een knop: 'Ik ben weer aan het werk'"
    )
    lead_manager: Text = Field(description="Waar de leidinggevende mee begint")
    lead_employee: Text = Field(description="Waar de werknemer mee begint")
    low_energy: LowEnergy = Field(min_length=1, description=f"De rustige versie: samen hoogstens {LOW_ENERGY_WORDS} woorden")
    low_energy_next: NextStep | None = Field(
        None, description="De ene stap onder de rustige versie; weglaten als dat de pagina van de werknemer is"
    )
    questions: tuple[QuestionId, ...] = Field(
        (), max_length=6, description="Vragen uit faq.yml die de werknemer nu heeft, de dringendste eerst"
    )
    next: NextStep | None = Field(None, description="De volgende stap van de leidinggevende; weglaten als dat de volgende fase is")


class BranchItem(Item):
    """An item that may hold in one branch of the phase only."""

    branch: BranchId | None = Field(None, description="De tak waarvoor dit geldt; weglaten als het altijd geldt")


class Point(Entry):
    """One short statement on the journey map."""

    text: MapLine = Field(description="Een paar woorden voor op de reiskaart, zonder punt")
    short: Brief | None = Field(
        None,
        description=f"Hetzelfde in hoogstens {BRIEF_WORDS} woorden, zoals het eerst op de kaart staat; weglaten als 'text' al zo kort is",
    )
    branch: BranchId | None = Field(None, description="De tak waarvoor dit geldt; weglaten als het altijd geldt")


class BranchFinding(Entry):
    """A finding on one branch of the phase."""

    branch: BranchId = Field(description="De tak waarvoor dit geldt")
    text: Text = Field(description="Wat er op deze tak gevonden is, in zinnen")


class Finding(Claim):
    """One cell of the map, for one side: short points, and the full finding with its size."""

    points: tuple[Point, ...] = Field(min_length=1, max_length=6, description="Wat er op de reiskaart staat")
    found: Text = Field(description="Wat er gevonden is, in zinnen, met de omvang van het onderzoek")
    found_on: tuple[BranchFinding, ...] = Field(
        (), description="Wat er op één tak gevonden is, als de fase takken heeft; 'found' zegt dan wie het vertelde"
    )


class Lane(Entry):
    """One row of the map: the same subject from both sides."""

    employee: Finding = Field(description="De kant van de werknemer")
    manager: Finding = Field(description="De kant van de leidinggevende")
    question: Text | None = Field(None, description="Een vraag aan de lezer")


class Voice(BranchItem):
    """A voice retold, never quoted: our own words for what someone told an interviewer."""

    text: Text = Field(description="Wat iemand vertelde, in jouw woorden; nooit een citaat")
    source: SourceId = Field(description="Waar het interview staat")


class VoiceLane(Entry):
    """The row of the map with retold voices."""

    employee: tuple[Voice, ...] = Field((), description="Stemmen van werknemers")
    manager: tuple[Voice, ...] = Field((), description="Stemmen van leidinggevenden")


class Lanes(Entry):
    """The rows of the journey map."""

    actions: Lane = Field(description="Wat mensen doen en willen bereiken")
    contacts: Lane = Field(description="Wie elkaar spreken")
    emotions: Lane = Field(description="Wat mensen voelen")
    needs: Lane = Field(description="Wat mensen nodig hebben")
    challenges: Lane = Field(description="Wat er te beslissen valt, en wat dat lastig maakt")
    voices: VoiceLane = Field(description="Naverteld uit interviews")


class Mood(BranchItem, Claim):
    """One point of a line on the map: how heavy or light it is for one side, around a week. An order, never a measurement."""

    side: Reader = Field(description="Van wie de lijn is")
    week: Annotated[int, Field(ge=1, le=LAST_WEEK)] = Field(
        description="Rond welke week na de eerste ziektedag; kies er een binnen deze fase"
    )
    height: Annotated[int, Field(ge=1, le=5)] = Field(
        description="Hoe licht het is: 1 heel zwaar, 2 zwaar, 3 wisselend, 4 lichter, 5 licht. Een volgorde, geen meting"
    )
    title: Annotated[str, StringConstraints(min_length=1, max_length=40)] = Field(description="Wat hier speelt, in een paar woorden")
    why: Text = Field(description="Waarom de lijn hier zo hoog of zo laag ligt: wat de bron zegt")
    voice: VoiceId | None = Field(None, description="De stem die bij dit punt op de kaart staat, uit 'voices'")


class Capacity(Claim):
    """The room in someone's head: how much new information the employee can take in during this phase."""

    limited: YesNo = Field(description="Komt nieuwe informatie nu vaak slecht binnen?")
    text: Text = Field(description="Wat dat betekent voor wie iets wil vertellen")


class Action(BranchItem, Claim):
    """One first action of the manager."""

    title: Label = Field(description="De stap als opdracht: 'Laat kort iets van je horen'")
    when: Label = Field(description="Wanneer, zoals 'vandaag'")
    why: Text = Field(description="Waarom dit helpt")
    how: tuple[Text, ...] = Field(min_length=1, max_length=5, description="Hoe je het doet, één ding per regel")
    say: SpokenText | None = Field(None, description="Een zin die je zo kunt zeggen")
    together_with: tuple[RoleId, ...] = Field((), description="Met wie je dit doet")
    not_ask: tuple[Text, ...] = Field((), max_length=4, description="Wat je bij deze stap niet vraagt, elk als de vraag die je niet stelt")
    checklist: ChecklistId | None = Field(None, description="De checklist die erbij hoort")
    tool: Literal["contactafspraak"] | None = Field(None, description="Het hulpmiddel op het scherm dat erbij hoort")


class Expectation(BranchItem, Claim):
    """A thing that a reader may count on."""

    title: Label = Field(description="Waar het over gaat")
    text: Text = Field(description="De uitleg, in twee tot vier zinnen")
    asked: Yes | None = Field(None, description="'ja' als dit is wat van de werknemer wordt gevraagd; weglaten als het gewoon gebeurt")


class Expect(Entry):
    """The page's side of the employee: what happens, what you may, and the same in a few words."""

    low_energy: LowEnergy = Field(
        (), description=f"De rustige versie: samen hoogstens {LOW_ENERGY_WORDS} woorden. Een fase met takken heeft er een in elke tak"
    )
    low_energy_next: NextStep | None = Field(
        None, description="De ene stap onder de rustige versie; weglaten als dat de pagina van de werknemer is"
    )
    questions: tuple[QuestionId, ...] = Field(
        (),
        max_length=6,
        description="Vragen uit faq.yml die de werknemer nu heeft, de dringendste eerst. Een fase met takken heeft ze in elke tak",
    )
    points: tuple[Expectation, ...] = Field(min_length=3, description="Wat er gebeurt, en wat er van de werknemer wordt gevraagd")
    rights: tuple[Expectation, ...] = Field(min_length=2, description="Wat je mag, en waar je recht op hebt")


class Tip(BranchItem, Claim):
    """Advice for some readers."""

    title: Label = Field(description="De tip in een paar woorden, als opdracht")
    audience: tuple[RoleId, ...] = Field(min_length=1, description="Voor wie de tip is")
    text: Text = Field(description="De tip zelf, in twee tot vier zinnen")
    points: tuple[Text, ...] = Field((), description="Losse punten onder de tekst")


class Phrase(BranchItem, Claim):
    """A sentence to say, and why it works."""

    moment: Label = Field(description="Wanneer je het zegt")
    kind: Literal["gesprek", "lastig"] = Field(description="Een gewoon gesprek of een lastig moment")
    speaker: RoleId = Field(description="Wie het zegt")
    say: SpokenText = Field(description="De zin, zoals je hem uitspreekt")
    instead_of: SpokenText | None = Field(None, description="De zin die je beter niet zegt")
    why: Text = Field(description="Waarom dit beter werkt")


class WhatIf(BranchItem, Claim):
    """A turn that things can take, and what to do then."""

    reader: Reader = Field(description="Wie dit vraagt, en wie 'je' is in het antwoord")
    question: Label = Field(description="De vraag van de lezer, met een vraagteken")
    answer: Text = Field(description="Het antwoord, in twee tot vier zinnen")
    steps: tuple[Text, ...] = Field((), description="Wat je dan doet, op volgorde")
    page: PagePath | None = Field(None, description="Waar meer staat")


class Responsibility(BranchItem, Claim):
    """The division of one subject: who decides, advises, knows and may not know."""

    subject: Label = Field(description="Waar het over gaat")
    decides: tuple[RoleId, ...] = Field(min_length=1, description="Wie beslist")
    advises: tuple[RoleId, ...] = Field((), description="Wie advies geeft")
    knows: tuple[RoleId, ...] = Field((), description="Wie het weet")
    may_not_know: tuple[RoleId, ...] = Field((), description="Wie het niet mag weten")
    note: Text | None = Field(None, description="Wat er nog bij hoort")


class Phase(Document):
    """One phase of the journey: content/phases/<number>-<id>.yml."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=24)] = Field(description="Korte naam, voor menu en kaart")
    formal_title: Label = Field(description="De naam zoals vakmensen die gebruiken")
    period: Label = Field(description="Wanneer ongeveer, zoals 'week 1 tot en met 4'")
    starts_in_week: Annotated[int, Field(ge=1, le=200)] = Field(description="Richtweek, alleen om de kaart te kleuren")
    summary: Annotated[str, StringConstraints(min_length=1, max_length=160)] = Field(
        description="Eén of twee zinnen voor overzichten en zoekmachines"
    )
    lead_manager: Text | None = Field(None, description="Waar de leidinggevende mee begint. Een fase met takken heeft dit in elke tak")
    lead_employee: Text | None = Field(None, description="Waar de werknemer mee begint. Een fase met takken heeft dit in elke tak")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden die lezers intypen, ook als ze niet in de tekst staan")
    contacts: tuple[RoleId, ...] = Field(
        (),
        max_length=6,
        description="Rollen waarvan de lezer in deze fase de gegevens van de eigen organisatie nodig heeft, de belangrijkste eerst",
    )
    branches: tuple[Branch, ...] = Field((), description="De takken, als de fase op meer manieren kan lopen")
    capacity: Capacity = Field(description="Hoeveel nieuws iemand nu aankan")
    now: tuple[Action, ...] = Field(min_length=1, max_length=5, description="Wat de leidinggevende nu doet, op volgorde")
    when_it_gets_hard: tuple[QuestionId, ...] = Field(
        (), max_length=4, description="Vragen uit faq.yml over een gesprek dat zwaar wordt, zoals wanneer iemand huilt"
    )
    expect: Expect = Field(description="Wat de werknemer mag verwachten")
    lanes: Lanes = Field(description="De rijen van de reiskaart")
    mood: tuple[Mood, ...] = Field((), description="De lijnen op de reiskaart: een punt per regel, van werknemer en leidinggevende")
    tips: tuple[Tip, ...] = Field(min_length=3, description="Adviezen, elk voor één of meer rollen")
    phrases: tuple[Phrase, ...] = Field(min_length=3, description="Zinnen om te zeggen")
    what_if: tuple[WhatIf, ...] = Field(min_length=2, description="Wat je doet als het anders loopt")
    responsibilities: tuple[Responsibility, ...] = Field(min_length=3, description="Wie beslist, adviseert en wat weet")
    next: NextStep | None = Field(
        None, description="De volgende stap van de leidinggevende; weglaten als dat de volgende fase is, of als elke tak er een heeft"
    )

    @property
    def number(self) -> int:
        return int(self._stem.split("-")[0])

    @property
    def roads(self) -> tuple[Road, ...]:
        """The ways through this phase that have pages of their own for each reader: its branches, or else itself."""
        return tuple(Road(self, branch) for branch in self.branches) or (Road(self, None),)

    def by_road(self, items: Iterable[OnRoad]) -> list[tuple[Branch | None, list[OnRoad]]]:
        """Return the items in groups: those that hold on every way, with no branch, and then those of each branch. No group is empty."""
        held = list(items)
        groups = [(branch, [item for item in held if item.branch == (branch.id if branch else None)]) for branch in (None, *self.branches)]
        return [(branch, group) for branch, group in groups if group]


@dataclass(frozen=True)
class Road:
    """One way through a phase, and what holds on it: a branch, or the whole of a phase that has none."""

    phase: Phase
    branch: Branch | None

    @property
    def title(self) -> str:
        return self.branch.title if self.branch else self.phase.title

    @property
    def summary(self) -> str:
        return self.branch.summary if self.branch else self.phase.summary

    @property
    def low_energy(self) -> tuple[str, ...]:
        return self.branch.low_energy if self.branch else self.phase.expect.low_energy

    @property
    def questions(self) -> tuple[str, ...]:
        return self.branch.questions if self.branch else self.phase.expect.questions

    @property
    def next(self) -> NextStep | None:
        return self.branch.next if self.branch else self.phase.next

    @property
    def low_energy_next(self) -> NextStep | None:
        return self.branch.low_energy_next if self.branch else self.phase.expect.low_energy_next

    def lead(self, reader: str) -> str:
        """Return the first sentences for a reader: 'leidinggevende' or 'werknemer'."""
        owner = self.branch or self.phase
        return (owner.lead_manager if reader == MANAGER else owner.lead_employee) or ""

    def of(self, items: Iterable[OnRoad]) -> list[OnRoad]:
        """Return the items that hold on this way, in order: whatever may name a branch."""
        return [item for item in items if self.branch is None or item.branch in (None, self.branch.id)]


KINDS = (
    Kind(
        "phase",
        Phase,
        "Fase",
        "`content/phases/<nummer>-<naam>.yml`: één bestand per fase.",
        20,
        folder="content/phases",
        page="fasen/{}/achtergrond",
        number_in_name=True,
        defines=(
            Defines("phase", "fase (zie de map phases)"),
            Defines("voice", "stem (zie 'voices' in een fase)", ("lanes.voices.employee", "lanes.voices.manager"), droppable=True),
            Defines("what_if", "vraag onder 'what_if' in een fase", ("what_if",), droppable=True),
        ),
    ),
)
