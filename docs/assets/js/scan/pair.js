/* The two fields for both sides' codes: pasted or opened, checked, and told at the field what is wrong. */
"use strict";
(() => {
  const { LONGEST_FILE, SIDES, read } = globalThis.ScanCode;
  const { mismatch } = globalThis.ScanCompare;
  const { clearError, showError } = globalThis.FieldError;
  const { fill } = globalThis.Sentence;

  class CodePair {
    /**
     * @param form with a field per side
     * @param refuse {round, employee, manager} → a sentence when this pair cannot be used here, else ""
     * @param done called with the pair, and the codes by side as they stand in the fields
     */
    constructor(form, words, { refuse, done }) {
      Object.assign(this, { form, words, refuse, done });
      this.fields = SIDES.map((side) => form.querySelector(`textarea[data-side="${side}"]`));
      this.anyway = form.querySelector("[data-anyway]");
      this.anyway.addEventListener("click", () => this.submit(true));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.submit(false);
      });
      for (const field of this.fields) {
        field.addEventListener("input", () => this.clear());
        const file = field.closest("[data-field]").querySelector("input[type=file]");
        file.addEventListener("change", () => this.open(field, file));
      }
    }

    clear() {
      this.anyway.hidden = true;
      for (const field of this.fields) clearError(field);
    }

    /** A file that cannot be read leaves what was in the field. */
    async open(field, input) {
      const [file] = input.files;
      input.value = "";
      if (!file) return;
      this.clear();
      const text = file.size > LONGEST_FILE ? null : await file.text().catch(() => "");
      const { error } = text === null ? { error: "too_long" } : read(text);
      if (error) showError(field, this.words[`error_${error}`]);
      else field.value = text.trimStart().startsWith("{") ? JSON.parse(text).code : text;
    }

    submit(anyway) {
      this.clear();
      const found = this.fields.map((field) => read(field.value));
      found.forEach(({ error }, n) => showError(this.fields[n], error ? this.words[`error_${error}`] : ""));
      const first = found.findIndex(({ error }) => error);
      if (first >= 0) return this.fields[first].focus();
      const parts = found.map(({ value }) => value);
      const reason = mismatch(...parts);
      const stray = Math.max(0, parts.findIndex(({ side }, n) => side !== SIDES[n]));
      if (reason === "same_side") return this.refuseAt(stray, fill(this.words.error_same_side, { side: this.words[parts[stray].side] }));
      const [employee, manager] = parts[0].side === SIDES[0] ? parts : [...parts].reverse();
      const rounds = { employee: this.words[`round_${employee.round}`], manager: this.words[`round_${manager.round}`] };
      if (reason === "other_round") return this.refuseAt(1, fill(this.words.error_other_round, rounds));
      if (reason === "other_pair" && !anyway) {
        this.refuseAt(1, fill(this.words.error_other_pair, { employee: employee.pair, manager: manager.pair }));
        this.anyway.hidden = false;
        return undefined;
      }
      const pair = { round: employee.round, employee, manager };
      const refused = this.refuse(pair);
      if (refused) return this.refuseAt(0, refused);
      const [own, other] = parts[0] === employee ? this.fields : [...this.fields].reverse();
      return this.done(pair, { [SIDES[0]]: own.value, [SIDES[1]]: other.value });
    }

    refuseAt(n, text) {
      showError(this.fields[n], text);
      this.fields[n].focus();
    }
  }

  globalThis.CodePair = CodePair;
})();
