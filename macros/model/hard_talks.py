"""The hard talks: which talk fits what is heard about work, content/hard_talks.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .checklist import Saying
from .fields import (
    CardId,
    ChecklistId,
    Claim,
    Document,
    Entry,
    Item,
    Label,
    MapLine,
    PagePath,
    Reference,
    RehearsalId,
    SearchWord,
    Sources,
    Text,
)
from .kind import Defines, Kind
from .phase import Expectation

HARD_TALKS = "content/hard_talks.yml"
ReturnAnswerId = Annotated[str, Reference("return_answer")]
WorkAnswerId = Annotated[str, Reference("work_answer")]
TalkId = Annotated[str, Reference("talk")]


class TwoSided(Entry):
    """A question in the words of each side."""

    manager: Label = Field(description="Voor de leidinggevende: wat die hoort, nooit een vraag naar gezondheid")
    employee: Label = Field(description="Voor de werknemer, in de ik-vorm of jij-vorm")


class Answer(Item):
    """One answer, in the words of each side."""

    manager: Label = Field(description="Het antwoord van de leidinggevende")
    employee: Label = Field(description="Hetzelfde antwoord van de werknemer")


class OwnTalk(Entry):
    """The same talk for the employee."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=40)] = Field(description="Naam van het gesprek")
    meaning: Text = Field(description="Wat er speelt, in twee of drie zinnen")
    say: tuple[Saying, ...] = Field(min_length=1, max_length=3, description="Zinnen om te zeggen")
    step: Text = Field(description="De eerste stap")


class Talk(Item, Claim):
    """One talk: how to start it, what to ask about work, what to say and what not."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=40)] = Field(description="Naam van het gesprek")
    summary: MapLine = Field(description="Het gesprek in één of twee korte zinnen")
    meaning: Text = Field(description="Wat er speelt, in twee of drie zinnen")
    start: tuple[Text, ...] = Field(min_length=2, max_length=4, description="Zo begin je")
    ask: tuple[Text, ...] = Field(min_length=3, max_length=5, description="Open vragen over werk")
    say: tuple[Saying, ...] = Field(min_length=2, max_length=4, description="Zinnen om te zeggen")
    not_say: tuple[Text, ...] = Field(min_length=2, max_length=5, description="Wat je niet zegt of doet")
    step: Text = Field(description="De eerste stap na het gesprek")
    call: tuple[Text, ...] = Field(min_length=2, max_length=4, description="Wanneer je de bedrijfsarts belt")
    employee: OwnTalk = Field(description="Hetzelfde gesprek voor de werknemer")
    rehearsal: RehearsalId | None = Field(None, description="Het oefengesprek dat erbij past")
    cards: tuple[CardId, ...] = Field((), max_length=3, description="Kaarten die erbij passen")
    checklist: ChecklistId | None = Field(None, description="De checklist die erbij past")


class HardTalks(Document):
    """The finder: two questions about what is heard, and the talk that fits. content/hard_talks.yml."""

    search_words: tuple[SearchWord, ...] = Field((), description="Woorden waarop iemand zoekt")
    manager_lead: Text = Field(description="Waar de pagina voor is, voor de leidinggevende")
    employee_lead: Text = Field(description="Waar de pagina voor is, voor de werknemer")
    limits: tuple[Text, ...] = Field(min_length=2, max_length=4, description="Wat de leidinggevende niet vraagt en niet inschat")
    limits_sources: Sources
    return_question: TwoSided = Field(description="De vraag over teruggaan")
    return_answers: tuple[Answer, ...] = Field(min_length=2, max_length=5, description="De antwoorden over teruggaan")
    work_question: TwoSided = Field(description="De vraag over hoeveel werk past")
    work_answers: tuple[Answer, ...] = Field(min_length=2, max_length=5, description="De antwoorden over hoeveel werk past")
    routes: dict[ReturnAnswerId, dict[WorkAnswerId, TalkId]] = Field(
        description="Per antwoord over teruggaan en antwoord over werk: het gesprek dat past"
    )
    talks: tuple[Talk, ...] = Field(min_length=1, description="De gesprekken")
    more: PagePath | None = Field(None, description="Pagina met meer over het onderzoek")
    evidence: tuple[Expectation, ...] = Field(min_length=2, description="Wat onderzoek zegt, en waar de grens ligt")

    def talk_for(self, going_back: str, work: str) -> Talk:
        """Return the talk for a combination of answers, by their ids."""
        return next(talk for talk in self.talks if talk.id == self.routes[going_back][work])

    def answers_for(self, talk: str) -> tuple[tuple[Answer, Answer], ...]:
        """Return the combinations of answers that lead to a talk, in the order of the questions."""
        return tuple(
            (going_back, work)
            for going_back in self.return_answers
            for work in self.work_answers
            if self.routes[going_back.id][work.id] == talk
        )


KINDS = (
    Kind(
        "hard_talks",
        HardTalks,
        "Twijfel of te snel",
        "`content/hard_talks.yml`: twee vragen over werk, en het gesprek dat bij de antwoorden past.",
        220,
        file=HARD_TALKS,
        page="gesprek/twijfel-of-te-snel",
        section="phrases",
        defines=(
            Defines("talk", "leidraad voor een gesprek (zie 'talks' in hard_talks.yml)", ("talks",)),
            Defines("return_answer", "keuze over teruggaan (zie 'return_answers' in hard_talks.yml)", ("return_answers",)),
            Defines("work_answer", "keuze over hoeveel werk (zie 'work_answers' in hard_talks.yml)", ("work_answers",)),
        ),
    ),
)
