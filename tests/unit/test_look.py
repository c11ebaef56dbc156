"""The look of an edition: a palette from one colour, a logo that is safe, pictures made from a name."""

from __future__ import annotations

import hashlib
import io
import itertools
import re
import zlib
from pathlib import Path

import pytest
from coloraide import Color
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from PIL import Image, ImageChops, ImageFile

from macros.look import contrast, logo, share_image
from macros.look.contrast import PAIRS, PHASES, SCHEMES, Palette
from macros.look.palette import NEUTRALS, derive, read_tokens, write_tokens
from macros.pages.templates import environment
from tests.helpers import ROOT

STYLES = ROOT / "docs" / "assets" / "css"
TOKENS = (STYLES / "tokens.css").read_text()
UPSTREAM = read_tokens(TOKENS)
EXTREMES = ("#ffffff", "#000000", "#ffff00", "#39ff14", "#808080", "#ff6600", "#001f5b")
# Hairlines, shadows, what lies behind a dialog and the sun of a drawing tell nothing that words do not.
DECORATION = {"line", "shade", "backdrop", "dawn-sun", "phase", "phase-soft", "phase-band"}


def hue(value: str) -> float:
    return Color(value).convert("oklch").get("hue", nans=False)


def apart(one: str, other: str) -> float:
    return Color(one).delta_e(other, method="ok")


# Colours


def test_our_own_colours_pass_every_pair() -> None:
    assert contrast.failing(UPSTREAM) == ()


def test_every_colour_that_a_stylesheet_uses_is_in_a_pair() -> None:
    paired = {name for pair in PAIRS for name in (pair.foreground, pair.background)} - set(contrast.HILLS)
    assert paired <= set(UPSTREAM)
    property_ = r"(?:color|background(?:-color)?|fill|stroke|outline|border[\w-]*|box-shadow)"
    used = set()
    for sheet in STYLES.glob("*.css"):
        for declaration in re.findall(rf"(?<![\w-]){property_}:[^;}}]*", sheet.read_text()):
            used |= set(re.findall(r"var\(--([\w-]+)", declaration)) & (set(UPSTREAM) | DECORATION)
        for name in re.findall(r"(?<![\w-])color: var\(--([\w-]+)", sheet.read_text()):
            assert name in {pair.foreground for pair in PAIRS} | {"phase"}, name
    assert len(used) > 15
    assert used | set(UPSTREAM) <= paired | DECORATION


def test_every_token_behind_a_phase_colour_is_in_a_contrast_pair() -> None:
    for worn in re.findall(r"--phase[\w-]*: var\(--([\w-]+)\)", TOKENS):
        assert any(worn in (pair.foreground, pair.background) for pair in PAIRS), worn


def test_text_on_the_hills_of_the_map_is_in_a_checked_colour_pair() -> None:
    css = (STYLES / "map.css").read_text()
    shares = set(re.findall(r"color-mix\(in srgb, var\(--hill\) (\d+)%, var\(--sky\)\)", css))
    assert {int(share) / 100 for share in shares} == {contrast.HILL_SHARE}
    for hill, (phase, sky) in contrast.HILLS.items():
        number = hill[-1]
        assert f".ground-{number}) {{ --sky: var(--{sky}); --hill: var(--{phase}); }}" in css
    written = {
        name
        for rule in re.findall(r"\.curve[^{}]*text[^{}]*\{[^}]*\}|\.curve \.way-name[^{}]*\{[^}]*\}", css)
        for name in re.findall(r"fill: var\(--([\w-]+)\)", rule)
    }
    assert written == {"ink", "action"}
    assert {(pair.foreground, pair.background) for pair in PAIRS if pair.background in contrast.HILLS} == {
        (text, hill) for text in written for hill in contrast.HILLS
    }


def with_colour(pair: tuple[str, str], scheme: str, colour: str) -> tuple[str, str]:
    """A token whose colour in one scheme is another."""
    return (colour, pair[1]) if scheme == SCHEMES[0] else (pair[0], colour)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_hill_colour_with_too_little_contrast_under_text_is_told(scheme: str) -> None:
    ink = UPSTREAM["ink"][SCHEMES.index(scheme)]
    broken = UPSTREAM | {name: with_colour(UPSTREAM[name], scheme, ink) for name in ("phase-2", "dawn-2")}
    assert ("ink", "hill-2", scheme) in {(failure.foreground, failure.background, failure.scheme) for failure in contrast.failing(broken)}


def test_a_stylesheet_written_with_its_own_colours_is_unchanged() -> None:
    assert write_tokens(TOKENS, UPSTREAM) == TOKENS


def test_no_replaced_colour_stays_behind_in_the_stylesheet() -> None:
    palette = derive(UPSTREAM, "#7a1f3d")
    written = write_tokens(TOKENS, palette)
    assert read_tokens(written) == palette
    wayfinding = re.compile(r"(on-)?phase|dawn")
    assert all(palette[name] != UPSTREAM[name] for name in UPSTREAM if not wayfinding.match(name))
    kept = set(itertools.chain(*palette.values()))
    replaced = set(itertools.chain(*UPSTREAM.values())) - kept
    assert len(replaced) > 25
    for value in replaced:
        assert not re.search(rf"{value}\b", written), value
    assert not re.search(r"\b(rgb|hsl|oklch)a?\(", written)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_any_colour_gives_a_readable_palette(colour: str) -> None:
    palette = derive(UPSTREAM, colour)
    assert contrast.failing(palette) == ()
    for attention, action in zip(palette["attention"], palette["action"], strict=True):
        assert apart(attention, action) >= 0.09


@pytest.mark.parametrize("colour", EXTREMES)
def test_an_extreme_colour_gives_a_palette_that_can_be_read(colour: str) -> None:
    palette = derive(UPSTREAM, colour)
    assert set(palette) == set(UPSTREAM)
    assert contrast.failing(palette) == ()
    assert apart(palette["panel"][0], palette["paper"][0]) > 0.05
    assert all(palette["action"][scheme] != palette["action-strong"][scheme] for scheme in (0, 1))
    chroma = Color(colour).convert("oklch")["c"]
    assert chroma > 0.01 or all(Color(palette[name][0]).convert("oklch")["c"] < 0.005 for name in NEUTRALS)


@pytest.mark.parametrize("colour", ["#7a1f3d", "#001f5b", "#0e5a61", "#5b2a86"])
def test_a_colour_that_can_be_read_is_the_action_colour_itself(colour: str) -> None:
    palette = derive(UPSTREAM, colour.upper())
    assert palette["action"][0] == palette["panel"][0] == colour


@pytest.mark.parametrize("colour", ["#00a3e0", "#39ff14", "#ff6600"])
def test_a_colour_that_cannot_be_read_moves_no_farther_than_needed(colour: str) -> None:
    moved = derive(UPSTREAM, colour)["action"][0]
    assert abs(hue(moved) - hue(colour)) < 3
    lighter = contrast.hexadecimal(Color(moved).convert("oklch"), l=Color(moved).convert("oklch")["l"] + 0.01)
    palette = derive(UPSTREAM, colour) | {"action": (lighter, "#ffffff")}
    assert {failure.foreground for failure in contrast.failing(palette)} == {"action"}


def test_phases_and_dawn_keep_their_hues_and_the_sun_its_colour() -> None:
    for colour in ("#7a1f3d", *EXTREMES):
        palette = derive(UPSTREAM, colour)
        for name in (*PHASES, *contrast.SOFT, *contrast.BANDS, *contrast.DAWN):
            for ours, theirs in zip(UPSTREAM[name], palette[name], strict=True):
                assert abs(hue(ours) - hue(theirs)) < 3, name
        assert palette["dawn-sun"] == UPSTREAM["dawn-sun"]


@pytest.mark.parametrize(
    ("colour", "stays"),
    [
        ("#001f5b", True),
        ("#2e6b45", True),
        ("#808080", True),
        ("#c8102e", False),
        ("#ff6600", False),
        ("#7a1f3d", False),
    ],
)
def test_attention_stays_terracotta_unless_the_brand_is_red_or_orange(colour: str, stays: bool) -> None:
    palette = derive(UPSTREAM, colour)
    assert (palette["attention"] == UPSTREAM["attention"]) is stays
    for scheme in (0, 1):
        assert apart(palette["attention"][scheme], palette["action"][scheme]) > 0.1


def test_two_brands_look_different_on_every_surface() -> None:
    one, other = derive(UPSTREAM, "#7a1f3d"), derive(UPSTREAM, "#00695c")
    for name in ("paper", "sand", "sage", "action", "panel"):
        for scheme in (0, 1):
            assert apart(one[name][scheme], other[name][scheme]) > 0.012, name


def test_a_failing_pair_comes_with_the_nearest_colour_that_passes() -> None:
    broken = UPSTREAM | {"soft": ("#9aa5aa", UPSTREAM["soft"][1]), "on-panel": ("#ffffff", "#12474d")}
    failures = contrast.failing(broken)
    assert {(failure.foreground, failure.scheme) for failure in failures} == {("soft", "light"), ("on-panel", "dark")}
    for failure in failures:
        assert failure.ratio < failure.needed == contrast.TEXT
        palette = broken | {failure.foreground: with_colour(broken[failure.foreground], failure.scheme, failure.proposal)}
        assert not [left for left in contrast.failing(palette) if left.foreground == failure.foreground]
    soft = next(failure.proposal for failure in failures if failure.foreground == "soft")
    assert abs(hue(soft) - hue("#9aa5aa")) < 5
    assert 4.5 <= contrast.ratio(soft, UPSTREAM["sage"][0]) < 4.7


def test_a_proposal_for_one_pair_is_given_when_no_colour_passes_all() -> None:
    impossible = UPSTREAM | {"paper": ("#ffffff", "#ffffff"), "card": ("#000000", "#000000")}
    failures = [failure for failure in contrast.failing(impossible) if failure.foreground == "ink"]
    assert {(failure.background, failure.scheme) for failure in failures} == {("card", "light"), ("paper", "dark")}
    for failure in failures:
        ground = impossible[failure.background][SCHEMES.index(failure.scheme)]
        assert contrast.ratio(failure.proposal, ground) >= failure.needed


@pytest.mark.parametrize("colour", ["", "red", "#123", "7a1f3d", "#7a1f3d00", "#7a1f3d;}"])
def test_a_text_that_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError):
        derive(UPSTREAM, colour)


# Shapes

# What does something when it is pressed, and nothing else.
PILLS = {".button", ".header-button", ".menu > summary", ".search-calls a", ".crisis-calls a", ".calls a"}


def test_only_what_can_be_pressed_has_fully_round_ends() -> None:
    pills: set[str] = set()
    for sheet in STYLES.glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
        assert "999px" not in text or sheet.name == "tokens.css", sheet.name
        for selectors, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
            pills |= {part.strip() for part in selectors.split(",")} if "var(--pill)" in rules else set()
    assert pills == PILLS


# Logos

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">'
DRAWING = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made with care -->
{HEAD}
<style>.a {{ fill: url(#g); }}</style>
<linearGradient id="g"><stop stop-color="#123456"/></linearGradient>
<path class="a" style="filter: url('#f')" d="M0 0h10v10z"/>
<use href="#g"/><use xlink:href="#g"/>
<image href="data:image/png;base64,iVBORw0KGgo="/>
</svg>
"""


def raster(kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#7a1f3d").save(file, kind)
    return file.getvalue()


def problems(folder: Path, name: str, content: bytes | str) -> list[str]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [str(problem) for problem in logo.logo_problems(path, name)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", DRAWING),
        ("logo.SVG", "\ufeff" + DRAWING),
        ("size.svg", HEAD.replace('viewBox="0 0 10 10"', 'width="120" height="40px"') + "</svg>"),
        ("logo.png", raster("PNG")),
        ("logo.webp", raster("WEBP")),
        ("logo.jpg", raster("JPEG")),
    ],
)
def test_a_good_logo_has_no_problems(tmp_path: Path, name: str, content: bytes | str) -> None:
    assert problems(tmp_path, name, content) == []


def test_our_own_mark_would_pass_as_a_logo() -> None:
    assert logo.logo_problems(ROOT / "docs" / "assets" / "img" / "mark.svg", "mark.svg") == ()


def test_a_logo_that_is_not_there_is_named(tmp_path: Path) -> None:
    (problem,) = logo.logo_problems(tmp_path / "logo.svg", "brand/logo.svg")
    assert str(problem).startswith("brand/logo.svg:1:1: dit logo is er niet")
    assert len(logo.logo_problems(tmp_path, "map.svg")) == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("logo.gif", b"GIF89a", "eindigt op .svg, .png"),
        ("logo", b"", "eindigt op .svg, .png"),
        ("big.svg", HEAD + "<!--" + "x" * 200_000 + "--></svg>", "201 kB"),
        ("logo.png", raster("JPEG"), "geen goed PNG-bestand"),
        ("logo.jpg", DRAWING, "geen goed JPEG-bestand"),
        ("half.png", raster("PNG", (400, 400))[:-30], "geen goed PNG-bestand"),
        ("half.jpg", raster("JPEG", (400, 400))[:600], "geen goed JPEG-bestand"),
        ("empty.webp", b"", "geen goed WEBP-bestand"),
        ("wide.png", raster("PNG", (4001, 2)), "4000 pixels"),
    ],
)
def test_a_file_that_is_no_logo_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes | str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # WeasyPrint, elsewhere in this process, tells Pillow to take half a picture for a whole one.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    (problem,) = problems(tmp_path, name, content)
    assert said in problem


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [10_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_refused_unread(tmp_path: Path, side: int) -> None:
    content = bytearray(raster("PNG"))
    content[16:24] = side.to_bytes(4) * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4)
    (problem,) = problems(tmp_path, "bomb.png", bytes(content))
    assert "4000 pixels" in problem


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "'script' mag niet"),
        ("<SCRIPT/>", "'SCRIPT' mag niet"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg"/>', "'script' mag niet"),
        ("<foreignObject/>", "'foreignObject' mag niet"),
        ('<b xmlns="http://www.w3.org/1999/xhtml">x</b>', "'b' mag niet"),
        ('<set attributeName="href" to="https://a.example"/>', "'set' mag niet"),
        ('<path onclick="x()"/>', "'onclick' start een programma"),
        ('<a href="https://a.example"/>', "'href' haalt iets van buiten het bestand (https://a.example)"),
        ('<a xlink:href="javascript:x()"/>', "'href' haalt iets"),
        ('<image href=" //a.example/x.png"/>', "'href' haalt iets"),
        ('<image href="data:image/svg+xml,x"/>', "'href' haalt iets"),
        ('<use href="other.svg#a"/>', "'href' haalt iets"),
        ('<g xml:base="https://a.example"/>', "'xml:base' haalt iets"),
        ('<path style="fill: url(https://a.example#a)"/>', "'style' haalt iets"),
        ('<path fill="url( &quot;a.svg#a&quot; )"/>', "'fill' haalt iets"),
        ('<path style="fill: \\75rl(a.svg)"/>', "'style' haalt iets"),
        ("<path style=\"mask: image-set('a.png' 1x)\"/>", "'style' haalt iets"),
        ("<style>@import 'a.css';</style>", "'style' haalt iets"),
        ("<style><![CDATA[@im\\70 ort 'a.css';]]></style>", "'style' haalt iets"),
        ("<style>a { } <g/> b { fill: url(a.svg) }</style>", "'style' haalt iets"),
        ("<style>@font-face { src: url(data:font/woff2;base64,x) }</style>", "'style' haalt iets"),
        ("<?xml-stylesheet href='a.css'?>", "'<?xml-stylesheet ?>' mag niet"),
        ("<g>", "hier klopt deze SVG niet"),
        ("&a;", "hier klopt deze SVG niet"),
    ],
)
def test_an_svg_that_could_do_more_than_be_seen_is_refused_at_its_line(tmp_path: Path, inside: str, said: str) -> None:
    found = problems(tmp_path, "logo.svg", f"{HEAD}\n{inside}\n</svg>")
    assert len(found) == 1
    assert said in found[0]
    assert found[0].startswith(("logo.svg:2:", "logo.svg:3:"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"<?xml version='1.0'?>\n{BOMB}\n{HEAD}&b;</svg>", "2:1: een DOCTYPE of ENTITY"),
        (f"{HEAD}</svg>".encode("utf-16"), "UTF-8"),
        (f"<?xml version='1.0' encoding='iso-2022-jp'?>{HEAD}</svg>", "UTF-8"),
        ("", "hier klopt deze SVG niet"),
        ("<p/>", "hier staat 'p'"),
        ('<svg viewBox="0 0 1 1"/>', "xmlns="),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"/>', "kan niet meegroeien"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="20"/>', "kan niet meegroeien"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="1.2.3" height="20"/>', "kan niet meegroeien"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1.2.3 20"/>', "kan niet meegroeien"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 -4 2"/>', "kan niet meegroeien"),
    ],
)
def test_bytes_that_are_no_svg_are_refused_as_a_logo(tmp_path: Path, content: bytes | str, said: str) -> None:
    (problem,) = problems(tmp_path, "logo.svg", content)
    assert said in problem


def test_every_problem_of_a_logo_is_named_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "logo.svg", f'{HEAD}\n<script/>\n<g onload="x()"/>\n</svg>')
    assert [line.split(":")[1] for line in found] == ["2", "3"]


# Pictures

NAMES = (
    "Samen Terug",
    "Stichting Zorgcentra Noordoost-Groningen en Oldambt en omstreken",
    "Gemeente Leeuwarden",
    "Arbeidsmarktondersteuningsorganisatiebureau",
    "W" * 70,
    " ".join(["Werk"] * 40),
    "🥖",
)
BRAND = derive(UPSTREAM, "#7a1f3d")
TEMPLATES = Environment(loader=FileSystemLoader(ROOT / "overrides" / "guide" / "files"), autoescape=True, undefined=StrictUndefined)
DRAWINGS = environment(ROOT, "")


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def shared(name: str, tagline: str, palette: Palette = BRAND) -> bytes:
    return share_image.share_image(share_image.share_drawing(name, tagline, palette, DRAWINGS))


def test_a_shared_picture_says_of_which_drawing_it_is() -> None:
    drawing = share_image.share_drawing("Samen Terug", "Weer aan het werk", BRAND, DRAWINGS)
    image = share_image.share_image(drawing)
    assert Image.open(io.BytesIO(image)).info == {"Drawing": hashlib.sha256(drawing.encode()).hexdigest()}
    assert share_image.follows(image, drawing)
    assert not share_image.follows(image, share_image.share_drawing("Samen Terug", "Weer aan de slag", BRAND, DRAWINGS))
    assert not share_image.follows(b"", drawing)


def test_a_shared_picture_is_small_the_right_size_and_the_same_twice() -> None:
    content = shared("Samen Terug", "Weer aan het werk")
    assert content == shared("Samen Terug", "Weer aan het werk")
    assert opened(content).size == (1200, 630)
    assert len(content) < 60_000


@pytest.mark.parametrize("name", NAMES)
def test_words_on_a_shared_picture_stay_in_their_place(name: str) -> None:
    ground = opened(shared("", ""))
    drawn = opened(shared(name, f"{name}, voor iedereen"))
    changed = ImageChops.difference(ground, drawn).convert("L").point(lambda value: 255 if value > 40 else 0)
    box = changed.getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert left >= share_image.CENTRE - share_image.TEXT_WIDTH / 2 - 4
    assert right <= share_image.CENTRE + share_image.TEXT_WIDTH / 2 + 4
    assert top >= share_image.TEXT_TOP - 4
    assert bottom <= share_image.TEXT_BOTTOM + 4


def test_shared_picture_and_monogram_use_light_colours_only() -> None:
    night = {name: (light, "#ff00ff") for name, (light, _) in BRAND.items()}
    assert shared("A", "b", night) == shared("A", "b")
    assert share_image.monogram("A", night, TEMPLATES) == share_image.monogram("A", BRAND, TEMPLATES)


def test_words_on_a_shared_picture_can_be_read_on_the_halo_of_the_sun() -> None:
    for colour in ("#7a1f3d", *EXTREMES):
        day = share_image.by_day(derive(UPSTREAM, colour))
        for _, share in share_image.HALOS:
            assert contrast.ratio(day["soft"], contrast.mix(day["dawn-sun"], day["paper"], share)) >= 4.5


def test_a_preview_that_crops_to_a_square_keeps_the_whole_name() -> None:
    for name in ("Samen Terug", "Gemeente Amsterdam en omstreken", "Bakkerij De Korenaar"):
        left, right = (share_image.CENTRE + side * 315 for side in (-1, 1))
        ground, drawn = (opened(shared(text, "")) for text in ("", name))
        changed = ImageChops.difference(ground, drawn).convert("L").getbbox()
        assert changed is not None, name
        assert left <= changed[0]
        assert changed[2] <= right


def test_shared_picture_balances_lines_without_a_lone_last_word() -> None:
    lines = [line.text for line in share_image._lines("Samen Terug", "gids voor terugkeer naar werk na psychische klachten of burn-out")]
    assert lines == ["Samen", "Terug", "gids voor terugkeer naar werk na", "psychische klachten of burn-out"]


def test_the_mark_on_a_shared_picture_is_that_of_the_header() -> None:
    header = (ROOT / "overrides" / "partials" / "header.html").read_text()
    template = (ROOT / "overrides" / "guide" / "files" / "share.svg").read_text()
    for part in (r'd="(M4 29c[^"]+)"', r'(cx="32[^/]+?r="[\d.]+")'):
        found = re.search(part, header)
        assert found
        assert found[1] in template


def test_shared_picture_leaves_out_characters_missing_from_the_font() -> None:
    assert shared("Brood 🥖", "bakkers") == shared("Brood", "bakkers")


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Bakkerij", "B"),
        ("’t Hof", "T"),
        ("école", "É"),
        ("3M", "3"),
        ("<", "&lt;"),
        ("🥖", "🥖"),
        ("  ", ""),
        ("ßa", "S"),
    ],
)
def test_a_monogram_carries_the_first_letter_of_any_name(tmp_path: Path, name: str, letter: str) -> None:
    drawing = share_image.monogram(name, BRAND, TEMPLATES)
    assert f">{letter}</text>" in drawing
    assert problems(tmp_path, "monogram.svg", drawing) == []
