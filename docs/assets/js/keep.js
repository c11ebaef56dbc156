/* Keep what is filled in on this device, only when asked; wipe it; leave the page in a hurry. */
"use strict";
(() => {
  const KEY = "rekenhulp";

  /** The kept link part ("#ziek=…"), or "" when there is none or storage is refused. */
  function kept() {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  }

  /** Keep a link part; returns whether the device let us. */
  function keep(link) {
    try {
      localStorage.setItem(KEY, link);
      return true;
    } catch {
      return false;
    }
  }

  /** Forget what was kept; returns whether nothing is left. */
  function wipe() {
    try {
      localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  globalThis.Keep = { keep, kept, wipe };
})();
