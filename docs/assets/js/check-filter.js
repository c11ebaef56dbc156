/* The index of checklists: choose by phase, reader and moment. */
"use strict";
(() => {
  class CheckFilter extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.form.addEventListener("change", () => this.apply());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.apply();
    }

    apply() {
      const wanted = [...new FormData(this.form)].filter(([, value]) => value);
      let count = 0;
      for (const sheet of this.querySelectorAll("[data-sheet]")) {
        sheet.hidden = !wanted.every(([name, value]) => sheet.dataset[name].split(" ").includes(value));
        if (!sheet.hidden) count += 1;
      }
      for (const section of this.querySelectorAll("section")) section.hidden = !section.querySelector("[data-sheet]:not([hidden])");
      const { none, one, many } = this.dataset;
      this.querySelector("[data-found]").textContent = (count === 0 ? none : count === 1 ? one : many).replace("{count}", count);
    }
  }

  customElements.define("check-filter", CheckFilter);
})();
