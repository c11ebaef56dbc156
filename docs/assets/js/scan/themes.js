/* The themes of the scan, one at a time: read the answers from the page and back, mark them on paper, show how far you are. */
"use strict";
(() => {
  const { fill } = globalThis.Sentence;
  const SCALES = ["now", "important"];

  class Themes {
    /** @param turn called with the place of a theme to go to, or with nothing after the last */
    constructor(part, { themes, words }, turn) {
      this.part = part;
      this.words = words;
      this.themes = themes;
      this.screens = themes.map(({ number }) => part.querySelector(`[data-theme="${number}"]`));
      this.stops = [...part.querySelectorAll("[data-stop]")];
      this.stops.forEach((stop, n) => stop.addEventListener("click", () => turn(n)));
      part.querySelector("[data-back]").addEventListener("click", () => turn(this.at - 1));
      part.querySelector("[data-next]").addEventListener("click", () => (this.at === themes.length - 1 ? turn() : turn(this.at + 1)));
      this.screens.forEach((screen) => screen.querySelector("[data-clear]").addEventListener("click", () => this.clear(screen)));
      this.show(0);
    }

    /** @returns the heading of the theme */
    show(n) {
      this.at = n;
      this.screens.forEach((screen, m) => (screen.hidden = m !== n));
      this.stops.forEach((stop, m) => (m === n ? stop.setAttribute("aria-current", "step") : stop.removeAttribute("aria-current")));
      this.part.querySelector("[data-back]").hidden = n === 0;
      this.showNext();
      return this.screens[n].querySelector("h2");
    }

    showNext() {
      const { now, important, helps } = this.read(this.screens[this.at]);
      const last = this.at === this.screens.length - 1;
      const answered = now || important || helps.length;
      this.part.querySelector("[data-next]").textContent = last ? this.words.to_result : answered ? this.words.next : this.words.skip;
    }

    read(screen) {
      const value = (name) => screen.querySelector(`[data-answer="${name}"]:checked`)?.value;
      return {
        ...Object.fromEntries(SCALES.map((name) => [name, Number(value(name) ?? 0)])),
        helps: [...screen.querySelectorAll('[data-answer="helps"]:checked')].map((box) => box.value),
        keep: Boolean(value("keep")),
      };
    }

    /** The answers by number of the card; themes without any are left out. */
    answers() {
      const found = this.themes.map(({ number }, n) => [number, this.read(this.screens[n])]);
      return Object.fromEntries(found.filter(([, { now, important, helps }]) => now || important || helps.length));
    }

    fill(answers) {
      this.themes.forEach(({ number }, n) => this.write(this.screens[n], answers[number] ?? { now: 0, important: 0, helps: [], keep: false }));
    }

    write(screen, { helps, keep, ...scales }) {
      for (const name of SCALES) {
        for (const input of screen.querySelectorAll(`[data-answer="${name}"]`)) input.checked = Number(input.value) === scales[name];
      }
      for (const box of screen.querySelectorAll('[data-answer="helps"]')) box.checked = helps.includes(box.value);
      screen.querySelector('[data-answer="keep"]').checked = keep;
    }

    clear(screen) {
      this.write(screen, { now: 0, important: 0, helps: [], keep: false });
      screen.dispatchEvent(new Event("input", { bubbles: true }));
    }

    /** @param isShared answer → whether it is shared */
    showProgress(isShared) {
      const answers = this.answers();
      this.showNext();
      this.part.querySelector("[data-progress]").textContent = fill(this.words.progress, { count: Object.keys(answers).length, total: this.themes.length });
      this.stops.forEach((stop, n) => {
        const answer = answers[this.themes[n].number];
        const state = answer ? (isShared(answer) ? "shared" : "kept") : "open";
        stop.dataset.state = state;
        stop.querySelector("[data-state-words]").textContent = this.words[`state_${state}`];
      });
    }

    /** Crosses on the paper table, where the answers are. */
    markPaper(table, answers, isShared) {
      for (const mark of table.querySelectorAll("[data-mark]")) {
        const [number, name, value] = mark.dataset.mark.split(".");
        const answer = answers[number];
        const given = answer && (name === "helps" ? answer.helps.includes(value) : name === "share" ? isShared(answer) === (value === "ja") : answer[name] === Number(value));
        mark.textContent = given ? "×" : "";
      }
    }
  }

  globalThis.ScanThemes = Themes;
})();
