"""A new kind of content is four files: a model, its content, a template, its words. The rest follows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.model.fields import Document
from macros.model.kind import Kind, Section
from tests.helpers import build, copy_tree, run, search_data

MODEL = '''"""Questions with answers: content/quiz.yml."""

from __future__ import annotations

from pydantic import Field

from .fields import Document, Item, Label, SearchWord, Text
from .kind import Kind


class QuizQuestion(Item):
    """One question with its answer."""

    question: Label = Field(description="De vraag, met een vraagteken")
    answer: Text = Field(description="Het antwoord, in een paar zinnen")


class Quiz(Document):
    """Questions with answers: content/quiz.yml."""

    lead: Text = Field(description="De eerste zinnen van de pagina")
    search_words: tuple[SearchWord, ...] = Field((), description="Woorden die lezers intypen")
    questions: tuple[QuizQuestion, ...] = Field(min_length=2, description="De vragen")


KINDS = (
    Kind(
        "quiz", Quiz, "Quiz", "`content/quiz.yml`: vragen met een antwoord.",
        61, file="content/quiz.yml", page="PAGE", section="SECTION", group="hulp",
    ),
)
'''
CONTENT = """reviewed: 2026-11-26
review_in: 6 maanden
lead: Kijk wat je al weet over ziek zijn en werk.
search_words: [paarse olifant]
questions:
  - id: reden
    question: Moet je zeggen wat je hebt?
    answer: Nee, dat hoeft niet. De bedrijfsarts mag er wel naar vragen.
  - id: plan
    question: Wie maakt het plan van aanpak?
    answer: Dat doen werkgever en werknemer samen.
"""
TEMPLATE = """{% import "parts.html" as parts with context %}
<div class="guide">
{{ parts.page_head(w.page_quiz.title, quiz.lead) }}
{% for item in quiz.questions %}
<section><h2 id="{{ item.id }}">{{ item.question }}</h2><p>{{ item.answer | link_terms }}</p></section>
{% endfor %}
{{ parts.page_end(quiz.reviewed) }}
</div>
"""
# A kind with a file for each page, beside it.
LESSON_MODEL = '''"""The lessons, one page a file: content/lessons/<id>.yml."""

from __future__ import annotations

from pydantic import Field

from .fields import Document, Label, Text
from .kind import Kind


class Lesson(Document):
    """One lesson: content/lessons/<id>.yml."""

    title: Label = Field(description="Waar de les over gaat")
    summary: Text = Field(description="Wat je leert, in één zin")


KINDS = (
    Kind(
        "lesson", Lesson, "Les", "`content/lessons/<naam>.yml`: één les.",
        62, folder="content/lessons", page="lessen/{}", section="SECTION",
    ),
)
'''
LESSON = """reviewed: 2026-11-26
review_in: 6 maanden
title: {title}
summary: Je leert iets over ziek zijn en werk.
"""
LESSON_TEMPLATE = """{% import "parts.html" as parts with context %}
<div class="guide">
{{ parts.page_head(lesson.title, lesson.summary) }}
{{ parts.page_end(lesson.reviewed) }}
</div>
"""
WORDS = """page_quiz:
  title: Wat weet je al?
  description: Een paar vragen over ziek zijn en werk, met het antwoord erbij.
"""


def files(tree: Path) -> set[str]:
    made = (file.relative_to(tree) for file in tree.rglob("*") if file.is_file())
    return {str(file) for file in made if not {".cache", "__pycache__"} & set(file.parts)}


def add_kinds(tree: Path, quiz: tuple[Section, str], lessons: Section) -> None:
    """Add a kind with one file, in a section and at a path, and a kind with a file for each page: four files each."""
    templates = tree / "overrides" / "guide" / "pages"
    (tree / "macros" / "model" / "quiz.py").write_text(MODEL.replace("SECTION", quiz[0]).replace("PAGE", quiz[1]))
    (tree / "content" / "quiz.yml").write_text(CONTENT)
    (templates / "quiz.html").write_text(TEMPLATE)
    with (tree / "content" / "interface.yml").open("a") as file:
        file.write(WORDS)
    (tree / "macros" / "model" / "lesson.py").write_text(LESSON_MODEL.replace("SECTION", lessons))
    (tree / "content" / "lessons").mkdir()
    for name in ("een", "twee"):
        (tree / "content" / "lessons" / f"{name}.yml").write_text(LESSON.format(title=f"Les {name}"))
    (templates / "lesson.html").write_text(LESSON_TEMPLATE)


def make(tree: Path, task: str) -> None:
    made = run(tree, "macros", task)
    assert made.returncode == 0, made.stdout + made.stderr


def menu(tree: Path, section: str) -> list[str]:
    """The files that the settings of the generator show in a section of the menu."""
    settings = (tree / "mkdocs.yml").read_text().partition("# pages: begin")[2]
    (found,) = (
        files for entry in yaml.safe_load(settings)["nav"] if isinstance(entry, dict) for name, files in entry.items() if name == section
    )
    return found


def test_a_new_kind_of_content_is_four_files(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    before = files(tree)
    add_kinds(tree, ("phrases", "gesprek/quiz"), "checklists")

    make(tree, "pages")
    assert files(tree) - before == {
        "macros/model/quiz.py",
        "content/quiz.yml",
        "overrides/guide/pages/quiz.html",
        "content/schema/quiz.json",
        "docs/gesprek/quiz/index.md",
        "macros/model/lesson.py",
        "content/lessons/een.yml",
        "content/lessons/twee.yml",
        "overrides/guide/pages/lesson.html",
        "content/schema/lesson.json",
        "docs/lessen/een/index.md",
        "docs/lessen/twee/index.md",
    }
    assert set(json.loads((tree / "content" / "schema" / "quiz.json").read_text())["properties"]) >= {"lead", "questions", "reviewed"}
    tables = (tree / "content" / "VELDEN.md").read_text()
    assert {"## Quiz", "## Les"} <= set(tables.splitlines())
    assert "Het antwoord, in een paar zinnen" in tables
    assert "paarse olifant" in (tree / "docs" / "gesprek" / "quiz" / "index.md").read_text()
    assert menu(tree, "Zo zeg je het")[-1:] == ["gesprek/quiz/index.md"]
    assert menu(tree, "Checklists")[-2:] == ["lessen/een/index.md", "lessen/twee/index.md"]
    make(tree, "check")


@pytest.mark.full
def test_the_pages_of_a_new_kind_are_built_and_found(tmp_path: Path) -> None:
    tree, site = copy_tree(tmp_path / "tree"), tmp_path / "site"
    add_kinds(tree, ("knowledge", "weten/quiz"), "checklists")
    make(tree, "pages")
    built = build(tree, site)
    assert built.returncode == 0, built.stderr
    page = (site / "weten" / "quiz" / "index.html").read_text()
    assert "Moet je zeggen wat je hebt?" in page
    assert len(re.findall(r'class="next-step"', page)) == 1
    assert '<a href="../../checklists/"' in (site / "lessen" / "een" / "index.html").read_text().partition('class="next-step"')[2]
    assert 'href="../weten/quiz/"' in (site / "weten" / "index.html").read_text()
    (found,) = (entry for entry in search_data(site)["pages"] if entry["path"] == "weten/quiz/")
    assert "paarse olifant" in found["tags"]
    assert [section["anchor"] for section in found["sections"]] == ["", "reden", "plan"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"file": "content/quiz.yml", "page": "quiz", "section": "frases"},
        {"file": "content/quiz.yml", "page": "quiz", "section": "knowledge", "group": "hlup"},
        {"file": "content/quiz.yml", "section": "phrases"},
        {"folder": "content/quizzes", "page": "quiz", "section": "phrases"},
    ],
    ids=["a section that is not there", "a group that is not there", "no page", "one page for all files of a folder"],
)
def test_a_kind_whose_page_could_stand_nowhere_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="quiz"):
        Kind("quiz", Document, "Quiz", "", 1, **wrong)
