"""Words of the pages, of the search and of the word check: content/{interface,next_steps,search,health_words}.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, RootModel, StringConstraints

from .fields import Document, Item, Looks, NextStep, PagePath, SearchWord, Text, Verbatim
from .kind import Kind


class WordList(Document):
    """Words that hint at health: content/health_words.yml. A word matches at the start of a written word."""

    words: tuple[Annotated[str, StringConstraints(pattern=r"^[a-zé-]{3,}$"), Looks("word")], ...] = Field(
        min_length=1, description="Begin van woorden die op gezondheid wijzen"
    )


class NextSteps(Document):
    """The next step after pages whose own content does not say it: content/next_steps.yml."""

    steps: dict[str, NextStep] = Field(description="De volgende stap, per soort pagina")


class Synonym(Item):
    """Words that readers type, and the words that the guide has for them."""

    words: tuple[SearchWord, ...] = Field(min_length=1, description="Wat lezers intypen; van meer woorden telt elk woord, in elke volgorde")
    terms: tuple[SearchWord, ...] = Field(min_length=1, description="Waar de gids dat dan mee vindt: woorden die op de pagina's staan")


class PageWords(Item):
    """Search words of one page, beside those in a file of its own."""

    page: PagePath = Field(
        description="Pad van de pagina, zoals 'rekenhulp' of 'samen/kaarten'; met '#' erachter het anker van een vraag met haar antwoord"
    )
    words: tuple[SearchWord, ...] = Field(min_length=1, description="Woorden die lezers intypen, ook als ze niet in de tekst staan")


# Whole words, and beginnings, ends or middles of words: 'zelfmoord*'. Three letters of a part, or it would stand in every question.
NEED_PART = r"(?:\*?[0-9a-zà-ÿ]{3,}\*?|[0-9a-zà-ÿ]+)"
NEED_WORD = rf"^{NEED_PART}(?: {NEED_PART})*\.?$"
NeedWord = Annotated[str, StringConstraints(pattern=NEED_WORD), Looks("need_word"), Verbatim(spelled=False)]


class Need(Item):
    """Words of someone who is in need, or who worries about another."""

    words: tuple[NeedWord, ...] = Field(
        min_length=1,
        description="Woorden van nood, in deze volgorde; er mogen drie andere tussen staan. Met * ook in langere woorden, met een punt erachter alleen aan het eind van een zin",
    )
    alone: tuple[NeedWord, ...] = Field((), description="Woorden die alleen nood betekenen als er niets anders staat")
    unless: tuple[NeedWord, ...] = Field((), description="Waarin ze geen nood betekenen, zoals 'week 113'; dat telt dan niet mee")


class Spelling(Item):
    """Other ways to type a word of need: in dialect, in haste."""

    typed: tuple[NeedWord, ...] = Field(min_length=1, description="Hoe mensen het ook typen, één woord tegelijk")
    written: NeedWord = Field(description="Wat er dan staat")


class SearchWords(Document):
    """The ways in which readers say it: content/search.yml."""

    pages: tuple[PageWords, ...] = Field(
        description="Zoekwoorden van pagina's die geen eigen bestand met search_words hebben, en extra woorden voor wie dat wel heeft"
    )
    ignore: tuple[SearchWord, ...] = Field(description="Woorden die bij het zoeken niet meetellen")
    need: tuple[Need, ...] = Field(min_length=1, description="Woorden van nood: wie ze typt, ziet eerst wie er nu te bellen is")
    need_spellings: tuple[Spelling, ...] = Field((), description="Hoe mensen de gewone woorden in `need` ook typen, zoals 'ni' voor 'niet'")
    feelings: tuple[SearchWord, ...] = Field(
        description="Woorden voor een gevoel: die worden nooit als tikfout van een ander woord gelezen"
    )
    synonyms: tuple[Synonym, ...] = Field(description="Gewone woorden, met de woorden van de gids ernaast")


class Interface(RootModel[dict[str, dict[str, Text]]]):
    """Every word of the pages that is not content, by group and name."""

    model_config = ConfigDict(frozen=True, defer_build=True)


KINDS = (
    Kind(
        "interface",
        Interface,
        "Paginawoorden",
        "`content/interface.yml`: elk woord van de pagina's dat geen inhoud is, in groepen. De namen staan vast, de tekst erachter mag anders. Staat er iets tussen accolades, zoals `{weeks}`? Laat dat staan: daar komt een waarde.",
        150,
        file="content/interface.yml",
    ),
    Kind(
        "next_steps",
        NextSteps,
        "Volgende stap",
        "`content/next_steps.yml`: waar een lezer na een pagina heen kan, als haar eigen inhoud dat niet zegt.",
        160,
        file="content/next_steps.yml",
        former_file="content/onward.yml",
    ),
    Kind(
        "health_words",
        WordList,
        "Gezondheidswoorden",
        "`content/health_words.yml`: staat zo'n woord in een veld, dan waarschuwt de pagina vriendelijk.",
        170,
        file="content/health_words.yml",
    ),
    Kind(
        "search",
        SearchWords,
        "Zoeken",
        "`content/search.yml`: hoe lezers het zeggen, en wat zij dan zoeken.",
        180,
        file="content/search.yml",
    ),
)
