/* The words of the law in a fold, asked for when someone opens it: on a published site they stand in a script for each law
   (macros/publish/set_apart.py). */
"use strict";
(() => {
  const { script } = globalThis.Later;
  const off = document.getElementById("law-off").content;
  const paragraph = (text) => Object.assign(document.createElement("p"), { textContent: text });

  async function show(quote) {
    const [address, place] = quote.dataset.law.split("#");
    try {
      const { texts } = await script(address);
      quote.replaceChildren(...texts[place].map(paragraph));
    } catch {
      quote.replaceChildren(off.cloneNode(true));
    }
  }

  document.addEventListener("toggle", ({ target }) => {
    for (const quote of target.querySelectorAll("[data-law*='#']")) if (quote.closest("details").open) show(quote);
  }, true);
})();
