"""Topics, and links from content to pages."""

from __future__ import annotations

from pathlib import Path

from .conftest import build, copy_tree, run


def test_a_link_to_a_page_that_is_not_there_is_told_at_its_place(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    file = tree / "content" / "roles.yml"
    text = file.read_text().replace("page: checklists/eerste-gesprek", "page: checklists/eerste-gesprk", 1)
    file.write_text(text)
    line = text[: text.index("eerste-gesprk")].count("\n") + 1
    told = f"content/roles.yml:{line}:17: er is geen pagina 'checklists/eerste-gesprk' (bedoel je 'checklists/eerste-gesprek'?)"
    assert told in run(tree, "macros", "check").stdout.splitlines()
    outcome = build(tree, tmp_path / "site")
    assert outcome.returncode == 1
    assert told in outcome.stderr
