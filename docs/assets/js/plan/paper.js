/* The plan as a document to read, print and sign: the blank markup of the page, filled in. */
"use strict";
(() => {
  const { element } = globalThis.Elements;
  const { inWords } = globalThis.Format;
  const { fill } = globalThis.Sentence;
  const { tableRow } = globalThis.StackTable;
  const SHEET = 760;

  const dayInWords = (iso) => (iso ? inWords(iso, "day") : "");

  class PlanPaper {
    /** @param place holds the blank plan; @param looks plan → the days to look back, see PlanExport */
    constructor(place, { report, words, doers, looks }) {
      Object.assign(this, { place, report, words, doers, looks });
      this.blank = place.firstElementChild;
    }

    printBlank() {
      const { classList } = document.documentElement;
      this.place.replaceChildren(this.blank.cloneNode(true));
      this.printing = true;
      classList.add("print-blank");
      print();
      classList.remove("print-blank");
      this.printing = false;
    }

    /** @param number which version it is; @param onPaper whether it is about to be printed */
    show(plan, number, onPaper) {
      const paper = this.blank.cloneNode(true);
      paper.classList.add("filled");
      const texts = { ...plan.texts, ...this.numbers(plan), version: String(number) };
      for (const line of paper.querySelectorAll("[data-line]")) this.write(line, texts[line.dataset.line] ?? "");
      for (const line of paper.querySelectorAll("[data-day-line]")) this.write(line, dayInWords(plan.days[line.dataset.dayLine]));
      this.mark(paper, plan);
      this.fillDeeds(paper, plan);
      if (plan.choices.agrees === "ja") paper.querySelector("[data-needed-here]").remove();
      this.fillBuild(paper, plan, onPaper ? SHEET : this.place.clientWidth);
      this.fillLooks(paper, plan);
      this.place.replaceChildren(paper);
    }

    numbers({ numbers, choices }) {
      const hours = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, this.report.hours(value)]));
      return { ...hours, "cap-load": choices["cap-load"] ? this.report.level(choices["cap-load"]) : "" };
    }

    write(line, text) {
      if (text) line.replaceChildren(element("p", { textContent: text }));
    }

    /** Crosses where something was chosen; on a filled plan the other choices go, but for questions to both. */
    mark(paper, { lists, choices }) {
      const chosen = new Set([...Object.entries(lists).flatMap(([name, ids]) => ids.map((id) => `${name} ${id}`)), ...Object.entries(choices).map(([name, id]) => `${name} ${id}`)]);
      for (const box of paper.querySelectorAll("[data-mark]")) {
        const isChosen = chosen.delete(box.dataset.mark);
        box.textContent = isChosen ? "×" : "";
        if (!isChosen && !box.closest("[data-question]")) box.parentElement.remove();
      }
      const strange = [...chosen].filter((mark) => mark.startsWith("helps "));
      if (strange.length) paper.querySelector("[data-helps]").append(element("p", { textContent: fill(this.words.unknown_help, { count: strange.length }) }));
      for (const group of paper.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-mark], p");
    }

    fillDeeds(paper, { deeds }) {
      if (!deeds.length) return;
      const body = paper.querySelector("[data-deeds]");
      const heads = [...body.closest("table").querySelectorAll("thead th")].map((head) => head.textContent);
      body.replaceChildren(...deeds.map(({ who, what, by }) => tableRow(heads, [this.doers[who] ?? who, what, dayInWords(by)].map((text) => text || this.words.open))));
    }

    fillBuild(paper, plan, width) {
      if (!plan.steps.length) return;
      const build = this.report.build(plan);
      paper.querySelector("[data-steps]").replaceChildren(...this.report.rows(build).map((row) => tableRow(this.report.heads, row)));
      paper.querySelector("[data-chart]").replaceChildren(this.report.chart(build, Math.min(SHEET, width || SHEET)));
    }

    fillLooks(paper, plan) {
      const { after, first } = this.looks(plan);
      for (const { id, day } of after) this.write(paper.querySelector(`[data-look="${id}"]`), inWords(day, "day"));
      if (first.length) this.write(paper.querySelector("[data-firsts]"), first.map(({ day }) => inWords(day, "day")).join(", "));
    }
  }

  globalThis.PlanPaper = PlanPaper;
})();
