"""What axe does not see, on a page of every kind: focus, room, order, names, and states without colour."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser, ElementHandle, FloatRect, Page, ViewportSize

from macros.pages import catalogue
from macros.pages.page_kinds import WRITTEN_PAGES, path_of
from tests.helpers import CHROMIUM_FLAGS, Opener, box_of, chromium, our_guide, watched

# The first page of every template, and those without one.
KINDS = [
    *{page.template: f"{page.path}/".lstrip("/") for page in reversed(catalogue.all_pages(our_guide()))}.values(),
    f"{WRITTEN_PAGES[0]}/",
    "404.html",
]
LARGEST = 32
FORCED: tuple[Literal["none", "active"], ...] = ("none", "active")
# A table, a form, a sheet, folds and the front door.
EVERY_WIDTH = ("", "rekenhulp/", "reiskaart/", "checklists/ziekmelding-ontvangen/", "wie-doet-wat/")

PHONE: ViewportSize = {"width": 390, "height": 844}
SCREEN: ViewportSize = {"width": 1280, "height": 900}
UNFOLD = "for (const part of document.querySelectorAll('.content details')) part.open = true"

# Focus given by a script scrolls as the Tab key does. Forward, then back: what stands above may lie under the header.
COVERED = """() => {
  const bars = [...document.querySelectorAll("body *")].filter((part) =>
    ["sticky", "fixed"].includes(getComputedStyle(part).position) && part.getClientRects().length);
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((stop) => stop.checkVisibility({ visibilityProperty: true }) && !stop.closest("dialog, [inert]"));
  const covered = new Set();
  for (const stop of [...stops, ...stops.toReversed()]) {
    stop.focus();
    // A box that is not drawn itself is seen as its label.
    const shape = getComputedStyle(stop).opacity === "0" ? stop.closest("label") : stop;
    const box = shape.getBoundingClientRect();
    // Above the bars itself, or too tall for the room between them.
    if (shape.matches(".skip") || box.height > innerHeight / 2) continue;
    for (const bar of bars) {
      if (bar.contains(stop) || stop.contains(bar)) continue;
      const over = bar.getBoundingClientRect();
      const meet = over.left < box.right - 1 && over.right > box.left + 1 && over.top < box.bottom - 1 && over.bottom > box.top + 1;
      if (meet && bar.contains(document.elementFromPoint(Math.max(box.left, over.left) + 2, Math.max(box.top, over.top) + 1))) {
        covered.add(`${stop.textContent.trim().slice(0, 40) || stop.id} under ${bar.className}`);
      }
    }
  }
  return [stops.length, [...covered]];
}"""

# Words that go past the page, or past what holds or cuts them.
CUT = """() => {
  const cut = new Set();
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) cut.add(`page ${document.documentElement.scrollWidth}`);
  const range = document.createRange();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  words: while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !parent.checkVisibility() || parent.closest("svg, script, textarea, select, dialog")) continue;
    let [left, right] = [0, wide];
    for (let around = parent; around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.clipPath === "inset(50%)" || around.matches(".skip")) continue words;
      if (["auto", "scroll"].includes(style.overflowX)) continue words;
      if (style.display === "inline" || (style.overflowX === "visible" && parseFloat(style.borderRightWidth) === 0)) continue;
      const box = around.getBoundingClientRect();
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    }
    range.selectNodeContents(walk.currentNode);
    for (const box of range.getClientRects()) {
      if (box.right > right + 1 || box.left < left - 1) cut.add(`${walk.currentNode.data.trim().slice(0, 40)}: ${box.left}-${box.right} in ${left}-${right}`);
    }
  }
  return [...cut];
}"""

# What stands higher than what comes before it in the document, in the same column. The buttons that turn a card may
# stand under it: they are no part of what is read.
JUMPS = """() => {
  const jumps = [];
  let [before, above] = [null, null];
  for (const part of document.querySelectorAll(".content :is(h1, h2, h3, h4, p, li, summary, button, a, label)")) {
    if (!part.checkVisibility({ visibilityProperty: true }) || part.closest("svg, [data-turn]")) continue;
    for (var around = part; around && !["sticky", "absolute"].includes(getComputedStyle(around).position); around = around.parentElement);
    if (around && around !== document.body) continue;
    const box = part.getBoundingClientRect();
    if (above && box.bottom <= above.top && box.left < above.right && box.right > above.left) {
      jumps.push(`${part.textContent.trim().slice(0, 40)} above ${before.textContent.trim().slice(0, 40)}`);
    }
    [before, above] = [part, box];
  }
  return jumps;
}"""

# Names that do not begin with the words on the screen, that begin with a sign, or that a control shares with another.
NAMES = """() => {
  const squeeze = (text) => text.replace(/\\s+/g, " ").trim();
  const letters = (text) => text.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, "");
  const words = (holder, counts) => [...holder.childNodes].map((node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || !node.checkVisibility() || node.matches("select, textarea, svg") || !counts(node)) return "";
    return getComputedStyle(node).display === "inline" ? words(node, counts) : ` ${words(node, counts)} `;
  }).join("");
  const drawn = (node) => getComputedStyle(node).clipPath !== "inset(50%)";
  const said = (node) => node.ariaHidden !== "true";
  // `content: "+" / ""` is drawn and not said.
  const sign = (holder) => getComputedStyle(holder, "::before").content.match(/^"([^"]+)"$/)?.[1] ?? "";
  const labels = (control) => (control.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean).map((id) => document.getElementById(id).textContent).join(" ");
  const group = (control) => control.closest("fieldset, article, details.part")?.querySelector("legend, h1, h2, summary")?.textContent ?? "";
  const found = [];
  const taken = new Set();
  for (const control of document.querySelectorAll("a[href], button, summary, input, select, textarea")) {
    if (!control.checkVisibility() || control.closest("dialog")) continue;
    const holder = control.matches("input, select, textarea") ? control.labels[0] ?? control : control;
    const name = squeeze(labels(control) || control.ariaLabel || sign(holder) + words(holder, said));
    const seen = squeeze(words(holder, drawn));
    if (!name) found.push(`no name: ${control.outerHTML.slice(0, 80)}`);
    if (!letters(name).startsWith(letters(seen))) found.push(`"${seen}" on the screen, named "${name}"`);
    if (/^[+–]\\D/.test(name)) found.push(`a sign: ${name}`);
    if (control.matches("a")) continue;
    const whole = `${control.tagName} ${name} ${squeeze(group(control))}`;
    if (taken.has(whole)) found.push(`twice: ${name}`);
    taken.add(whole);
  }
  return found;
}"""

# A style that the policy does not refuse.
ADD_STYLE = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""

# Main buttons that are seen in one screenful, both whole, by pairs.
NEAR = """() => {
  const main = [...document.querySelectorAll(".button:not(.button-quiet, :disabled)")]
    .filter((button) => button.checkVisibility() && !button.closest("dialog"))
    .map((button) => ({ text: button.textContent.trim(), box: button.getBoundingClientRect() }))
    .sort((one, other) => one.box.top - other.box.top);
  return main.slice(1).flatMap(({ text, box }, before) => (box.bottom - main[before].box.top <= innerHeight ? [`${main[before].text} and ${text}`] : []));
}"""

# Each way in which a page marks something as current, chosen or on, once.
STATES = """() => {
  const kinds = new Map();
  for (const part of document.querySelectorAll("[aria-current], [aria-pressed='true'], [type='radio'], [type='checkbox'], [data-state]:not([data-state='open'])")) {
    const shape = part.matches("input") ? part.labels[0] ?? part : part;
    if (part.checkVisibility() && shape.checkVisibility() && !shape.closest("details:not([open]), dialog")) kinds.set(`${shape.parentElement.className} ${shape.className} ${part.dataset.state ?? ""}`, part);
  }
  return [...kinds.values()];
}"""
# What draws nothing else than the state itself: the pointer and the moving are elsewhere.
PLAIN = "*, ::before, ::after { transition: none !important; animation: none !important; caret-color: transparent !important; }"
UNMARK = """(part) => {
  for (const name of ["aria-current", "aria-pressed", "data-state"]) part.removeAttribute(name);
  part.checked = false;
}"""
LEAST_CONTRAST = 3
LEAST_POINTS = 24


def luminances(picture: bytes) -> list[float]:
    """The relative luminance of every point (WCAG)."""
    linear = [value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in range(256)]
    points = Image.open(io.BytesIO(picture)).convert("RGB").tobytes()
    return [
        0.2126 * linear[red] + 0.7152 * linear[green] + 0.0722 * linear[blue]
        for red, green, blue in zip(points[::3], points[1::3], points[2::3], strict=True)
    ]


def differ(one: bytes, other: bytes) -> bool:
    """Whether two pictures of the same size differ so much that someone who sees no colour sees it."""
    pairs = zip(luminances(one), luminances(other), strict=True)
    return sum((max(pair) + 0.05) / (min(pair) + 0.05) >= LEAST_CONTRAST for pair in pairs) >= LEAST_POINTS


def place(shape: ElementHandle) -> FloatRect:
    """Where an element is drawn, with the line around it."""
    box = shape.bounding_box()
    assert box
    return {"x": int(box["x"]) - 2, "y": int(box["y"]) - 2, "width": int(box["width"]) + 5, "height": int(box["height"]) + 5}


def unmarked(page: Page, done: set[str]) -> list[str]:
    """The marks of the page, but for those done before, that are not seen without colour or in colours that the system sets."""
    page.evaluate(ADD_STYLE, PLAIN)
    parts = page.evaluate_handle(STATES)
    unseen = []
    for part in (handle.as_element() for handle in parts.get_properties().values()):
        assert part
        shape = part.evaluate_handle("part => part.labels?.[0] ?? part").as_element()
        assert shape
        kind = shape.evaluate("shape => `${shape.closest('[class]').className} in ${shape.parentElement.closest('[class]').className}`")
        if kind in done:
            continue
        done.add(kind)
        shape.evaluate("shape => { shape.scrollIntoView({ block: 'center' }) }")
        part.evaluate("part => { part.checked = true }")
        clip = place(shape)
        marked = {}
        for forced in FORCED:
            page.emulate_media(forced_colors=forced, reduced_motion="reduce")
            marked[forced] = page.screenshot(clip=clip)
        part.evaluate(UNMARK)
        for forced in reversed(FORCED):
            page.emulate_media(forced_colors=forced, reduced_motion="reduce")
            if not differ(marked[forced], page.screenshot(clip=clip)):
                unseen.append(f"{kind}, forced colours: {forced}")
    return unseen


def checked(page: Page) -> None:
    """Every look at one page: main buttons, names and order, then focus, in the widths that matter to each."""
    page.set_viewport_size(PHONE)
    assert page.evaluate(NEAR) == []
    page.evaluate(UNFOLD)
    assert page.evaluate(NEAR) == []
    assert page.evaluate(NAMES) == []
    for size in (PHONE, SCREEN):
        page.set_viewport_size(size)
        stops, covered = page.evaluate(COVERED)
        assert stops > 20
        assert covered == [], size
        assert page.evaluate(JUMPS) == []
    for width in (768, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(CUT) == [], width


def begin_scan(page: Page) -> None:
    page.get_by_label("Ik ben de werknemer").check()
    page.get_by_role("button", name="Naar de thema's").click()
    page.locator(".scale-choices:visible label").first.click()


def build_up(page: Page) -> None:
    page.locator('.part-steps [data-go="build"]').click()
    page.locator("[data-raise]:visible").first.click()


STEPS = {"samen/scan/": begin_scan, "samen/plan/": build_up}


@pytest.fixture(scope="module")
def large_letters(browser: Browser) -> Iterator[Browser]:
    """A browser whose reader has set the largest letters."""
    flags = [*CHROMIUM_FLAGS, f"--blink-settings=defaultFontSize={LARGEST}"]
    instance = browser.browser_type.launch(executable_path=chromium(), args=flags)
    yield instance
    instance.close()


# The page of shapes shows each control by day and by night, under the same name.
@pytest.mark.parametrize("path", [path for path in KINDS if path != f"{path_of('shapes')}/"])
def test_focus_is_visible_and_ordered_names_match_labels_and_nothing_is_cut_off(path: str, view: Opener) -> None:
    """At 320 too, which is 1280 at 400 %; and no screenful of a phone has two main buttons."""
    checked(view(path))


@pytest.mark.parametrize("path", STEPS)
def test_focus_names_and_cut_off_words_are_right_at_each_step_of_a_tool(path: str, open_page: Opener) -> None:
    page = open_page(path)
    STEPS[path](page)
    checked(page)


def test_the_tab_key_stops_where_focus_is_seen(open_page: Opener) -> None:
    page = open_page("", width=390, height=844, reduced_motion="reduce")
    bar, header = box_of(page.locator(".thumb-bar")), box_of(page.locator(".site-header"))
    for _ in range(30):
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.closest('.site-header, .thumb-bar, .skip')"):
            box = page.evaluate(
                "(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return [top, bottom] })()"
            )
            assert header["height"] <= box[0] and box[1] <= bar["y"], page.evaluate("document.activeElement.textContent")


@pytest.mark.parametrize("path", [*(path if path in EVERY_WIDTH else pytest.param(path, marks=pytest.mark.full) for path in KINDS), *STEPS])
def test_the_largest_letters_leave_the_menu_and_every_word_on_the_screen(path: str, large_letters: Browser, address: str) -> None:
    """On a phone; some kinds on the narrowest one and on a wide screen too."""
    with watched(large_letters) as open_:
        page = open_(address, path, width=390, height=844, reduced_motion="reduce")
        page.evaluate(UNFOLD)
        for width in (320, 390, 1280) if path in EVERY_WIDTH else (390,):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate(CUT) == [], width
            last = box_of(page.locator(".site-header :is(summary, button)").last)
            assert last["x"] >= 0 and last["x"] + last["width"] <= width


@pytest.mark.parametrize("path", ["", f"fasen/{our_guide().phases[0].id}/", "voor/leidinggevende/", "rustig/", "weten/crisis/"])
def test_what_can_be_pressed_keeps_its_shape_in_colours_that_the_system_sets(path: str, open_page: Opener) -> None:
    page = open_page(path, forced_colors="active")
    lines = page.locator(
        ":is(.door, .way, .ways-now a, .low-energy-list a, .calls a, .crisis-calls a, .tile, .button):visible"
    ).evaluate_all("parts => parts.map((part) => [part.className || part.href, parseFloat(getComputedStyle(part).borderTopWidth)])")
    assert lines
    assert [name for name, width in lines if width < 1] == []


@pytest.mark.full
def test_what_is_current_chosen_or_on_is_seen_without_colour(open_page: Opener) -> None:
    """In our own colours by the difference in light, and in colours that the system sets."""
    page = open_page("", reduced_motion="reduce")
    done: set[str] = set()
    unseen = []
    for path in KINDS:
        page.goto(path)
        unseen += [f"{path} {kind}" for kind in unmarked(page, done)]
        if path in STEPS:
            page.reload()
            STEPS[path](page)
            unseen += [f"{path} {kind}" for kind in unmarked(page, done)]
    assert len(done) > 20
    assert unseen == []
