/* The one-field form: check the date, then hand it on to the page that computes, after '#', so that no server ever sees it. */
"use strict";
(() => {
  const { clearError, showError } = globalThis.FieldError;

  function mistake(form, input) {
    if (input.validity.badInput) return form.dataset.errorInvalid;
    if (!input.value) return form.dataset.errorEmpty;
    if (input.validity.rangeUnderflow || input.validity.rangeOverflow) return form.dataset.errorRange;
    return "";
  }

  for (const form of document.querySelectorAll("[data-target]")) {
    const input = form.querySelector("input");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (showError(input, mistake(form, input))) input.focus();
      else location.href = `${form.dataset.target}#ziek=${input.value}`;
    });
    input.addEventListener("input", () => {
      if (input.hasAttribute("aria-invalid") && !mistake(form, input)) clearError(input);
    });
  }
})();
