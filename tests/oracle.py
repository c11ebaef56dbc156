"""An independent reading of the uninterrupted calendar, in plain Python.

Written from the text of the law (Regeling procesgang art. 2 and 4; Wet WIA art. 23, 25, 64;
Ziektewet art. 38; BW 7:670), not from content/deadlines and not from the browser's engine.
"""

from __future__ import annotations

import datetime
from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian algorithm."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def is_holiday(day: date) -> bool:
    """Algemene termijnenwet, article 3."""
    sunday = easter(day.year)
    kings_day = date(day.year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day -= timedelta(1)
    fixed = {(1, 1), (5, 5), (12, 25), (12, 26)}
    moving = {sunday + timedelta(offset) for offset in (-2, 1, 39, 50)}
    return (day.month, day.day) in fixed or day in moving or day == kings_day


def working_day_before(day: date) -> date:
    while day.weekday() >= 5 or is_holiday(day):
        day -= timedelta(1)
    return day


def two_years_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 2)
    except ValueError:
        return datetime.date(day.year + 2, 3, 1)


def calendar(first: date) -> dict[str, dict[str, date]]:
    """Every step by its id: the dates that the page has to show."""

    def plus(days: int) -> date:
        return first + timedelta(days)

    last_of_waiting = plus(727)
    safe = {
        "probleemanalyse": plus(41),
        "plan-van-aanpak": plus(55),
        "melding-42-weken": plus(294),
        "eerstejaarsevaluatie": plus(363),
        "tweede-spoor": plus(405),
        "re-integratieverslag": last_of_waiting - timedelta(91),
        "wia-aanvraag": last_of_waiting - timedelta(77),
    }
    latest = {
        "melding-arbodienst": plus(6),
        "probleemanalyse": plus(42),
        "plan-van-aanpak": plus(56),
        "voortgangsgesprek": plus(98),
        "melding-42-weken": plus(294),
        "eerstejaarsevaluatie": plus(363),
        "tweede-spoor": plus(405),
        "uwv-brief-wia": plus(622),
        "re-integratieverslag": plus(636),
        "wia-aanvraag": plus(650),
        "besluit-loonsanctie": last_of_waiting - timedelta(42),
        "laatste-dag-wachttijd": last_of_waiting,
        "loonsanctie-laatste-dag": plus(1091),
    }
    start = {
        "eerstejaarsevaluatie": plus(315),
        "uwv-brief-wia": plus(609),
        "eerste-dag-wia": last_of_waiting + timedelta(1),
        "einde-opzegverbod": two_years_later(first),
    }
    steps: dict[str, dict[str, date]] = {}
    for id, day in safe.items():
        steps.setdefault(id, {})["streefdatum"] = working_day_before(day)
    for id, day in latest.items():
        steps.setdefault(id, {})["uiterlijk"] = day
    for id, day in start.items():
        steps.setdefault(id, {})["vanaf"] = day
    return steps
