/* The search dialog: what is typed goes to the engine, results come back as links under headings. */
"use strict";
(() => {
  const { searchTitles: data, SearchEngine, Dutch } = globalThis;
  // Without one of these this script did not come either: it is asked for again with them (later.js).
  if (!data || !SearchEngine) {
    document.currentScript.dispatchEvent(new Event("error"));
    return;
  }
  const dialog = document.querySelector("[data-search]");
  const root = new URL(dialog.dataset.root.replace(/\/?$/, "/"), document.baseURI);
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[data-search-status]");
  const list = dialog.querySelector("[data-search-results]");
  const { start } = status.dataset;
  // Not that of base/fill.js: an edition's own search.html need not load it, and search must not fail then.
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const BEST = 3;
  const PARTS = 3;
  const EXCERPT = 200;
  const SHORT_SENTENCE = 60;
  const BEFORE_MATCH = 40;
  // Milliseconds: long enough for one more letter; and for a listener to finish a word.
  const TYPING_DELAY = 90;
  const STATUS_DELAY = 600;

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /* A disk has no start page for a folder. */
  function address(path, anchor) {
    const file = location.protocol === "file:" ? "index.html" : "";
    return new URL(path + file + (anchor ? `#${anchor}` : ""), root).href;
  }

  function link(text, path, anchor, found) {
    const made = element("a", "", ...marked(text, found));
    made.href = address(path, anchor);
    return made;
  }

  /* The text in pieces, with each word that was found in a <mark>. */
  function marked(text, found) {
    const pieces = [];
    let end = 0;
    for (const { from, to } of matches(text, found)) {
      pieces.push(text.slice(end, from), element("mark", "", text.slice(from, to)));
      end = to;
    }
    return [...pieces, text.slice(end)];
  }

  function matches(text, found) {
    return [...text.matchAll(/[\p{L}\p{N}'’‑-]+/gu)]
      .filter(([word]) => Dutch.words(word).some((part) => found.has(Dutch.stem(part))))
      .map((match) => ({ from: match.index, to: match.index + match[0].length, stems: Dutch.words(match[0]).map(Dutch.stem).join(" ") }));
  }

  function sentences(text) {
    return text.split(/\n|(?<=[.!?])\s+(?=['‘"(]?\p{Lu})/u);
  }

  /* The sentence in which most of the question stands, with the next when it is short; of a long one, the part. */
  function excerpt(text, found) {
    const all = sentences(text);
    const asked = all.map((sentence) => new Set(matches(sentence, found).map(({ stems }) => stems)).size);
    const best = asked.indexOf(Math.max(...asked));
    const two = `${all[best]} ${all[best + 1] ?? ""}`.trim();
    return all[best].length < SHORT_SENTENCE && two.length <= EXCERPT ? two : around(all[best], found);
  }

  /* The first sentences of an answer. */
  function beginning(text) {
    let said = "";
    for (const sentence of sentences(text)) {
      if (said && said.length + sentence.length >= EXCERPT) break;
      said = `${said} ${sentence}`.trim();
    }
    return said;
  }

  /* The part of a text in which most of the question stands. */
  function around(text, found) {
    const places = matches(text, found).map(({ from }) => from);
    const near = (from) => places.filter((place) => place >= from && place < from + EXCERPT - BEFORE_MATCH).length;
    const best = places.reduce((most, place) => (near(place) > near(most) ? place : most), places[0] ?? 0);
    const from = best > BEFORE_MATCH && text.length > EXCERPT ? text.indexOf(" ", best - BEFORE_MATCH) + 1 : 0;
    const to = text.length > from + EXCERPT ? text.lastIndexOf(" ", from + EXCERPT) : text.length;
    return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  }

  /* What to quote: the section, or what the page says of itself when nothing in the section was asked for. */
  function textToQuote({ description }, { anchor, text }, found) {
    const own = matches(text, found).length;
    return description && (!own || (!anchor && matches(description, found).length >= own)) ? description : text;
  }

  function hit({ entry, sections }, found, withGroup) {
    const item = element("li", "search-hit", link(entry.title, entry.path, entry.anchor, found));
    if (withGroup) item.append(" ", element("span", "tag", data.groups[entry.group]));
    const text = entry.group === "answers" ? beginning(sections[0].text) : excerpt(textToQuote(entry, sections[0], found), found);
    if (text) item.append(element("p", "", ...marked(text, found)));
    const parts = sections.filter((section) => section.anchor).slice(0, PARTS);
    if (parts.length) {
      const links = parts.map((section) => element("li", "", link(section.heading, entry.path, section.anchor, found)));
      const names = element("ul", "search-parts", ...links);
      names.setAttribute("aria-label", fill(data.words.part, { title: entry.title }));
      item.append(names);
    }
    return item;
  }

  function group(title, results, found, best) {
    const hits = results.map((result) => hit(result, found, best));
    return [element("h2", "search-group", title), element(best ? "ol" : "ul", "search-hits", ...hits)];
  }

  /* The page and the numbers for who is in need, or finds nothing. */
  function help() {
    const { page, text, calls } = data.need;
    const own = data.pages.find(({ path }) => path === page);
    const numbers = calls.map(({ number, text: label }) => {
      const call = element("a", "", label);
      call.href = `tel:${number.replace(/[^\d+]/g, "")}`;
      return element("li", "", call);
    });
    const dial = element("ul", "search-calls", ...numbers);
    dial.setAttribute("aria-label", data.words.need_numbers);
    const lead = own ? [element("p", "search-need-page", link(own.title, own.path, "", new Set()))] : [];
    const box = element("div", "search-need", ...lead, element("p", "", text), dial);
    box.dataset.searchNeed = "";
    return box;
  }

  function show({ results, found, need }) {
    const { question, none_next: none } = data.words;
    const best = results.slice(0, BEST);
    const rest = results.slice(BEST);
    list.replaceChildren(...(need ? [help()] : []), ...(best.length ? group(data.words.best, best, found, true) : []));
    for (const [name, title] of Object.entries(data.groups)) {
      const own = rest.filter(({ entry }) => entry.group === name);
      if (own.length) list.append(...group(title, own, found, false));
    }
    const next = data.pages.find(({ path }) => path === data.next);
    const line = element("p", "search-next", `${results.length ? question : none} `, link(next.title, next.path, "", new Set()));
    line.dataset.searchNext = "";
    list.append(line);
    if (!results.length && !need) list.append(help());
  }

  /* Said once typing rests, or a listener hears half words. */
  let saying;
  function setStatus(query, { results, corrected, need, suggestion }) {
    clearTimeout(saying);
    const { one, many, none, searched_as: read, suggestion: meant } = data.words;
    const count = results.length === 0 ? fill(none, { query }) : results.length === 1 ? one : fill(many, { count: results.length });
    const parts = [need ? `${data.words.need} ` : "", count, complete ? "" : ` ${data.words.loading}`];
    if (results.length && corrected.length) parts.push(" ", fill(read, { words: corrected.join(", ") }));
    if (!results.length && suggestion) {
      const button = element("button", "", fill(meant, { word: suggestion }));
      button.type = "button";
      button.addEventListener("click", () => {
        input.value = suggestion;
        input.focus();
        ask();
      });
      parts.push(" ", button);
    }
    saying = setTimeout(() => status.replaceChildren(...parts), STATUS_DELAY);
  }

  let engine;
  let complete = false;
  function ask() {
    const query = input.value.slice(0, input.maxLength).trim();
    if (!engine) return;
    if (!query) {
      clearTimeout(saying);
      status.textContent = start;
      list.replaceChildren();
      return;
    }
    const answer = engine.search(query);
    show(answer);
    setStatus(query, answer);
  }

  let typing;
  input.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(ask, TYPING_DELAY);
  });

  /* The answer to what stands there now: results that come later would take the focus away. */
  function askAtOnce() {
    clearTimeout(typing);
    ask();
  }

  /* Arrows go through the results; Enter in the field goes to the first. */
  dialog.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, Enter: 1 };
    const inField = document.activeElement === input;
    if (!(event.key in steps) || event.isComposing || (event.key === "Enter" && !inField)) return;
    if (inField) askAtOnce();
    const places = [input, ...list.querySelectorAll("a")];
    const now = places.indexOf(document.activeElement);
    if (now < 0) return;
    event.preventDefault();
    places[Math.max(0, Math.min(places.length - 1, now + steps[event.key]))].focus();
  });

  /* The second step: what stands below the headings. Who is already among the results keeps them as they are. */
  async function addTexts() {
    list.setAttribute("aria-busy", "true");
    if (!globalThis.searchTexts) await new Promise((done) => addEventListener("search-texts", done, { once: true }));
    await engine.addTexts(globalThis.searchTexts);
    complete = true;
    dialog.querySelector("[data-search-off]").hidden = true;
    if (!list.contains(document.activeElement)) askAtOnce();
    list.removeAttribute("aria-busy");
  }

  SearchEngine.create(data).then((made) => {
    engine = made;
    ask();
    return addTexts();
  });
})();
