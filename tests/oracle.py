"""An independent reading of the calendar, in plain Python, day by day.

Written from the text of the law (Regeling procesgang art. 2 and 4; Wet WIA art. 23, 24, 25, 64, 66;
Ziektewet art. 38; BW 7:629 and 7:670), not from content/deadlines and not from the browser's engine.
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


# Royal decrees under Algemene termijnenwet, article 3, paragraph 3, as public pages name them (see content/sources.yml).
EQUATED = {
    date(2010, 5, 14), date(2014, 5, 30), date(2015, 1, 2), date(2015, 5, 4), date(2015, 5, 15), date(2016, 5, 6),
    date(2017, 4, 28), date(2017, 5, 26), date(2018, 5, 11), date(2018, 12, 24), date(2018, 12, 31), date(2019, 5, 31),
    date(2019, 12, 27), date(2021, 5, 14), date(2022, 5, 27), date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10),
    date(2024, 12, 27), date(2025, 5, 30), date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28),
    date(2028, 5, 26),
}  # fmt: skip


def is_holiday(day: date) -> bool:
    """Algemene termijnenwet, article 3, with what is put on a par."""
    sunday = easter(day.year)
    kings_day = date(day.year, 4, 27 if day.year >= 2014 else 30)
    if kings_day.weekday() == 6:
        kings_day -= timedelta(1)
    fixed = {(1, 1), (5, 5), (12, 25), (12, 26)}
    moving = {sunday + timedelta(offset) for offset in (-2, 1, 39, 50)}
    return (day.month, day.day) in fixed or day in moving or day == kings_day or day in EQUATED


def working_day_before(day: date) -> date:
    while day.weekday() >= 5 or is_holiday(day):
        day -= timedelta(1)
    return day


def two_years_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 2)
    except ValueError:
        return datetime.date(day.year + 2, 3, 1)


def period(
    first: date, spells: list[tuple[str, int]], same_cause: bool, doubtful_adds_up: bool
) -> tuple[date, frozenset[date], frozenset[date]]:
    """First day, recovered days and leave days of the period that runs after a history.

    Spells are ("sick" | "recovered" | "leave", days), in turn, from the first sick day; the last one is "sick".
    Four weeks without sickness start a new period (WIA 23, paragraph 3). Leave with sickness right before and
    right after it starts one only when the cause differs. Leave inside a longer gap is where the text can be
    read in two ways: `doubtful_adds_up` chooses.
    """
    start, recovered, leave = first, set(), set()
    gap: list[tuple[date, str]] = []
    day = first
    for kind, length in spells:
        if kind == "sick":
            if gap:
                well = sum(1 for _, why in gap if why == "recovered")
                if well == 0:
                    together = same_cause
                elif len(gap) < 28:
                    together = True
                elif well >= 28:
                    together = False
                else:
                    together = doubtful_adds_up
                if together:
                    recovered |= {one for one, why in gap if why == "recovered"}
                    leave |= {one for one, why in gap if why == "leave"}
                else:
                    start, recovered, leave = day, set(), set()
            gap = []
        else:
            gap += [(day + timedelta(n), kind) for n in range(length)]
        day += timedelta(length)
    return start, frozenset(recovered), frozenset(leave)


def calendar(first: date, recovered: frozenset[date] = frozenset(), leave: frozenset[date] = frozenset()) -> dict[str, dict[str, date]]:
    """Every step for everyone by its id: the dates that the page has to show.

    `recovered` and `leave` are the days inside the period that do not count.
    """
    lost = recovered | leave
    counted: list[date] = []
    day = first
    while len(counted) < 800:
        if day not in lost:
            counted.append(day)
        day += timedelta(1)

    def plus(days: int) -> date:
        """The day that has so many counted days before it."""
        return counted[days]

    last_of_waiting = plus(727)
    advice_safe, advice_latest = plus(41), plus(42)
    two_weeks, six_weeks = timedelta(14), timedelta(42)
    two_years = two_years_later(first)
    for day in sorted(lost):
        if day <= two_years:
            two_years += timedelta(1)
    sanction = [last_of_waiting]
    while len(sanction) <= 364:
        following = sanction[-1] + timedelta(1)
        while following in leave:
            following += timedelta(1)
        sanction.append(following)
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
        "iva-aanvraag": plus(78 * 7 - 1) - timedelta(70),
        "eerstejaarsevaluatie": plus(363),
        "tweede-spoor": plus(363) + six_weeks,
        "uwv-brief-wia": plus(622),
        "re-integratieverslag": last_of_waiting - timedelta(91),
        "wia-aanvraag": last_of_waiting - timedelta(77),
        "besluit-loonsanctie": last_of_waiting - timedelta(42),
        "laatste-dag-wachttijd": last_of_waiting,
        "loon-laatste-dag": last_of_waiting,
        "loonsanctie-laatste-dag": sanction[-1],
    }
    start = {
        "iva-aanvraag": plus(21),
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


def wage_end(
    first: date,
    extended_weeks: int = 0,
    applied: date | None = None,
    sanction_weeks: int = 0,
    pension: date | None = None,
    contract_end: date | None = None,
    household: bool = False,
) -> date:
    """The last day of wages without interruptions (BW 7:629 paragraphs 1, 2 and 11), for sickness from 1 July 2023."""
    end = first + timedelta(727) + timedelta(weeks=extended_weeks)
    if applied is not None:
        end += max(timedelta(0), applied - (end - timedelta(77)))
    end += timedelta(weeks=sanction_weeks)
    limits = [end]
    if pension is not None:
        limits.append(max(pension, first) + timedelta(41))
    if contract_end is not None:
        limits.append(contract_end)
    if household:
        limits.append(first + timedelta(41))
    return min(limits)
