"""Topics, and links from content to pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.editions.gate import build_problems
from macros.model.statute import Basis
from macros.model.topic import Topic, TopicPart
from macros.pages.catalogue import by_path, knowledge
from tests.helpers import box_of, command, copy_tree, our_guide


def test_a_link_to_a_page_that_is_not_there_is_told_at_its_place(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    file = tree / "content" / "roles.yml"
    text = file.read_text().replace("page: checklists/eerste-gesprek", "page: checklists/eerste-gesprk", 1)
    file.write_text(text)
    line = text[: text.index("eerste-gesprk")].count("\n") + 1
    told = f"content/roles.yml:{line}:17: er is geen pagina 'checklists/eerste-gesprk' (bedoel je 'checklists/eerste-gesprek'?)"
    assert told in command(tree, "check").stdout.splitlines()
    assert told in map(str, build_problems(tree))


TOPICS = our_guide().topics
LEGAL = re.compile(
    r"\b(?:de wet|wettelijk\w*|artikel \d|opzegverbod|loonsanctie|wachttijd|(?:\d+|zes|acht|elf|dertien) weken)\b", re.IGNORECASE
)


def texts(part: TopicPart) -> str:
    cells = [cell for row in part.table.rows for cell in (row.head, *row.cells)] if part.table else []
    return " ".join((*part.text, *part.points, *part.steps, *cells))


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_every_topic_has_two_ways_out_that_each_lead_somewhere_else(topic: Topic) -> None:
    targets = [way.page for way in topic.ways_out]
    shown = set(by_path(our_guide())) | {"over"}
    assert len(targets) >= 2
    assert len(set(targets)) == len(targets)
    assert {target.partition("#")[0] for target in (*targets, topic.next.page)} <= shown - {f"weten/{topic.id}"}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_what_sounds_like_law_names_a_law_or_the_rules_of_an_authority(topic: Topic) -> None:
    kinds = {id: source.kind for id, source in our_guide().sources.items()}
    legal = [part for part in topic.parts if LEGAL.search(texts(part)) and not part.law and not any(item.law for item in part.basis)]
    assert [part.id for part in legal if not {kinds[id] for id in part.sources} & {"wet", "beleid"}] == []
    for part in topic.parts:
        assert {item.source for item in part.basis if item.source} <= set(part.sources), part.id


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_an_amount_of_money_says_that_it_may_have_changed(topic: Topic) -> None:
    for part in topic.parts:
        for line in part.text:
            if "€" in line:
                assert re.search(r"voor het bedrag van nu|niet gezien", " ".join(part.text)), (part.id, line)


def test_without_javascript_a_topic_shows_its_first_screen_and_opens_every_part(open_page: Callable[..., Page]) -> None:
    page = open_page("weten/einde-van-twee-jaar/", java_script_enabled=False)
    topic = next(topic for topic in TOPICS if topic.id == "einde-van-twee-jaar")
    assert page.locator(".glance li").count() == len(topic.glance)
    for part in topic.parts:
        fold = page.locator(f"#{part.id}")
        fold.locator("summary").first.click()
        assert fold.locator("p").first.is_visible(), part.id
        assert fold.locator(".sources a").count() >= len(part.sources)
        assert fold.locator(".law-fold .basis").count() >= len(part.basis)
    assert page.locator(".ways a").count() == len(topic.ways_out)
    assert page.locator(".next-step a").is_visible()


def test_the_law_of_a_part_is_one_fold_that_begins_with_what_is_quoted(open_page: Callable[..., Page]) -> None:
    page = open_page("weten/einde-van-twee-jaar/")
    (part,) = (part for topic in TOPICS for part in topic.parts if (topic.id, part.id) == ("einde-van-twee-jaar", "te-laat"))
    page.locator(f"#{part.id} > summary").click()
    (fold,) = page.locator(f"#{part.id} .law-text").all()
    fold.locator("summary").click()
    for quote in fold.locator(".law").all():
        expect(quote).not_to_be_empty()
    shown = [quote.inner_text().replace("\n", " ") for quote in fold.locator(".law").all()]
    assert shown[: len(part.basis)] == [item.text for item in part.basis]
    assert len(shown) == len({item.law for item in part.basis} | set(part.law))


def test_a_quote_without_a_place_of_its_own_is_named_with_the_rest() -> None:
    part = TopicPart(
        id="deel",
        title="Deel",
        text=("Uitleg.",),
        law=("bw7 629 per 2026-07-01", "bw7 658a lid 1 per 2026-07-01"),
        basis=tuple(
            Basis(law=f"{place} per 2026-07-01", text="Tekst.")
            for place in ("bw7 629 lid 3", "bw7 658a lid 1", "bw7 658a lid 2", "awb 6:7")
        ),
    )
    assert part.places[2:] == ("bw7 658a lid 2 per 2026-07-01", "awb 6:7 per 2026-07-01")


def test_paper_has_the_law_that_someone_opened_and_no_other(open_page: Callable[..., Page]) -> None:
    page = open_page("weten/einde-van-twee-jaar/#te-laat")
    page.locator("#te-laat .law-fold > summary").click()
    page.emulate_media(media="print")
    assert page.locator("#te-laat .basis").first.is_visible()
    assert [fold.is_visible() for fold in page.locator(".law-fold:not([open]) > .basis").all() if fold.is_visible()] == []


def test_a_link_to_a_part_opens_that_part(open_page: Callable[..., Page]) -> None:
    page = open_page("weten/second-opinion/#klacht")
    assert page.locator("#klacht > p").first.is_visible()
    page.locator(".topic-contents a[href='#weigeren']").click()
    page.locator("#weigeren > p").first.wait_for()


def test_in_a_crisis_both_numbers_can_be_called_without_scrolling_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("weten/crisis/", width=390, height=844)
    for number in ("113", "112"):
        call = page.locator(f'.calls a[href="tel:{number}"]')
        box = box_of(call)
        assert box["y"] + box["height"] < 760, number
        assert box["height"] >= 44


def test_every_role_says_how_to_reach_it_and_costs_stand_with_their_own_source(open_page: Callable[..., Page]) -> None:
    guide = our_guide()
    page = open_page("wie-doet-wat/")
    for role in guide.roles.values():
        assert role.reach, role.id
        card = page.locator(f'section[aria-labelledby="{role.id}"]')
        card.locator("summary").first.click()
        text = card.inner_text()
        for fact in (role.reach, role.costs):
            if fact:
                assert fact.text in text, role.id
                row = card.locator(".role-facts > div", has_text=fact.text)
                assert row.locator(".sources a").count() == len(fact.sources), role.id
        if role.more:
            path, mark, anchor = role.more.partition("#")
            assert card.locator(f'a[href$="{path}/{mark}{anchor}"]').count() == 1, role.id
    linked = {role.more.partition("#")[0] for role in guide.roles.values() if role.more}
    assert {"weten/deskundigenoordeel", "weten/second-opinion", "weten/crisis", "weten/conflict"} <= linked


def test_the_overview_shows_every_page_of_its_section_once_under_its_group(open_page: Callable[..., Page]) -> None:
    guide = our_guide()
    page = open_page("weten/")
    for group, pages in knowledge(guide).items():
        section = page.locator(f'section[aria-labelledby="groep-{group}"]')
        assert section.locator(".tile strong").all_inner_texts() == [item.title for item in pages]
        assert section.locator("h2 svg path").count() >= 1
    shown = page.locator(".knowledge .tile").count()
    assert shown == sum(item.section == "knowledge" for item in by_path(guide).values()) - 1
