/* Does a text hold a word that hints at health? Pure; the words come from content/health_words.yml. */
"use strict";
(() => {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** The first written word that starts with one of the words, as it was written; "" when there is none. */
  function healthWord(text, words) {
    const starts = words.map(plain);
    return text.split(/[^\p{L}\p{M}-]+/u).find((word) => starts.some((start) => plain(word).startsWith(start))) ?? "";
  }

  globalThis.HealthWords = { healthWord };
})();
