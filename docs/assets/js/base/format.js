/* Days and numbers in Dutch words, and the day it is for the reader. */
"use strict";
(() => {
  const DAY = 86_400_000;
  const MINUTE = 60_000;
  const formats = {
    long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
    day: { day: "numeric", month: "long", year: "numeric" },
    short: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
    month: { month: "short", year: "2-digit" },
  };
  for (const name of Object.keys(formats)) formats[name] = new Intl.DateTimeFormat("nl-NL", { timeZone: "UTC", ...formats[name] });
  const decimal = new Intl.NumberFormat("nl-NL");
  const said = new Map();

  /**
   * A day in words: "maandag 5 januari 2026", short "ma 5 jan 2026", day "5 januari 2026", or its month "jan 26".
   * @param {number | string} day days since 1 January 1970, or an ISO date
   * @param {"long" | "short" | "day" | "month"} format
   */
  function inWords(day, format = "long") {
    const key = `${format} ${day}`;
    if (!said.has(key)) said.set(key, formats[format].format(new Date(typeof day === "string" ? day : day * DAY)));
    return said.get(key);
  }

  /** A number with a decimal comma. */
  const inDigits = (number) => decimal.format(number);

  /** The day it is on the reader's own clock, as an ISO date. */
  function today() {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * MINUTE).toISOString().slice(0, 10);
  }

  globalThis.Format = { inDigits, inWords, today };
})();
