"""Texts to take along and change, under assets/doc: the policy as a Word document and as Markdown, every checklist as a Word document.

Made like the PDFs, by a command of its own: where they are not made, no page links to them.
"""

from __future__ import annotations

from pathlib import Path

from ..load.folders import docs_folder
from ..load.guide import Guide
from ..pages import catalogue
from ..pages.file_names import CHECKLIST, POLICY
from ..pages.page_kinds import path_of
from ..source import whole_file
from . import print_templates, word_checklist, word_policy


def write_all(guide: Guide, root: Path) -> list[Path]:
    """Write every document of the edition and remove those that are no longer made; return the files.

    Markdown ends in .txt there: the site's generator takes every .md for a page.
    """
    folder = docs_folder(root, guide.name) / "assets" / "doc"
    folder.mkdir(parents=True, exist_ok=True)
    documents = {
        f"{CHECKLIST}{checklist.id}.docx": word_checklist.checklist_document(guide, root, checklist) for checklist in guide.checklists
    }
    if catalogue.is_shown(guide, path_of("policy")):
        documents |= {
            f"{POLICY}.docx": word_policy.policy_document(guide, root),
            f"{POLICY}.txt": print_templates.render_policy(guide, root).encode("utf-8"),
        }
    for leftover in {path.name for path in folder.iterdir()} - documents.keys():
        (folder / leftover).unlink()
    for name, data in documents.items():
        whole_file.write(folder / name, data)
    return [folder / name for name in documents]
