/* A text that this site wrote, as JSON that names its format and version. Pure. */
"use strict";
(() => {
  /**
   * What a text holds: {file}, or {error}: "too_long", "not_ours" or "newer". Never throws.
   * @param {{format: string, version: number, longest: number, oldest?: number}} known `version` is the newest; `longest` in characters
   */
  function readFile(text, { format, version, longest, oldest = 1 }) {
    if (text.length > longest) return { error: "too_long" };
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return { error: "not_ours" };
    }
    if (file?.format === format && Number.isInteger(file.version) && file.version >= oldest) return file.version > version ? { error: "newer" } : { file };
    return { error: "not_ours" };
  }

  globalThis.FileFormat = { readFile };
})();
