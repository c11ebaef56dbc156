"""What may not be left out of the law's own words, and which version a claim was held against."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.load import guide
from tests.helpers import rewrite, small_tree

CONDITIONS = (
    "indien",
    "tenzij",
    "mits",
    "behoudens",
    "voor zover",
    "voorzover",
    "zover",
    "uitsluitend",
    "met uitzondering van",
    "onder voorwaarde",
    "niettemin",
)


def told(folder: Path, law: str, quote: str, place: str = "boek 1 per 2026-01-01") -> list[str]:
    """What is wrong when article 1 of the small law says this, and a topic quotes it so."""
    content = small_tree(folder) / "content"
    rewrite(content / "law" / "boek.yml", "De werkgever betaalt loon, tenzij de werknemer niet werkt. De werknemer werkt.", law)
    old = "      - law: boek 1 per 2026-01-01\n        text: De werknemer werkt.\n"
    rewrite(content / "topics" / "conflict.yml", old, f"      - law: {place}\n        text: '{quote}'\n")
    return [problem.text for problem in guide.load(folder).problems]


@pytest.mark.parametrize("word", CONDITIONS)
def test_each_word_with_which_the_law_makes_a_condition_counts(word: str, tmp_path: Path) -> None:
    (problem,) = told(tmp_path, f"De werkgever betaalt loon, {word} iemand werkt.", "De werkgever betaalt loon […]")
    assert problem.startswith(f"de weggelaten woorden maken een voorwaarde: '{word} iemand")


@pytest.mark.parametrize("word", ["omdat", "mitsgaders", "zovergaand", "terwijl"])
def test_words_that_make_no_condition_may_be_left_out_of_a_quote(word: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"De werkgever betaalt loon, {word} iemand werkt.", "De werkgever betaalt loon […]") == []


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-01-01", ""),
        ("2025-12-31", "is nagekeken in de versie van 2025-12-31"),
        ("2026-01-02", "de versie van 2026-01-02 staat nog niet in de gids"),
    ],
)
def test_a_claim_names_the_version_that_stands_in_the_guide(day: str, said: str, tmp_path: Path) -> None:
    problems = told(tmp_path, "De werknemer werkt.", "De werknemer werkt.", f"boek 1 per {day}")
    assert [said in problem for problem in problems] == ([True] if said else [])
