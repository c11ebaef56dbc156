/* What is wrong with the calculator's fields, and with the link that filled them in: each as {input, text}, and together in a list. */
"use strict";
(() => {
  const { element } = globalThis.Elements;
  const { openAround } = globalThis.FieldError;
  const { labelOf } = globalThis.FieldValue;
  const { MOST_ROWS } = globalThis.CalculatorLink;
  const { fill } = globalThis.Sentence;

  /** What is told at a field that the reader sees. */
  function fieldMistakes(form, words) {
    const wrong = [...form.querySelectorAll('[aria-invalid="true"]')].filter((input) => !input.closest("[hidden]"));
    return wrong.map((input) => ({ input, text: fill(words.summary_item, { label: labelOf(input), mistake: input.closest("[data-field]").querySelector(".error").textContent }) }));
  }

  /** A part of a link that could not come along, see CalculatorLink; at its field, or else at the first one. */
  function lostPart({ kind, key }, form, words) {
    const input = (key && form.querySelector(`[name="${key === "verlof" ? "verlof-vanaf" : key}"]`)) || form.querySelector("input");
    return { input, text: fill(words[`link_${kind}`], { label: labelOf(input), number: MOST_ROWS }) };
  }

  /** A list of mistakes that leads to each field; hidden without any, and when the only one (`isAtHand`) is told right there. */
  function fillSummary(summary, mistakes, { isAtHand, isFromLink }) {
    summary.hidden = !mistakes.length || isAtHand;
    summary.querySelector("[data-from-link]").hidden = !isFromLink;
    summary.querySelector("ul").replaceChildren(...mistakes.map(({ text, input }) => {
      const link = element("a", { href: `#${input.id}`, textContent: text });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        openAround(input);
        input.focus();
      });
      return element("li", {}, link);
    }));
  }

  globalThis.Mistakes = { fieldMistakes, fillSummary, lostPart };
})();
