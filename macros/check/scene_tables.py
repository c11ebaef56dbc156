"""The check that a picture finds the table from which its numbers come: content/scenes.yml."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ..kinds import BY_NAME, kind_of
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, Problem
from ..source.places import BRAND

TOPIC = BY_NAME["topic"]


def table_problems(scenes: Node, nodes: Mapping[str, Node], unread: Collection[str]) -> Iterator[Problem]:
    """Report pictures whose `table` is no part of a topic with a table. `nodes` are by file name; while a topic is `unread`, nobody can tell.

    An edition that takes the part out of a topic is not told: the picture then has no numbers, which is what it asked for.
    """
    if any(kind_of(file) is TOPIC for file in unread):
        return
    topics = {TOPIC.page_of(file): node for file, node in nodes.items() if kind_of(file) is TOPIC}
    tables = [f"{page}#{part.text('id')}" for page, topic in topics.items() for part in topic.items("parts") if part.fields("table").value]
    for scene in scenes.items("scenes"):
        named = scene.text("table")
        topic = topics.get(named.partition("#")[0])
        if named and named not in tables and not (topic and topic.file.startswith(BRAND)):
            yield scene.at(("table",)).problem(message("no_table", value=named, hint=did_you_mean(named, tables)))
