/* What the reader can take along: a calendar file, text, a table, a link. All made in the page. */
"use strict";
(() => {
  const { deadlineOf, isoDay } = globalThis.Deadlines;
  const { fill, inWords } = globalThis.Language;
  const { calendarFile } = globalThis.CalendarFile;
  const { csv, paragraphs } = globalThis.PlainText;
  const { readings } = globalThis.CalendarTable;
  const data = JSON.parse(document.getElementById("calendar-data").textContent);
  const words = data.take;
  const DOWNLOAD_TIME = 10_000;
  const orEmpty = (day, write) => (day === null ? "" : write(day));

  /** What other readings of the law make of a step's day, as sentences. */
  const otherDays = (dates, write = inWords) => readings(dates, data.words).map(({ text, day }) => (day === null ? text : fill(text, { date: write(day) })));

  /** A short fingerprint of a text (FNV-1a, 32 bits): tells cases apart without showing their date. */
  function fingerprint(text) {
    let hash = 0x811c9dc5;
    for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, "0");
  }

  class TakeAlong {
    constructor(panel, calendar) {
      this.panel = panel;
      this.calendar = calendar;
      this.form = panel.querySelector("[data-take-form]");
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.downloadCalendar();
      });
      calendar.addEventListener("calendar-shown", () => this.choose());
      if (calendar.dates) this.choose();
      panel.querySelector("[data-copy]").addEventListener("click", () => this.copy(this.asText(), words.copied));
      panel.querySelector("[data-table]").addEventListener("click", () => this.download(`\ufeff${csv(this.asTable())}`, "csv", "text/csv"));
      panel.querySelector("[data-link]").addEventListener("click", () => this.copy(this.asLink(), words.link_copied));
    }

    /** What is still to come is chosen beforehand; the reader may change it. */
    choose() {
      for (const box of this.form.querySelectorAll('input[name="step"]')) {
        const dates = this.calendar.dates.get(box.value);
        const step = data.deadlines.find(({ id }) => id === box.value);
        const day = deadlineOf(dates);
        box.disabled = !dates.applies;
        box.closest("label").hidden = !dates.applies;
        box.checked = dates.applies && day >= this.calendar.today && (!step.special || Boolean(step.applies_if));
      }
    }

    event(step) {
      const dates = this.calendar.dates.get(step.id);
      const { start, aim, latest, intern } = dates;
      const planned = [intern, aim].filter((date) => date !== null);
      const day = planned.length ? Math.min(...planned) : latest ?? start;
      const lines = [
        step.title,
        day === intern ? words.event_is_intern : aim === null ? "" : words.event_target,
        intern === null || day === intern ? "" : fill(words.event_intern, { date: inWords(intern) }),
        start === null ? "" : fill(words.event_from, { date: inWords(start) }),
        latest === null ? "" : fill(words.event_latest, { date: inWords(latest) }),
        dates.ground,
        ...otherDays(dates),
        fill(words.event_who, { who: step.who }),
        fill(words.event_basis, { basis: step.basis }),
        ...step.contacts,
        words.event_note,
      ];
      return {
        uid: `${step.id}-${fingerprint(`${isoDay(this.calendar.firstDay)} ${step.id}`)}@${data.host}`,
        day: isoDay(day),
        nextDay: isoDay(day + 1),
        title: fill(words.event_title, { short: step.short }),
        text: lines.filter(Boolean).join("\n"),
      };
    }

    downloadCalendar() {
      const chosen = new Set(new FormData(this.form).getAll("step"));
      const line = this.form.querySelector(".error");
      line.textContent = chosen.size ? "" : words.none_chosen;
      line.hidden = chosen.size > 0;
      if (!chosen.size) {
        this.form.querySelector('input[name="step"]').focus();
        return;
      }
      const now = new Date();
      const file = calendarFile(
        data.deadlines.filter((step) => chosen.has(step.id)).map((step) => this.event(step)),
        {
          product: `-//${data.name}//${words.file}//NL`,
          stamp: now.toISOString().replace(/[-:]|\.\d+/g, ""),
          sequence: Math.floor(now.getTime() / 60_000),
          reminderDays: Number(this.form.elements.reminder.value),
        },
      );
      this.download(file, "ics", "text/calendar");
    }

    rows(write) {
      const shown = data.deadlines.filter((step) => this.calendar.dates.get(step.id).applies);
      const day = ({ id }) => deadlineOf(this.calendar.dates.get(id));
      return shown.sort((one, other) => day(one) - day(other)).map((step) => {
        const dates = this.calendar.dates.get(step.id);
        const { start, aim, latest, intern } = dates;
        return { step, dates, target: orEmpty(aim, write), from: orEmpty(start, write), latest: orEmpty(latest, write), intern: orEmpty(intern, write) };
      });
    }

    asTable() {
      const own = data.deadlines.some(({ intern }) => intern) ? ["intern"] : [];
      const doubt = [...this.calendar.dates.values()].some((dates) => dates.applies && otherDays(dates).length) ? ["elsewhere"] : [];
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
      const heading = fill(words.text_heading, { date: inWords(this.calendar.firstDay) });
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

    asLink() {
      return `${location.origin}${location.pathname}${this.calendar.link}`;
    }

    async copy(text, done) {
      const status = this.panel.querySelector("[data-status]");
      const field = this.panel.querySelector("[data-text]");
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(text);
        field.hidden = true;
        status.textContent = done;
      } catch {
        field.value = text;
        field.hidden = false;
        field.select();
        status.textContent = words.copy_failed;
      }
    }

    download(text, extension, type) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
      link.download = `${words.file}.${extension}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_TIME);
    }
  }

  for (const panel of document.querySelectorAll("[data-take-along]")) new TakeAlong(panel, panel.closest("deadline-calendar"));
})();
