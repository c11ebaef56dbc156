/* The picture of one calendar: sick days, recovered days, leave, steps and today on one line. Comes with the first result (calculator.js). */
"use strict";
(() => {
  const { isoDay, parseDay } = globalThis.Days;
  const { deadlineOf } = globalThis.Deadlines;
  const { shape } = globalThis.Elements;
  const { inWords } = globalThis.Format;
  const { daysOf } = globalThis.Progress;
  const { fill } = globalThis.Sentence;
  const SIDE = 14;
  const BAR = { y: 34, height: 20 };
  const THIN = 6;
  const HEIGHT = 96;
  const NARROW = 560;

  /** The first days of quarters (of half years on a narrow screen) between two days. */
  function ticks(first, last, narrow) {
    const [from, to] = [first, last].map((day) => Number(isoDay(day).slice(0, 4)));
    const months = narrow ? ["01", "07"] : ["01", "04", "07", "10"];
    const years = Array.from({ length: to - from + 1 }, (_, n) => from + n);
    return years.flatMap((year) => months.map((month) => parseDay(`${year}-${month}-01`))).filter((day) => day > first && day < last);
  }

  /** Put the picture in its figure, and show what its colours mean. @param found what Progress.progress found; @param width in CSS pixels */
  function show(figure, found, words, width) {
    figure.querySelector("[data-line]").replaceChildren(draw(found, words, width));
    for (const kind of ["recovered", "leave"]) figure.querySelector(`[data-legend="${kind}"]`).hidden = !daysOf(found.pauses, kind);
  }

  function label({ end, firstDay, pauses }, words) {
    const times = pauses.map(({ from, to, kind }) => fill(words[`line_${kind}`], { from: inWords(from), to: inWords(to) }));
    return [fill(words.line_label, { from: inWords(firstDay), to: inWords(end) }), ...times, words.line_steps].join(" ");
  }

  /** An SVG element that is one image with a text. */
  function draw(found, words, width) {
    const { dates, firstDay, end, today, pauses } = found;
    const at = (day) => SIDE + (Math.min(Math.max(day - firstDay, 0), end - firstDay) / (end - firstDay)) * (width - 2 * SIDE);
    const svg = shape("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, class: "own-line", role: "img", "aria-label": label(found, words) });
    const bar = (from, to, kind) => {
      const height = kind === "recovered" ? THIN : BAR.height;
      const y = BAR.y + (BAR.height - height) / 2;
      return shape("rect", { class: `bar-${kind}`, x: at(from), y, width: Math.max(at(to) - at(from), 2), height });
    };
    svg.append(bar(firstDay, end, "coming"));
    if (today > firstDay) svg.append(bar(firstDay, Math.min(today, end), "sick"));
    for (const { from, to, kind } of pauses.filter((pause) => pause.from < end)) {
      svg.append(bar(from, to + 1, "pause"), bar(from, to + 1, kind));
    }
    const narrow = width < NARROW;
    for (const day of ticks(firstDay, end, narrow)) {
      svg.append(shape("path", { class: "tick", d: `M${at(day)} ${BAR.y + BAR.height}v6` }));
      if (at(day) > SIDE * 2 && at(day) < width - SIDE * 2) {
        svg.append(shape("text", { x: at(day), y: BAR.y + BAR.height + 22, "text-anchor": "middle" }, inWords(day, "month")));
      }
    }
    const days = [...dates.values()].filter(({ applies }) => applies).map(deadlineOf);
    for (const day of days) {
      svg.append(shape("circle", { class: day < today ? "mark past" : "mark", cx: at(day), cy: BAR.y + BAR.height / 2, r: 6 }));
    }
    if (today >= firstDay && today <= end) {
      const anchor = at(today) < width / 3 ? "start" : at(today) > (2 * width) / 3 ? "end" : "middle";
      svg.append(shape("path", { class: "today", d: `M${at(today)} ${BAR.y - 8}v${BAR.height + 14}` }));
      svg.append(shape("text", { class: "today-label", x: at(today), y: BAR.y - 14, "text-anchor": anchor }, words.today));
    }
    return svg;
  }

  globalThis.Timeline = { show };
})();
