/* A list of the reader's own, from the points of every checklist. The link holds the points' names, nothing else. */
"use strict";
(() => {
  const { element } = globalThis.Elements;
  const { fill } = globalThis.Sentence;
  const { words } = JSON.parse(document.getElementById("checklist-data").textContent);
  const PREFIX = "#punten=";

  function count(number) {
    return number === 1 ? words.chosen_one : fill(words.chosen_many, { count: number });
  }

  class MyList extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.boxes = [...this.form.querySelectorAll("input")];
      this.form.addEventListener("change", () => this.choose());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.querySelector("[data-clear]").addEventListener("click", () => this.clear());
      addEventListener("hashchange", () => this.readAddress());
      this.readAddress();
    }

    /** Follow the link, also a second one in the same tab; mail and chat may have written its commas as %2C. */
    readAddress() {
      if (location.hash.startsWith(PREFIX)) {
        const wanted = new Set(location.hash.slice(PREFIX.length).split(/,|%2C/i).filter(Boolean));
        for (const box of this.boxes) box.checked = wanted.delete(box.value);
        this.querySelector("[data-lost]").hidden = wanted.size === 0;
      }
      this.show();
    }

    choose() {
      const chosen = this.boxes.filter((box) => box.checked).map((box) => box.value);
      history.replaceState(null, "", chosen.length ? PREFIX + chosen.join(",") : location.pathname);
      this.show();
    }

    show() {
      const groups = [...this.form.querySelectorAll(".choices")].map((list) => ({
        list,
        texts: [...list.querySelectorAll("input:checked")].map((box) => box.closest("label").textContent.trim()),
      }));
      for (const { list, texts } of groups) {
        const line = list.closest("details").querySelector("[data-count]");
        line.hidden = texts.length === 0;
        line.textContent = count(texts.length);
      }
      const total = groups.reduce((sum, { texts }) => sum + texts.length, 0);
      this.querySelector("[data-total]").textContent = total ? count(total) : "";
      this.querySelector("[data-empty]").hidden = total > 0;
      this.querySelector("[data-chosen]").replaceChildren(...groups.filter(({ texts }) => texts.length).flatMap((group) => this.part(group)));
    }

    part({ list, texts }) {
      const items = texts.map((text) => {
        const box = element("input", { type: "checkbox", autocomplete: "off" });
        return element("li", {}, element("label", { className: "box" }, box, element("span", { textContent: text })));
      });
      return [element("h3", { textContent: list.dataset.title }), element("ul", { className: "boxes" }, ...items)];
    }

    clear() {
      this.form.reset();
      for (const box of this.boxes) box.checked = false;
      this.choose();
    }
  }

  customElements.define("my-list", MyList);
})();
