/* How far a calendar is on a day: what counts, what comes next, what this week brings. Pure. */
"use strict";
(() => {
  const { calendar, deadlineOf, safest } = globalThis.Deadlines;
  const WEEK = 7;

  /** What counts in a period: a step that was done before it began, is due in it again. */
  function factsIn({ firstDay, newPeriod }, given, steps) {
    const isOld = ([id, day]) => newPeriod && day < firstDay && steps.some((step) => step.id === id);
    return Object.fromEntries(Object.entries(given).filter((fact) => !isOld(fact)));
  }

  /** The calendar in every reading of the history: does the period run on, and do recovered days count after all? */
  function readingsOf({ current, other }, given, data, holidays) {
    const unshifted = (period) => ({ ...period, pauses: period.pauses.filter(({ kind }) => kind === "leave") });
    const periods = other
      ? { same: current, new: other, same_unshifted: unshifted(current), new_unshifted: unshifted(other) }
      : { shifted: current, unshifted: unshifted(current) };
    return Object.entries(periods).map(([key, period]) => ({
      key,
      minor: key.includes("_"),
      firstDay: period.firstDay,
      dates: calendar(data, period, factsIn(period, given, data.deadlines), holidays),
    }));
  }

  /**
   * All that follows from what someone filled in.
   * @param data the calculator's data; @param holidays Set of ISO dates
   * @param history what Periods.fromHistory gives; @param given facts as Deadlines.calendar takes them; @param today a day number
   * @returns {firstDay, pauses, newPeriod, doubts, given, facts, dates, end, today, recoveredSince, next}: the period that runs now, the
   *   facts as given and those that count in it, the Map of Deadlines.safest, the last day of the calendar, since when someone is
   *   recovered (null while still sick), and the next step (undefined without one)
   */
  function progress(data, holidays, { history, given, today }) {
    const { current, doubts, openSince } = history;
    const facts = factsIn(current, given, data.deadlines);
    const dates = safest(data.deadlines, readingsOf(history, given, data, holidays));
    const end = Math.max(...[...dates.values()].map(({ applies, latest, start }) => (applies && (latest ?? start)) || -Infinity));
    const recoveredSince = openSince !== null && openSince <= today ? openSince : null;
    const found = { ...current, doubts, given, facts, dates, end, today, recoveredSince };
    return { ...found, next: nextStep(data.deadlines, found) };
  }

  /** Whether a step is for everyone, or for the case that the reader filled in; and not done. */
  const isOpen = (step, { dates, facts }) => (!step.special || step.applies_if) && !(step.id in facts) && dates.get(step.id).applies;

  /** The first step of employer or employee that is open, and not over in every reading. */
  function nextStep(steps, found) {
    const { dates, today, recoveredSince } = found;
    if (recoveredSince !== null) return undefined;
    return steps
      .filter((step) => step.acts === "us" && isOpen(step, found) && dates.get(step.id).limit >= today)
      .sort((one, other) => deadlineOf(dates.get(one.id)) - deadlineOf(dates.get(other.id)))[0];
  }

  /** The first day from today on that a step has in any reading: an own day of the edition, the target or the last one. */
  function nextDay({ intern, target, elsewhere, ...dates }, today) {
    const others = elsewhere.filter(({ again }) => !again).map((reading) => deadlineOf(reading.dates));
    return Math.min(...[intern, target, deadlineOf(dates), ...others].filter((day) => day !== null && day >= today));
  }

  /** How many days of sickness count, up to and including today or the day before recovery. */
  function countedDays({ firstDay, pauses, recoveredSince, today }) {
    const until = recoveredSince ?? today + 1;
    const lost = pauses.map(({ from, to }) => Math.max(0, Math.min(until, to + 1) - from));
    return until - firstDay - lost.reduce((sum, days) => sum + days, 0);
  }

  /**
   * The open steps with a day in this week of sickness, each with its first one; and those that may be taken now, with their last day.
   * @returns [{step, day, kind}] by day, with kind "intern", "target", "latest", "from" or "open"; null when nothing is to be done any more
   */
  function stepsOfWeek(steps, found) {
    const { dates, end, recoveredSince, today } = found;
    if (recoveredSince !== null || today > end) return null;
    const first = today - ((countedDays(found) - 1) % WEEK);
    return steps
      .filter((step) => isOpen(step, found))
      .flatMap((step) => {
        const { intern, target, latest, start } = dates.get(step.id);
        const days = { intern, target, latest, from: start };
        const kind = Object.keys(days).find((name) => days[name] !== null && days[name] >= first && days[name] < first + WEEK);
        if (kind) return [{ step, day: days[kind], kind }];
        return start !== null && start < first && latest > first ? [{ step, day: latest, kind: "open" }] : [];
      })
      .sort((one, other) => one.day - other.day);
  }

  /** How many days the pauses of a kind take. */
  const daysOf = (pauses, kind) => pauses.filter((pause) => pause.kind === kind).reduce((sum, { from, to }) => sum + to - from + 1, 0);

  globalThis.Progress = { countedDays, daysOf, nextDay, progress, stepsOfWeek };
})();
