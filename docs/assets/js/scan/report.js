/* The comparison as elements: subjects to talk about, agreement, differences, chart and table, what moved. */
"use strict";
(() => {
  const { helpKey } = globalThis.ScanCode;
  const { compare, helpsOf, movement } = globalThis.ScanCompare;
  const { dumbbells } = globalThis.ScanPicture;
  const { element } = globalThis.Elements;
  const { fill } = globalThis.Sentence;
  const { table } = globalThis.StackTable;

  class Report {
    /** @param data {themes: [{number, id, title, url, helps: [{id, text}]}], words} */
    constructor({ themes, words }) {
      this.words = words;
      this.themes = new Map(themes.map((theme) => [theme.number, theme]));
    }

    /** An edition may hide a theme that a code still holds. */
    title(number) {
      return this.themes.get(number)?.title ?? fill(this.words.unknown_theme, { number });
    }

    helpTexts(number, keys) {
      const helps = this.themes.get(number)?.helps ?? [];
      return keys.map((key) => helps.find(({ id }) => helpKey(id) === key)?.text ?? this.words.unknown_help);
    }

    helps(theme) {
      const chosen = helpsOf(theme);
      const groups = ["both", "employee", "manager"].filter((who) => chosen[who].length);
      return groups.flatMap((who) => [
        element("p", { className: "scan-helps-head", textContent: this.words[`helps_${who}`] }),
        element("ul", {}, ...this.helpTexts(theme.number, chosen[who]).map((text) => element("li", { textContent: text }))),
      ]);
    }

    answers({ employee, manager }) {
      return fill(this.words.answers, { employee: employee.now, manager: manager.now });
    }

    subject(theme) {
      const { url } = this.themes.get(theme.number) ?? {};
      const link = url ? [element("p", {}, element("a", { href: url, className: "next-link", textContent: fill(this.words.to_card, { title: this.title(theme.number) }) }))] : [];
      return element(
        "li",
        { className: "card scan-subject" },
        element("h4", { textContent: this.title(theme.number) }),
        element("p", { textContent: this.words[`reason_${theme.reason}`] }),
        element("p", { className: "soft", textContent: this.answers(theme) }),
        ...this.helps(theme),
        ...link,
      );
    }

    section(name, ...parts) {
      return element("section", { className: `comparison-${name}` }, element("h3", { textContent: this.words[`heading_${name}`] }), ...parts);
    }

    paragraph(name) {
      return element("p", { textContent: this.words[name] });
    }

    list(themes) {
      const item = (theme) => element("li", {}, element("strong", { textContent: this.title(theme.number) }), ` ${this.answers(theme)}`);
      return element("ul", { className: "scan-list" }, ...themes.map(item));
    }

    table(name, heads, rows) {
      return table({ className: `table-${name}`, caption: this.words[`caption_${name}`], heads, rows });
    }

    /** Where the chart stands; it is drawn when its width is known, and again when that changes. */
    chart(themes) {
      const rows = themes.map(({ number, employee, manager }) => ({ title: this.title(number), employee: employee.now, manager: manager.now }));
      const place = element("div", { className: "scan-chart" });
      new ResizeObserver(([{ contentRect }]) => {
        const width = Math.floor(contentRect.width);
        if (width > 0 && place.dataset.width !== String(width)) {
          place.dataset.width = width;
          place.replaceChildren(dumbbells(rows, width, this.words.chart));
        }
      }).observe(place);
      const ends = element("p", { className: "scan-ends" }, element("span", { textContent: this.words.low_end }), element("span", { textContent: this.words.high_end }));
      const legend = ["employee", "manager"].map((side) => element("span", { className: `legend legend-${side}`, textContent: this.words[side] }));
      return element("figure", { className: "card" }, element("figcaption", {}, ...legend), place, ends);
    }

    numbersTable(themes) {
      const given = (answer) => (answer ? String(answer) : this.words.not_given);
      const heads = ["theme", "now_employee", "now_manager", "important_employee", "important_manager"].map((name) => this.words[`column_${name}`]);
      const rows = themes.map(({ number, employee, manager }) => [this.title(number), ...[employee.now, manager.now, employee.important, manager.important].map(given)]);
      return this.table("now", heads, rows);
    }

    /** @param round {round, employee, manager}: two parts of the same round */
    comparison({ round, employee, manager }) {
      const { themes, agree, differ, subjects, unshared } = compare(employee, manager);
      if (!themes.length) return [this.paragraph("nothing_both"), ...this.unshared(unshared)];
      const proposed = subjects.length ? [element("ol", { className: "scan-subjects" }, ...subjects.map((theme) => this.subject(theme)))] : [this.paragraph("no_subject")];
      return [
        this.section("subjects", element("p", { className: "soft", textContent: fill(this.words.subjects_lead, { round: this.words[`round_${round}`] }) }), ...proposed),
        this.section("agree", agree.length ? this.list(agree) : this.paragraph("no_agree")),
        this.section("differ", ...(differ.length ? [this.paragraph("differ_lead"), this.list(differ)] : [this.paragraph("no_differ")])),
        this.section("chart", this.chart(themes), this.numbersTable(themes)),
        ...this.unshared(unshared),
      ];
    }

    /** What both chose in the proposed subjects, as the plan names it: card and choice. */
    chosenByBoth({ employee, manager }) {
      return compare(employee, manager).subjects.flatMap((theme) => {
        const { id, helps } = this.themes.get(theme.number) ?? { helps: [] };
        const { both } = helpsOf(theme);
        return helps.filter((help) => both.includes(helpKey(help.id))).map((help) => `${id}.${help.id}`);
      });
    }

    unshared(numbers) {
      if (!numbers.length) return [];
      const names = numbers.map((number) => this.title(number)).join(", ");
      return [this.section("unshared", element("p", { textContent: names }), this.paragraph("unshared_note"))];
    }

    /** @param rounds two or more of {round, employee, manager} */
    moves(rounds) {
      const found = movement(rounds);
      const shown = (answer) => (answer ? String(answer) : this.words.not_given);
      const lines = found
        .filter(({ moved }) => moved.employee || moved.manager)
        .map(({ number, moved }) => {
          const said = ["employee", "manager"].filter((side) => moved[side]).map((side) => fill(this.words[`moved_${side}`], { from: moved[side][0], to: moved[side][1] }));
          return element("li", {}, element("strong", { textContent: this.title(number) }), ` ${said.join(", ")}`);
        });
      const ordered = found[0]?.answers ?? [];
      const heads = [this.words.column_theme, ...ordered.map(({ round }) => this.words[`round_${round}`])];
      const rows = found.map(({ number, answers }) => [
        this.title(number),
        ...answers.map(({ employee, manager }) => fill(this.words.both_answers, { employee: shown(employee), manager: shown(manager) })),
      ]);
      return this.section("moves", lines.length ? element("ul", { className: "scan-list" }, ...lines) : this.paragraph("no_moves"), this.table("moves", heads, rows));
    }
  }

  globalThis.ScanReport = { Report };
})();
