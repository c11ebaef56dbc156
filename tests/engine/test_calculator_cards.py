"""What the calculator says beside its table, from a few steps and words of our own, without a built page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.pages.scripts import TOOLS

# 5 January 2026, a Monday, as the engine counts days.
FIRST = 20458
# All but the last, which wants the page itself.
SCRIPTS = TOOLS["calculator"][:-1]
WORDS = {
    "now": "Nu",
    "none": "Niets meer",
    "today": "vandaag",
    "tomorrow": "morgen",
    "in_days": "over {days} dagen",
    "card_target": "streefdag, uiterlijk {date}",
    "card_intern": "eigen dag, uiterlijk {date}",
    "target_passed": "de streefdag is voorbij, uiterlijk {date}",
    "safe_passed": "{date} is voorbij, misschien nog tot {limit}",
    "to_step": "Naar de stap",
    "recovered_title": "Hersteld sinds {date}",
    "recovered_text": "Telt mee tot {limit}",
    "not_started": "Nog niet begonnen",
    "warning_future": "Ligt in de toekomst",
    "week": "Week {week}",
    "after_end": "Voorbij",
    "phase": "Fase {number}:",
    "week_has": "Deze week",
    "week_none": "Deze week niets",
    "week_latest": "uiterlijk {date}",
    "week_open": "kan nu, tot {date}",
    "too_old": "Van vóór {date}",
    "new_period": "Nieuwe periode vanaf {date}",
    "contract_before": "Het contract was al voorbij",
    "shift_one_leave": "één dag verlof",
    "shift_many_leave": "{days} dagen verlof",
    "shift_many_recovered": "{days} dagen hersteld",
    "recovered_doubt": "Hierover denken anderen anders",
    "elsewhere": "Volgens {reading}: {date}",
    "reading_new": "een nieuwe periode",
    "summary_item": "{label}: {mistake}",
    "link_twice": "{label} staat er twee keer",
    "link_cut": "{label}: de link is niet heel",
}
DATA: dict[str, Any] = {
    "words": WORDS,
    "deadlines": [
        {"id": "eerste", "title": "Eerste stap", "special": False},
        {"id": "tweede", "title": "Tweede stap", "special": False},
    ],
    "phases": [{"number": 1, "title": "Begin", "week": 1, "url": "begin/"}, {"number": 2, "title": "Later", "week": 3, "url": "later/"}],
    "facts": [{"id": "vangnet", "explanation": "UWV betaalt mee"}],
    "doubts": {"gap": "Na {weeks} weken misschien een nieuwe periode"},
    "shorter_than_weeks": 4,
    "checked_from": "2026-01-01",
}
CARD = """([card, data, { found, what }]) => {
  const dates = new Map(Object.entries(found.dates));
  const parts = new globalThis.CalculatorResult(data)[card]({ ...found, dates }, what);
  return parts.map((part) => (part.querySelector("a") ? `${part.textContent} -> ${part.querySelector("a").getAttribute("href")}` : part.textContent));
}"""


@pytest.fixture(scope="module")
def page(engine: Callable[..., Page]) -> Page:
    return engine(*(f"js/{script}" for script in SCRIPTS))


def day(number: int) -> int:
    return FIRST + number - 1


def dates(latest: int, **own: object) -> dict[str, object]:
    days = {"start": None, "cautious": None, "target": None, "intern": None, "latest": day(latest), "limit": day(latest)}
    return days | {"elsewhere": [], "other": [], "applies": True} | own


def card(page: Page, name: str, today: int, **own: object) -> list[str]:
    found: dict[str, Any] = {
        "firstDay": FIRST,
        "pauses": [],
        "newPeriod": False,
        "doubts": [],
        "given": {},
        "facts": {},
        "dates": {"eerste": dates(9), "tweede": dates(40)},
        "end": day(40),
        "today": day(today),
        "recoveredSince": None,
        "next": DATA["deadlines"][0],
    } | own
    said: list[str] = page.evaluate(CARD, [name, DATA, {"found": found, "what": "Bel elkaar."}])
    return said


def next_card(page: Page, today: int, **own: object) -> list[str]:
    return card(page, "next", today, dates={"eerste": dates(9, **own)})


def test_the_next_step_says_its_day_how_far_off_it_is_and_what_to_do(page: Page) -> None:
    assert next_card(page, 4) == [
        "Nu", "Eerste stap", "dinsdag 13 januari 2026, over 5 dagen", "Bel elkaar.", "Naar de stap -> #eerste",
    ]  # fmt: skip
    assert next_card(page, 8)[2].endswith(", morgen")
    assert next_card(page, 9)[2].endswith(", vandaag")
    assert next_card(page, 9)[3] == "Bel elkaar."


def test_a_target_or_own_day_on_the_card_says_what_it_is_and_the_last_day(page: Page) -> None:
    latest = "dinsdag 13 januari 2026"
    assert next_card(page, 4, target=day(6))[2:4] == ["zaterdag 10 januari 2026, over 2 dagen", f"streefdag, uiterlijk {latest}"]
    assert next_card(page, 4, target=day(6), intern=day(5))[3] == f"eigen dag, uiterlijk {latest}"
    assert next_card(page, 4, target=day(9))[3] == "Bel elkaar."


def test_after_the_target_the_card_says_until_when_it_still_can(page: Page) -> None:
    assert "Bel elkaar." in next_card(page, 6, target=day(6))
    assert next_card(page, 7, target=day(6))[3] == "de streefdag is voorbij, uiterlijk dinsdag 13 januari 2026"


def test_after_the_safe_day_the_card_says_until_when_another_reading_allows(page: Page) -> None:
    elsewhere = [{"key": "new", "again": False, "dates": dates(20)}]
    assert next_card(page, 10, limit=day(20), elsewhere=elsewhere)[2:5] == [
        "zaterdag 24 januari 2026, over 10 dagen",
        "dinsdag 13 januari 2026 is voorbij, misschien nog tot zaterdag 24 januari 2026",
        "Volgens een nieuwe periode: zaterdag 24 januari 2026",
    ]


def test_without_a_next_step_the_card_says_only_that(page: Page) -> None:
    assert card(page, "next", 41, next=None) == ["Niets meer"]


def test_after_recovery_the_card_says_until_when_a_relapse_counts_along(page: Page) -> None:
    assert card(page, "next", 12, recoveredSince=day(11), next=None) == [
        "Hersteld sinds donderdag 15 januari 2026", "Telt mee tot donderdag 12 februari 2026",
    ]  # fmt: skip


def test_where_someone_is_says_the_week_the_phase_and_the_steps_of_this_week(page: Page) -> None:
    assert card(page, "where", 10) == [
        "Week 2", "Fase 1: Begin -> begin/", "Deze week", "Eerste stap, uiterlijk di 13 jan 2026 -> #eerste",
    ]  # fmt: skip
    assert card(page, "where", 15) == ["Week 3", "Fase 2: Later -> later/", "Deze week niets"]
    open_step = {"eerste": dates(30, start=day(2))}
    assert card(page, "where", 15, dates=open_step | {"tweede": dates(40)})[3] == "Eerste stap, kan nu, tot di 3 feb 2026 -> #eerste"


def test_before_the_first_day_and_after_the_last_there_is_no_week(page: Page) -> None:
    assert card(page, "where", 0) == ["Nog niet begonnen", "Ligt in de toekomst"]
    assert card(page, "where", 41) == ["Voorbij", "Fase 2: Later -> later/"]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"firstDay": FIRST - 5}, ["Van vóór donderdag 1 januari 2026"]),
        ({"newPeriod": True}, ["Nieuwe periode vanaf maandag 5 januari 2026"]),
        ({"given": {"uit-dienst": FIRST - 1}}, ["Het contract was al voorbij"]),
        ({"given": {"uit-dienst": FIRST}}, []),
        ({"given": {"vangnet": True}}, ["UWV betaalt mee"]),
        ({"pauses": [{"from": day(5), "to": day(5), "kind": "leave"}]}, ["één dag verlof"]),
        ({"pauses": [{"from": day(5), "to": day(7), "kind": "leave"}]}, ["3 dagen verlof"]),
        ({"pauses": [{"from": day(5), "to": day(7), "kind": "recovered"}]}, ["3 dagen hersteld", "Hierover denken anderen anders"]),
        (
            {"pauses": [{"from": day(5), "to": day(7), "kind": "recovered"}], "doubts": ["gap"]},
            ["3 dagen hersteld", "Na 4 weken misschien een nieuwe periode"],
        ),
    ],
)
def test_each_reason_for_where_the_dates_are_is_told(page: Page, own: dict[str, object], said: list[str]) -> None:
    assert card(page, "where", 19, **own)[3:] == said


FORM = """<form>
<div data-field><label for="ziek">Eerste ziektedag</label><input id="ziek" name="ziek" aria-invalid="true"><p class="error">Vul hem in.</p></div>
<details><summary>Meer</summary><div data-field><label for="vanaf">Verlof vanaf</label><input id="vanaf" name="verlof-vanaf"><p class="error"></p></div></details>
<div hidden data-field><label for="weg">Weg</label><input id="weg" name="weg" aria-invalid="true"><p class="error">Telt niet.</p></div>
</form><div id="summary" hidden><p data-from-link>Uit de link.</p><ul></ul></div>"""
SUMMARY = """([words, lost, options]) => {
  const { fieldMistakes, fillSummary, lostPart } = globalThis.Mistakes;
  const form = document.querySelector("form");
  const mistakes = [...lost.map((part) => lostPart(part, form, words)), ...fieldMistakes(form, words)];
  fillSummary(document.getElementById("summary"), mistakes, options);
}"""


def summary(page: Page, lost: list[dict[str, str]], **options: bool) -> list[str]:
    page.evaluate("(form) => { document.body.innerHTML = form; }", FORM)
    page.evaluate(SUMMARY, [WORDS, lost, {"isAtHand": False, "isFromLink": bool(lost)} | options])
    return page.locator("#summary li").all_text_contents()


def test_mistakes_that_the_reader_sees_are_listed_by_their_field(page: Page) -> None:
    assert summary(page, []) == ["Eerste ziektedag: Vul hem in."]
    assert page.locator("#summary").is_visible()
    assert page.locator("[data-from-link]").is_hidden()
    assert summary(page, [], isAtHand=True) and page.locator("#summary").is_hidden()


def test_a_lost_part_of_a_link_is_told_at_its_field_or_else_at_the_first(page: Page) -> None:
    lost = [{"kind": "twice", "key": "verlof"}, {"kind": "cut"}]
    said = summary(page, lost)
    assert said[:2] == ["Verlof vanaf staat er twee keer", "Eerste ziektedag: de link is niet heel"]
    assert page.locator("[data-from-link]").is_visible()


def test_a_mistake_in_the_list_opens_what_its_field_is_folded_in(page: Page) -> None:
    summary(page, [{"kind": "twice", "key": "verlof"}])
    page.locator("#summary a").first.click()
    assert page.locator("details").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.id") == "vanaf"
