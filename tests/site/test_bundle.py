"""What pages load after the build: joined, small, named by its content, and nothing lost."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

from macros.publish import bundle
from tests.helpers import ROOT, file_of, page_paths, read, serving, watched

CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")


def tiny(folder: Path, pages: dict[str, str], files: dict[str, str]) -> Path:
    """A site of a few pages and files."""
    for name, text in {**pages, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(
            text if name in files else f'<!doctype html>\n<html><head><meta charset="utf-8"></head><body>\n{text}\n</body></html>\n'
        )
    return folder


def style(name: str, media: str = "", more: str = "") -> str:
    return f'<link rel="stylesheet" href="{name}"' + (f' media="{media}"' if media else "") + f"{more}>"


# Where a style goes


def unstyled(site: Path, paths: Iterable[str]) -> list[tuple[str, str]]:
    """The classes, each with its page, that some stylesheet knows and none that the page loads."""
    sheets = {
        f"{path.stem}": set(CLASS.findall(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S))) for path in site.glob("assets/css/*.css")
    }
    lost = []
    for path in paths:
        html = file_of(site, f"/{path}").read_text()
        loaded = set(re.findall(r"assets/css/([\w-]+)\.css", html))
        known = set.union(*(sheets[name] for name in loaded))
        classes = {name for value in re.findall(r' class="([^"]+)"', html) for name in value.split()}
        apart = {name for name in classes - known if any(name in names for sheet, names in sheets.items())}
        lost += [(path, name) for name in sorted(apart - NAMES_OF_OTHERS)]
    return lost


def test_a_page_loads_the_stylesheet_of_every_class_in_it(site: Path) -> None:
    assert unstyled(site, page_paths(site)) == []


# Classes that only say what something is; another kind of page has a style for the same word.
NAMES_OF_OTHERS = {"label", "high"}


def test_every_page_has_the_same_first_stylesheets_and_its_own_after_them(online: Path) -> None:
    first, more = set(), set()
    for path in page_paths(online):
        names = re.findall(r'<link rel="stylesheet" href="[^"]*?(bundle/[^"]+)"(?! disabled)', file_of(online, f"/{path}").read_text())
        assert len(names) in (2, 3), path
        first.add((names[0], names[-1]))
        more |= set(names[1:-1])
    assert len(first) == 1
    assert len(more) > 10


# What joining does


def test_a_stylesheet_that_waits_is_joined_to_no_other_and_goes_on_waiting(tmp_path: Path) -> None:
    page = style("a.css") + style("b.css", more=" disabled") + style("c.css")
    bundle.bundle(tiny(tmp_path, {"index.html": page}, {f"{name}.css": f"{name} {{ color: red }}" for name in "abc"}))
    found = re.findall(r'<link rel="stylesheet" href="bundle/(\w+)-\w{10}\.css"([^>]*)>', (tmp_path / "index.html").read_text())
    assert found == [("shared", ""), ("b", " disabled"), ("shared", "")]


def test_shared_files_are_joined_apart_from_those_of_a_kind_of_page(tmp_path: Path) -> None:
    pages = {
        "index.html": style("css/a.css") + style("css/b.css") + style("css/p.css", "print"),
        "x/index.html": style("../css/a.css") + style("../css/b.css") + style("../css/x.css") + style("../css/p.css", "print"),
    }
    files = {
        "css/a.css": "a { color: red; }\n",
        "css/b.css": "b { color: red }",
        "css/x.css": "i { color: red }",
        "css/p.css": "p { color: red }",
    }
    bundle.bundle(tiny(tmp_path, pages, files))
    texts = {path.name.rpartition("-")[0]: path.read_text() for path in tmp_path.glob("bundle/*.css")}
    assert texts == {"shared": "a{color:red}\nb{color:red}", "x": "i{color:red}", "p": "p{color:red}"}
    assert not (tmp_path / "css").exists()
    found = re.findall(r'href="\.\./bundle/(\w+)-\w{10}\.css"( media="print")?', (tmp_path / "x" / "index.html").read_text())
    assert found == [("shared", ""), ("x", ""), ("p", ' media="print"')]


def test_what_stands_between_scripts_that_are_joined_stays_where_it_was(tmp_path: Path) -> None:
    data = '<script type="application/json" id="d">"' + "x" * bundle.DATA_LIMIT + '"</script>'
    body = f'<script defer src="a.js"></script>een{style("c.css")}twee{data}drie<script defer src="b.js"></script>vier'
    bundle.bundle(tiny(tmp_path, {"index.html": body}, {"a.js": "a", "b.js": "b", "c.css": "p { color: red }"}))
    text = (tmp_path / "index.html").read_text()
    assert re.search(
        r'een<link rel="stylesheet" href="bundle/shared-\w+\.css">twee<script defer src="bundle/d-\w+\.js"></script>drie<script defer src="bundle/b-\w+\.js"></script>vier',
        text,
    )


def test_a_small_icon_goes_into_the_page_and_a_large_one_stays_a_file(tmp_path: Path) -> None:
    small = '<svg xmlns="http://www.w3.org/2000/svg"><path fill="#0e5a61" d="M4 29c5 0"/></svg>'
    pages = {"x/index.html": '<link rel="icon" href="../img/a.svg">', "y/index.html": '<link rel="icon" href="../img/b.svg">'}
    bundle.bundle(tiny(tmp_path, pages, {"img/a.svg": small, "img/b.svg": small + " " * bundle.ICON_LIMIT}))
    inside = re.search(r'<link rel="icon" href="data:image/svg\+xml,([^"]+)">', (tmp_path / "x" / "index.html").read_text())
    assert inside and unquote(inside[1]) == small, "as a browser reads it"
    assert 'href="../img/b.svg"' in (tmp_path / "y" / "index.html").read_text()


def test_name_of_a_bundle_changes_with_its_content_and_only_then(tmp_path: Path) -> None:
    names = []
    for colour in ("red", "red", "blue"):
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        bundle.bundle(tiny(tmp_path / "site", {"index.html": style("a.css")}, {"a.css": f"a {{ color: {colour} }}"}))
        names += [path.name for path in tmp_path.glob("site/bundle/*")]
    assert names[0] == names[1] != names[2]


def test_pictures_of_a_stylesheet_and_a_site_under_a_path_keep_their_addresses(tmp_path: Path) -> None:
    site = tiny(
        tmp_path,
        {"404.html": style("/gids/assets/own/a.css"), "index.html": style("assets/own/a.css")},
        {"assets/own/a.css": "a { background: url(img/b.png) } b { background: url('data:,') }"},
    )
    bundle.bundle(site)
    (made,) = site.glob("bundle/*.css")
    assert 'url("../assets/own/img/b.png")' in made.read_text()
    assert f'href="/gids/bundle/{made.name}"' in (site / "404.html").read_text()
    assert f'href="bundle/{made.name}"' in (site / "index.html").read_text()


def test_bundling_leaves_links_to_files_outside_the_site_unchanged(tmp_path: Path) -> None:
    body = '<script type="module" src="m.js"></script><script async src="a.js"></script><script src="weg.js"></script><link rel="stylesheet" href="a.css?v=1">'
    site = tiny(tmp_path, {"index.html": body}, {"m.js": "m", "a.js": "a", "a.css": "a { }"})
    bundle.bundle(site)
    assert body in (site / "index.html").read_text()


def test_a_script_that_fails_does_not_stop_those_that_share_its_file(tmp_path: Path, browser: Browser) -> None:
    scripts = {
        "a.js": '/* één */\n"use strict";\nglobalThis.a = 1;',
        "b.js": '"use strict";\nthrow new Error("stuk");',
        "c.js": '"use strict";\nglobalThis.c = `x  ${a} // y`;',
    }
    site = tiny(tmp_path, {"index.html": "".join(f'<script defer src="{name}"></script>' for name in scripts)}, scripts)
    bundle.bundle(site)
    assert len(list(site.glob("bundle/*"))) == 1
    page, errors = browser.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "index.html").as_uri())
    assert page.evaluate("[a, c]") == [1, "x  1 // y"]
    page.wait_for_timeout(50)
    assert errors == ["stuk"]
    page.close()


@pytest.mark.parametrize("size", [10, bundle.DATA_LIMIT])
def test_data_is_there_before_the_first_script_asks_for_it(size: int, tmp_path: Path, browser: Browser) -> None:
    text = "</p> \\u003c ’\\n" + "x" * size
    data = f'<script type="application/json" id="gegevens">{{"text": "{text}"}}</script>'
    asks = '"use strict";\nglobalThis.found = JSON.parse(document.getElementById("gegevens").textContent).text;'
    site = tiny(tmp_path, {"index.html": f'{data}\n<script defer src="a.js"></script>'}, {"a.js": asks})
    bundle.bundle(site)
    assert ("x" * size in (site / "index.html").read_text()) == (size == 10)
    page = browser.new_page()
    with serving(site) as base:
        for address in (base, (site / "index.html").as_uri()):
            page.goto(address)
            assert page.evaluate("found") == "</p> < ’\n" + "x" * size
    page.close()


def test_data_for_later_is_there_when_the_script_that_asked_for_it_has_it(tmp_path: Path, browser: Browser) -> None:
    text = "’ ' \" \\ \n <"
    data = json.dumps({"text": text}).replace("<", "\\u003c")
    body = f"""<script type="application/json" id="straks" data-later>{data}</script>
<script type="text/x-later" src="assets/a.js"></script><script type="text/x-later" src="assets/b.js"></script><script defer src="later.js"></script>"""
    asks = '"use strict";\nglobalThis.found = JSON.parse(document.getElementById("straks").textContent).text;'
    later = (ROOT / "docs" / "assets" / "js" / "base" / "later.js").read_text()
    site = tiny(
        tmp_path, {"index.html": body}, {"assets/a.js": asks, "assets/b.js": '"use strict";\nglobalThis.also = found;', "later.js": later}
    )
    bundle.bundle(site)
    made = read(site / "index.html")
    assert [name.rpartition("-")[0] for name in made.later] == ["bundle/straks", "bundle/b"]
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    assert page.evaluate("[globalThis.found, document.getElementById('straks')]") == [None, None]
    page.evaluate("Later.scriptsIn(document.body)")
    assert page.evaluate("also") == text
    page.close()


def test_text_that_shows_its_spaces_keeps_them(tmp_path: Path) -> None:
    site = tiny(
        tmp_path, {"index.html": '<p>een\n\n   twee</p>\n<pre>\n  drie\n\n  vier</pre>\n<meta name="keywords" content="x">\n<p>vijf'}, {}
    )
    bundle.bundle(site)
    assert "<p>een\ntwee</p>\n<pre>\n  drie\n\n  vier</pre>\n<p>vijf" in (site / "index.html").read_text()


def test_the_data_of_search_is_in_its_index_and_nowhere_else(online: Path) -> None:
    assert 'id="search-data"' not in (online / "alle-paginas" / "index.html").read_text()
    assert not (online / "search").exists()
    assert {path.name.partition("-")[0] for path in online.glob("bundle/t[ie]*-*.js")} >= {"titles", "texts"}


# What it weighs: gzip, with all that a browser asks for at once


def first_view(site: Path, path: str) -> int:
    file = file_of(site, f"/{path}")
    asked = {file, *(file_of(site, f"/{path}").parent / name for name in read(file).resources)}
    return sum(len(gzip.compress(part.resolve().read_bytes())) for part in asked)


@pytest.mark.parametrize(
    ("path", "most", "requests"),
    [
        ("", 20_000, 6),
        ("over/", 13_000, 5),
        ("rustig/crisis/", 12_500, 6),
        ("voor/leidinggevende/", 16_500, 6),
        ("weten/passend-werk/", 19_000, 6),
        ("fasen/direct-na-de-ziekmelding/", 17_500, 6),
        ("rekenhulp/", 58_500, 7),
        ("samen/plan/", 45_500, 7),
        ("samen/scan/", 44_500, 7),
    ],
)
def test_a_first_view_is_light_and_asks_for_few_files(path: str, most: int, requests: int, online: Path) -> None:
    assert first_view(online, path) <= most
    assert 1 + len(set(read(file_of(online, f"/{path}")).resources)) <= requests


# What is set apart


def texts_of(script: Path) -> object:
    return json.loads(script.read_text().removeprefix("document.currentScript.texts=").removesuffix(";"))


def test_the_meanings_of_all_pages_come_in_one_script_that_no_page_loads_by_itself(tmp_path: Path) -> None:
    data = '<script type="application/json" id="term-data">{}</script>'
    pages = {
        "index.html": data.format('{"aow": "Pensioen.\\u003c"}'),
        "x/index.html": data.format('{"wia": "Een \\"uitkering\\"."}'),
        "y.html": "niets",
    }
    bundle.bundle(tiny(tmp_path, pages, {}))
    (made,) = tmp_path.glob("bundle/*")
    assert texts_of(made) == {"aow": "Pensioen.<", "wia": 'Een "uitkering".'}
    assert (
        f'<body>\n<script type="text/x-later" id="term-data" src="../bundle/{made.name}"></script>\n</body>'
        in (tmp_path / "x" / "index.html").read_text()
    )
    assert "script" not in (tmp_path / "y.html").read_text()


QUOTE = '<details class="law-fold"><div class="basis"><p><a href="#">Wet</a></p><blockquote class="law" data-law="{law}">{words}</blockquote></div></details>'


def test_the_words_of_a_law_come_in_one_script_and_the_page_keeps_the_link(tmp_path: Path) -> None:
    one, two = "<p>1. Het &quot;loon&quot;.</p><p>a. dus</p>", "<p>2. Het ontslag.</p>"
    pages = {
        "index.html": QUOTE.format(law="bw7", words=one) + QUOTE.format(law="wor", words=two),
        "x/y/index.html": QUOTE.format(law="bw7", words=one) + QUOTE.format(law="bw7", words=two),
    }
    bundle.bundle(tiny(tmp_path, pages, {}))
    scripts = {path.name.rpartition("-")[0]: path for path in tmp_path.glob("bundle/*.js")}
    assert set(scripts) == {"bw7", "wor"}
    said = {law: texts_of(script) for law, script in scripts.items()}
    assert said == {"bw7": [['1. Het "loon".', "a. dus"], ["2. Het ontslag."]], "wor": [["2. Het ontslag."]]}
    for name, top in (("index.html", ""), ("x/y/index.html", "../../")):
        text = (tmp_path / name).read_text()
        assert "loon" not in text
        assert '<a href="#">Wet</a>' in text
        places = re.findall(r'data-law="([^"#]+)#(\d+)"></blockquote>', text)
        assert places == [
            (f"{top}bundle/{scripts[law].name}", place) for law, place in (("bw7", "0"), ("wor", "0") if not top else ("bw7", "1"))
        ]
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    bundle.bundle(tmp_path)
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_a_fold_shows_the_law_as_the_build_wrote_it_and_says_when_it_does_not_come(site: Path, online: Path, browser: Browser) -> None:
    path = "fasen/direct-na-de-ziekmelding/werknemer/"
    asked: list[str] = []
    with serving(online) as address, watched(browser) as open_:
        page = open_(address, path)
        page.on("request", lambda request: asked.append(request.url))
        quotes = page.locator(".law-fold > .basis > blockquote")
        assert set(quotes.all_text_contents()) == {""}
        page.evaluate("for (const fold of document.querySelectorAll('.content details')) fold.open = true")
        expect(quotes.last).not_to_be_empty()
        shown = page.locator(".law-fold").evaluate_all("folds => folds.map((fold) => fold.textContent.replace(/\\s+/g, ' ').trim())")
        came = page.locator("script[data-later]").evaluate_all("scripts => scripts.map(({ src }) => src)")
        assert len(asked) == len(set(came)) == len(came) > 1, "one script a law, once"
    with serving(site) as address, watched(browser) as open_:
        page = open_(address, path)
        assert shown == page.locator(".law-fold").evaluate_all(
            "folds => folds.map((fold) => fold.textContent.replace(/\\s+/g, ' ').trim())"
        )
    context = browser.new_context()
    with serving(online) as address:
        page = context.new_page()
        page.route("**/bundle/bw7-*.js", lambda route: route.abort())
        page.goto(address + path)
        fold = page.locator(".law-fold:has([data-law*='bw7'])").first
        page.evaluate("for (const part of document.querySelectorAll('.content details:not(.law-fold)')) part.open = true")
        fold.locator("summary").click()
        expect(fold.locator("[data-law*='bw7']").first).to_have_text(
            "De wettekst komt nu niet. Met de link hierboven lees je het hele artikel."
        )
        page.unroute("**/bundle/bw7-*.js")
        fold.locator("summary").click()
        fold.locator("summary").click()
        expect(fold.locator("[data-law*='bw7']").first).not_to_contain_text("komt nu niet")
    context.close()
