/* A tool in parts, of which one is shown, with its steps as buttons above. The browser's own Back goes to the part before. */
"use strict";
(() => {
  class PartSteps {
    /**
     * @param root holds the [data-part]s and the buttons with [data-go]
     * @param allow name → whether that part may be shown now
     * @param shown called with the name of a part that has just appeared and the place within it, where it has such; gives the
     *   heading to focus, or nothing for its first
     * @param placeIn name → the place within a part where the reader left it, such as the number of a theme
     */
    constructor(root, { allow = () => true, shown, placeIn = () => undefined }) {
      Object.assign(this, { root, allow, shown, placeIn });
      for (const button of root.querySelectorAll("[data-go]")) button.addEventListener("click", () => this.go(button.dataset.go));
      addEventListener("popstate", ({ state }) => state?.part && this.allow(state.part) && this.show(state.part, state.within));
    }

    part(name) {
      return this.root.querySelector(`[data-part="${name}"]`);
    }

    /** Begin with a part: nothing lies before it. */
    begin(name) {
      history.replaceState({ part: name }, "");
      this.show(name, undefined, false);
    }

    go(name, { within = this.placeIn(name), focus = true } = {}) {
      if (!this.allow(name)) return;
      const { part, within: place } = history.state ?? {};
      if (part !== name || place !== within) history.pushState({ part: name, within }, "");
      this.show(name, within, focus);
    }

    show(name, within, focus = true) {
      for (const part of this.root.querySelectorAll("[data-part]")) part.hidden = part.dataset.part !== name;
      for (const step of this.root.querySelectorAll(".part-steps [data-go]")) {
        if (step.dataset.go === name) step.setAttribute("aria-current", "step");
        else step.removeAttribute("aria-current");
      }
      this.root.dataset.at = name;
      const heading = this.shown(name, within) ?? this.part(name).querySelector("h2");
      if (focus) heading.focus();
    }
  }

  globalThis.PartSteps = PartSteps;
})();
