/* Dutch words as search compares them: without capitals, accents and endings. Pure; words themselves come from content. */
"use strict";
(() => {
  const SHORTEST_PART = 3;
  const LINKS = ["", "s", "e", "en", "n"];
  const PARTICLES = new Set(["aan", "af", "bij", "door", "in", "mee", "na", "op", "over", "terug", "toe", "uit", "vast", "voor", "weg"]);
  const AFTER_CLAUSE = new Set([...PARTICLES, "als", "en", "met", "of", "om", "tijdens", "van", "zonder"]);

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]|['’‘]s?(?![\p{L}\p{N}])|['’‘]/gu, "");
  }

  /* The words of a text. A word with hyphens counts as one word, and as its longer parts. */
  function words(text) {
    const found = [];
    for (const [chunk] of fold(text).matchAll(/[\p{L}\p{N}]+(?:[-‑][\p{L}\p{N}]+)*/gu)) {
      const parts = chunk.split(/[-‑]/);
      found.push(parts.join(""));
      if (parts.length > 1) found.push(...parts.filter((part) => part.length >= SHORTEST_PART));
    }
    return found;
  }

  /* The stem of a folded word: as often as something comes off, so that 'melding' and 'melden' become the same. */
  const stemmer = new globalThis.DutchStemmer();
  const stems = new Map();
  function stem(word) {
    let known = stems.get(word);
    if (known === undefined) {
      let before;
      known = word;
      do {
        before = known;
        known = stemmer.stemWord(before);
      } while (known !== before && known.length < before.length);
      known = known.replace(/(?<=...[^aeiou])e$|(?<=..[ao])s$/, "").replace(/([aeou])\1(?=[^aeiou]$)/, "$1");
      stems.set(word, known);
    }
    return known;
  }

  /* Stems that a verb may have as well: 'beslist' beside 'beslis', 'bewaart' beside 'bewar'. */
  function related(stemmed) {
    return /[td]$/.test(stemmed) ? [stem(stemmed.slice(0, -1))] : [`${stemmed}t`, `${stemmed}d`];
  }

  /* The words that a compound is made of, when every one is known, or nothing; the fewest, so the longest. */
  function split(word, isKnown) {
    for (let end = word.length - SHORTEST_PART; end >= SHORTEST_PART; end -= 1) {
      const head = headOf(word.slice(0, end), isKnown);
      if (!head) continue;
      const tail = word.slice(end);
      const rest = isKnown(tail) ? [tail] : split(tail, isKnown);
      if (rest) return [head, ...rest];
    }
    return null;
  }

  function headOf(text, isKnown) {
    const link = LINKS.find((letters) => text.endsWith(letters) && text.length - letters.length >= SHORTEST_PART && isKnown(text.slice(0, text.length - letters.length)));
    return link === undefined ? null : text.slice(0, text.length - link.length);
  }

  /* Verbs in two parts, joined: 'bereid ... voor' and 'voor te bereiden'. The first part ends a clause, or it is a preposition. */
  function separable(asked) {
    const found = [];
    for (const [place, particle] of asked.entries()) {
      const next = asked[place + 1];
      if (!PARTICLES.has(particle)) continue;
      const verbs = next === undefined || AFTER_CLAUSE.has(next) ? asked.slice(0, place) : next === "te" ? asked.slice(place + 2, place + 3) : [];
      found.push(...verbs.map((verb) => ({ verb, whole: particle + verb })));
    }
    return found;
  }

  /* The letters of a word as they sound: 'belijd' and 'beleid' are heard alike. */
  function sound(word) {
    return word.replaceAll("ei", "ij").replaceAll("au", "ou").replaceAll("ch", "g");
  }

  /* How many letters to add, drop, change or swap to get from one word to the other; more than `most` is Infinity. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let before = [];
    let previous = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        let best = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) best = Math.min(best, before[j - 2] + 1);
        row.push(best);
      }
      if (Math.min(...row) > most) return Infinity;
      [before, previous] = [previous, row];
    }
    return previous[other.length] <= most ? previous[other.length] : Infinity;
  }

  globalThis.Dutch = { fold, words, stem, related, split, separable, sound, distance };
})();
