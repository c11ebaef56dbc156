"""The public holidays of a jurisdiction as dates: fixed days, days from Easter, and days that a decree equates with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from .calendar import Calendar, FixedHoliday, Holidays

ONE_DAY = datetime.timedelta(1)
SUNDAY = 6


def easter(year: int) -> datetime.date:
    """Return Easter Sunday, by the algorithm of Knuth (The Art of Computer Programming, volume 1, section 1.3.2, exercise 14)."""
    golden = year % 19 + 1
    century = year // 100 + 1
    skipped_leap_years = 3 * century // 4 - 12
    moon_orbit = (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - skipped_leap_years - 10
    epact = (11 * golden + 20 + moon_orbit - skipped_leap_years) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = 44 - epact
    if full_moon < 21:
        full_moon += 30
    day = full_moon + 7 - (sunday + full_moon) % 7
    return datetime.date(year, 3, 1) + (day - 1) * ONE_DAY


def holiday_dates(calendar: Calendar) -> tuple[str, ...]:
    """Return every holiday of the years that the calendar covers, as ISO dates in order; a Sunday ends no term anyway and stays out."""
    years = range(calendar.holiday_years.first, calendar.holiday_years.last + 1)
    days = {day for year in years for day in _of_year(calendar.holidays, year)}
    return tuple(sorted(day.isoformat() for day in days if day.weekday() != SUNDAY))


def _of_year(holidays: Holidays, year: int) -> Iterator[datetime.date]:
    for fixed in holidays.fixed:
        if (fixed.from_year or year) <= year <= (fixed.to_year or year):
            yield _on(fixed, year)
    for moving in holidays.easter:
        yield easter(year) + moving.days * ONE_DAY
    for equated in holidays.equated:
        if equated.day.year == year:
            yield equated.day


def _on(fixed: FixedHoliday, year: int) -> datetime.date:
    day = datetime.date(year, fixed.month, fixed.day)
    return day - ONE_DAY if fixed.not_on_sunday and day.weekday() == SUNDAY else day
