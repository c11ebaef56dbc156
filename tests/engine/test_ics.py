"""The calendar file as text: folded and escaped."""

from __future__ import annotations

from collections.abc import Callable

import icalendar
from playwright.sync_api import Page


def test_folding_and_escaping_survive_any_text(engine: Callable[..., Page]) -> None:
    page = engine("js/base/ics")
    for text in ("a" * 200, "é" * 120, "🌱" * 60, "komma, punt; streep\\ regel\neinde", "x" * 74 + "é"):
        made = page.evaluate(
            """(text) => Ics.icsFile([{ uid: "u", day: "2026-01-05", nextDay: "2026-01-06", title: text, text }],
              { product: "p", stamp: "20260101T000000Z", sequence: 1, reminderDays: 0 })""",
            text,
        ).encode()
        assert max(len(line) for line in made.split(b"\r\n")) <= 75
        (event,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
        assert str(event["SUMMARY"]) == text
        assert str(event["DESCRIPTION"]) == text
