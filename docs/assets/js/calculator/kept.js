/* What the calculator keeps on this device when asked: a link with its dates. Another page greets who kept one. */
"use strict";
(() => {
  globalThis.KeptDates = { KEY: "rekenhulp" };
})();
