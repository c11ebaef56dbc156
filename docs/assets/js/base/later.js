/* A script that comes when someone wants what is in it, and only once. They run in the order in which they were asked for. */
"use strict";
(() => {
  const coming = new Map();

  /** The element of the script at an address, once it ran. Rejects where it does not come; who asks again then tries again. */
  function script(address) {
    if (!coming.has(address)) coming.set(address, load(address));
    return coming.get(address);
  }

  function load(address) {
    return new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement("script"), { src: address, async: false });
      element.dataset.later = "";
      element.addEventListener("load", () => resolve(element));
      element.addEventListener("error", () => {
        coming.delete(address);
        reject(new Error(address));
      });
      document.body.append(element);
    });
  }

  /** Every script that waits in a part of the page, in their order, and the stylesheets. Rejects when a script does not come, once the others did: none is under way then. */
  function scriptsIn(part) {
    for (const style of part.querySelectorAll("link[disabled]")) style.disabled = false;
    const scripts = [...part.querySelectorAll('script[type="text/x-later"]')].map(({ src }) => script(src));
    return Promise.allSettled(scripts).then(() => Promise.all(scripts));
  }

  globalThis.Later = { script, scriptsIn };
})();
