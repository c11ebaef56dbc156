/* A page in the frame of another site opens its links in the whole window, but one to a part of itself. */
"use strict";
(() => {
  document.addEventListener("click", ({ target }) => {
    const link = target.closest('a[href^="#"]');
    if (link) link.target = "_self";
  });
})();
