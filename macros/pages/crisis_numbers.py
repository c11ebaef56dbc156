"""The numbers for who is in need: on the pages, and for who types it in the search box."""

from __future__ import annotations

from typing import NamedTuple

from ..load.guide import Guide


class CrisisNumber(NamedTuple):
    """A number to dial, and what the button with it says."""

    number: str
    text: str


class CrisisNumbers(NamedTuple):
    """The numbers by what they are for, in the order in which every page and the search name them."""

    talk: CrisisNumber
    free: CrisisNumber
    danger: CrisisNumber


def crisis_numbers(guide: Guide) -> CrisisNumbers:
    """Return whom to call: to talk, to talk without costs, and in danger."""
    words = guide.words
    return CrisisNumbers(
        talk=_named(words["frame"]["crisis_talk"], words["common"]["crisis_call"]),
        free=_named(words["frame"]["crisis_free"], words["common"]["crisis_free"]),
        danger=_named(words["frame"]["crisis_danger"], words["common"]["crisis_danger"]),
    )


def _named(number: str, text: str) -> CrisisNumber:
    return CrisisNumber(number, text.format(number=number))
