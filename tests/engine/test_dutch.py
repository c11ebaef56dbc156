"""How search reads Dutch: forms of a word, compounds, typing errors, verbs in two parts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page


@pytest.fixture(scope="module")
def dutch(engine: Callable[..., Page]) -> Callable[[str], Any]:
    """Evaluates a script in a page that knows Dutch."""
    return engine("vendor/snowball/base-stemmer", "vendor/snowball/dutch-stemmer", "js/search/dutch").evaluate


@pytest.mark.parametrize(
    "forms",
    [
        "plan plannen",
        "ziek zieke ziekte",
        "ziekmelding ziekmeldingen",
        "melden melding gemeld",
        "opbouw opbouwen opgebouwd",
        "uur uren",
        "loon lonen",
        "bel bellen belt gebeld",
        "evaluatie evaluaties evalueren",
        "re-integratie reintegratie reïntegratie re-integreren",
        "collega collega's collegas",
        "leidinggevende leidinggevenden",
    ],
)
def test_forms_of_a_word_count_as_the_same_word(forms: str, dutch: Callable[[str], Any]) -> None:
    first, *others = dutch(f"{json.dumps(forms.split())}.map((form) => Dutch.stem(Dutch.words(form)[0]))")
    assert set(others) <= {first, *dutch(f"Dutch.related({json.dumps(first)})")}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("planvanaanpak", ["plan", "van", "aanpak"]),
        ("aanpakplan", ["aanpak", "plan"]),
        ("bedrijfsarts", ["bedrijf", "arts"]),
        ("aanpakplok", None),
    ],
)
def test_a_compound_comes_apart_into_words_that_are_known(word: str, parts: list[str] | None, dutch: Callable[[str], Any]) -> None:
    known = json.dumps(["plan", "van", "aanpak", "bedrijf", "arts"])
    assert dutch(f"Dutch.split({json.dumps(word)}, (part) => {known}.includes(part))") == parts


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("plan", "plan", 0), ("bedrijfarts", "bedrijfsarts", 1), ("ziekmeldign", "ziekmelding", 1), ("kat", "hond", None)],
)
def test_a_swap_of_two_letters_is_one_mistake(one: str, other: str, far: int | None, dutch: Callable[[str], Any]) -> None:
    assert dutch(f"Dutch.distance({json.dumps(one)}, {json.dumps(other)}, 2)") == (float("inf") if far is None else far)


@pytest.mark.parametrize(
    ("question", "verbs"),
    [
        ("hoe bereid ik me voor op morgen", ["voorbereid"]),
        ("om uren op te bouwen", ["opbouwen"]),
        ("wat zeg ik op mijn werk", []),
        ("de opbouw te snel", []),
    ],
)
def test_a_verb_in_two_parts_counts_as_the_whole_verb(question: str, verbs: list[str], dutch: Callable[[str], Any]) -> None:
    found = dutch(f"Dutch.separable({json.dumps(question.split())})")
    assert set(verbs) <= {pair["whole"] for pair in found}
    assert bool(found) == bool(verbs)
