"""When the guide was looked at: what is due for review, what was looked at on a day to come, and figures that are too old."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..model.fields import Document
from ..model.figures import FIGURES
from ..source.messages import message
from ..source.nodes import Problem
from .guide import Loaded


def review_problems(file: str, document: Document, day: datetime.date) -> Iterator[Problem]:
    """Report a file that is to be looked at again on a day, or that says it was looked at on a day that is still to come."""
    if document.review_due <= day:
        yield Problem.of_file(file, message("overdue", reviewed=document.reviewed, due=document.review_due))
    if document.reviewed > day:
        yield Problem.of_file(file, message("reviewed_ahead", reviewed=document.reviewed))


def far_ahead(loaded: Loaded, day: datetime.date) -> Iterator[Problem]:
    """Report each file that says it was looked at on a day more than a year to come: nobody would be reminded of it."""
    for file, document in loaded.documents:
        if file in loaded.nodes and document.reviewed > day + datetime.timedelta(days=366):
            yield loaded.nodes[file][0].at(("reviewed",)).problem(message("reviewed_ahead", reviewed=document.reviewed))


def too_old(loaded: Loaded, day: datetime.date) -> Iterator[Problem]:
    """Report every figure that is to be looked at again on a day, told where its last day stands."""
    if loaded.guide:
        node, _ = loaded.nodes[FIGURES]
        for item, figure in zip(node.items("figures"), loaded.guide.figures.figures, strict=True):
            if figure.best_before <= day:
                yield item.at(("best_before",)).problem(message("best_before", id=figure.id, day=figure.best_before))
