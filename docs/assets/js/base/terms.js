/* What a term means, where it stands: on pointing at it, on focus and on a first tap. The link itself leads to the glossary. */
"use strict";
(() => {
  const meanings = JSON.parse(document.getElementById("term-data").textContent);
  const WAIT = 200;
  const MARGIN = 10;
  const GAP = 6;

  const tip = document.createElement("div");
  tip.className = "term-tip";
  tip.id = "term-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.getElementById("inhoud").append(tip);

  let shown = null;
  let timer = 0;
  const later = (action) => {
    clearTimeout(timer);
    timer = setTimeout(action, WAIT);
  };

  /* Below the word, or above it where there is more room, between the bars that stay in view; never past the sides. */
  function place(link) {
    const word = link.getClientRects()[0];
    const frame = tip.offsetParent.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const bar = document.querySelector(".thumb-bar");
    const top = Math.max(0, document.querySelector(".site-header")?.getBoundingClientRect().bottom ?? 0);
    const bottom = bar?.offsetHeight ? bar.getBoundingClientRect().top : innerHeight;
    const needed = tip.offsetHeight + GAP;
    const room = bottom - word.bottom;
    const below = room >= needed || room > word.top - top;
    tip.style.left = `${Math.max(MARGIN, Math.min(word.left, width - tip.offsetWidth - MARGIN)) - frame.left}px`;
    tip.style.top = `${(below ? word.bottom + GAP : word.top - needed) - frame.top}px`;
  }

  function show(link) {
    clearTimeout(timer);
    if (shown === link) return;
    hide();
    shown = link;
    tip.textContent = meanings[link.hash.slice(1)];
    link.setAttribute("aria-describedby", tip.id);
    tip.hidden = false;
    place(link);
  }

  function hide() {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  }

  /* Whoever leaves with the pointer goes back to the term that has the focus, if one has. */
  function leave() {
    later(() => {
      const link = document.activeElement;
      if (link?.matches("a.term")) show(link);
      else hide();
    });
  }

  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", leave);
  tip.addEventListener("click", hide);
  for (const link of document.querySelectorAll("a.term")) {
    if (!(link.hash.slice(1) in meanings)) continue;
    let touched = false;
    link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(() => show(link)));
    link.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
    link.addEventListener("pointerdown", (event) => {
      touched = event.pointerType === "touch" && shown !== link;
    });
    link.addEventListener("focus", () => show(link));
    link.addEventListener("blur", hide);
    link.addEventListener("click", (event) => {
      if (touched) {
        event.preventDefault();
        show(link);
      }
      touched = false;
    });
  }
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("pointerdown", (event) => event.target !== tip && !event.target.closest?.("a.term") && hide());
  addEventListener("resize", hide);
  // A term that gets the focus may still be scrolling into view.
  addEventListener("scrollend", () => shown && place(shown));
})();
