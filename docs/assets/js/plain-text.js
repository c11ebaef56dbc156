/* The calendar as plain text and as a table for a spreadsheet. Pure. */
"use strict";
(() => {
  /** Rows of texts as CSV for a Dutch spreadsheet: semicolons, CR LF, quotes where needed. */
  function csv(rows) {
    const cell = (text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("");
  }

  /** Rows of [label, value] pairs as readable paragraphs. Empty values are left out. */
  function paragraphs(heading, rows) {
    const blocks = rows.map(([title, ...pairs]) =>
      [title, ...pairs.filter(([, value]) => value).map(([label, value]) => `  ${label}: ${value}`)].join("\n"),
    );
    return [heading, ...blocks].join("\n\n");
  }

  globalThis.PlainText = { csv, paragraphs };
})();
