/* The versions of the plan: what was signed stays as it is, a new one begins from a copy, and earlier ones can be read again. */
"use strict";
(() => {
  const { element } = globalThis.Elements;
  const { inWords, today } = globalThis.Format;
  const { MOST_VERSIONS, blankPlan, isBlank, write } = globalThis.PlanState;
  const { fill } = globalThis.Sentence;
  // What both say about one version only, by name, and what kind of value it is.
  const OF_A_VERSION = { "took-part": "choices", agrees: "choices", made: "days", signed: "days", needed: "texts" };

  /** Whether two plans differ in more than the day on which they were signed; the order of names and choices is no difference. */
  function isChanged(before, after) {
    const sorted = (values) => Object.entries(values).sort();
    const content = ({ texts, days, numbers, choices, lists, deeds, steps }) =>
      JSON.stringify([...[texts, { ...days, signed: "" }, numbers, choices].map(sorted), sorted(lists).map(([name, ids]) => [name, [...ids].sort()]), deeds, steps]);
    return content(before) !== content(after);
  }

  const newMark = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, "0");

  class PlanVersions {
    /** @param root the plan's element; @param saved see OwnFile */
    constructor(root, { words, form, paper, saved }) {
      Object.assign(this, { root, words, form, paper, saved });
      this.copied = root.querySelector("[data-copied]");
      this.status = root.querySelector("[data-version-status]");
    }

    get number() {
      return this.state.earlier.length + 1;
    }

    /** Go on with what was kept or opened, or with nothing (null). */
    use(state) {
      this.state = state ?? { mark: "", draft: blankPlan(), earlier: [] };
      this.state.mark ||= newMark();
      this.form.fill(this.state.draft);
      this.read(null);
    }

    /** Take what the fields hold now; of a signed version, into a copy. */
    change() {
      const { draft } = this.state;
      const plan = this.form.read(draft);
      if (draft.days.signed && isChanged(draft, plan)) this.leaveSigned(plan);
      if (!plan.days.made && !isBlank(plan)) {
        plan.days.made = today();
        this.root.querySelector('[data-day="made"]').value = plan.days.made;
      }
      this.state.draft = plan;
    }

    /** What was signed stays as it is, among the earlier versions; the change is made in a copy. */
    leaveSigned(plan) {
      const { draft } = this.state;
      if (this.isFull()) {
        this.form.fill(draft);
        Object.assign(plan, draft);
        return;
      }
      this.saved.offerUndo(write(this.state));
      this.keepAsEarlier();
      for (const [name, kind] of Object.entries(OF_A_VERSION)) if (plan[kind][name] === draft[kind][name]) this.form.clear(plan, kind, name);
      this.copied.textContent = fill(this.words.copied_signed, { old: this.number - 1, n: this.number });
      this.copied.hidden = false;
    }

    /** A copy of the draft goes among the earlier versions. */
    keepAsEarlier() {
      const { draft, earlier } = this.state;
      earlier.push({ date: draft.days.made ?? today(), plan: structuredClone(draft) });
    }

    /** Whether no version can be added; says so. */
    isFull() {
      const full = this.number > MOST_VERSIONS;
      if (full) this.saved.setStatus(fill(this.words.versions_full, { most: MOST_VERSIONS }));
      return full;
    }

    /** Begin a new version with what the last one says, and tell it; gives whether it could. */
    begin() {
      const { draft } = this.state;
      if (isBlank(draft)) {
        this.status.textContent = this.words.nothing_yet;
        return false;
      }
      if (this.isFull()) return false;
      this.keepAsEarlier();
      for (const [name, kind] of Object.entries(OF_A_VERSION)) delete draft[kind][name];
      this.form.fill(draft);
      this.status.textContent = fill(this.words.new_made, { n: this.number });
      return true;
    }

    /** Which version this is, whether it was signed, and those before it. */
    show() {
      this.root.querySelector("[data-signed]").hidden = !this.state.draft.days.signed;
      this.root.querySelector("[data-number-now]").textContent = fill(this.words.version, { n: this.number });
      const items = this.state.earlier.map(({ date }, n) => {
        const button = element("button", { type: "button", className: "remove", textContent: this.named(n, date) });
        button.addEventListener("click", () => this.read(n));
        return element("li", {}, button);
      });
      this.root.querySelector("[data-earlier]").replaceChildren(...items.reverse());
    }

    named(n, date) {
      return date ? fill(this.words.version_dated, { n: n + 1, date: inWords(date, "day") }) : fill(this.words.version, { n: n + 1 });
    }

    /** Show an earlier version to read and print; null for the newest. */
    read(n) {
      this.reading = n;
      const banner = this.root.querySelector("[data-reading]");
      banner.hidden = n === null;
      if (n !== null) {
        const { date } = this.state.earlier[n];
        banner.querySelector("[data-reading-text]").textContent = fill(this.words.reading, { n: n + 1, date: date ? inWords(date, "day") : "?" });
        banner.querySelector("[data-reading-text]").focus();
      }
      this.showPaper();
    }

    showPaper(onPaper = false) {
      const { draft, earlier } = this.state;
      this.paper.show(earlier[this.reading]?.plan ?? draft, (this.reading ?? earlier.length) + 1, onPaper);
    }
  }

  globalThis.PlanVersions = PlanVersions;
})();
