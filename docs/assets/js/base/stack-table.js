/* A table made by script, that stays one for those who listen when a narrow screen shows its rows as blocks. */
"use strict";
(() => {
  const { element } = globalThis.Elements;
  const ROLES = { "thead, tbody": "rowgroup", tr: "row", "thead th": "columnheader" };

  /** A row of texts, the first its head; `heads` label the cells on a narrow screen. */
  function tableRow(heads, texts) {
    const cells = texts.map((text, n) => {
      const cell = element(n ? "td" : "th", { textContent: text });
      cell.setAttribute("role", n ? "cell" : "rowheader");
      cell.dataset.label = heads[n];
      return cell;
    });
    const row = element("tr", {}, ...cells);
    row.setAttribute("role", "row");
    return row;
  }

  /** @param rows of texts, as long as `heads` */
  function table({ className, caption, heads, rows }) {
    const head = element("tr", {}, ...heads.map((text) => element("th", { textContent: text, scope: "col" })));
    const body = rows.map((texts) => tableRow(heads, texts));
    const made = element("table", { className: `stack-table ${className}` }, element("caption", { textContent: caption }), element("thead", {}, head), element("tbody", {}, ...body));
    made.setAttribute("role", "table");
    for (const [part, role] of Object.entries(ROLES)) {
      for (const found of made.querySelectorAll(part)) found.setAttribute("role", role);
    }
    return made;
  }

  globalThis.StackTable = { table, tableRow };
})();
