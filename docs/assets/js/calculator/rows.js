/* Rows of two days that the reader can add and remove: recoveries, and leaves. */
"use strict";
(() => {
  const { parseDay } = globalThis.Days;
  const { clearError } = globalThis.FieldError;
  const { fillIn } = globalThis.FieldValue;

  class Rows {
    /** @param root the part of the form that holds the template, the rows and the add button */
    constructor(root, words) {
      this.root = root;
      this.words = words;
      this.rows = root.querySelector("[data-rows]");
      this.template = root.querySelector("[data-row]");
      this.made = 0;
      root.querySelector("[data-add]").addEventListener("click", () => this.add().querySelector("input").focus());
      this.add();
    }

    /** Every row as its two inputs. */
    get pairs() {
      return [...this.rows.children].map((row) => [...row.querySelectorAll("input")]);
    }

    add(first = "", second = "") {
      const row = this.template.content.firstElementChild.cloneNode(true);
      this.made += 1;
      this.rows.append(row);
      row.querySelectorAll("input").forEach((input, index) => {
        const line = input.closest("[data-field]").querySelector(".error");
        input.id = `${input.name}-${this.made}`;
        line.id = `${input.id}-error`;
        input.setAttribute("aria-describedby", line.id);
        input.addEventListener("input", () => {
          delete input.dataset.unread;
          clearError(input);
        });
        fillIn(input, [first, second][index], this.words);
      });
      row.querySelector("[data-remove]").addEventListener("click", () => this.remove(row));
      this.number();
      return row;
    }

    /** Rows are told apart by a number, as soon as there are two. */
    number() {
      const rows = [...this.rows.children];
      rows.forEach((row, index) => {
        for (const place of row.querySelectorAll("[data-number]")) place.textContent = rows.length > 1 ? ` (${index + 1})` : "";
      });
    }

    /** The focus goes to the button that adds, so that pressing on removes nothing more. */
    remove(row) {
      row.remove();
      if (this.rows.children.length) this.number();
      else this.add();
      this.root.querySelector("[data-add]").focus();
      this.root.dispatchEvent(new CustomEvent("change", { bubbles: true, detail: "removed" }));
    }

    /** Fill in pairs of texts. */
    fill(pairs) {
      this.rows.replaceChildren();
      for (const [first, second] of pairs) this.add(first, second);
      if (!pairs.length) this.add();
    }

    /** Whether anything is filled in after a row. */
    filledAfter(index) {
      return this.pairs.slice(index + 1).some((inputs) => inputs.some((input) => input.value));
    }
  }

  const days = (inputs) => inputs.map((input) => parseDay(input.value));

  globalThis.Rows = { Rows, days };
})();
