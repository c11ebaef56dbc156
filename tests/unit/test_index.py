"""Where a part of a page ends for the search, and what of a page is looked through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.publish import search_index
from tests.helpers import search_data

DATA_BLOCK = '<script type="application/json" id="search-data">{"words": {}}</script>'


def index(folder: Path, body: str, head: str = "") -> dict[str, Any]:
    """The page of the index that a site of one page gives, with the texts in its sections."""
    (folder / "index.html").write_text(f'<head>{head}</head><body><div id="inhoud" data-results="terms">{body}{DATA_BLOCK}</div></body>')
    search_index.write(folder)
    (page,) = search_data(folder)["pages"]
    return page


def sections(folder: Path, body: str) -> list[tuple[str, str, str]]:
    return [(part["anchor"], part["heading"], part["text"]) for part in index(folder, body)["sections"]]


def test_a_row_of_a_table_is_a_part_of_its_own(tmp_path: Path) -> None:
    body = """<table><tr><th><h3 id="een">Een</h3></th><td>bij een</td></tr><tr><th><h3 id="twee">Twee</h3></th><td>bij twee</td></tr>
<tr><td>los</td></tr></table>"""
    assert sections(tmp_path, body) == [("", "", "los"), ("een", "Een", "bij een"), ("twee", "Twee", "bij twee")]


def test_a_heading_with_an_anchor_of_its_own_ends_with_the_article_that_holds_it(tmp_path: Path) -> None:
    body = '<article><h2 id="een">Een</h2><p>bij een</p></article><p>vooraan</p><h2 id="los">Los</h2><p>bij los</p>'
    assert sections(tmp_path, body) == [("", "", "vooraan"), ("een", "Een", "bij een"), ("los", "Los", "bij los")]


def test_index_separates_words_of_elements_but_keeps_words_whole(tmp_path: Path) -> None:
    assert sections(tmp_path, "<ul><li>een</li><li>twee</li></ul><p>dr<b>ie</b><br>vier</p>") == [("", "", "een twee drie vier")]


def test_the_head_says_the_title_the_words_and_the_group(tmp_path: Path) -> None:
    head = '<meta property="og:title" content="Titel"><meta name="description" content="Waarover."><meta name="keywords" content="een, twee drie">'
    page = index(tmp_path, "<h1>Kop</h1>", head)
    assert (page["title"], page["description"], page["tags"], page["group"]) == ("Titel", "Waarover.", ["een", "twee drie"], "terms")


def test_a_page_that_asks_to_stay_out_is_not_in_the_index(tmp_path: Path) -> None:
    (tmp_path / "stil").mkdir()
    (tmp_path / "stil" / "index.html").write_text('<div id="inhoud" data-search-exclude><h1>Stil</h1></div>')
    assert index(tmp_path, "<h1>Kop</h1>")["path"] == ""


def test_a_page_is_named_once_when_its_heading_is_its_title(tmp_path: Path) -> None:
    head = '<meta property="og:title" content="Titel">'
    assert [part["heading"] for part in index(tmp_path, '<h1>Titel</h1><h2 id="deel">Titel</h2>', head)["sections"]] == ["", "Titel"]
    assert [part["heading"] for part in index(tmp_path, "<h1>Anders</h1>", head)["sections"]] == ["Anders"]


def test_quotes_and_backslashes_come_through_as_they_were_written(tmp_path: Path) -> None:
    ((_, _, text),) = sections(tmp_path, "<p>'s Ochtends zegt ze \"goed\" \\ 'n \\n</p>")
    assert text == "'s Ochtends zegt ze \"goed\" \\ 'n \\n"
