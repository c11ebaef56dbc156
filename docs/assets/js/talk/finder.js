/* Two answers lead to the talk that fits; so does a link to a talk. Nothing is kept and nothing goes into the address. */
"use strict";
(() => {
  const { fill } = globalThis.Sentence;

  class TalkFinder extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.talks = [...this.querySelectorAll(".talk")];
      this.table = this.querySelector("details");
      this.again = this.querySelector("[data-again]");
      this.form.addEventListener("change", () => this.choose());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.again.addEventListener("click", () => this.reset());
      addEventListener("hashchange", () => this.follow());
      this.table.open = false;
      this.show(null);
      this.follow();
    }

    choose() {
      const { terug, werk } = this.form.elements;
      if (!terug.value || !werk.value) {
        this.setStatus(this.dataset.oneLeft);
        return;
      }
      const talk = this.talks.find(({ dataset }) => dataset.answers.split(" ").includes(`${terug.value}.${werk.value}`));
      this.show(talk);
      this.setStatus(fill(this.dataset.found, { title: this.titleOf(talk).innerText }));
    }

    follow() {
      const talk = this.talks.find((other) => this.titleOf(other).id === location.hash.slice(1));
      if (!talk) return;
      this.show(talk);
      this.setStatus(fill(this.dataset.opened, { title: this.titleOf(talk).innerText }));
      this.titleOf(talk).focus();
      talk.scrollIntoView();
    }

    reset() {
      this.form.reset();
      for (const input of this.form.querySelectorAll("input")) input.checked = false;
      history.replaceState(null, "", location.pathname);
      this.show(null);
      this.setStatus("");
      this.form.querySelector("input").focus();
    }

    /** One talk, or none; on paper none is all of them. */
    show(talk) {
      for (const other of this.talks) other.classList.toggle("is-shown", other === talk);
      this.classList.toggle("is-found", talk !== null);
      this.classList.add("is-finding");
      this.again.hidden = talk === null;
    }

    titleOf(talk) {
      return talk.querySelector("h2");
    }

    setStatus(text) {
      this.querySelector("[data-status]").textContent = text;
    }
  }

  customElements.define("talk-finder", TalkFinder);
})();
