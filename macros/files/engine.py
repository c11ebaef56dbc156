"""The engine that draws PDFs: WeasyPrint, which needs Pango on the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

CLOCK = "SOURCE_DATE_EPOCH"


class EngineMissing(Exception):
    """A lack of WeasyPrint or Pango on this machine."""


def engine() -> Any:
    """Return WeasyPrint. Raises EngineMissing."""
    try:
        import weasyprint
    except (ImportError, OSError) as failure:
        raise EngineMissing from failure
    return weasyprint


@contextmanager
def standing_clock() -> Iterator[None]:
    """Let time stand still: the only one in a PDF is that of its fonts."""
    before = os.environ.get(CLOCK)
    os.environ[CLOCK] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[CLOCK]
        else:
            os.environ[CLOCK] = before
