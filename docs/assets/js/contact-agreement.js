/* The agreement about contact: choose, read it together, take it along. Kept only when the reader asks. */
"use strict";
(() => {
  const { calendarFile } = globalThis.CalendarFile;
  const { agreed, always, events, read, write } = globalThis.ContactText;
  const { fill, inWords } = globalThis.Language;
  const { keep, kept, wipe } = globalThis.Keep;
  const data = JSON.parse(document.getElementById("contact-data").textContent);
  const { words } = data;
  const KEY = "contactafspraak";
  const DOWNLOAD_TIME = 10_000;
  const EMPTY = { mode: "", chosen: {}, own: {}, days: {} };

  const element = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text }, properties);

  /** Today on the reader's clock, as an ISO date. */
  function today() {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  }

  class ContactAgreement extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.days = [...this.form.querySelectorAll('[type="date"]')];
      this.owns = [...this.form.querySelectorAll("[data-own]")];
      this.known = "";
      this.keeping = false;
      const fields = () => this.owns.filter((own) => this.counts(own));
      this.wordCheck = new globalThis.WordCheck(this, { fields, health: data.health, warning: words.warning });
      this.form.addEventListener("input", () => this.changed());
      this.form.addEventListener("change", (event) => this.checkDay(event.target));
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.on("print-result", () => this.wordCheck.before(() => print()));
      this.on("print-blank", () => this.printBlank());
      this.on("copy", () => this.wordCheck.before(() => this.copy()));
      this.on("calendar", () => this.download());
      this.on("keep", () => this.wordCheck.before(() => this.startKeeping()));
      this.on("wipe", () => this.wipe());
      this.on("take-other", () => this.settle(false));
      this.on("keep-mine", () => this.settle(true));
      addEventListener("storage", (event) => this.heard(event));
      this.readKept();
      this.show();
    }

    on(name, action) {
      this.querySelector(`[data-${name}]`).addEventListener("click", action);
    }

    tell(text) {
      this.querySelector("[data-status]").textContent = text;
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
        days: Object.fromEntries(this.days.filter((day) => day.value).map((day) => [day.id, day.value])),
      };
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
      if (this.keeping) this.wordCheck.before(() => this.save());
    }

    /** What was chosen as text, ready to read aloud. */
    show() {
      const state = this.state();
      for (const own of this.owns) own.closest(".contact-own").classList.toggle("is-open", this.optionOf(own).checked);
      const pairs = agreed(state, data, inWords);
      const empty = !state.mode && !pairs.length;
      this.querySelector("[data-empty]").hidden = !empty;
      const list = element("dl", "");
      for (const [label, value] of pairs) {
        const row = element("div", "");
        row.append(element("dt", label), element("dd", value));
        list.append(row);
      }
      const rules = element("ul", "");
      rules.append(...always(state, data).map((line) => element("li", line)));
      const start = state.mode ? [element("p", words[state.mode], { className: "contact-mode" })] : [];
      this.querySelector("[data-result]").replaceChildren(...(empty ? [] : [...start, list, rules]));
    }

    text() {
      const state = this.state();
      const lines = agreed(state, data, inWords).map(([label, value]) => fill(words.line, { label, value: value.replace(/\.$/, "") }));
      return [...(state.mode ? [words[state.mode]] : []), ...lines, ...always(state, data)].join("\n");
    }

    /** A day that cannot be or is past is told at its field; what was typed stays. */
    checkDay(input) {
      if (input.type !== "date") return true;
      const mistake = input.validity.badInput ? words.error_invalid : input.value && input.value < today() ? words.error_past : "";
      const line = input.closest("[data-field]").querySelector(".error");
      line.textContent = mistake;
      line.hidden = !mistake;
      if (mistake) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      return !mistake;
    }

    async copy() {
      const text = this.text();
      const field = this.querySelector("[data-text]");
      try {
        await navigator.clipboard.writeText(text);
        field.hidden = true;
        this.tell(words.copied);
      } catch {
        field.value = text;
        field.hidden = false;
        field.select();
        this.tell(words.copy_failed);
      }
    }

    download() {
      const planned = events(this.state(), data);
      const wrong = this.days.find((day) => day.offsetParent && !this.checkDay(day));
      if (wrong || !planned.length) {
        if (!wrong) this.tell(words.error_no_date);
        (wrong ?? this.days.find((day) => day.offsetParent)).focus();
        return;
      }
      const now = new Date();
      const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
      const file = calendarFile(
        planned.map(({ id, title, day, nextDay }) => ({ uid: `${id}-${day}@${data.host}`, day, nextDay, title, text: title })),
        { product: `-//${data.name}//${words.file}//NL`, stamp, sequence: Math.floor(now.getTime() / 60_000), reminderDays: 0 },
      );
      const link = element("a", "", { href: URL.createObjectURL(new Blob([file], { type: "text/calendar;charset=utf-8" })), download: `${words.file}.ics` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_TIME);
      this.tell(words.downloaded);
    }

    printBlank() {
      document.documentElement.classList.add("print-blank");
      print();
      document.documentElement.classList.remove("print-blank");
    }

    readKept() {
      const text = kept(KEY);
      if (!text) return;
      this.known = text;
      const state = read(text, data);
      this.keeping = Boolean(state);
      if (state) this.fillIn(state);
      this.tell(state ? words.kept_before : words.kept_unreadable);
    }

    startKeeping() {
      this.keeping = true;
      this.save();
    }

    /** Write, unless another tab wrote since we last read or wrote; then the reader chooses. */
    save() {
      if (kept(KEY) !== this.known) {
        this.showConflict(true);
        return;
      }
      const text = write(this.state());
      this.keeping = keep(KEY, text);
      if (this.keeping) this.known = text;
      this.tell(this.keeping ? words.kept : words.keep_refused);
    }

    heard(event) {
      if ((event.key === KEY || event.key === null) && this.keeping && kept(KEY) !== this.known) this.showConflict(true);
    }

    showConflict(shown) {
      this.querySelector("[data-conflict]").hidden = !shown;
    }

    settle(mine) {
      this.showConflict(false);
      this.known = kept(KEY);
      if (mine) {
        this.save();
        return;
      }
      const state = read(this.known, data);
      this.keeping = Boolean(state);
      this.fillIn(state ?? EMPTY);
      this.tell(state ? words.kept : words.wiped);
    }

    wipe() {
      const done = wipe(KEY);
      Object.assign(this, { known: "", keeping: false });
      this.wordCheck.forget();
      this.showConflict(false);
      this.querySelector("[data-text]").hidden = true;
      this.fillIn(EMPTY);
      this.tell(done ? words.wiped : words.not_wiped);
    }
  }

  customElements.define("contact-agreement", ContactAgreement);
})();
