/* On the page for what is not there. Some programs that check mail write the '#' of a link as '%23'; what stood behind it then
   is a part of the address. Such a link is turned round, so that the page it meant opens and nothing more is sent. */
"use strict";
(() => {
  const [, page, rest] = location.pathname.match(/^(.*?)%(?:25)*23(.*)$/) ?? [];
  if (page === undefined) return;
  const meant = new URL(location.href);
  meant.pathname = page;
  meant.search = "";
  meant.hash = rest;
  location.replace(meant);
})();
