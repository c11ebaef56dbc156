/* A text that this site wrote, as JSON that names its format and version. Pure. */
"use strict";
(() => {
  /**
   * What a text holds: {file}, or {error}: "too_long", "not_ours" or "newer". Never throws.
   * @param {{format: string, version: number, longest: number, oldest?: number}} known the name, the newest version that is read, the
   *   most characters, and the oldest version there has been
   */
  function readFile(text, { format, version, longest, oldest = 1 }) {
    if (text.length > longest) return { error: "too_long" };
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return { error: "not_ours" };
    }
    if (file?.format !== format || !Number.isInteger(file.version) || file.version < oldest) return { error: "not_ours" };
    return file.version > version ? { error: "newer" } : { file };
  }

  globalThis.FileFormat = { readFile };
})();
