"""The built site, read as files: whole, linked, described, the same twice."""

from __future__ import annotations

import filecmp
import gzip
import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from macros.model.fields import READERS
from macros.pages import catalogue
from macros.pages.page_kinds import WRITTEN_PAGES
from tests.helpers import ROOT, build, command, copy_tree, file_of, our_guide, page_paths, read, search_data

BUDGET = 110_000


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    readers = {file: read(file) for file in site.rglob("*.html")}
    dead = []
    for file, reader in readers.items():
        here = "/" + str(file.relative_to(site)).removesuffix("index.html")
        for link in reader.links + reader.resources + reader.later:
            parts = urlsplit(urljoin(f"http://site{here}", link))
            if parts.netloc != "site":
                continue
            target = file_of(site, parts.path)
            if not target.exists() or parts.fragment and parts.fragment not in readers[target].ids and "=" not in parts.fragment:
                dead.append((here, link))
    assert dead == []


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for file in site.rglob("*.html"):
        for resource in read(file).resources:
            assert not urlsplit(resource).netloc, (file, resource)
    for sheet in (site / "assets" / "css").glob("*.css"):
        assert "url(" not in sheet.read_text()


def test_every_page_has_one_title_one_h1_a_description_and_no_id_twice(site: Path) -> None:
    titles, descriptions = [], []
    for file in site.rglob("*.html"):
        reader = read(file)
        assert reader.headings.count(1) == 1, file
        assert 40 <= len(reader.description) <= 170, (file, len(reader.description))
        assert len(set(reader.ids)) == len(reader.ids), (file, sorted(i for i in reader.ids if reader.ids.count(i) > 1))
        jumps = [b - a for a, b in zip(reader.headings, reader.headings[1:], strict=False) if b - a > 1]
        assert jumps == [], (file, reader.headings)
        titles.append(reader.title)
        if file.name != "404.html":
            descriptions.append(reader.description)
    assert len(set(titles)) == len(titles)
    assert len(set(descriptions)) == len(descriptions)


def test_everything_written_in_a_phase_is_on_its_page_to_print(site: Path) -> None:
    loaded = our_guide()
    for phase in loaded.phases:
        shown = " ".join(read(site / "fasen" / phase.id / "afdrukken" / "index.html").words)
        texts = [action.why for action in phase.now]
        texts += [line for action in phase.now for line in action.how]
        texts += [line for road in phase.roads for line in (*road.low_energy, road.lead("leidinggevende"), road.lead("werknemer"))]
        texts += [line for action in phase.now for line in action.not_ask]
        texts += [point.text for point in (*phase.expect.points, *phase.expect.rights)]
        texts += [tip.text for tip in phase.tips]
        texts += [phrase.say for phrase in phase.phrases if phrase.speaker in READERS]
        texts += [item.answer for item in phase.what_if]
        for name in ("actions", "contacts", "emotions", "needs", "challenges"):
            lane = getattr(phase.lanes, name)
            texts += [text for cell in (lane.employee, lane.manager) for text in (cell.found, *(part.text for part in cell.found_on))]
        texts += [voice.text for voice in phase.lanes.voices.employee + phase.lanes.voices.manager]
        texts += [step.what for step in loaded.deadlines_of(phase.id)]
        for text in texts:
            assert re.sub(r"\W+", "", text) in re.sub(r"\W+", "", shown), text


def test_the_map_shows_every_point_of_every_lane(site: Path) -> None:
    loaded = our_guide()
    shown = " ".join(read(site / "reiskaart" / "index.html").words)
    for phase in loaded.phases:
        for name in ("actions", "contacts", "emotions", "needs", "challenges"):
            lane = getattr(phase.lanes, name)
            for point in lane.employee.points + lane.manager.points:
                assert point.text in shown
    assert all(step.short in shown for step in loaded.calendar.steps_for_everyone)


@pytest.mark.full
def test_the_site_is_byte_for_byte_the_same_when_built_again(site: Path, tmp_path: Path) -> None:
    assert build(copy_tree(tmp_path / "tree"), tmp_path / "again").returncode == 0
    files = sorted(str(file.relative_to(site)) for file in site.rglob("*") if file.is_file())
    again = sorted(str(file.relative_to(tmp_path / "again")) for file in (tmp_path / "again").rglob("*") if file.is_file())
    assert files == again
    match, mismatch, errors = filecmp.cmpfiles(site, tmp_path / "again", files, shallow=False)
    assert (mismatch, errors) == ([], [])
    assert len(match) == len(files)
    assert "lastmod" not in (site / "sitemap.xml").read_text()


def test_sitemap_has_every_quiet_page_and_no_print_page(site: Path) -> None:
    told = set(re.findall(r"<loc>https://samenterug\.example/([^<]*)</loc>", (site / "sitemap.xml").read_text()))
    pages = set(page_paths(site)) - {"404.html"}
    quiet = {path for path in pages if path.startswith("rustig/")}
    paper = {path for path in pages if path.endswith("/afdrukken/") or path.startswith("afdrukken/")}
    assert len(quiet) > 20
    assert len(paper) > 8
    assert told <= pages
    assert quiet <= told
    assert not paper & told
    assert pages - told - paper == {"zelf-online-zetten/vormen/"}, "for who makes an edition"


@pytest.mark.full  # without a build: test_new_kind.py
def test_new_content_file_gets_a_page_a_list_entry_and_search_words(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    phases, checklists = tree / "content" / "phases", tree / "content" / "checklists"
    added = {
        phases / "5-nog-een-fase.yml": (next(phases.glob("3-*.yml")), "Nog een fase", "5"),
        checklists / "nog-een-lijst.yml": (checklists / "eerste-gesprek.yml", "Nog een lijst", "99"),
    }
    for file, (source, title, number) in added.items():
        text = source.read_text()
        for field, value in (("title", title), ("summary", "Om te zien of alles vanzelf meekomt."), ("number", number)):
            text = re.sub(rf"^{field}: .*$", f"{field}: {value}", text, flags=re.M)
        text = re.sub(r"^search_words:(?: .*|(?:\n +- .*)+)\n", "", text, flags=re.M)
        file.write_text(f"{text}search_words: [paarse olifant {number}]\n")
    assert command(tree, "pages").returncode == 0
    assert command(tree, "check").returncode == 0
    outcome = build(tree, tmp_path / "site")
    assert outcome.returncode == 0, outcome.stderr
    index = json.dumps(search_data(tmp_path / "site"), ensure_ascii=False)
    for path, number in (("fasen/nog-een-fase", "5"), ("checklists/nog-een-lijst", "99")):
        assert (tmp_path / "site" / path / "index.html").exists()
        for other in (path.partition("/")[0], "alle-paginas"):
            links = [urljoin(f"http://site/{other}/", link) for link in read(file_of(tmp_path / "site", f"{other}/")).links]
            assert f"http://site/{path}/" in links
        assert f"paarse olifant {number}" in index


def test_the_first_view_of_every_page_stays_light(site: Path) -> None:
    for file in site.rglob("*.html"):
        here = "/" + str(file.relative_to(site)).removesuffix("index.html")
        parts = {file} | {file_of(site, urlsplit(urljoin(f"http://site{here}", name)).path) for name in read(file).resources}
        size = sum(len(gzip.compress(part.read_bytes())) for part in parts)
        assert size <= BUDGET, (here, size)


def test_every_page_of_the_guide_is_built(site: Path) -> None:
    loaded = our_guide()
    expected = {f"{page.path}/".lstrip("/") for page in catalogue.all_pages(loaded)} | {"404.html"}
    expected |= {f"{path}/" for path in WRITTEN_PAGES}
    assert set(page_paths(site)) == expected


def test_words_that_carry_a_meaning_link_to_the_glossary_once_a_section(site: Path) -> None:
    page = (site / "fasen" / "start-van-de-re-integratie" / "leidinggevende" / "index.html").read_text()
    section = page.split('id="wat-als"')[1].split("</section>")[0]
    links = re.findall(r'href="\.\./\.\./\.\./begrippen/#([\w-]+)"', section)
    assert links
    assert len(links) == len(set(links))


def test_no_source_sentence_is_shown_without_its_source(site: Path) -> None:
    quoting = r'<(?:figure class="phrase"|details class="fold").*?</(?:figure|details)>'
    parts = [part for file in (site / "fasen").rglob("index.html") for part in re.findall(quoting, file.read_text(), re.S)]
    assert parts
    assert [part for part in parts if 'class="sources"' not in part and "law-fold" not in part] == []


def test_the_version_on_paper_is_that_of_the_change_log() -> None:
    loaded = our_guide()
    newest = re.search(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text(), re.M)
    assert newest is not None
    assert loaded.words["common"]["version"] == newest[1]
