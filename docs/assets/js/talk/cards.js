/* A deck of cards: leaf through, choose a side, and make a list to talk about. Nothing is kept. */
"use strict";
(() => {
  const { fill } = globalThis.Sentence;
  const MOST_AT_ONCE = 3;
  const SETTLED = 120;

  class CardDeck extends HTMLElement {
    connectedCallback() {
      this.find = (name) => this.querySelector(`[data-${name}]`);
      this.deck = this.find("deck");
      this.cards = [...this.deck.querySelectorAll("[data-card]")];
      this.chosen = [];
      this.current = 0;
      this.setUpSides();
      this.setUpLeafing();
      this.setUpList();
      this.openTarget();
      addEventListener("hashchange", () => this.openTarget());
    }

    titleOf(card) {
      return card.querySelector("h2").textContent;
    }

    setUpSides() {
      const form = this.querySelector("form");
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("change", () => this.showSide(form.elements.kant.value));
      this.showSide(form.elements.kant.value);
    }

    /** The questions of one side, or of all (""). */
    showSide(side) {
      for (const part of this.querySelectorAll("[data-for]")) part.hidden = side !== "" && part.dataset.for !== side;
    }

    /* Leafing: one card at a time; the others are there to swipe to, but not in the tab order. */
    setUpLeafing() {
      let timer;
      this.deck.addEventListener("scroll", () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.settle(), SETTLED);
      });
      this.deck.addEventListener("keydown", (event) => this.onKey(event));
      this.find("previous").addEventListener("click", () => this.turn(this.current - 1));
      this.find("next").addEventListener("click", () => this.turn(this.current + 1));
      this.find("all").addEventListener("change", (event) => this.leaf(!event.target.checked));
      addEventListener("resize", () => this.leafing && this.bring("instant"));
      this.leaf(true);
    }

    leaf(on) {
      this.leafing = on;
      this.classList.toggle("leafing", on);
      this.find("turn").hidden = !on;
      if (on) {
        this.deck.tabIndex = 0;
        this.deck.setAttribute("role", "group");
        this.deck.setAttribute("aria-label", this.deck.dataset.label);
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) this.deck.removeAttribute(name);
      }
      this.show(this.current);
      if (on) this.bring("instant");
    }

    show(index) {
      this.current = index;
      this.cards.forEach((card, place) => {
        card.inert = this.leafing && place !== index;
      });
      this.find("previous").setAttribute("aria-disabled", String(index === 0));
      this.find("next").setAttribute("aria-disabled", String(index === this.cards.length - 1));
      const text = fill(this.dataset.place, { place: index + 1, total: this.cards.length });
      if (this.find("status").textContent !== text) this.find("status").textContent = text;
    }

    turn(index) {
      if (!this.leafing || index < 0 || index >= this.cards.length) return;
      this.show(index);
      this.bring();
      const top = this.deck.getBoundingClientRect().top;
      if (top < 0) this.deck.scrollIntoView({ block: "start" });
    }

    bring(behavior = "auto") {
      const card = this.cards[this.current];
      this.deck.scrollTo({ left: card.offsetLeft - (this.deck.clientWidth - card.clientWidth) / 2, behavior });
    }

    settle() {
      if (!this.leafing) return;
      const middle = this.deck.scrollLeft + this.deck.clientWidth / 2;
      const away = this.cards.map((card) => Math.abs(card.offsetLeft + card.clientWidth / 2 - middle));
      const nearest = away.indexOf(Math.min(...away));
      if (nearest !== this.current) this.show(nearest);
    }

    onKey(event) {
      const last = this.cards.length - 1;
      const to = { ArrowRight: this.current + 1, ArrowLeft: this.current - 1, Home: 0, End: last }[event.key];
      if (!this.leafing || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.turn(to);
    }

    openTarget() {
      const index = this.cards.findIndex((card) => card.dataset.card === location.hash.slice(1));
      if (index < 0) return;
      this.show(index);
      if (this.leafing) this.bring("instant");
    }

    setUpList() {
      this.deck.addEventListener("change", (event) => {
        const card = event.target.closest("[data-card]");
        if (event.target.checked) this.add(card);
        else this.remove(card);
      });
      this.find("chosen").addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (button) this.press(button);
      });
      this.find("print-mine").addEventListener("click", () => this.printMine());
    }

    add(card) {
      this.chosen.push(card);
      this.draw();
      this.announce("added", card);
    }

    remove(card) {
      this.chosen = this.chosen.filter((other) => other !== card);
      card.querySelector("[data-choose]").checked = false;
      this.draw();
      this.announce("removed", card);
    }

    press(button) {
      const row = button.closest("li");
      const from = [...row.parentElement.children].indexOf(row);
      const card = this.chosen[from];
      if ("remove" in button.dataset) {
        this.remove(card);
        const rows = this.find("chosen").children;
        const next = rows[Math.min(from, rows.length - 1)];
        (next?.querySelector("[data-remove]") ?? this.deck).focus();
        return;
      }
      const name = "up" in button.dataset ? "up" : "down";
      const to = from + (name === "up" ? -1 : 1);
      if (to < 0 || to >= this.chosen.length) return;
      this.chosen.splice(from, 1);
      this.chosen.splice(to, 0, card);
      this.draw();
      this.find("chosen").children[to].querySelector(`[data-${name}]`).focus();
      this.announce("moved", card);
    }

    announce(what, card) {
      const place = this.chosen.indexOf(card) + 1;
      this.find("said").textContent = fill(this.dataset[what], { title: this.titleOf(card), place, total: this.chosen.length });
    }

    draw() {
      const count = this.chosen.length;
      this.find("chosen").replaceChildren(...this.chosen.map((card, place) => this.row(card, place)));
      this.find("empty").hidden = count > 0;
      this.find("many").hidden = count <= MOST_AT_ONCE;
      this.find("print-part").hidden = count === 0;
      for (const card of this.cards) {
        card.classList.toggle("chosen", this.chosen.includes(card));
        card.style.setProperty("--place", String(this.chosen.indexOf(card)));
      }
    }

    row(card, place) {
      const row = this.find("row").content.firstElementChild.cloneNode(true);
      const title = this.titleOf(card);
      const link = row.querySelector("a");
      link.href = `#${card.dataset.card}`;
      link.textContent = title;
      for (const button of row.querySelectorAll("button")) {
        button.setAttribute("aria-label", `${button.textContent}: ${title}`);
      }
      row.querySelector("[data-up]").setAttribute("aria-disabled", String(place === 0));
      row.querySelector("[data-down]").setAttribute("aria-disabled", String(place === this.chosen.length - 1));
      return row;
    }

    printMine() {
      const { classList } = document.documentElement;
      classList.add("print-mine");
      addEventListener("afterprint", () => classList.remove("print-mine"), { once: true });
      print();
    }
  }

  customElements.define("card-deck", CardDeck);
})();
