/* A text with a button that copies it. */
"use strict";
(() => {
  const { copyText } = globalThis.CopyText;

  class CopyButton extends HTMLElement {
    connectedCallback() {
      const place = this.querySelector("[data-text]");
      const said = { status: this.querySelector("[data-status]"), ...this.dataset };
      this.querySelector("[data-copy]").addEventListener("click", () => copyText(place.textContent.trim(), place, said));
    }
  }

  customElements.define("copy-text", CopyButton);
})();
