"""An independent reading of the calendar, in plain Python, day by day.

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


def calendar(first: date, recovered: frozenset[date] = frozenset()) -> dict[str, dict[str, date]]:
    """Every step by its id: the dates that the page has to show.

    `recovered` are the days of full recovery inside the period; they do not count.
    """
    counted = []
    day = first
    while len(counted) < 800:
        if day not in recovered:
            counted.append(day)
        day += timedelta(1)

    def plus(days: int) -> date:
        """The day that has so many counted days before it."""
        return counted[days]

    last_of_waiting = plus(727)
    advice_safe, advice_latest = plus(41), plus(42)
    two_weeks, six_weeks = timedelta(14), timedelta(42)
    two_years = two_years_later(first)
    for day in sorted(recovered):
        if day <= two_years:
            two_years += timedelta(1)
    safe = {
        "probleemanalyse": advice_safe,
        "plan-van-aanpak": advice_safe + two_weeks,
        "melding-42-weken": plus(294),
        "eerstejaarsevaluatie": plus(363),
        "tweede-spoor": plus(363) + six_weeks,
        "re-integratieverslag": last_of_waiting - timedelta(91),
        "wia-aanvraag": last_of_waiting - timedelta(77),
    }
    latest = {
        "melding-arbodienst": plus(6),
        "probleemanalyse": advice_latest,
        "plan-van-aanpak": advice_latest + two_weeks,
        "voortgangsgesprek": advice_latest + two_weeks + six_weeks,
        "melding-42-weken": plus(294),
        "eerstejaarsevaluatie": plus(363),
        "tweede-spoor": plus(363) + six_weeks,
        "uwv-brief-wia": plus(622),
        "re-integratieverslag": last_of_waiting - timedelta(91),
        "wia-aanvraag": last_of_waiting - timedelta(77),
        "besluit-loonsanctie": last_of_waiting - timedelta(42),
        "laatste-dag-wachttijd": last_of_waiting,
        "loonsanctie-laatste-dag": last_of_waiting + timedelta(364),
    }
    start = {
        "eerstejaarsevaluatie": plus(315),
        "uwv-brief-wia": plus(609),
        "eerste-dag-wia": last_of_waiting + timedelta(1),
        "einde-opzegverbod": two_years,
    }
    steps: dict[str, dict[str, date]] = {}
    for id, day in safe.items():
        steps.setdefault(id, {})["streefdatum"] = working_day_before(day)
    for id, day in latest.items():
        steps.setdefault(id, {})["uiterlijk"] = day
    for id, day in start.items():
        steps.setdefault(id, {})["vanaf"] = day
    return steps
