/* A checklist to tick, fill in, print and, when asked, keep on this device. */
"use strict";
(() => {
  const { inWords } = globalThis.Format;
  const { savedState } = globalThis.SavedState;
  const { fill } = globalThis.Sentence;
  const data = JSON.parse(document.getElementById("checklist-data").textContent);
  const { words } = data;
  const DAY = 86_400_000;
  const EMPTY = { ticks: [], fields: {} };

  /** What an earlier visit kept: {state}, or {} for what is not ours or damaged. */
  function read(text) {
    try {
      const { ticks, fields } = JSON.parse(text);
      if (Array.isArray(ticks) && typeof fields === "object" && fields) return { state: { ticks, fields } };
    } catch {
      // Not JSON.
    }
    return {};
  }

  class CheckList extends HTMLElement {
    connectedCallback() {
      this.ticks = [...this.querySelectorAll("[data-tick]")];
      this.fields = [...this.querySelectorAll("[data-field]")];
      this.check = new globalThis.WordCheck(this, { health: data.health, warning: words.warning, fields: () => this.fields });
      this.addEventListener("input", (event) => this.changed(event.target));
      this.on("[data-print-filled]", () => this.check.before(() => this.print(false)));
      this.on("[data-print-blank]", () => this.print(true));
      addEventListener("beforeprint", () => this.copyToPaper());
      this.saved = savedState(
        this,
        words,
        { key: `checklist-${this.dataset.list}`, read, write: JSON.stringify },
        { state: () => this.state(), replace: (state) => this.replace(state), before: (action) => this.check.before(action) },
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
      if (target.matches("[data-tick], [data-field]")) this.saved.save();
    }

    showProgress() {
      const count = this.ticks.filter((box) => box.checked).length;
      const total = this.ticks.length;
      this.querySelector("[data-bar]").value = count;
      this.querySelector("[data-progress]").textContent = count === total ? words.all_done : fill(words.done, { count, total });
      this.dispatchEvent(new CustomEvent("list-shown"));
    }

    state() {
      return {
        ticks: this.ticks.filter((box) => box.checked).map((box) => box.dataset.tick),
        fields: Object.fromEntries(this.fields.filter((field) => field.value).map((field) => [field.dataset.field, field.value])),
      };
    }

    show({ ticks, fields }) {
      for (const box of this.ticks) box.checked = ticks.includes(box.dataset.tick);
      for (const field of this.fields) field.value = fields[field.dataset.field] ?? "";
      this.showProgress();
    }

    replace(state) {
      this.check.forget();
      this.show(state ?? EMPTY);
    }

    /** Values as text for paper: a browser prints empty date fields as 'dd-mm-jjjj' and cuts long notes. */
    copyToPaper() {
      for (const field of this.fields) {
        const line = this.querySelector(`[data-line="${field.dataset.field}"]`);
        const text = field.type === "date" && field.value ? inWords(field.valueAsNumber / DAY, "day") : field.value;
        if (field.matches("textarea")) this.writeNotes(line, text, field.rows);
        else line.textContent = text;
      }
    }

    writeNotes(lines, text, count) {
      const written = text ? [Object.assign(document.createElement("p"), { textContent: text })] : [];
      const empty = Math.max(1, count - Math.ceil(text.length / 80));
      lines.replaceChildren(...written, ...Array.from({ length: empty }, () => document.createElement("span")));
    }

    print(blank) {
      document.documentElement.classList.toggle("print-blank", blank);
      print();
      document.documentElement.classList.remove("print-blank");
    }
  }

  customElements.define("check-list", CheckList);
})();
