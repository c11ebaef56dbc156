"""The editions of this repository: the folders under brand/ that hold an edition.yml, and how each stands."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..check.locks import INTERNAL
from ..files import print_templates
from ..generator.settings import own_settings, settings_problems
from ..kinds import known_kind
from ..load import guide, reviews
from ..load.folders import site_folder
from ..load.layers import EDITION, FORMER_UPSTREAM, UPSTREAM, read_upstream, upstream_file
from ..look.contrast import failing
from ..look.logo import logo_problems
from ..look.palette import read_tokens
from ..model.edition import CONTACT_ROLES, Edition, Parts, Statement
from ..pages.edition_palette import TOKENS, edition_palette
from ..pages.page_kinds import path_of
from ..proof import links, wording
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from ..source.overlay import Change
from . import own_files, upstream

TEXT_FILES = {".html", ".json", ".js", ".css", ".xml", ".txt", ".svg", ".ics"}
FOLDER_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ATTRIBUTION = 'id="herkomst"'
# The words of the licence's line, wherever it stands: content/interface.yml and docs/over/index.md.
CREDIT = "de open gids {name}, onder de licentie CC BY 4.0"
# What an edition says of itself that its readers, its lawyer and its works council ought to know of.
TOLD = ("contacts", "phones", "links", "pay_rule", "absence_rules", "footer", "imprint", "statement", "frame_ancestors")
EXAMPLE_HOST = "voorbeeld.example"
PARTS = "parts"
NO = "nee"
# What an edition may not take over from the open guide.
OWN = ("name", "short_name", "address")


def names(root: Path) -> tuple[str, ...]:
    """Return the names of all editions, in order."""
    return tuple(sorted(path.parent.name for path in (root / "brand").glob("*/edition.yml")))


def problems(root: Path, name: str) -> list[Problem]:
    """Report every reason why this edition cannot be built: its content, its colours, its pictures."""
    if name not in names(root):
        return [Problem("brand/", 1, 1, message("unknown_edition", name=name, hint=did_you_mean(name, list(names(root)))))]
    found = list(_place_problems(root, name))
    loaded = guide.load(root, name)
    if loaded.guide is None:
        return [*found, *loaded.problems]
    places = {item.change.path: item.change for item in loaded.changes if item.file == EDITION}
    found += _placeholders(loaded, guide.load(root))
    found += links.link_problems(loaded, guide.load(root))
    found += own_files.page_problems(loaded.guide, root)
    return [*found, *_pictures(loaded.guide, places, root), *_colours(loaded.guide, places, root)]


def notices(root: Path, name: str, today: datetime.date | None = None) -> list[Problem]:
    """Report what deserves a look, though the edition can be built; sorted. Reviews are looked at when `today` is given."""
    loaded = guide.load(root, name)
    assert loaded.guide is not None, loaded.problems
    file = f"brand/{name}/edition.yml"
    edition = loaded.guide.edition
    roles = [role for role in CONTACT_ROLES if role in loaded.guide.roles]
    found = [Problem(file, 1, 1, message("missing_contact", role=role)) for role in roles if role not in edition.contacts]
    said = {item.change.path for item in loaded.changes if item.file == EDITION}
    found += [Problem(file, 1, 1, message("not_own", field=field)) for field in OWN if field not in said]
    if edition.leads_nowhere:
        found.append(_said_at(loaded, file, "address").problem(message("example_address")))
    unsaid = [field for field in Statement.model_fields if getattr(edition.statement, field) is None]
    if unsaid:
        found.append(_said_at(loaded, file, "statement").problem(message("statement_unsaid", fields=", ".join(unsaid))))
    found += [Problem(own, 1, 1, message("over_ours", file=ours)) for own, ours in own_files.over_ours(root, name)]
    known = read_upstream(root, name, [])
    former = {(item.file, item.change.path): item.recorded_as for item in loaded.changes}
    for item in loaded.changes:
        if item.change.kind in ("gone", "unplaced", "renamed"):
            id = str(item.change.own.value) if item.change.kind == "renamed" and item.change.own else item.change.path.rpartition(".")[2]
            of_text = item.change.kind == "gone" and item.change.own and item.change.path and not item.change.own.text("id")
            found.append(item.change.place.problem(message("gone_text" if of_text else item.change.kind, id=id)))
        then = upstream.recorded_text(known, item.file, item.change.path, former)
        now = upstream.recorded([item]).get(item.file, {}).get(item.change.path)
        if None not in (then, now) and then != now:
            own = upstream.text_of(item.change.own)
            found.append(item.change.place.problem(message("moved_on", then=then, now=now, own=own)))
    found += loaded.advice
    style = wording.slips(loaded, root)
    found += [problem for problem in (*style.problems, *style.advice) if problem.file.startswith("brand/")]
    for document_file, document in loaded.documents:
        if today and document_file.startswith("brand/"):
            found += reviews.review_problems(document_file, document, today)
    if today:
        found += [problem for problem in reviews.too_old(loaded, today) if problem.file.startswith("brand/")]
    found += _own_numbers(loaded)
    unwritten = sum(
        upstream.recorded_text(known, file, path, former) is None
        for file, paths in upstream.recorded(loaded.changes).items()
        for path in paths
    )
    if (root / "brand" / name / FORMER_UPSTREAM).exists():
        found.append(Problem(f"brand/{name}/{FORMER_UPSTREAM}", 1, 1, message("renamed_file", new=UPSTREAM, old=FORMER_UPSTREAM)))
    if unwritten:
        found.append(
            Problem(upstream_file(root, name).relative_to(root).as_posix(), 1, 1, message("upstream_behind", count=unwritten, name=name))
        )
    return sorted(set(found))


def _said_at(loaded: guide.Loaded, file: str, field: str) -> Node:
    """Return where an edition says something of itself, or the top of its file."""
    said = (item.change.place for item in loaded.changes if item.file == EDITION and item.change.path.partition(".")[0] == field)
    return next(said, Node(file, 1, 1, ""))


def _placeholders(loaded: guide.Loaded, ours: guide.Loaded) -> Iterator[Problem]:
    """Report what still is the example of the file that `make brand` wrote: readers would call it, or mail there."""
    words = ours.guide.words.get("new_edition", {}) if ours.guide else {}
    examples = {word for name, word in words.items() if name.startswith("example_")}
    for item in loaded.changes:
        if item.file == EDITION and item.change.own:
            for place in item.change.own.texts():
                if place.value in examples or EXAMPLE_HOST in str(place.value):
                    yield place.problem(message("placeholder", value=place.value))


def choices(loaded: guide.Loaded) -> list[Problem]:
    """Name all that an edition says otherwise, each at its place: its own rules and contacts, the parts it leaves out, texts by file."""
    found, kinds = [], {"changed": 0, "added": 0, "hidden": 0}
    counts: dict[str, dict[str, int]] = {}
    for item in loaded.changes:
        field = item.change.path.partition(".")[0]
        if item.file != EDITION and item.change.kind in kinds:
            count = counts.setdefault(item.change.place.file, dict(kinds))
            count[item.change.kind] += 1
        elif item.file == EDITION and field in TOLD and item.change.own:
            found.append(item.change.place.problem(message("chosen", about=Edition.model_fields[field].description)))
    found += [place.problem(message("part_off", about=about)) for place, about in _parts_off(loaded)]
    found += [Problem(file, 1, 1, message("chosen_texts", **count)) for file, count in counts.items()]
    return sorted(found)


def _parts_off(loaded: guide.Loaded) -> Iterator[tuple[Node, str]]:
    """Yield the parts that an edition leaves out: where it says so, and what they are."""
    for item in loaded.changes:
        if item.file == EDITION and item.change.path.partition(".")[0] == PARTS and item.change.own:
            own = item.change.own
            parts = own.value if isinstance(own.value, dict) else {item.change.path.rpartition(".")[2]: own}
            for part, value in parts.items():
                if value.value == NO:
                    yield value, str(Parts.model_fields[part].description)


def _own_numbers(loaded: guide.Loaded) -> Iterator[Problem]:
    """Report own files with a number that the guide may give to one of its own, some day."""
    for file, (node, _) in loaded.nodes.items():
        kind = known_kind(file)
        if not node.file.startswith("brand/") or not any(
            item.file == file and not item.change.path and item.change.kind == "added" for item in loaded.changes
        ):
            continue
        number = Path(file).name.partition("-")[0] if kind.number_in_name else node.text("number") if kind.numbered else ""
        if number.isdigit() and int(number) < kind.own_from:
            place = node if kind.number_in_name else node.at(("number",))
            yield place.problem(message("own_number", number=number, least=kind.own_from))


def left_over_names(root: Path, name: str) -> list[Problem]:
    """Report where the built site of an edition still bears the open guide's name; the line that says where it comes from may."""
    upstream = guide.load(root).guide
    assert upstream is not None
    own = guide.load(root, name).guide
    credit = CREDIT.format(name=upstream.edition.name)
    traces = {upstream.edition.name, upstream.edition.host} - {own.edition.name if own else "", own.edition.host if own else ""}
    found = []
    for path in sorted(site_folder(root, name).rglob("*")):
        if path.suffix in TEXT_FILES:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                rest = line.replace(credit, " " * len(credit))
                for trace in sorted(traces):
                    if trace in rest and ATTRIBUTION not in line:
                        place = str(path.relative_to(root)), number, rest.index(trace) + 1
                        found.append(Problem(*place, message("left_over", name=trace)))
    return found


def lost_attribution(root: Path, name: str) -> list[Problem]:
    """Report a built site that no longer says where its texts come from: the licence asks for it."""
    page = site_folder(root, name) / path_of("about") / "index.html"
    if not page.exists() or ATTRIBUTION in page.read_text(encoding="utf-8"):
        return []
    return [Problem(str(page.relative_to(root)), 1, 1, message("no_attribution"))]


def differences(root: Path, name: str) -> str:
    """Return what an edition says otherwise, as a page (HTML) that its lawyer can read and print."""
    loaded = guide.load(root, name)
    assert loaded.guide is not None, loaded.problems
    rows: dict[str, list[dict[str, str]]] = {"changed": [], "added": [], "hidden": [], "gone": []}
    titles = {f"content/checklists/{sheet.id}.yml": sheet.title for sheet in loaded.guide.checklists}
    titles |= {f"content/phases/{phase.number}-{phase.id}.yml": phase.title for phase in loaded.guide.phases}
    for item in loaded.changes:
        if item.change.kind in rows and item.file != EDITION:
            texts = {"upstream": _readable(item.change.upstream), "own": _readable(item.change.own)}
            place = {"title": titles.get(item.file, ""), "file": item.file, "path": item.change.path}
            rows[item.change.kind].append(place | texts)
    over = dict(own_files.over_ours(root, name))
    context: dict[str, object] = {
        "rows": rows,
        "intern": [step for step in loaded.guide.calendar.deadlines if step.intern and step.kind != INTERNAL],
        "choices": [
            {"about": Edition.model_fields[field].description, "own": _readable(item.change.own)}
            for item in loaded.changes
            if item.file == EDITION and item.change.own and (field := item.change.path.partition(".")[0]) != PARTS
        ],
        "parts_off": [about for _, about in _parts_off(loaded)],
        "own_pages": _texts(root / "brand" / name / "docs", root, over),
        "templates": _texts(root / "brand" / name / "templates", root, over),
        "settings": own_settings(root, name),
    }
    return print_templates.render_differences(loaded.guide, root, context)


def _place_problems(root: Path, name: str) -> Iterator[Problem]:
    """Report a folder or settings file in which the build cannot work."""
    if not FOLDER_NAME.fullmatch(name):
        yield Problem(f"brand/{name}/edition.yml", 1, 1, message("folder_name", name=name))
    yield from settings_problems(root, name)
    yield from own_files.place_problems(root, name)


def _texts(folder: Path, root: Path, over: Mapping[str, str]) -> list[dict[str, str]]:
    """Return every file of a folder: its name, which of ours it stands over, and its text when it is one."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8", errors="replace") if path.suffix in TEXT_FILES | {".md"} else ""
        found.append({"file": path.relative_to(folder).as_posix(), "over": over.get(path.relative_to(root).as_posix(), ""), "text": text})
    return found


def _readable(node: Node | None, depth: int = 0) -> str:
    """Return a value for people: a text as it is, fields and lists line by line."""
    if node is None or isinstance(node.value, str):
        return upstream.text_of(node)
    indent = "    " * depth
    if isinstance(node.value, list):
        return "\n".join(f"{indent}– {_readable(child, depth + 1).strip()}" for child in node.value)
    rows = []
    for key, child in node.value.items():
        inner = _readable(child, depth + 1)
        rows.append(f"{indent}{key}: {inner}" if isinstance(child.value, str) else f"{indent}{key}:\n{inner}")
    return "\n".join(rows)


def _pictures(own: guide.Guide, places: dict[str, Change], root: Path) -> Iterator[Problem]:
    for field in ("logo", "logo_dark", "favicon"):
        if file := getattr(own.edition, field):
            path = root / "brand" / own.name / file
            if path.exists():
                yield from logo_problems(path, str(path.relative_to(root)))
            else:
                yield places[field].place.problem(message("logo_missing"))


def _colours(own: guide.Guide, places: dict[str, Change], root: Path) -> Iterator[Problem]:
    """Report colours that are none of ours, and pairs that are hard to read; told at the colour that the edition chose."""
    tokens = read_tokens((root / "docs" / TOKENS).read_text(encoding="utf-8"))
    node = places["colours"].place if "colours" in places else None
    for token in own.edition.colours:
        if node and token not in tokens:
            yield node.problem(message("unknown_token", name=token, hint=did_you_mean(token, list(tokens))), token)
            return
    if node is None and own.edition.colour is None:
        return
    for failure in failing(edition_palette(own, root)):
        place = node if node is not None else places["colour"].place
        values = {"foreground": failure.foreground, "background": failure.background, "scheme": failure.scheme}
        text = message("low_contrast", **values, ratio=failure.ratio, needed=failure.needed, proposal=failure.proposal)
        yield place.problem(text, failure.foreground if failure.foreground in own.edition.colours else None)
