/* The calendar's table: every row gets its days, what is late, and what to do now. */
"use strict";
(() => {
  const { isoDay } = globalThis.Days;
  const { deadlineOf, fine, nextInSeries } = globalThis.Deadlines;
  const { element } = globalThis.Elements;
  const { inWords } = globalThis.Format;
  const { fill } = globalThis.Sentence;

  const remark = (text, more = "") => element("p", { className: `remark${more}`, textContent: text });

  function time(day, kind) {
    const made = element("time", { dateTime: isoDay(day), textContent: inWords(day, "short") });
    if (kind) made.dataset.soort = kind;
    return made;
  }

  /** A sentence with a date element in the place of {date}. */
  function withTime(text, day, kind) {
    const [before, after] = text.split("{date}");
    return element("p", { className: kind ? "date-other" : "remark" }, before, time(day, kind), after);
  }

  /** What other readings of the law make of a step's day: [{text with {date}, day, key}]; a reading in which it lapses has no day. */
  function readings({ elsewhere, other }, words) {
    const told = new Set(other.map(({ day }) => day));
    return [
      ...elsewhere.filter(({ again, dates }) => !(again && told.has(deadlineOf(dates)))).map(({ again, key, dates }) => {
        const reading = words[`reading_${key}`];
        if (!dates.applies) return { text: fill(words.elsewhere_lapsed, { reading }), day: null, key };
        return { text: fill(again ? words.elsewhere_again : words.elsewhere, { date: "{date}", reading }), day: deadlineOf(dates), key };
      }),
      ...other.filter(({ before }) => before).map(({ label, day }) => ({ text: label, day, key: "other" })),
    ];
  }

  class Table {
    /** @param root the element that holds the rows; @param data the calculator's data */
    constructor(root, data) {
      this.data = data;
      this.words = data.words;
      this.rows = new Map(data.deadlines.map((step) => [step.id, root.querySelector(`[data-termijn="${step.id}"]`)]));
      this.body = this.rows.values().next().value.parentElement;
      this.foldButton = root.querySelector("[data-past]");
    }

    /** @param result {dates, facts, today, next, end}, as Progress.progress found them */
    fill(result) {
      for (const step of this.data.deadlines) this.fillRow(step, result);
      const shown = this.data.deadlines.filter(({ id }) => deadlineOf(result.dates.get(id)) !== null);
      shown.sort((one, other) => deadlineOf(result.dates.get(one.id)) - deadlineOf(result.dates.get(other.id)));
      this.order(shown.map(({ id }) => this.rows.get(id)));
    }

    /** Put these rows last, in this order; rows that stand right already stay where they are. */
    order(rows) {
      if (rows.some((row, index) => this.body.children[this.body.children.length - rows.length + index] !== row)) this.body.append(...rows);
    }

    fillRow(step, result) {
      const row = this.rows.get(step.id);
      const dates = result.dates.get(step.id);
      row.hidden = !dates.applies && !dates.reason;
      const state = this.state(step, dates, result);
      for (const name of ["past", "next", "lapsed", "done"]) row.classList.toggle(`is-${name}`, state === name);
      const cell = row.querySelector("[data-dates]");
      const remarks = row.querySelector("[data-remarks]");
      cell.replaceChildren(...(dates.applies ? this.dateLines(dates) : []));
      this.showGround(row, (dates.applies && dates.ground) || "");
      remarks.replaceChildren(...(dates.applies ? this.remarks(step, dates, state, result) : [remark(dates.reason ?? "")]));
      remarks.hidden = !remarks.children.length;
      if (state) cell.append(element("span", { className: "state", textContent: this.words[`state_${state}`] }));
      cell.hidden = false;
    }

    /** What set the day, in the place of the usual rule. */
    showGround(row, text) {
      const [ground, rule] = [row.querySelector("[data-ground]"), row.querySelector("[data-rule]")];
      ground.textContent = text;
      ground.hidden = !text;
      rule.hidden = Boolean(text);
    }

    /** What to do in a step, as its row says it; undefined for no step. */
    whatOf(step) {
      return step && this.rows.get(step.id).querySelector(".what").textContent;
    }

    /** On a phone the steps that are over stand behind a button, unless the address names one of them. */
    foldPast(folded) {
      const { classList } = this.body.parentElement;
      const past = this.body.querySelectorAll("tr:is(.is-past, .is-done):not([hidden])");
      classList.toggle("is-folded", folded && past.length > 0);
      this.foldButton.hidden = !classList.contains("is-folded");
      this.foldButton.textContent = past.length === 1 ? this.words.show_past_one : fill(this.words.show_past, { number: past.length });
      if (!folded) past[0]?.querySelector("summary").focus();
    }

    /** "lapsed", "done", "past", "next", or "" for a step that is still to come. */
    state(step, dates, { facts, next, today, end }) {
      if (!dates.applies) return "lapsed";
      if (step.id in facts) return "done";
      if (this.nextTime(step, dates, today, end) === null && dates.limit < today) return "past";
      return step === next ? "next" : "";
    }

    dateLines({ start, target, latest, intern }) {
      const lines = [];
      const main = (day, kind, label) => {
        lines.push(element("p", { className: "date-main" }, time(day, kind)));
        lines.push(element("p", { className: "date-other", textContent: label }));
      };
      if (target !== null && target === latest) main(target, "streefdatum uiterlijk", this.words.target_and_latest);
      else if (target !== null) main(target, "streefdatum", this.words.target);
      if (start !== null) {
        if (target === null && latest === null) main(start, "vanaf", this.words.from_label);
        else lines.push(withTime(this.words.from, start, "vanaf"));
      }
      if (latest !== null && latest !== target) {
        if (target === null) main(latest, "uiterlijk", this.words.latest_label);
        else lines.push(withTime(this.words.latest, latest, "uiterlijk"));
      }
      if (intern !== null && intern !== latest) lines.push(withTime(this.words.intern, intern, "intern"));
      return lines;
    }

    /** What else there is to say of a step's days: other readings, what happened, what to do now. */
    remarks(step, dates, state, { facts, today, end }) {
      const lines = dates.other.filter(({ before }) => !before).map(({ label, day }) => withTime(label, day));
      if (dates.elsewhere.some(({ again }) => !again)) lines.push(remark(fill(this.words[`safe_${step.safe}`], { reading: this.words[`reading_${dates.reading}`] }), " screen-only"));
      for (const { text, day } of readings(dates, this.words)) lines.push(day === null ? remark(text) : withTime(text, day));
      if (dates.note) lines.push(remark(dates.note));
      const again = this.nextTime(step, dates, today, end);
      if (again !== null) lines.push(remark(fill(this.words.again, { date: inWords(again, "short") })));
      if (state === "done") lines.push(...this.done(step, dates, facts[step.id]));
      if (state === "past" && step.late && !this.pastDoing(step, facts, today)) lines.push(...this.overdue(step, dates, today));
      return lines;
    }

    /** Whether what made the step go on is over too: then there is nothing left to catch up, unless there is a fine. */
    pastDoing(step, facts, today) {
      return !step.fine && this.data.facts.some(({ id, lapses }) => lapses && step.lapses?.includes(id) && today > facts[id]);
    }

    done(step, dates, day) {
      const days = dates.latest === null ? 0 : day - dates.limit;
      const date = inWords(day, "short");
      if (days <= 0 && dates.latest !== null && day > dates.latest) return [remark(fill(this.words.done_between, { date }))];
      if (days <= 0) return [remark(fill(this.words.done_in_time, { date }))];
      return [remark(fill(days === 1 ? this.words.done_late_one : this.words.done_late, { date, days })), ...this.fineLine(step, days, this.words.fine)];
    }

    overdue(step, dates, today) {
      return [remark(`${this.words.not_done} ${step.late}`), ...this.fineLine(step, today - dates.limit, this.words.fine_today)];
    }

    fineLine(step, days, text) {
      const words = { ja: text, misschien: this.words.fine_perhaps }[step.fine];
      return words ? [remark(fill(words, { days, euro: fine(days, this.data.fines) }))] : [];
    }

    /** For a step that repeats: its next day after the first, as long as the calendar runs; else null. */
    nextTime(step, dates, today, end) {
      if (!step.repeat_weeks || !dates.applies || dates.latest >= today || today > end) return null;
      return nextInSeries(dates.latest, step.repeat_weeks, today);
    }

    reset() {
      for (const row of this.rows.values()) {
        row.hidden = false;
        this.showGround(row, "");
        row.classList.remove("is-past", "is-next", "is-lapsed", "is-done");
        for (const part of row.querySelectorAll("[data-dates], [data-remarks]")) {
          part.hidden = true;
          part.replaceChildren();
        }
      }
      this.body.append(...this.rows.values());
      this.body.parentElement.classList.remove("is-folded");
    }
  }

  globalThis.CalculatorTable = { Table, readings };
})();
