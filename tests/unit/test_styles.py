"""Stylesheets: what a browser would drop without a word is told at its place, and what it reads is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.proof.styles import style_problems
from macros.source.messages import message


@pytest.mark.parametrize(
    ("text", "line", "column", "key"),
    [
        ("a {\n  color: teal\n  margin: 0;\n}\n", 2, 3, "style_wrong"),
        ("a {\n  color teal;\n}\n", 2, 13, "style_wrong"),
        ("a { color: teal; }\n}\nb { margin: 0; }\n", 2, 1, "style_wrong"),
        ("a { content: 'x; }\nb { margin: 0; }\n", 1, 14, "style_wrong"),
        ("a { width: calc(1px + 2px; }\n", 1, 28, "style_wrong"),
        ("a { margin: 0; }\nb\n", 2, 2, "style_wrong"),
        ("a {\n  color: teal;\n\nb { margin: 0; }\n", 1, 3, "style_open"),
        ("@media print { a { margin: 0; }\n", 1, 14, "style_open"),
        ("@media (width > 1px { a { margin: 0; } }\n", 1, 8, "style_open"),
        ("a { margin: 0; }\n/* nog\nb { margin: 0; }\n", 2, 1, "style_open"),
    ],
)
def test_a_mistake_is_told_at_its_place_and_only_the_first(text: str, line: int, column: int, key: str, tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(text)
    assert [str(problem) for problem in style_problems(tmp_path, tmp_path)] == [f"a.css:{line}:{column}: {message(key)}"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/* niets */",
        '@import "b.css";\n',
        "a { color: teal; &:hover { color: red } margin: 0 }",
        ":root { --list: a: b; --empty:; }",
        "@media print { @page { margin: 0 } a::before { content: '}' } }",
        "@keyframes come { from { opacity: 0 } 50% { opacity: 1 } }",
        "a { margin: 0;; background: url(data:image/svg+xml,%3Csvg/%3E) }",
    ],
)
def test_a_sound_stylesheet_has_no_mistake(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(text)
    assert list(style_problems(tmp_path, tmp_path)) == []
