/* Before typed words are printed, kept or shared: do they hint at health? Then the reader looks again, or goes on. */
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
      this.box.querySelector("[data-warning-text]").textContent = fill(this.warning, { word: healthWord(this.suspect.value, this.health) });
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
