/* What the calculator says beside its table: the next step, and where someone is. */
"use strict";
(() => {
  const { isoDay } = globalThis.Days;
  const { deadlineOf } = globalThis.Deadlines;
  const { element } = globalThis.Elements;
  const { inWords } = globalThis.Format;
  const { countedDays, daysOf, nextDay, stepsOfWeek } = globalThis.Progress;
  const { fill } = globalThis.Sentence;
  const { readings } = globalThis.CalculatorTable;
  const WEEK = 7;

  const heading = (textContent) => element("h3", { textContent });
  const line = (textContent) => element("p", { textContent });

  class CalculatorResult {
    /** @param data the calculator's data; each method takes what Progress.progress found */
    constructor(data) {
      this.data = data;
      this.words = data.words;
    }

    /** The card of the next step, as elements; @param what what to do in that step */
    next(found, what) {
      const { words } = this;
      const { dates, next: step, recoveredSince, today } = found;
      if (recoveredSince !== null) {
        const limit = inWords(recoveredSince + this.data.shorter_than_weeks * WEEK);
        return [heading(fill(words.recovered_title, { date: inWords(recoveredSince) })), line(fill(words.recovered_text, { limit }))];
      }
      const label = element("p", { className: "panel-label", textContent: step ? words.now : words.none });
      if (!step) return [label];
      const own = dates.get(step.id);
      const day = nextDay(own, today);
      return [
        label,
        heading(step.title),
        element("p", {}, element("strong", { textContent: `${inWords(day)}, ${this.away(day, today)}` })),
        ...this.dayMeaning(own, day),
        line(this.nextText(own, today) || what),
        ...readings(own, words).map(({ text, day: other }) => line(fill(text, { date: inWords(other) }))),
        element("p", {}, element("a", { href: `#${step.id}`, textContent: words.to_step })),
      ];
    }

    away(day, today) {
      const { words } = this;
      const days = day - today;
      if (days === 0) return words.today;
      if (days === 1) return words.tomorrow;
      if (days === -1) return words.past_one;
      return days > 0 ? fill(words.in_days, { days }) : fill(words.past_days, { days: -days });
    }

    /** What the day on the card is, where it is not the last one: an own day of the edition, or the target. */
    dayMeaning({ intern, target, ...dates }, day) {
      const last = deadlineOf(dates);
      const text = { [target]: this.words.card_target, [intern]: this.words.card_intern }[day];
      return text && day < last ? [line(fill(text, { date: inWords(last) }))] : [];
    }

    /** What the card says when only a later day of the step is left; else "". */
    nextText({ target, limit, ...dates }, today) {
      const last = deadlineOf(dates);
      if (last < today) return fill(this.words.safe_passed, { date: inWords(last), limit: inWords(limit) });
      return target !== null && target < today ? fill(this.words.target_passed, { date: inWords(last) }) : "";
    }

    /** The card with the week of sickness, its phase and its steps, as elements. */
    where(found) {
      const { words } = this;
      const week = Math.ceil(countedDays(found) / WEEK);
      const notes = this.reasons(found).map((textContent) => element("p", { className: "reason", textContent }));
      if (week < 1) return [heading(words.not_started), line(words.warning_future), ...notes];
      const phase = this.data.phases.findLast((candidate) => candidate.week <= week);
      return [
        heading(found.today > found.end ? words.after_end : fill(words.week, { week })),
        element("p", {}, `${fill(words.phase, { number: phase.number })} `, element("a", { href: phase.url, textContent: phase.title })),
        ...this.thisWeek(found),
        ...notes,
      ];
    }

    thisWeek(found) {
      const { words } = this;
      const steps = stepsOfWeek(this.data.deadlines, found);
      if (!steps) return [];
      if (!steps.length) return [line(words.week_none)];
      const items = steps.map(({ step, day, kind }) => {
        const text = kind === "open" ? words.week_open : words[`week_${kind}`];
        return element("li", {}, element("a", { href: `#${step.id}`, textContent: step.title }), `, ${fill(text, { date: inWords(day, "short") })}`);
      });
      return [line(words.week_has), element("ul", {}, ...items)];
    }

    /** Why the dates are where they are, and what is not certain. */
    reasons({ doubts, firstDay, given, newPeriod, pauses }) {
      const { data, words } = this;
      const texts = [];
      if (isoDay(firstDay) < data.checked_from) texts.push(fill(words.too_old, { date: inWords(data.checked_from) }));
      if (newPeriod) texts.push(fill(words.new_period, { date: inWords(firstDay) }));
      if (given["uit-dienst"] < firstDay) texts.push(words.contract_before);
      for (const kind of ["recovered", "leave"]) {
        const days = daysOf(pauses, kind);
        if (days) texts.push(days === 1 ? words[`shift_one_${kind}`] : fill(words[`shift_many_${kind}`], { days }));
      }
      if (daysOf(pauses, "recovered") && !doubts.length) texts.push(words.recovered_doubt);
      for (const doubt of doubts) texts.push(fill(data.doubts[doubt], { weeks: data.shorter_than_weeks }));
      for (const { id, explanation } of data.facts) if (explanation && id in given) texts.push(explanation);
      return texts;
    }
  }

  globalThis.CalculatorResult = CalculatorResult;
})();
