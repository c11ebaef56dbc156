/* Before typed words are printed, kept or shared: do they hint at health? Then the reader looks again, or goes on. The browser's own
   print is asked too: its keys wait for the answer, and its menu, which cannot be held back, prints the question along. */
"use strict";
(() => {
  const { healthWord } = globalThis.HealthWords;
  const { fill } = globalThis.Sentence;

  class WordCheck {
    /**
     * @param panel holds [data-warning]
     * @param health the words that hint at health; `warning` is the sentence, with a place for {word}
     * @param fields gives the fields as they are now; @param show brings a field into view
     */
    constructor(panel, { health, warning, fields, show = () => {} }) {
      Object.assign(this, { health, warning, fields, allowed: new Set(), box: panel.querySelector("[data-warning]") });
      this.box.querySelector("[data-to-field]").addEventListener("click", () => {
        show(this.suspect);
        this.suspect.focus();
      });
      this.box.querySelector("[data-go-on]").addEventListener("click", () => this.goOn());
      addEventListener("keydown", (event) => this.onKey(event));
      addEventListener("beforeprint", () => this.printAlong(panel));
    }

    onKey(event) {
      if (event.key?.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !this.find()) return;
      event.preventDefault();
      this.before(() => print());
    }

    printAlong(panel) {
      const suspect = document.documentElement.classList.contains("print-blank") ? null : this.find();
      if (!suspect) return;
      const note = Object.assign(document.createElement("p"), { className: "paper-only print-warning", textContent: this.sentence(suspect) });
      panel.prepend(note);
      addEventListener("afterprint", () => note.remove(), { once: true });
    }

    sentence(field) {
      return fill(this.warning, { word: healthWord(field.value, this.health) });
    }

    /** The first field with a word that hints at health and that the reader has not said to be fine. */
    find() {
      return this.fields().find((field) => !this.allowed.has(field.value) && healthWord(field.value, this.health));
    }

    /** Run the action now, or once the reader says to go on. */
    before(action) {
      this.suspect = this.find();
      this.box.hidden = !this.suspect;
      if (!this.suspect) {
        action();
        return;
      }
      this.waiting = action;
      this.box.querySelector("[data-warning-text]").textContent = this.sentence(this.suspect);
    }

    goOn() {
      this.allowed.add(this.suspect.value);
      this.before(this.waiting);
    }

    forget() {
      this.allowed.clear();
      this.box.hidden = true;
    }
  }

  globalThis.WordCheck = WordCheck;
})();
