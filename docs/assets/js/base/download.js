/* A file that is made in the page and offered to the reader. */
"use strict";
(() => {
  // The browser has begun by then; after it the memory is free again.
  const DOWNLOAD_TIME = 10_000;

  /**
   * Offer a text as a file.
   * @param {string} name with its extension
   * @param {string} text
   * @param {string} type its media type
   */
  function download(name, text, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_TIME);
  }

  globalThis.Download = { download };
})();
