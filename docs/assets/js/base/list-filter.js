/* A list to choose from, by what its form asks: each part says in its data what it is about. */
"use strict";
(() => {
  class ListFilter extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.form.addEventListener("change", () => this.apply());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.apply();
    }

    apply() {
      const wanted = [...new FormData(this.form)].filter(([, value]) => value);
      let count = 0;
      for (const part of this.querySelectorAll("[data-listed]")) {
        part.hidden = !wanted.every(([name, value]) => part.dataset[name].split(" ").includes(value));
        if (!part.hidden) count += 1;
      }
      for (const fold of wanted.length ? this.querySelectorAll("details[data-fold]") : []) fold.open = true;
      for (const section of this.querySelectorAll("section")) section.hidden = !section.querySelector("[data-listed]:not([hidden])");
      const { none, one, many } = this.dataset;
      this.querySelector("[data-found]").textContent = (count === 0 ? none : count === 1 ? one : many).replace("{count}", count);
    }
  }

  customElements.define("list-filter", ListFilter);
})();
