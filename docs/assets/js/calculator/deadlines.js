/* The rules of the calendar. Pure: no page, no clock, no legal number. Days are those of base/days.js. */
"use strict";
(() => {
  const { addMonths, addYears, isoDay, nextWorkingDay, workingDay } = globalThis.Days;
  const { fill } = globalThis.Sentence;
  const WEEK = 7;

  /** The last of `n` days from `start` on, leaving out the pauses [{from, to}] (in order, both ends included). */
  function countDays(start, n, pauses) {
    let day = start + n - 1;
    for (const { from, to } of pauses) {
      if (from <= day && to >= start) day += to - Math.max(from, start) + 1;
    }
    return day;
  }

  const plus = (day, days) => (day === null ? null : day + days);
  const known = (days) => days.filter((day) => day !== null && day !== undefined);
  const choose = (among, days) => (known(days).length ? among(...known(days)) : null);

  /** The operations that content/deadlines may use (macros/model/rules.py says what each means); a day number, or null where a day that it leans on is not there. */
  const operations = {
    day_number: (rule, { counted }) => counted(rule.day),
    first_day_after_weeks: (rule, { counted }) => counted(rule.weeks * WEEK + 1),
    last_day_of_week: (rule, { counted }) => counted(rule.week * WEEK),
    first_day_of_week: (rule, { counted }) => counted((rule.week - 1) * WEEK + 1),
    weeks_after: (rule, { find, facts, part }) => plus(choose(Math.min, [find(rule.step, part), facts[rule.step]]), rule.weeks * WEEK),
    weeks_before: (rule, { find }) => plus(find(rule.step), -rule.weeks * WEEK),
    days_after: (rule, { find }) => plus(find(rule.step), rule.days),
    same_day: (rule, { find }) => find(rule.step),
    years_after_start: (rule, { period, find }) => {
      const longer = find(rule.longer_to) - (find(rule.longer_from) ?? Infinity);
      const years = addYears(period.firstDay, rule.years) - period.firstDay;
      return countDays(period.firstDay, years + 1, period.pauses) + Math.max(0, longer);
    },
    on_fact: (rule, { facts }) => facts[rule.fact] ?? null,
    day_before_fact: (rule, { facts }) => plus(facts[rule.fact] ?? null, -1),
    day_from_fact: (rule, { facts, period }) => {
      if (!(rule.fact in facts)) return null;
      return Math.max(facts[rule.fact] - (rule.weeks_before ?? 0) * WEEK, period.firstDay) + rule.day - 1;
    },
    days_after_fact: (rule, { facts }) => plus(facts[rule.fact] ?? null, rule.days),
    weeks_after_fact: (rule, { facts, holidays }) => {
      const day = plus(facts[rule.fact] ?? null, rule.weeks * WEEK);
      return rule.to_working_day ? nextWorkingDay(day, holidays) : day;
    },
    months_after_fact: (rule, { facts }) => (rule.fact in facts ? addMonths(facts[rule.fact], rule.months) : null),
    last_day_of_weeks_from: (rule, { countedFrom }) => countedFrom(rule.fact, rule.weeks * WEEK),
    first_day_after_weeks_from: (rule, { countedFrom }) => countedFrom(rule.fact, rule.weeks * WEEK + 1),
    given_weeks_after: (rule, { find, facts }) => plus(find(rule.step), (facts[rule.fact] ?? 0) * WEEK),
    delay_after: (rule, { find, facts }) => plus(find(rule.step), Math.max(0, (facts[rule.late] ?? -Infinity) - (find(rule.late) ?? Infinity))),
    in_time_after_notice: (rule, { find, facts, counted }) => {
      const notice = facts[rule.notice] ?? -Infinity;
      const reported = facts[rule.report] ?? Infinity;
      if (notice <= (find(rule.notice_step) ?? Infinity) || reported >= counted(rule.report_before_week * WEEK)) return null;
      return notice + rule.weeks * WEEK;
    },
    sanction_end: (rule, { find, facts, period }) => {
      const end = find(rule.step);
      const decided = facts[rule.decided] ?? -Infinity;
      if (end === null || decided > end) return null;
      const length = (facts[rule.fact] ?? rule.weeks) * WEEK - Math.max(0, decided - (find(rule.decide_by) ?? Infinity));
      const last = countDays(end + 1, length, period.pauses.filter(({ kind }) => kind === "leave"));
      if (!(rule.repaired in facts)) return last;
      const inTime = (facts[rule.reported] ?? Infinity) + rule.repair_decision_weeks * WEEK;
      return Math.min(last, Math.min(facts[rule.repaired], inTime) + rule.repair_weeks * WEEK);
    },
    next_working_day: (rule, { find, holidays }) => nextWorkingDay(find(rule.step), holidays),
    term_act: (rule, { find, period, holidays }) => {
      const end = nextWorkingDay(find(rule.step), holidays);
      if (end === null) return null;
      let day = nextWorkingDay(period.firstDay, holidays);
      for (let count = 1; count < rule.working_days; count += 1) day = nextWorkingDay(day + 1, holidays);
      return Math.max(day, end);
    },
    earliest_of: (rule, { evaluate }) => choose(Math.min, rule.rules.map(evaluate)),
    latest_of: (rule, { evaluate }) => choose(Math.max, rule.rules.map(evaluate)),
    if_fact: (rule, { find, facts }) => (rule.fact in facts ? find(rule.step) : null) ?? find(rule.otherwise),
  };

  /** The rules of a step that hold for this first sick day, and the note that goes with former ones. */
  function rulesFor(step, firstDay) {
    if (!step.earlier) return step;
    const first = isoDay(firstDay);
    return step.earlier.find((version) => (!version.from || version.from <= first) && first <= version.to) ?? step;
  }

  /** The day that decides whether a step is over; null for a step without a date. */
  function deadlineOf({ latest, cautious, start }) {
    return latest ?? cautious ?? start;
  }

  /**
   * Every step with its days.
   * @param data {deadlines, anchors, facts}: content/deadlines as the page holds it
   * @param period {firstDay, pauses: [{from, to, kind}]}: see Periods.fromHistory
   * @param facts day numbers, numbers of weeks or true, by id; what is not known is absent
   * @param holidays Set of ISO dates
   * @returns Map of id to {start, cautious, latest, intern, target, ground, other: [{label, day}], applies, reason, note}: day numbers
   *   or null. `intern` is an edition's own day, never after the latest. `target` is the streefdatum: the last working day on or
   *   before the cautious day. `ground` says what set the day, where that is not the usual rule. `applies` is false for a step that
   *   waits for a fact or lapses; `reason` then says why, where there is something to say.
   */
  function calendar(data, period, facts, holidays) {
    const steps = new Map([...data.deadlines, ...data.anchors].map((step) => [step.id, step]));
    const counted = (n) => countDays(period.firstDay, n, period.pauses);
    const countedFrom = (fact, n) => (fact in facts ? countDays(Math.max(facts[fact], period.firstDay), n, period.pauses) : null);
    const found = new Map();
    const run = (rule, part) => {
      if (rule.needs && !(rule.needs in facts)) return null;
      const evaluate = (inner) => run(inner, part);
      return operations[rule.op](rule, { counted, countedFrom, evaluate, facts, find, holidays, part, period });
    };
    const find = (id, part = "latest") => {
      const key = `${id} ${part}`;
      if (!found.has(key)) {
        const rule = rulesOf(steps.get(id))[part];
        found.set(key, rule ? run(rule, part) : null);
      }
      return found.get(key);
    };
    const rulesOf = (step) => {
      const own = rulesFor(step, period.firstDay).rules;
      if (!step.in_case || !(step.in_case.fact in facts)) return own;
      return { ...own, cautious: step.in_case.rules.latest, latest: step.in_case.rules.latest };
    };
    const result = new Map();
    for (const step of data.deadlines) {
      const intern = step.intern ? run(step.intern, "latest") : null;
      const dates = { start: find(step.id, "start"), cautious: find(step.id, "cautious"), latest: find(step.id), intern };
      const other = (step.other ?? [])
        .map(({ label, rule, only_before: before }) => ({ label, day: run(rule, "latest"), before }))
        .filter(({ day, before }) => day !== null && day !== deadlineOf(dates) && (!before || day < deadlineOf(dates)));
      const target = dates.cautious === null ? null : workingDay(dates.cautious, holidays);
      const part = ["latest", "cautious", "start"].find((name) => dates[name] !== null);
      const ground = part ? groundOf(rulesOf(step)[part], part, { facts, find, rulesOf: (id) => rulesOf(steps.get(id)), run }) : null;
      result.set(step.id, { ...dates, target, ground, other, ...standing(data, step, dates, { facts, find, period }) });
    }
    return result;
  }

  /** What set a date, in the words of its rule: the one that won, or of the step that it leans on; null for the usual one. */
  function groundOf(rule, part, tools) {
    const { facts, find, rulesOf, run } = tools;
    const day = run(rule, part);
    if (day === null) return null;
    if (rule.rules) return groundOf(rule.rules.find((inner) => run(inner, part) === day), part, tools);
    if (rule.ground && decides(rule, day, tools)) {
      const shorter = rule.ground_shorter && day < find(rule.step) + facts[rule.fact] * WEEK;
      return fill(shorter ? rule.ground_shorter : rule.ground, { weeks: facts[rule.fact] ?? rule.weeks });
    }
    const chosen = rule.op === "if_fact" && (!(rule.fact in facts) || find(rule.step) === null) ? rule.otherwise : rule.step;
    const leaning = rule.longer_to && find(rule.longer_to) > find(rule.longer_from) ? rule.longer_to : chosen;
    const leantPart = rule.op === "weeks_after" ? part : "latest";
    const leant = leaning && rulesOf(leaning)[leantPart];
    return leant ? groundOf(leant, leantPart, tools) : null;
  }

  /** Whether a rule that waits for something moved its date at all. */
  function decides(rule, day, { facts, find }) {
    if (rule.op === "delay_after") return day !== find(rule.step);
    return !("fact" in rule) || rule.fact in facts;
  }

  /** Whether a step applies, why not, and what else to say of it. */
  function standing(data, step, dates, { facts, find, period }) {
    const { note: words, note_if: when } = rulesFor(step, period.firstDay);
    const note = !when || when in facts ? words : undefined;
    if (step.applies_if && !(step.applies_if in facts)) return { applies: false, reason: null };
    if (deadlineOf(dates) === null) return { applies: false, reason: step.no_date };
    const gone = (step.lapses_if ?? []).find((lapse) => hasLapsed(lapse, { facts, find, period }));
    if (gone) return { applies: false, reason: gone.reason };
    if (step.in_case && step.in_case.fact in facts) return inCase(step.in_case, facts[step.in_case.fact], period);
    const ended = data.facts.find(({ id, lapses }) => lapses && id in facts && step.lapses?.includes(id) && isOver(lapses, deadlineOf(dates), facts[id]));
    return ended ? { applies: false, reason: ended.reason } : { applies: true, note };
  }

  /** A fact alone lapses a step, or the other step that then falls on or after it; `sick_before`: only who fell ill before. */
  function hasLapsed({ fact, step, sick_before: before }, { facts, find, period }) {
    if (!(fact in facts) || (before && period.firstDay >= facts[fact])) return false;
    if (!step) return true;
    const day = find(step);
    return day !== null && day >= facts[fact];
  }

  /** What the days of sickness until a fact say; days that do not count only where the law may mean them too. */
  function inCase({ bands, doubtful }, day, { firstDay, pauses }) {
    // A day before the period leaves no day of sickness; the first band says what holds then.
    const band = (days) => bands.findLast(({ from }) => from <= Math.max(1, days));
    const all = day - firstDay + 1;
    const lost = pauses.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, day) - from + 1), 0);
    const [sick, whole] = [band(all - lost), band(all)];
    if (sick.applies) return { applies: true, note: sick.text };
    return whole.applies ? { applies: true, note: doubtful ?? whole.text } : { applies: false, reason: sick.text };
  }

  const isOver = (lapses, day, end) => (lapses === "vanaf" ? day >= end : day > end);

  /**
   * Of several readings of one history the one that is safe for the reader, per step: the earliest day of what has to be
   * done, the latest of what ends (`safe`).
   * @param steps data.deadlines
   * @param readings [{key, dates: Map of calendar(), firstDay, minor}], the most likely one first; a minor one counts, and is
   *   told of only where it is the safe one
   * @returns Map as calendar() gives, each with `reading` (its key), `elsewhere`: [{key, dates, again}], the readings with
   *   another outcome, one for each, and `limit`, the last day on which some reading is still in time. `again`: the period of
   *   that reading begins after the day, so that the step is due all the same, and comes back.
   */
  function safest(steps, readings) {
    return new Map(steps.map((step) => [step.id, safestOf(step, readings.map((one) => ({ ...one, dates: one.dates.get(step.id) })))]));
  }

  function safestOf({ safe }, all) {
    const applying = all.filter(({ dates }) => dates.applies);
    const sign = safe === "latest" ? -1 : 1;
    const [first] = applying.length ? [...applying].sort((one, other) => sign * (deadlineOf(one.dates) - deadlineOf(other.dates))) : all;
    if (!applying.length) return { ...first.dates, reading: first.key, elsewhere: [], limit: deadlineOf(first.dates) };
    const outcome = ({ dates }) => (dates.applies ? `${deadlineOf(dates)} ${dates.target}` : "lapsed");
    const again = ({ firstDay }) => safe === "earliest" && firstDay > deadlineOf(first.dates);
    const seen = new Set([outcome(first)]);
    const elsewhere = all.filter((one) => !one.minor && !seen.has(outcome(one)) && seen.add(outcome(one))).map((one) => ({ key: one.key, dates: one.dates, again: again(one) }));
    const intern = known(applying.map(({ dates }) => dates.intern));
    const limit = Math.max(deadlineOf(first.dates), ...applying.filter((one) => !again(one)).map(({ dates }) => deadlineOf(dates)));
    return { ...first.dates, intern: choose(Math.min, intern), reading: first.key, elsewhere, limit };
  }

  /** The fine in euros for a report so many days late, from bands [{from_days, euro}]; 0 when in time. */
  function fine(days, bands) {
    return bands.findLast(({ from_days: from }) => from <= days)?.euro ?? 0;
  }

  /** The first day on or after `from` in a series that starts at `day` and repeats every so many weeks. */
  function nextInSeries(day, weeks, from) {
    const step = weeks * WEEK;
    return day + Math.max(0, Math.ceil((from - day) / step)) * step;
  }

  globalThis.Deadlines = { calendar, deadlineOf, fine, nextInSeries, safest };
})();
