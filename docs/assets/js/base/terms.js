/* Terms that say what they mean where they stand: what shows it (term-tip.js) comes with the meanings, when a reader nears a term. The
   link itself leads to the glossary, and does what any link does where they do not come. */
"use strict";
(() => {
  const { scriptsIn } = globalThis.Later;
  const waiting = document.getElementById("term-scripts");
  let tapped = null;
  let asked = null;

  const prepare = () => scriptsIn(waiting).catch(() => {});
  const termAt = ({ target }) => target.closest?.("a.term") ?? null;
  const isShown = (link) => globalThis.TermTip?.isShown(link) ?? link === asked;

  // Whoever points at what is around a term may want it next; whoever goes by keys hears a meaning only if it is there in time.
  addEventListener("pointerover", ({ target }) => target.closest?.(":has(> a.term)") && prepare());
  addEventListener("focusin", prepare);

  /* A first tap shows the meaning, a second leads on. */
  addEventListener("pointerdown", (event) => {
    const link = termAt(event);
    tapped = event.pointerType === "touch" && !isShown(link) ? link : null;
    if (link !== asked) asked = null;
  });
  addEventListener("click", async (event) => {
    if (!tapped || termAt(event) !== tapped) return;
    const link = tapped;
    [asked, tapped] = [link, null];
    event.preventDefault();
    await prepare();
    if (link === asked && !(await globalThis.TermTip?.show(link))) link.click();
  });
})();
