"""The policy to take over: its text and blanks, the self-check, the days of the evaluation, and the files to take along."""

from __future__ import annotations

import dataclasses
import io
import shutil
import zipfile
from pathlib import Path

import docx
import icalendar
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Page, expect

from macros.files import documents, print_templates, word_policy
from macros.load import guide
from macros.pages import catalogue, policy_text, render
from tests.helpers import (
    DATA,
    EPOCH,
    ROOT,
    Opener,
    attribute,
    build,
    command,
    copy_tree,
    our_guide,
    pdf_of,
    sideways,
    squeezed,
    styled,
    text_of,
    violations,
)

LOADED = our_guide()
CHAPTERS = LOADED.policy.chapters
PAGE = "weten/beleid/"
CHECK = "weten/beleid/zelfcheck/"
QUESTIONS = [check.text for clause in LOADED.policy.clauses for check in clause.checks]


def bakery() -> guide.Guide:
    """The guide as an edition that knows its name and two contacts."""
    edition = LOADED.edition.model_validate(
        {
            **LOADED.edition.model_dump(exclude_unset=True),
            "short_name": "Bakkerij Jansen",
            "contacts": {
                "arbodienst": {"name": "Arbo Noord [regio]", "phone": "030 123 45 67"},
                "hr": {"mail": "hr@bakkerij.example", "when": "ma t/m do"},
            },
        }
    )
    return dataclasses.replace(LOADED, edition=edition)


def test_known_blanks_are_filled_in_and_the_others_stay_open() -> None:
    known = policy_text.filled(LOADED.policy, bakery().edition, own=True)
    assert known == {
        "naam organisatie": "Bakkerij Jansen",
        "contact arbodienst": "Arbo Noord [regio], 030 123 45 67",
        "contact HR": "hr@bakkerij.example, ma t/m do",
    }
    parts = policy_text.pieces("[naam organisatie] belt [contact arbodienst] of [functie].", known)
    assert [(part.text, part.open) for part in parts] == [
        ("Bakkerij Jansen belt Arbo Noord [regio], 030 123 45 67 of ", False),
        ("[functie]", True),
        (".", False),
    ]
    assert policy_text.filled(LOADED.policy, LOADED.edition, own=False) == {}


def test_the_policy_names_every_means_with_its_condition_and_who_carries_what() -> None:
    """What the agreement of the sector asks for: seed of the whole text."""
    by_id = {chapter.id: chapter for chapter in CHAPTERS}
    means = by_id["middelen"].clauses
    assert [clause.id.removeprefix("hulp-") for clause in means] == [
        "bedrijfsarts", "maatschappelijk-werk", "psycholoog-coach", "schulden", "scholing", "verlof",
    ]  # fmt: skip
    for clause in means:
        assert {point.split(":")[0] for point in clause.points} >= {"Voor wie", "Zo vraag je het", "Voorwaarde"}, clause.id
    assert [clause.id for clause in by_id["verantwoordelijkheid"].clauses][:2] == ["werkgever", "werknemer"]
    assert max(moment.months for moment in LOADED.policy.evaluation.moments) == 36


# The page


def test_the_page_holds_every_clause_without_javascript(open_page: Opener) -> None:
    page = open_page(PAGE, java_script_enabled=False)
    shown = squeezed(page.locator("main").evaluate("part => part.textContent"))
    for clause in LOADED.policy.clauses:
        for text in (clause.title, clause.text, *clause.points, clause.why):
            assert squeezed(text) in shown, clause.id
    assert page.locator(".blank").first.inner_text() == "[naam organisatie]"
    assert page.locator(".policy-page .button:visible").first.inner_text() == "Doe de zelfcheck"
    expect(page.locator("policy-evaluation form")).to_be_hidden()
    expect(page.get_by_text("na 36 maanden")).to_be_visible()
    for link in page.locator(".policy-chapters a").all():
        assert page.locator(attribute(link, "href")).count() == 1


ADOPTED = {
    "2026-11-25": ["2027-11-25", "2028-11-25", "2029-08-25", "2029-11-25"],
    "2028-02-29": ["2029-02-28", "2030-02-28", "2030-11-29", "2031-02-28"],
    "2026-05-31": ["2027-05-31", "2028-05-31", "2029-02-28", "2029-05-31"],
}


def test_evaluation_days_clamp_at_month_end_and_go_into_the_calendar_file(open_page: Opener) -> None:
    page = open_page(PAGE, timezone_id="America/Los_Angeles")
    for adopted, days in ADOPTED.items():
        page.get_by_label("Wanneer hebben jullie het beleid vastgesteld?").fill(adopted)
        page.get_by_role("button", name="Reken de dagen uit").click()
        assert page.locator("time[data-moment]").evaluate_all("times => times.map(time => time.dateTime)") == days
        with page.expect_download() as download:
            page.get_by_role("button", name="Zet in je agenda").click()
        assert download.value.suggested_filename == "evaluatie-verzuimbeleid.ics"
        data = Path(download.value.path()).read_bytes()
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        assert [str(event.decoded("dtstart")) for event in events] == days
        assert [str(event["summary"]) for event in events] == [moment.title for moment in LOADED.policy.evaluation.moments]
        assert len({str(event["uid"]) for event in events}) == len(days)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_mistake_in_the_date_is_a_sentence_at_the_field_until_it_is_mended(open_page: Opener) -> None:
    page = open_page(PAGE, width=390)
    field = page.get_by_label("Wanneer hebben jullie het beleid vastgesteld?")
    for value, sentence in (
        ("", "Vul in op welke dag het beleid is vastgesteld."),
        ("1999-01-01", "Deze datum ligt buiten wat we kunnen uitrekenen. Kies een dag in de jaren 2008 tot en met 2040."),
    ):
        field.fill(value)
        page.get_by_role("button", name="Reken de dagen uit").click()
        expect(page.locator("#vastgesteld-error")).to_have_text(sentence)
        expect(field).to_be_focused()
        assert field.input_value() == value
    assert violations(page, ".policy-evaluation") == []
    expect(page.get_by_role("button", name="Zet in je agenda")).to_be_hidden()
    field.fill("2026-11-25")
    expect(page.locator("#vastgesteld-error")).to_be_hidden()


# The self-check


def tick(page: Page, text: str) -> None:
    page.locator("label.box", has_text=text).locator("input").check()


def test_the_self_check_shows_what_misses_with_the_clause_beside_it(open_page: Opener) -> None:
    page = open_page(CHECK)
    expect(page.locator("[data-progress]")).to_have_text(f"0 van {len(QUESTIONS)} geregeld")
    expect(page.get_by_role("heading", name="Dit mist nog")).to_be_hidden()
    clause = next(clause for clause in LOADED.policy.clauses if len(clause.checks) == 2)
    for question in QUESTIONS:
        if question != clause.checks[1].text:
            tick(page, question)
    page.get_by_role("button", name="Laat zien wat mist").click()
    expect(page.get_by_role("heading", name="Dit mist nog")).to_be_focused()
    expect(page.locator("[data-count]")).to_have_text("Eén vraag staat nog open. Ernaast staat een tekst die je kunt overnemen.")
    rows = page.locator("[data-gap]:visible")
    assert rows.count() == 1
    assert rows.locator("[data-missing]:visible").all_inner_texts() == [clause.checks[1].text]
    assert squeezed(clause.text) in squeezed(rows.inner_text())
    assert violations(page) == []
    tick(page, clause.checks[1].text)
    expect(page.locator("[data-count]")).to_have_text("Er mist niets. Kijk elke drie jaar opnieuw.")
    assert rows.count() == 0


def test_ticks_are_kept_only_when_asked_and_wiped_with_one_button(open_page: Opener) -> None:
    page = open_page(CHECK, width=390, color_scheme="dark")
    tick(page, QUESTIONS[0])
    assert page.evaluate("localStorage.length") == 0
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.reload()
    expect(page.locator("[data-progress]")).to_have_text(f"1 van {len(QUESTIONS)} geregeld")
    page.get_by_role("button", name="Laat zien wat mist").click()
    expect(page.locator("[data-count]")).to_contain_text(f"{len(QUESTIONS) - 1} vragen")
    assert sideways(page) <= 0
    assert violations(page) == []
    page.get_by_text("Bewaren of wissen").click()
    page.get_by_role("button", name="Wis alles").click()
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator("[data-count]")).to_contain_text(f"{len(QUESTIONS)} vragen")


def test_self_check_prints_as_boxes_with_the_gaps_when_shown(open_page: Opener) -> None:
    page = open_page(CHECK, java_script_enabled=False)
    text = text_of(pdf_of(page))
    assert [question for question in QUESTIONS if squeezed(question) not in text] == []
    assert squeezed(LOADED.policy.clauses[0].text) not in text
    assert page.locator(".box input").count() == len(QUESTIONS)
    page = open_page(CHECK)
    page.get_by_role("button", name="Laat zien wat mist").click()
    assert squeezed(LOADED.policy.clauses[0].text) in text_of(pdf_of(page))
    page.evaluate("document.documentElement.classList.add('print-blank')")
    assert squeezed(LOADED.policy.clauses[0].text) not in text_of(pdf_of(page))


# The files


@pytest.fixture(scope="module")
def own_document() -> bytes:
    return word_policy.policy_document(dataclasses.replace(bakery(), name=""), ROOT)


def test_word_policy_is_dutch_and_titled_with_headings_lists_and_marked_blanks(own_document: bytes) -> None:
    made = docx.Document(io.BytesIO(own_document))
    facts = made.core_properties
    assert (facts.title, facts.language, facts.author) == (LOADED.words["policy_file"]["title"], "nl-NL", "Samen Terug")
    assert {language.get(qn("w:val")) for language in made.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))} == {"nl-NL"}
    width, height = made.sections[0].page_width, made.sections[0].page_height
    assert width is not None and height is not None
    assert (round(width.cm, 1), round(height.cm, 1)) == (21.0, 29.7)
    levels = {level: styled(made, level) for level in ("Title", "Heading 1", "Heading 2", "List Bullet")}
    assert len(levels["Title"]) == 1
    assert levels["Heading 1"][: len(CHAPTERS)] == [f"{number}. {chapter.title}" for number, chapter in enumerate(CHAPTERS, 1)]
    clauses = [
        f"{number}.{place} {clause.title}" for number, chapter in enumerate(CHAPTERS, 1) for place, clause in enumerate(chapter.clauses, 1)
    ]
    assert levels["Heading 2"][: len(clauses)] == clauses
    text = "\n".join(part.text for part in made.paragraphs)
    assert "030 123 45 67" in text
    assert "[contact arbodienst]" not in text
    boxes = [part for part in made.paragraphs if next(part._p.iter(qn("w14:checkbox")), None) is not None]
    assert [part.text.strip() for part in boxes] == QUESTIONS
    marked = {run.text for part in made.paragraphs for run in part.runs if run.font.highlight_color}
    assert marked == {f"[{blank.text}]" for blank in LOADED.policy.blanks if blank.id not in ("arbodienst", "hr")}
    assert "CC BY 4.0" in made.paragraphs[-1].text


def test_the_word_document_is_small_and_byte_for_byte_the_same_when_made_again(
    own_document: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert word_policy.policy_document(dataclasses.replace(bakery(), name=""), ROOT) == own_document
    assert len(own_document) < 60_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    later = word_policy.policy_document(LOADED, ROOT)
    with zipfile.ZipFile(io.BytesIO(later)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 1, 1, 0, 0, 0)}
    assert docx.Document(io.BytesIO(later)).core_properties.modified.isoformat().startswith("2026-01-01T00:00:00")


def test_the_markdown_says_the_same_as_the_word_document() -> None:
    text = print_templates.render_policy(LOADED, ROOT)
    made = docx.Document(io.BytesIO(word_policy.policy_document(LOADED, ROOT)))
    flat = squeezed(text)
    for part in made.paragraphs:
        if part.text != LOADED.words["policy_file"]["how"]:
            assert squeezed(part.text) in flat, part.text
    assert [line for line in text.splitlines() if line.startswith("# ")] == [f"# {LOADED.words['policy_file']['title']}"]
    assert "\n\n\n" not in text


@pytest.mark.full
def test_policy_files_are_published_and_not_taken_for_pages(tmp_path_factory: pytest.TempPathFactory) -> None:
    tree = copy_tree(tmp_path_factory.mktemp("policy") / "tree")
    shutil.rmtree(tree / "docs" / "assets" / "doc", ignore_errors=True)
    (tree / "docs" / "assets" / "doc").mkdir(parents=True)
    (tree / "docs" / "assets" / "doc" / "oud.docx").write_bytes(b"PK")
    outcome = command(tree, "documents")
    assert (outcome.returncode, outcome.stderr.strip()) == (0, f"{len(LOADED.checklists) + 2} documenten gemaakt")
    folder = tree / "docs" / "assets" / "doc"
    lists = {f"checklist-{checklist.id}.docx" for checklist in LOADED.checklists}
    assert {path.name for path in folder.iterdir()} == {*lists, "verzuimbeleid.docx", "verzuimbeleid.txt"}
    assert build(tree, tree / "site").returncode == 0
    text = (tree / "site" / "weten" / "beleid" / "index.html").read_text()
    for name in ("docx", "txt"):
        file = tree / "site" / "assets" / "doc" / f"verzuimbeleid.{name}"
        assert file.read_bytes() == (folder / file.name).read_bytes()
        assert f"({-(-file.stat().st_size // 1000)} kB)" in text
    assert 'download="verzuimbeleid.md"' in text


def test_missing_policy_files_are_not_linked_and_an_edition_can_drop_the_policy(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    assert "assets/doc" not in render.render(LOADED, tmp_path, PAGE.strip("/"))
    off = LOADED.edition.parts.model_copy(update={"policy": "nee"})
    without = dataclasses.replace(LOADED, edition=LOADED.edition.model_copy(update={"parts": off}))
    assert not [page.path for page in catalogue.all_pages(without) if page.path.startswith(PAGE.strip("/"))]
    for path in ("voor/hr", "checklists/verzuimbeleid"):
        assert PAGE in render.render(LOADED, ROOT, path)
        assert PAGE not in render.render(without, ROOT, path)
    shutil.copytree(ROOT / "docs" / "assets" / "css", tmp_path / "docs" / "assets" / "css")
    folder = tmp_path / "docs" / "assets" / "doc"
    folder.mkdir()
    (folder / "verzuimbeleid.docx").write_bytes(b"PK")
    documents.write_all(without, tmp_path)
    assert {path.name for path in folder.iterdir()} == {f"checklist-{checklist.id}.docx" for checklist in without.checklists}


def test_an_edition_gets_files_of_its_own_that_stay_when_its_pages_are_made_again(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    shutil.copytree(DATA / "editions" / "bakkerij", tree / "brand" / "bakkerij", dirs_exist_ok=True)
    for task in ("pages", "documents", "pages"):
        outcome = command(tree, task, "--brand", "bakkerij")
        assert outcome.returncode == 0, outcome.stderr
    folder = tree / ".editions" / "bakkerij" / "docs" / "assets" / "doc"
    text = (folder / "verzuimbeleid.txt").read_text()
    assert "Dit beleid geldt voor alle werknemers van De Korenaar." in text
    assert "HR (Fatma Yılmaz, 030 765 43 21, hr@korenaar.example)" in text
    assert "[contact casemanager]" in text
    made = docx.Document(str(folder / "verzuimbeleid.docx"))
    assert made.core_properties.author == "Bakkerij De Korenaar"
    assert str(made.styles["Title"].font.color.rgb) == "7A1F3D"
