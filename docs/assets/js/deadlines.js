/* Dates and the rules of the calendar. Pure: no page, no clock, no legal number.
   A day is a whole number of days since 1 January 1970 (UTC), so that no time zone and no
   summer time can shift it. */
"use strict";
(() => {
  const DAY = 86_400_000;
  const WEEK = 7;

  /** ISO date to day number; null for anything that is no existing date. */
  function parseDay(text) {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!match) return null;
    const [year, month, day] = match.slice(1).map(Number);
    const number = Date.UTC(year, month - 1, day) / DAY;
    return isoDay(number) === text ? number : null;
  }

  /** Day number to ISO date. */
  function isoDay(number) {
    return new Date(number * DAY).toISOString().slice(0, 10);
  }

  /** The same day of the month, so many years on; 29 February becomes 1 March. */
  function addYears(number, years) {
    const date = new Date(number * DAY);
    return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / DAY;
  }

  /** The last working day on or before a day; `holidays` is a Set of ISO dates. */
  function workingDay(number, holidays) {
    let day = number;
    while (isWeekend(day) || holidays.has(isoDay(day))) day -= 1;
    return day;
  }

  function isWeekend(number) {
    const weekday = new Date(number * DAY).getUTCDay();
    return weekday === 0 || weekday === 6;
  }

  /** The operations that content/deadlines may use. `find(step, part)` gives another step's day. */
  const operations = {
    first_day_after_weeks: (rule, { countedDay }) => countedDay(rule.weeks * WEEK + 1),
    last_day_of_week: (rule, { countedDay }) => countedDay(rule.week * WEEK),
    first_day_of_week: (rule, { countedDay }) => countedDay((rule.week - 1) * WEEK + 1),
    weeks_after: (rule, { find, part }) => find(rule.step, part) + rule.weeks * WEEK,
    weeks_before: (rule, { find }) => find(rule.step, "latest") - rule.weeks * WEEK,
    days_after: (rule, { find }) => find(rule.step, "latest") + rule.days,
    years_after_start: (rule, { firstDay, skip }) => skip(addYears(firstDay, rule.years)),
  };

  /**
   * What one history of sickness comes down to.
   * @param firstDay day number of the first sick day
   * @param interruptions [{recovered, sick}] in order: first recovered day, first day sick again
   *   (null while still recovered)
   * @param weeks a gap of so many weeks or more starts a new period
   * @returns {firstDay, pauses: [{from, to}], newPeriod, openSince}: the period that runs now, its days
   *   that do not count (both ends included), whether it is a new one, and since when all is recovered
   */
  function currentPeriod(firstDay, interruptions, weeks) {
    const period = { firstDay, pauses: [], newPeriod: false, openSince: null };
    for (const { recovered, sick } of interruptions) {
      if (sick === null) period.openSince = recovered;
      else if (sick - recovered < weeks * WEEK) period.pauses.push({ from: recovered, to: sick - 1 });
      else Object.assign(period, { firstDay: sick, pauses: [], newPeriod: true });
    }
    return period;
  }

  /** A day moved on by the pauses that begin on or before it, each in turn. */
  function skipPauses(day, pauses) {
    return pauses.reduce((moved, { from, to }) => (from <= moved ? moved + to - from + 1 : moved), day);
  }

  /**
   * Every step with its days.
   * @param deadlines [{id, rules: {start?, target?, latest?}}]
   * @param period {firstDay, pauses}: see currentPeriod
   * @param holidays Set of ISO dates
   * @returns Map of id to {start, target, latest, aim}: day numbers or null. `aim` is the
   *   streefdatum: the last working day on or before the target.
   */
  function calendar(deadlines, { firstDay, pauses }, holidays) {
    const steps = new Map(deadlines.map((step) => [step.id, step]));
    const skip = (day) => skipPauses(day, pauses);
    const countedDay = (n) => skip(firstDay + n - 1);
    const find = (id, part) => {
      const rule = steps.get(id).rules[part];
      return rule ? operations[rule.op](rule, { countedDay, find, part, firstDay, skip }) : null;
    };
    const result = new Map();
    for (const id of steps.keys()) {
      const target = find(id, "target");
      const aim = target === null ? null : workingDay(target, holidays);
      result.set(id, { start: find(id, "start"), target, latest: find(id, "latest"), aim });
    }
    return result;
  }

  /** The first day on or after `from` in a series that starts at `day` and repeats every so many weeks. */
  function nextInSeries(day, weeks, from) {
    const step = weeks * WEEK;
    return day + Math.max(0, Math.ceil((from - day) / step)) * step;
  }

  globalThis.Deadlines = { calendar, currentPeriod, isoDay, nextInSeries, parseDay, workingDay };
})();
