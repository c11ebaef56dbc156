/* Keep the scan on this device or in a file of the reader's own, and wipe it. */
"use strict";
(() => {
  const { LONGEST, read, write } = globalThis.ScanState;
  const { keep, kept, wipe } = globalThis.Keep;
  const KEY = "scan";
  const DOWNLOAD_TIME = 10_000;

  function download(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
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

    /** @param state gives what is typed now; @param replace takes what was opened instead, null for nothing */
    constructor(panel, words, { state, replace }) {
      Object.assign(this, { panel, words, state, replace, known: "", on: false });
      const listen = (name, action) => panel.querySelector(`[data-${name}]`).addEventListener("click", action);
      listen("keep", () => this.start());
      listen("wipe", () => this.wipe());
      listen("own-file", () => download(`${words.own_file}.json`, write(state())));
      listen("take-other", () => this.settle(false));
      listen("keep-mine", () => this.settle(true));
      const file = panel.querySelector("[data-open-own]");
      file.addEventListener("change", () => this.open(file));
      addEventListener("storage", (event) => this.heard(event));
    }

    tell(text) {
      this.panel.querySelector("[data-status]").textContent = text;
    }

    /** What an earlier visit kept, or null. What cannot be read stays where it is until the reader keeps or wipes. */
    readKept() {
      const text = kept(KEY);
      if (!text) return null;
      this.known = text;
      const { state } = read(text);
      this.on = Boolean(state);
      this.tell(state ? this.words.kept_before : this.words.kept_unreadable);
      return state ?? null;
    }

    start() {
      this.on = true;
      this.save();
    }

    /** Write when asked to, unless another tab wrote since we last read or wrote; then the reader chooses. */
    save() {
      if (!this.on) return;
      if (kept(KEY) !== this.known) {
        this.showConflict(true);
        return;
      }
      const text = write(this.state());
      this.on = keep(KEY, text);
      if (this.on) this.known = text;
      this.tell(this.on ? this.words.kept : this.words.keep_refused);
    }

    heard(event) {
      if ((event.key === KEY || event.key === null) && this.on && kept(KEY) !== this.known) this.showConflict(true);
    }

    showConflict(shown) {
      this.panel.querySelector("[data-conflict]").hidden = !shown;
    }

    settle(mine) {
      this.showConflict(false);
      this.known = kept(KEY);
      if (mine) {
        this.save();
        return;
      }
      const { state } = read(this.known);
      this.on = Boolean(state);
      this.replace(state ?? null);
      this.tell(state ? this.words.kept : this.words.wiped);
    }

    /** A file that cannot be read changes nothing. */
    async open(input) {
      const [file] = input.files;
      input.value = "";
      if (!file) return;
      const text = file.size > LONGEST ? null : await file.text().catch(() => "");
      const { state, error } = text === null ? { error: "too_long" } : read(text);
      if (tellAt(input, error ? this.words[`own_${error}`] : "")) return;
      this.replace(state);
      this.tell(this.words.own_opened);
      this.save();
    }

    wipe() {
      const done = wipe(KEY);
      Object.assign(this, { known: "", on: false });
      this.showConflict(false);
      this.replace(null);
      this.tell(done ? this.words.wiped : this.words.not_wiped);
    }
  }

  globalThis.ScanKeeping = Keeping;
})();
