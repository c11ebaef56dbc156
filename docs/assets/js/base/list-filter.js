/* A list to choose from, by what its form asks: each part says in its data what it is about. A choice with an id can be named in the
   address, as in #voor-werknemer: the address sets it, and choosing it writes the address. */
"use strict";
(() => {
  class ListFilter extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.form.addEventListener("change", (event) => {
        this.write(event.target);
        this.apply();
      });
      this.form.addEventListener("submit", (event) => event.preventDefault());
      addEventListener("hashchange", () => this.readAddress());
      this.readAddress();
      this.apply();
    }

    named() {
      return this.form.querySelector(`option[id="${CSS.escape(location.hash.slice(1))}"]`);
    }

    /** An address that names no choice takes back the one that an address made. */
    readAddress() {
      const option = this.named();
      const select = option?.closest("select") ?? this.written;
      if (!select) return;
      select.value = option?.value ?? "";
      this.written = option ? select : null;
      this.apply();
      if (option) select.closest("p").scrollIntoView();
    }

    write(select) {
      const option = select.selectedOptions?.[0];
      if (!option?.id && select !== this.written) return;
      this.written = option.id ? select : null;
      history.pushState(null, "", option.id ? `#${option.id}` : location.pathname);
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
