/* A browser cuts what does not fit in a field without a word: the page says it, in the sentence that it has ready. */
"use strict";
(() => {
  const { fill } = globalThis.Sentence;
  const { dataset } = document.getElementById("inhoud");
  const { full: sentence } = dataset;
  // The search and the page's own tool may both have brought this script.
  if (!sentence) return;
  delete dataset.full;
  const said = new WeakMap();

  document.addEventListener("input", ({ target }) => {
    const full = target.maxLength > 0 && target.value.length >= target.maxLength;
    if (full === said.has(target)) return;
    if (full) {
      const line = Object.assign(document.createElement("p"), { className: "field-full screen-only", textContent: fill(sentence, { count: target.maxLength }) });
      line.setAttribute("role", "status");
      target.after(line);
      said.set(target, line);
    } else {
      said.get(target).remove();
      said.delete(target);
    }
  });
})();
