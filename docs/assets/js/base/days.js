/* Days, and those on which people work. Pure: no page, no clock. A day is a whole number of days since 1 January 1970 (UTC),
   so that no time zone and no summer time can shift it. */
"use strict";
(() => {
  const DAY = 86_400_000;

  const dateOf = (number) => new Date(number * DAY);

  /** Day number to ISO date. */
  const isoDay = (number) => dateOf(number).toISOString().slice(0, 10);

  /** ISO date to day number; null for anything that is no existing date. */
  function parseDay(text) {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!match) return null;
    const [year, month, day] = match.slice(1).map(Number);
    const number = Date.UTC(year, month - 1, day) / DAY;
    return isoDay(number) === text ? number : null;
  }

  /** The same day of the month, so many years on; 29 February becomes 1 March. */
  function addYears(number, years) {
    const date = dateOf(number);
    return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / DAY;
  }

  /** The same day of the month, so many months on; the end of a shorter month where there is no such day. */
  function addMonths(number, months) {
    const date = dateOf(number);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
    const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / DAY;
  }

  /** The Set of ISO dates from a page's data: {"2026": "01-01 04-03", ...}. */
  function holidaySet(years) {
    return new Set(Object.entries(years).flatMap(([year, days]) => days.split(" ").map((day) => `${year}-${day}`)));
  }

  function isWorkingDay(number, holidays) {
    const weekday = dateOf(number).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !holidays.has(isoDay(number));
  }

  /** The last working day on or before a day, or with `step` 1 the first on or after it; null without a day. `holidays` is a Set of ISO dates. */
  function workingDay(number, holidays, step = -1) {
    let day = number;
    while (day !== null && !isWorkingDay(day, holidays)) day += step;
    return day;
  }

  const nextWorkingDay = (number, holidays) => workingDay(number, holidays, 1);

  globalThis.Days = { addMonths, addYears, holidaySet, isoDay, nextWorkingDay, parseDay, workingDay };
})();
