"""The small pictures of a page, with the numbers that they draw: from the calendar and from a topic's own table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..load.guide import Guide
from ..model.day_number import day_number
from ..model.scene import Scene
from ..model.topic import Table
from . import timeline

PERCENTAGE = re.compile(r"(?<![\d,.])(\d+) ?(?:%|procent\b)")


@dataclass(frozen=True)
class Post:
    """One term on the line of weeks: how far along it stands (0 to 1), and how it is named."""

    share: float
    moment: tuple[str, str]
    name: str


@dataclass(frozen=True)
class TableBar:
    """One row of a table as a bar: the part of the whole that is filled (0 to 1), and its words."""

    share: float
    head: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A scene with its words filled in, and what it draws."""

    scene: Scene
    says: str
    captions: tuple[str, ...]
    gap: int
    posts: tuple[Post, ...]
    bars: tuple[TableBar, ...]


def pictures(guide: Guide, path: str) -> tuple[Picture, ...]:
    """Return the pictures of the page at a path; none where an edition shows no drawings."""
    if guide.edition.parts.drawings != "ja":
        return ()
    return tuple(_picture(guide, scene) for scene in guide.scenes if scene.page == path)


def _picture(guide: Guide, scene: Scene) -> Picture:
    calendar = guide.calendar
    gap = calendar.same_period.shorter_than_weeks
    steps = [step for step in calendar.deadlines if step.id in scene.steps]
    days = [day_number(calendar, step, timeline.last_part(step)) for step in steps]
    last = -(-max(days, default=0) // 7)
    posts = tuple(
        Post(round(day / days[-1], 4), timeline.week_words(calendar, step), step.short) for day, step in zip(days, steps, strict=True)
    )
    filled = {"gap": gap, "last": last}
    bars = bars_of(_table(guide, scene.table)) if scene.table else ()
    return Picture(scene, scene.says.format(**filled), tuple(text.format(**filled) for text in scene.captions), gap, posts, bars)


def _table(guide: Guide, place: str) -> Table | None:
    """Return the table in a part of a topic, named like 'weten/loon-bij-ziekte#hoeveel'; None where an edition has none there."""
    page, _, part = place.partition("#")
    found = [item.table for topic in guide.topics if page.endswith(f"/{topic.id}") for item in topic.parts if item.id == part]
    return found[0] if found else None


def bars_of(table: Table | None) -> tuple[TableBar, ...]:
    """Return the rows that say a percentage in their first cell, as a whole number; other rows have no bar."""
    if table is None:
        return ()
    found = [(row, PERCENTAGE.search(row.cells[0])) for row in table.rows]
    return tuple(TableBar(min(int(number[1]), 100) / 100, row.head, row.cells) for row, number in found if number)
