/* A checklist to tick, fill in, print and, when asked, keep on this device. */
"use strict";
(() => {
  const { showError } = globalThis.FieldError;
  const { inWords } = globalThis.Format;
  const { savedState } = globalThis.SavedState;
  const { fill } = globalThis.Sentence;
  const data = JSON.parse(document.getElementById("checklist-data").textContent);
  const { words } = data;
  const EMPTY = { ticks: [], fields: {} };
  const isText = (value) => typeof value === "string";

  /** What an earlier visit kept: {state, partly}, `partly` when a part of it is damaged; {} for what is not ours or all damaged. */
  function read(text) {
    let found;
    try {
      found = JSON.parse(text);
    } catch {
      return {};
    }
    const ticks = Array.isArray(found?.ticks) ? found.ticks : null;
    const fields = found?.fields && typeof found.fields === "object" && !Array.isArray(found.fields) ? Object.entries(found.fields) : null;
    if (!ticks && !fields) return {};
    const state = { ticks: (ticks ?? []).filter(isText), fields: Object.fromEntries((fields ?? []).filter(([, value]) => isText(value))) };
    const whole = ticks?.every(isText) && fields?.every(([, value]) => isText(value));
    return { state, partly: !whole };
  }

  class CheckList extends HTMLElement {
    connectedCallback() {
      this.ticks = [...this.querySelectorAll("[data-tick]")];
      this.entries = [...this.querySelectorAll("[data-entry]")];
      this.days = this.entries.filter((entry) => entry.type === "date");
      this.choices = [...this.querySelectorAll("[data-choice]")];
      this.others = EMPTY;
      this.check = new globalThis.WordCheck(this, { health: data.health, warning: words.warning, fields: () => this.entries });
      this.addEventListener("input", (event) => this.changed(event.target));
      this.addEventListener("change", (event) => this.days.includes(event.target) && this.checkDay(event.target));
      this.on("[data-print-filled]", () => this.printFilled());
      this.on("[data-print-blank]", () => this.print(true));
      addEventListener("beforeprint", () => this.copyToPaper());
      this.saved = savedState(
        this,
        words,
        { key: `checklist-${this.dataset.list}`, read, write: JSON.stringify },
        { state: () => this.state(), replace: (state) => this.replace(state), before: (action) => this.check.before(action), isBlank: () => this.isBlank() },
      );
      const kept = this.saved.readKept();
      if (kept) this.show(kept);
      else this.showProgress();
    }

    on(selector, action) {
      this.querySelector(selector).addEventListener("click", action);
    }

    changed(target) {
      if (target.matches("[data-only-open]")) this.classList.toggle("only-open-shown", target.checked);
      this.showProgress();
      if (target.matches("[data-tick], [data-entry], [data-choice] input")) this.saved.save();
    }

    /** How much is done; said again only when it changes. */
    showProgress() {
      const count = this.ticks.filter((box) => box.checked).length;
      const total = this.ticks.length;
      this.querySelector("[data-bar]").value = count;
      const line = this.querySelector("[data-progress]");
      const text = count === total ? words.all_done : fill(words.done, { count, total });
      if (line.textContent !== text) line.textContent = text;
      this.dispatchEvent(new CustomEvent("list-shown"));
    }

    /** What is typed now, and what was kept that this edition of the list does not have. */
    state() {
      const typed = this.entries.filter((entry) => entry.value).map((entry) => [entry.dataset.entry, entry.value]);
      const chosen = this.choices.map((choice) => [choice.dataset.choice, choice.querySelector(":checked")?.value]).filter(([, value]) => value);
      return {
        ticks: [...this.ticks.filter((box) => box.checked).map((box) => box.dataset.tick), ...this.others.ticks],
        fields: { ...this.others.fields, ...Object.fromEntries([...typed, ...chosen]) },
      };
    }

    isBlank() {
      const { ticks, fields } = this.state();
      return !ticks.length && !Object.keys(fields).length;
    }

    show({ ticks, fields }) {
      const rest = { ...fields };
      for (const box of this.ticks) box.checked = ticks.includes(box.dataset.tick);
      for (const entry of this.entries) {
        entry.value = fields[entry.dataset.entry] ?? "";
        if (entry.value) delete rest[entry.dataset.entry];
      }
      for (const choice of this.choices) {
        for (const option of choice.querySelectorAll("input")) {
          option.checked = option.value === fields[choice.dataset.choice];
          if (option.checked) delete rest[choice.dataset.choice];
        }
      }
      const known = new Set(this.ticks.map((box) => box.dataset.tick));
      this.others = { ticks: ticks.filter((tick) => !known.has(tick)), fields: rest };
      for (const day of this.days) this.checkDay(day);
      this.showProgress();
    }

    replace(state) {
      this.check.forget();
      this.show(state ?? EMPTY);
    }

    /** A day that cannot be is told at its field; what was typed stays. */
    checkDay(day) {
      return !showError(day, day.validity.valid ? "" : day.dataset.errorRange);
    }

    /** Values as text for paper: a browser prints empty date fields as 'dd-mm-jjjj' and cuts long notes. */
    copyToPaper() {
      for (const entry of this.entries) {
        const line = this.querySelector(`[data-line="${entry.dataset.entry}"]`);
        if (entry.matches("textarea")) this.writeNotes(line, entry.value);
        else line.textContent = entry.type === "date" ? this.dayInWords(entry) : entry.value;
      }
    }

    dayInWords(day) {
      return day.value && day.validity.valid ? inWords(day.value, "day") : "";
    }

    writeNotes(lines, text) {
      lines.querySelector("p")?.remove();
      if (text) lines.prepend(Object.assign(document.createElement("p"), { textContent: text }));
    }

    /** What is on paper need not be asked about. */
    printFilled() {
      const wrong = this.days.find((day) => !this.checkDay(day));
      if (wrong) wrong.focus();
      else {
        this.check.before(() => {
          this.print(false);
          this.saved.markSafe();
        });
      }
    }

    print(blank) {
      document.documentElement.classList.toggle("print-blank", blank);
      print();
      document.documentElement.classList.remove("print-blank");
    }
  }

  customElements.define("check-list", CheckList);
})();
