/* Sentences with places for values. */
"use strict";
(() => {
  /** @returns {string} the text with every {name} replaced by its value; throws an Error that names one that has none */
  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (place, name) => {
      const value = values[name];
      if (value === undefined || value === null) throw new Error(`no value for ${place} in "${text}"`);
      return value;
    });

  globalThis.Sentence = { fill };
})();
