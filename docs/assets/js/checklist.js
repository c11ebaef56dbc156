/* A checklist to tick, fill in, print and, when asked, keep on this device. */
"use strict";
(() => {
  const { fill } = globalThis.Language;
  const { keep, kept, wipe } = globalThis.Keep;
  const data = JSON.parse(document.getElementById("checklist-data").textContent);
  const { words } = data;
  const day = new Intl.DateTimeFormat("nl-NL", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });

  class CheckList extends HTMLElement {
    connectedCallback() {
      this.key = `checklist-${this.dataset.list}`;
      this.ticks = [...this.querySelectorAll("[data-tick]")];
      this.fields = [...this.querySelectorAll("[data-field]")];
      this.keeping = false;
      this.known = "";
      this.check = new globalThis.WordCheck(this, { health: data.health, warning: words.warning, fields: () => this.fields });
      this.addEventListener("input", (event) => this.changed(event.target));
      this.on("[data-print-filled]", () => this.check.before(() => this.print(false)));
      this.on("[data-print-blank]", () => this.print(true));
      this.on("[data-keep]", () => this.check.before(() => this.startKeeping()));
      this.on("[data-wipe]", () => this.wipe());
      this.on("[data-take-other]", () => this.settle(false));
      this.on("[data-keep-mine]", () => this.settle(true));
      addEventListener("storage", (event) => this.heard(event));
      addEventListener("beforeprint", () => this.copyToPaper());
      this.readKept();
      this.showProgress();
    }

    on(selector, action) {
      this.querySelector(selector).addEventListener("click", action);
    }

    changed(target) {
      if (target.matches("[data-only-open]")) this.classList.toggle("only-open-shown", target.checked);
      this.showProgress();
      if (this.keeping && (target.matches("[data-tick], [data-field]"))) this.save();
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

    /** What an earlier visit kept; what cannot be read counts as nothing. */
    parse(text) {
      try {
        const { ticks, fields } = JSON.parse(text);
        if (Array.isArray(ticks) && typeof fields === "object" && fields) return { ticks, fields };
      } catch {
        // Not ours, or damaged: the list then starts empty.
      }
      return null;
    }

    readKept() {
      const text = kept(this.key);
      const state = text && this.parse(text);
      if (!state) return;
      this.known = text;
      this.keeping = true;
      this.show(state);
      this.tell(words.kept_before);
    }

    startKeeping() {
      this.keeping = true;
      this.save();
    }

    save() {
      this.check.before(() => this.write());
    }

    /** Write, unless another tab wrote since we last read or wrote; then the reader chooses. */
    write() {
      if (kept(this.key) !== this.known) {
        this.showConflict();
        return;
      }
      const text = JSON.stringify(this.state());
      if (keep(this.key, text)) {
        this.known = text;
        this.tell(words.kept);
      } else {
        this.keeping = false;
        this.tell(words.keep_refused);
      }
    }

    heard(event) {
      if ((event.key === this.key || event.key === null) && this.keeping && kept(this.key) !== this.known) this.showConflict();
    }

    showConflict() {
      this.querySelector("[data-conflict]").hidden = false;
    }

    settle(mine) {
      this.querySelector("[data-conflict]").hidden = true;
      const other = kept(this.key);
      this.known = other;
      if (mine) {
        this.save();
        return;
      }
      this.show(this.parse(other) ?? { ticks: [], fields: {} });
      this.keeping = Boolean(other);
      this.tell(other ? words.kept : words.wiped);
    }

    wipe() {
      const done = wipe(this.key);
      this.known = "";
      this.keeping = false;
      this.check.forget();
      this.show({ ticks: [], fields: {} });
      this.tell(done ? words.wiped : words.not_wiped);
    }

    tell(text) {
      this.querySelector("[data-status]").textContent = text;
    }

    /** Values as text for paper: a browser prints empty date fields as 'dd-mm-jjjj' and cuts long notes. */
    copyToPaper() {
      for (const field of this.fields) {
        const line = this.querySelector(`[data-line="${field.dataset.field}"]`);
        const text = field.type === "date" && field.value ? day.format(new Date(`${field.value}T00:00:00Z`)) : field.value;
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
