"""An edition's words over ours, on small trees: what is laid, what is told, and what is written down of it."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path

import pytest
import yaml

from macros.check import locks
from macros.check.locks import broken_locks
from macros.check.validate import has_field, validate
from macros.editions import notices, upstream
from macros.load import guide
from macros.load.layers import FileChange, read_upstream, upstream_file
from macros.load.present_names import under_present_names
from macros.model.calendar import Calendar
from macros.source import yaml_reader
from macros.source.nodes import Node, Problem
from macros.source.overlay import Change, Merged, merge
from tests.helpers import DATA, ROOT, SMALL, small_tree

TIPS = "tips:\n  - {id: bellen, text: Bel.}\n  - {id: rust, text: Rust.}\n  - {id: plan, text: Plan.}\n"


def node(text: str, folder: Path, name: str = "content/tips.yml") -> Node:
    file = folder / "a.yml"
    file.write_text(text)
    found = yaml_reader.read(file, name, [])
    assert found is not None
    return found


def laid(top: str, folder: Path, changed_before: tuple[str, ...] = (), base: str = TIPS) -> Merged:
    return merge(node(base, folder), node(top, folder, "brand/x/content/tips.yml"), changed_before)


def ids(outcome: Merged) -> list[str]:
    return [item.text("id") for item in outcome.node.items("tips")]


def tree_with(folder: Path, **files: str) -> Path:
    """The small tree with an edition that holds these files, by name with '__' for '/'."""
    small_tree(folder)
    for name, text in {"edition": "short_name: Bakkerij\n", **files}.items():
        place = folder / "brand" / "bakkerij" / ("" if name == "edition" else "content") / f"{name.replace('__', '/')}.yml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return folder


def test_an_item_goes_right_after_the_one_that_the_edition_names(tmp_path: Path) -> None:
    outcome = laid("tips:\n  - {id: plan, after: bellen}\n  - {id: oven, text: Oven., after: rust}\n", tmp_path)
    assert ids(outcome) == ["bellen", "plan", "rust", "oven"]
    assert outcome.problems == ()


def test_an_item_goes_right_before_the_one_that_the_edition_names(tmp_path: Path) -> None:
    outcome = laid("tips:\n  - {id: oven, text: Oven., before: bellen}\n  - {id: plan, before: rust}\n", tmp_path)
    assert ids(outcome) == ["oven", "bellen", "plan", "rust"]
    assert outcome.problems == ()


RENAMED = TIPS.replace("{id: rust,", "{id: rust-eerst, was: [rust, slaap],")


def test_words_of_an_edition_go_along_when_upstream_renames_an_item(tmp_path: Path) -> None:
    outcome = laid("tips:\n  - {id: slaap, text: Slaap.}\n  - {id: oven, text: Oven., after: rust}\n", tmp_path, base=RENAMED)
    assert ids(outcome) == ["bellen", "rust-eerst", "oven", "plan"]
    assert [item.text("text") for item in outcome.node.items("tips")][1] == "Slaap."
    changed = next(change for change in outcome.changes if change.kind == "changed")
    assert (changed.path, changed.recorded_as) == ("tips.rust-eerst.text", "tips.slaap.text")
    assert outcome.problems == ()


def test_a_legal_step_keeps_its_lock_under_a_former_name(tmp_path: Path) -> None:
    base = "deadlines:\n  - {id: plan, was: [plan-oud], kind: wettelijk, title: Plan}\n"
    top = "deadlines:\n  - {id: plan-oud, latest: nooit}\n"
    problems = broken_locks(node(base, tmp_path, "content/deadlines/nl.yml"), node(top, tmp_path, "brand/x/content/deadlines/nl.yml"))
    assert [problem.line for problem in problems] == [2]


def test_an_item_cannot_go_after_itself(tmp_path: Path) -> None:
    (problem,) = laid("tips:\n  - {id: plan, after: plan}\n", tmp_path).problems
    assert "'plan' is geen bekend id in deze lijst" in problem.text


def test_a_new_item_comes_last_and_what_is_not_named_stays_as_it_was(tmp_path: Path) -> None:
    outcome = laid("tips:\n  - {id: oven, text: Oven.}\n  - {id: rust, text: Slaap.}\n", tmp_path)
    assert outcome.node.plain() == {
        "tips": [
            {"id": "bellen", "text": "Bel."},
            {"id": "rust", "text": "Slaap."},
            {"id": "plan", "text": "Plan."},
            {"id": "oven", "text": "Oven."},
        ]
    }
    assert [(change.kind, change.path) for change in outcome.changes] == [("added", "tips.oven"), ("changed", "tips.rust.text")]


def test_the_same_words_as_ours_are_no_change(tmp_path: Path) -> None:
    assert laid("tips:\n  - {id: rust, text: Rust.}\n", tmp_path).changes == ()


def test_an_item_counts_as_changed_before_only_under_its_own_whole_name(tmp_path: Path) -> None:
    """What was written down of 'bel-terug' says nothing of 'bel'."""
    outcome = laid("tips:\n  - {id: bel, hidden: ja}\n", tmp_path, changed_before=("tips.bel-terug.text",))
    assert [problem.text for problem in outcome.problems] == ["'bel' is geen bekend id in deze lijst (bedoel je 'bellen'?)"]
    gone = laid("tips:\n  - {id: bel, text: Bel mij.}\n", tmp_path, changed_before=("tips.bel.text",))
    assert [(change.kind, change.path) for change in gone.changes] == [("gone", "tips.bel")]
    assert ids(gone) == ["bellen", "rust", "plan"]


def test_own_words_stay_in_an_emptied_field_and_go_with_a_removed_one(tmp_path: Path) -> None:
    own, changed_before = "tips:\n  - {id: rust, short: Kort., why: {text: Daarom.}}\n", ("tips.rust.short", "tips.rust.why.text")
    merged = merge(node(TIPS, tmp_path), node(own, tmp_path), changed_before, lambda path: path in ("tips.rust.short", "tips.rust.why"))
    assert [(change.kind, change.path) for change in merged.changes] == [("added", "tips.rust.short"), ("gone", "tips.rust.why")]
    assert merged.node.items("tips")[1].plain() == {"id": "rust", "text": "Rust.", "short": "Kort."}
    other_kind = laid(own.replace("short: Kort., ", ""), tmp_path, changed_before, TIPS.replace("text: Rust.", "text: Rust., why: [bw7]"))
    assert [(change.kind, change.path) for change in other_kind.changes] == [("gone", "tips.rust.why")]
    assert laid(own, tmp_path, (), TIPS.replace("text: Rust.", "text: Rust., why: [bw7]")).changes[-1].kind == "changed", (
        "never said before: a mistake of today"
    )


def test_own_words_in_a_renamed_field_are_reported_with_the_new_name(tmp_path: Path) -> None:
    old, new = (f"deadlines:\n  - {{id: plan, {name}: {{op: day_number, day: 9}}}}\n" for name in ("target", "cautious"))
    changed_before = ("deadlines.plan.target.day",)
    merged = merge(node(new, tmp_path), node(old, tmp_path), changed_before, partial(has_field, Calendar))
    assert [change.kind for change in merged.changes] == ["added"]
    problems: list[Problem] = []
    validate(merged.node, Calendar, problems)
    assert "'target' heet nu 'cautious'; neem die naam over" in [problem.text for problem in problems]


def test_of_what_we_dropped_only_its_own_former_words_stay_written_down(tmp_path: Path) -> None:
    record = tmp_path / "brand" / "bakkerij" / "upstream.yml"
    record.parent.mkdir(parents=True)
    record.write_text("content/tips.yml: {tips.bel.text: Bel., tips.bel: '', tips.bel-terug.text: Terug., tips.rust.text: Rust.}\n")
    place = Node("brand/bakkerij/content/tips.yml", 1, 1, "")
    changes = (FileChange("content/tips.yml", Change("gone", "tips.bel", place)),)
    assert yaml.safe_load(upstream.updated(tmp_path, "bakkerij", changes)) == {
        "content/tips.yml": {"tips.bel.text": "Bel.", "tips.bel": ""}
    }


def test_recorded_upstream_text_stays_until_someone_accepts_the_new_one(tmp_path: Path) -> None:
    record = tmp_path / "brand" / "bakkerij" / "upstream.yml"
    record.parent.mkdir(parents=True)
    record.write_text("content/tips.yml: {tips.rust.text: Toen.}\n")
    place = Node("brand/bakkerij/content/tips.yml", 1, 1, "")
    now = Change("changed", "tips.rust.text", place, Node("content/tips.yml", 1, 1, "Nu."), place)
    changes = (FileChange("content/tips.yml", now),)
    texts = [yaml.safe_load(upstream.updated(tmp_path, "bakkerij", changes, accept)) for accept in (False, True)]
    assert [text["content/tips.yml"]["tips.rust.text"] for text in texts] == ["Toen.", "Nu."]


def test_an_own_phase_needs_a_number_of_its_own(tmp_path: Path) -> None:
    phase = (SMALL / "phases" / "1-start.yml").read_text()
    tree = tree_with(tmp_path, **{"phases__1-oven": phase})
    assert [str(problem) for problem in guide.load(tree, "bakkerij").problems] == [
        "brand/bakkerij/content/phases/1-oven.yml:1:1: nummer 1 komt twee keer voor (ook in 1-start.yml); 500 is vrij"
    ]
    other = tree_with(tmp_path / "other", **{"phases__2-oven": phase})
    assert guide.load(other, "bakkerij").problems == ()


def test_a_file_that_nobody_reads_is_told_until_it_is_gone(tmp_path: Path) -> None:
    """Also within one run: while someone writes, the problem must go when the file does."""
    tree = tree_with(tmp_path)
    for stray in (tree / "content" / "faq.yml.txt", tree / "brand" / "bakkerij" / "content" / "faq.yml.txt"):
        assert guide.load(tree, "bakkerij").problems == ()
        stray.parent.mkdir(exist_ok=True)
        stray.write_text("groups: []\n")
        assert [problem.file for problem in guide.load(tree, "bakkerij").problems] == [stray.relative_to(tree).as_posix()]
        stray.unlink()
    assert guide.load(tree, "bakkerij").problems == ()


def test_own_review_dates_are_those_of_the_edition_alone(tmp_path: Path) -> None:
    tree = tree_with(tmp_path, glossary="reviewed: 2026-03-01\nreview_in: 3 maanden\n")
    loaded = guide.load(tree, "bakkerij")
    found = {file: document.review_due.isoformat() for file, document in loaded.documents if file.endswith("glossary.yml")}
    assert found == {"content/glossary.yml": "2026-07-05", "brand/bakkerij/content/glossary.yml": "2026-06-01"}
    assert [item.file for item in loaded.changes] == ["content/edition.yml"]


def test_a_question_that_an_edition_hides_goes_from_the_talk_that_can_be_practised(tmp_path: Path) -> None:
    tree = tree_with(tmp_path, **{"phases__1-start": "what_if:\n  - id: als-1\n    hidden: ja\n"})
    phase = tree / "content" / "phases" / "1-start.yml"
    phase.write_text(
        phase.read_text().replace(
            "what_if:\n", "what_if:\n  - {id: als-3, reader: leidinggevende, question: Wat als 3?, answer: Dan dit., sources: [gids]}\n"
        )
    )
    talk = (DATA / "content" / "broken" / "onbekende-wat-als" / "rehearsals" / "gesprek.yml").read_text()
    (tree / "content" / "rehearsals").mkdir()
    (tree / "content" / "rehearsals" / "gesprek.yml").write_text(talk.replace("[als-9]", "[als-1, als-2]"))
    loaded = guide.load(tree, "bakkerij")
    assert loaded.problems == ()
    assert loaded.guide is not None
    assert loaded.guide.rehearsals[0].what_if == ("als-2",)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("a: {b: 'Dag {naam}'}", []),
        ("a: {b: Dag}", []),
        ("a: {b: 'Dag {name}'}", ["{name}"]),
        ("a: {b: 'Dag } {naam}'}", ["}"]),
    ],
)
def test_words_of_a_page_may_only_be_filled_in_with_what_ours_are(own: str, told: list[str], tmp_path: Path) -> None:
    file = "content/interface.yml"
    problems = broken_locks(node("a: {b: 'Hallo {naam}'}", tmp_path, file), node(own, tmp_path, f"brand/x/{file}"))
    assert [problem.text.split(" niet ")[0].rpartition(" ")[2] for problem in problems] == told


@pytest.mark.parametrize(
    ("kind", "field", "locked"),
    [
        ("wettelijk", "title", False),
        ("wettelijk", "latest", True),
        ("wettelijk", "basis", True),
        ("wettelijk", "consequence", True),
        ("praktijk", "latest", False),
        ("praktijk", "hidden", False),
    ],
)
def test_only_the_words_of_a_legal_step_are_free(kind: str, field: str, locked: bool, tmp_path: Path) -> None:
    file = "content/deadlines/nl.yml"
    base = node(f"deadlines: [{{id: plan, kind: {kind}}}]", tmp_path, file)
    assert bool(broken_locks(base, node(f"deadlines: [{{id: plan, {field}: ja}}]", tmp_path, f"brand/x/{file}"))) is locked


def test_an_own_source_may_come_and_one_of_ours_may_change_but_not_a_law(tmp_path: Path) -> None:
    file = "content/sources.yml"
    base = node("sources: [{id: wet, kind: wet}, {id: gids, kind: praktijk}]", tmp_path, file)

    def told(id: str) -> int:
        return len(broken_locks(base, node(f"sources: [{{id: {id}, title: Anders}}]", tmp_path, f"brand/x/{file}")))

    assert (told("wet"), told("gids"), told("reglement")) == (1, 0, 0)


@pytest.mark.parametrize(("day", "sound"), [(56, True), (57, True), (58, False)])
def test_an_own_day_may_fall_on_the_day_of_the_law_and_not_after_it(day: int, sound: bool, tmp_path: Path) -> None:
    own = f"deadlines:\n  - id: plan\n    intern:\n      rule: {{op: day_number, day: {day}}}\n"
    problems = guide.load(tree_with(tmp_path, deadlines__nl=own), "bakkerij").problems
    assert (problems == ()) is sound


@pytest.mark.parametrize(("day", "due"), [("2026-05-31", False), ("2026-06-01", True)])
def test_a_review_of_an_edition_is_due_on_the_day_itself(day: str, due: bool, tmp_path: Path) -> None:
    tree = tree_with(tmp_path, glossary="reviewed: 2026-03-01\nreview_in: 3 maanden\n")
    found = notices.notices(tree, "bakkerij", datetime.date.fromisoformat(day))
    assert any("nagekeken op 2026-03-01" in notice.text for notice in found) is due


def test_record_under_its_former_name_is_used_until_the_edition_renames_it(tmp_path: Path) -> None:
    folder = tmp_path / "brand" / "bakkerij"
    folder.mkdir(parents=True)
    assert upstream_file(tmp_path, "bakkerij").name == "upstream.yml"
    (folder / "seen.yml").write_text("content/tips.yml: {tips.rust.text: Toen.}\n")
    assert upstream_file(tmp_path, "bakkerij").name == "seen.yml"
    assert read_upstream(tmp_path, "bakkerij", []) == {"content/tips.yml": {"tips.rust.text": "Toen."}}
    (folder / "seen.yml").rename(folder / "upstream.yml")
    assert read_upstream(tmp_path, "bakkerij", []) == {"content/tips.yml": {"tips.rust.text": "Toen."}}


@pytest.mark.parametrize("name", ["onward", "next_steps"])
def test_own_words_in_a_file_go_along_when_upstream_renames_it(name: str, tmp_path: Path) -> None:
    """Also what was recorded goes along, whether the edition renamed its own file or not."""
    tree = tree_with(tmp_path, **{name: "steps:\n  faq:\n    title: Woorden van de bakkerij\n"})
    record = tree / "brand" / "bakkerij" / "upstream.yml"
    record.write_text("content/onward.yml: {steps.faq.title: Toen.}\n")
    loaded = guide.load(tree, "bakkerij")
    assert loaded.problems == ()
    assert loaded.guide is not None and loaded.guide.next_steps["faq"].title == "Woorden van de bakkerij"
    assert yaml.safe_load(upstream.updated(tree, "bakkerij", loaded.changes)) == {"content/next_steps.yml": {"steps.faq.title": "Toen."}}


def test_of_what_is_recorded_under_both_names_of_a_file_the_present_counts(tmp_path: Path) -> None:
    tree = tree_with(tmp_path)
    record = tree / "brand" / "bakkerij" / "upstream.yml"
    record.write_text("content/next_steps.yml: {a: Nu.}\ncontent/onward.yml: {a: Toen., b: Ook.}\n")
    assert read_upstream(tree, "bakkerij", []) == {"content/next_steps.yml": {"a": "Nu.", "b": "Ook."}}


@pytest.mark.parametrize("group", ["calm", "low_energy"])
def test_own_words_go_along_when_upstream_renames_their_group(group: str, tmp_path: Path) -> None:
    """What was recorded goes along too, whether the edition took over the new name or not."""
    tree = tree_with(tmp_path, interface=f"{group}:\n  lead: Waar ben je?\n")
    (tree / "brand" / "bakkerij" / "upstream.yml").write_text("content/interface.yml: {calm.lead: Toen.}\n")
    loaded = guide.load(tree, "bakkerij")
    assert loaded.problems == ()
    assert loaded.guide is not None
    assert loaded.guide.words["low_energy"] == {"lead": "Waar ben je?", "full": "Lees alles"}
    assert yaml.safe_load(upstream.updated(tree, "bakkerij", loaded.changes)) == {"content/interface.yml": {"low_energy.lead": "Toen."}}


def test_a_word_that_upstream_dropped_from_a_renamed_group_stays_written_down(tmp_path: Path) -> None:
    """Else the next build would not know any more that it was ours, and stop."""
    tree = tree_with(tmp_path, interface="calm:\n  oven: De oven is warm.\n")
    (tree / "brand" / "bakkerij" / "upstream.yml").write_text("content/interface.yml: {calm.oven: Warm.}\n")
    loaded = guide.load(tree, "bakkerij")
    assert loaded.problems == ()
    assert yaml.safe_load(upstream.updated(tree, "bakkerij", loaded.changes)) == {"content/interface.yml": {"calm.oven": "Warm."}}


def test_a_word_that_upstream_never_had_is_told_in_a_renamed_group_too(tmp_path: Path) -> None:
    tree = tree_with(tmp_path, interface="calm:\n  leed: Waar ben je?\n")
    assert [str(problem) for problem in guide.load(tree, "bakkerij").problems] == [
        "brand/bakkerij/content/interface.yml:2:3: 'leed' bestaat niet in interface.yml (bedoel je 'lead'?)"
    ]


@pytest.mark.parametrize(
    ("own", "laid", "told"),
    [
        ("{oven: {a: 1, b: 2}}", {"warmte": {"a": "1", "b": "2"}}, ["warmte"]),
        ("{oven: {a: 1, b: 2}, warmte: {b: 3}}", {"oven": {"b": "2"}, "warmte": {"a": "1", "b": "3"}}, ["warmte.a"]),
        ("{oven: {a: 1}, warmte: {a: 3}}", {"oven": {"a": "1"}, "warmte": {"a": "3"}}, []),
        ("{deeg: {c: 1}}", {"oven": {"c": "1"}}, ["oven"]),
        ("{oven: {c: 1, z: 2}}", {"oven": {"c": "1", "z": "2"}}, []),
        ("{deeg: {c: 1}, oven: {a: 2}}", {"oven": {"c": "1"}, "warmte": {"a": "2"}}, ["warmte", "oven"]),
        ("{winkel: {dicht: 1}}", {"winkel": {"gesloten": "1"}}, ["winkel.gesloten"]),
        ("{winkel: {dicht: 1, gesloten: 2}}", {"winkel": {"dicht": "1", "gesloten": "2"}}, []),
    ],
)
def test_what_stands_under_a_former_name_goes_to_the_present_one(
    own: str, laid: dict[str, dict[str, str]], told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where another of ours took that name; what stands under both stays, for nobody can tell which one is meant."""
    file = "content/tips.yml"
    monkeypatch.setitem(locks.RENAMED, file, {("oven",): "warmte", ("deeg",): "oven", ("winkel", "dicht"): "gesloten"})
    base = node("{oven: {c: x}, warmte: {a: x, b: x}, winkel: {gesloten: x}}", tmp_path, file)
    top, changes = under_present_names(base, node(own, tmp_path, f"brand/x/{file}"))
    assert top.plain() == laid
    assert [change.path for change in changes] == told


def test_every_renamed_key_is_there_and_a_name_is_left_before_another_takes_it() -> None:
    for file, rows in locks.RENAMED.items():
        ours = yaml_reader.read(ROOT / file, file, [])
        assert ours is not None
        former = list(rows)
        for (*owner, old), new in rows.items():
            assert new in ours.fields(*owner).value, (file, owner, new)
            assert (*owner, new) not in former[former.index((*owner, old)) :], (file, owner, new)
