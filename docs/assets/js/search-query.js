/* How a question is read: its words, and the ways in which the guide may say each of them. Pure. */
"use strict";
(() => {
  const { words, stem, related, split, sound, distance } = globalThis.Dutch;
  // How far what was not typed counts for what was.
  const WEIGHTS = { exact: 1, joined: 1, related: 0.8, synonym: 0.8, parts: 0.8, typo: 0.7, begun: 0.5, compound: 0.5, half: 0.4 };
  const LONGEST_JOIN = 3;
  const SHORTEST_BEGUN = 3;
  const SHORTEST_COMPOUND = 4;
  const MOST_COMPOUNDS = 25;
  const SHORTEST_TYPO = 4;
  const LONG_WORD = 7;
  const FARTHEST = 3;

  /* `vocabulary` holds the forms of each stem in the guide, with how often they occur; `ignore` and `synonyms` are the data's. */
  function create(vocabulary, { ignore, synonyms }) {
    const forms = new Set([...vocabulary.values()].flatMap((own) => [...own.keys()]));
    const reader = { vocabulary, forms, ignored: new Set(ignore.flatMap(words)) };
    reader.isKnown = (word) => forms.has(word) || vocabulary.has(stem(word));
    reader.synonyms = synonyms.flatMap((synonym) => {
      const terms = synonym.terms.map((term) => meaningful(reader, term));
      return synonym.words.map((typed) => ({ typed: words(typed).map(stem), terms }));
    });
    return {
      meaningful: (text) => meaningful(reader, text),
      read: (query) => read(reader, query),
      suggest: (query) => suggest(reader, query),
    };
  }

  /* The words that say something, or all of them when none does. */
  function telling(reader, text) {
    const all = words(text);
    const some = all.filter((word) => !reader.ignored.has(word));
    return some.length ? some : all;
  }

  function meaningful(reader, text) {
    return telling(reader, text).map(stem);
  }

  /* The question in units; each has ways to say it, and a way is one or more stems with a weight. */
  function read(reader, query) {
    const typed = words(query);
    const kept = telling(reader, query);
    const units = kept.map((word) => ({ stemmed: stem(word), ways: waysOf(reader, word, word === typed.at(-1)), part: false }));
    addJoined(reader, units, typed);
    addSynonyms(reader, units, new Set(typed.map(stem)));
    const found = units.filter(({ ways }) => ways.length);
    const corrected = found.filter(({ ways, part }) => !part && ways.every((way) => way.typo)).map(({ ways }) => commonest(reader, ways[0].stems[0]));
    return { units: found.map(({ ways, part }) => (part ? ways.map((way) => ({ ...way, weight: way.weight * WEIGHTS.half })) : ways)), corrected };
  }

  /* A unit of its own for more words; each of them then says only a part. */
  function addWhole(units, parts, ways) {
    for (const unit of units) if (parts.includes(unit.stemmed)) unit.part = true;
    units.push({ stemmed: "", ways, part: false });
  }

  /* Neighbours that are one word in the guide: 'bedrijfs arts', 're integratie gesprek'. */
  function addJoined(reader, units, typed) {
    for (let from = 0; from < typed.length; from += 1) {
      for (let to = Math.min(typed.length, from + LONGEST_JOIN); to > from + 1; to -= 1) {
        const parts = typed.slice(from, to);
        const whole = [parts.join(""), parts.join("s")].find(reader.isKnown) ?? mistypedWhole(reader, parts);
        if (whole) {
          addWhole(units, parts.map(stem), [{ stems: [stem(whole)], weight: WEIGHTS.joined }]);
          break;
        }
      }
    }
  }

  function mistypedWhole(reader, parts) {
    return parts.every(reader.isKnown) ? undefined : nearest(reader, parts.join(""), 1)[0];
  }

  function waysOf(reader, word, last) {
    const { vocabulary, ignored, isKnown } = reader;
    const stemmed = stem(word);
    const exact = vocabulary.has(stemmed);
    const ways = exact ? [{ stems: [stemmed], weight: WEIGHTS.exact }] : [];
    for (const other of related(stemmed)) if (vocabulary.has(other)) ways.push({ stems: [other], weight: WEIGHTS.related });
    const parts = split(word, isKnown)?.filter((part) => !ignored.has(part)) ?? [];
    if (parts.length) ways.push({ stems: parts.map(stem), weight: exact ? WEIGHTS.compound : WEIGHTS.parts });
    for (const [others, weight] of [[last ? begunBy(vocabulary, word) : [], WEIGHTS.begun], [compoundsOf(vocabulary, stemmed), WEIGHTS.compound]]) {
      ways.push(...others.map((other) => ({ stems: [other], weight })));
    }
    if (!exact) ways.push(...nearest(reader, word, word.length < LONG_WORD ? 1 : 2).map((other) => ({ stems: [stem(other)], weight: WEIGHTS.typo, typo: true })));
    return ways;
  }

  /* While someone types: the stems of words that begin like that. */
  function begunBy(vocabulary, word) {
    if (word.length < SHORTEST_BEGUN) return [];
    return [...vocabulary].filter(([, own]) => [...own.keys()].some((form) => form !== word && form.startsWith(word))).map(([stemmed]) => stemmed);
  }

  /* The stems of longer words that begin or end with this one; of a word like 'werk' there are too many to mean anything. */
  function compoundsOf(vocabulary, stemmed) {
    if (stemmed.length < SHORTEST_COMPOUND) return [];
    const found = [...vocabulary.keys()].filter((other) => other.length > stemmed.length + 2 && (other.endsWith(stemmed) || other.startsWith(stemmed)));
    return found.length <= MOST_COMPOUNDS ? found : [];
  }

  /* The words of the guide that look most like a mistyped one. */
  function nearest({ forms }, word, most) {
    if (word.length < SHORTEST_TYPO) return [];
    const heard = sound(word);
    let least = most;
    let found = [];
    for (const form of forms) {
      const far = sound(form) === heard ? 1 : distance(word, form, least);
      if (far < least) {
        least = far;
        found = [];
      }
      if (far === least) found.push(form);
    }
    return found;
  }

  /* A synonym of one word is another way to say that word. One of more words counts when all are there. */
  function addSynonyms(reader, units, asked) {
    for (const { typed, terms } of reader.synonyms) {
      if (!typed.every((part) => asked.has(part))) continue;
      const ways = terms.map((stems) => ({ stems, weight: WEIGHTS.synonym }));
      const same = typed.length === 1 && units.find(({ stemmed }) => stemmed === typed[0]);
      if (same) same.ways = [...same.ways.filter((way) => !way.typo), ...ways];
      else addWhole(units, typed, ways);
    }
  }

  function commonest({ vocabulary }, stemmed) {
    return [...vocabulary.get(stemmed)].reduce((most, form) => (form[1] > most[1] ? form : most))[0];
  }

  /* For a question without an answer: the same with each unknown word replaced by the nearest that the guide has. */
  function suggest(reader, query) {
    const known = telling(reader, query).map((word) => (reader.isKnown(word) ? word : nearest(reader, word, FARTHEST)[0]));
    return known.some(Boolean) ? known.filter(Boolean).join(" ") : "";
  }

  globalThis.SearchQuery = { create };
})();
