/* The calculator's screen: enhances the table that is already true without dates. */
"use strict";
(() => {
  const { calendar, deadlineOf, holidaySet, isoDay, parseDay, safest } = globalThis.Deadlines;
  const { fromHistory } = globalThis.Periods;
  const { readLink, whole, MOST_ROWS } = globalThis.CalendarLink;
  const { element } = globalThis.Elements;
  const { showError } = globalThis.FieldError;
  const { fillIn, labelOf, ownMistake } = globalThis.FieldValue;
  const { inWords, today } = globalThis.Format;
  const { fill } = globalThis.Sentence;
  const { Table, readings } = globalThis.CalculatorTable;
  const { savedState } = globalThis.SavedState;
  const { kept: keptText } = globalThis.DeviceStorage;
  const data = JSON.parse(document.getElementById("calendar-data").textContent);
  const { words } = data;
  const holidays = holidaySet(data.holidays);
  const KEY = "rekenhulp";
  const DAYS_A_WEEK = 7;
  const ENOUGH_CHANGE = 20;
  const MINUTE = 60_000;
  // A year that is still being typed: 2, 20, 202.
  const FIRST_WHOLE_YEAR = "1000";

  function away(day, now) {
    const days = day - now;
    if (days === 0) return words.today;
    if (days === 1) return words.tomorrow;
    if (days === -1) return words.past_one;
    return days > 0 ? fill(words.in_days, { days }) : fill(words.past_days, { days: -days });
  }

  const total = (pauses, kind) => pauses.filter((pause) => pause.kind === kind).reduce((sum, { from, to }) => sum + to - from + 1, 0);

  /** Whether a part of an address after '#' is meant as a link, and does not name a place on the page. */
  function isLink(hash) {
    const name = hash.slice(1);
    return name !== "" && name !== "top" && !document.getElementById(name);
  }

  class DeadlineCalendar extends HTMLElement {
    connectedCallback() {
      this.linkProblems = [];
      this.linkNotes = [];
      this.fixed = null;
      this.form = this.querySelector("form");
      this.input = this.form.querySelector("input");
      this.facts = new globalThis.Facts(this.querySelector("[data-more]"), data);
      this.table = new Table(this, data);
      this.known = ["ziek", ...this.facts.keys];
      this.saved = savedState(this.querySelector("[data-saved]"), words, this.keptFormat(), { state: () => this.link, replace: (link) => this.replace(link) });
      this.listen();
      this.begin();
    }

    listen() {
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.ask();
      });
      this.form.addEventListener("change", (event) => this.refresh(event));
      this.input.addEventListener("input", () => this.input.hasAttribute("aria-invalid") && !this.firstDayMistake() && showError(this.input, ""));
      this.querySelector("[data-reset]").addEventListener("click", () => this.reset());
      this.querySelector("[data-undo]").addEventListener("click", () => this.replace(this.before));
      const wipe = this.querySelector("[data-wipe]");
      wipe.addEventListener("click", () => this.setStatus(this.savedStatus));
      this.querySelector("[data-wipe-kept]").addEventListener("click", () => wipe.click());
      this.querySelector("[data-past]").addEventListener("click", () => this.foldPast(false));
      addEventListener("hashchange", () => (isLink(location.hash) ? this.open(location.hash) : this.remember()));
      for (const moment of ["visibilitychange", "focus", "beforeprint"]) addEventListener(moment, () => this.newDay(), true);
      setInterval(() => this.newDay(), MINUTE);
      new ResizeObserver(([{ contentRect }]) => this.resize(contentRect.width)).observe(this.querySelector("[data-line]"));
    }

    /** What is kept is a link that holds a first day; anything else cannot be read. */
    keptFormat() {
      const read = (text) => (parseDay(readLink(text, this.known).given.get("ziek") ?? "") === null ? {} : { state: text });
      return { key: KEY, read, write: (link) => link };
    }

    /** What stands here when the page opens: the link, else what stood here before a reload, else what was kept. */
    begin() {
      if (isLink(location.hash)) {
        this.open(location.hash);
        return;
      }
      const before = history.state?.calendar;
      // What stood here before a reload may be of somebody else: it never takes the place of what is kept.
      const kept = !before || before === keptText(KEY) ? this.saved.readKept() : null;
      this.querySelector("[data-kept]").hidden = !kept;
      if (before ?? kept) this.open(before ?? kept, { focus: !location.hash });
      else this.setStatus(this.savedStatus);
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }

    /** Fill in what a link says, and compute when nothing is wrong with it. */
    open(link, { focus = true } = {}) {
      const { given, isMended, lost } = readLink(link, this.known);
      const alone = this.facts.fill(given);
      const now = given.get("vandaag");
      this.fixed = parseDay(now ?? "");
      const isRead = fillIn(this.input, given.get("ziek") ?? "", words);
      this.linkProblems = [...lost.map((one) => this.lostPart(one)), ...alone];
      if (now && this.fixed === null) this.linkProblems.push({ text: words.link_today, input: this.input });
      this.linkNotes = isMended && !this.linkProblems.length && isRead ? [words.note_mended] : [];
      this.show({ focus });
    }

    lostPart({ kind, key }) {
      const input = (key && this.form.querySelector(`[name="${key === "verlof" ? "verlof-vanaf" : key}"]`)) || this.input;
      return { text: fill(words[`link_${kind}`], { label: labelOf(input), number: MOST_ROWS }), input };
    }

    /** The reader asks for the calendar as the fields are now, and has seen what was wrong with the link. */
    ask() {
      this.facts.accept();
      this.linkProblems = [];
      this.show({ focus: true });
    }

    /** After a change: compute again, when the reader has asked before. */
    refresh({ target, detail }) {
      const removed = detail === "removed" ? words.row_removed : "";
      if (removed) this.setStatus(removed);
      if (!this.asked || this.linkProblems.length) return;
      if (target === document.activeElement && target.type === "date" && target.value && target.value < FIRST_WHOLE_YEAR) return;
      this.linkNotes = [];
      this.show({ focus: false });
      const next = this.dates && this.next ? fill(words.updated_next, { title: this.next.title }) : "";
      this.setStatus([removed, this.dates ? `${words.updated} ${next}` : words.withheld].filter(Boolean).join(" "));
    }

    /** A page that stays open until after midnight counts from the new day on. */
    newDay() {
      if (this.dates && this.now() !== this.today) this.show({ focus: false });
    }

    now() {
      return this.fixed ?? parseDay(today());
    }

    firstDayMistake() {
      return ownMistake(this.input, words) || (this.input.value ? "" : words.error_empty);
    }

    /** Read every field. Only when all of it is sound there is a calendar; else there is none, and the summary says why. */
    show({ focus }) {
      this.asked = true;
      this.today = this.now();
      const isWrong = showError(this.input, this.firstDayMistake());
      this.given = this.facts.read(isWrong ? null : parseDay(this.input.value), this.today);
      const problems = [...this.linkProblems, ...this.fieldMistakes()];
      this.setStatus("");
      this.querySelector("[data-undo]").hidden = true;
      this.fillSummary(problems);
      if (problems.length) this.withhold(problems, focus);
      else this.compute(focus);
      this.remember();
    }

    fieldMistakes() {
      const wrong = [...this.form.querySelectorAll('[aria-invalid="true"]')].filter((input) => !input.closest("[hidden]"));
      return wrong.map((input) => ({ input, text: fill(words.summary_item, { label: labelOf(input), mistake: input.closest("[data-field]").querySelector(".error").textContent }) }));
    }

    /** One mistake in the first field is told right there; anything else in a list that leads to each field. */
    fillSummary(problems) {
      const summary = this.querySelector("[data-summary]");
      const isAtHand = problems.length === 1 && problems[0].input === this.input && !this.linkProblems.length;
      summary.hidden = !problems.length || isAtHand;
      summary.querySelector("[data-from-link]").hidden = !this.linkProblems.length;
      summary.querySelector("ul").replaceChildren(...problems.map(({ text, input }) => {
        const link = element("a", { href: `#${input.id}`, textContent: text });
        link.addEventListener("click", (event) => {
          event.preventDefault();
          for (let part = input.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
          input.focus();
        });
        return element("li", {}, link);
      }));
    }

    /** No result while anything is wrong: the former one would be of another history. */
    withhold([{ input }], focus) {
      this.clearResult();
      const summary = this.querySelector("[data-summary]");
      if (focus) (summary.hidden ? input : summary).focus();
    }

    compute(focus) {
      const { recoveries, leaves, sameCause } = this.given;
      const given = parseDay(this.input.value);
      this.history = fromHistory(given, recoveries, leaves, { weeks: data.shorter_than_weeks, sameCause });
      this.period = this.history.current;
      this.firstDay = this.period.firstDay;
      this.counting = this.factsOf(this.period);
      this.dates = safest(data.deadlines, this.readings());
      this.end = Math.max(...[...this.dates.values()].map(({ applies, latest, start }) => (applies && (latest ?? start)) || -Infinity));
      this.next = this.nextStep();
      this.table.fill({ dates: this.dates, facts: this.counting, today: this.today, next: this.next, end: this.end });
      this.fillNext();
      this.fillWhere();
      this.link = this.asLink();
      this.fillResult(focus);
      this.saved.save();
    }

    /** What counts in a period: a step that was done before it began, is due in it again. */
    factsOf({ firstDay, newPeriod }) {
      const isOld = ([id, day]) => newPeriod && day < firstDay && data.deadlines.some((step) => step.id === id);
      return Object.fromEntries(Object.entries(this.given.facts).filter((fact) => !isOld(fact)));
    }

    /** The calendar in every reading of the history: does the period run on, and do recovered days count after all? */
    readings() {
      const { current, other } = this.history;
      const unshifted = (period) => ({ ...period, pauses: period.pauses.filter(({ kind }) => kind === "leave") });
      const periods = other
        ? { same: current, new: other, same_unshifted: unshifted(current), new_unshifted: unshifted(other) }
        : { shifted: current, unshifted: unshifted(current) };
      return Object.entries(periods).map(([key, period]) => ({
        key,
        minor: key.includes("_"),
        firstDay: period.firstDay,
        dates: calendar(data, period, this.factsOf(period), holidays),
      }));
    }

    /** What stands in the fields, as a link; "" when nothing does. */
    asLink() {
      const more = this.facts.asAddress();
      return this.input.value || more ? `#ziek=${this.input.value}${more}` : "";
    }

    /** After a reload the same stands here. In the address only when it came by the address; what is wrong with a link stays there. */
    remember() {
      if (!this.asked || this.linkProblems.length || this.form.querySelector("[data-unread]")) return;
      const now = this.fixed === null ? "" : `&vandaag=${isoDay(this.fixed)}`;
      const link = this.asLink();
      const address = link ? `${whole(link)}${now}` : location.pathname;
      history.replaceState(link ? { calendar: `${link}${now}` } : null, "", isLink(location.hash) ? address : location.href);
    }

    fillResult(focus) {
      const result = this.querySelector("[data-result]");
      result.hidden = false;
      if (this.period.newPeriod) result.dataset.nieuwePeriode = isoDay(this.firstDay);
      else delete result.dataset.nieuwePeriode;
      const heading = this.querySelector("[data-result-heading]");
      heading.textContent = fill(words.result_heading, { date: inWords(this.firstDay) });
      const notes = this.fixed === null ? this.linkNotes : [...this.linkNotes, fill(words.note_today, { date: inWords(this.fixed) })];
      this.querySelector("[data-notes]").replaceChildren(...notes.map((text) => element("p", { className: "reason", textContent: text })));
      this.fillPaper();
      this.foldPast(true);
      this.draw();
      this.dispatchEvent(new CustomEvent("calendar-shown"));
      this.complete();
      if (!focus) return;
      heading.focus({ preventScroll: true });
      result.scrollIntoView({ behavior: "instant" });
    }

    /** The picture, and what the reader can take along: their scripts come with the first result, for before that there is nothing to show or take. */
    async complete() {
      const result = this.querySelector("[data-result]");
      if (result.classList.contains("is-complete")) return;
      const came = await globalThis.Later.scriptsIn(result).then(() => true, () => false);
      result.classList.toggle("is-complete", came);
      result.querySelector("[data-take-off]").hidden = came;
      for (const part of result.querySelectorAll("[data-takes]")) part.hidden = !came;
      if (this.dates) this.draw();
    }

    /** What paper needs beside the screen: when it was printed, and what was filled in. */
    fillPaper() {
      this.querySelector("[data-printed]").textContent = fill(words.paper_printed, { date: inWords(parseDay(today()), "day") });
      const lines = this.facts.asLines(this.given);
      this.querySelector("[data-filled]").textContent = lines.length ? fill(words.paper_filled, { lines: lines.join("; ") }) : "";
    }

    /** On a phone the steps that are over stand behind a button, unless the address names one of them. */
    foldPast(folded) {
      const table = this.querySelector("table.calendar");
      const past = table.querySelectorAll("tr:is(.is-past, .is-done):not([hidden])");
      const button = this.querySelector("[data-past]");
      table.classList.toggle("is-folded", folded && past.length > 0);
      button.hidden = !table.classList.contains("is-folded");
      button.textContent = past.length === 1 ? words.show_past_one : fill(words.show_past, { number: past.length });
      if (!folded) past[0]?.querySelector("summary").focus();
    }

    /** The first step of employer or employee that is for everyone, not done, and not over in every reading. */
    nextStep() {
      if (this.recoveredNow()) return undefined;
      const facts = this.counting;
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
      const days = [dates.intern, dates.target, deadlineOf(dates), ...dates.elsewhere.filter((one) => !one.again).map((one) => deadlineOf(one.dates))];
      const day = Math.min(...days.filter((one) => one !== null && one >= this.today));
      panel.append(
        element("h3", { textContent: this.next.title }),
        element("p", {}, element("strong", { textContent: `${inWords(day)}, ${away(day, this.today)}` })),
        ...this.dayMeaning(dates, day),
        element("p", { textContent: this.nextText(dates) }),
        ...readings(dates, words).map(({ text, day: other }) => element("p", { textContent: fill(text, { date: inWords(other) }) })),
        element("p", {}, element("a", { href: `#${this.next.id}`, textContent: words.to_step })),
      );
    }

    /** What the day on the card is, where it is not the last one: an own day of the edition, or the target. */
    dayMeaning({ intern, target, ...dates }, day) {
      const last = deadlineOf(dates);
      const text = { [target]: words.card_target, [intern]: words.card_intern }[day];
      return text && day < last ? [element("p", { textContent: fill(text, { date: inWords(last) }) })] : [];
    }

    /** What the card says of the next step: what to do, or that only a later day is left. */
    nextText(dates) {
      const last = deadlineOf(dates);
      if (last < this.today) return fill(words.safe_passed, { date: inWords(last), limit: inWords(dates.limit) });
      return dates.target !== null && dates.target < this.today ? fill(words.target_passed, { date: inWords(last) }) : this.table.rows.get(this.next.id).querySelector(".what").textContent;
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
        ...this.thisWeek(),
        ...notes,
      );
    }

    /** The steps with a day in this week of sickness, each with its first one; and those that may be taken now, with their last day. */
    thisWeek() {
      if (this.recoveredNow() || this.today > this.end) return [];
      const from = this.today - ((this.countedDays() - 1) % DAYS_A_WEEK);
      const found = data.deadlines
        .filter((step) => (!step.special || step.applies_if) && !(step.id in this.counting) && this.dates.get(step.id).applies)
        .flatMap((step) => {
          const { intern, target, latest, start } = this.dates.get(step.id);
          const days = { intern, target, latest, from: start };
          const [name] = Object.keys(days).filter((key) => days[key] !== null && days[key] >= from && days[key] < from + DAYS_A_WEEK);
          if (name) return [{ step, day: days[name], text: words[`week_${name}`] }];
          return start !== null && start < from && latest > from ? [{ step, day: latest, text: words.week_open }] : [];
        })
        .sort((one, other) => one.day - other.day);
      if (!found.length) return [element("p", { textContent: words.week_none })];
      const lines = found.map(({ step, day, text }) => element("li", {}, element("a", { href: `#${step.id}`, textContent: step.title }), `, ${fill(text, { date: inWords(day, "short") })}`));
      return [element("p", { textContent: words.week_has }), element("ul", {}, ...lines)];
    }

    /** Why the dates are where they are, and what is not certain. */
    reasons() {
      const texts = [];
      if (isoDay(this.firstDay) < data.checked_from) texts.push(fill(words.too_old, { date: inWords(parseDay(data.checked_from)) }));
      if (this.period.newPeriod) texts.push(fill(words.new_period, { date: inWords(this.firstDay) }));
      if (this.given.facts["uit-dienst"] < this.firstDay) texts.push(words.contract_before);
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
      if (!this.lineWidth || !globalThis.Timeline) return;
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
      this.querySelector("[data-said]").textContent = text;
    }

    get savedStatus() {
      return this.querySelector("[data-saved] [data-status]").textContent;
    }

    /** Put a link in the place of what stands here; null empties the page. */
    replace(link) {
      if (link === null) this.reset();
      else this.open(link);
    }

    clearResult() {
      this.querySelector("[data-result]").hidden = true;
      this.dates = null;
      this.link = "";
      this.table.reset();
    }

    reset() {
      this.before = this.asLink();
      this.form.reset();
      this.facts.fill(new URLSearchParams());
      Object.assign(this, { asked: false, fixed: null, linkNotes: [], linkProblems: [] });
      showError(this.input, "");
      this.fillSummary([]);
      this.clearResult();
      this.querySelector("[data-undo]").hidden = !this.before;
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
