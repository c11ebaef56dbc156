/* Everything one reader typed in the scan, as text to keep on this device or in a file of their own, and back. Pure.

   {side, round, pair, rounds}: `rounds` holds per round {answers, codes}: answers by number of the card
   {now, important, helps: ids, share}, codes by side as they were pasted. Private answers are in here, so it is no file to share. */
"use strict";
(() => {
  const { LONGEST_CODE, MOST, ROUNDS, SIDES, readPair } = globalThis.ScanCode;
  const FORMAT = "samenterug-scan-eigen";
  const VERSION = 1;
  const LONGEST = 200_000;

  const blankRound = () => ({ answers: {}, codes: {} });
  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const scale = (value) => (Number.isInteger(value) && value >= 0 && value <= MOST ? value : 0);
  const texts = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

  function readAnswers(given) {
    const numbers = isRecord(given) ? Object.keys(given).filter((number) => /^[1-9]\d?$/.test(number) && isRecord(given[number])) : [];
    return Object.fromEntries(
      numbers.map((number) => {
        const { now, important, helps, share } = given[number];
        return [number, { now: scale(now), important: scale(important), helps: texts(helps), share: share === true }];
      }),
    );
  }

  function readRound(given) {
    const codes = isRecord(given?.codes) ? given.codes : {};
    const known = SIDES.filter((side) => typeof codes[side] === "string" && codes[side].length <= LONGEST_CODE);
    return { answers: readAnswers(given?.answers), codes: Object.fromEntries(known.map((side) => [side, codes[side]])) };
  }

  const write = (state) => `${JSON.stringify({ format: FORMAT, version: VERSION, ...state }, null, 2)}\n`;

  /** What a text holds: {state}, or {error}: "too_long", "not_ours" or "newer". Strange values are left out. Never throws. */
  function read(text) {
    if (text.length > LONGEST) return { error: "too_long" };
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return { error: "not_ours" };
    }
    if (file?.format !== FORMAT || !Number.isInteger(file.version) || file.version < 1) return { error: "not_ours" };
    if (file.version > VERSION) return { error: "newer" };
    const rounds = isRecord(file.rounds) ? file.rounds : {};
    return {
      state: {
        side: SIDES.includes(file.side) ? file.side : "",
        round: ROUNDS.includes(file.round) ? file.round : 0,
        pair: typeof file.pair === "string" ? readPair(file.pair) : "",
        rounds: Object.fromEntries(ROUNDS.filter((round) => isRecord(rounds[round])).map((round) => [round, readRound(rounds[round])])),
      },
    };
  }

  globalThis.ScanState = { FORMAT, LONGEST, blankRound, read, write };
})();
