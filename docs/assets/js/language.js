/* Sentences with a place for a value, and days in Dutch words. */
"use strict";
(() => {
  const DAY = 86_400_000;
  const formats = {
    long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
    day: { day: "numeric", month: "long", year: "numeric" },
    short: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
    month: { month: "short", year: "2-digit" },
  };
  for (const name of Object.keys(formats)) formats[name] = new Intl.DateTimeFormat("nl-NL", { timeZone: "UTC", ...formats[name] });

  /** The text with every {name} replaced by its value. */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /** A day number in words: "maandag 5 januari 2026", short "ma 5 jan 2026", day "5 januari 2026", or its month "jan 26". */
  const said = new Map();
  function inWords(day, format = "long") {
    const key = `${format} ${day}`;
    if (!said.has(key)) said.set(key, formats[format].format(new Date(day * DAY)));
    return said.get(key);
  }

  globalThis.Language = { fill, inWords };
})();
