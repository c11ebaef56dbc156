"""The template environment: its search path, its filters, the words of date rules."""

from __future__ import annotations

import datetime
import json
import os
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ..load.folders import template_folders
from ..load.guide import Guide
from ..model.calendar import Deadline
from ..model.glossary import Term
from ..model.rules import DateRule
from ..model.statute import Excerpt
from ..source.places import edition_folder
from ..source.readability import sentences
from .page_state import PageState


def environment(root: Path, name: str) -> Environment:
    """Return the templates of an edition: its own first, then ours. The empty name is upstream."""
    folder = edition_folder(root, name) / "templates"
    # One that is new there goes before ours, which is known already.
    made = _environment(root, name, frozenset(os.listdir(folder)) if name and folder.is_dir() else frozenset())
    made.globals |= {part: made.get_template(f"{part}.html").module for part in ("icons", "landscape")}
    return made


@lru_cache(maxsize=2)
def _environment(root: Path, name: str, own: frozenset[str]) -> Environment:
    cache = root / ".cache" / "templates"
    cache.mkdir(parents=True, exist_ok=True)
    made = Environment(
        bytecode_cache=FileSystemBytecodeCache(str(cache)),
        loader=FileSystemLoader([*([edition_folder(root, name) / "templates"] if name else []), *template_folders(root)]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"link_terms": link_terms, "excerpt_of": excerpt_of, "day": day_in_words, "json": script_json, "quoted": quoted}
    made.filters |= {"first_sentence": first_sentence, "after_first_sentence": after_first_sentence, "lower_first": lower_first}
    made.globals["rule_words"] = rule_words
    return made


@pass_context
def link_terms(context: Context, text: str) -> Markup:
    """Return escaped text in which each glossary term links to its meaning, once per section."""
    guide, href = context["guide"], context["href"]
    seen: PageState = context["seen"]
    pattern, terms = _term_pattern(guide)

    def link(match: re.Match[str]) -> str:
        term = terms[match.group().lower()]
        if not seen.link(term.id, term.meaning):
            return str(escape(match.group()))
        return f'<a class="term" href="{href("begrippen#" + term.id)}">{escape(match.group())}</a>'

    return Markup(_replace(pattern, link, text))


def _replace(pattern: re.Pattern[str], link: Callable[[re.Match[str]], str], text: str) -> str:
    parts, end = [], 0
    for match in pattern.finditer(text):
        parts += [str(escape(text[end : match.start()])), link(match)]
        end = match.end()
    return "".join([*parts, str(escape(text[end:]))])


@lru_cache(maxsize=2)
def _term_pattern(guide: Guide) -> tuple[re.Pattern[str], dict[str, Term]]:
    forms = {form.lower(): term for term in guide.terms for form in (*term.forms, term.term)}
    longest_first = sorted(forms, key=len, reverse=True)
    choices = "|".join(re.escape(form) for form in longest_first) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-]|\.\w)", re.IGNORECASE), forms


@pass_context
def excerpt_of(context: Context, place: str) -> Excerpt:
    """Return the law's own words at a place, such as 'bw7 629 lid 3 per 2026-07-01'."""
    return context["guide"].excerpt(place)


@pass_context
def rule_words(context: Context, deadline: Deadline, part: str) -> str:
    """Return a date rule as words that are true without a date, like 'de eerste dag na 6 weken'."""
    rule = getattr(deadline, part).rule if part == "intern" else getattr(deadline, part)
    return _rule_words(context["guide"], rule)


def _rule_words(guide: Guide, rule: DateRule) -> str:
    """Return the words of a rule. Of several together, the first says it: it is the one that holds for everyone."""
    if rule.op in ("earliest_of", "latest_of"):
        return _rule_words(guide, rule.rules[0])
    values = rule.model_dump(exclude={"op", "needs"})
    if "step" in values:
        values["step"] = guide.calendar.moment(values["step"]).short
    if "fact" in values:
        values["fact"] = guide.calendar.fact_label(values["fact"])
    return guide.words["rule_words"][rule.op].format(**values)


def day_in_words(day: datetime.date, words: dict[str, dict[str, str]]) -> str:
    """Return a date as '21 november 2026'."""
    return f"{day.day} {words['months'][str(day.month)]} {day.year}"


def first_sentence(text: str) -> str:
    """Return how a text begins: its first sentence."""
    return sentences(text)[0]


def after_first_sentence(text: str) -> str:
    """Return a text without its first sentence; empty when there is no other."""
    return text[len(first_sentence(text)) :].strip()


def lower_first(text: str) -> str:
    """Return a text that begins with a small letter, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def quoted(text: str) -> str:
    """Return a text between quotes, as YAML reads it back letter for letter."""
    return json.dumps(text, ensure_ascii=False)


def script_json(value: object) -> Markup:
    """Return JSON that can stand in a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
