/* Finds pages for a question. Pure: takes the data of search/, gives results. */
"use strict";
(() => {
  const { Dutch, MiniSearch, SearchNeed, SearchQuery } = globalThis;
  const FIELDS = { title: 6, tags: 5, heading: 3, words: 5, description: 2, text: 1 };
  // Sources say much in few words; who asks something wants what the guide made of them, and an answer before a page about it.
  const GROUPS = { answers: 1.25, sources: 0.5, law: 0.15 };
  // The question is the title, or is a search word. One that holds a search word of more words gets its share of that.
  const EXACT_TITLE = 2.5;
  const EXACT_TAG = 2;
  // A page that answers the whole question goes before one that has much of one word. A seventh of the most is enough to count.
  const WHOLE_QUESTION = 1.5;
  const ENOUGH = 0.15;
  const LEAST = 0.1;
  const MOST_RESULTS = 24;
  // Milliseconds of work before whoever types gets a turn.
  const TURN = 10;

  /* The engine's `search(query)` gives pages, best first, each with its best sections; the stems that count as found; a
     word that was read otherwise than typed; whether words of need are in it, and then nothing is read otherwise and the page for that is no result; and without results, what may be meant. `data` has all but the texts of
     sections; `addTexts` adds them, a list for each page in the same order, with pages that come whole. Both leave time to
     listen; an answer meanwhile is one of the step before. */
  async function create(data) {
    const vocabulary = new Map();
    const names = indexOf(vocabulary, Object.keys(FIELDS).filter((field) => field !== "text"));
    const engine = { answers: data.answers, entries: [], sections: [], documents: [], indexes: [names], reader: SearchQuery.create(vocabulary, data), scores: new Map() };
    const read = () => {
      engine.reader = SearchQuery.create(vocabulary, data);
      engine.scores.clear();
    };

    async function addTexts({ texts, pages }) {
      const all = texts.flat();
      for (const [place, section] of engine.sections.entries()) section.text = all[place];
      await addPages(engine, names, pages);
      const found = indexOf(vocabulary, ["text"]);
      await inTurns(engine.documents, ({ id, section }) => found.add({ id, text: section.text }));
      engine.indexes.push(found);
      read();
    }

    await addPages(engine, names, data.pages);
    read();
    engine.helpPage = data.need.page;
    engine.inNeed = SearchNeed.create(data.need, (word) => engine.reader.isKnown(word));
    return { search: (query) => search(engine, query), addTexts };
  }

  async function addPages(engine, names, pages) {
    const whole = pages.map(unpacked);
    engine.sections.push(...whole.flatMap(({ sections }) => sections));
    const entries = phasesTogether(whole.flatMap((page) => entriesOf(page, engine.answers)));
    await inTurns(entries, (entry) => name(engine.reader, entry));
    const documents = entries.flatMap((entry, place) => documentsOf(entry, engine.entries.length + place));
    for (const part of documents) part.id = engine.documents.push(part) - 1;
    engine.entries.push(...entries);
    await inTurns(documents, (part) => names.add(part));
  }

  /* A page whose sections have names for what the index has in order. */
  function unpacked(page) {
    const sections = page.sections.map(([anchor = "", heading = "", words = "", answer = 0], place) => ({ anchor, heading, words, answer, text: page.texts?.[place] ?? "" }));
    return { ...page, sections };
  }

  /* What a question may be word for word. */
  function name(reader, entry) {
    const gist = (text) => gistOf(reader, text);
    const titles = entry.pages.map(({ title }) => title);
    const tags = entry.pages.flatMap((page) => page.tags);
    const headings = entry.pages.flatMap(({ sections }) => sections.map(({ heading }) => heading));
    entry.names = titles.map(gist);
    entry.labels = [...tags, ...headings.filter((heading) => gist(heading).includes(" "))].map(gist);
    entry.phrases = [...titles, ...tags].map(stemsOf).filter((phrase) => phrase.includes(" "));
  }

  /* Scores of apart indexes with the same documents add up to those of one index. */
  function indexOf(vocabulary, fields) {
    return new MiniSearch({
      fields,
      tokenize: Dutch.words,
      processTerm: (word) => {
        const stemmed = Dutch.stem(word);
        const forms = vocabulary.get(stemmed) ?? new Map();
        vocabulary.set(stemmed, forms.set(word, (forms.get(word) ?? 0) + 1));
        return stemmed;
      },
    });
  }

  async function inTurns(items, work) {
    let until = performance.now() + TURN;
    for (const item of items) {
      work(item);
      if (performance.now() < until) continue;
      await new Promise((next) => setTimeout(next));
      until = performance.now() + TURN;
    }
  }

  /* A page is one result; in a list of terms each term is one, and so is each question with its answer. */
  function entriesOf(page, answers) {
    const terms = page.group === "terms";
    const whole = { ...page, anchor: "", group: terms ? "explanation" : page.group || "explanation" };
    const apart = terms ? page.sections.slice(1) : page.sections.filter(({ answer }) => answer);
    const own = { path: page.path, group: terms ? "terms" : "answers", description: "" };
    return [
      { ...whole, sections: page.sections.filter((section) => !apart.includes(section)) },
      ...apart.map((section) => {
        const { anchor, heading: title } = section;
        return { ...own, anchor, title, tags: answers[`${page.path}#${anchor}`] ?? [], sections: [Object.assign(section, { anchor: "" })] };
      }),
    ];
  }

  /* The pages of a phase are one result, which leads to the page that answers best: apart they would be the first three. A phase
     has a folder in that of the phases. */
  function phasesTogether(entries) {
    const found = new Map();
    for (const [place, entry] of entries.entries()) {
      const key = entry.group === "phases" ? entry.path.split("/", 2).join("/") : place;
      if (found.has(key)) found.get(key).pages.push(entry);
      else found.set(key, { path: entry.path, group: entry.group, pages: [entry] });
    }
    return [...found.values()];
  }

  /* What is indexed: sections. The first of a page carries what is known of the whole page. */
  function documentsOf(entry, page) {
    return entry.pages.flatMap((shown) =>
      shown.sections.map((section, number) => {
        const own = { page, shown, section, heading: section.anchor ? section.heading : "", words: section.words };
        return number ? own : { ...own, title: shown.title, tags: shown.tags.join(" , "), description: shown.description };
      }),
    );
  }

  /* What the index gives for one stem: a score for each part. */
  function scoresOf(engine, stemmed) {
    let scores = engine.scores.get(stemmed);
    if (!scores) {
      const options = { tokenize: (text) => [text], processTerm: (term) => term, boost: FIELDS };
      scores = new Map();
      for (const index of engine.indexes) {
        for (const { id, score } of index.search(stemmed, options)) scores.set(id, (scores.get(id) ?? 0) + score);
      }
      engine.scores.set(stemmed, scores);
    }
    return scores;
  }

  /* The best that any way of saying gives to each part. Of a way with more stems, a page must have them all. */
  function bestOf(engine, ways) {
    const best = new Map();
    for (const { stems, weight } of ways) {
      const each = stems.map((stemmed) => scoresOf(engine, stemmed));
      const pages = each.map((scores) => new Set([...scores.keys()].map((id) => engine.documents[id].page)));
      for (const scores of each) {
        for (const id of scores.keys()) {
          if (!pages.every((found) => found.has(engine.documents[id].page))) continue;
          const score = (weight * each.reduce((sum, own) => sum + (own.get(id) ?? 0), 0)) / stems.length;
          best.set(id, Math.max(best.get(id) ?? 0, score));
        }
      }
    }
    return rarer(engine, best);
  }

  /* What stands on every page tells little, however it was said: 'werknemer', or one of its synonyms. */
  function rarer({ entries, documents }, best) {
    const pages = new Set([...best.keys()].map((id) => documents[id].page));
    const rarity = Math.log(1 + entries.length / pages.size);
    return new Map([...best].map(([id, score]) => [id, score * rarity]));
  }

  function search(engine, query) {
    const need = engine.inNeed(query);
    const { units, said, corrected } = engine.reader.read(query, !need);
    const pages = new Map();
    let wanted = 0;
    for (const ways of units) {
      const best = bestOf(engine, ways);
      const most = Math.max(0, ...best.values());
      wanted += most;
      const here = new Map();
      for (const [id, score] of best) {
        const { page } = engine.documents[id];
        if (!pages.has(page)) pages.set(page, { apart: 0, covered: 0, sections: new Map() });
        const { sections } = pages.get(page);
        sections.set(id, (sections.get(id) ?? 0) + score);
        here.set(page, Math.max(here.get(page) ?? 0, score));
      }
      for (const [page, score] of here) {
        pages.get(page).apart += score;
        pages.get(page).covered += Math.min(most, score / ENOUGH);
      }
    }
    const asked = { gist: gistOf(engine.reader, said), all: ` ${stemsOf(said)} ` };
    const results = [...pages]
      .filter(([page]) => !need || engine.entries[page].path !== engine.helpPage)
      .map(([page, found]) => resultOf(engine.documents, engine.entries[page], found, wanted, asked))
      .sort((a, b) => b.score - a.score);
    return {
      results: results.filter(({ score }) => score > LEAST * results[0].score).slice(0, MOST_RESULTS),
      found: new Set(units.flat().flatMap(({ stems }) => stems)),
      corrected,
      need,
      suggestion: results.length || need ? "" : engine.reader.suggest(query),
    };
  }

  /* Words count where they stand apart on a page, and once more where they stand together in one section. */
  function resultOf(documents, entry, { apart, covered, sections }, wanted, asked) {
    const together = Math.max(...sections.values());
    const score = (apart + together) * (covered / wanted) ** WHOLE_QUESTION * exactness(entry, asked) * (GROUPS[entry.group] ?? 1);
    const best = [...sections].sort(([, a], [, b]) => b - a).map(([id]) => documents[id]);
    const [{ shown }] = best;
    return { entry: shown, score, sections: best.filter((part) => part.shown === shown).map(({ section }) => section) };
  }

  function exactness({ names, labels, phrases }, { gist, all }) {
    if (names.includes(gist)) return EXACT_TITLE;
    if (labels.includes(gist)) return EXACT_TAG;
    const shares = phrases.filter((phrase) => all.includes(` ${phrase} `)).map((phrase) => phrase.length / (all.length - 2));
    return 1 + (EXACT_TAG - 1) * Math.max(0, ...shares);
  }

  /* What a text is about, in whatever order it says so. */
  function gistOf(reader, text) {
    return [...new Set(reader.meaningful(text))].sort().join(" ");
  }

  function stemsOf(text) {
    return Dutch.words(text).map(Dutch.stem).join(" ");
  }

  globalThis.SearchEngine = { create };
})();
