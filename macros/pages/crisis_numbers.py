"""The numbers for who is in need: on the pages, and for who types it in the search box."""

from __future__ import annotations

from typing import NamedTuple

from ..load.guide import Guide


class CrisisNumber(NamedTuple):
    """A number to dial, and what the button with it says."""

    number: str
    text: str


class CrisisNumbers(NamedTuple):
    """The numbers by what they are for, in the order of the buttons on a page."""

    talk: CrisisNumber
    danger: CrisisNumber
    free: CrisisNumber


def crisis_numbers(guide: Guide) -> CrisisNumbers:
    """Return whom to call: to talk, in danger, and to talk without costs."""
    words = guide.words
    return CrisisNumbers(
        talk=_named(words["frame"]["crisis_talk"], words["common"]["crisis_call"]),
        danger=_named(words["frame"]["crisis_danger"], words["common"]["crisis_danger"]),
        free=_named(words["frame"]["crisis_free"], words["common"]["crisis_free"]),
    )


def _named(number: str, text: str) -> CrisisNumber:
    return CrisisNumber(number, text.format(number=number))
