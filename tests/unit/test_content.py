"""What writers get back: every problem at once, with file, line and column, in Dutch."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.editions.gate import build_problems
from macros.editions.refresh import refresh
from macros.files import checked_in
from macros.kinds import KINDS
from macros.load import guide, reviews
from macros.source import yaml_reader
from tests.helpers import DATA, ROOT, add_edition, build, command, copy_tree, our_guide, small_tree

CONTENT = DATA / "content"
BROKEN = sorted(path.name for path in (CONTENT / "broken").iterdir())


def broken_tree(name: str, folder: Path) -> Path:
    return small_tree(folder, CONTENT / "broken" / name)


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_is_told_with_file_line_and_column(name: str, tmp_path: Path) -> None:
    problems = guide.load(broken_tree(name, tmp_path)).problems
    assert [str(problem) for problem in problems] == (CONTENT / "broken" / name / "expected.txt").read_text().splitlines()
    assert problems


def test_problems_are_printed_and_cost_an_exit_code(tmp_path: Path) -> None:
    outcome = command(broken_tree("onbekend-veld", tmp_path), "check")
    assert outcome.stdout == (CONTENT / "broken" / "onbekend-veld" / "expected.txt").read_text()
    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stderr


def test_the_small_tree_without_a_mistake_has_no_problem(tmp_path: Path) -> None:
    assert guide.load(small_tree(tmp_path)).problems == ()


@pytest.mark.parametrize("name", [".faq.yml.swp", ".#faq.yml", "faq.yml~", "#faq.yml#", ".idea/werk.yml", ".DS_Store"])
def test_what_an_open_editor_keeps_beside_a_file_is_passed_by(name: str, tmp_path: Path) -> None:
    file = small_tree(tmp_path) / "content" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"b0VIM 9.0 \xff")
    assert guide.load(tmp_path).problems == ()


def test_a_lock_of_an_editor_that_leads_nowhere_is_passed_by(tmp_path: Path) -> None:
    (small_tree(tmp_path) / "content" / ".#faq.yml").symlink_to("someone@machine.1:2")
    assert guide.load(tmp_path).problems == ()


def test_all_problems_come_in_one_run_sorted_by_place(tmp_path: Path) -> None:
    tree = broken_tree("alles-tegelijk", tmp_path)
    shutil.copy(CONTENT / "broken" / "onbekende-fase" / "checklists" / "gesprek.yml", tree / "content" / "checklists")
    lines = command(tree, "check").stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["content/checklists/gesprek.yml"] + ["content/roles.yml"] * 3
    assert command(tree, "check").stderr.strip() == "4 problemen in de inhoud"


def test_a_file_that_was_looked_at_long_after_today_is_asked_about() -> None:
    loaded = guide.load(ROOT)
    looked_at = our_guide().reviewed["faq"]
    year_ahead, longer = (looked_at - datetime.timedelta(days=days) for days in (366, 367))
    outcome = command(ROOT, "check", "--today", str(longer))
    assert f"let op: content/faq.yml:2:11: nagekeken op {looked_at}" in outcome.stderr
    assert outcome.returncode == 0
    asked = [[problem.file for problem in reviews.far_ahead(loaded, day)] for day in (year_ahead, longer)]
    assert ["content/faq.yml" in files for files in asked] == [False, True]


def test_problems_can_be_told_as_annotations(tmp_path: Path) -> None:
    outcome = command(broken_tree("onbekende-bron", tmp_path), "check", "--github")
    assert outcome.stdout.startswith("::error file=content/checklists/gesprek.yml,line=26,col=11::'gidz'")


def test_a_broken_tree_stops_the_build_and_leaves_no_site(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    file = tree / "content" / "checklists" / "eerste-gesprek.yml"
    file.write_text(file.read_text().replace("phase: direct-na-de-ziekmelding", "phase: nergens"))
    outcome = build(tree, tmp_path / "site")
    assert outcome.returncode == 1
    assert "content/checklists/eerste-gesprek.yml" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert not list((tmp_path / "site").rglob("*.html"))


# What is wrong beside content/: the file, what becomes of it, and what a writer is told.
NO_UTF8 = "dit bestand is niet als UTF-8 opgeslagen; sla het opnieuw op met de codering UTF-8"
NO_CODE = "hier staat sjabloontaal die niet klopt; zet tekst met accolades tussen {% raw %} en {% endraw %}"
NO_BLOCK = "de regels '# pages: begin' en '# pages: end' ontbreken; daartussen schrijft de bouw. Zet ze terug, of gooi dit bestand weg"
BESIDE_CONTENT = {
    "a page in another encoding": ("docs/over/index.md", lambda text: "Eén\n".encode("latin-1"), f"docs/over/index.md:1:1: {NO_UTF8}"),
    "code without an end": (
        "docs/over/index.md",
        lambda text: b"---\ntitle: A\n---\nEen {{ oeps\n\nTwee\n",
        f"docs/over/index.md:4:5: {NO_CODE}",
    ),
    "code without a beginning": ("docs/over/index.md", lambda text: b"Een\n\nTwee {% endif %}\n", f"docs/over/index.md:3:6: {NO_CODE}"),
    "settings without the block": ("mkdocs.yml", lambda text: text.replace("# pages: begin\n", "").encode(), f"mkdocs.yml:1:1: {NO_BLOCK}"),
}


@pytest.fixture(scope="module")
def whole_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree with an edition; whoever changes it puts back what was there."""
    tree = copy_tree(tmp_path_factory.mktemp("whole") / "tree")
    add_edition(tree, "bakkerij")
    assert command(tree, "pages", "--brand", "bakkerij").returncode == 0
    return tree


@contextlib.contextmanager
def written(file: Path, text: bytes) -> Iterator[None]:
    before = file.read_bytes()
    file.write_bytes(text)
    try:
        yield
    finally:
        file.write_bytes(before)


@pytest.mark.parametrize(
    "case", [*list(BESIDE_CONTENT)[:2], *(pytest.param(case, marks=pytest.mark.full) for case in list(BESIDE_CONTENT)[2:])]
)
def test_what_is_wrong_beside_the_content_is_told_by_every_command_and_build(case: str, whole_tree: Path) -> None:
    name, changed, told = BESIDE_CONTENT[case]
    file = whole_tree / name
    with written(file, changed(file.read_text())):
        of_the_guide = [("check",), ("pages",), ("documents",)]
        of_both = [("pages", "--brand", "bakkerij"), ("brand", "check", "bakkerij")] if name.startswith("docs/") else []
        for arguments in (*of_the_guide, *of_both):
            outcome = command(whole_tree, *arguments)
            assert (outcome.stdout.splitlines(), outcome.returncode) == ([told], 1), arguments
        assert [str(problem) for problem in refresh(whole_tree, "")] == [told]
        assert [str(problem) for problem in build_problems(whole_tree)] == [told]


@pytest.mark.full
def test_a_page_that_cannot_be_read_stops_the_build_in_dutch(whole_tree: Path, tmp_path: Path) -> None:
    with written(whole_tree / "docs" / "over" / "index.md", "Eén {{ oeps\n".encode()):
        outcome = build(whole_tree, tmp_path / "site")
    assert outcome.returncode == 1
    assert f"docs/over/index.md:1:5: {NO_CODE}" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_settings_that_were_thrown_away_come_back_as_they_were(whole_tree: Path) -> None:
    file = whole_tree / "mkdocs.yml"
    with written(file, file.read_bytes()):
        before = file.read_text()
        file.unlink()
        assert command(whole_tree, "check").stdout.startswith("mkdocs.yml:1:1: deze pagina volgt uit content/")
        assert command(whole_tree, "pages").returncode == 0
        assert file.read_text() == before


@pytest.mark.parametrize("field", ["name", "tagline"])
def test_the_shared_picture_is_behind_when_the_words_on_it_change(field: str) -> None:
    edition = our_guide().edition
    renamed = dataclasses.replace(our_guide(), edition=edition.model_copy(update={field: f"{getattr(edition, field)}je"}))
    assert (
        "docs/assets/img/share.png:1:1: deze pagina volgt uit content/ en loopt achter; draai 'make pages', of laat dat aan ons over"
        in map(str, checked_in.behind(renamed, ROOT))
    )


def test_problems_of_the_guide_its_pages_and_its_editions_come_at_once(whole_tree: Path) -> None:
    faq, page, edition = (whole_tree / name for name in ("content/faq.yml", "docs/over/index.md", "brand/bakkerij/edition.yml"))
    with (
        written(faq, faq.read_bytes().replace(b"\nreviewed:", b"\nreviewd:", 1)),
        written(page, b"{{ oeps\n"),
        written(edition, edition.read_bytes() + b"colors: {}\n"),
        written(whole_tree / "mkdocs.yml", b"INHERIT: generator.yml\n"),
        written(whole_tree / "docs" / "assets" / "css" / "home.css", b".door {\n"),
    ):
        lines = command(whole_tree, "check").stdout.splitlines()
        assert [line.split(":")[0] for line in lines] == [
            "brand/bakkerij/edition.yml",
            "content/faq.yml",
            "docs/assets/css/home.css",
            "docs/over/index.md",
            "mkdocs.yml",
        ]
        of_edition = [line for line in lines if not line.startswith("mkdocs.yml")]
        assert [str(problem) for problem in refresh(whole_tree, "bakkerij")] == of_edition


def test_a_broken_style_of_the_guide_stops_an_edition_too(whole_tree: Path) -> None:
    with written(whole_tree / "docs" / "assets" / "css" / "home.css", b".door {\n"):
        outcome = command(whole_tree, "pages", "--brand", "bakkerij")
    assert outcome.stdout.startswith("docs/assets/css/home.css:1:7: wat hier begint, wordt nergens gesloten")
    assert outcome.returncode == 1


def test_what_is_wrong_in_the_guide_is_wrong_in_an_edition_that_says_it_otherwise(whole_tree: Path) -> None:
    ours = whole_tree / "content" / "edition.yml"
    with written(ours, ours.read_bytes().replace(b"\nshort_name: ", b"\nshort_name: " + b"lang" * 50)):
        assert [problem.file for problem in guide.load(whole_tree, "bakkerij").problems] == ["content/edition.yml"]


@pytest.mark.parametrize(
    ("begins", "told"),
    [
        pytest.param(
            "\n  embed_whole: ",
            "in de groep 'frame' ontbreekt het woord 'embed_whole'; overrides/embed.html vraagt erom",
            marks=pytest.mark.full,
        ),
        ("\npage_cards:\n  title: ", "in de groep 'page_cards' ontbreekt het woord 'title'; macros/"),
    ],
)
def test_a_word_that_lacks_hides_no_slip_and_no_mistake_of_an_edition(begins: str, told: str, whole_tree: Path) -> None:
    interface, page, edition = (whole_tree / name for name in ("content/interface.yml", "docs/over/index.md", "brand/bakkerij/edition.yml"))
    text = interface.read_text()
    assert begins in text
    with (
        written(interface, text.replace(begins, begins.replace(": ", "_gone: ")).encode()),
        written(page, page.read_bytes() + b"\nDat is de hersteltijd.\n"),
        written(edition, edition.read_bytes() + b"colors: {}\n"),
    ):
        lines = command(whole_tree, "check").stdout.splitlines()
        assert any(told in line for line in lines), lines
        assert any("'hersteltijd' schrijven we hier niet" in line for line in lines), lines
        assert any(line.startswith("brand/bakkerij/edition.yml") and "'colors'" in line for line in lines), lines
        assert command(whole_tree, "brand", "check", "bakkerij").returncode == 1


def test_scalars_stay_text(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("land: NO\ntijd: 12:30\ncode: 010\ndag: 2026-02-30\n")
    node = yaml_reader.read(file, "a.yml", [])
    assert node is not None
    assert node.plain() == {"land": "NO", "tijd": "12:30", "code": "010", "dag": "2026-02-30"}


def test_what_is_due_for_review_is_listed(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path)
    assert command(tree, "check", "--stale", "2026-11-26").returncode == 0
    outcome = command(tree, "check", "--stale", "2027-06-01")
    assert outcome.returncode == 1
    assert re.search(r"content/phases/1-\S+:1:1: nagekeken op 2026-11-26, opnieuw nakijken vóór 2027-05-26", outcome.stdout)


@pytest.mark.parametrize("arguments", [("check", "--stale"), ("check", "--today"), ("brand", "check", "--stale")])
@pytest.mark.parametrize("typed", ["2026-13-01", "morgen"])
def test_a_day_that_is_none_is_told_in_dutch_wherever_it_is_typed(arguments: tuple[str, ...], typed: str, tmp_path: Path) -> None:
    outcome = command(tmp_path, *arguments, typed)
    assert outcome.returncode == 2
    assert outcome.stderr.endswith(f"{arguments[-1]}: '{typed}' is geen datum; schrijf jjjj-mm-dd\n")


def test_what_is_due_is_told_beside_what_is_wrong(whole_tree: Path) -> None:
    edition = whole_tree / "brand" / "bakkerij" / "edition.yml"
    with written(edition, edition.read_bytes() + b"colors: {}\n"):
        outcome = command(whole_tree, "check", "--stale", "2027-06-01")
        fresh = command(whole_tree, "check", "--stale", "2026-11-26")
    assert outcome.returncode == 1
    assert re.search(r"^content/phases/1-\S+:1:1: nagekeken op 2026-11-26, opnieuw nakijken", outcome.stdout, re.M)
    assert re.search(r"^brand/bakkerij/edition.yml:\d+:1: onbekend veld 'colors'", outcome.stdout, re.M)
    assert "alles is nagekeken" not in fresh.stdout
    assert fresh.returncode == 1


def test_review_dates_clamp_at_the_end_of_a_month(tmp_path: Path) -> None:
    file = small_tree(tmp_path) / "content" / "glossary.yml"
    file.write_text(file.read_text().replace("2026-01-05", "2026-08-31"))
    due = {name: document.review_due.isoformat() for name, document in guide.load(tmp_path).documents}
    assert due["content/glossary.yml"] == "2027-02-28"
    assert due["content/roles.yml"] == "2026-07-05"


def test_every_source_in_the_list_is_cited_somewhere() -> None:
    files = [file for file in (ROOT / "content").rglob("*.yml") if file.name not in ("sources.yml", "interface.yml")]
    named = {name for file in files for name in re.findall(r"[\w-]+", file.read_text())}
    ids = re.findall(r'^  - id: "?([\w-]+)"?$', (ROOT / "content" / "sources.yml").read_text(), re.M)
    assert len(ids) > 30
    assert [id for id in ids if id not in named] == []


def test_every_field_says_in_an_editor_what_to_write_there() -> None:
    silent, count = [], 0
    for file in (ROOT / "content" / "schema").glob("*.json"):
        schema = json.loads(file.read_text())
        for name, kind in {file.stem: schema, **schema.get("$defs", {})}.items():
            fields = kind.get("properties", {})
            count += len(fields)
            silent += [f"{file.name}: {name}.{field}" for field, about in fields.items() if not about.get("description")]
    assert silent == []
    assert count > 400


def test_the_tables_for_writers_name_every_field_and_what_is_locked() -> None:
    page = (ROOT / "content" / "VELDEN.md").read_text()
    sections = dict(part.split("\n", 1) for part in re.split(r"^##+ ", page, flags=re.M)[1:])
    anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in sections}
    assert len(anchors) == len(sections) > 40
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= anchors
    for guide_file in (ROOT / "CONTRIBUTING.md", ROOT / "brand" / "README.md"):
        links = re.findall(r"VELDEN\.md#([\w-]+)", guide_file.read_text())
        assert links
        assert set(links) <= anchors
    examples = re.findall(r"^Voorbeeld: \[`content/([^`]+)`\]\(\1\)", page, re.M)
    assert len(examples) == len(KINDS)
    assert all((ROOT / "content" / example).is_file() for example in examples)
    for file in (ROOT / "content" / "schema").glob("*.json"):
        schema = json.loads(file.read_text())
        for kind in (schema, *schema.get("$defs", {}).values()):
            for field in kind.get("properties", {}):
                assert f"`{field}`" in page, (file.name, field)
    assert "| `title` | ja |  | tekst van hoogstens 70 tekens |" in sections["Kalender: deadlines"]
    assert "| `latest` |  | slot | regel voor een datum, zie [op](#kalender-op) |" in sections["Kalender: deadlines"]
    assert "| `now` | ja | lijst van 1 tot en met 5; elk: groep velden, zie [now](#fase-now) |" in sections["Fase"]
    assert "`contacts` |  | per id van een rol (zie roles.yml): groep velden" in sections["Editie"]


def test_pages_and_schemas_follow_the_content(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path)
    (tree / "docs" / "gesprek" / "index.md").unlink()
    (tree / "docs" / "fasen" / "oud.md").write_text('{{ guide_page("fasen/oud") }}')
    schema = tree / "content" / "schema" / "phase.json"
    schema.write_text(schema.read_text().replace("period", "periode"))
    tables = tree / "content" / "VELDEN.md"
    tables.write_text(tables.read_text().replace("| `period` |", "| `periode` |"))
    assert sorted(problem.file for problem in checked_in.behind(our_guide(), tree)) == [
        "content/VELDEN.md",
        "content/schema/phase.json",
        "docs/fasen/oud.md",
        "docs/gesprek/index.md",
    ]
    checked_in.write(our_guide(), tree)
    assert checked_in.behind(our_guide(), tree) == []
    assert not (tree / "docs" / "fasen" / "oud.md").exists()
