"""The policy in words and open blanks, with what an edition knows filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..load.guide import Guide
from ..model.edition import Edition
from ..model.policy import BLANK, Policy


@dataclass(frozen=True)
class Piece:
    """A part of a text: words, or a blank that is still open."""

    text: str
    open: bool = False


def filled(policy: Policy, edition: Edition, own: bool) -> dict[str, str]:
    """Return what is known of each blank, by its text. The open guide has no organisation: `own` is false there."""
    known = {}
    for blank in policy.blanks:
        if blank.filled_with == "naam" and own:
            known[blank.text] = edition.short_name
        elif blank.filled_with == "contact" and blank.role in edition.contacts:
            known[blank.text] = edition.contacts[blank.role].line
    return known


def origin(guide: Guide) -> str:
    """Return the line that the licence asks for: where the text comes from, with the address where readers can find it."""
    words, edition = guide.words, guide.edition
    line = words["policy_file"]["origin_without_address" if edition.leads_nowhere else "origin"]
    frame = words["frame"]
    return line.format(
        name=edition.name, host=edition.host, version=words["common"]["version"], credit=frame["credit"], license=frame["license_url"]
    )


def policy_pieces(guide: Guide, text: str) -> tuple[Piece, ...]:
    """Return a text of the policy in words and open blanks, with what the edition knows filled in."""
    return pieces(text, filled(guide.policy, guide.edition, bool(guide.name)))


def pieces(text: str, known: Mapping[str, str]) -> tuple[Piece, ...]:
    """Return the text in parts: blanks that are known are filled in and part of the words around them."""
    parts, words, end = [], "", 0
    for match in BLANK.finditer(text):
        words += text[end : match.start()]
        end = match.end()
        if match[1] in known:
            words += known[match[1]]
        else:
            parts += [Piece(words), Piece(match[0], open=True)]
            words = ""
    return tuple(part for part in [*parts, Piece(words + text[end:])] if part.text)
