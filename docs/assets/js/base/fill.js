/* Sentences with places for values. */
"use strict";
(() => {
  /** @returns {string} the text with every {name} replaced by its value */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  globalThis.Sentence = { fill };
})();
