/* The agreement about contact: choose, read it together, take it along. Kept only when the reader asks. */
"use strict";
(() => {
  const { agreed, always, events, read, write } = globalThis.ContactText;
  const { copyText } = globalThis.CopyText;
  const { element } = globalThis.Elements;
  const { showError } = globalThis.FieldError;
  const { inWords, today } = globalThis.Format;
  const { downloadEvents } = globalThis.IcsDownload;
  const { savedState } = globalThis.SavedState;
  const { fill } = globalThis.Sentence;
  const data = JSON.parse(document.getElementById("contact-data").textContent);
  const { words } = data;
  const EMPTY = { mode: "", chosen: {}, own: {}, days: {} };

  class ContactAgreement extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.days = [...this.form.querySelectorAll('[type="date"]')];
      this.owns = [...this.form.querySelectorAll("[data-own]")];
      const fields = () => this.owns.filter((own) => this.counts(own));
      this.wordCheck = new globalThis.WordCheck(this, { fields, health: data.health, warning: words.warning });
      this.form.addEventListener("input", () => this.changed());
      this.form.addEventListener("change", (event) => this.checkDay(event.target));
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.on("print-result", () => this.wordCheck.before(() => this.printResult()));
      this.on("print-blank", () => this.printBlank());
      this.on("copy", () => this.wordCheck.before(() => this.copy()));
      this.on("calendar", () => this.download());
      this.saved = savedState(
        this,
        words,
        { key: "contactafspraak", read: (text) => read(text, data), write },
        { state: () => this.state(), replace: (state) => this.replace(state), before: (action) => this.wordCheck.before(action), isBlank: () => this.isBlank() },
      );
      const kept = this.saved.readKept();
      if (kept) this.fillIn(kept);
      else this.show();
    }

    on(name, action) {
      this.querySelector(`[data-${name}]`).addEventListener("click", action);
    }

    optionOf(own) {
      return this.form.querySelector(`[name="${own.dataset.own}"][value="${own.dataset.option}"]`);
    }

    /** Whether a typed text is part of the agreement: its option is chosen, and its question is asked. */
    counts(own) {
      const { only } = own.closest(".contact-field").dataset;
      return this.optionOf(own).checked && (!only || only === (this.form.elements.mode.value || "contact"));
    }

    state() {
      const form = new FormData(this.form);
      const choices = data.fields.filter(({ kind }) => kind !== "datum");
      return {
        mode: form.get("mode") ?? "",
        chosen: Object.fromEntries(choices.map(({ id }) => [id, form.getAll(id)]).filter(([, ids]) => ids.length)),
        own: Object.fromEntries(this.owns.filter((own) => own.value).map((own) => [`${own.dataset.own}.${own.dataset.option}`, own.value])),
        days: Object.fromEntries(this.days.filter((day) => day.value && day.validity.valid).map((day) => [day.id, day.value])),
      };
    }

    isBlank() {
      return write(this.state()) === write(EMPTY);
    }

    fillIn({ mode, chosen, own, days }) {
      for (const input of this.form.querySelectorAll('[type="radio"], [type="checkbox"]')) {
        input.checked = input.name === "mode" ? input.value === mode : (chosen[input.name] ?? []).includes(input.value);
      }
      for (const input of this.owns) input.value = own[`${input.dataset.own}.${input.dataset.option}`] ?? "";
      for (const day of this.days) {
        day.value = days[day.id] ?? "";
        this.checkDay(day);
      }
      this.show();
    }

    changed() {
      this.show();
      this.saved.save();
    }

    /** What was chosen as text, ready to read aloud. */
    show() {
      const state = this.state();
      for (const own of this.owns) own.closest(".contact-own").classList.toggle("is-open", this.optionOf(own).checked);
      const pairs = agreed(state, data, inWords);
      const empty = !state.mode && !pairs.length;
      this.querySelector("[data-empty]").hidden = !empty;
      const list = element("dl", {}, ...pairs.map(([label, value]) => element("div", {}, element("dt", {}, label), element("dd", {}, value))));
      const rules = element("ul", {}, ...always(state, data).map((line) => element("li", {}, line)));
      const start = state.mode ? [element("p", { className: "contact-mode" }, words[state.mode])] : [];
      this.querySelector("[data-result]").replaceChildren(...(empty ? [] : [...start, list, rules]));
    }

    text() {
      const state = this.state();
      const lines = agreed(state, data, inWords).map(([label, value]) => fill(words.line, { label, value: value.replace(/\.$/, "") }));
      return [...(state.mode ? [words[state.mode]] : []), ...lines, ...always(state, data)].join("\n");
    }

    /** A day that cannot be or is past is told at its field; what was typed stays, and is no part of the agreement when it cannot be. */
    checkDay(input) {
      if (input.type !== "date") return true;
      return !showError(input, this.mistake(input));
    }

    mistake(input) {
      const { badInput, rangeOverflow, rangeUnderflow } = input.validity;
      if (badInput) return words.error_invalid;
      if (rangeOverflow || rangeUnderflow) return input.dataset.errorRange;
      return input.value && input.value < today() ? words.error_past : "";
    }

    async copy() {
      const field = this.querySelector("[data-text]");
      const status = this.querySelector("[data-status]");
      field.hidden = await copyText(this.text(), field, { status, done: words.copied, failed: words.copy_failed });
      if (field.hidden) this.saved.markSafe();
    }

    download() {
      const planned = events(this.state(), data);
      const wrong = this.days.find((day) => day.offsetParent && !this.checkDay(day));
      if (wrong || !planned.length) {
        if (!wrong) this.saved.setStatus(words.error_no_date);
        (wrong ?? this.days.find((day) => day.offsetParent)).focus();
        return;
      }
      const dated = planned.map(({ id, title, day, nextDay }) => ({ uid: `${id}-${day}@${data.host}`, day, nextDay, title, text: title }));
      downloadEvents(dated, { maker: data.name, name: words.file });
      this.saved.setStatus(words.downloaded);
    }

    printResult() {
      print();
      this.saved.markSafe();
    }

    printBlank() {
      document.documentElement.classList.add("print-blank");
      print();
      document.documentElement.classList.remove("print-blank");
    }

    replace(state) {
      this.wordCheck.forget();
      this.querySelector("[data-text]").hidden = true;
      this.fillIn(state ?? EMPTY);
    }
  }

  customElements.define("contact-agreement", ContactAgreement);
})();
