"""A new kind of content is four files: a model, its content, a template, its words. The rest follows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

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
        61, file="content/quiz.yml", page="weten/quiz", section="knowledge", group="hulp",
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
WORDS = """page_quiz:
  title: Wat weet je al?
  description: Een paar vragen over ziek zijn en werk, met het antwoord erbij.
"""


def files(tree: Path) -> set[str]:
    made = (file.relative_to(tree) for file in tree.rglob("*") if file.is_file())
    return {str(file) for file in made if not {".cache", "__pycache__"} & set(file.parts)}


@pytest.mark.full
def test_a_new_kind_of_content_is_four_files(tmp_path: Path) -> None:
    tree, site = copy_tree(tmp_path / "tree"), tmp_path / "site"
    before = files(tree)
    (tree / "macros" / "model" / "quiz.py").write_text(MODEL)
    (tree / "content" / "quiz.yml").write_text(CONTENT)
    (tree / "overrides" / "guide" / "pages" / "quiz.html").write_text(TEMPLATE)
    with (tree / "content" / "interface.yml").open("a") as file:
        file.write(WORDS)

    made = run(tree, "macros", "pages")
    assert made.returncode == 0, made.stdout + made.stderr
    assert files(tree) - before == {
        "macros/model/quiz.py",
        "content/quiz.yml",
        "overrides/guide/pages/quiz.html",
        "content/schema/quiz.json",
        "docs/weten/quiz/index.md",
    }
    assert set(json.loads((tree / "content" / "schema" / "quiz.json").read_text())["properties"]) >= {"lead", "questions", "reviewed"}
    tables = (tree / "content" / "VELDEN.md").read_text()
    assert "## Quiz" in tables
    assert "Het antwoord, in een paar zinnen" in tables
    checked = run(tree, "macros", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr

    built = build(tree, site)
    assert built.returncode == 0, built.stderr
    page = (site / "weten" / "quiz" / "index.html").read_text()
    assert "Moet je zeggen wat je hebt?" in page
    assert len(re.findall(r'class="next-step"', page)) == 1
    assert 'href="../weten/quiz/"' in (site / "weten" / "index.html").read_text()
    (found,) = (entry for entry in search_data(site)["pages"] if entry["path"] == "weten/quiz/")
    assert "paarse olifant" in found["tags"]
    assert [section["anchor"] for section in found["sections"]] == ["", "reden", "plan"]
