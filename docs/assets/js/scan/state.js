/* Everything one reader typed in the scan, as text to keep on this device or in a file of their own, and back. Pure.

   {side, round, pair, rounds}: `rounds` holds per round {answers, codes, sharing}: answers by number of the card
   {now, important, helps: ids, keep}, codes by side as they were pasted. A theme is shared when the reader is `sharing` and does not
   `keep` it; the text says so per theme as `share`, as it always did. Private answers are in here, so it is no file to share. */
"use strict";
(() => {
  const { readFile } = globalThis.FileFormat;
  const { LAST_CARD, LONGEST_CODE, MOST, ROUNDS, SIDES, readPair } = globalThis.ScanCode;
  const FORMAT = "samenterug-scan-eigen";
  const VERSION = 1;
  const LONGEST = 200_000;
  const LONGEST_NAME = 20;

  const blankRound = () => ({ answers: {}, codes: {}, sharing: false });
  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const scale = (value) => (Number.isInteger(value) && value >= 0 && value <= MOST ? value : 0);
  const texts = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

  const isCard = (text) => /^[1-9]\d*$/.test(text) && Number(text) <= LAST_CARD;

  /** The answers as they are kept, and in `lost` the numbers of those that could not be read whole, or the name of what is no card. */
  function readAnswers(given, lost) {
    const all = isRecord(given) ? Object.entries(given) : [];
    const entries = all.filter(([number]) => isCard(number));
    for (const [name] of all) if (!isCard(name)) lost.push({ what: "answer", name: name.slice(0, LONGEST_NAME) });
    const found = entries.filter(([, answer]) => isRecord(answer)).map(([number, { now, important, helps, share, keep }]) => {
      if (scale(now) !== (now ?? 0) || scale(important) !== (important ?? 0)) lost.push({ what: "answer", name: Number(number) });
      return [number, { now: scale(now), important: scale(important), helps: texts(helps), share: share === true, keep: keep === true }];
    });
    for (const [number, answer] of entries) if (!isRecord(answer)) lost.push({ what: "answer", name: Number(number) });
    return Object.fromEntries(found);
  }

  /** A text from before there was one choice tells per theme whether it is shared; then the others were kept. */
  function readRound(given, lost) {
    const codes = isRecord(given?.codes) ? given.codes : {};
    const known = SIDES.filter((side) => typeof codes[side] === "string" && codes[side].length <= LONGEST_CODE);
    for (const side of SIDES) if (codes[side] && !known.includes(side)) lost.push({ what: "code", name: side });
    const answers = readAnswers(given?.answers, lost);
    const isOld = typeof given?.sharing !== "boolean";
    const sharing = isOld ? Object.values(answers).some(({ share }) => share) : given.sharing;
    const kept = Object.entries(answers).map(([number, { share, keep, ...answer }]) => [number, { ...answer, keep: isOld ? sharing && !share : keep }]);
    return { answers: Object.fromEntries(kept), codes: Object.fromEntries(known.map((side) => [side, codes[side]])), sharing };
  }

  /** Whether an answer of a round is shared. */
  const isShared = ({ sharing }, answer) => sharing && !answer.keep;

  function writeRound(round) {
    const answers = Object.entries(round.answers).map(([number, answer]) => [number, { ...answer, share: isShared(round, answer) }]);
    return { ...round, answers: Object.fromEntries(answers) };
  }

  function write({ rounds, ...own }) {
    const written = Object.fromEntries(Object.entries(rounds).map(([round, value]) => [round, writeRound(value)]));
    return `${JSON.stringify({ format: FORMAT, version: VERSION, ...own, rounds: written }, null, 2)}\n`;
  }

  /** What a text holds: {state, lost}, or {error}: "too_long", "not_ours" or "newer". What is strange is left out and noted. Never throws. */
  function read(text) {
    const { file, error } = readFile(text, { format: FORMAT, version: VERSION, longest: LONGEST });
    if (error) return { error };
    if (!isRecord(file.rounds)) return { error: "not_ours" };
    const { rounds } = file;
    const lost = [];
    return {
      lost,
      state: {
        side: SIDES.includes(file.side) ? file.side : "",
        round: ROUNDS.includes(file.round) ? file.round : 0,
        pair: typeof file.pair === "string" ? readPair(file.pair) : "",
        rounds: Object.fromEntries(ROUNDS.filter((round) => isRecord(rounds[round])).map((round) => [round, readRound(rounds[round], lost)])),
      },
    };
  }

  globalThis.ScanState = { FORMAT, LONGEST, blankRound, isShared, read, write };
})();
