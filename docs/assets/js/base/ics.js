/* Calendar files after RFC 5545. Pure: text in, text out. */
"use strict";
(() => {
  const LINE = 75;
  const encoder = new TextEncoder();

  /** Text as a property value: backslash, semicolon, comma and line ends escaped (3.3.11). */
  function escapeText(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
  }

  /** One content line in pieces of at most 75 octets, never inside a character (3.1). */
  function fold(line) {
    const pieces = [];
    let piece = "";
    let size = 0;
    for (const character of line) {
      const octets = encoder.encode(character).length;
      const room = pieces.length ? LINE - 1 : LINE;
      if (size + octets > room) {
        pieces.push(piece);
        piece = "";
        size = 0;
      }
      piece += character;
      size += octets;
    }
    pieces.push(piece);
    return pieces.join("\r\n ");
  }

  // An event of a whole day begins at midnight; nobody wants to be woken then.
  const ALARM_HOUR = 9;

  /** So many days before, at nine in the morning. */
  function trigger(days) {
    const whole = days > 1 ? `${days - 1}D` : "";
    return `TRIGGER:-P${whole}T${24 - ALARM_HOUR}H`;
  }

  const compact = (iso) => iso.replaceAll("-", "");

  function eventLines(event, { stamp, sequence, reminderDays }) {
    const lines = [
      "BEGIN:VEVENT",
      `UID:${event.uid}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${compact(event.day)}`,
      `DTEND;VALUE=DATE:${compact(event.nextDay)}`,
      `SUMMARY:${escapeText(event.title)}`,
      `DESCRIPTION:${escapeText(event.text)}`,
      "TRANSP:TRANSPARENT",
    ];
    if (reminderDays) {
      lines.push("BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escapeText(event.alarm ?? event.title)}`, trigger(reminderDays), "END:VALARM");
    }
    return [...lines, "END:VEVENT"];
  }

  /**
   * A calendar of all-day events.
   * @param events [{uid, day, nextDay, title, text, alarm?}]: `alarm` is what a reminder says, else the title; days as ISO dates; DTEND is the day after (exclusive)
   * @param options {product, stamp: "YYYYMMDDTHHMMSSZ", sequence, reminderDays: 0 for none}
   * @returns the file's text, every line ended with CR LF
   */
  function icsFile(events, options) {
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      `PRODID:${escapeText(options.product)}`,
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      ...events.flatMap((event) => eventLines(event, options)),
      "END:VCALENDAR",
    ];
    return lines.map((line) => `${fold(line)}\r\n`).join("");
  }

  globalThis.Ics = { icsFile, escapeText, fold };
})();
