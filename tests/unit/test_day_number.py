"""The plain count of days, for pictures, the account and own days: the first sick day is day 1."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from macros.load import guide
from macros.model.calendar import Calendar
from macros.model.day_number import day_number, rule_day
from macros.model.rules import DateRule
from tests.helpers import small_tree, whole


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Calendar:
    """In the small calendar the advice comes on day 42, at the latest on day 43, and the plan on day 57."""
    loaded = whole(guide.load(small_tree(tmp_path_factory.mktemp("small"))))
    return loaded.calendar


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ({"op": "day_number", "day": 42}, 42),
        ({"op": "first_day_after_weeks", "weeks": 6}, 43),
        ({"op": "last_day_of_week", "week": 6}, 42),
        ({"op": "first_day_of_week", "week": 6}, 36),
        ({"op": "years_after_start", "years": 2, "longer_from": "advies", "longer_to": "plan"}, 731),
        ({"op": "weeks_after", "step": "advies", "weeks": 2}, 57),
        ({"op": "weeks_before", "step": "advies", "weeks": 2}, 29),
        ({"op": "days_after", "step": "advies", "days": 3}, 46),
        ({"op": "same_day", "step": "plan"}, 57),
        ({"op": "given_weeks_after", "step": "plan", "fact": "langer"}, 57),
        ({"op": "if_fact", "fact": "contract", "step": "advies", "otherwise": "plan"}, 57),
        ({"op": "earliest_of", "rules": [{"op": "same_day", "step": "plan"}, {"op": "day_number", "day": 50}]}, 50),
        ({"op": "latest_of", "rules": [{"op": "same_day", "step": "plan"}, {"op": "day_number", "day": 50}]}, 57),
        ({"op": "latest_of", "rules": [{"op": "on_fact", "fact": "contract"}, {"op": "day_number", "day": 50}]}, 50),
        ({"op": "on_fact", "fact": "contract"}, None),
        ({"op": "day_number", "day": 42, "needs": "contract"}, None),
    ],
)
def test_rule_gives_its_day_without_interruptions(rule: dict, day: int | None, calendar: Calendar) -> None:
    assert rule_day(calendar, TypeAdapter(DateRule).validate_python(rule)) == day


def test_a_date_that_leans_on_one_that_waits_for_a_fact_has_no_day(calendar: Calendar) -> None:
    waiting = TypeAdapter(DateRule).validate_python({"op": "on_fact", "fact": "contract"})
    anchor = calendar.moment("einde").model_copy(update={"latest": waiting})
    changed = calendar.model_copy(update={"anchors": (anchor,)})
    for rule in ({"op": "same_day", "step": "einde"}, {"op": "if_fact", "fact": "contract", "step": "advies", "otherwise": "einde"}):
        assert rule_day(changed, TypeAdapter(DateRule).validate_python(rule)) is None


def test_weeks_after_a_cautious_day_count_from_that_day(calendar: Calendar) -> None:
    rule = TypeAdapter(DateRule).validate_python({"op": "weeks_after", "step": "advies", "weeks": 2})
    assert rule_day(calendar, rule, "cautious") == 56
    assert day_number(calendar, calendar.moment("advies"), "cautious") == 42
