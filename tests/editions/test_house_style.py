"""What an edition's papers and Word documents bear: its logo, its colour, and the way back to its own pages."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
import zxingcpp
from docx.oxml.ns import qn
from PIL import Image, ImageDraw
from pypdf import PdfReader

from macros.editions import compose, standing
from macros.files import engine, pdf, word_checklist, word_logo, word_policy
from macros.files.house_style import house_style
from macros.load import guide
from macros.load.guide import Guide
from tests.helpers import add_edition, copy_tree, made_once, styled, whole

# Sheets with the least room on them.
FULL = ("plan-van-aanpak-maken", "einde-van-twee-jaar", "eerstejaarsevaluatie")
MM = 72 / 25.4
# The editions by their logo: a square drawing, a wide photograph, a tall drawing, none.
EDITIONS = ("bakkerij", "breed", "hoog", "zonder")
TALL = '<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="60mm"><rect width="100%" height="100%" fill="#115533"/></svg>'


def add_others(tree: Path) -> None:
    """Editions like the bakery, with another logo; the last has neither a logo nor an address."""
    said = (tree / "brand" / "bakkerij" / "edition.yml").read_text()
    for name, logo in zip(EDITIONS[1:], ("logo: woordmerk.png\nlogo_holds_name: ja", "logo: logo.svg", ""), strict=True):
        folder = tree / "brand" / name
        folder.mkdir()
        (folder / "edition.yml").write_text(said.replace("logo: logo.svg", logo))
    wide = Image.new("RGBA", (1600, 400))
    ImageDraw.Draw(wide).ellipse((0, 0, 1599, 399), fill="#7a1f3d")
    wide.save(tree / "brand" / "breed" / "woordmerk.png")
    (tree / "brand" / "hoog" / "logo.svg").write_text(TALL)
    without = tree / "brand" / "zonder" / "edition.yml"
    without.write_text(re.sub(r"^address: .*\n", "", without.read_text(), flags=re.M))


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        copy_tree(folder)
        add_edition(folder, "bakkerij")
        add_others(folder)
        for name in EDITIONS:
            assert standing.problems(folder, name) == []
            compose.compose(guide.load(folder, name), folder)

    return made_once(tmp_path_factory, "house-style", make)


def guide_of(tree: Path, name: str) -> Guide:
    return whole(guide.load(tree, name))


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest, tree: Path) -> Guide:
    return guide_of(tree, request.param)


def figures(part: pikepdf.Object) -> Iterator[str]:
    """What is said of each picture to who hears a PDF."""
    if str(part.get("/S", "")) == "/Figure":
        yield str(part.Alt)
    kids = part.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from figures(kid)


def drawn(document: bytes, file: Path) -> Image.Image:
    """The first page as a reader draws it."""
    file.write_bytes(document)
    shown = subprocess.run(["pdftoppm", "-r", "150", "-l", "1", "-png", str(file)], capture_output=True, check=True)
    return Image.open(io.BytesIO(shown.stdout)).convert("RGB")


@pytest.mark.parametrize("id", [FULL[0], *(pytest.param(id, marks=pytest.mark.full) for id in FULL[1:])])
def test_a_full_sheet_bears_logo_and_code_and_stays_on_its_own(id: str, edition: Guide, tree: Path, tmp_path: Path) -> None:
    sheet = next(sheet for sheet in edition.checklists if sheet.id == id)
    document = pdf.draw(tree, pdf.of_checklists(edition, tree, sheet.title, (sheet,)))
    assert len(PdfReader(io.BytesIO(document)).pages) == 1
    address = f"terug.korenaar.internal/checklists/{id}/"
    own = edition.name != "zonder"
    with pikepdf.open(io.BytesIO(document)) as opened:
        said = list(figures(opened.Root.StructTreeRoot))
    assert said == (["Logo van Bakkerij De Korenaar", f"QR-code naar deze checklist online: {address}"] if own else [])
    read = zxingcpp.read_barcodes(drawn(document, tmp_path / "a.pdf"))
    assert [found.text for found in read] == ([f"https://{address}"] if own else [])
    text = PdfReader(io.BytesIO(document)).pages[0].extract_text()
    assert text.count("/checklists/") == (1 if own else 0)
    assert "Bakkerij De Korenaar" in text


@pytest.mark.parametrize("name", ["breed", "hoog"])
def test_no_shape_of_logo_is_larger_than_its_box(name: str, tree: Path) -> None:
    logo = house_style(guide_of(tree, name), tree).logo
    assert logo is not None
    box = logo.within(30, 8)
    assert (round(box.width, 2), round(box.height, 2)) == {"breed": (30, 7.5), "hoog": (2.67, 8)}[name]


def test_a_photograph_has_no_more_dots_than_paper_needs(tree: Path) -> None:
    breed = guide_of(tree, "breed")
    logo = house_style(breed, tree).logo
    assert logo is not None
    with Image.open(io.BytesIO(logo.dots())) as picture:
        assert picture.size == (640, 160)
    assert len(pdf.draw(tree, pdf.of_checklists(breed, tree, "Proef", breed.checklists[:1]))) < 90_000


def sheets_of(document: bytes) -> int:
    return len(PdfReader(io.BytesIO(document)).pages)


def colours_of(document: bytes, file: Path) -> set[tuple[int, ...] | float]:
    """The colours on the first sheet."""
    return {colour for _, colour in drawn(document, file).getcolors(maxcolors=1 << 20) or []}


def test_the_plan_bears_logo_and_colour_too(edition: Guide, tree: Path, tmp_path: Path) -> None:
    document = pdf.draw(tree, pdf.of_plan(edition, tree))
    with pikepdf.open(io.BytesIO(document)) as opened:
        said = list(figures(opened.Root.StructTreeRoot))
    assert said == (["Logo van Bakkerij De Korenaar"] if edition.edition.logo else [])
    colours = colours_of(document, tmp_path / "a.pdf")
    assert (0x7A, 0x1F, 0x3D) in colours
    assert edition.name != "hoog" or (0x11, 0x55, 0x33) in colours


@pytest.mark.full
def test_plan_and_cards_of_an_edition_take_as_many_sheets_as_ours(tree: Path, tmp_path: Path) -> None:
    own, ours = guide_of(tree, "hoog"), guide_of(tree, "")
    assert sheets_of(pdf.draw(tree, pdf.of_plan(own, tree))) == sheets_of(pdf.draw(tree, pdf.of_plan(ours, tree)))
    cards = pdf.draw(tree, pdf.of_cards(own, tree))
    assert sheets_of(cards) == sheets_of(pdf.draw(tree, pdf.of_cards(ours, tree)))
    assert (0x7A, 0x1F, 0x3D) in colours_of(cards, tmp_path / "a.pdf")


def pictures(document: Any) -> list[str]:
    return [part.get("descr") for part in document.sections[0].header._element.iter(qn("wp:docPr"))]


def test_a_word_document_bears_the_logo_the_colour_and_the_contacts(edition: Guide, tree: Path) -> None:
    sheet = next(sheet for sheet in edition.checklists if sheet.id == FULL[0])
    for made in (word_policy.policy_document(edition, tree), word_checklist.checklist_document(edition, tree, sheet)):
        opened = docx.Document(io.BytesIO(made))
        head = opened.sections[0].header
        assert pictures(opened) == (["Logo van Bakkerij De Korenaar"] if edition.edition.logo else [])
        assert head.paragraphs[0].text.strip() == ("" if edition.name == "breed" else "Bakkerij De Korenaar")
        for size in head._element.iter(qn("wp:extent")):
            assert int(size.get("cx")) <= 50 * 36_000
            assert int(size.get("cy")) <= 12 * 36_000
        assert str(opened.styles["Heading 1"].font.color.rgb) == "7A1F3D"
        assert len(made) < 60_000
    lines = styled(opened, "List Bullet")
    assert "HR: Fatma Yılmaz, 030 765 43 21, hr@korenaar.example" in lines


def test_the_logo_in_a_word_document_is_the_drawing(tree: Path) -> None:
    made = docx.Document(io.BytesIO(word_policy.policy_document(guide_of(tree, "hoog"), tree)))
    (picture,) = [part.blob for part in made.sections[0].header.part.related_parts.values()]
    with Image.open(io.BytesIO(picture)) as shown:
        assert shown.size in ((53, 160), (54, 160))
        assert shown.getpixel((20, 80)) == (0x11, 0x55, 0x33, 255)


def test_without_pango_a_word_document_has_the_name_in_place_of_a_drawing(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise engine.EngineMissing

    monkeypatch.setattr(word_logo, "engine", missing)
    word_logo._drawn.cache_clear()
    for name, said in (("hoog", []), ("breed", ["Logo van Bakkerij De Korenaar"])):
        made = docx.Document(io.BytesIO(word_policy.policy_document(guide_of(tree, name), tree)))
        assert pictures(made) == said
    word_logo._drawn.cache_clear()


def test_an_edition_makes_the_same_bytes_again(tree: Path) -> None:
    own = guide_of(tree, "bakkerij")
    assert word_checklist.checklist_document(own, tree, own.checklists[0]) == word_checklist.checklist_document(
        own, tree, own.checklists[0]
    )
    assert pdf.draw(tree, pdf.of_checklists(own, tree, "Proef", own.checklists[:1])) == pdf.draw(
        tree, pdf.of_checklists(own, tree, "Proef", own.checklists[:1])
    )
