/* The calculator's screen: enhances the table that is already true without dates. */
"use strict";
(() => {
  const { calendar, deadlineOf, isoDay, parseDay, safest } = globalThis.Deadlines;
  const { fromHistory } = globalThis.Periods;
  const { element } = globalThis.Elements;
  const { fillIn } = globalThis.FieldValue;
  const { inWords, today } = globalThis.Format;
  const { fill } = globalThis.Sentence;
  const { Table, readings } = globalThis.CalendarTable;
  const { keep, kept, wipe } = globalThis.DeviceStorage;
  const data = JSON.parse(document.getElementById("calendar-data").textContent);
  const { words } = data;
  const holidays = new Set(data.holidays);
  const KEY = "rekenhulp";
  const DAYS_A_WEEK = 7;
  const ENOUGH_CHANGE = 20;
  // Nobody falls ill so often in these years; a link with thousands would freeze the page.
  const MOST_INTERRUPTIONS = 60;

  function away(day, now) {
    const days = day - now;
    if (days === 0) return words.today;
    if (days === 1) return words.tomorrow;
    if (days === -1) return words.past_one;
    return days > 0 ? fill(words.in_days, { days }) : fill(words.past_days, { days: -days });
  }

  const total = (pauses, kind) => pauses.filter((pause) => pause.kind === kind).reduce((sum, { from, to }) => sum + to - from + 1, 0);

  class DeadlineCalendar extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.input = this.form.querySelector("input");
      this.facts = new globalThis.Facts(this.querySelector("[data-more]"), data);
      this.table = new Table(this, data);
      this.addEventListener("date-chosen", (event) => this.show(event.detail, true));
      this.form.querySelector("[data-more]").addEventListener("change", () => this.refresh());
      this.querySelector("[data-reset]").addEventListener("click", () => this.reset());
      this.querySelector("[data-keep]").addEventListener("click", () => this.setStatus(keep(KEY, this.link) ? words.kept : words.keep_refused));
      for (const button of this.querySelectorAll("[data-wipe]")) button.addEventListener("click", () => this.wipe());
      addEventListener("hashchange", () => this.readAddress(location.hash));
      new ResizeObserver(([{ contentRect }]) => this.resize(contentRect.width)).observe(this.querySelector("[data-line]"));
      this.readAddress(location.hash || this.keptLink());
    }

    keptLink() {
      const link = kept(KEY);
      this.querySelector("[data-kept]").hidden = !link;
      return link;
    }

    readAddress(link) {
      const given = new URLSearchParams(link.slice(1));
      this.today = parseDay(given.get("vandaag") ?? "") ?? parseDay(today());
      const tooLong = ["hersteld", "verlof"].reduce((sum, key) => sum + given.getAll(key).length, 0) > MOST_INTERRUPTIONS;
      this.querySelector("[data-too-long]").hidden = !tooLong;
      if (tooLong) this.reset();
      if (tooLong || !given.has("ziek")) return;
      this.facts.fill(given);
      if (fillIn(this.input, given.get("ziek"), words)) this.form.requestSubmit();
    }

    /** After a change in the further fields: compute again, when there already was a result. */
    refresh() {
      if (!this.querySelector("[data-result]").hidden && this.input.value && this.input.validity.valid) this.show(this.input.value, false);
    }

    show(text, focus) {
      const given = parseDay(text);
      this.given = this.facts.read(given, this.today);
      const { recoveries, leaves, sameCause, facts } = this.given;
      this.history = fromHistory(given, recoveries, leaves, { weeks: data.shorter_than_weeks, sameCause });
      this.period = this.history.current;
      this.firstDay = this.period.firstDay;
      this.dates = safest(data.deadlines, this.readings(facts));
      this.end = Math.max(...[...this.dates.values()].map(({ applies, latest, start }) => (applies && (latest ?? start)) || -Infinity));
      this.next = this.nextStep();
      this.table.fill({ dates: this.dates, facts, today: this.today, next: this.next, end: this.end });
      this.fillNext();
      this.fillWhere();
      this.link = `#ziek=${isoDay(given)}${this.facts.asAddress(this.given)}`;
      this.fillResult(focus);
    }

    /** The calendar in every reading of the history: does the period run on, and do recovered days count after all? */
    readings(facts) {
      const { current, other } = this.history;
      const unshifted = (period) => ({ ...period, pauses: period.pauses.filter(({ kind }) => kind === "leave") });
      const periods = other
        ? { same: current, new: other, same_unshifted: unshifted(current), new_unshifted: unshifted(other) }
        : { shifted: current, unshifted: unshifted(current) };
      return Object.entries(periods).map(([key, period]) => ({
        key,
        minor: key.includes("_"),
        firstDay: period.firstDay,
        dates: calendar(data, period, facts, holidays),
      }));
    }

    fillResult(focus) {
      const result = this.querySelector("[data-result]");
      result.hidden = false;
      this.querySelector("[data-too-long]").hidden = true;
      if (this.period.newPeriod) result.dataset.nieuwePeriode = isoDay(this.firstDay);
      else delete result.dataset.nieuwePeriode;
      const heading = this.querySelector("[data-result-heading]");
      heading.textContent = fill(words.result_heading, { date: inWords(this.firstDay) });
      this.draw();
      this.setStatus("");
      this.dispatchEvent(new CustomEvent("calendar-shown"));
      if (focus) heading.focus();
    }

    /** The first step of employer or employee that is for everyone, not done, and not over in every reading. */
    nextStep() {
      if (this.recoveredNow()) return undefined;
      const { facts } = this.given;
      return data.deadlines
        .filter((step) => step.acts === "us" && (!step.special || step.applies_if) && !(step.id in facts))
        .filter((step) => this.dates.get(step.id).applies && this.dates.get(step.id).limit >= this.today)
        .sort((a, b) => deadlineOf(this.dates.get(a.id)) - deadlineOf(this.dates.get(b.id)))[0];
    }

    recoveredNow() {
      return this.history.openSince !== null && this.history.openSince <= this.today;
    }

    fillNext() {
      const panel = this.querySelector("[data-next]");
      if (this.recoveredNow()) {
        const limit = inWords(this.history.openSince + data.shorter_than_weeks * DAYS_A_WEEK);
        panel.replaceChildren(
          element("h3", { textContent: fill(words.recovered_title, { date: inWords(this.history.openSince) }) }),
          element("p", { textContent: fill(words.recovered_text, { limit }) }),
        );
        return;
      }
      panel.replaceChildren(element("p", { className: "panel-label", textContent: this.next ? words.now : words.none }));
      if (!this.next) return;
      const dates = this.dates.get(this.next.id);
      const days = [dates.intern, dates.aim, deadlineOf(dates), ...dates.elsewhere.filter((one) => !one.again).map((one) => deadlineOf(one.dates))];
      const day = Math.min(...days.filter((one) => one !== null && one >= this.today));
      panel.append(
        element("h3", { textContent: this.next.title }),
        element("p", {}, element("strong", { textContent: `${inWords(day)}, ${away(day, this.today)}` })),
        element("p", { textContent: this.nextText(dates) }),
        ...readings(dates, words).map(({ text, day: other }) => element("p", { textContent: fill(text, { date: inWords(other) }) })),
        element("p", {}, element("a", { href: `#${this.next.id}`, textContent: words.to_step })),
      );
    }

    /** What the card says of the next step: what to do, or that only a later day is left. */
    nextText(dates) {
      const last = deadlineOf(dates);
      if (last < this.today) return fill(words.safe_passed, { date: inWords(last), limit: inWords(dates.limit) });
      return dates.aim !== null && dates.aim < this.today ? fill(words.target_passed, { date: inWords(last) }) : this.next.what;
    }

    /** How many days of sickness count, up to and including today or the day before recovery. */
    countedDays() {
      const until = this.recoveredNow() ? this.history.openSince : this.today + 1;
      const lost = this.period.pauses.map(({ from, to }) => Math.max(0, Math.min(until, to + 1) - from));
      return until - this.firstDay - lost.reduce((sum, days) => sum + days, 0);
    }

    fillWhere() {
      const panel = this.querySelector("[data-where]");
      const week = Math.ceil(this.countedDays() / DAYS_A_WEEK);
      const notes = this.reasons().map((text) => element("p", { className: "reason", textContent: text }));
      if (week < 1) {
        panel.replaceChildren(element("h3", { textContent: words.not_started }), element("p", { textContent: words.warning_future }), ...notes);
        return;
      }
      const phase = data.phases.filter((candidate) => candidate.week <= week).at(-1);
      panel.replaceChildren(
        element("h3", { textContent: this.today > this.end ? words.after_end : fill(words.week, { week }) }),
        element("p", {}, `${fill(words.phase, { number: phase.number })} `, element("a", { href: phase.url, textContent: phase.title })),
        ...notes,
      );
    }

    /** Why the dates are where they are, and what is not certain. */
    reasons() {
      const texts = [];
      if (isoDay(this.firstDay) < data.checked_from) texts.push(fill(words.too_old, { date: inWords(parseDay(data.checked_from)) }));
      if (this.period.newPeriod) texts.push(fill(words.new_period, { date: inWords(this.firstDay) }));
      for (const kind of ["recovered", "leave"]) {
        const days = total(this.period.pauses, kind);
        if (days) texts.push(days === 1 ? words[`shift_one_${kind}`] : fill(words[`shift_many_${kind}`], { days }));
      }
      if (total(this.period.pauses, "recovered") && !this.history.doubts.length) texts.push(words.recovered_doubt);
      for (const doubt of this.history.doubts) texts.push(fill(data.doubts[doubt], { weeks: data.shorter_than_weeks }));
      for (const { id, explanation } of data.facts) if (explanation && id in this.given.facts) texts.push(explanation);
      return texts;
    }

    /** The picture's width comes from here: asking for it while the table changes would lay out the page each time. */
    resize(width) {
      if (Math.abs(width - (this.lineWidth ?? 0)) < ENOUGH_CHANGE) return;
      this.lineWidth = width;
      if (this.dates) this.draw();
    }

    draw() {
      if (!this.lineWidth) return;
      const figure = this.querySelector("[data-timeline]");
      const steps = data.deadlines
        .map(({ id }) => this.dates.get(id))
        .filter(({ applies }) => applies)
        .map((dates) => ({ day: deadlineOf(dates), past: deadlineOf(dates) < this.today }));
      const label = [
        fill(words.line_label, { from: inWords(this.firstDay), to: inWords(this.end) }),
        ...this.period.pauses.map(({ from, to, kind }) => fill(words[`line_${kind}`], { from: inWords(from), to: inWords(to) })),
        words.line_steps,
      ].join(" ");
      const picture = { firstDay: this.firstDay, end: this.end, today: this.today, pauses: this.period.pauses, steps, label, todayLabel: words.today };
      figure.querySelector("[data-line]").replaceChildren(globalThis.Timeline.draw(picture, this.lineWidth));
      for (const kind of ["recovered", "leave"]) {
        figure.querySelector(`[data-legend="${kind}"]`).hidden = !total(this.period.pauses, kind);
      }
    }

    setStatus(text) {
      this.querySelector("[data-keep-status]").textContent = text;
    }

    wipe() {
      const done = wipe(KEY);
      this.querySelector("[data-kept]").hidden = true;
      this.reset();
      this.querySelector("[data-wiped]").textContent = done ? words.wiped : words.keep_refused;
    }

    reset() {
      this.form.reset();
      this.facts.fill(new URLSearchParams());
      this.querySelector("[data-result]").hidden = true;
      this.dates = null;
      this.table.reset();
      history.replaceState(null, "", location.pathname);
      this.input.focus();
    }
  }

  /* Leave without a way back to this page: what was filled in goes, the browser's list of pages stays. */
  for (const link of document.querySelectorAll("[data-quick-exit]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.documentElement.hidden = true;
      location.replace(link.href);
    });
  }

  customElements.define("deadline-calendar", DeadlineCalendar);
})();
