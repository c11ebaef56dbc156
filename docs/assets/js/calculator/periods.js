/* From a history of sickness, recovery and leave to the period that runs now. Pure. */
"use strict";
(() => {
  const WEEK = 7;

  /** The times without sickness: overlapping or touching recoveries and leaves taken together. */
  function stretches(recoveries, leaves) {
    const pieces = [
      ...leaves.map(({ from, to }) => ({ from, to, kind: "leave" })),
      ...recoveries.flatMap(({ recovered, sick }) => outside({ from: recovered, to: (sick ?? Infinity) - 1, kind: "recovered" }, leaves)),
    ].sort((one, other) => one.from - other.from);
    const result = [];
    for (const piece of pieces) {
      const last = result.at(-1);
      if (last && piece.from <= last.to + 1) {
        last.pieces.push(piece);
        last.to = Math.max(last.to, piece.to);
      } else {
        result.push({ from: piece.from, to: piece.to, pieces: [piece] });
      }
    }
    return result;
  }

  /** The parts of a piece that lie outside every leave. */
  function outside(piece, leaves) {
    return leaves.reduce(
      (parts, leave) =>
        parts.flatMap(({ from, to, kind }) =>
          [
            { from, to: Math.min(to, leave.from - 1), kind },
            { from: Math.max(from, leave.to + 1), to, kind },
          ].filter((part) => part.from <= part.to && (part.to < leave.from || part.from > leave.to)),
        ),
      [piece],
    );
  }

  const days = (pieces) => pieces.reduce((sum, { from, to }) => sum + to - from + 1, 0);

  /** "same", "new", or what makes it doubtful: "cause" or "gap". */
  function verdict({ pieces }, { weeks, sameCause }) {
    const all = days(pieces);
    const recovered = days(pieces.filter(({ kind }) => kind === "recovered"));
    if (recovered === 0) return sameCause === null ? "cause" : sameCause ? "same" : "new";
    if (all < weeks * WEEK) return "same";
    return recovered < weeks * WEEK ? "gap" : "new";
  }

  /**
   * What one history comes down to.
   * @param firstDay day number of the first sick day
   * @param recoveries [{recovered, sick}] in order: first recovered day, first day sick again (null while still recovered)
   * @param leaves [{from, to}] in order, both ends included, not overlapping
   * @param options {weeks: a time without sickness of so many weeks or more starts a new period,
   *   sameCause: whether sickness before and after leave has one cause; null when nobody knows}
   * @returns {current, other, doubts, openSince}: the period that runs now in the cautious reading (whatever is in
   *   doubt adds up), in the other reading (null without doubts), what is in doubt, and since when all is recovered.
   *   A period is {firstDay, pauses: [{from, to, kind: "leave" | "recovered"}], newPeriod}.
   */
  function fromHistory(firstDay, recoveries, leaves, options) {
    const doubts = new Set();
    const read = (doubtful) => {
      const period = { firstDay, pauses: [], newPeriod: false };
      for (const stretch of stretches(recoveries, leaves)) {
        const closed = stretch.pieces.filter(({ to }) => to !== Infinity);
        const outcome = closed.length === stretch.pieces.length ? verdict(stretch, options) : "same";
        if (outcome === "cause" || outcome === "gap") doubts.add(outcome);
        if (outcome === "new" || (outcome !== "same" && doubtful === "new")) {
          Object.assign(period, { firstDay: stretch.to + 1, pauses: [], newPeriod: true });
        } else {
          period.pauses.push(...closed);
        }
      }
      return period;
    };
    const current = read("same");
    return {
      current,
      other: doubts.size ? read("new") : null,
      doubts: [...doubts],
      openSince: recoveries.find(({ sick }) => sick === null)?.recovered ?? null,
    };
  }

  globalThis.Periods = { fromHistory };
})();
