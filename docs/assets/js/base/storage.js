/* Texts kept on this device, only when the reader asks, and wiped again. */
"use strict";
(() => {
  /** The kept text, or "" when there is none or storage is refused. */
  function kept(key) {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  }

  /** Keep a text; returns whether the device let us. */
  function keep(key, text) {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }

  /** Forget what was kept; returns whether nothing is left. */
  function wipe(key) {
    try {
      localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  globalThis.DeviceStorage = { keep, kept, wipe };
})();
