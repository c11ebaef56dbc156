/* The agreement about contact as lines of text, as a calendar event, and as the text that is kept. Pure. */
"use strict";
(() => {
  const { isoDay, parseDay } = globalThis.Days;
  const VERSION = 1;
  const LONGEST = 10_000;
  const LONGEST_OWN = 80;

  /** Fields that count for contact, or for no contact for a time. */
  const fieldsOf = (data, mode) => data.fields.filter(({ only }) => !only || only === (mode || "contact"));

  /** A choice as it stands in a sentence: without its capital, unless that is part of a name like HR. */
  const inSentence = (text) => (/^\p{Lu}(?!\p{Lu})/u.test(text) ? text[0].toLowerCase() + text.slice(1) : text);

  function answerOf(field, state, inWords) {
    if (field.kind === "datum") return state.days[field.id] ? inWords(state.days[field.id]) : "";
    const chosen = state.chosen[field.id] ?? [];
    return field.options
      .filter(({ id }) => chosen.includes(id))
      .map(({ id, text, own }) => (own && state.own[`${field.id}.${id}`]?.trim()) || inSentence(text))
      .join(", ");
  }

  /** What is agreed: [label, value] pairs, in order; only what was chosen. */
  function agreed(state, data, inWords) {
    return fieldsOf(data, state.mode)
      .map((field) => [field.says, answerOf(field, state, inWords)])
      .filter(([, value]) => value);
  }

  /** What always holds. */
  const always = (state, data) => [...(state.mode === "rest" ? data.rest_always : []), ...data.always];

  /** The days that go into a calendar: {id, title, day, nextDay}, in order of time. */
  function events(state, data) {
    return fieldsOf(data, state.mode)
      .filter(({ id, event }) => event && state.days[id])
      .map(({ id, event }) => ({
        id,
        title: event,
        day: state.days[id],
        nextDay: isoDay(parseDay(state.days[id]) + 1),
      }))
      .sort((one, other) => one.day.localeCompare(other.day));
  }

  const write = (state) => JSON.stringify({ contactafspraak: VERSION, ...state });

  const entries = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : []);

  /** How many choices, texts and days an agreement holds. */
  const sizeOf = ({ mode, chosen, own, days }) =>
    (mode ? 1 : 0) + entries(chosen).flatMap(([, ids]) => ids).length + entries(own).length + entries(days).length;

  /** What was kept: {state, partly}, with only what this page knows, `partly` when that is not all; {} for a text that is not ours, damaged or newer. */
  function read(text, data) {
    let found;
    try {
      found = text.length > LONGEST ? null : JSON.parse(text);
    } catch {
      return {};
    }
    if (!found || found.contactafspraak !== VERSION) return {};
    const options = new Map(data.fields.filter(({ kind }) => kind !== "datum").map(({ id, options: choices }) => [id, choices.map((choice) => choice.id)]));
    const days = new Set(data.fields.filter(({ kind }) => kind === "datum").map(({ id }) => id));
    const owns = new Set(data.fields.flatMap(({ id, options: choices }) => (choices ?? []).filter(({ own }) => own).map((choice) => `${id}.${choice.id}`)));
    const state = {
      mode: ["contact", "rest"].includes(found.mode) ? found.mode : "",
      chosen: Object.fromEntries(
        entries(found.chosen)
          .filter(([id, ids]) => options.has(id) && Array.isArray(ids))
          .map(([id, ids]) => [id, options.get(id).filter((choice) => ids.includes(choice))]),
      ),
      own: Object.fromEntries(entries(found.own).filter(([id, own]) => owns.has(id) && typeof own === "string").map(([id, own]) => [id, own.slice(0, LONGEST_OWN)])),
      days: Object.fromEntries(entries(found.days).filter(([id, day]) => days.has(id) && parseDay(day) !== null)),
    };
    return { state, partly: sizeOf(state) < sizeOf(found) };
  }

  globalThis.ContactText = { agreed, always, events, read, write };
})();
