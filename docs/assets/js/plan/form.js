/* The fields of the plan: read them into a plan, and fill them in from one. */
"use strict";
(() => {
  const { clearError, showError } = globalThis.FieldError;
  const { MOST_ROWS } = globalThis.PlanState;
  const { fill } = globalThis.Sentence;

  /** What is wrong with a field by itself, as its sentence; else "". */
  function mistake({ validity, dataset }) {
    const wrong = validity.badInput || validity.rangeUnderflow || validity.rangeOverflow || validity.stepMismatch;
    return wrong ? dataset.error : "";
  }

  const good = (input) => input.value !== "" && !mistake(input);
  const numberOf = (input) => (good(input) ? input.valueAsNumber : null);
  const textOf = (input) => (good(input) ? input.value : "");

  /** A list of rows that are made from a template. */
  class PlanRows {
    /** @param root holds the template, the rows and the button that adds one; @param legend names a row, with a place for {n} */
    constructor(root, { legend, read, write, changed }) {
      Object.assign(this, { root, legend, readRow: read, writeRow: write, changed });
      this.list = root.querySelector("[data-rows]");
      this.template = root.querySelector("[data-row]");
      this.made = 0;
    }

    get rows() {
      return [...this.list.children];
    }

    cell(row, name) {
      return row.querySelector(`[data-cell="${name}"]`);
    }

    read() {
      return this.rows.map((row) => this.readRow((name) => this.cell(row, name), row));
    }

    fill(values) {
      this.list.replaceChildren();
      for (const value of values) this.add(value);
      this.name();
    }

    add(value) {
      const row = this.template.content.firstElementChild.cloneNode(true);
      this.made += 1;
      for (const field of row.querySelectorAll("[data-field]")) {
        const input = field.querySelector("input, select");
        const line = field.querySelector(".error");
        line.id = `row-${this.made}-${input.dataset.cell}`;
        input.setAttribute("aria-describedby", line.id);
      }
      row.querySelector("[data-remove]").addEventListener("click", () => this.remove(row));
      this.writeRow((name) => this.cell(row, name), value, row);
      this.list.append(row);
      return row;
    }

    /** Add one for the reader, who goes on in it. */
    addByHand(value) {
      const row = this.add(value);
      this.name();
      row.querySelector("input, select").focus();
      this.changed();
    }

    remove(row) {
      row.remove();
      this.name();
      (this.list.querySelector("[data-remove]") ?? this.root.querySelector("[data-add]:not([hidden])")).focus();
      this.changed();
    }

    name() {
      this.rows.forEach((row, n) => (row.querySelector("legend").textContent = fill(this.legend, { n: n + 1 })));
      this.list.dataset.count = this.rows.length;
      for (const button of this.root.querySelectorAll("[data-add]")) button.disabled = this.rows.length >= MOST_ROWS;
    }
  }

  class PlanForm {
    constructor(root, { words, changed }) {
      this.root = root;
      const rows = (name, functions) => new PlanRows(root.querySelector(`[data-${name}]`), { legend: words[name], changed, ...functions });
      this.deeds = rows("deed", {
        read: (cell) => ({ who: cell("who").value, what: cell("what").value, by: textOf(cell("by")) }),
        write: (cell, deed) => ["who", "what", "by"].forEach((name) => this.choose(cell(name), deed[name])),
      });
      this.steps = rows("step", {
        read: (cell, row) => ({
          weeks: numberOf(cell("weeks")),
          hours: numberOf(cell("hours")),
          load: cell("load").value,
          days: [...row.querySelectorAll("[data-weekday]:checked")].map((box) => Number(box.value)),
        }),
        write: (cell, step, row) => {
          ["weeks", "hours", "load"].forEach((name) => this.choose(cell(name), step[name] ?? ""));
          for (const box of row.querySelectorAll("[data-weekday]")) box.checked = step.days.includes(Number(box.value));
        },
      });
      root.addEventListener("input", ({ target }) => target.dataset.error && showError(target, mistake(target)));
    }

    /** Fill in a value; a choice that this edition does not have is added, so that it stays. */
    choose(input, value) {
      if (input.matches("select") && value && ![...input.options].some((option) => option.value === value)) input.add(new Option(value, value));
      input.value = value;
    }

    all(kind) {
      return [...this.root.querySelectorAll(`[data-${kind}]`)];
    }

    /** Whether a field of a part holds something that cannot be read. */
    isWrong(part) {
      return [...part.querySelectorAll("[data-error]")].some((input) => mistake(input));
    }

    /** How the page names a field, for a sentence about it. */
    labelOf(kind, name) {
      const input = this.all(kind).find(({ dataset }) => dataset[kind] === name);
      return input?.labels?.[0]?.textContent ?? name;
    }

    /** Every field in which the reader writes words. */
    get written() {
      return [...this.all("text"), ...this.root.querySelectorAll('[data-cell="what"]')];
    }

    /** The plan as it stands; values of `before` that have no field here stay. */
    read(before) {
      const values = (kind, value) => Object.fromEntries(this.all(kind).map((input) => [input.dataset[kind], value(input)]));
      const merge = (name, found, empty) => Object.fromEntries(Object.entries({ ...before[name], ...found }).filter(([, value]) => value !== empty));
      return {
        texts: merge("texts", values("text", ({ value }) => value), ""),
        days: merge("days", values("day", textOf), ""),
        numbers: merge("numbers", values("number", numberOf), null),
        choices: merge("choices", this.choices(), ""),
        lists: this.lists(before.lists),
        deeds: this.deeds.read(),
        steps: this.steps.read(),
      };
    }

    choices() {
      const found = {};
      for (const input of this.all("choice")) {
        if (input.type !== "radio") found[input.dataset.choice] = input.value;
        else found[input.dataset.choice] = input.checked ? input.value : found[input.dataset.choice] ?? "";
      }
      return found;
    }

    lists(before) {
      const boxes = this.all("list");
      const shown = new Set(boxes.map(({ dataset, value }) => `${dataset.list} ${value}`));
      const strange = Object.entries(before).map(([name, ids]) => [name, ids.filter((id) => !shown.has(`${name} ${id}`))]);
      const found = Object.fromEntries(strange);
      for (const { dataset, value, checked } of boxes) if (checked) (found[dataset.list] ??= []).push(value);
      return Object.fromEntries(Object.entries(found).filter(([, ids]) => ids.length));
    }

    /** Empty one field, on the page and in a plan that was read from it. */
    clear(plan, kind, name) {
      delete plan[kind][name];
      const field = { choices: "choice", days: "day", texts: "text" }[kind];
      for (const input of this.all(field).filter(({ dataset }) => dataset[field] === name)) {
        if (input.type === "radio") input.checked = false;
        else input.value = "";
      }
    }

    fill(plan) {
      const put = (kind, values) => this.all(kind).forEach((input) => this.choose(input, values[input.dataset[kind]] ?? ""));
      put("text", plan.texts);
      put("day", plan.days);
      put("number", plan.numbers);
      for (const input of this.all("choice")) {
        const value = plan.choices[input.dataset.choice] ?? "";
        if (input.type === "radio") input.checked = input.value === value;
        else this.choose(input, value);
      }
      for (const box of this.all("list")) box.checked = plan.lists[box.dataset.list]?.includes(box.value) ?? false;
      this.deeds.fill(plan.deeds);
      this.steps.fill(plan.steps);
      for (const input of this.root.querySelectorAll("[data-error]")) clearError(input);
    }
  }

  globalThis.PlanForm = PlanForm;
})();
