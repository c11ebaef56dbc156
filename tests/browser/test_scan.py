"""The scan: both sides through a whole round and again three months later; codes and files that are damaged or hostile."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.pages.scripts import files
from tests.browser.scan_steps import (
    EMPLOYEE,
    MANAGER,
    PRIVATE,
    SCAN,
    SUBJECTS,
    answer,
    begin,
    lay_beside,
)
from tests.helpers import ROOT, STATE_VIEWS, Opener, box_of, our_guide, pdf_of, sideways, violations

LOADED = our_guide()


def codes(page: Page, **changes: object) -> tuple[str, str]:
    """Codes of both sides, made by the page's own encoder."""
    made = page.evaluate(
        """([employee, manager, changes]) => ["werknemer", "leidinggevende"].map((side, n) => ScanCode.encode({
          side, round: 0, pair: "K7M", ...changes,
          themes: [employee, manager][n].map(([now, important], m) => ({ number: m + 1, now, important, helps: [] })),
        }))""",
        [EMPLOYEE, MANAGER, changes],
    )
    return made[0], made[1]


def test_the_page_asks_for_the_sides_rounds_and_answers_that_a_code_can_hold(open_page: Opener) -> None:
    asked = "name => [...new Set([...document.querySelectorAll(`input[type=radio]${name}`)].map(({ value }) => value))]"
    page = open_page(SCAN)
    sides, rounds, most = page.evaluate("[ScanCode.SIDES, ScanCode.ROUNDS, ScanCode.MOST]")
    assert page.evaluate(asked, "[name=side]") == sides
    assert page.evaluate(asked, "[name=round]") == [str(months) for months in rounds]
    assert page.evaluate(asked, "[data-answer]") == [str(value) for value in range(1, most + 1)]


# A whole round, and again three months later


@pytest.mark.full  # the same two people, and what they plan then, are in test_plan.py
def test_two_people_fill_in_apart_compare_and_see_what_moved_three_months_later(open_page: Opener) -> None:
    employee, manager = open_page(SCAN), open_page(SCAN, width=390, height=844, color_scheme="dark")
    begin(employee, "werknemer")
    first = answer(employee, EMPLOYEE)
    pair = employee.get_by_label("Teken van jullie twee").input_value()
    begin(manager, "leidinggevende", pair.lower())
    second = answer(manager, MANAGER)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-)+[0-9A-HJKMNP-TV-Z]{1,4}", first)

    employee.get_by_role("button", name="Leg de codes naast elkaar").click()
    assert employee.locator("#code-werknemer").input_value() == first
    employee.get_by_role("button", name="Leg ze naast elkaar", exact=True).click()
    expect(employee.locator(".code-leidinggevende .error").first).to_have_text("Hier staat nog geen code. Plak die, of open het bestand.")
    assert employee.locator("[data-comparison]").is_hidden()
    employee.locator("#code-leidinggevende").fill(second)
    employee.get_by_role("button", name="Leg ze naast elkaar", exact=True).click()
    expect(employee.get_by_role("heading", name="Jullie twee kanten")).to_be_focused()
    titles = [card.title for card in LOADED.cards]
    assert employee.locator(".scan-subject h4").all_text_contents() == [titles[number - 1] for number in SUBJECTS]
    differing = employee.locator(".comparison-differ strong").all_text_contents()
    assert differing == [titles[1], titles[6]]
    assert titles[PRIVATE - 1] not in employee.locator("[data-comparison]").inner_text()

    begin(employee, "werknemer", round="na 3 maanden")
    assert employee.locator('[data-theme] [data-answer="now"]:checked').count() == 0
    third = answer(employee, [(min(5, now + 1), important) for now, important in EMPLOYEE])
    begin(manager, "leidinggevende", round="na 3 maanden")
    fourth = answer(manager, MANAGER)
    lay_beside(employee, third, fourth)
    moves = employee.locator(".comparison-moves")
    expect(moves.locator("li").first).to_have_text(f"{titles[0]} werknemer van 4 naar 5")
    assert "leidinggevende van" not in moves.inner_text()

    # The manager kept nothing: earlier codes are laid beside by hand.
    manager.reload()
    lay_beside(manager, third, fourth)
    manager.get_by_text("Leg een eerdere keer ernaast").click()
    for field, code in (("earlier-werknemer", third), ("earlier-leidinggevende", fourth)):
        manager.locator(f"#{field}").fill(code)
    manager.get_by_role("button", name="Leg ernaast").click()
    expect(manager.locator("[data-earlier-form] .error").first).to_contain_text("dezelfde keer")
    for field, code in (("earlier-werknemer", first), ("earlier-leidinggevende", second)):
        manager.locator(f"#{field}").fill(code)
    manager.get_by_role("button", name="Leg ernaast").click()
    assert manager.locator(".comparison-moves").text_content() == moves.text_content()
    for page in (employee, manager):
        assert violations(page, ".scan") == []
        assert sideways(page) <= 0


def test_the_chart_is_one_picture_and_its_table_holds_the_same_numbers(open_page: Opener) -> None:
    page = open_page(SCAN)
    lay_beside(page, *codes(page))
    expect(page.locator(".dumbbells circle").first).to_be_visible()
    tree = page.locator(".comparison-chart").aria_snapshot()
    assert re.search(r'img "Grafiek van hoe het nu is', tree)
    assert 'table "De antwoorden van jullie allebei, van 1 tot 5"' in tree
    for card, (now, important), (other, weight) in zip(LOADED.cards, EMPLOYEE, MANAGER, strict=True):
        assert f'row "{card.title} {now} {other} {important} {weight}"' in tree
    drawn = page.locator(".dumbbells circle").evaluate_all("dots => dots.map((dot) => Number(dot.getAttribute('cx')))")
    assert [sorted(set(drawn)).index(x) + 1 for x in drawn] == [now for now, _ in EMPLOYEE]
    page.set_viewport_size({"width": 320, "height": 700})
    expect(page.locator(".table-now").get_by_role("row", name="Contact tijdens herstel 4 4 3 2")).to_be_visible()
    assert sideways(page) <= 0


# Before it asks, and one choice


def test_the_scan_explains_how_it_works_before_the_first_question(open_page: Opener) -> None:
    for width in (1280, 390):
        page = open_page(SCAN, width=width, height=844)
        order = page.locator("[data-part=start] :is(h2, legend)").evaluate_all("parts => parts.map((part) => part.textContent)")
        assert order[0] == "Zo werkt het"
        explained, asked = (box_of(page.locator(place)) for place in (".scan-how", ".scan-choice >> nth=0"))
        assert explained["y"] < asked["y"] or explained["x"] < asked["x"]


def test_on_a_phone_the_answer_is_in_the_first_screen_of_every_theme(open_page: Opener) -> None:
    page = open_page(SCAN, width=390, height=844)
    begin(page, "werknemer")
    for n in range(len(LOADED.cards)):
        page.evaluate("scrollTo(0, 0)")
        answers = box_of(page.locator(f'[data-theme="{n + 1}"] .scale-choices').first)
        assert answers["y"] + answers["height"] <= box_of(page.locator(".scan-turn"))["y"], n + 1
        page.locator("[data-next]").click()


def test_sharing_is_one_choice_with_exceptions_and_nothing_is_shared_before_it(open_page: Opener) -> None:
    page = open_page(SCAN)
    begin(page, "werknemer")
    for number in (1, 2, 3):
        page.locator(f'[data-theme="{number}"] [data-answer="now"]').nth(2).check()
        if number == 2:
            page.get_by_label("Dit thema houd ik voor mezelf").locator("visible=true").check()
        page.locator("[data-next]").click()
    page.locator('.part-steps [data-go="result"]').click()
    assert page.get_by_role("radio", name="Nee, nog niets").is_checked()
    assert page.get_by_label("Jouw code").input_value() == ""
    assert page.locator("[data-give]").is_hidden()
    page.get_by_role("radio", name="Ja, op uitzonderingen na").check()
    numbers = "() => ScanCode.read(document.querySelector('[data-code]').value).value.themes.map(({ number }) => number)"
    assert page.evaluate(numbers) == [1, 3]
    assert page.get_by_role("checkbox", name=LOADED.cards[1].title).is_checked()
    page.get_by_role("checkbox", name=LOADED.cards[2].title).check()
    assert page.evaluate(numbers) == [1]
    # A mark that cannot be read gives no code; copying is the one main button, and the rest is folded.
    page.get_by_label("Teken van jullie twee").fill("U!")
    expect(page.locator("#scan-pair-error")).to_contain_text("drie letters of cijfers")
    assert page.get_by_label("Jouw code").is_hidden()
    page.get_by_label("Teken van jullie twee").fill("K7M")
    assert page.evaluate("() => ScanCode.read(document.querySelector('[data-code]').value).value.pair") == "K7M"
    assert page.locator(".guide .button:not(.button-quiet):visible").all_inner_texts() == ["Kopieer de code"]
    assert page.get_by_role("button", name="Toon als QR-code").is_hidden()


def test_a_file_from_before_the_one_choice_shares_what_it_shared(open_page: Opener) -> None:
    page = open_page(SCAN)
    answers = {str(n): {"now": 3, "important": 0, "helps": [], "share": n == 1} for n in (1, 2)}
    old = {
        "format": "samenterug-scan-eigen",
        "version": 1,
        "side": "werknemer",
        "round": 0,
        "pair": "K7M",
        "rounds": {"0": {"answers": answers, "codes": {}}},
    }
    found = page.evaluate(
        "text => { const { state } = ScanState.read(text); return [ScanState.write(state), ScanState.write(ScanState.read(ScanState.write(state)).state)]; }",
        json.dumps(old),
    )
    assert found[0] == found[1]
    written = json.loads(found[0])["rounds"]["0"]
    assert written["sharing"] is True
    assert [(answer["keep"], answer["share"]) for answer in written["answers"].values()] == [(False, True), (True, False)]


def test_back_steps_back_inside_the_scan(open_page: Opener) -> None:
    page = open_page(SCAN, width=390, height=844)
    begin(page, "werknemer")
    page.locator('[data-theme="1"] [data-answer="now"]').nth(2).check()
    page.get_by_role("button", name="Volgende").click()
    page.locator('.part-steps [data-go="result"]').click()
    page.go_back()
    expect(page.get_by_role("heading", name=LOADED.cards[1].title)).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", name=LOADED.cards[0].title)).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", name="Zo werkt het")).to_be_visible()
    page.go_forward()
    assert page.locator('[data-theme="1"] [data-answer="now"]').nth(2).is_checked()
    expect(page.locator('[data-theme="1"]')).to_be_visible()


# Codes and files


def test_what_is_kept_private_is_not_in_the_code(open_page: Opener) -> None:
    page = open_page(SCAN)
    begin(page, "werknemer", "K7M")
    code = answer(page, EMPLOYEE, shared=2)
    value = page.evaluate("code => ScanCode.read(code).value", code)
    assert [theme["number"] for theme in value["themes"]] == [1, 2]
    assert set(value) == {"side", "round", "pair", "themes"}
    page.locator('.part-steps [data-go="themes"]').click()
    page.get_by_role("button", name=f"5 {LOADED.cards[4].title}").click()
    page.locator("[data-clear]:visible").click()
    expect(page.locator("[data-stop]").nth(4)).to_have_text(f"5 {LOADED.cards[4].title}, nog leeg")
    page.locator('.part-steps [data-go="result"]').click()
    assert page.get_by_label("Jouw code").input_value() == code


def test_a_theme_or_choice_that_this_edition_hides_is_still_read(open_page: Opener) -> None:
    page = open_page(SCAN)
    made = page.evaluate(
        """() => ScanCode.SIDES.map((side) => ScanCode.encode({ side, round: 6, pair: "ABC",
          themes: [{ number: 1, now: 1, important: 5, helps: [9] }, { number: 99, now: side === "werknemer" ? 1 : 5, important: 5, helps: [] }] }))"""
    )
    lay_beside(page, made[0], made[1])
    assert page.locator(".scan-subject h4").all_text_contents() == ["Thema 99", LOADED.cards[0].title]
    assert "een keuze die deze gids niet kent" in page.locator(".scan-subject").nth(1).inner_text()


# What goes wrong stays at the field


def test_wrong_codes_are_told_at_their_field_and_nothing_is_lost(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(SCAN)
    employee, manager = codes(page)
    error = page.locator(".code-leidinggevende .error").first
    later = codes(page, round=3)[1]
    stranger = codes(page, pair="ZZZ")[1]
    hostile = "<img src=x onerror=\"document.title='gekraakt'\">"
    for text, told in (
        (employee, "ook een code van de werknemer"),
        (later, "na 3 maanden"),
        (hostile, "niet in een code hoort"),
        (manager[:-2], "In deze code mist een stuk"),
    ):
        lay_beside(page, employee, text)
        expect(error).to_contain_text(told)
        assert page.locator("#code-leidinggevende").input_value() == text
        assert page.locator("#code-werknemer").input_value() == employee
        assert page.locator("[data-comparison]").is_hidden()
    assert page.title() != "gekraakt"
    assert violations(page, ".scan") == []
    file = tmp_path / "scan.json"
    for content, told in (("{", "geen antwoorden om te delen"), (hostile, "niet in een code hoort"), ("1" * 30_000, "te lang")):
        file.write_text(content)
        page.locator(".code-leidinggevende input[type=file]").first.set_input_files(file)
        expect(error).to_contain_text(told)
        assert page.locator("#code-leidinggevende").input_value() == manager[:-2]
    lay_beside(page, employee, stranger)
    expect(error).to_contain_text("De tekens verschillen")
    page.get_by_role("button", name="Toch naast elkaar leggen").click()
    expect(page.locator("[data-comparison]")).to_be_visible()
    # In each other's field they are simply put right.
    lay_beside(page, manager, employee)
    expect(error).to_be_hidden()


def test_shared_file_opens_on_the_other_side_and_own_file_restores_everything(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(SCAN)
    begin(page, "werknemer", "K7M")
    code = answer(page, EMPLOYEE)
    page.get_by_text("Liever een bestand of een QR-code?").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download als bestand").click()
    shared = tmp_path / "gedeeld.json"
    download.value.save_as(shared)
    assert json.loads(shared.read_text()) == {"format": "samenterug-scan", "version": 1, "code": code}
    page.get_by_text("Bewaren of wissen").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download alles in een eigen bestand").click()
    own = tmp_path / "eigen.json"
    download.value.save_as(own)

    other = open_page(SCAN)
    other.locator('.part-steps [data-go="compare"]').click()
    field = other.locator(".code-werknemer input[type=file]").first
    field.set_input_files(own)
    expect(other.locator(".code-werknemer .error").first).to_contain_text("geen antwoorden om te delen")
    field.set_input_files(shared)
    expect(other.locator("#code-werknemer")).to_have_value(code)
    other.locator("[data-open-own]").set_input_files(shared)
    expect(other.locator("#own-error")).to_have_text(
        "Dit is geen eigen bestand van Twee kanten, dus er is niets veranderd. Kies het bestand dat je hier zelf maakte."
    )
    other.locator("[data-open-own]").set_input_files(own)
    expect(other.locator("[data-status]")).to_have_text("Je eigen bestand is geopend.")
    other.locator('.part-steps [data-go="result"]').click()
    assert other.get_by_label("Jouw code").input_value() == code
    kept = other.locator("[data-kept] label", has=other.locator(":checked"))
    assert kept.all_inner_texts() == [LOADED.cards[PRIVATE - 1].title]


# Keeping


def test_nothing_is_kept_until_asked_and_one_button_wipes_all(open_page: Opener) -> None:
    page = open_page(SCAN)
    begin(page, "leidinggevende")
    page.locator('[data-theme="1"] [data-answer="now"]').nth(1).check()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.locator('[data-theme="1"] [data-answer="important"]').nth(4).check()
    page.reload()
    expect(page.locator("[data-status]")).to_have_text("Hier staat wat je op dit apparaat bewaarde.")
    assert page.locator('[data-theme="1"] [data-answer="important"]').nth(4).is_checked()

    other = page.context.new_page()
    other.goto(page.url)
    begin(other, "werknemer")
    expect(page.locator("[data-conflict]")).to_be_visible()
    page.get_by_role("button", name="De andere versie").click()
    assert page.get_by_role("radio", name="Ik ben de werknemer").is_checked()
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Wis alles").click()
    assert page.evaluate("localStorage.length") == 0
    assert page.locator(".scan-theme input:checked").count() == 0
    page.evaluate("localStorage.setItem('/#scan', '{\"format\":')")
    page.reload()
    expect(page.locator("[data-status]")).to_contain_text("Deze pagina kan niet lezen wat op dit apparaat bewaard is")


def test_full_or_refused_storage_is_told_and_loses_nothing(open_page: Opener) -> None:
    page = open_page(SCAN)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    begin(page, "werknemer")
    page.locator('[data-theme="1"] [data-answer="now"]').nth(1).check()
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.locator("[data-status]")).to_contain_text("laat bewaren niet toe, of is vol")
    assert page.locator('[data-theme="1"] [data-answer="now"]').nth(1).is_checked()


# Every state, keyboard, paper, weight


@pytest.mark.parametrize(("width", "scheme"), STATE_VIEWS)
def test_axe_finds_nothing_in_any_state(width: int, scheme: str, open_page: Opener) -> None:
    page = open_page(SCAN, width=width, color_scheme=scheme)
    page.get_by_role("button", name="Naar de thema's").click()
    expect(page.locator("#side-error")).to_have_text("Kies eerst wie je bent.")
    assert violations(page, ".scan") == []
    begin(page, "leidinggevende")
    assert violations(page, ".scan") == []
    page.locator("[data-stop]").nth(4).click()
    page.locator('[data-theme="5"] [data-answer="now"]').nth(0).check()
    page.locator('.part-steps [data-go="result"]').click()
    page.get_by_role("radio", name="Ja, op uitzonderingen na").check()
    page.get_by_text("Liever een bestand of een QR-code?").click()
    page.get_by_role("button", name="Toon als QR-code").click()
    expect(page.get_by_role("img", name="QR-code met jouw code")).to_be_visible()
    assert violations(page, ".scan") == []
    for part in ("start", "themes", "result", "compare"):
        page.locator(f'.part-steps [data-go="{part}"]').click()
        page.set_viewport_size({"width": 320, "height": 700})
        assert sideways(page) <= 0, part


def test_the_scan_works_by_keyboard_and_says_how_far_you_are(open_page: Opener) -> None:
    page = open_page(SCAN)
    page.get_by_role("radio", name="Ik ben de werknemer").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Naar de thema's").press("Enter")
    expect(page.get_by_role("heading", name=LOADED.cards[0].title)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.locator('[data-theme="1"] [data-answer="now"]').nth(1).is_checked()
    expect(page.get_by_role("status").filter(has_text="thema's ingevuld")).to_have_text("1 van 13 thema's ingevuld")
    page.get_by_role("button", name="Volgende").press("Enter")
    expect(page.get_by_role("heading", name=LOADED.cards[1].title)).to_be_focused()
    page.get_by_role("button", name="Sla over").press("Enter")
    expect(page.get_by_role("heading", name=LOADED.cards[2].title)).to_be_focused()
    assert page.get_by_role("radio", name="Nee, nog niets", include_hidden=True).is_checked()


def test_paper_shows_the_comparison_or_else_the_form_with_what_was_filled_in(open_page: Opener) -> None:
    page = open_page(SCAN)
    begin(page, "werknemer")
    page.locator("[data-stop]").nth(1).click()
    page.locator('[data-theme="2"] [data-answer="now"]').nth(3).check()
    form = pdf_of(page)
    text = " ".join(sheet.extract_text() for sheet in form.pages)
    assert len(form.pages) <= 3
    assert "13. Terugval voorkomen" in text
    assert "Volgende" not in text
    assert page.locator("[data-mark]", has_text="×").evaluate_all("marks => marks.map((mark) => mark.dataset.mark)") == [
        "2.now.4",
        "2.share.nee",
    ]
    lay_beside(page, *codes(page))
    text = " ".join(sheet.extract_text() for sheet in pdf_of(page).pages)
    assert "Jullie twee kanten" in text
    assert "De scan op papier" not in text
    assert "Code van de werknemer" not in text


def test_without_scripts_a_sentence_and_the_form_remain(open_page: Opener) -> None:
    page = open_page(SCAN, width=320, height=700, java_script_enabled=False)
    expect(page.get_by_text("Op het scherm invullen werkt alleen met JavaScript.")).to_be_visible()
    expect(page.get_by_role("table", name="Twee kanten op papier")).to_be_visible()
    assert page.get_by_role("rowheader").count() == len(LOADED.cards)
    assert page.locator("two-sides-scan button:visible").count() == 0


def test_the_scan_asks_nothing_of_the_network_once_it_is_open(open_page: Opener) -> None:
    page = open_page(SCAN)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    begin(page, "werknemer")
    answer(page, EMPLOYEE)
    lay_beside(page, *codes(page))
    assert [url for url in asked if not url.endswith("/mark.svg")] == []  # the browser's own icon for the tab


def test_the_scripts_of_the_scan_are_light() -> None:
    """The scripts that other tools use too are counted apart, and so is the QR library, which is fetched when someone asks for a picture."""

    def weight(names: list[str]) -> int:
        return sum(len(gzip.compress((ROOT / "docs" / "assets" / name).read_bytes())) for name in names)

    own = [name for name in files("scan") if name.startswith("js/scan/")]
    assert len(own) == 9
    assert weight(own) <= 17_700
    assert weight(sorted(set(files("scan")) - set(own))) <= 8_400
    library = ROOT / "docs" / "assets" / "vendor" / "qrcode-generator"
    assert len(gzip.compress((library / "qrcode.js").read_bytes())) <= 13_000
    assert "MIT License" in (library / "LICENSE").read_text()
