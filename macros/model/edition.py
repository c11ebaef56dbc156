"""The edition: what one may say of itself. content/edition.yml is ours, brand/<name>/edition.yml is laid over it."""

from __future__ import annotations

import datetime
import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .fields import Address, Entry, Id, Label, Looks, Phone, RoleId, Text, Was, YesNo
from .kind import Kind

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$"), Looks("hex_colour")]
Mail = Annotated[str, StringConstraints(pattern=r"^[^@\s<>\":]+@[^@\s<>\"]+\.[^@\s<>\"]+$"), Looks("mail")]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]+$"), Looks("file_in_folder")]
# The address of a site without a path, as browsers name who frames a page.
ORIGIN = r"^https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{2,5})?$"
Origin = Annotated[str, StringConstraints(pattern=ORIGIN), Looks("origin")]
# Names that nobody can have, so that nothing is found there (RFC 2606, RFC 6761).
RESERVED = re.compile(r"(^|\.)(example|test|invalid|localhost|example\.(com|net|org))\.?$")
# The roles that an organisation is asked for; others may be given too.
CONTACT_ROLES = ("arbodienst", "bedrijfsarts", "casemanager", "hr", "vertrouwenspersoon", "bedrijfsmaatschappelijk-werk")


class Contact(Entry):
    """The ways to reach one role in this organisation."""

    name: Label | None = Field(None, description="Naam van de persoon of de dienst")
    phone: Phone | None = Field(None, description="Telefoonnummer; vul minstens één van phone, mail en url in")
    mail: Mail | None = Field(None, description="Mailadres")
    url: Address | None = Field(None, description="Webadres")
    when: Label | None = Field(None, description="Wanneer bereikbaar, zoals 'ma t/m do, 9-17 uur'")

    @model_validator(mode="after")
    def _reachable(self) -> Contact:
        if not (self.phone or self.mail or self.url):
            raise PydanticCustomError("no_way_to_reach", "")
        return self

    @property
    def line(self) -> str:
        """Return all ways that are known, as one line of text."""
        return ", ".join(part for part in (self.name, self.phone, self.mail, self.url, self.when) if part)


class PhoneLine(Entry):
    """A number of the organisation's own, in the footer and on the page that is not there."""

    label: Label = Field(description="Waar het nummer voor is")
    phone: Phone = Field(description="Telefoonnummer")
    when: Label | None = Field(None, description="Wanneer bereikbaar")


class WebLink(Entry):
    """A link of the organisation's own, in the footer."""

    title: Label = Field(description="Waar de link heen gaat")
    url: Address = Field(description="Webadres")


class HouseRule(Entry):
    """A rule of this organisation, beside the law: text, and where it stands."""

    title: Label = Field(description="Opschrift")
    text: Text = Field(description="Waar het over gaat, in één of twee zinnen")
    url: Address | None = Field(None, description="Waar het te lezen is")


class Shade(Entry):
    """One colour by day and by night."""

    light: Hex = Field(description="Overdag")
    dark: Hex = Field(description="'s Nachts")


class QuickExit(Entry):
    """The everyday site to which 'Snel weg' leads."""

    url: Address = Field(description="Webadres van een alledaagse site")
    site: Label = Field(description="Hoe je die site noemt, zoals 'de weersite van het KNMI'")


class Parts(Entry):
    """The parts of the guide that are shown."""

    map: YesNo = Field("ja", description="De reiskaart")
    phrases: YesNo = Field("ja", description="De pagina met zinnen")
    hard_talks: YesNo = Field("ja", description="Lastige gesprekken: twijfel of te snel, en de spiegel voor de leidinggevende")
    together: YesNo = Field("ja", description="Samen in gesprek: de stappen, de kaarten en de contactafspraak")
    rehearsals: YesNo = Field("ja", description="Gesprekken oefenen; valt ook weg zonder de pagina met zinnen")
    my_list: YesNo = Field("ja", description="Een eigen checklist samenstellen")
    booklets: YesNo = Field("ja", description="Alle checklists in één keer afdrukken")
    figures: YesNo = Field("ja", description="De cijfers, en hoe zeker ze zijn")
    policy: YesNo = Field("ja", description="Het voorbeeld van beleid, met zelfcheck")
    example: YesNo = Field("ja", description="Het verzonnen voorbeeld van begin tot eind")
    account: YesNo = Field("ja", description="De verantwoording van de kalender")
    hr: YesNo = Field("ja", description="De pagina voor HR")
    colleagues: YesNo = Field("ja", description="De pagina voor collega's")
    low_energy: Annotated[YesNo, Was("calm")] = Field("ja", description="De rustige versies, voor wie weinig energie heeft")
    self_hosting: YesNo = Field("ja", description="De pagina 'Zelf online zetten'")
    quick_exit: YesNo = Field("ja", description="De knop 'Snel weg'")
    drawings: YesNo = Field("ja", description="Het getekende landschap en de kleine tekeningen bij een tekst")


class Statement(Entry):
    """The edition's answers in the statements on privacy and accessibility; what is not filled in, they call unknown."""

    controller: Label | None = Field(None, description="Wie verantwoordelijk is voor deze site, met plaats")
    host: Label | None = Field(None, description="Bij wie de site draait")
    logs: Text | None = Field(None, description="Wat de server van een bezoek bewaart, en hoe lang")
    complaints: Contact | None = Field(None, description="Waar lezers een vraag, klacht of probleem melden")
    checked: datetime.date | None = Field(None, description="Dag waarop iemand de toegankelijkheid van deze editie nakeek")
    checked_by: Label | None = Field(None, description="Wie dat deed")


class Edition(Entry):
    """Name, look, contacts and house rules of one edition."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=50)] = Field(description="Hoe jullie gids heet")
    short_name: Annotated[str, StringConstraints(min_length=1, max_length=24)] = Field(
        description="Voor smalle schermen, papier en bestandsnamen"
    )
    tagline: Label = Field(description="Een paar woorden onder de naam")
    description: Annotated[str, StringConstraints(min_length=1, max_length=160)] = Field(
        description="Eén of twee zinnen voor zoekmachines en gedeelde links"
    )
    address: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'?#]+/$"), Looks("base_address")] = Field(
        description="Waar de gids staat, met https:// ervoor en een schuine streep erachter; op papier leidt een QR-code daarheen"
    )
    robots: YesNo = Field("ja", description="Mogen zoekmachines de gids tonen?")
    frame_ancestors: tuple[Origin, ...] = Field(
        (),
        max_length=10,
        description="Welke sites de rekenhulp, een checklist of de zinnen op een eigen pagina mogen tonen; zonder mag geen site dat",
    )
    colour: Hex | None = Field(None, description="Jullie kleur; alle andere volgen daaruit")
    colours: dict[str, Shade] = Field({}, description="Kleuren die je zelf kiest, met de namen uit tokens.css")
    logo: FileName | None = Field(None, description="Bestand naast edition.yml: svg, png, webp of jpg; staat ook op de PDF's en in Word")
    logo_dark: FileName | None = Field(None, description="Logo op een donkere achtergrond")
    logo_holds_name: YesNo = Field("nee", description="Staat jullie naam al in het logo? Dan staat ze er niet nog eens naast")
    favicon: FileName | None = Field(None, description="Plaatje voor op het tabblad; zonder maken wij er een")
    contacts: dict[RoleId, Contact] = Field({}, description="Wie lezers kunnen bereiken, per rol")
    phones: dict[Id, PhoneLine] = Field({}, description="Andere nummers, onderaan elke pagina")
    links: dict[Id, WebLink] = Field({}, description="Andere links, onderaan elke pagina")
    pay_rule: HouseRule | None = Field(None, description="Wat de cao of de organisatie regelt over loon bij ziekte")
    absence_rules: HouseRule | None = Field(None, description="Het eigen verzuimreglement")
    footer: Text | None = Field(None, description="Een zin onderaan elke pagina")
    imprint: Text | None = Field(None, description="Wie deze editie uitgeeft, op de pagina over deze gids")
    statement: Statement = Field(Statement(), description="Wat de privacyverklaring en de pagina over toegankelijkheid over jullie zeggen")
    quick_exit: QuickExit = Field(description="Waar de knop 'Snel weg' heen gaat")
    parts: Parts = Field(Parts(), description="Welke delen van de gids je toont")

    @property
    def host(self) -> str:
        """The address as people say it: without https:// and the last slash."""
        return self.address.partition("//")[2].rstrip("/")

    @property
    def leads_nowhere(self) -> bool:
        """Whether the address is one to give as an example: a reader who types or scans it finds nothing."""
        return bool(RESERVED.search(urlsplit(self.address).hostname or ""))


KINDS = (
    Kind(
        "edition",
        Edition,
        "Editie",
        "`brand/<naam>/edition.yml`: hoe jullie gids heet, eruitziet en wie lezers kunnen bereiken. Niets is verplicht: wat je weglaat, komt uit `content/edition.yml`.",
        10,
        file="content/edition.yml",
    ),
)
