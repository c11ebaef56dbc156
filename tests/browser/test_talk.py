"""Talking together: the steps, the deck of cards on screen, and the cards on paper."""

from __future__ import annotations

import dataclasses
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from macros.files import pdf
from macros.pages import catalogue, render
from tests.helpers import ROOT, STATE_VIEWS, Opener, box_of, our_guide, pdf_of, search_data, sideways, squeezed, text_of, until, violations

LOADED = our_guide()
DECK = "samen/kaarten/"
PAPER = "samen/kaarten/afdrukken/"
SIDES = ("employee", "manager", "organisation")
ON_A_SHEET = 8
MILLIMETRE = 72 / 25.4


def test_there_are_cards_for_thirteen_themes_with_numbers_of_their_own() -> None:
    assert [card.number for card in LOADED.cards] == list(range(1, len(LOADED.cards) + 1))
    assert len(LOADED.cards) >= 13
    for card in LOADED.cards:
        questions = [question.text for side in SIDES for question in getattr(card, side)]
        assert len(set(questions)) == len(questions), card.id
        assert all(question.endswith("?") for question in questions), card.id


def test_the_process_goes_from_apart_to_together_to_looking_back_four_times() -> None:
    steps = LOADED.process.steps
    assert [part for i, part in enumerate(step.part for step in steps) if i == 0 or steps[i - 1].part != part] == ["voor", "samen", "na"]
    days = [step.looks_back for step in steps if step.looks_back]
    assert days == [f"terugblik-{months}-maanden" for months in ("drie", "zes", "negen", "twaalf")]


# The steps


def test_every_step_numbers_on_and_leads_to_what_it_needs(open_page: Opener) -> None:
    page = open_page("samen/", java_script_enabled=False)
    for number, step in enumerate(LOADED.process.steps, 1):
        part = page.locator(".talk-step").nth(number - 1)
        assert part.get_attribute("value") == str(number)
        expect(part.get_by_role("heading", name=step.title)).to_be_visible()
        shown = squeezed(part.evaluate("part => part.textContent"))
        for text in (step.purpose, step.duration, *step.how, *step.goes_wrong, step.without_third, step.with_third):
            assert squeezed(text) in shown, (step.id, text)
        links = " ".join(link.get_attribute("href") or "" for link in part.locator("a").all())
        wanted = [f"samen/kaarten/#{id}" for id in step.cards] + [f"rekenhulp/#{step.looks_back}"] * bool(step.looks_back)
        for link in wanted + [f"checklists/{step.checklist}/"] * bool(step.checklist):
            assert link.removeprefix("samen/") in links, (step.id, link)
    assert page.locator(".guide .button:not(.button-quiet):visible").count() == 1


def test_two_people_with_twenty_minutes_find_a_light_road_before_the_steps(open_page: Opener) -> None:
    light = LOADED.process.light
    assert sum(step.minutes for step in light.steps) == 20
    page = open_page("samen/", width=390, height=844)
    page.get_by_role("link", name="Begin met twintig minuten").click()
    until(page, "() => { const { top } = document.getElementById('korte-weg').getBoundingClientRect(); return top >= 0 && top < 300; }")
    assert box_of(page.locator("#korte-weg"))["y"] < box_of(page.locator(".talk-step").first)["y"]
    for step in light.steps:
        expect(page.locator(".light-road").get_by_role("heading", name=step.title)).to_be_visible()
    hrefs = page.locator(".light-steps a").evaluate_all("links => links.map((link) => new URL(link.href).pathname)")
    assert hrefs == [f"/{step.page}/" for step in light.steps if step.page]
    page.evaluate("window.print = () => { window.printed = document.documentElement.dataset.printing }; 0")
    page.get_by_role("button", name="Print een blad voor drie afspraken").click()
    assert page.evaluate("[window.printed, document.documentElement.dataset.printing]") == ["korte-weg", None]
    page.evaluate("document.documentElement.dataset.printing = window.printed")
    sheets = pdf_of(page)
    assert len(sheets.pages) == 1
    text = text_of(sheets)
    assert all(squeezed(wanted) in text for wanted in ("Afspraak 1", "Afspraak 3", "Wanneer kijken we terug?"))
    assert squeezed(LOADED.process.steps[0].title) not in text


# The deck


def test_without_javascript_every_card_is_there_in_full(open_page: Opener) -> None:
    page = open_page(DECK, java_script_enabled=False)
    for card in LOADED.cards:
        part = page.locator(f"[data-card={card.id}]")
        expect(part.get_by_role("heading", name=card.title, exact=True)).to_be_visible()
        shown = squeezed(str(part.text_content()))
        texts = [card.about, card.why_employee, card.why_manager, card.example, *(help.text for help in card.helps)]
        for text in texts + [question.text for side in SIDES for question in getattr(card, side)]:
            assert squeezed(text) in shown, (card.id, text)
    assert page.locator("card-deck button:visible, card-deck input:visible").count() == 0


def current(page: Page) -> str:
    """The one card that takes part, once the deck lies still."""
    page.wait_for_timeout(50)
    return page.locator("[data-card]:not([inert])").evaluate("card => card.dataset.card")


def in_view(page: Page, id: str) -> None:
    until(
        page,
        """id => { const card = document.querySelector(`[data-card=${id}]`).getBoundingClientRect();
          const deck = document.querySelector("[data-deck]").getBoundingClientRect();
          return Math.abs(card.left - deck.left) < 2; }""",
        id,
    )


def test_deck_turns_by_keys_buttons_links_and_swipe_and_announces_the_card(open_page: Opener) -> None:
    ids = [card.id for card in LOADED.cards]
    page = open_page(DECK, width=390, height=844, reduced_motion="reduce")
    status = page.locator("[data-status]")
    page.get_by_role("group", name="Kaarten. Blader met de pijltjestoetsen").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(status).to_have_text(f"Kaart 3 van {len(ids)}")
    in_view(page, ids[2])
    page.keyboard.press("ArrowLeft")
    assert current(page) == ids[1]
    page.keyboard.press("End")
    in_view(page, ids[-1])
    expect(page.get_by_role("button", name="Volgende")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("ArrowRight")
    assert current(page) == ids[-1]
    page.get_by_role("button", name="Vorige").click()
    in_view(page, ids[-2])
    page.evaluate("location.hash = 'taakeisen'")
    expect(status).to_have_text(f"Kaart {ids.index('taakeisen') + 1} van {len(ids)}")
    in_view(page, "taakeisen")
    page.locator("[data-deck]").evaluate("deck => deck.scrollBy(deck.clientWidth, 0)")
    expect(status).to_have_text(f"Kaart {ids.index('taakeisen') + 2} van {len(ids)}")
    page.get_by_label("Toon alle kaarten onder elkaar").check()
    assert page.locator("[data-card][inert]").count() == 0
    expect(page.get_by_role("heading", name=LOADED.cards[-1].title, exact=True)).to_be_visible()


def test_only_the_questions_of_the_chosen_side_stay(open_page: Opener) -> None:
    page = open_page(DECK)
    for side, label in zip(SIDES, ("Werknemer", "Leidinggevende", "Organisatie"), strict=True):
        page.get_by_role("radio", name=label).check(force=True)
        assert set(page.locator("[data-for]:visible").evaluate_all("parts => parts.map(part => part.dataset.for)")) == {side}
    page.get_by_role("radio", name="Alle vragen").check(force=True)
    assert page.locator(".talk-side:visible").count() == len(SIDES) * len(LOADED.cards)


MOST_QUESTIONS = 8


def test_a_card_is_one_screen_of_a_phone_with_at_most_eight_questions_for_your_role(open_page: Opener) -> None:
    page = open_page(DECK, width=390, height=844)
    room = page.evaluate(
        "innerHeight - document.querySelector('.site-header').offsetHeight - document.querySelector('.thumb-bar').offsetHeight"
    )
    for label in ("Werknemer", "Leidinggevende", "Organisatie"):
        page.get_by_role("radio", name=label).check(force=True)
        asked = page.locator("[data-card]").evaluate_all(
            "cards => cards.map((card) => [...card.querySelectorAll('.talk-side li')].filter((line) => line.offsetParent).length)"
        )
        assert 1 <= min(asked) <= max(asked) <= MOST_QUESTIONS, label
        heights = page.locator("[data-card]").evaluate_all("cards => cards.map((card) => card.getBoundingClientRect().height)")
        assert max(heights) <= room, label


def choose(page: Page, *ids: str) -> Locator:
    page.get_by_label("Toon alle kaarten onder elkaar").check()
    for id in ids:
        page.locator(f"[data-card={id}] [data-choose]").check()
    return page.locator("[data-chosen] li > a")


def test_a_list_is_made_reordered_by_keyboard_and_printed_alone_in_its_order(open_page: Opener) -> None:
    titles = {card.id: card.title for card in LOADED.cards}
    page = open_page(DECK)
    before = page.locator("[data-print-mine]")
    expect(before).to_be_hidden()
    rows = choose(page, "opbouw", "werktijden", "contact-tijdens-herstel", "taakeisen")
    expect(page.locator("[data-many]")).to_be_visible()
    page.get_by_role("button", name="Omhoog: Contact tijdens herstel").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).to_have_text("Contact tijdens herstel staat nu op plek 1 van 4.")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Omhoog: Contact tijdens herstel"
    page.get_by_role("button", name=f"Haal weg: {titles['taakeisen']}").click()
    page.get_by_role("button", name=f"Omlaag: {titles['opbouw']}").click()
    wanted = ["contact-tijdens-herstel", "werktijden", "opbouw"]
    assert rows.all_inner_texts() == [titles[id] for id in wanted]
    assert not page.locator("[data-card=taakeisen] [data-choose]").is_checked()
    expect(page.locator("[data-many]")).to_be_hidden()
    page.evaluate("window.print = () => { window.printed = document.documentElement.className }; 0")
    page.get_by_role("button", name="Print mijn kaarten").click()
    assert "print-mine" in page.evaluate("window.printed")
    text = text_of(pdf_of(page))
    assert [id for id in titles if squeezed(titles[id]) in text] == [id for id in titles if id in wanted]
    assert sorted(wanted, key=lambda id: text.index(squeezed(titles[id]))) == wanted
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "print-mine" not in page.evaluate("document.documentElement.className")


@pytest.mark.parametrize(("width", "scheme"), STATE_VIEWS)
def test_axe_finds_nothing_in_a_deck_with_a_list(width: int, scheme: str, open_page: Opener) -> None:
    page = open_page(DECK, width=width, color_scheme=scheme)
    choose(page, "opbouw", "werktijden", "werkplek", "taakeisen")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 600})
    assert sideways(page) <= 0


def test_the_script_of_the_deck_is_small() -> None:
    script = (ROOT / "docs" / "assets" / "js" / "talk" / "cards.js").read_bytes()
    assert len(gzip.compress(script)) <= 20_000


# On paper


def places(document: PdfReader) -> Iterator[dict[str, tuple[float, float]]]:
    """Per page, where each title stands: the left and the top, in points. A text is known by its first letters."""
    for sheet in document.pages:
        found: dict[str, tuple[float, float]] = {}

        def note(text: str, outer: list[float], inner: list[float], *_: object, found: dict = found) -> None:
            x, y = (inner[4] * outer[i] + inner[5] * outer[i + 2] + outer[i + 4] for i in (0, 1))
            if text.strip():
                found.setdefault(squeezed(text), (float(x), float(y)))

        sheet.extract_text(visitor_text=note)
        yield found


@pytest.fixture(scope="module")
def cards_pdf() -> bytes:
    return pdf.draw(ROOT, pdf.of_cards(LOADED, ROOT))


def test_on_paper_each_back_lies_behind_its_front_and_nothing_falls_off(open_page: Opener) -> None:
    page = open_page(PAPER)
    document = pdf_of(page)
    sheets = -(-len(LOADED.cards) // ON_A_SHEET)
    assert len(document.pages) == 2 * sheets
    for start in range(sheets):
        front, back = (squeezed(document.pages[2 * start + side].extract_text()) for side in (0, 1))
        for card in LOADED.cards[start * ON_A_SHEET :][:ON_A_SHEET]:
            assert squeezed(card.about) in front
            assert squeezed(card.employee[0].text) in back
    page.emulate_media(media="print")
    boxes = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".cut-card")].map((card) => {
          const box = card.getBoundingClientRect(), sheet = card.closest(".cut-sheet").getBoundingClientRect();
          const lowest = Math.max(...[...card.querySelectorAll("*")].map((part) => part.getBoundingClientRect().bottom));
          const key = card.dataset.front ? `front ${card.dataset.front}` : `back ${card.dataset.back}`;
          return [key, { left: box.left - sheet.left, right: sheet.right - box.right, top: box.top - sheet.top, spare: box.bottom - lowest }];
        }))"""
    )
    for card in LOADED.cards:
        front, back = boxes[f"front {card.number}"], boxes[f"back {card.number}"]
        assert abs(front["left"] - back["right"]) < 1, card.id
        assert abs(front["top"] - back["top"]) < 1, card.id
        assert min(front["spare"], back["spare"]) >= 0, card.id
    assert len({(round(box["left"]), round(box["top"])) for key, box in boxes.items() if key.startswith("front")}) == ON_A_SHEET


def test_in_the_pdf_each_back_lies_behind_its_front_and_no_question_falls_off(cards_pdf: bytes) -> None:
    document = PdfReader(io.BytesIO(cards_pdf))
    width, height = (float(side) for side in document.pages[0].mediabox[2:])
    where = list(places(document))
    assert len(where) == 2 * -(-len(LOADED.cards) // ON_A_SHEET)
    row_height = (height - 14 * MILLIMETRE) / 4

    def column_and_row(found: dict[str, tuple[float, float]], text: str) -> tuple[int, int]:
        x, y = next(place for start, place in found.items() if squeezed(text).startswith(start) and len(start) > 8)
        return int(x > width / 2), int((height - 7 * MILLIMETRE - y) // row_height)

    for index, card in enumerate(LOADED.cards):
        front, back = where[index // ON_A_SHEET * 2], where[index // ON_A_SHEET * 2 + 1]
        column, row = column_and_row(front, card.about)
        assert (column, row) == (index % ON_A_SHEET % 2, index % ON_A_SHEET // 2), card.id
        for side in SIDES:
            for question in getattr(card, side):
                assert column_and_row(back, question.text) == (1 - column, row), (card.id, question.text)


def test_the_pdf_of_the_cards_is_tagged_and_titled_and_linked_with_its_size(cards_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(cards_pdf)) as document:
        assert str(document.Root.Lang) == "nl"
        assert bool(document.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in document.Root
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == LOADED.words["page_cards"]["title"]
    assert len(cards_pdf) < 100_000
    assert pdf.draw(ROOT, pdf.of_cards(LOADED, ROOT)) == cards_pdf


def test_an_edition_can_leave_the_steps_and_the_cards_out() -> None:
    off = LOADED.edition.parts.model_copy(update={"together": "nee"})
    without = dataclasses.replace(LOADED, edition=LOADED.edition.model_copy(update={"parts": off}))
    assert not [page.path for page in catalogue.all_pages(without) if page.path.startswith("samen")]
    phase = f"fasen/{LOADED.phases[0].id}/achtergrond"
    assert DECK in render.render(LOADED, ROOT, phase)
    assert DECK not in render.render(without, ROOT, phase)


# Search


def test_the_words_that_people_look_for_lead_to_the_card(site: Path) -> None:
    pages = {page["path"]: page for page in search_data(site)["pages"]}
    words = {section["anchor"]: section["words"] for section in pages[f"{DECK}"]["sections"]}
    assert "gestoord worden" in words["taakeisen"]
    assert PAPER not in pages
