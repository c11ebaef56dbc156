"""The drawn landscape and the small pictures: one place without seams, light, in colours from the tokens, and named where they mean something."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from jinja2.environment import TemplateModule

from macros.drawing.pictures import bars_of, pictures
from macros.load.guide import Guide
from macros.look.contrast import GRAPHIC, SCHEMES, Palette, mix, ratio
from macros.look.palette import derive, read_tokens
from macros.model.kind import GROUPS
from macros.pages import render
from macros.pages.catalogue import all_pages
from macros.pages.page_state import PageState
from macros.pages.templates import environment
from tests.helpers import ROOT, our_guide

STYLES = ROOT / "docs" / "assets" / "css"
UPSTREAM = read_tokens((STYLES / "tokens.css").read_text())
STRETCHES = (1, 2, 3, 4)
SCENES = our_guide().scenes
CALLS = ("scenery(1)", "journey()", "journey(2)", "quiet_scenery()")


def landscape() -> TemplateModule:
    return environment(ROOT, "").get_template("landscape.html").module


def drawn(call: str, guide: Guide) -> str:
    """What one macro of parts.html gives, in an edition."""
    page = environment(ROOT, "").from_string(f'{{% import "parts.html" as parts with context %}}{{{{ parts.{call} }}}}')
    return page.render(edition=guide.edition, seen=PageState()).strip()


def without_drawings() -> Guide:
    guide = our_guide()
    parts = guide.edition.parts.model_copy(update={"drawings": "nee"})
    return replace(guide, edition=guide.edition.model_copy(update={"parts": parts}))


def moved(shape: str) -> tuple[float, float]:
    """How far a path of relative curves goes."""
    x = y = 0.0
    for letter, numbers in re.findall(r"([cs])([^cs]+)", shape):
        values = [float(value) for value in re.findall(r"-?\d*\.?\d+", numbers)]
        assert len(values) == {"c": 6, "s": 4}[letter], shape
        x, y = x + values[-2], y + values[-1]
    return x, y


# The landscape


@pytest.mark.parametrize("name", ["far", "mid", "near", "front", "top", "bottom", "route"])
def test_landscape_of_a_phase_ends_at_the_height_where_the_next_begins(name: str) -> None:
    module: Any = landscape()
    line = (module.ridges | module.way)[name]
    assert len(line["shapes"]) == len(STRETCHES)
    for (left, right), shape in zip(pairwise(line["heights"]), line["shapes"], strict=True):
        from_right = name == "bottom"
        assert moved(shape) == pytest.approx((-360, left - right) if from_right else (360, right - left)), shape


def test_landscapes_of_two_phases_have_one_colour_where_they_meet() -> None:
    """Each plane runs from the middle of the stretch before to the middle of the one after."""
    module: Any = landscape()
    for name in module.planes:
        stops = [re.findall(rf"--{name}-(\d)", str(module.stretch(number))) for number in STRETCHES]
        assert stops == [["1", "1", "2"], ["1", "2", "3"], ["2", "3", "4"], ["3", "4", "4"]], name
        assert f'-{name}" gradientUnits="userSpaceOnUse" x1="-180" x2="540">' in str(module.stretch(2))
        assert f'-{name}" gradientUnits="userSpaceOnUse" x1="180" x2="1260">' in str(module.journey())


@pytest.mark.parametrize("number", STRETCHES)
def test_a_landscape_drawing_weighs_at_most_6_kilobytes(number: int) -> None:
    module: Any = landscape()
    assert len(gzip.compress(str(module.stretch(number)).encode())) <= 6_000
    assert len(gzip.compress(str(module.journey(number)).encode())) <= 6_000


@pytest.mark.parametrize("number", STRETCHES)
def test_sun_and_moon_of_a_landscape_stand_at_different_places(number: int) -> None:
    module: Any = landscape()
    picture = str(module.stretch(number))
    lights = {
        when: set(re.findall(rf'(?:by-{when} (?:sun|moon)"|#stretch-{number}-glow-{when}\)") transform="([^"]+)"', picture))
        for when in ("day", "night")
    }
    assert lights["day"] and lights["night"]
    assert lights["day"].isdisjoint(lights["night"])


def test_the_journey_marks_the_phase_of_the_page_and_draws_the_way_behind_it() -> None:
    module: Any = landscape()
    for number in STRETCHES:
        picture = str(module.journey(number))
        assert picture.count('class="here"') == picture.count("route-here") == 1
        assert ("route-behind" in picture, "route-ahead" in picture) == (number > 1, number < 4)
    assert 'class="here"' not in str(module.journey())


def test_a_drawing_is_the_same_whatever_was_drawn_before() -> None:
    module: Any = landscape()
    first = str(module.crown(10, 10)), str(module.stretch(2))
    for draw in (module.journey, module.quiet):
        assert "<svg" in draw()
        assert (str(module.crown(10, 10)), str(module.stretch(2))) == first


def test_no_id_comes_twice_where_all_drawings_stand_on_one_page() -> None:
    ids = re.findall(
        r' id="([^"]+)"', "".join(drawn(call, our_guide()) for call in ("scenery(1)", "scenery(2)", "journey()", "quiet_scenery()"))
    )
    assert len(ids) == len(set(ids)) > 20


@pytest.mark.parametrize("call", CALLS)
def test_a_landscape_is_hidden_from_screen_readers_and_has_no_text(call: str) -> None:
    picture = drawn(call, our_guide())
    assert picture.count("<svg") == picture.count('aria-hidden="true"') == 1
    assert "<text" not in picture and "<title" not in picture


# Colours


@pytest.mark.parametrize("template", ["landscape.html", "scenes.html"])
def test_a_drawing_names_no_colour_of_its_own(template: str) -> None:
    text = (ROOT / "overrides" / "guide" / "parts" / template).read_text()
    painted = re.findall(r'(?:fill|stroke|stop-color)="([^"]*)"', text)
    assert all(value.startswith(("url(#", "var(--")) for value in painted)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgb|\bhsl|style=", text)


def route_pairs(palette: Palette) -> list[tuple[str, str, str, float]]:
    """The line of the path and the mark of where you are, each on the path, in both schemes."""
    css = (STYLES / "landscape.css").read_text()
    found = []
    for number in STRETCHES:
        (way,) = re.findall(rf"--way-{number}: light-dark\((color-mix.*)\);", css)
        blends = re.findall(r"color-mix\(in srgb, var\(--([\w-]+)\) (\d+)%, var\(--([\w-]+)\)\)", way)
        for place, (scheme, (top, share, under)) in enumerate(zip(SCHEMES, blends, strict=True)):
            ground = mix(palette[top][place], palette[under][place], int(share) / 100)
            found += [(name, f"way-{number}", scheme, ratio(palette[name][place], ground)) for name in ("attention", f"phase-{number}")]
    return found


@pytest.mark.parametrize("colour", ["", "#7a1f3d", "#ffff00", "#000000", "#ff6600", "#808080"])
def test_the_path_can_be_seen_and_so_can_where_you_are(colour: str) -> None:
    pairs = route_pairs(derive(UPSTREAM, colour) if colour else UPSTREAM)
    assert len(pairs) == 16
    assert [pair for pair in pairs if pair[3] < GRAPHIC] == []


# The icons


def test_every_icon_that_a_template_names_is_drawn() -> None:
    """One that is not there would be drawn as a person, without a word."""
    module: Any = environment(ROOT, "").get_template("icons.html").module
    named = {name for file in (ROOT / "overrides").rglob("*.html") for name in re.findall(r'\bicon\("([\w-]+)"\)', file.read_text())}
    assert len(named) > 10
    assert named | set(our_guide().roles) | {f"group-{group}" for group in GROUPS} <= set(module.shapes)


# The small pictures


def test_there_is_a_drawing_for_every_picture_and_a_picture_for_every_drawing() -> None:
    module: Any = environment(ROOT, "").get_template("scenes.html").module
    assert set(module.drawn) == {scene.id for scene in SCENES}
    assert len(SCENES) >= 8


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_a_picture_stands_on_its_page_and_is_called_by_its_sentence(scene: Any) -> None:
    html = render.render(our_guide(), ROOT, scene.page)
    (figure,) = re.findall(rf'<figure class="scene" id="tekening-{scene.id}">.*?</figure>', html, re.S)
    (shown,) = [picture for picture in pictures(our_guide(), scene.page) if picture.scene == scene]
    assert f'role="img" aria-labelledby="tekening-{scene.id}-zegt"' in figure
    assert f'<p id="tekening-{scene.id}-zegt">{shown.says}</p>' in figure
    assert "{" not in shown.says + "".join(shown.captions)
    assert all(f"<li>{caption}</li>" in figure for caption in shown.captions)
    assert len(gzip.compress(figure.encode())) <= 3_000


def test_a_picture_takes_its_weeks_from_the_calendar() -> None:
    guide = our_guide()
    period = guide.calendar.same_period.model_copy(update={"shorter_than_weeks": 6})
    other = replace(guide, calendar=guide.calendar.model_copy(update={"same_period": period}))
    html = render.render(other, ROOT, "rekenhulp")
    assert "binnen 6 weken weer ziek" in html and "6 weken of langer hersteld" in html
    assert html.count('class="open-week"') == 5 + 6


def test_a_picture_takes_its_percentage_from_the_table() -> None:
    guide = our_guide()
    wage = next(topic for topic in guide.topics if topic.id == "loon-bij-ziekte")
    part = next(part for part in wage.parts if part.id == "hoeveel")
    assert part.table is not None
    rows = tuple(row.model_copy(update={"cells": ("100 procent van het loon", *row.cells[1:])}) for row in part.table.rows)
    changed = part.model_copy(update={"table": part.table.model_copy(update={"rows": rows})})
    topic = wage.model_copy(update={"parts": tuple(changed if item is part else item for item in wage.parts)})
    other = replace(guide, topics=tuple(topic if item is wage else item for item in guide.topics))
    path = "weten/loon-bij-ziekte"
    assert [bar.share for bar in pictures(guide, path)[0].bars[:2]] == [0.7, 0.7]
    assert [bar.share for bar in pictures(other, path)[0].bars[:2]] == [1, 1]
    gone = replace(guide, topics=tuple(item for item in guide.topics if item is not wage))
    assert pictures(gone, path)[0].bars == ()


def test_the_line_of_weeks_has_its_terms_in_true_proportion() -> None:
    (picture,) = pictures(our_guide(), "weten/einde-van-twee-jaar")
    shares = [post.share for post in picture.posts]
    assert shares == sorted(shares) and shares[-1] == 1
    assert picture.posts[0].moment == ("week", "6") and shares[0] == pytest.approx(6 / 104, abs=0.002)


# An edition without drawings


@pytest.mark.parametrize("call", CALLS)
def test_an_edition_without_drawings_has_no_gap_where_a_landscape_was(call: str) -> None:
    assert drawn(call, our_guide()).startswith("<div")
    assert drawn(call, without_drawings()) == ""


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_an_edition_without_drawings_has_no_pictures(scene: Any) -> None:
    html = render.render(without_drawings(), ROOT, scene.page)
    assert "drawing" not in html and 'class="scene' not in html


def test_only_a_page_with_pictures_loads_their_style() -> None:
    def drawn_pages(guide: Guide) -> set[str]:
        return {page.path for page in all_pages(guide) if "scene" in page.styles}

    assert drawn_pages(our_guide()) == {scene.page for scene in SCENES}
    assert drawn_pages(without_drawings()) == set()


@pytest.mark.parametrize(
    ("cell", "shares"),
    [("70%", [0.7]), ("In jaar 2 nog 70 procent", [0.7]), ("150 %", [1]), ("2 jaar", []), ("artikel 7", []), ("12,5 procent", [])],
)
def test_only_a_row_with_a_whole_percentage_gets_a_bar(cell: str, shares: list[float]) -> None:
    table = next(part.table for topic in our_guide().topics for part in topic.parts if part.table)
    row = table.rows[0].model_copy(update={"cells": (cell, *table.rows[0].cells[1:])})
    assert [bar.share for bar in bars_of(table.model_copy(update={"rows": (row,)}))] == shares
