/* The calculator's screen: enhances the table that is already true without dates. */
"use strict";
(() => {
  const { calendar, currentPeriod, isoDay, nextInSeries, parseDay } = globalThis.Deadlines;
  const data = JSON.parse(document.getElementById("calendar-data").textContent);
  const { words } = data;
  const holidays = new Set(data.holidays);
  const long = new Intl.DateTimeFormat("nl-NL", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const short = new Intl.DateTimeFormat("nl-NL", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short", year: "numeric" });
  const DAYS_A_WEEK = 7;
  const SVG = "http://www.w3.org/2000/svg";

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const inWords = (day, format = short) => format.format(new Date(`${isoDay(day)}T00:00:00Z`));

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function time(day, kind) {
    const made = element("time", { dateTime: isoDay(day), textContent: inWords(day) });
    made.dataset.soort = kind;
    return made;
  }

  /** A sentence of the interface with a date element in the place of {date}. */
  function withTime(text, day, kind) {
    const [before, after] = text.split("{date}");
    return element("p", { className: "date-other" }, before, time(day, kind), after);
  }

  function away(day, today) {
    const days = day - today;
    if (days === 0) return words.today;
    if (days === 1) return words.tomorrow;
    if (days === -1) return words.past_one;
    return days > 0 ? fill(words.in_days, { days }) : fill(words.past_days, { days: -days });
  }

  const deadlineOf = (dates) => dates.latest ?? dates.target ?? dates.start;

  class DeadlineCalendar extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.input = this.form.querySelector("input");
      this.interruptions = new globalThis.Interruptions(this.querySelector("[data-interruptions]"), words);
      this.addEventListener("date-chosen", (event) => this.show(event.detail, true));
      this.querySelector("[data-reset]").addEventListener("click", () => this.reset());
      addEventListener("hashchange", () => this.readAddress());
      this.readAddress();
    }

    readAddress() {
      const given = new URLSearchParams(location.hash.slice(1));
      this.today = parseDay(given.get("vandaag") ?? "") ?? this.clock();
      if (!given.has("ziek")) return;
      this.input.value = parseDay(given.get("ziek")) === null ? "" : given.get("ziek");
      this.interruptions.fill(given.getAll("hersteld"), given.getAll("weer-ziek"));
      this.form.requestSubmit();
    }

    /** The reader's own calendar day, as a day number. */
    clock() {
      const now = new Date();
      return parseDay([now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-"));
    }

    show(text, focus) {
      const given = parseDay(text);
      this.pairs = this.interruptions.read(given);
      this.period = currentPeriod(given, this.pairs, data.shorter_than_weeks);
      this.firstDay = this.period.firstDay;
      this.dates = calendar(data.deadlines, this.period, holidays);
      this.unshifted = calendar(data.deadlines, { firstDay: this.firstDay, pauses: [] }, holidays);
      this.end = Math.max(...[...this.dates.values()].map((dates) => dates.latest ?? -Infinity));
      this.next = this.nextStep();
      for (const step of data.deadlines) this.fillRow(step);
      this.fillNext();
      this.fillWhere();
      const result = this.querySelector("[data-result]");
      result.hidden = false;
      if (this.period.newPeriod) result.dataset.nieuwePeriode = isoDay(this.firstDay);
      else delete result.dataset.nieuwePeriode;
      this.link = `#ziek=${isoDay(given)}${this.interruptions.asAddress(this.pairs)}`;
      const heading = this.querySelector("[data-result-heading]");
      heading.textContent = fill(words.result_heading, { date: inWords(this.firstDay, long) });
      this.dispatchEvent(new CustomEvent("calendar-shown"));
      if (focus) heading.focus();
    }

    /** The first step of employer or employee whose last day is not over. */
    nextStep() {
      if (this.recoveredNow()) return undefined;
      return data.deadlines
        .filter((step) => step.acts === "us" && deadlineOf(this.dates.get(step.id)) >= this.today)
        .sort((a, b) => deadlineOf(this.dates.get(a.id)) - deadlineOf(this.dates.get(b.id)))[0];
    }

    recoveredNow() {
      return this.period.openSince !== null && this.period.openSince <= this.today;
    }

    fillRow(step) {
      const dates = this.dates.get(step.id);
      const row = this.querySelector(`[data-termijn="${step.id}"]`);
      const again = this.nextTime(step, dates);
      const past = again === null && deadlineOf(dates) < this.today;
      row.classList.toggle("is-past", past);
      row.classList.toggle("is-next", step === this.next);
      const cell = row.querySelector("[data-dates]");
      cell.replaceChildren(...this.dateLines(dates));
      const cautious = deadlineOf(this.unshifted.get(step.id));
      if (cautious !== deadlineOf(dates)) {
        const text = fill(words.cautious, { date: inWords(this.unshifted.get(step.id).aim ?? cautious) });
        cell.append(element("p", { className: "date-away", textContent: text }));
      }
      if (again !== null) {
        const text = fill(words.again, { date: inWords(again) });
        cell.append(element("p", { className: "date-away", textContent: text }));
      }
      if (past || step === this.next) {
        cell.append(element("span", { className: "state", textContent: past ? words.state_past : words.state_next }));
      }
      cell.hidden = false;
    }

    /** For a step that repeats: its next day after the first, as long as the calendar runs; else null. */
    nextTime(step, dates) {
      if (!step.repeat_weeks || dates.latest >= this.today || this.today > this.end) return null;
      return nextInSeries(dates.latest, step.repeat_weeks, this.today);
    }

    dateLines({ start, aim, latest }) {
      const lines = [];
      const main = (day, kind, label) => {
        lines.push(element("p", { className: "date-main" }, time(day, kind)));
        lines.push(element("p", { className: "date-other", textContent: label }));
      };
      if (aim !== null) main(aim, "streefdatum", words.target);
      if (start !== null) {
        if (aim === null && latest === null) main(start, "vanaf", words.from_label);
        else lines.push(withTime(words.from, start, "vanaf"));
      }
      if (latest !== null) {
        if (aim === null) main(latest, "uiterlijk", words.latest_label);
        else lines.push(withTime(words.latest, latest, "uiterlijk"));
      }
      return lines;
    }

    fillNext() {
      const panel = this.querySelector("[data-next]");
      if (this.recoveredNow()) {
        const { openSince } = this.period;
        const limit = inWords(openSince + data.shorter_than_weeks * DAYS_A_WEEK, long);
        panel.replaceChildren(
          element("h3", { textContent: fill(words.recovered_title, { date: inWords(openSince, long) }) }),
          element("p", { textContent: fill(words.recovered_text, { limit }) }),
        );
        return;
      }
      panel.replaceChildren(element("p", { className: "panel-label", textContent: this.next ? words.now : words.none }));
      if (!this.next) return;
      const dates = this.dates.get(this.next.id);
      const day = dates.aim !== null && dates.aim >= this.today ? dates.aim : deadlineOf(dates);
      const late = dates.aim !== null && dates.aim < this.today;
      panel.append(
        element("h3", { textContent: this.next.title }),
        element("p", {}, element("strong", { textContent: `${inWords(day, long)}, ${away(day, this.today)}` })),
        element("p", { textContent: late ? fill(words.target_passed, { date: inWords(deadlineOf(dates), long) }) : this.next.what }),
        element("p", {}, element("a", { href: `#${this.next.id}`, textContent: words.to_step })),
      );
    }

    /** How many days of sickness count, up to and including today or the day before recovery. */
    countedDays() {
      const until = this.recoveredNow() ? this.period.openSince : this.today + 1;
      const lost = this.period.pauses.map(({ from, to }) => Math.max(0, Math.min(until, to + 1) - from));
      return until - this.firstDay - lost.reduce((sum, days) => sum + days, 0);
    }

    fillWhere() {
      const panel = this.querySelector("[data-where]");
      const week = Math.ceil(this.countedDays() / DAYS_A_WEEK);
      if (week < 1) {
        panel.replaceChildren(element("h3", { textContent: words.not_started }), element("p", { textContent: words.warning_future }));
        return;
      }
      const phase = data.phases.filter((candidate) => candidate.week <= week).at(-1);
      panel.replaceChildren(
        element("h3", { textContent: this.today > this.end ? words.after_end : fill(words.week, { week }) }),
        element("p", {}, `${fill(words.phase, { number: phase.number })} `, element("a", { href: phase.url, textContent: phase.title })),
        ...this.reasons(),
        this.progress(),
      );
    }

    /** Why the dates are where they are: days that do not count, or a period that is new. */
    reasons() {
      const days = this.period.pauses.reduce((sum, { from, to }) => sum + to - from + 1, 0);
      const texts = [];
      if (this.period.newPeriod) {
        texts.push(fill(words.new_period, { weeks: data.shorter_than_weeks, date: inWords(this.firstDay, long) }));
      }
      if (days) texts.push(days === 1 ? words.shift_one : fill(words.shift_many, { days }));
      return texts.map((text) => element("p", { className: "reason", textContent: text }));
    }

    progress() {
      const at = (day) => 10 + (Math.min(Math.max(day - this.firstDay, 0) / (this.end - this.firstDay), 1) * 380);
      const svg = document.createElementNS(SVG, "svg");
      const done = at(this.today);
      svg.setAttribute("viewBox", "0 0 400 24");
      svg.setAttribute("class", "progress");
      svg.setAttribute("aria-hidden", "true");
      const shapes = [
        ["rect", { class: "rail", x: 4, y: 8, width: 392, height: 8, rx: 4 }],
        ["rect", { class: "done", x: 4, y: 8, width: done, height: 8, rx: 4 }],
        ...this.period.pauses.map(({ from, to }) => ["rect", { class: "pause", x: at(from), y: 5, width: Math.max(at(to + 1) - at(from), 3), height: 14, rx: 2 }]),
        ["circle", { cx: done, cy: 12, r: 7 }],
      ];
      for (const [name, attributes] of shapes) {
        const shape = document.createElementNS(SVG, name);
        for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
        svg.append(shape);
      }
      return svg;
    }

    reset() {
      this.form.reset();
      this.interruptions.fill([], []);
      this.querySelector("[data-result]").hidden = true;
      for (const row of this.querySelectorAll("[data-termijn]")) {
        row.classList.remove("is-past", "is-next");
        const cell = row.querySelector("[data-dates]");
        cell.hidden = true;
        cell.replaceChildren();
      }
      history.replaceState(null, "", location.pathname);
      this.input.focus();
    }
  }

  customElements.define("deadline-calendar", DeadlineCalendar);
})();
