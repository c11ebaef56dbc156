/* The build-up in words, as rows for a table and as a chart. */
"use strict";
(() => {
  const { parseDay } = globalThis.Days;
  const { kindOf, rung, spans, totalWeeks, weeksOf } = globalThis.BuildUp;
  const { shape } = globalThis.Elements;
  const { inDigits, inWords } = globalThis.Format;
  const { fill } = globalThis.Sentence;
  const { table } = globalThis.StackTable;
  const COLUMNS = ["week", "from", "hours", "days", "load", "kind"];
  const SIDE = 6;
  const TITLE = 22;
  const HOURS = 120;
  const RUNG = 16;
  const BETWEEN = 44;
  const AXIS = 24;
  const NUMBER = 26;

  class PlanReport {
    /** @param data {levels: [{id, title}], words}; @param heads the columns of the table */
    constructor({ levels, words }, heads) {
      this.words = words;
      this.heads = COLUMNS.map((name) => heads[name]);
      this.ladder = levels.map(({ id }) => id);
      this.titles = Object.fromEntries(levels.map(({ id, title }) => [id, title]));
    }

    build({ steps, days, numbers, choices }) {
      const day = (name) => (days[name] ? parseDay(days[name]) : null);
      return {
        steps,
        ladder: this.ladder,
        start: day("start"),
        cap: { hours: numbers["cap-hours"] ?? null, load: choices["cap-load"] ?? "", until: day("cap-until") },
        agreed: { hours: numbers["agreed-hours"] ?? null, weeks: numbers["agreed-weeks"] ?? null },
      };
    }

    level(load) {
      if (!load) return this.words.open;
      return this.titles[load] ? `${rung(load, this.ladder)}. ${this.titles[load]}` : this.words.unknown_load;
    }

    hours(hours) {
      return hours === null ? this.words.open : inDigits(hours);
    }

    rows(build) {
      return spans(build).map(({ from, to, first }, n) => {
        const { hours, days, load } = build.steps[n];
        return [
          fill(from === to ? this.words.week : this.words.week_many, { from, to }),
          first === null ? this.words.open : inWords(first, "short"),
          this.hours(hours),
          days.map((day) => this.words[`day_${day}`]).join(", ") || this.words.open,
          this.level(load),
          this.words[`kind_${kindOf(build.steps, n, this.ladder)}`],
        ];
      });
    }

    table(build) {
      return table({ className: "table-build", caption: this.words.caption, heads: this.heads, rows: this.rows(build) });
    }

    remark({ name, ...values }) {
      const said = { ...values };
      if (values.until) said.until = inWords(values.until);
      for (const key of ["hours", "most"]) if (typeof values[key] === "number") said[key] = inDigits(values[key]);
      return fill(this.words[`remark_${name}`], said);
    }

    label({ steps }) {
      const last = steps.at(-1);
      const values = { weeks: totalWeeks(steps), first: this.hours(steps[0].hours), last: this.hours(last.hours), low: this.level(steps[0].load), high: this.level(last.load) };
      return fill(this.words.chart, values);
    }

    /** Two ladders under each other, week by week; one picture with a text, the table beside it has the same values. */
    chart(build, width) {
      const weeks = weeksOf(build);
      const most = Math.max(1, build.cap.hours ?? 0, ...weeks.map(({ hours }) => hours ?? 0));
      const wide = (width - 2 * SIDE) / weeks.length;
      const ground = { hours: TITLE + NUMBER + HOURS, load: TITLE + NUMBER + HOURS + BETWEEN + NUMBER + this.ladder.length * RUNG };
      const height = ground.load + AXIS;
      const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "build-chart", role: "img", "aria-label": this.label(build) });
      const bars = (value, unit, place, name) =>
        weeks.flatMap((week, n) => {
          const tall = (value(week) ?? 0) * unit;
          const held = week.kind === "hold" ? " held" : "";
          const bar = shape("rect", { class: `bar-${name}${held}`, x: SIDE + n * wide + 1, y: place - tall, width: Math.max(1, wide - 2), height: tall, rx: 2 });
          const isNew = n === 0 || weeks[n - 1].step !== week.step;
          const number = isNew && value(week) !== null ? [shape("text", { x: SIDE + n * wide + 2, y: place - tall - 6 }, inDigits(value(week)))] : [];
          return [bar, ...number];
        });
      const line = (y, name) => shape("line", { class: name, x1: SIDE, x2: width - SIDE, y1: y, y2: y });
      svg.append(
        shape("text", { class: "lane", x: SIDE, y: TITLE - 6 }, this.words.chart_hours),
        ...bars(({ hours }) => hours, HOURS / most, ground.hours, "hours"),
        line(ground.hours, "ground"),
        shape("text", { class: "lane", x: SIDE, y: ground.hours + BETWEEN - 14 }, fill(this.words.chart_load, { rungs: this.ladder.length })),
        ...bars(({ level }) => level, RUNG, ground.load, "load"),
        line(ground.load, "ground"),
      );
      if (build.cap.hours !== null) {
        const y = ground.hours - build.cap.hours * (HOURS / most);
        const text = shape("text", { class: "cap-text", x: SIDE, y: y - 6 }, fill(this.words.chart_cap, { hours: inDigits(build.cap.hours) }));
        svg.append(line(y, "cap"), text);
      }
      const every = Math.max(1, Math.ceil(NUMBER / wide));
      weeks.forEach((_, n) => n % every || svg.append(shape("text", { class: "axis", x: SIDE + (n + 0.5) * wide, y: ground.load + 18 }, String(n + 1))));
      return svg;
    }
  }

  globalThis.PlanReport = PlanReport;
})();
