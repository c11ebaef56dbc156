"""Questions that people ask: content/faq.yml."""

from __future__ import annotations

from pydantic import Field

from .fields import Claim, Document, Item, Label, PagePath, RoleId, SearchWord, Text
from .kind import Defines, Kind


class Question(Item, Claim):
    """One question that people ask."""

    question: Label = Field(description="De vraag in gewone woorden, met een vraagteken")
    asks: tuple[RoleId, ...] = Field(min_length=1, description="Wie dit vragen")
    answer: Text = Field(description="Het antwoord, in twee tot vijf zinnen")
    page: PagePath | None = Field(None, description="Waar meer staat")


class QuestionGroup(Item):
    """Questions of one kind."""

    title: Label = Field(description="Opschrift")
    questions: tuple[Question, ...] = Field(min_length=2, description="De vragen")


class Faq(Document):
    """Questions that people ask: content/faq.yml."""

    lead: Text = Field(description="De eerste zinnen van de pagina")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden die lezers intypen")
    groups: tuple[QuestionGroup, ...] = Field(min_length=3, description="De vragen, in groepen")


KINDS = (
    Kind(
        "faq",
        Faq,
        "Vragen",
        "`content/faq.yml`: vragen die mensen stellen, met een kort antwoord.",
        60,
        file="content/faq.yml",
        page="weten/veelgestelde-vragen",
        section="knowledge",
        group="hulp",
        defines=(Defines("question", "vraag (zie faq.yml)", ("groups/questions",), droppable=True),),
    ),
)
