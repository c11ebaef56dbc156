/* A list to choose from, by what its form asks: each part says in its data what it is about. A choice with an id can be named in the
   address, as in #voor-werknemer: the address sets it, and choosing it writes the address. A part with an id can name more than one choice. */
"use strict";
(() => {
  const { fill } = globalThis.Sentence;

  class ListFilter extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.written = [];
      this.form.addEventListener("change", (event) => {
        this.write(event.target);
        this.apply();
      });
      this.form.addEventListener("submit", (event) => event.preventDefault());
      addEventListener("hashchange", () => this.readAddress());
      this.readAddress();
      this.apply();
    }

    /** What the address chooses, by the name of each select: one option, or all that the part it names says with `data-chooses`. */
    named() {
      const at = this.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`);
      if (at?.matches("option")) return { [at.closest("select").name]: at.value };
      const names = at?.dataset.chooses?.split(" ") ?? [];
      return Object.fromEntries(names.map((name) => [name, at.dataset[name]]));
    }

    /** An address that names no choice takes back those that an address made. */
    readAddress() {
      const named = this.named();
      for (const name of new Set([...this.written, ...Object.keys(named)])) this.form.elements[name].value = named[name] ?? "";
      this.written = Object.keys(named);
      this.apply();
      if (this.written.length) this.form.elements[this.written[0]].closest("p").scrollIntoView();
    }

    write(select) {
      const option = select.selectedOptions?.[0];
      if (!option?.id && !this.written.includes(select.name)) return;
      this.written = option.id ? [select.name] : [];
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
      this.querySelector("[data-found]").textContent = fill(count === 0 ? none : count === 1 ? one : many, { count });
    }
  }

  customElements.define("list-filter", ListFilter);
})();
