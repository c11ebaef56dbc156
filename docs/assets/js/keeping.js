/* Keep what was typed on this device or in a file of the reader's own, open such a file, and wipe it all.
   For pages with a text format of their own; two tabs never overwrite each other silently. */
"use strict";
(() => {
  const { keep, kept, wipe } = globalThis.Keep;
  const DOWNLOAD_TIME = 10_000;

  function download(name, text, type = "application/json") {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_TIME);
  }

  /** Show a mistake at a field, or clear it; returns whether there is one. */
  function tellAt(input, text) {
    const line = input.closest("[data-field]").querySelector(".error");
    line.textContent = text;
    line.hidden = !text;
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    return Boolean(text);
  }

  class Keeping {
    static download = download;
    static tellAt = tellAt;

    /**
     * @param panel parts.html's `keeping`
     * @param format {key: its name in the storage, longest, read: text → {state} or {error}, write: state → text}
     * @param page {state: gives what is typed now; isBlank: whether that is nothing; replace: takes what was opened instead, null for nothing;
     *   fileName: gives the name of the file; before: runs an action when the text may leave the page}
     */
    constructor(panel, words, format, { before = (action) => action(), ...page }) {
      Object.assign(this, { panel, words, format, before, ...page, known: "", on: false });
      const listen = (name, action) => panel.querySelector(`[data-${name}]`).addEventListener("click", action);
      listen("keep", () => this.start());
      listen("wipe", () => this.wipe());
      listen("own-file", () => before(() => download(`${page.fileName()}.json`, this.text())));
      listen("undo", () => this.undo());
      listen("take-other", () => this.settle(false));
      listen("keep-mine", () => this.settle(true));
      const file = panel.querySelector("[data-open-own]");
      file.addEventListener("change", () => this.open(file));
      addEventListener("storage", (event) => this.heard(event));
    }

    text() {
      return this.format.write(this.state());
    }

    tell(text) {
      this.panel.querySelector("[data-status]").textContent = text;
    }

    /** What an earlier visit kept, or null. What cannot be read stays where it is until the reader keeps or wipes. */
    readKept() {
      const text = kept(this.format.key);
      if (!text) return null;
      this.known = text;
      const { state } = this.format.read(text);
      this.on = Boolean(state);
      this.tell(state ? this.words.kept_before : this.words.kept_unreadable);
      return state ?? null;
    }

    start() {
      this.before(() => {
        this.on = true;
        this.write();
      });
    }

    /** Write when asked to, and when the text may be kept. */
    save() {
      if (this.on) this.before(() => this.write());
    }

    /** Unless another tab wrote since we last read or wrote; then the reader chooses. */
    write() {
      if (kept(this.format.key) !== this.known) {
        this.showConflict(true);
        return;
      }
      const text = this.text();
      this.on = keep(this.format.key, text);
      if (this.on) this.known = text;
      this.tell(this.on ? this.words.kept : this.words.keep_refused);
    }

    heard(event) {
      if ((event.key === this.format.key || event.key === null) && this.on && kept(this.format.key) !== this.known) this.showConflict(true);
    }

    showConflict(shown) {
      this.panel.querySelector("[data-conflict]").hidden = !shown;
    }

    settle(mine) {
      this.showConflict(false);
      this.known = kept(this.format.key);
      if (mine) {
        this.save();
        return;
      }
      const { state } = this.format.read(this.known);
      this.on = Boolean(state);
      this.replace(state ?? null);
      this.tell(state ? this.words.kept : this.words.wiped);
    }

    /** A file that cannot be read changes nothing; one that can be leaves a way back. */
    async open(input) {
      const [file] = input.files;
      input.value = "";
      if (!file) return;
      const text = file.size > this.format.longest ? null : await file.text().catch(() => "");
      const { state, error } = text === null ? { error: "too_long" } : this.format.read(text);
      if (tellAt(input, error ? this.words[`own_${error}`] : "")) return;
      this.offerUndo(this.isBlank() ? "" : this.text());
      this.replace(state);
      this.tell(this.words.own_opened);
      this.save();
    }

    offerUndo(text) {
      this.former = text;
      this.panel.querySelector("[data-undo]").hidden = !text;
    }

    undo() {
      this.replace(this.format.read(this.former).state);
      this.offerUndo("");
      this.tell(this.words.undone);
      this.save();
    }

    wipe() {
      const done = wipe(this.format.key);
      Object.assign(this, { known: "", on: false });
      this.showConflict(false);
      this.offerUndo("");
      tellAt(this.panel.querySelector("[data-open-own]"), "");
      this.replace(null);
      this.tell(done ? this.words.wiped : this.words.not_wiped);
    }
  }

  globalThis.Keeping = Keeping;
})();
