"""The build-up of the plan: what stands out in the steps, and what is proposed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page

from tests.helpers import RANDOM, our_guide

LADDER = [level.id for level in our_guide().plan.levels]
# Hours, rung of the ladder and weeks, step by step: one ladder at a time, with weeks to hold.
STEPS = [(6, 0, 2), (6, 1, 2), (10, 1, 2), (10, 2, 2)]


@pytest.fixture(scope="module")
def build_up(engine: Callable[..., Page]) -> Page:
    return engine("js/base/fill", "js/base/days", "js/base/file-format", "js/plan/state", "js/plan/build-up")


def remarks(page: Page, steps: Sequence[tuple[float | None, int, int]], **limits: object) -> list[str]:
    given: dict[str, object] = {
        "steps": [{"hours": hours, "load": LADDER[rung], "weeks": weeks, "days": []} for hours, rung, weeks in steps]
    }
    return page.evaluate(
        """({ steps, ladder, start = null, cap = {}, agreed = {} }) => BuildUp.remarks({
          steps, ladder, start,
          cap: { hours: null, load: "", until: null, ...cap }, agreed: { hours: null, weeks: null, ...agreed },
        }).map(({ step, name }) => `${step ?? "all"} ${name}`)""",
        given | {"ladder": LADDER} | limits,
    )


def test_the_build_up_says_what_stands_out_and_nothing_else(build_up: Page) -> None:
    assert remarks(build_up, STEPS) == []
    assert remarks(build_up, [(4, 0, 2), (8, 1, 2)]) == ["1 both"]
    assert remarks(build_up, [(4, 0, 2), (8, 2, 2)]) == ["1 both", "1 fast_load"]
    assert remarks(build_up, [(8, 2, 2), (4, 0, 2), (2, 1, 2)]) == []
    assert remarks(build_up, [(4, 0, 2), (9, 0, 2)], agreed={"hours": 4}) == ["1 fast_hours"]
    assert remarks(build_up, [(4, 0, 1), (6, 0, 2)], agreed={"weeks": 2}) == ["1 short"]
    assert remarks(build_up, [(4, 0, 1), (2, 0, 2)], agreed={"weeks": 2}) == []
    assert remarks(build_up, [(16, 3, 2), (20, 3, 2)], cap={"hours": 16, "load": LADDER[2]}) == [
        "0 over_load",
        "1 over_hours",
        "1 over_load",
    ]
    # The advice holds for steps that begin in its time; the first that goes on beyond it asks for new advice.
    assert remarks(build_up, [(16, 0, 2), (20, 0, 2), (20, 0, 2)], start=0, cap={"hours": 16, "until": 13}) == ["1 no_advice"]
    assert remarks(build_up, [(16, 0, 2), (20, 0, 2)], start=0, cap={"hours": 16, "until": 14}) == ["1 over_hours", "1 no_advice"]
    # Every week a step up: told once, for the whole.
    assert remarks(build_up, [(4, 0, 1), (6, 0, 1), (6, 1, 1)]) == ["all no_rest"]
    assert remarks(build_up, [(4, 0, 2), (6, 0, 1), (6, 1, 1), (8, 1, 1), (8, 1, 4)]) == ["all no_rest"]
    assert remarks(build_up, [(4, 0, 2), (6, 0, 1), (6, 1, 2)]) == []
    assert remarks(build_up, [(None, 0, 2), (6, 1, 2)]) == []


def test_steps_that_the_page_proposes_never_raise_both_and_stay_within_the_advice(build_up: Page) -> None:
    wrong = build_up.evaluate(
        f"""(ladder) => {{
          const random = ({RANDOM})(3);
          const whole = (below) => Math.floor(random() * below);
          const found = [];
          for (let n = 0; n < 500; n += 1) {{
            const cap = {{ hours: random() < 0.5 ? 8 + whole(20) : null, load: random() < 0.5 ? ladder[1 + whole(5)] : "", until: null }};
            const agreed = {{ hours: random() < 0.7 ? 1 + whole(4) : null, weeks: random() < 0.7 ? 1 + whole(3) : null }};
            const build = {{ steps: [], ladder, start: null, cap, agreed }};
            build.steps.push({{ ...BuildUp.nextStep(build, "hold"), hours: 4 }});
            for (let step = 0; step < 15; step += 1) build.steps.push(BuildUp.nextStep(build, ["hours", "load", "hold"][whole(3)]));
            found.push(...BuildUp.remarks(build).map(({{ name }}) => name));
          }}
          return [...new Set(found)].sort();
        }}""",
        LADDER,
    )
    # A held week is one week: raising after it can be sooner than agreed, and with one week a step there may be no rest.
    assert set(wrong) <= {"short", "no_rest"}
