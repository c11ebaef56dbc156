"""How every page is put together, read from its file: headings, ids, names, labels, landmarks, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from tests.helpers import file_of, page_paths, parsed

LANDMARKS = {"main": 1, "header": 1, "footer": 1}
NO_LABEL = ("hidden", "submit", "button", "reset")
NAMES = ("aria-label", "aria-labelledby", "title")


def shown(part: html.HtmlElement) -> bool:
    """Whether a reader meets it before a script runs."""
    return not part.xpath("ancestor-or-self::*[@hidden or self::template or @aria-hidden='true']")


def name_of(part: html.HtmlElement) -> str:
    """What a screen reader says of a link or a button, roughly: its label, or its words and the texts of its pictures."""
    if part.get("aria-labelledby"):
        return " ".join(" ".join(part.xpath(f"//*[@id='{id}']//text()")) for id in part.get("aria-labelledby").split()).strip()
    return (
        part.get("aria-label") or " ".join([*part.xpath(".//text()"), *part.xpath(".//img/@alt"), *part.xpath(".//@aria-label")])
    ).strip()


def problems(page: html.HtmlElement) -> Iterator[str]:
    """What is wrong with how a page is put together, a sentence each."""
    if page.get("lang") != "nl":
        yield f"lang is {page.get('lang')!r}"
    for id, times in Counter(page.xpath("//@id")).items():
        if times > 1:
            yield f"id {id!r} stands there {times} times"
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6") if shown(heading)]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"the first heading is no single h1: {levels[:4]}"
    yield from (f"h{other} comes right after h{one}" for one, other in zip(levels, levels[1:], strict=False) if other > one + 1)
    for heading in page.xpath("//h1 | //h2 | //h3 | //h4"):
        if shown(heading) and not heading.text_content().strip():
            yield f"an empty {heading.tag}"
    for mark, most in LANDMARKS.items():
        found = [part for part in page.xpath(f"//{mark}[not(ancestor::article or ancestor::section or ancestor::main)]") if shown(part)]
        if len(found) != most:
            yield f"{len(found)} × {mark}"
    menus = Counter(
        name_of(part) if part.get("aria-label") or part.get("aria-labelledby") else "" for part in page.xpath("//nav") if shown(part)
    )
    yield from (f"{times} × nav with the name {name!r}" for name, times in menus.items() if times > 1)
    for field in page.xpath("//input | //select | //textarea"):
        if field.get("type") in NO_LABEL or any(field.get(name) for name in NAMES):
            continue
        if not field.xpath("ancestor::label") and not page.xpath("//label[@for=$id]", id=field.get("id") or "?"):
            yield f"no label at {field.tag} {field.get('name') or field.get('id')!r}"
    for image in page.xpath("//img"):
        if image.get("alt") is None:
            yield f"no alt at {image.get('src')}"
    for drawing in page.xpath("//svg[@role='img']"):
        if not any(drawing.get(name) for name in NAMES) and not drawing.xpath("./title"):
            yield "an svg that is an image has no name"
    for part in page.xpath("//a[@href] | //button | //summary"):
        if shown(part) and not name_of(part):
            yield f"no name at {html.tostring(part, encoding='unicode', with_tail=False)[:80]}"
    for part in page.xpath("//*[@aria-labelledby or @aria-describedby or @aria-controls]"):
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls"):
            for id in (part.get(attribute) or "").split():
                if not page.xpath("//*[@id=$id]", id=id):
                    yield f"{attribute} points at {id!r}, which is not there"
    for table in page.xpath("//table"):
        if not table.xpath(".//th") or table.xpath(".//th[not(@scope)]"):
            yield "a table without th, or with a th without scope"
    for group in page.xpath("//fieldset"):
        if not group.xpath("./legend"):
            yield "a fieldset without a legend"


def test_every_page_has_a_structure_for_screen_readers_and_keyboard(site: Path) -> None:
    wrong = {path: list(problems(parsed(file_of(site, f"/{path}")))) for path in page_paths(site)}
    assert len(wrong) > 100
    assert {path: said for path, said in wrong.items() if said} == {}


def test_each_mistake_in_a_page_is_seen() -> None:
    body = """<header></header><nav aria-label="Menu"></nav><nav aria-label="Menu"></nav><main><h1>Een</h1><h3 id="x">Drie</h3><h2 id="x"> </h2>
<input name="a"><img src="b.png"><svg role="img"></svg><a href="/"></a><button><img src="c.png" alt=""></button><p aria-describedby="weg"></p>
<table><tr><td>1</td></tr></table><fieldset></fieldset></main>"""
    assert len(list(problems(html.document_fromstring(f"<html lang='en'><body>{body}</body></html>")))) == 14


def test_a_page_without_a_mistake_has_none() -> None:
    body = """<header><nav aria-label="Menu"><a href="/">Begin</a></nav></header><main><h1>Een</h1><h2 id="x">Twee</h2><label>Naam <input name="a"></label>
<table><tr><th scope="col">1</th></tr></table></main><footer></footer>"""
    assert list(problems(html.document_fromstring(f"<html lang='nl'><body>{body}</body></html>"))) == []
