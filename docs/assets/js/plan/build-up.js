/* The build-up: steps on two ladders, hours and work, and what stands out in them. Pure.

   A step is {weeks, hours, load, days}: how many weeks it takes, hours a week, the id of a rung of the ladder of work, days of the
   week. A build-up is {steps, ladder, start, cap, agreed}: `ladder` has the ids of the rungs, light to full; `start` is a day number or
   null; `cap` is the advice {hours, load, until}; `agreed` is the pace {hours, weeks}. What is not filled in is null. */
"use strict";
(() => {
  const { MOST_HOURS } = globalThis.PlanState;
  const WEEK = 7;
  const LONG_RUN = 3;

  const lengthOf = ({ weeks }) => weeks ?? 1;
  const totalWeeks = (steps) => steps.reduce((total, step) => total + lengthOf(step), 0);

  /** The place of a step on the ladder of work, from 1; null when it has none. */
  function rung(load, ladder) {
    const n = ladder.indexOf(load);
    return n < 0 ? null : n + 1;
  }

  const difference = (before, after) => (before === null || after === null ? 0 : after - before);

  /** How much each ladder rises or falls from one step to the next. */
  function change(before, step, ladder) {
    return { hours: difference(before.hours, step.hours), load: difference(rung(before.load, ladder), rung(step.load, ladder)) };
  }

  /** What a step does: "start", "hours", "load", "both", "hold", "back", or "swap" when one rises and the other falls. */
  function kindOf(steps, n, ladder) {
    if (n === 0) return "start";
    const { hours, load } = change(steps[n - 1], steps[n], ladder);
    if (hours > 0 && load > 0) return "both";
    if (hours * load < 0) return "swap";
    if (hours < 0 || load < 0) return "back";
    if (hours > 0) return "hours";
    return load > 0 ? "load" : "hold";
  }

  /** Every week in order: {step, hours, level, kind}; the weeks of a step after its first are held. */
  function weeksOf({ steps, ladder }) {
    return steps.flatMap((step, n) =>
      Array.from({ length: lengthOf(step) }, (_, week) => ({ step: n, hours: step.hours, level: rung(step.load, ladder), kind: week ? "hold" : kindOf(steps, n, ladder) })),
    );
  }

  /** Per step its weeks by number, and its first and last day where the start is known. */
  function spans({ steps, start }) {
    let week = 1;
    return steps.map((step) => {
      const span = { from: week, to: week + lengthOf(step) - 1 };
      week = span.to + 1;
      const days = start === null ? { first: null, last: null } : { first: start + (span.from - 1) * WEEK, last: start + span.to * WEEK - 1 };
      return { ...span, ...days };
    });
  }

  const isRise = ({ kind }) => kind === "hours" || kind === "load" || kind === "both";

  /** The longest run of weeks that are a step up each, when it is too long to find out which step went well. */
  function restless(weeks) {
    let longest = { length: 0 };
    let length = 0;
    weeks.forEach((week, n) => {
      length = isRise(week) ? length + 1 : 0;
      if (length > longest.length) longest = { length, from: n - length + 2, to: n + 1 };
    });
    const always = weeks.length >= LONG_RUN && longest.length === weeks.length - 1;
    return longest.length >= LONG_RUN || always ? longest : null;
  }

  /** What stands out in one step, as {step, name, ...values}. */
  function remarksOn(build, n, { first }) {
    const { steps, ladder, cap, agreed } = build;
    const step = steps[n];
    const before = steps[n - 1];
    const found = [];
    const remark = (name, values = {}) => found.push({ step: n, name, ...values });
    const advised = cap.until === null || first === null || first <= cap.until;
    if (advised && cap.hours !== null && step.hours > cap.hours) remark("over_hours", { most: cap.hours, hours: step.hours });
    if (advised && rung(cap.load, ladder) !== null && rung(step.load, ladder) > rung(cap.load, ladder)) remark("over_load", { most: cap.load });
    if (!before) return found;
    const { hours, load } = change(before, step, ladder);
    if (hours > 0 && load > 0) remark("both");
    if (agreed.hours !== null && hours > agreed.hours) remark("fast_hours", { hours, most: agreed.hours });
    if (load > 1) remark("fast_load", { rungs: load });
    if ((hours > 0 || load > 0) && agreed.weeks !== null && lengthOf(before) < agreed.weeks) remark("short", { weeks: lengthOf(before), least: agreed.weeks });
    return found;
  }

  /** The steps, from 1, that cannot be judged yet: hours or work are still open. */
  const unfinished = ({ steps }) => steps.flatMap(({ hours, load }, n) => (hours === null || !load ? [n + 1] : []));

  /** Everything that stands out, in order; `step` is null for what belongs to the whole. */
  function remarks(build) {
    const found = spans(build).flatMap((span, n) => remarksOn(build, n, span));
    const late = build.cap.until === null ? -1 : spans(build).findIndex(({ last }) => last !== null && last > build.cap.until);
    if (late >= 0) found.push({ step: late, name: "no_advice", until: build.cap.until });
    const run = restless(weeksOf(build));
    if (run) found.push({ step: null, name: "no_rest", from: run.from, to: run.to });
    return found;
  }

  /** Why a next step would raise nothing: "hours_open", "load_open", "hours_most", "load_most", or "" when it would. */
  function standstill(build, raise) {
    const last = build.steps.at(-1);
    if (!last || raise === "hold") return "";
    if (raise === "hours" && last.hours === null) return "hours_open";
    if (raise === "load" && rung(last.load, build.ladder) === null) return "load_open";
    const { hours, load } = change(last, nextStep(build, raise), build.ladder);
    return hours > 0 || load > 0 ? "" : `${raise}_most`;
  }

  /** The next step: the last one with one ladder raised ("hours" or "load"), or held ("hold"). Never above the advice. */
  function nextStep({ steps, ladder, cap, agreed }, raise) {
    const last = steps.at(-1);
    if (!last) return { weeks: agreed.weeks ?? 2, hours: null, load: ladder[0], days: [] };
    const top = rung(cap.load, ladder) ?? ladder.length;
    const level = rung(last.load, ladder);
    return {
      weeks: raise === "hold" ? 1 : agreed.weeks ?? last.weeks,
      hours: raise === "hours" && last.hours !== null ? Math.max(last.hours, Math.min(last.hours + (agreed.hours ?? 1), cap.hours ?? MOST_HOURS)) : last.hours,
      load: raise === "load" && level !== null ? ladder[Math.max(level, Math.min(level + 1, top)) - 1] : last.load,
      days: [...last.days],
    };
  }

  /** A step that raises both ladders as two: first the hours, then the work. */
  function split(steps, n) {
    return [...steps.slice(0, n), { ...steps[n], load: steps[n - 1].load }, ...steps.slice(n)];
  }

  globalThis.BuildUp = { kindOf, nextStep, remarks, rung, spans, split, standstill, totalWeeks, unfinished, weeksOf };
})();
