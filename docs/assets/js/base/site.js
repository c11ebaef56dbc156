/* What every page can do: menu, search, colours, print. */
"use strict";
(() => {
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

  function setUpSearch(dialog, button) {
    button.addEventListener("click", () => {
      loadSearch(dialog);
      dialog.showModal();
      dialog.querySelector("input").select();
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest('a:not([href^="tel:"])')) dialog.close();
    });
    // Enter in the field would leave the page.
    dialog.querySelector("[data-search-form]").addEventListener("submit", (event) => event.preventDefault());
  }

  /* The scripts that wait in the dialog: what came does not come again, what did not is asked for each time. Once all came, dialog.js takes the sentence away. */
  function loadSearch(dialog) {
    globalThis.Later.scriptsIn(dialog).catch(() => {
      dialog.querySelector("[data-search-off]").hidden = false;
      dialog.querySelector("[data-search-status]").textContent = "";
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
      const name = globalThis.Site.nameOf("kleuren");
      if (colours) localStorage.setItem(name, colours);
      else localStorage.removeItem(name);
    } catch {
      // Refused storage: the choice then holds for this page only.
    }
  }

  /* Browsers without ::details-content print closed parts closed; open them for the printer. */
  function setUpPrint() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll(".content details:not([open], .law-fold, [data-print-open]:has(> [open]) > *)")];
      for (const part of opened) part.open = true;
    });
    addEventListener("afterprint", () => {
      for (const part of opened) part.open = false;
    });
    for (const button of document.querySelectorAll("[data-print]")) {
      button.addEventListener("click", () => printPart(button.dataset.print));
    }
  }

  /* The page, or only the part that styles know by this name. */
  function printPart(name) {
    const root = document.documentElement;
    if (name) root.dataset.printing = name;
    print();
    delete root.dataset.printing;
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

  const menu = document.querySelector("[data-menu]");
  if (menu) setUpMenu(menu);
  if (document.querySelector("[data-search]")) {
    setUpSearch(document.querySelector("[data-search]"), document.querySelector("[data-open-search]"));
    setUpColours(document.querySelector("[data-colours]:not(html)"));
  }
  setUpPrint();
  openTarget();
  addEventListener("hashchange", openTarget);
})();
