"""Words of the pages, of the search and of the word check: content/{interface,onward,search,health_words}.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, RootModel, StringConstraints

from .fields import Document, Item, PagePath, SearchWord, Text, WayOn
from .kind import Kind


class WordList(Document):
    """Words that hint at health: content/health_words.yml. A word matches at the start of a written word."""

    words: tuple[Annotated[str, StringConstraints(pattern=r"^[a-zé-]{3,}$")], ...] = Field(
        min_length=1, description="Begin van woorden die op gezondheid wijzen"
    )


class NextSteps(Document):
    """The next step after pages whose own content does not say it: content/onward.yml."""

    steps: dict[str, WayOn] = Field(description="De volgende stap, per soort pagina")


class Synonym(Item):
    """Words that readers type, and the words that the guide has for them."""

    words: tuple[SearchWord, ...] = Field(min_length=1, description="Wat lezers intypen; van meer woorden telt elk woord, in elke volgorde")
    terms: tuple[SearchWord, ...] = Field(min_length=1, description="Waar de gids dat dan mee vindt: woorden die op de pagina's staan")


class PageWords(Item):
    """Search words of one page, beside those in a file of its own."""

    page: PagePath = Field(description="Pad van de pagina, zoals 'rekenhulp' of 'samen/kaarten'")
    words: tuple[SearchWord, ...] = Field(min_length=1, description="Woorden die lezers intypen, ook als ze niet in de tekst staan")


class SearchWords(Document):
    """The ways in which readers say it: content/search.yml."""

    pages: tuple[PageWords, ...] = Field(description="Zoekwoorden van pagina's die geen eigen bestand met search_words hebben, en extra woorden voor wie dat wel heeft")
    ignore: tuple[SearchWord, ...] = Field(description="Woorden die bij het zoeken niet meetellen")
    synonyms: tuple[Synonym, ...] = Field(description="Gewone woorden, met de woorden van de gids ernaast")


class Interface(RootModel[dict[str, dict[str, Text]]]):
    """Every word of the pages that is not content, by group and name."""

    model_config = ConfigDict(frozen=True, defer_build=True)


KINDS = (
    Kind(
        "interface", Interface, "Paginawoorden",
        "`content/interface.yml`: elk woord van de pagina's dat geen inhoud is, in groepen. De namen staan vast, de tekst erachter mag anders. Staat er iets tussen accolades, zoals `{weeks}`? Laat dat staan: daar komt een waarde.",
        150, file="content/interface.yml",
    ),
    Kind(
        "onward", NextSteps, "Volgende stap",
        "`content/onward.yml`: waar een lezer na een pagina heen kan, als haar eigen inhoud dat niet zegt.",
        160, file="content/onward.yml",
    ),
    Kind(
        "health_words", WordList, "Gezondheidswoorden",
        "`content/health_words.yml`: staat zo'n woord in een veld, dan waarschuwt de pagina vriendelijk.",
        170, file="content/health_words.yml",
    ),
    Kind(
        "search", SearchWords, "Zoeken",
        "`content/search.yml`: hoe lezers het zeggen, en wat zij dan zoeken.",
        180, file="content/search.yml",
    ),
)
