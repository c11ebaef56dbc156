/* Whether someone who types this may be in need. Pure; which words mean that comes from content. It reads what was typed:
   a typing error that search would mend may be the very word. */
"use strict";
(() => {
  const { fold, distance } = globalThis.Dutch;
  const MOST_BETWEEN = 3;
  // Letters from which a word with one mistake in it is still that word, and from which words may be typed as one.
  const LONG = 8;

  /* Numbers in groups are one number. `ends` says that a sentence or the question ends after the word. `spellings` has other ways to
     type a word, with what they stand for. */
  function tokens(text, spellings) {
    const whole = fold(text).replaceAll("€", " euro ").replace(/(?<=\p{N})[\s.,-]+(?=\p{N})/gu, "");
    const found = [...whole.matchAll(/([\p{L}\p{N}]+)([^\p{L}\p{N}]*)/gu)];
    return found.flatMap(([, word, after], place) => {
      const written = (spellings.get(word) ?? word).split(" ");
      const ends = place === found.length - 1 || /[.,;:!?]/.test(after);
      return written.map((one, number) => ({ word: one, ends: ends && number === written.length - 1 }));
    });
  }

  /* A word or more, as content writes it: 'zelfmoord*', 'eind* aan maken', 'kan niet meer.'. */
  function phrase(text) {
    const parts = tokens(text.replaceAll("*", ""), new Map()).map(({ word }) => word);
    const written = text.replace(/\.$/, "").split(" ");
    const starred = written.length === parts.length;
    return {
      parts: parts.map((core, place) => ({ core, before: starred && written[place].startsWith("*"), after: starred && written[place].endsWith("*") })),
      whole: parts.length > 1 && parts.join("").length >= LONG ? parts.join("") : null,
      last: text.endsWith("."),
    };
  }

  function fits({ core, before, after }, word, isKnown) {
    if (word === core) return true;
    if (before && after ? word.includes(core) : before ? word.endsWith(core) : after && word.startsWith(core)) return true;
    if (core.length < LONG || isKnown(word)) return false;
    const lengths = after ? [-1, 0, 1].map((more) => core.length + more) : [word.length];
    return lengths.some((length) => distance(word.slice(0, length), core, 1) <= 1);
  }

  /* A number says something of the word right beside it: 'week 113'. */
  function isNumber({ core }) {
    return /^\p{N}/u.test(core);
  }

  /* The last place of a part that begins here: one further when the word was typed as two; or -1. */
  function endOf(part, words, place, isKnown) {
    if (fits(part, words[place].word, isKnown)) return place;
    const two = words[place].word + (words[place + 1]?.word ?? "");
    const apart = two.length >= LONG && words[place].word.length < Math.min(part.core.length, two.length);
    return apart && fits(part, two, isKnown) ? place + 1 : -1;
  }

  /* The places, from and to, where a phrase stands in the words: the first that begins at `start` or later, or null. */
  function find({ parts, whole, last }, words, isKnown, start = 0) {
    const rest = (number, from) => {
      if (number === parts.length) return !last || words[from - 1].ends ? from - 1 : -1;
      const farthest = from + (isNumber(parts[number]) || isNumber(parts[number - 1]) ? 0 : MOST_BETWEEN);
      for (let place = from; place <= Math.min(words.length - 1, farthest); place += 1) {
        const end = endOf(parts[number], words, place, isKnown);
        const to = end < 0 ? -1 : rest(number + 1, end + 1);
        if (to >= 0) return to;
      }
      return -1;
    };
    for (let from = start; from < words.length; from += 1) {
      if (whole && words[from].word.includes(whole)) return { from, to: from };
      const end = endOf(parts[0], words, from, isKnown);
      const to = end < 0 ? -1 : rest(1, end + 1);
      if (to >= 0) return { from, to };
    }
    return null;
  }

  function without(phrases, words, isKnown) {
    const explained = new Set();
    for (const one of phrases) {
      for (let found = find(one, words, isKnown); found; found = find(one, words, isKnown, found.from + 1)) {
        for (let place = found.from; place <= found.to; place += 1) explained.add(place);
      }
    }
    return words.filter((_, place) => !explained.has(place));
  }

  /* Whether a question has words of need: a group of them, that its `unless` does not explain. `isKnown` says which words are no mistakes. */
  function create({ groups: need, spellings }, isKnown) {
    const others = new Map(spellings.flatMap(({ typed, written }) => typed.map((word) => [fold(word), fold(written)])));
    const groups = need.map(({ words, alone, unless }) => ({
      words: words.map(phrase),
      alone: new Set(alone.map((text) => tokens(text, others).map(({ word }) => word).join(" "))),
      unless: unless.map(phrase),
    }));
    return (query) => {
      const asked = tokens(query, others);
      const all = asked.map(({ word }) => word).join(" ");
      return groups.some(({ words, alone, unless }) => {
        if (alone.has(all)) return true;
        const left = without(unless, asked, isKnown);
        return words.some((one) => find(one, left, isKnown));
      });
    };
  }

  globalThis.SearchNeed = { create };
})();
