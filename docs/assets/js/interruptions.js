/* The fields for times of full recovery: pairs of days, checked against each other. */
"use strict";
(() => {
  const { isoDay, parseDay } = globalThis.Deadlines;

  class Interruptions {
    /** @param root the part of the form that holds the template, the rows and the add button */
    constructor(root, words) {
      this.root = root;
      this.words = words;
      this.rows = root.querySelector("[data-rows]");
      this.template = root.querySelector("[data-row]");
      root.querySelector("[data-add]").addEventListener("click", () => this.add().querySelector("input").focus());
      this.add();
    }

    add(recovered = "", sick = "") {
      const row = this.template.content.firstElementChild.cloneNode(true);
      const number = (this.made = (this.made ?? 0) + 1);
      for (const input of row.querySelectorAll("input")) {
        const line = input.closest("p").querySelector(".error");
        line.id = `${input.name}-${number}-error`;
        input.setAttribute("aria-describedby", line.id);
        input.addEventListener("input", () => this.tell(input, ""));
      }
      const [first, second] = row.querySelectorAll("input");
      first.value = recovered;
      second.value = sick;
      row.querySelector("[data-remove]").addEventListener("click", () => this.remove(row));
      this.rows.append(row);
      return row;
    }

    remove(row) {
      row.remove();
      if (!this.rows.children.length) this.add();
      this.root.querySelector("[data-add]").focus();
    }

    /** Fill in pairs of ISO dates, and open the part when there are any. */
    fill(recovered, sick) {
      const known = (text) => (text !== undefined && parseDay(text) !== null ? text : "");
      this.rows.replaceChildren();
      recovered.forEach((day, index) => this.add(known(day), known(sick[index])));
      if (!recovered.length) this.add();
      this.root.open = recovered.length > 0;
    }

    /** The pairs up to the first mistake; every mistake is told at its own field. */
    read(firstDay) {
      const pairs = [];
      let previous = firstDay;
      let sound = true;
      const rows = [...this.rows.children];
      rows.forEach((row, index) => {
        const [first, second] = row.querySelectorAll("input");
        const [recovered, sick] = [first, second].map((input) => parseDay(input.value));
        const filled = rows.slice(index + 1).some((later) => [...later.querySelectorAll("input")].some((input) => input.value));
        const wrongFirst = this.tell(first, this.mistake(first, recovered, sick !== null, previous, this.words.error_recovered));
        const wrongSecond = this.tell(second, this.mistake(second, sick, filled && recovered !== null, recovered, this.words.error_sick));
        if (wrongFirst || wrongSecond) sound = false;
        if (sound && recovered !== null) pairs.push({ recovered, sick });
        previous = sick ?? recovered ?? previous;
      });
      return pairs;
    }

    mistake(input, day, needed, after, order) {
      if (input.validity.badInput) return this.words.error_invalid;
      if (day === null) return needed ? this.words.error_missing : "";
      return after !== null && day <= after ? order : "";
    }

    /** Show or clear a sentence at a field; returns whether there is one. */
    tell(input, text) {
      const line = input.closest("p").querySelector(".error");
      line.textContent = text;
      line.hidden = !text;
      if (text) {
        input.setAttribute("aria-invalid", "true");
        this.root.open = true;
      } else {
        input.removeAttribute("aria-invalid");
      }
      return Boolean(text);
    }

    /** The part of a link that brings these pairs back, with a leading '&' where there are any. */
    asAddress(pairs) {
      return pairs
        .map(({ recovered, sick }) => `&hersteld=${isoDay(recovered)}${sick === null ? "" : `&weer-ziek=${isoDay(sick)}`}`)
        .join("");
    }
  }

  globalThis.Interruptions = Interruptions;
})();
