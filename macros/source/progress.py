"""The progress of long work, for whoever waits: a bar on a terminal, plain lines anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

from .messages import message

LINES = 5
Item = TypeVar("Item")


def progress(items: Sequence[Item], label: str) -> Iterator[Item]:
    """Yield the items, and say on the error stream how many are done."""
    if sys.stderr.isatty():
        with click.progressbar(items, label=label, file=sys.stderr, show_pos=True) as bar:
            yield from bar
        return
    every = max(1, len(items) // LINES)
    for number, item in enumerate(items, start=1):
        yield item
        if number % every == 0 or number == len(items):
            print(message("progress", label=label, number=number, count=len(items)), file=sys.stderr)
