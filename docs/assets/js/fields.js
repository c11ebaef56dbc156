/* One field and the sentence that belongs to it. The sentence stands in the field's [data-field]. */
"use strict";
(() => {
  const { parseDay } = globalThis.Deadlines;

  /** Show a mistake at a field and open the parts it stands in, or clear it; returns whether there is one. */
  function tell(input, text) {
    say(input, text);
    if (text) {
      input.setAttribute("aria-invalid", "true");
      for (let part = input.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    } else {
      input.removeAttribute("aria-invalid");
    }
    return Boolean(text);
  }

  /** Show a remark at a field that is no mistake, or clear it. */
  function say(input, text) {
    const line = input.closest("[data-field]").querySelector(".error");
    line.textContent = text;
    line.hidden = !text;
    input.removeAttribute("aria-invalid");
  }

  /** Fill in a value from a link; what the field cannot hold stays away and is told. Returns whether it could. */
  function fillIn(input, text, words) {
    const fits = input.type === "date" ? parseDay(text) !== null : /^\d{1,4}$/.test(text);
    input.value = fits ? text : "";
    delete input.dataset.unread;
    if (text && !fits) input.dataset.unread = "";
    return !tell(input, text && !fits ? words.error_link : "");
  }

  /** What is wrong with a field by itself: an impossible value, or one from a link that could not be read; else "". */
  function ownMistake(input, words) {
    if (input.validity.badInput) return words.error_invalid;
    if (!input.value && input.dataset.unread === "") return words.error_link;
    return input.validity.rangeUnderflow || input.validity.rangeOverflow || input.validity.stepMismatch ? input.dataset.errorRange : "";
  }

  globalThis.Fields = { fillIn, ownMistake, say, tell };
})();
