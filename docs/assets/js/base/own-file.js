/* What was typed as a file of the reader's own, beside what is kept on this device, and such a file opened again. */
"use strict";
(() => {
  const { download } = globalThis.Download;
  const { clearError, showError } = globalThis.FieldError;
  const { savedState } = globalThis.SavedState;

  /**
   * As savedState.
   * @param {HTMLElement} panel parts.html's `keeping`
   * @param {object} format has {longest} too: the most characters that a file may have; its `read` may give an {error}
   * @param {object} page has {isBlank, fileName} too: whether nothing is typed, and the name of the file
   */
  function savedInFile(panel, words, format, { isBlank, fileName, ...page }) {
    const { before = (action) => action(), replace } = page;
    const saved = savedState(panel, words, format, page);
    const listen = (name, action) => panel.querySelector(`[data-${name}]`).addEventListener("click", action);
    const text = () => format.write(page.state());
    const field = panel.querySelector("[data-open-own]");
    let former = "";

    function offerUndo(earlier) {
      former = earlier;
      panel.querySelector("[data-undo]").hidden = !former;
    }

    /** A file that cannot be read changes nothing; one that can be leaves a way back. */
    async function open() {
      const [file] = field.files;
      field.value = "";
      if (!file) return;
      const found = file.size > format.longest ? { error: "too_long" } : format.read(await file.text().catch(() => ""));
      if (showError(field, found.error ? words[`own_${found.error}`] : "")) return;
      offerUndo(isBlank() ? "" : text());
      use(found.state, words.own_opened);
    }

    function use(state, status) {
      replace(state);
      saved.setStatus(status);
      saved.save();
    }

    field.addEventListener("change", open);
    listen("own-file", () => before(() => download(`${fileName()}.json`, text(), "application/json")));
    listen("undo", () => {
      use(format.read(former).state, words.undone);
      offerUndo("");
    });
    listen("wipe", () => {
      offerUndo("");
      clearError(field);
    });
    return saved;
  }

  globalThis.OwnFile = { savedInFile };
})();
