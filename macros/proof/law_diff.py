"""The changes in a newer text of a law, and what in the guide rests on it: `python -m macros law diff FOLDER`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from ..check.validate import validate
from ..load.guide import Guide, Loaded
from ..model.statute import FOLDER, Article, Law, parse_place
from ..pages.catalogue import shown_at
from ..source import yaml_reader
from ..source.messages import message
from ..source.nodes import Node, Problem

# Words shown on both sides of a change.
CONTEXT = 6
NAMES = ("title", "question", "subject", "term", "label", "text")
LONGEST_NAME = 70


@dataclass(frozen=True)
class ArticleChange:
    """One article that is new, gone or other: `kind` is 'new', 'gone' or 'changed'; `words` are the changed words, a place a line."""

    number: str
    kind: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resting:
    """A part of content/ that rests on an article: where it stands, what it is called, on which page it is shown."""

    place: Node
    name: str
    page: str


def report(loaded: Loaded, guide: Guide, folder: Path) -> tuple[list[str], list[Problem]]:
    """Return the lines to print for the newer texts in a folder, and what is wrong with those texts."""
    problems: list[Problem] = []
    lines: list[str] = []
    paths = sorted(folder.glob("*.yml"))
    if not any(path.stem in guide.laws for path in paths):
        return [], [Problem.of_file(str(folder), message("law_none"))]
    for path in paths:
        if path.stem not in guide.laws:
            lines.append(f"{path.name}: {message('law_not_in_guide')}")
            continue
        node = yaml_reader.read(path, str(path), problems)
        new = validate(node, Law, problems) if node is not None else None
        if isinstance(new, Law):
            lines += _lines(loaded, guide.laws[path.stem], new, path.stem)
    return lines or [message("law_unchanged")], problems


def _lines(loaded: Loaded, old: Law, new: Law, id: str) -> Iterator[str]:
    for change in changes(old, new):
        yield f"{FOLDER}/{id}.yml: {message(f'law_{change.kind}', article=change.number)}"
        yield from (f"  {words}" for words in change.words)
        found = (
            sorted(resting_on(loaded, id, change.number), key=lambda item: (item.place.file, item.place.line))
            if change.kind != "new"
            else []
        )
        for item in found:
            page = f" ({item.page}/)" if item.page else ""
            yield f"  {item.place.file}:{item.place.line}: {message('law_rests', name=item.name, page=page)}"
        if not found and change.kind != "new":
            yield f"  {message('law_rests_nothing')}"


def changes(old: Law, new: Law) -> list[ArticleChange]:
    """Return every article that differs between two versions of a law, in the order of the old one, the new articles last."""
    found = []
    for article in old.articles:
        other = new.article(article.number)
        if other is None:
            found.append(ArticleChange(article.number, "gone"))
        elif words := tuple(_changed_words(article, other)):
            found.append(ArticleChange(article.number, "changed", words))
    return found + [ArticleChange(article.number, "new") for article in new.articles if old.article(article.number) is None]


def _changed_words(old: Article, new: Article) -> Iterator[str]:
    """Yield the words that differ, per member: what went between [- and -], what came between {+ and +}."""
    before, after = _by_member(old), _by_member(new)
    for member in dict.fromkeys((*before, *after)):
        if old.excerpt and member not in before:
            continue
        one, other = (" ".join(texts.get(member, "").split()) for texts in (before, after))
        if one != other:
            yield f"lid {member}: {_marked(one, other)}" if member else _marked(one, other)


def _by_member(article: Article) -> dict[str, str]:
    return {member.number: member.text for member in article.members} or {"": article.text or ""}


def _marked(one: str, other: str) -> str:
    old, new = one.split(), other.split()
    parts = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            same = old[a:b]
            first, last = a == 0, b == len(old)
            head = [] if first else same[:CONTEXT]
            tail = [] if last else same[-CONTEXT:]
            parts += same if len(same) <= len(head) + len(tail) else [*head, "…", *tail]
            continue
        parts += [f"[-{' '.join(old[a:b])}-]"] if b > a else []
        parts += [f"{{+{' '.join(new[c:d])}+}}"] if d > c else []
    return " ".join(parts)


def resting_on(loaded: Loaded, law: str, article: str) -> Iterator[Resting]:
    """Yield everything in content/ that names an article."""
    for file, (node, _) in loaded.nodes.items():
        for place, owner in _places(node, node):
            found = parse_place(str(place.value))
            if found and (found.law, found.article) == (law, article):
                yield Resting(place, _name(owner), shown_at(file))


def _places(node: Node, owner: Node) -> Iterator[tuple[Node, Node]]:
    """Yield every place in the law below a node, with the nearest group around it that has a name."""
    if isinstance(node.value, dict):
        owner = node if any(node.text(name) for name in NAMES) and not node.text("law") else owner
        for child in node.value.values():
            yield from _places(child, owner)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _places(child, owner)
    elif parse_place(node.value):
        yield node, owner


def _name(owner: Node) -> str:
    text = next((owner.text(name) for name in NAMES if owner.text(name)), "")
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"
