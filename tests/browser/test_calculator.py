"""The calculator's screen: what the reader may enter, what is said of it, and what stays on the device."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers import VIEWS, Opener, build, copy_tree, pdf_of, serving, sideways, violations

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


def row(page: Page, id: str):  # noqa: ANN201
    return page.locator(f"tr[data-termijn={id}]")


def where(page: Page):  # noqa: ANN201
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
    assert page.locator("deadline-calendar").evaluate("calendar => calendar.link") == EVERYTHING
    expect(page.locator("[data-count]")).to_have_text("28 dingen ingevuld")
    expect(page.locator("[data-unknown]")).to_be_hidden()
    assert page.locator("[data-more]").evaluate("part => part.open") is False


@pytest.mark.parametrize(
    ("fragment", "field", "sentence"),
    [
        ("ziek=2026-02-30", "ziek", "In de link stond hier iets wat we niet kunnen lezen. Vul het zelf in."),
        ("hersteld=2026-02-30", "hersteld", "In de link stond hier iets wat we niet kunnen lezen. Vul het zelf in."),
        ("hersteld=2025-12-01", "hersteld", "Deze dag moet na de vorige ziektedag liggen."),
        ("hersteld=2026-03-01&weer-ziek=2026-02-01", "weer-ziek", "Deze dag moet na de hersteldag liggen."),
        ("hersteld=2026-03-01&weer-ziek=2026-03-20&hersteld=2026-03-10", "hersteld", "Deze dag moet na de vorige ziektedag liggen."),
        ("hersteld=2026-03-01&hersteld=2026-05-01", "weer-ziek", "Vul deze dag ook in, of haal de regel weg."),
        ("verlof=2026-06-01", "verlof-tot", "Vul deze dag ook in, of haal de regel weg."),
        ("verlof=rommel/2026-06-01", "verlof-vanaf", "In de link stond hier iets wat we niet kunnen lezen. Vul het zelf in."),
        ("verlof=2026-06-01/2026-05-01", "verlof-tot", "Deze dag ligt vóór de eerste dag van het verlof. Kijk beide dagen na."),
        ("verlof=2025-11-01/2026-02-01", "verlof-vanaf", "Dit verlof begint vóór of op de eerste ziektedag. Verlof vóór de ziekte telt hier niet mee."),
        ("hersteld=2026-03-01&verlof=2026-06-01/2026-07-01", "verlof-vanaf", "In deze tijd was er geen ziekte. Dit verlof telt hier niet mee."),
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
def test_a_mistake_is_one_sentence_at_its_field_and_the_rest_is_still_computed(fragment: str, field: str, sentence: str, open_page: Opener) -> None:
    start = "" if fragment.startswith("ziek") else "ziek=2026-01-05&"
    page = open_page(f"rekenhulp/#{start}{fragment}{TODAY}")
    wrong = page.locator("[data-field] .error:visible")
    assert wrong.all_inner_texts() == [sentence]
    assert wrong.locator("xpath=ancestor::*[@data-field]").locator("input").first.get_attribute("name") == field
    assert page.locator("[aria-invalid=true]:visible").count() == 1
    if start:
        expect(row(page, "probleemanalyse").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2026-02-16")
    assert sideways(page) <= 0


def test_what_was_typed_stays_and_a_mended_mistake_goes_away(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&uit-dienst=2025-12-31" + TODAY)
    field = page.get_by_label("Laatste dag van het contract")
    assert field.input_value() == "2025-12-31"
    field.fill("2026-12-31")
    field.blur()
    assert page.locator("[data-field] .error:visible").count() == 0
    expect(row(page, "aangifte-uit-dienst").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2026-12-31")


def test_a_day_that_is_still_to_come_is_remarked_and_counted(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&wia-aanvraag=2027-10-31" + TODAY)
    page.evaluate("for (const part of document.querySelectorAll('[data-more], [data-part]')) part.open = true")
    assert page.locator("[data-field] .error:visible").all_inner_texts() == ["Deze dag moet nog komen. We rekenen er toch mee."]
    assert page.locator("[aria-invalid=true]").count() == 0
    expect(row(page, "loon-laatste-dag").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2028-01-16")


def test_part_of_a_link_that_nobody_knows_is_told(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&naam=Jan" + TODAY)
    page.locator("[data-more] > summary").click()
    expect(page.locator("[data-unknown]")).to_have_text("Een deel van de link herkennen we niet. De rest is ingevuld.")
    assert "Jan" not in page.locator("body").inner_text()


def test_an_unknown_cause_shows_both_calendars_and_marks_the_cautious_one(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&verlof=2026-06-01/2026-09-20" + TODAY)
    expect(where(page)).to_contain_text("Niemand weet nog of de oorzaak dezelfde is. Daarom staan er twee datums bij een stap.")
    expect(where(page)).to_contain_text("112 verlofdagen tellen niet mee.")
    waiting = row(page, "laatste-dag-wachttijd")
    expect(waiting.locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2028-09-17")
    expect(waiting).to_contain_text("Andere lezing: zo 23 apr 2028, als dezelfde periode doorloopt.")
    report = row(page, "re-integratieverslag")
    expect(report.locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2028-01-23")
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
    expect(row(page, "wia-aanvraag")).to_contain_text("Vervalt. De WIA zou pas op of na de dag van de AOW-leeftijd beginnen")
    assert row(page, "wia-aanvraag").locator("time").count() == 0
    expect(row(page, "plan-van-aanpak").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2026-04-27")
    expect(page.locator("[data-next]")).not_to_contain_text("Re-integratieverslag")


def test_a_step_lapses_on_the_day_of_the_pension_but_not_on_the_last_day_of_the_contract(open_page: Opener) -> None:
    pension = open_page("rekenhulp/#ziek=2026-01-05&aow=2026-02-16" + TODAY)
    expect(row(pension, "probleemanalyse")).to_contain_text("Geldt niet meer vanaf de AOW-leeftijd.")
    day_later = open_page("rekenhulp/#ziek=2026-01-05&aow=2026-02-17" + TODAY)
    expect(row(day_later, "probleemanalyse").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2026-02-16")
    contract = open_page("rekenhulp/#ziek=2026-01-05&uit-dienst=2026-02-16" + TODAY)
    expect(row(contract, "probleemanalyse").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2026-02-16")
    expect(row(contract, "plan-van-aanpak")).to_contain_text("Valt na het einde van het contract.")


def test_a_late_step_never_moves_the_next_legal_day_and_an_early_one_does(open_page: Opener) -> None:
    late = open_page("rekenhulp/#ziek=2026-01-05&probleemanalyse=2026-03-20&eerstejaarsevaluatie=2027-02-01" + TODAY)
    expect(row(late, "plan-van-aanpak").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2026-03-02")
    expect(row(late, "tweede-spoor").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2027-02-14")
    expect(row(late, "probleemanalyse")).to_contain_text("Gedaan op vr 20 mrt 2026, 32 dagen na de uiterste dag.")
    early = open_page("rekenhulp/#ziek=2026-01-05&probleemanalyse=2026-01-30" + TODAY)
    expect(row(early, "plan-van-aanpak").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2026-02-13")
    expect(row(early, "probleemanalyse")).to_contain_text("Gedaan op vr 30 jan 2026, op tijd.")


@pytest.mark.parametrize(("today", "euro"), [("2026-10-27", 70), ("2026-11-01", 70), ("2026-11-02", 230), ("2026-11-22", 230), ("2026-11-23", 455)])
def test_the_fine_follows_the_number_of_days_late(today: str, euro: int, open_page: Opener) -> None:
    page = open_page(f"rekenhulp/#ziek=2026-01-05&vandaag={today}")
    expect(row(page, "melding-42-weken")).to_contain_text(f"Wie vandaag pas meldt, kan een boete krijgen van € {euro}.")
    expect(row(page, "melding-42-weken")).to_contain_text("Nog niet gedaan? Dat kan gebeuren. Meld het vandaag nog bij UWV.")
    done = open_page(f"rekenhulp/#ziek=2026-01-05&melding-42-weken={today}&vandaag=2027-01-01")
    expect(row(done, "melding-42-weken")).to_contain_text(f"De boete kan dan € {euro} zijn.")


def test_a_sanction_decided_too_late_is_shorter_or_gone(open_page: Opener) -> None:
    start = "rekenhulp/#ziek=2026-01-05&loonsanctie=52"
    shorter = open_page(f"{start}&loonsanctie-besluit=2027-12-01{TODAY}")
    expect(row(shorter, "loonsanctie-laatste-dag").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2028-12-21")
    gone = open_page(f"{start}&loonsanctie-besluit=2028-01-03{TODAY}")
    expect(row(gone, "loonsanctie-laatste-dag")).to_contain_text("Dan komt er geen loonsanctie.")
    expect(row(gone, "loon-laatste-dag").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2028-01-02")


def test_leave_interrupts_a_sanction(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&loonsanctie=10&verlof=2028-01-10/2028-01-30&zelfde-oorzaak=ja" + TODAY)
    expect(row(page, "loonsanctie-laatste-dag").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2028-04-02")


def test_a_late_letter_gives_time_only_when_the_report_was_made_before_week_81_ended(open_page: Opener) -> None:
    start = "rekenhulp/#ziek=2026-01-05&uwv-bericht=2027-10-15&melding-42-weken="
    assert row(open_page(f"{start}2027-07-24{TODAY}"), "wia-aanvraag").locator("time[data-soort=uiterlijk]").get_attribute("datetime") == "2027-11-12"
    assert row(open_page(f"{start}2027-07-25{TODAY}"), "wia-aanvraag").locator("time[data-soort=uiterlijk]").get_attribute("datetime") == "2027-10-17"


def test_a_safe_day_that_is_over_leaves_the_step_open_until_every_reading_is(open_page: Opener) -> None:
    """27 recovered days: reported after 42 weeks on 26 October 2026 when they count, on 22 November when they do not."""
    start = "rekenhulp/#ziek=2026-01-05&hersteld=2026-04-06&weer-ziek=2026-05-03"
    between = open_page(f"{start}&vandaag=2026-11-10")
    expect(between.locator("[data-next] h3")).to_have_text("Ziekte melden bij UWV")
    expect(between.locator("[data-next]")).to_contain_text("De veilige dag, maandag 26 oktober 2026, is voorbij. In een andere lezing kan het nog tot en met zondag 22 november 2026.")
    expect(row(between, "melding-42-weken").locator("[data-remarks]")).not_to_contain_text("boete")
    over = open_page(f"{start}&vandaag=2026-11-24")
    expect(row(over, "melding-42-weken")).to_contain_text("Wie vandaag pas meldt, kan een boete krijgen van € 70.")
    done = open_page(f"{start}&melding-42-weken=2026-11-10&vandaag=2026-11-24")
    expect(row(done, "melding-42-weken")).to_contain_text("In de ene lezing is dat op tijd, in de andere niet.")


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
    expect(page.locator("[data-part=verlof]")).to_contain_text("Ziek in de weken vóór het verlof, ook als het verlof toen al had mogen ingaan? Dat zijn ziektedagen.")
    expect(page.locator("[data-part=verlof]")).to_contain_text("Ziek na een miskraam is meestal ook ziekte en geen verlof.")


def test_full_recovery_brings_the_follow_up_talks(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&hersteld=2026-08-31&vandaag=2026-09-05")
    days = [row(page, f"terugblik-{n}-maanden").locator("time[data-soort=streefdatum]").get_attribute("datetime") for n in ("drie", "zes", "negen", "twaalf")]
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
    bars = page.evaluate("[...document.querySelectorAll('.own-line rect')].map((bar) => [bar.getAttribute('class'), Number(bar.getAttribute('x')), Number(bar.getAttribute('width'))])")
    recovered, leave = (next(bar for bar in bars if bar[0] == f"bar-{kind}") for kind in ("recovered", "leave"))
    assert recovered[1] + recovered[2] < leave[1]
    assert abs(leave[2] / recovered[2] - 112 / 27) < 0.02
    expect(page.locator("[data-legend=leave]")).to_be_visible()


@pytest.mark.parametrize("more", ["", "&hersteld=2026-04-06&weer-ziek=2026-05-03&verlof=2026-06-01/2026-09-20&vangnet=ja&probleemanalyse=2026-02-10"])
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
    expect(page.locator("[data-keep-status]")).to_have_text("Bewaard op dit apparaat.")
    assert page.evaluate("Object.values(localStorage)") == ["#ziek=2026-01-05&vangnet=ja"]
    page.goto(page.url.split("rekenhulp/")[0])
    page.goto(page.url + "rekenhulp/")
    expect(page.get_by_role("heading", name="Eerste ziektedag maandag 5 januari 2026")).to_be_visible()
    expect(page.locator("[data-kept]")).to_contain_text("Ingevuld met wat je op dit apparaat bewaarde.")
    page.locator("[data-kept] button").click()
    expect(page.locator("[data-wiped]")).to_have_text("Alles is gewist.")
    assert page.evaluate("localStorage.length") == 0
    assert page.get_by_label("Eerste ziektedag").input_value() == ""
    expect(page.locator("[data-result]")).to_be_hidden()


def test_refused_storage_is_said_and_nothing_is_lost(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05" + TODAY)
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('vol', 'QuotaExceededError'); })")
    page.locator(".take-more > summary").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.locator("[data-keep-status]")).to_contain_text("Je apparaat laat dat niet toe.")
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


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing_with_every_field_open_filled_and_wrong(width: int, scheme: str, open_page: Opener) -> None:
    page = open_page("rekenhulp/" + EVERYTHING + TODAY, width=width, color_scheme=scheme)
    page.evaluate("for (const part of document.querySelectorAll('details')) if (!part.closest('header')) part.open = true")
    assert violations(page) == []
    assert sideways(page) <= 0
    page.get_by_label("Laatste dag van het contract").fill("2001-01-01")
    page.get_by_label("Loonsanctie, in weken").fill("99")
    page.get_by_role("button", name="Toon de termijnen").click()
    assert page.locator("[aria-invalid=true]").count() == 2
    assert violations(page, ".calendar-form") == []
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
    expect(row(page, "melding-vangnet").locator("time[data-soort=uiterlijk]")).to_have_attribute("datetime", "2026-01-08")


def test_numbers_of_the_content_reach_fines_lapses_and_other_readings(tmp_path: Path, browser: Browser) -> None:
    tree = copy_tree(tmp_path / "tree")
    file = tree / "content" / "deadlines" / "nl.yml"
    text = file.read_text()
    for old, new in (("{from_days: 7, euro: 230}", "{from_days: 5, euro: 231}"), ("shorter_than_weeks: 4", "shorter_than_weeks: 3"), ("    max: 52\n", "    max: 40\n")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text)
    outcome = build(tree, tmp_path / "site")
    assert outcome.returncode == 0, outcome.stderr
    with serving(tmp_path / "site") as base:
        page = browser.new_page()
        page.goto(base + "rekenhulp/#ziek=2026-01-05&hersteld=2026-04-06&weer-ziek=2026-04-27&loonsanctie=41&vandaag=2027-02-20")
        expect(page.locator("[data-result]")).to_have_attribute("data-nieuwe-periode", "2026-04-27")
        expect(page.locator("#veld-loonsanctie-fout")).to_have_text("Vul een heel getal in van 1 tot en met 40.")
        expect(row(page, "melding-42-weken")).to_contain_text("€ 231")
        page.close()
