/* The calculator's screen: enhances the table that is already true without dates. */
"use strict";
(() => {
  const { holidaySet, isoDay, parseDay } = globalThis.Days;
  const { fromHistory } = globalThis.Periods;
  const { progress } = globalThis.Progress;
  const { readLink, whole } = globalThis.CalculatorLink;
  const { element } = globalThis.Elements;
  const { showError } = globalThis.FieldError;
  const { fillIn, ownMistake } = globalThis.FieldValue;
  const { inWords, today } = globalThis.Format;
  const { fill } = globalThis.Sentence;
  const { Table } = globalThis.CalculatorTable;
  const { fieldMistakes, fillSummary, lostPart } = globalThis.Mistakes;
  const { savedState } = globalThis.SavedState;
  const { kept: keptText } = globalThis.DeviceStorage;
  const { KEY } = globalThis.KeptDates;
  const data = JSON.parse(document.getElementById("calculator-data").textContent);
  const { words } = data;
  const holidays = holidaySet(data.holidays);
  const ENOUGH_CHANGE = 20;
  const MINUTE = 60_000;
  // A year that is still being typed: 2, 20, 202.
  const FIRST_WHOLE_YEAR = "1000";

  /** Whether a part of an address after '#' is meant as a link, and does not name a place on the page. */
  function isLink(hash) {
    const name = hash.slice(1);
    return name !== "" && name !== "top" && !document.getElementById(name);
  }

  class DeadlineCalculator extends HTMLElement {
    connectedCallback() {
      this.linkProblems = [];
      this.linkNotes = [];
      this.fixed = null;
      this.form = this.querySelector("form");
      this.input = this.form.querySelector("input");
      this.facts = new globalThis.Facts(this.querySelector("[data-more]"), data);
      this.table = new Table(this, data);
      this.cards = new globalThis.CalculatorResult(data);
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
      this.querySelector("[data-past]").addEventListener("click", () => this.table.foldPast(false));
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
      this.linkProblems = [...lost.map((one) => lostPart(one, this.form, words)), ...alone];
      if (now && this.fixed === null) this.linkProblems.push({ text: words.link_today, input: this.input });
      this.linkNotes = isMended && !this.linkProblems.length && isRead ? [words.note_mended] : [];
      this.show({ focus });
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
      const next = this.result?.next ? fill(words.updated_next, { title: this.result.next.title }) : "";
      this.setStatus([removed, this.result ? `${words.updated} ${next}` : words.withheld].filter(Boolean).join(" "));
    }

    /** A page that stays open until after midnight counts from the new day on. */
    newDay() {
      if (this.result && this.now() !== this.result.today) this.show({ focus: false });
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
      const now = this.now();
      const isWrong = showError(this.input, this.firstDayMistake());
      this.given = this.facts.read(isWrong ? null : parseDay(this.input.value), now);
      const problems = [...this.linkProblems, ...fieldMistakes(this.form, words)];
      this.setStatus("");
      this.querySelector("[data-undo]").hidden = true;
      this.fillSummary(problems);
      if (problems.length) this.withhold(problems, focus);
      else this.compute(now, focus);
      this.remember();
    }

    /** One mistake in the first field is told right there; anything else in a list that leads to each field. */
    fillSummary(problems) {
      const isFromLink = this.linkProblems.length > 0;
      const isAtHand = problems.length === 1 && problems[0].input === this.input && !isFromLink;
      fillSummary(this.querySelector("[data-summary]"), problems, { isAtHand, isFromLink });
    }

    /** No result while anything is wrong: the former one would be of another history. */
    withhold([{ input }], focus) {
      this.clearResult();
      const summary = this.querySelector("[data-summary]");
      if (focus) (summary.hidden ? input : summary).focus();
    }

    compute(now, focus) {
      const { facts, recoveries, leaves, sameCause } = this.given;
      const history = fromHistory(parseDay(this.input.value), recoveries, leaves, { weeks: data.shorter_than_weeks, sameCause });
      this.result = progress(data, holidays, { history, given: facts, today: now });
      this.table.fill(this.result);
      this.querySelector("[data-next]").replaceChildren(...this.cards.next(this.result, this.table.whatOf(this.result.next)));
      this.querySelector("[data-where]").replaceChildren(...this.cards.where(this.result));
      this.link = this.asLink();
      this.fillResult(focus);
      this.saved.save();
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
      const { firstDay, newPeriod } = this.result;
      if (newPeriod) result.dataset.nieuwePeriode = isoDay(firstDay);
      else delete result.dataset.nieuwePeriode;
      const heading = this.querySelector("[data-result-heading]");
      heading.textContent = fill(words.result_heading, { date: inWords(firstDay) });
      const notes = this.fixed === null ? this.linkNotes : [...this.linkNotes, fill(words.note_today, { date: inWords(this.fixed) })];
      this.querySelector("[data-notes]").replaceChildren(...notes.map((text) => element("p", { className: "reason", textContent: text })));
      this.fillPaper();
      this.table.foldPast(true);
      this.draw();
      this.dispatchEvent(new CustomEvent("calculator-shown"));
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
      if (this.result) this.draw();
    }

    /** What paper needs beside the screen: when it was printed, and what was filled in. */
    fillPaper() {
      this.querySelector("[data-printed]").textContent = fill(words.paper_printed, { date: inWords(today(), "day") });
      const lines = this.facts.asLines(this.given);
      this.querySelector("[data-filled]").textContent = lines.length ? fill(words.paper_filled, { lines: lines.join("; ") }) : "";
    }

    /** The picture's width comes from here: asking for it while the table changes would lay out the page each time. */
    resize(width) {
      if (Math.abs(width - (this.lineWidth ?? 0)) < ENOUGH_CHANGE) return;
      this.lineWidth = width;
      if (this.result) this.draw();
    }

    draw() {
      if (this.lineWidth) globalThis.Timeline?.show(this.querySelector("[data-timeline]"), this.result, words, this.lineWidth);
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
      this.result = null;
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

  customElements.define("deadline-calculator", DeadlineCalculator);
})();
