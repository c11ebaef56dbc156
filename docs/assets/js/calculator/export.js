/* What the reader can take along: a calendar file, text, a table, a link. All made in the page. Comes with the first result (calculator.js). */
"use strict";
(() => {
  const { isoDay } = globalThis.Days;
  const { deadlineOf } = globalThis.Deadlines;
  const { whole } = globalThis.CalculatorLink;
  const { readings } = globalThis.CalculatorTable;
  const { copyText } = globalThis.CopyText;
  const { element } = globalThis.Elements;
  const { csv } = globalThis.Csv;
  const { download } = globalThis.Download;
  const { showError } = globalThis.FieldError;
  const { fingerprint } = globalThis.Fingerprint;
  const { inWords } = globalThis.Format;
  const { downloadEvents } = globalThis.IcsDownload;
  const { fill } = globalThis.Sentence;
  const data = JSON.parse(document.getElementById("calculator-data").textContent);
  const taking = JSON.parse(document.getElementById("take-data").textContent);
  const { words } = taking;
  const orEmpty = (day, write) => (day === null ? "" : write(day));

  /** What other readings of the law make of a step's day, as sentences. */
  const otherDays = (dates, write = inWords) => readings(dates, data.words).map(({ text, day }) => (day === null ? text : fill(text, { date: write(day) })));

  /** Rows of [label, value] pairs as readable paragraphs. Empty values are left out. */
  function paragraphs(heading, rows) {
    const blocks = rows.map(([title, ...pairs]) =>
      [title, ...pairs.filter(([, value]) => value).map(([label, value]) => `  ${label}: ${value}`)].join("\n"),
    );
    return [heading, ...blocks].join("\n\n");
  }

  class CalculatorExport {
    constructor(panel, calculator) {
      this.panel = panel;
      this.calculator = calculator;
      this.form = panel.querySelector("[data-take-form]");
      this.form.querySelector("[data-steps]").replaceChildren(...data.deadlines.map(({ id, title }) => {
        const box = element("input", { type: "checkbox", name: "step", value: id, autocomplete: "off" });
        return element("label", {}, box, element("span", { textContent: title }));
      }));
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.downloadCalendar();
      });
      calculator.addEventListener("calculator-shown", () => this.choose());
      if (calculator.result) this.choose();
      panel.querySelector("[data-copy]").addEventListener("click", () => this.copy(this.asText(), words.copied));
      panel.querySelector("[data-table]").addEventListener("click", () => download(`${words.file}.csv`, `\ufeff${csv(this.asTable())}`, "text/csv;charset=utf-8"));
      panel.querySelector("[data-link]").addEventListener("click", () => this.copy(this.asLink(), words.link_copied));
    }

    /** What is still to come is chosen beforehand; the reader may change it. */
    choose() {
      for (const box of this.form.querySelectorAll('input[name="step"]')) {
        const dates = this.calculator.result.dates.get(box.value);
        const step = data.deadlines.find(({ id }) => id === box.value);
        const day = deadlineOf(dates);
        box.disabled = !dates.applies;
        box.closest("label").hidden = !dates.applies;
        box.checked = dates.applies && day >= this.calculator.result.today && (!step.special || Boolean(step.applies_if));
      }
    }

    /** What the reader calls this file, "" for nothing. */
    get name() {
      return this.form.elements.mark.value.trim();
    }

    /** Tells cases apart without showing their date: two people with the same first day by the reader's own mark. */
    mark({ id }) {
      return fingerprint([isoDay(this.calculator.result.firstDay), id, this.name].filter(Boolean).join(" ")).toString(16).padStart(8, "0");
    }

    event(step) {
      const dates = this.calculator.result.dates.get(step.id);
      const { start, target, latest, intern } = dates;
      const planned = [intern, target].filter((date) => date !== null);
      const day = planned.length ? Math.min(...planned) : latest ?? start;
      const { short, basis, contacts, ...more } = taking.steps[step.id];
      const title = fill(this.name ? words.event_title_marked : words.event_title, { short, mark: this.name });
      const who = fill(words.event_who, { who: more.who });
      const lines = [
        step.title,
        day === intern ? words.event_is_intern : target === null ? "" : words.event_target,
        intern === null || day === intern ? "" : fill(words.event_intern, { date: inWords(intern) }),
        start === null ? "" : fill(words.event_from, { date: inWords(start) }),
        latest === null ? "" : fill(words.event_latest, { date: inWords(latest) }),
        dates.ground,
        ...otherDays(dates),
        who,
        fill(words.event_basis, { basis }),
        ...contacts,
        words.event_note,
      ];
      return {
        uid: `${step.id}-${this.mark(step)}@${taking.host}`,
        day: isoDay(day),
        nextDay: isoDay(day + 1),
        title,
        text: lines.filter(Boolean).join("\n"),
        alarm: `${title}. ${who}`,
      };
    }

    downloadCalendar() {
      const chosen = new Set(new FormData(this.form).getAll("step"));
      const first = this.form.querySelector('input[name="step"]');
      if (showError(first, chosen.size ? "" : words.none_chosen)) {
        first.focus();
        return;
      }
      const events = data.deadlines.filter((step) => chosen.has(step.id)).map((step) => this.event(step));
      downloadEvents(events, { maker: taking.name, name: words.file, reminderDays: Number(this.form.elements.reminder.value) });
    }

    rows(write) {
      const shown = data.deadlines.filter((step) => this.calculator.result.dates.get(step.id).applies);
      const day = ({ id }) => deadlineOf(this.calculator.result.dates.get(id));
      return shown.sort((one, other) => day(one) - day(other)).map((step) => {
        const dates = this.calculator.result.dates.get(step.id);
        const { start, target, latest, intern } = dates;
        return { step: { ...step, ...taking.steps[step.id] }, dates, target: orEmpty(target, write), from: orEmpty(start, write), latest: orEmpty(latest, write), intern: orEmpty(intern, write) };
      });
    }

    asTable() {
      const own = data.deadlines.some(({ intern }) => intern) ? ["intern"] : [];
      const doubt = [...this.calculator.result.dates.values()].some((dates) => dates.applies && otherDays(dates).length) ? ["elsewhere"] : [];
      const head = ["step", "target", "from", "latest", ...own, ...doubt, "who", "kind", "basis"].map((name) => words[`column_${name}`]);
      return [
        head,
        ...this.rows(isoDay).map(({ step, dates, target, from, latest, intern }) => [
          step.title,
          target,
          from,
          latest,
          ...own.map(() => intern),
          ...doubt.map(() => otherDays(dates, isoDay).join(" ")),
          step.who,
          step.kind,
          step.basis,
        ]),
      ];
    }

    asText() {
      const heading = fill(words.text_heading, { date: inWords(this.calculator.result.firstDay) });
      const rows = this.rows(inWords).map(({ step, dates, target, from, latest, intern }) => [
        step.title,
        [words.column_target, target],
        [words.column_from, from],
        [words.column_latest, latest],
        [words.column_intern, intern],
        [words.column_ground, dates.ground ?? ""],
        [words.text_elsewhere, otherDays(dates).join(" ")],
        [words.column_who, step.who],
      ]);
      return paragraphs(heading, rows);
    }

    /** In the frame of another site this is the way to the whole page. */
    asLink() {
      const { origin, pathname } = new URL(document.getElementById("inhoud").dataset.whole ?? location.pathname, location.href);
      return `${origin}${pathname}${whole(this.calculator.link)}`;
    }

    async copy(text, done) {
      const field = this.panel.querySelector("[data-text]");
      field.hidden = await copyText(text, field, { status: this.panel.querySelector("[data-copied]"), done, failed: words.copy_failed });
    }
  }

  for (const panel of document.querySelectorAll("[data-take-along]")) new CalculatorExport(panel, panel.closest("deadline-calculator"));
})();
