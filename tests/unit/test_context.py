"""What the template of a page can ask for: every name says what it is, and a page remembers what it has shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.pages import catalogue, context
from macros.pages.catalogue import all_pages, by_path
from macros.pages.context import FORMER, PageContext
from macros.pages.page_state import PageState
from macros.pages.templates import environment
from tests.helpers import ROOT, our_guide


def of_page(path: str) -> PageContext:
    pages = by_path(our_guide())
    return PageContext(our_guide(), pages[path], catalogue.place_of(our_guide(), path), ROOT / "docs")


def written(text: str, path: str = "begrippen") -> str:
    """What a template of an edition gives on a page."""
    return environment(ROOT, "").from_string(text).render(context.names(of_page(path)))


def test_every_name_is_described_for_whoever_writes_a_template() -> None:
    asked = set(context.names(of_page("begrippen"))) - set(FORMER)
    fields = set(PageContext.__dataclass_fields__)
    assert fields <= asked
    assert [name for name in sorted(asked - fields) if not (getattr(PageContext, name).__doc__ or "").endswith(".")] == []


def test_data_of_a_page_hides_no_name_that_templates_ask_for() -> None:
    asked = set(context.names(of_page("begrippen")))
    assert [(page.path, name) for page in all_pages(our_guide()) for name in page.data if name in asked] == []


def test_a_term_is_linked_once_in_a_section_and_its_meaning_goes_with_the_page() -> None:
    term = our_guide().terms[0]
    text = "{{ text | link_terms }}|{{ text | link_terms }}|{{ seen.begin_section() }}{{ text | link_terms }}|"
    text += "{{ seen.begin_section(id) }}{{ text | link_terms }}|{{ seen.explained[id] }}"
    made = written(f'{{% set text = "{term.term}" %}}{{% set id = "{term.id}" %}}' + text)
    linked = [f'href="../begrippen/#{term.id}"' in part for part in made.split("|")[:4]]
    assert linked == [True, False, True, False]
    assert written(f'{{{{ seen.explained }}}}{{{{ "{term.term}" | link_terms }}}}').startswith("{}")
    assert made.split("|")[4]


def test_sources_are_named_once_in_the_order_of_the_page() -> None:
    seen = PageState()
    assert [seen.cite(("b", "a")), seen.cite(iter(("c", "b")))] == ["", ""]
    assert list(seen.cited) == ["b", "a", "c"]


def test_only_a_second_control_with_the_same_words_gets_a_name_of_its_own() -> None:
    seen = PageState()
    assert [seen.again("lid 1"), seen.again("lid 2"), seen.again("lid 1")] == [False, False, True]


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ('{% set _ = linked_terms.clear() %}{% set _ = linked_terms.add("uwv") %}', '{{ seen.begin_section("uwv") }}'),
        ('{% set _ = cited.update({"bw7": true}) %}', '{{ seen.cite(["bw7"]) }}'),
        ('{% if "lid 1" in told %}x{% endif %}{% set _ = told.add("lid 1") %}', '{% if seen.again("lid 1") %}x{% endif %}'),
        ('{% set _ = laws_quoted.add("bw7") %}', '{{ seen.quote("bw7") }}'),
        ("{{ explained }}", "{{ seen.explained }}"),
        ("{{ script_data() | json }}", "{{ calculator_data() | json }}"),
    ],
)
def test_an_own_template_that_asks_for_a_former_name_does_as_before(former: str, now: str) -> None:
    after = "{{ seen.linked_terms }}{{ seen.cited }}{{ seen.told }}{{ seen.laws_quoted }}"
    assert written(former * 2 + after) == written(now * 2 + after)


def test_parts_offers_every_part_of_the_files_that_it_gathers() -> None:
    folder = ROOT / "overrides" / "guide" / "parts"
    files = re.findall(r'import "(\w+\.html)"', (folder / "parts.html").read_text())
    assert len(files) > 5
    asked = context.names(of_page("begrippen"))
    offered = vars(environment(ROOT, "").get_template("parts.html").make_module(asked))
    made = [name for file in files for name in re.findall(r"macro ([a-z]\w*)", (folder / file).read_text())]
    assert len(made) == len(set(made))
    assert [name for name in made if name not in offered] == []


def test_a_page_names_the_sources_of_its_file_that_its_template_does_not_show() -> None:
    here = of_page("weten/conflict").cited_here()
    topic = next(topic for topic in our_guide().topics if topic.id == "conflict")
    assert set(topic.cites) <= set(here)
    assert {source for source in our_guide().sources if "weten/conflict" in {page.path for page in of_page("").citing(source)}} == set(here)


def test_a_template_gets_no_pdf_or_document_that_was_not_made(tmp_path: Path) -> None:
    (tmp_path / "assets" / "pdf").mkdir(parents=True)
    (tmp_path / "assets" / "pdf" / "plan.pdf").write_bytes(b"x" * 1001)
    page = of_page("samen/plan")
    made = PageContext(page.guide, page.page, page.place, tmp_path)
    found = made.pdf("plan")
    assert found and (found.asset, found.kilobytes) == ("pdf/plan.pdf", 2)
    assert made.pdf("kaarten") is None and made.document("plan.docx") is None


def test_roles_are_named_as_a_sentence_says_them() -> None:
    page = of_page("begrippen")
    assert page.role_names(["leidinggevende", "hr", "uwv"]) == "de leidinggevende, HR en UWV"
    assert (page.role_names(("werknemer",)), page.role_names(())) == ("de werknemer", "")


def test_who_is_in_need_is_offered_the_same_numbers_in_search_as_on_a_page() -> None:
    buttons = re.findall(
        r'<a href="tel:([^"]+)">.*?</svg>([^<]+)</a>', written("{% import 'parts.html' as parts with context %}{{ parts.crisis() }}")
    )
    assert [number for number, _ in buttons] == ["113", "0800-0113", "112"]
    need = of_page("alle-paginas").search_data()["need"]
    assert isinstance(need, dict)
    assert [(call["number"], call["text"]) for call in need["calls"]] == buttons
