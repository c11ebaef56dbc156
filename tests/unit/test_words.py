"""The words of the pages: every word that code, templates and scripts ask for is there, and no word waits for nobody."""

from __future__ import annotations

import ast
import dataclasses
import functools
import re
from pathlib import Path
from typing import get_args

import pytest

from macros.load import guide
from macros.model.rules import Rule
from macros.proof.asked_words import INTERFACE, _asked_by_templates, asked_words, missing_words
from macros.proof.blanks import blank_problems
from macros.proof.computed_words import COMPUTED, FROM_CONTENT
from macros.proof.words_of_code import Asked, asked_in
from macros.source import yaml_reader
from tests.helpers import ROOT, whole

LOADED = guide.load(ROOT)
GUIDE = whole(LOADED)
WORDS = GUIDE.words
TEXT = (ROOT / INTERFACE).read_text()


@functools.cache
def asked() -> tuple[Asked, ...]:
    return tuple(asked_words(ROOT))


def with_words(interface: str) -> guide.Loaded:
    """The guide with another text of interface.yml."""
    node = yaml_reader.read_text(interface, INTERFACE, [])
    assert node is not None
    return dataclasses.replace(LOADED, nodes={**LOADED.nodes, INTERFACE: (node, LOADED.nodes[INTERFACE][1])})


def missing(interface: str) -> list[str]:
    """The words that the guide lacks with another text of interface.yml."""
    return [str(problem) for problem in missing_words(with_words(interface), asked())]


@pytest.mark.parametrize(
    ("old", "new", "group", "said"),
    [
        (
            "\npage_faq:\n",
            "\npage_fqa:\n",
            "sections",
            "de groep woorden 'page_faq' ontbreekt; macros/pages/catalogue.py vraagt erom (bedoel je 'page_fqa'?)",
        ),
        (
            "  in_days: ",
            "  in_day: ",
            "calculator_words",
            "in de groep 'calculator_words' ontbreekt het woord 'in_days'; docs/assets/js/calculator/result.js vraagt erom",
        ),
        (
            "  on_this_page: ",
            "  on_that_page: ",
            "common",
            "in de groep 'common' ontbreekt het woord 'on_this_page'; overrides/guide/pages/topic.html vraagt erom",
        ),
        (
            "  last_day_of_week: ",
            "  last_day: ",
            "rule_words",
            "in de groep 'rule_words' ontbreekt het woord 'last_day_of_week'; macros/pages/templates.py vraagt erom",
        ),
        (
            "  embed_whole: ",
            "  embed_hole: ",
            "frame",
            "in de groep 'frame' ontbreekt het woord 'embed_whole'; overrides/embed.html vraagt erom",
        ),
    ],
    ids=[
        "a page's group, which is told at the first",
        "a script's word",
        "a template's word",
        "an operation's word",
        "a word of the frame",
    ],
)
def test_missing_word_is_reported_at_its_group(old: str, new: str, group: str, said: str) -> None:
    assert TEXT.count(old) == 1
    (told,) = missing(TEXT.replace(old, new))
    found = re.match(rf"{INTERFACE}:(\d+):1: {re.escape(said)}", told)
    assert found, told
    assert TEXT.splitlines()[int(found[1]) - 1] == f"{group}:"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("lanes.needs", "in de groep 'lanes' ontbreekt het woord 'needs'; overrides/guide/"),
        ("plan_words.remark_short", "in de groep 'plan_words' ontbreekt het woord 'remark_short'; docs/assets/js/plan/"),
        ("take_along.reminder_14", "in de groep 'take_along' ontbreekt het woord 'reminder_14'; overrides/guide/"),
        ("page_phase.paper_title", "in de groep 'page_phase' ontbreekt het woord 'paper_title'; macros/pages/catalogue.py"),
        ("plan_words.kept", "in de groep 'plan_words' ontbreekt het woord 'kept'; docs/assets/js/base/saved-state.js"),
        ("search.best", "in de groep 'search' ontbreekt het woord 'best'; docs/assets/js/search/dialog.js"),
        ("search_groups.law", "in de groep 'search_groups' ontbreekt het woord 'law'; docs/assets/js/search/dialog.js"),
    ],
)
def test_removed_word_is_missed_despite_another_group_or_a_computed_name(word: str, said: str) -> None:
    group, _, name = word.partition(".")
    before, start, rest = TEXT.partition(f"\n{group}:\n")
    (told,) = missing(before + start + re.sub(rf"^  {name}: .*\n(   .*\n)*", "", rest, count=1, flags=re.M))
    assert said in told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "  in_days: over {days} dagen",
            "  in_days: over {dagen} dagen, {days}",
            "in deze tekst kan {dagen} niet worden ingevuld; docs/assets/js/calculator/result.js vult hier alleen {days} in",
        ),
        (
            '  event_basis: "Waar het staat: {basis}."',
            '  event_basis: "Waar het staat: {wet}."',
            "in deze tekst kan {wet} niet worden ingevuld; docs/assets/js/calculator/export.js vult hier alleen {basis} in",
        ),
        (
            '  chosen_many: "{count} gekozen"',
            '  chosen_many: "{count} van {total} gekozen"',
            "in deze tekst kan {total} niet worden ingevuld; docs/assets/js/plan/plan.js vult hier alleen {count} in",
        ),
    ],
    ids=["a word", "a call over several lines", "a choice between words"],
)
def test_a_blank_that_the_script_has_no_value_for_is_told_at_the_word(old: str, new: str, said: str) -> None:
    assert TEXT.count(f"{old}\n") == 1
    (told,) = blank_problems(with_words(TEXT.replace(f"{old}\n", f"{new}\n")), ROOT)
    assert said == told.text
    assert TEXT.splitlines()[told.line - 1] == old


def test_no_dead_words() -> None:
    """Each is asked for by its name, or stands in the table of those whose name is made while running."""
    plain = {(group, one.name) for one in asked() if not one.begins for group in one.groups or WORDS}
    made = {group: {name for name in words if (group, name) not in plain} for group, words in WORDS.items() if group not in FROM_CONTENT}
    assert {group: names for group, names in made.items() if names} == {group: set(names) for group, names in COMPUTED.items()}


def test_every_row_of_the_table_is_asked_for_by_how_it_begins() -> None:
    for group, names in COMPUTED.items():
        begins = {one.name for one in asked() if one.begins and group in one.groups}
        assert [name for name in names if not name.startswith(tuple(begins))] == [], group


def test_words_that_follow_from_content_have_names_from_content() -> None:
    operations = {get_args(rule.model_fields["op"].annotation)[0] for rule in Rule.__subclasses__()}
    names: dict[str, set[str]] = {
        "moments_of_checklists": {sheet.moment for sheet in GUIDE.checklists},
        "named_roles": set(GUIDE.roles),
        "rule_words": operations,
    }
    assert set(names) == FROM_CONTENT
    assert {group: set(WORDS[group]) - names[group] for group in FROM_CONTENT} == {group: set() for group in FROM_CONTENT}


def test_python_is_read_through_names_that_stand_for_words() -> None:
    code = """
def line(guide, key):
    words, common = guide.words["sheet"], guide.words["common"]
    return words["one" if key else "many"], common[key], guide.words.get("roles", {}).get(key)

class Sheet:
    def __init__(self, guide):
        self.words = guide.words["sheet"]

    def foot(self):
        words = self.words
        return words["foot"]
"""
    found = set(asked_in(ast.parse(code)))
    assert found == {
        ("sheet", "", False), ("common", "", False), ("roles", "", False), ("sheet", "one", False), ("sheet", "many", False),
        ("common", "", True), ("roles", "", True), ("sheet", "foot", False),
    }  # fmt: skip


def test_templates_are_read_through_names_that_stand_for_words(tmp_path: Path) -> None:
    own, frame = tmp_path / "overrides" / "guide" / "sheet.html", tmp_path / "overrides" / "main.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        """{% set part = w.sheet -%}{# w.no.remark #} w.no.text {{ part.head | upper }} {{ w.sheet["copy"] }} {{ part["foot_" ~ side] }}
{{ w.sides["left" if first else "right"] }} {{ w[tool].lead }} {% for name in w.roles.keys() %}{{ w.roles.get("hr", name) }}{% endfor %}"""
    )
    frame.write_text("{% set words = config.extra.words %}{{ config.extra.words.menu }} {{ words.search }}")
    found = {(Path(one.file).name, one.groups, one.name, one.begins) for one in _asked_by_templates(tmp_path)}
    assert found == {
        ("sheet.html", ("sheet",), "head", False), ("sheet.html", ("sheet",), "copy", False), ("sheet.html", ("sheet",), "foot_", True),
        ("sheet.html", ("sides",), "", True), ("sheet.html", (), "lead", False), ("sheet.html", ("roles",), "", True),
        ("sheet.html", ("roles",), "hr", False), ("main.html", ("frame",), "menu", False), ("main.html", ("frame",), "search", False),
    }  # fmt: skip
