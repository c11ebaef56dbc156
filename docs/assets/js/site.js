/* What every page can do: menu, search, colours, print. */
"use strict";
(() => {
  const { dataset, src } = document.currentScript;
  const engine = dataset.searchEngine;

  function setUpMenu(menu) {
    const button = menu.querySelector("summary");
    const close = (event) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    };
    document.addEventListener("click", close);
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        button.focus();
      }
    });
  }

  /* Material's search works on elements that are there when its script starts:
     put them in place first, then load the script, once. */
  function fillSearch(dialog) {
    const parts = dialog.querySelector("[data-search-parts]");
    if (!parts) return;
    parts.replaceWith(parts.content.cloneNode(true));
    const input = dialog.querySelector("input");
    // The engine makes single letters turn the page; nobody expects that while reading or typing.
    addEventListener("keydown", (event) => event.stopImmediatePropagation());
    // The engine hides its results while its own record says that search is closed.
    document.querySelector('[data-md-toggle="search"]').checked = true;
    // From disk a browser allows no worker; a frame then does its work.
    if (location.protocol === "file:") load(new URL("../vendor/iframe-worker/shim.js", src));
    // The engine only hears keys. What was pasted, spoken, or typed while it was on its way counts too.
    const tell = () => input.dispatchEvent(new Event("keyup"));
    load(engine).addEventListener("load", tell);
    input.addEventListener("input", tell);
    keepInTabOrder(dialog.querySelector(".md-search-result__list"));
  }

  /* Scripts that are added this way run in the order in which they were added. */
  function load(address) {
    const script = document.createElement("script");
    script.src = address;
    script.async = false;
    document.body.append(script);
    return script;
  }

  /* The engine takes its results out of the tab order; everyone should reach them with Tab. */
  function keepInTabOrder(list) {
    new MutationObserver(() => {
      for (const stop of list.querySelectorAll('[tabindex="-1"]')) stop.removeAttribute("tabindex");
    }).observe(list, { childList: true, subtree: true });
  }

  function setUpSearch(dialog, button) {
    button.addEventListener("click", () => {
      fillSearch(dialog);
      dialog.showModal();
      dialog.querySelector("input").focus();
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
    // Enter in the field would leave the page for a query address; the results are already there.
    dialog.addEventListener("submit", (event) => {
      if (event.target.name === "search") event.preventDefault();
    });
  }

  function setUpColours(group) {
    const current = document.documentElement.dataset.colours ?? "";
    for (const input of group.querySelectorAll("input")) {
      input.checked = input.value === current;
      input.addEventListener("change", () => choose(input.value));
    }
  }

  function choose(colours) {
    if (colours) document.documentElement.dataset.colours = colours;
    else delete document.documentElement.dataset.colours;
    try {
      if (colours) localStorage.setItem("kleuren", colours);
      else localStorage.removeItem("kleuren");
    } catch {
      // Refused storage: the choice then holds for this page only.
    }
  }

  /* Browsers without ::details-content print closed parts closed; open them for the printer. */
  function setUpPrint() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll(".content details:not([open])")];
      for (const part of opened) part.open = true;
    });
    addEventListener("afterprint", () => {
      for (const part of opened) part.open = false;
    });
    for (const button of document.querySelectorAll("[data-print]")) {
      button.addEventListener("click", () => print());
    }
  }

  /* A link to a folded part, or to something inside it, opens it. */
  function openTarget() {
    const part = document.getElementById(location.hash.slice(1));
    const closed = [];
    for (let fold = part?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) closed.push(fold);
    }
    for (const fold of closed) fold.open = true;
    if (closed.some((fold) => fold !== part)) part.scrollIntoView();
  }

  setUpMenu(document.querySelector("[data-menu]"));
  setUpSearch(document.querySelector("[data-search]"), document.querySelector("[data-open-search]"));
  setUpColours(document.querySelector("[data-colours]:not(html)"));
  setUpPrint();
  openTarget();
  addEventListener("hashchange", openTarget);
})();
