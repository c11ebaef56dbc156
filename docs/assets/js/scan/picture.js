/* Pictures of the scan as SVG: two answers per theme on one line, and a QR code. */
"use strict";
(() => {
  const { MOST } = globalThis.ScanCode;
  const { shape } = globalThis.Elements;
  const SIDE = 18;
  const ROW = 58;
  const TITLE = 18;
  const LINE = 40;
  const DOT = 8;
  const QUIET = 4;

  /**
   * @param rows [{title, employee, manager}]: answers 1 to 5
   * @param width in CSS pixels
   * @returns an SVG that is one image with a text; the same answers stand in a table beside it
   */
  function dumbbells(rows, width, label) {
    const height = rows.length * ROW + QUIET;
    const at = (answer) => SIDE + ((answer - 1) / (MOST - 1)) * (width - 2 * SIDE);
    const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "dumbbells", role: "img", "aria-label": label });
    rows.forEach(({ title, employee, manager }, n) => {
      const y = n * ROW + LINE;
      const ticks = Array.from({ length: MOST }, (_, answer) => shape("line", { class: "scale", x1: at(answer + 1), x2: at(answer + 1), y1: y - 5, y2: y + 5 }));
      svg.append(
        shape("text", { x: SIDE - DOT, y: n * ROW + TITLE }, title),
        shape("line", { class: "scale", x1: at(1), x2: at(MOST), y1: y, y2: y }),
        ...ticks,
        shape("line", { class: "between", x1: at(employee), x2: at(manager), y1: y, y2: y }),
        // The square is drawn larger and first, so that both can be seen where they meet.
        shape("rect", { class: "of-manager", x: at(manager) - DOT - 3, y: y - DOT - 3, width: 2 * DOT + 6, height: 2 * DOT + 6, rx: 3 }),
        shape("circle", { class: "of-employee", cx: at(employee), cy: y, r: DOT }),
      );
    });
    return svg;
  }

  /** An address with a code behind '#' as a QR code, in one path; `maker` is the vendored library. Black on white in every colour scheme: cameras expect that. */
  function qr(maker, [address, behind], label) {
    const code = maker(0, "M");
    code.addData(address, "Byte");
    code.addData(behind, "Alphanumeric");
    code.make();
    const count = code.getModuleCount();
    let path = "";
    for (let row = 0; row < count; row += 1) {
      for (let column = 0; column < count; column += 1) if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
    const size = count + 2 * QUIET;
    return shape("svg", { viewBox: `0 0 ${size} ${size}`, class: "qr", role: "img", "aria-label": label }, shape("rect", { class: "qr-ground", width: size, height: size }), shape("path", { class: "qr-dots", d: path }));
  }

  globalThis.ScanPicture = { dumbbells, qr };
})();
