/* What stood on this page has a page of its own now; with more than one of those, the reader chooses. */
"use strict";
(() => {
  function follow() {
    const links = document.getElementById(location.hash.slice(1))?.closest("[data-moved]")?.querySelectorAll("a");
    if (links?.length === 1) location.replace(links[0].href);
  }

  follow();
  addEventListener("hashchange", follow);
})();
