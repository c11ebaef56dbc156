/* What was typed, kept on this device when the reader asks, and wiped again. Two tabs never overwrite each other silently, wiping can
   be undone while the page is open, and who leaves with something unsaved is asked once. */
"use strict";
(() => {
  const { keep, kept, onChange, wipe } = globalThis.DeviceStorage;

  /**
   * @param {HTMLElement} panel holds [data-keep], [data-wipe], [data-status], [data-conflict] with its two answers, and [data-undo]
   *   where wiping can be undone
   * @param {Record<string, string>} words
   * @param {{key: string, read: (text: string) => {state?: object}, write: (state: object) => string}} format `key` is its name in
   *   the storage; `read` gives no state for a text that it cannot read
   * @param {{state: () => object, replace: (state: object | null) => void, before?: (action: () => void) => void, isBlank?: () => boolean}} page
   *   `state` gives what is typed now; `replace` takes what was kept instead, null for nothing; `before` runs an action when the text
   *   may leave the page; with `isBlank`, whether nothing is typed, leaving with something unsaved asks
   */
  function savedState(panel, words, { key, read, write }, { state, replace, before = (action) => action(), isBlank }) {
    const find = (name) => panel.querySelector(`[data-${name}]`);
    const listen = (name, action) => find(name).addEventListener("click", action);
    const conflict = find("conflict");
    const undo = find("undo");
    let known = "";
    let on = false;
    let former = null;

    const setStatus = (text) => {
      find("status").textContent = text;
    };

    /** Whether another tab wrote since we last read or wrote; then the reader chooses. */
    const isOvertaken = () => {
      conflict.hidden = kept(key) === known;
      return !conflict.hidden;
    };

    function readAgain() {
      known = kept(key);
      const found = read(known).state ?? null;
      on = found !== null;
      return found;
    }

    function writeNow() {
      on = true;
      if (isOvertaken()) return;
      const text = write(state());
      on = keep(key, text);
      if (on) known = text;
      if (on) markSafe();
      setStatus(on ? words.kept : words.keep_refused);
    }

    // The browser asks, in its own words, where a reader was at work. Who chose to stay is not asked again until something changes.
    function onLeave(event) {
      if (navigator.userActivation?.hasBeenActive !== false) event.preventDefault();
      // Not at once: a browser does not ask for a page that no longer listens.
      setTimeout(markSafe);
    }

    /** What is typed now is somewhere else too, or need not be. */
    function markSafe() {
      removeEventListener("beforeunload", onLeave);
    }

    /** Write when asked to, and when the text may be kept. */
    function save() {
      if (isBlank && !isBlank()) addEventListener("beforeunload", onLeave);
      else markSafe();
      if (on) before(writeNow);
    }

    /** A way back to a text, and whether it was kept; "" for none. */
    function offerUndo(text, wasKept = on) {
      former = text ? { text, wasKept } : null;
      if (undo) undo.hidden = !former;
    }

    function undoNow() {
      const { text, wasKept } = former;
      offerUndo("");
      replace(read(text).state);
      setStatus(words.undone);
      if (wasKept) before(writeNow);
      else save();
    }

    /** What an earlier visit kept, or null. What cannot be read stays where it is until the reader keeps or wipes. */
    function readKept() {
      const found = readAgain();
      if (known) setStatus(found ? words.kept_before : words.kept_unreadable);
      return found;
    }

    listen("keep", () => before(writeNow));
    listen("wipe", () => {
      const text = isBlank?.() ? "" : write(state());
      const wasKept = on;
      const done = wipe(key);
      known = "";
      on = false;
      conflict.hidden = true;
      replace(null);
      markSafe();
      if (undo) offerUndo(text, wasKept);
      setStatus(done ? words.wiped : words.not_wiped);
    });
    undo?.addEventListener("click", undoNow);
    listen("keep-mine", () => {
      known = kept(key);
      conflict.hidden = true;
      save();
    });
    listen("take-other", () => {
      const found = readAgain();
      conflict.hidden = true;
      replace(found);
      setStatus(found ? words.kept : words.wiped);
    });
    onChange(key, () => on && isOvertaken());

    return { markSafe, offerUndo, readKept, save, setStatus };
  }

  globalThis.SavedState = { savedState };
})();
