/* How a question is read: its words, and the ways in which the guide may say each of them. Pure. */
"use strict";
(() => {
  const { words, stem, related, split, separable, sound, distance } = globalThis.Dutch;
  // How far what was not typed counts for what was.
  const WEIGHTS = { exact: 1, joined: 1, related: 0.8, synonym: 0.8, parts: 0.8, typo: 0.85, begun: 0.5, compound: 0.5, half: 0.4 };
  const LONGEST_JOIN = 3;
  const SHORTEST_BEGUN = 3;
  const SHORTEST_COMPOUND = 4;
  const SHORTEST_END = 6;
  const MOST_COMPOUNDS = 25;
  const SHORTEST_TYPO = 4;
  const LONG_WORD = 7;
  const FARTHEST = 3;

  /* `vocabulary` holds the forms of each stem in the guide, with how often they occur; `ignore`, `synonyms` and `feelings` are the data's. */
  function create(vocabulary, { ignore, synonyms, feelings }) {
    const everyday = synonyms.flatMap((synonym) => synonym.words.flatMap(words));
    const forms = new Map([...everyday.map((word) => [word, 0]), ...[...vocabulary.values()].flatMap((own) => [...own])]);
    const reader = { vocabulary, forms, everyday: new Set(everyday.map(stem)), ignored: new Set(ignore.flatMap(words)), feelings: new Set(feelings.flatMap(words).map(stem)) };
    reader.isKnown = (word) => forms.has(word) || vocabulary.has(stem(word));
    reader.synonyms = synonyms.flatMap((synonym) => {
      const terms = synonym.terms.map((term) => meaningful(reader, term));
      return synonym.words.map((typed) => ({ typed: words(typed).map(stem), terms }));
    });
    return {
      isKnown: reader.isKnown,
      meaningful: (text) => meaningful(reader, text),
      read: (query, mend) => read(reader, query, mend),
      suggest: (query) => suggest(reader, query),
    };
  }

  /* The words without those that say nothing, or all of them when each is one. */
  function withoutStopwords({ ignored }, all) {
    const some = all.filter((word) => !ignored.has(word));
    return some.length ? some : all;
  }

  function meaningful(reader, text) {
    return withoutStopwords(reader, words(text)).map(stem);
  }

  /* The question in units; each has ways to say it, and a way is one or more stems with a weight. `said` is the question
     with its typing errors mended if `mend`, and `corrected` what was put in their place. */
  function read(reader, query, mend) {
    const typed = words(query);
    const tried = mend ? typed.map((word, place) => [word, guessesFor(reader, word, place === typed.length - 1)]) : [];
    const guesses = new Map(tried.filter(([, found]) => found.length));
    const asked = typed.map((word) => guesses.get(word)?.[0] ?? word);
    const others = new Map([...guesses.values()].map(([best, ...more]) => [best, more]));
    const units = withoutStopwords(reader, asked).map((word) => {
      const ways = waysOf(reader, word, word === typed.at(-1));
      return { stemmed: stem(word), ways: others.has(word) ? mistyped(ways, others.get(word)) : ways, part: false };
    });
    addSeparable(reader, units, asked);
    addJoined(reader, units, typed, guesses);
    addSynonyms(reader, units, new Set(asked.map(stem)));
    const found = units.filter(({ ways }) => ways.length);
    const corrected = withoutStopwords(reader, asked).filter((word) => others.has(word) && units.some(({ stemmed, part }) => stemmed === stem(word) && !part));
    return { units: found.map(({ ways, part }) => (part ? weighed(ways, WEIGHTS.half) : ways)), said: asked.join(" "), corrected };
  }

  function weighed(ways, weight) {
    return ways.map((way) => ({ ...way, weight: way.weight * weight }));
  }

  /* A guess may be wrong, so it counts for less, and so do the other words that were as near. */
  function mistyped(ways, others) {
    return weighed([...ways, ...others.map((other) => ({ stems: [stem(other)], weight: 1 }))], WEIGHTS.typo);
  }

  /* What may be meant by a word that neither the guide nor a synonym has; the likeliest first. */
  function guessesFor(reader, word, last) {
    const { vocabulary, everyday, feelings, ignored, isKnown } = reader;
    if (ignored.has(word) || isKnown(word) || everyday.has(stem(word)) || feelings.has(stem(word))) return [];
    const readable = split(word, isKnown) || (last && begunBy(vocabulary, word).length) || compoundsOf(vocabulary, stem(word)).length;
    const most = word.length < LONG_WORD ? 1 : 2;
    if (!readable) return nearest(reader, word, most);
    return word.length < LONG_WORD ? [] : nearest(reader, word, 1);
  }

  /* A unit of its own for more words; each of them then says only a part. */
  function addWhole(units, parts, ways) {
    for (const unit of units) if (parts.includes(unit.stemmed)) unit.part = true;
    units.push({ stemmed: "", ways, part: false });
  }

  /* Neighbours that are one word in the guide: 'bedrijfs arts', 're integratie gesprek'. */
  function addJoined(reader, units, typed, guesses) {
    for (let from = 0; from < typed.length; from += 1) {
      for (let to = Math.min(typed.length, from + LONGEST_JOIN); to > from + 1; to -= 1) {
        const parts = typed.slice(from, to);
        const whole = [parts.join(""), parts.join("s")].find(reader.isKnown) ?? mistypedWhole(reader, parts);
        if (whole) {
          addWhole(units, parts.map((part) => stem(guesses.get(part)?.[0] ?? part)), [{ stems: [stem(whole)], weight: WEIGHTS.joined }]);
          break;
        }
      }
    }
  }

  function mistypedWhole(reader, parts) {
    return parts.every(reader.isKnown) ? undefined : nearest(reader, parts.join(""), 1)[0];
  }

  /* A verb of which a part stands further on: 'bereid ik me voor'. */
  function addSeparable({ vocabulary }, units, asked) {
    for (const { verb, whole } of separable(asked)) {
      const stems = [stem(whole), ...related(stem(whole))].filter((stemmed) => vocabulary.has(stemmed));
      const unit = units.find(({ stemmed }) => stemmed === stem(verb));
      if (unit && stems.length) unit.ways.push({ stems: stems.slice(0, 1), weight: WEIGHTS.joined });
    }
  }

  function waysOf({ vocabulary, ignored, isKnown }, word, last) {
    const stemmed = stem(word);
    const exact = vocabulary.has(stemmed);
    const ways = exact ? [{ stems: [stemmed], weight: WEIGHTS.exact }] : [];
    const add = (stems, weight) => ways.push(...stems.map((other) => ({ stems: [other], weight })));
    add(related(stemmed).filter((other) => vocabulary.has(other)), WEIGHTS.related);
    const parts = split(word, isKnown)?.filter((part) => !ignored.has(part)) ?? [];
    if (parts.length) ways.push({ stems: parts.map(stem), weight: exact ? WEIGHTS.compound : WEIGHTS.parts });
    if (!exact) add(endOf(word, isKnown).map(stem), WEIGHTS.compound);
    if (last) add(begunBy(vocabulary, word), WEIGHTS.begun);
    add(compoundsOf(vocabulary, stemmed), WEIGHTS.compound);
    return ways;
  }

  /* The longest known word that a compound ends with; that is what it is a kind of. */
  function endOf(word, isKnown) {
    for (let from = 1; from <= word.length - SHORTEST_END; from += 1) if (isKnown(word.slice(from))) return [word.slice(from)];
    return [];
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

  /* The known words that look most like a mistyped one, the commonest first. */
  function nearest({ forms }, word, most) {
    if (word.length < SHORTEST_TYPO) return [];
    const heard = sound(word);
    let least = most;
    let found = [];
    for (const form of forms.keys()) {
      const far = sound(form) === heard ? 1 : distance(word, form, least);
      if (far < least) {
        least = far;
        found = [];
      }
      if (far === least) found.push(form);
    }
    return found.sort((one, other) => forms.get(other) - forms.get(one));
  }

  /* A synonym of one word is another way to say that word. One of more words counts when all are there. */
  function addSynonyms(reader, units, asked) {
    for (const { typed, terms } of reader.synonyms) {
      if (!typed.every((part) => asked.has(part))) continue;
      const ways = terms.map((stems) => ({ stems, weight: WEIGHTS.synonym }));
      const same = typed.length === 1 && units.find(({ stemmed }) => stemmed === typed[0]);
      if (same) same.ways.push(...ways);
      else addWhole(units, typed, ways);
    }
  }

  /* For a question without an answer: the same with each unknown word replaced by the nearest that the guide has. */
  function suggest(reader, query) {
    const readable = withoutStopwords(reader, words(query)).filter((word) => !reader.feelings.has(stem(word)));
    const known = readable.map((word) => (reader.isKnown(word) ? word : nearest(reader, word, FARTHEST)[0])).filter(Boolean);
    return known.join(" ");
  }

  globalThis.SearchQuery = { create };
})();
