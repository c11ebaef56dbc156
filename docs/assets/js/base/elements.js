/* Elements made by script: HTML and SVG. */
"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";

  function element(name, properties, ...parts) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...parts);
    return made;
  }

  function shape(name, attributes, ...parts) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...parts);
    return made;
  }

  globalThis.Elements = { element, shape };
})();
