/* Before the first paint: say that scripts run, apply the colours the reader chose, and watch whether the page's scripts
   come and keep going. When they do not, the sentence that stands ready in the page (parts.html's `scripts`) is shown. */
"use strict";
(() => {
  const page = document.documentElement;
  const SLOW = 10_000;
  let ready = false;
  let broken = false;
  let notice = null;

  // What is kept carries the path of the site in its name: two sites on one host then do not read each other's.
  const site = new URL(document.currentScript.dataset.root.replace(/\/?$/, "/"), location.href).pathname;

  /** The name under which this site keeps something. Names had no site once: what stands there goes to the first site that asks. */
  function nameOf(key) {
    const name = `${site}#${key}`;
    const former = localStorage.getItem(key);
    if (former && !localStorage.getItem(name)) {
      localStorage.setItem(name, former);
      localStorage.removeItem(key);
    }
    return name;
  }

  function applyColours() {
    try {
      const chosen = localStorage.getItem(nameOf("kleuren"));
      if (chosen === "licht" || chosen === "donker") page.dataset.colours = chosen;
    } catch {
      // Storage can be refused; the colours then follow the device.
    }
  }

  function showNotice() {
    const waiting = document.querySelector("template[data-broken]");
    if (!waiting || notice) return;
    notice = waiting.content.firstElementChild.cloneNode(true);
    document.getElementById("inhoud").prepend(notice);
    if (ready) notice.scrollIntoView({ block: "nearest" });
  }

  function fail() {
    broken = true;
    if (ready) showNotice();
  }

  page.classList.remove("no-js");
  applyColours();

  addEventListener(
    "error",
    ({ target, message }) => {
      if (target === globalThis) {
        // A browser tells of a picture that changes its own size in the same way; nothing is wrong then.
        if (!message.startsWith("ResizeObserver")) fail();
      } else if (target.localName === "script" && !ready && !("later" in target.dataset)) {
        // What needs scripts goes away; what is true without them comes back. Scripts that come later tell it themselves.
        page.classList.add("no-js");
        fail();
      }
    },
    true,
  );
  addEventListener("unhandledrejection", fail);
  const watch = setInterval(showNotice, SLOW);
  document.addEventListener("DOMContentLoaded", () => {
    clearInterval(watch);
    ready = true;
    if (broken || document.querySelector("#inhoud :not(:defined)")) showNotice();
    else notice?.remove();
  });

  globalThis.Site = { nameOf };
})();
