"""Long work says how far it is: lines where nobody watches, a bar on a terminal."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.files import pdf
from macros.source.progress import progress
from tests.helpers import our_guide


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
    assert "PDF's" in screen.getvalue()
    assert "van" not in screen.getvalue()


def test_whoever_waits_for_the_pdfs_hears_of_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "engine", lambda: SimpleNamespace(__version__="1"))
    monkeypatch.setattr(
        pdf, "_sheets", lambda *_: iter([("een", pdf.Sheet("<p>een", forms=False)), ("twee", pdf.Sheet("<p>twee", forms=False))])
    )
    monkeypatch.setattr(pdf, "draw", lambda *_: b"%PDF")
    assert [path.name for path in pdf.write_all(our_guide(), tmp_path)] == ["een.pdf", "twee.pdf"]
    assert capsys.readouterr().err.splitlines() == ["PDF's: 1 van 2", "PDF's: 2 van 2"]
