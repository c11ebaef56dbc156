"""The words of the pages: every word that code, templates and scripts ask for is there, and no word waits for nobody."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from macros.load import guide
from macros.model.rules import Rule
from macros.proof.asked_words import asked_words
from macros.proof.computed_words import COMPUTED, FROM_CONTENT
from macros.proof.words_of_code import asked_in
from tests.helpers import ROOT, command, copy_tree, whole

LOADED = guide.load(ROOT)
GUIDE = whole(LOADED)
WORDS = GUIDE.words
ASKED = tuple(asked_words(ROOT))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "\npage_faq:\n",
            "\npage_fqa:\n",
            "de groep woorden 'page_faq' ontbreekt; macros/pages/catalogue.py vraagt erom (bedoel je 'page_fqa'?)",
        ),
        (
            "  in_days: ",
            "  in_day: ",
            "in de groep 'calculator_words' ontbreekt het woord 'in_days'; docs/assets/js/calculator/result.js vraagt erom",
        ),
        (
            "  on_this_page: ",
            "  on_that_page: ",
            "in de groep 'common' ontbreekt het woord 'on_this_page'; overrides/guide/pages/topic.html vraagt erom",
        ),
        (
            "  last_day_of_week: ",
            "  last_day: ",
            "in de groep 'rule_words' ontbreekt het woord 'last_day_of_week'; macros/pages/templates.py vraagt erom",
        ),
        pytest.param(
            "  embed_whole: ",
            "  embed_hole: ",
            "in de groep 'frame' ontbreekt het woord 'embed_whole'; overrides/embed.html vraagt erom",
            marks=pytest.mark.full,
        ),
    ],
    ids=["a page's group", "a script's word", "a template's word", "an operation's word", "a word of the frame"],
)
def test_missing_word_is_reported_at_its_group(tmp_path: Path, old: str, new: str, said: str) -> None:
    tree = copy_tree(tmp_path / "tree")
    file = tree / "content" / "interface.yml"
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))
    outcome = command(tree, "check")
    assert outcome.returncode == 1
    assert said in outcome.stdout
    assert "Traceback" not in outcome.stderr
    line = next(line for line in outcome.stdout.splitlines() if said in line)
    assert re.match(r"content/interface\.yml:\d+:1: ", line)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("lanes.needs", "in de groep 'lanes' ontbreekt het woord 'needs'; overrides/guide/"),
        pytest.param(
            "plan_words.remark_short",
            "in de groep 'plan_words' ontbreekt het woord 'remark_short'; docs/assets/js/plan/",
            marks=pytest.mark.full,
        ),
        pytest.param(
            "take_along.reminder_14", "in de groep 'take_along' ontbreekt het woord 'reminder_14'; overrides/guide/", marks=pytest.mark.full
        ),
        pytest.param(
            "page_phase.paper_title",
            "in de groep 'page_phase' ontbreekt het woord 'paper_title'; macros/pages/catalogue.py",
            marks=pytest.mark.full,
        ),
        ("plan_words.kept", "in de groep 'plan_words' ontbreekt het woord 'kept'; docs/assets/js/base/saved-state.js"),
        ("search.best", "in de groep 'search' ontbreekt het woord 'best'; docs/assets/js/search/dialog.js"),
        pytest.param(
            "search_groups.law",
            "in de groep 'search_groups' ontbreekt het woord 'law'; docs/assets/js/search/dialog.js",
            marks=pytest.mark.full,
        ),
    ],
)
def test_removed_word_is_missed_despite_another_group_or_a_computed_name(word: str, said: str, tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    file = tree / "content" / "interface.yml"
    group, _, name = word.partition(".")
    before, start, rest = file.read_text().partition(f"\n{group}:\n")
    text = before + start + re.sub(rf"^  {name}: .*\n(   .*\n)*", "", rest, count=1, flags=re.M)
    file.write_text(text)
    outcome = command(tree, "check")
    assert said in outcome.stdout
    assert outcome.returncode == 1


def test_no_dead_words() -> None:
    """Each is asked for by its name, or stands in the table of those whose name is made while running."""
    plain = {(group, one.name) for one in ASKED if not one.begins for group in one.groups or WORDS}
    made = {group: {name for name in words if (group, name) not in plain} for group, words in WORDS.items() if group not in FROM_CONTENT}
    assert {group: names for group, names in made.items() if names} == {group: set(names) for group, names in COMPUTED.items()}


def test_every_row_of_the_table_is_asked_for_by_how_it_begins() -> None:
    for group, names in COMPUTED.items():
        begins = {one.name for one in ASKED if one.begins and group in one.groups}
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
