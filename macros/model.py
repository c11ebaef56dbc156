"""What may stand in content/ beside phases (`phase`) and the calendar (`law`): checklists, sources, roles, terms, words.

Validation, the JSON Schemas for editors and the field tables come from these classes.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, RootModel, StringConstraints

from .fields import Address, Claim, Document, Entry, Id, Item, Label, LawPlace, PagePath, PhaseId, Quoted, RoleId, SearchWord, TermId, Text, WayOn
from .phase import Expectation


class Fill(Entry):
    """A place to fill in: a day, or a few words about work."""

    kind: Literal["datum", "tekst"] = Field(description="Wat de lezer invult")
    label: Annotated[str, StringConstraints(min_length=1, max_length=30)] = Field(description="Wat er voor het vak staat")


class ChecklistItem(Item):
    """One thing to tick."""

    text: Annotated[str, StringConstraints(max_length=130)] = Field(description="Wat je doet, als opdracht")
    why: Text = Field(description="Waarom, in één zin; staat alleen op het scherm")
    fill: Fill | None = Field(None, description="Een vak om in te vullen achter dit punt")
    law: tuple[LawPlace, ...] = Field((), description="De plekken in de wet waar dit punt op rust; staat alleen op het scherm")


class ChecklistSection(Entry):
    """What to do before, during or after."""

    id: Literal["vooraf", "tijdens", "daarna"] = Field(description="Welk deel van de lijst dit is")
    title: Label = Field(description="Opschrift boven dit deel")
    items: tuple[ChecklistItem, ...] = Field(min_length=1, description="De punten, op volgorde")


class WriteLine(Item):
    """A line to write on at the top: what stands before it."""

    label: Annotated[str, StringConstraints(min_length=1, max_length=40)] = Field(description="Wat er voor de lijn staat")
    kind: Literal["datum", "tekst"] = Field("tekst", description="Wat de lezer invult")


class Saying(Entry):
    """A sentence to say on a checklist."""

    say: Text = Field(description="De zin, zoals je hem uitspreekt")
    why: Text | None = Field(None, description="Waarom dit helpt; staat alleen op het scherm")


class Checklist(Document, Claim):
    """One sheet: content/checklists/<id>.yml. One without a phase is for the organisation."""

    number: Annotated[int, Field(ge=1, le=999)] = Field(description="Volgorde, en het nummer op papier")
    title: Label = Field(description="Naam van de checklist")
    summary: Annotated[str, StringConstraints(max_length=160)] = Field(
        description="Eén of twee zinnen voor overzichten en zoekmachines"
    )
    purpose: Text = Field(description="Waar de lijst voor is, in twee zinnen bovenaan het blad")
    audience: tuple[RoleId, ...] = Field(min_length=1, description="Voor wie de lijst is")
    contacts: tuple[RoleId, ...] = Field(
        (), max_length=4, description="Rollen waarvan de lezer hier de gegevens van de eigen organisatie nodig heeft"
    )
    phase: PhaseId | None = Field(None, description="Bij welke fase; weglaten bij een lijst voor de organisatie")
    moment: Literal[
        "ziekmelding", "contact", "bedrijfsarts", "plan", "gesprek", "terugkeer", "terugval", "uwv", "organisatie"
    ] = Field(description="Waarbij je de lijst gebruikt, om op te zoeken")
    minutes: Annotated[int, Field(ge=1, le=240)] = Field(description="Hoeveel minuten het kost")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden die lezers intypen, ook als ze niet in de tekst staan")
    tool: Literal["contactafspraak"] | None = Field(None, description="Het hulpmiddel op het scherm dat hetzelfde doet")
    write_lines: tuple[WriteLine, ...] = Field((), max_length=4, description="Lijnen bovenaan om op te schrijven")
    sections: tuple[ChecklistSection, ...] = Field(min_length=1, max_length=3, description="De punten om af te vinken")
    phrases: tuple[Saying, ...] = Field(min_length=1, description="Zinnen om te zeggen")
    do_not_ask_title: Label | None = Field(None, description="Ander opschrift boven wat je niet vraagt of opschrijft")
    do_not_ask: tuple[Text, ...] = Field(min_length=1, description="Wat je niet vraagt en niet opschrijft")
    notes_title: Label = Field(description="Opschrift boven de ruimte voor notities")
    notes_lines: Annotated[int, Field(ge=1, le=20)] = Field(
        description="Hoeveel lijnen voor notities; de lijst past op één A4"
    )
    next: WayOn | None = Field(None, description="De volgende stap; weglaten als dat de fase van de lijst is")

    @property
    def items(self) -> tuple[ChecklistItem, ...]:
        return tuple(item for section in self.sections for item in section.items)


class WordList(Document):
    """Words that hint at health: content/health_words.yml. A word matches at the start of a written word."""

    words: tuple[Annotated[str, StringConstraints(pattern=r"^[a-zé-]{3,}$")], ...] = Field(
        min_length=1, description="Begin van woorden die op gezondheid wijzen"
    )


class Source(Item):
    """Where facts come from."""

    title: Quoted = Field(description="Titel van het stuk")
    short: Annotated[str, StringConstraints(min_length=1, max_length=32)] = Field(
        description="Korte naam onder een tekst"
    )
    publisher: Quoted = Field(description="Wie het uitgaf")
    kind: Literal["wet", "beleid", "onderzoek", "praktijk", "redactie", "organisatie"] = Field(
        description="Wat voor bron het is; een eigen bron van een editie is 'organisatie'"
    )
    year: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{4})?$")] | None = Field(
        None, description="Jaar van uitgave"
    )
    url: Address | None = Field(None, description="Waar het te lezen is")
    version: datetime.date | None = Field(None, description="Bij een wet: de versie die geldt vanaf")
    read: Literal["zelf", "deels", "samenvatting", "via"] | None = Field(
        None, description="Hoe wij het lazen: helemaal zelf, de delen die wij noemen, een samenvatting, of via een ander"
    )
    note: Text = Field(description="Wat we eruit halen, hoe groot het onderzoek was, wat de grens is")


class SourceList(Document):
    """Every source: content/sources.yml."""

    sources: tuple[Source, ...] = Field(description="De bronnen")


class Link(Entry):
    """A way on: to a page of this guide, by its path."""

    title: Label = Field(description="Waar de link heen gaat")
    text: Text = Field(description="Wat de lezer daar vindt, in één zin")
    page: PagePath = Field(description="Pad van de pagina, zoals 'fasen/direct-na-de-ziekmelding'")


class RolePage(Entry):
    """The page for one reader: content of /voor/<role>/."""

    title: Label = Field(description="Titel van de pagina")
    summary: Annotated[str, StringConstraints(max_length=160)] = Field(
        description="Eén of twee zinnen voor overzichten en zoekmachines"
    )
    lead: Text = Field(description="De eerste zinnen van de pagina")
    links: tuple[Link, ...] = Field(min_length=1, max_length=5, description="Waar deze lezer verder leest")
    helps: tuple[Text, ...] = Field(min_length=3, description="Wat deze lezer kan doen dat helpt")
    better_not: tuple[Text, ...] = Field(min_length=2, description="Wat deze lezer beter laat")
    points: tuple[Expectation, ...] = Field(min_length=2, description="Wat deze lezer moet weten")
    next: WayOn | None = Field(None, description="De volgende stap; weglaten als dat de eerste van 'links' is")


class RoleFact(Claim):
    """Something to know about a role, with its own sources."""

    text: Text = Field(description="Wat de lezer moet weten, in één tot drie zinnen")


class Role(Item, Claim):
    """Who plays a part."""

    title: Label = Field(description="Naam van de rol")
    does: Text = Field(description="Wat deze rol doet")
    limits: Text = Field(description="Wat deze rol niet doet of niet mag weten")
    reach: RoleFact | None = Field(None, description="Hoe je deze rol bereikt, en wie dat mag; weglaten als er niets bijzonders is")
    costs: RoleFact | None = Field(None, description="Wie betaalt, als een bron dat zegt")
    more: PagePath | None = Field(None, description="Pad van de pagina met meer uitleg, zoals 'weten/deskundigenoordeel'")
    page: RolePage | None = Field(None, description="De pagina voor deze lezer; weglaten als er geen is")


class RoleList(Document):
    """Every role: content/roles.yml."""

    roles: tuple[Role, ...] = Field(description="De rollen")


class Term(Item, Claim):
    """A word that needs an explanation."""

    term: Label = Field(description="Het begrip, zoals het midden in een zin staat")
    forms: tuple[Label, ...] = Field((), description="Andere vormen die ook naar dit begrip linken")
    meaning: Text = Field(description="Wat het betekent, in gewone taal")
    see: TermId | None = Field(None, description="Een ander begrip dat hierbij hoort: zie ook")


class Glossary(Document):
    """Every term: content/glossary.yml."""

    terms: tuple[Term, ...] = Field(description="De begrippen, op alfabet")


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
    """How readers say it: content/search.yml."""

    pages: tuple[PageWords, ...] = Field(description="Zoekwoorden van pagina's die geen eigen bestand met search_words hebben, en extra woorden voor wie dat wel heeft")
    ignore: tuple[SearchWord, ...] = Field(description="Woorden die bij het zoeken niet meetellen")
    synonyms: tuple[Synonym, ...] = Field(description="Gewone woorden, met de woorden van de gids ernaast")


class Interface(RootModel[dict[str, dict[str, Text]]]):
    """Every word of the pages that is not content, by group and name."""

    model_config = ConfigDict(frozen=True, defer_build=True)
