"""The text of the agreement about contact, from what was chosen and back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.helpers import page_data

# As the page gives it after a few choices.
FILLED = {
    "mode": "contact",
    "chosen": {"hoe": ["bellen", "mail"], "hoe-vaak": ["week"], "met-wie": ["ander"]},
    "own": {"met-wie.ander": "Noor van de receptie"},
    "days": {"volgende": "2027-01-11"},
}


def test_a_thousand_mutated_texts_are_read_without_a_throw(engine: Callable[..., Page]) -> None:
    page = engine("js/base/days", "js/contact/text")
    data = page_data("samen/contactafspraak", "contact-data")
    result = page.evaluate(
        """([data, filled]) => {
      const { agreed, events, read, write } = globalThis.ContactText;
      const good = write(filled);
      let seed = 1;
      const random = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
      let read_ = 0;
      for (let i = 0; i < 1000; i += 1) {
        const at = random(good.length);
        const text = good.slice(0, at) + String.fromCharCode(32 + random(95)) + good.slice(at + random(3));
        const { state } = read(text, data);
        if (state) { read_ += 1; agreed(state, data, String); events(state, data); write(state); }
      }
      const { state, partly } = read(good, data);
      return { same: write(state) === good, partly, read_ };
    }""",
        [data, FILLED],
    )
    assert result["same"]
    assert result["partly"] is False
    assert result["read_"] > 50
