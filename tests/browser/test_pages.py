"""The pages that every reader meets: menu, colours, the home page, the map, the calculator, paper."""

from __future__ import annotations

import re
import unicodedata

import pytest
from playwright.sync_api import expect

from tests.helpers import Opener, Scheme, box_of, our_guide, pdf_of, sideways, until, violations

LOADED = our_guide()


def test_the_menu_opens_and_closes_by_keyboard_and_closed_links_take_no_tab_stop(open_page: Opener) -> None:
    page = open_page("", width=390, height=844)
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert stops[:4] == ["Ga naar inhoud", "Samen Terug", "Zoeken", "Menu"]
    assert stops[4].startswith("Iemand in mijn team is ziek")
    page.locator("summary", has_text="Menu").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Begin"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Menu"
    assert not page.locator("[data-menu]").evaluate("menu => menu.open")


def test_the_skip_link_leads_to_the_content(open_page: Opener) -> None:
    page = open_page("rekenhulp/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_colours_follow_the_reader_and_are_remembered_only_when_chosen(open_page: Opener) -> None:
    page = open_page("", color_scheme="light")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_label("Donker").check()
    dark = page.evaluate(background)
    assert dark != light
    page.reload()
    assert page.evaluate(background) == dark
    page.get_by_label("Zoals mijn apparaat").check()
    assert page.evaluate(background) == light
    assert page.evaluate("localStorage.length") == 0


def test_the_date_on_the_home_page_opens_the_calculator_with_dates(open_page: Opener) -> None:
    page = open_page("", width=390, height=844)
    page.get_by_label("Eerste ziektedag").fill("2026-01-05")
    page.get_by_role("button", name="Toon de termijnen").click()
    expect(page.get_by_role("heading", name="Eerste ziektedag maandag 5 januari 2026")).to_be_visible()
    assert page.locator("[data-termijn=melding-42-weken] time[data-soort~=uiterlijk]").get_attribute("datetime") == "2026-10-26"
    assert "?" not in page.url


@pytest.mark.parametrize("path", ["", "rekenhulp/"])
def test_a_date_that_cannot_be_is_told_next_to_the_field_and_stays(path: str, open_page: Opener) -> None:
    page = open_page(path)
    field = page.get_by_label("Eerste ziektedag")
    button = page.get_by_role("button", name="Toon de termijnen")
    button.click()
    expect(page.get_by_role("alert")).to_have_text("Vul de eerste ziektedag in, met dag, maand en jaar.")
    assert field.evaluate("field => field === document.activeElement")
    assert violations(page) == []
    field.fill("1998-01-05")
    button.click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een dag in de jaren 2008 tot en met 2036.")
    assert field.input_value() == "1998-01-05"
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("2026-01-05")
    expect(page.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize(
    "fragment", ["#ziek=rommel", "#ziek=2026-02-30", "#ziek=<script>alert(1)</script>", "#ziek=&vandaag=x", "#%E0%A4%A"]
)
def test_a_link_full_of_rubbish_breaks_nothing(fragment: str, open_page: Opener) -> None:
    page = open_page("rekenhulp/" + fragment)
    expect(page.locator("[data-result]")).to_be_hidden()
    page.get_by_label("Eerste ziektedag").fill("2026-01-05")
    page.get_by_role("button", name="Toon de termijnen").click()
    expect(page.locator("[data-result]")).to_be_visible()


def test_the_calculator_says_what_comes_first_and_where_we_are(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&vandaag=2026-02-12")
    panel = page.locator("[data-next]")
    expect(panel).to_contain_text("Probleemanalyse van de bedrijfsarts")
    expect(panel).to_contain_text("vrijdag 13 februari 2026, morgen")
    expect(page.locator("[data-where]")).to_contain_text("Ziekteweek 6")
    expect(page.locator("[data-where]")).to_contain_text("De start")
    expect(page.locator("tr.is-next")).to_have_attribute("data-termijn", "probleemanalyse")
    assert page.locator("tr.is-past").count() == 1
    assert violations(page) == []


def test_a_missed_target_is_said_kindly_with_the_last_day(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&vandaag=2026-02-14")
    expect(page.locator("[data-next]")).to_contain_text("maandag 16 februari 2026")


def test_begin_again_wipes_every_date(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05")
    page.get_by_role("button", name="Begin opnieuw").click()
    assert page.locator("time").count() == 0
    assert page.get_by_label("Eerste ziektedag").input_value() == ""
    assert "#" not in page.url


def test_pages_are_true_without_javascript(open_page: Opener) -> None:
    page = open_page("rekenhulp/", java_script_enabled=False)
    row = page.locator("tr#melding-42-weken")
    expect(row).to_contain_text("uiterlijk de eerste dag na 42 weken")
    expect(page.get_by_role("button", name="Toon de termijnen")).to_be_hidden()
    expect(page.get_by_text("De tabel hieronder klopt ook zonder")).to_be_visible()


def test_the_map_is_a_real_table_with_layers_that_need_no_javascript(open_page: Opener) -> None:
    page = open_page("reiskaart/", width=1440, java_script_enabled=False)
    table = page.get_by_role("table").first
    assert [name.strip() for name in table.get_by_role("columnheader").all_text_contents()] == [
        "Fase",
        "Stemmen",
        "Acties en doelen",
        "Contacten",
        "Emoties",
        "Behoeften",
        "Samen beslissen",
        "Wettelijke termijnen",
    ]
    assert table.get_by_role("rowheader").count() == len(LOADED.phases)
    page.get_by_label("Leidinggevende", exact=True).focus()
    page.keyboard.press("Space")
    assert page.locator(".layer-manager:visible").count() == 0
    assert page.locator(".layer-employee:visible").count() > 0
    page.get_by_label("Wettelijke termijnen", exact=True).uncheck()
    expect(page.locator(".posts")).to_be_hidden()
    expect(page.locator(".way-employee").first).to_be_visible()
    page.get_by_label("Werknemer", exact=True).uncheck()
    assert page.locator(".map-cell:visible").count() == 0


def test_the_map_on_a_phone_goes_along_one_line_phase_by_phase_and_stays_a_table(open_page: Opener) -> None:
    page = open_page("reiskaart/", width=390)
    panels = page.evaluate(
        "[...document.querySelectorAll('.map-row')].map((row) => { const { left, right, top } = row.getBoundingClientRect(); return [left, right, top]; })"
    )
    assert [left for left, _, _ in panels[1:]] == [right for _, right, _ in panels[:-1]]
    assert len({top for *_, top in panels}) == 1
    assert page.locator(".stretch:visible").count() == len(LOADED.phases)
    assert page.get_by_role("table").first.get_by_role("row").count() == 1 + len(LOADED.phases)
    assert page.evaluate("document.documentElement.scrollHeight") <= 6 * 844
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(".map-jump a").nth(2).click()
    until(
        page,
        "Math.abs(document.querySelectorAll('.map-row')[2].getBoundingClientRect().left - document.querySelector('.map').getBoundingClientRect().left) < 2",
    )


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_notes_and_the_table_of_the_map_stand_under_it(width: int, open_page: Opener) -> None:
    page = open_page("reiskaart/", width=width)
    bottom = page.locator(".map").evaluate("map => map.getBoundingClientRect().bottom")
    for below in (".map-honest", ".map-table", ".page-end"):
        assert page.locator(below).evaluate("part => part.getBoundingClientRect().top") >= bottom


def test_the_drawn_lines_have_a_name_and_every_height_stands_in_a_table(open_page: Opener) -> None:
    page = open_page("reiskaart/", width=1280)
    drawing = page.get_by_role("img", name="Alle hoogtes staan in de tabel onder de kaart").first
    expect(drawing).to_be_visible()
    page.get_by_text("Alle hoogtes in een tabel").click()
    rows = page.locator(".map-table tbody tr")
    moods = sorted((mood for phase in LOADED.phases for mood in phase.mood), key=lambda mood: mood.week)
    assert rows.count() == len(moods)
    for row, mood in zip(rows.all(), moods, strict=True):
        expect(row).to_contain_text(f"{mood.height} van 5")
        expect(row).to_contain_text(mood.title)
        expect(row.get_by_role("link")).to_have_count(len(mood.sources))
    expect(page.get_by_text("Het is een volgorde en geen meting")).to_be_visible()


def test_what_the_map_shows_is_chosen_with_boxes_that_do_not_look_like_buttons(open_page: Opener) -> None:
    page = open_page("reiskaart/", width=1280)
    boxes = page.locator(".layers label")
    assert boxes.count() == 4
    for box in boxes.all():
        assert box.evaluate("label => getComputedStyle(label).backgroundColor") == "rgba(0, 0, 0, 0)"
        assert box.evaluate("label => getComputedStyle(label).borderTopWidth") == "0px"
        assert box_of(box)["height"] >= 44
    hidden = page.locator(".points li:nth-child(3)").first
    expect(hidden).to_be_hidden()
    page.get_by_label("Alle punten").check()
    expect(hidden).to_be_visible()
    assert page.locator(".brief:visible").count() == 0


def test_the_lines_of_the_map_are_seen_in_forced_colours(open_page: Opener) -> None:
    page = open_page("reiskaart/", width=1280, forced_colors="active")
    line, ground = (
        page.locator(part).first.evaluate("shape => { const look = getComputedStyle(shape); return [look.stroke, look.fill]; }")
        for part in (".way-employee", ".map-curve .curve > path")
    )
    assert line[0] != ground[1]


def test_heads_of_the_map_stay_in_sight(open_page: Opener) -> None:
    page = open_page("reiskaart/", width=1280)
    page.mouse.wheel(0, 1500)
    until(page, "scrollY > 1000")
    header, head = box_of(page.locator(".site-header")), box_of(page.locator(".map-phase").first)
    assert abs(head["y"] - header["height"]) < 12


BOXES = """(selector) => [...document.querySelectorAll(selector)].map((shape) => {
  const { left, right, top, bottom } = shape.getBoundingClientRect(); return [left, right, top, bottom]; })"""


def overlap(one: list[float], other: list[float]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def test_labels_on_the_line_never_overlap_and_no_leader_runs_through_one(open_page: Opener) -> None:
    page = open_page("reiskaart/", width=1280)
    labels = page.evaluate(BOXES, ".posts text")
    leaders = page.evaluate(BOXES, ".posts .leader")
    assert len(labels) == len(leaders) == len(LOADED.calendar.steps_for_everyone)
    for i, label in enumerate(labels):
        assert not any(overlap(label, other) for other in labels[i + 1 :])
        left, right, top, bottom = label
        inner = [left + 2, right - 2, top + 2, bottom - 2]
        assert not any(overlap(inner, leader) for n, leader in enumerate(leaders) if n != i)


@pytest.mark.parametrize(("scheme", "every"), [("light", 6), ("dark", 6), pytest.param("light", 1, marks=pytest.mark.full)])
def test_every_checklist_prints_on_one_or_two_sheets_of_a4_in_black_on_white(scheme: Scheme, every: int, view: Opener) -> None:
    for checklist in LOADED.checklists[::every]:
        page = view(f"checklists/{checklist.id}/", color_scheme=scheme)
        page.emulate_media(media="print", color_scheme=scheme)
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        document = pdf_of(page)
        assert len(document.pages) <= 2
        assert [round(float(side)) for side in document.pages[0].mediabox[2:]] == [595, 842]
        text = unicodedata.normalize("NFKC", " ".join(sheet.extract_text() for sheet in document.pages))
        for item in checklist.items:
            beginning = item.text if item.fill is None else item.text[:24]
            assert re.sub(r"\s+", "", beginning) in re.sub(r"\s+", "", text)
        assert "nagekeken op" in text
        assert "Zoeken" not in text


def test_a_ticked_box_prints_its_tick(open_page: Opener) -> None:
    page = open_page("checklists/eerste-gesprek/")
    box = page.get_by_role("checkbox").first
    box.check()
    page.emulate_media(media="print")
    assert box.evaluate("box => getComputedStyle(box, '::before').borderBottomStyle") == "solid"


def test_the_map_prints_on_one_sheet_of_a3_or_on_two_of_a4(open_page: Opener) -> None:
    page = open_page("reiskaart/", width=1440)
    for sheets, size in ((1, (1191, 842)), (2, (842, 595))):
        document = pdf_of(page)
        assert len(document.pages) == sheets
        for sheet in document.pages:
            width, height = (float(side) for side in sheet.mediabox[2:])
            assert abs(width - size[0]) < 2 and abs(height - size[1]) < 2
        page.get_by_label("Twee A4").check()
    texts = [sheet.extract_text() for sheet in document.pages]
    assert "Het laagste punt" in texts[0] and "week 104" in texts[0]
    assert "Samen" in texts[1] and "Leidinggevende" in texts[1]


def test_folded_parts_are_open_on_paper(open_page: Opener) -> None:
    phase = LOADED.phases[0]
    text = "".join(sheet.extract_text() for sheet in pdf_of(open_page(f"fasen/{phase.id}/achtergrond/")).pages)
    squeezed = re.sub(r"\s+", "", text)
    for tip in phase.tips:
        assert re.sub(r"\s+", "", tip.text)[:80] in squeezed


def test_folded_parts_close_again_after_printing_but_for_what_the_reader_opened(open_page: Opener) -> None:
    page = open_page(f"fasen/{LOADED.phases[0].id}/leidinggevende/")
    # The words of a law do not go to paper: the article's name does.
    folds = page.locator(".content details:not(.law-fold)")
    folds.nth(1).locator("summary").first.click()
    before = folds.evaluate_all("parts => parts.map((part) => part.open)")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(folds.evaluate_all("parts => parts.map((part) => part.open)"))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folds.evaluate_all("parts => parts.map((part) => part.open)") == before


def test_a_link_to_a_folded_part_opens_it(open_page: Opener) -> None:
    phase = LOADED.phases[0]
    page = open_page(f"fasen/{phase.id}/achtergrond/#tip-{phase.tips[2].id}")
    assert page.locator(f"#tip-{phase.tips[2].id}").evaluate("part => part.open")
    expect(page.locator(f"#tip-{phase.tips[2].id} p").first).to_be_visible()


def test_the_page_that_is_not_there_helps(open_page: Opener) -> None:
    page = open_page("404.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is er niet (meer)")
    expect(page.locator(".content a.tile")).to_have_count(4)


def test_recovered_days_are_explained_and_the_unshifted_date_is_the_cautious_one(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&hersteld=2026-04-06&weer-ziek=2026-05-03&vandaag=2026-11-01")
    expect(page.locator("[data-where]")).to_contain_text(
        "27 herstelde dagen tellen niet mee, zo lezen wij de wet. Alles daarna schuift dan 27 dagen op."
    )
    expect(page.locator("[data-where]")).to_contain_text("Ziekteweek 40")
    row = page.locator("tr#melding-42-weken")
    expect(row).to_contain_text("ma 26 okt 2026")
    expect(row).to_contain_text("Andere lezing: zo 22 nov 2026")
    expect(page.locator("tr#probleemanalyse")).not_to_contain_text("Andere lezing")
    assert violations(page) == []


def test_a_recovery_that_still_lasts_says_until_when_the_period_goes_on(open_page: Opener) -> None:
    page = open_page("rekenhulp/#ziek=2026-01-05&hersteld=2026-11-06&vandaag=2026-11-21")
    expect(page.locator("[data-next]")).to_contain_text("Hersteld sinds vrijdag 6 november 2026")
    expect(page.locator("[data-next]")).to_contain_text("Vanaf vrijdag 4 december 2026 begint een nieuwe.")


def test_recoveries_are_added_checked_at_their_own_field_and_taken_away(open_page: Opener) -> None:
    page = open_page("rekenhulp/", width=390, height=844)
    page.get_by_label("Eerste ziektedag").fill("2026-01-05")
    page.locator("[data-more] > summary").click()
    page.locator("[data-part=hersteld] > summary").click()
    page.get_by_label("Hersteld vanaf").fill("2026-01-01")
    page.get_by_label("Weer ziek vanaf").fill("2026-02-01")
    page.get_by_role("button", name="Nog een keer hersteld").click()
    page.get_by_label("Weer ziek vanaf").nth(1).fill("2026-03-01")
    page.get_by_role("button", name="Toon de termijnen").click()
    alerts = page.locator(".interruption [role=alert]:visible")
    assert alerts.all_inner_texts() == [
        "Deze dag moet na de vorige ziektedag liggen. Kijk beide dagen na.",
        "Vul deze dag ook in, of haal de regel weg.",
    ]
    assert page.get_by_label("Hersteld vanaf").first.input_value() == "2026-01-01"
    expect(page.locator("tr#melding-42-weken")).not_to_contain_text("okt 2026")
    assert violations(page) == []
    page.get_by_role("button", name="Haal weg").nth(1).click()
    page.get_by_label("Hersteld vanaf").fill("2026-01-20")
    page.get_by_role("button", name="Toon de termijnen").click()
    assert alerts.count() == 0
    expect(page.locator("[data-where]")).to_contain_text("12 herstelde dagen")
    assert sideways(page) <= 0
