/* Before typed words are printed, copied or kept: do they hint at health? The reader may go on; nothing is stopped. */
"use strict";
(() => {
  const { healthWord } = globalThis.HealthWords;
  const { fill } = globalThis.Language;

  class HealthGuard {
    /** @param root holds [data-warning]; @param fields gives the fields that count now */
    constructor(root, { fields, health, warning }) {
      Object.assign(this, { fields, health, warning, allowed: new Set() });
      this.box = root.querySelector("[data-warning]");
      this.box.querySelector("[data-to-field]").addEventListener("click", () => this.suspect.focus());
      this.box.querySelector("[data-go-on]").addEventListener("click", () => this.goOn());
    }

    /** Do something now, or after the reader has seen the warning. */
    before(action) {
      const suspect = this.fields().find((field) => !this.allowed.has(field.value) && healthWord(field.value, this.health));
      this.box.hidden = !suspect;
      if (!suspect) {
        action();
        return;
      }
      Object.assign(this, { suspect, waiting: action });
      this.box.querySelector("[data-warning-text]").textContent = fill(this.warning, { word: healthWord(suspect.value, this.health) });
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

  globalThis.HealthGuard = HealthGuard;
})();
