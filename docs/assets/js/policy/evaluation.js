/* When to look at the policy again: days counted from its adoption, and a calendar file of them. */
"use strict";
(() => {
  const { addMonths, isoDay, parseDay } = globalThis.Days;
  const { inWords } = globalThis.Format;
  const { fill } = globalThis.Sentence;
  const { clearError, showError } = globalThis.FieldError;
  const { ownMistake } = globalThis.FieldValue;
  const { downloadEvents } = globalThis.IcsDownload;
  const data = JSON.parse(document.getElementById("evaluation-data").textContent);
  const { words } = data;

  class PolicyEvaluation extends HTMLElement {
    connectedCallback() {
      this.input = this.querySelector("input");
      this.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        this.calculate();
      });
      this.input.addEventListener("input", () => {
        if (this.input.hasAttribute("aria-invalid") && !this.mistake()) clearError(this.input);
      });
      this.querySelector("[data-download]").addEventListener("click", () => this.download());
    }

    mistake() {
      return ownMistake(this.input, words) || (this.input.value ? "" : words.error_empty);
    }

    calculate() {
      if (showError(this.input, this.mistake())) {
        this.input.focus();
        return;
      }
      const adopted = parseDay(this.input.value);
      this.days = data.moments.map((moment) => ({ ...moment, day: addMonths(adopted, moment.months) }));
      for (const { id, day } of this.days) {
        const time = this.querySelector(`[data-moment="${id}"]`);
        time.dateTime = isoDay(day);
        time.textContent = inWords(day);
      }
      this.querySelector("[data-download-part]").hidden = false;
      this.setStatus(words.shown);
    }

    setStatus(text) {
      this.querySelector("[data-status]").textContent = text;
    }

    download() {
      const events = this.days.map(({ id, day, title, text }) => ({
        uid: `verzuimbeleid-${id}-${isoDay(day)}@${data.host}`,
        day: isoDay(day),
        nextDay: isoDay(day + 1),
        title,
        text: `${text}\n${fill(words.event_note, data)}`,
      }));
      downloadEvents(events, { maker: data.name, name: words.file });
      this.setStatus(words.downloaded);
    }
  }

  customElements.define("policy-evaluation", PolicyEvaluation);
})();
