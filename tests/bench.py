"""`make bench`: what the guide costs, measured in one run. Prints figures; judges nothing."""

from __future__ import annotations

import gzip
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import sync_playwright

from macros.pages import catalogue
from tests import readability
from tests.helpers import (
    CHROMIUM_FLAGS,
    DATA,
    ROOT,
    build,
    chromium,
    copy_tree,
    file_of,
    our_guide,
    page_paths,
    parsed,
    read,
    ready_for_make,
    run,
    serving,
    write_and_see,
)

RUNS = 5
TIMES = 10
RECALCULATIONS = 2000
PEACE = 4
# At most, for the first view of a kind of page: bytes of all, bytes of HTML and blocking style, requests.
AIMS: dict[str, tuple[int | None, int | None, int | None]] = {
    "home": (20_000, None, 6),
    "low_energy_version": (16_000, 12_000, 6),
    "topic": (20_000, None, 6),
    "written": (14_000, None, 6),
    "role": (18_000, None, 6),
    "phase": (18_000, None, 6),
    "phase_leidinggevende": (20_000, None, 6),
    "phase_werknemer": (20_000, None, 6),
    "calculator": (58_000, None, 7),
    "plan": (45_000, None, 7),
    "scan": (44_000, None, 7),
}
# How many screens of a phone a page of a kind may take with its folds closed.
PHONE = {"width": 390, "height": 844}
SCREENS: dict[str, float] = {"phase": 1.5, "phase_leidinggevende": 5, "phase_werknemer": 4}
BLOCKS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "dt": "**", "summary": "**"} | dict.fromkeys(
    ("p", "td", "th", "dd", "figcaption", "label", "blockquote"), ""
)


def plain_markdown(file: Path) -> str:
    """The text of a page's content as Markdown: the same headings, lists, links and words."""
    (content,) = parsed(file).xpath("//*[@id='inhoud']")
    for part in list(content.iter("script", "svg", "template")):
        part.drop_tree()
    for part in content.iter("*"):
        text, tail = (re.sub(r"\s+", " ", said or "").replace("*", "") for said in (part.text, part.tail))
        if part.tag == "a":
            address = part.get("href", "")
            text, tail = f"[{text}", f"]({address if address.startswith('http') else 'https://example.org/'}){tail}"
        elif part.tag in BLOCKS:
            text, tail = f"\n\n{BLOCKS[part.tag]}{text}", f"**{tail}" if BLOCKS[part.tag] == "**" else tail
        part.text, part.tail = text, tail
    return re.sub(r"\n{3,}", "\n\n", content.text_content()).strip() + "\n"


def plain_tree(site: Path, tree: Path) -> Path:
    """The same pages as hand-written Markdown, in the same theme, without the macros."""
    for path in page_paths(site):
        if path == "404.html":
            continue
        file = tree / "docs" / ((path.rstrip("/") or "index") + ".md")
        if (tree / "docs" / path / "index.md").exists():
            file = tree / "docs" / path / "index.md"
        front = re.match(r"---\n.*?\n---\n", file.read_text(), re.S)
        file.write_text((front.group() if front else "") + plain_markdown(file_of(site, f"/{path}")))
    settings = tree / "generator.yml"
    settings.write_text(re.sub(r"  macros:\n(    .*\n)+", "", settings.read_text()))
    return tree


def higher(text: str, more: int) -> str:
    """A file of content whose number, where it has one, is so much more."""
    return re.sub(r"^number: (\d+)$", lambda found: f"number: {int(found[1]) + more}", text, flags=re.M)


def ten_times(tree: Path) -> Path:
    """Ten times the phases, checklists, terms and sources, under other names."""
    content = tree / "content"
    for file in [*(content / "phases").glob("*.yml"), *(content / "checklists").glob("*.yml")]:
        for copy in range(1, TIMES):
            number, _, name = file.stem.partition("-")
            stem = f"{int(number) + 4 * copy}-{name}-{copy}" if number.isdigit() else f"{file.stem}-{copy}"
            file.with_name(f"{stem}.yml").write_text(higher(file.read_text(), 50 * copy))
    for name in ("glossary.yml", "sources.yml"):
        text = (content / name).read_text()
        head, _, items = text.partition("\n  - id:")
        every = [items]
        for copy in range(1, TIMES):
            renamed = re.sub(r'((?:^|- id:) )"?([\w-]+)"?$', rf"\1\2-{copy}", items, count=0, flags=re.M)
            renamed = re.sub(r'\A "?([\w-]+)"?', rf" \1-{copy}", renamed)
            renamed = re.sub(r"^    term: (.*)$", rf"    term: \1 {copy}", renamed, flags=re.M)
            renamed = re.sub(r"^    forms:(?: .*\n|\n(?:      - .*\n)+)", "", renamed, flags=re.M)
            every.append(renamed)
        (content / name).write_text(head + "".join(f"\n  - id:{block.rstrip()}" for block in every) + "\n")
    outcome = run(tree, "macros", "pages")
    assert outcome.returncode == 0, outcome.stdout[:2000]
    return tree


def seconds(tree: Path, destination: Path) -> float:
    start = time.perf_counter()
    outcome = build(tree, destination)
    took = time.perf_counter() - start
    assert outcome.returncode == 0, outcome.stderr[-2000:]
    return took


def pdf_seconds(tree: Path) -> tuple[float, int]:
    """Seconds for every PDF of a tree, in one process, and how many there are."""
    start = time.perf_counter()
    outcome = run(tree, "macros", "pdf")
    took = time.perf_counter() - start
    assert outcome.returncode == 0, outcome.stderr[-2000:]
    return took, len(list((tree / "docs" / "assets" / "pdf").glob("*.pdf")))


def edition_seconds(tree: Path, count: int) -> tuple[float, float]:
    """Seconds of `make editions` without PDFs: all `count` new, and again when nothing changed."""
    for number in range(count):
        folder = tree / "brand" / f"editie-{number}"
        shutil.copytree(DATA / "editions" / "bakkerij", folder)
        settings = folder / "edition.yml"
        colour = f"#{number * 331 % 200:02x}{number * 57 % 120:02x}{number * 91 % 180:02x}"
        settings.write_text(settings.read_text().replace("De Korenaar", f"De Korenaar {number}").replace("#7a1f3d", colour))
    took = []
    for _ in range(2):
        start = time.perf_counter()
        outcome = subprocess.run(
            ["make", "editions", "PDF=nee", f"BIN={Path(sys.executable).parent}"], cwd=tree, capture_output=True, text=True, check=False
        )
        took.append(time.perf_counter() - start)
        assert outcome.returncode == 0, outcome.stdout[-3000:]
    return took[0], took[1]


def html_bytes(site: Path) -> int:
    return sum(file.stat().st_size for file in site.rglob("*.html"))


@dataclass(frozen=True)
class FirstView:
    """What a browser gets for a page at once: bytes after gzip, and how many files it asks for.

    The letters are those of the device, and pictures are drawn in the page: neither asks for a file. Search comes later.
    """

    path: str
    html: int
    style: int
    """Stylesheets that must be there before anything shows."""
    total: int
    requests: int


def first_view(site: Path, path: str) -> FirstView:
    """The first view of a page of a published site."""
    file = file_of(site, f"/{path}")

    def weigh(names: set[str]) -> int:
        return sum(len(gzip.compress(file_of(site, urlsplit(urljoin(f"http://site/{path}", name)).path).read_bytes())) for name in names)

    asked = set(read(file).resources)
    text = file.read_text()
    html = len(gzip.compress(text.encode()))
    blocking = set(re.findall(r'<link rel="stylesheet" href="([^"]+)">', text))
    return FirstView(path, html, weigh(blocking), html + weigh(asked), 1 + len(asked))


def kinds_of_pages() -> dict[str, str]:
    """The name of the template of each page that the content makes, by its path."""
    return {page.path: page.template for page in catalogue.all_pages(our_guide())}


def views_by_kind(site: Path) -> dict[str, FirstView]:
    """The heaviest first view of each kind of page, by the name of its template."""
    kinds = kinds_of_pages()
    heaviest: dict[str, FirstView] = {}
    for path in page_paths(site):
        kind = kinds.get(path.rstrip("/"), "written")
        view = first_view(site, path)
        if kind not in heaviest or view.total > heaviest[kind].total:
            heaviest[kind] = view
    return heaviest


@dataclass(frozen=True)
class Length:
    """How long a page is on a phone with its folds closed, down to the end of its content."""

    path: str
    screens: float
    words: int


def lengths_by_kind(site: Path) -> dict[str, list[Length]]:
    """The length of every page, longest first, by the name of its template."""
    kinds = kinds_of_pages()
    found: dict[str, list[Length]] = {}
    with serving(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        page = browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})
        for path in page_paths(site):
            page.goto(base + path)
            bottom, words = page.evaluate(
                """() => {
                  const content = document.getElementById("inhoud");
                  const bottoms = [...content.children].map((part) => part.getBoundingClientRect().bottom);
                  return [Math.max(...bottoms) + scrollY, content.innerText.split(/\\s+/).filter(Boolean).length];
                }"""
            )
            found.setdefault(kinds.get(path.rstrip("/"), "written"), []).append(Length(path, bottom / PHONE["height"], words))
        browser.close()
    return {kind: sorted(lengths, key=lambda length: -length.screens) for kind, lengths in found.items()}


def show_lengths(site: Path) -> None:
    """Print words and screens of a phone for each kind of page, with what it should be at most."""
    print(f"on a phone ({PHONE['width']} x {PHONE['height']})    screens        words   longest page of its kind (median of all)")
    for kind, lengths in sorted(lengths_by_kind(site).items(), key=lambda found: -found[1][0].screens):
        longest, most = lengths[0], SCREENS.get(kind)
        told = "" if most is None else f"{'✓' if longest.screens <= most else '✗'} ≤ {most:g}"
        middle = statistics.median(length.screens for length in lengths)
        print(f"  {kind:25} {longest.screens:6.2f} {told:7} {longest.words:6}   /{longest.path} ({middle:.2f} of {len(lengths)})")


def show_views(site: Path) -> None:
    """Print the first view of each kind of page, with what it should be at most."""

    def told(value: int, most: int | None, thousands: bool = True) -> str:
        number = f"{value / 1000:5.1f}" if thousands else f"{value:3}"
        return f"{number} {'  ' if most is None else '✓ ' if value <= most else '✗ '}{'' if most is None else f'≤ {most // 1000 if thousands else most}':5}"

    print("first view, gzip, kB          all          HTML + style   requests    heaviest page of its kind")
    for kind, view in sorted(views_by_kind(site).items(), key=lambda found: -found[1].total):
        total, blocking, requests = AIMS.get(kind, (None, None, None))
        print(
            f"  {kind:25} {told(view.total, total)} {told(view.html + view.style, blocking)} {told(view.requests, requests, thousands=False)}  /{view.path}"
        )


def after_a_change(tree: Path) -> tuple[float, float]:
    """Seconds from a changed sentence to a browser that shows it, and to the whole guide made again, under `make serve`."""
    file = tree / "content" / "topics" / "aow.yml"
    before = file.read_text()
    page_took, whole_took = [], []
    with write_and_see(tree) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        page = browser.new_page()
        page.goto(f"{address}weten/aow/")
        title = page.locator(".content h1").inner_text(timeout=60_000)
        # The heading is in the page's own content; the title above the tab comes with the whole guide.
        for change in range(RUNS):
            file.write_text(before.replace(f"title: {title}", f"title: {title} {change}"))
            start = time.perf_counter()
            page.wait_for_function("text => document.querySelector('.content h1')?.textContent.includes(text)", arg=f"{title} {change}")
            page_took.append(time.perf_counter() - start)
            page.wait_for_function("text => document.title.includes(text)", arg=f"{title} {change}")
            whole_took.append(time.perf_counter() - start)
            # The stub in docs/ has the new title, which is a change too.
            time.sleep(PEACE)
        browser.close()
    file.write_text(before)
    return statistics.median(page_took), statistics.median(whole_took)


def recalculation(site: Path) -> tuple[float, float]:
    """Milliseconds: the engine alone, and the whole page with its table."""
    with serving(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        page = browser.new_page()
        page.goto(base + "rekenhulp/")
        engine = page.evaluate(
            """(count) => {
              const data = JSON.parse(document.getElementById("calculator-data").textContent);
              const holidays = globalThis.Days.holidaySet(data.holidays);
              const pauses = Array.from({ length: 10 }, (_, n) => ({ from: 20030 + n * 60, to: 20040 + n * 60, kind: "recovered" }));
              const start = performance.now();
              for (let n = 0; n < count; n += 1) globalThis.Deadlines.calendar(data, { firstDay: 20000 + n, pauses }, {}, holidays);
              return (performance.now() - start) / count;
            }""",
            RECALCULATIONS,
        )
        screen = page.evaluate(
            """() => {
              const element = document.querySelector("deadline-calculator");
              const day = (n) => new Date(Date.UTC(2026, 0, 5 + n)).toISOString().slice(0, 10);
              const pairs = Array.from({ length: 10 }, (_, n) => `&hersteld=${day(30 + n * 40)}&weer-ziek=${day(40 + n * 40)}`);
              element.open(`#ziek=2026-01-05${pairs.join("")}`, { focus: false });
              const start = performance.now();
              for (let n = 0; n < 50; n += 1) element.show({ focus: false });
              return (performance.now() - start) / 50;
            }"""
        )
        browser.close()
    return engine, screen


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        guide_tree = copy_tree(top / "guide")
        seconds(guide_tree, top / "guide-site")
        trees = {
            "guide": guide_tree,
            "plain": plain_tree(top / "guide-site", copy_tree(top / "plain")),
            "ten": ten_times(copy_tree(top / "ten")),
        }
        took: dict[str, list[float]] = {name: [] for name in trees}
        for _ in range(RUNS):
            for name, tree in trees.items():
                took[name].append(seconds(tree, top / f"{name}-site"))
        median = {name: statistics.median(values) for name, values in took.items()}
        ratios = [a / b for a, b in zip(took["guide"], took["plain"], strict=True)]
        growth = [a / b for a, b in zip(took["ten"], took["guide"], strict=True)]
        site = top / "guide-site"
        online = Path(shutil.copytree(site, top / "online"))
        publishing = time.perf_counter()
        outcome = run(ROOT, "macros", "publish", str(online))
        publishing = time.perf_counter() - publishing
        assert outcome.returncode == 0, outcome.stdout
        engine, screen = recalculation(site)
        page, whole = after_a_change(copy_tree(top / "served"))
        once, few = pdf_seconds(trees["guide"])
        tenfold, many = pdf_seconds(trees["ten"])
        print(f"build of the guide            {median['guide']:6.2f} s   (median of {RUNS}, whole process)")
        print(f"same pages as plain Markdown  {median['plain']:6.2f} s")
        print(f"guide / plain                 {statistics.median(ratios):6.2f} x   (pair by pair)")
        print(f"ten times the content         {median['ten']:6.2f} s   ({html_bytes(top / 'ten-site') / html_bytes(site):.1f} x the HTML)")
        print(f"ten times / once              {statistics.median(growth):6.2f} x   (pair by pair)")
        print(f"a change seen in the page     {page:6.2f} s   (make serve, in a browser)")
        print(f"a change seen in the whole    {whole:6.2f} s")
        print(f"joining and making smaller    {publishing:6.2f} s   (whole process)")
        show_views(online)
        show_lengths(online)
        for path in sorted(online.glob("bundle/t[ie]*s-*.js")):
            if path.name.startswith(("titles-", "texts-")):
                print(f"search, {path.name.partition('-')[0]:22}{len(gzip.compress(path.read_bytes())) / 1000:6.1f} kB  gzip")
        print(f"recalculation, engine         {engine:6.3f} ms   (ten interruptions)")
        print(f"recalculation, with the table {screen:6.3f} ms")
        print(f"all PDFs                      {once:6.2f} s   ({few} files)")
        for count in (1, 10, 50):
            tree = copy_tree(top / f"editions-{count}")
            ready_for_make(tree)
            new, again = edition_seconds(tree, count)
            print(f"{count:2} editions, without PDFs      {new:6.2f} s   ({new / count:.2f} s each; unchanged {again:.2f} s)")
        print(f"ten times the checklists      {tenfold / once:6.2f} x   ({many} files)")
        readability.show(site)


if __name__ == "__main__":
    main()
