"""What stands in an edition's own folder: nothing there is ignored, nothing comes from elsewhere, nothing stands over ours unseen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.editions import differences, notices, own_files, standing
from macros.kinds import kind_of
from macros.load import guide
from macros.model.edition import Parts
from tests.helpers import ROOT, add_edition, command, copy_tree, ready_for_make, run, whole


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    made = copy_tree(tmp_path / "tree")
    add_edition(made, "bakkerij")
    return made


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree in which nothing is written."""
    return copy_tree(tmp_path_factory.mktemp("untouched") / "tree")


def told(tree: Path) -> list[str]:
    return [str(problem) for problem in standing.problems(tree, "bakkerij")]


def test_a_link_out_of_the_folder_is_told_and_not_followed(tree: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.yml"
    secret.write_text("wachtwoord: geheim\n")
    (tree / "brand" / "bakkerij" / "docs" / "geheim.txt").symlink_to(secret)
    (tree / "brand" / "bakkerij" / "content" / "faq.yml").symlink_to(secret)
    (tree / "brand" / "bakkerij" / "docs" / "rooster.md").symlink_to("ploegen.md")
    places = ["brand/bakkerij/content/faq.yml", "brand/bakkerij/docs/geheim.txt"]
    assert told(tree) == [f"{place}:1:1: dit verwijst naar iets buiten de map van de editie; zet hier een kopie neer" for place in places]


def test_a_template_that_nothing_asks_for_is_told_with_the_nearest_name(tree: Path) -> None:
    (tree / "brand" / "bakkerij" / "templates" / "voise.html").write_text("x")
    assert told(tree) == [
        "brand/bakkerij/templates/voise.html:1:1: de gids heeft geen sjabloon met deze naam, dus dit bestand doet niets (bedoel je 'voice.html'?)"
    ]


def test_a_template_that_we_renamed_is_told_with_its_present_name(tree: Path) -> None:
    (tree / "brand" / "bakkerij" / "templates" / "calendar.html").write_text("x")
    assert [line.partition("(")[2] for line in told(tree)] == ["bedoel je 'calculator.html'?)"]


def test_what_an_open_editor_keeps_in_an_edition_is_passed_by(tree: Path) -> None:
    own = tree / "brand" / "bakkerij"
    (own / "content" / "phases").mkdir(parents=True, exist_ok=True)
    for name in (".edition.yml.swp", "edition.yml~", "content/.faq.yml.swp", "content/phases/#1-start.yml#", "docs/.#rooster.md"):
        (own / name).write_bytes(b"\xff")
    (tree / "brand" / "leeg").mkdir()
    (tree / "brand" / "leeg" / ".DS_Store").write_bytes(b"\xff")
    assert told(tree) == []
    assert [str(problem) for problem in own_files.folders_without_edition(tree)] == []


def test_what_is_passed_by_in_the_folder_of_an_edition_is_in_no_build(tree: Path) -> None:
    own = tree / "brand" / "bakkerij" / "docs" / "oud~" / "rooster.md"
    own.parent.mkdir()
    own.write_text("{{ config.plugins }}\n")
    (tree / "docs" / "over" / "index.md~").write_text("Van vroeger.\n")
    assert told(tree) == []
    assert command(tree, "pages", "--brand", "bakkerij").returncode == 0
    made = tree / ".editions" / "bakkerij" / "docs"
    assert (made / "over" / "index.md").exists()
    assert not (made / "oud~").exists()
    assert not (made / "over" / "index.md~").exists()


def test_a_folder_without_an_edition_is_told_by_every_check(tree: Path) -> None:
    folder = tree / "brand" / "zorg"
    folder.mkdir()
    (folder / "edition.yaml").write_text("name: Zorg\n")
    line = "brand/zorg/edition.yml:1:1: in deze map ontbreekt edition.yml, dus niets hier doet mee; hernoem 'edition.yaml'"
    for arguments in (("check",), ("brand", "check")):
        outcome = command(tree, *arguments)
        assert outcome.returncode == 1
        assert line in outcome.stdout.splitlines()


def test_an_own_link_to_a_part_that_its_page_does_not_have_is_told_by_brand_check(tree: Path) -> None:
    own = tree / "brand" / "bakkerij" / "content" / "topics" / "conflict.yml"
    own.parent.mkdir(exist_ok=True)
    own.write_text("next: {title: Bellen, page: fasen/direct-na-de-ziekmelding/leidinggevende#nu-bellen}\n")
    own.with_name("aow.yml").write_text("next: {title: Mag dit, page: weten/mag-dit#nergens}\n")
    (tree / "brand" / "bakkerij" / "templates" / "may_i.html").write_text("{{ niets.hier }}")
    check = command(tree, "brand", "check", "bakkerij")
    assert check.returncode == 1
    (line,) = (line for line in check.stdout.splitlines() if "is geen onderdeel" in line)
    place = "brand/bakkerij/content/topics/conflict.yml:1:29"
    assert line.startswith(f"{place}: op de pagina 'fasen/direct-na-de-ziekmelding/leidinggevende' is geen onderdeel '#nu-bellen'")


def test_an_own_file_that_replaces_ours_is_named_by_the_check_and_in_the_differences(tree: Path) -> None:
    own = tree / "brand" / "bakkerij"
    (own / "docs" / "privacyverklaring.md").write_text("# Privacy\n\nWij vragen niets.\n")
    over = dict(own_files.over_ours(tree, "bakkerij"))
    assert over == {
        "brand/bakkerij/docs/privacyverklaring.md": "docs/privacyverklaring/index.md",
        "brand/bakkerij/templates/voice.html": "overrides/guide/parts/voice.html",
    }
    check = command(tree, "brand", "check", "bakkerij")
    assert check.returncode == 0, check.stdout
    for file, ours in over.items():
        assert f"{file}:1:1: let op: dit staat over {ours} heen" in check.stdout
    for words in ("loon bij ziekte", "Het eigen verzuimreglement", "Wie lezers kunnen bereiken", "niet getoond: De verantwoording"):
        assert words in check.stdout
    page = differences.differences(tree, "bakkerij")
    for words in (
        "Wij vragen niets.",
        "in de plaats van ons bestand docs/privacyverklaring/index.md",
        "Wat de cao regelt over loon bij ziekte",
        "030 765 43 21",
        "Meld je ziek vóór de ploeg begint.",
        "De verantwoording van de kalender",
    ):
        assert words in page, words


@pytest.mark.full
def test_edition_passes_its_check_after_a_build_and_may_have_a_page_named_guide(tree: Path) -> None:
    own = tree / "brand" / "bakkerij" / "docs" / "guide.md"
    own.write_text("# Voor gidsen\n\n{% raw %}{{ blijft staan }}{% endraw %} bij {{ edition.name }}.\n")
    site = tree / "sites" / "bakkerij"
    for step in (
        command(tree, "pages", "--brand", "bakkerij"),
        command(tree, "documents", "--brand", "bakkerij"),
        run(tree, "mkdocs", "build", "--strict", "--config-file", "mkdocs.bakkerij.yml"),
        command(tree, "publish", str(site)),
        command(tree, "brand", "check", "bakkerij"),
    ):
        assert step.returncode == 0, step.stdout + step.stderr
    assert "{{ blijft staan }} bij Bakkerij De Korenaar." in (site / "guide" / "index.html").read_text()
    assert "open gids Samen Terug" in (site / "assets" / "doc" / "verzuimbeleid.txt").read_text()
    privacy, access = ((site / name / "index.html").read_text() for name in ("privacyverklaring", "toegankelijkheid"))
    assert "Onze eigen server in Utrecht" in privacy
    assert "hr@korenaar.example" in privacy
    assert "nagekeken op 2 november 2026 door Bureau Drempelvrij" in access
    left = site / "over" / "index.html"
    left.write_text(left.read_text() + "\n<p>Samen Terug</p>\n")
    assert command(tree, "brand", "check", "bakkerij").returncode == 1


def test_no_page_reaches_the_machine_that_builds_it(tree: Path) -> None:
    page = tree / "brand" / "bakkerij" / "docs" / "ploegen.md"
    for code in (
        '{{ "".__class__ }}',
        '{{ edition["__class__"] }}',
        '{{ edition | attr("keys") }}',
        "{{ config.theme }}",
        "{% import 'x' as y %}",
    ):
        page.write_text(f"# Ploegen\n\n{code}\n")
        assert [line.split(": ")[0] for line in told(tree)][:1] == ["brand/bakkerij/docs/ploegen.md:3:1"], code
    page.write_text('# Ploegen\n\n{% set way = "__class__" %}{{ edition[way] }}\n')
    assert command(tree, "pages", "--brand", "bakkerij").returncode == 0
    outcome = run(tree, "mkdocs", "build", "--strict", "--config-file", "mkdocs.bakkerij.yml")
    assert outcome.returncode != 0
    assert "class 'dict'" not in outcome.stdout + outcome.stderr


def test_an_edition_that_says_nothing_of_itself_calls_that_unknown(tree: Path) -> None:
    file = tree / "brand" / "bakkerij" / "edition.yml"
    text = file.read_text()
    head, _, rest = text.partition("statement:\n")
    file.write_text(head + rest.partition("robots:")[1] + rest.partition("robots:")[2])
    (line,) = [notice for notice in notices.notices(tree, "bakkerij") if "statement" in notice.text]
    assert "controller, host, logs, complaints, checked, checked_by" in line.text


def make(tree: Path, *arguments: str, programs: Path = Path(sys.executable).parent) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", f"BIN={programs}", *arguments], cwd=tree, capture_output=True, text=True, check=False)


# Shell and make read something in the first two, YAML, the command line and HTML in the others.
NAMES = (
    'D\'n `touch gevaar` $(touch gevaar) "#12:" \\ $HOME',
    "Bakker # 12: 'x'",
    "--help",
    "[Wij] & {jullie} <3",
    "50% *meer*",
)


def test_an_edition_bears_the_very_name_that_was_typed(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    ready_for_make(tree)
    typed, programs = tmp_path / "typed", tmp_path / "bin"
    programs.mkdir()
    (programs / "python").write_text(f"#!/bin/sh\nprintf '%s\\0' \"$@\" >'{typed}'\n")
    (programs / "python").chmod(0o755)
    for name in NAMES:
        assert make(tree, "brand", f"NAME={name}", "COLOUR=#00629b", programs=programs).returncode == 0
        outcome = command(tree, *typed.read_text().split("\0")[2:-1])
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    made = {whole(guide.load(tree, slug)).edition.name for slug in standing.names(tree)}
    assert made == set(NAMES)
    assert not list(tmp_path.rglob("gevaar*"))


@pytest.mark.parametrize(
    ("name", "colour", "line"),
    [
        ("Zeven {{7*7}}", "#00629b", "NAME:1:7: in een naam kan geen '{{' staan; kies een naam zonder"),
        ("Zorg {% x", "#00629b", "NAME:1:6: in een naam kan geen '{%' staan; kies een naam zonder"),
        ("A\u202eB", "#00629b", "NAME:1:2: in een naam kan geen '\\u202e' staan; kies een naam zonder"),
        ("Zorg", "", "COLOUR:1:1: geef de kleur mee als COLOUR=\"#7a1f3d\"; '' is geen kleur"),
        (
            "Een naam die veel te lang is voor een smal scherm met letters",
            "#00629b",
            "NAME:1:1: tekst is 61 tekens lang; hier passen er 50",
        ),
    ],
)
def test_invalid_name_or_colour_is_quoted_as_typed_and_leaves_no_files(name: str, colour: str, line: str, untouched: Path) -> None:
    outcome = command(untouched, "brand", "new", f"--colour={colour}", "--", name)
    assert outcome.returncode == 1
    assert line in outcome.stdout.splitlines()
    assert [path.name for path in (untouched / "brand").iterdir()] == ["README.md"]
    assert not list(untouched.glob("mkdocs.*.yml"))


# In place of the programs that take long: an edition with a wrong colour fails, any other gives a site of one file.
QUICK_BIN = {
    "python": """#!/bin/sh
case "$*" in *"--brand a-kapot"*) echo "brand/a-kapot/edition.yml:2:9: 'paars' is geen kleur"; exit 1;; esac
[ "$3" != pages ] || mkdir -p ".editions/$5"
""",
    "mkdocs": """#!/bin/sh
for site; do :; done
mkdir -p "$site" && cp "brand/${site#sites/}/edition.yml" "$site/index.html"
""",
}


@pytest.fixture(params=["quick", pytest.param("whole", marks=pytest.mark.full)])
def made_editions(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A tree with two small editions and a broken one, and the folder with the programs that make builds with."""
    tree, programs = copy_tree(tmp_path / "tree"), Path(sys.executable).parent
    ready_for_make(tree)
    for name in ("oost", "west"):
        (tree / "brand" / name).mkdir()
        parts = "".join(f"  {part}: nee\n" for part in Parts.model_fields)
        (tree / "brand" / name / "edition.yml").write_text(f"name: Gids {name}\ncolour: '#7a1f3d'\nparts:\n{parts}")
    (tree / "brand" / "a-kapot").mkdir()
    (tree / "brand" / "a-kapot" / "edition.yml").write_text("short_name: Kapot\ncolour: paars\n")
    if request.param == "quick":
        programs = tmp_path / "bin"
        programs.mkdir()
        for name, script in QUICK_BIN.items():
            (programs / name).write_text(script)
            (programs / name).chmod(0o755)
    return tree, programs


def test_make_editions_builds_in_parallel_skips_unchanged_and_names_failures(
    made_editions: tuple[Path, Path],
) -> None:
    tree, programs = made_editions
    outcome = make(tree, "editions", "PDF=nee", programs=programs)
    assert outcome.returncode != 0
    lines = outcome.stdout.splitlines()
    ended = [found for line in lines if (found := re.fullmatch(r"(\S+: .*) \((\d) van 3\)", line))]
    assert {found[1] for found in ended} == {"oost: gebouwd", "west: gebouwd", "a-kapot: niet gebouwd"}
    assert sorted(found[2] for found in ended) == ["1", "2", "3"], "each says how far the whole is"
    assert any(line.startswith("brand/a-kapot/edition.yml:2:9: 'paars'") for line in lines)
    assert lines[-1].startswith("Niet gebouwd: a-kapot.")
    (tree / "brand" / "a-kapot").rename(tree / "weg")
    west = tree / "brand" / "west" / "edition.yml"
    west.write_text(west.read_text() + "tagline: Bel Fatma\n")
    again = make(tree, "editions", "PDF=nee", programs=programs)
    assert set(again.stdout.splitlines()) == {"oost: onveranderd (1 van 2)", "west: gebouwd (2 van 2)"}
    assert "Bel Fatma" in (tree / "sites" / "west" / "index.html").read_text()
    assert "oost: gebouwd" in make(tree, "edition-oost", "PDF=nee", "PUBLISH=--no-robots", programs=programs).stdout


def test_what_the_guide_says_is_noted_without_a_build(tree: Path) -> None:
    record = tree / "brand" / "bakkerij" / "upstream.yml"
    assert any(
        str(notice).startswith("brand/bakkerij/upstream.yml:1:1: hier staat nog niet") for notice in notices.notices(tree, "bakkerij")
    )
    assert command(tree, "brand", "record").returncode == 0
    assert "tips.hulp-kies-je-zelf" in record.read_text()
    assert not any(notice.file.endswith("upstream.yml") for notice in notices.notices(tree, "bakkerij"))
    assert not (tree / ".editions").exists()


def test_our_numbers_stay_below_those_of_editions() -> None:
    loaded = guide.load(ROOT)
    for file, (node, _) in loaded.nodes.items():
        kind = kind_of(file)
        if kind and kind.numbered:
            assert int(node.text("number")) < kind.own_from, file
