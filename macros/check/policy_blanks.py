"""The check that every blank in the policy is in its list: content/policy.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.policy import BLANK
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem


def blank_problems(node: Node) -> Iterator[Problem]:
    """Report every blank in the texts that is not in the list, and every bracket that stands alone."""
    known = [blank.text("text") for blank in node.items("blanks")]
    for place in _texts(node):
        for name in BLANK.findall(place.value):
            if name not in known:
                yield place.problem(message("unknown_blank", name=name, hint=did_you_mean(name, known)))
        if re.search(r"[\[\]]", BLANK.sub("", place.value)):
            yield place.problem(message("loose_bracket"))


def _texts(node: Node) -> Iterator[Node]:
    """Yield the texts in which blanks may stand: those of chapters and clauses."""
    for chapter in node.items("chapters"):
        for part in (chapter, *chapter.items("clauses")):
            text = [part.at(("text",))] if part.text("text") else []
            yield from (place for place in [*text, *part.items("points")] if isinstance(place.value, str))
