/* Days as a calendar file, offered to the reader. */
"use strict";
(() => {
  const { icsFile } = globalThis.Ics;
  const { download } = globalThis.Download;
  const MINUTE = 60_000;

  /**
   * Offer events as a calendar file. A file that is made later has a higher number, so that a calendar takes over what changed.
   * @param {object[]} events see icsFile
   * @param {{maker: string, name: string, reminderDays?: number}} file who makes it, and its name without extension
   */
  function downloadEvents(events, { maker, name, reminderDays = 0 }) {
    const now = new Date();
    const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
    const text = icsFile(events, { product: `-//${maker}//${name}//NL`, stamp, sequence: Math.floor(now.getTime() / MINUTE), reminderDays });
    download(`${name}.ics`, text, "text/calendar;charset=utf-8");
  }

  globalThis.IcsDownload = { downloadEvents };
})();
