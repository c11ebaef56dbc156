"""The data of the browser's scripts: rules, facts, holidays and words, as plain values for a JSON block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..load.guide import Guide
from ..model.calendar import PARTS, Dates, Deadline, Earlier, Fact
from ..model.holidays import holiday_dates
from ..model.rules import DateRule, MonthsAfterFact
from . import phase_pages
from .crisis_numbers import crisis_numbers
from .page_kinds import CRISIS, path_of
from .place import Place

# The next step of who does not find it: the first of these pages that is shown.
AFTER_SEARCH = (path_of("faq"), path_of("glossary"))


def calculator_data(guide: Guide, place: Place) -> dict[str, object]:
    """Return what the calculator's scripts get: rules, facts, fines, holidays, phases and words."""
    calendar = guide.calendar
    return {
        "deadlines": [_step_data(guide, step) for step in calendar.deadlines],
        "anchors": [{"id": anchor.id, "rules": {"latest": _rule_data(anchor.latest)}} for anchor in calendar.anchors],
        "facts": [_fact_data(fact) for fact in calendar.facts if fact.lapses or fact.explanation],
        "fines": [band.model_dump() for band in calendar.fines.bands],
        "phases": [
            {"number": phase.number, "title": phase.title, "week": phase.starts_in_week, "url": place.href(phase_pages.cover(phase))}
            for phase in guide.phases
        ],
        "shorter_than_weeks": calendar.same_period.shorter_than_weeks,
        "checked_from": calendar.checked_from.isoformat(),
        "doubts": {"cause": calendar.leave.cause_unknown, "gap": calendar.leave.in_gap},
        "holidays": _holiday_data(guide),
        "words": guide.words["calculator_words"],
    }


def take_data(guide: Guide) -> dict[str, object]:
    """Return what is needed beside the calculator's data to take its days along: what else to say of each step, and words."""
    return {
        "steps": {step.id: _taken_data(guide, step) for step in guide.calendar.deadlines},
        **_named_data(guide, guide.words["take_along"]),
    }


def checklist_data(guide: Guide, own: str = "checklist_words") -> dict[str, object]:
    """Return what the checklists' scripts get: the words of the page, with a page's `own` over them, and those that hint at health."""
    return {"words": guide.words["checklist_words"] | guide.words[own], "health": guide.health_words}


def search_data(guide: Guide, place: Place) -> dict[str, object]:
    """Return what search needs beside the pages: how readers say it, where to go on, and words. Paths are those of the site."""
    return {
        "ignore": guide.search.ignore,
        "answers": {entry.page.replace("#", "/#"): entry.words for entry in guide.search.pages if "#" in entry.page},
        "synonyms": [{"words": synonym.words, "terms": synonym.terms} for synonym in guide.search.synonyms],
        "need": _need_data(guide, place),
        "feelings": guide.search.feelings,
        "next": next(f"{path}/" for path in AFTER_SEARCH if place.has(path)),
        "groups": guide.words["search_groups"],
        "words": guide.words["search"],
    }


def _need_data(guide: Guide, place: Place) -> dict[str, object]:
    return {
        "groups": [{"words": group.words, "alone": group.alone, "unless": group.unless} for group in guide.search.need],
        "spellings": [{"typed": item.typed, "written": item.written} for item in guide.search.need_spellings],
        "page": f"{CRISIS}/" if place.has(CRISIS) else "",
        "text": guide.words["common"]["crisis"],
        "calls": [call._asdict() for call in crisis_numbers(guide)],
    }


def scan_data(guide: Guide, place: Place) -> dict[str, object]:
    """Return what the scan's scripts get: the themes with what could help, a link to each card where it is shown, and words."""
    cards = path_of("cards")
    return {
        "themes": [
            {
                "number": card.number,
                "id": card.id,
                "title": card.title,
                "url": place.href(f"{cards}#{card.id}") if place.has(cards) else "",
                "helps": [{"id": help.id, "text": help.text} for help in card.helps],
            }
            for card in guide.cards
        ],
        "words": guide.words["scan_words"],
    }


def evaluation_data(guide: Guide) -> dict[str, object]:
    """Return what the script of the policy's evaluation gets: the moments in months, and words."""
    return {
        "moments": [moment.model_dump() for moment in guide.policy.evaluation.moments],
        **_named_data(guide, guide.words["evaluation_words"]),
    }


def contact_data(guide: Guide) -> dict[str, object]:
    """Return what the agreement about contact gets: what can be chosen, what always holds, words, and words that hint at health."""
    agreement = guide.contact_agreement
    return {
        "fields": [item.model_dump(exclude={"hint", "label"}, exclude_defaults=True) for item in agreement.fields],
        "always": agreement.always,
        "rest_always": agreement.rest_always,
        **_typing_data(guide, guide.words["contact_words"]),
    }


def plan_data(guide: Guide) -> dict[str, object]:
    """Return what the plan's scripts get: the ladder of work, the steps that look back with their months, holidays and words."""
    looks = [step.looks_back for step in guide.process.steps if step.looks_back]
    return {
        "levels": [{"id": level.id, "title": level.title} for level in guide.plan.levels],
        "doers": {role: guide.roles[role].title for role in guide.plan.doers},
        "looks": [
            {"id": step.id, "title": step.title, "months": step.cautious.months}
            for step in guide.calendar.deadlines
            if step.id in looks and isinstance(step.cautious, MonthsAfterFact)
        ],
        "holidays": _holiday_data(guide),
        "warning": guide.words["checklist_words"]["warning"],
        **_typing_data(guide, guide.words["plan_words"]),
    }


def _named_data(guide: Guide, words: Mapping[str, str]) -> dict[str, object]:
    """Return what every file that a reader takes along names, the edition and its host, and words."""
    return {"name": guide.edition.name, "host": guide.edition.host.partition("/")[0], "words": words}


def _typing_data(guide: Guide, words: Mapping[str, str]) -> dict[str, object]:
    """Return the words that hint at health in what someone types, and what files name."""
    return {"health": guide.health_words, **_named_data(guide, words)}


def _holiday_data(guide: Guide) -> dict[str, str]:
    """Return the holidays by their year, as month and day: thirty years of whole dates would weigh twice as much."""
    years: dict[str, list[str]] = defaultdict(list)
    for day in holiday_dates(guide.calendar):
        year, _, rest = day.partition("-")
        years[year].append(rest)
    return {year: " ".join(days) for year, days in years.items()}


def _step_data(guide: Guide, step: Deadline) -> dict[str, object]:
    data: dict[str, object] = {
        "id": step.id,
        "title": step.title,
        "safe": step.safe,
        "acts": "uwv" if step.who == ("uwv",) else "us",
        "rules": _rules_data(step),
    }
    if step.intern:
        rules = [_rule_data(step.intern.rule), {"op": "same_day", "step": step.id}]
        data["intern"] = {"op": "earliest_of", "rules": rules}
    if step.other_dates:
        data["other"] = [
            {"label": other.label, "rule": _rule_data(other.rule), "only_before": other.only_before is not None}
            for other in step.other_dates
        ]
    if step.earlier:
        data["earlier"] = [_earlier_data(version) for version in step.earlier]
    if step.in_case:
        case = step.in_case
        bands = [{"from": band.from_days, "applies": band.applies == "ja", "text": band.text} for band in case.bands]
        data["in_case"] = {"fact": case.fact, "rules": {"latest": _rule_data(case.latest)}, "bands": bands, "doubtful": case.doubtful}
    if step.lapses_if:
        data["lapses_if"] = [lapse.model_dump(exclude_none=True) for lapse in step.lapses_if]
    optional = {
        "special": step.special is not None,
        "no_date": step.no_date,
        "lapses": step.lapses,
        "applies_if": step.applies_if,
        "late": step.late,
        "fine": step.fine,
        "repeat_weeks": step.repeat_weeks,
    }
    return data | {name: value for name, value in optional.items() if value}


def _taken_data(guide: Guide, step: Deadline) -> dict[str, object]:
    return {
        "short": step.short,
        "who": ", ".join(guide.roles[role].title for role in step.who),
        "kind": guide.words["kinds"][step.kind],
        "basis": f"{guide.sources[step.basis[0].cites].short}, {step.basis[0].where}",
        "contacts": [contact_line(guide, role) for role in step.who if role in guide.edition.contacts],
    }


def _earlier_data(version: Earlier) -> dict[str, object]:
    return {
        "from": None if version.valid_from is None else version.valid_from.isoformat(),
        "to": version.valid_to.isoformat(),
        "note": version.note,
        "note_if": version.note_if,
        "rules": _rules_data(version),
    }


def contact_line(guide: Guide, role: str) -> str:
    """Return how to reach a role in this organisation, as one line of text."""
    return f"{guide.roles[role].title}: {guide.edition.contacts[role].line}"


def _rules_data(dates: Dates) -> dict[str, object]:
    return {part: _rule_data(rule) for part in PARTS if (rule := getattr(dates, part)) is not None}


def _rule_data(rule: DateRule) -> dict[str, object]:
    return rule.model_dump(exclude_none=True)


def _fact_data(fact: Fact) -> dict[str, object]:
    return fact.model_dump(include={"id", "lapses", "reason", "explanation"}, exclude_none=True)
