/* The words of the law in a fold, asked for when someone opens it: on a published site they stand in a script for each law
   (macros/publish/law_words.py), which dispatches them by their key. */
"use strict";
(() => {
  const asked = new Set();
  const words = new Map();
  const isOpen = (quote) => quote.closest("details").open;

  function show(quote) {
    const [script, key] = quote.dataset.law.split("#");
    if (words.has(key)) quote.replaceChildren(...words.get(key).map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    else if (!asked.has(script)) ask(script);
  }

  function ask(address) {
    asked.add(address);
    const script = Object.assign(document.createElement("script"), { src: address });
    script.addEventListener("error", () => {
      asked.delete(address);
      const off = document.getElementById("law-off").content;
      for (const quote of document.querySelectorAll(`[data-law^="${address}#"]`)) if (isOpen(quote)) quote.replaceChildren(off.cloneNode(true));
    });
    document.body.append(script);
  }

  addEventListener("law-words", ({ detail }) => {
    for (const [key, texts] of Object.entries(detail)) words.set(key, texts);
    for (const quote of document.querySelectorAll("[data-law*='#']")) if (isOpen(quote)) show(quote);
  });
  document.addEventListener("toggle", ({ target }) => {
    for (const quote of target.querySelectorAll("[data-law*='#']")) if (isOpen(quote)) show(quote);
  }, true);
})();
