"""What writers are told: every message that can come occurs in a case that a person can read, at the line where it belongs."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from macros.editions import credit, notices
from macros.load import guide
from macros.source.messages import MESSAGES
from tests.helpers import DATA, small_tree

NOTICED = DATA / "editions" / "noticed"
TODAY = datetime.date(2026, 1, 6)

# No case in a folder can show these: by name or beginning of the name, why not, and which test does.
ELSEWHERE = {
    "other": "stands in for a message that was forgotten",
    "group_missing": "asked by templates and scripts, which a case does not have; tests of words",
    "word_missing": "asked by templates and scripts, which a case does not have; tests of words",
    "unknown_anchor": "asked of pages as templates make them, which a case does not have; tests of own files",
    "blank_without_value": "asked by scripts, which a case does not have; tests of words",
    "missing_file": "a case lays files over a whole tree, and cannot take one away; see below",
    "no_edition_here": "a case is laid in a folder that is an edition; tests of editions",
    "unknown_template": "a case has no templates of ours beside it; tests of editions",
    "folder_name": "a case is laid in a folder with a good name; tests of editions",
    "unknown_edition": "a case is laid in a folder that is there; tests of editions",
    "no_slug": "told when an edition is begun; tests of editions",
    "edition_exists": "told when an edition is begun; tests of editions",
    "brand_": "told when a command is done; tests of editions",
    "brand_name": "told when an edition is begun; tests of own files",
    "link_outside": "a link in a case would lead to another place on each machine; tests of own files",
    "rename": "a part of another message",
    "one_attention_point": "counts",
    "many_attention_points": "counts",
    "otherwise": "stands before what an edition says otherwise; tests of own files",
    "chosen": "names what an edition says otherwise; tests of own files",
    "part_off": "names what an edition says otherwise; tests of own files",
    "chosen_texts": "counts",
    "over_ours": "a case has no files of ours beside it; tests of own files",
    "attention": "stands before what is noticed; tests of editions",
    "colour_moved": "told when an edition is begun; tests of editions",
    "differences_written": "told when a command is done; tests of editions",
    "upstream_written": "told when a command is done; tests of editions",
    "logo_too_big": "a case would be as big; tests of the logo",
    "stale_": "told of files that are made; tests of content",
    "extra_page": "told of files that are made; tests of content",
    "law_unchanged": "told by `law diff`; tests of the law",
    "law_not_in_guide": "told by `law diff`; tests of the law",
    "law_gone": "told by `law diff`; tests of the law",
    "law_new": "told by `law diff`; tests of the law",
    "law_changed": "told by `law diff`; tests of the law",
    "law_rests": "told by `law diff`; tests of the law",
    "law_rests_nothing": "told by `law diff`; tests of the law",
    "law_no_folder": "told by `law diff`; tests of the law",
    "law_none": "told by `law diff`; tests of the law",
    "progress": "said while something long goes on; tests of progress",
    "progress_": "a part of another message",
    "serve_": "told in the browser while someone writes; tests of serving",
    "shape_": "words of the tables of fields, content/VELDEN.md",
    "one_problem": "counts",
    "many_problems": "counts",
    "no_problems": "counts",
    "nothing_overdue": "counts",
    "written": "told when a command is done",
    "pdfs_written": "told when a command is done",
    "documents_written": "told when a command is done",
    "no_pdf_engine": "told when a command is done",
    "no_site": "told of a built site; tests of publishing",
    "not_for_disk": "told of a built site; tests of publishing",
    "inline_": "told of a built site; tests of publishing",
    "script_address": "told of a built site; tests of publishing",
    "other_host": "told of a built site; tests of publishing",
    "bad_address": "told of an argument; tests of publishing",
    "bad_date_argument": "told of an argument; tests of content",
    "no_access": "told of a disk; tests of publishing",
    "not_published": "told when a command is done",
    "published": "told when a command is done",
    "zipped": "told when a command is done",
    "long_sentence": "advice; tests of the language",
    "one_hard_place": "counts",
    "hard_places": "counts",
    "no_hard_places": "counts",
    "measures_": "told of the whole; tests of the language",
    "low_energy_texts": "words of that table",
    "long_sheet": "told of a PDF; tests of checklists",
    "spoken_texts": "words of that table",
    "page_texts": "words of that table",
    "one_advice": "counts",
    "many_advice": "counts",
}


def shape(text: str) -> re.Pattern[str]:
    """The sentence of a message with anything in its blanks."""
    parts = re.split(r"(\{\{|\}\}|\{[^}]*\})", text)
    return re.compile(
        "".join(re.escape(part[0]) if part in ("{{", "}}") else ".*" if part[:1] == "{" else re.escape(part) for part in parts)
    )


def is_elsewhere(key: str) -> bool:
    return any(key == name or (name.endswith("_") and key.startswith(name)) for name in ELSEWHERE)


def told() -> str:
    """All that any case expects."""
    return "\n".join(file.read_text() for file in sorted(DATA.rglob("expected.txt")))


def test_every_message_that_a_writer_can_get_occurs_in_a_case() -> None:
    cases = told()
    assert [key for key, text in MESSAGES.items() if not is_elsewhere(key) and not shape(text).search(cases)] == []


def test_every_exception_is_a_message_that_is_there_and_needed() -> None:
    assert [name for name in ELSEWHERE if not any(key.startswith(name) for key in MESSAGES)] == []
    cases = told()
    assert [key for key in MESSAGES if is_elsewhere(key) and len(MESSAGES[key]) > 40 and shape(MESSAGES[key]).search(cases)] == []


@pytest.mark.parametrize("name", sorted(path.name for path in NOTICED.iterdir()))
def test_a_notice_about_an_edition_is_told_at_its_file_and_line(name: str, tmp_path: Path) -> None:
    small_tree(tmp_path)
    shutil.copytree(NOTICED / name, tmp_path / "brand" / "bakkerij")
    if (tmp_path / "brand" / "bakkerij" / "site").exists():
        shutil.move(tmp_path / "brand" / "bakkerij" / "site", tmp_path / "sites" / "bakkerij")
    found = notices.notices(tmp_path, "bakkerij", TODAY)
    found += credit.left_over_names(tmp_path, "bakkerij") + credit.lost_attribution(tmp_path, "bakkerij")
    assert "\n".join(map(str, found)) + "\n" == (NOTICED / name / "expected.txt").read_text()


@pytest.mark.parametrize("file", ["content/glossary.yml", "content/next_steps.yml"])
def test_missing_content_file_is_reported_once_without_its_references(file: str, tmp_path: Path) -> None:
    small_tree(tmp_path)
    (tmp_path / file).unlink()
    assert [str(problem) for problem in guide.load(tmp_path).problems] == [f"{file}:1:1: dit bestand ontbreekt"]
