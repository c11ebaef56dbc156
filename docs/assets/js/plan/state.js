/* The plan of both sides as text to keep on this device or in a file, and back. Pure.

   {mark, draft, earlier}: `mark` tells one plan from another, `draft` is the newest version, `earlier` holds the versions before it
   as {date, plan}, oldest first. A plan holds values by name of their field, and two lists of rows; see `Reader`. */
"use strict";
(() => {
  const { parseDay } = globalThis.Days;
  const { readFile } = globalThis.FileFormat;
  const FORMAT = "samenterug-plan";
  const VERSION = 1;
  const LONGEST = 500_000;
  const LONGEST_TEXT = 4_000;
  const MOST_ROWS = 40;
  const MOST_VERSIONS = 60;
  const MOST_HOURS = 60;
  const MOST_WEEKS = 26;
  const LAST_WEEKDAY = 7;

  // How a file of an older version becomes one of the next, by the version that it has.
  const MIGRATIONS = {
    // Earlier versions were not kept: a file held one plan.
    0: ({ mark, plan }) => ({ mark, draft: plan, earlier: [] }),
  };

  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isText = (value) => typeof value === "string";
  const isDay = (value) => typeof value === "string" && parseDay(value) !== null;
  const isId = (value) => typeof value === "string" && /^[a-z0-9][a-z0-9.-]{0,79}$/.test(value);
  const isNumber = (most) => (value) => Number.isFinite(value) && value >= 0 && value <= most;
  const isWhole = (least, most) => (value) => Number.isInteger(value) && value >= least && value <= most;
  const isEmpty = (value) => value === undefined || value === null || value === "";

  const WHAT = { texts: "text", days: "day", numbers: "number", choices: "choice" };

  const blankPlan = () => ({ texts: {}, days: {}, numbers: {}, choices: {}, lists: {}, deeds: [], steps: [] });

  /** Reads values, and notes what it could not take over as {what, name, count, most}. */
  class Reader {
    constructor() {
      this.lost = [];
    }

    miss(what, name, count = 1, most = 0) {
      this.lost.push({ what, name, count, most });
    }

    value(value, keep, other, what, name) {
      if (keep(value)) return value;
      if (!isEmpty(value)) this.miss(what, name);
      return other;
    }

    /** A text that is too long keeps its beginning. */
    text(value, name) {
      const text = this.value(value, isText, "", "text", name);
      if (text.length > LONGEST_TEXT) this.miss("cut", name, text.length - LONGEST_TEXT);
      return text.slice(0, LONGEST_TEXT);
    }

    /** The values that fit, each once. */
    unique(value, keep) {
      const given = Array.isArray(value) ? value : [];
      const found = given.filter(keep);
      if (found.length < given.length) this.miss("strange", "", given.length - found.length);
      return [...new Set(found)];
    }

    /** What is a row at all. */
    records(value) {
      return this.unique(value, isRecord);
    }

    /** The first rows that fit. */
    rows(value, name) {
      const found = this.records(value);
      if (found.length > MOST_ROWS) this.miss(name, "", found.length - MOST_ROWS, MOST_ROWS);
      return found.slice(0, MOST_ROWS);
    }

    /** Values by name of their field: only names that can be a field's, and values that fit. */
    named(given, kind, keep) {
      const entries = isRecord(given) ? Object.entries(given).filter(([name]) => isId(name)) : [];
      const kept = (value, name) => (kind === "texts" ? this.text(value, name) : this.value(value, keep, null, WHAT[kind], name));
      return Object.fromEntries(entries.map(([name, value]) => [name, kept(value, name)]).filter(([, value]) => !isEmpty(value)));
    }

    /** A field that this page does not know is kept: another edition may have it. */
    plan(given) {
      const { texts, days, numbers, choices, lists, deeds, steps } = isRecord(given) ? given : {};
      const chosen = isRecord(lists) ? Object.entries(lists).filter(([name]) => isId(name)) : [];
      return {
        texts: this.named(texts, "texts"),
        days: this.named(days, "days", isDay),
        numbers: this.named(numbers, "numbers", isNumber(MOST_HOURS)),
        choices: this.named(choices, "choices", isId),
        lists: Object.fromEntries(chosen.map(([name, ids]) => [name, this.unique(ids, isId)])),
        deeds: this.rows(deeds, "deeds").map(({ who, what, by }, n) => ({
          who: this.value(who, isId, "", "deed", n + 1),
          what: this.text(what, n + 1),
          by: this.value(by, isDay, "", "deed", n + 1),
        })),
        steps: this.rows(steps, "steps").map(({ weeks, hours, load, days: weekdays }, n) => ({
          weeks: this.value(weeks, isWhole(1, MOST_WEEKS), null, "step", n + 1),
          hours: this.value(hours, isNumber(MOST_HOURS), null, "step", n + 1),
          load: this.value(load, isId, "", "step", n + 1),
          days: this.unique(weekdays, isWhole(1, LAST_WEEKDAY)).sort(),
        })),
      };
    }

    /** The newest versions that fit. */
    earlier(given) {
      const versions = this.records(given);
      if (versions.length > MOST_VERSIONS) this.miss("versions", "", versions.length - MOST_VERSIONS, MOST_VERSIONS);
      return versions.slice(-MOST_VERSIONS).map(({ date, plan }) => ({ date: isDay(date) ? date : "", plan: this.plan(plan) }));
    }
  }

  const isBlank = (plan) => JSON.stringify(plan) === JSON.stringify(blankPlan());

  const write = (state) => `${JSON.stringify({ format: FORMAT, version: VERSION, ...state }, null, 1)}\n`;

  /** What a text holds: {state, lost}, or {error}: "too_long", "not_ours" or "newer". What is strange is left out and noted. Never throws. */
  function read(text) {
    const found = readFile(text, { format: FORMAT, version: VERSION, longest: LONGEST, oldest: 0 });
    let { file } = found;
    if (!file) return found;
    for (let { version } = file; version < VERSION; version += 1) file = MIGRATIONS[version](file);
    const mark = typeof file.mark === "string" && /^[0-9a-f]{8}$/.test(file.mark) ? file.mark : "";
    if (!isRecord(file.draft)) return { error: "not_ours" };
    const reader = new Reader();
    return { state: { mark, draft: reader.plan(file.draft), earlier: reader.earlier(file.earlier) }, lost: reader.lost };
  }

  globalThis.PlanState = { LONGEST, MOST_HOURS, MOST_ROWS, MOST_VERSIONS, MOST_WEEKS, blankPlan, isBlank, read, write };
})();
