/* What was typed, kept on this device when the reader asks, and wiped again. Two tabs never overwrite each other silently, wiping can
   be undone while the page is open, and who leaves with something unsaved is asked once. */
"use strict";
(() => {
  const { keep, kept, onChange, wipe } = globalThis.DeviceStorage;

  /** The browser asks, in its own words, where a reader was at work. Who chose to stay is not asked again until something changes. */
  function leaveQuestion() {
    function onLeave(event) {
      if (navigator.userActivation?.hasBeenActive !== false) event.preventDefault();
      // Not at once: a browser does not ask for a page that no longer listens.
      setTimeout(markSafe);
    }

    /** What is typed now is nowhere else. */
    function markUnsafe() {
      addEventListener("beforeunload", onLeave);
    }

    /** What is typed now is somewhere else too, or need not be. */
    function markSafe() {
      removeEventListener("beforeunload", onLeave);
    }

    return { markSafe, markUnsafe };
  }

  /**
   * @param {HTMLElement} panel holds [data-keep], [data-wipe], [data-status], [data-conflict] with its two answers, and [data-undo]
   *   where wiping can be undone
   * @param {Record<string, string>} words
   * @param {{key: string, read: (text: string) => {state?: object, partly?: boolean}, write: (state: object) => string}} format `key` is
   *   its name in the storage; `read` gives no state for a text that it cannot read, and tells when it could read a part of it
   * @param {{state: () => object, replace: (state: object | null) => void, before?: (action: () => void) => void, isBlank?: () => boolean}} page
   *   `state` gives what is typed now; `replace` takes what was kept instead, null for nothing; `before` runs an action when the text
   *   may leave the page; with `isBlank`, whether nothing is typed, leaving with something unsaved asks
   */
  function savedState(panel, words, { key, read, write }, { state, replace, before = (action) => action(), isBlank }) {
    const find = (name) => panel.querySelector(`[data-${name}]`);
    const listen = (name, action) => find(name).addEventListener("click", action);
    const conflict = find("conflict");
    const undo = find("undo");
    const { markSafe, markUnsafe } = leaveQuestion();
    let known = "";
    let on = false;
    let former = null;

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
    function readKept() {
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
      if (on) markSafe();
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
      if (isBlank && !isBlank()) markUnsafe();
      else markSafe();
      if (on) writeWhenAllowed();
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
      if (wasKept) writeWhenAllowed();
      else save();
    }

    function wipeAll() {
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
    }

    function keepMine() {
      known = kept(key);
      conflict.hidden = true;
      save();
    }

    function takeOther() {
      const found = readKept();
      conflict.hidden = true;
      if (known && !found) return;
      replace(found);
      setStatus(found ? words.kept : words.wiped);
    }

    listen("keep", writeWhenAllowed);
    listen("wipe", wipeAll);
    listen("keep-mine", keepMine);
    listen("take-other", takeOther);
    undo?.addEventListener("click", undoNow);
    onChange(key, () => on && isOvertaken());

    return { markSafe, offerUndo, readKept, save, setStatus };
  }

  globalThis.SavedState = { savedState };
})();
