/* What was typed, kept on this device when the reader asks, and wiped again. Two tabs never overwrite each other silently. */
"use strict";
(() => {
  const { keep, kept, onChange, wipe } = globalThis.DeviceStorage;

  /**
   * @param {HTMLElement} panel holds [data-keep], [data-wipe], [data-status], and [data-conflict] with its two answers
   * @param {Record<string, string>} words
   * @param {{key: string, read: (text: string) => {state?: object, partly?: boolean}, write: (state: object) => string}} format `key` is
   *   its name in the storage; `read` gives no state for a text that it cannot read, and tells when it could read a part of it
   * @param {{state: () => object, replace: (state: object | null) => void, before?: (action: () => void) => void}} page `state` gives
   *   what is typed now; `replace` takes what was kept instead, null for nothing; `before` runs an action when the text may leave the page
   */
  function savedState(panel, words, { key, read, write }, { state, replace, before = (action) => action() }) {
    const find = (name) => panel.querySelector(`[data-${name}]`);
    const listen = (name, action) => find(name).addEventListener("click", action);
    const conflict = find("conflict");
    let known = "";
    let on = false;

    /** A status that stays the same is not said again. */
    const setStatus = (text) => {
      const line = find("status");
      if (line.textContent !== text) line.textContent = text;
    };

    /** Whether another tab wrote since we last read or wrote; then the reader chooses. */
    const isOvertaken = () => {
      conflict.hidden = kept(key) === known;
      if (!conflict.hidden) setStatus(words.keep_waits);
      return !conflict.hidden;
    };

    /** What an earlier visit or another tab kept, or null. What cannot be read stays where it is until the reader keeps or wipes. */
    function readAgain() {
      known = kept(key);
      const { state: found = null, partly = false } = read(known);
      on = found !== null;
      if (known) setStatus(found ? (partly ? words.kept_partly : words.kept_before) : words.kept_unreadable);
      return found;
    }

    function writeNow() {
      on = true;
      if (isOvertaken()) return;
      const text = write(state());
      on = keep(key, text);
      if (on) known = text;
      setStatus(on ? words.kept : words.keep_refused);
    }

    /** Write now, or once the reader has answered what `before` asks; until then nothing is said to be kept. */
    function writeWhenAllowed() {
      let written = false;
      before(() => {
        written = true;
        writeNow();
      });
      if (!written) setStatus(words.keep_waits);
    }

    /** Write when asked to, and when the text may be kept. */
    function save() {
      if (on) writeWhenAllowed();
    }

    listen("keep", writeWhenAllowed);
    listen("wipe", () => {
      const done = wipe(key);
      known = "";
      on = false;
      conflict.hidden = true;
      replace(null);
      setStatus(done ? words.wiped : words.not_wiped);
    });
    listen("keep-mine", () => {
      known = kept(key);
      conflict.hidden = true;
      save();
    });
    listen("take-other", () => {
      const found = readAgain();
      conflict.hidden = true;
      if (known && !found) return;
      replace(found);
      setStatus(found ? words.kept : words.wiped);
    });
    onChange(key, () => on && isOvertaken());

    return { readKept: readAgain, save, setStatus };
  }

  globalThis.SavedState = { savedState };
})();
