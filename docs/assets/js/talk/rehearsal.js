/* A dialogue to practise, one step at a time, from the script on the page. Nothing is kept but the browser's own history. */
"use strict";
(() => {
  class RehearsalDialogue extends HTMLElement {
    connectedCallback() {
      this.find = (name) => this.querySelector(`[data-${name}]`);
      this.places = new Map([...this.querySelectorAll("[data-step], [data-ending]")].map((part) => [part.dataset.step ?? part.dataset.ending, part]));
      for (const part of this.places.values()) part.querySelector("h3").tabIndex = -1;
      for (const choice of this.querySelectorAll("[data-choice]")) this.addButton(choice);
      this.listen();
      const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      this.play(!(asked && this.contains(asked)));
      this.show(this.remembered(history.state));
      if (!this.playing) asked.scrollIntoView();
    }

    addButton(choice) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "say-button";
      button.textContent = choice.querySelector(".voice-you .spoken").textContent;
      button.addEventListener("click", () => this.go({ ...this.state, chosen: choice.dataset.choice }));
      choice.querySelector(".effect").tabIndex = -1;
      choice.prepend(button);
    }

    listen() {
      this.find("on").addEventListener("click", () => this.goOn());
      this.find("back").addEventListener("click", () => this.stepBack());
      this.find("again").addEventListener("click", () => this.go(this.beginning()));
      this.find("switch").addEventListener("click", () => this.play(!this.playing));
      this.addEventListener("click", (event) => {
        const link = event.target.closest("[data-place]");
        if (!link || !this.playing) return;
        event.preventDefault();
        this.goBackTo(link.dataset.place);
      });
      addEventListener("popstate", (event) => {
        if (!this.playing) return;
        this.show(this.remembered(event.state));
        this.moveFocus();
      });
      addEventListener("hashchange", () => {
        const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (!this.playing || !part || !this.contains(part)) return;
        this.play(false);
        part.scrollIntoView();
      });
    }

    /* The state: what was said (pairs of step and choice), where the talk is, and what is chosen there. */
    beginning(at = this.dataset.start) {
      return { said: [], at, chosen: null };
    }

    /** What the browser's history holds, if the page still knows every part of it. */
    remembered(saved) {
      const state = saved?.talk;
      if (!state) return this.beginning();
      const sound = this.places.has(state.at) && state.said.every(([step, choice]) => this.choice(step, choice));
      return sound && (state.chosen === null || this.choice(state.at, state.chosen)) ? state : this.beginning();
    }

    choice(step, id) {
      return [...(this.places.get(step)?.querySelectorAll("[data-choice]") ?? [])].find((choice) => choice.dataset.choice === id);
    }

    play(on) {
      this.playing = on;
      this.classList.toggle("is-playing", on);
      this.find("switch").textContent = on ? this.dataset.asScript : this.dataset.asTalk;
      if (this.state) this.show(this.state);
    }

    go(state) {
      history.pushState({ talk: state }, "");
      this.show(state);
      this.moveFocus();
    }

    goOn() {
      const { said, at, chosen } = this.state;
      this.go({ said: [...said, [at, chosen]], at: this.choice(at, chosen).dataset.to, chosen: null });
    }

    stepBack() {
      const { said, at, chosen } = this.state;
      if (chosen !== null) this.go({ said, at, chosen: null });
      else this.go({ said: said.slice(0, -1), at: said.at(-1)[0], chosen: null });
    }

    /** To a step that was passed, to try again from there; one that was not begins anew there. */
    goBackTo(id) {
      const place = this.state.said.findLastIndex(([step]) => step === id);
      this.go(place < 0 ? this.beginning(id) : { said: this.state.said.slice(0, place), at: id, chosen: null });
    }

    show(state) {
      this.state = state;
      const { said, at, chosen } = state;
      for (const [id, part] of this.places) part.classList.toggle("is-current", id === at);
      for (const choice of this.querySelectorAll("[data-choice]")) {
        const current = choice.closest("[data-step]").dataset.step === at;
        choice.classList.toggle("is-chosen", current && choice.dataset.choice === chosen);
      }
      this.places.get(at).classList.toggle("is-landed", chosen !== null);
      for (const [id, part] of this.places) if (id !== at) part.classList.remove("is-landed");
      this.find("so-far").hidden = !this.playing || said.length === 0;
      this.find("so-far").querySelector("ol").replaceChildren(...said.flatMap((pair) => this.lines(...pair)));
      this.find("on").hidden = chosen === null;
      this.find("back").textContent = chosen === null ? this.dataset.stepBack : this.dataset.chooseAgain;
      this.find("actions").hidden = !this.playing || (said.length === 0 && chosen === null);
      this.find("back").hidden = said.length === 0 && chosen === null;
      this.find("note").hidden = !this.playing;
    }

    lines(step, choice) {
      return [this.places.get(step).querySelector(".voice-them"), this.choice(step, choice).querySelector(".voice-you")].map((line) => {
        const row = document.createElement("li");
        row.append(line.cloneNode(true));
        return row;
      });
    }

    /* The new part gets the focus; what it says is announced too, for the heading alone does not tell it. */
    moveFocus() {
      const { at, chosen } = this.state;
      const part = this.places.get(at);
      const landed = chosen === null ? null : this.choice(at, chosen);
      const target = landed ? landed.querySelector(".effect") : part.querySelector("h3");
      const spoken = landed ? landed.querySelector(".lands") : part.querySelector(".voice-them, .ending-reached");
      target.focus({ preventScroll: true });
      part.scrollIntoView({ block: "start" });
      this.find("status").textContent = spoken.textContent.replace(/\s+/g, " ").trim();
    }
  }

  customElements.define("rehearsal-dialogue", RehearsalDialogue);
})();
