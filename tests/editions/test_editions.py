"""Editions: their words over ours, the locks on the law, what they show, and that nothing they type can do harm."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from macros.editions import credit, differences, notices, standing
from macros.files import pdf
from macros.load import guide
from macros.look.palette import read_tokens
from macros.model.edition import Edition
from macros.pages import render
from macros.publish import built_site
from tests.editions.conftest import Built
from tests.helpers import (
    DATA,
    ROOT,
    STATE_VIEWS,
    Opener,
    add_edition,
    box_of,
    command,
    copy_tree,
    our_guide,
    sideways,
    small_tree,
    squeezed,
    text_of,
    viewed,
    violations,
    watched,
    whole,
)
from tests.site.test_bundle import unstyled

OWN = DATA / "editions"
BROKEN = sorted(path.name for path in (OWN / "broken").iterdir())
MM = 96 / 25.4
# A4 without its margins, in the pixels of a screen.
SHEET_WIDTH = 673


def copy_small(folder: Path) -> None:
    """The small content, with the words of every page: a check of links asks which pages there are."""
    small_tree(folder)
    with (folder / "content" / "interface.yml").open("a") as file:
        for name, words in our_guide().words.items():
            if name.startswith(("page_", "new_edition")):
                file.write(f"{name}: {json.dumps(words, ensure_ascii=False)}\n")


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_in_an_edition_is_told_at_its_own_file_and_line(name: str, tmp_path: Path) -> None:
    copy_small(tmp_path)
    shutil.copytree(OWN / "broken" / name, tmp_path / "brand" / "bakkerij", symlinks=True, ignore=shutil.ignore_patterns("expected.txt"))
    settings = tmp_path / "brand" / "bakkerij" / "mkdocs.bakkerij.yml"
    if settings.exists():
        settings.rename(tmp_path / settings.name)
    (tmp_path / "docs" / "assets" / "css").mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "assets" / "css" / "tokens.css", tmp_path / "docs" / "assets" / "css")
    problems = standing.problems(tmp_path, "bakkerij")
    assert [str(problem) for problem in problems] == (OWN / "broken" / name / "expected.txt").read_text().splitlines()
    assert all(problem.file.startswith(("brand/bakkerij/", settings.name)) for problem in problems)
    assert problems


def test_a_broken_edition_stops_the_build_and_nothing_is_written(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path)
    shutil.copytree(OWN / "broken" / "verkeerde-kleur", tree / "brand" / "bakkerij", ignore=shutil.ignore_patterns("expected.txt"))
    for arguments in (("brand", "check"), ("check",), ("pages", "--brand", "bakkerij"), ("pdf", "--brand", "bakkerij")):
        outcome = command(tree, *arguments)
        assert outcome.returncode == 1
        assert outcome.stdout.startswith("brand/bakkerij/edition.yml:4:9: 'paars'")
        assert "Traceback" not in outcome.stderr
    assert not (tree / "mkdocs.bakkerij.yml").exists()
    assert not (tree / ".editions").exists()


def test_a_folder_or_a_settings_file_in_which_the_build_cannot_work_is_told(tmp_path: Path) -> None:
    copy_small(tmp_path)
    (tmp_path / "docs" / "assets" / "css").mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "assets" / "css" / "tokens.css", tmp_path / "docs" / "assets" / "css")
    (tmp_path / "brand" / "Onze Bakkerij").mkdir(parents=True)
    (tmp_path / "brand" / "Onze Bakkerij" / "edition.yml").write_text("name: De Korenaar\n")
    (tmp_path / "mkdocs.Onze Bakkerij.yml").write_text("INHERIT: mkdocs.yml\n# pages: end\n# pages: begin\n")
    assert [str(problem) for problem in standing.problems(tmp_path, "Onze Bakkerij")] == [
        "brand/Onze Bakkerij/edition.yml:1:1: de map 'Onze Bakkerij' kan zo niet heten; gebruik kleine letters, cijfers en streepjes, zoals 'mijn-bakkerij'",
        "mkdocs.Onze Bakkerij.yml:3:1: de regels '# pages: begin' en '# pages: end' ontbreken; daartussen schrijft de bouw. Zet ze terug, of gooi dit bestand weg",
    ]


def test_an_edition_that_is_not_there_is_told_with_the_nearest_name(built: Built) -> None:
    outcome = command(built.tree, "brand", "check", "bakerij")
    assert outcome.returncode == 1
    assert "er is geen editie 'bakerij' in brand/ (bedoel je 'bakkerij'?)" in outcome.stdout


def test_a_tip_changes_goes_and_comes_where_the_edition_says(built: Built) -> None:
    page = built.page("bakkerij", "fasen/direct-na-de-ziekmelding/achtergrond")
    tips = re.findall(r'id="tip-([\w-]+)"', page)
    assert "hulp-kies-je-zelf" not in tips
    assert tips.index("geen-nachtdienst") == tips.index("vroeg-naar-de-bedrijfsarts") + 1
    assert "Laat de oven maar aan ons" in built.page("bakkerij", "fasen/direct-na-de-ziekmelding/leidinggevende")
    assert "voice-own" in page


def test_a_checklist_loses_gains_and_moves_points(built: Built) -> None:
    page = built.page("bakkerij", "checklists/collegas-en-team")
    items = re.findall(r'data-tick="([\w-]+)"', page)
    place = items.index("vooraf-werk-op-een-rij")
    assert items[place : place + 3] == ["vooraf-werk-op-een-rij", "vooraf-ovenploeg", "vooraf-geen-ziekte"]
    assert "Hang het nieuwe rooster op" in page
    assert not (built.site("bakkerij") / "checklists" / "verzuimbeleid").exists()
    assert "checklists/verzuimbeleid" not in built.page("bakkerij", "checklists")
    assert "Terug in de ploeg" in built.page("bakkerij", "checklists/terug-in-de-ploeg")
    assert any("ploegendienst" in file.read_text() for file in (built.site("bakkerij") / "search").glob("*.js"))


def test_own_terms_words_pages_and_sources_are_there(built: Built) -> None:
    assert 'id="charge"' in built.page("bakkerij", "begrippen")
    assert 'href="../../begrippen/#charge"' in built.page("bakkerij", "checklists/collegas-en-team")
    assert "Terug naar de bakkerij." in built.page("bakkerij", "")
    assert "Wie terugkomt, begint in de dagploeg." in built.page("bakkerij", "ploegen")
    assert "Bij De Korenaar" in built.page("bakkerij", "")
    assert 'id="reglement"' in built.page("bakkerij", "bronnen")


def test_contacts_stand_where_a_reader_needs_them(built: Built) -> None:
    for path in (
        "fasen/direct-na-de-ziekmelding/leidinggevende",
        "fasen/direct-na-de-ziekmelding/werknemer",
        "checklists/ziekmelding-ontvangen",
        "wie-doet-wat",
        "voor/leidinggevende",
    ):
        page = built.page("bakkerij", path)
        assert '<a href="tel:0301234560">030 123 45 60</a>' in page, path
        assert "hulp@arbonoord.example" in page
    lost = (built.site("bakkerij") / "404.html").read_text()
    assert "Arbo Noord" in lost
    assert 'href="tel:0301112233"' in lost
    assert "https://korenaar.example/reglement" in built.page("bakkerij", "fasen/start-van-de-re-integratie/leidinggevende")
    assert "Loop binnen bij Fatma." in built.page("bakkerij", "begrippen")
    assert "Bakkerij De Korenaar, Utrecht" in built.page("bakkerij", "over")


def test_a_page_of_an_edition_loads_the_stylesheet_of_every_class_in_it(built: Built) -> None:
    """What only an edition shows too: its logo, its people, its own rules and its own pages."""
    paths = ("", "404.html", "ploegen/", "weten/privacy/", "wie-doet-wat/", "rekenhulp/", "insluiten/rekenhulp/")
    assert unstyled(built.site("bakkerij"), paths) == []


def test_what_an_edition_leaves_out_is_gone_and_nothing_leads_there(built: Built) -> None:
    site = built.site("bakkerij")
    assert not (site / "verantwoording").exists()
    assert not (site / "zelf-online-zetten").exists()
    for page in site.rglob("*.html"):
        assert not re.search(r'href="[^"]*(verantwoording|zelf-online-zetten)', page.read_text()), page


def test_no_trace_of_our_name_or_colours_is_left_in_an_edition(built: Built) -> None:
    assert credit.left_over_names(built.tree, "bakkerij") == []
    over = built.page("bakkerij", "over")
    assert re.search(r'<p id="herkomst"[^>]*>[^<]*Samen Terug[^<]*CC BY 4.0', over)
    ours = read_tokens((ROOT / "docs" / "assets" / "css" / "tokens.css").read_text())
    telling = {shade.lower() for name in ("action", "action-strong", "panel", "paper", "sage") for shade in ours[name]} - {"#ffffff"}
    for file in built.site("bakkerij").rglob("*"):
        if file.suffix in (".css", ".svg", ".html", ".js"):
            assert not telling & set(re.findall(r"#[0-9a-f]{6}", file.read_text().lower())), file


def test_own_about_page_keeps_the_attribution(built: Built, tmp_path: Path) -> None:
    assert credit.lost_attribution(built.tree, "bakkerij") == []
    page = tmp_path / "sites" / "bakkerij" / "over" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>Onze gids.</p>")
    assert [problem.file for problem in credit.lost_attribution(tmp_path, "bakkerij")] == ["sites/bakkerij/over/index.html"]


def test_our_checklists_keep_their_numbers_below_those_of_editions() -> None:
    ours = our_guide()
    assert max(checklist.number for checklist in ours.checklists) < 500


def test_an_edition_says_whether_search_engines_may_show_it(built: Built, site: Path) -> None:
    assert '<meta name="robots" content="noindex, nofollow">' in built.page("bakkerij", "")
    assert 'name="robots"' not in (site / "index.html").read_text()


def test_pages_carry_what_others_show_of_a_link(built: Built, site: Path) -> None:
    for folder, base in ((site, "https://samenterug.example/"), (built.site("bakkerij"), "https://terug.korenaar.internal/")):
        page = (folder / "rekenhulp" / "index.html").read_text()
        assert (
            f'<link rel="canonical" href="{base}rekenhulp/">'.replace("/", "&#x2f;") in page
            or f'<link rel="canonical" href="{base}rekenhulp/">' in page
        )
        image = re.search(r'property="og:image" content="([^"]+)"', page)
        assert image
        assert image[1].startswith(base)
        assert (folder / image[1].removeprefix(base)).read_bytes().startswith(b"\x89PNG")


def test_the_pdf_of_an_edition_bears_its_name_contacts_and_stays_on_one_sheet(built: Built, tmp_path: Path) -> None:
    loaded = whole(guide.load(built.tree, "bakkerij"))
    for checklist in loaded.checklists:
        if checklist.id in ("dossier-uwv", "collegas-en-team", "einde-van-twee-jaar", "voorbereiding-bedrijfsarts-werknemer"):
            path = tmp_path / "a.pdf"
            path.write_bytes(pdf.draw(built.tree, pdf.of_checklists(loaded, built.tree, checklist.title, (checklist,))))
            document = PdfReader(path)
            text = " ".join(document.pages[0].extract_text().split())
            assert len(document.pages) == 1, checklist.id
            assert "Bakkerij De Korenaar" in text
            assert "030 765 43 21" in text or "030 123 45 68" in text
            assert "Samen Terug" not in text


@pytest.fixture
def open_edition(browser: Browser, edition_addresses: dict[str, str]) -> Iterator[Opener]:
    """Opens a path of an edition, given by its name; see `watched`."""
    with watched(browser) as open_:
        yield lambda name, path, **options: open_(edition_addresses[name], path, **options)


def test_the_code_of_a_sheet_is_on_paper_alone_and_touches_no_word(built: Built, open_edition: Opener) -> None:
    page = open_edition("bakkerij", "checklists/eerste-gesprek/")
    assert page.locator(".paper-code").count() == 1
    expect(page.locator(".paper-code")).to_be_hidden()
    page.set_viewport_size({"width": SHEET_WIDTH, "height": 900})
    page.emulate_media(media="print")
    base = page.url.split("checklists/")[0]
    loaded = whole(guide.load(built.tree, "bakkerij"))
    for sheet in loaded.checklists:
        page.goto(f"{base}checklists/{sheet.id}/")
        code = box_of(page.locator(".paper-code"))
        assert round(code["width"] / MM, 1) == round(code["height"] / MM, 1) == 21.5, sheet.id
        touching = page.locator("[data-sheet]").evaluate(
            """(sheet) => { const code = sheet.querySelector(".paper-code").getBoundingClientRect();
            const boxes = [...sheet.querySelectorAll(".sheet-top, h1, .lead, .write-lines, section")].map((part) => [part.className || part.tagName, part.getBoundingClientRect()]);
            return boxes.filter(([, box]) => box.right > code.left && box.bottom > code.top && box.top < code.bottom - 0.5).map(([name]) => name); }"""
        )
        assert touching == [], sheet.id


@pytest.mark.parametrize("path", ["checklists/eerste-gesprek/", "checklists/einde-van-twee-jaar/"])
def test_a_printed_sheet_says_where_it_stands_online_and_its_code_leads_there(path: str, open_edition: Opener, tmp_path: Path) -> None:
    (tmp_path / "blad.pdf").write_bytes(open_edition("bakkerij", path).pdf(prefer_css_page_size=True, print_background=False))
    shown = subprocess.run(["pdftoppm", "-r", "150", "-gray", str(tmp_path / "blad.pdf")], capture_output=True, check=True)
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(shown.stdout)))] == [
        f"https://terug.korenaar.internal/{path}"
    ]
    text = squeezed(text_of(PdfReader(tmp_path / "blad.pdf")))
    assert squeezed(f"terug.korenaar.internal/{path}") in text
    assert squeezed("Uitleg bij de bronnen: terug.korenaar.internal/bronnen/") in text


@pytest.mark.parametrize(
    "path",
    [
        "afdrukken/", "samen/kaarten/afdrukken/", "samen/plan/", "samen/contactafspraak/", "gesprek/twijfel-of-te-snel/", "checklists/mijn-lijst/", "rustig/conflict/",
        "fasen/direct-na-de-ziekmelding/leidinggevende/", "fasen/direct-na-de-ziekmelding/werknemer/", "checklists/eerste-gesprek/",
    ],
)  # fmt: skip
def test_paper_says_where_it_stands_online_unless_that_is_an_example(path: str, built: Built, site: Path) -> None:
    def body(page: str) -> str:
        return re.sub(r"<script.*?</script>", "", page.partition("<body")[2], flags=re.S)

    assert "terug.korenaar.internal/" in body(built.page("bakkerij", path)), path
    assert "samenterug.example" not in body((site / path / "index.html").read_text())


@pytest.mark.parametrize(("width", "scheme"), STATE_VIEWS)
@pytest.mark.parametrize(
    "path",
    [
        "",
        "fasen/direct-na-de-ziekmelding/",
        pytest.param("fasen/direct-na-de-ziekmelding/leidinggevende/", marks=pytest.mark.full),
        pytest.param("checklists/collegas-en-team/", marks=pytest.mark.full),
        "rekenhulp/",
        pytest.param("404.html", marks=pytest.mark.full),
        "ploegen/",
    ],
)
def test_axe_finds_nothing_in_an_edition(path: str, width: int, scheme: str, open_edition: Opener) -> None:
    page = open_edition("bakkerij", f"{path}", width=width, color_scheme=scheme)
    page.evaluate("for (const part of document.querySelectorAll('.content details')) part.open = true")
    assert violations(page) == []
    assert sideways(page) <= 0


def test_an_own_day_is_shown_and_goes_into_the_calendar_file(open_edition: Opener) -> None:
    page = open_edition("bakkerij", "rekenhulp/#ziek=2026-01-05&vandaag=2026-01-06")
    row = page.locator("tr#plan-van-aanpak")
    expect(row.locator("time[data-soort=intern]")).to_have_attribute("datetime", "2026-02-22")
    expect(page.locator("tr#kop-koffie time[data-soort~=uiterlijk]")).to_have_attribute("datetime", "2026-02-01")
    page.get_by_text("Zet in je agenda").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download het agendabestand").click()
    text = download.value.path().read_text().replace("\r\n ", "")
    assert "Onze eigen afspraak" in text or "hier samen afspraken" in text
    assert "Arbo Noord" in text
    assert "@terug.korenaar.internal" in text
    assert "PRODID:-//Bakkerij De Korenaar//" in text
    assert "ORGANIZER" not in text
    assert "samenterug" not in text.lower()


def test_own_day_is_never_later_than_the_legal_deadline(open_edition: Opener) -> None:
    """Every first sick day of eight years, with and without recoveries and leave, for every rule that an edition may use."""
    page = open_edition("bakkerij", "rekenhulp/")
    late = page.evaluate(
        """() => {
          const data = JSON.parse(document.getElementById("calculator-data").textContent);
          const legal = data.deadlines.filter(({ rules }) => rules.latest);
          const rules = [
            { op: "day_number", day: 3 }, { op: "last_day_of_week", week: 8 }, { op: "first_day_of_week", week: 40 },
            { op: "first_day_after_weeks", weeks: 60 }, { op: "weeks_before", step: "wia-aanvraag", weeks: 2 },
          ];
          const holidays = globalThis.Days.holidaySet(data.holidays);
          const late = [];
          let seed = 7;
          const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
          const first = Date.UTC(2021, 0, 1) / 86400000;
          for (let day = first; day < first + 8 * 365; day += 1) {
            const from = day + 5 + random(300);
            const pauses = day % 3 ? [{ from, to: from + random(27), kind: day % 2 ? "recovered" : "leave" }] : [];
            const rule = rules[day % rules.length];
            const deadlines = data.deadlines.map((step) => ({ ...step, intern: { op: "earliest_of", rules: [rule, { op: "same_day", step: step.id }] } }));
            const dates = globalThis.Deadlines.calendar({ ...data, deadlines }, { firstDay: day, pauses }, {}, holidays);
            for (const { id } of legal) {
              const { intern, latest } = dates.get(id);
              if (latest !== null && !(intern <= latest)) late.push([day, id]);
            }
          }
          return late;
        }"""
    )
    assert late == []
    data = json.loads(page.locator("#calculator-data").text_content() or "")
    own = next(step["intern"] for step in data["deadlines"] if step["id"] == "plan-van-aanpak")
    assert own == {"op": "earliest_of", "rules": [{"op": "last_day_of_week", "week": 7}, {"op": "same_day", "step": "plan-van-aanpak"}]}


def test_nothing_that_an_edition_types_can_do_harm(browser: Browser, edition_addresses: dict[str, str]) -> None:
    paths = ["", "over/", "fasen/start-van-de-re-integratie/", "fasen/start-van-de-re-integratie/leidinggevende/", "fasen/start-van-de-re-integratie/werknemer/", "checklists/contactafspraak/", "checklists/mijn-lijst/", "afdrukken/",
             "voor/leidinggevende/", "wie-doet-wat/", "begrippen/", "rekenhulp/", "reiskaart/"]  # fmt: skip
    with viewed(browser, edition_addresses["vijandig"]) as view:
        for path in paths:
            page = view(path)
            assert page.locator("[onerror], [onmouseover], [onload]").count() == 0, path
            assert page.locator("img[src='x']").count() == 0, path
            assert not any("raak(" in text for text in page.locator("script:not([type='application/json'])").all_text_contents()), path
            assert not page.locator("a[href^='javascript:']").count(), path
            assert "<script>raak(1)</script>" in page.title() or path in ("checklists/contactafspraak/",), path


def test_no_page_of_a_hostile_edition_holds_a_handler_a_style_or_a_script_of_its_own(built: Built) -> None:
    ours = built_site.read(built.site("bakkerij"))
    hostile = built_site.read(built.site("vijandig"))
    assert len(hostile.script_hashes) == len(ours.script_hashes)


def test_hostile_text_stays_text_in_search_and_calendar_file(open_edition: Opener) -> None:
    page = open_edition("vijandig", "rekenhulp/#ziek=2026-01-05&vandaag=2026-01-06")
    expect(page.locator("tr#plan-van-aanpak h2")).to_contain_text("<script>raak(30)</script>; x, y")
    page.get_by_text("Zet in je agenda").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download het agendabestand").click()
    lines = download.value.path().read_bytes().decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == sum(line.startswith("UID:") for line in lines)
    assert all(re.match(r"^[A-Z-]+[:;]", line) for line in lines if line)
    assert any("<script>raak(30)</script>\\; x\\, y" in line for line in lines)
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_label("Waar zoek je naar?").fill("raak")
    expect(page.locator(".search-hit").first).to_be_visible()
    assert page.locator("dialog img, dialog script:not([type='text/x-later'])").count() == 0


def test_a_pdf_and_the_shared_picture_hold_hostile_words(built: Built) -> None:
    loaded = whole(guide.load(built.tree, "vijandig"))
    checklist = next(sheet for sheet in loaded.checklists if sheet.id == "contactafspraak")
    document = PdfReader(io.BytesIO(pdf.draw(built.tree, pdf.of_checklists(loaded, built.tree, checklist.title, (checklist,)))))
    assert "raak(23)" in " ".join(sheet.extract_text() for sheet in document.pages)
    assert document.metadata is not None
    assert document.metadata.title == checklist.title
    assert (built.site("vijandig") / "assets" / "img" / "share.png").stat().st_size > 1000
    svg = (built.site("vijandig") / "assets" / "edition" / "favicon.svg").read_text()
    assert "<script" not in svg


def git(folder: Path, *arguments: str) -> str:
    """Git in a scratch repository, as somebody who never set it up."""
    who = (
        "-c",
        "user.name=Bakker",
        "-c",
        "user.email=bakker@korenaar.example",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false",
    )
    outcome = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text, old
    file.write_text(text.replace(old, new, 1))


def test_a_fork_pulls_our_changes_without_a_conflict_and_keeps_its_own_words(tmp_path: Path) -> None:
    upstream = copy_tree(tmp_path / "upstream")
    shutil.copy(ROOT / ".gitignore", upstream)
    git(upstream, "init", "--quiet")
    git(upstream, "add", "--all")
    git(upstream, "commit", "--quiet", "--message", "De gids")
    git(tmp_path, "clone", "--quiet", str(upstream), "fork")
    fork = tmp_path / "fork"
    add_edition(fork, "bakkerij")
    assert command(fork, "pages", "--brand", "bakkerij").returncode == 0
    git(fork, "add", "--all")
    git(fork, "commit", "--quiet", "--message", "Onze editie")
    own_files = set(git(fork, "diff", "--name-only", "origin/main").split())
    assert all(name.startswith("brand/bakkerij/") or name == "mkdocs.bakkerij.yml" for name in own_files)

    content = upstream / "content"
    replace(
        content / "deadlines" / "nl.yml", "latest: {op: first_day_after_weeks, weeks: 42}", "latest: {op: first_day_after_weeks, weeks: 41}"
    )
    phase = content / "phases" / "1-direct-na-de-ziekmelding.yml"
    phase.write_text(re.sub(r"(- id: bel-en-geef-rust\n(?:    .*\n)*?    say: ).*\n", r"\1Dank je dat je belt.\n", phase.read_text()))
    phase.write_text(re.sub(r"  - id: (?:vroeg-naar-de-bedrijfsarts|een-persoon-weinig-papier)\n(?:    .*\n)+", "", phase.read_text()))
    sheet = content / "checklists" / "verzuimbeleid.yml"
    sheet.unlink()
    new = (content / "checklists" / "eerste-gesprek.yml").read_text()
    new = re.sub(r"^number: .*$", "number: 60", re.sub(r"^title: .*$", "title: Nieuw van ons", new, flags=re.M), flags=re.M)
    (content / "checklists" / "nieuw-van-ons.yml").write_text(new)
    for file in (content / "phases").glob("*.yml"):
        file.write_text(file.read_text().replace("    checklist: verzuimbeleid\n", ""))
    assert command(upstream, "pages").returncode == 0
    git(upstream, "add", "--all")
    git(upstream, "commit", "--quiet", "--message", "Nieuwe wet, nieuwe lijst")

    git(fork, "pull", "--quiet", "--no-rebase", "--no-edit")
    assert not git(fork, "status", "--porcelain")
    assert command(fork, "pages", "--brand", "bakkerij").returncode == 0
    loaded = whole(guide.load(fork, "bakkerij"))

    def page(path: str) -> str:
        return render.render(loaded, fork, path)

    assert "Nieuw van ons" in page("checklists/nieuw-van-ons")
    assert "de eerste dag na 41 weken" in page("rekenhulp")
    address = "fasen/direct-na-de-ziekmelding"
    assert "Laat de oven maar aan ons" in page(f"{address}/leidinggevende")
    assert 'id="tip-geen-nachtdienst"' in page(f"{address}/achtergrond")
    assert "Eén ploegbaas" not in page(f"{address}/achtergrond")
    assert "Hang het nieuwe rooster op" in page("checklists/collegas-en-team")
    changed = set(git(fork, "diff", "--name-only", "HEAD").split())
    assert changed <= {"mkdocs.bakkerij.yml", "brand/bakkerij/upstream.yml"}

    told = command(fork, "brand", "check", "bakkerij")
    assert told.returncode == 0, told.stdout
    assert re.search(
        r"phases/1-\S+:5:10: let op: de gids zegt hier nu iets anders.*\n    toen:     Goed dat.*\n    nu:       Dank je dat je belt\.\n    jullie:   Fijn dat je belt",
        told.stdout,
    )
    assert "checklists/verzuimbeleid.yml:1:1: let op: de gids heeft dit niet meer" in told.stdout
    assert re.search(
        r"phases/1-\S+:10:12: let op: de gids heeft 'vroeg-naar-de-bedrijfsarts' niet meer; jullie onderdeel blijft", told.stdout
    )
    assert re.search(r"phases/1-\S+:15:5: let op: de gids heeft dit niet meer", told.stdout)
    assert command(fork, "brand", "seen", "bakkerij").returncode == 0
    assert "iets anders" not in command(fork, "brand", "check", "bakkerij").stdout


def test_a_lawyer_can_read_what_an_edition_says_otherwise(built: Built) -> None:
    assert command(built.tree, "brand", "diff", "bakkerij").returncode == 0
    page = (built.tree / "sites" / "bakkerij-verschillen.html").read_text()
    words = " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", page, flags=re.S)).split())
    assert "Wat Bakkerij De Korenaar anders zegt" in words
    assert "Plan van aanpak" in words
    assert "de laatste dag van week 7 Zo staat het in ons verzuimreglement" in words
    assert "Zet onderaan bij elke overgenomen taak een naam en een einddatum. Hang het nieuwe rooster op" in words
    assert "tips.hulp-kies-je-zelf" in words
    assert "Net ziekgemeld content/phases/1-direct-na-de-ziekmelding.yml" in words
    assert "Begrippen content/glossary.yml" in words
    assert "ploegen.md" in words
    assert "voice.html" in words
    hostile = differences.differences(built.tree, "vijandig")
    assert "<script>" not in hostile


def test_an_edition_that_still_bears_our_name_and_address_is_told(tmp_path: Path) -> None:
    copy_small(tmp_path)
    (tmp_path / "brand" / "kaal").mkdir(parents=True)
    (tmp_path / "brand" / "kaal" / "edition.yml").write_text("short_name: Kaal\n")
    told = [notice.text for notice in notices.notices(tmp_path, "kaal")]
    assert [text.split("'")[1] for text in told if "van de open gids" in text] == ["address", "name"]


def test_a_review_that_is_due_is_told_for_the_edition_itself(built: Built) -> None:
    due = command(built.tree, "brand", "check", "bakkerij", "--stale", "2027-03-01")
    for file in ("deadlines/nl.yml", "phases/1-direct-na-de-ziekmelding.yml"):
        assert f"brand/bakkerij/content/{file}:1:1: let op: nagekeken op 2026-03-01" in due.stdout
    assert "nagekeken op" not in command(built.tree, "brand", "check", "bakkerij", "--stale", "2027-02-28").stdout


def test_a_new_edition_takes_one_command_and_one_file(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    logo = tmp_path / "Ons Logo.SVG"
    shutil.copy(OWN / "bakkerij" / "logo.svg", logo)
    outcome = command(tree, "brand", "new", "Café 't Höfke & Zonen", "--colour", "#ffcc00", "--logo", str(logo))
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "brand/cafe-t-hofke-zonen/edition.yml" in outcome.stderr
    assert "#ffcc00 heeft als knop te weinig contrast" in outcome.stderr
    folder = tree / "brand" / "cafe-t-hofke-zonen"
    assert {path.name for path in folder.iterdir()} == {"edition.yml", "logo.svg", "upstream.yml"}
    assert (tree / "mkdocs.cafe-t-hofke-zonen.yml").exists()
    text = (folder / "edition.yml").read_text()
    commented = {match[1] for match in re.finditer(r"^#? ?(\w+):", text, re.M)}
    assert commented >= set(Edition.model_fields) - {"quick_exit"}
    example = re.compile(r"^#((?:colours|contacts|phones|links|pay_rule|absence_rules|footer|imprint):.*|  [\w-]+: \{.*\})$", re.M)
    assert len(example.findall(text)) == 18
    whole = example.sub(r"\1", text).replace("#statement:", "statement:")
    (folder / "edition.yml").write_text(whole)
    told = command(tree, "pages", "--brand", "cafe-t-hofke-zonen")
    assert told.returncode == 1
    lines = [
        line
        for line, words in enumerate(whole.splitlines(), 1)
        if not words.startswith("#") and re.search(r"Naam|030 123 45 67|voorbeeld\.example", words)
    ]
    assert len(lines) > 8
    assert {int(line.split(":")[1]) for line in told.stdout.splitlines()} >= set(lines)
    for words, own in (
        ("Naam", "Piet"),
        ("030 123 45 67", "030 765 43 21"),
        ("voorbeeld.example", "korenaar.example"),
        ("zin", "regel"),
        ("Wie deze", "Die deze"),
        ("Vragen over", "Iets over"),
    ):
        whole = whole.replace(words, own)
    (folder / "edition.yml").write_text(whole)
    again = command(tree, "brand", "new", "Café 't Höfke & Zonen", "--colour", "#ffcc00")
    assert again.returncode == 1
    assert "deze editie bestaat al" in again.stdout
    assert command(tree, "pages", "--brand", "cafe-t-hofke-zonen").returncode == 0
    settings = yaml.load((tree / "mkdocs.cafe-t-hofke-zonen.yml").read_text(), Loader=yaml.SafeLoader)
    assert settings["site_name"] == "Café 't Höfke & Zonen"


def test_a_new_edition_with_mistakes_writes_nothing(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    before = sorted(path.name for path in tree.iterdir())
    outcome = command(tree, "brand", "new", "!!!", "--colour", "rood", "--logo", str(tmp_path / "weg.svg"))
    assert outcome.returncode == 1
    assert len(outcome.stdout.splitlines()) == 3
    assert "Traceback" not in outcome.stderr
    assert sorted(path.name for path in tree.iterdir()) == before
    assert [path.name for path in (tree / "brand").iterdir()] == ["README.md"]
