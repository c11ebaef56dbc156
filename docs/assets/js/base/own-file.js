/* What was typed as a file of the reader's own, beside what is kept on this device, and such a file opened again. */
"use strict";
(() => {
  const { download } = globalThis.Download;
  const { element } = globalThis.Elements;
  const { clearError, showError } = globalThis.FieldError;
  const { savedState } = globalThis.SavedState;

  /**
   * As savedState.
   * @param {HTMLElement} panel parts.html's `keeping`
   * @param {object} format has {longest} too: the most characters that a file may have; its `read` may give an {error}, and what it
   *   could not take over as {lost}
   * @param {object} page has {fileName, lostLine} too: the name of the file, and a sentence for one of {lost}
   */
  function savedInFile(panel, words, format, { fileName, lostLine, ...page }) {
    const { before = (action) => action(), replace } = page;
    const saved = savedState(panel, words, format, page);
    const listen = (name, action) => panel.querySelector(`[data-${name}]`).addEventListener("click", action);
    const text = () => format.write(page.state());
    const field = panel.querySelector("[data-open-own]");

    /** What of the file is not on the page now, line by line. */
    function showLost(lost) {
      const box = panel.querySelector("[data-lost]");
      box.hidden = !lost.length;
      box.querySelector("ul").replaceChildren(...lost.map((item) => element("li", { textContent: lostLine(item) })));
    }

    /** A file that cannot be read changes nothing; one that can be leaves a way back. */
    async function open() {
      const [file] = field.files;
      field.value = "";
      if (!file) return;
      const found = file.size > format.longest ? { error: "too_long" } : format.read(await file.text().catch(() => ""));
      if (showError(field, found.error ? words[`own_${found.error}`] : "")) return;
      saved.offerUndo(text());
      replace(found.state);
      showLost(found.lost ?? []);
      saved.setStatus(words.own_opened);
      saved.save();
      saved.markSafe();
    }

    function toFile() {
      download(`${fileName()}.json`, text(), "application/json");
      saved.markSafe();
    }

    field.addEventListener("change", open);
    listen("own-file", () => before(toFile));
    for (const name of ["undo", "wipe"]) listen(name, () => showLost([]));
    listen("wipe", () => clearError(field));
    return saved;
  }

  globalThis.OwnFile = { savedInFile };
})();
