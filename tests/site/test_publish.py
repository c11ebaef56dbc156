"""After the build: headers as servers send them, the zip as a disk shows it, and the recipes."""

from __future__ import annotations

import base64
import contextlib
import fnmatch
import gzip
import hashlib
import re
import shlex
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from macros.generator.theme import SHIPPED
from macros.publish import prepare, zip
from tests.helpers import (
    EPOCH,
    LISTEN,
    ROOT,
    TREE,
    away_from,
    command,
    header_rules,
    headers_for,
    made_once,
    page_paths,
    read,
    ready_for_make,
    run,
    serving,
)

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
DEPLOY = ROOT / "deploy"
WORKFLOWS = ROOT / ".github" / "workflows"
PREVIEWS = [DEPLOY / "github-preview.yml", DEPLOY / "gitlab-preview.yml"]
RECIPES = [
    DEPLOY / "github-pages.yml", DEPLOY / "github-editions.yml", DEPLOY / "gitlab-ci.yml", DEPLOY / "gitlab-editions.yml", *PREVIEWS,
    *WORKFLOWS.glob("*.yml"),
]  # fmt: skip


@pytest.fixture(scope="module")
def for_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make zip` has it built."""

    def make(folder: Path) -> None:
        outcome = run(ROOT, "mkdocs", "build", "--strict", "--no-directory-urls", "--site-dir", str(folder))
        assert outcome.returncode == 0, outcome.stderr

    return made_once(tmp_path_factory, "disk", make)


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and everything it complains of or asks for that is not a file of the site."""
    context = browser.new_context(locale="nl-NL", permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(LISTEN)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    yield page, complaints
    context.close()


def search_for(page: Page, words: str) -> None:
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_label("Waar zoek je naar?").fill(words)
    expect(page.locator(".search-hit").first).to_be_visible()


def calculate(page: Page) -> None:
    page.get_by_label("Eerste ziektedag").fill("2026-01-05")
    page.get_by_role("button", name="Toon de termijnen").click()
    expect(page.locator("tr#melding-42-weken")).to_contain_text("26 okt 2026")


def test_no_state_of_a_page_does_what_the_policy_forbids(online: Path, watched: tuple[Page, list[str]]) -> None:
    """Every page itself is looked at in tests/browser/test_axe.py, where none may scroll sideways."""
    page, complaints = watched
    with serving(online) as address:
        page.goto(address + "fasen/")
        page.locator("[data-menu] > summary").click()
        page.get_by_label("Donker").check()
        search_for(page, "plan van aanpak")
        page.goto(address + "checklists/mijn-lijst/")
        page.locator(".my-list-form summary").first.click()
        page.get_by_role("checkbox").first.check()
        page.goto(address + "checklists/eerste-gesprek/")
        page.get_by_role("checkbox").first.check()
        page.pdf()
        page.goto(address)
        calculate(page)
        page.locator(".take-calendar summary").click()
        with page.expect_download():
            page.get_by_role("button", name="Download het agendabestand").click()
        page.locator(".take-more > summary").click()
        page.get_by_role("button", name="Kopieer als tekst").click()
        expect(page.locator("[data-copied]")).not_to_be_empty()
    assert complaints == []


def tiny(folder: Path, body: str) -> Path:
    """A site of one page."""
    folder.mkdir(exist_ok=True)
    head = '<meta charset="utf-8"><link rel="icon" href="data:,"><link rel="canonical" href="https://gids.example/">'
    (folder / "index.html").write_text(f"<!doctype html>\n<html><head>{head}</head><body>\n{body}\n</body></html>\n")
    return folder


def sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_an_inline_script_runs_after_publishing_and_not_before(tmp_path: Path, watched: tuple[Page, list[str]]) -> None:
    page, complaints = watched
    site = tiny(tmp_path / "site", "<script>document.title = 'één'</script>")
    prepare.publish(site, ROOT, SHIPPED)
    with serving(site) as address:
        page.goto(address)
        assert page.title() == "één"
        assert complaints == []
        assert sha256("document.title = 'één'") in headers_for(header_rules(site), "/")["Content-Security-Policy"]
        tiny(site, "<script>document.title = 'twee'</script>")
        page.goto(address + "?opnieuw")
        assert page.title() == ""
        assert any("refused: script-src" in complaint for complaint in complaints)
    prepare.publish(site, ROOT, SHIPPED)
    assert sha256("document.title = 'twee'") in headers_for(header_rules(site), "/")["Content-Security-Policy"]


def test_data_in_a_page_needs_no_hash(tmp_path: Path) -> None:
    site = tiny(tmp_path / "site", '<script type="application/json">{"een": 1}</script>')
    prepare.publish(site, ROOT, SHIPPED)
    assert "sha256" not in (site / "_headers").read_text()


def test_an_element_without_its_value_stops_no_publishing(tmp_path: Path) -> None:
    elements = ("<meta name=robots>", "<meta name=framed-by>", "<link rel=preload>", "<link rel=canonical>", "<link rel=stylesheet href>")
    site = tiny(tmp_path / "site", "\n".join(elements))
    prepare.publish(site, ROOT, SHIPPED)
    assert "frame-ancestors 'none'" in (site / "_headers").read_text()
    assert "Disallow: /" not in (site / "robots.txt").read_text()


def test_what_a_browser_would_block_is_reported_and_nothing_is_published(tmp_path: Path) -> None:
    body = """<p style="color: red">Rood</p>
<button onclick="alert()">Hier</button>
<a href="javascript:alert()">Daar</a>
<img alt="" src="//elders.example/teller.gif">"""
    site = tiny(tmp_path / "site", body)
    for arguments in (["publish", str(site)], ["zip", str(site), str(tmp_path / "gids.zip")]):
        outcome = command(ROOT, *arguments)
        assert outcome.returncode == 1
        assert [line.split("index.html:")[1] for line in outcome.stdout.splitlines()] == [
            "3:1: stijl in de pagina zelf werkt online niet; geef een klasse en zet de stijl in een stylesheet",
            "4:1: 'onclick' in de pagina zelf werkt online niet; zet het in een script",
            "5:1: een adres met 'javascript:' werkt online niet; gebruik een knop en een script",
            "6:1: '//elders.example/teller.gif' komt van een andere site en wordt niet geladen; zet het bestand bij de site",
        ]
        assert outcome.stderr.strip() == "niets geschreven: los dit eerst op"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["index.html"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["publish", "{}/leeg"], "hier staat geen gebouwde site; draai eerst 'make build'"),
        (["publish", "{}/site", "--address", "gids.example"], "'gids.example' is geen adres"),
        (["zip", "{}/site", "{}/gids.zip"], "deze site is gebouwd voor een server"),
        (["publish", "{}/vast"], "kan niet worden gelezen of geschreven"),
    ],
)
def test_a_mistake_gets_a_sentence_and_an_exit_code(arguments: list[str], told: str, tmp_path: Path) -> None:
    tiny(tmp_path / "site", "")
    (tiny(tmp_path / "vast", "") / "_headers").mkdir()
    outcome = command(ROOT, *(argument.format(tmp_path) for argument in arguments))
    assert outcome.returncode == 1
    assert told in outcome.stdout
    assert "Traceback" not in outcome.stderr


def test_publish_keeps_only_what_pages_load_and_is_idempotent(site: Path, online: Path) -> None:
    def sizes(folder: Path) -> int:
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix != ".pdf")

    names = {path.name for path in online.rglob("*") if path.is_file()}
    assert not {name for name in names if name.endswith((".map", ".gz"))}
    assert not (online / "assets" / "javascripts").exists()
    assert not names & {"pdf.css", "wordcut.js", "favicon.png"}
    assert all(any(folder.iterdir()) for folder in online.rglob("*") if folder.is_dir())
    assert sizes(site) - sizes(online) > 2_000_000
    every = [*online.rglob("*"), prepare.nginx_file(online)]
    before = {path: path.read_bytes() for path in every if path.is_file()}
    assert prepare.publish(online, ROOT, SHIPPED) == (0, 0)
    assert before == {path: path.read_bytes() for path in [*online.rglob("*"), prepare.nginx_file(online)] if path.is_file()}


def test_robots_are_shown_the_way_or_asked_to_stay_away(tmp_path: Path) -> None:
    site = tiny(tmp_path / "site", "")
    robots = site / "robots.txt"
    prepare.publish(site, ROOT, SHIPPED)
    assert robots.read_text() == "User-agent: *\nAllow: /\n\nSitemap: https://gids.example/sitemap.xml\n"
    prepare.publish(site, ROOT, SHIPPED, address="https://elders.example/gids")
    assert robots.read_text().endswith("Sitemap: https://elders.example/gids/sitemap.xml\n")
    prepare.publish(site, ROOT, SHIPPED, robots=False)
    assert robots.read_text() == "User-agent: *\nDisallow: /\n"


def test_only_a_site_on_https_tells_browsers_to_stay_on_https(tmp_path: Path) -> None:
    site = tiny(tmp_path / "site", "")
    prepare.publish(site, ROOT, SHIPPED)
    assert "Strict-Transport-Security" in (site / "_headers").read_text()
    prepare.publish(site, ROOT, SHIPPED, address="http://intranet.example/")
    assert "Strict-Transport-Security" not in (site / "_headers").read_text()


def test_pages_are_asked_again_each_time_and_the_rest_after_one_visit(online: Path) -> None:
    rules = header_rules(online)
    for path in page_paths(online):
        assert headers_for(rules, f"/{path}")["Cache-Control"] == "no-cache"
    assert headers_for(rules, "/assets/img/mark.svg")["Cache-Control"] == "public, max-age=600, must-revalidate"
    for file in online.glob("bundle/*"):
        assert headers_for(rules, f"/bundle/{file.name}")["Cache-Control"] == "public, max-age=31536000, immutable"


@contextlib.contextmanager
def nginx(folder: Path, top: Path) -> Iterator[str]:
    """nginx with the recipe's server block and the made configuration; yields its address, ending in '/'."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = (DEPLOY / "nginx.conf").read_text()
    server = server.replace("listen 8080", f"listen 127.0.0.1:{port}").replace("/usr/share/nginx/html", str(folder))
    shutil.copy("/etc/nginx/mime.types", top)
    shutil.copy(prepare.nginx_file(folder), top / "site.nginx.conf")
    temporary = "".join(f"{name}_temp_path {top}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (top / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {top}/pid; error_log stderr; events {{}}\nhttp {{ access_log off; {temporary}\n{server} }}\n"
    )
    process = subprocess.Popen([str(NGINX), "-c", str(top / "nginx.conf")], stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


@pytest.mark.skipif(NGINX is None, reason="nginx ontbreekt: sudo apt-get install nginx-light")
def test_a_site_under_a_path_leaves_the_rest_of_its_server_alone(online: Path, tmp_path: Path) -> None:
    root = tmp_path / "served"
    folder = root / "gids"
    shutil.copytree(online, folder)
    prepare.publish(folder, ROOT, SHIPPED, address="https://intranet.example/gids/")
    (root / "index.html").write_text("<p>Ons intranet</p>")
    (folder / "assets" / "proef.txt").write_text("vóór")
    rules = header_rules(folder)
    assert all(path.startswith("/gids/") for path, _ in rules)
    shutil.move(prepare.nginx_file(folder), prepare.nginx_file(root))
    with nginx(root, tmp_path) as address:
        top, moved, page, missing, text = (
            ask(address + path) for path in ("", "gids", "gids/over/", "gids/niet/", "gids/assets/proef.txt")
        )
        elsewhere = ask(address + "niet/")
    assert top[2] == b"<p>Ons intranet</p>"
    assert "Content-Security-Policy" not in top[1]
    assert (moved[0], moved[1]["Location"]) == (301, "/gids/")
    assert headers_for(rules, "/gids/over/").items() <= page[1].items()
    assert (page[0], missing[0], elsewhere[0]) == (200, 404, 404)
    assert b"Deze pagina is er niet" in gzip.decompress(missing[2])
    assert b"Deze pagina is er niet" not in elsewhere[2]
    assert text[1]["Content-Type"] == "text/plain; charset=utf-8"


class Stay(urllib.request.HTTPRedirectHandler):
    """Shows a redirect instead of following it."""

    def redirect_request(self, *arguments: object) -> None:
        return None


def ask(address: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one answer, whatever the status."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        answer = urllib.request.build_opener(Stay).open(request)
    except urllib.error.HTTPError as failure:
        answer = failure
    with answer:
        return answer.status, dict(answer.headers), answer.read()


@pytest.mark.skipif(NGINX is None, reason="nginx ontbreekt: sudo apt-get install nginx-light")
def test_nginx_sends_the_same_headers_as_a_static_host(online: Path, tmp_path: Path) -> None:
    folder = tmp_path / "served" / "site"
    shutil.copytree(online, folder)
    shutil.copy(prepare.nginx_file(online), prepare.nginx_file(folder))
    for name in ("proef.ics", "proef.pdf"):
        (folder / "assets" / name).write_text("x" * 1000)
    rules = header_rules(folder)
    names = {name for _, headers in rules for name in headers}
    assert len(names) >= 7
    bundled = sorted(f"bundle/{path.name}" for path in folder.glob("bundle/*"))
    files = ["assets/img/mark.svg", "assets/proef.ics", "assets/proef.pdf", *bundled]
    types, packed = {}, set()
    with nginx(folder, tmp_path) as address:
        for path in [*page_paths(folder), *files]:
            status, headers, _ = ask(address + path)
            assert status == 200, path
            assert {name: headers[name] for name in names} == headers_for(rules, f"/{path}"), path
            types[path] = headers["Content-Type"]
            packed |= {path} if headers.get("Content-Encoding") == "gzip" else set()
        status, headers, body = ask(address + "bestaat/niet/")
        missing = ask(address + "bundle/niet.css")
        moved = ask(address + "fasen")
    security = headers_for(rules, "/bestaat/niet/")
    for answer in (headers, missing[1], moved[1]):
        assert security.items() <= answer.items()
        assert answer["Cache-Control"] == "no-cache"
    assert (status, missing[0], moved[0]) == (404, 404, 301)
    assert moved[1]["Location"] == "/fasen/"
    assert b"Deze pagina is er niet" in gzip.decompress(body)
    assert headers["Server"] == "nginx"
    assert types["over/"] == "text/html; charset=utf-8"
    assert types["assets/proef.ics"] == "text/calendar; charset=utf-8"
    assert types["assets/proef.pdf"] == "application/pdf"
    assert {types[name] for name in bundled if name.endswith(".css")} == {"text/css; charset=utf-8"}
    assert packed >= {"over/", "assets/proef.ics", *(name for name in bundled if (folder / name).stat().st_size > 500)}


def test_the_zip_works_from_disk_without_one_request_to_a_network(for_disk: Path, tmp_path: Path, watched: tuple[Page, list[str]]) -> None:
    page, complaints = watched
    page.context.on("request", away_from(("file:", "data:", "blob:"), complaints))
    zip.write_zip(for_disk, tmp_path / "gids.zip", SHIPPED)
    with zipfile.ZipFile(tmp_path / "gids.zip") as archive:
        archive.extractall(tmp_path / "schijf")
    top = tmp_path / "schijf" / "gids"
    dead = []
    for file in top.rglob("*.html"):
        reader = read(file)
        for link in reader.links + reader.resources + reader.later:
            parts = urlsplit(urljoin(file.as_uri(), link))
            if parts.scheme == "file" and not Path(unquote(parts.path)).is_file():
                dead.append((file.name, link))
    assert dead == []
    page.goto((top / "index.html").as_uri())
    calculate(page)
    assert page.url.startswith((top / "rekenhulp" / "index.html").as_uri())
    search_for(page, "plan van aanpak")
    page.locator(".search-hit > a").first.click()
    page.wait_for_url(re.compile(r"\.html(#.*)?$"))
    assert Path(unquote(urlsplit(page.url).path)).is_file()
    page.goto((top / "checklists" / "eerste-gesprek" / "index.html").as_uri())
    page.get_by_role("checkbox").first.check()
    search_for(page, "terugval")
    assert complaints == []


@pytest.mark.full
def test_the_same_site_gives_the_same_zip_with_the_time_of_the_commit(
    for_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    copied = tmp_path / "later"
    shutil.copytree(for_disk, copied, copy_function=shutil.copyfile)
    for folder, name in ((for_disk, "een"), (copied, "twee")):
        (tmp_path / name).mkdir()
        zip.write_zip(folder, tmp_path / name / "gids.zip", SHIPPED)
    assert re.search(r"^zip: (\d+) van \1$", capsys.readouterr().err, re.M), "whoever waits hears how far it is"
    assert (tmp_path / "een" / "gids.zip").read_bytes() == (tmp_path / "twee" / "gids.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "een" / "gids.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}
        names = set(archive.namelist())
    assert {"gids/index.html", "gids/assets/vendor/minisearch/LICENSE"} <= names
    assert [name for name in names if name.startswith("gids/bundle/texts-")]
    assert not [name for name in names if name.startswith("gids/assets/") and name.endswith((".css", "search/dialog.js"))]
    assert not {name for name in names if name.endswith(("404.html", "robots.txt", "_headers", "sitemap.xml", ".map", ".json"))}


def commands(value: object) -> Iterator[str]:
    """Every command line in a recipe: under `run` or `script`."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("run", "script"):
                for block in [inner] if isinstance(inner, str) else inner:
                    yield from (line.strip() for line in block.splitlines())
            else:
                yield from commands(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from commands(inner)


def make_says(line: str, *extra: str) -> str:
    """What a `make` command would run, without running it."""
    words = shlex.split(re.split(r" [<>] ", line)[0].replace("$BRAND", "bakkerij").replace("$EDITION", "bakkerij").replace("$names", ""))
    outcome = subprocess.run([words[0], "-n", *words[1:], *extra], cwd=ROOT, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout


def made(lines: list[str]) -> str:
    """The folder that the one `make build` of a recipe writes; asserts that the build publishes it too."""
    (line,) = (line for line in lines if line.startswith("make build"))
    steps = make_says(line)
    folder = re.search(r"mkdocs build --strict --config-file \S+ --site-dir (\S+)", steps)
    assert folder is not None
    assert f"macros publish {folder[1]} " in steps
    return folder[1]


def test_every_recipe_puts_online_the_folder_that_its_build_writes() -> None:
    github = yaml.safe_load((DEPLOY / "github-pages.yml").read_text())
    steps = github["jobs"]["build"]["steps"]
    (upload,) = (step["with"]["path"] for step in steps if step.get("uses", "").startswith("actions/upload-pages-artifact"))
    assert upload == made(list(commands(github)))
    gitlab = yaml.safe_load((DEPLOY / "gitlab-ci.yml").read_text())
    assert gitlab["pages"]["artifacts"]["paths"] == [made(list(commands(gitlab)))] == ["public"]
    container = (DEPLOY / "Containerfile").read_text()
    folder = made(re.findall(r"^RUN (make .*)", container, re.M))
    assert re.findall(r"^COPY --from=build /guide/(\S+) (\S+)", container, re.M) == [
        (f"{folder}.nginx.conf", "/etc/nginx/site.nginx.conf"),
        (folder, "/usr/share/nginx/html"),
    ]
    named = {name for line in re.findall(r"^COPY ([^-].*) \S+$", container, re.M) for name in line.split()}
    copied = {path.name for name in named for path in ROOT.glob(name)}
    assert "mkdocs*.yml" in named, "an edition's settings go along"
    assert copied >= {*TREE, "deploy", "Makefile", "requirements.txt"}
    assert all(any(ROOT.glob(name)) for name in named)
    left_out = (ROOT / ".dockerignore").read_text().splitlines()
    assert not [name for name in copied for pattern in left_out if fnmatch.fnmatch(name, pattern)]
    assert {".*", "node_modules", "sites", "tests"} <= set(left_out)


def test_every_recipe_knows_the_edition_by_one_name_and_what_the_pdfs_need() -> None:
    packages = re.search(r"^TEST_PACKAGES := (.*)$", (ROOT / "Makefile").read_text(), re.M)
    assert packages
    engine = re.findall(r"lib(?:pango|harfbuzz)\S+", packages[1])
    assert len(engine) == 3
    for name in ("github-pages.yml", "gitlab-ci.yml", "Containerfile"):
        text = (DEPLOY / name).read_text()
        assert text.count('make build BRAND="$BRAND" SITE=public') == 1
        assert all(package in text for package in engine), name
        assert not re.search(r"docker\.io|ghcr\.io|quay\.io|pypi|npmjs", text)


def test_every_make_command_that_a_recipe_or_the_page_names_exists() -> None:
    lines = [line for recipe in RECIPES for line in commands(yaml.safe_load(recipe.read_text())) if line.startswith("make")]
    page = (ROOT / "docs" / "zelf-online-zetten" / "index.md").read_text()
    told = re.findall(r"`(make [^`]+)`", page)
    assert len(lines) == 19
    assert {line.split()[1] for line in told} == {"build", "zip"}
    for line in lines + told:
        assert make_says(line)
    assert "--no-robots" in make_says("make build PUBLISH=--no-robots")
    assert "sites/bakkerij.zip" in make_says("make zip BRAND=bakkerij")
    for file in re.findall(r"`(deploy/[^`]+)`", page):
        assert (ROOT / file).is_file()


def test_the_former_name_of_a_make_task_still_works_and_says_the_new_one() -> None:
    assert make_says("make seen BRAND=bakkerij").startswith(make_says("make record BRAND=bakkerij"))
    assert "heet nu 'make record'" in make_says("make seen")


def test_pull_request_builds_a_preview_of_each_touched_edition_and_links_to_it() -> None:
    github, gitlab = (yaml.safe_load(recipe.read_text()) for recipe in PREVIEWS)
    assert github[True] == "pull_request"  # YAML reads `on` as true
    assert github["permissions"] == {"contents": "read"}, "whoever proposes something gets no more than to read"
    touched, preview = github["jobs"]["touched"], github["jobs"]["preview"]
    assert touched["steps"][0]["with"]["fetch-depth"] == 2, "git sees what was there before"
    assert preview["strategy"]["matrix"]["edition"] == "${{ fromJSON(needs.touched.outputs.names) }}"
    (upload,) = (step for step in preview["steps"] if step.get("uses", "").startswith("actions/upload-artifact"))
    pack, unpack = (line for line in commands(preview) if "voorbeeld.zip" in line)
    assert "macros zip .cache/zip voorbeeld.zip" in make_says(pack)
    assert "macros pdf" not in make_says(pack)
    assert (unpack, upload["with"]["path"]) == ("python -m zipfile -e voorbeeld.zip .", "voorbeeld"), (
        "the zip holds one folder with its own name"
    )
    assert preview["steps"][-1]["env"]["URL"] == f"${{{{ steps.{upload['id']}.outputs.artifact-url }}}}"
    job = gitlab["voorbeeld"]
    assert job["rules"] == yaml.safe_load((DEPLOY / "gitlab-ci.yml").read_text())["controle"]["rules"]
    assert job["artifacts"]["paths"] == ["voorbeeld/"], "GitLab exposes a folder only with the stroke"
    assert job["artifacts"]["expose_as"]
    assert "$CI_JOB_URL/artifacts/browse/voorbeeld/" in list(commands(gitlab))[-1]


def test_actions_are_pinned_to_a_commit_and_updated_monthly() -> None:
    files = [*DEPLOY.glob("github-*.yml"), *WORKFLOWS.glob("*.yml")]
    used = {tuple(re.split("@|  # ", found)) for file in files for found in re.findall(r"uses: (.+)", file.read_text())}
    assert len(used) == len({action for action, *_ in used}) >= 6, "one version of each"
    for action, commit, version in used:
        assert re.fullmatch(r"[0-9a-f]{40}", commit), action
        assert re.fullmatch(r"v\d+\.\d+\.\d+", version), action
    (renewed,) = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text())["updates"]
    assert renewed["package-ecosystem"] == "github-actions"
    assert {"/", "/deploy"} == set(renewed["directories"]), "the workflows, and the recipes"


def test_editions_are_published_each_in_its_own_folder_even_a_single_one() -> None:
    jobs = yaml.safe_load((DEPLOY / "github-editions.yml").read_text())["jobs"]
    up, down, online = (
        step["with"] for job in ("build", "site") for step in jobs[job]["steps"] if re.search("(up|down)load-", step.get("uses", ""))
    )
    assert up["path"].split() == ["sites", "!sites/*.nginx.conf"], "the folder above, so that the edition's own is in it"
    assert (down["pattern"], down["merge-multiple"]) == (up["name"].replace("${{ matrix.edition }}", "*"), True)
    assert down["path"] == online["path"]


def test_make_touched_lists_the_editions_that_a_change_touches(tmp_path: Path) -> None:
    ready_for_make(tmp_path)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]

    def touched_by(*files: str) -> list[str]:
        for file in files:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            with (tmp_path / file).open("a") as lines:
                lines.write("x\n")
        subprocess.run([*git, "add", "-A"], cwd=tmp_path, check=True)
        subprocess.run([*git, "commit", "-qm", "x"], cwd=tmp_path, check=True)
        return subprocess.run(
            ["make", "-s", "touched", "SINCE=HEAD^1"], cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout.splitlines()

    subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run([*git, "commit", "-qm", "x", "--allow-empty"], cwd=tmp_path, check=True)
    assert touched_by("content/faq.yml") == [""], "no edition: the guide itself"
    assert touched_by("brand/oost/edition.yml", "brand/west/edition.yml", "README.md") == ["oost", "west"]
    assert touched_by("brand/west/docs/kaart.md") == ["west"]
    assert touched_by("mkdocs.oost.yml") == ["oost"]
    assert touched_by("brand/README.md", "tests/test_x.py", "brand/westelijk/notes.md") == []
    assert touched_by("overrides/main.html") == ["oost", "west"]


def test_a_change_on_github_gets_its_answer_on_the_line() -> None:
    recipe = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text())
    assert set(recipe[True]) == {"pull_request", "push"}  # YAML reads `on` as true
    check, editions = commands(recipe)
    assert re.search(r"macros check --today \S+ --github", make_says(check, "GITHUB_ACTIONS=true"))
    assert re.search(r"macros brand check .*--github", make_says(editions, "GITHUB_ACTIONS=true"))
    assert "--github" not in make_says(check, "GITHUB_ACTIONS=")


def test_a_change_of_code_on_github_gets_the_tests_of_a_change() -> None:
    recipe = yaml.safe_load((WORKFLOWS / "test.yml").read_text())
    assert set(recipe[True]) == {"pull_request", "push"}
    for event in recipe[True].values():
        assert {"macros/**", "overrides/**", "docs/assets/**", "tests/**"} <= set(event["paths"])
    assert [line for line in commands(recipe) if line.startswith("make")] == ["make test"]
    nightly = yaml.safe_load((WORKFLOWS / "nightly.yml").read_text())
    (job,), (every_night,) = recipe["jobs"].values(), nightly["jobs"].values()
    assert (job["container"], job["steps"][:-1]) == (every_night["container"], every_night["steps"][:-1]), "set up alike"
