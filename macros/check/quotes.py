"""Checks of what points at the law: places that exist, versions that still hold, quotes letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from ..model.statute import CUT, FOLDER, Law, Place, parse_place
from ..source.messages import did_you_mean, message
from ..source.nodes import Node, PerNode, Problem
from .references import references_of

# Words with which the law makes a condition: a quote that leaves them out says more than the law.
CONDITION = re.compile(
    r"\b(indien|tenzij|mits|behoudens|(?:voor ?)?zover|uitsluitend|met uitzondering van|voor de toepassing van|onder voorwaarde|niettemin)\b",
    re.IGNORECASE,
)
OLD_CUT = "[...]"
SOURCES = "content/sources.yml"
# How many words of a quote are said again when it is not there.
SAID_WORDS = 6


def quote_problems(nodes: Mapping[str, Node], models: Mapping[str, type[BaseModel]]) -> list[Problem]:
    """Report every wrong place, old version and wrong quote in the files of content/, by file name."""
    laws = {Path(name).stem: node for name, node in nodes.items() if models[name] is Law}
    read = {id: law for id, node in laws.items() if (law := law_of(None, node))}
    problems = [problem for node in laws.values() for problem in _twice(node)]
    problems += _without_source(laws, nodes)
    for name, node in nodes.items():
        for kind, reference in references_of(models[name], node):
            if kind == "law_place":
                problems += _place_problems(reference, read, laws)
        for quote in quotes_of(None, node):
            place = parse_place(quote.text("law"))
            article = read[place.law].article(place.article) if place and place.law in read else None
            if place and article and (words := article.words(place.member)):
                problems += _quote_problems(quote, place, words)
    return problems


def unnamed_articles(nodes: Mapping[str, Node], models: Mapping[str, type[BaseModel]]) -> Iterator[Problem]:
    """Report every law that is named as a source while its text is in the guide: then the article can be named."""
    laws = {Path(name).stem for name in nodes if models[name] is Law}
    for name, node in nodes.items():
        for kind, reference in references_of(models[name], node):
            if kind == "source" and reference.value in laws:
                yield reference.problem(message("name_the_article", law=reference.value))


def _read(node: Node) -> Law | None:
    """Return the law when it is well formed; what is wrong with it otherwise is told by `validate`."""
    try:
        return Law.model_validate(node.plain())
    except ValidationError:
        return None


law_of = PerNode(lambda _, node: _read(node))


def _twice(law: Node) -> Iterator[Problem]:
    """Report two articles of one law, or two members of one article, with one number."""
    for items in [law.items("articles"), *(article.items("members") for article in law.items("articles"))]:
        seen: dict[str, int] = {}
        for item in items:
            number = item.text("number")
            if number in seen:
                yield item.at(("number",)).problem(message("law_number_twice", number=number, line=seen[number]))
            seen.setdefault(number, item.at(("number",)).line)


def _without_source(laws: Mapping[str, Node], nodes: Mapping[str, Node]) -> Iterator[Problem]:
    """Report laws that are no source, or whose source says by itself which version it is."""
    if SOURCES not in nodes:
        return
    sources = {item.text("id"): item for item in nodes[SOURCES].items("sources")}
    for id, law in laws.items() if sources else ():
        if id not in sources:
            yield law.problem(message("law_without_source", id=id, hint=did_you_mean(id, list(sources))))
            continue
        for field in ("url", "version"):
            if field in sources[id].value:
                yield sources[id].problem(message("law_says_it", field=field, file=f"{FOLDER}/{id}.yml"), field)


def _place_problems(reference: Node, read: Mapping[str, Law], laws: Mapping[str, Node]) -> Iterator[Problem]:
    place = parse_place(str(reference.value))
    if place is None:
        return
    if place.law not in laws:
        yield reference.problem(message("unknown_law", law=place.law, hint=did_you_mean(place.law, list(laws))))
    if place.law not in read:
        return
    law = read[place.law]
    article = law.article(place.article)
    if article is None:
        numbers = [item.number for item in law.articles]
        yield reference.problem(message("unknown_article", law=place.law, article=place.article, hint=did_you_mean(place.article, numbers)))
        return
    words = article.words(place.member)
    if words is None:
        members = ", ".join(item.number for item in article.members)
        key = "unknown_member" if members else "no_members"
        yield reference.problem(message(key, article=place.article, member=place.member, members=members))
    elif place.part and not re.search(rf"(?:^|\s){place.part}\. ", words):
        yield reference.problem(message("unknown_part", place=place.label, part=place.part))
    if place.version < article.version:
        yield reference.problem(message("older_law", place=place.label, version=place.version, now=article.version))
    elif place.version > law.version:
        yield reference.problem(message("newer_law", version=place.version, now=law.version))


quotes_of = PerNode(lambda _, node: tuple(_quotes(node)))


def _quotes(node: Node) -> Iterator[Node]:
    """Yield every group with a place in the law and the words that stand there."""
    if isinstance(node.value, dict):
        if node.text("law") and node.text("text"):
            yield node
        for child in node.value.values():
            yield from _quotes(child)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _quotes(child)


@dataclass(frozen=True)
class _Span:
    """The place of a piece of a quote in the law: from the first letter to the one after the last."""

    start: int
    end: int


def _quote_problems(quote: Node, place: Place, words: str) -> Iterator[Problem]:
    text = quote.value["text"]
    said = " ".join(str(text.value).split())
    if OLD_CUT in said:
        yield text.problem(message("old_cut", cut=CUT))
        return
    law = " ".join(words.split())
    pieces = [piece.strip() for piece in said.split(CUT)]
    spans = _find([piece for piece in pieces if piece], law)
    if isinstance(spans, str):
        yield text.problem(message("quote_not_there", words=spans, place=place.label))
        return
    ends = _sentence_ends(words)
    if pieces[0] and spans[0].start not in ends:
        yield text.problem(message("cut_not_marked_before", words=_first_words(pieces[0])))
    if pieces[-1] and not _is_end(spans[-1].end, law, ends):
        yield text.problem(message("cut_not_marked_after", words=_last_words(pieces[-1])))
    dropped = " ".join(_dropped(spans, law, ends))
    if (condition := CONDITION.search(dropped)) and not quote.text("left_out"):
        yield text.problem(message("condition_dropped", words=_around(dropped, condition)))


def _find(pieces: list[str], law: str) -> list[_Span] | str:
    """Return where the pieces stand, in order; or the first words of what does not stand there."""
    spans, at = [], 0
    for piece in pieces:
        start = law.find(piece, at)
        if start < 0:
            return _first_missing(piece, law[at:])
        spans.append(_Span(start, start + len(piece)))
        at = start + len(piece)
    return spans or ""


def _first_missing(piece: str, law: str) -> str:
    """Return the words with which a piece leaves the law."""
    words = piece.split(" ")
    same = next((count for count in range(len(words) - 1, 0, -1) if " ".join(words[:count]) in law), 0)
    return " ".join(words[max(0, same - 2) : same + SAID_WORDS - 2])


def _sentence_ends(words: str) -> set[int]:
    """Return where in the law, written on one line, a sentence or a part of a list begins; its very end too."""
    found, at = {0}, 0
    for paragraph in words.split("\n"):
        line = " ".join(paragraph.split())
        found |= {at} | {at + match.end() for match in re.finditer(r"[.;:]\s+", line)}
        at += len(line) + 1 if line else 0
    return found | {at - 1}


def _is_end(end: int, law: str, ends: set[int]) -> bool:
    """Return whether a sentence ends here, with or without its own full stop."""
    rest = law[end:]
    return len(law) - len(re.sub(r"^[.;:]?\s*", "", rest)) in ends


def _dropped(spans: list[_Span], law: str, ends: set[int]) -> Iterator[str]:
    """Yield what is left out of sentences of which other words are quoted."""
    order = sorted(ends)
    begin = lambda at: max(end for end in order if end <= at)  # noqa: E731
    close = lambda at: min((end for end in order if end >= at), default=len(law))  # noqa: E731
    yield law[begin(spans[0].start) : spans[0].start]
    for one, other in zip(spans, spans[1:], strict=False):
        if close(one.end) >= other.start:
            yield law[one.end : other.start]
        else:
            yield law[one.end : close(one.end)]
            yield law[begin(other.start) : other.start]
    yield law[spans[-1].end : close(spans[-1].end)]


def _first_words(text: str) -> str:
    return " ".join(text.split()[:SAID_WORDS])


def _last_words(text: str) -> str:
    return " ".join(text.split()[-SAID_WORDS:])


def _around(text: str, match: re.Match[str]) -> str:
    return _first_words(text[match.start() :])
