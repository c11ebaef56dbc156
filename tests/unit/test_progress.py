"""Long work says how far it is: lines where nobody watches, a bar on a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from macros.source.progress import progress


def test_without_a_terminal_every_part_of_the_work_gets_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress(range(26), "PDF's")) == list(range(26))
    assert capsys.readouterr().err.splitlines() == [f"PDF's: {number} van 26" for number in (5, 10, 15, 20, 25, 26)]
    assert list(progress([], "zip")) == []
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_a_bar_that_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(progress([1, 2, 3], "PDF's")) == [1, 2, 3]
    assert "3/3" in screen.getvalue()
    assert "van" not in screen.getvalue()
