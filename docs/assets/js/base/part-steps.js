/* A tool in parts, of which one is shown, with its steps as buttons above. */
"use strict";
(() => {
  class PartSteps {
    /**
     * @param root holds the [data-part]s and the buttons with [data-go]
     * @param allow name → whether that part may be shown now
     * @param shown called with the name of a part that has just appeared; gives the heading to focus, or nothing for its first
     */
    constructor(root, { allow = () => true, shown }) {
      Object.assign(this, { root, allow, shown });
      for (const button of root.querySelectorAll("[data-go]")) button.addEventListener("click", () => this.go(button.dataset.go));
    }

    part(name) {
      return this.root.querySelector(`[data-part="${name}"]`);
    }

    go(name, focus = true) {
      if (!this.allow(name)) return;
      for (const part of this.root.querySelectorAll("[data-part]")) part.hidden = part.dataset.part !== name;
      for (const step of this.root.querySelectorAll(".part-steps [data-go]")) {
        if (step.dataset.go === name) step.setAttribute("aria-current", "step");
        else step.removeAttribute("aria-current");
      }
      this.root.dataset.at = name;
      const heading = this.shown(name) ?? this.part(name).querySelector("h2");
      if (focus) heading.focus();
    }
  }

  globalThis.PartSteps = PartSteps;
})();
