/* What a link says after '#': mended where mail and chat changed it on the way, and checked for what got lost. Pure. */
"use strict";
(() => {
  const { fingerprint } = globalThis.Fingerprint;
  const WHOLE = "heel";
  const MANY = ["hersteld", "weer-ziek", "verlof"];
  const MOST_ROWS = 60;
  const DECODINGS = 3;
  // What senders add to count clicks; it says nothing of the calendar.
  const TRACKING = /^(utm_\w+|(fb|g|ms|y|tw)clid|mc_[ce]id|igshid|_?hs(enc|mi)|s?_?trk)$/i;
  const DASHES = /[\u2010-\u2015\u2212\uFE58\uFF0D]/g;
  const UNSEEN = /[\s\u00AD\u200B-\u200D\u2060\uFEFF]/g;
  // What a sentence or a mail program puts behind a link.
  const BEHIND = /[.,;:!?)\]}>'"’”»*_|&]+$/;

  /** Characters that were written as codes, once or more, as they were. */
  function decoded(text) {
    let result = text;
    for (let round = 0; round < DECODINGS && result.includes("%"); round += 1) {
      try {
        result = decodeURIComponent(result);
      } catch {
        return result;
      }
    }
    return result;
  }

  /** The parts of a link as it was meant. A '=3D' is an equals sign as mail writes it. */
  function mended(text) {
    const plain = decoded(text).replace(DASHES, "-").replace(UNSEEN, "");
    const joined = plain.replace(/^[#?&/]+/, "").replace(/&(amp;|#38;|#x26;)+/gi, "&").replace(/=3D/gi, "=");
    return joined.replace(BEHIND, "").split("&").filter(Boolean);
  }

  const proof = (parts) => fingerprint(parts.join("&")).toString(16).padStart(8, "0");

  /** A link of more than one part, with a proof in front that nothing of it is missing. */
  function whole(link) {
    const parts = link.slice(1).split("&");
    return parts.length > 1 ? `#${[`${WHOLE}=${proof(parts)}`, ...parts].join("&")}` : link;
  }

  /**
   * What a link says.
   * @param {string} text the part of an address from '#' on
   * @param {Iterable<string>} keys every key that means something here
   * @returns {{given: URLSearchParams, isMended: boolean, lost: {kind: "unknown" | "empty" | "twice" | "many" | "cut", key?: string}[]}}
   *   `given` holds each key that stands once by its first value; `lost` is what could not come along
   */
  function readLink(text, keys) {
    const known = new Set(keys);
    const parts = mended(text).filter((part) => !TRACKING.test(part.split("=")[0]));
    const given = new URLSearchParams();
    const lost = [];
    let proven = null;
    for (const part of parts) {
      const [key, ...rest] = part.split("=");
      const value = rest.join("=");
      if (key === WHOLE) proven = value;
      else if (!known.has(key)) lost.push({ kind: "unknown" });
      else if (!value && key !== "ziek") lost.push({ kind: "empty", key });
      else if (!given.has(key) || MANY.includes(key)) given.append(key, value);
      else if (given.get(key) !== value) lost.push({ kind: "twice", key });
    }
    const rows = Math.max(...MANY.map((key) => given.getAll(key).length));
    if (rows > MOST_ROWS) {
      lost.push({ kind: "many" });
      for (const key of MANY) given.delete(key);
    }
    const said = parts.filter((part) => !part.startsWith(`${WHOLE}=`) && !part.startsWith("vandaag="));
    if (proven !== null && proven !== proof(said)) lost.push({ kind: "cut" });
    return { given, isMended: text.replace(/^#/, "") !== parts.join("&"), lost };
  }

  globalThis.CalculatorLink = { MOST_ROWS, readLink, whole };
})();
