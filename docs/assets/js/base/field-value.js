/* What a field holds by itself: from a link, or typed. */
"use strict";
(() => {
  const { parseDay } = globalThis.Days;
  const { showError } = globalThis.FieldError;

  /** Fill in a value from a link; what the field cannot hold stays away and is told. @returns {boolean} whether it could */
  function fillIn(input, text, words) {
    const fits = input.type === "date" ? parseDay(text) !== null : /^\d{1,4}$/.test(text);
    input.value = fits ? text : "";
    delete input.dataset.unread;
    if (text && !fits) input.dataset.unread = "";
    return !showError(input, text && !fits ? words.error_link : "");
  }

  /** What is wrong with a field by itself: an impossible value, or one from a link that could not be read; else "". */
  function ownMistake(input, words) {
    if (input.validity.badInput) return words.error_invalid;
    if (!input.value && input.dataset.unread === "") return words.error_link;
    return input.validity.rangeUnderflow || input.validity.rangeOverflow || input.validity.stepMismatch ? input.dataset.errorRange : "";
  }

  /** What a field is called: its label, or of a choice the question above it. */
  function labelOf(input) {
    const label = input.type === "radio" ? input.closest("fieldset").querySelector("legend") : input.labels[0];
    return label.textContent.trim();
  }

  globalThis.FieldValue = { fillIn, labelOf, ownMistake };
})();
