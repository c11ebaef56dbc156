"""The words of the pages: every word that code, templates and scripts ask for is there, and no word waits for nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.load import guide
from macros.proof import asked_words
from macros.proof.computed_words import COMPUTED, FROM_CONTENT
from tests.helpers import ROOT, command, copy_tree

LOADED = guide.load(ROOT)
# Groups of which names are made while the code runs, so that nobody can see which words are asked for.
BY_NAME = ("home", "recoveries", "leaves", "strength_meanings", "hard_talks")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\npage_faq:\n", "\npage_fqa:\n", "de groep woorden 'page_faq' ontbreekt; macros/ vraagt erom (bedoel je 'page_fqa'?)"),
        (
            "  in_days: ",
            "  in_day: ",
            "in de groep 'calculator' ontbreekt het woord 'in_days'; docs/assets/js/calendar/calculator.js vraagt erom",
        ),
        (
            "  on_this_page: ",
            "  on_that_page: ",
            "in de groep 'common' ontbreekt het woord 'on_this_page'; overrides/guide/parts/frame.html vraagt erom",
        ),
        ("  last_day_of_week: ", "  last_day: ", "in de groep 'rule_words' ontbreekt het woord 'last_day_of_week'; macros/ vraagt erom"),
        ("  embed_whole: ", "  embed_hole: ", "in de groep 'frame' ontbreekt het woord 'embed_whole'; overrides/embed.html vraagt erom"),
    ],
    ids=["a page's group", "a script's word", "a template's word", "an operation's word", "a word of the frame"],
)
def test_a_word_that_somebody_asks_for_and_that_is_not_there_is_told_at_its_group(tmp_path: Path, old: str, new: str, said: str) -> None:
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
        ("plan_words.remark_short", "in de groep 'plan_words' ontbreekt het woord 'remark_short'; docs/assets/js/plan/"),
        ("take_along.reminder_14", "in de groep 'take_along' ontbreekt het woord 'reminder_14'; overrides/guide/"),
    ],
)
def test_a_word_whose_name_is_made_while_running_is_missed_too(word: str, said: str, tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    file = tree / "content" / "interface.yml"
    group, _, name = word.partition(".")
    before, start, rest = file.read_text().partition(f"\n{group}:\n")
    text = before + start + re.sub(rf"^  {name}: .*\n(   .*\n)*", "", rest, count=1, flags=re.M)
    file.write_text(text)
    outcome = command(tree, "check")
    assert said in outcome.stdout
    assert outcome.returncode == 1


def test_each_word_whose_name_is_made_while_running_stands_in_the_table() -> None:
    asked = set(asked_words.asked_words(ROOT))
    plain = {(group, name) for group, name, begins in asked if not begins}
    plain |= {(group, name) for group, names in asked_words.ASKED_BY_CODE.items() for name in names}
    made = {
        group: {
            name
            for name in words
            if (group, name) not in plain and any(group == of and begins and name.startswith(word) for of, word, begins in asked)
        }
        for group, words in LOADED.guide.words.items()
        if group not in FROM_CONTENT
    }
    assert {group: names for group, names in made.items() if names} == {group: set(names) for group, names in COMPUTED.items()}


def test_no_word_waits_for_nobody() -> None:
    asked = set(asked_words.asked_words(ROOT))
    by_name = {group for group, name, begins in asked if begins and not name} | {*BY_NAME, *asked_words.ASKED_BY_CODE, "rule_words"}
    unused = [
        f"{group}.{name}"
        for group, words in LOADED.guide.words.items()
        for name in words
        if group not in by_name
        and not any(group == of and (name.startswith(word) if begins else name == word) for of, word, begins in asked)
    ]
    assert unused == []


def test_every_word_that_python_asks_for_is_in_the_list() -> None:
    """`guide.words["group"]["name"]` in the code stands in ASKED_BY_CODE."""
    code = "\n".join(path.read_text() for path in (ROOT / "macros").rglob("*.py"))
    asked = set(re.findall(r'words\["(\w+)"\]\["(\w+)"\]', code))
    assert asked
    for group, name in asked:
        assert name in asked_words.ASKED_BY_CODE.get(group, ()), (group, name)
    groups = set(re.findall(r'guide\.words\["(\w+)"\]', code)) - {"rule_words"}
    assert groups <= set(asked_words.ASKED_BY_CODE)
