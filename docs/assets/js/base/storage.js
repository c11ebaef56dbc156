/* Texts kept on this device, only when the reader asks, and wiped again. Each site sees only its own. */
"use strict";
(() => {
  const { nameOf } = globalThis.Site;

  /** The kept text, or "" when there is none or storage is refused. */
  function kept(key) {
    try {
      return localStorage.getItem(nameOf(key)) ?? "";
    } catch {
      return "";
    }
  }

  /** Keep a text; returns whether the device let us. */
  function keep(key, text) {
    try {
      localStorage.setItem(nameOf(key), text);
      return true;
    } catch {
      return false;
    }
  }

  /** Forget what was kept; returns whether nothing is left. */
  function wipe(key) {
    try {
      localStorage.removeItem(nameOf(key));
      return true;
    } catch {
      return false;
    }
  }

  /** Call the action when another tab keeps or wipes this text. A storage that is emptied as a whole names no key. */
  function onChange(key, action) {
    addEventListener("storage", (event) => (event.key ?? nameOf(key)) === nameOf(key) && action());
  }

  globalThis.DeviceStorage = { keep, kept, onChange, wipe };
})();
