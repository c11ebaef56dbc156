/* What the self-check of the policy misses, with the clause beside it. Follows the ticks of the list around it. */
"use strict";
(() => {
  const { fill } = globalThis.Sentence;

  class PolicyGaps extends HTMLElement {
    connectedCallback() {
      const list = this.closest("check-list");
      const boxes = new Map([...list.querySelectorAll("[data-tick]")].map((box) => [box.dataset.tick, box]));
      this.rows = [...this.querySelectorAll("[data-gap]")].map((row) => ({
        row,
        questions: [...row.querySelectorAll("[data-missing]")].map((line) => ({ line, box: boxes.get(line.dataset.missing) })),
      }));
      list.addEventListener("list-shown", () => this.show());
      this.querySelector("[data-show]").addEventListener("click", () => this.open());
      this.show();
    }

    open() {
      this.querySelector("[data-part]").hidden = false;
      this.querySelector("[data-part] h2").focus();
    }

    show() {
      let count = 0;
      for (const { row, questions } of this.rows) {
        for (const { line, box } of questions) line.hidden = box.checked;
        const open = questions.filter(({ box }) => !box.checked).length;
        row.hidden = open === 0;
        count += open;
      }
      const { none, one, many } = this.dataset;
      this.querySelector("[data-count]").textContent = count === 0 ? none : count === 1 ? one : fill(many, { count });
    }
  }

  customElements.define("policy-gaps", PolicyGaps);
})();
