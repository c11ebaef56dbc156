/* What a term means, beside the word: on pointing at it, on focus and on a first tap (terms.js). On a published site the meanings of all
   pages stand in one script (macros/publish/set_apart.py). */
"use strict";
(() => {
  const data = document.getElementById("term-data");
  const inPage = data.src ? null : JSON.parse(data.textContent);
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

  /** The meanings by the id of their term; none where their script does not come. */
  async function meanings() {
    return inPage ?? (await globalThis.Later.script(data.src).catch(() => ({}))).texts ?? {};
  }

  /** What a term means, or nothing: its link then does what any link does. */
  async function meaningOf(link) {
    return (await meanings())[link.hash.slice(1)];
  }

  /** Shows what a term means, if that came and the reader still is at it. Says whether it has a meaning. */
  async function show(link) {
    clearTimeout(timer);
    if (shown !== link) hide();
    shown = link;
    const meaning = await meaningOf(link);
    if (meaning && shown === link && tip.hidden) {
      tip.textContent = meaning;
      link.setAttribute("aria-describedby", tip.id);
      tip.hidden = false;
      place(link);
    }
    return Boolean(meaning);
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
    link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(() => show(link)));
    link.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
    link.addEventListener("focus", () => show(link));
    link.addEventListener("blur", hide);
  }
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("pointerdown", (event) => event.target !== tip && !event.target.closest?.("a.term") && hide());
  addEventListener("resize", hide);
  // A term that gets the focus may still be scrolling into view.
  addEventListener("scrollend", () => tip.hidden || place(shown));

  // Where the reader is by now.
  const [focused, pointed] = [document.querySelector("a.term:focus"), document.querySelector("a.term:hover")];
  if (focused) show(focused);
  else if (pointed) later(() => show(pointed));

  globalThis.TermTip = { show, isShown: (link) => link === shown };
})();
