/* A table for a spreadsheet. Pure. */
"use strict";
(() => {
  /** Rows of texts as CSV for a Dutch spreadsheet: semicolons, CR LF, quotes where needed. */
  function csv(rows) {
    const cell = (text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("");
  }

  globalThis.Csv = { csv };
})();
