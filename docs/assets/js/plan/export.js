/* The days of the plan: when both look back, and a calendar file. */
"use strict";
(() => {
  const { addMonths, holidaySet, isoDay, parseDay, workingDay } = globalThis.Days;
  const { spans } = globalThis.BuildUp;
  const { element } = globalThis.Elements;
  const { inWords } = globalThis.Format;
  const { fill } = globalThis.Sentence;
  const { downloadEvents } = globalThis.IcsDownload;
  const WEEK = 7;

  class PlanExport {
    /** @param data {looks, holidays, host, name, words}; @param report see PlanReport */
    constructor(data, report) {
      Object.assign(this, { data, report, words: data.words, holidays: holidaySet(data.holidays) });
    }

    /** The days to look back: `after` the return as {id, title, day}, and `first`, early in each step, as {n, day}. */
    looks(plan) {
      return { after: this.afterReturn(plan), first: this.firstLooks(plan) };
    }

    /** The last working day on or before the day that lies so many months after the return. */
    afterReturn({ days }) {
      if (!days.return) return [];
      const back = parseDay(days.return);
      return this.data.looks.map(({ id, title, months }) => ({ id, title, day: workingDay(addMonths(back, months), this.holidays) }));
    }

    /** The last working day of the first week of each step. */
    firstLooks(plan) {
      const build = this.report.build(plan);
      if (build.start === null) return [];
      return spans(build).map(({ first }, n) => ({ n: n + 1, day: workingDay(first + WEEK - 1, this.holidays) }));
    }

    stepDays(plan) {
      const build = this.report.build(plan);
      return build.start === null ? [] : spans(build).map(({ first }, n) => ({ n: n + 1, day: first }));
    }

    /** The two lists on the page. */
    show(part, plan) {
      const { after, first } = this.looks(plan);
      const list = (name, lines, none) => {
        const items = lines.length ? lines : [none];
        part.querySelector(`[data-looks="${name}"]`).replaceChildren(...items.map((text) => element("li", { textContent: text })));
      };
      list("after", after.map(({ title, day }) => fill(this.words.look_line, { title, date: inWords(day) })), this.words.no_return);
      list("first", first.map(({ n, day }) => fill(this.words.first_line, { n, date: inWords(day) })), this.words.no_steps);
    }

    /** @param kinds which days: "look", "first", "step" */
    events(plan, kinds, mark) {
      const { after, first } = this.looks(plan);
      const event = (id, day, title, text) => ({ uid: `plan-${id}-${mark}@${this.data.host}`, day: isoDay(day), nextDay: isoDay(day + 1), title, text });
      const numbered = (kind, days) => days.map(({ n, day }) => event(`${kind}-${n}`, day, fill(this.words[`event_${kind}`], { n }), this.words.event_text));
      return [
        ...(kinds.has("look") && plan.days.look ? [event("look", parseDay(plan.days.look), this.words.event_look, this.words.event_text)] : []),
        ...(kinds.has("look") ? after.map(({ id, title, day }) => event(id, day, this.words.event_look, `${title}\n${this.words.event_text}`)) : []),
        ...(kinds.has("first") ? numbered("first", first) : []),
        ...(kinds.has("step") ? numbered("step", this.stepDays(plan)) : []),
      ];
    }

    download(events, reminderDays) {
      downloadEvents(events, { maker: this.data.name, name: this.words.calendar_file, reminderDays });
    }
  }

  globalThis.PlanExport = PlanExport;
})();
