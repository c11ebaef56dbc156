"""Figures: every card says how sure it is, every chart is as long as its numbers, and what is too old is told."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from macros.drawing import charts
from macros.load import guide, reviews
from macros.model.figures import Chart
from macros.pages import catalogue
from macros.pages.page_kinds import path_of
from tests.helpers import Opener, command, copy_tree, our_guide, sideways, squeezed, until, violations, whole

LOADED = our_guide()
EVIDENCE = LOADED.figures
CHARTS = {chart.id: chart for chart in EVIDENCE.charts}
PAGE = "weten/cijfers/"


# The content


def test_there_are_cards_for_every_subject_with_an_age_and_what_speaks_against_them() -> None:
    assert len(EVIDENCE.figures) >= 25
    assert {item.subject for item in EVIDENCE.figures} == {subject.id for subject in EVIDENCE.subjects}
    for item in EVIDENCE.figures:
        assert item.best_before > EVIDENCE.reviewed, item.id
        assert int(item.year[-4:]) <= EVIDENCE.reviewed.year, item.id
        if item.share is not None and (told := re.match(r"(\d+)%$", item.figure)):
            assert item.share == int(told[1]), item.id


def test_a_source_that_we_did_not_read_ourselves_is_never_passed_off_as_read() -> None:
    for item in EVIDENCE.figures:
        notes = " ".join(LOADED.sources[source].note for source in item.sources)
        if item.via is None:
            assert not re.search(r"via|lazen de samenvatting|niet in de bron zelf|in de krant", notes), item.id


def test_the_known_conflicts_are_there_with_more_than_one_side_and_what_we_do() -> None:
    asked = {conflict.id for conflict in EVIDENCE.conflicts}
    assert asked >= {"steun-of-minder-eisen", "overleg-op-de-werkplek", "wie-is-aan-zet", "drie-maanden-of-een-jaar", "hoe-vaak-terugval"}
    for conflict in EVIDENCE.conflicts:
        assert len({finding.title for finding in conflict.findings}) == len(conflict.findings) >= 2, conflict.id


def test_every_anchor_of_the_page_is_there_once() -> None:
    ids = [
        item.id for part in (EVIDENCE.answers, EVIDENCE.subjects, EVIDENCE.figures, EVIDENCE.charts, EVIDENCE.conflicts) for item in part
    ]
    assert [id for id, count in Counter(ids).items() if count > 1] == []


# The charts


@pytest.mark.parametrize("chart", EVIDENCE.charts, ids=lambda chart: chart.id)
def test_a_chart_is_drawn_in_proportion_and_no_line_touches_the_next(chart: Chart) -> None:
    picture = charts.layout(chart)
    each = picture.plot / chart.scale
    before = Decimal(0)
    for row, drawn in zip(chart.rows, picture.rows, strict=True):
        if chart.kind == "stippen":
            (dot,) = drawn.dots
            assert [dot.x, dot.to_x] == pytest.approx([float(row.values[0]) * each, float(row.values[-1]) * each], abs=0.06)
        else:
            assert [bar.width for bar in drawn.bars] == pytest.approx([float(value) * each for value in row.values], abs=0.11)
            assert [bar.x for bar in drawn.bars] == pytest.approx([float(before) * each] * len(drawn.bars), abs=0.06)
            before += row.values[0] if chart.kind == "verdeling" else 0
    edges = [(words.y - 13, words.y + 4) for drawn in picture.rows for words in drawn.label]
    edges += [(drawn.ground[0], drawn.ground[0] + drawn.ground[1]) for drawn in picture.rows]
    edges.sort()
    assert all(lower <= upper for (_, lower), (upper, _) in zip(edges, edges[1:], strict=False)), edges
    assert edges[-1][1] <= picture.height
    if chart.kind == "verdeling":
        last = picture.rows[-1].bars[0]
        assert last.x + last.width == pytest.approx(picture.plot, abs=0.11)


def test_numbers_are_read_with_a_comma_and_as_the_source_says_them() -> None:
    words = {row.id: charts.value_words(chart, row) for chart in EVIDENCE.charts for row in chart.rows}
    assert words["eerder-wel"] == ("29,3%",)
    assert words["groningen"] == ("20–30%",)
    assert words["burn-out"] == ("300 dagen",)
    assert words["training"] == ("nog geen 20%",)
    assert words["tweeenhalf"] == ("82,4%", "77,9%")


# The page


def test_without_javascript_every_card_says_all_it_knows_and_can_be_linked_to(open_page: Opener) -> None:
    page = open_page(PAGE, java_script_enabled=False)
    for item in EVIDENCE.figures:
        card = page.locator(f"article#{item.id}")
        shown = squeezed(card.evaluate("part => part.textContent"))
        for text in (item.figure, item.says, item.group, item.year, item.strength, item.limit):
            assert squeezed(text) in shown, (item.id, text)
        links = card.locator(".sources a").evaluate_all("links => links.map(link => link.hash.slice(1))")
        assert links == list(item.sources), item.id
    assert page.locator("list-filter select:visible").count() == 0


def test_a_chart_has_a_name_a_description_and_its_table_for_those_who_listen(open_page: Opener) -> None:
    chart = CHARTS["grafiek-angst"]
    page = open_page(f"{PAGE}#{chart.id}")
    card = page.locator(f"#{chart.id}")
    picture = card.get_by_role("img")
    assert picture.aria_snapshot().strip() == f'- img "{chart.title}"'
    expect(picture).to_have_accessible_description(chart.description)
    card.get_by_text("Bekijk de getallen").click()
    rows = card.get_by_role("row").all_inner_texts()
    assert [row.split() for row in rows[1:]] == [
        [*row.label.split(), value] for row in chart.rows for value in charts.value_words(chart, row)
    ] + [["Samen", "100%"]]
    assert card.get_by_role("columnheader").count() == 2
    assert card.get_by_role("rowheader").count() == len(chart.rows) + 1


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_word_of_a_chart_is_cut_off_or_lies_on_another(width: int, scheme: str, open_page: Opener) -> None:
    page = open_page(PAGE, width=width, color_scheme=scheme)
    page.evaluate("for (const part of document.querySelectorAll('.content details')) part.open = true")
    assert sideways(page) <= 0
    boxes = page.locator(".chart").evaluate_all(
        """charts => charts.map(chart => [chart.viewBox.baseVal.width, [...chart.querySelectorAll("text")].map(text => {
          const box = text.getBBox(); return [text.textContent, box.x, box.y, box.x + box.width, box.y + box.height]; })])"""
    )
    assert len(boxes) == len(CHARTS)
    for wide, texts in boxes:
        for text, left, _, right, _ in texts:
            assert left >= -1, text
            assert right <= wide + 1, text
        for place, (text, left, top, right, bottom) in enumerate(texts):
            for other, left2, top2, right2, bottom2 in texts[place + 1 :]:
                across, down = min(right, right2) - max(left, left2), min(bottom, bottom2) - max(top, top2)
                assert across <= 0 or down <= 4, (text, other)
    for table in page.locator(".chart-numbers table").all():
        assert table.evaluate("table => table.scrollWidth - table.parentElement.clientWidth") <= 0


def test_cards_are_chosen_by_subject_and_strength_and_a_link_opens_its_fold(open_page: Opener) -> None:
    page = open_page(PAGE, width=390)
    expect(page.locator("[data-found]")).to_have_text(f"{len(EVIDENCE.figures) + len(CHARTS)} cijfers en grafieken")
    page.get_by_label("Onderwerp", exact=True).select_option("wat-helpt")
    page.get_by_label("Hoe zeker").select_option("sterk")
    wanted = [item.id for item in EVIDENCE.figures if (item.subject, item.strength) == ("wat-helpt", "sterk")]
    assert wanted
    assert page.locator("article[data-listed]:visible").evaluate_all("cards => cards.map(card => card.id)") == wanted
    assert page.locator("list-filter h2:visible").all_inner_texts() == ["Wat helpt bij de terugkeer"]
    assert violations(page, "list-filter") == []
    last = EVIDENCE.figures[-1]
    page.goto("about:blank")
    page = open_page(f"{PAGE}#{last.id}", width=390)
    card = page.locator(f"#{last.id}")
    expect(card).to_be_visible()
    assert card.evaluate("card => card.closest('details').open")
    until(
        page, "id => { const top = document.getElementById(id).getBoundingClientRect().top; return top >= 0 && top < innerHeight }", last.id
    )


def test_the_page_begins_with_answers_then_what_conflicts_and_keeps_its_cards_folded(open_page: Opener) -> None:
    page = open_page(PAGE)
    assert [part.text for part in EVIDENCE.answers] == page.locator(".answers > li > p:first-of-type").all_inner_texts()
    assert len(EVIDENCE.answers) == 5
    order = page.locator("#antwoorden, #botsen, list-filter").evaluate_all("parts => parts.map(part => part.id || part.localName)")
    assert order == ["antwoorden", "botsen", "list-filter"]
    assert page.locator("article[data-listed]:visible").count() == 0


def test_on_paper_every_card_and_chart_is_there_in_full(open_page: Opener) -> None:
    page = open_page(PAGE)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article[data-listed]:visible").count() == len(EVIDENCE.figures)
    assert page.locator(".chart:visible").count() == len(CHARTS)
    for card in page.locator(".figure-card, .chart-card").all():
        assert card.evaluate("card => card.scrollHeight - card.clientHeight") <= 1


# What is too old


def test_a_figure_past_its_day_is_reported_at_its_line_and_stops_nothing(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path)
    oldest = min(EVIDENCE.figures, key=lambda item: item.best_before)
    file = tree / "content" / "figures.yml"
    lines = file.read_text().splitlines()
    start = lines.index(f"  - id: {oldest.id}")
    line = next(number for number, text in enumerate(lines[start:], start + 1) if "best_before" in text)
    assert list(reviews.too_old(guide.load(tree), oldest.best_before - datetime.timedelta(1))) == []
    outcome = command(tree, "check", "--stale", str(oldest.best_before))
    told = f"content/figures.yml:{line}:18: cijfer '{oldest.id}' was houdbaar tot {oldest.best_before}"
    assert told in outcome.stdout
    assert outcome.returncode == 1
    file.write_text(file.read_text().replace(str(oldest.best_before), "2020-01-01"))
    assert guide.load(tree).problems == ()


def test_an_edition_can_leave_the_figures_out_or_hide_one_of_them(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path)
    brand = tree / "brand" / "winkel"
    (brand / "content").mkdir(parents=True)
    (brand / "edition.yml").write_text("name: Winkel\nshort_name: Winkel\naddress: https://winkel.example/\n")
    (brand / "content" / "figures.yml").write_text("figures:\n  - id: kosten-per-dag\n    hidden: ja\n")
    loaded = whole(guide.load(tree, "winkel"))
    assert len(loaded.figures.figures) == len(EVIDENCE.figures) - 1
    assert catalogue.is_shown(loaded, path_of("figures"))
    (brand / "edition.yml").write_text((brand / "edition.yml").read_text() + "parts:\n  figures: nee\n")
    without = whole(guide.load(tree, "winkel"))
    assert not catalogue.is_shown(without, path_of("figures"))
