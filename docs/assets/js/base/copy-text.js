/* Text to the clipboard. Where that is refused, the text is selected for the reader. */
"use strict";
(() => {
  /**
   * Copy a text and say in the status line how it went.
   * @param {string} text
   * @param {HTMLElement} place where the text stands or, as a field, may come to stand; selected when copying is refused
   * @param {{status: HTMLElement, done: string, failed: string}} said the status line and its two sentences
   * @returns {Promise<boolean>} whether it was copied
   */
  async function copyText(text, place, { status, done, failed }) {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = done;
      return true;
    } catch {
      place.hidden = false;
      if ("value" in place) {
        place.value = text;
        place.focus();
        place.select();
      } else {
        getSelection().selectAllChildren(place);
      }
      status.textContent = failed;
      return false;
    }
  }

  /** A text with a button that copies it. */
  class CopyText extends HTMLElement {
    connectedCallback() {
      const place = this.querySelector("[data-text]");
      const said = { status: this.querySelector("[data-status]"), ...this.dataset };
      this.querySelector("[data-copy]").addEventListener("click", () => copyText(place.textContent.trim(), place, said));
    }
  }

  customElements.define("copy-text", CopyText);
  globalThis.CopyText = { copyText };
})();
