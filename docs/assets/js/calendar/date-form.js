/* The one-field form: check the date, then hand it on.
   With data-target it goes to that page, after '#', so that no server ever sees it;
   without, the form tells the page with a "date-chosen" event. */
"use strict";
(() => {
  const { clearError, showError } = globalThis.FieldError;

  function mistake(form, input) {
    if (input.validity.badInput) return form.dataset.errorInvalid;
    if (!input.value) return form.dataset.errorEmpty;
    if (input.validity.rangeUnderflow || input.validity.rangeOverflow) return form.dataset.errorRange;
    return "";
  }

  for (const form of document.querySelectorAll("[data-date-form]")) {
    const input = form.querySelector("input");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (showError(input, mistake(form, input))) input.focus();
      else if (form.dataset.target) location.href = `${form.dataset.target}#ziek=${input.value}`;
      else form.dispatchEvent(new CustomEvent("date-chosen", { bubbles: true, detail: input.value }));
    });
    input.addEventListener("input", () => {
      if (input.hasAttribute("aria-invalid") && !mistake(form, input)) clearError(input);
    });
  }
})();
