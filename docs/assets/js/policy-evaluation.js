/* When to look at the policy again: days counted from its adoption, and a calendar file of them. */
"use strict";
(() => {
  const { addMonths, isoDay, parseDay } = globalThis.Deadlines;
  const { fill, inWords } = globalThis.Language;
  const { ownMistake, tell } = globalThis.Fields;
  const { calendarFile } = globalThis.CalendarFile;
  const data = JSON.parse(document.getElementById("evaluation-data").textContent);
  const { words } = data;
  const DOWNLOAD_TIME = 10_000;

  class PolicyEvaluation extends HTMLElement {
    connectedCallback() {
      this.input = this.querySelector("input");
      this.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        this.calculate();
      });
      this.input.addEventListener("input", () => {
        if (this.input.hasAttribute("aria-invalid") && !this.mistake()) tell(this.input, "");
      });
      this.querySelector("[data-download]").addEventListener("click", () => this.download());
    }

    mistake() {
      return ownMistake(this.input, words) || (this.input.value ? "" : words.error_empty);
    }

    calculate() {
      if (tell(this.input, this.mistake())) {
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
      this.say(words.shown);
    }

    say(text) {
      this.querySelector("[data-status]").textContent = text;
    }

    download() {
      const now = new Date();
      const events = this.days.map(({ id, day, title, text }) => ({
        uid: `verzuimbeleid-${id}-${isoDay(day)}@${data.host}`,
        day: isoDay(day),
        nextDay: isoDay(day + 1),
        title,
        text: `${text}\n${fill(words.event_note, data)}`,
      }));
      const file = calendarFile(events, {
        product: `-//${data.name}//${words.file}//NL`,
        stamp: now.toISOString().replace(/[-:]|\.\d+/g, ""),
        sequence: Math.floor(now.getTime() / 60_000),
        reminderDays: 0,
      });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([file], { type: "text/calendar;charset=utf-8" }));
      link.download = `${words.file}.ics`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_TIME);
      this.say(words.downloaded);
    }
  }

  customElements.define("policy-evaluation", PolicyEvaluation);
})();
