/* Two shared parts side by side: where you agree, where you differ, what to talk about, what moved. Pure.

   Compared is what both shared and answered for 'now'. You agree when your answers are at most one apart.
   A subject is worth more when it matters more to either of you, and when there is more to talk about: you see it
   differently, or you both see that it does not go well yet. Per theme:
     importance: the higher of the two answers, 1 when neither was given;
     room: the larger of the difference in 'now', and how far the better answer stays below GOOD;
     worth: importance × room. Zero is no subject; at most MOST_SUBJECTS are proposed, ties by the number of the card.
   The worth only orders: it is never shown. */
"use strict";
(() => {
  const GOOD = 4;
  const CLOSE = 1;
  const MOST_SUBJECTS = 3;

  const byNumber = (part) => new Map(part.themes.map((theme) => [theme.number, theme]));

  /** Why two parts cannot be laid side by side: "same_side", "other_round" or "other_pair"; else "". */
  function mismatch(one, other) {
    if (one.side === other.side) return "same_side";
    if (one.round !== other.round) return "other_round";
    return one.pair === other.pair ? "" : "other_pair";
  }

  /**
   * @returns {themes, agree, differ, subjects, unshared}: themes that both answered ({number, employee, manager, gap}) in the
   * order of the cards; those that agree and differ; subjects with `reason` "differ" or "low"; numbers that one side answered.
   */
  function compare(employee, manager) {
    const [ours, theirs] = [byNumber(employee), byNumber(manager)];
    const answered = (side, number) => Boolean(side.get(number)?.now);
    const numbers = [...new Set([...ours.keys(), ...theirs.keys()])].sort((one, other) => one - other);
    const themes = numbers
      .filter((number) => answered(ours, number) && answered(theirs, number))
      .map((number) => {
        const [one, other] = [ours.get(number), theirs.get(number)];
        return { number, employee: one, manager: other, gap: Math.abs(one.now - other.now) };
      });
    const both = new Set(themes.map(({ number }) => number));
    return {
      themes,
      agree: themes.filter(({ gap }) => gap <= CLOSE),
      differ: themes.filter(({ gap }) => gap > CLOSE),
      subjects: subjects(themes),
      unshared: numbers.filter((number) => !both.has(number)),
    };
  }

  function subjects(themes) {
    return themes
      .map((theme) => {
        const low = GOOD - Math.max(theme.employee.now, theme.manager.now);
        const importance = Math.max(theme.employee.important, theme.manager.important, 1);
        return { ...theme, reason: low > theme.gap ? "low" : "differ", worth: importance * Math.max(theme.gap, low) };
      })
      .filter(({ worth }) => worth > 0)
      .sort((one, other) => other.worth - one.worth || one.number - other.number)
      .slice(0, MOST_SUBJECTS);
  }

  /** What both chose, and what only one of them did, of the keys of one theme. */
  function helpsOf({ employee, manager }) {
    const both = employee.helps.filter((key) => manager.helps.includes(key));
    const only = (side) => side.helps.filter((key) => !both.includes(key));
    return { both, employee: only(employee), manager: only(manager) };
  }

  /**
   * Rounds side by side. @param rounds [{round, employee, manager}], any order.
   * @returns [{number, answers: [{round, employee, manager}], moved: {employee, manager}}] by card; an answer is 0 when it was
   * not shared; `moved` is [first, last] where a side's answer changed between its first and last, else null.
   */
  function movement(rounds) {
    const ordered = [...rounds].sort((one, other) => one.round - other.round);
    const numbers = [...new Set(ordered.flatMap(({ employee, manager }) => [...employee.themes, ...manager.themes].map(({ number }) => number)))];
    return numbers
      .sort((one, other) => one - other)
      .map((number) => {
        const of = (part) => part.themes.find((theme) => theme.number === number)?.now ?? 0;
        const answers = ordered.map(({ round, employee, manager }) => ({ round, employee: of(employee), manager: of(manager) }));
        return { number, answers, moved: { employee: change(answers.map(({ employee }) => employee)), manager: change(answers.map(({ manager }) => manager)) } };
      });
  }

  function change(values) {
    const given = values.filter(Boolean);
    const [first, last] = [given[0], given.at(-1)];
    return given.length > 1 && first !== last ? [first, last] : null;
  }

  globalThis.ScanCompare = { compare, helpsOf, mismatch, movement };
})();
