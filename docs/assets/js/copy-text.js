/* A text with a button that copies it. Where that is refused, the text is selected for the reader. */
"use strict";
(() => {
  class CopyText extends HTMLElement {
    connectedCallback() {
      this.querySelector("[data-copy]").addEventListener("click", () => this.copy());
    }

    async copy() {
      const text = this.querySelector("[data-text]");
      const status = this.querySelector("[data-status]");
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(text.textContent.trim());
        status.textContent = this.dataset.done;
      } catch {
        getSelection().selectAllChildren(text);
        status.textContent = this.dataset.failed;
      }
    }
  }

  customElements.define("copy-text", CopyText);
})();
