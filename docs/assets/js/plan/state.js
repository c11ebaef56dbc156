/* The plan of both sides as text to keep on this device or in a file, and back. Pure.

   {mark, draft, earlier}: `mark` tells one plan from another, `draft` is the newest version, `earlier` holds the versions before it
   as {date, plan}, oldest first. A plan holds values by name of their field, and two lists of rows; see `readPlan`. */
"use strict";
(() => {
  const { parseDay } = globalThis.Deadlines;
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
  const isText = (value) => typeof value === "string" && value.length <= LONGEST_TEXT;
  const isDay = (value) => typeof value === "string" && parseDay(value) !== null;
  const isId = (value) => typeof value === "string" && /^[a-z0-9][a-z0-9.-]{0,79}$/.test(value);
  const isNumber = (most) => (value) => Number.isFinite(value) && value >= 0 && value <= most;
  const isWhole = (least, most) => (value) => Number.isInteger(value) && value >= least && value <= most;
  const rows = (value) => (Array.isArray(value) ? value.filter(isRecord).slice(0, MOST_ROWS) : []);
  const unique = (value, keep) => [...new Set(Array.isArray(value) ? value.filter(keep) : [])];
  const orElse = (value, keep, other) => (keep(value) ? value : other);

  const blankPlan = () => ({ texts: {}, days: {}, numbers: {}, choices: {}, lists: {}, deeds: [], steps: [] });

  /** Values by name of their field: only names that can be a field's, and values that fit. */
  function named(given, fit) {
    const entries = isRecord(given) ? Object.entries(given) : [];
    return Object.fromEntries(entries.filter(([name]) => isId(name)).map(([name, value]) => [name, fit(value)]).filter(([, value]) => value !== null));
  }

  /** A field that this page does not know is kept: another edition may have it. */
  function readPlan(given) {
    const { texts, days, numbers, choices, lists, deeds, steps } = isRecord(given) ? given : {};
    return {
      texts: named(texts, (value) => orElse(value, isText, null)),
      days: named(days, (value) => orElse(value, isDay, null)),
      numbers: named(numbers, (value) => orElse(value, isNumber(MOST_HOURS), null)),
      choices: named(choices, (value) => orElse(value, isId, null)),
      lists: named(lists, (value) => unique(value, isId)),
      deeds: rows(deeds).map(({ who, what, by }) => ({ who: orElse(who, isId, ""), what: orElse(what, isText, ""), by: orElse(by, isDay, "") })),
      steps: rows(steps).map(({ weeks, hours, load, days: weekdays }) => ({
        weeks: orElse(weeks, isWhole(1, MOST_WEEKS), null),
        hours: orElse(hours, isNumber(MOST_HOURS), null),
        load: orElse(load, isId, ""),
        days: unique(weekdays, isWhole(1, LAST_WEEKDAY)).sort(),
      })),
    };
  }

  function readEarlier(given) {
    const versions = Array.isArray(given) ? given.filter(isRecord).slice(0, MOST_VERSIONS) : [];
    return versions.map(({ date, plan }) => ({ date: orElse(date, isDay, ""), plan: readPlan(plan) }));
  }

  const isBlank = (plan) => JSON.stringify(plan) === JSON.stringify(blankPlan());

  const write = (state) => `${JSON.stringify({ format: FORMAT, version: VERSION, ...state }, null, 1)}\n`;

  /** What a text holds: {state}, or {error}: "too_long", "not_ours" or "newer". Strange values are left out. Never throws. */
  function read(text) {
    if (text.length > LONGEST) return { error: "too_long" };
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return { error: "not_ours" };
    }
    if (file?.format !== FORMAT || !Number.isInteger(file.version) || file.version < 0) return { error: "not_ours" };
    if (file.version > VERSION) return { error: "newer" };
    for (let { version } = file; version < VERSION; version += 1) file = MIGRATIONS[version](file);
    const mark = typeof file.mark === "string" && /^[0-9a-f]{8}$/.test(file.mark) ? file.mark : "";
    return { state: { mark, draft: readPlan(file.draft), earlier: readEarlier(file.earlier) } };
  }

  globalThis.PlanState = { LONGEST, MOST_HOURS, MOST_ROWS, MOST_WEEKS, blankPlan, isBlank, read, write };
})();
