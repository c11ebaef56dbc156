/* Before the first paint: say that scripts run, and apply the colours the reader chose. */
"use strict";
document.documentElement.classList.remove("no-js");
try {
  const chosen = localStorage.getItem("kleuren");
  if (chosen === "licht" || chosen === "donker") document.documentElement.dataset.colours = chosen;
} catch {
  // Storage can be refused; the colours then follow the device.
}
