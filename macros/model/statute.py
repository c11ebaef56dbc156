"""The law's own words: content/law/<id>.yml, one file a law, and how the rest of content/ points at them.

A place in the law is one text: 'bw7 629 lid 3 onderdeel d per 2026-07-01'. The id of a law is that of its source.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .fields import (
    LAW_PLACE,
    Address,
    Document,
    Entry,
    Label,
    LawPlace,
    LawText,
    Looks,
    Quoted,
    SourceId,
    Text,
    Yes,
)
from .kind import Kind

FOLDER = "content/law"
CUT = "[…]"
ARTICLE = r"^\d[0-9a-z.:]*$"
MEMBER = r"^\d+[a-z]?$"


class Member(Entry):
    """One member (lid) of an article."""

    number: Annotated[str, StringConstraints(pattern=MEMBER), Looks("member_number")] = Field(description="Het nummer van het lid")
    text: LawText = Field(description="De tekst, letter voor letter; een lege regel tussen de onderdelen")


class Article(Entry):
    """One article: its members, or its text when it has none."""

    number: Annotated[str, StringConstraints(pattern=ARTICLE), Looks("article_number")] = Field(
        description="Het nummer, zoals '629' of '3:1'"
    )
    version: datetime.date = Field(description="Vanaf welke versie van de wet deze tekst zo luidt")
    excerpt: Yes | None = Field(None, description="Hier staat maar een deel van het artikel")
    note: Text | None = Field(None, description="Wat de lezer over deze tekst moet weten")
    text: LawText | None = Field(None, description="De tekst van een artikel zonder leden")
    members: tuple[Member, ...] = Field((), description="De leden, op volgorde")

    @model_validator(mode="after")
    def _text_or_members(self) -> Article:
        if (self.text is None) == (not self.members):
            raise PydanticCustomError("text_or_members", "")
        return self

    def words(self, member: str | None = None) -> str | None:
        """Return the text of one member or of the whole article, a paragraph a line; None for a member that is not there."""
        if member is None:
            return self.text or "\n".join(f"{item.number} {item.text}" for item in self.members)
        return next((item.text for item in self.members if item.number == member), None)


class Law(Document):
    """The articles of one law that the guide relies on: content/law/<id>.yml."""

    bwb: Annotated[str, StringConstraints(pattern=r"^BWB[RV]\d{7}$"), Looks("bwb")] = Field(
        description="Het nummer van de wet op wetten.overheid.nl, zoals 'BWBR0005290'"
    )
    version: datetime.date = Field(description="De versie van de wet die hier staat: de dag vanaf wanneer zij geldt")
    articles: tuple[Article, ...] = Field(min_length=1, description="De artikelen, op volgorde")

    @property
    def url(self) -> str:
        """The official address of this version."""
        return f"https://wetten.overheid.nl/{self.bwb}/{self.version.isoformat()}"

    def article(self, number: str) -> Article | None:
        return next((article for article in self.articles if article.number == number), None)


@dataclass(frozen=True)
class Place:
    """One place in the law, taken apart; `version` is that of the article when somebody held the claim against it."""

    law: str
    article: str
    member: str | None
    part: str | None
    version: datetime.date

    @property
    def label(self) -> str:
        """The place as a lawyer writes it: 'artikel 629, lid 3, onderdeel d'."""
        more = (f"{name} {value}" for name, value in (("lid", self.member), ("onderdeel", self.part)) if value)
        return ", ".join((f"artikel {self.article}", *more))

    def within(self, whole: Place) -> bool:
        """Return whether another place is this one, or holds it."""
        same = (self.law, self.article) == (whole.law, whole.article)
        return same and whole.member in (None, self.member) and whole.part in (None, self.part)

    @property
    def anchor(self) -> str:
        """The anchor of the article on the page with all of them."""
        return article_anchor(self.law, self.article)


def article_anchor(law: str, article: str) -> str:
    """Return the anchor of an article on the page with all of them."""
    return f"{law}-{re.sub('[.:]', '-', article)}"


def parse_place(text: str) -> Place | None:
    """Read a place in the law; return None for a text that is none."""
    found = re.fullmatch(LAW_PLACE, text)
    if found is None:
        return None
    law, article, member, part, version = found.groups()
    try:
        return Place(law, article, member, part, datetime.date.fromisoformat(version))
    except ValueError:
        return None


def cited_together(places: Sequence[Place]) -> str:
    """Return places in one law in one line: 'artikel 629, lid 1, 3 onderdeel d en 7; artikel 629a'."""
    articles: dict[str, list[str]] = {}
    for place in places:
        member = " ".join((*([place.member] if place.member else []), *(["onderdeel", place.part] if place.part else [])))
        articles.setdefault(place.article, []).extend([member] if member else [])
    return "; ".join(
        f"artikel {article}" + (f", {'' if members[0].startswith('onderdeel') else 'lid '}{_listed(members)}" if members else "")
        for article, members in articles.items()
    )


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} en {items[-1]}"


@dataclass(frozen=True)
class Excerpt:
    """The law's own words at one place, a paragraph a line."""

    place: Place
    paragraphs: tuple[str, ...]


def excerpt(law: Law, place: Place) -> Excerpt:
    """Return what stands at a place: of a list only the line before it and the part that is meant."""
    article = law.article(place.article)
    paragraphs = ((article and article.words(place.member)) or "").split("\n")
    if place.part:
        paragraphs = _only(paragraphs, place.part)
    return Excerpt(place, tuple(paragraphs))


def _only(paragraphs: list[str], part: str) -> list[str]:
    """Return the paragraphs before the list, the part itself and what hangs under it; all of them where the part has no line of its own."""
    first = next((index for index, text in enumerate(paragraphs) if re.match(r"a\. ", text)), None)
    start = next((index for index, text in enumerate(paragraphs) if text.startswith(f"{part}. ")), None)
    if first is None or start is None:
        return paragraphs
    following = (index for index in range(start + 1, len(paragraphs)) if re.match(r"[a-z]{1,2}\. ", paragraphs[index]))
    return [*paragraphs[:first], *paragraphs[start : next(following, len(paragraphs))]]


class Basis(Entry):
    """The ground of a rule, in its own words: a place in a law that stands in content/law, or another source."""

    law: LawPlace | None = Field(None, description="De plek in de wet, als die wet in content/law staat")
    source: SourceId | None = Field(None, description="In welke andere bron het staat")
    article: Label | None = Field(None, description="Welk onderdeel van die andere bron")
    text: Quoted = Field(description="De tekst van de wet, letterlijk, met […] waar je iets weglaat; van een andere bron in onze woorden")
    left_out: Text | None = Field(None, description="In onze woorden: de voorwaarde die in de weggelaten tekst staat")
    url: Address | None = Field(None, description="Adres van dit onderdeel van die andere bron")

    @model_validator(mode="after")
    def _law_or_source(self) -> Basis:
        if (self.law is None) == (self.source is None or self.article is None) or (self.law and (self.source or self.article or self.url)):
            raise PydanticCustomError("law_or_source", "")
        return self

    @property
    def place(self) -> Place | None:
        return parse_place(self.law) if self.law else None

    @property
    def cites(self) -> str:
        """The id of the source that this names."""
        return self.place.law if self.place else self.source or ""

    @property
    def where(self) -> str:
        """The place in that source."""
        return self.place.label if self.place else self.article or ""


KINDS = (
    Kind(
        "law",
        Law,
        "Wet",
        "`content/law/<naam>.yml`: de artikelen van één wet, letter voor letter. De naam is het id van die wet in `sources.yml`. Een eigen editie kan hier niets aan veranderen.",
        260,
        folder=FOLDER,
        page="wetteksten",
        is_law=True,
    ),
)
