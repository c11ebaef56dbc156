"""Hard talks: sentences to find and copy, the talk that fits, rehearsals, the mirror, the agreement about contact."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.helpers import Opener, asked_on_leaving, leave, our_guide, pdf_of, sideways, squeezed, violations

LOADED = our_guide()


# Sentences


def test_sentences_are_chosen_from_by_phase_moment_and_speaker(open_page: Opener) -> None:
    page = open_page("gesprek/", width=390)
    phase = LOADED.phases[1]
    every = [item for other in LOADED.phases for item in other.phrases]
    expect(page.locator("[data-found]")).to_have_text(f"{len(every)} zinnen")
    page.get_by_label("Wie zegt het?").select_option("werknemer")
    expect(page.locator("[data-found]")).to_have_text(f"{sum(item.speaker == 'werknemer' for item in every)} zinnen")
    page.get_by_label("Fase", exact=True).select_option(phase.id)
    page.get_by_label("Waarvoor zoek je een zin?").select_option("gesprek")
    wanted = [item.say for item in phase.phrases if item.speaker == "werknemer" and item.kind == "gesprek"]
    assert wanted
    assert page.locator("[data-listed]:visible .say").all_inner_texts() == wanted
    assert page.locator("list-filter h2:visible").count() == page.locator("list-filter h3:visible").count() == 1
    assert violations(page, "list-filter") == []


def test_a_sentence_is_copied_and_a_refusal_is_said(open_page: Opener) -> None:
    page = open_page("gesprek/", permissions=["clipboard-read", "clipboard-write"])
    first = page.locator("copy-text").first
    first.get_by_role("button").click()
    expect(first.get_by_role("status")).to_contain_text("Gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()") == LOADED.phases[0].phrases[0].say
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('nee')))")
    first.get_by_role("button").click()
    expect(first.get_by_role("status")).to_contain_text("dus je kunt zelf kopiëren.")
    assert page.evaluate("getSelection().toString().trim()") == LOADED.phases[0].phrases[0].say


# Which talk fits

FINDER = LOADED.hard_talks
FINDER_PATH = "gesprek/twijfel-of-te-snel/"


def answer(page: Page, going_back: str, work: str) -> None:
    page.locator(f"[name=terug][value={going_back}]").check()
    page.locator(f"[name=werk][value={work}]").check()


def test_no_question_of_the_manager_holds_a_word_about_health() -> None:
    """Both questions, their answers, and what each talk asks: about work, never about health."""
    asked = [FINDER.return_question.manager, FINDER.work_question.manager]
    asked += [item.manager for item in (*FINDER.return_answers, *FINDER.work_answers)]
    asked += [line for talk in FINDER.talks for line in talk.ask]
    words = re.compile(r"\b(" + "|".join(map(re.escape, LOADED.health_words)) + ")", re.I)
    assert [line for line in asked if words.search(line)] == []
    assert len(FINDER.talks) >= 6


def test_every_pair_of_answers_leads_to_its_talk_and_nothing_is_kept(open_page: Opener) -> None:
    page = open_page(FINDER_PATH, width=390)
    assert page.locator(".talk:visible").count() == 0
    page.locator("[name=terug][value=wil]").check()
    expect(page.locator(".talk-status")).to_have_text("Kies ook bij de andere vraag een antwoord.")
    for back in FINDER.return_answers:
        for work in FINDER.work_answers:
            answer(page, back.id, work.id)
            wanted = FINDER.talk_for(back.id, work.id)
            assert page.locator(".talk:visible h2").all_inner_texts() == [wanted.title]
            expect(page.locator(".talk-status")).to_have_text(f"Dit gesprek past nu: {wanted.title}")
    assert page.evaluate("location.hash + location.search") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert violations(page, ".talk-page") == []
    assert sideways(page) <= 0
    page.get_by_role("button", name="Begin opnieuw").click()
    assert page.locator(".talk:visible").count() == page.locator("form :checked").count() == 0


def test_the_employee_gets_the_same_questions_and_own_words(open_page: Opener) -> None:
    page = open_page(FINDER_PATH)
    talk = FINDER.talk_for("nog-niet", "weinig")
    page.get_by_label("Ik ben werknemer").check()
    expect(page.get_by_role("heading", level=1)).to_have_text("Twijfel je, of wil je te snel?", use_inner_text=True)
    expect(page.get_by_role("group", name=FINDER.return_question.employee)).to_be_visible()
    page.get_by_label(FINDER.return_answers[2].employee).check()
    page.get_by_label(FINDER.work_answers[2].employee).check()
    expect(page.locator(".talk-status")).to_contain_text(talk.employee.title)
    assert page.locator(".talk:visible .say:visible").all_inner_texts() == [item.say for item in talk.employee.say]
    expect(page.get_by_text(talk.not_say[0])).to_be_hidden()
    assert violations(page, ".talk-page") == []


def test_a_link_to_a_talk_opens_it_and_keyboard_reaches_both_questions(open_page: Opener) -> None:
    talk = FINDER.talks[-1]
    page = open_page(f"{FINDER_PATH}#{talk.id}")
    assert page.locator(".talk:visible h2").all_inner_texts() == [talk.title]
    assert page.evaluate("document.activeElement.id") == talk.id
    page.locator("[name=terug]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    first, second = FINDER.return_answers[0], FINDER.work_answers[1]
    expect(page.locator(".talk:visible h2")).to_have_text(FINDER.talk_for(first.id, second.id).title, use_inner_text=True)


def test_without_javascript_a_table_leads_to_every_talk_and_all_are_there(open_page: Opener) -> None:
    page = open_page(FINDER_PATH, java_script_enabled=False)
    links = page.locator(".talk-table td a")
    assert links.count() == len(FINDER.return_answers) * len(FINDER.work_answers)
    targets = {link.get_attribute("href") for link in links.all()}
    assert targets == {f"#{talk.id}" for talk in FINDER.talks}
    assert page.locator(".talk:visible").count() == len(FINDER.talks)
    assert page.get_by_role("radio", name="Dat weet ik niet").count() == 0
    page.get_by_label("Ik ben werknemer").check()
    expect(page.get_by_text(FINDER.talks[0].employee.step)).to_be_visible()


def test_each_talk_prints_on_one_sheet(open_page: Opener) -> None:
    page = open_page(FINDER_PATH)
    for talk in FINDER.talks:
        page.evaluate("(id) => { location.hash = id; }", talk.id)
        expect(page.locator(".talk.is-shown h2")).to_have_attribute("id", talk.id)
        sheets = pdf_of(page).pages
        assert len(sheets) == 1, talk.id
        text = squeezed(sheets[0].extract_text())
        for line in (talk.title, *talk.ask, talk.step, *talk.call):
            assert squeezed(line) in text, line


# The mirror

MIRROR = LOADED.mirror


def test_the_mirror_keeps_and_sends_nothing_and_leads_on_without_javascript(open_page: Opener) -> None:
    page = open_page("gesprek/spiegel/", width=390)
    item = MIRROR.questions[3]
    expect(page.get_by_text(item.act)).to_be_hidden()
    page.get_by_label(item.title).check()
    expect(page.get_by_text(item.act)).to_be_visible()
    way = page.locator("li", has_text=item.title)
    assert way.get_by_role("link", name="Conflict").count() == 1
    way.get_by_role("link", name="Zo draag je het contact over").click()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.locator(".mirror-page").locator("form, [type=number], progress, meter").count() == 0
    page.reload()
    expect(page.get_by_label(item.title)).not_to_be_checked()
    assert violations(page, ".mirror-page") == []
    for words in (MIRROR.hand_over.scripts[0].say, "0800-0113"):
        expect(page.locator(".mirror-page").get_by_text(words).first).to_be_visible()
    plain = open_page("gesprek/spiegel/", java_script_enabled=False)
    assert plain.locator(".mirror-yes:visible").count() == len(MIRROR.questions)


def test_a_hand_over_never_passes_on_health() -> None:
    hand = MIRROR.hand_over
    assert any("gezondheid" in line for line in hand.keep)
    assert not any("gezondheid" in line for line in hand.pass_on)
    assert {script.id for script in hand.scripts} >= {"werknemer", "hr", "nieuwe-contactpersoon"}


# The agreement about contact

AGREEMENT_PATH = "samen/contactafspraak/"
LATER = (datetime.date.today() + datetime.timedelta(days=40)).isoformat()


def fill_in(page: Page) -> None:
    page.get_by_label("We houden contact").check()
    page.get_by_role("group", name="Hoe", exact=True).get_by_label("Bellen", exact=True).check()
    page.get_by_role("group", name="Hoe", exact=True).get_by_label("Mail", exact=True).check()
    page.get_by_label("Elke week").check()
    page.get_by_role("group", name="Met wie").get_by_label("Een ander").check()
    page.get_by_label("Wie dan?").fill("Noor van de receptie")
    page.get_by_label("Het volgende contact").fill(LATER)


def test_the_agreement_grows_as_text_and_is_copied_and_goes_into_the_calendar(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH, width=390, permissions=["clipboard-read", "clipboard-write"])
    expect(page.get_by_text("Kies wat past, dan groeit hier jullie afspraak.")).to_be_visible()
    fill_in(page)
    result = page.locator("[data-result]")
    assert result.locator("dt").all_inner_texts() == ["Hoe", "Hoe vaak", "Met wie", "Volgend contact"]
    assert result.locator("dd").nth(0).text_content() == "bellen, mail"
    assert result.locator("dd").nth(2).text_content() == "Noor van de receptie"
    expect(result).to_contain_text(LOADED.contact_agreement.always[0])
    assert violations(page, ".contact-page") == []
    assert sideways(page) <= 0
    page.get_by_role("button", name="Kopieer de afspraak").click()
    expect(page.locator("[data-status]")).to_have_text("Gekopieerd. Je kunt de afspraak nu plakken.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("We houden contact.\nHoe: bellen, mail.\n")
    assert LOADED.contact_agreement.always[-1] in copied
    with page.expect_download() as download:
        page.get_by_role("button", name="Zet in je agenda").click()
    file = Path(download.value.path()).read_bytes().decode()
    assert f"DTSTART;VALUE=DATE:{LATER.replace('-', '')}" in file
    assert "SUMMARY:Contactmoment" in file
    assert "Noor" not in file


def test_no_contact_for_a_time_is_an_answer_with_what_goes_on(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH)
    fill_in(page)
    page.get_by_label("Nu even geen contact").check()
    for line in LOADED.contact_agreement.rest.goes_on:
        expect(page.locator(".contact-rest")).to_contain_text(line)
    expect(page.get_by_role("group", name="Hoe vaak")).to_be_hidden()
    page.get_by_role("button", name="Zet in je agenda").click()
    expect(page.locator("[data-status]")).to_contain_text("Kies eerst een dag")
    page.get_by_label("Geen contact tot").fill("2020-01-06")
    expect(page.get_by_text("Deze dag is al voorbij. Kies een dag die nog komt.")).to_be_visible()
    assert page.get_by_label("Geen contact tot").input_value() == "2020-01-06"
    page.get_by_label("Geen contact tot").fill(LATER)
    result = page.locator("[data-result]")
    assert result.locator("dt").all_inner_texts() == ["Geen contact tot", "Met wie"]
    expect(result).to_contain_text(LOADED.contact_agreement.rest_always[0])
    assert violations(page, ".contact-page") == []
    page.get_by_label("We houden contact").check()
    assert result.locator("dt").all_inner_texts()[0] == "Hoe"


def test_health_word_warns_before_print_copy_and_save_and_can_be_overruled(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH)
    page.evaluate("globalThis.printed = 0; void (globalThis.print = () => { printed += 1; })")
    page.get_by_label("Een eigen zin").check()
    page.get_by_label("De zin, zonder reden").fill("Ze heeft een burn-out.")
    warning = page.get_by_role("alert").filter(has_text="burn-out")
    for button in ("Print de afspraak", "Kopieer de afspraak"):
        page.get_by_role("button", name=button).click()
        expect(warning).to_be_visible()
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    assert page.evaluate("[printed, localStorage.length]") == [0, 0]
    page.get_by_role("button", name="Ga naar het veld").click()
    assert page.evaluate("document.activeElement.dataset.option") == "eigen"
    page.get_by_role("button", name="Toch doorgaan").click()
    assert page.evaluate("localStorage.length") == 1
    page.get_by_label("Alleen dat je er nu niet bent").check()
    page.get_by_role("button", name="Print de afspraak").click()
    assert page.evaluate("printed") == 1


def test_the_contact_agreement_is_stored_only_on_request_and_one_button_wipes_all(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH)
    fill_in(page)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.reload()
    expect(page.locator("[data-status]")).to_have_text("Hier staat wat je op dit apparaat bewaarde.")
    assert page.locator("[data-result] dd").nth(2).text_content() == "Noor van de receptie"
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Elke maand").check()
    expect(page.get_by_text("in een ander tabblad veranderd")).to_be_visible()
    page.locator("[data-take-other]").click()
    expect(page.get_by_label("Elke maand")).to_be_checked()
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Wis alles").click()
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator("[data-empty]")).to_be_visible()
    assert page.locator("form.contact-form :checked").count() == 0
    page.get_by_role("button", name="Zet terug wat er stond").click()
    expect(page.get_by_label("Elke maand")).to_be_checked()
    assert "maand" in page.evaluate("localStorage.getItem('/#contactafspraak')")


def test_a_year_with_too_many_digits_is_told_and_goes_nowhere(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH)
    fill_in(page)
    page.evaluate(
        "() => { const field = document.getElementById('volgende'); field.value = '20266-05-01'; field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    expect(page.locator("#volgende-error")).to_contain_text("Kies een dag in de jaren")
    assert "20266" not in page.locator("[data-result]").inner_text()
    page.get_by_role("button", name="Zet in je agenda").click()
    expect(page.locator("#volgende")).to_be_focused()
    assert page.locator(".guide .button:not(.button-quiet):visible").count() == 1


def test_leaving_with_an_agreement_that_is_nowhere_else_asks_once(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH, permissions=["clipboard-read", "clipboard-write"])
    fill_in(page)
    page.get_by_label("We houden contact").click()
    asked = asked_on_leaving(page)
    page.get_by_label("Elke maand").check()
    page.get_by_role("button", name="Kopieer de afspraak").click()
    expect(page.locator("[data-status]")).to_contain_text("Gekopieerd")
    leave(page, "**/samen/")
    assert asked == ["beforeunload"]


HOSTILE = [
    "rommel", "null", "[]", "{}", '{"contactafspraak":2,"mode":"contact"}', '{"contactafspraak":1}',
    '{"contactafspraak":1,"mode":"<b>","chosen":{"hoe":"bellen","__proto__":["x"],"hoe-vaak":["week",{}]},"own":{"met-wie.ander":7},"days":{"tot":"2026-99-99","opnieuw":[1]}}',
    '{"contactafspraak":1,"mode":"contact","chosen":{"met-wie":["ander"]},"own":{"met-wie.ander":"<img src=x onerror=alert(1)>"},"days":null}',
]  # fmt: skip


@pytest.mark.parametrize("kept", [*(pytest.param(kept, marks=pytest.mark.full) for kept in HOSTILE[:-2]), *HOSTILE[-2:]])
def test_what_was_kept_and_is_damaged_or_hostile_breaks_nothing(kept: str, open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH)
    page.evaluate("(text) => localStorage.setItem('/#contactafspraak', text)", kept)
    page.reload()
    expect(page.locator("[data-status]")).to_contain_text(re.compile("bewaar"))
    assert page.locator("[data-result] img").count() == 0
    fill_in(page)
    assert page.locator("[data-result] dd").nth(0).text_content() == "bellen, mail"


def test_an_own_text_that_was_kept_comes_back_no_longer_than_its_field_allows(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH)
    field = page.locator('[data-own="met-wie"][data-option="ander"]')
    longest = int(str(field.get_attribute("maxlength")))
    kept = {
        "contactafspraak": 1,
        "mode": "contact",
        "chosen": {"met-wie": ["ander"]},
        "own": {"met-wie.ander": "n" * 4 * longest},
        "days": {},
    }
    page.evaluate("(kept) => localStorage.setItem('/#contactafspraak', JSON.stringify(kept))", kept)
    page.reload()
    assert field.input_value() == "n" * longest


def test_days_go_into_the_calendar_in_order_of_time(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH)
    page.get_by_label("We houden contact").check()
    sooner = (datetime.date.fromisoformat(LATER) - datetime.timedelta(days=10)).isoformat()
    page.locator("#volgende").fill(LATER)
    page.locator("#opnieuw").fill(sooner)
    with page.expect_download() as download:
        page.get_by_role("button", name="Zet in je agenda").click()
    file = Path(download.value.path()).read_bytes().decode()
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", file) == [sooner.replace("-", ""), LATER.replace("-", "")]


def test_what_another_tab_changed_is_asked_about(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH)
    fill_in(page)
    page.locator(".sheet-keep summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("[data-result] dd").nth(2)).to_have_text("Noor van de receptie")
    other.get_by_label("Wie dan?").fill("Sam")
    expect(page.locator("[data-conflict]")).to_be_visible()
    page.get_by_role("button", name="De andere versie", exact=True).click()
    expect(page.locator("[data-conflict]")).to_be_hidden()
    assert page.get_by_label("Wie dan?").input_value() == "Sam"
    other.evaluate("localStorage.clear()")
    expect(page.locator("[data-conflict]")).to_be_visible()
    page.get_by_role("button", name="Deze versie", exact=True).click()
    assert "Sam" in other.evaluate("localStorage.getItem('/#contactafspraak')")


def test_a_refused_copy_shows_the_text_selected_until_a_copy_goes_well(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH, permissions=["clipboard-read", "clipboard-write"])
    fill_in(page)
    field = page.locator("textarea[data-text]")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('nee')))")
    page.get_by_role("button", name="Kopieer de afspraak").click()
    expect(field).to_be_focused()
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)").startswith("We houden contact.")
    page.evaluate("void delete navigator.clipboard.writeText")
    page.get_by_role("button", name="Kopieer de afspraak").click()
    expect(page.locator("[data-status]")).to_have_text("Gekopieerd. Je kunt de afspraak nu plakken.")
    expect(field).to_be_hidden()


def test_the_agreement_prints_on_one_sheet_filled_and_blank(open_page: Opener) -> None:
    page = open_page(AGREEMENT_PATH)
    fill_in(page)
    for label in ("Ochtend", "Om de beurt", "Lopend werk", "Een kaart"):
        page.get_by_label(label).check()
    sheets = pdf_of(page).pages
    assert len(sheets) == 1
    text = " ".join(sheets[0].extract_text().split())
    assert "Noor van de receptie" in text
    assert "Welke dag past" not in text
    page.evaluate("document.documentElement.classList.add('print-blank')")
    for empty in (page, open_page(AGREEMENT_PATH, java_script_enabled=False)):
        blank = pdf_of(empty).pages
        assert len(blank) == 1
        paper = " ".join(blank[0].extract_text().split())
        assert "Noor" not in paper
        for field in LOADED.contact_agreement.fields:
            assert field.label in paper


def test_the_agreement_is_where_readers_look_for_it(open_page: Opener) -> None:
    for path in ("checklists/contactafspraak/", "samen/", f"fasen/{LOADED.phases[0].id}/leidinggevende/"):
        page = open_page(path)
        assert page.locator('.guide a[href$="samen/contactafspraak/"]').count() >= 1, path


def test_the_evidence_has_its_size_and_its_counter_evidence() -> None:
    text = " ".join(item.text for item in FINDER.evidence)
    for number in ("145", "55", "120", "175", "130", "115"):
        assert re.search(rf"(?<![\d,]){number}(?![\d,]*\d)", text), number
    assert "hazard" not in text
    used = {source for item in FINDER.evidence for source in item.sources}
    assert used >= {"van-oostrom-2010", "skagseth-2020", "redactie"}
