"""The legal calendar of one jurisdiction: steps, what the reader may fill in, and on what ground."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, ModelWrapValidatorHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from .fields import (
    Address,
    ChecklistId,
    Claim,
    Days,
    Document,
    Entry,
    FactId,
    Id,
    Item,
    Label,
    Looks,
    MomentId,
    PhaseId,
    RoleId,
    SourceId,
    Sources,
    Text,
    Was,
    Weeks,
    Yes,
    YesNo,
)
from .kind import Defines, Kind
from .rules import DateRule
from .statute import Basis

CALENDAR = "content/deadlines/nl.yml"
PARTS = ("start", "cautious", "latest")
# What stands for a whole rule: the one of `latest`, once more.
SAME = "zelfde als latest"
YEARS_OF_ROOM = 4


class _OrTheSame:
    """A mark of a rule that may be written as SAME; the models resolve that, so only the schema for editors has to say it."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        found = handler(schema)
        return found | {"anyOf": [*found["anyOf"], {"const": SAME, "type": "string"}]}


class Dates(Entry):
    """The three dates that a step may have. `cautious` may have the same rule as `latest`; leaning on others it still gives another date."""

    start: DateRule | None = Field(None, description="Vanaf wanneer het kan; minstens één van start, cautious en latest is nodig")
    cautious: Annotated[DateRule | None, Was("target"), _OrTheSame()] = Field(
        None,
        description=f"Uiterste datum in de voorzichtige lezing; de streefdatum is de laatste werkdag op of vóór die dag. Is de regel die van 'latest', schrijf dan '{SAME}'",
    )
    latest: DateRule | None = Field(None, description="Uiterste datum")

    @model_validator(mode="wrap")
    @classmethod
    def _same_rule(cls, data: Any, handler: ModelWrapValidatorHandler[Dates]) -> Dates:
        """Take the rule of `latest` for SAME, once that is checked: what is wrong in it is told where it stands."""
        if not isinstance(data, dict) or data.get("cautious") != SAME:
            return handler(data)
        if "latest" not in data:
            raise PydanticCustomError("same_as_nothing", "", {"same": SAME})
        made = handler({name: value for name, value in data.items() if name != "cautious"})
        return made.model_copy(update={"cautious": made.latest})

    @model_validator(mode="after")
    def _has_a_date(self) -> Dates:
        if not (self.start or self.cautious or self.latest):
            raise PydanticCustomError("no_date_rule", "")
        return self


class Earlier(Dates):
    """The rules that held for a first sick day in former years, both days included."""

    valid_from: datetime.date | None = Field(None, description="Eerste ziektedag vanaf wanneer dit gold")
    valid_to: datetime.date = Field(description="Laatste eerste ziektedag waarvoor dit gold")
    note: Text = Field(description="Wat de lezer daarover te zien krijgt")
    note_if: FactId | None = Field(None, description="Toon dat alleen als de lezer dit invult")
    sources: Sources


class OtherDate(Item):
    """A date beside the main ones: another reading, or what follows from the step. The label holds {date}."""

    label: Annotated[str, StringConstraints(pattern=r"\{date\}"), Looks("with_date")] = Field(description="De zin waarin die datum komt")
    rule: DateRule = Field(description="Hoe de datum volgt")
    only_before: Yes | None = Field(None, description="Toon deze datum alleen als hij vóór de gewone valt")


class LapseIf(Entry):
    """A further reason for a step to lapse: a fact alone, or another step that would fall on or after the day of that fact."""

    fact: FactId = Field(description="Het gegeven dat de stap laat vervallen")
    step: MomentId | None = Field(None, description="Alleen als deze stap op of na de dag van het gegeven valt")
    sick_before: Yes | None = Field(None, description="Alleen als de ziekte vóór de dag van het gegeven begon")
    reason: Text = Field(description="Waarom de stap dan vervalt, voor de lezer")


class Band(Entry):
    """The words that hold from so many days of sickness on, when a step follows the days until a fact."""

    from_days: Days = Field(description="Vanaf zoveel dagen ziekte")
    applies: YesNo = Field(description="Geldt de stap dan?")
    text: Text = Field(description="Wat de lezer daarover te zien krijgt")


class InCase(Entry):
    """A step's other day: when a fact is filled in, it falls on `latest`, and the days from the first sick day to that fact tell how."""

    fact: FactId = Field(description="Als de lezer dit invult")
    latest: DateRule = Field(description="Dan geldt deze uiterste datum")
    bands: tuple[Band, ...] = Field(min_length=1, description="Wat er geldt, naar het aantal dagen ziekte")
    doubtful: Text | None = Field(None, description="Wat er staat als de stap alleen geldt als ook dagen zonder ziekte meetellen")
    basis: tuple[Basis, ...] = Field(min_length=1, description="Waar het staat")


class Reading(Entry):
    """A publication of someone else about a step: in our words, and the day that follows from it (first sick day is 1)."""

    by: Label = Field(description="Wie het publiceert")
    url: Address | None = Field(None, description="Waar het te lezen is")
    says: Text = Field(description="Wat daar staat, in onze woorden")
    day: Annotated[int, Field(ge=1, le=1500)] | None = Field(None, description="De dag die daaruit volgt; de eerste ziektedag is 1")
    note: Text | None = Field(None, description="Wat wij daarvan vinden")


class Internal(Entry):
    """An edition's own, earlier day for a step of the law."""

    rule: DateRule = Field(description="Jullie dag: vóór of op de uiterste dag van de wet")
    note: Text | None = Field(None, description="Waar deze afspraak staat, of waarom")


class Deadline(Dates, Item):
    """One step of the calendar: when (three dates at most), who, what, and on what ground."""

    title: Label = Field(description="Naam van de stap")
    short: Annotated[str, StringConstraints(min_length=1, max_length=24)] = Field(description="Naam op de reiskaart")
    phase: PhaseId = Field(description="Bij welke fase de stap hoort")
    branch: Id | None = Field(None, description="De tak van die fase")
    kind: Literal["wettelijk", "beleid", "praktijk", "intern"] = Field(
        description="Waar de stap vandaan komt; een eigen stap van een editie is 'intern'"
    )
    who: tuple[RoleId, ...] = Field(min_length=1, description="Wie het doen, de eerste is aan zet")
    what: Text = Field(description="Wat er moet gebeuren")
    hand_over: Text = Field(description="Wat er naar wie gaat, en wat juist niet")
    special: Text | None = Field(None, description="'Alleen als …': een stap die niet voor iedereen geldt")
    applies_if: FactId | None = Field(None, description="Alleen tonen als de lezer dit invult")
    safe: Annotated[Literal["earliest", "latest"], Was("cautious")] = Field(
        "earliest",
        description="Welke dag veilig is als de wet op twee manieren te lezen is: 'earliest' voor wat iemand moet doen, "
        "'latest' voor wat eindigt of niet eerder begint",
    )
    lapses: tuple[FactId, ...] = Field((), description="Gegevens die deze stap laten vervallen")
    lapses_if: tuple[LapseIf, ...] = Field((), description="Wat deze stap nog meer laat vervallen, met de reden")
    done: Label | None = Field(None, description="Opschrift van het veld voor de dag waarop dit echt gebeurde")
    no_date: Text | None = Field(None, description="Wat er staat als de regels geen dag geven")
    late: Text | None = Field(None, description="Wat je nu doet als de uiterste dag voorbij is")
    fine: Literal["ja", "misschien"] | None = Field(
        None, description="De boetetabel geldt bij te late melding; 'misschien' als deze dag niet voor iedereen telt"
    )
    repeat_weeks: Weeks | None = Field(None, description="Daarna opnieuw, om de zoveel weken")
    intern: Internal | None = Field(None, description="Een strengere afspraak van een eigen editie")
    other_dates: tuple[OtherDate, ...] = Field((), description="Datums ernaast, zoals een andere lezing")
    in_case: InCase | None = Field(None, description="Wat er geldt als de lezer een gegeven invult")
    earlier: tuple[Earlier, ...] = Field((), description="Regels die vroeger golden")
    basis: tuple[Basis, ...] = Field(min_length=1, description="Waar het staat")
    consequence: Text = Field(description="Wat er gebeurt als het te laat is")
    sources_differ: Text | None = Field(None, description="Waarin bronnen verschillen, en wat wij kiezen")
    readings: tuple[Reading, ...] = Field((), description="Wat anderen publiceren, voor de verantwoording")
    checklist: ChecklistId | None = Field(None, description="De checklist die erbij hoort")
    phrases: PhaseId | None = Field(None, description="Fase met zinnen voor dit gesprek")
    checked: datetime.date = Field(description="Dag waarop iemand deze stap bij de bron heeft nagekeken")


class Anchor(Item):
    """A point in time that steps lean on and that is no step itself."""

    short: Label = Field(description="Hoe de pagina dit moment noemt")
    latest: DateRule = Field(description="Wanneer het is")


class Fact(Item):
    """A fact that the reader may fill in, beside the first sick day: a day, a number of weeks, or yes."""

    id: Id = Field(description="Vaste naam, ook in de link die lezers delen")
    group: Literal["situatie", "uwv", "afgeleid"] = Field(description="Waar het veld staat; wat 'afgeleid' is, vult de lezer niet in")
    type: Literal["dag", "weken", "ja"] = Field(description="Wat de lezer invult")
    label: Label = Field(description="Opschrift van het veld")
    hint: Text | None = Field(None, description="Uitleg onder het opschrift")
    max: Weeks | None = Field(None, description="Hoogste aantal weken; nodig bij 'weken'")
    in_sickness: Yes | None = Field(None, description="Deze dag ligt op of na de eerste ziektedag")
    lapses: Literal["vanaf", "na"] | None = Field(None, description="Vanaf of na deze dag vervallen stappen")
    reason: Text | None = Field(None, description="Waarom een stap dan vervalt; nodig bij 'lapses'")
    needs: FactId | None = Field(None, description="Het veld verschijnt pas als de lezer dit andere gegeven invult")
    after: FactId | None = Field(None, description="Deze dag ligt op of na dat andere gegeven")
    explanation: Text | None = Field(None, description="Wat dit verandert")
    basis: tuple[Basis, ...] = Field((), description="Waar het staat")

    @model_validator(mode="after")
    def _complete(self) -> Fact:
        if self.type == "weken" and self.max is None:
            raise PydanticCustomError("fact_without_max", "")
        if self.lapses and not self.reason:
            raise PydanticCustomError("lapse_without_reason", "")
        return self


class FineBand(Entry):
    """The fine from so many days late on."""

    from_days: Days = Field(description="Vanaf zoveel dagen te laat")
    euro: Annotated[int, Field(ge=1, le=100000)] = Field(description="De boete in euro")


class Fines(Entry):
    """The costs of telling UWV too late."""

    bands: tuple[FineBand, ...] = Field(min_length=1, description="De boete naar het aantal dagen te laat")
    wrong_date_euro: Annotated[int, Field(ge=1, le=100000)] = Field(description="De boete in euro voor een verkeerde datum")
    basis: tuple[Basis, ...] = Field(min_length=1, description="Waar het staat")


class HolidayYears(Entry):
    """The years, both included, of which the public holidays go along with the page."""

    first: Annotated[int, Field(ge=1990, le=2100)] = Field(description="Het eerste jaar")
    last: Annotated[int, Field(ge=1990, le=2100)] = Field(description="Het laatste jaar")


class FixedHoliday(Item):
    """A public holiday on the same day of each year."""

    name: Label = Field(description="Hoe deze dag heet")
    month: Annotated[int, Field(ge=1, le=12)] = Field(description="De maand")
    day: Annotated[int, Field(ge=1, le=31)] = Field(description="De dag van die maand")
    from_year: Annotated[int, Field(ge=1990, le=2100)] | None = Field(None, description="Het eerste jaar waarin dit geldt")
    to_year: Annotated[int, Field(ge=1990, le=2100)] | None = Field(None, description="Het laatste jaar waarin dit geldt")
    not_on_sunday: Yes | None = Field(None, description="Op een zondag schuift deze dag naar de zaterdag ervoor")


class EasterHoliday(Item):
    """A public holiday so many days from Easter Sunday."""

    name: Label = Field(description="Hoe deze dag heet")
    days: Annotated[int, Field(ge=-60, le=60)] = Field(description="Hoeveel dagen na eerste paasdag; ervoor is met een min")


class EquatedDay(Entry):
    """One day that a decree puts on a par with a holiday."""

    day: datetime.date = Field(description="De dag")
    source: SourceId = Field(description="Waar wij dat lazen")


class Holidays(Entry):
    """The days on which a legal term does not end."""

    fixed: tuple[FixedHoliday, ...] = Field((), description="Feestdagen op een vaste dag van het jaar")
    easter: tuple[EasterHoliday, ...] = Field((), description="Feestdagen die met Pasen meegaan")
    equated: tuple[EquatedDay, ...] = Field((), description="Dagen die bij besluit gelijk zijn gesteld met een feestdag")
    note: Text = Field(description="Van welke jaren wij de gelijkgestelde dagen kennen, en hoe wij ze lazen")
    basis: tuple[Basis, ...] = Field(min_length=1, description="Waar het staat")


class SamePeriod(Entry):
    """The rule by which two spells of sickness count as one period: the gap between them is shorter than so many weeks."""

    shorter_than_weeks: Weeks = Field(description="Korter hersteld dan zoveel weken telt als één periode")
    basis: tuple[Basis, ...] = Field(min_length=1, description="Waar het staat")
    explanation: Text = Field(description="Uitleg voor de lezer; {weeks} wordt het aantal weken")
    sources_differ: Text = Field(description="Waarin bronnen verschillen, en wat wij kiezen")


class Leave(Entry):
    """The way in which maternity leave counts, and where the law leaves doubt."""

    explanation: Text = Field(description="Uitleg voor de lezer")
    only_leave: Text = Field("", description="Wat je als verlof invult, en wat niet")
    cause_unknown: Text = Field(description="Als niemand weet of de oorzaak dezelfde is")
    in_gap: Text = Field(description="Als er in een tijd van herstel ook verlof was")
    sources_differ: Text = Field(description="Waarin bronnen verschillen, en wat wij kiezen")
    basis: tuple[Basis, ...] = Field(min_length=1, description="Waar het staat")


class Calendar(Document):
    """The calendar of one jurisdiction: content/deadlines/<country>.yml."""

    title: Label = Field(description="Titel van de kalender")
    holiday_years: HolidayYears = Field(description="De jaren waarvan de feestdagen meegaan")
    holidays: Holidays = Field(description="De feestdagen en de dagen die daarmee gelijk zijn gesteld")
    checked_from: datetime.date = Field(description="Eerste ziektedag vanaf welke we de regels hebben nagekeken")
    first_day: Claim = Field(description="Waar staat wat de eerste ziektedag is")
    same_period: SamePeriod = Field(description="Wanneer twee tijden van ziekte samen tellen")
    leave: Leave = Field(description="Hoe zwangerschaps- en bevallingsverlof telt")
    fines: Fines = Field(description="De boetes bij te late melding")
    facts: tuple[Fact, ...] = Field(description="Wat de lezer kan invullen, naast de eerste ziektedag")
    anchors: tuple[Anchor, ...] = Field(description="Ankerpunten: momenten waar regels van uitgaan, zonder eigen stap")
    deadlines: tuple[Deadline, ...] = Field(min_length=1, description="De stappen, op volgorde")

    @property
    def last_first_year(self) -> int:
        """The last year of a first sick day: the whole calendar then still ends before the holidays do."""
        return self.holiday_years.last - YEARS_OF_ROOM

    @property
    def steps_for_everyone(self) -> tuple[Deadline, ...]:
        """The steps without 'only if'."""
        return tuple(step for step in self.deadlines if step.special is None)

    def moment(self, id: str) -> Deadline | Anchor:
        """Return the step or anchor with this id. Raises StopIteration for an id that is not there."""
        moments: tuple[Deadline | Anchor, ...] = (*self.deadlines, *self.anchors)
        return next(moment for moment in moments if moment.id == id)

    def fact_label(self, id: str) -> str:
        """Return how the page names a fact: a fact of its own, or the day on which a step really happened."""
        own = {fact.id: fact.label for fact in self.facts}
        return own.get(id) or next(step.done for step in self.deadlines if step.id == id and step.done)


KINDS = (
    Kind(
        "calendar",
        Calendar,
        "Kalender",
        "`content/deadlines/nl.yml`: de termijnen, wat de lezer kan invullen en waar het in de wet staat.",
        110,
        file=CALENDAR,
        page="rekenhulp",
        defines=(
            Defines("deadline", "termijn (zie deadlines/nl.yml)", ("deadlines",)),
            Defines("moment", "termijn of ankerpunt (zie deadlines/nl.yml)", ("deadlines", "anchors")),
            Defines("fact", "invulwaarde (zie 'facts' en 'done' in deadlines/nl.yml)", ("facts", "deadlines?done")),
        ),
    ),
)
