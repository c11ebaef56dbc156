"""The calculator's screen: what the reader may enter, what is said of it, and what stays on the device."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.helpers import STATE_VIEWS, Opener, box_of, copy_tree, pdf_of, serving, sideways, violations, write_pages

EVERYTHING = (
    "#ziek=2026-01-05&hersteld=2026-04-06&weer-ziek=2026-05-03&verlof=2026-06-01/2026-09-20&verlof=2027-02-15/2027-03-14"
    "&zelfde-oorzaak=onbekend&uit-dienst=2028-05-31&vangnet=ja&vangnet-duidelijk=2026-02-02&verlof-mogelijk=2026-05-20&aow=2028-06-01&huishoudelijk=ja&belastbaarheid=2027-07-01"
    "&melding-vangnet=2026-01-08&probleemanalyse=2026-02-10&plan-van-aanpak=2026-02-20&melding-vangnet-zes-weken=2026-01-08"
    "&aangifte-uit-dienst=2028-05-31&melding-42-weken=2027-02-01&iva-aanvraag=2026-12-01&eerstejaarsevaluatie=2027-05-01"
    "&tweede-spoor=2027-06-01&re-integratieverslag=2028-01-10&wia-aanvraag=2028-02-01&uwv-bericht=2028-01-15"
    "&verlenging-weken=26&loonsanctie=52&loonsanctie-besluit=2028-03-01&melding-herstel=2028-08-01"
    "&herstel-vastgesteld=2028-08-15&besluit=2028-03-01"
)
TODAY = "&vandaag=2026-11-21"


def row(page: Page, id: str) -> Locator:
    return page.locator(f"tr[data-termijn={id}]")


def where(page: Page) -> Locator:
    return page.locator("[data-where]")


def test_the_first_screen_is_one_field(open_page: Opener) -> None:
    page = open_page("rekenhulp/", width=390, height=844)
    assert page.locator("form.date-form input:visible").count() == 1
    page.locator("[data-more] > summary").click()
    assert page.locator("form.date-form input:visible").count() == 1
    assert page.locator("[data-part] > summary:visible").count() == 5


def test_a_link_with_everything_comes_back_as_it_went(open_page: Opener) -> None:
    page = open_page("rekenhulp/" + EVERYTHING + TODAY)
    expect(page.locator("[data-result]")).to_be_visible()
    assert page.locator("deadline-calculator").evaluate("calculator => calculator.link") == EVERYTHING
    expect(page.locator("[data-count]")).to_have_text("28 dingen ingevuld")
    expect(page.locator("[data-summary]")).to_be_hidden()
    assert page.locator("[data-more]").evaluate("part => part.open") is False


@pytest.mark.parametrize(
    ("fragment", "field", "sentence"),
    [
        ("ziek=2026-02-30", "ziek", "In de link stond hier iets wat we niet kunnen lezen. Vul het zelf in."),
        ("hersteld=2026-02-30", "hersteld", "In de link stond hier iets wat we niet kunnen lezen. Vul het zelf in."),
        ("hersteld=2025-12-01", "hersteld", "Deze dag moet na de vorige ziektedag liggen. Kijk beide dagen na."),
        ("hersteld=2026-03-01&weer-ziek=2026-02-01", "weer-ziek", "Deze dag moet na de eerste dag van het herstel liggen. Kijk beide dagen na."),
        ("hersteld=2026-03-01&weer-ziek=2026-03-20&hersteld=2026-03-10", "hersteld", "Deze dag moet na de vorige ziektedag liggen. Kijk beide dagen na."),
        ("hersteld=2026-03-01&hersteld=2026-05-01", "weer-ziek", "Vul deze dag ook in, of haal de regel weg."),
        ("verlof=2026-06-01", "verlof-tot", "Vul deze dag ook in, of haal de regel weg."),
        ("verlof=rommel/2026-06-01", "verlof-vanaf", "In de link stond hier iets wat we niet kunnen lezen. Vul het zelf in."),
        ("verlof=2026-06-01/2026-05-01", "verlof-tot", "Deze dag ligt vóór de eerste dag van het verlof. Kijk beide dagen na."),
        ("verlof=2025-11-01/2026-02-01", "verlof-vanaf", "Dit verlof begint vóór of op de eerste ziektedag, en telt hier dan niet mee. Kijk de dagen na, of haal de regel weg."),
        ("hersteld=2026-03-01&verlof=2026-06-01/2026-07-01", "verlof-vanaf", "In deze tijd was er geen ziekte, dus dit verlof telt hier niet mee. Kijk de dagen na, of haal de regel weg."),
        ("verlof=2026-06-01/2026-09-20&verlof=2026-09-01/2026-10-01", "verlof-vanaf", "Dit verlof valt samen met een ander verlof. Vul elke dag één keer in."),
        ("verlof=2026-06-01/2026-09-20&zelfde-oorzaak=griep", "zelfde-oorzaak", "In de link stond hier iets wat we niet kunnen lezen. Vul het zelf in."),
        ("uit-dienst=2025-12-31", "uit-dienst", "Deze dag ligt vóór de eerste ziektedag. Kijk beide dagen na."),
        ("aow=1850-01-01", "aow", "Deze datum ligt buiten wat we kunnen uitrekenen. Kies een dag in de jaren 2008 tot en met 2040."),
        ("vangnet=misschien", "vangnet", "In de link stond hier iets wat we niet kunnen lezen. Vul het zelf in."),
        ("loonsanctie=53", "loonsanctie", "Vul een heel getal in van 1 tot en met 52."),
        ("loonsanctie=0", "loonsanctie", "Vul een heel getal in van 1 tot en met 52."),
        ("loonsanctie=<script>alert(1)</script>", "loonsanctie", "In de link stond hier iets wat we niet kunnen lezen. Vul het zelf in."),
        ("probleemanalyse=2025-12-01", "probleemanalyse", "Deze dag ligt vóór de eerste ziektedag. Kijk beide dagen na."),
        ("melding-herstel=2026-05-01&herstel-vastgesteld=2026-04-01", "herstel-vastgesteld", "Deze dag ligt vóór de melding van het herstel. Kijk beide dagen na."),
        ("besluit=javascript:alert(1)", "besluit", "In de link stond hier iets wat we niet kunnen lezen. Vul het zelf in."),
    ],
)  # fmt: skip
def test_invalid_input_is_told_at_its_field_and_in_the_summary_without_results(
    fragment: str, field: str, sentence: str, open_page: Opener
) -> None:
    start = "" if fragment.startswith("ziek") else "ziek=2026-01-05&"
    page = open_page(f"rekenhulp/#{start}{fragment}{TODAY}")
    wrong = page.locator("[data-field] .error:visible")
    assert wrong.all_inner_texts() == [sentence]
    assert wrong.locator("xpath=ancestor::*[@data-field]").locator("input").first.get_attribute("name") == field
    assert page.locator("[aria-invalid=true]:visible").count() == 1
    expect(page.locator("[data-result]")).to_be_hidden()
    assert page.locator("tr[data-termijn] time").count() == 0
    if start:
        expect(page.locator("[data-summary]")).to_be_focused()
        listed = page.locator("[data-summary] li")
        assert listed.count() == 1
        expect(listed).to_contain_text(sentence)
        listed.locator("a").click()
        assert page.evaluate("document.activeElement.name") == field
        assert f"#{page.evaluate('document.activeElement.id')}" not in page.url
    assert sideways(page) <= 0


def test_what_was_typed_stays_and_a_mended_mistake_goes_away(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&uit-dienst=2025-12-31" + TODAY)
    field = page.get_by_label("Laatste dag van het contract")
    assert field.input_value() == "2025-12-31"
    field.fill("2026-12-31")
    field.blur()
    assert page.locator("[data-field] .error:visible").count() == 0
    expect(row(page, "aangifte-uit-dienst").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2026-12-31")


def test_a_day_that_is_still_to_come_is_remarked_and_counted(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&wia-aanvraag=2027-10-31" + TODAY)
    page.evaluate("for (const part of document.querySelectorAll('[data-more], [data-part]')) part.open = true")
    assert page.locator("[data-field] .error:visible").all_inner_texts() == ["Deze dag moet nog komen, maar we rekenen er toch mee."]
    assert page.locator("[aria-invalid=true]").count() == 0
    expect(row(page, "loon-laatste-dag").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2028-01-16")


def test_part_of_a_link_that_nobody_knows_is_told(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&naam=Jan" + TODAY)
    expect(page.locator("[data-summary]")).to_contain_text("Een deel van de link herkennen we niet, dus dat telt niet mee.")
    expect(page.locator("[data-result]")).to_be_hidden()
    assert "Jan" not in page.locator("body").inner_text()


def test_an_unknown_cause_shows_both_calendars_and_marks_the_cautious_one(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&verlof=2026-06-01/2026-09-20" + TODAY)
    expect(where(page)).to_contain_text("Niemand weet nog of de oorzaak dezelfde is, en daarom staan er twee data bij een stap.")
    expect(where(page)).to_contain_text("112 verlofdagen tellen niet mee, en alles daarna schuift 112 dagen op.")
    waiting = row(page, "laatste-dag-wachttijd")
    expect(waiting.locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2028-09-17")
    expect(waiting).to_contain_text("Andere lezing: zo 23 apr 2028, als dezelfde periode doorloopt.")
    report = row(page, "re-integratieverslag")
    expect(report.locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2028-01-23")
    expect(report).to_contain_text("Andere lezing: zo 18 jun 2028, als er een nieuwe periode is begonnen.")


def test_leave_inside_a_recovery_is_called_doubtful(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&hersteld=2026-05-20&weer-ziek=2026-10-01&verlof=2026-06-01/2026-09-20" + TODAY)
    expect(where(page)).to_contain_text("De wet zegt niet duidelijk of verlofdagen meetellen voor de grens van 4 weken.")
    expect(row(page, "probleemanalyse")).to_contain_text("Is er een nieuwe periode? Dan komt deze stap opnieuw, op do 12 nov 2026.")


def test_another_cause_starts_a_new_period_the_day_after_the_leave(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&verlof=2026-06-01/2026-09-20&zelfde-oorzaak=nee" + TODAY)
    expect(page.locator("[data-result]")).to_have_attribute("data-nieuwe-periode", "2026-09-21")
    expect(where(page)).to_contain_text("Op maandag 21 september 2026 begint een nieuwe periode, met alle stappen opnieuw.")


def test_steps_for_others_stay_away_and_lapsed_steps_say_why(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-03-02&aow=2026-09-15" + TODAY)
    expect(row(page, "melding-vangnet")).to_be_hidden()
    expect(row(page, "bezwaar")).to_be_hidden()
    expect(row(page, "wia-aanvraag")).to_contain_text("Vervalt, want de WIA zou pas op of na de dag van de AOW-leeftijd beginnen")
    assert row(page, "wia-aanvraag").locator("time").count() == 0
    expect(row(page, "plan-van-aanpak").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2026-04-27")
    expect(page.locator("[data-next]")).not_to_contain_text("Re-integratieverslag")


def test_step_lapses_on_pension_day_but_not_on_last_day_of_contract(open_page: Opener) -> None:
    pension = open_page("rekenhulp/#ziek=2026-01-05&aow=2026-02-16" + TODAY)
    expect(row(pension, "probleemanalyse")).to_contain_text("Geldt niet meer vanaf de AOW-leeftijd.")
    day_later = open_page("rekenhulp/#ziek=2026-01-05&aow=2026-02-17" + TODAY)
    expect(row(day_later, "probleemanalyse").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2026-02-16")
    contract = open_page("rekenhulp/#ziek=2026-01-05&uit-dienst=2026-02-16" + TODAY)
    expect(row(contract, "probleemanalyse").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2026-02-16")
    expect(row(contract, "plan-van-aanpak")).to_contain_text("Valt na het einde van het contract.")


def test_late_step_never_moves_the_next_deadline_but_an_early_one_does(open_page: Opener) -> None:
    late = open_page("rekenhulp/#ziek=2026-01-05&probleemanalyse=2026-03-20&eerstejaarsevaluatie=2027-02-01" + TODAY)
    expect(row(late, "plan-van-aanpak").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2026-03-02")
    expect(row(late, "tweede-spoor").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2027-02-14")
    expect(row(late, "probleemanalyse")).to_contain_text("Gedaan op vr 20 mrt 2026, 32 dagen na de uiterste dag.")
    early = open_page("rekenhulp/#ziek=2026-01-05&probleemanalyse=2026-01-30" + TODAY)
    expect(row(early, "plan-van-aanpak").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2026-02-13")
    expect(row(early, "probleemanalyse")).to_contain_text("Gedaan op vr 30 jan 2026, op tijd.")


@pytest.mark.parametrize(
    ("today", "euro"), [("2026-10-27", 70), ("2026-11-01", 70), ("2026-11-02", 230), ("2026-11-22", 230), ("2026-11-23", 455)]
)
def test_the_fine_follows_the_number_of_days_late(today: str, euro: int, open_page: Opener) -> None:
    page = open_page(f"rekenhulp/#ziek=2026-01-05&vandaag={today}")
    expect(row(page, "melding-42-weken")).to_contain_text(f"Wie vandaag pas meldt, kan een boete krijgen van € {euro}.")
    expect(row(page, "melding-42-weken")).to_contain_text("Nog niet gedaan? Dat kan gebeuren. Meld het vandaag nog bij UWV.")
    done = open_page(f"rekenhulp/#ziek=2026-01-05&melding-42-weken={today}&vandaag=2027-01-01")
    expect(row(done, "melding-42-weken")).to_contain_text(f"De boete kan dan € {euro} zijn.")


def test_a_sanction_decided_too_late_is_shorter_or_gone(open_page: Opener) -> None:
    start = "rekenhulp/#ziek=2026-01-05&loonsanctie=52"
    shorter = open_page(f"{start}&loonsanctie-besluit=2027-12-01{TODAY}")
    expect(row(shorter, "loonsanctie-laatste-dag").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2028-12-21")
    gone = open_page(f"{start}&loonsanctie-besluit=2028-01-03{TODAY}")
    expect(row(gone, "loonsanctie-laatste-dag")).to_contain_text("Dan komt er geen loonsanctie.")
    expect(row(gone, "loon-laatste-dag").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2028-01-02")


def test_leave_interrupts_a_sanction(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&loonsanctie=10&verlof=2028-01-10/2028-01-30&zelfde-oorzaak=ja" + TODAY)
    expect(row(page, "loonsanctie-laatste-dag").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2028-04-02")


def test_a_late_letter_gives_time_only_when_the_report_was_made_before_week_81_ended(open_page: Opener) -> None:
    start = "rekenhulp/#ziek=2026-01-05&uwv-bericht=2027-10-15&melding-42-weken="
    assert (
        row(open_page(f"{start}2027-07-24{TODAY}"), "wia-aanvraag").locator("time[data-soort~=uiterlijk]").get_attribute("datetime")
        == "2027-11-12"
    )
    assert (
        row(open_page(f"{start}2027-07-25{TODAY}"), "wia-aanvraag").locator("time[data-soort~=uiterlijk]").get_attribute("datetime")
        == "2027-10-17"
    )


def test_a_safe_day_that_is_over_leaves_the_step_open_until_every_reading_is(open_page: Opener) -> None:
    """27 recovered days: reported after 42 weeks on 26 October 2026 when they count, on 22 November when they do not."""
    start = "rekenhulp/#ziek=2026-01-05&hersteld=2026-04-06&weer-ziek=2026-05-03"
    between = open_page(f"{start}&vandaag=2026-11-10")
    expect(between.locator("[data-next] h3")).to_have_text("Ziekte melden bij UWV")
    expect(between.locator("[data-next]")).to_contain_text(
        "De veilige dag, maandag 26 oktober 2026, is voorbij. In een andere lezing kan het nog tot en met zondag 22 november 2026, dus doe het nu."
    )
    expect(row(between, "melding-42-weken").locator("[data-remarks]")).not_to_contain_text("boete")
    over = open_page(f"{start}&vandaag=2026-11-24")
    expect(row(over, "melding-42-weken")).to_contain_text("Wie vandaag pas meldt, kan een boete krijgen van € 70.")
    done = open_page(f"{start}&melding-42-weken=2026-11-10&vandaag=2026-11-24")
    expect(row(done, "melding-42-weken")).to_contain_text("wat in de ene lezing op tijd is en in de andere niet.")


def test_after_the_contract_nothing_is_left_to_catch_up_but_what_may_be_fined(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&uit-dienst=2026-11-15" + TODAY)
    expect(row(page, "probleemanalyse").locator("[data-remarks]")).to_be_hidden()
    expect(row(page, "melding-42-weken")).to_contain_text("Nog niet gedaan?")
    going = open_page("rekenhulp/#ziek=2026-01-05&uit-dienst=2026-11-30" + TODAY)
    expect(row(going, "probleemanalyse")).to_contain_text("Nog niet gedaan?")


def test_fields_of_a_safety_net_come_with_it_and_the_leave_says_what_is_none(open_page: Opener) -> None:
    page = open_page("rekenhulp/")
    page.evaluate("for (const part of document.querySelectorAll('[data-more], [data-part]')) part.open = true")
    expect(page.get_by_label("Zwangerschapsverlof had kunnen ingaan op")).to_be_hidden()
    page.get_by_label("Er geldt een vangnet van de Ziektewet").check()
    expect(page.get_by_label("Zwangerschapsverlof had kunnen ingaan op")).to_be_visible()
    expect(page.get_by_label("Pas later duidelijk dat er een vangnet geldt, op")).to_be_visible()
    expect(page.locator("[data-part=verlof]")).to_contain_text(
        "Was iemand vóór het verlof ziek, dan zijn dat ziektedagen, ook als het verlof toen al had mogen ingaan."
    )
    expect(page.locator("[data-part=verlof]")).to_contain_text("Ziek na een miskraam is meestal ook ziekte en geen verlof.")


def test_full_recovery_brings_the_follow_up_talks(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&hersteld=2026-08-31&vandaag=2026-09-05")
    days = [
        row(page, f"terugblik-{n}-maanden").locator("time[data-soort~=streefdatum]").get_attribute("datetime")
        for n in ("drie", "zes", "negen", "twaalf")
    ]
    assert days == ["2026-11-30", "2027-02-26", "2027-05-31", "2027-08-31"]
    expect(row(page, "terugblik-drie-maanden")).to_contain_text("gewoonte")


def test_sickness_from_before_our_check_says_so(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2012-12-03" + TODAY)
    expect(where(page)).to_contain_text("Voor ziekte van vóór vrijdag 1 januari 2016 hebben we de regels niet nagekeken.")


def test_rows_stand_in_order_of_time_and_go_back_when_all_is_wiped(open_page: Opener) -> None:
    order = "[...document.querySelectorAll('tr[data-termijn]')].map((row) => row.dataset.termijn)"
    page = open_page("rekenhulp/")
    before = page.evaluate(order)
    page.goto(page.url + "#ziek=2026-01-05&aow=2026-02-01&vangnet=ja" + TODAY)
    expect(page.locator("[data-result]")).to_be_visible()
    rows = page.evaluate(order)
    assert rows.index("loon-laatste-dag") < rows.index("melding-42-weken")
    page.get_by_role("button", name="Begin opnieuw").click()
    assert page.evaluate(order) == before
    expect(row(page, "melding-vangnet")).to_be_visible()


def test_the_line_is_one_image_that_tells_what_it_shows(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&hersteld=2026-04-06&weer-ziek=2026-05-03&verlof=2026-06-01/2026-09-20" + TODAY)
    line = page.get_by_role("img", name="Tijdlijn van maandag 5 januari 2026")
    label = line.get_attribute("aria-label") or ""
    assert "Hersteld van maandag 6 april 2026 tot en met zaterdag 2 mei 2026." in label
    assert "Verlof van maandag 1 juni 2026 tot en met zondag 20 september 2026." in label
    bars = page.evaluate(
        "[...document.querySelectorAll('.own-line rect')].map((bar) => [bar.getAttribute('class'), Number(bar.getAttribute('x')), Number(bar.getAttribute('width'))])"
    )
    recovered, leave = (next(bar for bar in bars if bar[0] == f"bar-{kind}") for kind in ("recovered", "leave"))
    assert recovered[1] + recovered[2] < leave[1]
    assert abs(leave[2] / recovered[2] - 112 / 27) < 0.02
    expect(page.locator("[data-legend=leave]")).to_be_visible()


@pytest.mark.parametrize(
    "more", ["", "&hersteld=2026-04-06&weer-ziek=2026-05-03&verlof=2026-06-01/2026-09-20&vangnet=ja&probleemanalyse=2026-02-10"]
)
def test_the_calendar_with_its_line_prints_on_two_sheets(more: str, open_page: Opener) -> None:
    page = open_page(f"rekenhulp/#ziek=2026-01-05{more}&vandaag=2027-06-01")
    expect(page.locator(".own-line")).to_be_visible()
    document = pdf_of(page)
    assert len(document.pages) == 2
    text = " ".join(sheet.extract_text() for sheet in document.pages)
    assert "Laatste dag van een loonsanctie" in text
    assert "Snel weg" not in text


def test_nothing_is_kept_until_asked_and_then_until_wiped(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&vangnet=ja" + TODAY)
    expect(page.locator("[data-result]")).to_be_visible()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.locator(".take-more > summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.locator("[data-saved] [data-status]")).to_have_text("Wat je invult, wordt op dit apparaat bewaard.")
    assert page.evaluate("Object.values(localStorage)") == ["#ziek=2026-01-05&vangnet=ja"]
    page.goto(page.url.split("rekenhulp/")[0])
    page.goto(page.url + "rekenhulp/")
    expect(page.get_by_role("heading", name="Eerste ziektedag maandag 5 januari 2026")).to_be_visible()
    expect(page.locator("[data-kept]")).to_contain_text("Hier staat wat je op dit apparaat bewaarde.")
    page.locator("[data-kept] button").click()
    expect(page.locator("[data-said]")).to_have_text("Alles is gewist.")
    assert page.evaluate("localStorage.length") == 0
    assert page.get_by_label("Eerste ziektedag").input_value() == ""
    expect(page.locator("[data-result]")).to_be_hidden()


def test_refused_storage_is_said_and_nothing_is_lost(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05" + TODAY)
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('vol', 'QuotaExceededError'); })")
    page.locator(".take-more > summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.locator("[data-saved] [data-status]")).to_contain_text("Je apparaat laat dat niet toe")
    assert page.get_by_label("Eerste ziektedag").input_value() == "2026-01-05"


def test_quick_exit_leaves_no_way_back(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.route("https://www.knmi.nl/**", lambda route: route.fulfill(body="<title>Weer</title>", content_type="text/html"))
    page = context.new_page()
    page.goto(address)
    page.goto(address + "rekenhulp/#ziek=2026-01-05")
    page.get_by_role("link", name="Snel weg").click()
    page.wait_for_url("https://www.knmi.nl/**")
    page.go_back()
    assert page.url == address
    context.close()


@pytest.mark.parametrize(("width", "scheme"), STATE_VIEWS)
def test_axe_finds_nothing_with_every_field_open_filled_and_wrong(width: int, scheme: str, open_page: Opener) -> None:
    page = open_page("rekenhulp/" + EVERYTHING + TODAY, width=width, color_scheme=scheme)
    page.evaluate("for (const part of document.querySelectorAll('details')) if (!part.closest('header')) part.open = true")
    assert violations(page) == []
    assert sideways(page) <= 0
    page.get_by_label("Laatste dag van het contract").fill("2001-01-01")
    page.get_by_label("Loonsanctie, in weken").fill("99")
    page.get_by_role("button", name="Toon de termijnen").click()
    assert page.locator("[aria-invalid=true]").count() == 2
    assert violations(page, ".calculator-form") == []
    assert sideways(page) <= 0


def test_the_further_fields_work_by_keyboard_alone(open_page: Opener) -> None:
    page = open_page("rekenhulp/")
    page.get_by_label("Eerste ziektedag").fill("2026-01-05")
    page.get_by_label("Eerste ziektedag").focus()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-more] > summary')"):
            break
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("[data-part=situatie]").evaluate("part => part.open")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "vangnet":
            break
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(row(page, "melding-vangnet").locator("time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2026-01-08")


def test_numbers_of_the_content_reach_fines_lapses_and_other_readings(tmp_path: Path, browser: Browser) -> None:
    tree = copy_tree(tmp_path / "tree")
    file = tree / "content" / "deadlines" / "nl.yml"
    text = file.read_text()
    for old, new in (
        ("{from_days: 7, euro: 230}", "{from_days: 5, euro: 231}"),
        ("shorter_than_weeks: 4", "shorter_than_weeks: 3"),
        ("    max: 52\n", "    max: 40\n"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text)
    with serving(write_pages(tree, tmp_path / "site", "rekenhulp")) as base:
        page = browser.new_page()
        page.goto(base + "rekenhulp/#ziek=2026-01-05&hersteld=2026-04-06&weer-ziek=2026-04-27&vandaag=2027-02-20")
        expect(page.locator("[data-result]")).to_have_attribute("data-nieuwe-periode", "2026-04-27")
        expect(row(page, "melding-42-weken")).to_contain_text("€ 231")
        page.goto(base + "rekenhulp/#ziek=2026-01-05&loonsanctie=41")
        expect(page.locator("#veld-loonsanctie-fout")).to_have_text("Vul een heel getal in van 1 tot en met 40.")
        page.close()


CONTRACT_BEFORE = "#ziek=2025-09-02&verlof=2026-09-15/2026-11-07&zelfde-oorzaak=onbekend&uit-dienst=2026-10-29"
INTERRUPTED = "#ziek=2026-02-19&hersteld=2026-04-13&weer-ziek=2026-04-28&hersteld=2026-08-03&weer-ziek=2026-08-25"


def unfold(page: Page) -> None:
    page.evaluate("for (const part of document.querySelectorAll('[data-more], [data-part]')) part.open = true")


def test_invalid_interruption_hides_results_on_screen_and_paper_until_fixed(open_page: Opener) -> None:
    page = open_page("rekenhulp/" + INTERRUPTED + TODAY)
    expect(where(page)).to_contain_text("Ziekteweek")
    unfold(page)
    page.get_by_label("Weer ziek vanaf (2)").fill("2026-08-01")
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("[data-said]")).to_have_text(
        "De termijnen zijn even weg, omdat er iets niet klopt. Verbeter het, dan komen ze vanzelf terug."
    )
    assert page.locator("tr[data-termijn] time").count() == 0
    text = " ".join(sheet.extract_text() for sheet in pdf_of(page).pages)
    assert "Ziekteweek" not in text
    page.get_by_label("Weer ziek vanaf (2)").fill("2026-08-25")
    expect(page.locator("[data-result]")).to_be_visible()
    expect(page.locator("[data-said]")).to_contain_text("De termijnen zijn opnieuw uitgerekend. Nu aan de beurt:")


@pytest.mark.parametrize(
    "change",
    [
        lambda link: link.replace("&", "&amp;"),
        lambda link: link.replace("=", "%3D").replace("&", "%26"),
        lambda link: link.replace("=", "%253D"),
        lambda link: link.replace("=", "=3D"),
        lambda link: link.replace("-04-", "–04–"),
        lambda link: link + ").",
        lambda link: link + "&utm_source=mail&fbclid=x",
    ],
    ids=["amp", "codes", "codes-twice", "mail", "dashes", "behind", "tracking"],
)  # fmt: skip
def test_what_mail_and_chat_do_to_a_link_is_mended_and_said(change: Callable[[str], str], open_page: Opener) -> None:
    page = open_page("rekenhulp/#" + change(INTERRUPTED[1:]))
    expect(page.locator("[data-notes]")).to_have_text(
        "De link was onderweg veranderd, maar nog te lezen. Kijk voor de zekerheid na of alles klopt."
    )
    assert page.locator("deadline-calculator").evaluate("calculator => calculator.link") == INTERRUPTED


@pytest.mark.parametrize(
    ("fragment", "sentence"),
    [
        ("ziek=2026-01-05&ziek=2026-01-06", "Eerste ziektedag: dit staat twee keer in de link, en niet twee keer hetzelfde."),
        ("ziek=2026-01-05&aow=", "dit staat in de link, maar de waarde ontbreekt."),
        ("ziek=2026-01-05&melding-vangnet=2026-01-08", "dit telt alleen mee samen met ‘Er geldt een vangnet van de Ziektewet’."),
        ("ziek=2026-01-05&zelfde-oorzaak=ja", "De link zegt iets over de oorzaak vóór en na het verlof, maar noemt geen verlof."),
        ("ziek=2026-01-05&vandaag=gisteren", "In de link staat een dag van vandaag die we niet kunnen lezen."),
        ("ziek=2026-01-05&zelfde-oorzaak=toString", "In de link stond hier iets wat we niet kunnen lezen."),
        ("ziek=2026-01-05&hersteld=2026-02-02&weer-ziek=2026-02-09&weer-ziek=2026-03-09", "Hersteld vanaf (2): Vul deze dag ook in, of haal de regel weg."),
        ("ziek=2026-01-05&verlof=2026-03-01/2026-04-01/2026-05-01", "Laatste dag van het verlof: In de link stond hier iets wat we niet kunnen lezen."),
        ("ziek=2026-01-05" + "&verlof=2026-03-01/2026-03-02" * 61, "In de link staan meer dan 60 onderbrekingen."),
        ("zeik=2026-01-05", "Een deel van de link herkennen we niet"),
    ],
)  # fmt: skip
def test_no_part_of_a_link_is_dropped_unsaid_and_the_reader_decides(fragment: str, sentence: str, open_page: Opener) -> None:
    page = open_page(f"rekenhulp/#{fragment}")
    expect(page.locator("[data-summary]")).to_contain_text(sentence)
    expect(page.locator("[data-summary]")).to_be_focused()
    expect(page.locator("[data-result]")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-summary]")).to_contain_text(sentence)


def test_a_link_without_a_first_day_asks_for_it_at_its_field(open_page: Opener) -> None:
    page = open_page("rekenhulp/#verlof=2026-03-01/2026-04-01")
    expect(page.get_by_label("Eerste ziektedag")).to_be_focused()
    expect(page.locator("#first-day-error")).to_have_text("Vul de eerste ziektedag in, met dag, maand en jaar.")
    expect(page.locator("[data-result]")).to_be_hidden()


def test_after_reading_what_was_lost_the_reader_gets_the_calendar_of_the_fields(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&aow=rommel&naam=Jan")
    expect(page.locator("[data-summary] li")).to_have_count(2)
    page.get_by_role("button", name="Toon de termijnen").click()
    expect(page.locator("[data-summary]")).to_be_hidden()
    assert page.locator("deadline-calculator").evaluate("calculator => calculator.link") == "#ziek=2026-01-05"
    assert page.url.endswith("#ziek=2026-01-05")


def test_a_copied_link_that_is_cut_anywhere_shows_no_calendar(open_page: Opener) -> None:
    page = open_page("rekenhulp/")
    shown = page.evaluate(
        """(link) => {
          const calculator = document.querySelector("deadline-calculator");
          const whole = CalculatorLink.whole(link);
          const shows = (text) => { calculator.open(text); return !calculator.querySelector("[data-result]").hidden; };
          return [...whole].map((_, n) => n + 1).filter((length) => shows(whole.slice(0, length)));
        }""",
        INTERRUPTED,
    )
    assert shown == [len(INTERRUPTED) + len("heel=12345678&")]


def test_a_link_that_says_what_day_it_is_says_so_in_the_result(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&vandaag=2020-01-01")
    expect(page.locator("[data-notes]")).to_have_text(
        "In de link staat dat het vandaag woensdag 1 januari 2020 is. Daar rekenen we mee, en niet met de dag van nu."
    )


def test_a_contract_that_ended_before_the_new_period_is_no_crash(open_page: Opener) -> None:
    page = open_page("rekenhulp/" + CONTRACT_BEFORE)
    expect(page.locator("[data-result]")).to_be_visible()
    new = open_page(
        "rekenhulp/#ziek=2025-01-06&hersteld=2025-03-03&weer-ziek=2025-06-02&uit-dienst=2025-04-30&probleemanalyse=2025-02-10" + TODAY
    )
    expect(where(new)).to_contain_text("Het contract was al voorbij toen deze periode begon, dus vraag UWV welke stappen nog gelden.")
    assert "is-done" not in (row(new, "probleemanalyse").get_attribute("class") or "")


def test_a_reload_shows_what_was_on_the_screen_and_the_address_follows_only_a_link(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05" + TODAY)
    page.get_by_label("Eerste ziektedag").fill("2026-02-02")
    expect(page.get_by_role("heading", name="Eerste ziektedag maandag 2 februari 2026")).to_be_visible()
    assert page.url.endswith("#ziek=2026-02-02" + TODAY)
    page.locator("[data-next] a").click()
    page.wait_for_function("history.state?.calendar")
    page.reload()
    expect(page.get_by_role("heading", name="Eerste ziektedag maandag 2 februari 2026")).to_be_visible()
    typed = open_page("rekenhulp/")
    typed.get_by_label("Eerste ziektedag").fill("2026-03-02")
    typed.get_by_role("button", name="Toon de termijnen").click()
    assert "#" not in typed.url
    typed.reload()
    expect(typed.get_by_role("heading", name="Eerste ziektedag maandag 2 maart 2026")).to_be_visible()
    typed.get_by_role("button", name="Begin opnieuw").click()
    typed.reload()
    assert typed.get_by_label("Eerste ziektedag").input_value() == ""


def test_a_second_link_that_cannot_be_read_leaves_no_former_calendar(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05" + TODAY)
    page.evaluate("location.hash = '#ziek=2026-05-99'")
    expect(page.get_by_label("Eerste ziektedag")).to_be_focused()
    expect(page.locator("[data-result]")).to_be_hidden()
    assert page.locator("tr[data-termijn] time").count() == 0


def test_a_kept_calendar_greets_at_a_step_too_and_rubbish_is_not_called_filled_in(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05")
    page.locator(".take-more > summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.goto(page.url.split("rekenhulp/")[0])
    page.goto(page.url + "rekenhulp/#bezwaar")
    expect(page.locator("[data-kept]")).to_be_visible()
    expect(page.get_by_role("heading", name="Eerste ziektedag maandag 5 januari 2026")).to_be_visible()
    page.evaluate("for (const key of Object.keys(localStorage)) localStorage[key] = 'rommel'")
    page.goto(page.url.split("rekenhulp/")[0])
    page.goto(page.url + "rekenhulp/")
    expect(page.locator("[data-said]")).to_contain_text("Deze pagina kan niet lezen wat op dit apparaat bewaard is")
    expect(page.locator("[data-kept]")).to_be_hidden()


def test_another_calendar_than_the_kept_one_is_not_written_over_it_without_asking(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05")
    page.locator(".take-more > summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    other = page.context.new_page()
    other.goto(page.url.split("#")[0] + "#ziek=2026-03-02")
    other.locator(".take-more > summary").click()
    other.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(other.locator("[data-conflict]")).to_be_visible()
    assert other.evaluate("Object.values(localStorage)") == ["#ziek=2026-01-05"]
    other.get_by_role("button", name="De andere versie").click()
    expect(other.get_by_role("heading", name="Eerste ziektedag maandag 5 januari 2026")).to_be_visible()


def test_reload_with_another_calendar_never_writes_over_the_kept_one(open_page: Opener) -> None:
    page = open_page("rekenhulp/")
    page.get_by_label("Eerste ziektedag").fill("2026-03-02")
    page.get_by_role("button", name="Toon de termijnen").click()
    other = page.context.new_page()
    other.goto(f"{page.url}#ziek=2026-01-05")
    other.locator(".take-more > summary").click()
    other.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.reload()
    expect(page.get_by_role("heading", name="Eerste ziektedag maandag 2 maart 2026")).to_be_visible()
    page.get_by_label("Eerste ziektedag").fill("2026-04-07")
    expect(page.get_by_role("heading", name="Eerste ziektedag dinsdag 7 april 2026")).to_be_visible()
    assert page.evaluate("Object.values(localStorage)") == ["#ziek=2026-01-05"]


def test_a_page_that_stays_open_counts_from_the_new_day_after_midnight(open_page: Opener) -> None:
    page = open_page("404.html", alone=True)
    page.clock.install(time="2026-11-26T23:58:00")
    page.goto(page.url.replace("404.html", "rekenhulp/#ziek=2026-11-27"))
    expect(where(page)).to_contain_text("Nog niet begonnen")
    page.clock.run_for(180_000)
    expect(where(page)).to_contain_text("Ziekteweek 1")


@pytest.mark.parametrize("width", [1280, 390])
def test_after_computing_the_result_is_at_the_top_of_the_screen(width: int, open_page: Opener) -> None:
    page = open_page("rekenhulp/", width=width, height=844)
    page.get_by_label("Eerste ziektedag").fill("2026-01-05")
    page.get_by_role("button", name="Toon de termijnen").click()
    heading = page.locator("[data-result-heading]")
    expect(heading).to_be_focused()
    header, top = box_of(page.locator("header").first), box_of(heading)
    assert header["height"] <= top["y"] <= 160


def test_steps_that_are_over_are_folded_on_a_phone_and_nowhere_else(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05" + TODAY, width=390, height=844)
    expect(row(page, "probleemanalyse")).to_be_hidden()
    page.get_by_role("button", name="Toon ook de").click()
    expect(row(page, "probleemanalyse")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('tr').matches('.is-past, .is-done')")
    page.evaluate("location.hash = '#ziek=2026-01-06&vandaag=2026-11-21'")
    expect(row(page, "probleemanalyse")).to_be_hidden()
    assert "Probleemanalyse" in " ".join(sheet.extract_text() for sheet in pdf_of(page).pages)
    wide = open_page("rekenhulp/#ziek=2026-01-05" + TODAY)
    expect(row(wide, "probleemanalyse")).to_be_visible()
    expect(wide.locator("[data-past]")).to_be_hidden()


def test_cards_name_today_and_this_weeks_steps_and_show_equal_days_once(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&vandaag=2026-02-12")
    expect(page.locator("[data-next]")).to_contain_text("Dit is de streefdatum. De uiterste dag is maandag 16 februari 2026.")
    expect(where(page)).to_contain_text("In deze ziekteweek:")
    expect(where(page).locator("li")).to_contain_text(["Probleemanalyse van de bedrijfsarts, streefdatum vr 13 feb 2026"])
    report = row(page, "melding-42-weken")
    expect(report.locator("time")).to_have_count(1)
    expect(report.locator("[data-dates]")).to_contain_text("streefdatum en uiterste dag")


def test_this_weeks_card_names_a_step_that_may_be_taken_until_it_is_done(open_page: Opener) -> None:
    """The evaluation of the first year may be held from week 46 to the last day of week 52: 3 January 2027, counted by hand from 5 January 2026."""
    page = open_page("rekenhulp/#ziek=2026-01-05&vandaag=2026-11-23")
    expect(where(page)).to_contain_text("Ziekteweek 47")
    expect(where(page).locator("li")).to_have_text("Eerstejaarsevaluatie, het kan nu, tot en met zo 3 jan 2027")
    page = open_page("rekenhulp/#ziek=2026-01-05&vandaag=2026-11-23&eerstejaarsevaluatie=2026-11-18")
    expect(where(page)).to_contain_text("In deze ziekteweek hoort er geen stap.")


def test_print_names_its_input_and_print_date_and_has_room_for_a_name(open_page: Opener) -> None:
    page = open_page("rekenhulp/" + INTERRUPTED + TODAY)
    document = pdf_of(page)
    text = " ".join(" ".join(sheet.extract_text() for sheet in document.pages).split())
    assert len(document.pages) == 2
    assert "Naam of nummer van het dossier:" in text
    assert "Geprint op " in text
    assert (
        "hersteld vanaf ma 13 apr 2026, weer ziek vanaf di 28 apr 2026; hersteld vanaf ma 3 aug 2026, weer ziek vanaf di 25 aug 2026"
        in text
    )
    assert "In de link staat dat het vandaag zaterdag 21 november 2026 is." in text


def test_controls_have_names_of_their_own_and_a_row_is_headed_by_its_title(open_page: Opener) -> None:
    page = open_page("rekenhulp/" + INTERRUPTED + TODAY)
    unfold(page)
    names = page.locator("tr[data-termijn] summary, .interruption button, .interruption label").evaluate_all(
        "all => all.filter((one) => one.checkVisibility() && !one.closest('.law-fold')).map((one) => one.textContent.trim())"
    )
    assert len(names) == len(set(names))
    headers = page.locator("[role=rowheader]").evaluate_all("all => all.map((one) => one.textContent.trim().split(/\\s+/).length)")
    assert max(headers) <= 12


def test_a_removed_row_is_said_and_pressing_on_removes_nothing_more(open_page: Opener) -> None:
    page = open_page("rekenhulp/" + INTERRUPTED + TODAY)
    unfold(page)
    page.get_by_role("button", name="Haal weg : Een tijd van volledig herstel (1)").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).to_contain_text("De regel is weggehaald. De termijnen zijn opnieuw uitgerekend.")
    page.keyboard.press("Enter")
    assert page.locator("[data-part=hersteld] .interruption").count() == 2
    assert [field.input_value() for field in page.locator("[data-part=hersteld] input").all()] == ["2026-08-03", "2026-08-25", "", ""]


def test_what_begin_again_took_away_comes_back_when_asked(open_page: Opener) -> None:
    page = open_page("rekenhulp/" + INTERRUPTED)
    page.get_by_role("button", name="Begin opnieuw").click()
    page.get_by_role("button", name="Zet terug wat er stond").click()
    assert page.locator("deadline-calculator").evaluate("calculator => calculator.link") == INTERRUPTED
    expect(page.locator("[data-undo]")).to_be_hidden()
