"""What pages are made of, without a build: links between them, words with a meaning, and what scripts and files get."""

from __future__ import annotations

import dataclasses
import functools
import io
import re

import docx
import pytest
from lxml import html

from macros.files import word_policy
from macros.load.guide import Guide
from macros.model.fields import READERS
from macros.model.glossary import Term
from macros.pages import catalogue, next_step, phase_pages, reading_time, render
from macros.pages.context import PageContext
from macros.pages.page import Page
from macros.pages.page_kinds import WRITTEN_PAGES
from macros.pages.script_data import calculator_data
from macros.pages.templates import _term_pattern, day_in_words, script_json
from macros.proof.links import ANCHOR
from macros.source import page_head
from tests.helpers import ROOT, our_guide


def without(guide: Guide, *parts: str) -> Guide:
    """The guide of an edition that leaves these parts out."""
    shown = guide.edition.parts.model_copy(update=dict.fromkeys(parts, "nee"))
    return dataclasses.replace(guide, edition=guide.edition.model_copy(update={"parts": shown}))


def test_the_longest_term_explains_a_word_that_holds_a_shorter_one() -> None:
    terms = tuple(
        Term(id=name.replace(" ", "-"), term=name, meaning="Uitleg.", sources=("gids",)) for name in ("plan", "plan van aanpak", "aanpak")
    )
    pattern, forms = _term_pattern(dataclasses.replace(our_guide(), terms=terms))
    text = "Het Plan van aanpak is een plan, geen plan-B en geen plan.nl; een aanpak."
    assert [forms[found.group().lower()].id for found in pattern.finditer(text)] == ["plan-van-aanpak", "plan", "aanpak"]


def test_only_a_step_that_uwv_takes_alone_is_not_for_the_reader() -> None:
    guide = our_guide()
    place = catalogue.place_of(guide, "rekenhulp")
    steps = calculator_data(guide, place)["deadlines"]
    assert isinstance(steps, list)
    acts = {step["id"]: step["acts"] for step in steps}
    together = [step.id for step in guide.calendar.deadlines if "uwv" in step.who and len(step.who) > 1]
    assert together
    assert {acts[id] for id in together} == {"us"}
    assert {acts[step.id] for step in guide.calendar.deadlines if step.who == ("uwv",)} == {"uwv"}


def test_a_role_leads_on_to_the_first_of_its_links() -> None:
    guide = our_guide()
    roles = {id: role.page.links for id, role in guide.roles.items() if role.page and not role.page.next and len(role.page.links) > 1}
    assert roles
    for id, links in roles.items():
        step = next_step.next_step(guide, catalogue.by_path(guide)[f"voor/{id}"])
        assert step is not None
        assert (step.page, step.title) == (links[0].page, links[0].title)


def test_next_step_is_the_readers_page_of_the_next_phase_or_what_the_branch_says() -> None:
    guide = our_guide()
    pages = catalogue.by_path(guide)
    first, second, _, last = guide.phases
    for reader in READERS:
        step = next_step.next_step(guide, pages[f"fasen/{first.id}/{reader}"])
        assert step is not None
        assert step.page == f"fasen/{second.id}/{reader}"
        step = next_step.next_step(guide, pages[f"fasen/{guide.phases[-2].id}/{reader}"])
        assert step is not None
        assert step.page == f"fasen/{last.id}"
    for branch in last.branches:
        assert branch.next is not None
        assert next_step.next_step(guide, pages[f"fasen/{last.id}/{branch.id}/leidinggevende"]) == branch.next
        after = next_step.next_step(guide, pages[f"fasen/{last.id}/{branch.id}/werknemer"])
        assert after is not None
        assert after.page == "voor/werknemer"
    own = first.model_copy(update={"next": last.branches[0].next})
    page = Page(
        "fasen/x/leidinggevende",
        "phase_leidinggevende",
        "",
        "",
        data={"phase": own, "road": own.roads[0], "reader": "leidinggevende"},
    )
    assert next_step.next_step(guide, page) == own.next


def test_next_step_goes_to_the_phases_where_an_edition_hides_its_page() -> None:
    def leads_to(guide: Guide) -> list[str]:
        page = html.fromstring(render.render(guide, ROOT, "gesprek"))
        return page.xpath("//p[@class='next-step']/a/@href")

    assert leads_to(our_guide()) == ["../gesprek/oefenen/"]
    assert leads_to(without(our_guide(), "rehearsals")) == ["../fasen/"]


def test_reading_time_names_the_folds_of_a_page_apart() -> None:
    text = "woord " * 360
    assert render._reading_time(our_guide(), text) == "Lezen duurt ongeveer 2 minuten."
    folded = render._reading_time(our_guide(), f"{text}<details>{text}</details>")
    assert folded == "Lezen duurt ongeveer 2 minuten. Klap je alles open, dan 4."
    assert render._reading_time(our_guide(), "kort") == "Lezen duurt ongeveer een minuut."


def test_only_the_cover_of_a_phase_stands_in_the_menu() -> None:
    guide = our_guide()
    for phase in guide.phases:
        of_phase = [page for path, page in catalogue.by_path(guide).items() if f"{path}/".startswith(f"fasen/{phase.id}/")]
        assert [page.path for page in of_phase if page.in_menu] == [f"fasen/{phase.id}"]
        assert len(of_phase) == 3 + 2 * max(1, len(phase.branches))


@pytest.mark.parametrize("reader", ["hr", "", "Leidinggevende"])
def test_there_is_no_page_of_a_phase_for_another_reader(reader: str) -> None:
    with pytest.raises(ValueError):
        phase_pages.reader_page(our_guide().phases[0].roads[0], reader)


def test_a_branch_shows_items_of_its_own_and_items_without_a_branch() -> None:
    guide = our_guide()
    phase = guide.phases[-1]
    assert [road.branch.id for road in phase.roads if road.branch] == [branch.id for branch in phase.branches]
    for road in phase.roads:
        for items in (phase.now, phase.expect.points, phase.expect.rights, phase.phrases, phase.what_if):
            assert road.branch is not None
            assert [item.id for item in road.of(items)] == [item.id for item in items if item.branch in (None, road.branch.id)]
    sheets = [{sheet.id for sheet in guide.checklists_on(road)} for road in phase.roads]
    assert all(sheets)
    assert not sheets[0] & sheets[1]


@functools.cache
def parts_of(path: str) -> tuple[str, ...]:
    """The ids on a page of ours."""
    return tuple(ANCHOR.findall(render.render(our_guide(), ROOT, path)))


def test_every_anchor_that_moved_leads_to_a_part_that_is_there() -> None:
    guide = our_guide()
    for phase in guide.phases:
        moved = phase_pages.moved(phase)
        cover = parts_of(phase_pages.cover(phase))
        assert [cover.count(old.anchor) for old in moved] == [1] * len(moved), "each once, and none is a part of the cover itself"
        for old in moved:
            assert old.targets, old
            for target in old.targets:
                path, _, part = target.partition("#")
                assert part in parts_of(path), target


@pytest.mark.parametrize(
    "page",
    [
        "---\ntitle: Over ons\n---\n# Anders\n",
        "# Over ons\n\nTekst.\n",
        "---\nmenu: false\n---\n\n## Eerst\n\n# Over ons { #over }\n",
        "---\nEen kop\n---\n# Over ons\n",
    ],
    ids=["in its settings", "above its text", "not in its settings", "below lines that are no settings"],
)
def test_the_title_of_a_written_page_is_where_the_generator_finds_it(page: str) -> None:
    assert page_head.title(page) == "Over ons"


def test_a_written_page_without_a_title_is_refused() -> None:
    with pytest.raises(KeyError):
        page_head.title("Alleen tekst.\n")


def test_a_source_leads_to_every_page_that_rests_on_it() -> None:
    guide = our_guide()
    for phase in guide.phases:
        for tip in phase.tips:
            for source in tip.cites:
                assert f"fasen/{phase.id}/achtergrond" in [page.path for page in catalogue.citing(guide, source)], (phase.id, source)
    for topic in guide.topics:
        for source in topic.sources:
            assert f"weten/{topic.id}" in [page.path for page in catalogue.citing(guide, source)], (topic.id, source)
    named = [source for source, files in guide.cited.items() if "content/roles.yml/voor/hr" in files]
    assert named
    assert all("voor/hr" in [page.path for page in catalogue.citing(guide, source)] for source in named)


@pytest.mark.parametrize(
    ("parts", "path", "shown"),
    [
        ((), "gesprek/twijfel-of-te-snel", True),
        (("hard_talks",), "gesprek/twijfel-of-te-snel", False),
        (("hard_talks",), "gesprek/spiegel", False),
        (("hard_talks",), "gesprek", True),
        (("phrases",), "gesprek/twijfel-of-te-snel", True),
        (("phrases",), "gesprek", False),
        (("policy",), "weten/beleid/zelfcheck", False),
        (("together",), "samen/plan", False),
        (("together",), "samen/contactafspraak", False),
        (("together",), "samenvatting", True),
    ],
)
def test_most_specific_part_decides_whether_a_page_is_shown(parts: tuple[str, ...], path: str, shown: bool) -> None:
    assert catalogue.is_shown(without(our_guide(), *parts), path) is shown


def test_overviews_have_no_empty_groups_and_do_not_show_themselves() -> None:
    groups = catalogue.knowledge(without(our_guide(), "figures", "policy", "example"))
    assert all(groups.values())
    assert "weten" not in {page.path for pages in groups.values() for page in pages}


@pytest.mark.parametrize(
    ("path", "target", "link"),
    [
        ("", "fasen", "./fasen/"),
        ("fasen", "", "../"),
        ("weten/conflict", "begrippen#plan", "../../begrippen/#plan"),
    ],
)
def test_links_go_up_from_where_the_page_stands(path: str, target: str, link: str) -> None:
    place = catalogue.place_of(our_guide(), path)
    assert place.href(target) == link
    disk = catalogue.place_of(our_guide(), path, directory_urls=False).href(target)
    assert disk.partition("#")[0].endswith("index.html")
    with pytest.raises(KeyError):
        place.href("nergens")


def test_a_link_leads_to_a_hand_written_page_that_the_edition_shows() -> None:
    guide = our_guide()
    assert all(catalogue.place_of(guide, "begrippen").has(path) for path in WRITTEN_PAGES)
    assert not catalogue.place_of(without(guide, "self_hosting"), "begrippen").has("zelf-online-zetten")
    context = PageContext(guide, catalogue.by_path(guide)["begrippen"], catalogue.place_of(guide, "begrippen"), ROOT / "docs")
    assert context.title_of("privacyverklaring#bewaren") == "Privacyverklaring"


def test_every_page_that_a_template_names_is_there() -> None:
    asked = {
        (template.name, path)
        for template in (ROOT / "overrides" / "guide").rglob("*.html")
        for path in re.findall(r"""\b(?:has|href|title_of)\(["']([\w/-]+)(?:#[\w-]*)?["']\)""", template.read_text())
    }
    assert len(asked) > 30
    assert {(name, path) for name, path in asked if path not in catalogue.every_path(our_guide())} == set()


def test_the_word_file_names_each_source_of_the_policy_once() -> None:
    guide = our_guide()
    lines = [line.text for line in docx.Document(io.BytesIO(word_policy.policy_document(guide, ROOT))).paragraphs]
    sources = lines[lines.index(guide.words["policy_file"]["sources_heading"]) + 1 :]
    cited = {id for part in (guide.policy, *guide.policy.clauses) for id in part.cites}
    named = [line for line in sources if line in {f"{guide.sources[id].publisher}: {guide.sources[id].title}." for id in cited}]
    assert len(named) == len(set(named)) == len(cited)


def test_a_script_element_cannot_be_closed_by_what_is_written_in_it() -> None:
    assert script_json({"b": "</script>\u2028", "a": 1}) == '{"a":1,"b":"\\u003c/script>\\u2028"}'


def test_a_day_is_written_out_with_its_month() -> None:
    guide = our_guide()
    day = guide.reviewed["glossary"].replace(month=3, day=1, year=2027)
    assert day_in_words(day, guide.words) == "1 maart 2027"


@pytest.mark.parametrize(("count", "minutes"), [(10, 1), (148, 1), (150, 2), (259, 3)])
def test_reading_takes_whole_minutes_and_at_least_one(count: int, minutes: int) -> None:
    html = f"<p>{'woord ' * count}</p><details><summary>kop</summary>{'meer ' * 100}</details>"
    found = reading_time.minutes(html, 100)
    assert found.shown == minutes
    assert found.all >= found.shown
