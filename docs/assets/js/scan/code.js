/* The shared part of one side's scan as a short code or a file, and back. Pure.

   A shared part: {side, round, pair, themes: [{number, now, important, helps}]}. `side` is one of SIDES, `round` one of
   ROUNDS (months), `pair` three letters or digits; themes ascend by the number of their card; `now` and `important` are 1
   to 5, 0 for not answered; `helps` are ascending keys (see helpKey). Cards keep their number and helps their id, so that
   a code made with one edition, or last year's, can be read with another.

   The code: Crockford's alphabet, five bits a character, in groups of four.
   version 5 | side 1 | round 2 | zero 2 | pair 15 | count 7 | per theme: number 7, now 3, important 3, count 3, keys 14 each
   | zeros up to a whole character | check 30, over all characters before it. The check is the same in every version. */
"use strict";
(() => {
  const { readFile } = globalThis.FileFormat;
  const { fingerprint } = globalThis.Fingerprint;
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const LOOKALIKES = { O: "0", I: "1", L: "1" };
  const VERSION = 1;
  const SIDES = ["werknemer", "leidinggevende"];
  const ROUNDS = [0, 3, 6, 9];
  const FILE_FORMAT = "samenterug-scan";
  const MOST = 5;
  const PAIR_LENGTH = 3;
  const CARD_BITS = 7;
  /** The highest number that a card may have: what a code has room for. */
  const LAST_CARD = 2 ** CARD_BITS - 1;
  const KEY_BITS = 14;
  const CHARACTER_BITS = 5;
  const CHECK_LENGTH = 6;
  /** What stands before a code in a link: behind '#', so that no server sees it. */
  const IN_LINK = "#code=";
  const GROUP = 4;
  const LONGEST_CODE = 4000;
  const LONGEST_FILE = 20_000;

  const bits = (value, width) => value.toString(2).padStart(width, "0");

  /** The key of something that could help: its id as a number of 14 bits (its fingerprint, folded). */
  function helpKey(id) {
    const hash = fingerprint(id);
    return ((hash ^ (hash >>> KEY_BITS)) >>> 0) % 2 ** KEY_BITS;
  }

  /** The last 30 bits of the CRC-32 of a text, as six characters. */
  function check(text) {
    let crc = 0xffffffff;
    for (const character of text) {
      crc ^= character.charCodeAt(0);
      for (let turn = 0; turn < 8; turn += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return asCharacters(bits((~crc >>> 0) % 2 ** (CHECK_LENGTH * CHARACTER_BITS), CHECK_LENGTH * CHARACTER_BITS));
  }

  function asCharacters(text) {
    const whole = text.padEnd(Math.ceil(text.length / CHARACTER_BITS) * CHARACTER_BITS, "0");
    return whole.replace(/.{5}/g, (five) => ALPHABET[parseInt(five, 2)]);
  }

  const asBits = (text) => [...text].map((character) => bits(ALPHABET.indexOf(character), CHARACTER_BITS)).join("");

  /** Letters as they are written here: without spaces and dashes, capitals, look-alikes replaced. */
  const plain = (text) => text.toUpperCase().replace(/[\s\p{Pd}\p{Cf}]/gu, "").replace(/[OIL]/g, (letter) => LOOKALIKES[letter]);

  /** A pair's mark from what was typed: three characters of the alphabet, or "" when it is something else. */
  function readPair(text) {
    const pair = plain(text);
    return pair.length === PAIR_LENGTH && [...pair].every((character) => ALPHABET.includes(character)) ? pair : "";
  }

  /** The code of a shared part, in groups of four. */
  function encode({ side, round, pair, themes }) {
    const parts = [bits(SIDES.indexOf(side), 1), bits(ROUNDS.indexOf(round), 2), "00", asBits(pair), bits(themes.length, 7)];
    for (const { number, now, important, helps } of themes) {
      parts.push(bits(number, CARD_BITS), bits(now, 3), bits(important, 3), bits(helps.length, 3), ...helps.map((key) => bits(key, KEY_BITS)));
    }
    const body = asCharacters(bits(VERSION, CHARACTER_BITS) + parts.join(""));
    return (body + check(body)).match(new RegExp(`.{1,${GROUP}}`, "g")).join("-");
  }

  /** How each version is read: the bits after the version, as a shared part of today. A new version adds a line. */
  const READERS = { 1: readFirst };

  function readFirst(text) {
    let at = 0;
    const take = (width) => parseInt(text.slice(at, (at += width)), 2);
    const side = SIDES[take(1)];
    const round = ROUNDS[take(2)];
    at += 2;
    const pair = asCharacters(text.slice(at, (at += PAIR_LENGTH * CHARACTER_BITS)));
    const themes = Array.from({ length: take(7) || 0 }, () => {
      const [number, now, important, count] = [take(CARD_BITS), take(3), take(3), take(3)];
      return { number, now, important, helps: Array.from({ length: count || 0 }, () => take(KEY_BITS)) };
    });
    return { side, round, pair, themes };
  }

  const ascending = (numbers) => numbers.every((number, n) => n === 0 || number > numbers[n - 1]);

  function isSound({ themes }) {
    return (
      ascending(themes.map(({ number }) => number)) &&
      themes.every(({ number, now, important, helps }) => number > 0 && now <= MOST && important <= MOST && ascending(helps))
    );
  }

  /**
   * What a code says: {value}, or {error} with why not: "empty", "too_long", "unreadable" (a strange character),
   * "damaged" (the check fails) or "newer". Never throws.
   */
  function decode(given) {
    if (typeof given !== "string" || !given.trim()) return { error: "empty" };
    if (given.length > LONGEST_CODE) return { error: "too_long" };
    const text = plain(given.split(IN_LINK).at(-1));
    if ([...text].some((character) => !ALPHABET.includes(character))) return { error: "unreadable" };
    const body = text.slice(0, -CHECK_LENGTH);
    if (!body || check(body) !== text.slice(-CHECK_LENGTH)) return { error: "damaged" };
    const version = ALPHABET.indexOf(body[0]);
    if (version > VERSION) return { error: "newer" };
    const value = READERS[version]?.(asBits(body).slice(CHARACTER_BITS));
    // What is not written the way we write it was not made here, whatever its check says.
    return value && isSound(value) && (version < VERSION || plain(encode(value)) === text) ? { value } : { error: "damaged" };
  }

  /** The file of a shared part. It carries the code, so that one reader and one check serve both. */
  const encodeFile = (value) => `${JSON.stringify({ format: FILE_FORMAT, version: VERSION, code: encode(value) }, null, 2)}\n`;

  /** What a file's text says, as decode(); also {error: "not_ours"}. Never throws. */
  function decodeFile(text) {
    if (typeof text !== "string" || !text.trim()) return { error: "empty" };
    const { file, error } = readFile(text, { format: FILE_FORMAT, version: VERSION, longest: LONGEST_FILE });
    return error ? { error } : decode(file.code);
  }

  /** What was pasted or opened, code or file. */
  const read = (text) => (typeof text === "string" && text.trimStart().startsWith("{") ? decodeFile(text) : decode(text));

  globalThis.ScanCode = { ALPHABET, IN_LINK, LAST_CARD, LONGEST_CODE, LONGEST_FILE, MOST, ROUNDS, SIDES, decode, decodeFile, encode, encodeFile, helpKey, read, readPair };
})();
