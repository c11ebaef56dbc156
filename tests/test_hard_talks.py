"""Hard talks: sentences to find and copy, the talk that fits, rehearsals, the mirror, the agreement about contact."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from macros import guide

from .conftest import ROOT
from .test_browser import violations

LOADED = guide.load(ROOT).guide
assert LOADED is not None, guide.load(ROOT).problems

Opener = Callable[..., Page]


# Sentences


def test_sentences_are_chosen_from_by_phase_moment_and_speaker(open_page: Opener) -> None:
    page = open_page("gesprek/", width=390)
    phase = LOADED.phases[1]
    every = [item for other in LOADED.phases for item in other.phrases]
    expect(page.locator("[data-found]")).to_have_text(f"{len(every)} zinnen")
    page.get_by_label("Wie het zegt").select_option("werknemer")
    expect(page.locator("[data-found]")).to_have_text(f"{sum(item.speaker == 'werknemer' for item in every)} zinnen")
    page.get_by_label("Fase", exact=True).select_option(phase.id)
    page.get_by_label("Wanneer").select_option("gesprek")
    wanted = [item.say for item in phase.phrases if item.speaker == "werknemer" and item.kind == "gesprek"]
    assert wanted
    assert page.locator("[data-listed]:visible .say").all_inner_texts() == wanted
    assert page.locator("list-filter h2:visible").count() == page.locator("list-filter h3:visible").count() == 1
    assert violations(page, "list-filter") == []


def test_a_sentence_is_copied_and_a_refusal_is_said(open_page: Opener) -> None:
    page = open_page("gesprek/", permissions=["clipboard-read", "clipboard-write"])
    first = page.locator("copy-text").first
    first.get_by_role("button").click()
    expect(first.get_by_role("status")).to_contain_text("Gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()") == LOADED.phases[0].phrases[0].say
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('nee')))")
    first.get_by_role("button").click()
    expect(first.get_by_role("status")).to_contain_text("Kopieer hem zelf.")
    assert page.evaluate("getSelection().toString().trim()") == LOADED.phases[0].phrases[0].say
