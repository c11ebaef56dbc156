"""The registry: what each kind says of itself holds for every table, name and reference that follows from it."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, RootModel

from macros import kinds
from macros.files import checked_in, field_tables
from macros.load import guide
from macros.model.calendar import Calendar, Deadline
from macros.model.fields import LOOKS, Document
from macros.model.rules import RULES, STEP_FIELDS
from macros.source.messages import MESSAGES
from tests.helpers import rewrite, small_tree, whole

# When the plan is due in that tree.
LATEST = "latest:\n      op: weeks_after\n      step: advies\n      weeks: 2"


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The models that a value of this type consists of, itself or in a list."""
    origin = typing.get_origin(annotation)
    if isinstance(annotation, type) and not origin and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation) if origin in (tuple, dict, typing.Union, types.UnionType, typing.Annotated) else ():
        yield from models_in(part)


def is_rule(model: type[BaseModel]) -> bool:
    return "op" in model.model_fields


def at(kind: str, path: str) -> type[BaseModel]:
    """The model at a path of fields, such as 'lanes.actions' of a phase."""
    model = kinds.BY_NAME[kind].model
    for name in path.split(".") if path else ():
        (model,) = set(models_in(model.model_fields[name].annotation))
    return model


def test_each_table_for_writers_shows_exactly_the_fields_of_its_own_model() -> None:
    found = [table for tables in field_tables.tables(checked_in.schemas()).values() for table in tables]
    checked = 0
    for table in found:
        if table.model == field_tables.RULE or issubclass(kinds.BY_NAME[table.place.kind].model, RootModel):
            continue
        model = at(table.place.kind, table.place.path)
        assert (model.__name__, {row.name for row in table.rows}) == (table.model, set(model.model_fields)), table.place
        checked += 1
    assert checked > 60


def test_a_field_with_fields_of_its_own_leads_to_the_table_of_just_those() -> None:
    by_place = {table.place: table for tables in field_tables.tables(checked_in.schemas()).values() for table in tables}
    checked = 0
    for table in by_place.values():
        if table.model == field_tables.RULE or issubclass(kinds.BY_NAME[table.place.kind].model, RootModel):
            continue
        fields = at(table.place.kind, table.place.path).model_fields
        for row in table.rows:
            inner = set(models_in(fields[row.name].annotation))
            if row.group and not any(map(is_rule, inner)):
                (model,) = inner
                assert {own.name for own in by_place[row.group].rows} == set(model.model_fields), (table.place, row.name)
                checked += 1
    assert checked > 80


# For each field of a rule that names a step: a rule that leans on one without a last day.
LEANING = {
    "step": "{op: same_day, step: kennismaken}",
    "otherwise": "{op: if_fact, fact: contract, step: advies, otherwise: kennismaken}",
    "late": "{op: delay_after, step: advies, late: kennismaken}",
    "longer_from": "{op: years_after_start, years: 2, longer_from: kennismaken, longer_to: advies}",
    "longer_to": "{op: years_after_start, years: 2, longer_from: advies, longer_to: kennismaken}",
    "notice_step": "{op: in_time_after_notice, weeks: 1, notice: contract, notice_step: kennismaken, report: advies, report_before_week: 81}",
    "report": "{op: in_time_after_notice, weeks: 1, notice: contract, notice_step: advies, report: kennismaken, report_before_week: 81}",
    "decide_by": "{op: sanction_end, step: advies, fact: langer, weeks: 52, decided: advies, decide_by: kennismaken, repaired: contract, reported: contract, repair_decision_weeks: 3, repair_weeks: 6}",
}


def test_every_field_of_a_rule_that_names_a_step_is_followed_to_find_circles() -> None:
    assert len(RULES) > 20
    assert set(STEP_FIELDS) == set(LEANING)


@pytest.mark.parametrize("key", LEANING)
def test_a_rule_that_leans_on_a_step_without_a_last_day_is_told(key: str, tmp_path: Path) -> None:
    tree = small_tree(tmp_path)
    rewrite(tree / "content" / "deadlines" / "nl.yml", LATEST, f"latest: {LEANING[key]}")


def with_latest(folder: Path, rules: str) -> Path:
    """The small tree with other rules for the day of the plan."""
    tree = small_tree(folder)
    rewrite(tree / "content" / "deadlines" / "nl.yml", LATEST, rules)
    return tree


def test_cautious_day_that_is_the_same_as_the_latest_has_its_rule(tmp_path: Path) -> None:
    short = guide.load(with_latest(tmp_path / "a", f"cautious: zelfde als latest\n    {LATEST}"))
    again = guide.load(with_latest(tmp_path / "b", f"{LATEST.replace('latest', 'cautious')}\n    {LATEST}"))
    calendar = whole(short).calendar
    plan = calendar.moment("plan")
    assert isinstance(plan, Deadline)
    assert plan.cautious is not None
    assert calendar == whole(again).calendar


def test_circle_through_a_cautious_day_that_is_the_same_as_the_latest_is_told(tmp_path: Path) -> None:
    tree = with_latest(tmp_path, f"cautious: zelfde als latest\n    {LATEST}")
    assert guide.load(tree).problems == ()
    early = "op: last_day_of_week\n      week: 6"
    rewrite(tree / "content" / "deadlines" / "nl.yml", early, "op: weeks_after\n      step: plan\n      weeks: 1")
    told = [problem.text for problem in guide.load(tree).problems]
    assert told == [f"termijn '{id}' verwijst via andere termijnen naar zichzelf" for id in ("advies", "plan")]


@pytest.mark.parametrize(
    ("kind", "name", "id"),
    [("phase", "2-na-de-start.yml", "na-de-start"), ("topic", "2-keer-ziek.yml", "2-keer-ziek"), ("checklist", "gesprek.yml", "gesprek")],
)
def test_a_file_is_called_by_its_name_without_its_number(kind: str, name: str, id: str) -> None:
    row = kinds.BY_NAME[kind]
    file = f"{row.folder}/{name}"
    assert kinds.kind_of(file) is row
    assert row.id_of(file) == id
    assert id in row.page_of(file).split("/")


@pytest.mark.parametrize(
    "file",
    [
        "content/phases/start.yml",
        "content/phases/0-start.yml",
        "content/topics/Conflict.yml",
        "content/topics/a/b.yml",
        "content/quiz.yml",
        "content/schema/topic.json",
    ],
)
def test_a_file_that_stands_nowhere_is_of_no_kind(file: str) -> None:
    assert kinds.kind_of(file) is None


def test_every_kind_stands_in_the_tables_in_an_order_of_its_own() -> None:
    orders = [kind.order for kind in kinds.KINDS]
    assert orders == sorted(set(orders))
    assert {bool(kind.file) != bool(kind.folder) for kind in kinds.KINDS} == {True}
    assert kinds.BY_NAME["calendar"].model is Calendar


def test_checklist_named_like_another_kind_keeps_that_kinds_review_date(tmp_path: Path) -> None:
    tree = small_tree(tmp_path)
    sheet = tree / "content" / "checklists" / "gesprek.yml"
    (sheet.parent / "faq.yml").write_text(sheet.read_text().replace("2026-01-05", "2020-02-02").replace("number: 1", "number: 2"))
    loaded = whole(guide.load(tree))
    assert loaded.reviewed["faq"] == datetime.date(2026, 1, 5)
    assert loaded.reviewed["contact_agreement"] == datetime.date(2026, 11, 25)
    assert "checklist" not in loaded.reviewed


@pytest.mark.parametrize(
    ("reviewed", "due"),
    [
        ("2026-05-30", "2026-11-30"),
        ("2026-03-31", "2026-09-30"),
        ("2026-08-29", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2026-07-01", "2027-01-01"),
    ],
)
def test_a_review_is_due_on_the_same_day_of_a_later_month_or_on_its_last(reviewed: str, due: str) -> None:
    document = Document(reviewed=datetime.date.fromisoformat(reviewed), review_in="6 maanden")
    assert document.review_due.isoformat() == due


def test_no_text_that_a_writer_gives_can_be_empty() -> None:
    """A length with only an upper end would let a value that got lost go online as nothing."""

    def texts(schema: object, path: str) -> Iterator[tuple[str, dict[str, object]]]:
        if isinstance(schema, dict):
            if schema.get("type") == "string" and "maxLength" in schema:
                yield path, schema
            for name, inner in schema.items():
                yield from texts(inner, f"{path}/{name}")
        elif isinstance(schema, list):
            for inner in schema:
                yield from texts(inner, path)

    found = [(path, schema) for kind in kinds.KINDS for path, schema in texts(kind.model.model_json_schema(), kind.name)]
    assert len(found) > 20
    assert [path for path, schema in found if "minLength" not in schema] == []


def test_every_pattern_has_words_of_its_own_for_writers() -> None:
    """One pattern, one sentence: a mistake is told by the pattern that it breaks."""
    found = {
        (node["pattern"], node.get(LOOKS)) for schema in checked_in.schemas().values() for node in nodes_in(schema) if "pattern" in node
    }
    assert len(found) > 15
    assert [pattern for pattern, words in found if words not in MESSAGES] == []
    assert len({pattern for pattern, _ in found}) == len({words for _, words in found}) == len(found)


def nodes_in(schema: object) -> Iterator[dict[str, object]]:
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes_in(inner)
