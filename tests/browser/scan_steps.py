"""Steps through the scan, for what is built on it too."""

from __future__ import annotations

from playwright.sync_api import Page

SCAN = "samen/scan/"
PRIVATE = 13
# Per theme: how it is now, how important; agreed, far apart, low for both, and in between.
EMPLOYEE = [(4, 3), (2, 5), (3, 2), (1, 5), (4, 1), (3, 3), (2, 4), (4, 2), (3, 1), (5, 2), (4, 2), (2, 4), (1, 5)]
MANAGER = [(4, 2), (5, 3), (3, 1), (1, 4), (5, 1), (3, 2), (4, 1), (4, 2), (4, 2), (5, 1), (4, 1), (3, 3), (2, 5)]
SUBJECTS = [2, 4, 7]


def begin(page: Page, side: str, pair: str = "", round: str = "nu") -> None:
    page.locator('.part-steps [data-go="start"]').click()
    page.get_by_role("radio", name=f"Ik ben de {side}").check()
    fold = page.locator(".scan-more")
    if not fold.evaluate("fold => fold.open"):
        fold.locator("summary").click()
    page.get_by_role("radio", name=round, exact=True).check()
    page.get_by_role("button", name="Naar de thema's").click()
    if pair:
        page.evaluate(
            "pair => { const field = document.querySelector('[data-pair]'); field.value = pair; field.dispatchEvent(new Event('input')); }",
            pair,
        )


def answer(page: Page, answers: list[tuple[int, int]], shared: int = PRIVATE - 1) -> str:
    """Click through every theme in the page, share all but the last ones, and give the code."""
    page.evaluate(
        """([answers, shared]) => answers.forEach(([now, important], n) => {
          const theme = document.querySelector(`[data-theme="${n + 1}"]`);
          if (theme.hidden) throw new Error(`theme ${n + 1} is not on the screen`);
          const click = (name, value) => theme.querySelector(`[data-answer="${name}"]${value}`).click();
          click("now", `[value="${now}"]`);
          click("important", `[value="${important}"]`);
          click("helps", "");
          if (n >= shared) click("keep", "");
          document.querySelector("[data-next]").click();
        })""",
        [answers, shared],
    )
    page.get_by_role("radio", name="Ja, op uitzonderingen na").check()
    return page.get_by_label("Jouw code").input_value()


def lay_beside(page: Page, employee: str, manager: str) -> None:
    page.locator('.part-steps [data-go="compare"]').click()
    page.locator("#code-werknemer").fill(employee)
    page.locator("#code-leidinggevende").fill(manager)
    page.get_by_role("button", name="Leg ze naast elkaar", exact=True).click()
