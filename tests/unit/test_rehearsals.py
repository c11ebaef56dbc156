"""Rehearsals: the sentence that helps most is found by what it says, not by its form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from tests.helpers import ROOT, values

TALKS: dict[str, Any] = {path.stem: values(path) for path in sorted((ROOT / "content" / "rehearsals").glob("*.yml"))}
STEPS = [step for talk in TALKS.values() for step in talk["steps"]]
CHOICES = [choice for step in STEPS for choice in step["choices"]]
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
PRESSING = re.compile(r"\b(echt|gewoon|altijd|vast|hoor|toch)\b", re.IGNORECASE)
POLITE = re.compile(r"\b(dank|fijn|sorry|graag|goed dat)\b", re.IGNORECASE)
A_DAY = re.compile(r"\b(\w+dag|morgen|weken)\b", re.IGNORECASE)

Choices = list[dict[str, Any]]


def sentences(text: str) -> list[str]:
    return SENTENCE_END.split(text.strip())


def by(feature: Callable[[str], float]) -> Callable[[Choices], list[float]]:
    return lambda choices: [feature(choice["say"]) for choice in choices]


# How a player who reads nothing would choose: the sentence with the highest number.
HINTS: dict[str, Callable[[Choices], list[float]]] = {
    "with a question mark": by(lambda say: "?" in say),
    "without a question mark": by(lambda say: "?" not in say),
    "that ends in a question": by(lambda say: say.endswith("?")),
    "that is longest": by(len),
    "that is shortest": by(lambda say: -len(say)),
    "of most sentences": by(lambda say: len(sentences(say))),
    "of fewest sentences": by(lambda say: -len(sentences(say))),
    "that does not press": by(lambda say: not PRESSING.search(say)),
    "that presses": by(lambda say: bool(PRESSING.search(say))),
    "that is polite": by(lambda say: bool(POLITE.search(say))),
    "that names a day": by(lambda say: bool(A_DAY.search(say))),
    "without a 'but'": by(lambda say: "maar" not in say.lower()),
    "that stands first": lambda choices: [-float(place) for place in range(len(choices))],
    "that stands last": lambda choices: [float(place) for place in range(len(choices))],
}


def found_by(steps: list[Any], hint: Callable[[Choices], list[float]]) -> float:
    """The share of steps in which the hint picks a sentence that opens the talk; sentences of one rank share the pick."""
    found = 0.0
    for step in steps:
        ranks = hint(step["choices"])
        picked = [choice for choice, rank in zip(step["choices"], ranks, strict=True) if rank == max(ranks)]
        found += sum(choice["effect"] == "opent" for choice in picked) / len(picked)
    return found / len(steps)


def chance(steps: list[Any]) -> float:
    return found_by(steps, lambda choices: [0.0] * len(choices))


@pytest.mark.parametrize("hint", HINTS)
def test_the_sentence_that_opens_the_talk_is_not_found_by_its_form(hint: str) -> None:
    assert found_by(STEPS, HINTS[hint]) <= chance(STEPS) + 0.1


@pytest.mark.parametrize("name", TALKS)
def test_no_rehearsal_is_won_by_choosing_by_form(name: str) -> None:
    steps = TALKS[name]["steps"]
    assert {hint: share for hint, rule in HINTS.items() if (share := found_by(steps, rule)) > chance(steps) + 0.25} == {}


def test_no_first_word_gives_a_good_or_bad_sentence_away() -> None:
    first = [(re.findall(r"\w+", choice["say"])[0].lower(), choice["effect"] == "opent") for choice in CHOICES]
    often = {word for word, count in Counter(word for word, _ in first).items() if count >= 6}
    shares = {word: sum(good for begin, good in first if begin == word) / sum(begin == word for begin, _ in first) for word in often}
    assert len(shares) > 4
    assert {word: share for word, share in shares.items() if not 0.1 <= share <= 0.7} == {}


def test_the_effect_of_a_choice_and_its_reason_use_different_words() -> None:
    said_twice = {}
    for choice in CHOICES:
        lands, why = ({word for word in re.findall(r"\w{5,}", choice.get(key, "").lower())} for key in ("lands", "why"))
        lands -= {"leidinggevende", "werknemer", "bedrijfsarts"}
        if len(lands) > 2 and len(lands & why) / len(lands) > 0.5:
            said_twice[choice["say"]] = sorted(lands & why)
    assert said_twice == {}


def test_the_narrator_speaks_whole_sentences() -> None:
    told = [choice[key] for choice in CHOICES for key in ("lands", "why") if key in choice]
    told += [
        place[key] for talk in TALKS.values() for place in (*talk["steps"], *talk["endings"]) for key in ("note", "reached") if key in place
    ]
    assert [sentence for text in told for sentence in sentences(text) if len(sentence.split()) < 3] == []
