/* The sentence at a field: a mistake, or a remark. It stands in the [data-field] around the field. */
"use strict";
(() => {
  /** Show a remark at a field that is no mistake, or clear it. */
  function showRemark(input, text) {
    const line = input.closest("[data-field]").querySelector(".error");
    line.textContent = text;
    line.hidden = !text;
    input.removeAttribute("aria-invalid");
  }

  /** Open every fold that an element stands in. */
  function openAround(element) {
    for (let part = element.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  }

  /**
   * Show a mistake at a field and open the parts it stands in, or clear it.
   * @param {HTMLElement} input
   * @param {string} text "" for no mistake
   * @returns {boolean} whether there is one
   */
  function showError(input, text) {
    showRemark(input, text);
    if (!text) return false;
    input.setAttribute("aria-invalid", "true");
    openAround(input);
    return true;
  }

  const clearError = (input) => showError(input, "");

  globalThis.FieldError = { clearError, openAround, showError, showRemark };
})();
