"""Practising a hard talk: a dialogue with choices, content/rehearsals/<id>.yml, and whether its steps lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import CardId, ChecklistId, Claim, Document, Entry, Item, Label, PagePath, PhaseId, RoleId, SearchWord, Text, Verbatim, WhatIfId
from .messages import did_you_mean, message
from .source import Node, Problem

Line = Annotated[str, StringConstraints(min_length=1, max_length=280)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=170)]
StepId = Annotated[str, StringConstraints(min_length=1), Verbatim(spelled=False)]


class Choice(Item, Claim):
    """One sentence that you can choose to say."""

    say: Line = Field(description="De zin die je zegt; iets wat een vriendelijk mens echt zegt")
    lands: Short = Field(description="Hoe de zin aankomt, in woorden over werk of over jullie twee")
    why: Line = Field(description="Waarom de zin zo aankomt, of wat je dan beter eerst doet")
    effect: Literal["opent", "neutraal", "sluit"] = Field(description="Wat de zin met het gesprek doet")
    goes_to: StepId = Field(description="Het id van de stap of het einde dat hierop volgt")


class Step(Item):
    """What the other says, and what you can say then."""

    title: Label = Field(description="Opschrift van de stap in het script")
    speaker: RoleId = Field(description="Wie hier praat")
    says: Line = Field(description="Wat die zegt")
    note: Short | None = Field(None, description="Wat je ziet of merkt; nooit iets over gezondheid")
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=4, description="Wat je kunt zeggen")


class Onward(Entry):
    """Something to do after the talk, with at most one place that helps."""

    text: Short = Field(description="Wat je nu doet")
    checklist: ChecklistId | None = Field(None, description="De checklist die erbij hoort")
    card: CardId | None = Field(None, description="De kaart die erbij hoort")
    page: PagePath | None = Field(None, description="Pad van de pagina die erbij hoort, zoals 'weten/conflict'")


class Ending(Item, Claim):
    """How a talk can end. No score: what you reached, and what you do next."""

    title: Label = Field(description="Opschrift van het einde")
    reached: Line = Field(description="Wat je bereikte, en wat nog niet")
    onward: tuple[Onward, ...] = Field(min_length=1, max_length=4, description="Wat je daarna doet")
    back: StepId | None = Field(None, description="De stap vanwaar je het nog eens anders kunt proberen")


class Rehearsal(Document):
    """A made-up talk to practise: content/rehearsals/<id>.yml."""

    number: Annotated[int, Field(ge=1, le=99)] = Field(description="Volgorde van de gesprekken")
    title: Label = Field(description="Naam van het gesprek")
    summary: Annotated[str, StringConstraints(max_length=160)] = Field(
        description="Eén of twee zinnen voor overzichten en zoekmachines"
    )
    moment: Label = Field(description="Wanneer je dit gesprek hebt, voor op de tegel")
    audience: RoleId = Field(description="Wie dit oefent")
    phase: PhaseId = Field(description="Bij welke fase het past")
    what_if: tuple[WhatIfId, ...] = Field((), description="Bij welke vragen 'Wat als' in de fasen een link hierheen staat")
    situation: Text = Field(description="Waar het gesprek over gaat, in een paar zinnen; het is verzonnen")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden waarop iemand zoekt")
    start: StepId = Field(description="Het id van de eerste stap")
    steps: tuple[Step, ...] = Field(min_length=2, description="De stappen; de volgorde is die van het script")
    endings: tuple[Ending, ...] = Field(min_length=1, description="Hoe het gesprek kan eindigen")

    @property
    def places(self) -> dict[str, Step | Ending]:
        """Every step and ending by its id."""
        return {place.id: place for place in (*self.steps, *self.endings)}


def dead_ends(top: Node, hidden: Mapping[str, Node]) -> Iterator[Problem]:
    """What is wrong with where a dialogue's choices lead. `hidden` holds where an edition hides an id."""
    steps = {item.text("id"): item for item in top.items("steps") if item.text("id")}
    endings = {item.text("id"): item for item in top.items("endings") if item.text("id")}
    for id in steps.keys() & endings.keys():
        yield endings[id].at(("id",)).problem(message("step_and_ending", value=id))
    choices = {id: step.items("choices") for id, step in steps.items()}
    starts = [top.at(("start",))] if top.text("start") else []
    backs = [ending.at(("back",)) for ending in endings.values() if ending.text("back")]
    places = [*steps, *endings]
    targets = [choice.at(("goes_to",)) for found in choices.values() for choice in found if choice.text("goes_to")]
    lost = [_lost(place, "not_a_step", [*steps], hidden) for place in (*starts, *backs) if place.value not in steps]
    lost += [_lost(target, "unknown_step", places, hidden) for target in targets if target.value not in places]
    yield from lost
    if lost or not (steps and endings and starts) or len(targets) < sum(map(len, choices.values())):
        return
    ways = {id: {choice.text("goes_to") for choice in found} for id, found in choices.items()}
    reached = _reach(ways, {str(starts[0].value)})
    for id, item in (steps | endings).items():
        if id not in reached:
            yield item.at(("id",)).problem(message("unreached_step" if id in steps else "unreached_ending", value=id))
    ends = _reach(_turned(ways), set(endings))
    for id in steps:
        if id in reached and id not in ends:
            yield steps[id].at(("id",)).problem(message("endless_step", value=id))


def _lost(place: Node, key: str, choices: list[str], hidden: Mapping[str, Node]) -> Problem:
    if at := hidden.get(str(place.value)):
        return at.problem(message("still_used", id=place.value, file=place.file, line=place.line))
    return place.problem(message(key, value=place.value, hint=did_you_mean(str(place.value), choices)))


def _turned(ways: Mapping[str, set[str]]) -> dict[str, set[str]]:
    turned: dict[str, set[str]] = {}
    for start, targets in ways.items():
        for target in targets:
            turned.setdefault(target, set()).add(start)
    return turned


def _reach(ways: Mapping[str, set[str]], starts: set[str]) -> set[str]:
    reached, waiting = set(starts), list(starts)
    while waiting:
        new = ways.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached
